/* field.c: looking up fields. */
#include "model/field.h"

#define X(id, key, holds, doc) key,
const char *const field_keys[] = {FIELDS(X)};
#undef X

static const enum field_holds holds_of[] = {
#define X(id, key, holds, doc) FIELD_HOLDS_##holds,
    FIELDS(X)
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
    int f = 0;
    while (f < FIELD_COUNT && !str_eq(key, str_of(field_keys[f])))
        f++;
    return (enum field)f;
}
