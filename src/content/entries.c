/* entries.c: entries of all kinds: their rows, and the label or dates in a column beside them. */
#include "content/resolve.h"

#include "model/work.h"

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

/* The form of an entry's number: what the section says, for works what the style has (p NULL), else "1.". */
static struct markup form_of(const struct scope *s)
{
    struct markup form = s->section ? s->section->label : (struct markup){0};
    if (!form.text.p && s->entry->label.p && !entry_value(s->entry, FIELD_TITLE))
        form = (struct markup){STR("{n}."), s->entry->pos};
    return form;
}

/* Appends the label of an entry, in the form that the section gives, else in the style's form. */
static void set_label(struct resolver *r, const struct scope *s, const struct label_style *look,
                      const struct charstyle *style, struct rich *to)
{
    struct markup form = form_of(s);
    if (!form.text.p || !s->entry->label.p || !is_label(look)) {
        apply_template(r, s, &look->text, style, to);
        return;
    }
    struct pen pen = resolve_pen(r, style, form.pos);
    rich_text(to, &pen, fields_number(r->a, form.text, s->entry->label));
}

static struct content_column *new_column(struct resolver *r, const struct entry_style *es, bool label)
{
    struct content_column *c = arena_new_of(r->a, struct content_column);
    *c = (struct content_column){.index = r->to->columns.n, .style = &es->label, .label = label, .area = r->area,
                                 .stacked = r->stacked > 0, .works = str_eq(es->kind, STR("publication"))};
    *vec_push(r->a, &r->to->columns) = c;
    return c;
}

/* The column of the entry's label: the one that the page shares, or one for all labels of the
 * section, or one for the dates of this kind of entry in the section. */
static struct content_column *column_of(struct resolver *r, const struct entry_style *es,
                                        bool label)
{
    const struct entry_style *of = es->like ? es->like : es;
    struct content_column **column = label ? &r->labels : &r->dates[r->area][of - r->style->entries.at];
    if (es->label.shared && sections_have_column(r))
        return r->to->shared;
    if (!*column)
        *column = new_column(r, es, label);
    return *column;
}

/* The list that an entry of this kind belongs to: that of the entry above, or a new one. */
static uint32_t list_of(struct resolver *r, const struct entry *e)
{
    if (r->list == NO_ELEMENT || r->listed != e->kind)
        r->list = resolve_element(r, ELEMENT_LIST, r->parent);
    r->listed = e->kind;
    return r->list;
}

/* Finds the element of a label or date. The date of a work belongs to the work; that of a job with
 * a heading comes into one group with it. *parent: what the rows of the entry go into. */
static void place_label(struct resolver *r, struct content_label *l, uint32_t item,
                        uint32_t *parent)
{
    if (item != NO_ELEMENT) {
        l->element = item;
    } else if (r->naming.found) {
        l->element = naming_finish(r, &l->text, 1, *parent);
        return;
    } else if (l->text.text.n) {
        if (r->naming.what == NAMING_ENTRY)
            *parent = resolve_element(r, ELEMENT_GROUP, *parent);
        l->element = resolve_element(r, ELEMENT_PARAGRAPH, *parent);
    }
    resolve_finish(r, &l->text, l->element);
}

/* Adds the label or date of an entry. `item`: the label of the list that the entry is an item of,
 * if it is one; NO_ELEMENT: it is none. */
static void add_label(struct resolver *r, const struct scope *s, const struct entry_style *es,
                      uint32_t item, uint32_t *parent, struct content_entry *to)
{
    bool label = is_label(&es->label);
    struct content_column *column = column_of(r, es, label);
    struct content_label *l = to->label = arena_new_of(r->a, struct content_label);
    to->column = column;
    l->style = resolve_root(r, es->label.font);
    l->element = NO_ELEMENT;
    naming_begin(r, 0);
    set_label(r, s, &es->label, l->style, &l->text);
    /* A bare number goes before the text of a work: before a year it would read as a date, "1. 2024". */
    bool bare = r->prefix.n && r->prefix.p[0] >= '0' && r->prefix.p[0] <= '9' && str_eq(es->kind, STR("publication"));
    if (!label && !bare && r->prefix.n && l->text.text.n)
        rows_prefix(r, l->style, &l->text);
    naming_end(r, &l->text);
    place_label(r, l, item, parent);
    if (l->text.text.n && !(column->shared && label))
        *vec_push(r->a, &column->labels) = l;
}

void entries_drop_labels(struct content_entry **list, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const struct content_column *column = list[i]->label ? list[i]->column : NULL;
        bool any = !column || column->shared;
        for (size_t k = 0; k < n && !any; k++)
            any = list[k]->label && list[k]->column == column && list[k]->label->text.text.n;
        for (size_t k = i; k < n && !any; k++)
            if (list[k]->column == column)
                list[k]->label = NULL;
    }
}

/* ---- rows */

static void nested(struct resolver *r, struct scope *s, const struct value *v,
                   struct content_row *to)
{
    uint32_t list = r->list, body = r->body;
    to->entries.at = arena_array_of(r->a, struct content_entry *, v->entries.n);
    r->list = r->body = NO_ELEMENT;
    for (size_t i = 0; i < v->entries.n; i++)
        to->entries.at[to->entries.n++] = entries_resolve(r, s, v->entries.at[i]);
    entries_drop_labels(to->entries.at, to->entries.n);
    r->list = list;
    r->body = body;
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

/* The highlights of a bullet are a list in its list. */
static void put_below(struct resolver *r, struct scope *s, struct point *p)
{
    const struct value *v = entry_value(s->entry, FIELD_HIGHLIGHTS);
    if (!v)
        return;
    p->below.at = v->points.at;
    p->below.n = v->points.n;
    s->pointed = s->entry;
    fields_use(r, s, FIELD_HIGHLIGHTS);
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
    if (holds == FIELD_HOLDS_TABLE) {
        tables_add(r, s, row->only, row->font, parent, to);
        return true;
    }
    const struct markup *m = fields_text(r, s, row->only);
    if (row->only == entry_heading(s->entry))
        r->linked = work_uri(r->a, s->entry);
    if (row->only == FIELD_BULLET) {
        struct point p = {.text = v->text, .number = str_trim(r->prefix)};
        if (str_ends(p.number, STR("\xC2\xA0")))
            p.number.n -= 2;
        r->prefix = (struct str){0};
        put_below(r, s, &p);
        fields_use(r, s, row->only);
        r->behind = more_has(r, s) ? s : NULL;
        rows_points(r, &p, 1, 0, row->font, r->style->lists.n ? list_of(r, s->entry) : NO_ELEMENT,
                    &c.list);
        r->behind = NULL;
    } else if (row->only == FIELD_PARAGRAPHS) {
        fields_use(r, s, row->only);
        points(r, v, row, parent, to);
        return true;
    } else if (holds == FIELD_HOLDS_LIST) {
        if (row->only == FIELD_HIGHLIGHTS && s->pointed == s->entry)
            return true;
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
    bool made = long_row(r, s, row, parent, to);
    r->linked = (struct str){0};
    if (!made)
        rows_add(r, row, s, parent, to);
}

/* What of a row's fields there is: links, other fields; and whether some are missing. */
struct links_seen {
    struct resolver *r;
    const struct scope *s;
    bool links, others, missing;
};

static void see_links(void *user, enum field f)
{
    struct links_seen *l = user;
    bool there = f != FIELD_MORE && fields_has(l->r, l->s, f); /* it is not known yet what that is */
    bool links = field_holds(f) == FIELD_HOLDS_LINKS;
    *(!there ? &l->missing : links ? &l->links : &l->others) = true;
}

/* True if all but the links is missing that the row would print. */
static bool is_links_alone(struct resolver *r, const struct scope *s, const struct row *row)
{
    struct links_seen seen = {.r = r, .s = s};
    if (row->n_items || row->n_cells != 1)
        return false;
    template_fields(&row->cells[0], see_links, &seen);
    return seen.links && seen.missing && !seen.others;
}

/* True if a row of the style is for this field alone. */
static bool is_printed(const struct entry_style *es, enum field f)
{
    for (size_t i = 0; i < es->rows.n; i++)
        if (es->rows.at[i].only == f)
            return true;
    return false;
}

static void see_dates(void *user, enum field f)
{
    *(bool *)user |= f == FIELD_DATES || f == FIELD_YEAR;
}

static void see_more(void *user, enum field f)
{
    *(bool *)user |= f == FIELD_MORE;
}

/* True if dates would stand alone in the second of two rows, at its end. What {more} holds is not known yet. */
static bool leaves_dates_alone(struct resolver *r, const struct scope *s, const struct row *above, const struct row *row)
{
    bool dates = false, dated = false, more = false;
    if (above->n_cells != 2 || row->n_cells != 2 || above->columns || row->columns || above->too_long.n || row->too_long.n)
        return false;
    template_fields(&above->cells[1], see_dates, &dated);
    template_fields(&row->cells[1], see_dates, &dates);
    template_fields(&row->cells[0], see_more, &more);
    return dates && !dated && !more && apply_any(r, s, &above->cells[0]) && apply_any(r, s, &row->cells[1]) &&
           !apply_any(r, s, &row->cells[0]);
}

/* The part that a cell is in as a whole, such as *...*; NULL: there is none. */
static const struct part *dress_of(const struct template *cell)
{
    const struct part *p = cell->parts.n == 1 ? cell->parts.at : NULL;
    return p && (p->kind == PART_BOLD || p->kind == PART_ITALIC || p->kind == PART_FONT) ? p : NULL;
}

/* What stands at the end of the first row comes down to the start of the second, in the look of what is missing there;
 * where there is nothing, the dates go up. */
static const struct row *join_dates(struct resolver *r, const struct scope *s, const struct row *above,
                                    const struct row *row)
{
    struct row *pair = arena_array_of(r->a, struct row, 2);
    pair[0] = *above;
    pair[1] = *row;
    struct template *from = &pair[0].cells[1], *to = &pair[1].cells[0];
    const struct part *was = dress_of(from), *is = dress_of(to);
    if (!apply_any(r, s, from)) {
        *from = pair[1].cells[1];
        pair[1].cells[1] = (struct template){0};
    } else {
        struct part *dressed = arena_array_of(r->a, struct part, 1);
        *to = *from;
        if (was) {
            to->parts.at = was->parts.at;
            to->parts.n = was->parts.n;
        }
        if (is) {
            *dressed = *is;
            dressed->parts.at = to->parts.at;
            dressed->parts.n = to->parts.n;
            to->parts.at = dressed;
            to->parts.n = 1;
        }
        *from = (struct template){0};
    }
    return pair;
}

/* Adds the rows of an entry. Tables without a row of the style stand below the others. Links alone are a poor line: they go
 * along with a row of one text before them. Dates alone get company from the row before them. */
static void entry_rows(struct resolver *r, struct scope *s, const struct entry_style *es, uint32_t parent,
                       content_rows *to)
{
    const struct row *changed = NULL;
    for (size_t i = 0; i < es->rows.n; i++) {
        const struct row *row = changed ? changed : &es->rows.at[i];
        const struct row *next = i + 1 < es->rows.n ? &es->rows.at[i + 1] : NULL;
        bool alone = next && is_links_alone(r, s, next);
        changed = NULL;
        if (next && leaves_dates_alone(r, s, row, next)) {
            row = join_dates(r, s, row, next);
            changed = row + 1;
        }
        r->then = alone ? next : NULL;
        entry_row(r, s, row, parent, to);
        i += alone && !r->then;
    }
    r->then = NULL;
    static const enum field tables[] = {FIELD_TABLE, FIELD_LEVELS};
    for (size_t i = 0; i < 2; i++)
        if (!is_printed(es, tables[i]))
            tables_add(r, s, tables[i], NULL, parent, to);
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

/* True if the rows of such an entry make it an item of a list themselves: they are one bullet. */
static bool is_bullet(const struct entry_style *es)
{
    return es->rows.n && es->rows.at[0].only == FIELD_BULLET;
}

/* Makes the entry an item of a list if it is a work or a bullet, or has a number as its label.
 * Returns the element of the label or date beside it, and changes *parent to that of its rows;
 * NO_ELEMENT: the entry is no item. */
static uint32_t add_item(struct resolver *r, const struct entry *e, const struct entry_style *es,
                         bool numbered, uint32_t *parent)
{
    bool work = strcmp(e->kind ? e->kind : "", "publication") == 0;
    bool bullet = strcmp(e->kind ? e->kind : "", "bullet") == 0;
    r->body = NO_ELEMENT;
    if (!numbered && !work && (!bullet || is_bullet(es))) {
        r->list = bullet ? r->list : NO_ELEMENT;
        return NO_ELEMENT;
    }
    uint32_t item = resolve_element(r, ELEMENT_ITEM, list_of(r, e));
    uint32_t label = numbered ? resolve_element(r, ELEMENT_LABEL, item) : NO_ELEMENT;
    *parent = resolve_element(r, ELEMENT_BODY, item);
    if (r->naming.what == NAMING_NOTHING)
        r->body = *parent; /* its rows of text need no elements of their own */
    return numbered ? label : *parent;
}

/* The direction of a work is that of its title. Its lines begin at the edge of the document all the same, as
 * those of other works do, so that a list in two directions has one edge. */
static void direct_work(const struct resolver *r, const struct entry *e, content_rows *rows)
{
    const struct value *title = entry_value(e, FIELD_AUTHORS) ? entry_value(e, FIELD_TITLE) : NULL;
    for (size_t i = 0; title && r->to->inliner.mixed && i < rows->n; i++) {
        if (rows->at[i].kind == CONTENT_CELLS)
            resolve_turn(r, rows->at[i].element, bidi_own(title->text.text));
        for (size_t k = 0; rows->at[i].kind == CONTENT_CELLS && k < rows->at[i].cells.n; k++) {
            rows->at[i].cells.at[k].way = rich_way(bidi_own(title->text.text));
            rows->at[i].cells.at[k].stays = true;
        }
    }
}

/* The locale for a work: in a language with other letters, works in Latin ones are English throughout.
 * Its label belongs to the document's list. */
static const struct locale *work_locale(const struct resolver *r, const struct entry *e)
{
    bool work = entry_value(e, FIELD_AUTHORS) || entry_value(e, FIELD_EDITORS) ||
                entry_value(e, FIELD_TRANSLATORS) || entry_value(e, FIELD_COLLABORATION);
    const struct value *title = work ? entry_value(e, FIELD_TITLE) : NULL;
    bool english = r->locale->english && title && locale_is_foreign(r->locale, title->text.text);
    return english ? r->locale->english : r->locale;
}

/* Says that a work is in English, if all of it is: further cells have dates in the document's language. */
static void name_language(const struct resolver *r, const content_rows *rows, uint32_t element)
{
    for (size_t i = 0; i < rows->n; i++)
        if (rows->at[i].kind != CONTENT_CELLS || rows->at[i].cells.n > 1)
            return;
    r->to->elements.at[element].lang = r->locale->english->language.text;
}

/* A copy of a style, for one entry. It shares the column of dates of that style (column_of). */
static struct entry_style *own_style(struct resolver *r, const struct entry_style *es)
{
    struct entry_style *to = arena_copy(r->a, es, sizeof *es);
    to->like = es->like ? es->like : es;
    return to;
}

/* Moves the dates of the label column to the right end of the first row. False: that is no row of cells. */
static bool move_dates(struct resolver *r, struct entry_style *es)
{
    struct part *p = arena_array_of(r->a, struct part, 3); /* what was there, a comma, the dates in their font */
    struct row *first = es->rows.at;
    if (!es->rows.n || first->only != FIELD_COUNT || !first->n_cells)
        return false;
    struct template *cell = &first->cells[first->n_cells > 1 ? first->n_cells - 1 : first->n_cells++];
    p[0] = (struct part){.kind = PART_OPTIONAL};
    p[0].parts.at = cell->parts.at;
    p[0].parts.n = cell->parts.n;
    p[1] = (struct part){.kind = PART_TEXT, .text = STR(", ")};
    p[2] = (struct part){.kind = PART_FONT, .font = es->label.font};
    p[2].parts.at = es->label.text.parts.at;
    p[2].parts.n = es->label.text.parts.n;
    cell->parts.at = cell->parts.n ? p : p + 2;
    cell->parts.n = cell->parts.n ? 3 : 1;
    es->later[FIELD_DATES] = es->later[FIELD_YEAR] = true;
    return true;
}

/* The style of an entry with a number, where the style has none: with a column for that, as works have one. The number
 * comes in place of dates, which move to the end of the row, or into the page's column of labels where that is free. A
 * label and the mark of a bullet have it before them, and works whose dates stand in a column: there is no room for two. */
static const struct entry_style *numbered_style(struct resolver *r, const struct entry_style *es)
{
    enum { GAP = 5 }; /* [pt] of works in the basic style: 3.6 and half a digit */
    static const struct part number = {.kind = PART_FIELD, .field = FIELD_N};
    const struct entry_style *work = style_entry(r->style, "publication");
    bool dates = false;
    template_fields(&es->label.text, see_dates, &dates);
    bool is_work = str_eq(es->kind, STR("publication"));
    if (is_bullet(es) || (is_work && dates) || (es->label.text.parts.n && !dates))
        return es;
    bool shared = dates ? es->label.shared : sections_have_column(r);
    struct entry_style *to = own_style(r, es);
    to->rows.at = arena_array_of(r->a, struct row, es->rows.n + 1);
    memcpy(to->rows.at, es->rows.at, es->rows.n * sizeof *es->rows.at);
    for (size_t i = es->rows.n; i-- > 0;) /* the column does that; what stands further in still does */
        to->rows.at[i].indent = length_max(0, to->rows.at[i].indent - to->rows.at[0].hang);
    to->rows.at[0].hang = 0;
    if (dates && !move_dates(r, to))
        return es;
    if (work && is_label(&work->label)) {
        to->label = work->label;
        return to;
    }
    to->label = (struct label_style){.font = style_font(r->style, STR("label-column")), .gap = GAP * PT,
                                     .align = ALIGN_RIGHT, .shared = shared};
    to->label.text.parts.at = (struct part *)&number;
    to->label.text.parts.n = 1;
    return to;
}

/* Takes the logo of an entry, which is told by the name that it stands beside. */
static void set_logo(struct resolver *r, const struct scope *s, uint32_t parent, struct content_entry *to)
{
    const struct value *v = entry_value(s->entry, FIELD_LOGO);
    const struct value *name = v ? entry_value(s->entry, entry_heading(s->entry)) : NULL;
    struct str alt;
    if (!v || !str_trim(v->text.text).n)
        return;
    if (!r->style->logo.show) {
        if (!r->cv_used[FIELD_LOGO])
            diag_report(r->d, DIAG_CODE_CV_UNSHOWN, v->pos, STRF(r->page->name), field_key(FIELD_LOGO));
        r->cv_used[FIELD_LOGO] = true;
        return;
    }
    to->logo = fields_picture(r, s, FIELD_LOGO, &alt);
    if (!to->logo || to->logo->width <= 0 || to->logo->height <= 0) {
        to->logo = NULL;
        return;
    }
    to->logo_element = NO_ELEMENT;
    if (name && field_holds(name->field) == FIELD_HOLDS_TEXT)
        to->logo_element = resolve_element(r, ELEMENT_FIGURE, parent);
    if (to->logo_element != NO_ELEMENT)
        r->to->elements.at[to->logo_element].alt = inline_plain(&r->to->inliner, name->text);
}

/* The style of a post that has no employer above it: as the look 'alone' says, since it heads an entry of its own.
 * Its dates stand in the column of names. A section's own look has posts of its own. */
static const struct entry_style *alone_style(struct resolver *r, const struct scope *s, const struct entry *e,
                                             const struct entry_style *es)
{
    struct markup name = {STR("alone"), e->pos};
    if (s->entry || r->in_look || !es || !e->kind || strcmp(e->kind, "post") || !node_find(r->style->looks, name.text))
        return es;
    const struct style *look = sections_look(r, &name)->style;
    if (!look || !style_entry(look, "post"))
        return es;
    struct entry_style *to = own_style(r, style_entry(look, "post"));
    const struct entry_style *names = style_entry(r->style, "normal");
    to->like = names ? names : es;
    return to;
}

struct content_entry *entries_resolve(struct resolver *r, struct scope *s, const struct entry *source)
{
    static const struct entry_style nothing;
    const struct entry *outer = s->entry, *e = posts_split(r, outer, source);
    const struct entry_style *es = alone_style(r, s, e, style_entry(r->style, e->kind));
    const struct locale *locale = r->locale;
    struct content_entry *to = arena_new_of(r->a, struct content_entry);
    struct naming naming = r->naming;
    struct more more = r->more;
    uint32_t parent = r->parent;
    int level = r->level;
    *to = (struct content_entry){.source = source, .style = es ? es : &nothing};
    s->entry = e;
    r->naming = (struct naming){.what = naming_wants(e) ? NAMING_ENTRY : NAMING_NOTHING};
    r->more = (struct more){.style = es};
    add_targets(r, source, &to->targets);
    people_check_roles(r, e);
    bool numbered = s->section && !s->section->unlabelled && e->label.p;
    if (numbered && form_of(s).text.p) /* works have numbers where the style has them, or the section a form */
        r->more.style = es = to->style = numbered_style(r, to->style);
    bool labelled = is_label(&to->style->label);
    struct markup form = numbered ? form_of(s) : (struct markup){0};
    if (form.text.p && !labelled) { /* the style has no label column */
        r->prefix = str_printf(r->a, "%.*s\xC2\xA0", STRF(fields_number(r->a, form.text, e->label)));
        r->prefix_pos = form.pos;
    }
    bool label = to->style->label.text.parts.n && !(labelled && s->section && s->section->unlabelled);
    uint32_t item = add_item(r, e, to->style, label && labelled, &parent);
    if (label)
        add_label(r, s, es, item, &parent, to);
    set_logo(r, s, parent, to);
    resolve_locale(r, work_locale(r, e));
    if (r->locale != locale && parent != r->parent)
        r->to->elements.at[parent].lang = r->locale->language.text;
    entry_rows(r, s, to->style, parent, &to->rows);
    bool english = r->locale != locale && parent != r->parent;
    resolve_locale(r, locale);
    if (english)
        name_language(r, &to->rows, parent);
    direct_work(r, e, &to->rows);
    r->prefix = (struct str){0};
    r->body = NO_ELEMENT;
    r->naming = naming;
    r->level = level;
    account_entry(r, e, es);
    r->more = more;
    s->entry = outer;
    return to;
}
