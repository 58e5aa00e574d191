/* library.h: bibliographies: reads files with publications as mappings of a document.
 *
 * A work of a .bib or CSL-JSON file becomes the mapping that a user would write in YAML, so that
 * later stages know only this form. Each file is read once in a run. */
#ifndef MODEL_LIBRARY_H
#define MODEL_LIBRARY_H

#include "base/markup.h"
#include "load/node.h"

struct binder;

struct library;

/* `base`: the document. Paths are relative to its folder. */
struct library *library_new(struct binder *b, struct str base);
/* Reads the works of a file or of a list of files. False after reporting. */
typedef VEC(const struct node *) works;
bool library_read(struct library *l, const struct node *files, works *to);
/* Reads files only so that library_pick can find their works. */
bool library_add(struct library *l, const struct node *files);
/* Finds the work with this key and merges the entry `over` into it. If there is no such work,
 * returns `over` if it has other keys, else NULL after reporting. */
const struct node *library_pick(struct library *l, struct markup key, const struct node *over);

#endif
