/* private.h: what `private:` marks, left out of the document's tree.
 *
 * `private:` at the top of a document lists keys of `cv`, sections and paths. In another mapping, "yes"
 * marks that mapping, a list some of its keys. */
#ifndef VARIANT_PRIVATE_H
#define VARIANT_PRIVATE_H

#include "base/table.h"
#include "load/bind.h"

/* What is private by the list of a document. */
struct private;

/* Reads the list of a document; NULL: there is none. What the list names must be in the tree, or be a key
 * that may be. */
struct private *private_read(struct binder *b, const struct node *tree);
/* Puts pick_gone where the list's paths lead. Their numbers are those of the document, so nothing may be
 * left out before. */
struct node *private_mark(struct binder *b, const struct private *list, struct node *tree);
/* The tree without what is private, without the list and without `variants`. */
struct node *private_leave_out(struct binder *b, const struct private *list, struct node *tree);
/* What is left of a work of a bibliography; `dropped` if that is nothing: then its key is added to
 * *works. */
const struct node *private_work(struct binder *b, const struct private *list, const struct node *work,
                                struct table *works);
/* The tree without entries that have the keys of such works, for others to read. */
const struct node *private_without(struct binder *b, const struct table *works, const struct node *tree);

#endif
