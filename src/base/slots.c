/* slots.c: see slots.h. */
#include "base/slots.h"

#include <stdint.h>
#include <string.h>

static uint64_t hash_in(const char *slot)
{
    uint64_t h;
    memcpy(&h, slot, sizeof h);
    return h;
}

void *slots_doubled(struct arena *a, const void *slots, size_t *n, size_t size)
{
    size_t mask = 2 * *n - 1;
    const char *from = slots;
    char *to = arena_alloc(a, 2 * *n * size);
    for (size_t i = 0; i < *n; i++, from += size) {
        uint64_t h = hash_in(from);
        size_t at = (size_t)h & mask;
        while (h && hash_in(to + at * size))
            at = (at + 1) & mask;
        if (h)
            memcpy(to + at * size, from, size);
    }
    *n *= 2;
    return to;
}
