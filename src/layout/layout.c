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
};

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
    struct scope scope = {.cv = cv, .page = (int)page + 1, .pages = (int)pages};
    struct block b;
    struct flow flow = {0};
    if (!has_footer(f, page, pages) || !compose_row(&r->composer, &f->row, &scope, &b))
        return;
    flow_block(&r->setter, &b, NULL, &flow);
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
    struct pagebreak_line *lines = arena_array_of(r->a, struct pagebreak_line, n + 1);
    for (size_t i = 0; i < n; i++) {
        const struct flow_line *l = &flow->lines.at[i];
        lines[i] = (struct pagebreak_line){.skip = l->skip, .top = l->top, .penalty = l->penalty};
    }
    length height = r->style->height - r->style->top - r->style->bottom;
    struct pagebreak_params params = {.first_height = height, .height = height};
    return pagebreak_run(r->a, lines, n, &params, starts);
}

static void pages_add(struct run *r, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct page *p = vec_push(r->a, &r->display->pages);
        p->width = r->style->width;
        p->height = r->style->height;
    }
}

void layout_run(struct arena *a, struct diag *d, const struct cv *cv, const struct style *style,
                const struct locale *locale, struct fonts *fonts, struct display *to)
{
    struct types types = {a, fonts, style};
    struct blocks blocks = {0};
    struct flow flow = {0};
    struct arena *scratch = arena_new();
    struct run r = {.a = a, .style = style, .display = to};
    struct str lang = locale->language.text;
    to->arena = a;
    to->lang = lang;
    r.composer.fill = (struct filler){a, d, style, &types, locale, {a, d, &types, locale}};
    r.composer.display = to;
    r.composer.blocks = &blocks;
    r.composer.x = style->left;
    r.composer.width = style->width - style->left - style->right;
    r.setter.a = a;
    r.setter.scratch = scratch;
    r.setter.d = d;
    r.setter.shaper = shaper_new(a, lang);
    r.setter.types = &types;
    r.setter.patterns = hyphen_find(lang);
    r.setter.lang = lang;
    r.setter.display = to;
    if (!r.setter.patterns)
        diag_report(d, DIAG_CODE_UNKNOWN_HYPHENATION, locale->language.pos, STRF(lang));
    compose_cv(&r.composer, cv);
    const struct type *text = type_role(&types, NULL, style_role(style, STR("text")));
    if (text && d->count[DIAG_ERROR] == 0) {
        size_t *starts;
        to->title = inline_plain(&r.composer.fill.inliner, cv->name, text);
        to->author = to->title;
        if (cv->headline.text.p)
            to->subject = inline_plain(&r.composer.fill.inliner, cv->headline, text);
        flow_blocks(&r.setter, &blocks, &flow);
        size_t pages = break_pages(&r, &flow, &starts);
        pages_add(&r, pages ? pages : 1);
        place_pages(&r, &flow, starts, pages);
        for (size_t p = 0; p < pages; p++)
            place_footer(&r, cv, p, pages);
    }
    shaper_free(r.setter.shaper);
    arena_free(scratch);
}
