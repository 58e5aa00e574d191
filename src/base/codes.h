/* codes.h: a set of code points, for texts with many different ones. */
#ifndef BASE_CODES_H
#define BASE_CODES_H

#include <stdint.h>

#include "base/arena.h"

/* Zeroed: empty. One bit for each code point, in pages of 256 that are made when they are needed. */
struct codes {
    uint64_t **pages;
};

/* Adds `c`. False: it is in the set already. A `c` beyond U+10FFFF is never in it. */
bool codes_add(struct arena *a, struct codes *set, int32_t c);
bool codes_has(const struct codes *set, int32_t c);

#endif
