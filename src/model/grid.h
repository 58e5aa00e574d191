/* grid.h: small tables: a list of rows, lines of Markdown with pipes, or levels of languages -> rows of cells.
 *
 * Everything is on the arena; all rows have the same number of cells, empty ones where the document has none. */
#ifndef MODEL_GRID_H
#define MODEL_GRID_H

#include "model/cv.h"

enum { GRID_COLUMNS_MAX = 12 }; /* more have no room on a page */

/* What the document says of a column. */
enum grid_align { GRID_AUTO, GRID_LEFT, GRID_CENTER, GRID_RIGHT };

struct grid {
    size_t rows, columns;
    struct markup *cells; /* row after row */
    bool header;          /* the first row names the columns */
    bool names;           /* the first column names the rows */
    enum grid_align aligns[GRID_COLUMNS_MAX];
};

static inline const struct markup *grid_cell(const struct grid *t, size_t row, size_t column)
{
    return &t->cells[row * t->columns + column];
}

/* Reads the tables of an entry, which was read from `n`, with the keys that belong to them, which are then no
 * values of their own: [[...], ...] or a text with pipes, with `header` (yes or no) and `align` (a word or a list);
 * and levels of languages in the Common European Framework, {French: {listening: B2, ...}, German: A1}. */
void grid_settle(struct cv_reader *r, const struct node *n, struct entry *e);
/* Adds the languages of an entry to those of the one before it, if both have levels alone. False: they have not. */
bool grid_joins(struct arena *a, const struct entry *before, const struct entry *e);
/* True if a table with pipes begins at byte `at` of a text, which is the start of a line. */
bool grid_begins(struct str text, size_t at);
/* True if one begins somewhere. */
bool grid_is_in(struct str text);
/* The table that begins there; *at moves behind it. */
struct grid *grid_of_text(struct arena *a, const struct markup *m, size_t *at);

#endif
