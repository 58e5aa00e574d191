/* shape.h: a word in one face -> glyphs, by HarfBuzz.
 *
 * A word is shaped once for each face and set of features. The result is in font units, so it
 * serves all sizes, and it is kept from run to run. A face must live as long as the shaper. */
#ifndef TEXT_SHAPE_H
#define TEXT_SHAPE_H

#include "text/type.h"

struct shaped_glyph {
    uint32_t id;
    uint32_t cluster; /* byte offset into the word; never less than that of the glyph before */
    int advance, dx, dy; /* font units, y upwards */
};

struct shaped {
    struct str text;
    const struct face *face;
    struct shaped_glyph *glyphs;
    size_t n;
};

struct shaper;

/* The shaper lasts as long as `a`. Nothing else may be in `a`. */
struct shaper *shaper_new(struct arena *a);
/* Begins a run. `lang`, a BCP 47 tag, is the language of texts whose type names none. */
void shaper_start(struct shaper *s, struct str lang);
/* To call after a run. False if the kept words take so much memory that the shaper should go. */
bool shaper_keep(const struct shaper *s);
/* The glyphs of a word; they belong to the shaper. A character that the face lacks has glyph 0. */
const struct shaped *shape_word(struct shaper *s, const struct type *type, struct str text);
/* Writes w->text.n + 1 advances: at[i] is from the start of the word to byte i. Inside a cluster
 * all bytes get equal shares. */
void shaped_advances(const struct shaped *w, const struct type *type, length *at);
/* The advance of the whole word. */
length shaped_width(const struct shaped *w, const struct type *type);
/* A measure in font units as a length at the size of the type. */
length shaped_scale(const struct type *type, int units);

#endif
