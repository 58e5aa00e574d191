/* arena.c: chunks in a list, handed out from the front of the newest. */
#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* Large enough that a CV of four pages takes a handful of chunks. */
#define CHUNK (256 * 1024)
#define ALIGN 16
/* Blocks larger than this have a chunk to themselves, so that they can grow where they are. */
#define ALONE (CHUNK / 4)

struct chunk {
    struct chunk *older;
    size_t used, size;
    _Alignas(ALIGN) unsigned char bytes[];
};

struct arena {
    struct chunk *newest;
};

static _Noreturn void out_of_memory(void)
{
    fputs("cvtex: out of memory; nothing was written\n", stderr);
    exit(4);
}

static struct chunk *chunk_new(size_t size, struct chunk *older)
{
    if (size > SIZE_MAX - sizeof(struct chunk))
        out_of_memory();
    struct chunk *c = malloc(sizeof *c + size);
    if (!c)
        out_of_memory();
    c->older = older;
    c->used = 0;
    c->size = size;
    return c;
}

struct arena *arena_new(void)
{
    struct arena *a = malloc(sizeof *a);
    if (!a)
        out_of_memory();
    a->newest = chunk_new(CHUNK, NULL);
    return a;
}

void arena_free(struct arena *a)
{
    if (!a)
        return;
    for (struct chunk *c = a->newest, *older; c; c = older) {
        older = c->older;
        free(c);
    }
    free(a);
}

void arena_reset(struct arena *a)
{
    struct chunk *kept = a->newest;
    for (struct chunk *c = kept->older, *older; c; c = older) {
        older = c->older;
        free(c);
    }
    kept->older = NULL;
    kept->used = 0;
}

void *arena_room(struct arena *a, size_t size)
{
    if (size > SIZE_MAX - ALIGN)
        out_of_memory();
    size = (size + ALIGN - 1) & ~(size_t)(ALIGN - 1);
    struct chunk *c = a->newest;
    if (size > ALONE) { /* a big block has a chunk to itself, behind the newest */
        c->older = chunk_new(size, c->older);
        c->older->used = size;
        return c->older->bytes;
    }
    if (size > c->size - c->used)
        c = a->newest = chunk_new(CHUNK, c);
    void *p = c->bytes + c->used;
    c->used += size;
    return p;
}

void *arena_alloc(struct arena *a, size_t size)
{
    return memset(arena_room(a, size), 0, size);
}

void *arena_copy(struct arena *a, const void *from, size_t size)
{
    void *p = arena_room(a, size);
    if (size)
        memcpy(p, from, size);
    return p;
}

void *arena_grow(struct arena *a, void *p, size_t from, size_t to)
{
    if (from <= ALONE) {
        void *more = arena_room(a, to);
        if (from)
            memcpy(more, p, from);
        return more;
    }
    struct chunk **link = &a->newest;
    while ((void *)(*link)->bytes != p)
        link = &(*link)->older;
    if (to > SIZE_MAX - sizeof(struct chunk) - ALIGN)
        out_of_memory();
    to = (to + ALIGN - 1) & ~(size_t)(ALIGN - 1);
    struct chunk *c = realloc(*link, sizeof *c + to);
    if (!c)
        out_of_memory();
    c->used = c->size = to;
    *link = c;
    return c->bytes;
}

void *vec_grown(struct arena *a, void *at, size_t n, size_t *cap, size_t item)
{
    size_t more = *cap ? *cap * 2 : 4;
    if (more > SIZE_MAX / item)
        out_of_memory();
    void *p = at && *cap * item > ALONE ? arena_grow(a, at, *cap * item, more * item)
                                        : arena_room(a, more * item);
    if (n && p != at && *cap * item <= ALONE)
        memcpy(p, at, n * item);
    *cap = more;
    return p;
}
