/* block.h: what compose makes of a CV and a style: rows and paragraphs in reading order.
 *
 * A block has its text, its place across the page and its distances down it, but no lines yet:
 * how it breaks depends on widths only, which page it stands on comes later still. */
#ifndef LAYOUT_BLOCK_H
#define LAYOUT_BLOCK_H

#include "display/display.h"
#include "model/cv.h"
#include "style/style.h"
#include "text/rich.h"

enum { CELLS_MAX = 3 };

struct block {
    struct rich cells[CELLS_MAX]; /* left, right; or left, centre, right; empty where missing */
    size_t n_cells;
    const struct type *type;
    uint32_t element;   /* of the cells' text */
    length x, width;    /* from the page's left edge */
    length before;      /* from the baseline above */
    bool before_holds;  /* even where the block above has an `after` */
    length after;       /* to the baseline below, whatever that asks for; -1: none */
    bool sticky;        /* no page ends below it */
    bool heading;       /* of a section or sub-section */
    uint32_t entry;     /* number of the entry that it belongs to, from 1; 0: none */
    int keep;           /* the entry stays whole up to this many lines */
    const struct rule *rule;     /* NULL: none */
    const struct leader *leader; /* NULL: none */
    /* A column to the left of the text. */
    struct rich lead;
    const struct type *lead_type;
    length lead_x, lead_width;
    int lead_align;
    uint32_t lead_element;
    /* A bookmark that leads here; level 0: none. */
    struct str bookmark;
    int bookmark_level;
};

struct blocks {
    VEC(struct block) list;
};

#endif
