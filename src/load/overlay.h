/* overlay.h: what a command line lays over a document: a style, and values by their paths. */
#ifndef LOAD_OVERLAY_H
#define LOAD_OVERLAY_H

#include "load/bind.h"

/* The tree with `style`, a name or path, for its style; the tree itself where that is NULL. */
struct node *overlay_style(struct binder *b, struct node *tree, const char *style);
/* The tree with each of `sets`, "path.to.key=value", ended by NULL, laid over it in turn. A style or
 * locale that the tree only names becomes one that is extended. What is wrong is reported. */
struct node *overlay_sets(struct binder *b, struct node *tree, const char *const *sets);

#endif
