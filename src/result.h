/* result.h: output and diagnostics of a run -> the public structs, with their own memory. */
#ifndef RESULT_H
#define RESULT_H

#include "base/file.h"
#include "base/limit.h"

/* Collects the diagnostics of a run. */
struct result {
    struct cvtex_result public; /* must be first: the host has its address */
    struct arena *a;            /* has everything of the result, and the result itself */
    const char *document;       /* its name */
    VEC(const struct cvtex_diagnostic *) diagnostics;
    bool suspect; /* another library failed: the data that the session keeps may be broken */
};

/* Makes a result on its own arena, with the memory limit of `run`. `document`, its name, is borrowed until
 * result_finish. */
struct result *result_new(struct arena *run, const char *document);
/* A diag_fn. Its user is the result. */
void result_diagnostic(void *result, const struct diagnostic *d);
/* Completes the result and makes it independent of the run: diagnostics are in the order of their files,
 * each once. `bytes` p NULL: no output. */
const struct cvtex_result *result_finish(struct result *r, const struct diag *d,
                                         const struct files *files, struct str bytes);
/* The constant result of a run without memory. */
const struct cvtex_result *result_out_of_memory(void);
/* The result when the limit 'memory' is passed; the same if there is no memory at all. */
const struct cvtex_result *result_over_memory(const char *name, struct limits *limits);

#endif
