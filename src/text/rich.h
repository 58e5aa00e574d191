/* rich.h: text with its types, links and objects, before it is shaped and broken into lines.
 *
 * One UTF-8 buffer and spans over it, in order and without gaps. Templates and inline markup
 * write it, paragraphs read it. */
#ifndef TEXT_RICH_H
#define TEXT_RICH_H

#include "model/cv.h"
#include "text/type.h"

/* Whether lines may break at the spaces of a text. */
enum hold { HOLD_NOT, HOLD_NAME, HOLD_TOGETHER }; /* HOLD_NAME: rather between names */

enum span_kind {
    SPAN_TEXT,
    SPAN_ICON,      /* one object: text U+FFFC */
    SPAN_SEPARATOR, /* between items: vanishes where a line breaks */
    SPAN_BREAK,     /* ends the line: text U+000A */
    SPAN_PAD,       /* the left or right edge of a box around a word: text U+2060 */
    SPAN_LEVEL,     /* a row of dots, `level` of them on: text U+FFFC */
};

struct span {
    enum span_kind kind;
    size_t start, end; /* bytes of the text */
    const struct type *type;
    uint32_t link; /* index into links + 1; 0: none */
    enum hold hold;
    struct face *icon;
    uint32_t glyph; /* of the icon */
    struct str name;
    length gap; /* after an icon; on both sides of a separator; a pad's width */
    length width; /* of the column that an icon is centred in; 0: its own */
    const struct box *box; /* of a pad */
    bool opens;            /* the pad is the left one */
    const struct level_style *dots;
    int level;
    struct pos pos; /* of the value that it came from */
};

struct rich {
    struct buf text;
    VEC(struct span) spans;
    VEC(struct str) links; /* URIs */
};

/* How to write: what spans get. */
struct pen {
    struct arena *a;
    const struct locale *locale;
    const struct type *type;
    uint32_t link;
    enum hold hold;
    struct pos pos;
    bool verbatim; /* code: spaces and signs stay as they are */
};

/* Appends text: white space becomes single spaces, straight quotes, "--", "---" and "..." become
 * the signs they stand for, and the type's case is applied. */
void rich_text(struct rich *r, const struct pen *pen, struct str s);
void rich_break(struct rich *r, const struct pen *pen);
/* `width`: of the column that it is centred in; 0: its own. */
void rich_icon(struct rich *r, const struct pen *pen, struct face *face, uint32_t glyph,
               struct str name, length width, length gap);
/* The edge of a box around what stands between a pad that opens and one that doesn't. */
void rich_pad(struct rich *r, const struct pen *pen, const struct box *box, bool opens);
/* Empty room of that width. */
void rich_space(struct rich *r, const struct pen *pen, length width);
void rich_level(struct rich *r, const struct pen *pen, const struct level_style *dots, int level);
/* Sets the first `letters` letters in another type. Titles that are short or of other than Latin
 * letters stay as they are. */
void rich_initials(struct rich *r, struct arena *a, int letters, const struct type *type);
void rich_separator(struct rich *r, const struct pen *pen, struct str sign, length gap);
uint32_t rich_link(struct rich *r, struct arena *a, struct str uri);
/* Puts another text behind it, which stays as it is. */
void rich_append(struct rich *r, const struct rich *more, struct arena *a);
/* Cuts spaces and separators off the end. */
void rich_trim(struct rich *r);

#endif
