/* test_arena.c: what happens if memory runs out, and what an arena releases. */
#include "base/arena.h"

#include "unit.h"

struct job {
    struct memory *m;
    struct arena *a;
    size_t bytes;
    int steps;
    int *released;
};

static void release(void *count)
{
    ++*(int *)count;
}

static void take(void *user)
{
    struct job *j = user;
    j->a = arena_open(j->m);
    arena_hold(j->a, release, j->released);
    j->steps++;
    arena_alloc(j->a, j->bytes);
    j->steps++;
}

static void test_limit(void)
{
    enum { LIMIT = 4 << 20 };
    int released = 0;
    struct memory m = {.limit = LIMIT};
    struct job good = {&m, NULL, LIMIT / 2, 0, &released};
    CHECK(memory_run(&m, take, &good));
    CHECK(good.steps == 2 && released == 0 && m.used >= LIMIT / 2 && m.used <= LIMIT);
    struct job bad = {&m, NULL, LIMIT, 0, &released};
    CHECK(!memory_run(&m, take, &bad));
    CHECK(bad.steps == 1 && released == 0);
    memory_free(&m);
    CHECK(released == 2 && m.used == 0);
    CHECK(memory_run(&m, take, &good)); /* it can be used again */
    memory_free(&m);
    CHECK(released == 3);
    CHECK(!memory_run(&m, take, &(struct job){&m, NULL, SIZE_MAX - 8, 0, &released}));
    memory_free(&m);
    CHECK(released == 4 && m.used == 0);
}

/* A guard inside a run: what a library calls fails, and the run goes on as it likes. */
static void inner(void *user)
{
    struct job *j = user;
    arena_alloc(j->a, j->bytes);
    j->steps++;
}

static void outer(void *user)
{
    struct job *j = user;
    j->a = arena_open(j->m);
    bool good = arena_guard(j->a, inner, j);
    CHECK(!good && j->steps == 0);
    arena_alloc(j->a, 100);
    j->steps = 7;
    arena_fail(j->a);
}

static void test_guard(void)
{
    struct memory m = {.limit = 1 << 20};
    struct job j = {&m, NULL, 2 << 20, 0, NULL};
    CHECK(!memory_run(&m, outer, &j) && j.steps == 7);
    CHECK(m.innermost == NULL);
    memory_free(&m);
    CHECK(m.used == 0);
}

static void given(void *user)
{
    struct job *j = user;
    j->a = arena_open(j->m);
    arena_alloc(j->a, 1000);
    arena_give(j->a);
}

static void test_held(void)
{
    int counts[3] = {0};
    struct arena *a = arena_new();
    struct held *first = arena_hold(a, release, &counts[0]);
    struct held *second = arena_hold(a, release, &counts[1]);
    arena_hold(a, release, &counts[2]);
    arena_release(a, second);
    CHECK(counts[0] == 0 && counts[1] == 1 && counts[2] == 0);
    arena_reset(a);
    CHECK(counts[0] == 1 && counts[1] == 1 && counts[2] == 1);
    first = arena_hold(a, release, &counts[0]);
    arena_release(a, first);
    arena_free(a);
    CHECK(counts[0] == 2 && counts[1] == 1 && counts[2] == 1);
    struct memory m = {0};
    struct job j = {.m = &m};
    CHECK(memory_run(&m, given, &j) && m.used == 0 && !m.arenas);
    arena_free(j.a);
}

int main(void)
{
    test_limit();
    test_guard();
    test_held();
    return unit_result();
}
