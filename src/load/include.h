/* include.h: documents that include other files: "!include talks.yaml".
 *
 * Each file is read once in a run; wherever it is included, its tree is shared, as that of an anchor
 * is. Paths are relative to the file that includes. What may be read is the host's to say. */
#ifndef LOAD_INCLUDE_H
#define LOAD_INCLUDE_H

#include "load/bind.h"

/* A document's tree, with the values of the files that it includes. NULL after reporting, also if one of
 * those files can't be read. The files are added to b->own. */
struct node *include_parse(struct binder *b, const struct source *document);

#endif
