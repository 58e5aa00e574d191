/* expand.h: making what is written wider or narrower, by thousandths. */
#ifndef LINES_EXPAND_H
#define LINES_EXPAND_H

#include "lines/paragraph.h"

static inline length expand_length(length l, int expansion)
{
    return length_scale(l, 1000 + expansion, 1000);
}

/* A copy of the glyphs of a run with the places that they get. */
struct glyph *expand_glyphs(struct arena *a, const struct glyph *glyphs, size_t n, int expansion);
/* A line whose runs have such glyphs. These are drawn wider, all the rest is only moved. */
void expand_line(struct set_line *line, int expansion);

#endif
