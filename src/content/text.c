/* text.c: a resolved document as plain text, in reading order.
 *
 * Each row is a line, with a space between its label and its cells. There is an empty line before
 * each title and before entries of several rows. Icons are left out; a level is "4/5". Heads and
 * feet of pages are left out. */
#include <utf8proc.h>

#include "content/content.h"

struct writer {
    struct buf b;
    int depth;  /* how deep the current list is nested */
    bool apart; /* in a letter: an empty line goes before each row */
};

/* ---- lines */

static void end_line(struct writer *w)
{
    while (w->b.n && w->b.p[w->b.n - 1] == ' ')
        w->b.n--;
    if (w->b.n && w->b.p[w->b.n - 1] != '\n')
        buf_char(&w->b, '\n');
}

static void empty_line(struct writer *w)
{
    end_line(w);
    if (w->b.n > 1 && w->b.p[w->b.n - 2] != '\n')
        buf_char(&w->b, '\n');
}

static void indent(struct writer *w)
{
    for (int i = 1; i < w->depth; i++)
        buf_add(&w->b, STR("  "));
}

/* Leaves out signs that only control line breaks or directions, and private characters. */
static void put_words(struct writer *w, struct str s)
{
    for (size_t i = 0, n; i < s.n; i += n) {
        int32_t c = utf8_at(s, i, &n);
        if (c != 0xAD && c != 0x200B && c != 0x2060 && !bidi_is_sign(c) && !utf8_is_private(c))
            buf_add(&w->b, str_sub(s, i, i + n));
    }
}

static void put_span(struct writer *w, const struct rich *r, const struct span *s)
{
    struct str text = str_sub(buf_str(&r->text), s->start, s->end);
    switch (s->kind) {
    case SPAN_TEXT:
        put_words(w, inline_span_plain(w->b.a, r, (size_t)(s - r->spans.at)));
        break;
    case SPAN_SEPARATOR:
        text = str_trim(text);
        buf_printf(&w->b, text.n ? " %.*s " : "%.*s, ", STRF(text));
        break;
    case SPAN_BREAK:
        end_line(w);
        indent(w);
        break;
    case SPAN_LEVEL:
        put_words(w, s->says);
        break;
    case SPAN_ICON:
        put_words(w, s->says);
        break;
    case SPAN_PAD:
    case SPAN_LATE:
        break;
    }
}

static void put_text(struct writer *w, const struct rich *r)
{
    bool starts = !w->b.n || w->b.p[w->b.n - 1] == '\n' || w->b.p[w->b.n - 1] == ' ';
    if (!r->text.n)
        return;
    if (!starts)
        buf_char(&w->b, ' ');
    for (size_t i = 0; i < r->spans.n; i++)
        put_span(w, r, &r->spans.at[i]);
}

static void put_cells(struct writer *w, const struct rich *cells, size_t n)
{
    for (size_t i = 0; i < n; i++)
        put_text(w, &cells[i]);
    end_line(w);
}

static void put_paragraphs(struct writer *w, const content_paragraphs *p)
{
    for (size_t i = 0; i < p->n; i++) {
        if (i && w->apart)
            empty_line(w);
        indent(w);
        put_cells(w, &p->at[i].text, 1);
    }
}

/* ---- rows */

static void put_rows(struct writer *w, const content_rows *rows);
static void put_section(struct writer *w, const struct content_section *s);
static void put_entry(struct writer *w, const struct content_entry *e);

static void put_list(struct writer *w, const struct content_list *list)
{
    w->depth++;
    for (size_t i = 0; i < list->items.n; i++) {
        const struct content_item *item = &list->items.at[i];
        indent(w);
        put_text(w, &item->glyph);
        put_cells(w, &item->text, 1);
        put_paragraphs(w, &item->more);
        put_list(w, &item->below);
    }
    w->depth--;
}

/* How many columns of a terminal the text takes. */
static size_t width_of(struct str s)
{
    size_t width = 0;
    for (size_t i = 0, n; i < s.n; i += n)
        width += (size_t)utf8proc_charwidth(utf8_at(s, i, &n));
    return width;
}

static void put_blanks(struct writer *w, size_t n)
{
    while (n--)
        buf_char(&w->b, ' ');
}

/* The cell as one line. */
static struct str cell_text(struct writer *w, const struct content_cell *cell)
{
    struct writer own = {.b = {.a = w->b.a}};
    put_text(&own, &cell->text);
    for (size_t i = 0; i < own.b.n; i++)
        if (own.b.p[i] == '\n')
            own.b.p[i] = ' ';
    return own.b.n ? buf_str(&own.b) : STR("");
}

/* A table, its columns aligned with blanks. */
static void put_table(struct writer *w, const struct content_table *t)
{
    size_t n = t->rows * t->columns;
    struct str *texts = arena_array_of(w->b.a, struct str, n + 1);
    size_t *widths = arena_array_of(w->b.a, size_t, t->columns + 1);
    for (size_t i = 0; i < n; i++) {
        size_t width = width_of(texts[i] = cell_text(w, &t->cells[i])), *widest = &widths[i % t->columns];
        *widest = width > *widest ? width : *widest;
    }
    end_line(w);
    for (size_t i = 0; i < n; i++) {
        size_t k = i % t->columns, room = widths[k] - width_of(texts[i]);
        size_t before = t->aligns[k] == ALIGN_RIGHT ? room : t->aligns[k] == ALIGN_CENTER ? room / 2 : 0;
        put_blanks(w, before);
        buf_add(&w->b, texts[i]);
        put_blanks(w, room - before + 2);
        if (k + 1 == t->columns)
            end_line(w);
    }
}

static void put_row(struct writer *w, const struct content_row *row)
{
    switch (row->kind) {
    case CONTENT_CELLS:
        put_cells(w, row->cells.at, row->cells.n);
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
        break;
    case CONTENT_TABLE:
        put_table(w, row->table);
        break;
    case CONTENT_STACKS:
        for (size_t i = 0; i < row->style->stacks.n; i++)
            put_rows(w, &row->stacks[i].rows);
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
    for (size_t i = 0; i < rows->n; i++) {
        if (w->apart)
            empty_line(w);
        put_row(w, &rows->at[i]);
    }
}

/* ---- sections and entries */

static void put_entry(struct writer *w, const struct content_entry *e)
{
    if (e->rows.n > 1)
        empty_line(w);
    if (e->label)
        put_text(w, &e->label->text);
    put_rows(w, &e->rows);
}

static void put_heading(struct writer *w, const struct content_heading *h)
{
    if (!h->style)
        return;
    empty_line(w);
    put_cells(w, h->cells, h->n_cells);
    put_rows(w, &h->rows);
}

static void put_section(struct writer *w, const struct content_section *s)
{
    put_heading(w, &s->heading);
    put_rows(w, &s->rows);
    for (size_t i = 0; i < s->groups.n; i++) {
        put_heading(w, &s->groups.at[i].heading);
        for (size_t k = 0; k < s->groups.at[i].entries.n; k++)
            put_entry(w, s->groups.at[i].entries.at[k]);
    }
    put_rows(w, &s->end);
}

struct str content_text(struct arena *a, const struct content *c)
{
    struct writer w = {.b = {.a = a}};
    for (size_t i = 0; i < c->parts.n; i++) {
        const struct content_part *p = &c->parts.at[i];
        if (p->rows.n || p->letter)
            empty_line(&w);
        put_rows(&w, &p->rows);
        w.apart = p->letter;
        if (p->letter)
            put_entry(&w, p->letter);
        w.apart = false;
        for (size_t k = 0; k < p->sections.n; k++)
            put_section(&w, p->sections.at[k]);
    }
    return w.b.n ? buf_str(&w.b) : STR("");
}
