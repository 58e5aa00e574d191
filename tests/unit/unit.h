/* unit.h: the checks of one unit test program, counted.
 *
 * CHECK goes on after a failure. A program ends with `return unit_result();`, which prints
 * "N passed, M failed" alone on a line and is non-zero when a check failed or none was made. */
#ifndef UNIT_H
#define UNIT_H

#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <time.h>

static long unit_passed, unit_failed;

static inline bool unit_check(bool ok, const char *file, int line, const char *what)
{
    if (ok) {
        unit_passed++;
        return true;
    }
    unit_failed++;
    fprintf(stderr, "%s:%d: failed: %s\n", file, line, what);
    return false;
}

#define CHECK(cond) unit_check((cond), __FILE__, __LINE__, #cond)

/* For integers of any type; says what they were. */
#define CHECK_EQ(a, b)                                                                        \
    do {                                                                                      \
        int64_t unit_a = (int64_t)(a), unit_b = (int64_t)(b);                                 \
        if (!unit_check(unit_a == unit_b, __FILE__, __LINE__, #a " == " #b))                  \
            fprintf(stderr, "    %" PRId64 " != %" PRId64 "\n", unit_a, unit_b);              \
    } while (0)

static inline int unit_result(void)
{
    fflush(stderr);
    printf("%ld passed, %ld failed\n", unit_passed, unit_failed);
    return unit_failed > 0 || unit_passed == 0;
}

/* A stream that is the same everywhere (splitmix64); the seed is the state. */
static inline uint64_t unit_random(uint64_t *state)
{
    uint64_t z = (*state += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

/* In [low, high]. */
static inline int64_t unit_random_in(uint64_t *state, int64_t low, int64_t high)
{
    return low + (int64_t)(unit_random(state) % (uint64_t)(high - low + 1));
}

/* Processor time [ms]; for printing, not for checking. */
static inline double unit_ms(void)
{
    return (double)clock() * 1000 / CLOCKS_PER_SEC;
}

#endif
