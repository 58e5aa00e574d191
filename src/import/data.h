/* data.h: what comes with the program about other tools: styles/import/.
 *
 * In: a word of a file. Out: what stands for it there. Nothing is kept from run to run: a file of another tool
 * is read once, to be converted. */
#ifndef IMPORT_DATA_H
#define IMPORT_DATA_H

#include "import/take.h"

/* The tree of styles/import/FILE.yaml; NULL after an error (reported). */
const struct node *import_file(struct import *i, const char *file);
/* The value of styles/import/FILE.yaml under `group` and, in it, a name in whatever case or, if it is not
 * there, '*'. NULL: there is none, or after an error (reported). */
const struct node *import_data(struct import *i, const char *file, const char *group, struct str name);

#endif
