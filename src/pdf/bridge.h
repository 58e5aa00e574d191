/* bridge.h: a font with one glyph, a space, that is neither seen nor wide.
 *
 * "pdftotext -raw" begins a new line where a text stands left of the one before it by more than a fifth of the
 * size of that one. So in Arabic and Hebrew a comma would not stand with its word. It takes the size of a font
 * of Type 3 times the ratio of its height to its width, by which this font is three hundred times as large as it says.
 * So a text that stands left of this glyph goes on in its line. Programs that do not ask for sizes read
 * nothing but a right-to-left mark. */
#ifndef PDF_BRIDGE_H
#define PDF_BRIDGE_H

#include "pdf/object.h"

/* Embeds the font, if some of the text is read from right to left: the resource is called /B. */
void bridge_embed(struct pdf *p);

#endif
