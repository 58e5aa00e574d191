/* test_totalfit.c: line breaks, compared with results worked out by hand and with a search over all
 * sets of breaks; and difficult inputs. Lengths are small integers, because the algorithm needs no
 * unit. */
#include "lines/totalfit.h"
#include "unit.h"

#define BOX(w) {.kind = TOTALFIT_BOX, .width = (w)}
#define GLUE(w, y, z) {.kind = TOTALFIT_GLUE, .width = (w), .stretch = (y), .shrink = (z)}
#define SPACE GLUE(10, 5, 3)
#define PENALTY(p) {.kind = TOTALFIT_PENALTY, .penalty = (p)}
#define HYPHEN(w) {.kind = TOTALFIT_PENALTY, .penalty = 50, .flagged = true, .width = (w)}
#define DEAR_HYPHEN(w) {.kind = TOTALFIT_PENALTY, .penalty = 100, .flagged = true, .width = (w)}
#define HYPHEN_BEFORE(r) {.kind = TOTALFIT_PENALTY, .penalty = 50, .flagged = true, .width = 2, .rest = (r)}
#define FORCED PENALTY(TOTALFIT_FORCE)
#define COUNT(a) (sizeof(a) / sizeof *(a))

static struct arena *arena;

static bool forced(const struct totalfit_item *it)
{
    return it->kind == TOTALFIT_PENALTY && it->penalty <= TOTALFIT_FORCE;
}

static bool legal(const struct totalfit_item *items, size_t i)
{
    if (items[i].kind == TOTALFIT_PENALTY)
        return items[i].penalty < TOTALFIT_NEVER;
    return items[i].kind == TOTALFIT_GLUE && i > 0 && items[i - 1].kind == TOTALFIT_BOX;
}

static length width_at(const struct totalfit_params *p, size_t line)
{
    return p->widths[line < p->n_widths ? line : p->n_widths - 1];
}

/* What every result must be, whatever went in. */
static void check_lines(const struct totalfit_item *items, size_t n,
                        const struct totalfit_params *p, const struct totalfit_line *lines,
                        size_t n_lines)
{
    size_t lost = 0, misplaced = 0, illegal = 0, wrong = 0, next = 0;
    for (size_t i = 0; i < n_lines; i++) {
        const struct totalfit_line *l = &lines[i];
        length natural = 0, stretch = 0, shrink = 0, back = 0, w = 0, y = 0, z = 0;
        misplaced += l->from < next || l->to < l->from || l->to > n;
        for (size_t k = next; k < l->from; k++)
            lost += items[k].kind == TOTALFIT_BOX || forced(&items[k]);
        for (size_t k = l->from; k < l->to; k++) {
            const struct totalfit_item *it = &items[k];
            w += it->kind == TOTALFIT_PENALTY ? 0 : it->width;
            y += it->stretch;
            z += it->shrink;
            illegal += forced(it);
            if (it->kind == TOTALFIT_BOX) {
                natural = w;
                back = it->back;
                stretch = y;
                shrink = z;
            }
        }
        if (l->to < n) {
            illegal += !legal(items, l->to);
            natural += items[l->to].kind == TOTALFIT_PENALTY ? items[l->to].width : 0;
            back = items[l->to].kind == TOTALFIT_PENALTY && items[l->to].width ? items[l->to].back : back;
            wrong += l->hyphenated != items[l->to].flagged;
        }
        length front = l->from < l->to ? items[l->from].front : 0;
        wrong += l->front != front || l->back != back;
        natural -= front + back;
        wrong += natural != l->natural || stretch != l->stretch || shrink != l->shrink;
        length expansion = natural > 0 ? natural / 1000 * p->expansion : 0;
        length least = natural - (p->mode == TOTALFIT_JUSTIFIED ? shrink + expansion
                                  : p->mode == TOTALFIT_EVEN    ? shrink / EVEN_PART + expansion
                                                                : 0);
        wrong += l->overfull != (least > width_at(p, i));
        next = l->to + (l->to < n);
    }
    for (size_t k = next; k < n; k++)
        lost += items[k].kind == TOTALFIT_BOX || forced(&items[k]);
    CHECK_EQ(lost, 0);
    CHECK_EQ(misplaced, 0);
    CHECK_EQ(illegal, 0);
    CHECK_EQ(wrong, 0);
}

static size_t run(const struct totalfit_item *items, size_t n, const struct totalfit_params *p,
                  struct totalfit_line **lines)
{
    size_t count = totalfit_run(arena, items, n, p, lines);
    check_lines(items, n, p, *lines, count);
    return count;
}

/* Where lines end, worked by hand; `ends` lists `to` of all lines, SIZE_MAX behind the last. */
static void check_ends(int line, const struct totalfit_item *items, size_t n,
                       const struct totalfit_params *p, const size_t *ends)
{
    struct totalfit_line *lines;
    size_t count = run(items, n, p, &lines), i = 0;
    for (; i < count && ends[i] == lines[i].to; i++)
        ;
    if (unit_check(i == count && ends[i] == SIZE_MAX, __FILE__, line, "lines end as expected"))
        return;
    for (i = 0; i < count; i++)
        fprintf(stderr, "    line %zu ends at %zu\n", i, lines[i].to);
}

#define CHECK_ENDS(items, p, ...) \
    check_ends(__LINE__, (items), COUNT(items), (p), (const size_t[]){__VA_ARGS__, SIZE_MAX})

static struct totalfit_params params(enum totalfit_mode mode, const length *width)
{
    return (struct totalfit_params){.widths = width, .n_widths = 1, .mode = mode};
}

static void test_justified(void)
{
    length w = 70;
    struct totalfit_params p = params(TOTALFIT_JUSTIFIED, &w);
    const struct totalfit_item exact[] = {BOX(30), SPACE, BOX(30), SPACE, BOX(30), SPACE, BOX(30)};
    CHECK_ENDS(exact, &p, 3, 7);
    /* 30+10+33 = 73: all of the shrink, no more */
    const struct totalfit_item shrunk[] = {BOX(30), SPACE, BOX(33), SPACE, BOX(30)};
    CHECK_ENDS(shrunk, &p, 3, 5);
    const struct totalfit_item too_wide[] = {BOX(30), SPACE, BOX(34), SPACE, BOX(25)};
    CHECK_ENDS(too_wide, &p, 1, 5);

    /* First fit takes 20 10 20 10 10 (exact) and leaves 30 alone, stretched without end, before
     * 70. Better 20 10 20 (ratio 4), then 10 10 30 (ratio 4), as the whole counts. */
    const struct totalfit_item greedy[] = {BOX(20), SPACE, BOX(20), SPACE, BOX(10),
                                            SPACE,   BOX(30), SPACE, BOX(70)};
    CHECK_ENDS(greedy, &p, 3, 7, 9);
}

/* Demerits by hand: (10 + badness)^2 + penalty^2 and what TeX adds. */
static void test_demerits(void)
{
    length w = 70;
    struct totalfit_params p = params(TOTALFIT_JUSTIFIED, &w);
    struct totalfit_line *lines;
    /* 30 10 25 stretched by 5 of 5: badness 640; then 30 alone and last: 0 */
    const struct totalfit_item one[] = {BOX(30), SPACE, BOX(25), PENALTY(20), BOX(60)};
    size_t count = run(one, COUNT(one), &p, &lines);
    CHECK_EQ(count, 2);
    struct totalfit_cost c = totalfit_cost(one, COUNT(one), &p, lines, count);
    CHECK_EQ(c.demerits, 650 * 650 + 20 * 20 + 10 * 10);
    CHECK_EQ(c.overfull, 0);
    CHECK_EQ(c.lines, 0);

    /* 40 10 20, by 0 stretched; hyphens at both ends, then the last line */
    const struct totalfit_item hyphens[] = {BOX(40), SPACE, BOX(15), HYPHEN(5), BOX(35),
                                             SPACE,   BOX(20), HYPHEN(5), BOX(50)};
    count = run(hyphens, COUNT(hyphens), &p, &lines);
    CHECK_EQ(count, 3);
    CHECK(lines[0].hyphenated && lines[1].hyphenated && !lines[2].hyphenated);
    c = totalfit_cost(hyphens, COUNT(hyphens), &p, lines, count);
    CHECK_EQ(c.demerits, 3 * 100 + 2 * 2500 + 1400000 + 5000);

    /* tight (73 shrunk by 3 of 3, which counts as 2/3: badness 213 + 141), then loose (65: 640): classes two apart */
    const struct totalfit_item classes[] = {BOX(30), SPACE, BOX(33), PENALTY(-20), BOX(30),
                                             SPACE,   BOX(25), PENALTY(-9999), BOX(50)};
    count = run(classes, COUNT(classes), &p, &lines);
    CHECK_EQ(count, 3);
    c = totalfit_cost(classes, COUNT(classes), &p, lines, count);
    CHECK_EQ(c.demerits, 364 * 364 - 20 * 20 + 650 * 650 + 40000 - 9999 * 9999 + 100);
}

/* A very loose line is set where its break is asked for so much that it costs least, though there are
 * lines that are not loose. */
static void test_loose(void)
{
    length w = 70;
    struct totalfit_params p = params(TOTALFIT_JUSTIFIED, &w);
    /* 60 stretched by 10 of 5, less 1950 squared: below 0; or 70, and 400 squared */
    const struct totalfit_item asked[] = {BOX(30), SPACE, BOX(20), PENALTY(-1950), BOX(10),
                                           PENALTY(400), BOX(60)};
    CHECK_ENDS(asked, &p, 3, 7);
    const struct totalfit_item less[] = {BOX(30), SPACE, BOX(20), PENALTY(-1800), BOX(10),
                                          PENALTY(400), BOX(60)};
    CHECK_ENDS(less, &p, 5, 7);
}

static void test_breaks(void)
{
    length w = 70;
    struct totalfit_params p = params(TOTALFIT_JUSTIFIED, &w);
    struct totalfit_line *lines;
    /* "30~30 30": a tie keeps its words together */
    const struct totalfit_item tie[] = {BOX(30), SPACE, BOX(30), PENALTY(TOTALFIT_NEVER),
                                         SPACE, BOX(30)};
    CHECK_ENDS(tie, &p, 1, 6);
    CHECK_EQ(run(tie, COUNT(tie), &p, &lines), 2);
    CHECK_EQ(lines[1].from, 2);

    const struct totalfit_item forced_twice[] = {BOX(30), SPACE, FORCED, SPACE, FORCED, SPACE,
                                                  BOX(30)};
    CHECK_ENDS(forced_twice, &p, 2, 4, 7);
    run(forced_twice, COUNT(forced_twice), &p, &lines);
    CHECK_EQ(lines[0].natural, 30);
    CHECK_EQ(lines[1].from, 4);
    CHECK_EQ(lines[1].natural, 0);

    /* The white before a forced break is free: the words needn't be spread over both lines. */
    const struct totalfit_item free_white[] = {BOX(20), SPACE, BOX(20), SPACE, BOX(10), SPACE,
                                                BOX(5), FORCED, BOX(20)};
    CHECK_ENDS(free_white, &p, 5, 7, 9);

    const struct totalfit_item at_the_end[] = {BOX(30), FORCED, SPACE, PENALTY(0)};
    CHECK_ENDS(at_the_end, &p, 1);
    const struct totalfit_item only_forced[] = {FORCED, FORCED};
    CHECK_ENDS(only_forced, &p, 0, 1);
    const struct totalfit_item dropped[] = {SPACE, PENALTY(0), BOX(30), SPACE, PENALTY(7), SPACE,
                                             BOX(60), SPACE, HYPHEN(5)};
    CHECK_ENDS(dropped, &p, 3, 9);
    run(dropped, COUNT(dropped), &p, &lines);
    CHECK_EQ(lines[0].from, 2);
    CHECK_EQ(lines[1].from, 6);
    CHECK(!lines[1].hyphenated);
}

static void test_widths(void)
{
    const length widths[] = {30, 70};
    struct totalfit_params p = params(TOTALFIT_JUSTIFIED, widths);
    p.n_widths = 2;
    const struct totalfit_item items[] = {BOX(30), SPACE, BOX(30), SPACE, BOX(30),
                                           SPACE,   BOX(30), SPACE, BOX(30)};
    CHECK_ENDS(items, &p, 1, 5, 9);
    /* Three lines full width or one and a half: the line index counts, not the place. */
    const length last_wide[] = {30, 30, 150};
    p.widths = last_wide;
    p.n_widths = 3;
    CHECK_ENDS(items, &p, 1, 3, 9);
}

static void test_overfull(void)
{
    length w = 70;
    struct totalfit_params p = params(TOTALFIT_JUSTIFIED, &w);
    struct totalfit_line *lines;
    const struct totalfit_item items[] = {BOX(20), SPACE, BOX(100), SPACE, BOX(30), SPACE,
                                           BOX(30)};
    CHECK_ENDS(items, &p, 1, 3, 7);
    size_t count = run(items, COUNT(items), &p, &lines);
    CHECK(!lines[0].overfull && lines[1].overfull && !lines[2].overfull);
    CHECK_EQ(totalfit_cost(items, COUNT(items), &p, lines, count).overfull, 30);

    const struct totalfit_item unbroken[] = {BOX(60), BOX(60), BOX(60)};
    CHECK_ENDS(unbroken, &p, 3);

    /* The hyphen, not the syllable, is too wide: one line with 2 too much beats 5. */
    const struct totalfit_item hyphen[] = {BOX(70), HYPHEN(5), BOX(2)};
    CHECK_ENDS(hyphen, &p, 3);
    /* 80 - 20 + 5: too wide half way, not at its end. */
    const struct totalfit_item back[] = {BOX(80), PENALTY(0), GLUE(-20, 0, 0), BOX(5)};
    CHECK_ENDS(back, &p, 4);

    for (int mode = TOTALFIT_JUSTIFIED; mode <= TOTALFIT_BALANCED; mode++) {
        for (length width = 0; width >= -70; width -= 70) {
            struct totalfit_params none = params(mode, &width);
            CHECK_EQ(run(items, COUNT(items), &none, &lines), 4);
            CHECK(lines[0].overfull && lines[3].overfull);
        }
    }
}

static void test_last_min(void)
{
    length w = 70;
    struct totalfit_params p = params(TOTALFIT_JUSTIFIED, &w);
    /* 20 10 20 10 10 is exact, and leaves 5 alone. */
    const struct totalfit_item items[] = {BOX(20), SPACE, BOX(20), SPACE, BOX(10), SPACE, BOX(5)};
    CHECK_ENDS(items, &p, 5, 7);
    /* Stretched by 4 it would be dearer than that; by 4/3 not. */
    p.last_min = 20;
    CHECK_ENDS(items, &p, 5, 7);
    const struct totalfit_item elastic[] = {BOX(20), GLUE(10, 15, 3), BOX(20), GLUE(10, 15, 3),
                                             BOX(10), GLUE(10, 15, 3), BOX(5)};
    CHECK_ENDS(elastic, &p, 3, 7);
    p.mode = TOTALFIT_RAGGED;
    CHECK_ENDS(items, &p, 3, 7);
    p.mode = TOTALFIT_BALANCED;
    CHECK_ENDS(items, &p, 3, 7);
    const struct totalfit_item lone[] = {BOX(5)};
    struct totalfit_line *lines;
    size_t count = run(lone, 1, &p, &lines);
    p.mode = TOTALFIT_JUSTIFIED;
    CHECK_EQ(totalfit_cost(lone, 1, &p, lines, count).demerits, 100);
    /* Nothing that could join it: 70 is full. */
    const struct totalfit_item full[] = {BOX(70), SPACE, BOX(10)};
    count = run(full, COUNT(full), &p, &lines);
    CHECK_EQ(count, 2);
    CHECK_EQ(totalfit_cost(full, COUNT(full), &p, lines, count).demerits, 200 + 3000000);
    /* Three quarters of what it should at least be: a sixteenth of the half. */
    p.last_min = 5;
    p.last_wish = 40;
    const struct totalfit_item wish[] = {BOX(70), SPACE, BOX(30)};
    count = run(wish, COUNT(wish), &p, &lines);
    CHECK_EQ(totalfit_cost(wish, COUNT(wish), &p, lines, count).demerits, 200 + 125000);
}

static void test_ragged(void)
{
    length w = 80;
    struct totalfit_params p = params(TOTALFIT_RAGGED, &w);
    /* Nothing shrinks: 30 10 41 doesn't fit in 80 ragged, and does justified. */
    const struct totalfit_item items[] = {BOX(30), SPACE, BOX(41), SPACE, BOX(80)};
    CHECK_ENDS(items, &p, 1, 3, 5);
    p.mode = TOTALFIT_JUSTIFIED;
    CHECK_ENDS(items, &p, 3, 5);

    /* White of an eighth, or a hyphen: taken justified (one space, ratio 2), not ragged. */
    const struct totalfit_item hyphen[] = {BOX(30), SPACE, BOX(30), GLUE(4, 2, 1), BOX(4),
                                            DEAR_HYPHEN(2), BOX(60)};
    CHECK_ENDS(hyphen, &p, 5, 7);
    p.mode = TOTALFIT_RAGGED;
    CHECK_ENDS(hyphen, &p, 3, 7);
    /* White of 50 of 80 is worth a hyphen. */
    const struct totalfit_item needed[] = {BOX(30), SPACE, BOX(30), HYPHEN(2), BOX(40)};
    CHECK_ENDS(needed, &p, 3, 5);
    /* The whole word fits on the line, so that it is not divided, however dear the place behind it is; or it does not. */
    const struct totalfit_item idle[] = {BOX(30), SPACE, BOX(30), HYPHEN_BEFORE(10), BOX(10), PENALTY(5000), SPACE, BOX(50)};
    CHECK_ENDS(idle, &p, 5, 8);
    const struct totalfit_item busy[] = {BOX(30), SPACE, BOX(30), HYPHEN_BEFORE(11), BOX(11), PENALTY(5000), SPACE, BOX(50)};
    CHECK_ENDS(busy, &p, 3, 8);
    p.mode = TOTALFIT_JUSTIFIED;
    CHECK_ENDS(idle, &p, 3, 8);
    p.mode = TOTALFIT_RAGGED;
    /* White of 15, one and a half times an eighth: badness 338 as in TeX. Of 25: 256 more, not 1225. */
    struct totalfit_line *lines;
    const struct totalfit_item shorter[] = {BOX(30), SPACE, BOX(25), PENALTY(0), BOX(80)};
    size_t count = run(shorter, COUNT(shorter), &p, &lines);
    CHECK_EQ(totalfit_cost(shorter, COUNT(shorter), &p, lines, count).demerits, 348 * 348 + 10 * 10);
    const struct totalfit_item shortest[] = {BOX(30), SPACE, BOX(15), PENALTY(0), BOX(80)};
    count = run(shortest, COUNT(shortest), &p, &lines);
    CHECK_EQ(totalfit_cost(shortest, COUNT(shortest), &p, lines, count).demerits, 604 * 604 + 10 * 10);
    length narrow = 74;
    p.widths = &narrow;
    /* The mean of all lines, not the fullest first: white 2, 42 or 32, 12. */
    const struct totalfit_item even[] = {BOX(30), SPACE, BOX(12), SPACE, BOX(20), SPACE,
                                          BOX(32), SPACE, BOX(74)};
    CHECK_ENDS(even, &p, 3, 7, 9);
}

/* Lines that give half of what they have at most, and else end early. */
static void test_even(void)
{
    length w = 70;
    struct totalfit_params p = params(TOTALFIT_EVEN, &w);
    struct totalfit_line *lines;
    /* 30 10 33 would need all of the shrink; 30 10 31 a third of it. */
    const struct totalfit_item wide[] = {BOX(30), SPACE, BOX(33), SPACE, BOX(20)};
    CHECK_ENDS(wide, &p, 1, 5);
    const struct totalfit_item fits[] = {BOX(30), SPACE, BOX(31), SPACE, BOX(20)};
    CHECK_ENDS(fits, &p, 3, 5);
    /* White of 2 goes to a stretch of 5: badness 127 + 50. */
    const struct totalfit_item filled[] = {BOX(30), SPACE, BOX(28), PENALTY(20), BOX(60)};
    size_t count = run(filled, COUNT(filled), &p, &lines);
    CHECK_EQ(totalfit_cost(filled, COUNT(filled), &p, lines, count).demerits, 187 * 187 + 20 * 20 + 10 * 10);
    /* White of 5 is left at the end: as bad as half of the stretch (240), and five eighths of an eighth (24). */
    const struct totalfit_item early[] = {BOX(30), SPACE, BOX(25), PENALTY(20), BOX(60)};
    count = run(early, COUNT(early), &p, &lines);
    CHECK_EQ(totalfit_cost(early, COUNT(early), &p, lines, count).demerits, 274 * 274 + 20 * 20 + 10 * 10);
    /* Justified text stretches that line by all it has. */
    p.mode = TOTALFIT_JUSTIFIED;
    count = run(early, COUNT(early), &p, &lines);
    CHECK_EQ(totalfit_cost(early, COUNT(early), &p, lines, count).demerits, 650 * 650 + 20 * 20 + 10 * 10);
}

static void test_balanced(void)
{
    length w = 100;
    struct totalfit_params p = params(TOTALFIT_BALANCED, &w);
    const struct totalfit_item fits[] = {BOX(40), SPACE, BOX(40), SPACE, BOX(0)};
    CHECK_ENDS(fits, &p, 5);
    /* 90 + 30 or 60 + 60 */
    const struct totalfit_item two[] = {BOX(20), SPACE, BOX(30), SPACE, BOX(20), SPACE, BOX(30)};
    CHECK_ENDS(two, &p, 3, 7);
    /* 60 + 40 rather than 40 + 60 */
    const struct totalfit_item first[] = {BOX(40), SPACE, BOX(10), SPACE, BOX(40)};
    CHECK_ENDS(first, &p, 3, 5);
    /* Two lines are fewer than three, equal as those might be. */
    const struct totalfit_item fewer[] = {BOX(45), SPACE, BOX(45), SPACE, BOX(45)};
    CHECK_ENDS(fewer, &p, 3, 5);
    /* Each side of a forced break is balanced by itself. */
    const struct totalfit_item halves[] = {BOX(20), SPACE, BOX(30), SPACE, BOX(20), SPACE, BOX(30),
                                            FORCED,  BOX(10)};
    CHECK_ENDS(halves, &p, 3, 7, 9);
}

/* Letters give before spaces do. */
static void test_expansion(void)
{
    length w = 70000;
    struct totalfit_params p = params(TOTALFIT_JUSTIFIED, &w);
    struct totalfit_line *lines;
    /* 30 10 28 is 68, and 2 of 5 are missing: badness 127 + 50; or expansion gives all, and costs 16 */
    const struct totalfit_item loose[] = {BOX(30000), GLUE(10000, 5000, 3000), BOX(28000), PENALTY(0), BOX(60000)};
    size_t count = run(loose, COUNT(loose), &p, &lines);
    CHECK_EQ(totalfit_cost(loose, COUNT(loose), &p, lines, count).demerits, 187 * 187 + 100);
    p.expansion = 20; /* 68 * .02 = 1.36; the spaces get .64 of 5: badness 40 + 5 */
    count = run(loose, COUNT(loose), &p, &lines);
    CHECK_EQ(totalfit_cost(loose, COUNT(loose), &p, lines, count).demerits, 71 * 71 + 100);
    p.expansion = 40; /* three quarters of what it may: 8 */
    count = run(loose, COUNT(loose), &p, &lines);
    CHECK_EQ(totalfit_cost(loose, COUNT(loose), &p, lines, count).demerits, 18 * 18 + 100);
    /* 30 10 26 is 66: 1.32, and as much again where spaces get more than .7 of 5; they get 1.36: badness 86 + 23,
     * and 64 for the letters */
    const struct totalfit_item looser[] = {BOX(30000), GLUE(10000, 5000, 3000), BOX(26000), PENALTY(0), BOX(60000)};
    p.expansion = 20;
    count = run(looser, COUNT(looser), &p, &lines);
    CHECK_EQ(totalfit_cost(looser, COUNT(looser), &p, lines, count).demerits, 183 * 183 + 100);


    /* 30 10 34 is 74, which 3 of shrink and 2 % of 74 let in. */
    const struct totalfit_item wide[] = {BOX(30000), GLUE(10000, 5000, 3000), BOX(34000), PENALTY(0), BOX(60000)};
    p.expansion = 0;
    CHECK_ENDS(wide, &p, 1, 3, 5);
    p.expansion = 20;
    CHECK_ENDS(wide, &p, 3, 5);
    /* A last line gets narrower where it must, and never wider. */
    const struct totalfit_item last[] = {BOX(71000)};
    count = run(last, 1, &p, &lines);
    CHECK(count == 1 && !lines[0].overfull);
    /* Letters of ragged lines stay as they are. */
    p.mode = TOTALFIT_RAGGED;
    CHECK_ENDS(wide, &p, 1, 3, 5);
    run(last, 1, &p, &lines);
    CHECK(lines[0].overfull);
}

/* What stands out of a line takes no room there. */
static void test_protrusion(void)
{
    length w = 70;
    struct totalfit_params p = params(TOTALFIT_RAGGED, &w);
    struct totalfit_line *lines;
    /* 40 10 23 is 73, less 3 at the front; 73, less 3 at the end */
    struct totalfit_item items[] = {BOX(40), SPACE, BOX(23), SPACE, BOX(60)};
    CHECK_ENDS(items, &p, 1, 3, 5);
    items[0].front = 3;
    CHECK_ENDS(items, &p, 3, 5);
    run(items, COUNT(items), &p, &lines);
    CHECK(lines[0].natural == 70 && lines[0].front == 3 && lines[0].back == 0);
    items[0].front = 0;
    items[2].back = 3;
    CHECK_ENDS(items, &p, 3, 5);
    run(items, COUNT(items), &p, &lines);
    CHECK(lines[0].natural == 70 && lines[0].front == 0 && lines[0].back == 3);
    /* In the middle of a line neither counts. */
    struct totalfit_item inside[] = {BOX(20), SPACE, BOX(43), SPACE, BOX(60)};
    inside[0].back = inside[2].front = 9;
    CHECK_ENDS(inside, &p, 1, 3, 5);
    /* The hyphen stands out, not the syllable before it. */
    struct totalfit_item hyphen[] = {BOX(40), SPACE, BOX(18), HYPHEN(5), BOX(60)};
    hyphen[2].back = 3;
    CHECK_ENDS(hyphen, &p, 1, 3, 5);
    hyphen[3].back = 3;
    CHECK_ENDS(hyphen, &p, 3, 5);
}

/* All ways to break items, one after the other; the cheapest cost. */
struct all {
    const struct totalfit_item *items;
    size_t n;
    const struct totalfit_params *p;
    struct totalfit_line lines[64];
    struct totalfit_cost best;
    bool found;
};

static struct totalfit_line all_line(const struct all *a, size_t from, size_t to)
{
    struct totalfit_line l = {.from = from, .to = to};
    size_t last = to;
    while (last > from && a->items[last - 1].kind != TOTALFIT_BOX)
        last--;
    l.natural -= last > from ? a->items[from].front : 0;
    length back = last > from ? a->items[last - 1].back : 0;
    for (size_t i = from; i < last; i++) {
        l.natural += a->items[i].kind == TOTALFIT_PENALTY ? 0 : a->items[i].width;
        l.stretch += a->items[i].stretch;
        l.shrink += a->items[i].shrink;
    }
    if (to < a->n && a->items[to].kind == TOTALFIT_PENALTY)
        l.natural += a->items[to].width;
    if (to < a->n && a->items[to].kind == TOTALFIT_PENALTY && a->items[to].width)
        back = a->items[to].back;
    l.natural -= back;
    return l;
}

static void all_from(struct all *a, size_t next, size_t n_lines, bool behind_forced)
{
    size_t from = next;
    while (from < a->n && a->items[from].kind != TOTALFIT_BOX && !forced(&a->items[from]))
        from++;
    if (from == a->n) {
        struct totalfit_cost c = totalfit_cost(a->items, a->n, a->p, a->lines, n_lines);
        if (behind_forced && (!a->found || totalfit_compare(&c, &a->best) < 0))
            a->best = c;
        a->found |= behind_forced;
        return;
    }
    if (forced(&a->items[from]) && !behind_forced)
        return;
    for (size_t to = from; to <= a->n; to++) {
        if (to == a->n || legal(a->items, to)) {
            bool end = to == a->n || forced(&a->items[to]);
            a->lines[n_lines] = all_line(a, from, to);
            all_from(a, to + (to < a->n), n_lines + 1, end);
            if (end)
                return;
        }
    }
}

enum sort { PLAIN, ELASTIC, WILD, MICRO }; /* elastic: small demerits count; wild: negative widths;
                                              micro: with protrusion and expansion */

static void widen(struct totalfit_item *it)
{
    it->width *= 1000, it->stretch *= 1000, it->shrink *= 1000, it->front *= 1000, it->back *= 1000;
}

/* Without what takes no room, or less. */
static void protrude(uint64_t *seed, struct totalfit_item *it)
{
    if (it->width > 1 && it->kind != TOTALFIT_GLUE) {
        it->back = (int32_t)unit_random_in(seed, 0, it->width / 3);
        it->front = it->kind == TOTALFIT_BOX ? (int32_t)unit_random_in(seed, 0, it->width / 3) : 0;
    }
}

static size_t random_items(uint64_t *seed, struct totalfit_item *items, size_t most,
                           enum sort sort)
{
    bool wild = sort == WILD;
    size_t n = (size_t)unit_random_in(seed, 1, (int64_t)most);
    for (size_t i = 0; i < n; i++) {
        int64_t what = unit_random_in(seed, 0, 19);
        items[i] = (struct totalfit_item)BOX(unit_random_in(seed, wild ? -5 : 1, 40));
        length white = unit_random_in(seed, wild ? -9 : 4, 12);
        length stretch = unit_random_in(seed, 0, sort == ELASTIC ? 60 : 8);
        length shrink = unit_random_in(seed, 0, 4);
        if (what >= 9)
            items[i] = (struct totalfit_item)GLUE(white, stretch, shrink);
        if (what >= 15)
            items[i] = (struct totalfit_item)PENALTY((int)unit_random_in(seed, -200, 400));
        if (what >= 17)
            items[i] = (struct totalfit_item)HYPHEN(unit_random_in(seed, 0, 6));
        if (what == 18)
            items[i].rest = (int32_t)unit_random_in(seed, 0, 20);
        if (what == 19)
            items[i].penalty = unit_random(seed) % 2 ? TOTALFIT_NEVER : TOTALFIT_FORCE;
        if (sort == MICRO)
            protrude(seed, &items[i]);
        if (sort == MICRO) /* expansion goes by thousandths of the width */
            widen(&items[i]);
    }
    return n;
}

/* The breaker's optimum is that of the search over everything. */
static void test_optimal(enum totalfit_mode mode, enum sort sort, int rounds)
{
    uint64_t seed = 1000 + (uint64_t)mode * 3 + sort;
    int worse = 0, overfull = 0, many = 0;
    for (int round = 0; round < rounds; round++) {
        struct totalfit_item items[26];
        length widths[3] = {unit_random_in(&seed, sort == WILD ? 60 : 30, 120)};
        widths[1] = widths[0] + unit_random_in(&seed, 0, 20);
        widths[2] = widths[1] + unit_random_in(&seed, 0, 20);
        struct totalfit_params p = params(mode, widths);
        p.n_widths = (size_t)unit_random_in(&seed, 1, 3);
        bool hangs = sort != WILD && round % 8 == 7; /* the first line is the widest */
        if (hangs) {
            widths[1] = widths[0] - unit_random_in(&seed, 0, 20);
            p.n_widths = 2;
        }
        p.last_min = unit_random_in(&seed, 0, 1) * 25;
        p.last_wish = unit_random_in(&seed, 0, 2) * 20;
        p.expansion = sort == MICRO ? (int)unit_random_in(&seed, 0, 60) : 0;
        for (size_t i = 0; i < 3 && sort == MICRO; i++)
            widths[i] *= 1000;
        p.last_min *= sort == MICRO ? 1000 : 1;
        size_t n = random_items(&seed, items, COUNT(items), sort);
        struct all a = {.items = items, .n = n, .p = &p};
        all_from(&a, 0, 0, true);
        struct totalfit_line *lines;
        size_t count = run(items, n, &p, &lines);
        struct totalfit_cost c = totalfit_cost(items, n, &p, lines, count);
        CHECK(a.found);
        bool missed = hangs && a.best.overfull > 0; /* the header says so */
        if (totalfit_compare(&c, &a.best) != 0 && !missed && !worse++)
            fprintf(stderr, "    round %d: %" PRId64 "/%" PRId64 ", not %" PRId64 "/%" PRId64 "\n",
                    round, c.overfull, c.demerits, a.best.overfull, a.best.demerits);
        overfull += c.overfull > 0;
        many += count > 2;
        arena_reset(arena);
    }
    CHECK_EQ(worse, 0);
    CHECK(overfull > rounds / 50 && overfull < rounds * 9 / 10);
    CHECK(many > rounds / 10);
}

/* How a paragraph of a million items is made, and what it tells of the breaker. */
static struct totalfit_item words(size_t i)
{
    uint64_t seed = i;
    if (i % 2)
        return (struct totalfit_item)GLUE(216000, 108000, 72000);
    return (struct totalfit_item)BOX(unit_random_in(&seed, 300000, 2800000));
}

static struct totalfit_item syllables(size_t i)
{
    uint64_t seed = i;
    if (i % 4 == 1)
        return (struct totalfit_item)HYPHEN(218000);
    if (i % 4 == 3)
        return (struct totalfit_item)GLUE(216000, 108000, 72000);
    return (struct totalfit_item)BOX(unit_random_in(&seed, 300000, 1400000));
}

static struct totalfit_item letters(size_t i)
{
    return i % 2 ? (struct totalfit_item)PENALTY(100) : (struct totalfit_item)BOX(300000);
}

static struct totalfit_item boxes(size_t i)
{
    return (struct totalfit_item)BOX((length)(i % 7) * 1000);
}

static struct totalfit_item penalties(size_t i)
{
    return (struct totalfit_item)PENALTY((int)(i % 3));
}

static struct totalfit_item nothings(size_t i)
{
    return i % 2 ? (struct totalfit_item)PENALTY(0) : (struct totalfit_item)BOX(0);
}

static struct totalfit_item backwards(size_t i)
{
    return i % 2 ? (struct totalfit_item)GLUE(-400000, 0, 0) : (struct totalfit_item)BOX(390000);
}

static struct totalfit_item all_forced(size_t i)
{
    (void)i;
    return (struct totalfit_item)FORCED;
}

static struct totalfit_item too_wide(size_t i)
{
    return i % 2 ? (struct totalfit_item)SPACE : (struct totalfit_item)BOX(500 * PT);
}

static struct totalfit_item glue_only(size_t i)
{
    (void)i;
    return (struct totalfit_item)SPACE;
}

static struct totalfit_item box_then_penalties(size_t i)
{
    return i == 0 || i == 999999 ? (struct totalfit_item)BOX(PT) : penalties(i);
}

static void test_million(void)
{
    static const struct {
        const char *name;
        struct totalfit_item (*item)(size_t);
        length width;
        size_t lines; /* expected, SIZE_MAX: unknown */
    } cases[] = {
        {"words", words, 450 * PT, SIZE_MAX},
        {"words, narrow", words, 120 * PT, SIZE_MAX},
        {"syllables", syllables, 450 * PT, SIZE_MAX},
        {"letters", letters, 450 * PT, SIZE_MAX},
        {"boxes without a break", boxes, 450 * PT, 1},
        {"penalties only", penalties, 450 * PT, 0},
        {"glue only", glue_only, 450 * PT, 0},
        {"penalties between two boxes", box_then_penalties, 450 * PT, 1},
        {"nothing but breaks", nothings, 450 * PT, 1},
        {"backwards", backwards, 450 * PT, SIZE_MAX},
        {"forced", all_forced, 450 * PT, 1000000},
        {"too wide", too_wide, 450 * PT, 500000},
        {"no width", words, 0, 500000},
        {"words on one endless line", words, (length)1 << 60, 1},
    };
    size_t million = 1000000;
    struct totalfit_item *items = arena_array_of(arena, struct totalfit_item, million);
    for (size_t c = 0; c < COUNT(cases); c++) {
        for (size_t i = 0; i < million; i++)
            items[i] = cases[c].item(i);
        printf("%-28s", cases[c].name);
        for (int mode = TOTALFIT_JUSTIFIED; mode <= TOTALFIT_BALANCED; mode++) {
            size_t n = mode == TOTALFIT_JUSTIFIED ? million : million / 10;
            struct arena *scratch = arena_new();
            struct totalfit_params p = params(mode, &cases[c].width);
            struct totalfit_line *lines;
            p.last_min = 20 * PT;
            double start = unit_ms();
            size_t count = totalfit_run(scratch, items, n, &p, &lines);
            printf(" %7.1f ms %7zu lines", unit_ms() - start, count);
            check_lines(items, n, &p, lines, count);
            CHECK(n < million || cases[c].lines == SIZE_MAX || cases[c].lines == count);
            arena_free(scratch);
        }
        printf("\n");
    }
}

/* Real-looking paragraphs: spaces stay near their natural width. */
static void test_spaces(void)
{
    uint64_t seed = 7;
    length w = 450 * PT;
    struct totalfit_params p = params(TOTALFIT_JUSTIFIED, &w);
    p.last_min = 40 * PT;
    size_t lines_in_all = 0, outside = 0, overfull = 0, lonely = 0;
    for (int round = 0; round < 300; round++) {
        struct totalfit_item items[240];
        for (size_t i = 0; i < COUNT(items); i++) {
            items[i] = syllables(i);
            if (items[i].kind == TOTALFIT_BOX)
                items[i].width = unit_random_in(&seed, 8 * PT, 22 * PT);
        }
        struct totalfit_line *lines;
        size_t count = run(items, COUNT(items), &p, &lines);
        for (size_t i = 0; i + 1 < count; i++) {
            length white = w - lines[i].natural;
            outside += white < -lines[i].shrink * 3 / 4 || white > lines[i].stretch;
            overfull += lines[i].overfull;
        }
        lonely += lines[count - 1].natural < p.last_min;
        lines_in_all += count - 1;
        arena_reset(arena);
    }
    printf("lines outside [-3/4, 1]: %zu of %zu\n", outside, lines_in_all);
    CHECK(outside * 10 < lines_in_all);
    CHECK_EQ(overfull, 0);
    CHECK_EQ(lonely, 0);
}

static void test_empty(void)
{
    length w = 70;
    struct totalfit_params p = params(TOTALFIT_JUSTIFIED, &w);
    struct totalfit_line *lines;
    CHECK_EQ(totalfit_run(arena, NULL, 0, &p, &lines), 0);
    const struct totalfit_item white[] = {SPACE, PENALTY(0), SPACE};
    CHECK_EQ(totalfit_run(arena, white, COUNT(white), &p, &lines), 0);
    const struct totalfit_item box[] = {BOX(70)};
    CHECK_EQ(run(box, 1, &p, &lines), 1);
    CHECK(!lines[0].overfull);
    CHECK_EQ(lines[0].to, 1);
    const struct totalfit_item nothing[] = {BOX(0)};
    CHECK_EQ(run(nothing, 1, &p, &lines), 1);
}

int main(void)
{
    arena = arena_new();
    test_empty();
    test_justified();
    test_demerits();
    test_loose();
    test_breaks();
    test_widths();
    test_overfull();
    test_last_min();
    test_ragged();
    test_even();
    test_balanced();
    test_expansion();
    test_protrusion();
    for (int mode = TOTALFIT_JUSTIFIED; mode <= TOTALFIT_BALANCED; mode++) {
        test_optimal(mode, PLAIN, 2000);
        test_optimal(mode, ELASTIC, 2000);
        test_optimal(mode, WILD, 2000);
        test_optimal(mode, MICRO, 2000);
    }
    test_spaces();
    test_million();
    arena_free(arena);
    return unit_result();
}
