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

/* The lines of one block, and what pricing needs to know of it. */
struct extent {
    size_t first, n;
    uint32_t entry;
    int keep;
    bool sticky, heading;
};

struct flow {
    VEC(struct flow_line) lines;
    VEC(struct extent) extents;
    length after; /* what the last block asks for below it; -1: nothing */
};

/* Appends the lines of one block, without penalties. */
void flow_block(struct setter *s, const struct block *b, struct flow *to);
/* Sets the penalties of all lines. */
void flow_price(struct flow *f);

#endif
