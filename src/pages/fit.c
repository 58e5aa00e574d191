/* fit.c: searching for the least change that fills the pages.
 *
 * Spacing and leading form one scale: half of it spacing, the rest leading too, so that a bisection
 * finds the least change. Size and margins are a second scale, of which few points can be
 * afforded: the first guess comes from how much is missing, later ones halve the interval. */
#include "pages/fit.h"

/* A last page that is used to this much looks full [1/1000]. */
enum { FULL = 880 };
/* Settings of lines that may be tried, besides the first. */
enum { TRIALS = 4 };
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
    return m->pages == job->wanted && m->fill >= FULL;
}

/* With the lines as they are set: the loosest that still fits. `tighter`: it doesn't fit as it is,
 * and does with all that spacing and leading give; otherwise it fits, and may grow. */
static struct fit_measure relax(const struct fit_job *job, bool tighter, struct fit_setting *to)
{
    int good = tighter ? STEPS : 0, bad = tighter ? 0 : STEPS + 1;
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

/* Too long even with all that spacing and leading give: less size, then margins. */
static enum fit_end shrink(const struct fit_job *job, struct fit_setting *to, struct fit_measure *m)
{
    int bad = 0, good = -1;
    struct fit_setting best = *to, s = *to;
    struct fit_measure best_measure = *m;
    for (int i = 0, step = STEPS / 2; i < TRIALS; i++) {
        costly(job, true, step, &s);
        job->set(job->user, &s);
        if (attempt(job, &s, &best_measure)) {
            good = step;
            best = s;
            *m = best_measure;
            step = (bad + good) / 2;
        } else {
            bad = step;
            step = good < 0 ? STEPS : (bad + good) / 2;
        }
        if (bad == STEPS || (good >= 0 && good - bad < STEPS / 16))
            break;
    }
    if (good < 0) {
        costly(job, true, STEPS, &s);
        cheap(job, true, STEPS, &s);
        *to = s;
        *m = job->measure(job->user, to);
        return FIT_TOO_LONG;
    }
    if (best.size != s.size || best.margins != s.margins)
        job->set(job->user, &best);
    *to = best;
    *m = job->measure(job->user, to);
    return FIT_CHANGED;
}

/* Too short even with all that spacing and leading give: more size, then margins. */
static enum fit_end grow(const struct fit_job *job, struct fit_setting *to, struct fit_measure *m)
{
    static const struct fit_setting plain = {1000, 1000, 1000, 1000};
    struct fit_setting s = plain;
    for (int i = 0, good = 0, bad = STEPS + 1, step = STEPS / 2; i < TRIALS; i++) {
        costly(job, false, step, &s);
        job->set(job->user, &s);
        cheap(job, false, 0, &s);
        *m = job->measure(job->user, &s);
        if (fits(job, m)) { /* larger type is not bought with tighter lines */
            *m = relax(job, false, &s);
            if (fills(job, m)) {
                *to = s;
                return FIT_CHANGED;
            }
            good = step;
            step = bad > STEPS && good < STEPS ? STEPS : (good + bad) / 2;
        } else {
            bad = step;
            step = (good + bad) / 2;
        }
        if (step == good)
            break;
    }
    *to = plain;
    job->set(job->user, to);
    *m = job->measure(job->user, to);
    return FIT_TOO_SHORT;
}

enum fit_end fit_run(const struct fit_job *job, struct fit_setting *to, struct fit_measure *m)
{
    *to = (struct fit_setting){1000, 1000, 1000, 1000};
    *m = job->measure(job->user, to);
    if (fills(job, m))
        return FIT_AS_IT_IS;
    bool tighter = !fits(job, m);
    if (!tighter) {
        *m = relax(job, false, to);
        return fills(job, m) ? FIT_CHANGED : grow(job, to, m);
    }
    if (attempt(job, to, m))
        return FIT_CHANGED;
    return shrink(job, to, m);
}
