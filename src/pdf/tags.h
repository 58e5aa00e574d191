/* tags.h: the structure tree: what the marked content of the pages means.
 *
 * Content is tagged while it is drawn: each marked-content sequence gets a number on its page,
 * and an element's kids stand in the order in which they were first drawn, which is reading
 * order. Elements without content are left out. */
#ifndef PDF_TAGS_H
#define PDF_TAGS_H

#include "pdf/object.h"

void tags_open(struct pdf *p);
/* The structure type of an element. */
const char *tags_role(const struct pdf *p, uint32_t element);
/* A new marked-content number on a page, as content of `element`. */
unsigned tags_mark(struct pdf *p, size_t page, uint32_t element);
/* Makes an annotation content of `element`, or of a link of its own within it when it isn't a
 * link. Returns the annotation's StructParent. */
unsigned tags_annotation(struct pdf *p, size_t page, uint32_t element, uint32_t annotation);
/* Writes the tree; the number of its root object. */
uint32_t tags_write(struct pdf *p);

#endif
