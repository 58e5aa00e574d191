/* arena.h: memory that lives as long as a run, and what happens when there is no more.
 *
 * One arena serves a run, a scratch arena a paragraph; nothing is freed on its own. What is handed
 * out is aligned for any type, and zeroed where nothing else is said.
 *
 * No function that allocates tells its caller of a failure. When memory runs out, the run ends by
 * one jump, from here to memory_run, which returns false. Testing each of some thousand calls
 * instead would hide the code, and hardly any of those tests would ever be tried. Two rules keep
 * the jump safe:
 * - What a library allocates is handed to an arena (arena_hold), which releases it with itself.
 *   Such a thing never stands on the stack, which is gone after the jump.
 * - The jump never crosses the frames of a library. A function that a library calls back runs its
 *   own part in arena_guard, tells the library to stop, and whoever called the library goes on with
 *   arena_fail. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct arena;
struct memory_catch;

/* What the arenas of one owner share. All zero: nothing is used, and there is no limit. */
struct memory {
    size_t limit; /* [bytes] of all arenas together; 0: none */
    size_t used;  /* [bytes] */
    struct arena *arenas;
    struct memory_catch *innermost;
};

/* Calls work(user). False: memory ran out in it, and the rest of it was not done. Its arenas are
 * still there then, in whatever state: memory_free frees them. */
bool memory_run(struct memory *m, void (*work)(void *), void *user);
/* Frees all arenas. */
void memory_free(struct memory *m);

/* An arena that counts for `m`. Only inside memory_run. */
struct arena *arena_open(struct memory *m);
/* One that counts for the same memory as `a`. */
struct arena *arena_beside(struct arena *a);
/* One of no owner, for programs that test parts: when memory runs out, the program is aborted. */
struct arena *arena_new(void);
/* From now on it is of no owner: what is done with it is somebody else's. */
void arena_give(struct arena *a);
/* Releases what the arena holds, the last first, then its memory. */
void arena_free(struct arena *a);

/* Lets the arena own an object of a library: release(object) is called when the arena is freed or
 * reset, or by arena_release before. When there is no memory to note it, it is released at once. */
struct held;
struct held *arena_hold(struct arena *a, void (*release)(void *), void *object);
void arena_release(struct arena *a, struct held *h);

/* Like memory_run, for the memory of `a`: for functions that a library calls. */
bool arena_guard(struct arena *a, void (*work)(void *), void *user);
/* Ends the run as if an allocation had failed. */
_Noreturn void arena_fail(struct arena *a);

/* Keeps the newest part of the memory for what comes; every pointer into the arena dies. */
void arena_reset(struct arena *a);
/* [bytes] taken from the system. */
size_t arena_size(const struct arena *a);
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
    ((v)->at = arena_room((a), (count) * sizeof *(v)->at), (v)->cap = (count))

#endif
