/* arena.h: memory that lives as long as a run, and what happens when memory runs out.
 *
 * A run uses one arena, and a paragraph uses a scratch arena. Blocks are not freed one by one. They
 * are aligned for any type, and zeroed unless the function says otherwise.
 *
 * Functions that allocate never return an error. When memory runs out, a jump (longjmp) leads back
 * to memory_run, which returns false. Checking each of about a thousand calls would hide the code,
 * and few of those checks would ever be tested. Two rules keep the jump safe:
 * - What a library allocates is given to an arena (arena_hold). The arena releases it later. A
 *   pointer to it is never kept on the stack only, because the jump discards the stack.
 * - The jump never crosses the frames of a library. When a library calls back into our code, that
 *   code allocates inside arena_guard and tells the library to stop if this fails. The caller of
 *   the library then calls arena_fail.
 *
 * Most libraries do not tell when they get no memory. HarfBuzz, for one, goes on with an empty table,
 * and letters are missing. But malloc then sets errno to ENOMEM (POSIX), in the thread that called
 * it, and no function sets errno back to 0 (ISO C, 7.5). So errno is 0 when a run begins, and
 * arena_check ends the run if an allocation has failed since then, of whatever library. It is called
 * after each use of a library that can fail so, before anything else can set errno.
 *
 * The C library may also set errno when it finds memory in a second place, after none was in the
 * first. That is not a failure, so such a run is made once more before it counts as one. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct arena;
struct memory_catch;

/* What the arenas of one owner share. Zeroed: no memory is used, and there is no limit. */
struct memory {
    size_t limit; /* [bytes] for all arenas together; 0: no limit */
    size_t used;  /* [bytes] */
    bool over;    /* memory ran out because of the limit */
    struct arena *arenas;
    struct memory_catch *innermost;
    bool doubtful; /* arena_check ended the last run: another may end well */
};

/* Calls work(user). Returns false if memory ran out before it was finished. Its arenas still exist
 * then; memory_free frees them. */
bool memory_run(struct memory *m, void (*work)(void *), void *user);
/* Frees all arenas. */
void memory_free(struct memory *m);

/* Makes an arena that counts towards the limit of `m`. Call it only inside memory_run. */
struct arena *arena_open(struct memory *m);
/* Makes an arena that shares the limit of `a`. */
struct arena *arena_beside(struct arena *a);
/* Makes an arena without an owner, for unit tests. When memory runs out, the program aborts. */
struct arena *arena_new(void);
/* Takes the arena from its owner. Whoever has it now frees it. */
void arena_give(struct arena *a);
/* Releases the objects of libraries, the last one first, then frees the arena. */
void arena_free(struct arena *a);

/* Makes the arena the owner of a library's object. The arena calls release(object) when it is freed
 * or reset, or when arena_release is called before that. If memory runs out here, the object is
 * released at once. */
struct held;
struct held *arena_hold(struct arena *a, void (*release)(void *), void *object);
void arena_release(struct arena *a, struct held *h);

/* Like memory_run, with the memory of `a`. For functions that a library calls. */
bool arena_guard(struct arena *a, void (*work)(void *), void *user);
/* Ends the run as if an allocation had failed. */
_Noreturn void arena_fail(struct arena *a);
/* From now on, memory_failed and arena_check find failed allocations. */
void memory_watch(void);
bool memory_failed(void);
/* Ends the run if memory has run out, for this thread, since memory_watch. */
void arena_check(struct arena *a);

/* Empties the arena and keeps its newest chunk for reuse. No pointer into the arena stays valid. */
void arena_reset(struct arena *a);
/* The memory taken from the system [bytes]. */
size_t arena_size(const struct arena *a);
void *arena_alloc(struct arena *a, size_t size);
/* Like arena_alloc, but the block is not zeroed. */
void *arena_room(struct arena *a, size_t size);
/* Enlarges a block from arena_alloc or arena_room from `from` to `to` bytes. The old pointer is no
 * longer valid. The new bytes are not zeroed. */
void *arena_grow(struct arena *a, void *p, size_t from, size_t to);
/* Gives the end of a block back, if nothing was allocated after it. Returns the new size. */
size_t arena_shrink(struct arena *a, const void *p, size_t from, size_t to);
void *arena_copy(struct arena *a, const void *from, size_t size);

#define arena_new_of(a, T) ((T *)arena_alloc((a), sizeof(T)))
#define arena_array_of(a, T, count) ((T *)arena_alloc((a), sizeof(T) * (count)))

/* A growing array on an arena. A push may move the items: do not keep pointers to them. */
#define VEC(T)      \
    struct {        \
        T *at;      \
        size_t n;   \
        size_t cap; \
    }

/* For vec_push: returns room for twice as many items. The new ones are not zeroed. */
void *vec_grown(struct arena *a, void *at, size_t *cap, size_t item);

/* Appends a zeroed item and returns a pointer to it. */
#define vec_push(a, v)                                                                        \
    ((v)->n == (v)->cap                                                                       \
         ? (void)((v)->at = vec_grown((a), (v)->at, &(v)->cap, sizeof *(v)->at))              \
         : (void)0,                                                                           \
     memset(&(v)->at[(v)->n], 0, sizeof *(v)->at), &(v)->at[(v)->n++])

/* Gives an empty array room for `count` items, so that it need not grow. */
#define vec_room(a, v, count) \
    ((v)->at = arena_room((a), (count) * sizeof *(v)->at), (v)->cap = (count))

#endif
