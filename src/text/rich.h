/* rich.h: text with its character styles, links and objects, before anything of it is measured.
 *
 * One UTF-8 buffer and spans over it, in order and without gaps. Templates and inline markup
 * write it, paragraphs read it. */
#ifndef TEXT_RICH_H
#define TEXT_RICH_H

#include "model/cv.h"
#include "text/charstyle.h"

/* Where lines may break at the spaces of a text: anywhere, rather between names than inside of
 * one, or nowhere. */
enum wrap { WRAP_ANYWHERE, WRAP_BETWEEN_NAMES, WRAP_NOWHERE };

enum span_kind {
    SPAN_TEXT,
    SPAN_ICON,      /* one object: text U+FFFC */
    SPAN_SEPARATOR, /* between items: vanishes where a line breaks */
    SPAN_BREAK,     /* ends the line: text U+000A */
    SPAN_PAD,       /* the start or end of a box around a word: text U+2060 */
    SPAN_LEVEL,     /* a row of dots, `level` of them on: text U+FFFC */
    SPAN_LATE,      /* a text that only a finished page knows: text U+FFFC */
};

enum late { LATE_PAGE, LATE_PAGE_COUNT, LATE_SECTION };

struct span {
    enum span_kind kind;
    size_t start, end; /* bytes of the text */
    const struct charstyle *style;
    uint32_t link;    /* index into links + 1; 0: none */
    uint32_t element; /* what it is content of (display.h) */
    enum wrap wrap;
    struct str name;  /* of an icon */
    bool named;       /* the user named the icon: one that there isn't is a mistake */
    struct dim gap;   /* after an icon; on both sides of a separator; a pad's width */
    length width;     /* of the column that an icon is centred in; 0: its own */
    const struct box *box; /* of a pad; NULL: it is only room */
    bool opens;            /* the pad is the first one */
    const struct level_style *dots;
    int level;
    enum late late;
    struct pos pos;   /* of the value that it came from */
};

struct rich {
    struct buf text;
    VEC(struct span) spans;
    VEC(struct str) links; /* URIs */
    uint32_t links_from;   /* the element of the first link; the others follow */
};

/* How to write: what spans get. */
struct pen {
    struct arena *a;
    const struct locale *locale;
    const struct charstyle *style;
    uint32_t link;
    enum wrap wrap;
    struct pos pos;
    bool verbatim; /* code: spaces and signs stay as they are */
};

/* Appends text: white space becomes single spaces; straight quotes, "--", "---" and "..." become
 * the signs they stand for. */
void rich_text(struct rich *r, const struct pen *pen, struct str s);
void rich_break(struct rich *r, const struct pen *pen);
/* `width`: of the column that it is centred in; 0: its own. */
void rich_icon(struct rich *r, const struct pen *pen, struct str name, bool named, length width,
               struct dim gap);
/* An edge of a box around what stands between a pad that opens and one that doesn't. */
void rich_pad(struct rich *r, const struct pen *pen, const struct box *box, bool opens);
/* Empty room of that width. */
void rich_space(struct rich *r, const struct pen *pen, length width);
void rich_level(struct rich *r, const struct pen *pen, const struct level_style *dots, int level);
void rich_late(struct rich *r, const struct pen *pen, enum late what);
/* Gives the first `letters` letters another style. Titles that are short or of other than Latin
 * letters stay as they are. */
void rich_initials(struct rich *r, struct arena *a, int letters, const struct charstyle *style);
void rich_separator(struct rich *r, const struct pen *pen, struct str sign, struct dim gap);
uint32_t rich_link(struct rich *r, struct arena *a, struct str uri);
/* Puts another text behind it, which stays as it is. */
void rich_append(struct rich *r, const struct rich *more, struct arena *a);
/* Cuts spaces and separators off the end. */
void rich_trim(struct rich *r);
/* The same text with what a page knows in place of spans of SPAN_LATE. */
struct rich rich_filled(struct arena *a, const struct rich *r, const struct str late[3]);

#endif
