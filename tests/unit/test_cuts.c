/* test_cuts.c: lines of a text that is kept from setting to setting are those of one that is cut anew,
 * and nothing is cut or broken twice.
 *
 *     test_cuts FOLDER     the folder that holds fonts/ */
#include "disk.h"
#include "lines/cuts.h"
#include "sink.h"
#include "unit.h"

static struct sink sink;
static struct charstyles styles;
static struct style style;
static struct fontstyle text, small;
static const struct locale locale;
static const struct content content = {.locale = &locale};
static const struct hyphens hyphens;
static const struct hyphenation hyphenation;
static struct fonts *fonts;
static struct shaper *shaper;
static struct opportunities *opportunities;

static void role_set(struct fontstyle *r, const char *name, int size, int leading)
{
    *r = (struct fontstyle){.name = str_of(name), .weight = -1, .letter_case = CASE_AS_TYPED};
    r->italic = r->underline = r->figures = r->tabular = r->small_caps = FLAG_UNSET;
    r->align = ALIGN_JUSTIFY;
    r->hyphenate = true;
    r->family = (struct markup){STR("Latin Modern Roman"), {0}};
    r->size = (struct dim){size * PT, DIM_PT};
    r->leading = (struct dim){leading * PT, DIM_PT};
    *vec_push(sink.arena, &style.fonts) = r;
}

static struct lines lines_new(struct cuts *cuts)
{
    struct lines s = {.a = sink.arena, .set = arena_new(), .scratch = arena_new(), .d = &sink.diag,
                      .shaper = shaper, .opportunities = opportunities, .patterns = hyphen_find(&hyphens, STR("en")), .hyphens = &hyphens, .hyphenation = &hyphenation, .lang = STR("en"),
                      .cuts = cuts, .content = &content};
    s.types.fonts = fonts;
    return s;
}

static void lines_free(struct lines *s)
{
    cuts_free(s->cuts);
    arena_free(s->set);
    arena_free(s->scratch);
}

/* As lines_start, without a document. */
static void begin(struct lines *s, int size)
{
    arena_reset(s->set);
    s->types = (struct types){.a = s->set, .fonts = fonts, .size = size};
    if (s->cuts)
        cuts_start(s->cuts);
}

/* Spaces of three kinds, words to divide, compounds, a link, a box, a name that stays together. */
static struct rich sample(void)
{
    static const char *const parts[] = {
        "Extraordinarily comprehensive characterisations of state-of-the-art quantization, ",
        "A. N. Other and R. Example, ", "400 Gb and 16A in Proc. EXC 2021 (Oral), ",
        "uncharacteristically long explanations; interdisciplinary collaborations throughout."};
    struct rich r = {0};
    struct pen pen = {.a = sink.arena, .locale = &locale};
    const struct charstyle *root = charstyle_root(&styles, &style);
    for (size_t i = 0; i < 4; i++) {
        pen.style = charstyle_font(&styles, root, i % 2 ? &small : &text);
        pen.wrap = i == 1 ? WRAP_NOWHERE : i == 2 ? WRAP_BETWEEN_NAMES : WRAP_ANYWHERE;
        pen.link = i == 3 ? rich_link(&r, sink.arena, STR("https://example.org")) : 0;
        rich_text(&r, &pen, str_of(parts[i]));
        if (i == 2)
            rich_icon(&r, &pen, STR("email"), true, 0, (struct dim){PT / 2, DIM_EM});
    }
    return r;
}

static bool same_run(const struct item *a, const struct item *b)
{
    bool same = a->run.face == b->run.face && a->run.size == b->run.size &&
                a->run.n == b->run.n && str_eq(a->run.text, b->run.text) &&
                a->run.advance == b->run.advance;
    for (size_t i = 0; same && i < a->run.n; i++)
        same = a->run.glyphs[i].id == b->run.glyphs[i].id &&
               a->run.glyphs[i].x == b->run.glyphs[i].x;
    return same;
}

static bool same_lines(const struct set_lines *a, const struct set_lines *b)
{
    bool same = a->n == b->n;
    for (size_t i = 0; same && i < a->n; i++) {
        same = a->at[i].width == b->at[i].width && a->at[i].items.n == b->at[i].items.n;
        for (size_t k = 0; same && k < a->at[i].items.n; k++) {
            const struct item *x = &a->at[i].items.at[k], *y = &b->at[i].items.at[k];
            same = x->kind == y->kind && x->x == y->x && x->y == y->y &&
                   (x->kind != ITEM_GLYPHS || same_run(x, y));
        }
    }
    return same;
}

/* In each size and width, and in each again, after drafts and without them. */
static void test_same(int align)
{
    static const struct {
        int size;
        length width, hang;
    } settings[] = {{1000, 200, 0}, {930, 200, 0}, {1000, 200, 0},  {1050, 180, 12}, {930, 200, 0},
                    {1000, 60, 0},  {800, 60, 10}, {1000, 2000, 0}, {1300, 320, 0},  {1000, 200, 0},
                    {1000, 18, 0}};
    struct rich r = sample();
    struct lines kept = lines_new(cuts_new(sink.arena)), anew = lines_new(NULL);
    size_t differ = 0, heights = 0;
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        begin(&kept, settings[i].size);
        begin(&anew, settings[i].size);
        struct type type = *type_of(&kept.types, r.spans.at[0].style);
        struct type other = *type_of(&anew.types, r.spans.at[0].style);
        length width = settings[i].width * PT, hang = settings[i].hang * PT;
        type.align = other.align = align;
        struct set_lines wanted = paragraph_set(&anew, &r, &other, width, hang);
        kept.draft = true;
        for (int k = 0; k < 2; k++)
            heights += paragraph_set(&kept, &r, &type, width, hang).n != wanted.n;
        kept.draft = false;
        struct set_lines got = paragraph_set(&kept, &r, &type, width, hang);
        differ += !same_lines(&got, &wanted);
        differ += paragraph_natural(&kept, &r, &type) != paragraph_natural(&anew, &r, &other);
        differ += paragraph_least(&kept, &r, &type) != paragraph_least(&anew, &r, &other);
    }
    CHECK_EQ(differ, 0);
    CHECK_EQ(heights, 0);
    lines_free(&kept);
    lines_free(&anew);
}

/* A text is cut once, and its lines are broken once for each size and width. */
static void test_once(void)
{
    struct rich r = sample();
    struct lines s = lines_new(cuts_new(sink.arena));
    const struct cut *first = NULL;
    for (int i = 0; i < 6; i++) {
        begin(&s, i % 2 ? 950 : 1000);
        const struct type *type = type_of(&s.types, r.spans.at[0].style);
        s.draft = i < 4;
        CHECK(cut_find(&s, &r, type) == first);
        CHECK(!first || !cut_broken(&s, first, type, 300 * PT, 0) == (i < 2));
        paragraph_set(&s, &r, type, 300 * PT, 0);
        first = cut_find(&s, &r, type);
        if (!CHECK(first) || !CHECK(cut_broken(&s, first, type, 300 * PT, 0)))
            break;
        CHECK(!cut_broken(&s, first, type, 300 * PT, PT));
        CHECK(!cut_broken(&s, first, type, 299 * PT, 0));
    }
    size_t n = 0;
    for (const struct broken *b = first ? first->broken : NULL; b; b = b->next)
        n++;
    CHECK_EQ(n, 2);
    lines_free(&s);
}

/* What there is to report is reported each time that lines are set. */
static void test_reports(const char *what, enum diag_code code)
{
    struct rich r = {0};
    struct pen pen = {.a = sink.arena, .locale = &locale,
                      .style = charstyle_root(&styles, &style)};
    rich_text(&r, &pen, str_of(what));
    struct lines s = lines_new(cuts_new(sink.arena));
    for (size_t i = 0; i < 3; i++) {
        size_t before = sink.reports;
        begin(&s, 1000 - 20 * (int)i);
        s.reported = (struct reported){0};
        paragraph_set(&s, &r, type_of(&s.types, r.spans.at[0].style), 30 * PT, 0);
        CHECK(sink.reports > before && sink.code == code);
    }
    lines_free(&s);
}

/* A word that had room is broken between letters when it has none any more. */
static void test_narrower(void)
{
    struct rich r = {0};
    struct pen pen = {.a = sink.arena, .locale = &locale,
                      .style = charstyle_root(&styles, &style)};
    rich_text(&r, &pen, STR("Wwwwwwwwwwwwwwwwww"));
    struct lines s = lines_new(cuts_new(sink.arena));
    begin(&s, 1000);
    const struct type *type = type_of(&s.types, r.spans.at[0].style);
    CHECK_EQ(paragraph_set(&s, &r, type, 300 * PT, 0).n, 1);
    CHECK(paragraph_set(&s, &r, type, 30 * PT, 0).n > 2);
    CHECK_EQ(paragraph_set(&s, &r, type, 300 * PT, 0).n, 1);
    lines_free(&s);
}

int main(int argc, char **argv)
{
    sink_open(&sink);
    role_set(&text, "text", 10, 12);
    role_set(&small, "small", 8, 10);
    charstyles_open(&styles, sink.arena);
    struct arena *kept = arena_new();
    struct files files = disk_files(sink.arena, argc > 1 ? argv[1] : ".");
    fonts = fonts_new(kept);
    shaper = shaper_new(kept);
    shaper_start(shaper, STR("en"));
    opportunities = opportunities_new(kept);
    if (CHECK(fonts_start(fonts, sink.arena, &sink.diag, &files))) {
        test_same(ALIGN_JUSTIFY);
        test_same(ALIGN_LEFT);
        test_same(ALIGN_CENTER);
        test_same(ALIGN_RIGHT);
        test_once();
        test_narrower();
        test_reports("a \xE0\xB6\x85 sign", DIAG_CODE_NO_GLYPH); /* Sinhala */
        test_reports("Wwwwwwwwwwwwwwwwww", DIAG_CODE_OVERFULL);
    }
    arena_free(kept);
    sink_close(&sink);
    return unit_result();
}
