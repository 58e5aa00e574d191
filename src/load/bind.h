/* bind.h: the table of keys: what a mapping may hold, and a node tree -> a plain struct by it.
 *
 * A table says once, for each key of a mapping: its name, its type, its place in the struct, what it
 * means, an example, what holds when it is not given, and what users of other tools call it. Reading,
 * error messages with suggestions and the reference pages of the manual all come from it. */
#ifndef LOAD_BIND_H
#define LOAD_BIND_H

#include "base/dim.h"
#include "base/file.h"
#include "base/markup.h"
#include "load/node.h"

enum bind_type {
    BIND_MARKUP, /* struct markup: text with markup */
    BIND_WORD,   /* struct markup, taken as it is: a name, a path */
    BIND_COLOR,  /* struct markup: a name of the palette, "#rrggbb" or a tint */
    BIND_DIM,    /* struct dim, not negative */
    BIND_SIGNED, /* struct dim */
    BIND_LENGTH, /* length: a dim without em or lh, not negative */
    BIND_INT,    /* int */
    BIND_BOOL,   /* int: 1 or 0, so that -1 can mean "not given" */
    BIND_ENUM,   /* int: index into the NULL-terminated `names` */
    BIND_MAP,    /* a struct in place, by the table `map` */
    /* The following bind const struct node *, for the caller. */
    BIND_NODE,   /* as `takes` says, or a mapping by `map`, which may be NULL */
    BIND_LIST,   /* a list of such values */
    BIND_SOME,   /* one such value, or a list of them */
    BIND_NAMED,  /* a mapping whose keys are the user's own, each with such a value */
    BIND_MADE,   /* nothing: a field that is computed for templates */
};

struct bind_table;

struct bind_key {
    const char *name;
    enum bind_type type;
    size_t offset;
    const char *doc; /* what it means: plain English, with a full stop */
    union {
        const void *of;
        const char *const *names;
        const struct bind_table *map;
    };
    const char *example;   /* a value as one writes it in YAML */
    const char *initial;   /* the value that holds when the key is not given, where code decides that;
                              NULL: a file of the program says it (styles/base.yaml), or none does */
    const char *also;      /* "employer, organization": what other tools call it */
    const char *takes;     /* what may stand there, where the type does not say it: "a date" */
    const char *otherwise; /* `initial` in words, where it is no value: "as in 'items'" */
};

struct bind_table {
    const char *what; /* "the style's 'page'", for messages */
    const struct bind_key *keys;
    size_t n;
};

/* Lines of tables. What follows the documentation: .example = "...", and others of the above. */
#define BIND_KEY(key, type, T, member, doc, ...) \
    {key, type, offsetof(struct T, member), doc, {NULL}, __VA_ARGS__}
#define BIND_KEY_OF(key, type, T, member, doc, of, ...) \
    {key, type, offsetof(struct T, member), doc, {of}, __VA_ARGS__}
#define BIND_TABLE(keys, what) {what, keys, sizeof keys / sizeof *keys}

/* Where a table is used: "style" for the mapping that stands under that key of a document, "" for the
 * document. An array of them ends with a table of NULL. */
struct bind_root {
    const char *path;
    const struct bind_table *table;
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
    const struct bind_root *roots; /* all tables, for hints; NULL: only the table at hand is searched */
};

/* Remembers a file. */
void bind_own(struct binder *b, int kind, struct str path, struct str bytes);

/* Fills `to` from the mapping `n`, or with nothing from "none"; what `n` does not name keeps its value.
 * False, after reporting, when anything was wrong; the rest is filled all the same. */
bool bind_map(struct binder *b, const struct node *n, const struct bind_table *table, void *to);
bool bind_dim(struct binder *b, const struct node *n, struct dim *to, const char *what);
bool bind_word(struct binder *b, const struct node *n, struct markup *to, const char *what);
bool bind_bool(struct binder *b, const struct node *n, int *to, const char *what);
/* A whole number in decimal or, behind "0x", hexadecimal. */
bool bind_int(struct binder *b, const struct node *n, int *to, const char *what);
/* Reports that `n` is not what it must be ("a list", "a text"). */
void bind_wrong(struct binder *b, const struct node *n, const char *what, const char *must);
/* Reports the pair's key as unknown in a mapping of that table, with a hint: the key that other tools
 * call so, else the key that one letter makes of it, else the mapping where it belongs, else the nearest
 * key. */
void bind_unknown(struct binder *b, const struct pair *p, const struct bind_table *table);
/* The key of this name, or NULL. */
const struct bind_key *bind_find(const struct bind_table *table, struct str name);
/* Whether the key's `map` is the table of what stands under it. */
bool bind_nested(const struct bind_key *k);

#endif
