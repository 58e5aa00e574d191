/* compose.h: a resolved document -> blocks in reading order.
 *
 * Pure: nothing is measured, reported or changed. Everything lives on the run's arena. */
#ifndef COMPOSE_COMPOSE_H
#define COMPOSE_COMPOSE_H

#include "compose/block.h"

struct composed {
    struct blocks areas[AREAS]; /* that of AREA_BARE is empty: its text stands in AREA_MAIN */
    struct blocks head[2], foot[2]; /* of pages: without and with the title of a section */
};

void compose_run(struct arena *a, const struct content *content, struct composed *to);

/* ---- what the parts of composing share */

struct composer {
    struct arena *a;
    const struct content *content;
    const struct style *style; /* of the area that is being filled */
    const struct charstyle *text; /* and its text */
    struct blocks *to;         /* where blocks go */
    const struct inset *inset; /* of what is made now */
    int stacked;               /* blocks are made for a stack */
    uint32_t entries;          /* how many there were */
    uint32_t wholes;
    uint32_t whole;            /* what is being made stays whole under this number; 0: it need not */
    bool long_above;           /* the entry above has several rows */
    bool below_title;          /* nothing stands below the title yet */
    struct block title;        /* one in the label column, which waits for the block that it will
                                  stand beside; style NULL: none */
    struct block_target *waiting; /* targets that lead to the next block */
    bool *taken;               /* targets that lead to a block already, by their index */
};

/* ---- compose_row.c */

/* `unit` NONE: the leading of `of`. */
struct distance compose_distance(struct dim d, const struct charstyle *of);
/* A block of plain text as wide as there is room, not yet among the others. */
struct block compose_block(const struct composer *c, const struct charstyle *style,
                           struct distance before, uint32_t element);
/* Room for one more label of the block, behind its others. */
struct block_label *compose_label(struct composer *c, struct block *b);
/* Puts the block behind the others; a title that waits goes before it. */
void compose_push(struct composer *c, struct block *b);
void compose_inset(struct composer *c, enum inset_kind kind, struct distance by);
/* How a row of the style stands, in its block. */
void compose_geometry(struct composer *c, const struct row *row, struct block *b);
/* Any row. */
void compose_row(struct composer *c, const struct content_row *row);
void compose_rows(struct composer *c, const content_rows *rows);
void compose_list(struct composer *c, const struct content_list *list);

/* ---- compose_entry.c */

void compose_entry(struct composer *c, const struct content_entry *e, bool within);

/* ---- compose.c */

void compose_section(struct composer *c, const struct content_section *s);
void compose_targets(struct composer *c, const struct content_target *t);

#endif
