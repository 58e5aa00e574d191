/* marks.h: vowel points and other marks of text that is read from right to left.
 *
 * Their text belongs to the letter that they stand on. The marks themselves are drawn as outlines:
 * programs take a glyph that stands over another one, or off the line, for a word or a line of its own,
 * and would read the word in parts. */
#ifndef PDF_MARKS_H
#define PDF_MARKS_H

#include "pdf/object.h"

/* True if a glyph of a run is drawn as an outline. */
bool marks_is(const struct item *run, size_t glyph);
/* The same glyph as an item that is drawn so. */
struct item marks_item(const struct item *run, size_t glyph);

#endif
