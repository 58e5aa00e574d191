/* readers.h: the readers of import.c, one a tool. Each returns a new tree, or NULL after reporting. */
#ifndef IMPORT_READERS_H
#define IMPORT_READERS_H

#include "import/take.h"

struct node *import_rendercv(struct import *i, const struct node *tree);
struct node *import_json_resume(struct import *i, const struct node *tree);
struct node *import_yaml_resume(struct import *i, const struct node *tree);

#endif
