/* told.h: what runs have told, put where the user looks for it. */
#ifndef TOLD_H
#define TOLD_H

#include <stdio.h>

#include "cvtex.h"
#include "run.h"

/* What a run for one variant gave. */
struct made {
    char *variant, *path;
    const struct cvtex_result *result;
};

/* What was told of the runs of a command. All zero but for `c`: nothing yet. */
struct told {
    const struct command *c;
    FILE *lines; /* of a form that is data: what comes at the end as one file; NULL: nothing */
    char *text;
    size_t n;
    bool said; /* something was told */
};

/* Tells what a run found and was not told of the `n_made` runs before; with --quiet, no notes. */
void told_add(struct told *t, const struct cvtex_result *result, const struct made *made, size_t n_made);
/* Ends the file of a form that is data, if there is one. */
void told_end(struct told *t);
/* Where that goes: what 'check' finds is its output; otherwise the output may go where diagnostics would. */
FILE *told_to(const struct command *c);

#endif
