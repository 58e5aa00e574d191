/* test_pdf_parts.c: the writer of PDF syntax, colours, and damaged CFF tables.
 *
 * usage: test_pdf_parts [FOLDER OF FONTS] */
#include <hb-subset.h>
#include <stdlib.h>

#include "../unit/unit.h"
#include "base/file.h"
#include "pdf/fonts_internal.h"
#include "pdf/meta.h"
#include "sample.h"

static struct arena *arena;

static bool wrote(struct buf *b, const char *what)
{
    bool same = str_eq(buf_str(b), str_of(what));
    if (!same)
        fprintf(stderr, "    '%.*s' is not '%s'\n", STRF(buf_str(b)), what);
    b->n = 0;
    return same;
}

static void check_numbers(void)
{
    static const struct {
        int64_t v;
        int decimals;
        const char *text;
    } cases[] = {
        {0, 0, "0"},       {0, 2, "0"},      {5, 2, ".05"},     {-5, 2, "-.05"},
        {50, 2, ".5"},     {1250, 2, "12.5"}, {-1200, 2, "-12"}, {84189, 2, "841.89"},
        {100, 0, "100"},   {1000000, 6, "1"}, {19531, 6, ".019531"},
        {INT64_MIN, 0, "-9223372036854775808"},
    };
    struct buf b = {.a = arena};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        write_fixed(&b, cases[i].v, cases[i].decimals);
        CHECK(wrote(&b, cases[i].text));
    }
    write_int(&b, INT64_MIN);
    CHECK(wrote(&b, "-9223372036854775808"));
    for (unsigned v = 0; v < 256; v++) {
        write_channel(&b, v);
        buf_char(&b, '\0');
        double back = atof(b.p) * 255;
        CHECK_EQ((int)(back + .5), v);
        CHECK(b.n <= 5);
        b.n = 0;
    }
}

static void check_strings(void)
{
    struct buf b = {.a = arena};
    write_text(&b, STR("a (b) \\"));
    CHECK(wrote(&b, "(a \\(b\\) \\\\)"));
    write_text(&b, STR(""));
    CHECK(wrote(&b, "()"));
    write_text(&b, STR("\xE2\x80\x93")); /* an en dash: U+2013 */
    CHECK(wrote(&b, "(\xFE\xFF \x13)"));
    write_text(&b, STR("\xE0\xB4\xA8")); /* U+0D28: both bytes need an escape */
    CHECK(wrote(&b, "(\xFE\xFF\\r\\()"));
    write_utf16_hex(&b, STR("a\xF0\x9D\x92\x9E"));
    CHECK(wrote(&b, "0061D835DC9E"));
    write_name(&b, STR("A B/C#\xC3\xA9"));
    CHECK(wrote(&b, "/A#20B#2FC#23#C3#A9"));
    CHECK_EQ(hundredths(PT / 2), 50);
    CHECK_EQ(hundredths(-PT / 2), -50);
    CHECK_EQ(hundredths(595276 * PT / 1000), 59528);
}

static void check_profile(void)
{
    struct str icc = icc_srgb(arena);
    const unsigned char *p = (const unsigned char *)icc.p;
    CHECK_EQ((uint32_t)p[0] << 24 | p[1] << 16 | p[2] << 8 | p[3], icc.n);
    CHECK(str_eq(str_sub(icc, 36, 40), STR("acsp")));
    CHECK_EQ(p[131], 10);
    for (int i = 0; i < 10; i++) { /* every tag lies within, on a multiple of 4 */
        const unsigned char *tag = p + 132 + 12 * i;
        uint32_t at = (uint32_t)tag[6] << 8 | tag[7], size = (uint32_t)tag[10] << 8 | tag[11];
        CHECK(at % 4 == 0 && at >= 252 && at + size <= icc.n);
    }
}

/* A bare CFF table of a few glyphs, as hb-subset makes it. */
static struct str subset_of(const struct face *face)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    for (unsigned g = 1; g < 12; g++)
        hb_set_add(hb_subset_input_glyph_set(input), g);
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_DESUBROUTINIZE);
    hb_face_t *made = hb_subset_or_fail(face->hb, input);
    hb_blob_t *blob = hb_face_reference_table(made, HB_TAG('C', 'F', 'F', ' '));
    unsigned n;
    const char *bytes = hb_blob_get_data(blob, &n);
    struct str copy = str_copy(arena, (struct str){bytes, n});
    hb_blob_destroy(blob);
    hb_face_destroy(made);
    hb_subset_input_destroy(input);
    return copy;
}

/* A table that is cut off is refused, wherever it ends. */
static void check_cut(struct str table, const uint8_t *code, const uint32_t *order, size_t n)
{
    for (size_t end = 0; end < table.n; end++) {
        struct str cut = {memcpy(malloc(end + 1), table.p, end), end};
        CHECK(!cff_rebuild(arena, cut, code, order, n).n);
        free((char *)cut.p);
    }
}

static void check_cff(const struct face *face)
{
    enum { N = 12 };
    uint8_t code[N];
    uint32_t order[N], again[N];
    bool broken = false;
    struct str cff = subset_of(face);
    for (uint32_t i = 0; i < N; i++) {
        code[i] = (uint8_t)(20 * i);
        order[i] = i ? N - i : 0;
        again[i] = i;
    }
    struct str made = cff_rebuild(arena, cff, code, order, N);
    CHECK(made.n > 0);
    CHECK(!cff_cids(arena, cff, N, &broken) && !broken);
    CHECK(!cff_cids(arena, made, N, &broken) && !broken);
    CHECK(str_eq(cff_rebuild(arena, made, code, again, N), made));
    struct str fewer = cff_rebuild(arena, made, code, again, N - 1);
    CHECK(fewer.n && fewer.n < made.n);
    order[5] = order[7]; /* one glyph twice, under two names */
    struct str twice = cff_rebuild(arena, cff, code, order, N);
    CHECK(twice.n && str_find_str(twice, STR("copy1")) < twice.n);
    CHECK(str_eq(cff_rebuild(arena, twice, code, again, N), twice));
    struct str bare = cff_rebuild(arena, cff, NULL, order, N);
    CHECK(bare.n && bare.n < twice.n);
    code[3] = code[2];
    CHECK(!cff_rebuild(arena, made, code, order, N).n); /* codes that don't rise */
    code[3] = 60;
    order[3] = N;
    CHECK(!cff_rebuild(arena, made, code, order, N).n); /* no such glyph */
    order[3] = 0;
    order[0] = 3;
    CHECK(!cff_rebuild(arena, made, code, order, N).n); /* the first is .notdef */
    check_cut(made, code, again, N);
    uint64_t seed = 1;
    struct arena *outer = arena;
    long refused = 0;
    for (int round = 0; round < 20000; round++) { /* nothing to see but the sanitizers */
        arena = arena_new();
        struct str bad = str_copy(arena, round % 2 ? cff : made);
        char *p = (char *)bad.p;
        for (int k = 0; k < 1 + round % 3; k++)
            p[unit_random_in(&seed, 0, round % 4 < 2 ? 127 : (int64_t)bad.n - 1)] =
                (char)unit_random(&seed);
        if (round % 5 == 0)
            bad.n = (size_t)unit_random_in(&seed, 0, (int64_t)bad.n);
        bad = (struct str){memcpy(malloc(bad.n + 1), bad.p, bad.n), bad.n};
        refused += !cff_rebuild(arena, bad, code, again, N).n;
        cff_cids(arena, bad, N, &broken);
        free((char *)bad.p);
        arena_free(arena);
    }
    arena = outer;
    CHECK(refused > 1000 && refused < 20000);
}

/* Two glyphs show the same letter: the one that the font has for it gets the letter as its code. */
static void check_codes(const struct face *face)
{
    struct fonts_used all = {0};
    struct pdf p = {.arena = arena, .fonts = &all};
    struct pdf_font f = {.face = face};
    struct glyph_use uses[] = {{.text = STR("a"), .own = 1}, {.text = STR("a"), .own = 1}};
    uses[0].glyph = face_glyph(face, 'b'); /* stands in for another form of "a" */
    uses[1].glyph = face_glyph(face, 'a');
    for (int i = 0; i < 2; i++)
        *vec_push(arena, &f.uses) = &uses[i];
    CHECK(codes_choose(&p, &f));
    CHECK_EQ(uses[1].code, 'a');
    CHECK(uses[0].code && uses[0].code != 'a');
}

int main(int argc, char **argv)
{
    struct sample s = {.arena = arena_new()};
    arena = s.arena;
    check_numbers();
    check_strings();
    check_profile();
    struct face *face = sample_face(&s, file_join(s.arena, str_of(argc > 1 ? argv[1] : "fonts"),
                                                  STR("latin-modern/lmroman10-regular.otf")));
    if (CHECK(face != NULL)) {
        check_cff(face);
        check_codes(face);
    }
    sample_free(&s);
    return unit_result();
}
