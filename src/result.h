/* result.h: output and diagnostics of a run -> the public structs, with their own memory. */
#ifndef RESULT_H
#define RESULT_H

#include "base/file.h"
#include "base/limit.h"
#include "load/prune.h"

/* Collects the diagnostics of a run. */
struct result {
    struct cvtex_result public; /* must be first: the host has its address */
    struct arena *a;            /* has everything of the result, and the result itself */
    const char *document;       /* its name */
    VEC(const struct cvtex_diagnostic *) diagnostics;
    VEC(const struct cvtex_diagnostic *) wrong; /* all errors of this run, also those that are not told */
    const struct result *before; /* of the run that this one mends; it is freed with this one. NULL: none */
    bool suspect; /* another library failed: the data that the session keeps may be broken */
};

/* Makes a result on its own arena, with the memory limit of `run`. `document`, its name, is borrowed until
 * result_finish. */
struct result *result_new(struct arena *run, const char *document);
/* A diag_fn. Its user is the result. */
void result_diagnostic(void *result, const struct diagnostic *d);
/* The same for what need not be told: it is only listed among what is wrong. */
void result_add(struct result *r, const struct diagnostic *d, bool told_by_others);
/* Notes how the document looks: the name of its style, and the tag of its language. Empty: none. */
void result_looks(struct result *r, struct str style, struct str locale);
/* Completes the result and makes it independent of the run: diagnostics are in the order of their files,
 * each once. `bytes` p NULL: no output. What the run before has told of mistakes is told too; with `keep`
 * they do not keep back the output. */
const struct cvtex_result *result_finish(struct result *r, const struct diag *d,
                                         const struct files *files, struct str bytes, bool keep);
/* Adds the places of a run's errors to what is left out. False if that is of no use. */
bool result_leave_out(const struct result *of, struct prune *p);
/* The constant result of a run without memory. */
const struct cvtex_result *result_out_of_memory(void);
/* The result when the limit 'memory' is passed; the same if there is no memory at all. */
const struct cvtex_result *result_over_memory(const char *name, struct limits *limits);

#endif
