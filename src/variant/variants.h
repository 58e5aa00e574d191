/* variants.h: one CV of several that a document describes.
 *
 * `variants:` names them. Each may replace any key of the document and of its `cv`, chooses what has tags,
 * puts sections in order and limits lists. In and out: the document's tree. */
#ifndef VARIANT_VARIANTS_H
#define VARIANT_VARIANTS_H

#include "load/bind.h"

/* The variant that is chosen. */
struct variant {
    struct str name; /* p NULL: none is */
    const struct node *keys; /* what it says, with what those say that it extends */
    const struct node *all;  /* the document's variants */
    VEC(struct str) names;   /* its own, and of those that it extends */
};

/* The names of the document's variants, one a line, in its order. */
struct str variants_list(struct arena *a, const struct node *tree);
/* Checks the variants, and lays what the one called `name` changes over the document; NULL: none. NULL
 * after reporting that there is none of this name. */
struct node *variants_lay(struct binder *b, struct node *tree, const char *name, struct variant *to);
/* Leaves out what the variant does not show: by tags, by the order of sections, by limits. */
struct node *variants_choose(struct binder *b, const struct variant *v, struct node *tree);

#endif
