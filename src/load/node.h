/* node.h: bytes of YAML -> a tree of nodes. Every node has its place in the file.
 *
 * The tree is on the run's arena. An alias shares the node of its anchor, so the tree may be an
 * acyclic graph. Its size, with aliases expanded, is limited. */
#ifndef LOAD_NODE_H
#define LOAD_NODE_H

#include "base/diag.h"

enum node_kind { NODE_NULL, NODE_SCALAR, NODE_LIST, NODE_MAP };

struct pair;

struct node {
    enum node_kind kind;
    bool quoted;     /* a scalar in quotes or a block scalar: always text */
    bool spoken;     /* a mapping here or below may be one text in several languages */
    bool dropped;    /* an entry that is not shown: only the work that it would change is sought */
    struct pos pos;
    struct str text; /* of a scalar; of NODE_NULL: how it was written */
    VEC(struct node *) items;
    VEC(struct pair) pairs; /* in the order of the file, keys unique */
    size_t weight;          /* nodes in this subtree, aliases expanded; 0 while it is read */
    size_t bytes;           /* of texts and keys in this subtree, aliases expanded */
};

struct pair {
    struct str key;
    struct pos pos; /* of the key */
    struct node *value;
};

/* Parses one YAML document; NULL after reporting that it is not one. An empty document is
 * NODE_NULL. Duplicate keys and keys that are not scalars are reported and left out. */
struct node *yaml_parse(struct arena *a, struct diag *d, const struct source *source);

/* Reads the value that "!include" names in a document. */
struct yaml_includes {
    /* What stands in place of the text `at`; NULL after reporting. `depth`: of the values around it. */
    struct node *(*read)(struct yaml_includes *in, const struct node *at, int depth);
};
/* The same for a file that may include others. Its own values are `depth` levels deep. */
struct node *yaml_parse_with(struct arena *a, struct diag *d, const struct source *source,
                             struct yaml_includes *in, int depth);

/* True if a mapping may be one text in several languages: all its keys could be tags, such as en or pt-BR. */
bool node_is_spoken(const struct node *n);
/* The value of a key; NULL if there is none, or if `n` is NULL or not a map. */
struct node *node_find(const struct node *n, struct str key);
/* "a text", "a list", "a mapping" or "nothing", for messages. */
const char *node_kind_name(const struct node *n);
/* Merges `over` into `under`, without changing either. Maps are merged key by key; other values of
 * `over` replace those of `under`. A null does not replace a map. The result shares nodes with
 * both. */
struct node *node_overlay(struct arena *a, const struct node *under, const struct node *over);
/* The mapping as YAML, without one of its keys. */
struct str node_yaml(struct arena *a, const struct node *n, struct str without);
/* The tree as indented text with places, and with the names of files other than `known`. */
struct str node_trace(struct arena *a, const struct node *n, const struct source *known);

#endif
