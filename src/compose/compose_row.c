/* compose_row.c: rows of all kinds -> blocks. */
#include "compose/compose.h"

struct distance compose_distance(struct dim d, const struct charstyle *of)
{
    static const struct dim leading = {PT, DIM_LH};
    return (struct distance){d.unit == DIM_NONE ? leading : d, of};
}

void compose_inset(struct composer *c, enum inset_kind kind, struct distance by)
{
    struct inset *i = arena_new_of(c->a, struct inset);
    *i = (struct inset){.kind = kind, .outer = kind > INSET_STACK ? c->inset : NULL, .by = by};
    c->inset = i;
}

static struct distance fixed(length l)
{
    return (struct distance){{l, DIM_PT}, NULL};
}

struct block_label *compose_label(struct composer *c, struct block *b)
{
    if (!b->labels)
        b->labels = arena_array_of(c->a, struct block_label, LABELS_MAX);
    return &b->labels[b->n_labels++];
}

/* If a title waits for the label column, it becomes a label of this block. */
static void take_title(struct composer *c, struct block *b)
{
    const struct block *t = &c->title;
    if (!t->style)
        return;
    *compose_label(c, b) = t->labels[0];
    b->title = t->row;
    b->before = t->before;
    b->before_holds = t->before_holds;
    b->marks[b->n_marks] = b->marks[0];
    b->marks[0] = t->marks[0];
    b->n_marks++;
    b->breaks = t->breaks;
    c->title = (struct block){0};
}

struct block compose_block(const struct composer *c, const struct charstyle *style,
                           struct distance before, uint32_t element)
{
    return (struct block){
        .style = style,
        .align = -1,
        .element = element,
        .inset = c->inset,
        .before = before,
        .whole = c->whole,
    };
}

void compose_push(struct composer *c, struct block *b)
{
    take_title(c, b);
    b->targets = c->waiting;
    c->waiting = NULL;
    *vec_push(c->a, &c->to->list) = *b;
}

static void row_indents(struct composer *c, const struct row *row)
{
    if (row->indent)
        compose_inset(c, INSET_START, fixed(row->indent));
    if (row->indent_end)
        compose_inset(c, INSET_END, fixed(row->indent_end));
}

void compose_geometry(struct composer *c, const struct row *row, struct block *b)
{
    const struct inset *inset = c->inset;
    bool boxed = row->box.background.name.text.p || row->box.border.name.text.p;
    if (row->reach == REACH_COLUMN && !c->stacked)
        compose_inset(c, INSET_COLUMN, fixed(0));
    row_indents(c, row);
    if (boxed && row->box.reach == REACH_TEXT)
        compose_inset(c, INSET_BOTH, (struct distance){row->box.padding, b->style});
    b->row = row;
    b->inset = c->inset;
    b->after = (struct distance){row->after, b->style};
    b->align = row->align;
    b->style_pos = row->pos;
    if (b->kind == BLOCK_TEXT)
        b->text.hang = row->hang;
    c->inset = inset;
}

/* ---- text */

static struct block row_block(struct composer *c, const struct content_row *row,
                              enum block_kind kind)
{
    const struct row *style = row->style;
    struct block b = compose_block(c, row->text, compose_distance(style->before, row->text),
                                   row->element);
    b.kind = kind;
    compose_geometry(c, style, &b);
    b.sticky = true;
    return b;
}

/* The blocks for where a row is too long. They stand where it does. */
static const struct blocks *too_long(struct composer *c, const content_rows *rows)
{
    struct blocks *made = arena_new_of(c->a, struct blocks), *to = c->to;
    struct block title = c->title;
    struct block_target *waiting = c->waiting;
    c->title = (struct block){0};
    c->waiting = NULL;
    c->to = made;
    compose_rows(c, rows);
    c->to = to;
    c->title = title;
    c->waiting = waiting;
    return made;
}

static void cells(struct composer *c, const struct content_row *row)
{
    struct block b = row_block(c, row, BLOCK_TEXT);
    b.text.cells = row->cells.at;
    b.text.n = row->cells.n;
    if (row->cells.too_long.n)
        b.text.too_long = too_long(c, &row->cells.too_long);
    compose_push(c, &b);
}

static void items(struct composer *c, const struct content_row *row)
{
    const struct row *style = row->style;
    for (size_t i = 0; i < row->items.n; i++) {
        struct block b = row_block(c, &row->items.rows[i], BLOCK_TEXT);
        b.text.cells = row->items.rows[i].cells.at;
        b.text.n = row->items.rows[i].cells.n;
        if (!b.text.hang && b.text.n == 1 && row->items.icons && style->icon_width)
            b.text.hang = style->icon_width + style->icon_gap; /* as far in as the text */
        if (i)
            b.before = compose_distance((struct dim){0}, row->text);
        if (i + 1 < row->items.n)
            b.after = (struct distance){0};
        compose_push(c, &b);
    }
}

/* Adds paragraphs; `before` is the distance above the first. `row` NULL: no row of the style. */
static void paragraphs(struct composer *c, const content_paragraphs *p, const struct row *row,
                       const struct charstyle *style, struct distance before)
{
    for (size_t i = 0; i < p->n; i++) {
        struct block b = compose_block(c, style, before, p->at[i].element);
        if (row)
            compose_geometry(c, row, &b);
        if (i + 1 < p->n)
            b.after = (struct distance){0};
        b.text.cells = &p->at[i].text;
        b.text.n = 1;
        compose_push(c, &b);
        before = compose_distance(c->style->paragraph_before, style);
    }
}

static void paragraphs_row(struct composer *c, const struct content_row *row)
{
    const struct row *style = row->style;
    const struct inset *inset = c->inset;
    bool far = row->continues && style->before.unit != DIM_NONE; /* the row's distance is that above the text */
    struct distance before = compose_distance(far ? c->style->paragraph_before : style->before, row->text);
    bool letter = style->only == FIELD_PARAGRAPHS; /* they take only the indents from the row */
    if (letter)
        row_indents(c, style);
    paragraphs(c, &row->paragraphs, letter ? NULL : style, row->text, before);
    c->inset = inset;
}

/* ---- lists */

/* The widths of a digit, and of the stop and the space behind it, in 1/100 em. */
enum { DIGIT_EM = 55, STOP_EM = 65 };

/* The room for the labels of a list. A style's width is that of its bullets. */
static struct distance label_room(const struct content_list *list)
{
    int em = (int)list->digits * DIGIT_EM + STOP_EM;
    return list->digits ? compose_distance((struct dim){length_scale(PT, em, 100), DIM_EM}, list->style)
                        : fixed(list->level->text);
}

/* Adds a bullet or number as a label, and the inset that leaves room for it before the text. */
static void add_bullet(struct composer *c, const struct content_list *list,
                       const struct content_item *item, struct block *b)
{
    const struct list_level *level = list->level;
    const struct inset *inset = c->inset;
    if (item->glyph.text.n) {
        compose_inset(c, INSET_START, fixed(level->indent));
        *compose_label(c, b) = (struct block_label){
            .kind = LABEL_BULLET,
            .text = &item->glyph,
            .style = item->glyph_style,
            .element = item->glyph_element,
            .inset = c->inset,
            .width = level->text,
            .align = ALIGN_LEFT,
            .raise = list->digits ? fixed(0) : (struct distance){level->raise, item->glyph_style->outer},
        };
    }
    c->inset = inset;
    compose_inset(c, INSET_START, fixed(level->indent));
    compose_inset(c, INSET_START, label_room(list));
    b->inset = c->inset;
    b->style_pos = level->glyph.pos;
}

static void list_items(struct composer *c, const struct content_list *list)
{
    const struct list_level *level = list->level;
    for (size_t i = 0; i < list->items.n; i++) {
        const struct content_item *item = &list->items.at[i];
        const struct inset *inset = c->inset;
        struct dim skip = i == 0 && level->first.unit != DIM_NONE ? level->first : level->before;
        struct block b = compose_block(c, list->style, compose_distance(skip, list->style),
                                       item->element);
        b.text.cells = &item->text;
        b.text.n = 1;
        b.text.hang = level->hang;
        take_title(c, &b);
        add_bullet(c, list, item, &b);
        compose_push(c, &b);
        paragraphs(c, &item->more, NULL, list->style,
                   compose_distance(c->style->paragraph_before, list->style));
        list_items(c, &item->below);
        c->inset = inset;
    }
}

static void list_row(struct composer *c, const struct content_row *row)
{
    const struct inset *inset = c->inset;
    row_indents(c, row->style);
    list_items(c, &row->list);
    c->inset = inset;
}

/* ---- pictures, stacks, sections, entries */

static void picture(struct composer *c, const struct content_row *row)
{
    struct block b = row_block(c, row, BLOCK_PICTURE);
    b.picture.image = row->image;
    b.picture.style = &row->style->image;
    compose_push(c, &b);
}

static void table(struct composer *c, const struct content_row *row)
{
    const struct content_table *t = row->table;
    for (size_t i = 0; i < t->rows; i++) {
        const struct charstyle *style = t->header && !i ? t->head : t->text;
        struct dim before = i ? t->style->row : t->style->before;
        struct block b = compose_block(c, style, compose_distance(before, t->text), t->element);
        b.kind = BLOCK_TABLE_ROW;
        b.table.of = t;
        b.table.row = i;
        b.sticky = !i && t->header;
        compose_push(c, &b);
    }
}

/* Between begin and end, blocks go to *to, inside a stack. Keeps what end restores. */
struct detour {
    struct blocks *to;
    const struct inset *inset;
};

static struct detour detour_begin(struct composer *c, struct blocks *to)
{
    struct detour d = {c->to, c->inset};
    c->to = to;
    c->stacked++;
    compose_inset(c, INSET_STACK, fixed(0));
    return d;
}

static void detour_end(struct composer *c, const struct detour *d)
{
    c->stacked--;
    c->to = d->to;
    c->inset = d->inset;
}

/* Leaves out stacks that are as wide as what they hold, and hold nothing: a portrait that is not there. */
static void without_empty(struct composer *c, struct block *b)
{
    struct stack *styles = arena_array_of(c->a, struct stack, b->stacks.n);
    size_t n = 0;
    for (size_t i = 0; i < b->stacks.n; i++) {
        if (!b->stacks.at[i].list.n && b->stacks.styles[i].natural)
            continue;
        styles[n] = b->stacks.styles[i];
        b->stacks.at[n++] = b->stacks.at[i];
    }
    b->stacks.styles = styles;
    b->stacks.n = n;
}

static void stacks(struct composer *c, const struct content_row *row)
{
    bool empty = false;
    const struct row *style = row->style;
    struct block b = row_block(c, row, BLOCK_STACKS), title = c->title;
    c->title = (struct block){0};
    b.stacks.n = style->stacks.n;
    b.stacks.at = arena_array_of(c->a, struct blocks, b.stacks.n);
    b.stacks.styles = style->stacks.at;
    b.stacks.gap = (struct distance){style->gap, row->text};
    b.stacks.valign = style->valign;
    if (!style->gap.unit)
        b.stacks.gap.dim = (struct dim){PT, DIM_EM};
    for (size_t i = 0; i < b.stacks.n; i++) {
        struct detour d = detour_begin(c, &b.stacks.at[i]);
        compose_rows(c, &row->stacks[i].rows);
        detour_end(c, &d);
        empty |= !b.stacks.at[i].list.n && style->stacks.at[i].natural;
    }
    if (empty)
        without_empty(c, &b);
    c->title = title;
    compose_push(c, &b);
}

/* A section in the header; it reaches as far as the text. */
static void section_row(struct composer *c, const struct content_row *row)
{
    const struct inset *inset = c->inset;
    if (!c->stacked)
        compose_inset(c, INSET_TEXT, fixed(0));
    compose_section(c, row->section);
    c->to->list.at[c->to->list.n - 1].sticky = false; /* a page may end below it */
    c->inset = inset;
}

void compose_indent(struct composer *c, length more)
{
    const struct list_level *level = c->style->lists.n ? &c->style->lists.at[0] : NULL;
    compose_inset(c, INSET_START, fixed(more + (level ? level->indent + level->text : 0)));
}

void compose_entries(struct composer *c, const struct content_row *row, bool beside_label)
{
    const struct inset *inset = c->inset;
    size_t first = c->to->list.n;
    if (beside_label)
        compose_inset(c, INSET_START, fixed(row->style->indent));
    else
        compose_indent(c, row->style->indent);
    for (size_t i = 0; i < row->entries.n; i++)
        compose_entry(c, row->entries.at[i], true);
    if (first && c->to->list.n > first && row->style->before.unit != DIM_NONE)
        c->to->list.at[first].before = compose_distance(row->style->before, row->text);
    c->inset = inset;
}

void compose_row(struct composer *c, const struct content_row *row)
{
    switch (row->kind) {
    case CONTENT_CELLS:
        cells(c, row);
        break;
    case CONTENT_PARAGRAPHS:
        paragraphs_row(c, row);
        break;
    case CONTENT_ITEMS:
        items(c, row);
        break;
    case CONTENT_LIST:
        list_row(c, row);
        break;
    case CONTENT_PICTURE:
        picture(c, row);
        break;
    case CONTENT_TABLE:
        table(c, row);
        break;
    case CONTENT_STACKS:
        stacks(c, row);
        break;
    case CONTENT_SECTION:
        section_row(c, row);
        break;
    case CONTENT_ENTRIES:
        compose_entries(c, row, false);
        break;
    }
}

void compose_rows(struct composer *c, const content_rows *rows)
{
    for (size_t i = 0; i < rows->n; i++)
        compose_row(c, &rows->at[i]);
}
