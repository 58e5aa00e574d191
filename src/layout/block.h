/* block.h: what compose makes of a CV and a style: rows and paragraphs in reading order.
 *
 * A block has its text, its place across the page and its distances down it, but no lines yet:
 * how it breaks depends on widths only, which page it stands on comes later still. */
#ifndef LAYOUT_BLOCK_H
#define LAYOUT_BLOCK_H

#include "layout/anchor.h"
#include "model/cv.h"
#include "style/style.h"
#include "text/rich.h"

/* The columns of a page: text, side, a header over both, and the text of pages without the side. */
enum area { AREA_MAIN, AREA_SIDE, AREA_HEADER, AREA_BARE, AREAS };

/* How far things reach across in one of them, from the page's left edge. */
struct frame {
    length x, width;             /* the text */
    length column_x, column_width; /* with the column of leads */
    length page_x, page_width;   /* to the page's edges, or those of a side column's ground */
};

/* A text in a column to the left of a block: a number, a date, a title. */
struct lead_text {
    struct rich text;
    const struct type *type;
    uint32_t element;
    length x, width;
    int align;
    int32_t shape; /* a bullet that the font lacks, drawn in place of text; 0: none */
    length raise;  /* of the shape */
};

/* A bookmark that leads here. */
struct mark {
    struct str title;
    int level; /* 1, 2 ... */
};

enum { LEADS_MAX = 2, MARKS_MAX = 2 };

struct blocks;

struct block {
    struct rich cells[CELLS_MAX]; /* left, right; or left, centre, right; empty where missing */
    size_t n_cells;
    const struct row *row;   /* what it was made by: strokes, boxes, widths; NULL: plain text */
    const struct row *title; /* of a title in the column of leads, whose strokes come here too */
    const struct type *type;
    int align;
    const struct frame *frame;
    uint32_t element;   /* of the cells' text */
    length x, width;    /* from the page's left edge */
    length hang;
    length before;      /* from the baseline above */
    bool before_holds;  /* even where the block above has an `after` */
    length after;       /* to the baseline below, whatever that asks for; -1: none */
    bool sticky;        /* no page ends below it */
    bool heading;       /* of a section or sub-section */
    int breaks;         /* of a page before it (enum breaks) */
    uint32_t entry;     /* number of the entry that it belongs to, from 1; 0: none */
    int keep;           /* the entry stays whole up to this many lines */
    uint32_t whole;     /* blocks of one number stay on one page; 0: none */
    bool sinks;         /* it and what follows stand at the foot of the last page */
    struct lead_text leads[LEADS_MAX]; /* where several have one place, each below the other */
    size_t n_leads;
    const struct timeline *timeline;
    bool timeline_dot;
    const struct rule *divider;
    /* A picture in place of text. */
    const struct image *image;
    length image_width, image_height, image_radius;
    /* Stacks of blocks side by side in place of text: their x counts from the stack's left edge, as if
     * each were as wide as the block. */
    struct blocks *stacks;
    size_t n_stacks;
    const struct stack *stack_styles; /* NULL: all are of one width */
    length stack_gap;
    bool splits;        /* stacks that are too high for that stand below each other */
    struct mark marks[MARKS_MAX];
    size_t n_marks;
    struct anchor *anchors; /* what links lead to here */
};

struct blocks {
    VEC(struct block) list;
};

#endif
