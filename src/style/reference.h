/* reference.h: the tables of keys -> the reference pages of the manual. The pages are made from the
 * tables, so they always agree. */
#ifndef STYLE_REFERENCE_H
#define STYLE_REFERENCE_H

#include "load/bind.h"

/* The tables of documents, styles and locales, and where each is used. */
extern const struct bind_root reference_roots[];

/* All keys of a document, in Markdown. */
struct str reference_document(struct arena *a);
/* All keys of a style, in Markdown. `base` is the tree of styles/base.yaml, which has all defaults;
 * NULL: the page shows no defaults. */
struct str reference_style(struct arena *a, const struct node *base);
/* All keys of a locale, in Markdown. The words of `english`, the tree of a locale, are shown as
 * defaults; NULL: none are shown. */
struct str reference_locale(struct arena *a, const struct node *english);
/* What there is to say of a key, wherever it may stand, of a kind of entry or a limit (all of them: "kinds",
 * "limits"), as plain text; empty: there is none of this name. `name` p NULL: all names, one a line, some of them
 * more than once. */
struct str reference_topic(struct arena *a, const struct node *base, const struct node *english, struct str name);
/* Appends to `to` a heading and the keys of the mapping `names`, separated by commas. */
void reference_names(struct buf *to, const char *heading, const struct node *names);

#endif
