/* test_compare.c: tests the measure of compare.c on synthetic pages. */
#define main compare_main
#include "compare.c"
#undef main

#include "unit.h"

enum { WIDTH = 300, HEIGHT = 200 };

static struct page blank(int width, int height)
{
    struct page page = {width, height, 1, take((size_t)(width * height), 1)};
    memset(page.p, 255, (size_t)(width * height));
    return page;
}

/* A box of `ink`, from 0 for none to 255 for black; all lengths in tenths of a pixel. */
static void box(struct page *page, int left, int top, int width, int height, int ink)
{
    for (int y = top / 10; y <= (top + height) / 10; y++)
        for (int x = left / 10; x <= (left + width) / 10; x++) {
            int right = left + width < 10 * x + 10 ? left + width : 10 * x + 10;
            int bottom = top + height < 10 * y + 10 ? top + height : 10 * y + 10;
            int w = right - (left > 10 * x ? left : 10 * x);
            int h = bottom - (top > 10 * y ? top : 10 * y);
            if (w > 0 && h > 0 && x < page->width && y < page->height) {
                unsigned char *p = page->p + y * page->width + x;
                int value = *p - ink * w * h / 100;
                *p = (unsigned char)(value < 0 ? 0 : value);
            }
        }
}

/* Stems and bars like words, 5 px high, the stems as wide as `bold`. */
static void words(struct page *page, int left, int top, int width, uint64_t seed, int ink, int bold)
{
    for (int x = left; x < left + width; x += 3) {
        int64_t kind = unit_random_in(&seed, 0, 5);
        if (kind > 0)
            box(page, 10 * x, 10 * top, bold, 50, ink);
        if (kind > 2)
            box(page, 10 * x, 10 * top + (kind > 3 ? 40 : 0), 25, 10, ink);
    }
}

/* The page that all cases change: text, two rules, a bullet, a ground. */
struct look {
    int rule, rule_ink, bullet, ink, ground, lines;
    uint64_t word;
};
static const struct look usual = {406, 190, 180, 188, 17, 8, 1};

static struct page draw(struct look look)
{
    struct page page = blank(WIDTH, HEIGHT);
    box(&page, 2200, 0, 800, 1000, look.ground);
    words(&page, 20, 30, 60, 7, look.ink, 15);
    box(&page, 200, look.rule, 1800, 4, look.rule_ink); /* 0.5 pt */
    for (int k = 0; k < look.lines; k++)
        words(&page, 30, 50 + 12 * k, 170, (uint64_t)k + 100, 255, 10);
    words(&page, 30, 150, 20, look.word, 255, 10);
    words(&page, 56, 150, 140, 99, 255, 10);
    box(&page, 220, 1510, 22, 22, look.bullet);
    return page;
}

static struct page reference;

static int judge(struct look look, struct difference *out)
{
    struct page page = draw(look);
    struct difference d = measure(&page, &reference);
    free(d.over);
    free(page.p);
    if (out)
        *out = d;
    return d.verdict;
}

static void test_same_and_noise(void)
{
    CHECK_EQ(judge(usual, NULL), SAME);
    uint64_t state = 5;
    for (int strength = 4; strength <= 24; strength += 4) {
        struct page page = draw(usual);
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            int value = page.p[i] + (page.p[i] < 255 ? (int)unit_random_in(&state, -strength, strength) : 0);
            page.p[i] = (unsigned char)(value < 0 ? 0 : value > 255 ? 255 : value);
        }
        struct difference d = measure(&page, &reference);
        CHECK_EQ(d.verdict, GOOD);
        CHECK_EQ(d.pixels, 0);
        free(d.over);
        free(page.p);
    }
}

static void test_changes(void)
{
    struct difference d;
    struct look look = usual;
    look.rule += 1; /* a tenth of a pixel, as another renderer may round */
    CHECK_EQ(judge(look, NULL), GOOD);
    look = usual, look.rule += 8; /* 1 pt */
    CHECK_EQ(judge(look, &d), BAD);
    CHECK(d.left == 20 && d.right == 200 && d.top >= 39 && d.bottom <= 43 && d.pixels >= 180);
    look = usual, look.rule_ink = 80;
    CHECK_EQ(judge(look, NULL), BAD);
    look = usual, look.word = 2;
    CHECK_EQ(judge(look, &d), BAD);
    CHECK(d.left >= 28 && d.right <= 54 && d.top >= 149 && d.bottom <= 157);
    look = usual, look.bullet = 0;
    CHECK_EQ(judge(look, &d), BAD);
    CHECK(d.left >= 21 && d.right <= 26 && d.top >= 150 && d.bottom <= 155);
    look = usual, look.lines = 7;
    CHECK_EQ(judge(look, &d), BAD);
    CHECK(d.top >= 132 && d.bottom <= 141);
    look = usual, look.ink = 151; /* #14507A, #3873B3 */
    CHECK_EQ(judge(look, NULL), BAD);
    look = usual, look.ground = 29;
    CHECK_EQ(judge(look, &d), BAD);
    CHECK(d.left >= 219 && d.right == WIDTH && d.top == 0 && d.bottom <= 101);
    look = usual, look.ground = 12;
    CHECK_EQ(judge(look, NULL), GOOD);
}

static void test_edges(void)
{
    static const int corners[][2] = {{0, 0}, {WIDTH - 3, 0}, {0, HEIGHT - 3}, {WIDTH - 3, HEIGHT - 3}};
    for (int k = 0; k < 4; k++) {
        struct page page = draw(usual);
        for (int i = 0; i < 9; i++)
            page.p[(corners[k][1] + i / 3) * WIDTH + corners[k][0] + i % 3] ^= 0x80;
        struct difference d = measure(&page, &reference);
        CHECK_EQ(d.verdict, BAD);
        CHECK_EQ(d.left, corners[k][0]);
        CHECK_EQ(d.bottom, corners[k][1] + 3);
        free(d.over);
        free(page.p);
    }
    struct page one = blank(1, 1), other = blank(1, 1); /* smaller than any window */
    other.p[0] = 0;
    struct difference d = measure(&one, &other);
    CHECK(d.verdict == GOOD || d.verdict == BAD);
    free(d.over);
    free(one.p);
    free(other.p);
}

static void test_levels(void)
{
    for (int i = 0; i < 256; i++) {
        unsigned char r = rounded((unsigned char)i);
        CHECK_EQ(rounded(r), r);
        CHECK(abs(i - r) <= 255 / (LEVELS - 1) / 2 + 1);
    }
    CHECK_EQ(rounded(0), 0);
    CHECK_EQ(rounded(255), 255);
}

int main(void)
{
    struct page page = draw(usual);
    reference = round_page(&page);
    free(page.p);
    test_same_and_noise();
    test_changes();
    test_edges();
    test_levels();
    free(reference.p);
    return unit_result();
}
