/* table.h: a hash table from texts to pointers, for files with many keys. */
#ifndef BASE_TABLE_H
#define BASE_TABLE_H

#include "base/str.h"

struct slot {
    struct str key;
    void *value;
};

/* Zeroed: empty. The slots are on the arena given to table_set; the keys are not copied. */
struct table {
    struct slot *slots;
    size_t size, n;
};

/* The value of a key, or NULL. */
void *table_find(const struct table *t, struct str key);
/* Adds a key or replaces its value. */
void table_set(struct arena *a, struct table *t, struct str key, void *value);

#endif
