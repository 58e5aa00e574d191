/* overlay.h: values of the command line replace those of a document: --style and --set. */
#ifndef LOAD_OVERLAY_H
#define LOAD_OVERLAY_H

#include "load/bind.h"

/* The tree with `style`, a name or a path, as its style. NULL: the tree as it is. */
struct node *overlay_style(struct binder *b, struct node *tree, const char *style);
/* The tree with the values of `sets`, each "path.to.key=value", merged in order. `sets` ends with
 * NULL and may be NULL. If the tree only names a style or locale, the values extend that one.
 * Mistakes are reported. */
struct node *overlay_sets(struct binder *b, struct node *tree, const char *const *sets);

#endif
