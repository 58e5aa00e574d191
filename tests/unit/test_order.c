/* test_order.c: where the parts of a line stand, and lines that begin at the other edge. */
#include "lines/order.h"

#include "base/arena.h"
#include "unit.h"

static struct arena *scratch;

static struct item run(length x, length width)
{
    struct item i = {.kind = ITEM_GLYPHS, .x = x};
    i.run.advance = width;
    return i;
}

static struct item link(length x, length width)
{
    struct item i = {.kind = ITEM_LINK, .x = x};
    i.link.width = width;
    return i;
}

/* A line of 100 with parts of these levels, each 20 wide, and two runs of 10 in each. */
static struct set_line line_of(const uint8_t *levels, size_t n, uint8_t base)
{
    struct set_line line = {.width = 20 * (length)n};
    line_parts parts = {0};
    for (size_t i = 0; i < n; i++) {
        *vec_push(scratch, &parts) = (struct line_part){20 * (length)i, levels[i]};
        *vec_push(scratch, &line.items) = run(20 * (length)i, 10);
        *vec_push(scratch, &line.items) = run(20 * (length)i + 10, 10);
    }
    order_line(scratch, &line, &parts, base);
    return line;
}

static void check_places(const struct set_line *line, const length *x)
{
    for (size_t i = 0; i < line->items.n; i++)
        CHECK_EQ(line->items.at[i].x, x[i]);
}

static void test_parts(void)
{
    struct set_line line = line_of((const uint8_t[]){0, 1, 0}, 3, 0);
    check_places(&line, (const length[]){0, 10, 30, 20, 40, 50});
    line = line_of((const uint8_t[]){0, 1, 2, 1, 0}, 5, 0); /* a number in Hebrew in English */
    check_places(&line, (const length[]){0, 10, 70, 60, 40, 50, 30, 20, 80, 90});
    line = line_of((const uint8_t[]){1, 1, 1}, 3, 1); /* in its own direction all stays */
    check_places(&line, (const length[]){0, 10, 20, 30, 40, 50});
    line = line_of((const uint8_t[]){1, 2, 1}, 3, 1); /* English in Hebrew */
    check_places(&line, (const length[]){0, 10, 30, 20, 40, 50});
    line = line_of((const uint8_t[]){1}, 1, 0); /* a line of one part */
    check_places(&line, (const length[]){10, 0});
}

/* A link over parts, and one that is inside a part. */
static void test_links(void)
{
    struct set_line line = {.width = 60};
    line_parts parts = {0};
    *vec_push(scratch, &parts) = (struct line_part){0, 0};
    *vec_push(scratch, &parts) = (struct line_part){20, 1};
    *vec_push(scratch, &parts) = (struct line_part){50, 0};
    *vec_push(scratch, &line.items) = link(20, 30);
    *vec_push(scratch, &line.items) = link(20, 5);
    *vec_push(scratch, &line.items) = link(10, 15); /* half in both */
    *vec_push(scratch, &line.items) = run(60, 0);   /* at the end, of no width */
    order_line(scratch, &line, &parts, 0);
    CHECK_EQ(line.items.at[0].x, 20);
    CHECK_EQ(line.items.at[0].link.width, 30);
    CHECK_EQ(line.items.at[1].x, 45);
    CHECK_EQ(line.items.at[1].link.width, 5);
    CHECK_EQ(line.items.at[2].x, 10);
    CHECK_EQ(line.items.at[2].link.width, 40);
    CHECK_EQ(line.items.at[3].x, 60);
}

static void test_turn(void)
{
    struct set_line lines[2] = {{.width = 90}, {.width = 70}};
    struct set_lines set = {lines, 2, true};
    *vec_push(scratch, &lines[0].items) = run(10, 30);
    *vec_push(scratch, &lines[0].items) = run(40, 50);
    *vec_push(scratch, &lines[1].items) = run(0, 70);
    order_turn(&set, 200, true);
    CHECK_EQ(lines[0].items.at[0].x, 160);
    CHECK_EQ(lines[0].items.at[1].x, 110);
    CHECK_EQ(lines[1].items.at[0].x, 130);
    CHECK_EQ(lines[1].width, 200);
    order_turn(&set, 200, false); /* each line stays where it is */
    CHECK_EQ(lines[0].items.at[0].x, 110);
    CHECK_EQ(lines[0].items.at[1].x, 140);
    CHECK_EQ(lines[1].items.at[0].x, 130);
}

/* A line of nothing, as before a break that was typed at the end. */
static void test_empty(void)
{
    struct set_line lines[2] = {{.width = 0}, {.width = 70}};
    struct set_lines set = {lines, 2, true};
    *vec_push(scratch, &lines[1].items) = run(0, 70);
    order_turn(&set, 200, true);
    CHECK_EQ(lines[0].width, 0);
    CHECK_EQ(lines[1].items.at[0].x, 130);
    order_turn(&set, 200, false);
    CHECK_EQ(lines[0].width, 0);
}

static void test_mirror(void)
{
    struct item i = run(10, 30);
    i.run.white = 5;
    i.run.white_x = 30;
    item_mirror(&i, 100);
    CHECK_EQ(i.x, 60);
    CHECK_EQ(i.run.white_x, -5); /* left of it */
    item_mirror(&i, 100);
    CHECK_EQ(i.x, 10);
    CHECK_EQ(i.run.white_x, 30);
    struct item dots = {.kind = ITEM_DOTS, .x = 10};
    dots.dots.width = 20;
    item_mirror(&dots, 100);
    CHECK_EQ(dots.x, 70); /* the centre of what is the first from the left now */
}

int main(void)
{
    struct memory memory = {0};
    scratch = arena_open(&memory);
    test_parts();
    test_links();
    test_turn();
    test_empty();
    test_mirror();
    return unit_result();
}
