/* whole.c: lines that are too long to read, and spellings of the name that no publication has. */
#include "check/check.h"

#include <stdlib.h>
#include <utf8proc.h>

#include "model/works.h"

/* ---- long lines */

/* Between 45 and 75 letters are comfortable (Bringhurst, The Elements of Typographic Style); a CV is
 * looked through rather than read: up to some 95 are usual, and a tenth more is not told. Paragraphs of fewer lines need no way back. */
enum { LETTERS_MOST = 105, LINES_LEAST = 3 };

/* A paragraph whose lines are being counted. */
struct paragraph {
    uint32_t element;
    size_t lines, letters; /* of the line that is not finished */
    length y;
};

struct counts {
    struct arena *a;
    VEC(int) lines;  /* letters of each full line */
    VEC(int) open;   /* the same of the paragraph that is not finished; its last line is not full */
};

/* The paragraph, list item or heading that an element is in. */
static uint32_t block_of(const struct display *d, uint32_t element)
{
    while (element < d->elements.n && element) {
        enum element_type t = d->elements.at[element].type;
        if (t != ELEMENT_SPAN && t != ELEMENT_LINK && t != ELEMENT_FORMULA)
            break;
        element = d->elements.at[element].parent;
    }
    return element;
}

static void finish(struct counts *c, struct paragraph *p)
{
    if (p->letters)
        *vec_push(c->a, &c->open) = (int)p->letters;
    for (size_t i = 0; c->open.n >= LINES_LEAST && i + 1 < c->open.n; i++)
        *vec_push(c->a, &c->lines) = c->open.at[i];
    c->open.n = 0;
    p->letters = 0;
}

/* How many letters a text has; marks above and below them are none. */
static size_t letters_of(struct str s)
{
    size_t letters = 0;
    for (size_t i = 0, n; i < s.n; i += n)
        letters += utf8proc_charwidth(utf8_at(s, i, &n)) > 0;
    return letters;
}

/* Counts the letters of the lines of one page. */
static void count_page(struct counts *c, const struct display *d, const struct page *page)
{
    struct paragraph p = {.element = NO_ELEMENT};
    for (size_t i = 0; i < page->items.n; i++) {
        const struct item *it = &page->items.at[i];
        if (it->kind != ITEM_GLYPHS || it->run.hidden || it->element == NO_ELEMENT)
            continue;
        uint32_t element = block_of(d, it->element);
        bool same = element == p.element;
        if (!same || it->y < p.y)
            finish(c, &p);
        else if (it->y > p.y + it->run.size / 2) { /* raised and lowered texts are on the line */
            *vec_push(c->a, &c->open) = (int)p.letters;
            p.letters = 0;
        }
        p.element = element;
        p.y = it->y;
        p.letters += letters_of(it->run.text);
    }
    finish(c, &p);
}

static int by_size(const void *x, const void *y)
{
    return *(const int *)x - *(const int *)y;
}

void check_long_lines(const struct check *c)
{
    struct counts counts = {.a = c->a};
    for (size_t i = 0; i < c->display->pages.n; i++)
        count_page(&counts, c->display, &c->display->pages.at[i]);
    if (counts.lines.n < LINES_LEAST)
        return;
    qsort(counts.lines.at, counts.lines.n, sizeof *counts.lines.at, by_size);
    int middle = counts.lines.at[counts.lines.n / 2];
    const struct node *n = c->document->style ? c->document->style : c->document->cv;
    n = n ? n : c->document->letter;
    if (middle > LETTERS_MOST)
        diag_report(c->d, DIAG_CODE_LINT_LONG_LINES, (struct pos){n ? n->pos.source : NULL, 0, 0}, middle);
}

/* ---- spellings */

static bool has_author(const struct check *c, const work_list *works, struct str spelling)
{
    struct person one = {0};
    person_add_text(c->a, &one, spelling);
    for (size_t i = 0; i < works->n; i++)
        for (size_t k = 0; k < works->at[i]->values.n; k++) {
            const struct value *v = &works->at[i]->values.at[k];
            for (size_t j = 0; field_holds(v->field) == FIELD_HOLDS_AUTHORS && j < v->authors.n; j++)
                if (person_match(c->a, &one, &v->authors.at[j].parts) != PERSON_OTHER)
                    return true;
        }
    return false;
}

static void check_one(const struct check *c, const work_list *works, const struct node *n)
{
    if (n->kind == NODE_SCALAR && n->text.n && !has_author(c, works, n->text))
        diag_report(c->d, DIAG_CODE_LINT_SPELLING, n->pos, STRF(n->text));
}

void check_spelling(const struct check *c)
{
    const struct node *me = node_find(c->document->cv, STR("me"));
    work_list works = {0};
    works_collect(c->a, c->content->cv, &works);
    if (!me || !works.n)
        return;
    check_one(c, &works, me);
    for (size_t i = 0; i < me->items.n; i++)
        check_one(c, &works, me->items.at[i]);
}
