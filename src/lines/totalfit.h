/* totalfit.h: boxes, glue and penalties -> lines; the best lines for the paragraph as a whole.
 *
 * Total-fit breaking after Knuth and Plass, "Breaking Paragraphs into Lines" (1981). Pure: it
 * sees widths and penalties, never a font, a language or a page, and keeps nothing. The items
 * belong to the caller; the lines are put on the arena that is handed in.
 *
 * Box: what is set; never broken. Glue: white, with a natural width that may stretch and shrink.
 * Penalty: a place where a line may end, and its cost. Ratio: the part of its stretch (shrink,
 * when negative) that a line uses. Demerits: what a line costs, the sum being minimised.
 *
 * Expansion: all of a line may be made a little wider or narrower before its glue is stretched or
 * shrunk. Protrusion: what starts or ends a line may stand out of it a little. */
#ifndef LINES_TOTALFIT_H
#define LINES_TOTALFIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/length.h"

enum totalfit_kind { TOTALFIT_BOX, TOTALFIT_GLUE, TOTALFIT_PENALTY };

enum {
    TOTALFIT_FORCE = -10000, /* a penalty this low or lower always ends the line */
    TOTALFIT_NEVER = 10000,  /* a penalty this high or higher is no place to end it */
};

/* Justified lines whose spaces would be a fourteenth wider than others, or more, are expanded by so much more at most
 * [1/1000]. At 400 % that is seen, but less than such spaces are. */
enum { LAST_RESORT = 20, WIDE_SPACES = 14 /* [1/100 of their stretch] */ };

/* Lines of TOTALFIT_EVEN use at most one in so many parts of their stretch and shrink: spaces from .83 to 1.25. */
enum { EVEN_PART = 2 };

/* A line may end at a penalty below TOTALFIT_NEVER, and at glue right behind a box. Widths may
 * be negative; the sums of all widths, stretch and shrink must stay within +-2^60. */
struct totalfit_item {
    uint8_t kind;   /* enum totalfit_kind */
    bool flagged;   /* of a penalty: a line that ends here ends in a hyphen, of the text or added */
    int penalty;    /* of a penalty */
    length width;   /* of a penalty: only set when the line ends here (the hyphen) */
    length stretch; /* of glue */
    length shrink;  /* of glue, >= 0 */
    /* Protrusion. It is less than the width, and no line is set by it alone. */
    union {
        int32_t front; /* of a box: how far it stands out of a line that it starts */
        int32_t rest;  /* of a penalty with a width: how wide the word that it divides is from there on; 0: it may be idle */
    };
    int32_t back;   /* of a box: out of a line that it ends; of a penalty with a width: the same */
};

enum totalfit_mode {
    TOTALFIT_JUSTIFIED, /* glue stretches or shrinks to fill the line */
    TOTALFIT_EVEN,      /* the same, but a line that would have wide spaces keeps them as they are, and ends early */
    TOTALFIT_RAGGED,    /* glue keeps its natural width; the white at the lines' ends counts */
    TOTALFIT_BALANCED,  /* titles: as few lines as possible, then as equally long as possible,
                            the first rather longer; glue keeps its natural width */
};

struct totalfit_params {
    const length *widths; /* line i is widths[min(i, n_widths - 1)] wide, at most 2^60 */
    size_t n_widths;      /* >= 1 */
    enum totalfit_mode mode;
    length last_min; /* a last line of two or more that is shorter costs a lot; 0: none is */
    length last_wish; /* one that is shorter than this costs something */
    int expansion;   /* by how much justified lines may be made wider or narrower [1/1000], below 1000; 0: nor are
                        those with wide spaces expanded */
};

/* White beside a break is dropped: a line starts at a box and its sums end with one. A forced
 * break ends a line like the end of the paragraph does, so what white it has left is free (last_min
 * and the hyphen before a last line count there too), and it stops the dropping: two in a row
 * have an empty line between them. */
struct totalfit_line {
    size_t from, to;                 /* items [from, to); ends at item `to`, or to == n */
    length natural, stretch, shrink; /* sums, with the width of the penalty at `to`, less ... */
    length front, back;              /* ... what stands out of the line */
    bool hyphenated;                 /* ends at a flagged penalty */
    bool overfull;                   /* wider than its line by more than can be taken back */
};

/* Compared from the first field on. */
struct totalfit_cost {
    length overfull;  /* sum of what overfull lines have too much */
    size_t lines;     /* counted in TOTALFIT_BALANCED only */
    int64_t demerits; /* below 2^40 a line */
};

/* Breaks items[0..n) into the lines that cost least, of equally good ones those that are longer
 * first. Always succeeds: a box wider than its line stands alone, overfull. Returns how many
 * lines (no box and no forced break: 0); a forced break with no box behind it is the
 * paragraph's end. Time grows with n times the breaks of a line: 0.3 s for a million syllables,
 * 1.5 s at worst, since of more than MOST_OPEN starts for one line only the cheapest are followed.
 * Below that the result is the optimum, but where lines must be overfull it may miss it when
 * widths decrease or when negative glue is longer than a line. */
size_t totalfit_run(struct arena *scratch, const struct totalfit_item *items, size_t n,
                     const struct totalfit_params *p, struct totalfit_line **lines);

/* What these lines of items[0..n) cost together: the sum that totalfit_run minimises. Reads
 * from, to and the sums of each line. */
struct totalfit_cost totalfit_cost(const struct totalfit_item *items, size_t n,
                                     const struct totalfit_params *p,
                                     const struct totalfit_line *lines, size_t n_lines);

/* <0, 0, >0: a is cheaper, as dear, dearer. */
int totalfit_compare(const struct totalfit_cost *a, const struct totalfit_cost *b);

#endif
