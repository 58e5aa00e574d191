/* writer.h: the pieces of a chosen line -> glyph runs, icons, links and boxes.
 *
 * The writer is on the caller's stack and holds what is open: a run of glyphs, a link, a box. What is
 * finished goes into the line's items, on the arena of set lines. */
#ifndef LINES_WRITER_H
#define LINES_WRITER_H

#include "lines/order.h"
#include "lines/paragraph.h"
#include "text/formula.h"

/* A word or a space of a run that is read from right to left. */
struct leftward_part {
    size_t glyph;      /* its first one */
    length from, to;   /* from where the run begins to be read */
};

/* Scripts that stand above each other, among the items of the line: where the lowered and the raised one begin. */
struct open_scripts {
    size_t from, raised;
};

/* A line being written. */
struct line_writer {
    struct lines *s;
    struct set_line *line;
    const struct typed *text_of;
    const struct link_text *links;
    bool alone, last; /* it is the paragraph's only line; its last */
    int expansion;    /* how much wider it is made when it is written [1/1000]; at first, how much the line above was */
    length x;
    /* the glyph run that is open */
    const struct typed_span *span;
    const struct type *type;
    uint32_t run_element;
    length run_x;
    VEC(struct glyph) glyphs;
    VEC(struct leftward_part) leftward; /* none: the run is read from left to right */
    struct buf text;
    bool has_actual, joined;
    struct str actual;
    /* the link that is open */
    uint32_t link;
    length link_x;
    struct str said; /* by the icon before it */
    /* the box that is open */
    length box_x;
    size_t box_item;
    struct open_scripts scripts[FORMULA_DEEPEST];
    size_t n_scripts;
    VEC(struct item) silent; /* runs whose text another one says */
    uint8_t level;     /* of what is written */
    line_parts parts;  /* of a line with several levels */
};

/* Where a line starts that is as wide as that. */
static inline length writer_start(const struct type *type, length room, length width)
{
    return type->align == ALIGN_CENTER  ? (room - width) / 2
           : type->align == ALIGN_RIGHT ? room - width
                                        : 0;
}

/* Sets one line, `room` wide at most. */
void writer_line(struct line_writer *w, const struct pieces *ps, const struct totalfit_line *l,
                 const struct type *type, length room);

/* Moves a line that is written. */
void writer_shift(struct set_line *line, length dx);

#endif
