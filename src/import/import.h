/* import.h: the tree of another tool's file -> the tree of a document of ours.
 *
 * Every node of the new tree has its place in the user's own file, so that later messages point there.
 * Nothing is lost in silence: what a reader does not take is named in one note. The file's tree is not
 * changed. The new tree is on the run's arena and shares nodes with the old one. */
#ifndef IMPORT_IMPORT_H
#define IMPORT_IMPORT_H

#include "load/bind.h"

enum import_tool { IMPORT_NONE, IMPORT_RENDERCV, IMPORT_JSON_RESUME, IMPORT_YAML_RESUME };

/* The tool whose file this is, by its keys; IMPORT_NONE: it is a document of ours, or of nobody we know. */
enum import_tool import_detect(const struct node *tree);
/* The tool of this name ("rendercv", "jsonresume", "yamlresume"), in any case; IMPORT_NONE: none. */
enum import_tool import_named(struct str name);
/* Turns the tree of such a file into that of a document; notes what is not used. NULL after reporting.
 * `written`: becomes the document as YAML; NULL: nobody wants that. */
struct node *import_tree(struct binder *b, const struct node *tree, enum import_tool tool, struct str *written);

#endif
