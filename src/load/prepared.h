/* prepared.h: the YAML files that come with the program. They are parsed when it is built.
 *
 * A file is recognized by its bytes, not by its name. A file that was changed after the build is
 * parsed like any other. So the tree always matches the file that was read. */
#ifndef LOAD_PREPARED_H
#define LOAD_PREPARED_H

#include "load/node.h"

/* The name of the built-in locale that answers to a name or code, and its tag; case, accents, '-' and '_'
 * make no difference. p NULL: there is none. */
struct str prepared_locale(struct arena *a, struct str name, struct str *tag);
/* All these names and codes. */
const char **prepared_locale_names(struct arena *a, size_t *n);

/* True if a file with these bytes was there when the program was built. */
bool prepared_knows(struct str text);
/* Gives the same tree as yaml_parse, but without parsing if the bytes are known. */
struct node *prepared_parse(struct arena *a, struct diag *d, const struct source *source);

#endif
