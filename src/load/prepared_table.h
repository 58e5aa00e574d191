/* prepared_table.h: the tables that prepared_compile writes and prepared.c reads. Only these two
 * include it.
 *
 * The tables have offsets, not pointers. So they need no relocation when the program starts, and
 * pages of them that are not used are not read from the disk. */
#ifndef LOAD_PREPARED_TABLE_H
#define LOAD_PREPARED_TABLE_H

#include <stddef.h>
#include <stdint.h>

/* A node. The nodes below it follow it: each item or value, then the nodes below that. */
struct prepared_node {
    uint32_t key, text; /* offsets in prepared_text; `key` only for a value of a mapping */
    uint16_t key_n, text_n;
    uint16_t key_line, key_col;
    uint16_t line, col;
    uint16_t weight, count; /* `weight` as in struct node; `count` of items or pairs */
    uint8_t kind, quoted;
};

struct prepared_file {
    uint32_t text, text_n; /* the whole file, in prepared_text */
    uint32_t node, node_n; /* its nodes in prepared_nodes, the root first */
};

/* A name or code of a locale: offsets of texts with an end, in prepared_name_text. Sorted by `folded`
 * (load/alias.h). */
struct prepared_name {
    uint32_t folded, shown; /* for comparing, and as it stands in the file */
    uint32_t file, tag;     /* the locale's file without ".yaml", and its `language` */
};

extern const char prepared_name_text[];
extern const struct prepared_name prepared_names[];
extern const size_t prepared_name_count;
extern const char prepared_text[];
extern const struct prepared_node prepared_nodes[];
extern const struct prepared_file prepared_files[];
extern const size_t prepared_file_count;

#endif
