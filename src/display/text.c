/* text.c: the pages as a reader of their text gets them: one that extracts it, or speaks it.
 *
 * Runs come in the order of the page. Those on one baseline make a line; a word divided by a hyphen
 * is whole on the line where it begins; icons and strokes are silent. A line before each heading is
 * empty, a form feed stands between pages. */
#include "display/display.h"

/* Runs on one line that are further apart than this are two words [1/100 em]. */
enum { WORD_GAP = 12 };

struct pen {
    struct buf b;
    const struct item *last; /* of the line; NULL: it is empty */
};

static bool ends_in_space(const struct buf *b)
{
    return !b->n || strchr(" \n\f", b->p[b->n - 1]);
}

static void end_line(struct pen *p)
{
    while (p->b.n && p->b.p[p->b.n - 1] == ' ')
        p->b.n--;
    if (p->b.n && p->b.p[p->b.n - 1] != '\n' && p->b.p[p->b.n - 1] != '\f')
        buf_char(&p->b, '\n');
    p->last = NULL;
}

static bool is_heading(const struct display *d, const struct item *it)
{
    if (it->element == NO_ELEMENT)
        return false;
    enum element_role role = d->elements.at[it->element].role;
    return role == ROLE_HEADING || role == ROLE_SUBHEADING;
}

/* Whether the run goes on where the last one ended: on its line, or as the rest of its word. */
static bool goes_on(const struct item *last, const struct item *it)
{
    length rise = it->y > last->y ? it->y - last->y : last->y - it->y;
    bool rest = it->run.has_actual && !it->run.actual.n;
    return rest || (rise < length_min(it->run.size, last->run.size) / 2 &&
                    it->x + it->run.advance > last->x);
}

/* Soft hyphens belong to the page, not to the word; private characters mean nothing. */
static void put_words(struct buf *b, struct str s)
{
    for (size_t i = 0, n; i < s.n; i += n) {
        int32_t code = utf8_at(s, i, &n);
        if (code != 0xAD && !utf8_is_private(code))
            buf_add(b, str_sub(s, i, i + n));
    }
}

static void put_run(struct pen *p, const struct display *d, const struct item *it)
{
    struct str text = it->run.has_actual ? it->run.actual : it->run.text;
    if (p->last && !goes_on(p->last, it))
        end_line(p);
    if (!p->last && is_heading(d, it) && p->b.n)
        buf_char(&p->b, '\n');
    length gap = p->last ? it->x - (p->last->x + p->last->run.advance) : 0;
    if (p->last && gap > it->run.size * WORD_GAP / 100 && !ends_in_space(&p->b))
        buf_char(&p->b, ' ');
    put_words(&p->b, text);
    p->last = it;
}

struct str display_text(struct arena *a, const struct display *d)
{
    struct pen p = {.b = {.a = a}};
    for (size_t i = 0; i < d->pages.n; i++) {
        const struct page *page = &d->pages.at[i];
        if (i)
            buf_char(&p.b, '\f');
        for (size_t k = 0; k < page->items.n; k++)
            if (page->items.at[k].kind == ITEM_GLYPHS)
                put_run(&p, d, &page->items.at[k]);
        end_line(&p);
    }
    return buf_str(&p.b);
}
