/* flow_parts.h: what flow.c makes the lines of a block of. */
#ifndef LAYOUT_FLOW_PARTS_H
#define LAYOUT_FLOW_PARTS_H

#include "layout/flow.h"

/* The top of a page's first capitals is taken at this part of the em above the baseline, whatever
 * the font: 0.7 is the cap height of text faces (0.65 to 0.73). */
#define CAP_HEIGHT(em) ((em)*7 / 10)
/* A column narrower than this many em cannot be set. */
#define LEAST_EM 2

/* Where the text of a row's last line starts and ends, and where what stands right of it starts
 * (0: nothing does), from the page's left edge. */
struct row_ends {
    length start, end, right;
};

/* The lines of a row of text, behind those that are there. */
void flow_row(struct setter *s, const struct block *b, struct flow *to, struct row_ends *ends);
/* Moves the items of a set line into a line of the column. */
void flow_add_items(struct setter *s, struct flow_line *to, const struct set_line *from, length x,
                    length y);
length flow_natural_width(struct setter *s, const struct block *b, size_t cell);

/* The strokes that a row of the style asks for at the block's first and last line. */
void flow_rules(struct setter *s, const struct block *b, const struct row *row,
                struct flow_line *first, struct flow_line *last, const struct row_ends *ends);
/* The box behind lines [first, first + n). */
void flow_box(struct setter *s, const struct block *b, struct flow *to, size_t first, size_t n);
/* What stands in the columns of leads beside the line. */
void flow_leads(struct setter *s, const struct block *b, struct flow *to, struct flow_line *line);
void flow_divider(struct setter *s, const struct block *b, struct flow_line *line);
void flow_dot(struct setter *s, const struct block *b, struct flow_line *line);

/* Stacks that may be split and are higher than the flow's limit are set below each other, as wide as
 * the block: true, and the block is done. */
bool flow_apart(struct setter *s, const struct block *b, struct flow *to);
/* A picture, and stacks, as one line that no page break divides. */
void flow_image(struct setter *s, const struct block *b, struct flow *to);
void flow_stacks(struct setter *s, const struct block *b, struct flow *to);

#endif
