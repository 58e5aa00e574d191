/* shape.h: a word in one face -> glyphs, by HarfBuzz.
 *
 * A word is shaped once for a face and its features, whatever its size: results are in font units
 * and kept, from run to run. A face must not go before the
 * shaper does. */
#ifndef TEXT_SHAPE_H
#define TEXT_SHAPE_H

#include "text/type.h"

struct shaped_glyph {
    uint32_t id;
    uint32_t cluster; /* byte offset into the word, never falling */
    int advance, dx, dy; /* font units, y upwards */
};

struct shaped {
    struct str text;
    const struct face *face;
    struct shaped_glyph *glyphs;
    size_t n;
    int64_t advance; /* of all glyphs [font units] */
};

struct shaper;

/* It lasts as long as `a`, which holds nothing else. */
struct shaper *shaper_new(struct arena *a);
/* Begins a run: `lang`, a BCP 47 tag, is the language of texts that name none. */
void shaper_start(struct shaper *s, struct str lang);
/* After a run: false when so many words are kept that it should go. */
bool shaper_keep(const struct shaper *s);
/* Glyph 0 stands for what the face lacks. */
const struct shaped *shape_word(struct shaper *s, const struct type *type, struct str text);
/* at[i], of w->text.n + 1: how far the pen has come before byte i of the word set in `type`. Inside
 * a cluster the advance is shared out by bytes. */
void shaped_advances(const struct shaped *w, const struct type *type, length *at);
/* Of the whole word. */
length shaped_width(const struct shaped *w, const struct type *type);
/* Font units at the type's size. */
length shaped_scale(const struct type *type, int units);

#endif
