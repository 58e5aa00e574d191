/* test_font.c: which font sets what a family lacks, from bundled fonts and from a system that is made up.
 *
 *     test_font FOLDER     the folder that holds fonts/ and tests/ */
#include "disk.h"
#include "sink.h"
#include "text/font.h"
#include "unit.h"

/* ---- a system with one font, Bars, and what it is asked */

struct asked_font {
    char family[64], text[256], language[16], script[8];
    int32_t weight, italic, look;
};

static struct {
    const char *path;
    struct asked_font last;
    int questions; /* for any family */
    char families[512]; /* those that it was asked for */
    bool none; /* it has no font at all */
} host;

static void take(char *to, size_t room, const char *from)
{
    snprintf(to, room, "%s", from ? from : "");
}

static int32_t find_font(void *user, const struct cvtex_font_wanted *wanted, struct cvtex_font_found *found)
{
    struct asked_font *a = &host.last;
    (void)user;
    host.questions += !wanted->family;
    if (wanted->family && strlen(host.families) + strlen(wanted->family) + 2 < sizeof host.families)
        strcat(strcat(host.families, wanted->family), ";");
    take(a->family, sizeof a->family, wanted->family);
    take(a->text, sizeof a->text, wanted->text);
    take(a->language, sizeof a->language, wanted->language);
    take(a->script, sizeof a->script, wanted->script);
    a->weight = wanted->weight;
    a->italic = wanted->italic;
    a->look = wanted->look;
    if (host.none || (wanted->family && strcmp(wanted->family, "Bars") != 0))
        return 0;
    *found = (struct cvtex_font_found){"Bars", host.path, 0};
    return 1;
}

/* ---- questions */

static struct fonts *fonts;
static int weight = 400;
static bool italic;

static struct fonts_choice choose(const char *family, hb_script_t script, const char *lang, const char *text)
{
    struct markup name = {str_of(family), {0}};
    struct fonts_like like = {.own = fonts_face(fonts, name, weight, italic, 10 * PT),
                              .weight = weight, .italic = italic, .size = 10 * PT};
    struct fonts_text t = {script, str_of(lang), str_of(text)};
    return fonts_for(fonts, &like, &t);
}

static bool is_family(struct fonts_choice c, const char *family)
{
    bool is = c.face && str_eq(c.face->family, str_of(family));
    if (!is)
        fprintf(stderr, "    not %s but %.*s\n", family, c.face ? (int)c.face->family.n : 4,
                c.face ? c.face->family.p : "none");
    return is;
}

/* ---- bundled fonts */

struct sample {
    hb_script_t script;
    const char *lang, *text;
};

/* All letters of languages that are set without a font of the system. */
static const struct sample samples[] = {
    {HB_SCRIPT_LATIN, "vi", "ẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸĂĐƠƯạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹăđơư"},
    {HB_SCRIPT_LATIN, "pl", "ĄĆĘŁŃÓŚŹŻąćęłńóśźż"},
    {HB_SCRIPT_LATIN, "cs", "ÁČĎÉĚÍŇÓŘŠŤÚŮÝŽáčďéěíňóřšťúůýžĽĹŔľĺŕ"},
    {HB_SCRIPT_LATIN, "tr", "ÇĞİIÖŞÜçğıiöşü"},
    {HB_SCRIPT_LATIN, "ro", "ĂÂÎȘȚăâîșț"},
    {HB_SCRIPT_LATIN, "lv", "ĀČĒĢĪĶĻŅŠŪŽāčēģīķļņšūž"},
    {HB_SCRIPT_LATIN, "lt", "ĄČĘĖĮŠŲŪŽąčęėįšųūž"},
    {HB_SCRIPT_LATIN, "cy", "ÂÊÎÔÛŴŶâêîôûŵŷẀẁẂẃẄẅỲỳ"},
    {HB_SCRIPT_LATIN, "ga", "ÁÉÍÓÚáéíóú"},
    {HB_SCRIPT_LATIN, "is", "ÁÐÉÍÓÚÝÞÆÖáðéíóúýþæö"},
    {HB_SCRIPT_LATIN, "eu", "ÑÇÜñçü"},
    {HB_SCRIPT_LATIN, "hu", "ÁÉÍÓÖŐÚÜŰáéíóöőúüű"},
    {HB_SCRIPT_CYRILLIC, "ru", "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя"},
    {HB_SCRIPT_CYRILLIC, "uk", "ҐЄІЇґєії"},
    {HB_SCRIPT_CYRILLIC, "bg", "ЍѝЪъЬьЮю"},
    {HB_SCRIPT_CYRILLIC, "sr", "ЂЈЉЊЋЏђјљњћџ"},
    {HB_SCRIPT_CYRILLIC, "mk", "ЃЅЌѓѕќЀѐ"},
    {HB_SCRIPT_CYRILLIC, "kk", "ӘҒҚҢӨҰҮҺІәғқңөұүһі"},
    {HB_SCRIPT_GREEK, "el", "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΆΈΉΊΌΎΏΪΫαβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ"},
    {HB_SCRIPT_GREEK, "grc", "ἀἁἂἃἄἅἆἇἈἉἐἑἔἕἠἡἤἥἦἧἰἱἴἵἶἷὀὁὄὅὐὑὔὕὖὗὠὡὤὥὦὧᾳᾴᾶᾷῃῄῆῇῖῗῥῦῧῳῴῶῷὰὲὴὶὸὺὼ"},
    {HB_SCRIPT_HEBREW, "he", "אבגדהוזחטיךכלםמןנסעףפץצקרשת"},
};

/* In all faces that styles use, nobody is told of a font, and all of a text is in one. */
static void test_bundled(void)
{
    static const char *const families[] = {
        "Latin Modern Roman", "Latin Modern Roman Caps", "Latin Modern Sans", "TeX Gyre Termes",
        "TeX Gyre Heros", "EB Garamond", "Source Serif 4", "Source Sans 3", "Roboto"};
    static const int weights[] = {100, 300, 400, 600, 700};
    for (size_t f = 0; f < sizeof families / sizeof *families; f++)
        for (size_t w = 0; w < 2 * (sizeof weights / sizeof *weights); w++)
            for (size_t s = 0; s < sizeof samples / sizeof *samples; s++) {
                weight = weights[w / 2];
                italic = w % 2;
                const struct sample *t = &samples[s];
                struct fonts_choice c = choose(families[f], t->script, t->lang, t->text);
                bool caps = strstr(families[f], "Caps");
                bool good = c.face && c.reason <= FONTS_COMPANION && c.small_caps == (caps && c.reason == FONTS_COMPANION) &&
                            (caps || (c.face->italic == italic && (c.face->weight > 500) == (weight > 500)));
                if (!CHECK(good))
                    fprintf(stderr, "    %s of %s, weight %d, italic %d\n", t->lang, families[f], weight, italic);
            }
    weight = 400;
    italic = false;
}

/* Which family a script goes to, and how much larger its letters are set. */
static void test_companions(void)
{
    CHECK(is_family(choose("Latin Modern Roman", HB_SCRIPT_CYRILLIC, "ru", "Москва"), "CMU Serif"));
    CHECK(is_family(choose("TeX Gyre Termes", HB_SCRIPT_GREEK, "el", "και"), "Liberation Serif"));
    CHECK(is_family(choose("TeX Gyre Heros", HB_SCRIPT_GREEK, "el", "η"), "Liberation Sans"));
    CHECK(is_family(choose("Source Serif 4", HB_SCRIPT_GREEK, "el", "Αθήνα"), "Source Serif 4"));
    CHECK(is_family(choose("Source Serif 4", HB_SCRIPT_GREEK, "grc", "και"), "Liberation Serif"));
    /* Letters of formulas stay in the text's own font, one at a time; more are a text. */
    CHECK(is_family(choose("TeX Gyre Termes", HB_SCRIPT_GREEK, "en", "α"), "TeX Gyre Termes"));
    CHECK(is_family(choose("TeX Gyre Termes", HB_SCRIPT_GREEK, "en", "αβγ"), "Liberation Serif"));
    /* A mark on a letter for which there is no character, and one that the font composes. */
    CHECK(is_family(choose("EB Garamond", HB_SCRIPT_LATIN, "en", "ḃ x\xCC\xA3"), "EB Garamond"));
    CHECK(is_family(choose("Latin Modern Roman", HB_SCRIPT_LATIN, "en", "a\xCC\x81"), "Latin Modern Roman"));
    /* Signs of all scripts that the own font has need not be in the other. */
    CHECK(is_family(choose("Latin Modern Roman", HB_SCRIPT_CYRILLIC, "ru", "«Да» – №"), "CMU Serif"));
    struct fonts_choice c = choose("Latin Modern Roman", HB_SCRIPT_CYRILLIC, "ru", "Да");
    CHECK_EQ(c.scale, 1000);
    c = choose("Roboto", HB_SCRIPT_GREEK, "grc", "ἀρχή");
    CHECK(is_family(c, "Source Sans 3"));
    CHECK_EQ(c.scale, 1087); /* 0.528 against 0.486 em */
}

static void test_small_caps(void)
{
    struct markup garamond = {STR("EB Garamond"), {0}}, roboto = {STR("Roboto"), {0}};
    struct face *face = fonts_face(fonts, garamond, 400, false, 10 * PT);
    CHECK(fonts_small_caps(fonts, face, STR("Ada Nilsson é")));
    CHECK(!fonts_small_caps(fonts, face, STR("Иван")));
    CHECK(fonts_small_caps(fonts, fonts_face(fonts, roboto, 400, false, 10 * PT), STR("Иван")));
}

/* ---- the system */

static void test_system(void)
{
    host.questions = *host.families = 0;
    struct fonts_choice c = choose("Source Sans 3", HB_SCRIPT_HAN, "zh-Hant-TW", "王小明");
    CHECK(is_family(c, "Bars") && c.reason == FONTS_SYSTEM && c.scale == 1000);
    CHECK(strcmp(host.last.language, "zh-Hant-TW") == 0 && strcmp(host.last.script, "Hani") == 0);
    CHECK(strcmp(host.last.text, "王小明") == 0 && host.last.look == CVTEX_SANS && host.last.weight == 400);
    CHECK_EQ(host.questions, 1);
    CHECK(strncmp(host.families, "Noto Sans CJK TC;", 17) == 0);
    struct face *regular = c.face;
    /* Kept for the script and language, also when it is a part of it. */
    CHECK(choose("Source Sans 3", HB_SCRIPT_HAN, "zh-Hant-TW", "小").face == regular && host.questions == 1);
    /* Another language, look or weight is another question. */
    choose("Source Sans 3", HB_SCRIPT_HAN, "ja", "小");
    CHECK(host.questions == 2 && strcmp(host.last.language, "ja") == 0);
    choose("EB Garamond", HB_SCRIPT_HAN, "ja", "小");
    CHECK(host.questions == 3 && host.last.look == CVTEX_SERIF);
    weight = 700;
    c = choose("EB Garamond", HB_SCRIPT_HAN, "ja", "小");
    CHECK(host.questions == 4 && host.last.weight == 700);
    /* The system's font is variable: bold is wider. */
    CHECK(c.face != regular && c.face->weight == 700);
    CHECK_EQ(face_advance(regular, face_glyph(regular, 0x5C0F)), 400);
    CHECK_EQ(face_advance(c.face, face_glyph(c.face, 0x5C0F)), 475);
    weight = 400;
    /* In an English text, a script has its usual language; Chinese and Japanese share theirs. */
    choose("EB Garamond", HB_SCRIPT_HIRAGANA, "en", "が");
    CHECK(strcmp(host.last.language, "ja") == 0);
    choose("EB Garamond", HB_SCRIPT_HANGUL, "en", "김");
    CHECK(strcmp(host.last.language, "ko") == 0);
    choose("EB Garamond", HB_SCRIPT_HAN, "ko", "王");
    CHECK(strcmp(host.last.language, "ko") == 0);
    choose("EB Garamond", HB_SCRIPT_HAN, "en", "王");
    CHECK(strcmp(host.last.language, "zh") == 0);
}

static void test_missing(void)
{
    host.questions = 0;
    /* The host's font lacks it: a wrong answer is no answer. It is not asked for twice. */
    CHECK(!choose("EB Garamond", HB_SCRIPT_HAN, "zh", "龘").face);
    int once = host.questions;
    CHECK(once > 0 && !choose("EB Garamond", HB_SCRIPT_HAN, "zh", "龘").face);
    CHECK(!choose("EB Garamond", HB_SCRIPT_HAN, "zh", "小龘").face && host.questions == once);
    CHECK(!choose("EB Garamond", HB_SCRIPT_HAN, "zh", "王鬱").face);
    once = host.questions; /* nor is a text that has what was refused, and more */
    CHECK(!choose("EB Garamond", HB_SCRIPT_HAN, "zh", "王鬱明").face && host.questions == once);
    CHECK(is_family(choose("EB Garamond", HB_SCRIPT_HAN, "zh", "王明"), "Bars") && host.questions == once);
    /* Families that the index prefers are asked for first; with none of them, any. */
    host.none = true;
    *host.families = 0;
    CHECK(!choose("EB Garamond", HB_SCRIPT_DEVANAGARI, "hi", "राम").face);
    CHECK(strcmp(host.families, "Noto Serif Devanagari;") == 0 && host.questions == once + 1);
    CHECK(!*host.last.family && strcmp(host.last.script, "Deva") == 0);
    host.none = false;
}

static void test_named(void)
{
    struct markup own = {STR("Source Serif 4"), {0}};
    struct markup further[] = {{STR("Source Sans 3"), {0}}, {STR("Liberation Serif"), {0}}};
    struct fonts_like like = {.own = fonts_face(fonts, own, 400, false, 10 * PT), .companions = further,
                              .n_companions = 2, .weight = 400, .size = 10 * PT};
    struct fonts_text text = {HB_SCRIPT_GREEK, STR("grc"), STR("ἀρχή")};
    struct fonts_choice c = fonts_for(fonts, &like, &text);
    CHECK(is_family(c, "Source Sans 3") && c.reason == FONTS_COMPANION);
    text = (struct fonts_text){HB_SCRIPT_HEBREW, STR("he"), STR("שלום")};
    CHECK(is_family(fonts_for(fonts, &like, &text), "Liberation Serif"));
}

/* Letters are never made much smaller or larger than the text beside them. */
static void test_scale(void)
{
    static const struct {
        const char *own, *other;
        int scale;
    } pairs[] = {{"Latin Modern Roman", "Bars", 800},          /* 0.431 and 0.7 em */
                 {"Latin Modern Roman", "Liberation Sans", 815}, /* 0.528 */
                 {"TeX Gyre Heros", "CMU Serif", 1215},        /* 0.524 and 0.431 */
                 {"TeX Gyre Heros", "EB Garamond", 1250}};     /* 0.400 */
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct markup own = {str_of(pairs[i].own), {0}}, other = {str_of(pairs[i].other), {0}};
        struct fonts_like like = {.own = fonts_face(fonts, own, 400, false, 10 * PT), .companions = &other,
                                  .n_companions = 1, .weight = 400, .size = 10 * PT};
        struct fonts_text text = {HB_SCRIPT_GREEK, STR("el"), STR("νκ")};
        struct fonts_choice c = fonts_for(fonts, &like, &text);
        CHECK(is_family(c, pairs[i].other));
        CHECK_EQ(c.scale, pairs[i].scale);
    }
}

/* All of it in one run of a program. */
static void test_run(struct sink *sink, struct files *files)
{
    if (!CHECK(fonts_start(fonts, sink->arena, &sink->diag, files)))
        return;
    test_bundled();
    test_companions();
    test_small_caps();
    test_system();
    test_missing();
    test_named();
    test_scale();
    CHECK(fonts_keep(fonts));
    CHECK_EQ(sink->reports, 0);
}

int main(int argc, char **argv)
{
    char path[1024];
    snprintf(path, sizeof path, "%s/tests/fonts/Bars.ttf", argc > 1 ? argv[1] : ".");
    host.path = path;
    struct arena *kept = arena_new();
    fonts = fonts_new(kept);
    for (int i = 0; i < 2; i++) { /* faces that are kept change no answer and no question */
        struct sink sink;
        sink_open(&sink);
        struct files files = disk_files(sink.arena, argc > 1 ? argv[1] : ".");
        files.find_font = find_font;
        test_run(&sink, &files);
        sink_close(&sink);
    }
    arena_free(kept);
    return unit_result();
}
