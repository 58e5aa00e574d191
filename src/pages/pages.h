/* pages.h: columns of lines -> pages: where they break, and what stands where on them. */
#ifndef PAGES_PAGES_H
#define PAGES_PAGES_H

#include "lines/lines.h"
#include "pages/fit.h"
#include "pages/pagebreak.h"

/* The lines of one column, cut into pages. */
struct page_column {
    struct pagebreak_line *lines;
    struct pagebreak_params params;
    size_t *starts, n; /* the first line of each page */
};

/* Where a target of links has come to stand. */
struct placed_target {
    bool placed;
    size_t page;
    length x, y;
};

struct pages {
    struct arena *a;       /* for what stays */
    struct arena *scratch;
    struct diag *d;
    const struct style *style;
    const struct content *content;
    const struct composed *blocks;
    struct lines *lines;
    struct display *display;
    struct frame frames[AREAS];
    struct flow flows[AREAS];
    length top, bottom;    /* margins */
    length cap;            /* of capitals of the text: where the grid starts */
    struct page_column columns[AREA_HEADER];
    struct placed_target *targets; /* one for each of the document's */
    size_t n;              /* pages */
    size_t backgrounds;        /* items of the page that is being placed that are below all others */
    size_t side_pages;     /* the first of them, which have the side column */
    struct fit_setting fit; /* that they were broken with last */
};

/* Sets the penalties of all lines of a column (price.c). */
void price_lines(struct flow *f);
/* Breaks the columns, whose lines and spaces are changed as `fit` says. `wanted`: how many pages are
 * wanted, for counting what is beyond; 0: any. */
struct fit_measure pages_break(struct pages *p, const struct fit_setting *fit, int wanted);
/* Breaks them again so that all pages are filled alike, as long as there are no more of them. */
void pages_balance(struct pages *p);
/* Makes the display list (place.c). */
void place_pages(struct pages *p);
/* Sets rows at the head or foot of a page, which knows its number (margin.c). */
void margin_place(struct pages *p, size_t page);
/* Places one line, and what right cells wait for it to be read (place.c). */
void place_line_read(struct pages *p, waiting_lines *waiting, const struct line *line, size_t i,
                bool last, size_t page, length y);
/* Lists the destinations: all sections, and works that something leads to. Links to what was not
 * set are reported, and become text (anchors.c). */
void anchors_finish(struct pages *p);

/* A length in a share of 1/1000. */
static inline length pages_share(length l, int thousandths)
{
    return thousandths == 1000 ? l : length_scale(l, thousandths, 1000);
}
/* What is beyond the leading of a line is space, and changes as such. */
length pages_skip(const struct line *l, const struct fit_setting *fit);

#endif
