/* links.h: links and bookmarks. */
#ifndef PDF_LINKS_H
#define PDF_LINKS_H

#include "pdf/object.h"

/* Adds an annotation for `link`, an ITEM_LINK. */
void links_add(struct pdf *p, size_t page, const struct item *link);
/* Makes the outline of the document from its bookmarks. */
void links_outline(struct pdf *p);

#endif
