/* fit.c: searching for the least change that fills the pages.
 *
 * Spacing and leading form one scale: half of it spacing, the rest leading too, so that a bisection
 * finds the least change. Size and margins are a second scale, of which few points can be
 * afforded: which is tried next comes from how much is missing, since a text takes as much more room
 * as its type is larger, across and down, and its pages are smaller. */
#include "pages/fit.h"

/* A last page that is used to this much looks full [1/1000]. */
enum { FULL = 880 };
/* Settings of lines that may be tried, besides the first, for a text that is too short. */
enum { TRIALS = 4 };
/* A text can't become longer than its area by this [1/1000]: each line would have become two. */
enum { LONGEST = 2000 };
/* Steps of the cheap scale; a bisection takes ten. */
enum { STEPS = 1024 };

static int between(int from, int to, int part, int whole)
{
    return from + (to - from) * part / whole;
}

static int edge(const struct fit_range *r, bool tighter)
{
    return tighter ? r->least : r->most;
}

/* Step 0: as it is; STEPS: all that spacing and leading give. */
static void cheap(const struct fit_job *job, bool tighter, int step, struct fit_setting *to)
{
    int first = step < STEPS / 2 ? step : STEPS / 2, second = step - first;
    to->spacing = between(1000, edge(&job->bounds->spacing, tighter), first, STEPS / 2);
    to->leading = between(1000, edge(&job->bounds->leading, tighter), second, STEPS / 2);
}

/* The same for size, then margins. Wider margins hold less. */
static void costly(const struct fit_job *job, bool tighter, int step, struct fit_setting *to)
{
    int first = step < STEPS / 2 ? step : STEPS / 2, second = step - first;
    to->size = between(1000, edge(&job->bounds->size, tighter), first, STEPS / 2);
    to->margins = between(1000, edge(&job->bounds->margins, tighter), second, STEPS / 2);
}

static bool fits(const struct fit_job *job, const struct fit_measure *m)
{
    return m->pages <= job->wanted;
}

static bool fills(const struct fit_job *job, const struct fit_measure *m)
{
    return job->most ? fits(job, m) : m->pages == job->wanted && m->fill >= FULL;
}

/* How many pages the text takes [1/1000]. */
static int64_t extent(const struct fit_measure *m)
{
    return ((int64_t)m->pages - 1) * 1000 + m->fill;
}

/* How much longer the text should become at that point of the costly scale, by area [1/1000]. */
static int64_t growth(const struct fit_job *job, bool tighter, int step)
{
    struct fit_setting s;
    costly(job, tighter, step, &s);
    int room = job->room(job->user, s.margins);
    return (int64_t)s.size * s.size / (room > 0 ? room : 1);
}

/* With the lines as they are set: the loosest that still fits. `tighter`: it doesn't fit as it is,
 * and does with all that spacing and leading give; otherwise it fits, and may grow. */
static struct fit_measure relax(const struct fit_job *job, bool tighter, struct fit_setting *to)
{
    int good = tighter ? STEPS : 0, bad = tighter ? 0 : STEPS;
    if (!tighter) {
        cheap(job, false, STEPS, to);
        struct fit_measure m = job->measure(job->user, to);
        if (fits(job, &m))
            return m;
    }
    while (good - bad > 1 || bad - good > 1) {
        int middle = (good + bad) / 2;
        cheap(job, tighter, middle, to);
        struct fit_measure m = job->measure(job->user, to);
        if (fits(job, &m))
            good = middle;
        else
            bad = middle;
    }
    cheap(job, tighter, good, to);
    return job->measure(job->user, to);
}

/* Whether the lines, as set, fit somehow; the loosest such goes to *to and *m. */
static bool attempt(const struct fit_job *job, struct fit_setting *to, struct fit_measure *m)
{
    cheap(job, true, STEPS, to);
    *m = job->measure(job->user, to);
    if (!fits(job, m))
        return false;
    cheap(job, true, 0, to);
    struct fit_measure plain = job->measure(job->user, to);
    *m = plain;
    if (!fits(job, &plain))
        *m = relax(job, true, to);
    else if (!fills(job, &plain))
        *m = relax(job, false, to);
    return true;
}

/* The points of the costly scale that are tried when the text is too long: sixteenths of it, later
 * eighths. */
enum { POINTS = 12 };

static int step_of(int point)
{
    return point <= 8 ? point * STEPS / 16 : STEPS / 2 + (point - 8) * STEPS / 8;
}

/* The first point where a text that takes `m` now should fit by its area; the last if none is. */
static int guess(const struct fit_job *job, const struct fit_measure *m)
{
    int point = 1;
    while (point < POINTS &&
           extent(m) * growth(job, true, step_of(point)) > (int64_t)job->wanted * 1000 * 1000)
        point++;
    return point;
}

/* Too long even with all that spacing and leading give, where `m` was measured: less size, then
 * margins. The least change that fits lies behind `bad`, and not behind `good`. */
static enum fit_end shrink(const struct fit_job *job, struct fit_setting *to, struct fit_measure *m)
{
    int bad = 0, good = POINTS + 1, set = 0;
    for (int point = guess(job, m); good - bad > 1; point = (good + bad) / 2) {
        costly(job, true, step_of(point), to);
        cheap(job, true, STEPS, to);
        job->set(job->user, to);
        set = point;
        *m = job->measure(job->user, to);
        *(fits(job, m) ? &good : &bad) = point;
    }
    if (good > POINTS)
        return FIT_TOO_LONG;
    costly(job, true, step_of(good), to);
    if (set != good)
        job->set(job->user, to);
    attempt(job, to, m);
    return FIT_CHANGED;
}

/* One point of the costly scale, for a text that is too short. Whether it fits there. */
static bool try_larger(const struct fit_job *job, int step, struct fit_setting *to,
                       struct fit_measure *m)
{
    costly(job, false, step, to);
    job->set(job->user, to);
    cheap(job, false, 0, to);
    *m = job->measure(job->user, to);
    if (!fits(job, m)) /* larger type is not bought with tighter lines */
        return false;
    *m = relax(job, false, to);
    return true;
}

/* Too short even with all that spacing and leading give, where `m` was measured: more size, then
 * margins. Whether they filled the pages. */
static bool grow(const struct fit_job *job, struct fit_setting *to, struct fit_measure *m)
{
    int64_t needed = ((int64_t)job->wanted - 1) * 1000 + FULL;
    int64_t longest = extent(m) * growth(job, false, STEPS) / 1000;
    if (longest * LONGEST / 1000 < needed)
        return false;
    if (longest < needed && try_larger(job, STEPS, to, m) && !fills(job, m))
        return false;
    for (int i = 0, good = 0, bad = STEPS + 1, step = STEPS / 2; i < TRIALS; i++) {
        if (try_larger(job, step, to, m)) {
            if (fills(job, m))
                return true;
            good = step;
            step = bad > STEPS && good < STEPS ? STEPS : (good + bad) / 2;
        } else {
            bad = step;
            step = (good + bad) / 2;
        }
        if (step == good)
            break;
    }
    return false;
}

/* With this much of the space between entries and sections a page looks as it did, unless both are laid side by side;
 * TeX's lists give back a quarter. */
enum { UNSEEN = 650 };
/* How near the most space that does is found. */
enum { FINE = 20 };

bool fit_take_in(const struct fit_job *job, struct fit_setting *to, struct fit_measure *m)
{
    int least = job->bounds->spacing.least, good = least > UNSEEN ? least : UNSEEN, bad = 1000;
    *to = (struct fit_setting){good, 1000, 1000, 1000};
    if (good >= bad)
        return false;
    *m = job->measure(job->user, to);
    if (!fits(job, m))
        return false;
    while (bad - good > FINE) {
        to->spacing = (good + bad) / 2;
        *m = job->measure(job->user, to);
        *(fits(job, m) ? &good : &bad) = to->spacing;
    }
    if (to->spacing != good) {
        to->spacing = good;
        *m = job->measure(job->user, to);
    }
    return m->pages == job->wanted && m->fill >= FULL;
}

bool fit_is_easy(const struct fit_job *job)
{
    struct fit_setting s = {1000, 1000, 1000, 1000};
    cheap(job, true, STEPS, &s);
    struct fit_measure m = job->measure(job->user, &s);
    return fits(job, &m);
}

enum fit_end fit_run(const struct fit_job *job, struct fit_setting *to, struct fit_measure *m)
{
    static const struct fit_setting plain = {1000, 1000, 1000, 1000};
    *to = plain;
    *m = job->measure(job->user, to);
    if (fills(job, m))
        return FIT_AS_IT_IS;
    if (!fits(job, m))
        return attempt(job, to, m) ? FIT_CHANGED : shrink(job, to, m);
    struct fit_measure as_it_is = *m;
    *m = relax(job, false, to);
    if (fills(job, m) || grow(job, to, m))
        return FIT_CHANGED;
    *to = plain;
    *m = as_it_is;
    return FIT_TOO_SHORT;
}
