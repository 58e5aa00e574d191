/* kept.h: parts of earlier PDFs that later PDFs can use again: subsets of fonts with the same
 * glyphs, and compressed streams of the same bytes. */
#ifndef PDF_KEPT_H
#define PDF_KEPT_H

#include "pdf/fonts_internal.h"

/* Sets the codes of the font and its compressed subset. Takes them from pdf_options.subsets if they
 * are there; else makes them, and keeps them there. Notes a failure. */
void kept_subset(struct pdf *p, struct pdf_font *f);
/* The compressed form of `bytes`, if it is kept; else p NULL. */
struct str kept_deflated(const struct pdf *p, struct str bytes);
/* Keeps `packed` as the compressed form of `bytes`, both copied. Does nothing if streams are not
 * kept or if `bytes` is too large. */
void kept_deflated_put(struct pdf *p, struct str bytes, struct str packed);

#endif
