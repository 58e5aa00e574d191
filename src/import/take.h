/* take.h: takes values out of a foreign tree and builds a new one. Shared by the readers of all tools.
 *
 * A reader takes each key that it knows. What nobody took is left over, and import_left names it. */
#ifndef IMPORT_TAKE_H
#define IMPORT_TAKE_H

#include "base/table.h"
#include "load/bind.h"

/* What is not used. */
struct import_leftover {
    struct str path; /* "design.page.show_footer" */
    const struct node *value;
};
typedef VEC(struct import_leftover) import_leftovers;

struct import {
    struct binder *b;
    struct arena *a;
    struct table taken; /* the pairs that were taken, by their address */
    import_leftovers left;
    struct buf growing; /* the text that import_append appended to last, with room for more */
};

/* ---- taking */

/* The value of a key, which counts as used. NULL if there is none, or if it says nothing: null, an empty
 * text, list or mapping. */
struct node *import_take(struct import *i, const struct node *map, const char *key);
/* The same for the first of several spellings that has a value: "startDate, start_date". All count as used. */
struct node *import_take_any(struct import *i, const struct node *map, const char *keys);
/* True if the node says nothing. */
bool import_absent(const struct node *n);
/* Counts the pair as used. What is in a mapping below it is not. */
void import_used(struct import *i, const struct pair *p);
bool import_is_used(const struct import *i, const struct pair *p);
/* True if the mapping has this key, and it counts as used. */
bool import_used_key(const struct import *i, const struct node *map, const char *key);
/* Counts all pairs below the node as used. */
void import_used_below(struct import *i, const struct node *n);
/* As import_take_any, but of other spellings only those count as used that say nothing or the same: two
 * that differ are two values. */
struct node *import_take_first(struct import *i, const struct node *map, const char *keys);
/* Notes every pair of the mapping that was not taken and says something, and those of the mappings and lists
 * below pairs that were. `path`: where the mapping stands, for the note; "" at the top. */
void import_left(struct import *i, const struct node *map, struct str path);

/* ---- building */

struct node *import_map(struct import *i, struct pos pos);
struct node *import_list(struct import *i, struct pos pos);
/* A text that is always one, as if it were in quotes. */
struct node *import_text(struct import *i, struct str text, struct pos pos);
/* Appends to a text that import_text made. */
void import_append(struct import *i, struct node *to, const char *between, struct str text);
/* Adds a pair; does nothing if `value` is NULL. The key's place is that of the value. */
void import_put(struct import *i, struct node *map, const char *key, struct node *value);
void import_put_str(struct import *i, struct node *map, struct str key, struct pos pos, struct node *value);
/* The value of a key of the new tree, or NULL. */
struct node *import_get(const struct node *map, const char *key);
/* Adds an item; does nothing if `value` is NULL. */
void import_push(struct import *i, struct node *list, struct node *value);
/* Takes `from` and puts it under `to` as it is. Returns the value, or NULL. */
struct node *import_move(struct import *i, const struct node *map, const char *from, struct node *to_map,
                         const char *to);

#endif
