/* field.c: finds fields by name and describes them. */
#include "model/field.h"

#include <string.h>

#include "load/bind.h"
#include "model/slips.h"

#define X(id, key, holds, doc, example, also) key,
const char *const field_keys[] = {FIELDS(X)};
#undef X

static const enum field_holds holds_of[] = {
#define X(id, key, holds, doc, example, also) FIELD_HOLDS_##holds,
    FIELDS(X)
#undef X
};

/* What each kind of field holds: the type for bind.h, and in words. */
#define TYPE_TEXT BIND_MARKUP, NULL
#define TYPE_DATE BIND_NODE, "a date"
#define TYPE_AUTHORS BIND_NODE, "names"
#define TYPE_LINKS BIND_NODE, "labels, or a mapping of labels to addresses"
#define TYPE_LIST BIND_NODE, "a list"
#define TYPE_ENTRIES BIND_NODE, "a list of entries"
#define TYPE_STATUS BIND_WORD, "a status"
#define TYPE_GENRE BIND_WORD, "a genre"
#define TYPE_WORD BIND_WORD, NULL
#define TYPE_WORDS BIND_NODE, "words"
#define TYPE_ROLES BIND_NODE, "names"
#define TYPE_CREDITS BIND_NODE, "a mapping of words to names"
#define TYPE_TABLE BIND_NODE, "a list of rows"
#define TYPE_PART BIND_MADE, NULL
#define TYPE_CONTACTS BIND_MADE, NULL
#define TYPE_PICTURE BIND_MADE, NULL
#define TYPE_DATES BIND_MADE, NULL
#define TYPE_NUMBER BIND_MADE, NULL
#define TYPE_SOURCE BIND_MADE, NULL
#define TYPE_LEGEND BIND_MADE, NULL
#define TYPE_MORE BIND_MADE, NULL
#define TYPE_NOTHING BIND_MADE, NULL
#define TYPE_LATE BIND_MADE, NULL
#define LINE(key, type, takes, doc, example, also) \
    {key, type, 0, doc, {NULL}, example, NULL, also, takes, NULL, NULL},
#define EXPAND(...) LINE(__VA_ARGS__)

static const struct bind_key keys[] = {
#define X(id, key, holds, doc, example, also) EXPAND(key, TYPE_##holds, doc, example, also)
    FIELDS(X)
#undef X
};
const struct bind_table field_table = BIND_TABLE_SLIPS(keys, "an entry", slips_of_entry);

const struct field_kind field_kinds[FIELD_KINDS] = {
#define X(kind, field, usual) {kind, FIELD_##field, usual},
    KINDS(X)
#undef X
};

const char *field_key(enum field f)
{
    return field_keys[f];
}

enum field_holds field_holds(enum field f)
{
    return holds_of[f];
}

enum field field_find(struct str key)
{
    static const unsigned char lengths[FIELD_COUNT] = { /* few keys have the same */
#define X(id, key, holds, doc, example, also) sizeof key - 1,
        FIELDS(X)
#undef X
    };
    const unsigned char *at = lengths, *end = lengths + FIELD_COUNT;
    for (; key.n < 256 && (at = memchr(at, (int)key.n, (size_t)(end - at))); at++)
        if (*field_keys[at - lengths] == *key.p && memcmp(field_keys[at - lengths], key.p, key.n) == 0)
            return (enum field)(at - lengths);
    return FIELD_COUNT;
}
