/* prepared.h: the YAML files that come with the program, parsed when it was built.
 *
 * A file is known by its bytes, not by its name: one that was changed since is parsed like any
 * other, so that a tree is always that of the file which was read. */
#ifndef LOAD_PREPARED_H
#define LOAD_PREPARED_H

#include "load/node.h"

/* True if a file with these bytes was there when the program was built. */
bool prepared_knows(struct str text);
/* As yaml_parse, and the same tree, without parsing where the bytes are known. */
struct node *prepared_parse(struct arena *a, struct diag *d, const struct source *source);

#endif
