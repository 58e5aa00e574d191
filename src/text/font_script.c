/* font_script.c: a table of scripts. Scripts that are not here work too; then only what the text itself
 * has decides. */
#include "text/font_script.h"

#define NAMED(tag, name, language, languages, alphabet) \
    {HB_SCRIPT_##tag, name, language, languages, {alphabet, sizeof alphabet - 1}}

/* Languages and scripts: CLDR's likely subtags. The alphabets: letters that fonts with a part of the
 * script only (for formulas, for one country) are without. */
static const struct font_script scripts[] = {
    NAMED(GREEK, "Greek", "el", " el grc ", "ΆΏΐΰάέήίόύώϊϋςξψω"),
    NAMED(CYRILLIC, "Cyrillic", "ru", " ru uk bg sr mk be kk ky mn tg tt ba cv os ab ce ",
          "ЁЄІЇЉЊЋЏЖЩЪЫЭЮЯёєіїљњћџжщъыэюяґ"),
    NAMED(HAN, "Han", "zh", " zh ja ko yue lzh ", ""),
    NAMED(HIRAGANA, "Hiragana", "ja", " ja ", ""),
    NAMED(KATAKANA, "Katakana", "ja", " ja ain ", ""),
    NAMED(BOPOMOFO, "Bopomofo", "zh-TW", " zh ", ""),
    NAMED(HANGUL, "Hangul", "ko", " ko ", ""),
    NAMED(ARABIC, "Arabic", "ar", " ar fa ur ps ug sd ckb ", ""),
    NAMED(HEBREW, "Hebrew", "he", " he yi ", ""),
    NAMED(DEVANAGARI, "Devanagari", "hi", " hi mr ne sa kok mai ", ""),
    NAMED(BENGALI, "Bengali", "bn", " bn as ", ""),
    NAMED(GURMUKHI, "Gurmukhi", "pa", " pa ", ""),
    NAMED(GUJARATI, "Gujarati", "gu", " gu ", ""),
    NAMED(ORIYA, "Odia", "or", " or ", ""),
    NAMED(TAMIL, "Tamil", "ta", " ta ", ""),
    NAMED(TELUGU, "Telugu", "te", " te ", ""),
    NAMED(KANNADA, "Kannada", "kn", " kn ", ""),
    NAMED(MALAYALAM, "Malayalam", "ml", " ml ", ""),
    NAMED(SINHALA, "Sinhala", "si", " si ", ""),
    NAMED(THAI, "Thai", "th", " th ", ""),
    NAMED(LAO, "Lao", "lo", " lo ", ""),
    NAMED(KHMER, "Khmer", "km", " km ", ""),
    NAMED(MYANMAR, "Myanmar", "my", " my ", ""),
    NAMED(TIBETAN, "Tibetan", "bo", " bo dz ", ""),
    NAMED(ARMENIAN, "Armenian", "hy", " hy ", ""),
    NAMED(GEORGIAN, "Georgian", "ka", " ka ", ""),
    NAMED(ETHIOPIC, "Ethiopic", "am", " am ti ", ""),
};

/* Letters of Greek with several accents, which fewer fonts have. */
#define POLYTONIC "ἀἁἄἆἐἠἰὀὐὠᾳᾶῃῆῖῥῦῳῶὰὲὴὶὸὺὼἈἙἩἸὈὙὨ"

const struct font_script *font_script(hb_script_t script)
{
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++)
        if (scripts[i].script == script)
            return &scripts[i];
    return NULL;
}

/* "zh" of "zh-Hant-TW". */
static struct str primary(struct str lang)
{
    return str_sub(lang, 0, str_find(lang, '-'));
}

bool font_script_is_of(const struct font_script *s, struct str lang)
{
    struct str first = primary(lang), all = s ? str_of(s->languages) : (struct str){0};
    for (size_t i = 0; first.n && i + first.n + 2 <= all.n; i++)
        if (all.p[i] == ' ' && all.p[i + 1 + first.n] == ' ' &&
            str_eq_nocase(str_sub(all, i + 1, i + 1 + first.n), first))
            return true;
    return false;
}

const struct font_script *font_script_of_language(struct str lang)
{
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++)
        if (font_script_is_of(&scripts[i], lang))
            return &scripts[i];
    return NULL;
}

struct str font_script_language(const struct font_script *s, struct str lang)
{
    return !s || font_script_is_of(s, lang) ? lang : str_of(s->language);
}

bool font_script_has_case(struct str lang)
{
    const struct font_script *s = font_script_of_language(lang);
    return !s || s->script == HB_SCRIPT_GREEK || s->script == HB_SCRIPT_CYRILLIC || s->script == HB_SCRIPT_ARMENIAN;
}

bool font_script_is_tall(struct str lang)
{
    static const char *const tall[] = {"th", "lo", "km", "my", "bo", "dz"};
    for (size_t i = 0; i < sizeof tall / sizeof *tall; i++)
        if (lang.n >= 2 && (lang.p[0] | 0x20) == tall[i][0] && (lang.p[1] | 0x20) == tall[i][1] &&
            (lang.n == 2 || lang.p[2] == '-'))
            return true;
    return false;
}

bool font_script_has_italics(struct str lang)
{
    const struct font_script *s = font_script_of_language(lang);
    return font_script_has_case(lang) || s->script == HB_SCRIPT_THAI;
}

static bool has_part(struct str lang, const char *part)
{
    return str_find_str(lang, str_of(part)) < lang.n;
}

const char *font_script_key(const struct font_script *s, struct str lang)
{
    static const hb_script_t east[] = {HB_SCRIPT_HAN, HB_SCRIPT_HIRAGANA, HB_SCRIPT_KATAKANA, HB_SCRIPT_BOPOMOFO,
                                       HB_SCRIPT_HANGUL};
    bool eastern = false;
    for (size_t i = 0; i < sizeof east / sizeof *east; i++)
        eastern |= s->script == east[i];
    if (!eastern)
        return s->name;
    if (str_eq_nocase(primary(lang), STR("ja")) || str_eq_nocase(primary(lang), STR("ko")))
        return str_eq_nocase(primary(lang), STR("ja")) ? "ja" : "ko";
    return has_part(lang, "-HK") || has_part(lang, "-MO") || str_eq_nocase(primary(lang), STR("yue")) ? "zh-HK"
           : has_part(lang, "-Hant") || has_part(lang, "-TW")                                      ? "zh-Hant"
                                                                                                   : "zh-Hans";
}

struct str font_script_alphabet(const struct font_script *s, struct str lang)
{
    bool ancient = str_eq_nocase(primary(lang), STR("grc")) || str_ends(lang, STR("-polyton"));
    if (!s)
        return (struct str){0};
    return s->script == HB_SCRIPT_GREEK && ancient ? STR(POLYTONIC) : s->alphabet;
}
