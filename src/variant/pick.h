/* pick.h: leaves out parts of a document's tree.
 *
 * In: a tree and a function that judges each mapping of `cv` and `letter`. Out: another tree, which shares
 * what stays as it is. Lists that lose all their items go too, and sections that have nothing left,
 * which is noted. It knows nothing of why something goes. */
#ifndef VARIANT_PICK_H
#define VARIANT_PICK_H

#include "load/bind.h"

struct pick {
    struct binder *b;
    /* What is left of a mapping: itself, another one, or NULL. `item`: it is an item of a list. */
    const struct node *(*left)(void *user, const struct node *map, bool item);
    void *user;
    const char *why; /* "in variant 'industry'": for the note on sections */
};

/* Stands in a tree where something is to be left out. */
extern const struct node pick_gone;

const struct node *pick_document(const struct pick *p, const struct node *tree);
/* The mapping without a key. */
const struct node *pick_key(struct arena *a, const struct node *map, struct str key);
/* Reads words: a list, or one text with commas between. False after reporting what is none. */
typedef VEC(struct markup) pick_words;
bool pick_words_read(struct binder *b, const struct node *n, const char *what, pick_words *to);

#endif
