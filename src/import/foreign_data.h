/* foreign_data.h: what comes with the program about other tools: styles/foreign/.
 *
 * In: a word of a file. Out: what stands for it there. Nothing is kept from run to run: a file of another tool
 * is read once, to be converted. */
#ifndef IMPORT_FOREIGN_DATA_H
#define IMPORT_FOREIGN_DATA_H

#include "import/take.h"

/* The tree of styles/foreign/FILE.yaml; NULL after an error (reported). */
const struct node *foreign_file(struct import *i, const char *file);
/* The value of styles/foreign/FILE.yaml under `group` and, in it, a name in whatever case or, if it is not
 * there, '*'. NULL: there is none, or after an error (reported). */
const struct node *foreign_data(struct import *i, const char *file, const char *group, struct str name);

#endif
