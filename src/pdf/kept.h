/* kept.h: what earlier PDFs hold that later ones hold too: font programs of the same glyphs, and
 * streams of the same bytes, compressed. */
#ifndef PDF_KEPT_H
#define PDF_KEPT_H

#include "pdf/fonts_internal.h"

/* Makes the font's program, its codes and what is stored of it: as they are kept (pdf_options), or
 * anew. With the failure noted when that cannot be done. */
void kept_subset(struct pdf *p, struct pdf_font *f);
/* The bytes as they were compressed before; p NULL: they were not, or aren't kept. */
struct str kept_deflated(const struct pdf *p, struct str bytes);
void kept_deflated_put(struct pdf *p, struct str bytes, struct str packed);

#endif
