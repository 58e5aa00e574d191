/* order.h: a line in the order of reading -> its parts where they stand.
 *
 * A paragraph is set as if all of it ran in its own direction: x counts from the edge where it begins.
 * Then the parts that run the other way change places (rule L2 of UAX #9). */
#ifndef LINES_ORDER_H
#define LINES_ORDER_H

#include "lines/paragraph.h"

/* A part of a line of one level, which begins at x. Parts follow each other. */
struct line_part {
    length x;
    uint8_t level;
};
typedef VEC(struct line_part) line_parts;

/* Moves the items of a line to where they stand, as it is seen from the edge where the paragraph begins.
 * `base`: the level of the paragraph. */
void order_line(struct arena *scratch, struct set_line *line, const line_parts *parts, uint8_t base);
/* Lines of a paragraph that does not run as its document does: from its own edge to the document's.
 * Lines keep to the edge where the document's text begins, unless they `change` it in this width.
 * A line of nothing stays. */
void order_turn(struct set_lines *set, length width, bool change);

#endif
