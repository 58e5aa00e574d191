/* icons.h: glyphs drawn as filled outlines, so that no text comes out of them. */
#ifndef PDF_ICONS_H
#define PDF_ICONS_H

#include "pdf/object.h"

/* Counts icons and makes a form of each that is drawn so often that this is smaller. */
void icons_collect(struct pdf *p);
/* Draws one with its origin at (x, y), in 1/100 pt from the bottom left corner, in the fill
 * colour that is set. */
void icons_draw(struct pdf *p, struct buf *b, const struct item *icon, int64_t x, int64_t y);
/* "/I0 9 0 R ...", nothing when there are no forms. */
void icons_resources(const struct pdf *p, struct buf *b);

#endif
