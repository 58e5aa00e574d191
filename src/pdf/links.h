/* links.h: links and bookmarks: what can be clicked. */
#ifndef PDF_LINKS_H
#define PDF_LINKS_H

#include "pdf/object.h"

/* One annotation for one ITEM_LINK. */
void links_add(struct pdf *p, size_t page, const struct item *link);
/* The document's outline from its bookmarks. */
void links_outline(struct pdf *p);

#endif
