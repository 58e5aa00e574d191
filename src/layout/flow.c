/* flow.c: setting rows, stacking them, and pricing the breaks between them. */
#include "layout/flow.h"

#include "layout/pagebreak.h"

/* The top of a page's first capitals is taken at this part of the em above the baseline, whatever
 * the font: 0.7 is the cap height of text faces (0.65 to 0.73). */
#define CAP_HEIGHT(em) ((em)*7 / 10)
/* Between the cells of a row there is at least this much, in em. */
#define CELL_GAP_EM 1

/* Prices of page breaks; 100 weighs like 15 % of a page left white. */
enum {
    HEAD_MOST = 6,        /* lines of a row that must not be broken below its head */
    BETWEEN_LINES = 150,  /* inside a paragraph of four lines or more */
    BETWEEN_ITEMS = 60,   /* inside an entry */
    LONE_END = 500,       /* one line of a section alone on the next page */
};

/* ---- rows */

static struct set_lines cell_set(struct setter *s, const struct block *b, size_t cell, int align,
                                 length width)
{
    struct type type = *b->type;
    if (!b->cells[cell].text.n)
        return (struct set_lines){0};
    type.align = align;
    type.hyphenate = b->n_cells == 1 && type.hyphenate;
    return paragraph_set(s, &b->cells[cell], &type, &width, 1, b->element);
}

/* Moves the items of a set line into a line of the column. */
static void add_items(struct setter *s, struct flow_line *to, const struct set_line *from, length x)
{
    if (!to->items.n) {
        to->items.at = from->items.at;
        to->items.n = from->items.n;
        to->items.cap = from->items.cap;
        for (size_t i = 0; i < from->items.n; i++)
            to->items.at[i].x += x;
        return;
    }
    for (size_t i = 0; i < from->items.n; i++) {
        struct item *item = vec_push(s->lines, &to->items);
        *item = from->items.at[i];
        item->x += x;
    }
}

/* The widths of a row's cells: what stands right or in the middle keeps its natural width as long
 * as the left cell has some room, the left cell yields. */
static void cell_widths(struct setter *s, const struct block *b, length width[CELLS_MAX])
{
    length gap = CELL_GAP_EM * b->type->size, natural[CELLS_MAX] = {0};
    for (size_t i = 0; i < b->n_cells; i++)
        natural[i] = b->cells[i].text.n ? paragraph_natural(s, &b->cells[i], b->type) : 0;
    for (size_t i = 0; i < b->n_cells; i++)
        width[i] = b->width;
    if (b->n_cells == 3) {
        for (size_t i = 0; i < 3; i++)
            width[i] = length_min(natural[i], b->width / 3);
        length side = (b->width - width[1]) / 2 - gap;
        width[0] = width[2] = length_max(side, b->width / 4);
    } else if (b->n_cells == 2 && natural[1]) {
        width[1] = length_min(natural[1], b->width * 6 / 10);
        width[0] = b->width - width[1] - gap;
        if (!natural[0])
            width[1] = b->width;
        else if (natural[0] < width[0])
            width[1] = b->width - natural[0] - gap;
    }
}

static void row_items(struct setter *s, const struct block *b, struct flow *to, size_t first)
{
    static const int aligns[] = {ALIGN_LEFT, ALIGN_RIGHT, ALIGN_RIGHT};
    length width[CELLS_MAX];
    struct set_lines set[CELLS_MAX] = {0};
    size_t most = 0;
    if (b->n_cells > 1)
        cell_widths(s, b, width);
    for (size_t i = 0; i < b->n_cells; i++) {
        int align = b->n_cells == 1             ? b->type->align
                    : b->n_cells == 3 && i == 1 ? ALIGN_CENTER
                                                : aligns[i];
        set[i] = cell_set(s, b, i, align, b->n_cells == 1 ? b->width : width[i]);
        most = set[i].n > most ? set[i].n : most;
    }
    for (size_t k = 0; k < most; k++)
        vec_push(s->lines, &to->lines);
    for (size_t i = 0; i < b->n_cells; i++) {
        length x = b->x;
        if (b->n_cells == 3 && i == 1)
            x += (b->width - width[1]) / 2;
        else if (i > 0)
            x += b->width - width[i];
        for (size_t k = 0; k < set[i].n; k++)
            add_items(s, &to->lines.at[first + k], &set[i].at[k], x);
    }
    if (b->leader && set[0].n) {
        const struct leader *l = b->leader;
        length from = b->x + set[0].at[set[0].n - 1].width + l->gap, end = b->x + b->width;
        /* The last dot ends at the right edge, whatever stands at the left. */
        length room = end - l->diameter / 2 - from;
        if (room > l->pitch) {
            struct item *dots = vec_push(s->lines, &to->lines.at[first + set[0].n - 1].items);
            dots->kind = ITEM_DOTS;
            dots->element = NO_ELEMENT;
            dots->dots.width = room / l->pitch * l->pitch;
            dots->x = end - l->diameter / 2 - dots->dots.width;
            dots->y = -l->diameter / 2;
            dots->color = l->color;
            dots->dots.pitch = l->pitch;
            dots->dots.diameter = l->diameter;
        }
    }
}

static void rule_item(struct setter *s, const struct block *b, struct flow_line *line)
{
    struct item *i = vec_push(s->lines, &line->items);
    i->kind = ITEM_RULE;
    i->element = NO_ELEMENT;
    i->x = b->x;
    i->y = b->rule->gap - b->rule->thickness / 2;
    i->color = b->rule->color;
    i->rule.width = b->width;
    i->rule.height = b->rule->thickness;
}

/* The label stands first in its line, since it is read first. */
static void lead_items(struct setter *s, const struct block *b, struct flow_line *line)
{
    struct type type = *b->lead_type;
    type.align = b->lead_align;
    type.hyphenate = false;
    length natural = paragraph_natural(s, &b->lead, &type), over = natural - b->lead_width;
    length width = length_max(natural, b->lead_width);
    struct set_lines set = paragraph_set(s, &b->lead, &type, &width, 1, b->lead_element);
    struct flow_line all = {0};
    /* A wide right-aligned label grows to the left. */
    length x = b->lead_x - (b->lead_align == ALIGN_RIGHT && over > 0 ? over : 0);
    if (set.n)
        add_items(s, &all, &set.at[0], x);
    for (size_t i = 0; i < line->items.n; i++)
        *vec_push(s->lines, &all.items) = line->items.at[i];
    line->items.at = all.items.at;
    line->items.n = all.items.n;
    line->items.cap = all.items.cap;
}

void flow_block(struct setter *s, const struct block *b, struct flow *to)
{
    size_t first = to->lines.n;
    row_items(s, b, to, first);
    if (to->lines.n == first)
        return;
    struct flow_line *lines = &to->lines.at[first];
    size_t n = to->lines.n - first;
    for (size_t k = 0; k < n; k++) {
        lines[k].skip = b->type->leading;
        lines[k].top = CAP_HEIGHT(b->type->size);
    }
    bool follows = first > 0 && to->after >= 0 && !b->before_holds;
    lines[0].skip = follows ? to->after : b->before;
    if (b->lead.text.n)
        lead_items(s, b, &lines[0]);
    if (b->rule)
        rule_item(s, b, &lines[n - 1]);
    lines[0].bookmark = str_copy(s->a, b->bookmark);
    lines[0].bookmark_level = b->bookmark_level;
    to->after = b->after;
    *vec_push(s->lines, &to->extents) =
        (struct extent){first, n, b->entry, b->keep, b->sticky, b->heading};
}

/* ---- page breaks */

static void price_paragraph(struct flow_line *lines, const struct extent *e)
{
    for (size_t k = 1; k < e->n; k++) /* neither its first line nor its last stands alone */
        lines[e->first + k].penalty =
            (e->sticky && e->n <= HEAD_MOST) || k == 1 || k + 1 == e->n ? PAGEBREAK_NEVER : BETWEEN_LINES;
}

/* An entry of many lines may break, but not within its head, nor one line behind it, nor one
 * line before its end. */
static void price_entry(struct flow_line *lines, size_t first, size_t n, size_t head, int keep)
{
    for (size_t k = 1; k < n; k++) {
        int *penalty = &lines[first + k].penalty;
        if (n <= (size_t)keep || k < head + 2 || k + 1 == n)
            *penalty = PAGEBREAK_NEVER;
        else if (*penalty == 0)
            *penalty = BETWEEN_ITEMS;
    }
}

static void price_entries(struct flow_line *lines, const struct extent *e, size_t n)
{
    for (size_t i = 0, k; i < n; i = k) {
        size_t count = 0, head = 0;
        bool in_head = true;
        for (k = i; k < n && e[k].entry == e[i].entry; k++) {
            in_head = in_head && e[k].sticky && e[k].n <= HEAD_MOST;
            head += in_head ? e[k].n : 0;
            count += e[k].n;
            if (!e[k].entry) {
                k++;
                break;
            }
        }
        if (e[i].entry)
            price_entry(lines, e[i].first, count, head, e[i].keep);
    }
}

/* A heading stays with two lines of what it heads, and a section's last line is not left alone. */
static void price_headings(struct flow_line *lines, const struct extent *e, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        size_t end = e[i].first + e[i].n;
        if (e[i].sticky && i + 1 < n)
            lines[end].penalty = PAGEBREAK_NEVER;
        bool last = i + 1 == n || e[i + 1].heading;
        if (!e[i].heading || i + 1 == n)
            continue;
        size_t to = end + 1; /* the line behind the first that it heads */
        bool more = to < e[n - 1].first + e[n - 1].n && !last;
        for (size_t k = i + 1; k < n && more; k++)
            if (e[k].first == to && e[k].heading)
                more = false;
        if (more)
            lines[to].penalty = PAGEBREAK_NEVER;
    }
    for (size_t i = 1; i < n; i++) {
        bool ends = i + 1 == n || e[i + 1].heading;
        if (ends && e[i].n == 1 && lines[e[i].first].penalty == 0)
            lines[e[i].first].penalty = LONE_END;
    }
}

void flow_price(struct flow *f)
{
    for (size_t i = 0; i < f->extents.n; i++)
        price_paragraph(f->lines.at, &f->extents.at[i]);
    price_entries(f->lines.at, f->extents.at, f->extents.n);
    price_headings(f->lines.at, f->extents.at, f->extents.n);
}
