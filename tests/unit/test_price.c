/* test_price.c: prices of line and page breaks that have no effect on pages of usual texts. Each
 * check is a choice that would be different with another price. tests/constants.py runs it with
 * changed prices; test_totalfit.c and test_pagebreak.c test what is true for any input. */
#include "lines/totalfit.h"
#include "pages/pagebreak.h"
#include "unit.h"

#define BOX(w) {.kind = TOTALFIT_BOX, .width = (w)}
#define GLUE(w, y) {.kind = TOTALFIT_GLUE, .width = (w), .stretch = (y)}
#define PENALTY(p) {.kind = TOTALFIT_PENALTY, .penalty = (p)}
#define COUNT(a) (sizeof(a) / sizeof *(a))

static struct arena *arena;

/* The item at which the first of the lines ends, justified in this width. */
static size_t first_end(const struct totalfit_item *items, size_t n, length width)
{
    struct totalfit_params p = {.widths = &width, .n_widths = 1, .mode = TOTALFIT_JUSTIFIED};
    struct totalfit_line *lines;
    return totalfit_run(arena, items, n, &p, &lines) ? lines[0].to : n;
}

/* A line with little to stretch, or none, counts as one that has 1/128 of its width for that: so the
 * white of 12700 is as bad with the space that gives 90 as without it, and the price of 100 behind it
 * decides. */
static void test_most_stretched(void)
{
    const struct totalfit_item items[] = {BOX(100), GLUE(0, 90), BOX(0), PENALTY(100), BOX(12750)};
    CHECK_EQ(first_end(items, COUNT(items), 12800), 1);
}

/* Two ways to the end of line 2: a first line stretched by 2.15 and a full second one, or a full
 * first and a second stretched by 2.03. The latter costs less; that its second line costs 656,100
 * at least must not rule it out beside the former, which costs a million. */
static void test_loose(void)
{
    const struct totalfit_item items[] = {BOX(400), GLUE(100, 100), BOX(285), GLUE(100, 100),
                                           BOX(115), GLUE(100, 100), BOX(400), GLUE(100, 106),
                                           BOX(285), GLUE(100, 100), BOX(950)};
    CHECK_EQ(first_end(items, COUNT(items), 1000), 5);
}

/* A page holds 512 lines, even if they have no height. */
static void test_most_lines(void)
{
    struct pagebreak_line lines[600] = {{0}};
    struct pagebreak_params p = {.first_height = 100, .height = 100};
    size_t *starts;
    CHECK_EQ(pagebreak_run(arena, lines, 512, &p, &starts), 1);
    CHECK_EQ(pagebreak_run(arena, lines, 513, &p, &starts), 2);
}

int main(void)
{
    arena = arena_new();
    test_most_stretched();
    test_loose();
    test_most_lines();
    arena_free(arena);
    return unit_result();
}
