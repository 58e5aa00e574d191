/* bind.h: tables of keys. They say which keys a mapping may have and turn a node tree into a
 * struct.
 *
 * A table lists for each key of a mapping: its name, its type, its place in the struct, what it
 * means, an example, its default, and what users of other tools call it. The tables are used for
 * reading, for error messages with suggestions and for the reference pages of the manual. */
#ifndef LOAD_BIND_H
#define LOAD_BIND_H

#include "base/dim.h"
#include "base/file.h"
#include "base/markup.h"
#include "load/node.h"

enum bind_type {
    BIND_MARKUP, /* struct markup: text with markup */
    BIND_WORD,   /* struct markup: text without markup, such as a name or a path */
    BIND_COLOR,  /* struct markup: a name of the palette, "#rrggbb" or a tint */
    BIND_DIM,    /* struct dim, not negative */
    BIND_SIGNED, /* struct dim, may be negative */
    BIND_LENGTH, /* length: without the units em and lh, not negative */
    BIND_INT,    /* int */
    BIND_BOOL,   /* int: 1 or 0, so that -1 can mean "not given" */
    BIND_ENUM,   /* int: index into `names`, which ends with NULL */
    BIND_MAP,    /* a struct inside the struct, read by the table `map` */
    /* For the following types the struct has a const struct node *, which the caller reads. */
    BIND_NODE,   /* a value as in `takes`, or a mapping with the keys of `map`, which may be NULL */
    BIND_LIST,   /* a list of such values */
    BIND_SOME,   /* one such value, or a list of them */
    BIND_NAMED,  /* a mapping from names that the user chooses to such values */
    BIND_MADE,   /* not readable: a field that is computed for templates */
};

struct bind_table;

struct bind_key {
    const char *name;
    enum bind_type type;
    size_t offset;
    const char *doc; /* what the key means, for the manual: a sentence with a full stop */
    union {
        const void *of;
        const char *const *names;
        const struct bind_table *map;
    };
    const char *example;   /* a value as written in YAML */
    const char *initial;   /* the default, if the code sets it; NULL: styles/base.yaml or another
                              file of the program sets it, or there is no default */
    const char *also;      /* the key's names in other tools: "employer, organization" */
    const char *takes;     /* the kind of value, if the type does not say it: "a date" */
    const char *otherwise; /* the default in words, if it is not a value: "as in 'items'" */
    const char *since;     /* the version of cvtex that has it first: "1.1"; NULL: 1.0 */
};

/* A hint for words that are no keys of a table. The last one of a list has no words. */
struct bind_slip {
    const char *words; /* "gpa, grade"; BIND_ANY_LIST: any key with a list */
    const char *hint;  /* " (write it under 'summary')" */
};
#define BIND_ANY_LIST "- "

struct bind_table {
    const char *what; /* "the style's 'page'", for messages */
    const struct bind_key *keys;
    size_t n;
    const struct bind_slip *slips; /* NULL: none */
};

/* A line of a table. After `doc` come other members by name, such as .example = "...". */
#define BIND_KEY(key, type, T, member, doc, ...) \
    {key, type, offsetof(struct T, member), doc, {NULL}, __VA_ARGS__}
#define BIND_KEY_OF(key, type, T, member, doc, of, ...) \
    {key, type, offsetof(struct T, member), doc, {of}, __VA_ARGS__}
#define BIND_TABLE(keys, what) BIND_TABLE_SLIPS(keys, what, NULL)
#define BIND_TABLE_SLIPS(keys, what, slips) {what, keys, sizeof keys / sizeof *keys, slips}

/* Where a document uses a table: the path "style" means the mapping under that key, "" the document
 * itself. In the last item of an array `table` is NULL. */
struct bind_root {
    const char *path;
    const struct bind_table *table;
};

/* The bytes of a file that the document names. */
struct own_file {
    enum { OWN_STYLE, OWN_BIBLIOGRAPHY, OWN_DOCUMENT } kind; /* the last: a part of the document */
    struct str path, bytes;
};
typedef VEC(struct own_file) own_files;

struct binder {
    struct arena *a;
    struct diag *d;
    struct files *files; /* reads files that the document names; NULL: none are read */
    struct prune *prune; /* what is left out of the trees; NULL: nothing */
    own_files own; /* files that were read, in this order, each once */
    struct date_words *date_words; /* of English, then of all locales (model/date.h); NULL: not needed yet */
    /* What is shown of a work of a bibliography, `dropped` if nothing is; NULL: works are as they are. */
    const struct node *(*shown)(void *user, const struct node *work);
    void *shown_user;
    const struct bind_root *roots; /* all tables, for hints; NULL: search only the current one */
};

/* The version of the format that this program reads. It grows when a file may mean something else than
 * before, or when a key goes; a new key alone does not change it. */
enum { BIND_FORMAT = 1 };

/* The key 'format' of documents, styles and locales. */
#define BIND_FORMAT_KEY(T, member)                                                                 \
    BIND_KEY("format", BIND_INT, T, member,                                                        \
             "Version of the format that the file is written for; a program that only knows "      \
             "older ones refuses it.",                                                             \
             .example = "1", .initial = "1", .also = "format_version, schema_version")

/* Checks the 'format' of a file before anything else in it. False after reporting that it is newer than
 * this program, which then understands the rest of the file no better. */
bool bind_format(struct binder *b, const struct node *tree);

/* Adds a file to `own`, unless it is there already. */
void bind_own(struct binder *b, int kind, struct str path, struct str bytes);

/* Fills the struct `to` from the mapping `n`. Members without a key in `n` keep their values. The
 * word "none" is an empty mapping. Returns false if anything was wrong, after reporting it; what is
 * right is filled all the same. */
bool bind_map(struct binder *b, const struct node *n, const struct bind_table *table, void *to);
bool bind_dim(struct binder *b, const struct node *n, struct dim *to, const char *what);
bool bind_word(struct binder *b, const struct node *n, struct markup *to, const char *what);
bool bind_bool(struct binder *b, const struct node *n, int *to, const char *what);
/* Reads a whole number, decimal or, after "0x", hexadecimal. */
bool bind_int(struct binder *b, const struct node *n, int *to, const char *what);
/* Checks that the names in braces in a text are among these; reports those that are not. */
bool bind_braces(struct binder *b, struct markup text, const char *const *names, size_t n);
/* Reports that a text that is not empty has not got this name in braces. */
void bind_brace_needed(struct binder *b, struct markup text, const char *name);
/* Reports that `what` must be, for example, "a list" or "a text", and that `n` is not. */
void bind_wrong(struct binder *b, const struct node *n, const char *what, const char *must);
/* Reports that the pair's key is not in the table, with a hint. The hint is the first of these that
 * exists: that of the table's slips; the key that other tools call by this name; a key that differs by one letter; the mapping
 * where the key belongs; the nearest key. */
void bind_unknown(struct binder *b, const struct pair *p, const struct bind_table *table);
/* The key that other tools call `word`; NULL: none. */
const char *bind_meant(const struct bind_table *table, struct str word);
/* True if an unknown key means one of the table: other tools call it so, or one letter is wrong. */
bool bind_near(const struct bind_table *table, struct str key);
/* True if a key that the table lacks seems to be misspelt, or a word of another tool, so that there is a hint. */
bool bind_is_slip(const struct pair *p, const struct bind_table *table);
/* The key of the table that other tools call so, or NULL. */
const struct bind_key *bind_foreign(const struct bind_table *table, struct str key);
/* The key of this name, or NULL. */
const struct bind_key *bind_find(const struct bind_table *table, struct str name);
/* True if `map` is the table of the mapping, or of the mappings, under this key. */
bool bind_nested(const struct bind_key *k);

#endif
