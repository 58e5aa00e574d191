/* entries.c: entries of all kinds: their rows, and the label or dates in a column beside them. */
#include "content/resolve.h"

/* ---- labels and dates beside entries */

static void see_number(void *user, enum field f)
{
    *(bool *)user |= f == FIELD_N;
}

/* True if the column has the labels of a list, not dates. */
static bool is_label(const struct label_style *look)
{
    bool number = false;
    template_fields(&look->text, see_number, &number);
    return number;
}

/* Appends the label of an entry, in the form that the section gives, else in the style's form. */
static void set_label(struct resolver *r, const struct scope *s, const struct label_style *look,
                      const struct charstyle *style, struct rich *to)
{
    if (!s->section || !s->section->label.text.p || !s->entry->label.p || !is_label(look)) {
        apply_template(r, s, &look->text, style, to);
        return;
    }
    struct pen pen = resolve_pen(r, style, s->section->label.pos);
    rich_text(to, &pen, fields_number(r->a, s->section->label.text, s->entry->label));
}

static struct content_column *new_column(struct resolver *r, const struct label_style *look, bool label)
{
    struct content_column *c = arena_new_of(r->a, struct content_column);
    *c = (struct content_column){.index = r->to->columns.n, .style = look, .label = label};
    *vec_push(r->a, &r->to->columns) = c;
    return c;
}

/* The column of the entry's label: the one that the page shares, or one for all labels of the
 * section, or one for the dates of this kind of entry. */
static struct content_column *column_of(struct resolver *r, const struct entry_style *es,
                                        bool label)
{
    struct content_column **dates = &r->dates[r->area][es - r->style->entries.at];
    struct content_column **column = label ? &r->labels : dates;
    if (es->label.shared && sections_have_column(r))
        return r->to->shared;
    if (!*column)
        *column = new_column(r, &es->label, label);
    return *column;
}

/* Adds the label or date. A label makes the entry an item of a list. Returns the element that the
 * rows of the entry go into. */
static uint32_t add_label(struct resolver *r, const struct scope *s, const struct entry_style *es,
                          struct content_entry *to)
{
    bool label = is_label(&es->label);
    struct content_column *column = column_of(r, es, label);
    struct content_label *l = to->label = arena_new_of(r->a, struct content_label);
    uint32_t parent = r->parent;
    to->column = column;
    l->style = resolve_root(r, es->label.font);
    l->element = NO_ELEMENT;
    set_label(r, s, &es->label, l->style, &l->text);
    if (label) {
        if (r->list == NO_ELEMENT)
            r->list = resolve_element(r, ELEMENT_LIST, r->parent);
        uint32_t item = resolve_element(r, ELEMENT_ITEM, r->list);
        l->element = resolve_element(r, ELEMENT_LABEL, item);
        parent = resolve_element(r, ELEMENT_BODY, item);
    } else {
        r->list = NO_ELEMENT;
        if (l->text.text.n)
            l->element = resolve_element(r, ELEMENT_PARAGRAPH, r->parent);
    }
    resolve_finish(r, &l->text, l->element);
    if (l->text.text.n && !(column->shared && label))
        *vec_push(r->a, &column->labels) = l;
    return parent;
}

/* ---- rows */

static void nested(struct resolver *r, struct scope *s, const struct value *v,
                   struct content_row *to)
{
    uint32_t list = r->list;
    to->entries.at = arena_array_of(r->a, struct content_entry *, v->entries.n);
    r->list = NO_ELEMENT;
    for (size_t i = 0; i < v->entries.n; i++)
        to->entries.at[to->entries.n++] = entries_resolve(r, s, v->entries.at[i]);
    r->list = list;
}

/* Makes each point of a list one or more paragraphs, with the lists in them. */
static void points(struct resolver *r, const struct value *v, const struct row *row,
                   uint32_t parent, content_rows *to)
{
    struct content_row c = {.kind = CONTENT_PARAGRAPHS, .style = row,
                            .text = resolve_root(r, row->font)};
    for (size_t i = 0; i < v->points.n; i++) {
        const struct point *p = &v->points.at[i];
        rows_paragraphs(r, p->text, c.text, parent, &c.paragraphs);
        if (!p->below.n)
            continue;
        *vec_push(r->a, to) = c;
        struct content_row list = {.kind = CONTENT_LIST, .style = row, .text = c.text};
        rows_list(r, p->below.at, p->below.n, 0, row->font, parent, &list.list);
        *vec_push(r->a, to) = list;
        c.paragraphs = (content_paragraphs){0};
    }
    if (c.paragraphs.n)
        *vec_push(r->a, to) = c;
}

/* Adds a row that is one field with paragraphs, items or entries; false for any other row. */
static bool long_row(struct resolver *r, struct scope *s, const struct row *row, uint32_t parent,
                     content_rows *to)
{
    const struct value *v = row->only != FIELD_COUNT ? entry_value(s->entry, row->only) : NULL;
    struct content_row c = {.kind = CONTENT_LIST, .style = row, .text = resolve_root(r, row->font)};
    if (!v || row->only == FIELD_SIGNATURE || row->only == FIELD_RECIPIENT)
        return false;
    enum field_holds holds = field_holds(row->only);
    const struct markup *m = fields_text(r, s, row->only);
    if (row->only == FIELD_BULLET) {
        struct point p = {.text = v->text};
        rows_list(r, &p, 1, 0, row->font, parent, &c.list);
    } else if (row->only == FIELD_PARAGRAPHS) {
        fields_use(r, s, row->only);
        points(r, v, row, parent, to);
        return true;
    } else if (holds == FIELD_HOLDS_LIST) {
        rows_list(r, v->points.at, v->points.n, 0, row->font, parent, &c.list);
    } else if (holds == FIELD_HOLDS_ENTRIES) {
        c.kind = CONTENT_ENTRIES;
        nested(r, s, v, &c);
    } else if (m && row->only != FIELD_TITLE) {
        fields_use(r, s, row->only);
        rows_blocks(r, row, *m, parent, to);
        return true;
    } else {
        return false;
    }
    fields_use(r, s, row->only);
    *vec_push(r->a, to) = c;
    return true;
}

static void entry_row(struct resolver *r, struct scope *s, const struct row *row, uint32_t parent,
                      content_rows *to)
{
    if (row->only != FIELD_COUNT && row->only != FIELD_PHOTO && !fields_has(r, s, row->only))
        return;
    if (!long_row(r, s, row, parent, to))
        rows_add(r, row, s, parent, to);
}

/* ---- entries */

/* Adds the names of the entry that links can use. */
static void add_targets(struct resolver *r, const struct entry *e, struct content_target **to)
{
    const struct str names[] = {e->label, e->key};
    for (size_t i = 0; i < 2; i++) {
        const struct target *t = names[i].n ? targets_find(&r->to->targets, names[i]) : NULL;
        if (t && t->entry == e)
            resolve_target(r, t, to);
    }
}

struct content_entry *entries_resolve(struct resolver *r, struct scope *s, const struct entry *e)
{
    static const struct entry_style nothing;
    const struct entry_style *es = style_entry(r->style, e->kind);
    const struct entry *outer = s->entry;
    struct content_entry *to = arena_new_of(r->a, struct content_entry);
    uint32_t parent = r->parent;
    *to = (struct content_entry){.source = e, .style = es ? es : &nothing};
    s->entry = e;
    add_targets(r, e, &to->targets);
    people_check_roles(r, e);
    bool labelled = is_label(&to->style->label);
    bool numbered = s->section && !s->section->unlabelled && e->label.p;
    if (numbered && s->section->label.text.p && !labelled) { /* the style has no label column */
        r->prefix = str_printf(r->a, "%.*s\xC2\xA0",
                               STRF(fields_number(r->a, s->section->label.text, e->label)));
        r->prefix_pos = s->section->label.pos;
    }
    if (to->style->label.text.parts.n && !(labelled && s->section && s->section->unlabelled))
        parent = add_label(r, s, es, to);
    else
        r->list = NO_ELEMENT;
    for (size_t i = 0; i < to->style->rows.n; i++)
        entry_row(r, s, &to->style->rows.at[i], parent, &to->rows);
    r->prefix = (struct str){0};
    account_entry(r, e, es);
    s->entry = outer;
    return to;
}
