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
    length gap; /* after an icon; on both sides of a separator */
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
void rich_icon(struct rich *r, const struct pen *pen, struct face *face, uint32_t glyph,
               struct str name, length gap);
void rich_separator(struct rich *r, const struct pen *pen, struct str sign, length gap);
uint32_t rich_link(struct rich *r, struct arena *a, struct str uri);
/* Cuts spaces off the end. */
void rich_trim(struct rich *r);

#endif
