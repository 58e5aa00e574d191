/* figures.h: which figures of a text stand among capitals. */
#ifndef TEXT_FIGURES_H
#define TEXT_FIGURES_H

#include "base/str.h"

/* A walk over the figures of a text that belong to a word of capitals ("C1", "HAWQ-V3") or stand at a capital
 * ("NeurIPS2020"). Set `text` alone before the first step. */
struct figures_walk {
    struct str text;
    size_t from, to; /* the figures that were found last, [bytes] */
    size_t end;      /* of their word */
    bool capitals;   /* it has capitals alone */
};

/* Goes on to the next ones. False if there are none. */
bool figures_next(struct figures_walk *w);

#endif
