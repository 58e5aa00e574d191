/* target.h: the places of a CV that a link to "#NAME" leads to, by their names.
 *
 * A section is named by its key, in lower case and with '-' for blanks: "research-experience"; a
 * name that is taken gets "-2" behind it. A publication is named by its label, "J12", and by its
 * key in a bibliography; where several have one name, the first has it. */
#ifndef MODEL_TARGET_H
#define MODEL_TARGET_H

#include "load/table.h"
#include "model/cv.h"

struct target {
    struct str name;
    const struct entry *entry; /* NULL: it is a section */
    bool linked;               /* something leads to it: first from here */
    struct pos from;
};

struct targets {
    VEC(struct target) all; /* of the sections, each in its place, then of works */
    struct table places; /* name -> its index + 1 */
};

void targets_collect(struct arena *a, const struct cv *cv, struct targets *to);
/* NULL: nothing has the name. */
struct target *targets_find(const struct targets *t, struct str name);
/* " (did you mean 'x'?)", or "". */
const char *targets_suggest(struct diag *d, const struct targets *t, struct str name);

#endif
