/* test_dress.c: changes to text when its character styles get types: case, joined spans, icons.
 *
 *     test_dress FOLDER     the folder that holds fonts/ */
#include "disk.h"
#include "lines/dress.h"
#include "sink.h"
#include "unit.h"

static struct sink sink;
static struct lines lines;
static struct charstyles styles;
static struct style style;
static struct fontstyle text, upper, same;
static const struct locale locale;

static void role_set(struct fontstyle *r, const char *name, int letter_case)
{
    *r = (struct fontstyle){.name = str_of(name), .weight = -1, .letter_case = letter_case};
    r->italic = r->align = r->hyphenate = r->underline = FLAG_UNSET;
    r->figures = r->tabular = r->small_caps = FLAG_UNSET;
    *vec_push(sink.arena, &style.fonts) = r;
}

static void put(struct rich *r, const struct fontstyle *role, const char *s)
{
    const struct charstyle *root = charstyle_root(&styles, &style);
    struct pen pen = {.a = sink.arena, .locale = &locale,
                      .style = charstyle_font(&styles, root, role)};
    rich_text(r, &pen, str_of(s));
}

/* The text stays as it was typed, whatever its case; a mark belongs to the letter before it. */
static void test_text(void)
{
    struct rich r = {0};
    put(&r, &upper, "Straße ");
    put(&r, &text, "a");
    put(&r, &upper, "\xCC\x82z"); /* U+0302 */
    struct typed t = dress(&lines, &r);
    CHECK(str_eq(t.text, STR("Straße a\xCC\x82z")));
    CHECK_EQ(t.n, 3);
    CHECK_EQ(t.spans[1].end - t.spans[1].start, 3);
    CHECK_EQ(t.spans[2].end - t.spans[2].start, 1);
    struct rich hindi = {0};
    put(&hindi, &text, "\xE0\xA4\x95");
    put(&hindi, &upper, "\xE0\xA4\xBF\xE0\xA4\xA4"); /* a vowel sign, which is written before its letter */
    t = dress(&lines, &hindi);
    CHECK(t.n == 2 && t.spans[0].end == 6 && t.spans[1].start == 6);
    arena_reset(lines.scratch);
}

/* Neighbours of one type are one span, however many styles led to it. */
static void test_joining(void)
{
    struct rich r = {0};
    put(&r, &text, "a");
    put(&r, &same, "b");
    put(&r, &upper, "c");
    put(&r, &text, "d");
    CHECK_EQ(r.spans.n, 4);
    struct typed t = dress(&lines, &r);
    CHECK_EQ(t.n, 3);
    CHECK(str_eq(t.text, STR("abcd")));
    CHECK(t.spans[0].end == 2 && t.spans[1].start == 2 && t.spans[2].end == 4);
    arena_reset(lines.scratch);
}

/* An icon that there is none of leaves nothing behind; it is told once, if the user named it. */
static void test_icons(void)
{
    struct rich r = {0};
    struct pen pen = {.a = sink.arena, .style = charstyle_root(&styles, &style)};
    size_t before = sink.reports;
    rich_icon(&r, &pen, STR("email"), true, 0, (struct dim){PT / 2, DIM_EM});
    rich_icon(&r, &pen, STR("no-such-icon"), false, 0, (struct dim){0});
    struct typed t = dress(&lines, &r);
    CHECK(t.n == 1 && t.spans[0].icon && t.spans[0].glyph);
    CHECK_EQ(t.spans[0].gap, 5 * PT);
    CHECK_EQ(sink.reports, before);
    rich_icon(&r, &pen, STR("no-such-icon"), true, 0, (struct dim){0});
    dress(&lines, &r);
    t = dress(&lines, &r);
    CHECK_EQ(t.n, 1);
    CHECK_EQ(sink.reports, before + 1);
    arena_reset(lines.scratch);
}

/* What a text emphasises is bold where letters have no italics; what the style slants is upright there. */
static void test_emphasis(void)
{
    static const struct {
        const char *text;
        bool style, emphasis; /* what makes it italic */
        bool italic;
        int weight;
    } CASES[] = {
        {"word", false, true, true, 400},    {"word", true, false, true, 400},
        {"word", true, true, false, 400}, /* italic in italic */
        {"文字", false, true, false, 700},   {"文字", true, false, false, 400},
        {"文字", true, true, false, 700},    {"カナ word", false, true, false, 700},
        {"한글", false, true, false, 700},   {"，。", false, true, true, 400},
        {"文字", false, false, false, 400},
    };
    struct fontstyle slanted = text;
    slanted.italic = true;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct rich r = {0};
        const struct charstyle *c = charstyle_font(&styles, charstyle_root(&styles, &style), &text);
        c = CASES[i].style ? charstyle_font(&styles, c, &slanted) : c;
        c = CASES[i].emphasis ? charstyle_add(&styles, c, CHARSTYLE_EMPHASIS) : c;
        struct pen pen = {.a = sink.arena, .locale = &locale, .style = c};
        rich_text(&r, &pen, str_of(CASES[i].text));
        struct typed t = dress(&lines, &r);
        if (!CHECK(t.n == 1 && t.spans[0].type->italic == CASES[i].italic &&
                   t.spans[0].type->weight == CASES[i].weight))
            fprintf(stderr, "    %s\n", CASES[i].text);
        arena_reset(lines.scratch);
    }
}

int main(int argc, char **argv)
{
    sink_open(&sink);
    role_set(&text, "text", CASE_AS_TYPED);
    role_set(&upper, "upper", CASE_UPPER);
    role_set(&same, "same", FLAG_UNSET);
    text.family = (struct markup){STR("Latin Modern Roman"), {0}};
    text.size = (struct dim){10 * PT, DIM_PT};
    text.leading = (struct dim){12 * PT, DIM_PT};
    charstyles_open(&styles, sink.arena);
    lines.a = lines.types.a = sink.arena;
    lines.scratch = arena_new();
    lines.d = &sink.diag;
    struct arena *kept = arena_new();
    struct files files = disk_files(sink.arena, argc > 1 ? argv[1] : ".");
    lines.types.fonts = fonts_new(kept);
    if (CHECK(fonts_start(lines.types.fonts, sink.arena, &sink.diag, &files))) {
        test_text();
        test_joining();
        test_icons();
        test_emphasis();
    }
    arena_free(lines.scratch);
    arena_free(kept);
    sink_close(&sink);
    return unit_result();
}
