/* meta.h: what a document says about itself: Info, XMP, colour space, language. */
#ifndef PDF_META_H
#define PDF_META_H

#include "pdf/object.h"

/* Fills in Info and the catalogue. `tree` is the number of the structure tree's root; 0: there is
 * none. `names` has entries for the catalogue's name tree. */
void meta_write(struct pdf *p, uint32_t tree, struct str names);
/* The date of the file as a PDF string: "(D:2016...)". */
struct str meta_date(struct pdf *p);
/* icc.c: an ICC profile of sRGB. */
struct str icc_srgb(struct arena *a);

#endif
