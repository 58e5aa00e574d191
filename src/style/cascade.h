/* cascade.h: what the trees of locales have beyond those of styles. Only cascade.c uses it. */
#ifndef STYLE_CASCADE_H
#define STYLE_CASCADE_H

#include "load/bind.h"

/* The locale in a tree is asked for by a tag with more parts, such as de-AT or fr-CA: the tree with
 * that tag, and with the paper of that region. `n` is the name in the document. */
struct node *cascade_as_asked(struct arena *a, const struct node *n, struct node *tree, struct str tag);
/* The tree of a user's own locale with the words of English where it has none, which is reported. What
 * English has for itself alone, such as its rules of plurals, is not taken. */
struct node *cascade_completed(struct binder *b, const struct node *own, const struct node *english);

/* A user's changes to a locale. Where a mapping of forms, such as {one: ...} or {day: ...}, stands over a text, the
 * text is its form for all else, 'other'. */
const struct node *cascade_with_other(struct arena *a, const struct node *under, const struct node *over);

#endif
