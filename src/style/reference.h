/* reference.h: the tables of keys -> the reference pages of the manual, so that they cannot drift
 * apart. */
#ifndef STYLE_REFERENCE_H
#define STYLE_REFERENCE_H

#include "load/node.h"

struct bind_table;

/* All keys of a document, or of a style, in Markdown. */
struct str reference_document(struct arena *a, const struct bind_table *document);
struct str reference_style(struct arena *a);
/* The keys of a mapping as a line of names below a heading; appended to `to`. */
void reference_names(struct buf *to, const char *heading, const struct node *names);

#endif
