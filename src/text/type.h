/* type.h: character styles -> types: a face, a size, a leading, a colour. */
#ifndef TEXT_TYPE_H
#define TEXT_TYPE_H

#include "text/charstyle.h"
#include "text/font.h"

struct type {
    struct face *face;
    struct markup family;
    int weight;
    bool italic;
    length size, leading;
    length tracking; /* added after each letter */
    length raise;    /* of the baseline; > 0 is up */
    color color;
    int align, letter_case, figures;
    bool hyphenate;
    int tabular; /* tabular figures; FLAG_UNSET: as in the font */
    int small_caps;
    bool underline;
    struct str lang; /* BCP 47; empty: the document's language */
};

/* Makes types, each once for a character style. They live on the arena and never change. */
struct types {
    struct arena *a;
    struct fonts *fonts;
    int size; /* scale of all sizes in 1/1000 of the style's, for fitting */
    VEC(const struct type *) made; /* by the index of their character style */
};

/* Never NULL. If a font is missing, this is reported and the face has no glyphs. */
const struct type *type_of(struct types *t, const struct charstyle *c);
/* A dim in units of `type`; `otherwise` if it has no unit. */
static inline length type_dim(const struct type *type, struct dim d, length otherwise)
{
    return d.unit == DIM_NONE ? otherwise : dim_length(d, type->size, type->leading);
}

/* The type of small capitals if the face has none: smaller capitals with some tracking. */
const struct type *type_lesser_capitals(const struct types *t, const struct type *under);
/* The same type, not slanted. */
const struct type *type_upright(const struct types *t, const struct type *under);
/* The same type with another face. */
const struct type *type_face(const struct types *t, const struct type *under, struct face *face);

#endif
