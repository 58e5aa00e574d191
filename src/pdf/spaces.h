/* spaces.h: spaces for readers of tagged text.
 *
 * The display has no space at the end of a line or between the columns of a row. But readers of
 * tagged text join the runs of a paragraph as they are. So a space is added there. */
#ifndef PDF_SPACES_H
#define PDF_SPACES_H

#include "pdf/object.h"

/* True if a space must follow item `i` of a page, a run. *gap becomes the white up to the next item of
 * the same paragraph, if that stands on the same line, negative if that is left of it; behind the mark of a
 * list, the white up to its text, if it is too narrow for readers to find a space; else 0. */
bool spaces_wanted(const struct pdf *p, size_t page, size_t i, length *gap);

#endif
