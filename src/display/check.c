/* check.c: looks for faults that no page may have. */
#include "display/display.h"

/* An item may stand out by this much, because of kerning, and of italics that lean over. */
#define TOLERANCE (PT / 2)

static bool is_text(const struct item *i)
{
    return i->kind == ITEM_GLYPHS;
}

static bool outside(const struct page *p, const struct item *i)
{
    length bottom = i->kind == ITEM_IMAGE ? i->y + i->image.height
                    : i->kind == ITEM_BOX ? i->y + i->box.height
                                          : i->y;
    return i->x < -TOLERANCE || i->x + (i->kind == ITEM_ICON ? 0 : item_width(i)) > p->width + TOLERANCE || i->y < 0 ||
           bottom > p->height;
}

static bool is_heading(const struct display *d, const struct item *i)
{
    const struct element *e = i->element != NO_ELEMENT ? &d->elements.at[i->element] : NULL;
    return e && !e->names && (e->type == ELEMENT_HEADING || e->type == ELEMENT_SUBHEADING);
}

/* The text of a heading begins at most this far below its last line. */
#define BELOW_HEADING (80 * PT)

/* True if the page has text or a picture of its own below the heading or beside one of its lines. Only its last line is
 * asked: of others it is true. */
static bool heads_something(const struct display *d, const struct page *page, const struct item *h)
{
    length top = h->y;
    for (size_t i = 0; i < page->items.n; i++) {
        const struct item *x = &page->items.at[i];
        if (is_text(x) && x->element == h->element && x->y > h->y)
            return true;
        if (is_text(x) && x->element == h->element && x->y < top)
            top = x->y;
    }
    for (size_t i = 0; i < page->items.n; i++) {
        const struct item *x = &page->items.at[i];
        bool content = (is_text(x) || x->kind == ITEM_IMAGE) && x->element != NO_ELEMENT;
        if (content && !is_heading(d, x) && x->y >= top && x->y - h->y < BELOW_HEADING)
            return true;
    }
    return false;
}

static struct str fault(struct arena *a, size_t page, const char *what, const struct item *i)
{
    struct str text = is_text(i) ? i->run.text : (struct str){"", 0};
    return str_printf(a, "page %zu: %s: '%.*s'", page + 1, what, STRF(text));
}

struct str display_check(struct arena *a, const struct display *d)
{
    for (size_t p = 0; p < d->pages.n; p++) {
        const struct page *page = &d->pages.at[p];
        for (size_t i = 0; i < page->items.n; i++) {
            const struct item *x = &page->items.at[i];
            if (outside(page, x))
                return fault(a, p, "outside the page", x);
            if (is_text(x) && is_heading(d, x) && !heads_something(d, page, x))
                return fault(a, p, "heading at the end of the page", x);
        }
    }
    return (struct str){0};
}
