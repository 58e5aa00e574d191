/* block.h: the output of compose/: rows and paragraphs in reading order.
 *
 * A block says what is in it, how far it is indented and how far it is below the block before, all
 * in the style's units. Nothing is measured yet, because sizes and margins may still change. So
 * blocks are made once, and lines are made from them as often as fitting needs. Directions are
 * logical: "start" is the left side in text that runs from left to right. */
#ifndef COMPOSE_BLOCK_H
#define COMPOSE_BLOCK_H

#include "content/content.h"

/* A dim, and the character style whose size and leading are its units. Unit NONE: not given. */
struct distance {
    struct dim dim;
    const struct charstyle *of;
};

enum inset_kind {
    INSET_TEXT,   /* the text of the area */
    INSET_COLUMN, /* the text of the area and its label column */
    INSET_STACK,  /* the stack that the block stands in */
    INSET_START,  /* `by` further in at the start */
    INSET_END,    /* `by` further in at the end */
    INSET_BOTH,   /* `by` further in at both sides */
    INSET_LABEL,  /* after a label and the gap `by` */
    INSET_WIDTH,  /* no wider than `by`, aligned in the outer inset */
};

/* How far a block is indented: one step, counted from the outer inset. */
struct inset {
    enum inset_kind kind;
    const struct inset *outer; /* NULL for the first three kinds */
    struct distance by;
    const struct content_column *column; /* INSET_LABEL: the label's column */
    int align;
};

enum block_label_kind { LABEL_TITLE, LABEL_ENTRY, LABEL_BULLET };

/* A text in a column before a block: a number, a date, a title, a bullet. */
struct block_label {
    enum block_label_kind kind;
    const struct rich *text;
    const struct charstyle *style;
    uint32_t element;
    const struct inset *inset;           /* where it starts; NULL: the shared column's start */
    const struct content_column *column; /* its width is the label's width; NULL: `width` is */
    const struct label_style *label;
    length width;
    int align;
    struct distance raise; /* for a bullet */
};

/* A bookmark that leads to a block. */
struct block_mark {
    struct str title;
    int level; /* 1, 2 ... */
};

/* A target of links; links to it lead to this block. */
struct block_target {
    const struct target *target;
    struct block_target *next;
};

enum { LABELS_MAX = 3, MARKS_MAX = 2 };

enum block_kind {
    BLOCK_TEXT,    /* a row of cells on one baseline, or a paragraph */
    BLOCK_PICTURE,
    BLOCK_STACKS,  /* blocks side by side */
    BLOCK_TABLE_ROW,
};

struct blocks;

struct block {
    enum block_kind kind;
    const struct charstyle *style; /* the character style of its text */
    uint32_t element;
    const struct row *row;   /* its row of the style: rules, boxes, widths; NULL: plain text */
    const struct row *title; /* the title row, when a title stands in the label column beside it */
    const struct inset *inset;
    int align;               /* -1: as its type says */
    /* distances down the page */
    struct distance before;  /* from the baseline above to the first baseline */
    bool before_holds;       /* `before` counts even if the block above has an `after` */
    struct distance after;   /* from the last baseline to the one below, replaces its `before` */
    /* page breaks */
    bool sticky;      /* no page ends below it */
    bool heading;     /* it is the title of a section or subsection */
    int breaks;       /* page break before it (enum breaks) */
    uint32_t entry;   /* number of its entry, from 1; 0: none */
    int keep;         /* the entry stays on one page if it has at most this many lines */
    uint32_t whole;   /* blocks with the same number stay on one page; 0: no such rule */
    bool sinks;       /* this block and those after it stand at the foot of the last page */
    /* things beside and around it */
    struct block_label *labels; /* room for LABELS_MAX, or NULL; same place: below each other */
    size_t n_labels;
    const struct timeline *timeline;
    bool timeline_dot;
    const struct rule *divider;
    struct block_mark marks[MARKS_MAX];
    size_t n_marks;
    struct block_target *targets;
    struct pos style_pos; /* the row of the style that may make it too narrow; line 0: none */
    union {
        struct {
            const struct rich *cells; /* left, right; or left, centre, right; empty where missing */
            size_t n;
            length hang; /* how far in all lines but the first begin */
            const struct blocks *too_long; /* in its place where it does not fit on one line, or NULL */
        } text;
        struct {
            const struct image *image;
            const struct image_style *style;
        } picture;
        struct {
            const struct content_table *of;
            size_t row;
        } table;
        struct {
            struct blocks *at;
            size_t n;
            const struct stack *styles; /* NULL: all have the same width */
            struct distance gap;
            size_t main; /* the one whose first baseline is that of all */
            int valign;  /* how they stand beside each other (enum valign) */
            bool splits; /* if too high for a page, they stand below each other */
        } stacks;
    };
};

struct blocks {
    VEC(struct block) list;
};

#endif
