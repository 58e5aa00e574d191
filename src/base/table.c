/* table.c: a hash table with open addressing and linear probing, at most half full. */
#include "base/table.h"

/* The hash depends on where the slots are, which changes from run to run. So nobody can write a file
 * whose keys all meet in one slot. It multiplies words of 8 bytes, like Knuth, by an odd number near
 * 2^64 / golden ratio. */
static size_t hash(const struct slot *slots, struct str s)
{
    uint64_t h = (uint64_t)(uintptr_t)slots ^ s.n, word;
    for (size_t i = 0; i < s.n; i += 8) {
        word = 0;
        memcpy(&word, s.p + i, s.n - i < 8 ? s.n - i : 8);
        h = (h ^ word) * 0x9E3779B97F4A7C15u;
        h ^= h >> 32;
    }
    return (size_t)h;
}

/* The slot of `key`, or the free slot where it would be added. */
static struct slot *slot_of(struct slot *slots, size_t size, struct str key)
{
    size_t at = hash(slots, key) & (size - 1);
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
