/* pages.h: columns of lines -> pages: where pages break, and where everything stands on them. */
#ifndef PAGES_PAGES_H
#define PAGES_PAGES_H

#include "lines/lines.h"
#include "pages/fit.h"
#include "pages/pagebreak.h"

/* The lines of one column, cut into pages. */
struct page_column {
    struct pagebreak_line *lines;
    struct pagebreak_params params;
    size_t *starts, n; /* the first line of each page; how many pages */
};

/* Where a target of links stands on the pages. */
struct placed_target {
    bool placed;
    size_t page;
    length x, y;
};

struct pages {
    struct arena *a;       /* for results */
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
    length cap;            /* height of the text's capitals: the baseline grid starts there */
    struct page_column columns[AREA_HEADER];
    struct page_column foot;  /* what stands below them */
    size_t foot_page;         /* where it begins */
    length foot_start;        /* how low on that page, from the top of its text; 0: it has a page of its own */
    struct placed_target *targets; /* one for each target of the document */
    size_t n;              /* number of pages */
    size_t backgrounds;    /* items of the current page that are drawn below all others */
    size_t side_pages;     /* how many pages have the side column; they come first */
    struct fit_setting fit; /* the setting of the last breaking */
};

/* Sets the penalties of all lines of a column (price.c). */
void price_lines(struct flow *f);
/* Breaks the columns into pages with the lines and spaces that `fit` sets. `wanted`: the wished
 * number of pages; lines on further pages are counted. 0: any number. */
struct fit_measure pages_break(struct pages *p, const struct fit_setting *fit, int wanted);
/* Breaks again so that all pages are filled equally, unless that takes more pages. */
void pages_balance(struct pages *p);
/* Makes the display list (place.c). */
void place_pages(struct pages *p);
/* Places the rows at the head and foot of a page, with its number (margin.c). */
void margin_place(struct pages *p, size_t page);
/* Tells that no head or foot shows the date of the last change, which they alone would, as there is only one page. */
void margin_tell(const struct pages *p);
/* Places one line, and the right cells that are read after it (place.c). */
void place_line_read(struct pages *p, waiting_lines *waiting, const struct line *line, size_t i,
                bool last, size_t page, length y);
/* Lists the destinations of links: all sections, and the works that a link leads to. Links to
 * targets that were not printed are reported and become plain text (anchors.c). */
void anchors_finish(struct pages *p);
/* Exchanges left and right on all pages (mirror.c). */
void mirror_pages(struct display *d);

/* `thousandths`/1000 of a length. */
static inline length pages_share(length l, int thousandths)
{
    return thousandths == 1000 ? l : length_scale(l, thousandths, 1000);
}
/* The skip of a line after fitting, but for titles, which keep nearer to what they head: the space beyond its
 * leading and boxes is scaled by fit->spacing, then the whole by fit->leading. Between entries some of the space
 * stays, so that one sees where they begin; with a baseline grid, a step of it. */
length pages_skip(const struct line *l, const struct fit_setting *fit, length grid);

#endif
