/* fonts_internal.h: what the files that embed a font share. */
#ifndef PDF_FONTS_INTERNAL_H
#define PDF_FONTS_INTERNAL_H

#include "pdf/fonts.h"

struct fonts_used {
    VEC(struct pdf_font) at;
    struct str texts[256];     /* codes.c: what the codes of the simple fonts are read as */
    struct object *characters; /* the map of the simple fonts */
};

/* subset.c: gives the uses their codes and makes the font program: a bare CFF table, or a TrueType
 * file. Empty, with the failure noted, when that cannot be done. */
void subset_make(struct pdf *p, struct pdf_font *f);

/* codes.c: chooses a code of one byte for every use. False when there are not enough: then none is
 * taken. */
bool codes_choose(struct pdf *p, struct pdf_font *f);

/* cff.c: the CIDs of the glyphs of a bare CFF table, cid[glyph]; NULL when the font is keyed by
 * name, or broken (`*broken`). */
uint16_t *cff_cids(struct arena *a, struct str cff, size_t n, bool *broken);
/* A table without subroutines that is keyed by name, made anew of the glyphs order[0 .. n - 1],
 * some of them more than once, and without all that a PDF says itself. code[], rising, becomes its
 * encoding; NULL: none. Empty when the table has what cannot be written so. */
struct str cff_rebuild(struct arena *a, struct str cff, const uint8_t *code, const uint32_t *order,
                       size_t n);

/* tounicode.c: the character map of one font, or of all simple ones. */
struct str tounicode_make(struct pdf *p, const struct pdf_font *fonts, size_t n, bool simple);

#endif
