/* pagebreak.c: from the last line to the first, the best pages for all that follows.
 *
 * What the lines from `a` on cost depends on nothing before them except whether `a` starts the
 * document, since only the first page may have a height of its own. So one pass backwards that
 * tries every end of the page starting at `a` finds the optimum: time is lines times lines of a
 * page. */
#include "pages/pagebreak.h"

/* White is counted in 1/10000 of the page's height. */
#define WHOLE 10000
/* A penalty of 1 in that unit: 100 is 15 %, a page that a reader sees to be short. */
#define PENALTY_WHITE 15

/* A last page with fewer lines, or less of its height in use, looks like a mistake. An empty one
 * would weigh as much as leaving 40 % of another page white; one that just misses a limit, 28 %. */
#define LAST_LINES 4
#define LAST_SHARE 800 /* 8 % */
#define LAST_DEMERITS ((int64_t)4000 * 4000)

/* Nobody reads lines of 1.6 pt; see pagebreak_run. */
#define MOST_LINES 512

struct best {
    struct pagebreak_cost cost; /* of all pages from here on */
    struct pagebreak_cost least; /* of those from here, and from any line before it */
    size_t next;                /* the line that starts the next page, or n */
};

/* How far down the lines reach of the page that is tried. */
struct reach {
    const struct pagebreak_line *lines;
    size_t n;
    const struct pagebreak_params *p;
    bool steady;  /* each line reaches lower than that before it, and there is no grid */
    /* When it is steady: where line i would stand and end if all were on one page. */
    length *y, *low;
    length offset; /* from there to the page's place */
    size_t end;    /* one past the last line that fits, */
    size_t forced; /* and the next line that must start a page */
    /* Otherwise, how far down the first i + 1 lines of the page reach. */
    length bottoms[MOST_LINES];
};

/* A page as it fills. */
struct page {
    length height;
    length baseline; /* of the last line */
    length bottom;   /* the lowest that any line reaches */
    size_t lines;
    bool first;
};

int pagebreak_compare(const struct pagebreak_cost *a, const struct pagebreak_cost *b)
{
    if (a->overflows != b->overflows)
        return a->overflows < b->overflows ? -1 : 1;
    if (a->nevers != b->nevers)
        return a->nevers < b->nevers ? -1 : 1;
    if (a->pages != b->pages)
        return a->pages < b->pages ? -1 : 1;
    return (a->demerits > b->demerits) - (a->demerits < b->demerits);
}

length pagebreak_baseline(const struct pagebreak_params *p, const struct pagebreak_line *l,
                          bool first_page, bool starts, length above)
{
    length y = !starts                           ? above + l->skip
               : first_page && p->first_start    ? p->first_start
                                                 : l->top;
    if (p->grid <= 0 || !l->snaps)
        return y;
    length off = y + l->ahead - p->grid_start - p->grid / PAGEBREAK_SLACK;
    length steps = off <= 0 ? 0 : (off + p->grid - 1) / p->grid;
    length snapped = p->grid_start + steps * p->grid - l->ahead;
    return !starts && snapped <= above ? snapped + p->grid : snapped;
}

static void page_add(struct page *page, const struct pagebreak_params *p,
                     const struct pagebreak_line *l)
{
    page->baseline = pagebreak_baseline(p, l, page->first, page->lines == 0, page->baseline);
    length bottom = page->baseline + l->depth;
    page->bottom = page->lines ? length_max(page->bottom, bottom) : bottom;
    page->lines++;
}

/* part / whole [1/10000], from 0 to WHOLE. */
static int64_t share(length part, length whole)
{
    if (part <= 0 || whole <= 0)
        return 0;
    if (part >= whole)
        return WHOLE;
    if (whole >> 45)
        return part / (whole / WHOLE);
    return (part * WHOLE + whole / 2) / whole;
}

static int64_t last_demerits(const struct page *page)
{
    int64_t lines = page->lines < LAST_LINES ? LAST_LINES - (int64_t)page->lines : 0;
    int64_t used = share(page->bottom, page->height);
    int64_t missing = lines * WHOLE / LAST_LINES;
    if (used < LAST_SHARE && (LAST_SHARE - used) * WHOLE / LAST_SHARE > missing)
        missing = (LAST_SHARE - used) * WHOLE / LAST_SHARE;
    return missing ? LAST_DEMERITS / 2 + LAST_DEMERITS / 2 * missing / WHOLE : 0;
}

/* What the page costs with the break behind it; `next` starts the next one, NULL: it is the
 * last. */
static struct pagebreak_cost page_cost(const struct page *page, const struct pagebreak_line *next)
{
    struct pagebreak_cost c = {.pages = 1};
    if (page->bottom > page->height)
        c.overflows = page->lines;
    if (!next) {
        c.demerits = last_demerits(page);
        return c;
    }
    int64_t white = share(page->height - page->bottom, page->height);
    c.demerits = white * white;
    if (next->penalty >= PAGEBREAK_NEVER) {
        c.nevers = 1;
    } else if (next->penalty > PAGEBREAK_FORCE) {
        int64_t d = (int64_t)next->penalty * PENALTY_WHITE;
        c.demerits += d < 0 ? -d * d : d * d;
    }
    return c;
}

static void cost_add(struct pagebreak_cost *sum, const struct pagebreak_cost *c)
{
    sum->overflows += c->overflows;
    sum->nevers += c->nevers;
    sum->pages += c->pages;
    sum->demerits += c->demerits;
}

/* How many lines the page from line a on can hold, at least 1; bottoms[i] is how low the first
 * i + 1 of them reach. */
static size_t walk(struct reach *r, size_t a, length height)
{
    struct page page = {.height = height, .first = a == 0};
    for (size_t b = a; b < r->n && page.lines < MOST_LINES; b++) {
        if (b > a && r->lines[b].penalty <= PAGEBREAK_FORCE)
            break;
        page_add(&page, r->p, &r->lines[b]);
        r->bottoms[b - a] = page.bottom;
        if (page.bottom > height)
            return page.lines > 1 ? page.lines - 1 : 1;
    }
    return page.lines;
}

static struct reach reach_of(struct arena *scratch, const struct pagebreak_line *lines, size_t n,
                             const struct pagebreak_params *p)
{
    struct reach r = {.lines = lines, .n = n, .p = p, .end = n, .forced = n};
    r.steady = p->grid <= 0;
    for (size_t i = 1; i < n && r.steady; i++)
        r.steady = lines[i].skip + lines[i].depth >= lines[i - 1].depth;
    if (!r.steady)
        return r;
    r.y = arena_room(scratch, n * sizeof *r.y);
    r.low = arena_room(scratch, n * sizeof *r.low);
    for (size_t i = 0; i < n; i++) {
        r.y[i] = i ? r.y[i - 1] + lines[i].skip : 0;
        r.low[i] = r.y[i] + lines[i].depth;
    }
    return r;
}

/* Begins with the page from line a on, when the one before began with the line behind it. Returns how
 * many lines it can hold, at least 1. */
static size_t reach_start(struct reach *r, size_t a, length height)
{
    if (!r->steady)
        return walk(r, a, height);
    r->offset = pagebreak_baseline(r->p, &r->lines[a], a == 0, true, 0) - r->y[a];
    if (a + 1 < r->n && r->lines[a + 1].penalty <= PAGEBREAK_FORCE)
        r->forced = a + 1;
    size_t most = r->forced - a > MOST_LINES ? a + MOST_LINES : r->forced;
    r->end = r->end > most ? most : r->end;
    while (r->end > a + 1 && r->low[r->end - 1] + r->offset > height)
        r->end--;
    while (r->end < most && (r->end <= a || r->low[r->end] + r->offset <= height))
        r->end++;
    return r->end - a;
}

static length reach_bottom(const struct reach *r, size_t a, size_t lines)
{
    return r->steady ? r->low[a + lines - 1] + r->offset : r->bottoms[lines - 1];
}

/* Whether neither this page nor any with fewer lines can be cheaper than `found`. `least`: of what is
 * behind them. `gain`: what a break may take off the demerits. */
static bool is_settled(const struct pagebreak_cost *found, const struct pagebreak_cost *least,
                       const struct page *page, int64_t gain)
{
    struct pagebreak_cost c = *least;
    c.pages++;
    c.demerits = INT64_MIN;
    if (pagebreak_compare(&c, found) > 0)
        return true;
    int64_t white = share(page->height - page->bottom, page->height);
    c.demerits = least->demerits + white * white - gain;
    return pagebreak_compare(&c, found) >= 0;
}

/* The best page that starts with line a, when best[a + 1..n] are known. The fullest is tried
 * first: what is left then is mostly dearer, which is seen before it is weighed. */
static struct best best_from(struct reach *r, size_t a, const struct best *best, int64_t gain)
{
    struct best found = {.cost = {.overflows = SIZE_MAX}};
    struct page page = {.height = a ? r->p->height : r->p->first_height};
    page.lines = reach_start(r, a, page.height);
    for (; page.lines > 0; page.lines--) {
        size_t b = a + page.lines;
        page.bottom = reach_bottom(r, a, page.lines);
        if (b < r->n && is_settled(&found.cost, &best[b].least, &page, gain))
            break;
        struct pagebreak_cost c = page_cost(&page, b < r->n ? &r->lines[b] : NULL);
        cost_add(&c, &best[b].cost);
        if (pagebreak_compare(&c, &found.cost) < 0)
            found = (struct best){.cost = c, .next = b};
    }
    return found;
}

/* The pages from the lines behind `a` learn what those from `a` cost. */
static void learn(struct best *best, size_t n, size_t a)
{
    best[a].least = best[a].cost;
    for (size_t b = a + 1; b < n && b <= a + MOST_LINES; b++) {
        if (pagebreak_compare(&best[b].least, &best[a].cost) <= 0)
            return;
        best[b].least = best[a].cost;
    }
}

/* What a break may take off the demerits at most. */
static int64_t most_gain(const struct pagebreak_line *lines, size_t n)
{
    int least = 0;
    for (size_t i = 1; i < n; i++)
        if (lines[i].penalty > PAGEBREAK_FORCE && lines[i].penalty < least)
            least = lines[i].penalty;
    return (int64_t)least * PENALTY_WHITE * least * PENALTY_WHITE;
}

size_t pagebreak_run(struct arena *scratch, const struct pagebreak_line *lines, size_t n,
                     const struct pagebreak_params *p, size_t **starts)
{
    *starts = NULL;
    if (n == 0)
        return 0;
    struct reach r = reach_of(scratch, lines, n, p);
    struct best *best = arena_array_of(scratch, struct best, n + 1);
    int64_t gain = most_gain(lines, n);
    for (size_t left = n; left > 0; left--) {
        size_t a = left - 1;
        best[a] = best_from(&r, a, best, gain);
        learn(best, n, a);
    }
    size_t pages = best[0].cost.pages;
    *starts = arena_array_of(scratch, size_t, pages);
    for (size_t page = 0, a = 0; page < pages; a = best[a].next)
        (*starts)[page++] = a;
    return pages;
}

struct pagebreak_cost pagebreak_cost(const struct pagebreak_line *lines, size_t n,
                                     const struct pagebreak_params *p, const size_t *starts,
                                     size_t n_pages)
{
    struct pagebreak_cost sum = {0};
    for (size_t i = 0; i < n_pages; i++) {
        struct page page = {.height = i ? p->height : p->first_height, .first = i == 0};
        size_t end = i + 1 < n_pages ? starts[i + 1] : n;
        for (size_t k = starts[i]; k < end; k++)
            page_add(&page, p, &lines[k]);
        struct pagebreak_cost c = page_cost(&page, end < n ? &lines[end] : NULL);
        cost_add(&sum, &c);
    }
    return sum;
}
