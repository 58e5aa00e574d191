/* tables.c: tables of entries and texts -> cells with their texts and elements. */
#include "content/resolve.h"

#include "model/grid.h"

/* True for numbers, amounts and shares: "1,200", "45 %", "3.5", "$30". They stand at the right of their column. */
static bool is_number(struct str s)
{
    size_t digits = 0, signs = 0;
    for (size_t i = 0; i < s.n; i++) {
        bool digit = s.p[i] >= '0' && s.p[i] <= '9';
        digits += digit;
        signs += !digit && !strchr(" .,+-%$", s.p[i]);
    }
    return digits && signs <= 3 && digits > signs; /* a sign of a currency has up to three bytes */
}

/* True if all cells below the header are numbers, or empty. */
static bool is_numeric(const struct grid *t, size_t column)
{
    size_t numbers = 0;
    for (size_t i = t->header; i < t->rows; i++) {
        struct str s = str_trim(grid_cell(t, i, column)->text);
        if (s.n && !is_number(s))
            return false;
        numbers += s.n > 0;
    }
    return numbers > 0;
}

static enum align align_of(const struct grid *t, size_t column)
{
    static const enum align aligns[] = {
        [GRID_LEFT] = ALIGN_LEFT, [GRID_CENTER] = ALIGN_CENTER, [GRID_RIGHT] = ALIGN_RIGHT};
    if (t->aligns[column] != GRID_AUTO)
        return aligns[t->aligns[column]];
    bool right = (column || !t->names) && is_numeric(t, column);
    return right ? ALIGN_RIGHT : ALIGN_LEFT;
}

/* Sets the text of a cell. */
static void set(struct resolver *r, const struct markup *m, const struct charstyle *style, uint32_t element,
                struct rich *to)
{
    to->way = WAY_OWN;
    resolve_set(r, to, *m, style, WRAP_ANYWHERE);
    rich_trim(to);
    resolve_finish(r, to, element);
}

static void cell(struct resolver *r, const struct grid *t, size_t row, size_t column, uint32_t parent,
                 struct content_table *to)
{
    const struct markup *m = grid_cell(t, row, column);
    struct content_cell *c = &to->cells[row * to->columns + column];
    bool head = (t->header && !row) || (t->names && !column);
    bool corner = !str_trim(m->text).n;
    c->element = resolve_element(r, head && !corner ? ELEMENT_TABLE_HEAD : ELEMENT_TABLE_CELL, parent);
    if (c->element != NO_ELEMENT)
        r->to->elements.at[c->element].of_row = t->names && !column && (!t->header || row);
    bool names = t->header && !row;
    set(r, m, names ? to->head : to->text, c->element, &c->text);
    if (t->header && (names ? column > 0 : !column))
        set(r, m, names ? to->text : to->head, c->element, &c->below);
}

const struct content_table *tables_resolve(struct resolver *r, const struct grid *t, const struct fontstyle *font,
                                           uint32_t parent)
{
    struct content_table *to = arena_new_of(r->a, struct content_table);
    to->rows = t->rows;
    to->columns = t->columns;
    to->header = t->header;
    to->style = &r->style->table;
    to->text = resolve_style(r, resolve_root(r, font), "table");
    to->head = resolve_style(r, to->text, "table-header");
    to->element = resolve_element(r, ELEMENT_TABLE, parent);
    to->cells = arena_array_of(r->a, struct content_cell, t->rows * t->columns + 1);
    to->aligns = arena_array_of(r->a, enum align, t->columns + 1);
    for (size_t k = 0; k < t->columns; k++)
        to->aligns[k] = align_of(t, k);
    for (size_t i = 0; i < t->rows; i++) {
        uint32_t row = resolve_element(r, ELEMENT_TABLE_ROW, to->element);
        for (size_t k = 0; k < t->columns; k++)
            cell(r, t, i, k, row, to);
    }
    return to;
}

void tables_add(struct resolver *r, const struct scope *s, enum field f, const struct fontstyle *font, uint32_t parent,
                content_rows *to)
{
    const struct value *v = entry_value(s->entry, f);
    if (!v || !v->table || !v->table->columns)
        return;
    fields_use(r, s, f);
    struct content_row c = {.kind = CONTENT_TABLE, .text = resolve_root(r, font), .element = NO_ELEMENT};
    c.table = tables_resolve(r, v->table, font, parent);
    *vec_push(r->a, to) = c;
}
