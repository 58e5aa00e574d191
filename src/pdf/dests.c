/* dests.c: the name tree of destinations (ISO 32000-1, 7.9.6 and 12.3.2.3).
 *
 * Readers stop their search at the first name that is greater. Some compare the bytes of names,
 * others (PDFium) their characters. All names are UTF-16 if one of them is not ASCII, so that both
 * find the same order. */
#include "pdf/dests.h"

#include <stdlib.h>

/* The most names in one leaf of the tree. A reader has to read the whole leaf to find a name. */
#define LEAF 256

struct named {
    struct str name; /* ASCII, or hexadecimal digits of UTF-16, which sort like its bytes */
    const struct dest *dest;
};

struct dests {
    struct named *at; /* sorted by name */
    size_t n;
    bool wide; /* true: names are UTF-16 */
};

static bool is_ascii(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] < ' ' || s.p[i] > '~')
            return false;
    return true;
}

static struct str name_of(struct pdf *p, struct str utf8)
{
    struct buf b = {.a = p->arena};
    if (!p->dests->wide)
        return utf8;
    write_utf16_hex(&b, utf8);
    return buf_end(&b);
}

static int compare(const void *x, const void *y)
{
    struct str a = ((const struct named *)x)->name, b = ((const struct named *)y)->name;
    int order = memcmp(a.p, b.p, a.n < b.n ? a.n : b.n);
    return order ? order : (a.n > b.n) - (a.n < b.n);
}

void dests_open(struct pdf *p)
{
    const struct display *d = p->display;
    struct dests *all = p->dests = arena_new_of(p->arena, struct dests);
    all->n = d->dests.n;
    all->at = arena_array_of(p->arena, struct named, all->n + 1);
    for (size_t i = 0; i < all->n; i++)
        all->wide |= !is_ascii(d->dests.at[i].name);
    for (size_t i = 0; i < all->n; i++)
        all->at[i] = (struct named){name_of(p, d->dests.at[i].name), &d->dests.at[i]};
    qsort(all->at, all->n, sizeof *all->at, compare);
}

static void write_string(const struct pdf *p, struct buf *b, struct str name)
{
    write_raw(b, p->dests->wide ? "<FEFF" : "(");
    if (p->dests->wide)
        buf_add(b, name);
    else
        write_bytes(b, name.p, name.n);
    write_raw(b, p->dests->wide ? ">" : ")");
}

void dests_write(struct pdf *p, struct buf *b, struct str name)
{
    const struct dests *all = p->dests;
    struct named wanted = {name_of(p, name), NULL};
    if (!bsearch(&wanted, all->at, all->n, sizeof *all->at, compare))
        object_fail(p, "the destination of a link does not exist");
    write_string(p, b, wanted.name);
}

/* Writes names and destinations. Positions are rounded outwards to whole points, which is exact
 * enough for scrolling. */
static void write_leaf(struct pdf *p, struct buf *b, const struct named *at, size_t n)
{
    write_raw(b, "/Names[");
    for (size_t i = 0; i < n; i++) {
        const struct dest *d = at[i].dest;
        length up = p->display->pages.at[d->page].height - d->y;
        write_string(p, b, at[i].name);
        buf_char(b, '[');
        write_ref(b, p->sheets[d->page].id);
        write_raw(b, "/XYZ ");
        write_int(b, length_max(d->x, 0) / PT);
        buf_char(b, ' ');
        write_int(b, (length_max(up, 0) + PT - 1) / PT);
        write_raw(b, " null]");
    }
    buf_char(b, ']');
}

struct str dests_names(struct pdf *p)
{
    const struct dests *all = p->dests;
    struct buf b = {.a = p->arena};
    if (p->failure || !all->n)
        return STR("");
    write_raw(&b, "/Dests<<");
    if (all->n <= LEAF)
        write_leaf(p, &b, all->at, all->n);
    else
        write_raw(&b, "/Kids[");
    for (size_t i = 0; all->n > LEAF && i < all->n; i += LEAF) {
        size_t n = all->n - i < LEAF ? all->n - i : LEAF;
        struct object *kid = object_new(p);
        struct buf body = {.a = p->arena};
        write_raw(&body, "/Limits[");
        write_string(p, &body, all->at[i].name);
        write_string(p, &body, all->at[i + n - 1].name);
        buf_char(&body, ']');
        write_leaf(p, &body, &all->at[i], n);
        kid->body = buf_end(&body);
        buf_char(&b, ' ');
        write_ref(&b, kid->id);
    }
    write_raw(&b, all->n > LEAF ? "]>>" : ">>");
    return buf_end(&b);
}
