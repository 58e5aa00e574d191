/* place.h: columns of lines -> pages: where they break, and what stands where on them. */
#ifndef LAYOUT_PLACE_H
#define LAYOUT_PLACE_H

#include "layout/compose.h"
#include "layout/fit.h"
#include "layout/flow.h"
#include "layout/pagebreak.h"

/* The lines of one column, cut into pages. */
struct page_column {
    struct pagebreak_line *lines;
    struct pagebreak_params params;
    size_t *starts, n; /* the first line of each page */
};

struct pages {
    struct arena *a;       /* for what stays */
    struct arena *scratch;
    const struct style *style;
    struct composer *composer;
    struct setter *setter;
    struct display *display;
    struct flow flows[AREAS];
    length top, bottom;    /* margins */
    length cap;            /* of capitals of the text: where the grid starts */
    struct page_column columns[AREA_HEADER];
    size_t n;              /* pages */
    size_t grounds;        /* items of the page that is being placed that are below all others */
    size_t side_pages;     /* the first of them, which have the side column */
    struct fit_setting fit; /* that they were broken with last */
};

/* Breaks the columns, whose lines and spaces are changed as `fit` says. `wanted`: how many pages are
 * wanted, for counting what is beyond; 0: any. */
struct fit_measure pages_break(struct pages *p, const struct fit_setting *fit, int wanted);
/* Breaks them again so that all pages are filled alike, as long as there are no more of them. */
void pages_balance(struct pages *p);
/* Makes the display list. */
void pages_place(struct pages *p, const struct cv *cv);

#endif
