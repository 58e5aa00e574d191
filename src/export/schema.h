/* schema.h: the tables of keys -> JSON Schema (draft 2020-12), for editors and checks in other programs.
 *
 * A schema accepts what cvtex accepts, and refuses what cvtex refuses as far as a schema can say it: it knows
 * no other file, no names that the user chooses, and no sums. Everything is made from the tables; what a
 * value in words ("a date") is in JSON stands in schema_types.c. */
#ifndef EXPORT_SCHEMA_H
#define EXPORT_SCHEMA_H

#include "load/bind.h"

enum schema_of { SCHEMA_DOCUMENT, SCHEMA_STYLE, SCHEMA_LOCALE };

/* Defaults are those of the base style and of English, if the host has their files. */
struct str schema_write(struct binder *b, enum schema_of what);

/* ---- for schema.c */

/* A kind of value under '$defs'. */
struct schema_type {
    const char *name;
    const char *json; /* of the definition: the inside of an object, with ' in place of " */
};

extern const struct schema_type schema_types[];
extern const size_t schema_n_types;

/* The name of the type that a value in words has ("a path, or a list": "texts"); NULL: it is not known.
 * *whole: the type includes what the table of the key says. */
const char *schema_type_of(const char *takes, bool *whole);
/* What a mapping needs beyond its keys, as the inside of an object, written so; NULL: nothing. */
const char *schema_needs(const char *what);
/* The type of a key of this name wherever it stands in the table, in place of what its type says. */
const char *schema_type_of_key(const char *what, const char *key);
/* The type of the names that stand under this key, where users do not choose them; NULL: they do. */
const char *schema_names_of(const char *what, const char *key);

#endif
