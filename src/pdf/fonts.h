/* fonts.h: the faces of a display's glyph runs -> embedded subsets.
 *
 * Every face is embedded once for all sizes. A TrueType face, or a CFF face with glyph names, and at most
 * about 250 codes becomes a simple font: its codes have one byte, and are characters if possible. Any
 * other face becomes a composite font, with codes of two bytes: the CIDs of a CID-keyed CFF font, or the
 * glyph numbers of the subset.
 *
 * Readers map each code to one text, so a glyph needs a code for each text that it shows. A small
 * capital has one code for "a" and one for "A". A hyphen has one code for "-", and one for "sion"
 * where it divides that word; the glyphs of "sion" on the next line are then silent. If there is no
 * room for such a code, only ActualText gives the text, and many readers ignore it. */
#ifndef PDF_FONTS_H
#define PDF_FONTS_H

#include "pdf/object.h"

/* A glyph and one text that it shows. */
struct glyph_use {
    uint32_t glyph;
    struct str text;        /* UTF-8 */
    size_t own;             /* how many bytes of the text its code stands for */
    const struct glyph_use *tail; /* shows the rest of the text, with a blank glyph; NULL: there is none */
    bool coded;             /* true: it has a code; the first use of a glyph always has one */
    uint16_t code;
    uint32_t width;         /* [1/10000 em], as written in the PDF */
    struct glyph_use *next; /* another text of the same glyph */
};
typedef VEC(struct glyph_use *) glyph_uses;

struct pdf_font {
    const struct face *face;
    struct object *object; /* the Type1 or Type0 font */
    unsigned number;       /* the resource is called /F<number> */
    unsigned n;            /* glyphs in the face */
    struct glyph_use **by_glyph; /* first use of each glyph; NULL: not used */
    glyph_uses uses;             /* all uses, sorted by glyph */
    uint32_t blank;              /* a glyph without ink and width; 0: none, or not looked for yet */
    bool blank_sought;
    struct str program;          /* the subset; not set if a kept one is used */
    struct str packed;           /* the subset, compressed */
    size_t size;                 /* of the subset, not compressed [bytes] */
    struct str glyph_of_cid;     /* CIDToGIDMap; empty: a CID is the number of its glyph */
    bool white;                  /* true: it has a space that is read as two */
    bool leftward;               /* true: what follows one of its texts may stand left of it */
    bool simple;                 /* true: codes and character map are those of codes.c */
};

/* A part of a run: some glyphs, and the text that they are read as. */
struct cluster {
    size_t glyph, n; /* glyphs glyph .. glyph + n - 1 of the run */
    struct str text;
};

/* Finds the glyphs that are used, and the texts that they are read as. */
void fonts_collect(struct pdf *p);
/* Subsets and embeds the fonts. After this, codes and widths are known. */
void fonts_embed(struct pdf *p);
/* The embedded font of a face; NULL: no run uses the face. */
const struct pdf_font *fonts_find(const struct pdf *p, const struct face *face);
/* The space (U+0020) of a font; NULL: it has none. A tagged document embeds it in every font. */
const struct glyph_use *fonts_space(const struct pdf_font *f);
/* The use of a glyph for a text; NULL: it has none with a code. */
const struct glyph_use *fonts_reading(const struct pdf_font *f, uint32_t glyph, struct str text);
/* True if nothing is read from a glyph; and if nothing is drawn either. */
bool fonts_is_silent(const struct glyph_use *use);
bool fonts_is_blank(const struct pdf_font *f, const struct glyph_use *use);
/* True if a text has a mark, which pdf.js takes for something without a width. */
bool fonts_has_mark(struct str text);
/* True if the white beside a run is so wide that what it parts may be read as two columns. */
bool fonts_white(const struct item *run);
/* The space within a text that runs to the left; NULL: the font has none. */
const struct glyph_use *fonts_inner_space(const struct pdf_font *f);
/* A space that is read as two, for such white; NULL: the font has none. */
const struct glyph_use *fonts_wide_space(const struct pdf_font *f);
/* A space that is read as a right-to-left mark, or a left-to-right mark; NULL: the font has none, or the document
 * runs to the right. */
const struct glyph_use *fonts_mark(const struct pdf_font *f, bool leftward);
/* Finds the uses of the glyphs of a run from glyph `from` on: to[from], to[from + 1] ... Stops behind
 * the first cluster on whose codes readers would take for another text, and returns it. Its `glyph`
 * is run.n if there is none, or if the run has an ActualText anyway, or is read from right to left:
 * programs turn an ActualText around, as they do with glyphs, and so it would be read backwards. */
struct cluster fonts_read_wrong(struct pdf *p, const struct pdf_font *f, const struct item *run,
                                size_t from, const struct glyph_use **to);
/* Appends the fonts as a dictionary of resources: "<</F0 5 0 R ...>>". */
void fonts_resources(const struct pdf *p, struct buf *b);

#endif
