/* write.h: the tree of a document -> YAML as people write it.
 *
 * In: a tree, and what a file of another tool had that has no place in it. Out: text on the arena, which reads
 * as the same document: blocks, no quotes without need, long texts folded. It knows no keys but where people
 * write mappings in one line. */
#ifndef IMPORT_WRITE_H
#define IMPORT_WRITE_H

#include "import/take.h"

/* `tool`: whose file it was. */
struct str import_write(struct arena *a, const struct node *tree, const char *tool, const import_leftovers *left);

#endif
