/* shape.h: text in one face -> glyphs, by HarfBuzz.
 *
 * What HarfBuzz gets at once is a run: words and the spaces between them, of one type. Parts are cut
 * out of a run where HarfBuzz says that no glyph depends on what is beyond the cut; where one does,
 * the part is shaped by itself. Parts are kept for a face and its features, whatever the size, from
 * document to document: results are in font units. A face must last as long as the shaper.
 *
 * A run has one script, one language and one direction (itemise.h). The glyphs of a text that runs from
 * right to left are in the order in which they stand, from left to right: their clusters never rise.
 * Its bytes and all offsets into it stay in the order of reading. */
#ifndef TEXT_SHAPE_H
#define TEXT_SHAPE_H

#include "text/type.h"

struct shaped_glyph {
    uint32_t id;
    uint32_t cluster; /* byte offset into the word: never falling, or if it runs leftward, never rising */
    int advance, dx, dy; /* font units, y upwards */
};

struct shaped {
    struct str text;
    const struct face *face;
    struct shaped_glyph *glyphs; /* from left to right */
    size_t n;
    int64_t advance; /* of all glyphs [font units] */
    hb_script_t script;
    hb_language_t lang;
    bool leftward; /* it runs from right to left */
    int32_t before, after; /* letters beside it that it may be joined with; 0: none */
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
    hb_script_t script; /* HB_SCRIPT_INVALID: that of the first letter, which says the direction too */
    bool leftward;      /* it runs from right to left */
    struct str lang;    /* BCP 47; empty: that of the type, or of the document */
    int32_t before, after; /* letters beside the text, with which its letters may be joined; 0: none */
    uint64_t number;    /* of shaper_number; 0: none. Runs of one number have one text */
};

/* A number for a run that many parts are cut out of: it need not be compared with what was shaped before. */
uint64_t shaper_number(struct shaper *s);

/* The characters whose glyphs show `code` in this type, as a capital or a small letter (casing.h). Their
 * number. */
size_t shape_forms(const struct type *type, int32_t code, int32_t to[CASING_MOST]);
/* The characters whose glyphs show a text in this type. It lasts as long as `a`. */
struct str shape_shown(struct arena *a, const struct type *type, struct str text);
/* Bytes [from, to) of a run. Glyph 0 stands for what the face lacks. */
const struct shaped *shape_part(struct shaper *s, const struct shape_run *run, size_t from,
                                size_t to);
/* Bytes [from, to) of a text that was shaped, as it was, in the face of the type. */
const struct shaped *shape_again(struct shaper *s, const struct type *type, const struct shaped *w,
                                 size_t from, size_t to);
/* A text that is a run by itself. */
const struct shaped *shape_text(struct shaper *s, const struct type *type, struct str text);
/* Whether the letters of a script are joined by a stroke. */
bool shape_is_joined(hb_script_t script);
/* Kerning where two texts of a type meet: what the pen moves on besides their advances [font units]. No
 * ligature is formed of them: each may be a link, or have a tag, of its own. */
int shape_kern(struct shaper *s, const struct type *type, const struct shaped *before,
               const struct shaped *after);
/* at[i], of w->text.n + 1: how far the pen has come before byte i of the word set in `type`, from where
 * the reader begins. Inside a cluster the advance is shared out by bytes. */
void shaped_advances(const struct shaped *w, const struct type *type, length *at);
/* Of the whole word. */
length shaped_width(const struct shaped *w, const struct type *type);
/* Font units at the type's size. */
length shaped_scale(const struct type *type, int units);

#endif
