/* shape.h: text in one face -> glyphs, by HarfBuzz.
 *
 * What HarfBuzz gets at once is a run: words and the spaces between them, of one type. Parts are cut
 * out of a run where HarfBuzz says that no glyph depends on what is beyond the cut; where one does,
 * the part is shaped by itself. Parts are kept for a face and its features, whatever the size, from
 * document to document: results are in font units. A face must last as long as the shaper. */
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

/* It lasts as long as `a`. */
struct shaper *shaper_new(struct arena *a);
/* Begins a run: `lang`, a BCP 47 tag, is the language of texts that name none. */
void shaper_start(struct shaper *s, struct str lang);
/* A text to cut parts out of. It is shaped when a part is wanted that is not kept yet. */
struct shape_run {
    const struct type *type;
    struct str text;
};

/* The characters whose glyphs show `code` in this type, as a capital or a small letter: one, or two
 * for ß. Their number. */
size_t shape_forms(const struct type *type, int32_t code, int32_t to[2]);
/* Bytes [from, to) of a run. Glyph 0 stands for what the face lacks. */
const struct shaped *shape_part(struct shaper *s, const struct shape_run *run, size_t from,
                                size_t to);
/* A text that is a run by itself. */
const struct shaped *shape_text(struct shaper *s, const struct type *type, struct str text);
/* at[i], of w->text.n + 1: how far the pen has come before byte i of the word set in `type`. Inside
 * a cluster the advance is shared out by bytes. */
void shaped_advances(const struct shaped *w, const struct type *type, length *at);
/* Of the whole word. */
length shaped_width(const struct shaped *w, const struct type *type);
/* Font units at the type's size. */
length shaped_scale(const struct type *type, int units);

#endif
