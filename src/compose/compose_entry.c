/* compose_entry.c: entries -> blocks: their rows, their labels, the distances between them. */
#include "compose/compose.h"

/* `keep` of an entry of any length that must stay on one page: more lines than any entry has. */
enum { ALL_LINES = 1000000 };

/* The state while the rows of one entry are composed. */
struct entry_state {
    const struct content_entry *e;
    uint32_t id;
    int keep;
    struct block_label label; /* label of the first row; text NULL: none */
    bool first, below_title;
};

/* Makes the label of an entry, and the inset of the rows after it. */
static void add_label(struct composer *c, struct entry_state *st)
{
    const struct content_entry *e = st->e;
    const struct label_style *look = &e->style->label;
    const struct content_label *l = e->label;
    if (l->text.text.n)
        st->label = (struct block_label){
            .kind = LABEL_ENTRY,
            .text = &l->text,
            .style = l->style,
            .element = l->element,
            .inset = e->column->shared ? NULL : c->inset,
            .column = e->column,
            .label = look,
            /* beside each other, entries begin where their labels do */
            .align = look->shared && !e->column->shared ? ALIGN_LEFT : look->align,
        };
    if (e->column->shared)
        return;
    static const struct dim em = {PT, DIM_EM};
    struct dim gap = look->shared ? em : (struct dim){look->gap, DIM_PT};
    struct inset *i = arena_new_of(c->a, struct inset);
    *i = (struct inset){INSET_LABEL, c->inset, {gap, l->style}, e->column, 0};
    c->inset = i;
}

/* Adds to a block what only the first row of an entry has. */
static void first_row(struct composer *c, struct entry_state *st, struct block *b)
{
    const struct entry_style *es = st->e->style;
    const struct charstyle *text = c->text;
    if (!st->first)
        return;
    st->first = false;
    if (!b->title)
        b->before = compose_distance(es->before, text);
    if (st->below_title && es->first.unit != DIM_NONE && !b->title) {
        b->before = (struct distance){es->first, b->style};
        b->before_holds = true;
    }
    b->breaks = b->breaks == BREAK_AUTO ? st->e->source->breaks : b->breaks;
    b->divider = es->divider.thickness && !st->below_title ? &es->divider : NULL;
    b->timeline_dot = true;
    if (!st->label.text || b->n_labels == LABELS_MAX)
        return;
    struct block_label *at = compose_label(c, b);
    for (; at > b->labels && at[-1].kind != LABEL_TITLE; at--)
        *at = at[-1]; /* a bullet, or the label of an entry inside this one, goes after the label */
    *at = st->label;
}

/* The label of an entry stands beside an empty line, where it has nothing else or entries with labels in that column. */
static void label_alone(struct composer *c, struct entry_state *st)
{
    static const struct rich nothing;
    struct block b = compose_block(c, c->text, compose_distance((struct dim){0}, c->text), NO_ELEMENT);
    b.text.cells = &nothing;
    b.text.n = 1;
    b.sticky = true;
    b.entry = st->id;
    b.keep = st->keep;
    compose_push(c, &b);
    first_row(c, st, &c->to->list.at[c->to->list.n - 1]);
}

/* `row` NULL: the heading with its logo. */
static void entry_row(struct composer *c, struct entry_state *st, const struct content_row *row)
{
    bool inside = row && row->kind == CONTENT_ENTRIES;
    bool labelled = inside && st->first && st->label.text;
    if (labelled && st->e->column->shared)
        label_alone(c, st);
    size_t index = c->to->list.n;
    if (inside && row > st->e->rows.at) /* a post right below its employer is as near as what is below a title */
        c->below_title = row - st->e->rows.at <= (ptrdiff_t)compose_heading_rows(st->e);
    if (inside)
        compose_entries(c, row, labelled && !st->e->column->shared);
    else if (row)
        compose_row(c, row);
    else
        compose_logo(c, st->e);
    for (size_t i = index; i < c->to->list.n && !inside; i++) {
        c->to->list.at[i].entry = st->id;
        c->to->list.at[i].keep = st->keep;
    }
    if (c->to->list.n > index)
        first_row(c, st, &c->to->list.at[index]);
}

/* Sets the distance before an entry to `loose` if it or the entry above has several rows. */
static void loosen(struct composer *c, const struct entry_state *st, size_t first)
{
    const struct entry_style *es = st->e->style;
    size_t n = c->to->list.n - first;
    bool above = c->long_above && !st->below_title;
    c->long_above = n > 1;
    if (!n || es->loose.unit == DIM_NONE || st->below_title || (n == 1 && !above))
        return;
    struct block *b = &c->to->list.at[first];
    if (!b->title)
        b->before = (struct distance){es->loose, b->style};
}

/* Adds the insets of the entry that do not come from its label. `within`: the entry around it is indented already. */
static void add_insets(struct composer *c, const struct entry_style *es, bool within)
{
    const struct distance text = {{0}, c->text};
    struct distance in = text;
    in.dim = (struct dim){(within ? 0 : es->indent) + (es->timeline.thickness ? es->timeline.gap : 0), DIM_PT};
    if (in.dim.value)
        compose_inset(c, INSET_START, in);
    if (es->width.unit == DIM_NONE)
        return;
    struct inset *i = arena_new_of(c->a, struct inset);
    *i = (struct inset){.kind = INSET_WIDTH, .outer = c->inset, .by = {es->width, text.of},
                        .align = es->align};
    c->inset = i;
}

void compose_entry(struct composer *c, const struct content_entry *e, bool within)
{
    const struct entry_style *es = e->style;
    const struct inset *inset = c->inset;
    struct entry_state st = {.e = e, .first = true, .below_title = c->below_title};
    st.id = within && c->entries ? c->entries : ++c->entries;
    st.keep = e->source->keep ? ALL_LINES : es->keep;
    compose_targets(c, e->targets);
    add_insets(c, es, within);
    if (e->label)
        add_label(c, &st);
    if (st.label.text && c->title.style && e->column->shared)
        compose_title_alone(c); /* its place is that of the label */
    size_t first = c->to->list.n;
    size_t heading = e->beside_logos ? compose_heading_rows(e) : 0;
    if (heading && e->logo)
        entry_row(c, &st, NULL);
    if (heading)
        compose_logo_room(c); /* what follows stands below the heading */
    for (size_t i = e->logo ? heading : 0; i < e->rows.n; i++)
        entry_row(c, &st, &e->rows.at[i]);
    if (st.first && st.label.text)
        label_alone(c, &st);
    for (size_t i = first; i < c->to->list.n && es->timeline.thickness; i++)
        c->to->list.at[i].timeline = &es->timeline;
    loosen(c, &st, first);
    if (c->to->list.n > first) { /* a page may end below the last row */
        c->to->list.at[c->to->list.n - 1].sticky = false;
        c->below_title = false;
    }
    c->inset = inset;
}
