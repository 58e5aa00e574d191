/* opportunities.c: a table of the texts that were seen. */
#include "text/opportunities.h"

#include "base/slots.h"
#include "text/thai.h"

struct slot {
    uint64_t hash; /* 0: free */
    struct str text;
    struct linebreak_rules rules;
    bool listed; /* the list of words was there */
    struct opportunities_found found;
};

struct opportunities {
    struct arena *a;
    struct files *files;      /* of the run */
    struct thai_words *thai;  /* NULL: not read */
    asked_list questions;     /* that were asked for it, with their answers */
    bool noted, absent;       /* in this run: that the list was used; that there is none */
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

void opportunities_start(struct opportunities *b, struct files *files)
{
    b->files = files;
    b->noted = b->absent = false;
}

/* The list of words; NULL: there is none. */
static const struct thai_words *words_of(struct opportunities *b)
{
    if (!b->files || b->absent)
        return NULL;
    if (b->thai && !b->noted)
        files_note_all(b->files, &b->questions);
    if (!b->thai) {
        size_t from = b->files->record.n;
        b->thai = thai_words_read(b->a, b->files);
        b->questions = files_since(b->files, b->a, from);
    }
    b->noted = true;
    b->absent = !b->thai;
    return b->thai;
}

static void find_breaks(struct opportunities *b, struct slot *s)
{
    bool *at = arena_array_of(b->a, bool, s->text.n + 1);
    unsigned scripts = linebreak_find(s->text, s->rules, at);
    if (scripts & LINEBREAK_THAI) {
        const struct thai_words *words = words_of(b);
        struct arena *scratch = arena_beside(b->a);
        s->listed = words != NULL;
        if (words)
            thai_find(words, scratch, s->text, at);
        else
            scripts |= LINEBREAK_WORDLESS;
        arena_free(scratch);
    }
    s->found = (struct opportunities_found){at, scripts};
}

/* Whether a verdict can be used in this run: a list of words may have come. */
static bool is_valid(struct opportunities *b, const struct slot *s)
{
    return !(s->found.scripts & LINEBREAK_THAI) || (words_of(b) != NULL) == s->listed;
}

struct opportunities_found opportunities_of(struct opportunities *b, struct str text,
                                            struct linebreak_rules rules)
{
    size_t number = linebreak_rules_number(rules);
    uint64_t h = 1469598103934665603u; /* FNV-1a */
    for (size_t i = 0; i < text.n; i++)
        h = (h ^ (unsigned char)text.p[i]) * 1099511628211u;
    h ^= h >> 29;
    h += !h;
    size_t at = h & (b->size - 1);
    for (; b->slots[at].hash; at = (at + 1) & (b->size - 1)) {
        struct slot *s = &b->slots[at];
        if (s->hash != h || linebreak_rules_number(s->rules) != number || !str_eq(s->text, text))
            continue;
        if (!is_valid(b, s))
            find_breaks(b, s);
        return s->found;
    }
    struct slot *s = &b->slots[at];
    struct slot made = {.hash = h, .text = str_copy(b->a, text), .rules = rules};
    find_breaks(b, &made);
    *s = made;
    if (++b->used * 2 > b->size)
        b->slots = slots_doubled(b->a, b->slots, &b->size, sizeof *b->slots);
    return made.found;
}
