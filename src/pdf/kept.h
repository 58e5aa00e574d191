/* kept.h: font programs that earlier PDFs embedded, ready for those that use the same glyphs. */
#ifndef PDF_KEPT_H
#define PDF_KEPT_H

#include "pdf/fonts_internal.h"

/* Makes the font's program, its codes and what is stored of it: as they are kept (pdf_options), or
 * anew. With the failure noted when that cannot be done. */
void kept_subset(struct pdf *p, struct pdf_font *f);

#endif
