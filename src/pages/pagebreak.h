/* pagebreak.h: heights and penalties of lines -> which line starts each page; the best pages for
 * the document as a whole.
 *
 * Pure: it sees where baselines lie and what a break costs, never what the lines hold. Why a break
 * is dear (a heading would be last, an entry would be split) is the caller's to put in penalties.
 * The lines belong to the caller; the result is put on the arena that is handed in. */
#ifndef PAGES_PAGEBREAK_H
#define PAGES_PAGEBREAK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/length.h"

enum {
    PAGEBREAK_FORCE = -10000, /* a penalty this low or lower always starts a page */
    PAGEBREAK_NEVER = 10000,  /* this high or higher: only when nothing else is possible */
    PAGEBREAK_SLACK = 3,      /* a line may stand this part of the grid's step higher than it asks for, to meet it */
};

struct pagebreak_line {
    length skip;  /* from the baseline above to this line's; dropped when it starts a page */
    length top;   /* from the page's top margin to the baseline when this line starts a page */
    length depth; /* below the baseline, must stay on the page; 0 for text, whose descenders
                     may hang into the margin */
    bool snaps;   /* its baseline stands on the grid, or that of a line which stands ... */
    length ahead; /* ... so far below it: a title stays near its text */
    int penalty;  /* of starting a page with this line. 0: free. p weighs as much as a share of
                     p * 0.15 % of a page left white at its foot (100: 15 %); negative: as much
                     in favour. That of the first line has no meaning */
};

/* Of the text area. */
struct pagebreak_params {
    length first_height; /* of page 1 */
    length height;       /* of the others */
    length first_start;  /* the first baseline of page 1, where other text stands above it; 0: the
                            line's own `top` */
    length grid;         /* baselines that snap stand at grid_start and multiples of this below it;
                            0: there is no grid */
    length grid_start;
};

/* The line's baseline below the top of the text area: `above` is that of the line before it on the page
 * (`starts`: there is none). */
length pagebreak_baseline(const struct pagebreak_params *p, const struct pagebreak_line *l,
                          bool first_page, bool starts, length above);

/* Compared from the first field on. */
struct pagebreak_cost {
    size_t overflows; /* lines taller than their page, each alone on it */
    size_t nevers;    /* breaks at PAGEBREAK_NEVER */
    size_t pages;
    int64_t demerits; /* squares of white (unit: 1/10000 of the page's height) and penalties */
};

/* Breaks lines[0..n) into the pages that cost least; of equally good ones, those with fuller pages
 * first. Always succeeds. Returns how many pages (0 for no lines) and in *starts the first line of
 * each; (*starts)[0] == 0. A page holds 512 lines at most, which keeps the time linear when
 * lines have no height. */
size_t pagebreak_run(struct arena *scratch, const struct pagebreak_line *lines, size_t n,
                     const struct pagebreak_params *p, size_t **starts);

/* What these pages cost together: the sum that pagebreak_run minimises. A page of several lines
 * that do not fit counts as so many overflows. */
struct pagebreak_cost pagebreak_cost(const struct pagebreak_line *lines, size_t n,
                                     const struct pagebreak_params *p, const size_t *starts,
                                     size_t n_pages);

/* <0, 0, >0: a is cheaper, as dear, dearer. */
int pagebreak_compare(const struct pagebreak_cost *a, const struct pagebreak_cost *b);

#endif
