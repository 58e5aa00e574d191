/* flow.h: blocks -> one long column of lines, with what a page break between them would cost. */
#ifndef LAYOUT_FLOW_H
#define LAYOUT_FLOW_H

#include "layout/block.h"
#include "layout/paragraph.h"

/* A line of the column, or several that no page break divides: items whose x counts from the
 * page's left edge and whose y counts from the line's baseline. */
struct flow_line {
    length skip;    /* from the baseline above */
    length leading; /* of its type: what `skip` is beyond it is space ... */
    length solid;   /* ... but for this much, which is taken by what hangs down or stands up */
    length top;     /* from the top margin to the baseline at a page's start */
    length stands;  /* how far it stands up beyond its first text, for the line above */
    length depth;   /* below the baseline, that must be on the page */
    int penalty;    /* of a page break before it (pagebreak.h) */
    bool snaps;     /* its baseline stands on the grid */
    bool sinks;     /* it and what follows stand at the foot of the last page */
    VEC(struct item) items;
    VEC(struct item) joints; /* drawn unless it starts a page */
    VEC(struct item) later;  /* of right cells: read behind the left one, which ends ... */
    size_t until;            /* ... so many lines below */
    const struct box *banner; /* whose ground reaches from the page's top edge ... */
    length banner_end;        /* ... to here; NULL: none */
    VEC(struct mark) marks;
    struct anchor *anchors;
    const struct timeline *timeline;
    length timeline_x;
};

/* The lines of one block, and what pricing needs to know of it. */
struct extent {
    size_t first, n;
    uint32_t entry, whole;
    int keep, breaks;
    bool sticky, heading;
    bool titled; /* a title stands beside it */
};

struct flow {
    VEC(struct flow_line) lines;
    VEC(struct extent) extents;
    length after;    /* what the last block asks for below it; -1: nothing */
    length below;    /* how far the last line reaches below its baseline, for what follows */
    length stroke;   /* how far below its baseline a stroke of the last block is; 0: none */
    length y;        /* of the last baseline, if there were no pages */
    length lead_end; /* of the last line in a column of leads, */
    length lead_x, lead_right; /* which reaches from here to here */
    length limit;    /* stacks that may be split are when they are higher than this */
};

/* Lines whose right cells wait until the left one has been read. */
struct waiting_line {
    const struct flow_line *line;
    length y;
    size_t due; /* the line with which the left cell ends */
};
typedef VEC(struct waiting_line) waiting_lines;

/* Notes that line `i` stands at y. Returns of how many, w->at[0..], the right cells are to be read
 * now; they wait no more. */
size_t flow_wait(struct arena *a, waiting_lines *w, const struct flow_line *line, size_t i, length y,
                 bool last);
/* Appends the lines of one block, without penalties. */
void flow_block(struct setter *s, const struct block *b, struct flow *to);
/* Whether a bullet can be drawn where a font lacks it: round or square, filled or not. */
bool flow_draws(int32_t code);
/* Sets the penalties of all lines. */
void flow_price(struct flow *f);

#endif
