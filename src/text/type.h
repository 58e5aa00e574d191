/* type.h: character styles -> types: a face, a size, a leading, a colour. */
#ifndef TEXT_TYPE_H
#define TEXT_TYPE_H

#include "base/casing.h"
#include "text/alphabet.h"
#include "text/charstyle.h"
#include "text/font.h"
#include "text/font_script.h"

struct type {
    struct face *face;
    struct markup family;
    int weight, bold_weight; /* bold_weight: of what is bold in it */
    bool italic;
    bool emphasis; /* by the text itself, whether that makes it italic or upright */
    bool formula;  /* what its face lacks comes from the font for mathematics */
    uint8_t alphabet; /* enum alphabet, of that font */
    length size, leading;
    length tracking; /* added after each letter */
    length sentence_space; /* added between sentences */
    length han_latin_space; /* between an ideograph and a Latin letter; < 0: a quarter of the size */
    length raise;    /* of the baseline; > 0 is up */
    color color;
    int align, letter_case, figures;
    bool hyphenate;
    bool protrusion; /* what ends or starts a line may stand out of it a little */
    int expansion;   /* how much wider or narrower justified lines may make it [1/1000] */
    int tabular; /* tabular figures; FLAG_UNSET: as in the font */
    int small_caps;
    bool underline;
    length stroke, stroke_top; /* how thick a stroke over or under the text is, 0: there is none; its upper edge over
                                  the baseline */
    int32_t accent; /* over all of the text, from `accents`, the font for mathematics; 0: none */
    struct face *accents;
    bool dotted;    /* its family has small capitals for small letters, and its language an i that keeps its dot */
    uint8_t casing; /* enum casing: how its language writes capitals */
    struct str lang; /* BCP 47; empty: the document's language */
    const struct markup *companions; /* families for what `family` lacks */
    size_t n_companions;
    enum fonts_reason reason; /* how its face was found */
};

/* A type that stands in for another. */
struct type_pair {
    const struct type *under, *type;
};

/* Makes types, each once for a character style. They live on the arena and never change. */
struct types {
    struct arena *a;
    struct fonts *fonts;
    struct str lang; /* of texts that name none */
    const struct font_script *script; /* that it is written in; NULL: Latin, or none that is known */
    int size; /* scale of all sizes in 1/1000 of the style's, for fitting */
    VEC(const struct type *) made; /* by the index of their character style */
    VEC(struct type_pair) others;  /* what type_for gave besides them */
    VEC(struct type_pair) upright; /* what type_upright gave */
    VEC(struct type_pair) bold;    /* what type_bold gave */
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
/* The type that sets a text (fonts_for): `under` itself, or one like it with another face, whose size
 * is changed so that its letters look as large. The same pointer each time. NULL: no one font has
 * the whole text.
 *
 * To ask for each item whose script is neither Latin nor Common, and for what turns out to have no
 * glyph in `under`. If `reason` of the result is FONTS_BUNDLED or FONTS_SYSTEM, the user should be
 * told. */
const struct type *type_for(struct types *t, const struct type *under,
                            const struct fonts_text *text);
/* The same type, not slanted. `bold`: and bold. The same pointer each time. */
const struct type *type_upright(struct types *t, const struct type *under, bool bold);
/* The same type, bold. The same pointer each time. */
const struct type *type_bold(struct types *t, const struct type *under);
/* The same type with another face. */
const struct type *type_face(const struct types *t, const struct type *under, struct face *face);

#endif
