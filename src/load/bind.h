/* bind.h: a node tree -> a plain struct, by a table.
 *
 * A table of keys says once what may stand in a mapping: its names, types, places in the struct
 * and documentation. Everything that a user can get wrong there is found here: unknown keys (with
 * the one that was meant), wrong types, values out of range. */
#ifndef LOAD_BIND_H
#define LOAD_BIND_H

#include "base/dim.h"
#include "base/markup.h"
#include "load/node.h"

enum bind_type {
    BIND_MARKUP, /* struct markup */
    BIND_WORD,   /* struct markup, taken as it is: a name, a path */
    BIND_DIM,    /* struct dim, not negative */
    BIND_SIGNED, /* struct dim */
    BIND_LENGTH, /* length: a dim without em or lh, not negative */
    BIND_INT,    /* int */
    BIND_BOOL,   /* int: 1 or 0, so that -1 can mean "not given" */
    BIND_ENUM,   /* int: index into the NULL-terminated `names` */
    BIND_NODE,   /* const struct node *, for the caller; a `map` only documents it */
    BIND_MAP,    /* a struct in place, by the table `map` */
};

struct bind_key {
    const char *name;
    enum bind_type type;
    size_t offset;
    const char *doc;
    union {
        const void *of;
        const char *const *names;
        const struct bind_table *map;
    };
};

struct bind_table {
    const char *what; /* "the style's 'page'", for messages */
    const struct bind_key *keys;
    size_t n;
};

/* A file that the document names, byte for byte. */
struct own_file {
    enum { OWN_STYLE, OWN_BIBLIOGRAPHY } kind;
    struct str path, bytes;
};
typedef VEC(struct own_file) own_files;

struct binder {
    struct arena *a;
    struct diag *d;
    own_files own; /* in the order of reading, each once */
};

/* Remembers a file. */
void bind_own(struct binder *b, int kind, struct str path, struct str bytes);

/* Fills `to` from the mapping `n`, or with nothing from "none"; what `n` does not name keeps its value. False, after reporting,
 * when anything was wrong; the rest is filled all the same. */
bool bind_map(struct binder *b, const struct node *n, const struct bind_table *table, void *to);
bool bind_dim(struct binder *b, const struct node *n, struct dim *to, const char *what);
bool bind_word(struct binder *b, const struct node *n, struct markup *to, const char *what);
bool bind_bool(struct binder *b, const struct node *n, int *to, const char *what);
/* A whole number in decimal or, behind "0x", hexadecimal. */
bool bind_int(struct binder *b, const struct node *n, int *to, const char *what);
/* Reports that `n` is not what it must be ("a list", "a text"). */
void bind_wrong(struct binder *b, const struct node *n, const char *what, const char *must);
/* Reports the pair's key as unknown in `what`, naming the nearest of the candidates. */
void bind_unknown(struct binder *b, const struct pair *p, const char *what,
                  const char *const *candidates, size_t n);

#endif
