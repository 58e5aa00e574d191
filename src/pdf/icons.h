/* icons.h: glyphs drawn as filled outlines, so that readers do not take them for text. */
#ifndef PDF_ICONS_H
#define PDF_ICONS_H

#include "pdf/object.h"

/* Counts the icons, and the glyphs that are drawn like them (leftward.h). An icon becomes a form if it is drawn so often that this makes the file
 * smaller. */
void icons_collect(struct pdf *p);
/* Draws an icon in the current fill colour. Its origin is (x, y), in 1/100 pt from the bottom left
 * corner. */
void icons_draw(struct pdf *p, struct buf *b, const struct item *icon, int64_t x, int64_t y);
/* Appends the forms as resources: "/I0 9 0 R ...". */
void icons_resources(const struct pdf *p, struct buf *b);

#endif
