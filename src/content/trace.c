/* trace.c: a resolved document as text for goldens: one item per line, in reading order.
 *
 *   part header main
 *     cells in 1
 *       cell 3:9 "Ada Lovelace" {text name}
 *   part sections main
 *     section in 2 "Education" #education
 *       heading in 3
 *         cell - "Education" {text section}
 *       entry education
 *         label in 5
 *           cell 6:11 "2012" {text label}
 *         cells in 6
 *           cell 7:12 "University of Exampleton" {text bold} | " " {text}
 *
 * After "cell" is the source position of the first value in the text. The braces have the changes
 * of the text's style, the outermost first. Then comes the link's address, and the element if it is
 * not the cell's. */
#include "content/content.h"
#include "text/formula.h"

struct writer {
    struct buf b;
    const struct content *c;
    int depth;
};

static void line(struct writer *w, const char *text)
{
    for (int i = 0; i < w->depth; i++)
        buf_add(&w->b, STR("  "));
    buf_add(&w->b, str_of(text));
}

static void end(struct writer *w)
{
    buf_char(&w->b, '\n');
}

static void put_element(struct writer *w, uint32_t element)
{
    if (element == NO_ELEMENT)
        buf_add(&w->b, STR(" in -"));
    else
        buf_printf(&w->b, " in %u", (unsigned)element);
}

static void put_quoted(struct writer *w, struct str s)
{
    buf_add(&w->b, STR(" \""));
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '"' || s.p[i] == '\\')
            buf_char(&w->b, '\\');
        if (s.p[i] == '\n')
            buf_add(&w->b, STR("\\n"));
        else
            buf_char(&w->b, s.p[i]);
    }
    buf_char(&w->b, '"');
}

/* ---- texts */

static void put_style(struct writer *w, const struct charstyle *s)
{
    if (s->outer)
        put_style(w, s->outer);
    if (s->outer)
        buf_char(&w->b, ' ');
    switch (s->change) {
    case CHARSTYLE_ROOT:
        buf_add(&w->b, STR("text"));
        break;
    case CHARSTYLE_AROUND:
        buf_add(&w->b, STR("around"));
        break;
    case CHARSTYLE_FONT:
        buf_add(&w->b, s->font->name);
        break;
    case CHARSTYLE_NAMED:
        buf_add(&w->b, s->name);
        break;
    case CHARSTYLE_BOLD:
        buf_add(&w->b, STR("bold"));
        break;
    case CHARSTYLE_EMPHASIS:
    case CHARSTYLE_SLANT:
        buf_add(&w->b, STR("emphasis"));
        break;
    case CHARSTYLE_ITALIC:
        buf_add(&w->b, STR("italic"));
        break;
    case CHARSTYLE_SCRIPT:
        buf_add(&w->b, s->direction > 0 ? STR("raised") : STR("lowered"));
        break;
    case CHARSTYLE_RAISE:
        buf_add(&w->b, STR("shifted"));
        break;
    case CHARSTYLE_LANGUAGE:
        buf_printf(&w->b, "lang=%.*s", STRF(s->lang));
        break;
    case CHARSTYLE_FORMULA:
        buf_add(&w->b, STR("formula"));
        break;
    case CHARSTYLE_ALPHABET:
        buf_add(&w->b, str_of(alphabet_name((enum alphabet)s->direction)));
        break;
    case CHARSTYLE_STROKE:
        buf_add(&w->b, s->direction == FORMULA_ROOT ? STR("root") : STR("overlined"));
        break;
    }
}

static void put_span(struct writer *w, const struct rich *r, const struct span *s, uint32_t element)
{
    static const char *const late[] = {"page", "page_count", "section"};
    switch (s->kind) {
    case SPAN_TEXT:
        if (s->gap.unit)
            buf_printf(&w->b, " %dmu", (int)((s->gap.value * 18 + PT / 2) / PT));
        put_quoted(w, str_sub(buf_str(&r->text), s->start, s->end));
        break;
    case SPAN_ICON:
        buf_printf(&w->b, " icon %.*s", STRF(s->name));
        if (s->says.n)
            put_quoted(w, s->says);
        break;
    case SPAN_SEPARATOR:
        buf_add(&w->b, STR(" separator"));
        put_quoted(w, str_sub(buf_str(&r->text), s->start, s->end));
        break;
    case SPAN_BREAK:
        buf_add(&w->b, STR(" break"));
        break;
    case SPAN_PAD:
        buf_add(&w->b, !s->box ? STR(" room") : s->opens ? STR(" box") : STR(" end-of-box"));
        break;
    case SPAN_LEVEL:
        buf_printf(&w->b, " level %d", s->level);
        break;
    case SPAN_LATE:
        buf_printf(&w->b, " {%s}", late[s->late]);
        break;
    }
    buf_add(&w->b, STR(" {"));
    put_style(w, s->style);
    buf_char(&w->b, '}');
    if (s->link) {
        buf_add(&w->b, STR(" ->"));
        put_quoted(w, r->links.at[s->link - 1]);
    }
    if (s->element != element)
        put_element(w, s->element);
}

static void put_text(struct writer *w, const struct rich *r, uint32_t element)
{
    line(w, "cell");
    const struct pos pos = r->spans.n ? r->spans.at[0].pos : (struct pos){0};
    if (pos.line)
        buf_printf(&w->b, " %u:%u", (unsigned)pos.line, (unsigned)pos.col);
    else
        buf_add(&w->b, STR(" -"));
    for (size_t i = 0; i < r->spans.n; i++) {
        if (i)
            buf_add(&w->b, STR(" |"));
        put_span(w, r, &r->spans.at[i], element);
    }
    end(w);
}

static void put_cells(struct writer *w, const struct rich *cells, size_t n, uint32_t element)
{
    w->depth++;
    for (size_t i = 0; i < n; i++)
        put_text(w, &cells[i], element);
    w->depth--;
}

static void head(struct writer *w, const char *what, uint32_t element)
{
    line(w, what);
    put_element(w, element);
    end(w);
}

static void put_paragraphs(struct writer *w, const content_paragraphs *p)
{
    for (size_t i = 0; i < p->n; i++) {
        head(w, "paragraph", p->at[i].element);
        put_cells(w, &p->at[i].text, 1, p->at[i].element);
    }
}

static void put_targets(struct writer *w, const struct content_target *t)
{
    for (; t; t = t->next)
        buf_printf(&w->b, " #%.*s", STRF(t->target->name));
}

/* ---- rows */

static void put_rows(struct writer *w, const content_rows *rows);
static void put_section(struct writer *w, const struct content_section *s);
static void put_entry(struct writer *w, const struct content_entry *e);

static void put_list(struct writer *w, const struct content_list *list)
{
    for (size_t i = 0; i < list->items.n; i++) {
        const struct content_item *item = &list->items.at[i];
        head(w, "item", item->element);
        put_cells(w, &item->glyph, item->glyph.text.n > 0, item->glyph_element);
        put_cells(w, &item->text, 1, item->element);
        w->depth++;
        put_paragraphs(w, &item->more);
        put_list(w, &item->below);
        w->depth--;
    }
}

static void put_picture(struct writer *w, const struct content_row *row)
{
    line(w, "picture");
    put_element(w, row->element);
    if (row->element != NO_ELEMENT)
        put_quoted(w, w->c->elements.at[row->element].alt);
    end(w);
}

static void put_table(struct writer *w, const struct content_table *t)
{
    static const char *const aligns[] = {[ALIGN_LEFT] = " left", [ALIGN_CENTER] = " center", [ALIGN_RIGHT] = " right"};
    line(w, t->header ? "table with header" : "table");
    for (size_t k = 0; k < t->columns; k++)
        buf_add(&w->b, str_of(aligns[t->aligns[k]]));
    put_element(w, t->element);
    end(w);
    w->depth++;
    for (size_t i = 0; i < t->rows; i++) {
        line(w, "row");
        end(w);
        for (size_t k = 0; k < t->columns; k++)
            put_cells(w, &t->cells[i * t->columns + k].text, 1, t->cells[i * t->columns + k].element);
    }
    w->depth--;
}

static void put_stacks(struct writer *w, const struct content_row *row)
{
    for (size_t i = 0; i < row->style->stacks.n; i++) {
        line(w, "stack");
        end(w);
        w->depth++;
        put_rows(w, &row->stacks[i].rows);
        w->depth--;
    }
}

static void put_too_long(struct writer *w, const content_rows *rows)
{
    if (!rows->n)
        return;
    line(w, "too long");
    end(w);
    w->depth++;
    put_rows(w, rows);
    w->depth--;
}

static void put_row(struct writer *w, const struct content_row *row)
{
    switch (row->kind) {
    case CONTENT_CELLS:
        head(w, "cells", row->element);
        put_cells(w, row->cells.at, row->cells.n, row->element);
        put_too_long(w, &row->cells.too_long);
        break;
    case CONTENT_PARAGRAPHS:
        put_paragraphs(w, &row->paragraphs);
        break;
    case CONTENT_ITEMS:
        for (size_t i = 0; i < row->items.n; i++)
            put_row(w, &row->items.rows[i]);
        break;
    case CONTENT_LIST:
        put_list(w, &row->list);
        break;
    case CONTENT_PICTURE:
        put_picture(w, row);
        break;
    case CONTENT_TABLE:
        put_table(w, row->table);
        break;
    case CONTENT_STACKS:
        put_stacks(w, row);
        break;
    case CONTENT_SECTION:
        put_section(w, row->section);
        break;
    case CONTENT_ENTRIES:
        for (size_t i = 0; i < row->entries.n; i++)
            put_entry(w, row->entries.at[i]);
        break;
    }
}

static void put_rows(struct writer *w, const content_rows *rows)
{
    for (size_t i = 0; i < rows->n; i++)
        put_row(w, &rows->at[i]);
}

/* ---- sections and entries */

static void put_entry(struct writer *w, const struct content_entry *e)
{
    line(w, "entry ");
    buf_add(&w->b, str_of(e->source->kind));
    put_targets(w, e->targets);
    end(w);
    w->depth++;
    if (e->label) {
        head(w, "label", e->label->element);
        put_cells(w, &e->label->text, 1, e->label->element);
    }
    if (e->logo) {
        line(w, "logo");
        put_element(w, e->logo_element);
        if (e->logo_element != NO_ELEMENT)
            put_quoted(w, w->c->elements.at[e->logo_element].alt);
        end(w);
    }
    put_rows(w, &e->rows);
    w->depth--;
}

static void put_heading(struct writer *w, const struct content_heading *h)
{
    if (!h->style)
        return;
    head(w, h->in_labels ? "heading beside" : "heading", h->element);
    put_cells(w, h->cells, h->n_cells, h->element);
    put_rows(w, &h->rows);
}

static void put_section(struct writer *w, const struct content_section *s)
{
    line(w, "section");
    put_element(w, s->element);
    put_quoted(w, s->heading.title);
    put_targets(w, s->targets);
    end(w);
    w->depth++;
    put_heading(w, &s->heading);
    put_rows(w, &s->rows);
    for (size_t i = 0; i < s->groups.n; i++) {
        put_heading(w, &s->groups.at[i].heading);
        if (s->groups.at[i].indented)
            line(w, "indented\n");
        if (s->groups.at[i].columns > 1) {
            line(w, "in ");
            buf_printf(&w->b, "%zu columns\n", s->groups.at[i].columns);
        }
        for (size_t k = 0; k < s->groups.at[i].entries.n; k++)
            put_entry(w, s->groups.at[i].entries.at[k]);
    }
    put_rows(w, &s->end);
    w->depth--;
}

static void put_part(struct writer *w, const struct content_part *p)
{
    static const char *const places[] = {"header", "letter", "sections", "end"};
    static const char *const areas[] = {"main", "side", "header", "bare", "foot"};
    if (p->place == CONTENT_END && !p->rows.n)
        return;
    line(w, "part ");
    buf_printf(&w->b, "%s %s\n", places[p->place], areas[p->area]);
    w->depth++;
    put_rows(w, &p->rows);
    if (p->letter)
        put_entry(w, p->letter);
    for (size_t i = 0; i < p->sections.n; i++)
        put_section(w, p->sections.at[i]);
    w->depth--;
}

static void put_margin(struct writer *w, const char *what, const struct content_margin *m)
{
    const content_rows *rows = &m->rows[1]; /* has the title of the section too */
    if (!rows->n)
        return;
    line(w, what);
    end(w);
    w->depth++;
    put_rows(w, rows);
    w->depth--;
}

struct str content_trace(struct arena *a, const struct content *c)
{
    struct writer w = {.b = {.a = a}, .c = c};
    line(&w, "title");
    put_quoted(&w, c->title);
    end(&w);
    for (size_t i = 0; i < c->parts.n; i++)
        put_part(&w, &c->parts.at[i]);
    put_margin(&w, "head", &c->head);
    put_margin(&w, "foot", &c->foot);
    return buf_str(&w.b);
}
