/* test_fit.c: finds the least change that fills the pages, for a model of a text: a number of
 * letters in lines of equal height. */
#include "pages/fit.h"
#include "unit.h"

/* At 1000: letters are 5 pt wide, lines 12 pt high and `space` pt apart, margins 72 pt all round on a
 * page of 612 by 792 pt. */
struct model {
    int letters;
    int space;
    struct fit_setting set; /* what lines were set in last */
    int sets, measures;
    bool stale; /* lines were measured in another setting than they were set in */
};

static const struct fit_style bounds = {
    .spacing = {500, 1500}, .leading = {950, 1050}, .size = {900, 1050}, .margins = {800, 1200}};

/* Lengths in 1/1000 pt. */
static int64_t line_height(const struct model *m, const struct fit_setting *s)
{
    int64_t type = 12 * (int64_t)s->size, space = m->space * (int64_t)s->spacing;
    return (type + space) * s->leading / 1000;
}

static struct fit_measure measure(void *user, const struct fit_setting *s)
{
    struct model *m = user;
    m->measures++;
    m->stale |= s->size != m->set.size || s->margins != m->set.margins;
    int64_t margin = 72 * (int64_t)s->margins;
    int64_t across = (612000 - 2 * margin) / (5 * (int64_t)s->size);
    int64_t lines = (m->letters + across - 1) / across, height = 792000 - 2 * margin;
    int64_t down = height / line_height(m, s), last;
    struct fit_measure r = {.pages = (size_t)((lines + down - 1) / down)};
    last = lines - down * ((int64_t)r.pages - 1);
    r.fill = (int)(last * line_height(m, s) * 1000 / height);
    return r;
}

static void set(void *user, const struct fit_setting *s)
{
    struct model *m = user;
    m->sets++;
    m->set = *s;
}

static int room(void *user, int margins)
{
    (void)user;
    int64_t margin = 72 * (int64_t)margins;
    return (int)((612000 - 2 * margin) * (792000 - 2 * margin) / (468 * 648) / 1000);
}

static bool is_plain(const struct fit_setting *s)
{
    return s->spacing == 1000 && s->leading == 1000 && s->size == 1000 && s->margins == 1000;
}

/* The measure in a setting, whatever was set. */
static struct fit_measure measure_at(const struct model *m, int spacing, int leading, int size,
                                     int margins)
{
    struct model other = *m;
    struct fit_setting s = {spacing, leading, size, margins};
    return measure(&other, &s);
}

/* Between 1000 and a bound, on its side. */
static bool within(int value, const struct fit_range *r)
{
    return value >= r->least && value <= r->most;
}

static enum fit_end run(struct model *m, const struct fit_style *b, size_t wanted,
                        struct fit_setting *to, struct fit_measure *got)
{
    struct fit_job job = {b, wanted, m, set, measure, room, false};
    m->set = (struct fit_setting){1000, 1000, 1000, 1000};
    m->sets = m->measures = 0;
    m->stale = false;
    enum fit_end end = fit_run(&job, to, got);
    CHECK(!m->stale);
    CHECK(m->sets <= 6);
    struct fit_measure now = measure_at(m, to->spacing, to->leading, to->size, to->margins);
    CHECK(now.pages == got->pages && now.fill == got->fill);
    CHECK(within(to->spacing, &b->spacing) && within(to->leading, &b->leading));
    CHECK(within(to->size, &b->size) && within(to->margins, &b->margins));
    /* The next thing is changed when the one before is changed as far as it may. */
    if (to->leading != 1000)
        CHECK_EQ(to->spacing, to->leading < 1000 ? b->spacing.least : b->spacing.most);
    if (to->margins != 1000)
        CHECK_EQ(to->size, to->margins < 1000 ? b->size.least : b->size.most);
    return end;
}

/* A page holds 54 lines of 93 letters as it is, without space between lines. */
enum { LINE = 93, PAGE = 54 * LINE };

static void test_as_it_is(void)
{
    struct model m = {.letters = PAGE};
    struct fit_setting to;
    struct fit_measure got;
    CHECK_EQ(run(&m, &bounds, 1, &to, &got), FIT_AS_IT_IS);
    CHECK(is_plain(&to) && got.pages == 1 && got.fill == 1000 && m.sets == 0 && m.measures == 1);
    m.letters = 50 * LINE; /* 92 % look full */
    CHECK_EQ(run(&m, &bounds, 1, &to, &got), FIT_AS_IT_IS);
    m.letters = 2 * PAGE - 3 * LINE;
    CHECK_EQ(run(&m, &bounds, 2, &to, &got), FIT_AS_IT_IS);
    CHECK(is_plain(&to) && m.sets == 0);
}

/* Lines 8 pt apart: a page holds 32 of 20 pt, and 40 of 16 pt when half the space is gone. */
static void test_spacing(void)
{
    struct model m = {.letters = 36 * LINE, .space = 8};
    struct fit_setting to;
    struct fit_measure got;
    CHECK_EQ(run(&m, &bounds, 1, &to, &got), FIT_CHANGED);
    CHECK(to.spacing == 750 && to.leading == 1000 && to.size == 1000 && to.margins == 1000);
    CHECK(got.pages == 1 && got.fill == 1000 && m.sets == 0);
    m.letters = 40 * LINE + 10; /* 41 lines of 15.80 pt: leading too */
    CHECK_EQ(run(&m, &bounds, 1, &to, &got), FIT_CHANGED);
    CHECK(to.spacing == 500 && to.leading < 1000 && to.leading >= 985 && to.size == 1000);
    CHECK(got.pages == 1 && m.sets == 0);
    m.letters = 24 * LINE; /* 27 pt for each would be full; 20 + 4 are enough to look so */
    CHECK_EQ(run(&m, &bounds, 1, &to, &got), FIT_CHANGED);
    CHECK(to.spacing > 1000 && to.size == 1000 && got.pages == 1 && got.fill >= 880);
    CHECK(m.sets == 0);
}

static void test_size_and_margins(void)
{
    struct model m = {.letters = 59 * LINE};
    struct fit_setting to;
    struct fit_measure got;
    CHECK_EQ(run(&m, &bounds, 1, &to, &got), FIT_CHANGED); /* 59 lines: not in 5 % less leading */
    CHECK(to.size < 1000 && to.size >= 900 && to.margins == 1000 && got.pages == 1);
    CHECK(m.sets > 0);
    /* All that leading and size give, and some of the margins: of 10.26 pt, 63 lines of 104 letters. */
    m.letters = 66 * 104;
    CHECK(measure_at(&m, 500, 950, 900, 1000).pages == 2);
    CHECK(measure_at(&m, 500, 950, 900, 800).pages == 1);
    CHECK_EQ(run(&m, &bounds, 1, &to, &got), FIT_CHANGED);
    CHECK(to.size == 900 && to.margins < 1000 && to.margins >= 800 && got.pages == 1);
    /* A text that is too short grows in size: 45 lines of 54 that there is room for. */
    m.letters = 44 * LINE;
    CHECK_EQ(run(&m, &bounds, 1, &to, &got), FIT_CHANGED);
    CHECK(to.size > 1000 && got.pages == 1 && got.fill >= 880);
}

static void test_impossible(void)
{
    struct model m = {.letters = 3 * PAGE};
    struct fit_setting to;
    struct fit_measure got;
    CHECK_EQ(run(&m, &bounds, 1, &to, &got), FIT_TOO_LONG);
    CHECK(to.spacing == 500 && to.leading == 950 && to.size == 900 && to.margins == 800);
    CHECK(got.pages > 1);
    CHECK_EQ(m.sets, 1); /* as tight as may be: nothing else can be of use */
    m.letters = LINE;
    CHECK_EQ(run(&m, &bounds, 1, &to, &got), FIT_TOO_SHORT);
    CHECK(is_plain(&to) && got.pages == 1);
    CHECK_EQ(m.sets, 0);
    CHECK_EQ(run(&m, &bounds, 5, &to, &got), FIT_TOO_SHORT);
    CHECK(is_plain(&to));
    CHECK_EQ(m.sets, 0);
    m.letters = 35 * LINE; /* 65 %: not by area, but lines might become two */
    CHECK_EQ(run(&m, &bounds, 1, &to, &got), FIT_TOO_SHORT);
    CHECK_EQ(m.sets, 1);
    /* Nothing may be changed. */
    static const struct fit_style fixed = {{1000, 1000}, {1000, 1000}, {1000, 1000}, {1000, 1000}};
    m.letters = PAGE + 1;
    CHECK_EQ(run(&m, &fixed, 1, &to, &got), FIT_TOO_LONG);
    CHECK(is_plain(&to));
    m.letters = PAGE / 2;
    CHECK_EQ(run(&m, &fixed, 1, &to, &got), FIT_TOO_SHORT);
    CHECK(is_plain(&to));
}

static struct fit_range random_range(uint64_t *state)
{
    return (struct fit_range){(int)unit_random_in(state, 300, 1000),
                              (int)unit_random_in(state, 1000, 1700)};
}

/* What holds for any text: it fits where anything does; and nothing is changed before it must be. */
static void test_any(void)
{
    uint64_t state = 7;
    for (int i = 0; i < 3000; i++) {
        struct model m = {.letters = (int)unit_random_in(&state, 1, 6 * PAGE),
                          .space = (int)unit_random_in(&state, 0, 20)};
        struct fit_style b = {random_range(&state), random_range(&state), random_range(&state),
                              random_range(&state)};
        size_t wanted = (size_t)unit_random_in(&state, 1, 6);
        struct fit_setting to;
        struct fit_measure got;
        enum fit_end end = run(&m, &b, wanted, &to, &got);
        bool plain = measure_at(&m, 1000, 1000, 1000, 1000).pages <= wanted;
        bool spaced = measure_at(&m, b.spacing.least, 1000, 1000, 1000).pages <= wanted;
        bool close = measure_at(&m, b.spacing.least, b.leading.least, 1000, 1000).pages <= wanted;
        bool small = measure_at(&m, b.spacing.least, b.leading.least, b.size.least, 1000).pages <= wanted;
        bool tight = measure_at(&m, b.spacing.least, b.leading.least, b.size.least,
                                b.margins.least).pages <= wanted;
        if (!CHECK((got.pages <= wanted) == tight) || !CHECK((end == FIT_TOO_LONG) == !tight) ||
            !CHECK(plain || !spaced || to.leading >= 1000) || !CHECK(!close || to.size >= 1000) || !CHECK(!small || to.margins >= 1000))
            fprintf(stderr, "    in case %d\n", i);
        if (end == FIT_TOO_SHORT || end == FIT_AS_IT_IS)
            CHECK(is_plain(&to));
        if (plain && end == FIT_CHANGED)
            CHECK(got.pages == wanted && got.fill >= 880);
        /* Spaces give way no more than they must: a little looser, and it does not fit. */
        if (!plain && spaced && to.spacing + 5 < 1000)
            CHECK(measure_at(&m, to.spacing + 5, 1000, 1000, 1000).pages > wanted);
    }
}

/* A last page is taken in by 30 % of the space at most, never by more than the style lets go, and never tighter than
 * it must be. */
static void test_take_in(void)
{
    uint64_t state = 11;
    int taken = 0;
    for (int i = 0; i < 3000; i++) {
        struct model m = {.letters = (int)unit_random_in(&state, PAGE / 2, 4 * PAGE),
                          .space = (int)unit_random_in(&state, 0, 20),
                          .set = {1000, 1000, 1000, 1000}};
        struct fit_style b = bounds;
        b.spacing = random_range(&state);
        struct fit_measure now = measure_at(&m, 1000, 1000, 1000, 1000), got;
        struct fit_setting to;
        struct fit_job job = {&b, now.pages - 1, &m, set, measure, room, true};
        int least = b.spacing.least > 650 ? b.spacing.least : 650;
        bool can = job.wanted && measure_at(&m, least, 1000, 1000, 1000).pages <= job.wanted;
        bool did = job.wanted && fit_take_in(&job, &to, &got);
        CHECK((did || !can || got.fill < 880) && (can || !did) && m.sets == 0 && !m.stale);
        if (!did)
            continue;
        taken++;
        CHECK(to.spacing >= least && to.leading == 1000 && to.size == 1000 && to.margins == 1000);
        CHECK(got.pages == job.wanted && got.fill >= 880);
        CHECK(measure_at(&m, to.spacing + 20, 1000, 1000, 1000).pages > job.wanted);
    }
    CHECK(taken > 100);
}

int main(void)
{
    test_as_it_is();
    test_spacing();
    test_size_and_margins();
    test_impossible();
    test_any();
    test_take_in();
    return unit_result();
}
