/* place.c: pages from columns of lines: breaks, grounds, text, heads and feet. */
#include "layout/place.h"

static length share(length l, int thousandths)
{
    return thousandths == 1000 ? l : length_scale(l, thousandths, 1000);
}

/* ---- breaking */

/* What is beyond the leading is space, and changes as such. */
static length fitted(const struct flow_line *l, const struct fit_setting *fit)
{
    length space = length_max(l->skip - l->leading - l->solid, 0);
    if (fit->spacing == 1000 && fit->leading == 1000)
        return l->skip;
    length skip = l->skip - space + length_scale(space, fit->spacing, 1000);
    return length_scale(skip, fit->leading, 1000);
}

/* Where the header that stands over both columns ends; 0: there is none. */
static length header_end(const struct pages *p, const struct fit_setting *fit, enum area area)
{
    const struct flow *h = &p->flows[AREA_HEADER], *f = &p->flows[area];
    length y = 0;
    if (!h->lines.n)
        return 0;
    for (size_t i = 0; i < h->lines.n; i++)
        y = i ? y + fitted(&h->lines.at[i], fit) : h->lines.at[0].top;
    y += h->below;
    return y + (h->after >= 0    ? length_scale(h->after, fit->spacing, 1000)
                : f->lines.n     ? fitted(&f->lines.at[0], fit)
                                 : 0);
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
        const struct flow_line *l = &f->lines.at[i];
        c->lines[i] = (struct pagebreak_line){.skip = fitted(l, fit), .top = l->top,
                                              .depth = l->depth, .snaps = l->snaps,
                                              .penalty = l->penalty};
    }
    for (size_t i = f->lines.n; i-- > 0 && s->grid;) {
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
    m.pages = p->n;
    m.fill = last_fill(p);
    return m;
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
    }
}

/* ---- placing */

/* Even pages of a two-sided document have their margins the other way. */
static length shift_of(const struct pages *p, size_t page)
{
    const struct style *s = p->style;
    return s->two_sided && page % 2 ? s->right - s->left : 0;
}

static void place_items(struct pages *p, const struct item *items, size_t n, size_t page, length y)
{
    for (size_t i = 0; i < n; i++) {
        struct item *item = vec_push(p->a, &p->display->pages.at[page].items);
        *item = items[i];
        item->x += shift_of(p, page);
        item->y += y;
    }
}

/* The ground of a banner is below all that stands on it. */
static void place_banner(struct pages *p, const struct flow_line *line, size_t page, length y)
{
    struct page *to = &p->display->pages.at[page];
    struct item i = {.kind = ITEM_RULE, .element = NO_ELEMENT,
                     .color = line->banner->ground.color};
    i.rule.width = p->style->width;
    i.rule.height = y + line->banner_end;
    vec_push(p->a, &to->items);
    memmove(to->items.at + p->grounds + 1, to->items.at + p->grounds,
            (to->items.n - 1 - p->grounds) * sizeof i);
    to->items.at[p->grounds] = i;
}

static void place_line(struct pages *p, const struct flow_line *line, size_t page, length y)
{
    if (line->banner)
        place_banner(p, line, page, y);

    place_items(p, line->items.at, line->items.n, page, y);
    for (size_t i = 0; i < line->marks.n; i++) {
        struct bookmark *b = vec_push(p->a, &p->display->bookmarks);
        b->title = line->marks.at[i].title;
        b->level = line->marks.at[i].level;
        b->page = page;
        b->y = y - line->top;
    }
    for (struct anchor *a = line->anchors; a; a = a->next) {
        a->placed = true;
        a->page = page;
        a->x += shift_of(p, page);
        a->y += y;
    }
}

/* The line that leads from entry to entry is one stroke on each page. */
struct open_line {
    const struct timeline *timeline;
    length x, from, to;
    size_t item; /* of the page: below the dots */
};

static void close_line(struct pages *p, struct open_line *open, size_t page)
{
    if (open->timeline)
        p->display->pages.at[page].items.at[open->item].rule.height = open->to - open->from;
    open->timeline = NULL;
}

static void draw_timeline(struct pages *p, struct open_line *open, const struct flow_line *l,
                          size_t page, length y)
{
    if (open->timeline && (l->timeline != open->timeline || l->timeline_x != open->x))
        close_line(p, open, page);
    if (!l->timeline)
        return;
    if (!open->timeline) {
        struct item i = {.kind = ITEM_RULE, .element = NO_ELEMENT, .y = y - l->top / 2,
                         .color = l->timeline->color.color};
        i.x = l->timeline_x - l->timeline->thickness / 2;
        i.rule.width = l->timeline->thickness;
        *open = (struct open_line){l->timeline, l->timeline_x, i.y, y,
                                   p->display->pages.at[page].items.n};
        place_items(p, &i, 1, page, 0);
    }
    open->to = y + l->depth;
}

/* How far lines [i, end) reach below the baseline above them. */
static length height_of(const struct page_column *c, size_t i, size_t end)
{
    length y = 0;
    for (; i < end; i++)
        y += c->lines[i].skip;
    return y;
}

static void check_overflow(struct pages *p, length over, size_t page)
{
    if (over <= 0)
        return;
    struct buf text = {.a = p->a};
    length_print(&text, over, 1);
    diag_report(p->setter->d, DIAG_CODE_TOO_TALL, (struct pos){0}, page + 1,
                str_c(p->a, buf_str(&text)));
}

/* Line i of some, and what right cells wait for it to be read. */
static void place_read(struct pages *p, waiting_lines *waiting, const struct flow_line *line,
                       size_t i, bool last, size_t page, length y)
{
    place_line(p, line, page, y);
    size_t due = flow_wait(p->scratch, waiting, line, i, y, last);
    for (size_t k = 0; k < due; k++)
        place_items(p, waiting->at[k].line->later.at, waiting->at[k].line->later.n, page,
                    waiting->at[k].y);
}

static void place_column(struct pages *p, enum area area, size_t page)
{
    const struct style *s = p->style;
    const struct page_column *c = &p->columns[area];
    struct flow *f = &p->flows[area];
    if (page >= c->n)
        return;
    size_t end = page + 1 < c->n ? c->starts[page + 1] : f->lines.n;
    length top = page == 0 && s->first_top >= 0 ? s->first_top : p->top;
    length bottom = page == 0 && s->first_bottom >= 0 ? s->first_bottom : p->bottom;
    length foot = s->height - top - bottom;
    length y = 0;
    struct open_line open = {0};
    waiting_lines waiting = {0};
    for (size_t i = c->starts[page]; i < end; i++) {
        struct flow_line *line = &f->lines.at[i];
        bool starts = i == c->starts[page];
        length above = y;
        y = pagebreak_baseline(&c->params, &c->lines[i], page == 0, starts, y);
        if (line->sinks && page + 1 == p->n)
            y = length_max(y, foot - height_of(c, i + 1, end));
        if (!starts)
            place_items(p, line->joints.at, line->joints.n, page, top + y);
        draw_timeline(p, &open, line, page, top + y);
        place_read(p, &waiting, line, i, i + 1 == end, page, top + y);
        above = y + line->depth;
        check_overflow(p, i + 1 == end ? above - foot : 0, page);
    }
    close_line(p, &open, page);
}

static void place_header(struct pages *p)
{
    const struct flow *h = &p->flows[AREA_HEADER];
    length y = p->style->first_top >= 0 ? p->style->first_top : p->top;
    waiting_lines waiting = {0};
    for (size_t i = 0; i < h->lines.n; i++) {
        y += i ? fitted(&h->lines.at[i], &p->fit) : h->lines.at[0].top;
        place_read(p, &waiting, &h->lines.at[i], i, i + 1 == h->lines.n, 0, y);
    }
}

/* ---- what is behind and around */

static void ground(struct pages *p, size_t page, const struct paint *paint, length x, length width)
{
    if (!paint->name.text.p)
        return;
    struct item i = {.kind = ITEM_RULE, .element = NO_ELEMENT, .color = paint->color};
    i.x = x;
    i.rule.width = width;
    i.rule.height = p->style->height;
    *vec_push(p->a, &p->display->pages.at[page].items) = i;
}

static void grounds(struct pages *p, size_t page)
{
    const struct style *s = p->style;
    const struct frame *f = &p->composer->frames[AREA_SIDE];
    ground(p, page, &s->ground, 0, s->width);
    if (s->side.width && page < p->side_pages)
        ground(p, page, &s->side.ground, f->page_x, f->page_width);
}

static bool is_on(const struct footer *f, size_t page, size_t pages)
{
    if (!f->rows.n || f->on == FOOTER_NONE)
        return false;
    return f->on == FOOTER_ALL || (f->on == FOOTER_SEVERAL ? pages > 1 : page > 0);
}

/* The title of the section that a page begins in, or that begins on it. */
static struct markup running(const struct pages *p, size_t page)
{
    struct str title = {0};
    length top = page == 0 && p->style->first_top >= 0 ? p->style->first_top : p->top;
    for (size_t i = 0; i < p->display->bookmarks.n; i++) {
        const struct bookmark *b = &p->display->bookmarks.at[i];
        bool begins = b->page == page && (!title.p || b->y <= top + PT);
        if (b->level == 1 && (b->page < page || begins))
            title = b->title;
    }
    return (struct markup){.text = title};
}

/* A row at the head or the foot, that nothing is content of. */
static void place_footer(struct pages *p, const struct cv *cv, const struct footer *f, size_t page,
                         bool head)
{
    struct composer *c = p->composer;
    struct markup section = running(p, page);
    struct scope scope = {.cv = cv, .page = (int)page + 1, .pages = (int)p->n,
                          .style = p->style, .running = &section};
    struct flow flow = {.after = -1};
    if (!is_on(f, page, p->n))
        return;
    struct blocks blocks = compose_apart(c, f->rows.at, f->rows.n, &scope);
    for (size_t i = 0; i < blocks.list.n; i++) {
        struct block *b = &blocks.list.at[i];
        if (p->style->two_sided && page % 2 && b->n_cells > 1) {
            struct rich first = b->cells[0];
            b->cells[0] = b->cells[b->n_cells - 1];
            b->cells[b->n_cells - 1] = first;
        }
        flow_block(p->setter, b, &flow);
    }
    /* The first line of a head, the last of a foot stands where the style says. */
    length baseline = share(f->baseline, p->fit.margins), y = baseline;
    if (!head) {
        y = p->style->height - baseline - (flow.lines.n ? flow.lines.at[flow.lines.n - 1].depth : 0);
        for (size_t i = 1; i < flow.lines.n; i++)
            y -= flow.lines.at[i].skip;
    }
    waiting_lines waiting = {0};
    for (size_t i = 0; i < flow.lines.n; i++) {
        y += i ? flow.lines.at[i].skip : 0;
        place_read(p, &waiting, &flow.lines.at[i], i, i + 1 == flow.lines.n, page, y);
    }
}

/* Heads and feet are as wide as the header, or the text of their page. */
static void footers_begin(struct pages *p, size_t page)
{
    struct composer *c = p->composer;
    bool bare = p->style->side.width && page >= p->side_pages;
    c->area = AREA_MAIN;
    c->fill.types = c->types[AREA_MAIN];
    c->fill.inliner.types = c->types[AREA_MAIN];
    c->fill.style = p->style;
    enum area area = bare                                     ? AREA_BARE
                     : p->style->header_reach == REACH_PAGE ? AREA_HEADER
                                                            : AREA_MAIN;
    c->x = c->frames[area].x;
    c->width = c->frames[area].width;
    if (p->style->header_reach != REACH_TEXT) {
        c->x = c->frames[area].column_x;
        c->width = c->frames[area].column_width;
    }
}

void pages_place(struct pages *p, const struct cv *cv)
{
    size_t items = 16;
    for (int i = 0; i < AREAS; i++)
        for (size_t k = 0; k < p->flows[i].lines.n; k++)
            items += p->flows[i].lines.at[k].items.n;
    for (size_t i = 0; i < p->n; i++) {
        struct page *page = vec_push(p->a, &p->display->pages);
        page->width = p->style->width;
        page->height = p->style->height;
        vec_room(p->a, &page->items, items / p->n + 16);
    }
    for (size_t page = 0; page < p->n; page++) {
        grounds(p, page);
        p->grounds = p->display->pages.at[page].items.n;
        if (page == 0)
            place_header(p);
        place_column(p, p->style->side.first ? AREA_SIDE : AREA_MAIN, page);
        place_column(p, p->style->side.first ? AREA_MAIN : AREA_SIDE, page);
    }
    for (size_t page = 0; page < p->n; page++) {
        footers_begin(p, page);
        place_footer(p, cv, &p->style->head, page, true);
        place_footer(p, cv, &p->style->footer, page, false);
    }
}
