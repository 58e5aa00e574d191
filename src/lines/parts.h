/* parts.h: what the lines of a block are made of, between the files of lines/. */
#ifndef LINES_PARTS_H
#define LINES_PARTS_H

#include "lines/lines.h"
#include "lines/paragraph.h"

/* The top of a page's first capitals is taken at this part of the em above the baseline, whatever
 * the font: 0.7 is the cap height of text faces (0.65 to 0.73). */
#define CAP_HEIGHT(em) ((em)*7 / 10)
/* A column narrower than this many em cannot be set. */
#define LEAST_EM 2

/* A block that is being set: its type and its place. */
struct set_block {
    const struct block *b;
    const struct type *type;
    const struct room *room;
    length x, width; /* of its text */
    int align;
};

/* Where the text of a row's last line starts and ends, and where what stands right of it starts
 * (0: nothing does), from the page's left edge. */
struct row_ends {
    length start, end, right;
    bool turned; /* its text begins at the other edge than that of the document */
};

/* ---- geometry.c */

struct set_block geometry_block(struct lines *s, const struct block *b, const struct room *room);
/* A distance in points; `otherwise` where it says nothing. */
length geometry_length(struct lines *s, struct distance d, length otherwise);
/* Where a label stands, and how wide its column is. */
struct across geometry_label(struct lines *s, const struct block_label *l, const struct room *room);
/* How large a picture is in its block. */
void geometry_picture(const struct set_block *b, length *width, length *height);
/* Reports, once, that the style leaves no room for the text. */
void geometry_check(struct lines *s, const struct set_block *b);
/* Measures all label columns. */
void geometry_measure_labels(struct lines *s);

/* ---- row.c */

/* The lines of a row of text, behind those that are there. */
void row_lines(struct lines *s, const struct set_block *b, struct flow *to, struct row_ends *ends);
/* Moves the items of a set line into a line of the column. */
void row_add_items(struct lines *s, struct line *to, const struct set_line *from, length x,
                   length y);
/* Notes how far the white reaches behind the first n items of a line: to what comes next in the line, or
 * to where it ends. */
void row_white(struct line *line, size_t n, length to);
length row_natural_width(struct lines *s, const struct block *b, size_t cell);
/* Whether its cells do not fit beside each other, each on one line. */
bool row_is_too_long(struct lines *s, const struct set_block *b);

/* ---- decor.c */

/* The strokes that a row of the style asks for at the block's first and last line. */
void decor_rules(struct lines *s, const struct set_block *b, const struct row *row,
                 struct line *first, struct line *last, const struct row_ends *ends);
/* How far the middle of a rule below a line stands from its baseline: as the style says, or farther where the line
 * has letters that reach as deep. */
length decor_below(const struct set_block *b, const struct rule *r, const struct line *line);
/* The box behind lines [first, first + n). */
void decor_box(struct lines *s, const struct set_block *b, struct flow *to, size_t first, size_t n);
/* What stands in label columns beside the line, the first of the block. `turned`: see struct row_ends. */
void decor_labels(struct lines *s, const struct set_block *b, struct flow *to, struct line *line, bool turned);
void decor_divider(struct lines *s, const struct set_block *b, struct line *line);
void decor_dot(struct lines *s, const struct set_block *b, struct line *line);

/* ---- cells.c */

/* A row of a table, as one line. */
void cells_lines(struct lines *s, const struct set_block *b, struct flow *to);
/* The least distance of what follows from a table: as far as tables are from what is above them. */
length cells_apart(struct lines *s, const struct set_block *b);
/* Gives the line of a row, if it is not the first below the names of columns, those names for where it begins a
 * page. */
void cells_resume(struct lines *s, const struct set_block *b, struct line *line);

/* ---- stack.c */

/* Stacks that may be split and are higher than the flow's limit are set below each other, as wide as
 * the block: true, and the block is done. */
bool stack_apart(struct lines *s, const struct set_block *b, struct flow *to);
/* A picture, and stacks, as one line that no page break divides. */
void stack_picture(struct lines *s, const struct set_block *b, struct flow *to);
void stack_lines(struct lines *s, const struct set_block *b, struct flow *to);

#endif
