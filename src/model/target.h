/* target.h: the places in a CV that a link to "#NAME" can lead to.
 *
 * The name of a section is its key in lower case, with '-' for blanks: "research-experience". If
 * that name is taken, "-2" is added. The names of a publication are its label, "J12", and its key
 * in the bibliography. If several things have the same name, the first one gets it. */
#ifndef MODEL_TARGET_H
#define MODEL_TARGET_H

#include "base/table.h"
#include "model/cv.h"

struct target {
    struct str name;
    const struct entry *entry; /* NULL: it is a section */
    bool linked;               /* some link leads to it */
    struct pos from;           /* the place of the first such link */
};

struct targets {
    VEC(struct target) all; /* all sections in their order, then works */
    struct table places; /* name -> index in `all` + 1 */
};

void targets_collect(struct arena *a, const struct cv *cv, struct targets *to);
/* The target of this name, or NULL. */
struct target *targets_find(const struct targets *t, struct str name);
/* " (did you mean 'x'?)", or "". */
const char *targets_suggest(struct diag *d, const struct targets *t, struct str name);

#endif
