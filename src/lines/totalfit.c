/* totalfit.c: a shortest path through the breaks, kept short by what can no longer win.
 *
 * The items are read once, left to right. `open` breaks are those that a line may still start
 * from; each legal break is tried as the end of a line from every one of them. What results waits
 * until the next box shows where its line starts, since all breaks between two boxes start the
 * same line; only then does it cost memory. A break is closed when what follows it has become too
 * wide for a line: that keeps the time linear.
 *
 * Nearly all paragraphs have lines that are neither overfull nor very loose. Those are looked for
 * first, since most breaks can't be come to by such lines. When what is found costs less than one very
 * loose line does, it is the best of all; otherwise the items are read again for any lines. */
#include "lines/totalfit.h"

#include "lines/demerits.h"

/* Lines with more breaks than this are not searched exhaustively; the dearest starts go. A line
 * of 120 letters, each a break, in two fitness classes, is below it. */
#define MOST_OPEN 256

struct sum {
    length width, stretch, shrink;
};

/* A break, and the cheapest way to it. */
struct open {
    struct sum before; /* of all items before the first of the line that starts here */
    struct totalfit_cost cost;
    length overrun; /* least overfull line from here yet, INT64_MAX when none was */
    size_t line;    /* index into params.widths */
    size_t to;      /* the item broken at; only while waiting */
    size_t way;     /* waiting: of the break before; open: of this one; index into ways */
    struct ending ending;
};

/* Shared tails: a break, and that before it. ways[0] is the paragraph's start. */
struct way {
    size_t to, before;
};

struct search {
    struct arena *arena;
    const struct totalfit_params *p;
    bool strict; /* lines may be neither overfull nor loose */
    int64_t loose; /* what a loose line costs at least */
    int64_t behind_hyphen; /* what a hyphen can cost the line behind it */
    VEC(struct open) open; /* from `first` on */
    size_t first;
    VEC(struct open) waiting; /* breaks that no box has followed yet */
    VEC(struct way) ways;
    struct sum total; /* of the items read */
    struct sum set;   /* of those up to the last box */
    length hang;      /* how far that box stands out when it ends a line */
    length ahead;     /* by which the items not read yet could narrow a line at most */
    length give_back; /* by which those behind the last box could */
};

int totalfit_compare(const struct totalfit_cost *a, const struct totalfit_cost *b)
{
    if (a->overfull != b->overfull)
        return a->overfull < b->overfull ? -1 : 1;
    if (a->lines != b->lines)
        return a->lines < b->lines ? -1 : 1;
    return (a->demerits > b->demerits) - (a->demerits < b->demerits);
}

static bool starts_line(const struct totalfit_item *it)
{
    return it->kind == TOTALFIT_BOX || demerits_forced(it);
}

/* By how much the item could narrow a line that it is added to. */
static length narrows(const struct totalfit_params *p, const struct totalfit_item *it)
{
    length shrink = it->kind == TOTALFIT_GLUE ? it->shrink : 0;
    length width = it->width < 0 ? -it->width : it->width;
    return length_max(0, shrink - it->width + demerits_expansion(p, width));
}

/* Whether x can be forgotten: wherever a line ends, it is as well to have come by y, which
 * starts the same line but may have to pay more for what follows. */
static bool dominated(const struct search *s, const struct open *x, const struct open *y)
{
    if (x->line != y->line)
        return false;
    struct totalfit_cost c = y->cost;
    if (x->ending.fitness != y->ending.fitness)
        c.demerits += ADJACENT_DEMERITS;
    if (y->ending.hyphenated && !x->ending.hyphenated)
        c.demerits += s->behind_hyphen;
    return totalfit_compare(&c, &x->cost) <= 0;
}

/* Takes back the room of those closed at the front when it is as much as that of the others. */
static void open_compact(struct search *s)
{
    size_t n = s->open.n - s->first;
    if (s->first < n)
        return;
    if (n)
        memmove(s->open.at, s->open.at + s->first, n * sizeof *s->open.at);
    s->open.n = n;
    s->first = 0;
}

/* Opens one more break, in the place of the dearest when there are too many. */
static struct open *open_push(struct search *s)
{
    if (s->open.n - s->first < MOST_OPEN)
        return vec_push(s->arena, &s->open);
    struct open *worst = &s->open.at[s->first];
    for (size_t i = s->first + 1; i < s->open.n; i++)
        if (totalfit_compare(&worst->cost, &s->open.at[i].cost) < 0)
            worst = &s->open.at[i];
    size_t i = (size_t)(worst - s->open.at);
    memmove(worst, worst + 1, (s->open.n - 1 - i) * sizeof *worst);
    return &s->open.at[s->open.n - 1];
}

static void mark_set(struct search *s, length hang)
{
    s->set = s->total;
    s->hang = hang;
    s->give_back = s->ahead;
}

/* Opens what waits: a line that starts from there starts here, with a box that stands out by `front`. */
static void wake(struct search *s, length front)
{
    open_compact(s);
    for (size_t i = 0; i < s->waiting.n; i++) {
        const struct open *w = &s->waiting.at[i];
        bool keep = true;
        for (size_t j = 0; keep && j < s->waiting.n; j++)
            keep = j == i || !dominated(s, w, &s->waiting.at[j]);
        if (!keep)
            continue;
        struct way *way = vec_push(s->arena, &s->ways);
        *way = (struct way){w->to, w->way};
        struct open *o = open_push(s);
        *o = *w;
        o->before = s->total;
        o->before.width += front;
        o->way = s->ways.n - 1;
    }
    s->waiting.n = 0;
    mark_set(s, 0);
}

/* A way to break at item `to` that costs `cost`: waits unless one like it is as cheap. */
static void offer(struct search *s, const struct open *from, size_t to,
                  const struct totalfit_cost *cost, const struct ending *ending)
{
    size_t line = from->line + 1 < s->p->n_widths ? from->line + 1 : from->line;
    struct open *w = NULL;
    for (size_t i = s->waiting.n; i > 0 && !w; i--) {
        struct open *other = &s->waiting.at[i - 1];
        if (other->line == line && other->ending.fitness == ending->fitness &&
            other->ending.hyphenated == ending->hyphenated)
            w = other;
    }
    if (w && totalfit_compare(&w->cost, cost) <= 0)
        return;
    if (!w)
        w = vec_push(s->arena, &s->waiting);
    *w = (struct open){.cost = *cost,
                       .overrun = s->strict ? 0 : INT64_MAX,
                       .line = line,
                       .to = to,
                       .way = from->way,
                       .ending = *ending};
}

/* Whether the line stretches to twice what it has, or more, or ends in the first half of its measure: told without
 * dividing. It costs s->loose at least. */
static bool is_loose(const struct search *s, const struct totalfit_line *l, length white, bool ends)
{
    length width = white + l->natural;
    white -= demerits_expansion(s->p, l->natural);
    length own = length_max(l->stretch, width / MOST_STRETCHED);
    if (s->p->mode == TOTALFIT_EVEN && !demerits_ends_early(s->p->mode, own, white))
        return false;
    length stretch = s->p->mode == TOTALFIT_JUSTIFIED ? own : 2 * RAGGED_STRETCH(width);
    bool loose = !ends && white > 0 && white / 2 >= stretch;
    return loose && (white - demerits_resort(s->p, l->natural, stretch, white)) / 2 >= stretch;
}

/* Whether a line from `o`, with this much white at its natural width, is so much dearer than
 * `best`, a way to the same break and line, that it would be dominated. */
static bool is_hopeless(const struct search *s, const struct open *o,
                        const struct totalfit_line *l, length white, int64_t penalty, bool ends,
                        const struct totalfit_cost *best)
{
    if (o->cost.overfull != best->overfull)
        return o->cost.overfull > best->overfull;
    if (s->p->mode == TOTALFIT_BALANCED)
        return o->cost.lines + 1 > best->lines;
    int64_t least = is_loose(s, l, white, ends) ? s->loose : 0;
    return o->cost.demerits + penalty + least >=
           best->demerits + ADJACENT_DEMERITS + s->behind_hyphen;
}

/* The line from `o` to the last box. */
static struct totalfit_line line_from(const struct search *s, const struct open *o)
{
    return (struct totalfit_line){
        .natural = s->set.width - o->before.width,
        .stretch = s->set.stretch - o->before.stretch,
        .shrink = s->set.shrink - o->before.shrink,
    };
}

/* Tries item `to` as the end of a line from every open break, and closes those that are past
 * hope: each line from there would be wider still than one that was overfull already. When lines may
 * be overfull, one of those open always stays or has been followed by a nearer one. */
static void try_break(struct search *s, size_t to, const struct totalfit_item *penalty,
                      bool ends)
{
    size_t kept = s->first, i = kept;
    length extra = penalty && penalty->width ? penalty->width - penalty->back : -s->hang;
    int64_t at_penalty = demerits_penalty(penalty);
    struct totalfit_cost best = {INT64_MAX, 0, 0};
    size_t best_line = SIZE_MAX;
    for (; i < s->open.n; i++) {
        struct open *o = &s->open.at[i];
        length width = s->p->widths[o->line];
        struct totalfit_line l = line_from(s, o);
        length overrun = demerits_least(s->p, l.natural, l.shrink) - width;
        if (overrun > o->overrun && overrun - s->give_back > o->overrun) {
            s->first += i == s->first;
            kept += i < s->first;
            continue;
        }
        l.natural += extra;
        length white = width - l.natural;
        bool loose = s->strict && is_loose(s, &l, white, ends);
        if (loose && o->line + 1 == s->p->n_widths)
            break; /* all that opened later start a line that is looser still */
        if (kept != i)
            s->open.at[kept] = *o;
        o = &s->open.at[kept++];
        if (s->strict && (loose || demerits_least(s->p, l.natural, l.shrink) > width))
            continue;
        if (white >= 0 && o->line == best_line &&
            is_hopeless(s, o, &l, white, at_penalty, ends, &best))
            continue;
        struct ending ending;
        struct totalfit_cost cost = demerits_line(s->p, &l, width, penalty, ends, &o->ending, &ending);
        if (cost.overfull > 0)
            o->overrun = length_min(o->overrun, length_max(cost.overfull, overrun));
        cost.overfull += o->cost.overfull;
        cost.lines += o->cost.lines;
        cost.demerits += o->cost.demerits;
        offer(s, o, to, &cost, &ending);
        if (o->line != best_line || totalfit_compare(&cost, &best) < 0)
            best = cost;
        best_line = o->line;
    }
    if (kept != i)
        memmove(&s->open.at[kept], &s->open.at[i], (s->open.n - i) * sizeof *s->open.at);
    s->open.n -= i - kept;
}

static void force_break(struct search *s, size_t to, const struct totalfit_item *penalty)
{
    bool behind_forced = s->waiting.n > 0 && s->waiting.at[0].ending.fresh;
    if (behind_forced)
        wake(s, 0);
    s->waiting.n = 0;
    try_break(s, to, penalty, true);
    s->open.n = s->first = 0;
}

static void read_item(struct search *s, const struct totalfit_item *items, size_t i)
{
    const struct totalfit_item *it = &items[i];
    if (it->kind == TOTALFIT_BOX) {
        wake(s, it->front);
        s->total.width += it->width;
    } else if (it->kind == TOTALFIT_GLUE) {
        if (i > 0 && items[i - 1].kind == TOTALFIT_BOX)
            try_break(s, i, NULL, false);
        s->total.width += it->width;
        s->total.stretch += it->stretch;
        s->total.shrink += it->shrink;
    } else if (demerits_forced(it)) {
        force_break(s, i, it);
    } else if (it->penalty < TOTALFIT_NEVER) {
        try_break(s, i, it, false);
    }
    s->ahead -= narrows(s->p, it);
    if (it->kind == TOTALFIT_BOX)
        mark_set(s, it->back);
}

/* One past the last box or forced break: what is behind it is never set. */
static size_t content_end(const struct totalfit_item *items, size_t n)
{
    while (n > 0 && !starts_line(&items[n - 1]))
        n--;
    return n;
}

static void measure(const struct totalfit_item *items, size_t n,
                    const struct totalfit_params *p, size_t index, struct totalfit_line *l)
{
    struct sum sum = {0};
    for (size_t i = l->from; i < l->to; i++) {
        sum.width += items[i].kind == TOTALFIT_PENALTY ? 0 : items[i].width;
        if (items[i].kind == TOTALFIT_GLUE) {
            sum.stretch += items[i].stretch;
            sum.shrink += items[i].shrink;
        } else if (items[i].kind == TOTALFIT_BOX) {
            l->back = items[i].back;
            l->natural = sum.width;
            l->stretch = sum.stretch;
            l->shrink = sum.shrink;
        }
    }
    if (l->to < n && items[l->to].kind == TOTALFIT_PENALTY) {
        l->natural += items[l->to].width;
        l->hyphenated = items[l->to].flagged;
        if (items[l->to].width)
            l->back = items[l->to].back;
    }
    l->front = l->from < l->to ? items[l->from].front : 0;
    l->natural -= l->front + l->back;
    length width = p->widths[index < p->n_widths ? index : p->n_widths - 1];
    l->overfull = demerits_least(p, l->natural, l->shrink) > width;
}

/* The lines of the way whose last break is `last`. */
static size_t lines_of(struct search *s, const struct totalfit_item *items, size_t n,
                       const struct open *last, struct totalfit_line **lines)
{
    size_t count = 1;
    for (size_t w = last->way; w; w = s->ways.at[w].before)
        count++;
    struct totalfit_line *at = arena_array_of(s->arena, struct totalfit_line, count);
    at[count - 1].to = last->to;
    size_t i = count - 1;
    for (size_t w = last->way; w; w = s->ways.at[w].before)
        at[--i].to = s->ways.at[w].to;
    for (i = 0; i < count; i++) {
        at[i].from = i ? at[i - 1].to + 1 : 0;
        while (at[i].from < at[i].to && !starts_line(&items[at[i].from]))
            at[i].from++;
        measure(items, n, s->p, i, &at[i]);
    }
    *lines = at;
    return count;
}

/* What holds for all items. */
struct survey {
    length width;  /* their sum */
    length ahead;  /* by how much they could narrow a line */
    bool steady;   /* none narrows a line or makes it stretch less */
    bool forced;   /* there is a forced break */
    int64_t gain;  /* what penalties below 0 may take off the demerits */
};

static struct survey survey_of(const struct totalfit_item *items, size_t n, const struct totalfit_params *p)
{
    struct survey v = {.steady = true};
    length hang = 0; /* that of what ends a line narrows it too */
    for (size_t i = 0; i < n; i++) {
        const struct totalfit_item *it = &items[i];
        v.ahead += narrows(p, it);
        hang = length_max(hang, it->back);
        v.forced |= demerits_forced(it);
        if (it->kind == TOTALFIT_PENALTY) {
            v.gain += it->penalty < 0 && !demerits_forced(it) ? (int64_t)it->penalty * it->penalty : 0;
            continue;
        }
        v.width += it->width;
        v.steady &= it->width >= 0 && it->stretch >= 0;
    }
    v.steady &= v.ahead == 0;
    v.ahead += hang;
    return v;
}

/* All items as one line. */
static size_t one_line(struct arena *arena, const struct totalfit_item *items, size_t n,
                       const struct totalfit_params *p, struct totalfit_line **lines)
{
    struct totalfit_line *l = *lines = arena_new_of(arena, struct totalfit_line);
    l->to = n;
    while (!starts_line(&items[l->from]))
        l->from++;
    measure(items, n, p, 0, l);
    return 1;
}

/* The cheapest way through items[0..end); NULL: there are no lines of that kind. */
static const struct open *search(struct search *s, const struct totalfit_item *items, size_t n,
                                 size_t end, length ahead)
{
    s->open.n = s->first = s->waiting.n = s->ways.n = 0;
    s->total = s->set = (struct sum){0};
    s->ahead = ahead;
    struct open *root = vec_push(s->arena, &s->waiting);
    root->overrun = s->strict ? 0 : INT64_MAX;
    root->ending = ENDING_START;
    for (size_t i = 0; i < end; i++) {
        read_item(s, items, i);
        if (s->open.n == s->first && !s->waiting.n)
            return NULL;
    }
    if (items[end - 1].kind == TOTALFIT_BOX)
        force_break(s, n, NULL);
    const struct open *best = s->waiting.n ? &s->waiting.at[0] : NULL;
    for (size_t i = 1; i < s->waiting.n; i++)
        if (totalfit_compare(&s->waiting.at[i].cost, &best->cost) < 0)
            best = &s->waiting.at[i];
    return best;
}

size_t totalfit_run(struct arena *scratch, const struct totalfit_item *items, size_t n,
                     const struct totalfit_params *p, struct totalfit_line **lines)
{
    size_t end = content_end(items, n);
    *lines = NULL;
    if (end == 0)
        return 0;
    struct survey v = survey_of(items, end, p);
    /* Two lines would cost more: twice what LINE_PENALTY costs at least. */
    if (v.steady && !v.forced && !v.gain && v.width <= p->widths[0])
        return one_line(scratch, items, n, p, lines);
    struct search s = {
        .arena = scratch, .p = p, .loose = demerits_loose(p->mode), .behind_hyphen = demerits_behind_hyphen(p->mode)};
    s.strict = v.steady && p->n_widths <= 2 && p->mode != TOTALFIT_BALANCED;
    const struct open *best = NULL;
    if (s.strict)
        best = search(&s, items, n, end, v.ahead);
    if (!best || best->cost.demerits >= s.loose - v.gain) {
        s.strict = false;
        best = search(&s, items, n, end, v.ahead);
    }
    return lines_of(&s, items, n, best, lines);
}
