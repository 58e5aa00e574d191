/* prune.h: leaves out of a tree what errors were about, so that the sound rest can be read.
 *
 * A run that found errors is made again without the values that they point to: the pair of a mapping or the
 * item of a list that begins last at or before the place. Where the same error comes again, what is around
 * that is left out. */
#ifndef LOAD_PRUNE_H
#define LOAD_PRUNE_H

#include "load/node.h"

enum { PRUNE_MOST = 300 };

struct prune_place {
    const char *file;
    uint32_t line, col;
    int up;     /* how many levels around the value go with it */
    bool whole; /* the error is about the mapping that begins here, not about its first key */
};

struct prune {
    struct prune_place places[PRUNE_MOST];
    size_t n;
    /* of the current run: */
    struct arena *a;
    VEC(struct pos) over;  /* where something begins that has lost a part */
    VEC(struct pos) beside; /* the keys beside those that went */
    VEC(struct str) names;  /* keys that went */
};

/* Adds the place of an error; of one that is there, one level more goes. False if there is no room. */
bool prune_add(struct prune *p, const char *code, const char *file, uint32_t line, uint32_t col);
/* Begins a run, which has this arena. */
void prune_start(struct prune *p, struct arena *a);
/* Leaves out of the tree what is at the places. `p` NULL: nothing. */
void prune_tree(struct prune *p, struct node *tree);
/* True if an error may only come from what was left out: it is about what that was in, or names it. */
bool prune_explains(const struct prune *p, const struct diagnostic *d);

#endif
