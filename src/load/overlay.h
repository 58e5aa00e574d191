/* overlay.h: what replaces values of a document: another document over it, --style and --set. */
#ifndef LOAD_OVERLAY_H
#define LOAD_OVERLAY_H

#include "load/bind.h"

/* The tree with `style`, a name or a path, as its style. NULL: the tree as it is. */
struct node *overlay_style(struct binder *b, struct node *tree, const char *style);
/* A step of a path: a key, or the number of an item. */
struct overlay_step {
    struct str key; /* p NULL: an item */
    size_t item;
    size_t end; /* where the path up to here ends */
};
typedef VEC(struct overlay_step) overlay_steps;
/* Reads a path such as cv.sections."A.B"[0]; it begins with a key. False: it is none. */
bool overlay_path(struct arena *a, struct str path, overlay_steps *to);
/* The mapping with this pair in place of the one with its key, or behind all. */
struct node *overlay_pair(struct arena *a, const struct node *map, const struct pair *pair);
/* The tree with `over` merged over it. Where the tree only names a style or locale, a mapping over it
 * extends that one. */
struct node *overlay_tree(struct binder *b, struct node *tree, const struct node *over);
/* The tree with those values of `sets` that change `variants`, or with all others. They are "path.to.key=value", merged
 * in order. A step of the path is
 * a key, which may be in double quotes, or the number of an item: cv.sections."A.B"[0]. `sets` ends with
 * NULL and may be NULL. If the tree only names a style or locale, the values extend that one.
 * Mistakes are reported. */
struct node *overlay_sets(struct binder *b, struct node *tree, const char *const *sets, bool of_variants);

#endif
