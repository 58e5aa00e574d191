/* meta.h: what a document says about itself: Info, XMP, colour space, language. */
#ifndef PDF_META_H
#define PDF_META_H

#include "pdf/object.h"

/* Fills in Info and the catalogue. `tree` is the structure tree's root, 0 when there is none;
 * `names`: entries of the catalogue's tree of names. */
void meta_write(struct pdf *p, uint32_t tree, struct str names);
/* When the file was made, as a string of PDF. */
struct str meta_date(struct pdf *p);
/* icc.c: an ICC profile of sRGB. */
struct str icc_srgb(struct arena *a);

#endif
