/* wanted.c: goes through the resolved document. */
#include "readback/wanted.h"

struct wanted_text wanted_text(const struct wanted *w, const char *what, struct markup m)
{
    struct wanted_text t = {.what = what, .pos = m.pos};
    if (m.text.n)
        t.text = str_trim(inline_as_read(&w->content->inliner, m));
    reading_of_text(w->a, t.text, &t.words);
    return t;
}

/* ---- which thing an element is part of */

static void own(struct wanted *w, uint32_t element, uint32_t thing)
{
    if (element < w->n_elements && !w->things[element])
        w->things[element] = thing;
}

static void own_rows(struct wanted *w, const content_rows *rows, uint32_t thing, uint32_t below);
static void add_section(struct wanted *w, const struct content_section *s,
                        const struct style *style);

static void own_list(struct wanted *w, const struct content_list *list, uint32_t thing)
{
    for (size_t i = 0; i < list->items.n; i++) {
        const struct content_item *item = &list->items.at[i];
        own(w, item->glyph_element, thing);
        own(w, item->element, thing);
        for (size_t k = 0; k < item->more.n; k++)
            own(w, item->more.at[k].element, thing);
        own_list(w, &item->below, thing);
    }
}

static void see_prose(void *user, enum field f)
{
    *(bool *)user |= f == FIELD_SUMMARY || f == FIELD_HIGHLIGHTS || f == FIELD_TEXT;
}

/* True for rows of whole sentences; others tell what an entry is about. */
static bool is_prose(const struct content_row *row)
{
    bool prose = !row->style;
    for (size_t i = 0; row->style && i < row->style->n_cells; i++)
        template_fields(&row->style->cells[i], see_prose, &prose);
    return prose;
}

/* In one cell, a name may be a heading, and the dates beside it a paragraph. */
static void own_cells(struct wanted *w, const struct content_row *row, uint32_t thing)
{
    own(w, row->element, thing);
    for (size_t i = 0; i < row->cells.n; i++)
        for (size_t k = 0; k < row->cells.at[i].spans.n; k++)
            own(w, row->cells.at[i].spans.at[k].element, thing);
}

/* An entry below another. A post is part of the job; anything else is not what a job is told by. */
static void own_entry(struct wanted *w, const struct content_entry *e, uint32_t thing, uint32_t below)
{
    uint32_t of = e->source->kind && strcmp(e->source->kind, "post") == 0 ? thing : below;
    if (e->label)
        own(w, e->label->element, of);
    own_rows(w, &e->rows, of, below);
}

/* `below`: the thing for sentences and lists. */
static void own_row(struct wanted *w, const struct content_row *row, uint32_t thing, uint32_t below)
{
    if (is_prose(row))
        thing = below;
    switch (row->kind) {
    case CONTENT_CELLS:
        own_cells(w, row, thing);
        break;
    case CONTENT_PICTURE:
        own(w, row->element, thing);
        break;
    case CONTENT_PARAGRAPHS:
        for (size_t i = 0; i < row->paragraphs.n; i++)
            own(w, row->paragraphs.at[i].element, thing);
        break;
    case CONTENT_ITEMS:
        for (size_t i = 0; i < row->items.n; i++)
            own_row(w, &row->items.rows[i], thing, below);
        break;
    case CONTENT_LIST:
        own_list(w, &row->list, below);
        break;
    case CONTENT_TABLE:
        for (size_t i = 0; i < row->table->rows * row->table->columns; i++)
            own(w, row->table->cells[i].element, thing);
        break;
    case CONTENT_STACKS:
        for (size_t i = 0; i < row->style->stacks.n; i++)
            own_rows(w, &row->stacks[i].rows, thing, below);
        break;
    case CONTENT_SECTION:
        add_section(w, row->section, w->content->style);
        break;
    case CONTENT_ENTRIES:
        for (size_t i = 0; i < row->entries.n; i++)
            own_entry(w, row->entries.at[i], thing, below);
        break;
    }
}

static void own_rows(struct wanted *w, const content_rows *rows, uint32_t thing, uint32_t below)
{
    for (size_t i = 0; i < rows->n; i++)
        own_row(w, &rows->at[i], thing, below);
}

/* ---- jobs and degrees */

static struct wanted_text part(const struct wanted *w, const struct entry *e, const char *what,
                               enum field f)
{
    const struct value *v = entry_value(e, f);
    return wanted_text(w, what, v ? v->text : (struct markup){{0}, e->pos});
}

static struct pos dates_place(const struct entry *e)
{
    static const enum field fields[] = {FIELD_DATE, FIELD_START_DATE, FIELD_END_DATE};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (entry_value(e, fields[i]))
            return entry_value(e, fields[i])->pos;
    return e->pos;
}

/* An entry without any date says nothing of its end either. */
static bool has_dates(const struct entry *e)
{
    return entry_value(e, FIELD_DATE) || entry_value(e, FIELD_START_DATE) ||
           entry_value(e, FIELD_END_DATE);
}

static void add_entry(struct wanted *w, const struct content_entry *e, const struct style *style)
{
    const struct entry *source = e->source;
    bool job = strcmp(source->kind, "experience") == 0;
    bool degree = strcmp(source->kind, "education") == 0;
    uint32_t rows = w->n_things;
    w->n_things += 2;
    if (e->label)
        own(w, e->label->element, rows);
    own_rows(w, &e->rows, rows, rows + 1);
    if (!job && !degree)
        return;
    struct wanted_section *section = &w->sections.at[w->sections.n - 1];
    section->jobs |= job;
    section->degrees |= degree;
    struct wanted_entry *x = vec_push(w->a, &w->entries);
    *x = (struct wanted_entry){.what = job ? "job" : "entry", .section = w->sections.n - 1,
                               .pos = source->pos, .rows = rows};
    x->parts[WANTED_PLACE] = job ? part(w, source, "employer", FIELD_COMPANY)
                                 : part(w, source, "school", FIELD_INSTITUTION);
    x->parts[WANTED_TITLE] = job ? part(w, source, "title", FIELD_POSITION)
                             : entry_value(source, FIELD_DEGREE)
                                 ? part(w, source, "degree", FIELD_DEGREE)
                                 : part(w, source, "degree", FIELD_AREA);
    struct str dates = has_dates(source) ? content_dates(w->content, style, source)
                                         : (struct str){0};
    x->parts[WANTED_DATES] = wanted_text(w, "dates", (struct markup){dates, dates_place(source)});
}

/* ---- sections */

static void add_section(struct wanted *w, const struct content_section *s,
                        const struct style *style)
{
    struct wanted_section *x = vec_push(w->a, &w->sections);
    uint32_t heading = w->n_things++, rest = w->n_things++;
    x->source = s->source;
    x->heading = heading;
    struct pos pos = s->source ? s->source->title.pos : w->content->cv->name.pos;
    x->title.text = s->heading.style ? s->heading.title : (struct str){0};
    x->title.pos = pos;
    reading_of_text(w->a, x->title.text, &x->title.words);
    own(w, s->heading.element, heading);
    own_rows(w, &s->heading.rows, rest, rest);
    own_rows(w, &s->rows, rest, rest);
    for (size_t i = 0; i < s->groups.n; i++) {
        own(w, s->groups.at[i].heading.element, rest);
        for (size_t k = 0; k < s->groups.at[i].entries.n; k++)
            add_entry(w, s->groups.at[i].entries.at[k], style);
    }
    own_rows(w, &s->end, rest, rest);
}

void wanted_collect(struct arena *a, struct content *c, const struct display *d,
                    struct wanted *to)
{
    *to = (struct wanted){.a = a, .content = c, .n_things = THING_FIRST,
                          .n_elements = d->elements.n};
    to->things = arena_array_of(a, uint32_t, to->n_elements + 1);
    for (size_t i = 0; i < c->parts.n; i++) {
        const struct content_part *p = &c->parts.at[i];
        to->header |= p->place == CONTENT_HEADER;
        own_rows(to, &p->rows, THING_HEADER, THING_HEADER);
        for (size_t k = 0; k < p->sections.n; k++)
            add_section(to, p->sections.at[k], p->style);
    }
    for (size_t i = 1; i < to->n_elements; i++)
        if (d->elements.at[i].type == ELEMENT_TITLE)
            to->things[i] = THING_NAME;
    for (size_t i = 1; i < to->n_elements; i++) /* parents come before their parts */
        own(to, (uint32_t)i, to->things[d->elements.at[i].parent]);
}
