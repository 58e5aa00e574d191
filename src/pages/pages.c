/* pages.c: where the columns break into pages. */
#include "pages/pages.h"

/* The space between entries that fitting leaves, as a part of the leading, and of the grid's step: that
 * is more than what lines may stand too high to meet the grid (PAGEBREAK_SLACK). */
enum { KEPT_OF_LEADING = 6, KEPT_OF_GRID = 2 };

static length space_kept(const struct line *l, length space, length grid)
{
    length least = length_max(l->leading / KEPT_OF_LEADING, grid / KEPT_OF_GRID);
    return l->parts ? length_min(space, least) : 0;
}

/* On a grid all space changes by whole steps, as that above text does: titles side by side stay so. */
static length whole_steps(length change, length grid)
{
    if (!grid)
        return change;
    length up = change - grid / PAGEBREAK_SLACK;
    return (up > 0 ? (up + grid - 1) / grid : up / grid) * grid;
}

length pages_skip(const struct line *l, const struct fit_setting *fit, length grid)
{
    length space = length_max(l->skip - l->leading - l->solid, 0);
    if (fit->spacing == 1000 && fit->leading == 1000)
        return l->skip;
    length scaled = length_max(length_scale(space, fit->spacing, 1000), space_kept(l, space, grid));
    scaled = space + whole_steps(scaled - space, grid);
    return length_scale(l->skip - space + scaled, fit->leading, 1000);
}

/* Where the header that stands over both columns ends; 0: there is none. */
static length header_end(const struct pages *p, const struct fit_setting *fit, enum area area)
{
    const struct flow *h = &p->flows[AREA_HEADER], *f = &p->flows[area];
    length y = 0;
    if (!h->lines.n)
        return 0;
    for (size_t i = 0; i < h->lines.n; i++)
        y = i ? y + pages_skip(&h->lines.at[i], fit, p->style->grid) : h->lines.at[0].top;
    y += h->below;
    return y + (h->after >= 0 ? h->after : f->lines.n ? pages_skip(&f->lines.at[0], fit, p->style->grid) : 0);
}

/* How far a title stands below the line above it, at least: so far that it stays nearer to what it heads, one and a
 * half times as far as the next line or, if the style has less, as many times as there. */
static length above_title(const struct line *title, length after, const struct fit_setting *fit, length grid)
{
    const struct line *next = title + 1;
    length least = length_min(after * 3 / 2, length_scale(after, title->skip, length_max(next->skip, 1)));
    length skip = pages_skip(title, fit, grid);
    return fit->spacing < 1000 && !grid ? length_max(skip, length_min(least, title->skip)) : skip;
}

static void column_break(struct pages *p, enum area area, const struct fit_setting *fit)
{
    const struct flow *f = &p->flows[area];
    struct page_column *c = &p->columns[area];
    const struct style *s = p->style;
    length first_top = s->first_top >= 0 ? s->first_top : p->top;
    length first_bottom = s->first_bottom >= 0 ? s->first_bottom : p->bottom;
    if (!c->lines)
        c->lines = arena_array_of(p->scratch, struct pagebreak_line, f->lines.n + 1);
    for (size_t i = 0; i < f->lines.n; i++) {
        const struct line *l = &f->lines.at[i];
        c->lines[i] = (struct pagebreak_line){.skip = pages_skip(l, fit, s->grid), .top = l->top,
                                              .depth = l->depth, .snaps = l->snaps,
                                              .penalty = l->penalty};
    }
    for (size_t i = f->lines.n; i-- > 0;)
        if (f->lines.at[i].title && i + 1 < f->lines.n)
            c->lines[i].skip = above_title(&f->lines.at[i], c->lines[i + 1].skip, fit, s->grid);
    for (size_t left = s->grid ? f->lines.n : 0; left > 0; left--) {
        size_t i = left - 1;
        struct pagebreak_line *l = &c->lines[i];
        if (l->snaps || i + 1 == f->lines.n || !c->lines[i + 1].snaps)
            continue;
        l->snaps = true; /* with the text that it heads */
        l->ahead = c->lines[i + 1].skip + c->lines[i + 1].ahead;
    }
    c->params = (struct pagebreak_params){
        .first_height = s->height - first_top - first_bottom,
        .height = s->height - p->top - p->bottom,
        .first_start = header_end(p, fit, area),
        .grid = length_scale(s->grid, fit->leading, 1000),
        .grid_start = p->cap,
    };
    c->n = pagebreak_run(p->scratch, c->lines, f->lines.n, &c->params, &c->starts);
}

/* How low the columns, and the header, reach on the last page that has them. */
static length columns_end(const struct pages *p, size_t page)
{
    length lowest = 0;
    for (int i = 0; i < AREA_HEADER; i++) {
        const struct page_column *c = &p->columns[i];
        if (page >= c->n)
            continue;
        length y = 0;
        size_t end = page + 1 < c->n ? c->starts[page + 1] : p->flows[i].lines.n;
        for (size_t k = c->starts[page]; k < end; k++) {
            y = pagebreak_baseline(&c->params, &c->lines[k], page == 0, k == c->starts[page], y);
            lowest = length_max(lowest, y + c->lines[k].depth);
        }
    }
    return lowest;
}

/* Breaks what stands below both columns: from where they end if that costs no bad break, else from the next
 * page on. */
static void foot_break(struct pages *p)
{
    struct flow *f = &p->flows[AREA_FOOT];
    struct page_column *c = &p->foot;
    size_t n = f->lines.n, page = p->n - 1;
    const struct style *s = p->style;
    if (!n)
        return;
    c->lines = arena_array_of(p->scratch, struct pagebreak_line, n + 1);
    for (size_t i = 0; i < n; i++)
        c->lines[i] = (struct pagebreak_line){.skip = pages_skip(&f->lines.at[i], &p->fit, s->grid),
                                              .top = f->lines.at[i].top, .depth = f->lines.at[i].depth,
                                              .penalty = f->lines.at[i].penalty};
    length panel = s->side.background.name.text.p ? s->side.padding : 0; /* it ends half as far below its text */
    length height = s->height - p->top - p->bottom, end = columns_end(p, page) + panel;
    bool first = page == 0 && (s->first_top >= 0 || s->first_bottom >= 0);
    struct pagebreak_params here = {.height = height, .first_start = end + c->lines[0].skip};
    here.first_height = first ? p->columns[AREA_MAIN].params.first_height : height;
    struct pagebreak_params next = {.first_height = height, .height = height};
    size_t *starts, pages = pagebreak_run(p->scratch, c->lines, n, &here, &starts);
    struct pagebreak_cost cost = pagebreak_cost(c->lines, n, &here, starts, pages);
    c->n = pagebreak_run(p->scratch, c->lines, n, &next, &c->starts);
    struct pagebreak_cost other = pagebreak_cost(c->lines, n, &next, c->starts, c->n);
    bool fits = cost.overflows <= other.overflows && cost.nevers <= other.nevers;
    c->params = fits ? here : next;
    if (fits) {
        c->starts = starts;
        c->n = pages;
    }
    p->foot_page = page + !fits;
    p->foot_start = fits ? end - panel / 2 : 0;
    p->n = p->foot_page + c->n;
}

/* How low the text of a page reaches, of the height that it has [1/1000]. */
static int fill_of(const struct page_column *c, size_t lines, size_t page)
{
    if (page >= c->n)
        return 0;
    size_t end = page + 1 < c->n ? c->starts[page + 1] : lines;
    length y = 0, lowest = 0, height = page ? c->params.height : c->params.first_height;
    for (size_t i = c->starts[page]; i < end; i++) {
        y = pagebreak_baseline(&c->params, &c->lines[i], page == 0, i == c->starts[page], y);
        lowest = length_max(lowest, y + c->lines[i].depth);
    }
    return (int)(lowest * 1000 / length_max(height, 1));
}

static int last_fill(const struct pages *p)
{
    int fill = 0;
    for (int i = 0; i < AREA_HEADER; i++) {
        int one = fill_of(&p->columns[i], p->flows[i].lines.n, p->n - 1);
        fill = one > fill ? one : fill;
    }
    if (p->flows[AREA_FOOT].lines.n)
        fill = fill_of(&p->foot, p->flows[AREA_FOOT].lines.n, p->foot.n - 1);
    return fill;
}

struct fit_measure pages_break(struct pages *p, const struct fit_setting *fit, int wanted)
{
    struct fit_measure m = {0};
    p->fit = *fit;
    p->n = 1;
    for (int i = 0; i < AREA_HEADER; i++) {
        struct page_column *c = &p->columns[i];
        c->lines = NULL;
        column_break(p, i, fit);
        p->n = c->n > p->n ? c->n : p->n;
        if (wanted > 0 && c->n > (size_t)wanted)
            m.beyond += p->flows[i].lines.n - c->starts[wanted];
    }
    foot_break(p);
    if (wanted > 0 && p->flows[AREA_FOOT].lines.n && p->n > (size_t)wanted)
        m.beyond += p->foot_page >= (size_t)wanted
                        ? p->flows[AREA_FOOT].lines.n
                        : p->flows[AREA_FOOT].lines.n - p->foot.starts[(size_t)wanted - p->foot_page];
    m.pages = p->n;
    m.fill = last_fill(p);
    return m;
}

static length space_of(const struct line *l)
{
    return length_max(l->skip - l->leading - l->solid, 0);
}

/* How low a page reaches that is not the last. */
static length foot_of(const struct page_column *c, size_t page)
{
    length y = 0, lowest = 0;
    for (size_t i = c->starts[page]; i < c->starts[page + 1]; i++) {
        y = pagebreak_baseline(&c->params, &c->lines[i], page == 0, i == c->starts[page], y);
        lowest = length_max(lowest, y + c->lines[i].depth);
    }
    return lowest;
}

/* Stretches the space between the lines of a page, so that it reaches lower by `white`: to at most twice as much,
 * or not at all. On a grid it stretches by whole steps. */
static void lower_foot(const struct flow *f, struct page_column *c, size_t page, length white)
{
    size_t first = c->starts[page] + 1, end = c->starts[page + 1];
    length space = 0, above = 0, given = 0, grid = c->params.grid;
    for (size_t i = first; i < end; i++)
        space += space_of(&f->lines.at[i]);
    if (white <= 0 || white > space)
        return;
    for (size_t i = first; i < end; i++) { /* in all, what is given up to a line is exact */
        above += space_of(&f->lines.at[i]);
        length now = length_scale(white, above, space);
        now -= grid ? now % grid : 0;
        c->lines[i].skip += now - given;
        given = now;
    }
}

/* Lets all pages but the last end at one height. The first may be of another height than the others. */
static void level_feet(const struct flow *f, struct page_column *c)
{
    length lowest = 0, more = c->params.first_height - c->params.height;
    for (size_t page = 0; page + 1 < c->n; page++)
        lowest = length_max(lowest, foot_of(c, page) - (page ? 0 : more));
    for (size_t page = 0; page + 1 < c->n; page++)
        lower_foot(f, c, page, lowest + (page ? 0 : more) - foot_of(c, page));
}

void pages_balance(struct pages *p)
{
    for (int i = 0; i < AREA_HEADER; i++) {
        struct page_column *c = &p->columns[i];
        size_t n = p->flows[i].lines.n;
        if (c->n < 2)
            continue;
        /* The least height on which there are no more pages. */
        length low = c->params.height / (length)(c->n + 1), high = c->params.height;
        struct pagebreak_params best = c->params;
        while (high - low > PT) {
            length middle = (low + high) / 2;
            struct pagebreak_params params = c->params;
            size_t *starts;
            params.height = middle;
            params.first_height -= c->params.height - middle;
            size_t pages = pagebreak_run(p->scratch, c->lines, n, &params, &starts);
            struct pagebreak_cost cost = pagebreak_cost(c->lines, n, &params, starts, pages);
            if (pages <= c->n && !cost.overflows && !cost.nevers) {
                high = middle;
                best = params;
            } else {
                low = middle;
            }
        }
        c->n = pagebreak_run(p->scratch, c->lines, n, &best, &c->starts);
        level_feet(&p->flows[i], c);
    }
    if (p->flows[AREA_FOOT].lines.n) {
        p->n = 1;
        for (int i = 0; i < AREA_HEADER; i++)
            p->n = p->columns[i].n > p->n ? p->columns[i].n : p->n;
        foot_break(p);
    }
}
