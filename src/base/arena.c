/* arena.c: an arena is a list of chunks. Blocks are taken from the newest chunk, front to back. */
#include "base/arena.h"

#include <errno.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>

/* Small, so that little of the last one is left over: many arenas stay small, and the program keeps
 * all of a usual run in one large page of memory. */
#define CHUNK (16 * 1024)
#define ALIGN 16
/* A block larger than this gets a chunk of its own, so that realloc can enlarge it. */
#define ALONE (CHUNK / 2)

struct chunk {
    struct chunk *older;
    size_t used, size;
    _Alignas(ALIGN) unsigned char bytes[];
};

struct held {
    void (*release)(void *);
    void *object;
    struct held *older;
};

struct arena {
    struct memory *memory; /* NULL: no owner */
    struct arena *next, **link; /* the list of that memory's arenas */
    struct held *held;
    struct chunk *newest;
    size_t size; /* [bytes] of all chunks */
};

/* Where the jump goes when memory runs out. */
struct memory_catch {
    jmp_buf at;
    struct memory_catch *outer;
};

static _Noreturn void out_of_memory(struct memory *m)
{
    if (!m || !m->innermost)
        abort(); /* only in unit tests: a run is always inside memory_run */
    longjmp(m->innermost->at, 1);
}

static bool guarded(struct memory *m, void (*work)(void *), void *user)
{
    struct memory_catch here;
    here.outer = m->innermost;
    m->innermost = &here;
    bool good = setjmp(here.at) == 0;
    if (good)
        work(user);
    m->innermost = m->innermost->outer;
    return good;
}

bool memory_run(struct memory *m, void (*work)(void *), void *user)
{
    m->doubtful = false;
    return guarded(m, work, user);
}

void memory_free(struct memory *m)
{
    while (m->arenas)
        arena_free(m->arenas);
}

bool arena_guard(struct arena *a, void (*work)(void *), void *user)
{
    if (a->memory)
        return guarded(a->memory, work, user);
    work(user);
    return true;
}

void arena_fail(struct arena *a)
{
    out_of_memory(a->memory);
}

void memory_watch(void)
{
    errno = 0;
}

/* True if malloc sets errno to ENOMEM although it returns memory: then errno tells nothing. The C
 * library does so where its first source of memory, the program break, is exhausted, as it is in
 * some tools. The blocks are smaller than those that it maps one by one, and together they are more
 * than it has at hand. */
static bool errno_misleads(void)
{
    enum { SIZE = 100 * 1024, MOST = 80 };
    void *blocks[MOST];
    size_t n = 0;
    bool misleads = false;
    errno = 0;
    while (n < MOST && !misleads && (blocks[n] = malloc(SIZE))) {
        n++;
        misleads = errno == ENOMEM;
    }
    while (n)
        free(blocks[--n]);
    return misleads;
}

bool arena_failed(struct arena *a)
{
    if (errno != ENOMEM || (a->memory && a->memory->deaf))
        return false;
    if (!errno_misleads()) {
        errno = ENOMEM;
        return true;
    }
    errno = 0;
    if (a->memory)
        a->memory->deaf = true;
    return false;
}

void arena_check(struct arena *a)
{
    if (!arena_failed(a))
        return;
    if (a->memory)
        a->memory->doubtful = true;
    out_of_memory(a->memory);
}

/* Counts `size` more bytes. If that exceeds the limit, the run ends. */
static void count(struct arena *a, size_t size)
{
    struct memory *m = a->memory;
    if (m && m->limit && (size > m->limit || m->used > m->limit - size)) {
        m->over = true;
        out_of_memory(m);
    }
    if (m)
        m->used += size;
    a->size += size;
}

static void discount(struct arena *a, size_t size)
{
    if (a->memory)
        a->memory->used -= size;
    a->size -= size;
}

static struct chunk *chunk_new(struct arena *a, size_t size, struct chunk *older)
{
    if (size > SIZE_MAX - sizeof(struct chunk))
        out_of_memory(a->memory);
    count(a, size);
    struct chunk *c = malloc(sizeof *c + size);
    if (!c) {
        discount(a, size);
        out_of_memory(a->memory);
    }
    c->older = older;
    c->used = 0;
    c->size = size;
    return c;
}

static void chunk_free(struct arena *a, struct chunk *c)
{
    discount(a, c->size);
    free(c);
}

/* The arena is added to the list before its first chunk is allocated, so that memory_free finds it
 * even if that fails. */
struct arena *arena_open(struct memory *m)
{
    struct arena *a = calloc(1, sizeof *a);
    if (!a)
        out_of_memory(m);
    a->memory = m;
    if (m) {
        a->next = m->arenas;
        a->link = &m->arenas;
        if (a->next)
            a->next->link = &a->next;
        m->arenas = a;
    }
    a->newest = chunk_new(a, CHUNK, NULL);
    return a;
}

struct arena *arena_beside(struct arena *a)
{
    return arena_open(a->memory);
}

struct arena *arena_new(void)
{
    return arena_open(NULL);
}

static void release_all(struct arena *a)
{
    for (struct held *h = a->held; h; h = h->older)
        if (h->release)
            h->release(h->object);
    a->held = NULL;
}

static void unlink_arena(struct arena *a)
{
    if (!a->memory)
        return;
    *a->link = a->next;
    if (a->next)
        a->next->link = a->link;
}

void arena_give(struct arena *a)
{
    unlink_arena(a);
    if (a->memory)
        a->memory->used -= a->size;
    a->memory = NULL;
}

void arena_free(struct arena *a)
{
    if (!a)
        return;
    release_all(a);
    for (struct chunk *c = a->newest, *older; c; c = older) {
        older = c->older;
        chunk_free(a, c);
    }
    unlink_arena(a);
    free(a);
}

void arena_reset(struct arena *a)
{
    struct chunk *kept = a->newest;
    release_all(a);
    for (struct chunk *c = kept->older, *older; c; c = older) {
        older = c->older;
        chunk_free(a, c);
    }
    kept->older = NULL;
    kept->used = 0;
}

size_t arena_size(const struct arena *a)
{
    return a->size;
}

/* ---- objects of libraries */

struct holding {
    struct arena *a;
    struct held *made;
};

static void make_held(void *user)
{
    struct holding *h = user;
    h->made = arena_new_of(h->a, struct held);
}

struct held *arena_hold(struct arena *a, void (*release)(void *), void *object)
{
    struct holding h = {.a = a};
    if (!arena_guard(a, make_held, &h)) {
        release(object);
        out_of_memory(a->memory);
    }
    *h.made = (struct held){release, object, a->held};
    a->held = h.made;
    return h.made;
}

void arena_release(struct arena *a, struct held *h)
{
    h->release(h->object);
    h->release = NULL;
    while (a->held && !a->held->release)
        a->held = a->held->older;
}

/* ---- allocating */

static size_t aligned(size_t size)
{
    return (size + ALIGN - 1) & ~(size_t)(ALIGN - 1);
}

void *arena_room(struct arena *a, size_t size)
{
    if (size > SIZE_MAX - ALIGN)
        out_of_memory(a->memory);
    size = aligned(size);
    struct chunk *c = a->newest;
    if (size > ALONE) { /* its own chunk; the newest one stays first in the list */
        c->older = chunk_new(a, size, c->older);
        c->older->used = size;
        return c->older->bytes;
    }
    if (size > c->size - c->used)
        c = a->newest = chunk_new(a, CHUNK, a->newest);
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

/* Changes the size of the last block of the newest chunk where it is, if there is room. */
static bool resize_last(struct arena *a, const void *p, size_t from, size_t to)
{
    struct chunk *c = a->newest;
    if (aligned(from) > c->used)
        return false;
    size_t start = c->used - aligned(from);
    if (p != c->bytes + start || aligned(to) > c->size - start)
        return false;
    c->used = start + aligned(to);
    return true;
}

/* Enlarges a block that has a chunk of its own. */
static void *grow_alone(struct arena *a, void *p, size_t to)
{
    struct chunk **link = &a->newest;
    while ((void *)(*link)->bytes != p)
        link = &(*link)->older;
    if (to > SIZE_MAX - sizeof(struct chunk) - ALIGN)
        out_of_memory(a->memory);
    to = aligned(to);
    count(a, to - (*link)->size);
    struct chunk *c = realloc(*link, sizeof *c + to);
    if (!c) {
        discount(a, to - (*link)->size);
        out_of_memory(a->memory);
    }
    c->used = c->size = to;
    *link = c;
    return c->bytes;
}

void *arena_grow(struct arena *a, void *p, size_t from, size_t to)
{
    if (from > ALONE)
        return grow_alone(a, p, to);
    if (from && to <= ALONE && resize_last(a, p, from, to))
        return p;
    void *more = arena_room(a, to);
    if (from)
        memcpy(more, p, from);
    return more;
}

size_t arena_shrink(struct arena *a, const void *p, size_t from, size_t to)
{
    return from <= ALONE && resize_last(a, p, from, to) ? to : from;
}

void *vec_grown(struct arena *a, void *at, size_t *cap, size_t item)
{
    size_t more = *cap ? *cap * 2 : 4;
    if (more > SIZE_MAX / item)
        out_of_memory(a->memory);
    void *p = arena_grow(a, at, *cap * item, more * item);
    *cap = more;
    return p;
}
