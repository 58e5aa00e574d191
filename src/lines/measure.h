/* measure.h: the pieces of a chosen line -> how wide they are when they are set, and what their glue gets.
 *
 * The breaker's sums are not enough: the parts of a word that stand in one line are shaped together. */
#ifndef LINES_MEASURE_H
#define LINES_MEASURE_H

#include "lines/paragraph.h"

/* How wide the pieces are without what stands out of the line, as they will really be set. */
struct measure {
    length natural, stretch, shrink;
    int expansion; /* how much wider or narrower all of it may be made [1/1000] */
    int resort;    /* and how much wider still where its spaces would be wide */
};

/* What a glue of the line gets beyond its natural width so that the line fills `width`. */
struct glue_set {
    length delta, of; /* delta * its stretch or shrink / of */
    bool stretches;
};

/* Whether piece `at` divides a word. */
static inline bool measure_divides(const struct pieces *ps, size_t at)
{
    return at + 1 < ps->n && (ps->pieces[at].kind == PIECE_HYPHEN || ps->pieces[at].kind == PIECE_PLACE) &&
           ps->pieces[at + 1].kind == PIECE_WORD && ps->pieces[at + 1].from > 0 && !ps->pieces[at].wide;
}

/* Whether a hyphen is added at the end of the line. */
static inline bool measure_adds_hyphen(const struct pieces *ps, const struct totalfit_line *l)
{
    return l->hyphenated && ps->pieces[l->to].kind == PIECE_HYPHEN;
}

/* Whether the line ends in the sign of a separator. */
static inline bool measure_adds_sign(const struct pieces *ps, const struct totalfit_line *l)
{
    return l->to < ps->n && ps->pieces[l->to].kind == PIECE_SIGN;
}

/* The end of the run of pieces of one word that starts at `i`. */
static inline size_t measure_word_end(const struct pieces *ps, size_t i, size_t to)
{
    size_t end = i + 1;
    for (size_t k = i + 1; k < to; k++) {
        const struct piece *p = &ps->pieces[k];
        if (p->kind == PIECE_WORD && p->word == ps->pieces[i].word && p->from &&
            p->span == ps->pieces[i].span)
            end = k + 1;
        else if (p->kind == PIECE_WORD || ps->items[k].kind != TOTALFIT_PENALTY)
            break;
    }
    return end;
}

struct measure measure_line(struct lines *s, const struct pieces *ps, const struct totalfit_line *l);
/* How much wider a line is made that is `width` wide [1/1000]; < 0: narrower. `above`: how much the line above it in
 * its paragraph was, or 0. */
int measure_expansion(const struct measure *m, length width, bool justify, bool last, int above);
/* How much of a width a justified line fills: less than all if it has too few spaces, as in Thai. */
length measure_room(const struct pieces *ps, const struct totalfit_line *l, const struct measure *m, length width);
/* Whether a line of TOTALFIT_EVEN keeps its natural width, since it would get wide spaces in one of `width`. */
bool measure_ends_early(const struct measure *m, length width);
/* For a line `width` wide. `last`: of its paragraph. */
struct glue_set measure_glue(const struct measure *m, length width, bool justify, bool last);
/* Whether a line of items may be spread over its width. */
bool measure_can_spread(const struct measure *m, length room, length em);
/* What could not be broken stands out; that is told. */
void measure_check(struct lines *s, const struct pieces *ps, const struct totalfit_line *l,
                   const struct measure *m, length width, bool justified);

#endif
