/* expand.h: making what is written wider or narrower, by thousandths. */
#ifndef LINES_EXPAND_H
#define LINES_EXPAND_H

#include "lines/paragraph.h"

static inline length expand_length(length l, int expansion)
{
    return length_scale(l, 1000 + expansion, 1000);
}

/* Makes the glyphs of a run wider or narrower, and the white between them. Its advance is that of before. */
void expand_run(struct arena *a, struct item *it, int expansion);
/* Moves all of a line to where it is then, and gives its runs, links and strokes their widths. */
void expand_line(struct set_line *line, int expansion);

#endif
