/* seams.h: where one word ends and another begins without a space between them: what stands between them.
 *
 * Such words come from neighbouring fields, links or marks, or are parts of one word in several faces.
 *
 * - In one face and size the font's kerning holds, as inside a word. A ligature is never formed: each may
 *   be a link, or have a tag, of its own.
 * - Between a slanted and an upright face, letters that would touch are parted (ink.h): an italic f before
 *   a bracket.
 *
 * A space is no word and keeps its width: some fonts kern it too, beside T, V and Y, but spaces of a line
 * that differ by a fifth are seen sooner than what that mends.
 *
 * Widths depend on the types, which change from setting to setting; so they are found when pieces are
 * measured. */
#ifndef LINES_SEAMS_H
#define LINES_SEAMS_H

#include "lines/paragraph.h"

/* Whether something may stand between two words: pieces of kind PIECE_WORD. */
bool seam_matters(const struct piece *before, const struct piece *after);
/* The word before piece `i`, which is a seam; perhaps there is a place to break between them. */
static inline const struct piece *seam_before(const struct pieces *ps, size_t i)
{
    return &ps->pieces[ps->pieces[i - 1].kind == PIECE_WORD ? i - 1 : i - 2];
}
/* How wide one is that was measured. */
static inline length seam_given(const struct piece *seam)
{
    return (int32_t)seam->from;
}
/* How wide it is; mostly less than 0, and never more than an em. */
length seam_width(struct lines *s, const struct piece *before, const struct piece *after);
/* Kerning of a word, which is divided, with the hyphen behind it. The breaker takes it for nothing. */
length seam_hyphen(struct lines *s, const struct type *type, const struct shaped *word);

#endif
