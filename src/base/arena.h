/* arena.h: memory that lives as long as a run.
 *
 * One arena serves a run, a scratch arena a paragraph; nothing is freed on its own.
 * What is handed out is aligned for any type, and zeroed where nothing else is said. When the system has no more
 * memory the process says so in one line and exits with status 4: nothing is written
 * before a document is whole, so nothing half-written can be left behind. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>
#include <string.h>

struct arena;

struct arena *arena_new(void);
void arena_free(struct arena *a);
/* Keeps the memory, forgets what it holds: every pointer into the arena dies. */
void arena_reset(struct arena *a);
void *arena_alloc(struct arena *a, size_t size);
/* Not zeroed: for what is written before it is read. */
void *arena_room(struct arena *a, size_t size);
/* A block of `from` bytes that starts as arena_alloc or arena_room made it, with room for `to`; the
 * old pointer dies. What is new is not zeroed. */
void *arena_grow(struct arena *a, void *p, size_t from, size_t to);
void *arena_copy(struct arena *a, const void *from, size_t size);

#define arena_new_of(a, T) ((T *)arena_alloc((a), sizeof(T)))
#define arena_array_of(a, T, count) ((T *)arena_alloc((a), sizeof(T) * (count)))

/* A growing array on an arena. A push may move the items, so a pointer to one dies then. */
#define VEC(T)      \
    struct {        \
        T *at;      \
        size_t n;   \
        size_t cap; \
    }

/* For vec_push: room for twice as many items, of which it zeroes those that it adds. */
void *vec_grown(struct arena *a, void *at, size_t n, size_t *cap, size_t item);

/* The new last item, zeroed. */
#define vec_push(a, v)                                                                        \
    ((v)->n == (v)->cap                                                                       \
         ? (void)((v)->at = vec_grown((a), (v)->at, (v)->n, &(v)->cap, sizeof *(v)->at))      \
         : (void)0,                                                                           \
     memset(&(v)->at[(v)->n], 0, sizeof *(v)->at), &(v)->at[(v)->n++])

/* Room for `count` items in an empty one: it need not grow then. */
#define vec_room(a, v, count) \
    ((v)->at = arena_alloc((a), (count) * sizeof *(v)->at), (v)->cap = (count))

#endif
