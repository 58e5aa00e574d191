/* images.h: the pictures of a display -> objects. Each picture is stored once, even if it is drawn
 * several times. */
#ifndef PDF_IMAGES_H
#define PDF_IMAGES_H

#include "pdf/frame.h"
#include "pdf/object.h"

/* Finds the pictures, reduces them to the size that their places on the pages need, and stores
 * them. */
void images_embed(struct pdf *p);
/* Draws a picture so that it covers the frame, and clips it to the frame. */
void images_draw(const struct pdf *p, struct buf *b, const struct image *image,
                 const struct frame *f);
/* Appends the pictures as resources: "/P0 9 0 R ...". */
void images_resources(const struct pdf *p, struct buf *b);

#endif
