/* row.c: the cells of a row -> lines. */
#include "lines/parts.h"

/* Between the cells of a row there is at least this much, in em. */
#define CELL_GAP_EM 1

static struct set_lines cell_set(struct lines *s, const struct set_block *b, size_t cell, int align,
                                 length width)
{
    const struct block *block = b->b;
    struct type type = *b->type;
    if (cell >= block->text.n || !block->text.cells[cell].text.n)
        return (struct set_lines){0};
    type.align = align;
    type.hyphenate &= block->text.n == 1 || (block->row && block->row->columns);
    return paragraph_set(s, &block->text.cells[cell], &type, width, cell ? 0 : block->text.hang);
}

void row_add_items(struct lines *s, struct line *to, const struct set_line *from, length x,
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
        struct item *item = vec_push(s->set, &to->items);
        *item = from->items.at[i];
        item->x += x;
        item->y += y;
    }
}

/* Where a cell stands and how. */
struct cell {
    length x, width;
    int align;
    bool below; /* it stands below the cell before */
};

length row_natural_width(struct lines *s, const struct block *b, size_t cell)
{
    const struct rich *text = &b->text.cells[cell];
    return text->text.n ? paragraph_natural(s, text, type_of(&s->types, b->style)) : 0;
}

bool row_is_too_long(struct lines *s, const struct set_block *b)
{
    length sum = 0;
    for (size_t i = 0; i < b->b->text.n; i++) {
        length cell = row_natural_width(s, b->b, i);
        sum += cell && sum ? CELL_GAP_EM * b->type->size + cell : cell;
    }
    return sum > b->width;
}

/* Columns of given widths; those without one share what is left. */
static void column_cells(const struct set_block *b, struct cell cells[CELLS_MAX])
{
    const struct row *row = b->b->row;
    length gap = type_dim(b->type, row->gap, b->type->size);
    length left = b->width - gap * ((length)b->b->text.n - 1), x = b->x;
    size_t open = 0;
    for (size_t i = 0; i < b->b->text.n; i++) {
        cells[i].width = dim_length(row->widths[i], b->type->size, b->type->leading);
        left -= cells[i].width;
        open += row->widths[i].unit == DIM_NONE;
    }
    for (size_t i = 0; i < b->b->text.n; i++) {
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
static void end_cells(struct lines *s, const struct set_block *b, struct cell cells[CELLS_MAX])
{
    length gap = CELL_GAP_EM * b->type->size, natural[CELLS_MAX] = {0};
    for (size_t i = 0; i < b->b->text.n; i++) {
        natural[i] = row_natural_width(s, b->b, i);
        cells[i] = (struct cell){b->x, b->width, i ? ALIGN_RIGHT : ALIGN_LEFT, false};
    }
    if (b->align == ALIGN_BALANCE || b->align == ALIGN_EVEN)
        cells[0].align = b->align;
    if (b->b->text.n == 3) {
        length sides = 2 * (length_max(natural[0], natural[2]) + gap);
        length middle = length_min(natural[1], length_max(b->width - sides, b->width / 3));
        length side = length_max((b->width - middle) / 2 - gap, b->width / 4);
        cells[0].width = cells[2].width = side;
        cells[1] = (struct cell){b->x + (b->width - middle) / 2, middle, ALIGN_CENTER, false};
    } else if (natural[1]) {
        cells[1].width = length_min(natural[1], b->width * 6 / 10);
        cells[0].width = b->width - cells[1].width - gap;
        if (!natural[0])
            cells[1].width = b->width;
        else if (natural[0] < cells[0].width)
            cells[1].width = b->width - natural[0] - gap;
        else if (paragraph_least(s, &b->b->text.cells[0], b->type) > cells[0].width) {
            cells[0].width = cells[1].width = b->width; /* its longest word needs the room */
            cells[1].below = true;
        }
    }
    cells[b->b->text.n - 1].x = b->x + b->width - cells[b->b->text.n - 1].width;
}

/* Items that stand in columns of one width. */
static void even_cells(const struct set_block *b, struct cell cells[CELLS_MAX])
{
    const struct row *row = b->b->row;
    length gap = type_dim(b->type, row->gap, b->type->size);
    length width = (b->width - gap * ((length)b->b->text.n - 1)) / (length)b->b->text.n;
    for (size_t i = 0; i < b->b->text.n; i++)
        cells[i] = (struct cell){b->x + (width + gap) * (length)i, width, ALIGN_LEFT, false};
}

static struct item *last_run(struct line *line, size_t n)
{
    while (n && line->items.at[n - 1].kind != ITEM_GLYPHS)
        n--;
    return n ? &line->items.at[n - 1] : NULL;
}

void row_white(struct line *line, size_t n, length to)
{
    struct item *last = last_run(line, n);
    if (!last)
        return;
    last->run.white_x = last->run.advance;
    last->run.white = length_max(to - last->x - last->run.advance, 0);
}

/* False if the last word of the line may go on in the next line. */
static bool ends_with_word(struct line *line)
{
    const struct item *last = last_run(line, line->items.n);
    if (!last || !last->run.text.n || last->run.has_actual)
        return false;
    char c = last->run.text.p[last->run.text.n - 1];
    return c != '-' && c != '/' && (unsigned char)c < 0x80; /* dashes and soft hyphens have more bytes */
}

/* A centered title begins where its text does. Programs that go by place read from left to right. */
static void title_white(const struct set_block *b, struct line *line)
{
    struct item *last = last_run(line, line->items.n);
    if (!last)
        return;
    last->run.white_x = b->x - last->x;
    last->run.white = line->items.at[0].x - b->x;
}

/* What stands right of a cell of several lines is read behind all of them. */
static void add_later(struct lines *s, struct line *to, size_t cell, const struct set_line *from, length x,
                      size_t until)
{
    for (size_t i = 0; i < from->items.n; i++) {
        struct item *item = vec_push(s->set, &to->later[cell - 1]);
        *item = from->items.at[i];
        item->x += x;
    }
    to->until = until;
}

/* The places of the cells. */
static void cell_places(struct lines *s, const struct set_block *b, struct cell cells[CELLS_MAX])
{
    const struct row *row = b->b->row;
    cells[0] = (struct cell){b->x, b->width, b->align, false};
    if (row && row->columns)
        column_cells(b, cells);
    else if (b->b->text.n > 1 && row && row->n_items)
        even_cells(b, cells);
    else if (b->b->text.n > 1)
        end_cells(s, b, cells);
}

/* Where the last line of the first cell ends, and what stands right of it. */
static void find_ends(const struct set_lines set[CELLS_MAX], const struct cell cells[CELLS_MAX],
                      const struct set_block *b, struct row_ends *ends)
{
    const struct set_line *last = &set[0].at[set[0].n - 1];
    ends->start = last->items.n ? last->items.at[0].x : b->x; /* it has been moved */
    ends->end = cells[0].x + last->width;
    ends->turned = set[0].turned;
    for (size_t i = b->b->text.n; i-- > 1;)
        if (!cells[i].below && set[i].n >= set[0].n && set[i].at[set[0].n - 1].items.n)
            ends->right = cells[i].x + set[i].at[set[0].n - 1].items.at[0].x;
}

void row_lines(struct lines *s, const struct set_block *b, struct flow *to, struct row_ends *ends)
{
    size_t first = to->lines.n, most = 0;
    struct cell cells[CELLS_MAX] = {0};
    struct set_lines set[CELLS_MAX] = {0};
    size_t starts[CELLS_MAX] = {0}; /* the first line of each cell */
    cell_places(s, b, cells);
    for (size_t i = 0; i < b->b->text.n; i++) {
        set[i] = cell_set(s, b, i, cells[i].align, cells[i].width);
        starts[i] = cells[i].below ? most : 0;
        most = starts[i] + set[i].n > most ? starts[i] + set[i].n : most;
    }
    if (!most && b->b->n_labels)
        most = 1;
    for (size_t k = 0; k < most; k++)
        vec_push(s->set, &to->lines);
    for (size_t i = 0; i < b->b->text.n; i++)
        for (size_t k = 0; k < set[i].n; k++) {
            struct line *line = &to->lines.at[first + starts[i] + k];
            line->divided |= set[i].at[k].divided;
            if (i && !cells[i].below && !b->b->heading && set[i].at[k].items.n && (most == 1 || ends_with_word(line)))
                row_white(line, line->items.n, cells[i].x + set[i].at[k].items.at[0].x);
            if (i && !cells[i].below && most > 1)
                add_later(s, line, i, &set[i].at[k], cells[i].x, most - 1 - k);
            else
                row_add_items(s, line, &set[i].at[k], cells[i].x, 0);
        }
    if (b->b->heading && most == 1 && b->b->text.n == 1)
        title_white(b, &to->lines.at[first]);
    if (set[0].n)
        find_ends(set, cells, b, ends);
}
