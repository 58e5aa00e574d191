/* type.h: character styles -> the type that text is set in: a face, a size, a colour. */
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
    length raise;    /* of the baseline, upwards */
    color color;
    int align, letter_case, figures;
    bool hyphenate;
    int tabular; /* FLAG_UNSET: as the font has them */
    int small_caps;
    bool underline;
    bool capitals; /* small letters take the shape of capitals, and are read as they are */
    struct str lang; /* BCP 47; empty: the document's */
};

/* What makes types, each once for a character style and a size of the whole. They live on its arena
 * and are never changed. */
struct types {
    struct arena *a;
    struct fonts *fonts;
    int size; /* of all type, in 1/1000 of what the style says */
    VEC(const struct type *) made; /* by the index of their style */
};

/* Never NULL: where a font is not there, which is reported, the face has no glyphs. */
const struct type *type_of(struct types *t, const struct charstyle *c);
/* A dim where `type` is set; `otherwise` where it says nothing. */
static inline length type_dim(const struct type *type, struct dim d, length otherwise)
{
    return d.unit == DIM_NONE ? otherwise : dim_length(d, type->size, type->leading);
}

/* The type of small letters where a face has no small capitals of its own: lesser capitals. */
const struct type *type_lesser_capitals(const struct types *t, const struct type *under);
/* The same in another face. */
const struct type *type_face(const struct types *t, const struct type *under, struct face *face);

#endif
