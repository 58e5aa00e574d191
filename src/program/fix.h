/* fix.h: a document and what is wrong in it -> the document with the replacements that are beyond doubt. */
#ifndef FIX_H
#define FIX_H

#include "cvtex.h"

/* Runs the job and puts the safe replacements into its document, until none is left. One that would make a new
 * mistake is left out: a key that is there already, or whose value then is wrong. *bytes becomes the new
 * document, which the caller frees, or NULL if nothing is to be changed. With `tell`, each change is told on
 * standard error. Returns 0 or ENOMEM. */
int fix_document(struct cvtex_session *session, const struct cvtex_job *job, int tell, char **bytes, size_t *n);

#endif
