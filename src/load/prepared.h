/* prepared.h: the YAML files that come with the program. They are parsed when it is built.
 *
 * A file is recognized by its bytes, not by its name. A file that was changed after the build is
 * parsed like any other. So the tree always matches the file that was read. */
#ifndef LOAD_PREPARED_H
#define LOAD_PREPARED_H

#include "load/node.h"

/* True if a file with these bytes was there when the program was built. */
bool prepared_knows(struct str text);
/* Gives the same tree as yaml_parse, but without parsing if the bytes are known. */
struct node *prepared_parse(struct arena *a, struct diag *d, const struct source *source);

#endif
