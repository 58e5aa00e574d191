/* opportunities.c: a table of the texts that were seen. */
#include "text/opportunities.h"

#include "base/slots.h"
#include "text/linebreak.h"

struct slot {
    uint64_t hash; /* 0: free */
    struct str text, lang;
    const bool *at;
};

struct opportunities {
    struct arena *a;
    struct slot *slots;
    size_t size, used; /* size: a power of two */
};

struct opportunities *opportunities_new(struct arena *a)
{
    struct opportunities *b = arena_new_of(a, struct opportunities);
    b->a = a;
    b->size = 256;
    b->slots = arena_array_of(a, struct slot, b->size);
    return b;
}

static const bool *find_breaks(struct opportunities *b, struct str text, struct str lang)
{
    bool *at = arena_array_of(b->a, bool, text.n + 1);
    linebreak_find(text, linebreak_rules(lang), at);
    return at;
}

const bool *opportunities_of(struct opportunities *b, struct str text, struct str lang)
{
    uint64_t h = 1469598103934665603u; /* FNV-1a */
    for (size_t i = 0; i < text.n; i++)
        h = (h ^ (unsigned char)text.p[i]) * 1099511628211u;
    h ^= h >> 29;
    h += !h;
    size_t at = h & (b->size - 1);
    for (; b->slots[at].hash; at = (at + 1) & (b->size - 1))
        if (b->slots[at].hash == h && str_eq(b->slots[at].text, text) &&
            str_eq(b->slots[at].lang, lang))
            return b->slots[at].at;
    struct slot *s = &b->slots[at];
    struct slot made = {h, str_copy(b->a, text), str_copy(b->a, lang), NULL};
    made.at = find_breaks(b, text, made.lang);
    *s = made;
    const bool *verdicts = made.at;
    if (++b->used * 2 > b->size)
        b->slots = slots_doubled(b->a, b->slots, &b->size, sizeof *b->slots);
    return verdicts;
}
