/* opportunities.c: libunibreak, and a table of the texts that it has seen. */
#include "text/opportunities.h"

#include <linebreak.h>

#include "base/slots.h"

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

/* Version 1.1 of libunibreak stops the program at the letters that flags are made of and at
 * noncharacters: other characters as long stand for those. It searches a list for each character,
 * in which "#" stands early: that is of the same class as the letters of ASCII (UAX #14: AL), and
 * stands for them. */
static void tame(char *text, size_t size)
{
    size_t n;
    for (size_t i = 0; i < size; i += n) {
        int32_t c = utf8_at((struct str){text, size}, i, &n);
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
            text[i] = '#';
        bool flag = c >= 0x1F1E6 && c <= 0x1F1FF, none = (c & 0xFFFE) == 0xFFFE;
        if (flag || none)
            utf8_put(text + i, n == 4 ? 0x10000 : 0xFFFD);
    }
}

static const bool *find_breaks(struct opportunities *b, struct str text, struct str lang)
{
    char *bytes = str_c(b->a, text), *verdicts = arena_room(b->a, text.n + 1);
    bool *at = arena_array_of(b->a, bool, text.n + 1);
    tame(bytes, text.n);
    set_linebreaks_utf8((const utf8_t *)bytes, text.n, lang.p, verdicts);
    for (size_t i = 0; i < text.n; i++)
        at[i] = verdicts[i] == LINEBREAK_ALLOWBREAK;
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
    struct slot made = {h, str_copy(b->a, text), {str_c(b->a, lang), lang.n}, NULL};
    made.at = find_breaks(b, text, made.lang);
    *s = made;
    const bool *verdicts = made.at;
    if (++b->used * 2 > b->size)
        b->slots = slots_doubled(b->a, b->slots, &b->size, sizeof *b->slots);
    return verdicts;
}
