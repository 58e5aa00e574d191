/* tags.h: the structure tree: the meaning of the marked content on the pages.
 *
 * Content is tagged while it is drawn. Each marked-content sequence gets a number on its page. The
 * kids of an element are in the order in which they were first drawn, which is reading order.
 * Elements without content are left out. */
#ifndef PDF_TAGS_H
#define PDF_TAGS_H

#include "pdf/object.h"

/* Sets p->tags from the elements of the display. To call before any content is drawn. */
void tags_open(struct pdf *p);
/* The structure type of an element: "P", "H1" ... */
const char *tags_role(const struct pdf *p, uint32_t element);
/* Starts a new marked-content sequence of `element`. Returns its number on the page. */
unsigned tags_mark(struct pdf *p, size_t page, uint32_t element);
/* Makes an annotation a kid of `element`. If that is not a link, a new link inside it becomes the
 * parent. Returns the annotation's StructParent. */
unsigned tags_annotation(struct pdf *p, size_t page, uint32_t element, uint32_t annotation);
/* Writes the tree. Returns the number of its root object; 0 after a failure. */
uint32_t tags_write(struct pdf *p);

#endif
