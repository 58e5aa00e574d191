/* compose.h: a CV and a style -> blocks in reading order, and the structure they belong to. */
#ifndef LAYOUT_COMPOSE_H
#define LAYOUT_COMPOSE_H

#include "layout/block.h"
#include "layout/fill.h"

struct composer {
    struct filler fill;
    struct arena *keep;      /* for what outlives a block: elements */
    struct display *display; /* elements are added to it */
    struct blocks blocks;    /* since `done` was called last */
    /* Called when blocks are whole, before they are forgotten. */
    void (*done)(void *user, const struct blocks *blocks);
    void *user;
    length x, width;         /* of the column that is being filled */
    uint32_t parent;         /* element that new ones go under */
    uint32_t list;           /* the list that the entry above belongs to; NO_ELEMENT: none */
    uint32_t entries;        /* how many there were */
    length label_width;      /* of the longest label in the section */
    bool narrow;             /* that text has no room: reported */
    VEC(struct str) roles;   /* of authors that the style does not know: reported */
    VEC(const char *) warned; /* kinds and fields that were reported as having no place */
};

void compose_cv(struct composer *c, const struct cv *cv);
/* One row on its own, such as a footer, as content of nothing. False when all of it is empty. */
bool compose_row(struct composer *c, const struct row *row, const struct scope *s,
                 struct block *to);

#endif
