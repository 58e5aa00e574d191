/* leftward.h: runs that are read from right to left, in parts that programs read as they are.
 *
 * Programs take what is shown from left to right for what they see, and turn it around if there are letters
 * in it. So a run is shown from left to right, with those that go on from it in the same face, and runs
 * follow each other as they are read. Signs of numbers, and signs without letters, stand as they are read, one
 * by one, and are kept in the line of their word (bridge.h).
 *
 * A glyph that stands over another one, or off the line, programs take for a word or a line of its own. So
 * marks are drawn as outlines. A word with marks, or whose letters climb or overlap, as some fonts have it, is drawn
 * whole, and its text is hidden behind it, where each mark has a place of its own.
 *
 * Figures of Arabic MuPDF turns around (content_leftward.c). */
#ifndef PDF_LEFTWARD_H
#define PDF_LEFTWARD_H

#include "pdf/object.h"

/* The display with runs joined that are read from right to left and stand beside each other; itself, if there
 * are none. */
const struct display *leftward_display(struct arena *a, const struct display *d);
/* A part of a run between signs that go with numbers ("," and "." too), or one such sign: Poppler would give what
 * stands left of it first. Spaces at its edges stand alone, so that they are read where they belong. `whole`: it is shown from left to right, since enough of it are letters. */
struct leftward_stretch {
    size_t from, to; /* glyphs [from, to) */
    bool whole;
    size_t first, last; /* glyphs of letters; last < first: there are none */
};
/* The glyphs [from, to) between two signs, as they were found last: a line of many words is looked at once. */
struct leftward_found {
    const struct glyph *run;
    size_t from, to;
    struct leftward_stretch stretch;
};
struct leftward_stretch leftward_stretch(const struct item *run, size_t glyph, struct leftward_found *found);
/* True if letters stand on both sides of a glyph in its stretch. */
bool leftward_is_inside(const struct leftward_stretch *s, size_t glyph);
/* Where a part of a run begins, which ends before glyph `end`: the letters of a word, with the signs
 * between and before them; or a sign, or a space, alone. */
size_t leftward_part(const struct item *run, size_t end);
/* The text of the cluster whose first glyph is `at`, as it is read. *before: the first glyph that shows some of it. */
struct str leftward_text(const struct item *run, size_t at, size_t *before);
/* How many bytes at the end of such a text are marks, behind something else. */
size_t leftward_marks(const struct item *run, struct str text);
/* True if all glyphs [from, to) of a part are drawn. */
bool leftward_is_rough(const struct item *run, size_t from, size_t to);
/* True if a glyph is drawn in any case: a mark, or a letter that is narrow. */
bool leftward_is_mark(const struct item *run, size_t glyph);
/* True for a letter so narrow that programs would take the next one for the same again. Its text belongs
 * to the letter before it, which stands right of it. */
bool leftward_is_narrow(const struct item *run, size_t glyph);
bool leftward_is_space(const struct item *run, size_t glyph);
/* True for a sign that goes with figures, and is not read before a letter of its run. */
bool leftward_is_sign(const struct item *run, size_t glyph);
/* The glyphs that are drawn, as icons on `a`. *n: their number. */
struct item *leftward_drawn(struct arena *a, const struct item *run, size_t *n);

#endif
