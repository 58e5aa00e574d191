/* reference.h: the tables of keys -> the reference pages of the manual, so that they cannot drift
 * apart. */
#ifndef STYLE_REFERENCE_H
#define STYLE_REFERENCE_H

#include "load/bind.h"

/* The tables of documents, styles and locales, and where each is used. */
extern const struct bind_root reference_roots[];

/* All keys of a document, of a style or of a locale, in Markdown. */
struct str reference_document(struct arena *a);
/* `base`: the tree of the style that holds every default; NULL: none is told. */
struct str reference_style(struct arena *a, const struct node *base);
/* `english`: the tree of a locale, whose words are told as defaults; or NULL. */
struct str reference_locale(struct arena *a, const struct node *english);
/* The keys of a mapping as a line of names below a heading; appended to `to`. */
void reference_names(struct buf *to, const char *heading, const struct node *names);

#endif
