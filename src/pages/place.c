/* place.c: makes the display list: backgrounds, text and the timelines beside entries. */
#include "pages/pages.h"

/* Even pages of a two-sided document have their left and right margins exchanged. */
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

/* Adds the background of a banner below all other items of the page except its backgrounds. */
static void place_banner(struct pages *p, const struct line *line, size_t page, length y)
{
    struct page *to = &p->display->pages.at[page];
    struct item i = {.kind = ITEM_RULE, .element = NO_ELEMENT,
                     .color = line->banner->background.color};
    i.rule.width = p->style->width;
    i.rule.height = y + line->banner_end;
    vec_push(p->a, &to->items);
    memmove(to->items.at + p->backgrounds + 1, to->items.at + p->backgrounds,
            (to->items.n - 1 - p->backgrounds) * sizeof i);
    to->items.at[p->backgrounds] = i;
}

static void place_line(struct pages *p, const struct line *line, size_t page, length y)
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
    for (const struct anchor *a = line->anchors; a; a = a->next)
        p->targets[a->target - p->content->targets.all.at] =
            (struct placed_target){true, page, a->x + shift_of(p, page), a->y + y};
}

/* A timeline that is being drawn. It is one stroke on each page. */
struct open_line {
    const struct timeline *timeline;
    length x, from, to;
    size_t item; /* index on the page; the dots come later, so they are above it */
};

static void close_line(struct pages *p, struct open_line *open, size_t page)
{
    if (open->timeline)
        p->display->pages.at[page].items.at[open->item].rule.height = open->to - open->from;
    open->timeline = NULL;
}

static void draw_timeline(struct pages *p, struct open_line *open, const struct line *l,
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

/* The height of lines [i, end), from the baseline above them to the last baseline. */
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
    diag_report(p->d, DIAG_CODE_TOO_TALL, (struct pos){0}, page + 1,
                str_c(p->a, buf_str(&text)));
}

void place_line_read(struct pages *p, waiting_lines *waiting, const struct line *line,
                       size_t i, bool last, size_t page, length y)
{
    place_line(p, line, page, y);
    size_t due = lines_wait(p->scratch, waiting, line, i, y, last);
    for (size_t k = 0; k < due; k++)
        place_items(p, waiting->at[k].items.at, waiting->at[k].items.n, page, waiting->at[k].y);
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
        struct line *line = &f->lines.at[i];
        bool starts = i == c->starts[page];
        length above = y;
        y = pagebreak_baseline(&c->params, &c->lines[i], page == 0, starts, y);
        if (line->sinks && page + 1 == p->n)
            y = length_max(y, foot - height_of(c, i + 1, end));
        if (starts)
            place_items(p, line->resumes.at, line->resumes.n, page, top + y);
        else
            place_items(p, line->joints.at, line->joints.n, page, top + y);
        draw_timeline(p, &open, line, page, top + y);
        place_line_read(p, &waiting, line, i, i + 1 == end, page, top + y);
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
        y += i ? pages_skip(&h->lines.at[i], &p->fit, p->style->grid) : h->lines.at[0].top;
        place_line_read(p, &waiting, &h->lines.at[i], i, i + 1 == h->lines.n, 0, y);
    }
}

/* ---- backgrounds, and all pages */

static void background(struct pages *p, size_t page, const struct paint *paint, length x, length width)
{
    if (!paint->name.text.p)
        return;
    struct item i = {.kind = ITEM_RULE, .element = NO_ELEMENT, .color = paint->color};
    i.x = x;
    i.rule.width = width;
    i.rule.height = p->style->height;
    *vec_push(p->a, &p->display->pages.at[page].items) = i;
}

static void backgrounds(struct pages *p, size_t page)
{
    const struct style *s = p->style;
    const struct frame *f = &p->frames[AREA_SIDE];
    background(p, page, &s->background, 0, s->width);
    if (s->side.width && page < p->side_pages)
        background(p, page, &s->side.background, f->page_x, f->page_width);
}

void place_pages(struct pages *p)
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
        backgrounds(p, page);
        p->backgrounds = p->display->pages.at[page].items.n;
        if (page == 0)
            place_header(p);
        place_column(p, p->style->side.first ? AREA_SIDE : AREA_MAIN, page);
        place_column(p, p->style->side.first ? AREA_MAIN : AREA_SIDE, page);
    }
    for (size_t page = 0; page < p->n; page++)
        margin_place(p, page);
}
