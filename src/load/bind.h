/* bind.h: a node tree -> a plain struct, by a table.
 *
 * A table of keys says once what may stand in a mapping: its names, types, places in the struct
 * and documentation. Everything that a user can get wrong there is found here: unknown keys (with
 * the one that was meant), wrong types, values out of range. */
#ifndef LOAD_BIND_H
#define LOAD_BIND_H

#include "base/file.h"
#include "base/length.h"
#include "load/node.h"

/* A text of the user's, with its markup, and where it stood. */
struct markup {
    struct str text; /* p NULL: not given */
    struct pos pos;
};

/* A length that may hang on the size of the type it is used with. */
struct dim {
    length value; /* absolute, or 1/65536 of the unit */
    enum { DIM_NONE, DIM_PT, DIM_EM, DIM_LH } unit;
};

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
    struct files *files; /* that what is read may name; NULL: it names none */
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

static inline length dim_length(struct dim d, length em, length lh)
{
    return d.unit == DIM_EM   ? length_scale(d.value, em, PT)
           : d.unit == DIM_LH ? length_scale(d.value, lh, PT)
                              : d.value;
}

#endif
