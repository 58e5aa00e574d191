/* arena.c: chunks in a list, handed out from the front of the newest. */
#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* Large enough that a CV of four pages takes a handful of chunks. */
#define CHUNK (256 * 1024)
#define ALIGN 16

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
    while (a->newest->older) {
        struct chunk *c = a->newest;
        a->newest = c->older;
        free(c);
    }
    a->newest->used = 0;
}

void *arena_alloc(struct arena *a, size_t size)
{
    if (size > SIZE_MAX - ALIGN)
        out_of_memory();
    size = (size + ALIGN - 1) & ~(size_t)(ALIGN - 1);
    struct chunk *c = a->newest;
    if (size > c->size - c->used) {
        if (size > CHUNK / 4 && c->older) { /* a big block stands alone, behind the newest */
            c->older = chunk_new(size, c->older);
            c->older->used = size;
            return memset(c->older->bytes, 0, size);
        }
        c = a->newest = chunk_new(size > CHUNK ? size : CHUNK, c);
    }
    void *p = c->bytes + c->used;
    c->used += size;
    return memset(p, 0, size);
}

void *arena_copy(struct arena *a, const void *from, size_t size)
{
    void *p = arena_alloc(a, size);
    if (size)
        memcpy(p, from, size);
    return p;
}

void *vec_grown(struct arena *a, void *at, size_t n, size_t *cap, size_t item)
{
    size_t more = *cap ? *cap * 2 : 4;
    if (more > SIZE_MAX / item)
        out_of_memory();
    void *p = arena_alloc(a, more * item);
    if (n)
        memcpy(p, at, n * item);
    *cap = more;
    return p;
}
