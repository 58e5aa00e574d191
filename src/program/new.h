/* new.h: 'cvtex new': a starter CV, by the texts in styles/new/. */
#ifndef NEW_H
#define NEW_H

#include "run.h"

/* Writes a starter CV for the person c->input, a JSON Schema beside it for editors unless one is there, and what
 * --with asks for: all of it or nothing, and no file is replaced. Reports errors. */
enum status new_write(const struct command *c);

#endif
