/* slots.h: the growth of hash tables whose users find and fill the slots themselves: with open
 * addressing and linear probing, at most half full. In goes the array of slots, out comes a larger one
 * on the arena. A slot begins with a uint64_t, its hash; 0: it is free. */
#ifndef BASE_SLOTS_H
#define BASE_SLOTS_H

#include "base/arena.h"

/* Twice as many slots, with all that are taken. *n, a power of two, is their number; `size` that of a
 * slot in bytes. */
void *slots_doubled(struct arena *a, const void *slots, size_t *n, size_t size);

#endif
