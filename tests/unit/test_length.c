/* test_length.c: scaling of lengths, compared with the same in 128 bits. */
#include "base/length.h"
#include "unit.h"

/* The definition of length_scale. */
static length exact(length a, int64_t b, int64_t c)
{
    __int128 p = (__int128)a * b;
    return (length)((p >= 0 ? p + c / 2 : p - c / 2) / c);
}

static void test_halves(void)
{
    CHECK_EQ(length_scale(1, 1, 2), 1);
    CHECK_EQ(length_scale(-1, 1, 2), -1);
    CHECK_EQ(length_scale(1, 1, 3), 0);
    CHECK_EQ(length_scale(2, 1, 3), 1);
    CHECK_EQ(length_scale(-5, 3, 10), -2);
    CHECK_EQ(length_scale(7 * PT, 72 * PT, 72 * PT), 7 * PT);
}

/* Around the products that no longer fit in 64 bits. */
static void test_bounds(void)
{
    static const int64_t products[] = {INT64_MAX, INT64_MAX - 1, INT64_MAX - PT, INT64_MIN,
                                       INT64_MIN + 1, INT64_MIN + PT, INT64_MAX / 2};
    static const int64_t divisors[] = {2, 3, 1000, PT - 1, PT, PT + 1, INT32_MAX};
    for (size_t i = 0; i < sizeof products / sizeof *products; i++)
        for (size_t k = 0; k < sizeof divisors / sizeof *divisors; k++)
            for (int64_t b = 1; b <= 3; b++) {
                int64_t c = b > 1 && divisors[k] < 3 ? 3 : divisors[k];
                CHECK_EQ(length_scale(products[i], b, c), exact(products[i], b, c));
                CHECK_EQ(length_scale(products[i], -b, c), exact(products[i], -b, c));
            }
}

static void test_random(void)
{
    uint64_t seed = 1;
    for (int i = 0; i < 100000; i++) {
        length a = unit_random_in(&seed, -(INT64_C(1) << 60), INT64_C(1) << 60) >>
                   unit_random_in(&seed, 0, 59);
        int64_t c = unit_random_in(&seed, 1, INT64_C(1) << 40) >> unit_random_in(&seed, 0, 40);
        c = c ? c : 1;
        int64_t b = unit_random_in(&seed, -c, c);
        if (length_scale(a, b, c) != exact(a, b, c)) {
            CHECK_EQ(length_scale(a, b, c), exact(a, b, c));
            return;
        }
    }
    CHECK(true);
}

int main(void)
{
    test_halves();
    test_bounds();
    test_random();
    return unit_result();
}
