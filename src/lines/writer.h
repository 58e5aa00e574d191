/* writer.h: the pieces of a chosen line, one after the other -> glyph runs, icons, links and boxes.
 *
 * The writer is on the caller's stack and holds what is open: a run of glyphs, a link, a box. What is
 * finished goes into the line's items, on the arena of set lines. */
#ifndef LINES_WRITER_H
#define LINES_WRITER_H

#include "lines/paragraph.h"

/* What is in a link of a text. */
struct link_text {
    size_t from, to; /* bytes of the text */
};

/* A line being written. */
struct line_writer {
    struct lines *s;
    struct set_line *line;
    const struct typed *text_of;
    const struct link_text *links;
    bool alone, last; /* it is the paragraph's only line; its last */
    length x;
    /* the glyph run that is open */
    const struct typed_span *span;
    const struct type *type;
    uint32_t run_element;
    length run_x;
    VEC(struct glyph) glyphs;
    struct buf text;
    bool has_actual;
    struct str actual;
    /* the link that is open */
    uint32_t link;
    length link_x;
    struct str said; /* by the icon before it */
    /* the box that is open */
    length box_x;
    size_t box_item;
};

/* How a part of a word stands at an edge of its line. */
struct division {
    bool cut;       /* the word goes on in the next line, */
    bool hyphen;    /* behind a hyphen that the text does not have */
    bool continued; /* it began in the line before */
};

/* Bytes [from, to) of a word. A word that is divided, by a hyphen or at its own sign, is read whole
 * with its first part, unless it is longer than this can say. */
void writer_word(struct line_writer *w, const struct piece *p, size_t from, size_t to,
                 struct division d);
void writer_space(struct line_writer *w, const struct piece *p, length width);
void writer_icon(struct line_writer *w, const struct piece *p);
void writer_pad(struct line_writer *w, const struct piece *p);
void writer_level(struct line_writer *w, const struct piece *p);
/* A separator's sign, with `given` more white than it has by itself. */
void writer_separator(struct line_writer *w, const struct piece *p, length given);
/* The line is whole: closes what is open. */
void writer_end(struct line_writer *w);

/* Which bytes of the text each of its links holds. */
const struct link_text *writer_links(struct lines *s, const struct typed *t);

#endif
