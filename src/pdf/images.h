/* images.h: the pictures of a display as objects, each once, however often it is drawn. */
#ifndef PDF_IMAGES_H
#define PDF_IMAGES_H

#include "pdf/frame.h"
#include "pdf/object.h"

/* Finds the pictures, makes them as small as their places on the pages need, and stores them. */
void images_embed(struct pdf *p);
/* Draws one, stretched to a frame and clipped to its corners. */
void images_draw(const struct pdf *p, struct buf *b, const struct image *image,
                 const struct frame *f);
/* "/P0 9 0 R ...", nothing when there are no pictures. */
void images_resources(const struct pdf *p, struct buf *b);

#endif
