/* prune.h: leaves out parts of a document's tree.
 *
 * In: a tree and a function that judges each mapping of `cv` and `letter`. Out: another tree, which shares
 * what stays as it is. Lists that lose all their items go too, and sections that have nothing left,
 * which is noted. It knows nothing of why something goes. */
#ifndef VARIANT_PRUNE_H
#define VARIANT_PRUNE_H

#include "load/bind.h"

struct prune {
    struct binder *b;
    /* What is left of a mapping: itself, another one, or NULL. `item`: it is an item of a list. */
    const struct node *(*left)(void *user, const struct node *map, bool item);
    void *user;
    const char *why; /* "in variant 'industry'": for the note on sections */
};

/* Stands in a tree where something is to be left out. */
extern const struct node prune_gone;

const struct node *prune_document(const struct prune *p, const struct node *tree);
/* The mapping without a key. */
const struct node *prune_key(struct arena *a, const struct node *map, struct str key);
/* Reads words: a list, or one text with commas between. False after reporting what is none. */
typedef VEC(struct markup) prune_words;
bool prune_words_read(struct binder *b, const struct node *n, const char *what, prune_words *to);

#endif
