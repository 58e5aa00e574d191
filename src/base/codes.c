/* codes.c: a set of code points as bits. */
#include "base/codes.h"

enum { PAGE = 256, PAGES = 0x110000 / PAGE };

bool codes_has(const struct codes *set, int32_t c)
{
    if (!set->pages || c < 0 || c / PAGE >= PAGES || !set->pages[c / PAGE])
        return false;
    return set->pages[c / PAGE][c % PAGE / 64] >> c % 64 & 1;
}

bool codes_add(struct arena *a, struct codes *set, int32_t c)
{
    if (c < 0 || c / PAGE >= PAGES || codes_has(set, c))
        return false;
    if (!set->pages)
        set->pages = arena_array_of(a, uint64_t *, PAGES);
    uint64_t **page = &set->pages[c / PAGE];
    if (!*page)
        *page = arena_array_of(a, uint64_t, PAGE / 64);
    (*page)[c % PAGE / 64] |= (uint64_t)1 << c % 64;
    return true;
}
