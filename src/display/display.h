/* display.h: finished pages: what stands where, and what it means.
 *
 * pages/ makes a display; pdf/ and trace.c read it. Positions are from the top left corner of the
 * page, x to the right and y down; text stands on its baseline. Every item names the structure
 * element that it belongs to. Decoration (rules, boxes, page numbers, icons) belongs to none, so
 * readers that speak or extract text skip it. */
#ifndef DISPLAY_DISPLAY_H
#define DISPLAY_DISPLAY_H

#include "base/color.h"
#include "base/length.h"
#include "display/element.h"
#include "load/image.h"
#include "text/font.h"

/* The most characters that Poppler and MuPDF read from one code. */
enum { GLYPH_READS = 8 };

struct glyph {
    uint32_t id;      /* in the face */
    uint32_t cluster; /* where the characters that it shows begin, as a byte offset into run.text */
    length x, y;      /* from the run's origin; y downwards */
};

enum item_kind {
    ITEM_GLYPHS,
    ITEM_RULE,  /* a filled rectangle */
    ITEM_DOTS,  /* a row of round dots on one line */
    ITEM_ICON,  /* one glyph drawn as an outline, so it is not read as text */
    ITEM_LINK,  /* a rectangle that can be clicked */
    ITEM_IMAGE, /* a picture that fills its rectangle; the rest of it is cut off */
    ITEM_BOX,   /* a rectangle, filled or only its border */
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
            int expansion; /* how much wider the glyphs are than they are in the face [1/1000] */
            length tracking; /* how much of the white behind each glyph is that (places have it already) */
            length advance; /* of the whole run: the next could start at x + advance */
            const struct glyph *glyphs; /* from left to right */
            size_t n;
            bool leftward;     /* it is read from right to left */
            bool hidden;       /* nothing is drawn; it is as narrow as `advance` */
            length white, white_x; /* white that belongs to its line: how wide (0: none), from x + white_x */
            struct str text;   /* what the glyphs show; clusters are rising offsets into it, or falling ones */
            bool has_actual;   /* true: it is read as `actual`, which may be empty, not as `text` */
            bool joined;       /* `actual` is the text: it is there for readers that would find spaces or
                                  line ends by the places of the glyphs */
            struct str actual; /* at most GLYPH_READS characters for each glyph */
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
            struct str uri;  /* or "#NAME" for a destination */
            struct str text; /* the text of the link, as its description */
        } link;
        struct {
            length width, height;
            length radius; /* of the round corners; half the side makes a circle */
            const struct image *image; /* stored once, even if it is drawn several times */
        } image;
        struct {
            length width, height, radius;
            length stroke; /* thickness of the border, inside the rectangle; 0: filled */
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
    length y; /* top of its target */
};

/* The target of links inside the document, and of addresses that end in #NAME. */
struct dest {
    struct str name;
    size_t page;
    length x, y; /* top left corner of the target */
};

struct display {
    struct arena *arena;
    VEC(struct page) pages;
    element_list elements;
    VEC(struct bookmark) bookmarks;
    VEC(struct dest) dests; /* all names are different */
    struct str title, author, subject, keywords; /* subject and keywords may be empty */
    struct str lang;                             /* BCP 47 */
    bool leftward; /* its text runs from right to left */
};

/* How far the item reaches from its x to the right. */
length item_width(const struct item *i);
/* Moves the item to where a mirror shows it: what is at x is then at `edges` - x. What it shows stays
 * as it is (mirror.c). */
void item_mirror(struct item *i, length edges);

/* The name of a standard structure type of PDF 1.7: "P", "H1", "LBody" ... */
const char *element_name(enum element_type t);

/* Reports on each page, as a warning at `pos`, the first text that is printed over another. `a` is
 * for working memory. */
void display_overlaps(struct arena *a, struct diag *d, struct pos pos, const struct display *display);

/* Describes the first fault of the pages that is one of this program, whatever the input: an item
 * outside its page, or a heading at the end of a page. Empty: there is none. Debug builds report it
 * as an error. */
struct str display_check(struct arena *a, const struct display *d);

/* The display list and the structure as text, one item on each line. The form is stable, for
 * goldens; trace.c describes it. */
struct str display_trace(struct arena *a, const struct display *d);

#endif
