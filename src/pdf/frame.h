/* frame.h: a rectangle with round corners -> a path, to fill, to draw, or to clip to. */
#ifndef PDF_FRAME_H
#define PDF_FRAME_H

#include "pdf/write.h"

struct frame { /* [1/100 pt] from the bottom left corner of the page */
    int64_t left, bottom, right, top;
    int64_t radius; /* more than half of the shorter side counts as half */
};

/* Appends the path, without the operator that fills or draws it. */
void frame_write(struct buf *b, const struct frame *f);

#endif
