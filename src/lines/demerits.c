/* demerits.c: what white, hyphens and short last lines cost. */
#include "lines/demerits.h"

/* Ratios and shares are integers, in 1/1024. */
#define RATIO 1024

/* A last line with nothing on it costs as much as a line stretched by 2, so lines may become quite
 * loose, or have hyphens below each other, to avoid a lone word; one under last_min by an eighth costs half. */
#define SHORT_LAST_DEMERITS 4000000
/* Ragged: as much as a line that is all white. */
#define SHORT_LAST_RAGGED 4000000
/* Balanced lines have no spaces to spoil: larger than the squares of any title. */
#define SHORT_LAST_BALANCED ((int64_t)1000000 << 16)

/* Balanced: makes the first line longer than the others by half of this [RATIO of the measure],
 * about what the eye takes for deliberate rather than for a miss. */
#define FIRST_LONGER 128

/* The badness of letters that are as wide or as narrow as most lines may have them: of two lines whose words are
 * as far apart, the one with letters of their own width is better, and of two loose ones that with fewer to widen. */
#define EXPANDED 16

/* Parts of the badness of a ratio of 1: one grows evenly with the ratio, one with its square. With less of the
 * first, hyphens avoid only what is very loose; with less of the second, they are spent on what few see. */
#define SMALL_RATIO 320
#define LARGE_RATIO 320

/* part / whole [RATIO], at most MOST_STRETCHED; part >= 0. */
static int64_t ratio_of(length part, length whole)
{
    if (whole <= 0 || part / MOST_STRETCHED >= whole)
        return (int64_t)MOST_STRETCHED * RATIO;
    if (whole >> 40)
        return part / (whole / RATIO);
    return part * RATIO / whole;
}

/* 100 r^3 as in TeX up to its greatest, 10000, and on along the tangent, so that of two awful
 * lines the less stretched one wins. 4753 is the cube root of 100 [RATIO], 6463 the slope there. */
static int64_t badness_of(int64_t r)
{
    if (r >= 4753)
        return 10000 + (r - 4753) * 6463 / RATIO;
    return (100 * r * r * r + ((int64_t)1 << 29)) >> 30;
}

/* Of spaces. TeX takes all lines below 1/2 for good; but the eye compares them, and what it sees is the
 * deviation, however small. So small ratios cost more than in TeX, and those above 2 the same. */
static int64_t badness_even(int64_t r)
{
    int64_t small = SMALL_RATIO * r / RATIO + LARGE_RATIO * r / RATIO * r / RATIO, large = badness_of(r);
    return small > large ? small : large;
}

/* A line that ends so early [RATIO of RAGGED_STRETCH], by three sixteenths of the measure, is seen to be short. From there
 * on badness grows evenly: it is better to have one such line, which ends where the sense does, than two. */
#define SHORT_LINE 1536
#define SHORTER 256

/* Of a line that ends early, with this ratio. */
static int64_t badness_early(int64_t r)
{
    int64_t rest = r - SHORT_LINE;
    return rest <= 0 ? badness_of(r) : badness_of(SHORT_LINE) + rest * SHORTER / RATIO;
}

int64_t demerits_loose(enum totalfit_mode mode)
{
    int64_t b = LINE_PENALTY + (mode == TOTALFIT_JUSTIFIED ? badness_even(2 * RATIO) : badness_early(4 * RATIO));
    return b * b; /* of TOTALFIT_EVEN it costs a little more */
}

/* A space shrinks by two thirds of what it stretches; what is as much narrower as another is wider costs the same. */
static int64_t badness_narrow(int64_t r)
{
    return badness_even(r * 2 / 3);
}

static int64_t badness_of_letters(length expanded, length most)
{
    int64_t part = ratio_of(expanded, most);
    return most ? EXPANDED * part * part / (RATIO * RATIO) : 0;
}

/* A hyphen in a line on which the whole word would fit is dearer than white, and than to part what is held there
 * (the square of 9000): only justified lines may gain by it. */
#define IDLE_HYPHEN 81000000

static bool is_idle(const struct totalfit_params *p, const struct totalfit_line *l, length width,
                    const struct totalfit_item *penalty)
{
    bool may_end_early = p->mode == TOTALFIT_RAGGED || p->mode == TOTALFIT_EVEN;
    return may_end_early && penalty && penalty->rest &&
           l->natural - penalty->width + penalty->back + penalty->rest <= width;
}

/* The line's badness; its class goes to *fitness. */
static int64_t badness(const struct totalfit_params *p, const struct totalfit_line *l,
                       length width, bool ends, uint8_t *fitness)
{
    length white = width - l->natural, most = demerits_expansion(p, l->natural);
    length expanded = length_min(white < 0 ? -white : white, most);
    *fitness = DECENT;
    if ((white < 0 && !demerits_fills(p->mode)) || (white >= 0 && ends) || white == 0)
        return 0;
    if (p->mode == TOTALFIT_RAGGED)
        return badness_early(ratio_of(white, RAGGED_STRETCH(width)));
    if (white < 0) {
        length shrink = demerits_shrink(p, l->shrink);
        if (ends && most + shrink > 0)
            expanded = length_min(expanded, length_scale(-white, most, most + shrink));
        length rest = -white - expanded;
        int64_t r = !rest ? 0 : rest >= shrink ? RATIO : ratio_of(rest, shrink);
        if (r > RATIO / 2)
            *fitness = TIGHT;
        return badness_narrow(r) + badness_of_letters(expanded, most);
    }
    length stretch = length_max(l->stretch, width / MOST_STRETCHED);
    expanded += demerits_resort(p, l->natural, stretch, white - expanded);
    int64_t r = ratio_of(white - expanded, stretch);
    if (demerits_ends_early(p->mode, stretch, white - expanded))
        return badness_even(RATIO / EVEN_PART) + badness_early(ratio_of(white, RAGGED_STRETCH(width)));
    if (r > RATIO / 2)
        *fitness = r > RATIO ? VERY_LOOSE : LOOSE;
    return badness_even(r) + badness_of_letters(expanded, most);
}

/* The square of the line's length, so that the sum is least when all are equal. */
static int64_t balance(const struct totalfit_params *p, const struct totalfit_line *l,
                       bool first)
{
    int64_t x = l->natural < 0 ? 0 : ratio_of(l->natural, p->widths[p->n_widths - 1]);
    return x * x + (first ? 0 : FIRST_LONGER * x);
}

/* Under last_min by this part of it, the last of justified lines is a leftover. Three short words that miss it by a
 * hair are not, nor worth spaces 1.4 times as wide in the line above. Ragged lines have no spaces to spoil. */
#define UNDER_MIN 8
/* A last line that is no more than the rest of a divided word is a leftover as wide as it may be: it costs as much as
 * one of half of last_min [RATIO of half of the most]. */
#define TAIL 1536

static int64_t most_of_short(enum totalfit_mode mode)
{
    return mode == TOTALFIT_JUSTIFIED ? SHORT_LAST_DEMERITS
           : mode == TOTALFIT_RAGGED  ? SHORT_LAST_RAGGED
                                      : SHORT_LAST_BALANCED;
}

int64_t demerits_behind_hyphen(enum totalfit_mode mode)
{
    int64_t tail = most_of_short(mode) / 2 * TAIL / RATIO + FINAL_HYPHEN_DEMERITS;
    return tail > DOUBLE_HYPHEN_DEMERITS ? tail : DOUBLE_HYPHEN_DEMERITS;
}

/* Of a last line as wide as that; `tail`: it is the rest of a divided word. */
static int64_t short_last(const struct totalfit_params *p, length natural, bool tail)
{
    int64_t most = most_of_short(p->mode);
    int64_t wished = length_min(ratio_of(length_max(0, p->last_wish - natural), p->last_wish), RATIO);
    int64_t missing = length_min(ratio_of(length_max(0, p->last_min - natural), p->last_min), RATIO);
    int64_t under = !missing ? 0 : p->mode == TOTALFIT_JUSTIFIED ? length_min(UNDER_MIN * missing, RATIO) : RATIO;
    under = tail ? length_max(under + missing, TAIL) : under + missing;
    return length_max(most / 2 * wished / RATIO * wished / RATIO, most / 2 * under / RATIO);
}

int64_t demerits_penalty(const struct totalfit_item *penalty)
{
    if (!penalty || demerits_forced(penalty))
        return 0;
    int64_t d = penalty->penalty;
    return d < 0 ? -d * d : d * d;
}

struct totalfit_cost demerits_line(const struct totalfit_params *p, const struct totalfit_line *l,
                                   length width, const struct totalfit_item *penalty, bool ends,
                                   const struct ending *before, struct ending *after)
{
    bool balanced = p->mode == TOTALFIT_BALANCED;
    struct totalfit_cost c = {0, balanced, 0};
    c.overfull = length_max(0, demerits_least(p, l->natural, l->shrink) - width);
    c.demerits = demerits_penalty(penalty);
    after->hyphenated = penalty && penalty->flagged;
    after->fresh = false;
    if (balanced) {
        after->fitness = DECENT;
        c.demerits += balance(p, l, before->fresh);
    } else {
        int64_t b = LINE_PENALTY + badness(p, l, width, ends, &after->fitness);
        c.demerits += b * b + (is_idle(p, l, width, penalty) ? IDLE_HYPHEN : 0);
    }
    if (after->fitness > before->fitness + 1 || before->fitness > after->fitness + 1)
        c.demerits += ADJACENT_DEMERITS;
    if (before->hyphenated && ends)
        c.demerits += FINAL_HYPHEN_DEMERITS;
    else if (before->hyphenated && after->hyphenated)
        c.demerits += DOUBLE_HYPHEN_DEMERITS;
    bool tail = before->hyphenated && !l->stretch && p->last_min;
    if (ends && !before->fresh && (tail || l->natural < length_max(p->last_min, p->last_wish)))
        c.demerits += short_last(p, l->natural, tail);
    if (ends)
        *after = ENDING_START;
    return c;
}

struct totalfit_cost totalfit_cost(const struct totalfit_item *items, size_t n,
                                     const struct totalfit_params *p,
                                     const struct totalfit_line *lines, size_t n_lines)
{
    struct totalfit_cost sum = {0};
    struct ending before = ENDING_START, after;
    for (size_t i = 0; i < n_lines; i++) {
        const struct totalfit_line *l = &lines[i];
        const struct totalfit_item *end = l->to < n ? &items[l->to] : NULL;
        bool ends = !end || demerits_forced(end);
        const struct totalfit_item *penalty =
            end && end->kind == TOTALFIT_PENALTY ? end : NULL;
        length width = p->widths[i < p->n_widths ? i : p->n_widths - 1];
        struct totalfit_cost c = demerits_line(p, l, width, penalty, ends, &before, &after);
        sum.overfull += c.overfull;
        sum.lines += c.lines;
        sum.demerits += c.demerits;
        before = after;
    }
    return sum;
}
