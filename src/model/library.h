/* library.h: the files that publications come from -> entries in the document's own language.
 *
 * A work of a .bib or CSL-JSON file becomes the same mapping that one would write in the YAML, so
 * that everything behind it knows one form only. A file is read once a run. */
#ifndef MODEL_LIBRARY_H
#define MODEL_LIBRARY_H

#include "base/markup.h"
#include "load/node.h"

struct binder;

struct library;

/* `base`: the name of the document; paths start from where it is. */
struct library *library_new(struct binder *b, struct str base);
/* The works of a file or of a list of files; false after reporting. */
typedef VEC(const struct node *) works;
bool library_read(struct library *l, const struct node *files, works *to);
/* Makes the works of the files known to library_pick. */
bool library_add(struct library *l, const struct node *files);
/* The work of that key with what `over` says laid upon it; `over` itself where it is a
 * work of its own; NULL after reporting that there is none. */
const struct node *library_pick(struct library *l, struct markup key, const struct node *over);

#endif
