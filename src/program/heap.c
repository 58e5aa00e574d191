/* heap.c: large pages for what a run allocates.
 *
 * The first touch of each page of memory is an interrupt, and a run of a few milliseconds touches
 * many hundred. A large page needs one. So the heap is made to start just below such a page, and
 * what a usual run allocates fits into it. A run that needs more gets small pages at first, since
 * most need little more; where it is sure to be a large one, all is large pages. */
#define _GNU_SOURCE
#include "heap.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#if defined __GLIBC__ && defined MADV_HUGEPAGE

enum {
    LARGE = 2 << 20, /* a page of this size is asked for; where pages are larger, it has no effect */
    /* Larger than the heap is when a program starts, so that it must grow for a block of this size. */
    BELOW = 136 << 10,
    /* The heap's own bytes around that block, in whole pages. */
    AROUND = 16 << 10,
    SMALL_UP_TO = 8 << 20,
    RESERVED = 128 << 20, /* addresses, no memory */
    STEP = 1 << 20,       /* by which the heap grows beyond */
    /* Blocks from this size on are mapped alone: they go back as soon as they are freed, and grow
     * without a copy. */
    ALONE = 512 << 10
};

/* Touched by nobody, but held, so that tools that look for leaks know it. */
static void *volatile below;

/* Grows the heap once, by all that is reserved. Returns where its first large page starts; 0: there
 * is none, for instance because a limit forbids so many addresses. */
static uintptr_t reserve(void)
{
    uintptr_t at = (uintptr_t)sbrk(0);
    if (at == (uintptr_t)-1)
        return 0;
    uintptr_t large = (at + AROUND + BELOW + LARGE - 1) / LARGE * LARGE;
    /* The heap goes on where this leaves off: the block ends just below the large page, and no byte
     * of that was touched yet. */
    if (sbrk((intptr_t)(large - at - AROUND - BELOW)) == (void *)-1)
        return 0;
    mallopt(M_TOP_PAD, RESERVED);
    below = malloc(BELOW);
    mallopt(M_TOP_PAD, STEP);
    bool grown = below && (uintptr_t)below < large && (uintptr_t)sbrk(0) >= large + RESERVED - LARGE;
    return grown ? large : 0;
}

void heap_prepare(void)
{
    mallopt(M_MMAP_THRESHOLD, ALONE);
    mallopt(M_TRIM_THRESHOLD, RESERVED); /* what was freed is soon needed again */
    uintptr_t large = reserve();
    if (!large)
        return;
    madvise((void *)large, LARGE, MADV_HUGEPAGE);
    madvise((void *)(large + SMALL_UP_TO), RESERVED - LARGE - SMALL_UP_TO, MADV_HUGEPAGE);
}

#else

void heap_prepare(void)
{
}

#endif
