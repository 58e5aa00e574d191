/* bridge.h: a font with a glyph, a space, that is neither seen nor wide.
 *
 * "pdftotext -raw" begins a new line where a text stands left of the one before it by more than a fifth of the
 * size of that one. So in Arabic and Hebrew a comma would not stand with its word. It takes the size of a font
 * of Type 3 times the ratio of its height to its width, by which this font is three hundred times as large as it says.
 * So a text that stands left of this glyph goes on in its line. Programs that do not ask for sizes read
 * nothing but a mark.
 *
 * MuPDF begins a new line where a text stands far from where the last one ends, but only if both run the same way. And
 * it turns around at once what runs to the left and is not parted by anything that runs to the right. So the mark runs to
 * the right before a text that runs to the left, and the other way round: " " is a left-to-right mark, "!" a
 * right-to-left mark. */
#ifndef PDF_BRIDGE_H
#define PDF_BRIDGE_H

#include "pdf/object.h"

/* Embeds the font, if some of the text is read from right to left: the resource is called /B. */
void bridge_embed(struct pdf *p);

#endif
