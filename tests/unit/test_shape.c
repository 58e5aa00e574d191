/* test_shape.c: parts of runs are what they would be if they were shaped by themselves.
 *
 *     test_shape FOLDER     the folder that holds fonts/ */
#include "base/grapheme.h"
#include "disk.h"
#include "sink.h"
#include "text/shape.h"
#include "unit.h"

static struct sink sink;
static struct shaper *by_run, *alone;

static bool same(const struct shaped *a, const struct shaped *b)
{
    bool is = str_eq(a->text, b->text) && a->n == b->n && a->advance == b->advance;
    for (size_t i = 0; is && i < a->n; i++) {
        const struct shaped_glyph *g = &a->glyphs[i], *h = &b->glyphs[i];
        is = g->id == h->id && g->cluster == h->cluster && g->advance == h->advance &&
             g->dx == h->dx && g->dy == h->dy;
    }
    return is;
}

/* Each word, and each word with the sign behind it cut off, out of the run and by itself. */
static void check_run(const struct type *type, const char *text)
{
    struct shape_run run = {.type = type, .text = str_of(text), .script = HB_SCRIPT_LATIN,
                            .number = shaper_number(by_run)};
    for (size_t from = 0, to; from < run.text.n; from = to + 1) {
        to = from + str_find(str_sub(run.text, from, run.text.n), ' ');
        for (size_t end = to; end > from && end + 2 > to; end--) {
            if (end < run.text.n && (run.text.p[end] & 0xC0) == 0x80)
                continue;
            struct str part = str_sub(run.text, from, end);
            if (!CHECK(same(shape_part(by_run, &run, from, end), shape_text(alone, type, part))))
                fprintf(stderr, "    '%.*s' of '%s' in %.*s\n", STRF(part), text,
                        STRF(type->face->family));
        }
        if (to == run.text.n)
            break;
    }
}

/* The glyphs of a text in a type of some letter case, against those of what is typed out. */
static void check_case(struct type type, int letter_case, const char *typed, const char *out)
{
    struct type plain = type;
    type.letter_case = letter_case;
    const struct shaped *a = shape_text(alone, &type, str_of(typed));
    const struct shaped *b = shape_text(alone, &plain, str_of(out));
    bool good = a->n == b->n;
    for (size_t i = 0; good && i < a->n; i++)
        good = a->glyphs[i].id == b->glyphs[i].id && a->glyphs[i].id;
    if (!CHECK(good && str_eq(a->text, str_of(typed))))
        fprintf(stderr, "    '%s' is not set as '%s'\n", typed, out);
}

static void test_case(const struct type *type)
{
    check_case(*type, CASE_AS_TYPED, "Straße é", "Straße é");
    check_case(*type, CASE_UPPER, "Straße é ñ ŷ x1", "STRASSE É Ñ Ŷ X1");
    check_case(*type, CASE_LOWER, "ÄB-C", "äb-c");
    int32_t forms[CASING_MOST];
    struct type upper = *type;
    upper.letter_case = CASE_UPPER;
    CHECK(shape_forms(&upper, 0xDF, forms) == 2 && forms[0] == 'S' && forms[1] == 'S');
    CHECK(shape_forms(type, 0xDF, forms) == 1 && forms[0] == 0xDF);
}

/* Kerning of the last letter of one text with the first of another is what both have in one text without
 * ligatures. */
static void check_kern(const struct type *type, const char *before, const char *after, const char *pair)
{
    const struct shaped *a = shape_text(alone, type, str_of(before)), *b = shape_text(alone, type, str_of(after));
    struct type apart_type = *type; /* tracking takes ligatures apart */
    apart_type.tracking = PT;
    const struct shaped *both = shape_text(alone, &apart_type, str_of(pair));
    struct str first = str_sub(both->text, 0, grapheme_end(both->text, 0));
    int64_t apart = shape_text(alone, type, first)->advance +
                    shape_text(alone, type, str_sub(both->text, first.n, both->text.n))->advance;
    int kern = shape_kern(alone, type, a, b);
    if (!CHECK(kern == both->advance - apart))
        fprintf(stderr, "    '%s' and '%s' in %.*s: %d\n", before, after, STRF(type->face->family), kern);
}

static void test_kern(const struct type *type)
{
    check_kern(type, "Kay", ", Wray", "y,");
    check_kern(type, "Mahoney", ".", "y.");
    check_kern(type, "A", "V", "AV");
    check_kern(type, "a", "b", "ab");
    check_kern(type, "of", "im", "fi");
    check_kern(type, "T", "\xC3\xA0", "T\xC3\xA0");
    check_kern(type, "f\xC3\xBC", "r", "\xC3\xBCr");
    check_kern(type, "ffi", ".", "i.");
}

/* Letters that share a capital share the small one; each is read as it was typed. */
static void check_small_capital(struct type type, const char *typed, const char *like)
{
    type.small_caps = SMALL_CAPS_YES;
    const struct shaped *a = shape_text(alone, &type, str_of(typed)), *b = shape_text(alone, &type, str_of(like));
    bool good = a->n == b->n && a->n;
    for (size_t i = 0; good && i < a->n; i++)
        good = a->glyphs[i].id == b->glyphs[i].id && a->glyphs[i].id;
    if (!CHECK(good && str_eq(a->text, str_of(typed)) &&
               str_eq(shape_shown(sink.arena, &type, str_of(typed)), str_of(like))))
        fprintf(stderr, "    '%s' is not set as '%s' in small capitals\n", typed, like);
}

static void test_greek(struct fonts *fonts)
{
    struct markup family = {STR("CMU Serif"), {0}};
    struct type type = {.size = 10 * PT, .tabular = FLAG_UNSET, .face = fonts_face(fonts, family, 400, false, 10 * PT)};
    check_small_capital(type, "Γλώσσες", "Γλωσσεσ");
    check_small_capital(type, "Congreſs", "Congress");
    check_small_capital(type, "Straße ıĸŉ é", "Straße iĸŉ é");
    check_small_capital(type, "Привет", "Привет");
    const struct shaped *pair = shape_text(alone, &type, STR("στ")); /* the font would part them by 61 */
    CHECK_EQ(pair->advance, shape_text(alone, &type, STR("σ"))->advance + shape_text(alone, &type, STR("τ"))->advance);
    CHECK(shape_text(alone, &type, STR("ΑΥ"))->advance < /* other kerning stays */
          shape_text(alone, &type, STR("Α"))->advance + shape_text(alone, &type, STR("Υ"))->advance);
    struct type all = type;
    all.small_caps = SMALL_CAPS_ALL;
    CHECK(str_eq(shape_shown(sink.arena, &all, STR("ΣΑΣ Άσος")), STR("σασ ασοσ")));
}

int main(int argc, char **argv)
{
    /* Source Serif 4 and Roboto kern letters with spaces; Latin Modern makes ligatures. */
    static const char *const families[] = {"Latin Modern Roman", "Source Serif 4", "Roboto",
                                           "EB Garamond"};
    static const char *const texts[] = {
        "A. Able, T. Vault, and Y. Wave: Typed Text",
        "Vita AV To, Ty. \"W\" -- f fi ffi Tf LT 1 7 11.",
        "Ärzte für Öl Å é Ř ů ß",
        "one",
        "fi fi fi",
        "a\xCC\x81 o\xCC\x88 x",
        "\xE5\xA7\x9A and \xCE\xB1\xCE\xB2 beside Latin",
    };
    sink_open(&sink);
    struct arena *kept = arena_new(), *one = arena_new(), *two = arena_new();
    struct files files = disk_files(sink.arena, argc > 1 ? argv[1] : ".");
    struct fonts *fonts = fonts_new(kept);
    bool good = CHECK(fonts_start(fonts, sink.arena, &sink.diag, &files));
    by_run = shaper_new(one);
    alone = shaper_new(two);
    shaper_start(by_run, STR("en"));
    shaper_start(alone, STR("en"));
    for (size_t f = 0; good && f < sizeof families / sizeof *families; f++) {
        struct type type = {.size = 10 * PT, .tabular = FLAG_UNSET};
        struct markup family = {str_of(families[f]), {0}};
        type.face = fonts_face(fonts, family, 400, false, type.size);
        test_case(&type);
        test_kern(&type);
        for (size_t t = 0; t < sizeof texts / sizeof *texts; t++) {
            check_run(&type, texts[t]);
            type.tracking = PT; /* without ligatures */
            check_run(&type, texts[t]);
            type.tracking = 0;
        }
    }
    if (good)
        test_greek(fonts);
    arena_free(one);
    arena_free(two);
    arena_free(kept);
    sink_close(&sink);
    return unit_result();
}
