/* numbering.h: numbers of works, and of other entries where a section asks for them. */
#ifndef MODEL_NUMBERING_H
#define MODEL_NUMBERING_H

#include "load/bind.h"
#include "model/cv.h"

struct numbering {
    struct markup label;
    int order, restart;
    int stable;
    bool all; /* whatever entries there are have numbers, not works alone */
};

/* The keys of a mapping under 'numbering'. */
extern const struct bind_table numbering_table;

/* Reads what a section says of it; `n` NULL: nothing. Reports mistakes. */
struct numbering numbering_read(struct cv_reader *r, const struct node *n);
/* Gives the entries of a section their labels. */
void numbering_apply(struct cv_reader *r, struct section *s, struct numbering k);

#endif
