/* fonts.h: the faces of a display's glyph runs -> embedded subsets.
 *
 * Every face is embedded once, whatever its sizes: where that can be (CFF with names, not more
 * than some 250 glyphs) as a simple font with codes of one byte, which are characters if possible;
 * else as a composite font with codes of two: the CIDs of a CID-keyed CFF font, or the glyph
 * numbers of the subset. Where a code would be read as another text than is meant, ActualText says
 * so: fonts_reads says where. */
#ifndef PDF_FONTS_H
#define PDF_FONTS_H

#include "pdf/object.h"

struct glyph_use {
    bool used;
    bool sure;        /* the font's own character map says the same */
    uint16_t code;
    uint32_t width;   /* [1/10000 em], as the PDF says it */
    struct str text;  /* UTF-8 that its code is read as */
};

struct pdf_font {
    const struct face *face;
    struct object *object; /* the Type1 or Type0 font */
    unsigned number;       /* the resource is called /F<number> */
    unsigned n;            /* glyphs in the face */
    struct glyph_use *uses; /* by glyph of the face */
    struct str program;     /* what is embedded */
    bool simple;            /* its codes are those of codes.c, and so is its character map */
};

/* A part of a run whose glyphs show a part of its text. */
struct cluster {
    size_t glyph, n; /* glyphs glyph .. glyph + n - 1 of the run */
    struct str text;
};

/* The cluster that starts with glyph `at`, in text that runs left to right or right to left. */
struct cluster fonts_cluster(const struct item *run, size_t at);

/* Finds out which glyphs are used and what they are read as. */
void fonts_collect(struct pdf *p);
/* Subsets and embeds them: from here on codes and widths are known. */
void fonts_embed(struct pdf *p);
const struct pdf_font *fonts_find(const struct pdf *p, const struct face *face);
/* The glyph of U+0020, which every font of a tagged document has embedded; 0: the font has none. */
uint32_t fonts_space(const struct pdf_font *f);
/* Whether the codes of a cluster are read as its text. */
bool fonts_reads(const struct pdf_font *f, const struct item *run, const struct cluster *c);
/* "<</F0 5 0 R ...>>" */
void fonts_resources(const struct pdf *p, struct buf *b);

#endif
