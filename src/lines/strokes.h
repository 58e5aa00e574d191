/* strokes.h: the open run of a line -> strokes under and over it, among the items of the line. */
#ifndef LINES_STROKES_H
#define LINES_STROKES_H

#include "lines/writer.h"

/* The underline of a run, and the stroke or the accent of a part of a formula. */
void strokes_of_run(struct line_writer *w);
/* True for the sign of a root whose stroke follows. */
static inline bool strokes_is_root(const struct type *type)
{
    return type->stroke && type->alphabet == ALPHABET_SIGNS;
}
/* The sign of a root, drawn as an outline with its top at the stroke: signs of roots hang from the baseline, and
 * readers would take one that stands higher for another line. The run `read` is the sign as it is read. */
void strokes_root(struct line_writer *w, struct item *read);

#endif
