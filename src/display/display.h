/* display.h: finished pages: what stands where, and what it means.
 *
 * Made by pages/, read by pdf/ and trace. Lengths run from the page's top left corner, x to the
 * right and y down; text stands on its baseline. Every item names the structure element that it
 * is content of, or none for decoration (rules, boxes, page numbers, icons), which a reader that
 * speaks or extracts text passes over. */
#ifndef DISPLAY_DISPLAY_H
#define DISPLAY_DISPLAY_H

#include "base/color.h"
#include "base/length.h"
#include "display/element.h"
#include "load/image.h"
#include "text/font.h"

/* Poppler and MuPDF read no more characters from a code. */
enum { GLYPH_READS = 8 };

struct glyph {
    uint32_t id;      /* in the face */
    uint32_t cluster; /* byte offset into the run's text of the characters that it shows */
    length x, y;      /* from the run's origin; y downwards */
};

enum item_kind {
    ITEM_GLYPHS,
    ITEM_RULE,  /* a filled rectangle */
    ITEM_DOTS,  /* a row of round dots on one line */
    ITEM_ICON,  /* one glyph drawn as an outline: no text comes out of it */
    ITEM_LINK,  /* a rectangle that can be clicked */
    ITEM_IMAGE, /* a picture that fills its rectangle; what stands out is cut off */
    ITEM_BOX,   /* a rectangle, filled or drawn as a line */
};

struct item {
    enum item_kind kind;
    uint32_t element; /* index into elements, or NO_ELEMENT */
    length x, y;      /* glyphs, icon: origin on the baseline; rule, link, image, box: top left
                         corner; dots: centre of the first */
    color color;
    union {
        struct {
            const struct face *face;
            length size; /* of the em */
            length advance; /* of the whole run, so that the next could start at x + advance */
            const struct glyph *glyphs;
            size_t n;
            struct str text;   /* what the glyphs show: clusters are offsets into it, rising */
            bool has_actual;   /* the run is read as `actual`, perhaps nothing, not as `text` */
            struct str actual; /* of no more than GLYPH_READS characters a glyph */
        } run;
        struct {
            length width, height;
        } rule;
        struct {
            length width, pitch, diameter; /* dots at x, x + pitch ... <= x + width */
        } dots;
        struct {
            const struct face *face;
            length size;
            uint32_t glyph;
            struct str name;
        } icon;
        struct {
            length width, height;
            struct str uri;  /* or "#NAME", of a destination */
            struct str text; /* what the link says, for its description */
        } link;
        struct {
            length width, height;
            length radius; /* of its round corners; half the side: a circle */
            const struct image *image; /* one that is drawn more than once is stored once */
        } image;
        struct {
            length width, height, radius;
            length stroke; /* of the line, which is drawn within the rectangle; 0: filled */
        } box;
    };
};

struct page {
    length width, height;
    VEC(struct item) items; /* in reading order */
};

struct bookmark {
    struct str title;
    int level; /* 1, 2 ... */
    size_t page;
    length y; /* of the top of what it leads to */
};

/* What a link inside the document, or behind a '#' at its address, leads to. */
struct dest {
    struct str name;
    size_t page;
    length x, y; /* of the top left corner of what stands there */
};

struct display {
    struct arena *arena;
    VEC(struct page) pages;
    element_list elements;
    VEC(struct bookmark) bookmarks;
    VEC(struct dest) dests; /* no two of one name */
    struct str title, author, subject, keywords; /* subject and keywords may be empty */
    struct str lang;                             /* BCP 47 */
};

/* "P", "H1", "LBody" ...: the standard structure types of PDF 1.7. */
const char *element_name(enum element_type t);

/* The first fault of the pages: something outside its page, text on text, a heading that ends a
 * page; empty when there is none. Builds for debugging stop at one. */
struct str display_check(struct arena *a, const struct display *d);

/* The display list and the structure as text, one item a line: stable, for goldens. */
struct str display_trace(struct arena *a, const struct display *d);

#endif
