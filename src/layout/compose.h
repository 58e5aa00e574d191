/* compose.h: a CV and a style -> blocks in reading order, and the structure they belong to. */
#ifndef LAYOUT_COMPOSE_H
#define LAYOUT_COMPOSE_H

#include "layout/block.h"
#include "layout/fill.h"

struct composer {
    struct filler fill;
    struct arena *keep;      /* for what outlives a block: elements */
    struct display *display; /* elements are added to it */
    struct anchors *anchors;
    struct blocks blocks;    /* since `done` was called last */
    /* Called when blocks are whole, before they are forgotten. */
    void (*done)(void *user, enum area area, const struct blocks *blocks);
    /* The width of a text on one line. */
    length (*measure)(void *user, const struct rich *text, const struct type *type);
    void *user;
    const struct style *style; /* of the page; fill.style is that of the area */
    struct types *types[AREAS];
    struct frame frames[AREAS];
    enum area area;          /* that is being filled */
    length x, width;         /* of the column that is being filled */
    uint32_t parent;         /* element that new ones go under */
    uint32_t list;           /* the list that the entry above belongs to; NO_ELEMENT: none */
    uint32_t entries;        /* how many there were */
    uint32_t wholes;
    uint32_t whole;          /* what is being made stays whole under this number; 0: it need not */
    int stacked;             /* blocks are made for a stack: x counts from its left edge */
    int holding;             /* blocks are not handed over as long as this isn't 0 */
    length label_width;      /* of the widest label in the section */
    length *date_widths[AREAS]; /* of the widest date, for each kind that the area's style sets */
    bool long_above;         /* the entry above has several rows */
    length lead_width;       /* of the column that the page shares */
    bool below_title;        /* nothing stands below the title yet */
    struct str prefix;       /* stands before the text of the next row: a label without a column */
    struct lead_text pending; /* a title that will stand beside the next block */
    struct block title;      /* its strokes, bookmark and distances; type NULL: none */
    bool titled;             /* the document has its H1 */
    bool narrow;             /* that text has no room: reported */
    VEC(struct str) roles;   /* of authors that the style does not know: reported */
    VEC(const char *) warned; /* kinds and fields that were reported as having no place */
};

/* `only`: the key of the one section to be set, "letter", or p NULL: all. */
void compose_cv(struct composer *c, const struct cv *cv, struct str only);
/* Rows that are content of nothing, such as a footer's. */
struct blocks compose_apart(struct composer *c, const struct row *rows, size_t n, struct scope *s);

/* ---- what the parts of composing share */

uint32_t compose_element(struct composer *c, enum element_role role, uint32_t parent);
/* A block of plain text as wide as the column, not yet among the others. */
struct block compose_block(const struct composer *c, const struct type *type, length before,
                           uint32_t element);
/* Puts the block behind the others; a title that waits in the column of leads goes before it. */
void compose_push(struct composer *c, struct block *b);
const struct type *compose_type(struct composer *c, const struct role *role);
length compose_dim(struct dim d, const struct type *type, length otherwise);
/* The paragraphs of a text. */
void compose_paragraphs(struct composer *c, const struct row *row, const struct type *type,
                        struct markup m, length before, uint32_t parent, uint32_t entry, int keep);
void compose_points(struct composer *c, const struct point *p, size_t n, size_t depth,
                    const struct role *role, uint32_t parent, uint32_t entry, int keep);
/* Any row: text, items, a picture, stacks, a section. True when it made a block. `scope`: where its
 * fields are looked up; `parent`: what its elements go under. */
bool compose_any(struct composer *c, const struct row *row, struct scope *s, uint32_t parent);
/* A row of text, by itself. False when all of it is empty. */
bool compose_row(struct composer *c, const struct row *row, const struct scope *s,
                 struct block *to);
/* A row of section or sub-section titles. */
void compose_heading(struct composer *c, struct scope *s, const struct row *row,
                     const struct markup *title, int level, bool directly);
void compose_entry(struct composer *c, struct scope *s, const struct entry *e, size_t depth);
/* Whether there is a column of leads here: not in side columns, nor in stacks. */
bool compose_has_leads(const struct composer *c);
/* Whether the section stands in the side column. */
bool compose_is_aside(const struct composer *c, const struct section *s);
/* Reports what stands under `cv` and has no place in the style. */
void compose_report_lost(struct composer *c, const struct cv *cv);
/* The width of the widest label of the section; of the widest date in the column that the page
 * shares; and of the widest dates of each kind that have a column of their own. */
length compose_label_width(struct composer *c, const struct scope *s);
void compose_date_widths(struct composer *c, const struct cv *cv, enum area area);
length compose_lead_width(struct composer *c, const struct cv *cv);

#endif
