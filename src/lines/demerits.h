/* demerits.h: a line of boxes, glue and penalties -> what it costs.
 *
 * For the search of totalfit.c: prices alone, pure. */
#ifndef LINES_DEMERITS_H
#define LINES_DEMERITS_H

#include "lines/totalfit.h"

/* No line counts as stretched further; keeps ten million awful lines within 63 bits. */
#define MOST_STRETCHED 128

/* \linepenalty of plain TeX (The TeXbook, appendix B), and four times its \adjdemerits: spaces cost twice as much
 * as there. */
#define LINE_PENALTY 10
#define ADJACENT_DEMERITS 40000
/* Plain TeX has 10000 and 5000: it sets hyphens below each other rather than a loose line. Here spaces
 * are 1.8 times as wide before two hyphens stand below each other. */
#define DOUBLE_HYPHEN_DEMERITS 1400000
#define FINAL_HYPHEN_DEMERITS 5000

/* Ragged: white of an eighth of the measure is as bad as spaces stretched by all they have. Seven
 * letters of a line of 55; plain's 2 em would be four, and hyphenates to get there. */
#define RAGGED_STRETCH(width) ((width) / 8)

/* Classes of TeX (The TeXbook, chapter 14) by ratio: below -1/2, to 1/2, to 1, above. */
enum fitness { TIGHT, DECENT, LOOSE, VERY_LOOSE };

/* What the next line must know of the line before it. */
struct ending {
    uint8_t fitness;
    bool hyphenated;
    bool fresh; /* there is none: the paragraph's start, or behind a forced break */
};

static const struct ending ENDING_START = {DECENT, false, true};

static inline bool demerits_forced(const struct totalfit_item *it)
{
    return it->kind == TOTALFIT_PENALTY && it->penalty <= TOTALFIT_FORCE;
}

/* Whether lines of this mode reach from edge to edge. */
static inline bool demerits_fills(enum totalfit_mode mode)
{
    return mode == TOTALFIT_JUSTIFIED || mode == TOTALFIT_EVEN;
}

/* What glue can take back when a line is too wide. */
static inline length demerits_shrink(const struct totalfit_params *p, length shrink)
{
    return !demerits_fills(p->mode)   ? 0
           : p->mode == TOTALFIT_EVEN ? length_max(shrink, 0) / EVEN_PART
                                      : length_max(shrink, 0);
}

/* By how much a line as wide as that may be made wider or narrower, besides its glue. */
static inline length demerits_expansion(const struct totalfit_params *p, length natural)
{
    return demerits_fills(p->mode) ? length_max(natural, 0) / 1000 * p->expansion : 0;
}

/* What wide spaces of such a line leave to its letters, of `rest`, which these do not fill yet. */
static inline length demerits_resort(const struct totalfit_params *p, length natural, length stretch, length rest)
{
    length more = rest - length_max(stretch, 0) / 100 * WIDE_SPACES;
    return p->mode == TOTALFIT_JUSTIFIED && p->expansion && more > 0
               ? length_min(more, length_max(natural, 0) / 1000 * LAST_RESORT)
               : 0;
}

/* Whether a line of that mode rather ends early than have this much white in its glue. */
static inline bool demerits_ends_early(enum totalfit_mode mode, length stretch, length white)
{
    return mode == TOTALFIT_EVEN && white > length_max(stretch, 0) / EVEN_PART;
}

/* How wide a line is at least. */
static inline length demerits_least(const struct totalfit_params *p, length natural, length shrink)
{
    return natural - demerits_expansion(p, natural) - demerits_shrink(p, shrink);
}

/* What a line costs at least that has a ratio of 2, or ends in the first half of its measure. */
int64_t demerits_loose(enum totalfit_mode mode);
/* What a line costs at most because the line before it ends in a hyphen. */
int64_t demerits_behind_hyphen(enum totalfit_mode mode);
/* Of a break at `penalty`, NULL: at glue or at the end. */
int64_t demerits_penalty(const struct totalfit_item *penalty);
/* What line `l` adds to the cost when it follows `before`; how it ends goes to *after.
 * `ends`: at a forced break or at the paragraph's end. */
struct totalfit_cost demerits_line(const struct totalfit_params *p, const struct totalfit_line *l,
                                   length width, const struct totalfit_item *penalty, bool ends,
                                   const struct ending *before, struct ending *after);

#endif
