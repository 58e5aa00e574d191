/* cells.c: the rows of tables -> lines, one for each row: no page break divides it. */
#include "lines/parts.h"

/* What is set of a table's cells. */
struct set_cell {
    struct set_lines lines;
    struct type type;
};

static const struct charstyle *style_of(const struct content_table *t, size_t row)
{
    return t->header && !row ? t->head : t->text;
}

/* The natural width of each column, and the width that no line break makes smaller. */
static void measure(struct lines *s, const struct content_table *t, length *natural, length *least)
{
    for (size_t i = 0; i < t->rows * t->columns; i++) {
        const struct rich *text = &t->cells[i].text;
        struct type whole = *type_of(&s->types, style_of(t, i / t->columns)), *type = &whole;
        size_t k = i % t->columns;
        whole.hyphenate = false;
        if (!text->text.n)
            continue;
        natural[k] = length_max(natural[k], paragraph_natural(s, text, type) + PT / 16);
        least[k] = length_max(least[k], paragraph_least(s, text, type) + PT / 16);
    }
}

/* Columns that fit get their natural widths. Of others, those that need no more than an even share of the room
 * have it; what is left goes to the rest, to each as its text is wide, and at least as its longest word is. */
static void share(length room, size_t n, length *natural, const length *least)
{
    bool settled[GRID_COLUMNS_MAX] = {false};
    length sum = 0, wanted = 0;
    size_t open = n;
    for (size_t k = 0; k < n; k++)
        sum += natural[k];
    if (sum <= room)
        return;
    for (bool again = true; again && open;) {
        again = false;
        length even = room / (length)open;
        for (size_t k = 0; k < n; k++) {
            if (settled[k] || natural[k] > even)
                continue;
            settled[k] = again = true;
            room -= natural[k];
            open--;
        }
    }
    for (size_t k = 0; k < n; k++)
        wanted += settled[k] ? 0 : natural[k];
    length rest = room, lower = 0;
    for (size_t k = 0; k < n; k++)
        lower += settled[k] ? 0 : least[k];
    if (lower >= room) { /* even the words have no room: they break between letters */
        for (size_t k = 0; k < n; k++)
            natural[k] = settled[k] ? natural[k] : length_scale(room, least[k], lower);
        return;
    }
    rest = room - lower;
    wanted -= lower;
    for (size_t k = 0; k < n; k++)
        if (!settled[k])
            natural[k] = least[k] + (wanted > 0 ? length_scale(rest, natural[k] - least[k], wanted) : 0);
}

/* The widths of the columns. They are kept for the rows that follow. */
static const length *widths_of(struct lines *s, const struct set_block *b)
{
    const struct content_table *t = b->b->table.of;
    struct table_widths *kept = &s->table;
    length least[GRID_COLUMNS_MAX] = {0}, words = 0, gaps = (length)t->columns - 1;
    if (kept->of == t && kept->width == b->width)
        return kept->columns;
    length gap = type_dim(b->type, t->style->gap, 0);
    *kept = (struct table_widths){.of = t, .width = b->width, .gap = gap};
    measure(s, t, kept->columns, least);
    for (size_t k = 0; k < t->columns; k++)
        words += least[k];
    if (words + gaps * kept->gap > b->width)
        kept->gap /= 2;
    kept->stacked = words + gaps * kept->gap > b->width;
    if (kept->stacked) /* what is left are two columns, which have room */
        kept->gap = gap;
    share(length_max(b->width - gaps * kept->gap, LEAST_EM * b->type->size), t->columns, kept->columns, least);
    return kept->columns;
}

static void set_cells(struct lines *s, const struct set_block *b, const length *widths, struct set_cell *set,
                      size_t *most)
{
    const struct content_table *t = b->b->table.of;
    size_t row = b->b->table.row;
    for (size_t k = 0; k < t->columns; k++) {
        const struct rich *text = &t->cells[row * t->columns + k].text;
        set[k].type = *type_of(&s->types, style_of(t, row));
        set[k].type.align = t->aligns[k];
        if (text->text.n)
            set[k].lines = paragraph_set(s, text, &set[k].type, widths[k], 0);
        *most = set[k].lines.n > *most ? set[k].lines.n : *most;
    }
}

/* Draws the rule below the names of columns. */
static void rule(struct lines *s, const struct set_block *b, const length *widths, struct line *line)
{
    const struct content_table *t = b->b->table.of;
    const struct rule *r = &t->style->rule;
    length width = s->table.gap * ((length)t->columns - 1);
    if (!r->thickness)
        return;
    for (size_t k = 0; k < t->columns; k++)
        width += widths[k];
    struct item *i = vec_push(s->set, &line->items);
    *i = (struct item){.kind = ITEM_RULE, .element = NO_ELEMENT, .color = r->color.color, .x = b->x};
    i->y = line->depth + type_dim(b->type, r->gap, 0) - r->thickness / 2;
    i->rule.width = width;
    i->rule.height = r->thickness;
}

/* Notes what of a header stands again at the top of a page that a row of its table begins: no links, and
 * no elements. */
static void keep_header(struct lines *s, const struct content_table *t, const struct line *line)
{
    s->table.top = line->top;
    s->table.depth = line->depth;
    s->table.header.n = 0;
    for (size_t i = 0; i < line->items.n; i++) {
        if (line->items.at[i].kind == ITEM_LINK)
            continue;
        struct item *item = vec_push(s->set, &s->table.header);
        *item = line->items.at[i];
        item->element = NO_ELEMENT;
    }
    s->table.headed = t;
}

void cells_resume(struct lines *s, const struct set_block *b, struct line *line)
{
    if (s->table.headed != b->b->table.of || b->b->table.row < 2 || s->table.stacked)
        return;
    length below = s->table.depth + geometry_length(s, b->b->before, 0);
    for (size_t i = 0; i < s->table.header.n; i++) {
        struct item *item = vec_push(s->set, &line->resumes);
        *item = s->table.header.at[i];
        item->y -= below;
    }
    line->top = s->table.top + below;
}

/* ---- without room for columns */

/* A text of a table, in lines of that width. */
static struct set_lines stacked_cell(struct lines *s, const struct content_table *t, size_t cell, length width)
{
    const struct content_cell *c = &t->cells[cell];
    bool names = c->below.text.n && cell >= t->columns;
    struct type type = *type_of(&s->types, names ? t->head : t->text);
    type.align = ALIGN_LEFT;
    return c->text.text.n ? paragraph_set(s, c->below.text.n ? &c->below : &c->text, &type, width, 0)
                          : (struct set_lines){0};
}

/* Puts it into a line, `y` below its baseline. `artifact`: readers have had it. */
static void stacked_put(struct lines *s, const struct set_block *b, const struct set_lines *set, length x, length y,
                        bool artifact, struct line *line)
{
    for (size_t n = 0; n < set->n; n++) {
        size_t from = line->items.n;
        row_add_items(s, line, &set->at[n], x, y + b->type->leading * (length)n);
        for (size_t i = from; artifact && i < line->items.n; i++)
            line->items.at[i].element = NO_ELEMENT;
    }
}

/* The width of the names of columns, at the most three fifths of the room. */
static length names_width(struct lines *s, const struct set_block *b)
{
    const struct content_table *t = b->b->table.of;
    length widest = 0;
    for (size_t k = 1; k < t->columns && t->header; k++)
        widest = length_max(widest, paragraph_natural(s, &t->cells[k].below, type_of(&s->types, t->text)) + PT / 16);
    return length_min(widest, b->width * 6 / 10);
}

/* The cells of a row below each other, the first alone, the others each behind the name of its column. Readers
 * get these names once, before the first row. */
static void stacked_lines(struct lines *s, const struct set_block *b, struct flow *to)
{
    const struct content_table *t = b->b->table.of;
    size_t row = b->b->table.row, first = row * t->columns, done = 0;
    struct set_lines names[GRID_COLUMNS_MAX] = {{0}}, values[GRID_COLUMNS_MAX] = {{0}};
    length ys[GRID_COLUMNS_MAX] = {0}, width = names_width(s, b), x = width ? width + s->table.gap : 0;
    if (t->header && !row)
        return;
    struct line *line = vec_push(s->set, &to->lines);
    line->top = CAP_HEIGHT(b->type->size);
    for (size_t k = 0; k < t->columns; k++) {
        values[k] = stacked_cell(s, t, first + k, k ? b->width - x : b->width);
        if (k && t->header && values[k].n)
            names[k] = stacked_cell(s, t, k, width);
        ys[k] = b->type->leading * (length)done;
        done += values[k].n > names[k].n ? values[k].n : names[k].n;
    }
    for (size_t k = 1; k < t->columns; k++)
        stacked_put(s, b, &names[k], b->x, ys[k], row > 1, line);
    for (size_t k = 0; k < t->columns; k++)
        stacked_put(s, b, &values[k], k ? b->x + x : b->x, ys[k], false, line);
    line->depth = done ? b->type->leading * (length)(done - 1) : 0;
}

void cells_lines(struct lines *s, const struct set_block *b, struct flow *to)
{
    const struct content_table *t = b->b->table.of;
    const length *widths = widths_of(s, b);
    struct set_cell set[GRID_COLUMNS_MAX] = {0};
    bool header = t->header && !b->b->table.row;
    size_t most = 0;
    length x = b->x;
    if (s->table.stacked) {
        stacked_lines(s, b, to);
        return;
    }
    set_cells(s, b, widths, set, &most);
    struct line *line = vec_push(s->set, &to->lines);
    line->top = CAP_HEIGHT(b->type->size);
    line->depth = most ? (length)(most - 1) * b->type->leading : 0;
    for (size_t k = 0; k < t->columns; k++) {
        length y = header ? b->type->leading * (length)(most - set[k].lines.n) : 0; /* names end at one height */
        for (size_t n = 0; n < set[k].lines.n; n++) {
            struct set_line *from = &set[k].lines.at[n];
            if (most == 1 && from->items.n)
                row_white(line, line->items.n, x + from->items.at[0].x);
            row_add_items(s, line, from, x, y + b->type->leading * (length)n);
        }
        x += widths[k] + s->table.gap;
    }
    if (!header)
        return;
    rule(s, b, widths, line);
    keep_header(s, t, line);
}

length cells_apart(struct lines *s, const struct set_block *b)
{
    const struct content_table *t = b->b->table.of;
    const struct type *type = type_of(&s->types, t->text);
    return type_dim(type, t->style->before, 0);
}
