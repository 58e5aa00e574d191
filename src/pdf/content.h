/* content.h: a page of the display -> its content stream and its links. */
#ifndef PDF_CONTENT_H
#define PDF_CONTENT_H

#include "pdf/object.h"

/* Appends the content stream to `to` and adds the links of the page to the PDF. */
void content_make(struct pdf *p, size_t page, struct buf *to);

#endif
