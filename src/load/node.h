/* node.h: bytes of YAML -> a tree whose every node knows where it stood.
 *
 * The tree lives on the run's arena. An alias shares the node of its anchor, so the tree may be a
 * graph without cycles; its size with aliases followed is limited. */
#ifndef LOAD_NODE_H
#define LOAD_NODE_H

#include "base/diag.h"

enum node_kind { NODE_NULL, NODE_SCALAR, NODE_LIST, NODE_MAP };

struct pair;

struct node {
    enum node_kind kind;
    bool quoted;     /* a scalar in quotes or a block scalar: always text */
    struct pos pos;
    struct str text; /* of a scalar; of null as it was written */
    VEC(struct node *) items;
    VEC(struct pair) pairs; /* in the order of the file, keys unique */
    size_t weight;          /* nodes below and with this one, aliases followed; 0 while it is read */
};

struct pair {
    struct str key;
    struct pos pos; /* of the key */
    struct node *value;
};

/* NULL when the text is not one YAML document (reported). An empty document is NODE_NULL.
 * Duplicate keys and keys that are no scalars are reported and left out. */
struct node *yaml_parse(struct arena *a, struct diag *d, const struct source *source);

/* The value of a key, or NULL: also when `n` is NULL or no map. */
struct node *node_find(const struct node *n, struct str key);
/* "a text", "a list", "a mapping" or "nothing", for messages. */
const char *node_kind_name(const struct node *n);
/* `over` laid upon `under`: maps are merged key by key, anything else is replaced, but
 * a map not by nothing. Neither is changed; what did not have to be merged is shared. */
struct node *node_overlay(struct arena *a, const struct node *under, const struct node *over);
/* The tree as indented text with positions, and with their files where it comes from several. */
struct str node_trace(struct arena *a, const struct node *n, bool files);

#endif
