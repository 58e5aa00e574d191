/* block.h: what compose makes of a resolved document: rows and paragraphs in reading order.
 *
 * A block says what it holds, how far in it stands and how far below the block before, all in the
 * style's terms: no length of it is known before a type has a size and a page its margins. So blocks
 * are made once, and set as often as fitting needs. Directions are logical: start is the left where
 * text runs to the right. */
#ifndef COMPOSE_BLOCK_H
#define COMPOSE_BLOCK_H

#include "content/content.h"

/* A dim, and the character style whose size and leading it counts in. Unit NONE: not said. */
struct distance {
    struct dim dim;
    const struct charstyle *of;
};

enum inset_kind {
    INSET_TEXT,   /* the text of the area */
    INSET_COLUMN, /* that with the label column */
    INSET_STACK,  /* the stack that the block stands in */
    INSET_START,  /* further in at the start */
    INSET_BOTH,   /* further in at both sides */
    INSET_LABEL,  /* behind a label and its gap */
    INSET_WIDTH,  /* at most so wide, aligned */
};

/* How far in something stands: one step, from where the outer one leads. */
struct inset {
    enum inset_kind kind;
    const struct inset *outer; /* NULL for the first three */
    struct distance by;
    const struct content_column *column; /* INSET_LABEL: of the label ... */
    const struct label_style *label;            /* ... which stands so in it */
    int align;
};

enum block_label_kind { LABEL_TITLE, LABEL_ENTRY, LABEL_BULLET };

/* A text in a column before a block: a number, a date, a title, a bullet. */
struct block_label {
    enum block_label_kind kind;
    const struct rich *text;
    const struct charstyle *style;
    uint32_t element;
    const struct inset *inset;           /* where it stands; NULL: at the start of the shared column */
    const struct content_column *column; /* that makes it as wide; NULL: */
    const struct label_style *label;
    length width;
    int align;
    struct distance raise; /* of a bullet */
};

/* A bookmark that leads here. */
struct block_mark {
    struct str title;
    int level; /* 1, 2 ... */
};

/* What links lead to here. */
struct block_target {
    const struct target *target;
    struct block_target *next;
};

enum { LABELS_MAX = 2, MARKS_MAX = 2 };

enum block_kind {
    BLOCK_TEXT,    /* a row of cells on one baseline, or a paragraph */
    BLOCK_PICTURE,
    BLOCK_STACKS,  /* blocks side by side */
};

struct blocks;

struct block {
    enum block_kind kind;
    const struct charstyle *style; /* of its text */
    uint32_t element;
    const struct row *row;   /* what it was made by: strokes, boxes, widths; NULL: plain text */
    const struct row *title; /* the title row, when a title stands in the label column beside it */
    const struct inset *inset;
    int align;               /* -1: as its type */
    /* down the page */
    struct distance before;  /* from the baseline above */
    bool before_holds;       /* even where the block above has an `after` */
    struct distance after;   /* to the baseline below, whatever that asks for */
    /* where pages break */
    bool sticky;      /* no page ends below it */
    bool heading;     /* of a section or sub-section */
    int breaks;       /* of a page before it (enum breaks) */
    uint32_t entry;   /* number of the entry that it belongs to, from 1; 0: none */
    int keep;         /* the entry stays whole up to this many lines */
    uint32_t whole;   /* blocks of one number stay on one page; 0: none */
    bool sinks;       /* it and what follows stand at the foot of the last page */
    /* what stands around it */
    struct block_label *labels; /* room for LABELS_MAX, or NULL; those of one place are below each other */
    size_t n_labels;
    const struct timeline *timeline;
    bool timeline_dot;
    const struct rule *divider;
    struct block_mark marks[MARKS_MAX];
    size_t n_marks;
    struct block_target *targets;
    struct pos style_pos; /* what in the style narrows it; line 0: nothing */
    union {
        struct {
            const struct rich *cells; /* left, right; or left, centre, right; empty where missing */
            size_t n;
            length hang; /* of the second line and those that follow */
        } text;
        struct {
            const struct image *image;
            const struct image_style *style;
        } picture;
        struct {
            struct blocks *at;
            size_t n;
            const struct stack *styles; /* NULL: all are of one width */
            struct distance gap;
            int valign;  /* how they stand beside each other (enum valign) */
            bool splits; /* those that are too high stand below each other */
        } stacks;
    };
};

struct blocks {
    VEC(struct block) list;
};

#endif
