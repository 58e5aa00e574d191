/* flow.h: blocks -> one long column of lines, with what a page break between them would cost. */
#ifndef LAYOUT_FLOW_H
#define LAYOUT_FLOW_H

#include "layout/block.h"
#include "layout/paragraph.h"

/* A line of the column: items whose x counts from the page's left edge and whose y counts from
 * the line's baseline. */
struct flow_line {
    length skip; /* from the baseline above */
    length top;  /* from the top margin to the baseline at a page's start */
    int penalty; /* of a page break before it (pagebreak.h) */
    VEC(struct item) items;
    struct str bookmark; /* level 0: none */
    int bookmark_level;
};

struct flow {
    VEC(struct flow_line) lines;
};

/* Appends the lines of one block, without penalties. */
void flow_block(struct setter *s, const struct block *b, const struct block *above,
                struct flow *to);
/* All blocks, with penalties. */
void flow_blocks(struct setter *s, const struct blocks *blocks, struct flow *to);

#endif
