/* compose_entry.c: entries of all kinds -> blocks. */
#include "layout/compose.h"

/* ---- fields that a style has no place for */

struct seen {
    bool field[FIELD_COUNT];
};

static void see(void *user, enum field f)
{
    struct seen *s = user;
    s->field[f] = true;
    if (f == FIELD_DATES)
        s->field[FIELD_DATE] = s->field[FIELD_START_DATE] = s->field[FIELD_END_DATE] = true;
    if (f == FIELD_TITLE || f == FIELD_LINKS)
        s->field[FIELD_URL] = s->field[FIELD_DOI] = s->field[FIELD_ARXIV] = true;
}

static void see_rows(const struct row *rows, size_t n, struct seen *seen)
{
    for (size_t i = 0; i < n; i++) {
        see_rows(rows[i].rows.at, rows[i].rows.n, seen);
        for (size_t k = 0; k < rows[i].n_cells; k++)
            template_fields(&rows[i].cells[k], see, seen);
        for (size_t k = 0; k < rows[i].n_items; k++)
            see(seen, rows[i].items[k]);
        for (size_t k = 0; k < rows[i].stacks.n; k++)
            see_rows(rows[i].stacks.at[k].rows.at, rows[i].stacks.at[k].rows.n, seen);
    }
}

/* Says, once for a kind, that the style leaves out what the entry holds. */
static void report_unused(struct composer *c, const struct entry *e, const struct entry_style *es)
{
    struct seen seen = {0};
    if (es)
        see_rows(es->rows.at, es->rows.n, &seen);
    if (es)
        template_fields(&es->lead.text, see, &seen);
    for (size_t i = 0; i < e->values.n; i++) {
        const struct value *v = &e->values.at[i];
        enum field_holds holds = field_holds(v->field);
        if (seen.field[v->field] || v->field == FIELD_ABSTRACT || holds == FIELD_HOLDS_WORD ||
            holds == FIELD_HOLDS_WORDS || holds == FIELD_HOLDS_ROLES)
            continue; /* what a style may leave out, or what is there to be looked at */
        const char *key = field_key(v->field);
        bool said = false;
        for (size_t k = 0; k + 1 < c->warned.n && !said; k += 2)
            said = c->warned.at[k] == e->kind && c->warned.at[k + 1] == key;
        if (said)
            continue;
        *vec_push(c->keep, &c->warned) = e->kind;
        *vec_push(c->keep, &c->warned) = key;
        diag_report(c->fill.d, DIAG_CODE_FIELD_UNUSED, v->pos, STRF(c->fill.style->name), key,
                    e->kind);
    }
}

/* What a style shows in any way of what stands under `cv`. */
static void see_style(const struct style *s, struct seen *seen)
{
    see_rows(s->header.at, s->header.n, seen);
    see_rows(s->side.header.at, s->side.header.n, seen);
    see_rows(s->end.at, s->end.n, seen);
    see_rows(&s->section_end, 1, seen);
    if (s->footer.on != FOOTER_NONE)
        see_rows(s->footer.rows.at, s->footer.rows.n, seen);
    if (s->head.on != FOOTER_NONE)
        see_rows(s->head.rows.at, s->head.rows.n, seen);
}

/* A text that is lost is worth a warning; a portrait or a date that the look does without, a note. */
static void report_lost(struct composer *c, const struct seen *seen, enum field f,
                        const struct markup *m, bool text)
{
    if (!m->text.p || !str_trim(m->text).n || seen->field[f])
        return;
    if (text)
        diag_report(c->fill.d, DIAG_CODE_CV_UNUSED, m->pos, STRF(c->style->name), field_key(f));
    else
        diag_report(c->fill.d, DIAG_CODE_CV_UNSHOWN, m->pos, STRF(c->style->name), field_key(f));
}

void compose_report_lost(struct composer *c, const struct cv *cv)
{
    struct seen seen = {0};
    see_style(c->style, &seen);
    report_lost(c, &seen, FIELD_HEADLINE, &cv->headline, true);
    report_lost(c, &seen, FIELD_LOCATION, &cv->location, true);
    report_lost(c, &seen, FIELD_SUMMARY, &cv->summary, true);
    report_lost(c, &seen, FIELD_CONSENT, &cv->consent, true);
    report_lost(c, &seen, FIELD_PHOTO, &cv->photo.file, false);
    report_lost(c, &seen, FIELD_UPDATED, &cv->updated.text, false);
    static const enum field by_kind[] = {
        [CONTACT_EMAIL] = FIELD_EMAIL,     [CONTACT_PHONE] = FIELD_PHONE,
        [CONTACT_WEBSITE] = FIELD_WEBSITE, [CONTACT_NETWORK] = FIELD_NETWORKS,
        [CONTACT_OTHER] = FIELD_OTHER_CONTACTS,
    };
    for (size_t i = 0; i < cv->contacts.n && !seen.field[FIELD_CONTACT]; i++)
        report_lost(c, &seen, by_kind[cv->contacts.at[i].kind], &cv->contacts.at[i].text,
                    true);
}

/* ---- leads */

static void see_number(void *user, enum field f)
{
    *(bool *)user |= f == FIELD_N;
}

/* Whether the column holds labels of a list, not dates. */
static bool is_label(const struct lead *lead)
{
    bool number = false;
    template_fields(&lead->text, see_number, &number);
    return number;
}

/* Appends the label of an entry: in the section's form, or the style's. */
static void set_lead(struct composer *c, const struct scope *s, const struct lead *lead,
                     const struct type *type, struct rich *to)
{
    if (!s->section || !s->section->label.text.p || !s->entry->label.p || !is_label(lead)) {
        fill_template(&c->fill, s, &lead->text, type, to);
        return;
    }
    struct pen pen = fill_pen(&c->fill, type, s->section->label.pos);
    rich_text(to, &pen, fill_number(c->fill.a, s->section->label.text, s->entry->label));
}

static length lead_text_width(struct composer *c, const struct scope *s, const struct lead *lead)
{
    const struct type *type = compose_type(c, lead->role);
    struct rich text = {0};
    if (type->face)
        set_lead(c, s, lead, type, &text);
    return text.text.n ? c->measure(c->user, &text, type) : 0;
}

bool compose_has_leads(const struct composer *c)
{
    return !c->stacked && c->frames[c->area].x > c->frames[c->area].column_x;
}

/* Whether it stands in the column that the page shares, where that is there. */
static bool is_shared(const struct composer *c, const struct lead *lead)
{
    return lead->shared && compose_has_leads(c);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Whether a label is no wider than another for certain: digits are of one width. */
static bool is_within(struct str label, struct str other)
{
    for (size_t i = 0; i < label.n; i++)
        if (i >= other.n || (label.p[i] != other.p[i] &&
                             !(is_digit(label.p[i]) && is_digit(other.p[i]))))
            return false;
    return true;
}

length compose_label_width(struct composer *c, const struct scope *s)
{
    struct scope one = *s;
    struct str last = {0};
    length widest = 0;
    for (size_t i = 0; i < s->section->groups.n; i++)
        for (size_t k = 0; k < s->section->groups.at[i].entries.n; k++) {
            one.entry = s->section->groups.at[i].entries.at[k];
            const struct entry_style *es = style_entry(c->fill.style, one.entry->kind);
            if (!es || is_within(one.entry->label, last) || es->lead.shared || !is_label(&es->lead))
                continue;
            last = one.entry->label;
            widest = length_max(widest, lead_text_width(c, &one, &es->lead));
        }
    return widest;
}

typedef void see_entry(void *user, struct composer *c, const struct scope *s,
                       const struct entry_style *es);

/* Calls `see` for every entry with a date before it, entries within entries too. */
static void each_dated(struct composer *c, struct scope *s, const struct entry *e, see_entry *see_it,
                       void *user)
{
    const struct entry_style *es = style_entry(c->fill.style, e->kind);
    const struct value *within = entry_value(e, FIELD_ENTRIES);
    s->entry = e;
    if (es && es->lead.text.parts.n && !is_label(&es->lead))
        see_it(user, c, s, es);
    for (size_t i = 0; within && i < within->entries.n; i++)
        each_dated(c, s, within->entries.at[i], see_it, user);
}

static void all_dated(struct composer *c, const struct cv *cv, see_entry *see_it, void *user)
{
    struct scope s = {.cv = cv, .style = c->fill.style};
    for (size_t i = 0; i < cv->sections.n; i++) {
        const struct section *sec = &cv->sections.at[i];
        if (compose_is_aside(c, sec) != (c->area == AREA_SIDE))
            continue;
        for (size_t k = 0; k < sec->groups.n; k++)
            for (size_t j = 0; j < sec->groups.at[k].entries.n; j++)
                each_dated(c, &s, sec->groups.at[k].entries.at[j], see_it, user);
    }
}

static void see_shared(void *user, struct composer *c, const struct scope *s,
                       const struct entry_style *es)
{
    length *widest = user;
    if (es->lead.shared)
        *widest = length_max(*widest, lead_text_width(c, s, &es->lead));
}

length compose_lead_width(struct composer *c, const struct cv *cv)
{
    const struct lead *shared = &c->style->lead;
    length widest = shared->width;
    if (shared->max <= shared->width)
        return widest;
    all_dated(c, cv, see_shared, &widest);
    return length_min(widest, shared->max);
}

static void see_own(void *user, struct composer *c, const struct scope *s,
                    const struct entry_style *es)
{
    length *widest = (length *)user + (es - c->fill.style->entries.at);
    if (!is_shared(c, &es->lead))
        *widest = length_max(*widest, lead_text_width(c, s, &es->lead));
}

void compose_date_widths(struct composer *c, const struct cv *cv, enum area area)
{
    c->date_widths[area] = arena_array_of(c->keep, length, c->fill.style->entries.n + 1);
    all_dated(c, cv, see_own, c->date_widths[area]);
}

/* ---- entries */

struct entry_state {
    struct scope *s;
    const struct entry_style *style;
    uint32_t id, parent;
    length before;
    size_t depth;
    int keep;
    struct lead_text lead; /* what goes before the first row; type NULL: nothing */
    bool first, below_title;
};

/* The column before an entry. A label makes it an item of a list. Returns how far in its text is. */
static length add_lead(struct composer *c, const struct scope *s, struct entry_state *st)
{
    const struct lead *lead = &st->style->lead;
    bool label = is_label(lead), shared = is_shared(c, lead);
    const length *dates = c->date_widths[c->area];
    length widest = label ? c->label_width : dates[st->style - c->fill.style->entries.at];
    length width = shared                 ? c->lead_width
                   : lead->max && !label  ? length_min(widest, lead->max)
                                          : widest;
    if (!shared && !label && !widest) {
        c->list = NO_ELEMENT;
        return 0; /* no entry of the kind has anything for it */
    }
    width = shared ? width : length_max(width, lead->width);
    st->lead.type = compose_type(c, lead->role);
    length gap = !lead->shared ? lead->gap : shared ? c->style->lead.gap : st->lead.type->size;
    st->lead.x = shared ? c->frames[c->area].column_x : c->x;
    st->lead.width = width;
    st->lead.align = lead->align;
    if (st->lead.type->face)
        set_lead(c, s, lead, st->lead.type, &st->lead.text);
    if (label) {
        if (c->list == NO_ELEMENT)
            c->list = compose_element(c, ROLE_LIST, c->parent);
        uint32_t item = compose_element(c, ROLE_ITEM, c->list);
        st->lead.element = compose_element(c, ROLE_LABEL, item);
        st->parent = compose_element(c, ROLE_BODY, item);
    } else {
        c->list = NO_ELEMENT;
        if (st->lead.text.text.n)
            st->lead.element = compose_element(c, ROLE_PARAGRAPH, c->parent);
    }
    return shared ? 0 : width + gap;
}

/* What only the first row of an entry has. */
static void first_row(struct composer *c, struct entry_state *st, size_t index)
{
    struct block *b = &c->blocks.list.at[index];
    if (!st->first)
        return;
    st->first = false;
    if (!b->title)
        b->before = st->before;
    if (st->below_title && st->style->first.unit != DIM_NONE && !b->title) {
        b->before = compose_dim(st->style->first, b->type, b->before);
        b->before_holds = true;
    }
    b->breaks = b->breaks == BREAK_AUTO ? st->s->entry->breaks : b->breaks;
    b->divider = st->style->divider.thickness && !st->below_title ? &st->style->divider : NULL;
    b->timeline_dot = true;
    if (!st->lead.text.text.n || b->n_leads == LEADS_MAX)
        return;
    if (b->n_leads && b->leads[0].x >= st->lead.x + st->lead.width) { /* a glyph comes behind it */
        b->leads[1] = b->leads[0];
        b->leads[0] = st->lead;
        b->n_leads++;
    } else {
        b->leads[b->n_leads++] = st->lead;
    }
}

/* Entries within an entry stand as far in as the text of a list. */
static void nested(struct composer *c, struct scope *s, const struct value *v, size_t depth)
{
    const struct list_level *level = c->fill.style->lists.n ? &c->fill.style->lists.at[0] : NULL;
    length in = level ? level->indent + level->text : 0;
    uint32_t list = c->list;
    c->x += in;
    c->width -= in;
    c->list = NO_ELEMENT;
    for (size_t i = 0; i < v->entries.n; i++)
        compose_entry(c, s, v->entries.at[i], depth + 1);
    c->list = list;
    c->x -= in;
    c->width += in;
}

/* A row that is one field of several paragraphs, items or entries. False: it is no such row. */
static bool long_row(struct composer *c, struct entry_state *st, const struct row *row)
{
    const struct type *type = compose_type(c, row->role);
    length before = compose_dim(row->before, type, type->leading);
    const struct value *v = row->only != FIELD_COUNT ? entry_value(st->s->entry, row->only) : NULL;
    enum field_holds holds = v ? field_holds(row->only) : FIELD_HOLDS_MADE;
    const struct markup *m = v ? fill_text(st->s, row->only) : NULL;
    length x = c->x, width = c->width;
    if (!v || row->only == FIELD_SIGNATURE || row->only == FIELD_RECIPIENT)
        return false;
    c->x += row->indent;
    c->width -= row->indent;
    bool done = true;
    if (row->only == FIELD_BULLET) {
        struct point p = {.text = v->text};
        compose_points(c, &p, 1, 0, row->role, st->parent, st->id, st->keep);
    } else if (row->only == FIELD_PARAGRAPHS) {
        for (size_t i = 0; i < v->points.n; i++) {
            compose_paragraphs(c, NULL, type, v->points.at[i].text, before, st->parent, st->id,
                               st->keep);
            before = compose_dim(c->fill.style->paragraph_before, type, type->leading);
        }
    } else if (holds == FIELD_HOLDS_LIST) {
        compose_points(c, v->points.at, v->points.n, 0, row->role, st->parent, st->id, st->keep);
    } else if (holds == FIELD_HOLDS_ENTRIES) {
        nested(c, st->s, v, st->depth);
    } else if (m && row->only != FIELD_TITLE) {
        c->x = x;
        c->width = width;
        compose_paragraphs(c, row, type, *m, before, st->parent, st->id, st->keep);
    } else {
        done = false;
    }
    c->x = x;
    c->width = width;
    return done;
}

static void entry_row(struct composer *c, struct entry_state *st, const struct row *row)
{
    size_t index = c->blocks.list.n;
    if (row->only != FIELD_COUNT && row->only != FIELD_PHOTO && !fill_has(st->s, row->only))
        return;
    if (!long_row(c, st, row) && compose_any(c, row, st->s, st->parent))
        for (size_t i = index; i < c->blocks.list.n; i++) {
            c->blocks.list.at[i].entry = st->id;
            c->blocks.list.at[i].keep = st->keep;
        }
    if (c->blocks.list.n > index)
        first_row(c, st, index);
}

/* One-line entries stand closer than those of several rows. */
static void loosen(struct composer *c, const struct entry_state *st, size_t first)
{
    size_t n = c->blocks.list.n - first;
    bool above = c->long_above && !st->below_title;
    c->long_above = n > 1;
    if (!n || st->style->loose.unit == DIM_NONE || st->below_title || (n == 1 && !above))
        return;
    struct block *b = &c->blocks.list.at[first];
    if (!b->title)
        b->before = compose_dim(st->style->loose, b->type, b->before);
}

void compose_entry(struct composer *c, struct scope *s, const struct entry *e, size_t depth)
{
    static const struct entry_style nothing;
    enum { ALL_LINES = 1000000 };
    const struct entry_style *es = style_entry(c->fill.style, e->kind);
    const struct entry *outer = s->entry;
    const struct type *text = compose_type(c, style_role(c->fill.style, STR("text")));
    struct entry_state st = {.s = s, .style = es ? es : &nothing, .depth = depth, .first = true,
                             .below_title = c->below_title};
    length x = c->x, width = c->width;
    s->entry = e;
    st.id = depth && c->entries ? c->entries : ++c->entries;
    st.parent = c->parent;
    st.before = compose_dim(st.style->before, text, text->leading);
    st.keep = e->keep ? ALL_LINES : st.style->keep;
    anchors_entry(c->anchors, e);
    report_unused(c, e, es);
    fill_check_roles(&c->fill, e, &c->roles);
    bool labelled = is_label(&st.style->lead);
    bool unlabelled = s->section && s->section->unlabelled && labelled;
    length in = st.style->indent;
    if (s->section && s->section->label.text.p && !s->section->unlabelled && e->label.p && !labelled)
        c->prefix = str_printf(c->fill.a, "%.*s\xC2\xA0", /* the document asks for labels */
                               STRF(fill_number(c->fill.a, s->section->label.text, e->label)));
    if (st.style->lead.text.parts.n && !unlabelled)
        in += add_lead(c, s, &st);
    else
        c->list = NO_ELEMENT;
    if (st.style->timeline.thickness)
        in += st.style->timeline.gap;
    c->x += in;
    c->width -= in;
    length measure = length_min(c->width, compose_dim(st.style->width, text, c->width));
    c->x += st.style->align == ALIGN_CENTER  ? (c->width - measure) / 2
            : st.style->align == ALIGN_RIGHT ? c->width - measure
                                             : 0;
    c->width = measure;
    size_t first = c->blocks.list.n;
    for (size_t i = 0; i < st.style->rows.n; i++)
        entry_row(c, &st, &st.style->rows.at[i]);
    for (size_t i = first; i < c->blocks.list.n && st.style->timeline.thickness; i++)
        c->blocks.list.at[i].timeline = &st.style->timeline;
    c->prefix = (struct str){0};
    loosen(c, &st, first);
    if (c->blocks.list.n > first) { /* a head stays with what it heads; an entry may be all head */
        c->blocks.list.at[c->blocks.list.n - 1].sticky = false;
        c->below_title = false;
    }
    c->x = x;
    c->width = width;
    s->entry = outer;
}
