/* compose.c: header, sections, entries and lists -> blocks. */
#include "layout/compose.h"

static uint32_t element_add(struct composer *c, enum element_role role, uint32_t parent)
{
    uint32_t id = (uint32_t)c->display->elements.n;
    struct element *e = vec_push(c->keep, &c->display->elements);
    e->role = role;
    e->parent = parent;
    return id;
}

static struct block *block_add(struct composer *c, const struct type *type, length before,
                               uint32_t element)
{
    struct block *b = vec_push(c->fill.a, &c->blocks.list);
    b->type = type;
    b->element = element;
    b->x = c->x;
    b->width = c->width;
    b->before = before;
    b->after = -1;
    b->n_cells = 1;
    return b;
}

/* Text needs some room: indents, labels and margins may leave none. */
static void check_width(struct composer *c, const struct block *b, struct pos pos)
{
    if (b->width >= 2 * b->type->size || c->narrow)
        return;
    struct buf text = {.a = c->fill.a};
    length_print(&text, b->width, 1);
    diag_report(c->fill.d, DIAG_CODE_NARROW, pos, str_c(c->fill.a, buf_str(&text)));
    c->narrow = true;
}

static length dim_of(struct dim d, const struct type *type, length otherwise)
{
    return d.unit == DIM_NONE ? otherwise : dim_length(d, type->size, type->leading);
}

static const struct type *type_of(struct composer *c, const struct role *role)
{
    const struct type *t = type_role(c->fill.types, NULL, role);
    static const struct type none; /* a font was missing: reported, and nothing will be set */
    return t ? t : &none;
}

/* ---- rows */

/* Fills the block's cells; false when they are all empty. */
static bool fill_row(struct composer *c, const struct row *row, const struct scope *s,
                     const struct type *type, struct block *b)
{
    bool any = false;
    b->n_cells = row->n_cells;
    for (size_t i = 0; i < row->n_cells; i++) {
        if (row->only == FIELD_CONTACT)
            fill_contacts(&c->fill, s, row, type, &b->cells[i]);
        else
            fill_template(&c->fill, s, &row->cells[i], type, &b->cells[i]);
        any |= b->cells[i].text.n > 0;
    }
    b->rule = row->rule.thickness ? &row->rule : NULL;
    b->leader = row->leader.pitch ? &row->leader : NULL;
    b->after = dim_of(row->after, type, -1);
    return any;
}

bool compose_row(struct composer *c, const struct row *row, const struct scope *s,
                 struct block *to)
{
    const struct type *type = type_of(c, row->role);
    *to = (struct block){.type = type, .x = c->x, .width = c->width, .element = NO_ELEMENT};
    check_width(c, to, row->cells[0].pos);
    return fill_row(c, row, s, type, to) && type->face;
}

/* Adds the row under `element`; NULL, adding nothing, when it is empty. */
static struct block *add_row(struct composer *c, const struct row *row, const struct scope *s,
                             length before, uint32_t element)
{
    struct block b;
    if (!compose_row(c, row, s, &b))
        return NULL;
    b.element = element;
    b.before = before;
    struct block *at = vec_push(c->fill.a, &c->blocks.list);
    *at = b;
    return at;
}

/* ---- lists */

static const struct list_level *level_of(const struct composer *c, size_t depth)
{
    size_t n = c->fill.style->lists.n;
    return n ? &c->fill.style->lists.at[depth < n ? depth : n - 1] : NULL;
}

/* A label before the block's text, in a column that the text makes room for. */
static void add_glyph(struct composer *c, const struct list_level *level, struct block *b,
                      uint32_t item)
{
    const struct type *type = type_of(c, level->role);
    struct pen pen = {.a = c->fill.a, .locale = c->fill.locale, .type = type};
    b->lead_type = type;
    b->lead_x = c->x + level->indent;
    b->lead_width = level->text;
    b->lead_align = ALIGN_LEFT;
    b->lead_element = element_add(c, ROLE_LABEL, item);
    b->x = c->x + level->indent + level->text;
    b->width = c->width - level->indent - level->text;
    check_width(c, b, level->glyph.pos);
    if (type->face)
        rich_text(&b->lead, &pen, level->glyph.text);
}

/* Cuts the first paragraph, which a blank line ends, off the front of a text. */
static struct markup paragraph_cut(struct markup *m)
{
    struct str rest = str_trim(m->text);
    size_t cut = 0, end;
    for (end = 0; cut < rest.n; cut++) {
        if (rest.p[cut] != '\n')
            continue;
        for (end = cut + 1; end < rest.n && strchr(" \t\r", rest.p[end]); end++)
            ;
        if (end < rest.n && rest.p[end] == '\n')
            break;
    }
    m->text = str_trim(str_sub(rest, cut, rest.n));
    return (struct markup){str_sub(rest, 0, cut), m->pos};
}

static void fill_point(struct composer *c, const struct point *p, const struct markup *text,
                       const struct type *type, struct rich *to)
{
    const struct role *role = style_role(c->fill.style, STR("label"));
    if (p->label.text.p) {
        const struct type *bold = role ? type_role(c->fill.types, type, role) : type;
        struct pen pen = {.a = c->fill.a, .locale = c->fill.locale, .type = bold ? bold : type,
                          .pos = p->label.pos};
        inline_set(&c->fill.inliner, to, p->label, pen.type, 0, HOLD_NOT);
        rich_text(to, &pen, STR(":"));
        pen.type = type;
        rich_text(to, &pen, STR(" "));
    }
    inline_set(&c->fill.inliner, to, *text, type, 0, HOLD_NOT);
    rich_trim(to);
}

static length paragraph_skip(const struct composer *c, const struct type *type)
{
    return dim_of(c->fill.style->paragraph_before, type, type->leading);
}

/* The paragraphs of a text. */
static void paragraphs(struct composer *c, const struct type *type, struct markup m, length before,
                       uint32_t parent, uint32_t id, int keep)
{
    while (str_trim(m.text).n) {
        struct markup one = paragraph_cut(&m);
        struct block *b = block_add(c, type, before, element_add(c, ROLE_PARAGRAPH, parent));
        b->entry = id;
        b->keep = keep;
        if (type->face)
            inline_set(&c->fill.inliner, &b->cells[0], one, type, 0, HOLD_NOT);
        rich_trim(&b->cells[0]);
        before = paragraph_skip(c, type);
    }
}

static void points(struct composer *c, const struct point *p, size_t n, size_t depth,
                   const struct role *role, uint32_t parent, uint32_t entry, int keep)
{
    const struct list_level *level = level_of(c, depth);
    if (!level || !n)
        return;
    const struct type *type = type_of(c, role);
    uint32_t list = element_add(c, ROLE_LIST, parent);
    for (size_t i = 0; i < n; i++) {
        uint32_t item = element_add(c, ROLE_ITEM, list);
        struct block *b = block_add(c, type, dim_of(level->before, type, type->leading), 0);
        b->entry = entry;
        b->keep = keep;
        add_glyph(c, level, b, item);
        uint32_t body = b->element = element_add(c, ROLE_BODY, item);
        struct markup rest = p[i].text, one = paragraph_cut(&rest);
        if (type->face)
            fill_point(c, &p[i], &one, type, &b->cells[0]);
        length x = c->x, width = c->width;
        c->x = b->x;
        c->width = b->width;
        if (rest.text.n)
            paragraphs(c, type, rest, paragraph_skip(c, type), body, entry, keep);
        points(c, p[i].below.at, p[i].below.n, depth + 1, role, body, entry, keep);
        c->x = x;
        c->width = width;
    }
}

/* ---- entries */

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

/* Says, once for a kind, that the style leaves out what the entry holds. */
static void report_unused(struct composer *c, const struct entry *e, const struct entry_style *es)
{
    struct seen seen = {0};
    for (size_t i = 0; es && i < es->rows.n; i++)
        for (size_t k = 0; k < es->rows.at[i].n_cells; k++)
            template_fields(&es->rows.at[i].cells[k], see, &seen);
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

static void entry(struct composer *c, struct scope *s, const struct entry *e, size_t depth);

/* Entries within an entry stand as far in as the text of a list. */
static void nested(struct composer *c, struct scope *s, const struct value *v, size_t depth)
{
    const struct list_level *level = level_of(c, 0);
    length in = level ? level->indent + level->text : 0;
    uint32_t list = c->list;
    c->x += in;
    c->width -= in;
    c->list = NO_ELEMENT;
    for (size_t i = 0; i < v->entries.n; i++)
        entry(c, s, v->entries.at[i], depth + 1);
    c->list = list;
    c->x -= in;
    c->width += in;
}

/* Appends the label of an entry: in the section's form, or the style's. */
static void set_label(struct composer *c, const struct scope *s, const struct entry_style *es,
                      const struct type *type, struct rich *to)
{
    if (!s->section || !s->section->label.text.p || !s->entry->label.p) {
        fill_template(&c->fill, s, &es->lead.text, type, to);
        return;
    }
    struct pen pen = fill_pen(&c->fill, type, s->section->label.pos);
    rich_text(to, &pen, fill_number(c->fill.a, s->section->label.text, s->entry->label));
}

/* The width of plain text, without kerning. */
static length text_width(const struct rich *r)
{
    length sum = 0;
    for (size_t i = 0; i < r->spans.n; i++) {
        const struct type *type = r->spans.at[i].type;
        size_t n;
        for (size_t k = r->spans.at[i].start; k < r->spans.at[i].end; k += n) {
            int32_t code = utf8_at(buf_str(&r->text), k, &n);
            uint32_t glyph = face_glyph(type->face, code);
            sum += length_scale(type->size, face_advance(type->face, glyph), type->face->upem);
        }
    }
    return sum;
}

/* The column of labels is as wide as the style says, or as the section's longest label. */
static length label_width(struct composer *c, const struct scope *s)
{
    const struct type *type = type_of(c, style_role(c->fill.style, STR("text")));
    struct scope one = *s;
    length widest = 0;
    size_t longest = 0;
    for (size_t i = 0; i < s->section->groups.n && type->face; i++)
        for (size_t k = 0; k < s->section->groups.at[i].entries.n; k++) {
            const struct entry *e = s->section->groups.at[i].entries.at[k];
            const struct entry_style *es = style_entry(c->fill.style, e->kind);
            if (!es || !es->lead.text.parts.n || e->label.n <= longest)
                continue;
            struct rich label = {0};
            longest = e->label.n;
            one.entry = e;
            set_label(c, &one, es, type, &label);
            widest = length_max(widest, text_width(&label));
        }
    return widest;
}

/* The number column: the entry is an item of a list, whose label it is. */
static uint32_t add_lead(struct composer *c, const struct scope *s, const struct entry_style *es,
                         struct block *b)
{
    const struct role *role = style_role(c->fill.style, STR("text"));
    if (c->list == NO_ELEMENT)
        c->list = element_add(c, ROLE_LIST, c->parent);
    uint32_t item = element_add(c, ROLE_ITEM, c->list);
    b->lead_type = type_of(c, role);
    b->lead_x = c->x;
    b->lead_width = length_max(es->lead.width, c->label_width);
    b->lead_align = es->lead.align;
    b->lead_element = element_add(c, ROLE_LABEL, item);
    if (b->lead_type->face)
        set_label(c, s, es, b->lead_type, &b->lead);
    return element_add(c, ROLE_BODY, item);
}

struct entry_state {
    struct scope *s;
    const struct entry_style *style;
    uint32_t id, parent;
    length before;
    size_t depth;
    struct block lead; /* what goes before the first row */
    bool first;
};

/* What only the first row of an entry has. */
static void first_row(struct composer *c, struct entry_state *st, size_t index)
{
    struct block *b = &c->blocks.list.at[index];
    if (!st->first)
        return;
    st->first = false;
    b->before = st->before;
    if (!st->lead.lead_type)
        return;
    b->lead = st->lead.lead;
    b->lead_type = st->lead.lead_type;
    b->lead_x = st->lead.lead_x;
    b->lead_width = st->lead.lead_width;
    b->lead_align = st->lead.lead_align;
    b->lead_element = st->lead.lead_element;
}

static void entry_row(struct composer *c, struct entry_state *st, const struct row *row)
{
    const struct type *type = type_of(c, row->role);
    length before = dim_of(row->before, type, type->leading);
    size_t index = c->blocks.list.n;
    int keep = st->style->keep;
    if (row->only != FIELD_COUNT && !fill_has(st->s, row->only))
        return;
    const struct value *v =
        row->only != FIELD_COUNT ? entry_value(st->s->entry, row->only) : NULL;
    const struct markup *m = v ? fill_text(st->s, row->only) : NULL;
    enum field_holds holds = v ? field_holds(row->only) : FIELD_HOLDS_MADE;
    if (v && row->only == FIELD_BULLET) {
        struct point p = {.text = v->text};
        points(c, &p, 1, 0, row->role, st->parent, st->id, keep);
    } else if (holds == FIELD_HOLDS_LIST) {
        points(c, v->points.at, v->points.n, 0, row->role, st->parent, st->id, keep);
    } else if (holds == FIELD_HOLDS_ENTRIES) {
        nested(c, st->s, v, st->depth);
    } else if (m && row->only != FIELD_TITLE) {
        paragraphs(c, type, *m, before, st->parent, st->id, keep);
    } else {
        uint32_t element = element_add(c, ROLE_PARAGRAPH, st->parent);
        struct block *b = add_row(c, row, st->s, before, element);
        if (!b) {
            c->display->elements.n--;
            return;
        }
        b->entry = st->id;
        b->keep = keep;
        b->sticky = true;
    }
    if (c->blocks.list.n > index)
        first_row(c, st, index);
}

static void entry(struct composer *c, struct scope *s, const struct entry *e, size_t depth)
{
    static const struct entry_style nothing;
    const struct entry_style *es = style_entry(c->fill.style, e->kind);
    const struct entry *outer = s->entry;
    const struct type *text = type_of(c, style_role(c->fill.style, STR("text")));
    struct entry_state st = {.s = s, .style = es ? es : &nothing, .depth = depth, .first = true};
    length x = c->x, width = c->width;
    s->entry = e;
    st.id = depth && c->entries ? c->entries : ++c->entries;
    st.parent = c->parent;
    st.before = dim_of(st.style->before, text, text->leading);
    report_unused(c, e, es);
    fill_check_roles(&c->fill, e, &c->roles);
    if (st.style->lead.text.parts.n && !(s->section && s->section->unlabelled)) {
        st.parent = add_lead(c, s, st.style, &st.lead);
        length in = length_max(st.style->lead.width, c->label_width) + st.style->lead.gap;
        c->x += in;
        c->width -= in;
    } else {
        c->list = NO_ELEMENT;
    }
    size_t first = c->blocks.list.n;
    for (size_t i = 0; i < st.style->rows.n; i++)
        entry_row(c, &st, &st.style->rows.at[i]);
    if (c->blocks.list.n > first) /* a head stays with what it heads; an entry may be all head */
        c->blocks.list.at[c->blocks.list.n - 1].sticky = false;
    c->x = x;
    c->width = width;
    s->entry = outer;
}

/* ---- header and sections */

static void header(struct composer *c, const struct scope *s)
{
    for (size_t i = 0; i < c->fill.style->header.n; i++) {
        const struct row *row = &c->fill.style->header.at[i];
        const struct markup *m =
            row->only == FIELD_SUMMARY ? fill_text(s, row->only) : NULL;
        if (m) {
            const struct type *text = type_of(c, row->role);
            paragraphs(c, text, *m, dim_of(row->before, text, text->leading), 0, 0, 0);
            continue;
        }
        bool title = row->n_cells && fill_has(s, FIELD_NAME) && i == 0;
        uint32_t element = element_add(c, title ? ROLE_TITLE : ROLE_PARAGRAPH, 0);
        const struct type *type = type_of(c, row->role);
        struct block *b = add_row(c, row, s, dim_of(row->before, type, type->leading), element);
        if (b)
            b->sticky = true;
        else
            c->display->elements.n--; /* nothing can hang on it yet */
    }
}


static void heading(struct composer *c, const struct scope *s, const struct row *row,
                    const struct markup *title, int level, bool directly)
{
    const struct type *type = type_of(c, row->role);
    uint32_t element = element_add(c, level == 1 ? ROLE_HEADING : ROLE_SUBHEADING, c->parent);
    struct block *b = add_row(c, row, s, dim_of(row->before, type, type->leading), element);
    if (!b) {
        c->display->elements.n--;
        return;
    }
    if (directly && row->first.unit != DIM_NONE) {
        b->before = dim_of(row->first, type, 0);
        b->before_holds = true;
    }
    b->sticky = true;
    b->heading = true;
    /* As it was typed, whatever capitals the style sets. */
    b->bookmark = inline_plain(&c->fill.inliner, *title,
                               type_of(c, style_role(c->fill.style, STR("text"))));
    b->bookmark_level = level;
    if (level == 1)
        c->display->elements.at[c->parent].title = str_copy(c->keep, b->bookmark);
}

/* Blocks stand until an entry is whole: a long list needs no more memory than a short one. */
static void hand_over(struct composer *c)
{
    c->done(c->user, &c->blocks);
    c->blocks = (struct blocks){0};
    arena_reset(c->fill.a);
}

static void section(struct composer *c, struct scope *s, const struct section *sec)
{
    s->section = sec;
    c->label_width = label_width(c, s);
    c->parent = element_add(c, ROLE_SECTION, 0);
    heading(c, s, &c->fill.style->section, &sec->title, 1, false);
    for (size_t i = 0; i < sec->groups.n; i++) {
        const struct group *g = &sec->groups.at[i];
        c->list = NO_ELEMENT;
        if (g->title.text.p) {
            s->group = g;
            heading(c, s, &c->fill.style->subsection, &g->title, 2, i == 0);
        }
        for (size_t k = 0; k < g->entries.n; k++) {
            entry(c, s, g->entries.at[k], 0);
            hand_over(c);
        }
        s->group = NULL;
    }
    if (c->fill.style->section_end.n_cells) {
        const struct row *row = &c->fill.style->section_end;
        const struct type *type = type_of(c, row->role);
        uint32_t element = element_add(c, ROLE_PARAGRAPH, c->parent);
        if (!add_row(c, row, s, dim_of(row->before, type, type->leading), element))
            c->display->elements.n--;
    }
    s->section = NULL;
    c->parent = 0;
}

void compose_cv(struct composer *c, const struct cv *cv)
{
    struct scope s = {.cv = cv, .style = c->fill.style};
    element_add(c, ROLE_DOCUMENT, 0);
    c->list = NO_ELEMENT;
    header(c, &s);
    for (size_t i = 0; i < cv->sections.n; i++)
        section(c, &s, &cv->sections.at[i]);
    hand_over(c);
}
