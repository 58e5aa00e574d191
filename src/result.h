/* result.h: what a run made and said -> the public structs, in memory of their own. */
#ifndef RESULT_H
#define RESULT_H

#include "base/file.h"

/* Collects the diagnostics of a run. */
struct result {
    struct cvtex_result public; /* the first, as the host knows its address */
    struct arena *a;            /* of all that it holds, itself included */
    VEC(const struct cvtex_diagnostic *) diagnostics;
    bool suspect; /* a library failed: what the session keeps may be broken */
};

/* On an arena of its own beside `run`. */
struct result *result_new(struct arena *run);
/* A diag_fn whose user is the result. */
void result_diagnostic(void *result, const struct diagnostic *d);
/* Fills in the rest and makes the result independent of the run. `bytes` p NULL: there are none. */
const struct cvtex_result *result_finish(struct result *r, const struct diag *d,
                                         const struct files *files, struct str bytes);
/* What is returned when there is no memory for anything else. */
const struct cvtex_result *result_out_of_memory(void);

#endif
