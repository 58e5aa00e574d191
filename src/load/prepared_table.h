/* prepared_table.h: the form of the tables that prepared_compile writes and prepared.c reads; they
 * alone include it.
 *
 * The tables hold offsets and no pointers: they need no relocation when the program starts, and a
 * page of them that no run asks for is never read from the disk. */
#ifndef LOAD_PREPARED_TABLE_H
#define LOAD_PREPARED_TABLE_H

#include <stddef.h>
#include <stdint.h>

/* A node; its items or values follow it, each with what is below it. */
struct prepared_node {
    uint32_t key, text; /* offsets in prepared_text; the key of a value in a mapping */
    uint16_t key_n, text_n;
    uint16_t key_line, key_col;
    uint16_t line, col;
    uint16_t weight, count; /* as in struct node; items or pairs */
    uint8_t kind, quoted;
};

struct prepared_file {
    uint32_t text, text_n; /* the whole file, in prepared_text */
    uint32_t node, node_n; /* its root, in prepared_nodes */
};

extern const char prepared_text[];
extern const struct prepared_node prepared_nodes[];
extern const struct prepared_file prepared_files[];
extern const size_t prepared_file_count;

#endif
