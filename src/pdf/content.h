/* content.h: a page of the display -> its content stream and its links. */
#ifndef PDF_CONTENT_H
#define PDF_CONTENT_H

#include "pdf/object.h"

/* Returns the content stream, not compressed, and adds the links of the page to the PDF. */
struct str content_make(struct pdf *p, size_t page);

#endif
