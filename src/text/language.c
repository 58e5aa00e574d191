/* language.c: ranges of letters, and letters that only some languages have. */
#include "text/language.h"

#include "base/east.h"

/* As many letters are more than a name and what it does: two lines of text. */
#define LEAST 60

static const struct {
    int32_t first, last;
    enum language_script script;
} ranges[] = {
    {0x370, 0x3FF, LANGUAGE_GREEK},      {0x1F00, 0x1FFF, LANGUAGE_GREEK},    {0x400, 0x52F, LANGUAGE_CYRILLIC},
    {0x5D0, 0x5F4, LANGUAGE_HEBREW},     {0x620, 0x6EF, LANGUAGE_ARABIC},     {0x900, 0x97F, LANGUAGE_DEVANAGARI},
    {0x980, 0x9FF, LANGUAGE_BENGALI},    {0xB80, 0xBFF, LANGUAGE_TAMIL},      {0xE01, 0xE5B, LANGUAGE_THAI},
    {0x3105, 0x312F, LANGUAGE_BOPOMOFO},
};

static enum language_script script_of(int32_t code)
{
    if (east_is_han(code))
        return LANGUAGE_HAN;
    if (east_is_kana(code))
        return LANGUAGE_KANA;
    if (east_is_hangul(code))
        return LANGUAGE_HANGUL;
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (code >= ranges[i].first && code <= ranges[i].last)
            return ranges[i].script;
    return LANGUAGE_SCRIPTS;
}

/* Whether the letters of the list have this one. */
static bool among(struct str letter, const char *list)
{
    return str_find_str(str_of(list), letter) < strlen(list);
}

/* Letters of languages that are written in the same script. */
static void count_special(struct language_letters *l, enum language_script script, struct str letter)
{
    if (script == LANGUAGE_ARABIC) {
        l->persian += among(letter, "پچژگکی");
        l->other += among(letter, "ٹڈڑںےۓێۆەڕڵټډښځڅ"); /* Urdu, Kurdish, Pashto */
    } else if (script == LANGUAGE_CYRILLIC) {
        l->ukrainian += among(letter, "іїєґІЇЄҐ");
        l->russian += among(letter, "ыэёЫЭЁ");
        l->other += among(letter, "ўЎјљњћђџЈЉЊЋЂЏѓќѕқғүұөәңһҒҚҮҰӨӘҢ"); /* Belarusian, Serbian, Kazakh */
    } else if (script == LANGUAGE_HAN) {
        l->simplified += among(letter, "国学们这会为发业经与个现时无对说开关后从应实点产进种电计设术"
                                       "华东连长师编译论导");
        l->traditional += among(letter, "國學們這會為發業經與個現時無對說開關後從應實點產進種電計設術"
                                        "華東連長師編譯論導");
    }
}

static bool is_latin(char c)
{
    return ((unsigned char)c | 0x20) >= 'a' && ((unsigned char)c | 0x20) <= 'z';
}

void language_count(struct language_letters *l, struct str text)
{
    for (size_t i = 0, n; i < text.n; i += n) {
        n = 1;
        if ((unsigned char)text.p[i] < 0x80) {
            l->latin += is_latin(text.p[i]);
            continue;
        }
        enum language_script script = script_of(utf8_at(text, i, &n));
        if (script < LANGUAGE_SCRIPTS) {
            l->of[script]++;
            count_special(l, script, str_sub(text, i, i + n));
        }
    }
}

bool language_is_western(struct str text)
{
    for (size_t i = 0; (i = utf8_past_ascii(text, i)) < text.n;)
        for (size_t end = text.n - i < 8 ? text.n : i + 8; i < end; i++)
            if ((unsigned char)text.p[i] >= 0xCD && (unsigned char)text.p[i] != 0xE2)
                return false;
    return true;
}

void language_count_values(struct language_letters *l, const struct inliner *in)
{
    for (size_t i = 0; i < in->parsed.size; i++) {
        const struct inline_text *t = in->parsed.slots[i].value;
        for (size_t k = 0; t && k < t->runs.n; k++) {
            struct str text = t->runs.at[k].text;
            if (language_is_western(text))
                l->latin += text.n;
            else
                language_count(l, text);
        }
    }
}

const char *language_of_han(const struct language_letters *l)
{
    return l->of[LANGUAGE_KANA]                                              ? "ja"
           : l->of[LANGUAGE_HANGUL]                                          ? "ko"
           : l->of[LANGUAGE_BOPOMOFO] || l->traditional > l->simplified ? "zh-Hant"
                                                                             : "zh";
}

/* A text in Chinese may have a Japanese name in it. */
static struct language_found east_of(const struct language_letters *l)
{
    size_t han = l->of[LANGUAGE_HAN];
    if (l->of[LANGUAGE_HANGUL] > han)
        return (struct language_found){"ko", "Korean"};
    if (l->of[LANGUAGE_KANA] * 4 > han)
        return (struct language_found){"ja", "Japanese"};
    return (struct language_found){l->traditional > l->simplified ? "zh-Hant" : "zh", "Chinese"};
}

static struct language_found cyrillic_of(const struct language_letters *l)
{
    const char *tag = l->ukrainian > l->russian ? "uk" : l->russian ? "ru" : "bg";
    return (struct language_found){tag, "Cyrillic"};
}

struct language_found language_of(const struct language_letters *l)
{
    static const struct language_found of[] = {
        [LANGUAGE_GREEK] = {"el", "Greek"},       [LANGUAGE_HEBREW] = {"he", "Hebrew"},
        [LANGUAGE_ARABIC] = {"ar", "Arabic"},     [LANGUAGE_DEVANAGARI] = {"hi", "Devanagari"},
        [LANGUAGE_BENGALI] = {"bn", "Bengali"},   [LANGUAGE_TAMIL] = {"ta", "Tamil"},
        [LANGUAGE_THAI] = {"th", "Thai"},
    };
    size_t sums[LANGUAGE_SCRIPTS], most = 0;
    memcpy(sums, l->of, sizeof sums);
    /* A character of these is a syllable or a word. */
    sums[LANGUAGE_HAN] = 3 * (sums[LANGUAGE_HAN] + sums[LANGUAGE_KANA] + sums[LANGUAGE_HANGUL]);
    for (size_t i = 1; i <= LANGUAGE_HAN; i++)
        most = sums[i] > sums[most] ? i : most;
    bool others = l->other * 50 > sums[most]; /* one letter of fifty is of a language without a locale */
    if (sums[most] < LEAST || sums[most] <= l->latin || others)
        return (struct language_found){0};
    if (most == LANGUAGE_HAN)
        return east_of(l);
    if (most == LANGUAGE_CYRILLIC)
        return cyrillic_of(l);
    return most == LANGUAGE_ARABIC && l->persian * 50 > sums[most] ? (struct language_found){"fa", "Persian"}
                                                                   : of[most];
}
