/* check.c: what must be true of any pages. */
#include "display/display.h"

/* Text may overlap by this much: italic overhang and kerning do. */
#define TOLERANCE (PT / 2)

static bool is_text(const struct item *i)
{
    return i->kind == ITEM_GLYPHS;
}

static bool outside(const struct page *p, const struct item *i)
{
    length right = i->kind == ITEM_GLYPHS ? i->x + i->run.advance
                   : i->kind == ITEM_RULE ? i->x + i->rule.width
                   : i->kind == ITEM_DOTS ? i->x + i->dots.width
                   : i->kind == ITEM_LINK ? i->x + i->link.width
                                          : i->x;
    return i->x < -TOLERANCE || right > p->width + TOLERANCE || i->y < 0 || i->y > p->height;
}

/* Two runs on each other: their x-heights meet. */
static bool overlap(const struct item *a, const struct item *b)
{
    length apart = a->y > b->y ? a->y - b->y : b->y - a->y;
    length near = length_min(a->run.size, b->run.size) / 2;
    return apart < near && a->x + a->run.advance > b->x + TOLERANCE &&
           b->x + b->run.advance > a->x + TOLERANCE;
}

static bool is_heading(const struct display *d, const struct item *i)
{
    return i->element != NO_ELEMENT && (d->elements.at[i->element].role == ROLE_HEADING ||
                                        d->elements.at[i->element].role == ROLE_SUBHEADING);
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
        const struct item *last = NULL;
        for (size_t i = 0; i < page->items.n; i++) {
            const struct item *x = &page->items.at[i];
            if (outside(page, x))
                return fault(a, p, "outside the page", x);
            if (is_text(x) && x->element != NO_ELEMENT)
                last = x;
            for (size_t k = i + 1; k < page->items.n && k < i + 200; k++)
                if (is_text(x) && is_text(&page->items.at[k]) && overlap(x, &page->items.at[k]))
                    return fault(a, p, "overlaps", x);
        }
        if (last && p + 1 < d->pages.n && is_heading(d, last))
            return fault(a, p, "a heading ends the page", last);
    }
    return (struct str){0};
}
