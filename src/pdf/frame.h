/* frame.h: a rectangle with round corners, as a path to be filled, drawn or clipped to. */
#ifndef PDF_FRAME_H
#define PDF_FRAME_H

#include "pdf/write.h"

struct frame { /* [1/100 pt] from the bottom left corner of the page */
    int64_t left, bottom, right, top;
    int64_t radius; /* at most half of the shorter side counts */
};

void frame_write(struct buf *b, const struct frame *f);

#endif
