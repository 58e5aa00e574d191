/* layout.c: compose, set, break, place. */
#include "layout/layout.h"

#include "layout/compose.h"
#include "layout/flow.h"
#include "layout/pagebreak.h"

struct run {
    struct arena *a;
    const struct style *style;
    struct composer composer;
    struct setter setter;
    struct display *display;
    struct flow flow;
    bool sets; /* there is a font to set with */
};

static void take_blocks(void *user, const struct blocks *blocks)
{
    struct run *r = user;
    for (size_t i = 0; r->sets && !r->composer.narrow && i < blocks->list.n; i++)
        flow_block(&r->setter, &blocks->list.at[i], &r->flow);
}

static void place(struct run *r, struct flow_line *line, size_t page, length y)
{
    struct page *p = &r->display->pages.at[page];
    for (size_t i = 0; i < line->items.n; i++) {
        struct item *item = vec_push(r->a, &p->items);
        *item = line->items.at[i];
        item->y += y;
    }
    if (line->bookmark_level) {
        struct bookmark *b = vec_push(r->a, &r->display->bookmarks);
        b->title = line->bookmark;
        b->level = line->bookmark_level;
        b->page = page;
        b->y = y - line->top;
    }
}

static bool has_footer(const struct footer *f, size_t page, size_t pages)
{
    if (!f->row.n_cells)
        return false;
    return f->on == FOOTER_ALL || (f->on == FOOTER_SEVERAL ? pages > 1 : page > 0);
}

static void place_footer(struct run *r, const struct cv *cv, size_t page, size_t pages)
{
    const struct footer *f = &r->style->footer;
    struct scope scope = {.cv = cv, .page = (int)page + 1, .pages = (int)pages, .style = r->style};
    struct block b;
    struct flow flow = {0};
    if (!has_footer(f, page, pages) || !compose_row(&r->composer, &f->row, &scope, &b))
        return;
    flow_block(&r->setter, &b, &flow);
    length y = r->style->height - f->baseline;
    for (size_t i = 0; i < flow.lines.n; i++) {
        place(r, &flow.lines.at[i], page, y);
        y += b.type->leading;
    }
}

static void place_pages(struct run *r, struct flow *flow, const size_t *starts, size_t pages)
{
    const struct style *s = r->style;
    for (size_t p = 0; p < pages; p++) {
        size_t end = p + 1 < pages ? starts[p + 1] : flow->lines.n;
        length y = s->top;
        size_t items = 4; /* and the footer's */
        for (size_t i = starts[p]; i < end; i++)
            items += flow->lines.at[i].items.n;
        r->display->pages.at[p].items.at = arena_array_of(r->a, struct item, items);
        r->display->pages.at[p].items.cap = items;
        for (size_t i = starts[p]; i < end; i++) {
            struct flow_line *line = &flow->lines.at[i];
            y += i == starts[p] ? line->top : line->skip;
            place(r, line, p, y);
        }
        length over = y - (s->height - s->bottom);
        if (over > 0) {
            struct buf text = {.a = r->a};
            length_print(&text, over, 1);
            diag_report(r->setter.d, DIAG_CODE_TOO_TALL, (struct pos){0}, p + 1,
                        str_c(r->a, buf_str(&text)));
        }
    }
}

static size_t break_pages(struct run *r, const struct flow *flow, size_t **starts)
{
    size_t n = flow->lines.n;
    struct pagebreak_line *lines = arena_array_of(r->setter.lines, struct pagebreak_line, n + 1);
    for (size_t i = 0; i < n; i++) {
        const struct flow_line *l = &flow->lines.at[i];
        lines[i] = (struct pagebreak_line){.skip = l->skip, .top = l->top, .penalty = l->penalty};
    }
    length height = r->style->height - r->style->top - r->style->bottom;
    struct pagebreak_params params = {.first_height = height, .height = height};
    return pagebreak_run(r->setter.lines, lines, n, &params, starts);
}

static void pages_add(struct run *r, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct page *p = vec_push(r->a, &r->display->pages);
        p->width = r->style->width;
        p->height = r->style->height;
    }
}

static void run_start(struct run *r, struct diag *d, const struct cv *cv,
                      const struct locale *locale, struct types *types)
{
    const struct style *style = r->style;
    struct arena *blocks = arena_new();
    struct str lang = locale->language.text;
    types->a = blocks;
    r->composer.fill =
        (struct filler){blocks, r->a, d, style, types, locale, {blocks, d, types, locale, cv}};
    r->composer.keep = r->a;
    r->composer.display = r->display;
    r->composer.done = take_blocks;
    r->composer.user = r;
    r->composer.x = style->left;
    r->composer.width = style->width - style->left - style->right;
    r->setter.a = r->a;
    r->setter.lines = arena_new();
    r->setter.scratch = arena_new();
    r->setter.d = d;
    r->setter.shaper = shaper_new(r->a, lang);
    r->setter.types = types;
    r->setter.patterns = hyphen_find(lang);
    r->setter.lang = lang;
    r->setter.display = r->display;
    if (!r->setter.patterns)
        diag_report(d, DIAG_CODE_UNKNOWN_HYPHENATION, locale->language.pos, STRF(lang));
}

static void run_end(struct run *r)
{
    shaper_free(r->setter.shaper);
    arena_free(r->setter.scratch);
    arena_free(r->setter.lines);
    arena_free(r->composer.fill.a);
}

static struct str plain(struct run *r, struct markup m, const struct type *type)
{
    return m.text.p ? str_copy(r->a, inline_plain(&r->composer.fill.inliner, m, type))
                    : (struct str){0};
}

void layout_run(struct arena *a, struct diag *d, const struct cv *cv, const struct style *style,
                const struct locale *locale, struct fonts *fonts, struct display *to)
{
    struct types types = {NULL, fonts, style};
    struct run r = {.a = a, .style = style, .display = to};
    size_t *starts;
    run_start(&r, d, cv, locale, &types);
    to->arena = a;
    to->lang = locale->language.text;
    const struct type *text = type_role(&types, NULL, style_role(style, STR("text")));
    r.sets = text != NULL;
    if (r.sets) {
        to->title = to->author = plain(&r, cv->name, text);
        to->subject = plain(&r, cv->headline, text);
    }
    compose_cv(&r.composer, cv);
    if (r.sets && d->count[DIAG_ERROR] == 0) {
        flow_price(&r.flow);
        size_t pages = break_pages(&r, &r.flow, &starts);
        pages_add(&r, pages ? pages : 1);
        place_pages(&r, &r.flow, starts, pages);
        for (size_t p = 0; p < pages; p++)
            place_footer(&r, cv, p, pages);
    }
    run_end(&r);
}
