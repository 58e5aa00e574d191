/* fonts.h: the faces of a display's glyph runs -> embedded subsets.
 *
 * Every face is embedded once, whatever its sizes: where that can be (CFF with names, not more
 * than some 250 codes) as a simple font with codes of one byte, which are characters if possible;
 * else as a composite font with codes of two: the CIDs of a CID-keyed CFF font, or the glyph
 * numbers of the subset.
 *
 * A code is read as one text by every reader, so that a glyph has a code for each text that it
 * shows: a small capital one as "a" and one as "A"; a hyphen one as "-" and one as "sion", where it
 * divides that word; the glyphs of "sion" on the next line then are silent. Where there cannot be
 * such a code ActualText alone says what is meant, which many readers don't heed. */
#ifndef PDF_FONTS_H
#define PDF_FONTS_H

#include "pdf/object.h"

/* A glyph that shows a text. */
struct glyph_use {
    uint32_t glyph;
    struct str text;        /* UTF-8 */
    bool coded;             /* it has a code: the first use of a glyph always has */
    uint16_t code;
    uint32_t width;         /* [1/10000 em], as the PDF says it */
    struct glyph_use *next; /* the same glyph shows another text */
};
typedef VEC(struct glyph_use *) glyph_uses;

struct pdf_font {
    const struct face *face;
    struct object *object; /* the Type1 or Type0 font */
    unsigned number;       /* the resource is called /F<number> */
    unsigned n;            /* glyphs in the face */
    struct glyph_use **by_glyph; /* NULL: not used */
    glyph_uses uses;             /* all of them, by glyph */
    struct str program;          /* what is embedded, when it is made anew */
    struct str packed;           /* that as it is stored */
    size_t size;                 /* [bytes] of the program */
    struct str glyph_of_cid;     /* CIDToGIDMap; empty: a CID is the number of its glyph */
    bool simple;                 /* codes and character map are those of codes.c */
};

/* A part of a run whose glyphs show a part of what it is read as. */
struct cluster {
    size_t glyph, n; /* glyphs glyph .. glyph + n - 1 of the run */
    struct str text;
};

/* The cluster that starts with glyph `at`, in text that runs left to right or right to left, and
 * what it is to be read as. */
struct cluster fonts_cluster(struct pdf *p, const struct item *run, size_t at);

/* Finds out which glyphs are used and what they are read as. */
void fonts_collect(struct pdf *p);
/* Subsets and embeds them: from here on codes and widths are known. */
void fonts_embed(struct pdf *p);
const struct pdf_font *fonts_find(const struct pdf *p, const struct face *face);
/* The glyph of U+0020, which every font of a tagged document has embedded; NULL: it has none. */
const struct glyph_use *fonts_space(const struct pdf_font *f);
/* The use of each glyph of a cluster, to[0 .. c->n - 1]; whether they are read as its text. */
bool fonts_uses(struct pdf *p, const struct pdf_font *f, const struct item *run,
                const struct cluster *c, const struct glyph_use **to);
/* "<</F0 5 0 R ...>>" */
void fonts_resources(const struct pdf *p, struct buf *b);

#endif
