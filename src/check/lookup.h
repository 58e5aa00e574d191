/* lookup.h: the outputs that need no document: lists, tables of keys, schemas, sources of styles and locales. */
#ifndef CHECK_LOOKUP_H
#define CHECK_LOOKUP_H

#include "load/bind.h"

/* True if the job's output is one of them; *out is then its text, with p NULL after an error (reported). */
bool lookup_text(struct binder *b, const struct cvtex_job *job, struct str *out);

#endif
