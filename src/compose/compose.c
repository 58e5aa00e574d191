/* compose.c: the parts of a document in order -> blocks, one list for each column. */
#include "compose/compose.h"

static struct distance none(void)
{
    return (struct distance){0};
}

void compose_targets(struct composer *c, const struct content_target *t)
{
    struct block_target **to = &c->waiting;
    while (*to)
        to = &(*to)->next;
    for (; t; t = t->next) {
        size_t index = (size_t)(t->target - c->content->targets.all.at);
        if (c->taken[index])
            continue;
        c->taken[index] = true;
        *to = arena_new_of(c->a, struct block_target);
        (*to)->target = t->target;
        to = &(*to)->next;
    }
}

/* ---- titles */

static struct block heading_block(struct composer *c, const struct content_heading *h, int breaks)
{
    const struct row *row = h->style;
    struct block b = compose_block(c, h->text, compose_distance(row->before, h->text), h->element);
    compose_geometry(c, row, &b);
    if (h->directly && row->first.unit != DIM_NONE) {
        b.before = (struct distance){row->first, h->text};
        b.before_holds = true;
    }
    b.text.cells = h->cells;
    b.text.n = h->n_cells;
    b.breaks = breaks;
    b.sticky = true;
    b.heading = true;
    b.marks[0] = (struct block_mark){h->title, h->level};
    b.n_marks = 1;
    return b;
}

void compose_title_alone(struct composer *c)
{
    struct block empty = compose_block(c, c->title.style, none(), NO_ELEMENT);
    empty.sticky = true;
    empty.heading = true;
    empty.after = c->title.after;
    compose_push(c, &empty);
}

static void heading(struct composer *c, const struct content_heading *h, int breaks)
{
    if (!h->style)
        return;
    struct block b = heading_block(c, h, breaks);
    struct distance after = b.after;
    size_t index = c->to->list.n;
    c->below_title = true;
    if (h->in_labels) {
        int align = h->style->align >= 0 ? h->style->align : c->style->label_column.align;
        *compose_label(c, &b) = (struct block_label){
            .kind = LABEL_TITLE,
            .text = h->cells,
            .style = h->text,
            .element = h->element,
            .column = c->content->shared,
            .label = &c->style->label_column,
            .align = align,
        };
        c->title = b;
        if (h->style->place == PLACE_LABEL_COLUMN_ABOVE)
            compose_title_alone(c);
        if (!h->rows.n)
            return;
    } else {
        b.after = h->rows.n ? none() : b.after;
        compose_push(c, &b);
    }
    compose_rows(c, &h->rows);
    for (size_t i = index; i < c->to->list.n; i++)
        c->to->list.at[i].sticky = true;
    c->to->list.at[c->to->list.n - 1].after = after;
    c->below_title = true;
}

/* ---- sections */

/* Sets some entries side by side, as one block. They begin at one height, so that readers who go from line to line,
 * programs among them, get them in the document's order; and a page may end below them. */
static void row_of_entries(struct composer *c, struct content_entry *const *entries, size_t n, size_t columns)
{
    struct block b = compose_block(c, c->text, none(), NO_ELEMENT), title = c->title;
    struct blocks *to = c->to;
    const struct inset *inset = c->inset;
    bool below_title = c->below_title;
    b.kind = BLOCK_STACKS;
    b.stacks.n = columns;
    b.stacks.at = arena_array_of(c->a, struct blocks, columns);
    b.stacks.gap = (struct distance){c->style->section.gap, c->text};
    b.stacks.splits = true;
    if (!b.stacks.gap.dim.unit)
        b.stacks.gap.dim = (struct dim){2 * PT, DIM_EM};
    c->title = (struct block){0};
    c->stacked++;
    for (size_t i = 0; i < n; i++) {
        c->to = &b.stacks.at[i];
        c->below_title = below_title;
        compose_inset(c, INSET_STACK, none());
        compose_entry(c, entries[i], false);
        for (size_t k = 0; k < c->to->list.n; k++) { /* what is drawn between entries is for those below each other */
            c->to->list.at[k].divider = NULL;
            c->to->list.at[k].timeline = NULL;
            c->to->list.at[k].timeline_dot = false;
        }
    }
    c->stacked--;
    c->to = to;
    c->inset = inset;
    c->title = title;
    for (size_t i = n; i-- > 0;) {
        const struct block *first = b.stacks.at[i].list.n ? &b.stacks.at[i].list.at[0] : NULL;
        if (!first)
            continue;
        b.before = first->before;
        b.before_holds = first->before_holds;
        b.breaks = first->breaks;
        b.entry = first->entry;
    }
    compose_push(c, &b);
}

static void group(struct composer *c, const struct content_group *g)
{
    size_t n = g->entries.n, columns = g->columns;
    const struct inset *inset = c->inset;
    uint32_t whole = c->whole;
    c->whole = g->keep && !whole ? ++c->wholes : whole;
    heading(c, &g->heading, g->breaks);
    if (g->indented)
        compose_indent(c, 0);
    for (size_t k = 0; k < n && columns < 2; k++)
        compose_entry(c, g->entries.at[k], false);
    for (size_t k = 0; k < n && columns > 1; k += columns)
        row_of_entries(c, &g->entries.at[k], n - k < columns ? n - k : columns, columns);
    c->long_above |= g->indented;
    c->inset = inset;
    c->whole = whole;
}

void compose_section(struct composer *c, const struct content_section *s)
{
    c->long_above = s->source ? false : c->long_above;
    c->whole = s->source && s->source->keep ? ++c->wholes : s->source ? 0 : c->whole;
    compose_targets(c, s->targets);
    heading(c, &s->heading, s->source ? s->source->breaks : BREAK_AUTO);
    compose_rows(c, &s->rows);
    for (size_t i = 0; i < s->groups.n; i++)
        group(c, &s->groups.at[i]);
    size_t end = c->to->list.n;
    compose_rows(c, &s->end);
    if (c->to->list.n > end) /* a page may end below them */
        c->to->list.at[c->to->list.n - 1].sticky = false;
    if (c->title.style && s->source) { /* there was no block to stand beside */
        struct block empty = compose_block(c, c->title.style, none(), NO_ELEMENT);
        compose_push(c, &empty);
    }
    if (s->source)
        c->whole = 0;
}

/* Makes sections side by side the stacks of one block. */
static void beside(struct composer *c, const struct content_part *p)
{
    const struct charstyle *text = c->text;
    struct block b = compose_block(c, text, none(), NO_ELEMENT);
    struct blocks *to = c->to;
    const struct inset *inset = c->inset;
    b.kind = BLOCK_STACKS;
    b.stacks.n = p->sections.n;
    b.stacks.at = arena_array_of(c->a, struct blocks, b.stacks.n);
    b.stacks.gap = (struct distance){c->style->section.gap, text};
    b.stacks.splits = true;
    if (!b.stacks.gap.dim.unit)
        b.stacks.gap.dim = (struct dim){2 * PT, DIM_EM};
    c->stacked++;
    for (size_t i = 0; i < b.stacks.n; i++) {
        c->to = &b.stacks.at[i];
        compose_inset(c, INSET_STACK, none());
        compose_section(c, p->sections.at[i]);
    }
    c->stacked--;
    c->to = to;
    c->inset = inset;
    if (b.stacks.at[0].list.n) {
        b.before = b.stacks.at[0].list.at[0].before;
        b.breaks = b.stacks.at[0].list.at[0].breaks;
    }
    compose_push(c, &b);
}

/* ---- the whole */

static void header(struct composer *c, const struct content_part *p)
{
    size_t first = c->to->list.n;
    bool side = p->area == AREA_SIDE;
    if (!side && c->content->style->header_reach != REACH_TEXT)
        compose_inset(c, INSET_COLUMN, none());
    compose_rows(c, &p->rows);
    if (p->new_page && c->to->list.n > first)
        c->to->list.at[first].breaks = BREAK_ALWAYS;
}

/* Adds the rows at the foot of the last page. */
static void end(struct composer *c, const struct content_part *p)
{
    size_t first = c->to->list.n;
    compose_rows(c, &p->rows);
    if (c->to->list.n > first) {
        c->to->list.at[first].sinks = true;
        c->to->list.at[c->to->list.n - 1].sticky = false;
    }
}

static void part(struct composer *c, const struct content_part *p)
{
    switch (p->place) {
    case CONTENT_HEADER:
        header(c, p);
        break;
    case CONTENT_LETTER:
        compose_entry(c, p->letter, false);
        break;
    case CONTENT_SECTIONS:
        if (p->sections.n > 1)
            beside(c, p);
        else
            compose_section(c, p->sections.at[0]);
        break;
    case CONTENT_END:
        end(c, p);
        break;
    }
}

/* Makes the blocks of a head or foot, as wide as the header or as the text of the page. */
static void margin(struct composer *c, const content_rows *rows, struct blocks *to)
{
    bool text = c->content->style->header_reach == REACH_TEXT;
    c->to = to;
    c->style = c->content->style;
    c->text = c->content->text;
    compose_inset(c, text ? INSET_TEXT : INSET_COLUMN, none());
    compose_rows(c, rows);
}

void compose_run(struct arena *a, const struct content *content, struct composed *to)
{
    struct composer c = {.a = a, .content = content};
    enum area area = AREAS;
    c.taken = arena_array_of(a, bool, content->targets.all.n + 1);
    for (size_t i = 0; i < content->parts.n; i++) {
        const struct content_part *p = &content->parts.at[i];
        c.style = p->style;
        c.text = p->text;
        c.to = &to->areas[p->area];
        compose_inset(&c, INSET_TEXT, none());
        if (p->area != area || p->place == CONTENT_HEADER || p->place == CONTENT_END)
            c.below_title = false;
        area = p->area;
        part(&c, p);
    }
    for (int i = 0; i < 2; i++) {
        margin(&c, &content->head.rows[i], &to->head[i]);
        margin(&c, &content->foot.rows[i], &to->foot[i]);
    }
}
