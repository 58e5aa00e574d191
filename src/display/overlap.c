/* overlap.c: finds texts that are printed over other texts.
 *
 * A sweep down each page compares only texts whose baselines are near: n log n in the texts of a
 * page. Two texts that seem to meet are then compared by the ink of their glyphs, so that a space, a
 * raised mark or a letter that leans over its neighbour is no fault. */
#include <stdlib.h>

#include "display/display.h"

/* Texts may share this much of a line, in parts of the smaller one's size: kerning across two texts
 * and italics that lean over take less than an eighth of an em. */
#define SHARED_MOST 8
/* Ink may meet by this part of the smaller size: overshoots of round letters, serifs. */
#define TOUCHING 50
/* A message shows at most this many bytes of each text. */
enum { SHOWN_MOST = 40 };

struct strip {
    length y, left, right;
    size_t index; /* of the item: keeps the order the same on all machines */
    const struct item *item;
};

typedef VEC(struct strip) strips;

struct sweep {
    struct diag *d;
    size_t work; /* comparisons that are left for this page */
};

static int by_place(const void *a, const void *b)
{
    const struct strip *x = a, *y = b;
    if (x->y != y->y)
        return x->y < y->y ? -1 : 1;
    return x->index < y->index ? -1 : x->index > y->index;
}

/* Collects the texts of a page from top to bottom. */
static void collect(struct arena *a, const struct page *page, strips *to)
{
    bool sorted = true;
    for (size_t i = 0; i < page->items.n; i++) {
        const struct item *it = &page->items.at[i];
        if (it->kind != ITEM_GLYPHS || it->run.advance <= 0 || it->run.hidden)
            continue;
        sorted &= !to->n || to->at[to->n - 1].y <= it->y;
        *vec_push(a, to) = (struct strip){it->y, it->x, it->x + it->run.advance, i, it};
    }
    if (!sorted)
        qsort(to->at, to->n, sizeof *to->at, by_place);
}

struct ink {
    length top, bottom;
    bool any;
};

/* The ink of the glyphs between `left` and `right`, on the page. */
static struct ink ink_between(const struct item *it, length left, length right)
{
    const struct face *f = it->run.face;
    int64_t size = it->run.size, upem = f->upem ? f->upem : 1000;
    int64_t wide = size * (1000 + it->run.expansion) / 1000;
    struct ink all = {0, 0, false};
    for (size_t i = 0; i < it->run.n; i++) {
        const struct glyph *g = &it->run.glyphs[i];
        hb_glyph_extents_t box;
        if (!hb_font_get_glyph_extents(f->font, g->id, &box) || !box.width || !box.height)
            continue;
        length from = it->x + g->x + (length)(box.x_bearing * wide / upem);
        length top = it->y + g->y - (length)(box.y_bearing * size / upem);
        if (from >= right || from + (length)(box.width * wide / upem) <= left)
            continue;
        length bottom = top - (length)(box.height * size / upem);
        all.top = all.any ? length_min(all.top, top) : top;
        all.bottom = all.any ? length_max(all.bottom, bottom) : bottom;
        all.any = true;
    }
    return all;
}

/* True if the ink of two texts whose small letters could meet does meet. */
static bool overlap(struct sweep *s, const struct strip *a, const struct strip *b)
{
    length size = length_min(a->item->run.size, b->item->run.size);
    length left = length_max(a->left, b->left), right = length_min(a->right, b->right);
    if (b->y - a->y >= size / 2 || right - left <= size / SHARED_MOST)
        return false;
    size_t work = a->item->run.n + b->item->run.n;
    s->work -= work < s->work ? work : s->work;
    struct ink x = ink_between(a->item, left, right), y = ink_between(b->item, left, right);
    return x.any && y.any &&
           length_min(x.bottom, y.bottom) - length_max(x.top, y.top) > size / TOUCHING;
}

static struct str shown(struct str text)
{
    size_t n = text.n < SHOWN_MOST ? text.n : SHOWN_MOST;
    while (n && n < text.n && ((unsigned char)text.p[n] & 0xC0) == 0x80)
        n--; /* not inside a character */
    return str_sub(text, 0, n);
}

/* Reports the first overlap of a page. */
static void sweep(struct sweep *s, const strips *all, size_t page, struct pos pos)
{
    for (size_t i = 0; i < all->n && s->work; i++) {
        const struct strip *a = &all->at[i];
        length reach = a->item->run.size / 2;
        for (size_t k = i + 1; k < all->n && all->at[k].y - a->y < reach && s->work; k++) {
            const struct strip *b = &all->at[k];
            s->work--;
            if (a->right <= b->left || b->right <= a->left || !overlap(s, a, b))
                continue;
            struct str under = shown((a->index < b->index ? a : b)->item->run.text);
            struct str over = shown((a->index < b->index ? b : a)->item->run.text);
            diag_report(s->d, DIAG_CODE_OVERLAP, pos, page + 1, STRF(over), STRF(under));
            return;
        }
    }
}

void display_overlaps(struct arena *a, struct diag *d, struct pos pos, const struct display *display)
{
    strips all = {0};
    for (size_t p = 0; p < display->pages.n; p++) {
        all.n = 0;
        collect(a, &display->pages.at[p], &all);
        /* Usual pages take some ten comparisons for each text. */
        struct sweep s = {d, 100 * all.n + 10000};
        sweep(&s, &all, p, pos);
    }
}
