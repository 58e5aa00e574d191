/* json5.h: bytes of JSON, JSON with comments or JSON5 -> a tree of nodes.
 *
 * YAML takes most of JSON, but none of what people add to it: comments with slashes, hexadecimal numbers,
 * strings in single quotes with escapes, lines that go on after a backslash. In: a source whose text is
 * UTF-8. Out: the same nodes that yaml_parse would give, on the arena, each with its place. */
#ifndef LOAD_JSON5_H
#define LOAD_JSON5_H

#include "load/node.h"

struct json5_fault {
    struct pos pos;
    const char *what; /* "a string is not closed"; NULL: a limit was passed and is reported */
    bool beyond_yaml; /* a comment with slashes was read before: it is no YAML */
};

/* True if the text is one of JSON: it begins with '{' or '[', or with a comment with slashes. */
bool json5_looks(struct str text);
/* Parses one value. NULL: it is not JSON5, or may mean something else in YAML; *fault says why, and nothing
 * is reported but a limit. */
struct node *json5_parse(struct arena *a, struct diag *d, const struct source *source,
                         struct json5_fault *fault);

#endif
