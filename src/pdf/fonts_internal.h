/* fonts_internal.h: shared by the files that embed fonts. */
#ifndef PDF_FONTS_INTERNAL_H
#define PDF_FONTS_INTERNAL_H

#include "pdf/fonts.h"
#include "pdf/leftward.h"

struct fonts_used {
    VEC(struct pdf_font) at;
    struct str texts[256];     /* codes.c: the text of each code in the simple fonts */
    struct leftward_found found;
    struct object *characters; /* the map from codes to text, shared by the simple fonts */
};

/* subset.c: gives the uses their codes and makes f->program: a bare CFF table, or a TrueType file.
 * On failure the program is empty, and the failure is noted. */
void subset_make(struct pdf *p, struct pdf_font *f);

/* codes.c: chooses a code of one byte for every use. False if there are not enough codes; then no
 * code is taken. */
bool codes_choose(struct pdf *p, struct pdf_font *f);

/* cff.c: the CIDs of the n glyphs of a bare CFF table, cid[glyph]. NULL if the font is keyed by
 * name, or if it is broken (then *broken is true). */
uint16_t *cff_cids(struct arena *a, struct str cff, size_t n, bool *broken);
/* Writes a name-keyed CFF table without subroutines again, with the glyphs order[0 .. n - 1]; a
 * glyph may come several times. Leaves out everything that the PDF itself says. code[], which must
 * rise, becomes the encoding; NULL: there is none. Empty if the table cannot be written so. */
struct str cff_rebuild(struct arena *a, struct str cff, const uint8_t *code, const uint32_t *order,
                       size_t n);

/* tounicode.c: the map from codes to text, of one font or of all simple fonts. */
struct str tounicode_make(struct pdf *p, const struct pdf_font *fonts, size_t n, bool simple);

#endif
