/* flow_row.c: the cells of a row -> lines. */
#include "layout/flow_parts.h"

/* Between the cells of a row there is at least this much, in em. */
#define CELL_GAP_EM 1

static struct set_lines cell_set(struct setter *s, const struct block *b, size_t cell, int align,
                                 length width)
{
    struct type type = *b->type;
    if (!b->cells[cell].text.n)
        return (struct set_lines){0};
    type.align = align;
    type.hyphenate = (b->n_cells == 1 || (b->row && b->row->columns)) && type.hyphenate;
    return paragraph_set(s, &b->cells[cell], &type, width, cell == 0 ? b->hang : 0,
                         b->element);
}

void flow_add_items(struct setter *s, struct flow_line *to, const struct set_line *from, length x,
                    length y)
{
    if (!to->items.n && !y) {
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
        item->y += y;
    }
}

/* Where a cell stands and how. */
struct cell {
    length x, width;
    int align;
};

length flow_natural_width(struct setter *s, const struct block *b, size_t cell)
{
    return b->cells[cell].text.n ? paragraph_natural(s, &b->cells[cell], b->type) : 0;
}

/* Columns of given widths; those without one share what is left. */
static void column_cells(const struct block *b, struct cell cells[CELLS_MAX])
{
    const struct row *row = b->row;
    length gap = row->gap.unit ? dim_length(row->gap, b->type->size, b->type->leading)
                               : b->type->size;
    length left = b->width - gap * ((length)b->n_cells - 1), x = b->x;
    size_t open = 0;
    for (size_t i = 0; i < b->n_cells; i++) {
        cells[i].width = dim_length(row->widths[i], b->type->size, b->type->leading);
        left -= cells[i].width;
        open += row->widths[i].unit == DIM_NONE;
    }
    for (size_t i = 0; i < b->n_cells; i++) {
        if (row->widths[i].unit == DIM_NONE)
            cells[i].width = length_max(left / (length)open, LEAST_EM * b->type->size);
        cells[i].x = x;
        cells[i].align = row->aligns[i] >= 0                                   ? row->aligns[i]
                         : b->align == ALIGN_CENTER || b->align == ALIGN_RIGHT ? b->align
                                                                               : ALIGN_LEFT;
        x += cells[i].width + gap;
    }
}

/* What stands right or in the middle keeps its natural width as long as the left cell has some
 * room; the left cell yields. */
static void end_cells(struct setter *s, const struct block *b, struct cell cells[CELLS_MAX])
{
    length gap = CELL_GAP_EM * b->type->size, natural[CELLS_MAX] = {0};
    for (size_t i = 0; i < b->n_cells; i++) {
        natural[i] = flow_natural_width(s, b, i);
        cells[i] = (struct cell){b->x, b->width, i ? ALIGN_RIGHT : ALIGN_LEFT};
    }
    if (b->n_cells == 3) {
        length sides = 2 * (length_max(natural[0], natural[2]) + gap);
        length middle = length_min(natural[1], length_max(b->width - sides, b->width / 3));
        length side = length_max((b->width - middle) / 2 - gap, b->width / 4);
        cells[0].width = cells[2].width = side;
        cells[1] = (struct cell){b->x + (b->width - middle) / 2, middle, ALIGN_CENTER};
    } else if (natural[1]) {
        cells[1].width = length_min(natural[1], b->width * 6 / 10);
        cells[0].width = b->width - cells[1].width - gap;
        if (!natural[0])
            cells[1].width = b->width;
        else if (natural[0] < cells[0].width)
            cells[1].width = b->width - natural[0] - gap;
    }
    cells[b->n_cells - 1].x = b->x + b->width - cells[b->n_cells - 1].width;
}

/* Items that stand in columns of one width. */
static void even_cells(const struct block *b, struct cell cells[CELLS_MAX])
{
    length gap = b->row && b->row->gap.unit
                     ? dim_length(b->row->gap, b->type->size, b->type->leading)
                     : b->type->size;
    length width = (b->width - gap * ((length)b->n_cells - 1)) / (length)b->n_cells;
    for (size_t i = 0; i < b->n_cells; i++)
        cells[i] = (struct cell){b->x + (width + gap) * (length)i, width, ALIGN_LEFT};
}

/* What stands right of a cell of several lines is read behind all of them. */
static void add_later(struct setter *s, struct flow_line *to, const struct set_line *from, length x,
                      size_t until)
{
    for (size_t i = 0; i < from->items.n; i++) {
        struct item *item = vec_push(s->lines, &to->later);
        *item = from->items.at[i];
        item->x += x;
    }
    to->until = until;
}

void flow_row(struct setter *s, const struct block *b, struct flow *to, struct row_ends *ends)
{
    size_t first = to->lines.n;
    struct cell cells[CELLS_MAX] = {{b->x, b->width, b->align}};
    struct set_lines set[CELLS_MAX] = {0};
    size_t most = 0;
    if (b->row && b->row->columns)
        column_cells(b, cells);
    else if (b->n_cells > 1 && b->row && b->row->n_items)
        even_cells(b, cells);
    else if (b->n_cells > 1)
        end_cells(s, b, cells);
    for (size_t i = 0; i < b->n_cells; i++) {
        set[i] = cell_set(s, b, i, cells[i].align, cells[i].width);
        most = set[i].n > most ? set[i].n : most;
    }
    if (!most && b->n_leads)
        most = 1;
    for (size_t k = 0; k < most; k++)
        vec_push(s->lines, &to->lines);
    for (size_t i = 0; i < b->n_cells; i++)
        for (size_t k = 0; k < set[i].n; k++) {
            struct flow_line *line = &to->lines.at[first + k];
            if (i && most > 1)
                add_later(s, line, &set[i].at[k], cells[i].x, most - 1 - k);
            else
                flow_add_items(s, line, &set[i].at[k], cells[i].x, 0);
        }
    if (!set[0].n)
        return;
    const struct set_line *last = &set[0].at[set[0].n - 1];
    ends->start = last->items.n ? last->items.at[0].x : b->x; /* it has been moved */
    ends->end = cells[0].x + last->width;
    for (size_t i = b->n_cells; i-- > 1;)
        if (set[i].n >= set[0].n && set[i].at[set[0].n - 1].items.n)
            ends->right = cells[i].x + set[i].at[set[0].n - 1].items.at[0].x;
}
