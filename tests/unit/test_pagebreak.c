/* test_pagebreak.c: page breaks, compared with results worked out by hand and with a search over
 * all sets of breaks; and difficult inputs. Most lines are 10 high on pages of 100. */
#include "pages/pagebreak.h"
#include "unit.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

static struct arena *arena;
static const struct pagebreak_params TEN = {.first_height = 100, .height = 100};

static void fill(struct pagebreak_line *lines, size_t n)
{
    for (size_t i = 0; i < n; i++)
        lines[i] = (struct pagebreak_line){.skip = 10, .top = 10};
}

/* Whether lines [from, to) can be a page, by the rules of the header. */
static bool is_page(const struct pagebreak_line *lines, size_t from, size_t to,
                    const struct pagebreak_params *p)
{
    length baseline = 0;
    bool fits = true;
    for (size_t i = from; i < to; i++) {
        baseline = i == from ? lines[i].top : baseline + lines[i].skip;
        fits &= baseline + lines[i].depth <= (from ? p->height : p->first_height);
        if (i > from && lines[i].penalty <= PAGEBREAK_FORCE)
            return false;
    }
    return fits || to == from + 1;
}

static size_t run(const struct pagebreak_line *lines, size_t n, const struct pagebreak_params *p,
                  size_t **starts)
{
    size_t pages = pagebreak_run(arena, lines, n, p, starts), bad = 0;
    for (size_t i = 0; i < pages; i++) {
        size_t end = i + 1 < pages ? (*starts)[i + 1] : n;
        bad += end <= (*starts)[i] || end > n || !is_page(lines, (*starts)[i], end, p);
    }
    CHECK_EQ(bad, 0);
    CHECK(pages == 0 || (*starts)[0] == 0);
    return pages;
}

static void check_starts(int line, const struct pagebreak_line *lines, size_t n,
                         const struct pagebreak_params *p, const size_t *expected)
{
    size_t *starts;
    size_t pages = run(lines, n, p, &starts), i = 0;
    for (; i < pages && expected[i] == starts[i]; i++)
        ;
    if (unit_check(i == pages && expected[i] == SIZE_MAX, __FILE__, line, "pages start so"))
        return;
    for (i = 0; i < pages; i++)
        fprintf(stderr, "    page %zu starts at %zu\n", i + 1, starts[i]);
}

#define CHECK_STARTS(lines, n, p, ...) \
    check_starts(__LINE__, (lines), (n), (p), (const size_t[]){__VA_ARGS__, SIZE_MAX})

static void test_filling(void)
{
    struct pagebreak_line lines[40];
    size_t *starts;
    fill(lines, COUNT(lines));
    CHECK_EQ(pagebreak_run(arena, lines, 0, &TEN, &starts), 0);
    CHECK_STARTS(lines, 1, &TEN, 0);
    CHECK_STARTS(lines, 10, &TEN, 0);
    CHECK_STARTS(lines, 20, &TEN, 0, 10);
    CHECK_STARTS(lines, 25, &TEN, 0, 10, 20);
    CHECK_STARTS(lines, 40, &TEN, 0, 10, 20, 30);
    struct pagebreak_params short_first = {.first_height = 55, .height = 100};
    CHECK_STARTS(lines, 25, &short_first, 0, 5, 15);
    /* The skip above a page's first line is dropped, its top counts. */
    lines[10].skip = 500;
    lines[10].top = 30;
    CHECK_STARTS(lines, 22, &TEN, 0, 10, 18);
    /* What hangs below the page must not, wherever it starts. */
    fill(lines, COUNT(lines));
    lines[8].depth = 11;
    CHECK_STARTS(lines, 14, &TEN, 0, 8);
}

static void test_demerits(void)
{
    struct pagebreak_line lines[40];
    size_t *starts;
    fill(lines, COUNT(lines));
    lines[10].penalty = 100;
    /* 9 lines and no penalty: 10 % of white weighs less than a penalty of 100 ... */
    CHECK_STARTS(lines, 16, &TEN, 0, 9);
    size_t pages = run(lines, 16, &TEN, &starts);
    struct pagebreak_cost c = pagebreak_cost(lines, 16, &TEN, starts, pages);
    CHECK_EQ(c.demerits, 1000 * 1000);
    /* ... 20 % more, and 15 % as much. */
    lines[9].penalty = 100;
    CHECK_STARTS(lines, 16, &TEN, 0, 10);
    pages = run(lines, 16, &TEN, &starts);
    c = pagebreak_cost(lines, 16, &TEN, starts, pages);
    CHECK_EQ(c.demerits, 1500 * 1500);
    CHECK_EQ(c.pages, 2);
    CHECK_EQ(c.nevers + c.overflows, 0);
    /* A welcome break is worth white. */
    fill(lines, COUNT(lines));
    lines[7].penalty = -250;
    CHECK_STARTS(lines, 16, &TEN, 0, 7);
}

/* The white at a page's foot is below the lowest line, which need not be the last. */
static void test_white_below_lowest(void)
{
    struct pagebreak_line lines[14];
    fill(lines, COUNT(lines));
    lines[8].depth = 10;
    lines[9].skip = 0;
    lines[10].penalty = PAGEBREAK_FORCE;
    CHECK_STARTS(lines, 14, &TEN, 0, 10);
    CHECK_EQ(pagebreak_cost(lines, 14, &TEN, (size_t[]){0, 10}, 2).demerits, 0);
}

static void test_last_page(void)
{
    struct pagebreak_line lines[40];
    fill(lines, COUNT(lines));
    /* Not one, two or three lines by themselves; one that is even is no better than four. */
    CHECK_STARTS(lines, 11, &TEN, 0, 7);
    CHECK_STARTS(lines, 13, &TEN, 0, 9);
    CHECK_STARTS(lines, 14, &TEN, 0, 10);
    /* Over three pages the white is shared. */
    CHECK_STARTS(lines, 22, &TEN, 0, 9, 18);
    /* No page more for it. */
    size_t *starts;
    CHECK_EQ(run(lines, 10, &TEN, &starts), 1);
    /* Four lines in 7 % of the height: below the least share. */
    for (size_t i = 11; i < 14; i++)
        lines[i].skip = 0;
    lines[10].top = 7;
    CHECK_STARTS(lines, 14, &TEN, 0, 9);
    lines[10].top = 8;
    CHECK_STARTS(lines, 14, &TEN, 0, 10);
}

static void test_never_and_force(void)
{
    struct pagebreak_line lines[40];
    fill(lines, COUNT(lines));
    for (size_t i = 5; i < 12; i++)
        lines[i].penalty = PAGEBREAK_NEVER;
    CHECK_STARTS(lines, 16, &TEN, 0, 4, 12);
    /* More than a page that must not be split: split once, as late as can be. */
    for (size_t i = 1; i < 16; i++)
        lines[i].penalty = PAGEBREAK_NEVER;
    CHECK_STARTS(lines, 16, &TEN, 0, 10);
    size_t *starts;
    size_t pages = run(lines, 16, &TEN, &starts);
    CHECK_EQ(pagebreak_cost(lines, 16, &TEN, starts, pages).nevers, 1);

    fill(lines, COUNT(lines));
    lines[0].penalty = PAGEBREAK_FORCE;
    lines[1].penalty = PAGEBREAK_FORCE;
    lines[2].penalty = PAGEBREAK_FORCE - 1;
    CHECK_STARTS(lines, 12, &TEN, 0, 1, 2);
    CHECK_EQ(pagebreak_cost(lines, 12, &TEN, (size_t[]){0, 1, 2}, 3).demerits,
             2 * 9000 * 9000);
}

static void test_too_tall(void)
{
    struct pagebreak_line lines[10];
    fill(lines, COUNT(lines));
    lines[4].top = 150;
    lines[4].skip = 150;
    lines[4].penalty = lines[5].penalty = PAGEBREAK_NEVER;
    CHECK_STARTS(lines, 10, &TEN, 0, 4, 5);
    size_t *starts;
    size_t pages = run(lines, 10, &TEN, &starts);
    CHECK_EQ(pagebreak_cost(lines, 10, &TEN, starts, pages).overflows, 1);

    for (length height = 0; height >= -100; height -= 100) {
        struct pagebreak_params none = {.first_height = height, .height = height};
        CHECK_EQ(run(lines, 10, &none, &starts), 10);
    }
    /* First page too low for its line, which cannot go elsewhere. */
    struct pagebreak_params low = {.first_height = 5, .height = 100};
    CHECK_STARTS(lines, 3, &low, 0, 1);
}

/* What every set of breaks costs that the rules allow: the cheapest. */
static struct pagebreak_cost cheapest(const struct pagebreak_line *lines, size_t n,
                                      const struct pagebreak_params *p)
{
    struct pagebreak_cost best = {0};
    for (uint32_t set = 0; set < (uint32_t)1 << (n - 1); set++) {
        size_t starts[16], pages = 0, from = 0;
        bool ok = true;
        for (size_t i = 0; i < n; i++)
            if (i == 0 || set >> (i - 1) & 1)
                starts[pages++] = i;
        for (size_t i = 0; i < pages; i++) {
            size_t end = i + 1 < pages ? starts[i + 1] : n;
            ok &= is_page(lines, from, end, p);
            from = end;
        }
        struct pagebreak_cost c = pagebreak_cost(lines, n, p, starts, pages);
        if (ok && (best.pages == 0 || pagebreak_compare(&c, &best) < 0))
            best = c;
    }
    return best;
}

static void test_optimal(bool wild)
{
    uint64_t seed = 42 + wild;
    int worse = 0, overflows = 0, nevers = 0, many = 0, rounds = 1500;
    for (int round = 0; round < rounds; round++) {
        struct pagebreak_line lines[11];
        size_t n = (size_t)unit_random_in(&seed, 1, COUNT(lines));
        for (size_t i = 0; i < n; i++) {
            int64_t what = unit_random_in(&seed, 0, 9);
            lines[i].skip = unit_random_in(&seed, wild ? -10 : 8, 30);
            lines[i].top = unit_random_in(&seed, wild ? -10 : 5, 40);
            lines[i].depth = what % 3 ? 0 : unit_random_in(&seed, wild ? -5 : 0, 10);
            lines[i].penalty =
                (int)unit_random_in(&seed, what < 6 ? 0 : -200, what < 3 ? 0 : 300);
            if (what >= 8)
                lines[i].penalty = PAGEBREAK_NEVER;
            if (what == 9 && unit_random(&seed) % 4 == 0)
                lines[i].penalty = PAGEBREAK_FORCE;
        }
        struct pagebreak_params p = {.first_height = unit_random_in(&seed, 25, 100),
                                     .height = unit_random_in(&seed, 35, 120)};
        size_t *starts;
        size_t pages = run(lines, n, &p, &starts);
        struct pagebreak_cost c = pagebreak_cost(lines, n, &p, starts, pages);
        struct pagebreak_cost best = cheapest(lines, n, &p);
        if (pagebreak_compare(&c, &best) != 0 && !worse++)
            fprintf(stderr, "    round %d: %zu/%zu/%zu/%" PRId64 ", not %zu/%zu/%zu/%" PRId64 "\n",
                    round, c.overflows, c.nevers, c.pages, c.demerits, best.overflows,
                    best.nevers, best.pages, best.demerits);
        overflows += c.overflows > 0;
        nevers += c.nevers > 0;
        many += c.pages > 2;
        arena_reset(arena);
    }
    CHECK_EQ(worse, 0);
    CHECK(overflows > rounds / 100 && overflows < rounds / 2);
    CHECK(nevers > rounds / 100 && nevers < rounds / 2);
    CHECK(many > rounds / 10);
}

static void test_many(void)
{
    static const struct {
        const char *name;
        length skip, height;
        int penalty;
    } cases[] = {
        {"lines", 13 * PT, 740 * PT, 0},
        {"small lines", 2 * PT, 740 * PT, 30},
        {"never", 13 * PT, 740 * PT, PAGEBREAK_NEVER},
        {"forced", 13 * PT, 740 * PT, PAGEBREAK_FORCE},
        {"no height", 0, 740 * PT, 0},
        {"upwards", -13 * PT, 740 * PT, 0},
        {"too tall", 13 * PT, 5 * PT, 0},
        {"endless page", 13 * PT, (length)1 << 60, 0},
    };
    size_t n = 200000;
    struct pagebreak_line *lines = arena_array_of(arena, struct pagebreak_line, n);
    for (size_t c = 0; c < COUNT(cases); c++) {
        for (size_t i = 0; i < n; i++)
            lines[i] = (struct pagebreak_line){.skip = cases[c].skip,
                                               .top = 10 * PT,
                                               .penalty = i % 7 ? cases[c].penalty : 0};
        struct pagebreak_params p = {.first_height = cases[c].height, .height = cases[c].height};
        size_t *starts;
        double start = unit_ms();
        size_t pages = pagebreak_run(arena, lines, n, &p, &starts);
        printf("%-28s %7.1f ms %7zu pages\n", cases[c].name, unit_ms() - start, pages);
        CHECK_EQ(pagebreak_cost(lines, n, &p, starts, pages).pages, pages);
        run(lines, n, &p, &starts);
    }
}

int main(void)
{
    arena = arena_new();
    test_filling();
    test_demerits();
    test_white_below_lowest();
    test_last_page();
    test_never_and_force();
    test_too_tall();
    test_optimal(false);
    test_optimal(true);
    test_many();
    arena_free(arena);
    return unit_result();
}
