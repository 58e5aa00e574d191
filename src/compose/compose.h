/* compose.h: a resolved document -> blocks in reading order.
 *
 * Nothing is measured, reported or changed here. Everything lives on the run's arena. */
#ifndef COMPOSE_COMPOSE_H
#define COMPOSE_COMPOSE_H

#include "compose/block.h"

struct composed {
    struct blocks areas[AREAS]; /* AREA_BARE is empty: its blocks are those of AREA_MAIN */
    struct blocks head[2], foot[2]; /* for pages [0] without, [1] with a section title to show */
};

/* Makes the blocks of a document; *to is all zero before. */
void compose_run(struct arena *a, const struct content *content, struct composed *to);

/* ---- shared by the files of compose/ */

struct composer {
    struct arena *a;
    const struct content *content;
    const struct style *style; /* the style of the area that is being filled */
    const struct charstyle *text; /* the character style of its text */
    struct blocks *to;         /* new blocks go here */
    const struct inset *inset; /* the inset of new blocks */
    int stacked;               /* > 0: new blocks go into a stack */
    uint32_t entries;          /* number of entries so far */
    uint32_t wholes;           /* number of parts that stay on one page so far */
    uint32_t whole;            /* `whole` of new blocks */
    bool long_above;           /* the entry above has several rows */
    bool below_title;          /* there is no entry below the last title yet */
    struct block title;        /* a title in the label column that waits for the block beside it;
                                  style NULL: none */
    struct block_target *waiting; /* targets for the next block */
    bool *taken;               /* targets that already have a block, by index */
};

/* ---- compose_row.c */

/* A distance in units of `of`; unit NONE: one leading. */
struct distance compose_distance(struct dim d, const struct charstyle *of);
/* A new block of plain text with the current inset. compose_push adds it. */
struct block compose_block(const struct composer *c, const struct charstyle *style,
                           struct distance before, uint32_t element);
/* Room for one more label of the block, behind its others. */
struct block_label *compose_label(struct composer *c, struct block *b);
/* Adds the block after the others. It gets the waiting title as a label, and waiting targets. */
void compose_push(struct composer *c, struct block *b);
/* Sets the inset of the blocks made from now on. The caller restores the old one. */
void compose_inset(struct composer *c, enum inset_kind kind, struct distance by);
/* Copies insets, distances and alignment of a row of the style into its block. */
void compose_geometry(struct composer *c, const struct row *row, struct block *b);
/* Adds the blocks of a row of any kind. */
void compose_row(struct composer *c, const struct content_row *row);
/* Indents what follows as the text of a list is, and by so much more. The caller restores the inset. */
void compose_indent(struct composer *c, length more);
/* Entries inside an entry are indented like the text of a list. Where the label of their entry stands beside them and
 * no text of it above, they stand in that text's place. */
void compose_entries(struct composer *c, const struct content_row *row, bool beside_label);
void compose_rows(struct composer *c, const content_rows *rows);

/* ---- compose_logo.c */

/* How many of an entry's first rows are its heading, which a logo stands beside. */
size_t compose_heading_rows(const struct content_entry *e);
/* Adds the logo of an entry with its heading beside it, as one block. */
void compose_logo(struct composer *c, const struct content_entry *e);
/* Sets in what stands where entries beside it have their logos. */
void compose_logo_room(struct composer *c);

/* ---- compose_entry.c */

/* `within`: the entry is inside another one and shares its number. */
void compose_entry(struct composer *c, const struct content_entry *e, bool within);

/* ---- compose.c */

/* The title that waits for the label column stands on a line of its own, with nothing beside it. */
void compose_title_alone(struct composer *c);
void compose_section(struct composer *c, const struct content_section *s);
/* Makes targets wait for the next block, but not those that already have one. */
void compose_targets(struct composer *c, const struct content_target *t);

#endif
