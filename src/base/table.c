/* table.c: a hash table with open addressing and linear probing, at most half full. */
#include "base/table.h"

static size_t hash(struct str s)
{
    uint64_t h = 1469598103934665603u; /* FNV-1a */
    for (size_t i = 0; i < s.n; i++)
        h = (h ^ (unsigned char)s.p[i]) * 1099511628211u;
    return (size_t)(h ^ h >> 32);
}

/* The slot of `key`, or the free slot where it would be added. */
static struct slot *slot_of(struct slot *slots, size_t size, struct str key)
{
    size_t at = hash(key) & (size - 1);
    while (slots[at].key.p && !str_eq(slots[at].key, key))
        at = (at + 1) & (size - 1);
    return &slots[at];
}

void *table_find(const struct table *t, struct str key)
{
    return t->size ? slot_of(t->slots, t->size, key)->value : NULL;
}

void table_set(struct arena *a, struct table *t, struct str key, void *value)
{
    if (t->size < 2 * (t->n + 1)) {
        size_t size = t->size ? 4 * t->size : 64; /* a power of two */
        struct slot *slots = arena_array_of(a, struct slot, size);
        for (size_t i = 0; i < t->size; i++)
            if (t->slots[i].key.p)
                *slot_of(slots, size, t->slots[i].key) = t->slots[i];
        t->slots = slots;
        t->size = size;
    }
    struct slot *s = slot_of(t->slots, t->size, key);
    t->n += !s->key.p;
    *s = (struct slot){key, value};
}
