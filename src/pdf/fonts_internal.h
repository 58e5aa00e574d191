/* fonts_internal.h: what the files that embed a font share. */
#ifndef PDF_FONTS_INTERNAL_H
#define PDF_FONTS_INTERNAL_H

#include "pdf/fonts.h"

struct fonts_used {
    VEC(struct pdf_font) at;
};

/* subset.c: gives every used glyph its code and returns the font program: a bare CFF table, or a
 * TrueType file. Empty, with the failure noted, when that cannot be done. *cid_keyed: codes are
 * the CIDs of the original font. */
struct str subset_make(struct pdf *p, struct pdf_font *f, bool *cid_keyed);

/* cff.c: the CIDs of the glyphs of a bare CFF table, cid[glyph]; NULL when the font is keyed by
 * name, or broken (`*broken`). */
uint16_t *cff_cids(struct arena *a, struct str cff, size_t n, bool *broken);

/* tounicode.c: the character map from codes to text. */
struct str tounicode_make(struct pdf *p, const struct pdf_font *f);

#endif
