/* leftward.h: runs that are read from right to left, in parts that programs read as they are.
 *
 * Programs take all that is shown at once for what they see, and turn it around: the letters of a word,
 * but for signs at its left end. A glyph that stands over another one, or off the line, they take for a
 * word or a line of its own. So marks are drawn as outlines, and their text belongs to the letter that
 * they stand on. A word whose letters climb or overlap, as some fonts have it, is drawn whole, and its
 * text is hidden behind it. */
#ifndef PDF_LEFTWARD_H
#define PDF_LEFTWARD_H

#include "pdf/object.h"

/* Where a part of a run begins, which ends before glyph `end`: the letters of a word, with the signs
 * between and before them; or a sign, or a space, alone. */
size_t leftward_part(const struct item *run, size_t end);
/* True if all glyphs [from, to) of a part are drawn. */
bool leftward_is_rough(const struct item *run, size_t from, size_t to);
/* True if a glyph is drawn in any case: a mark, or a letter that is narrow. */
bool leftward_is_mark(const struct item *run, size_t glyph);
/* True for a letter so narrow that programs would take the next one for the same again. Its text belongs
 * to the letter before it, which stands right of it. */
bool leftward_is_narrow(const struct item *run, size_t glyph);
/* The glyphs that are drawn, as icons on `a`. *n: their number. */
struct item *leftward_drawn(struct arena *a, const struct item *run, size_t *n);

#endif
