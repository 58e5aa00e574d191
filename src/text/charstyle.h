/* charstyle.h: character styles: how a piece of text differs from the text around it.
 *
 * A character style is a chain of changes, each inside the one before: "the font 'label', in it
 * bold, in it raised". It has no face and no size, so content can be made before anything is
 * measured; type.h makes types from it. Each chain exists once: two styles are equal if their
 * pointers are. */
#ifndef TEXT_CHARSTYLE_H
#define TEXT_CHARSTYLE_H

#include "style/style.h"

enum charstyle_change {
    CHARSTYLE_ROOT,     /* the style's text; it has no outer style */
    CHARSTYLE_AROUND,   /* root of a parsed value: stands for the style around it */
    CHARSTYLE_FONT,     /* one of the style's fonts */
    CHARSTYLE_NAMED,    /* the font with this name, if the style has one */
    CHARSTYLE_BOLD,
    CHARSTYLE_EMPHASIS, /* italic; upright inside italic */
    CHARSTYLE_SLANT,    /* the same by a template: a look, which says nothing of the text */
    CHARSTYLE_ITALIC,   /* italic, also inside italic: letters of formulas */
    CHARSTYLE_SCRIPT,   /* smaller, above (+1) or below (-1) the baseline */
    CHARSTYLE_RAISE,    /* the baseline moved up */
    CHARSTYLE_LANGUAGE, /* in another language */
    CHARSTYLE_FORMULA,  /* upright, in no capitals but its own */
    CHARSTYLE_ALPHABET, /* in an alphabet of a font for mathematics */
    CHARSTYLE_STROKE,   /* with a stroke over it */
};

struct charstyle {
    enum charstyle_change change;
    uint32_t index;                /* 0, 1, 2 ... in the order they are made */
    const struct charstyle *outer; /* NULL: a root */
    struct str lang;               /* from this or an outer style; empty: the document's language */
    const struct fontstyle *font;  /* CHARSTYLE_FONT; for a root, the style's font 'text' */
    struct str name;               /* CHARSTYLE_NAMED */
    int direction;                 /* CHARSTYLE_SCRIPT; enum alphabet; enum formula_stroke */
    struct dim raise;              /* CHARSTYLE_RAISE */
    const struct charstyle *next;  /* next in the same bucket */
};

/* All character styles of a document. They live on the arena and never change. */
struct charstyles {
    struct arena *a;
    const struct charstyle **buckets;
    size_t n_buckets, n;
};

void charstyles_open(struct charstyles *s, struct arena *a);
/* The character style of text without any change. */
const struct charstyle *charstyle_root(struct charstyles *s, const struct style *style);
const struct charstyle *charstyle_around(struct charstyles *s);
/* `outer` with a font over it; `outer` itself if `font` is NULL. */
const struct charstyle *charstyle_font(struct charstyles *s, const struct charstyle *outer,
                                       const struct fontstyle *font);
const struct charstyle *charstyle_named(struct charstyles *s, const struct charstyle *outer,
                                        struct str name);
/* `change`: CHARSTYLE_BOLD, CHARSTYLE_EMPHASIS, CHARSTYLE_SLANT, CHARSTYLE_ITALIC or CHARSTYLE_FORMULA. */
const struct charstyle *charstyle_add(struct charstyles *s, const struct charstyle *outer,
                                      enum charstyle_change change);
/* `change`: CHARSTYLE_ALPHABET or CHARSTYLE_STROKE, with a value of their enum. */
const struct charstyle *charstyle_of(struct charstyles *s, const struct charstyle *outer,
                                     enum charstyle_change change, int value);
const struct charstyle *charstyle_script(struct charstyles *s, const struct charstyle *outer,
                                         int direction);
const struct charstyle *charstyle_raise(struct charstyles *s, const struct charstyle *outer,
                                        struct dim raise);
const struct charstyle *charstyle_language(struct charstyles *s, const struct charstyle *outer,
                                           struct str lang);
/* Whether it is italic. */
bool charstyle_is_italic(const struct charstyle *c);
/* Replaces CHARSTYLE_AROUND at the start of `inner` by `around`, and names of fonts by the fonts of
 * `style`. `linked`: the text is already part of a link, so the font "link" is ignored. */
const struct charstyle *charstyle_inside(struct charstyles *s, const struct charstyle *inner,
                                         const struct charstyle *around, const struct style *style,
                                         bool linked);

#endif
