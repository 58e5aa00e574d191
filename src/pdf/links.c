/* links.c: annotations and outline items. libharu makes the latter; entries that it does not support
 * are written after its own. */
#include "pdf/links.h"

#include "pdf/dests.h"
#include "pdf/tags.h"

/* The annotation flag Print, which PDF/A requires. */
#define FLAG_PRINT "4"

/* Escapes the bytes that a URI may not contain. */
static struct str uri_of(struct pdf *p, struct str uri)
{
    static const char hex[] = "0123456789ABCDEF";
    struct buf b = {.a = p->arena};
    for (size_t i = 0; i < uri.n; i++) {
        unsigned char c = (unsigned char)uri.p[i];
        if (c <= ' ' || c > '~' || strchr("\"<>\\^`{|}", c)) {
            buf_char(&b, '%');
            buf_char(&b, hex[c >> 4]);
            buf_char(&b, hex[c & 15]);
        } else {
            buf_char(&b, (char)c);
        }
    }
    return buf_end(&b);
}

/* Writes the target of a link: a URI, or "#NAME" for a destination. */
static void write_target(struct pdf *p, struct buf *b, struct str target)
{
    if (str_starts(target, STR("#"))) {
        write_raw(b, "/Dest");
        dests_write(p, b, str_sub(target, 1, target.n));
        return;
    }
    struct str uri = uri_of(p, target);
    write_raw(b, "/A<</S/URI/URI(");
    write_bytes(b, uri.p, uri.n);
    write_raw(b, ")>>");
}

/* 1/100 pt in whole points below, or above: exact enough for links, and no letter of a link is left out. */
static int64_t points(int64_t v, bool above)
{
    int64_t below = (v < 0 ? v - 99 : v) / 100;
    return above && below * 100 < v ? below + 1 : below;
}

/* Writes the annotation of a link. What changes from link to link comes first, so that all the rest
 * is one match for deflate, together with the end of the link before. */
static struct str body_of(struct pdf *p, size_t page, const struct item *it, uint32_t id)
{
    length height = p->display->pages.at[page].height;
    const int64_t sides[] = {hundredths(it->x), hundredths(height - it->y - it->link.height),
                             hundredths(it->x + it->link.width), hundredths(height - it->y)};
    struct buf b = {.a = p->arena};
    write_raw(&b, "/Rect[");
    for (int i = 0; i < 4; i++) {
        if (i)
            buf_char(&b, ' ');
        write_int(&b, points(sides[i], i > 1));
    }
    buf_char(&b, ']');
    if (p->tags) {
        write_raw(&b, "/StructParent ");
        write_int(&b, tags_annotation(p, page, it->element, id));
    }
    write_raw(&b, "/Subtype/Link/Border[0 0 0]/F " FLAG_PRINT "/Contents");
    write_text(&b, it->link.text.n ? it->link.text : it->link.uri);
    write_target(p, &b, it->link.uri);
    return buf_end(&b);
}

/* libharu's own annotation has inexact floats, limits a URI to 65,535 bytes, and escapes slashes. */
void links_add(struct pdf *p, size_t page, const struct item *it)
{
    struct object *o = object_new(p);
    if (p->failure)
        return;
    o->body = body_of(p, page, it, o->id);
    *vec_push(p->arena, &p->sheets[page].links) = o->id;
}

void links_outline(struct pdf *p)
{
    enum { DEEPEST = 8 };
    const struct display *d = p->display;
    HPDF_Outline open[DEEPEST + 1] = {NULL}; /* the last item of each level */
    for (size_t i = 0; i < d->bookmarks.n && !p->failure; i++) {
        const struct bookmark *m = &d->bookmarks.at[i];
        int level = m->level < 1 ? 1 : m->level > DEEPEST ? DEEPEST : m->level;
        HPDF_Outline parent = NULL;
        for (int k = 1; k < level; k++)
            parent = open[k] ? open[k] : parent;
        HPDF_Outline o = HPDF_CreateOutline(p->doc, parent, "", NULL);
        if (!o || m->page >= d->pages.n) {
            object_ok(p);
            object_fail(p, "a bookmark cannot be made");
            return;
        }
        open[level] = o;
        for (int k = level + 1; k <= DEEPEST; k++)
            open[k] = NULL;
        HPDF_Dict_RemoveElement(o, "Title");
        HPDF_Dict_RemoveElement(o, "Type"); /* not a key of outline items */
        struct buf b = {.a = p->arena};
        write_raw(&b, "/Title");
        write_text(&b, m->title);
        write_raw(&b, "/Dest[");
        write_ref(&b, p->sheets[m->page].id);
        write_raw(&b, "/XYZ null ");
        length up = d->pages.at[m->page].height - m->y;
        write_int(&b, (length_max(up, 0) + PT - 1) / PT); /* as named destinations */
        write_raw(&b, " null]");
        object_extend(p, o, buf_end(&b));
    }
}
