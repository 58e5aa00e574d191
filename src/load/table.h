/* table.h: texts -> pointers, for files with more keys than can be compared one by one. */
#ifndef LOAD_TABLE_H
#define LOAD_TABLE_H

#include "base/str.h"

struct slot {
    struct str key;
    void *value;
};

/* Zeroed: empty. Lives on the arena that it is filled from; views its keys. */
struct table {
    struct slot *slots;
    size_t size, n;
};

/* NULL when nothing was set. */
void *table_find(const struct table *t, struct str key);
void table_set(struct arena *a, struct table *t, struct str key, void *value);

#endif
