/* ink.h: how near the ink of two glyphs comes that stand beside each other.
 *
 * The height of a line is cut into bands, and the outline of a glyph says how far it reaches to the left and
 * to the right in each. Boxes would not do: an italic f leans over a comma, and touches a bracket. */
#ifndef TEXT_INK_H
#define TEXT_INK_H

#include "text/type.h"

/* Bands from INK_FOOT below the baseline upwards [parts of the em]. */
enum { INK_BANDS = 26, INK_UNIT = 20, INK_FOOT = 6 };

/* Where the ink of a glyph begins and ends [font units, from the pen]. */
struct ink {
    const struct face *face;
    uint32_t glyph;
    int left[INK_BANDS], right[INK_BANDS]; /* left > right: there is none */
};

/* Glyphs that were looked at, on an arena. */
typedef VEC(struct ink) inks;

/* A glyph as it is set. */
struct ink_glyph {
    const struct type *type;
    uint32_t glyph;
};

/* How far apart the ink of two glyphs is where it is nearest, `after` standing where `before` ends; INT64_MAX:
 * they share no height. Glyphs of other heights than the line's are taken for as high. */
length ink_apart(struct arena *a, inks *known, struct ink_glyph before, struct ink_glyph after);

/* Whether a glyph has ink between two depths below its baseline, and from where to where it then reaches [from the
 * pen]. */
bool ink_below(struct arena *a, inks *known, struct ink_glyph g, length from, length to, length *left, length *right);

#endif
