/* test_opportunities.c: verdicts are kept, from document to document, and a list of words that comes or goes
 * changes them. */
#include "text/opportunities.h"

#include <string.h>

#include "unit.h"

static const struct linebreak_rules COMMON = {0}, EAST = {.east = true};

/* A host with two of the files of the list, or with none. */
static void read_list(void *there, const struct cvtex_question *q, struct cvtex_answer *answer)
{
    const char *bytes = strstr(q->name, "tdict-std.txt") ? "ตา\nกลม\n" : strstr(q->name, "tdict-city") ? "ตาก\n" : NULL;
    if (!*(bool *)there || !bytes)
        return;
    *answer = (struct cvtex_answer){.status = CVTEX_FOUND, .bytes = bytes, .n_bytes = strlen(bytes)};
}

static size_t found_in(const struct files *f)
{
    size_t n = 0;
    for (size_t i = 0; i < f->record.n; i++)
        n += f->record.at[i]->status == CVTEX_FOUND;
    return n;
}

static const char LAO[] = "ສະບາຍດີປະເທດລາວພາສາລາວສະບາຍດີ";

int main(void)
{
    struct arena *a = arena_new();
    bool there = true;
    struct files first = {.a = a, .read = read_list, .read_user = &there}, second = first;
    struct opportunities *b = opportunities_new(a);
    struct str both = str_printf(a, "ตากลม %s", LAO), quotes = STR("年“年");

    opportunities_start(b, &first);
    struct opportunities_found is = opportunities_of(b, both, COMMON);
    CHECK(is.scripts & LINEBREAK_THAI && is.scripts & LINEBREAK_WORDLESS); /* the Lao, not the Thai */
    CHECK(is.at[5] && !is.at[8]); /* ตา|กลม: both words are in the list, from two files */
    CHECK(opportunities_of(b, both, COMMON).at == is.at);
    CHECK_EQ(first.record.n, 16);
    CHECK_EQ(found_in(&first), 2);

    opportunities_start(b, &second); /* the next document: the same answers are noted, nothing is asked */
    there = false;
    CHECK(opportunities_of(b, both, COMMON).at == is.at);
    CHECK_EQ(second.record.n, 16);
    CHECK_EQ(found_in(&second), 2);

    const bool *other = opportunities_of(b, quotes, EAST).at, *common = opportunities_of(b, quotes, COMMON).at;
    CHECK(other != common && other[2] && !common[2]); /* the mark opens, and a line may end before it */
    CHECK(opportunities_of(b, quotes, EAST).at == other);

    struct files none = {.a = a};
    b = opportunities_new(a);
    opportunities_start(b, &none);
    is = opportunities_of(b, STR("ตากลม"), COMMON);
    CHECK(is.scripts & LINEBREAK_WORDLESS && !is.at[5]);
    CHECK(opportunities_of(b, STR("ตากลม"), COMMON).at == is.at);
    there = true;
    second = (struct files){.a = a, .read = read_list, .read_user = &there};
    opportunities_start(b, &second);
    is = opportunities_of(b, STR("ตากลม"), COMMON);
    CHECK(!(is.scripts & LINEBREAK_WORDLESS) && is.at[5]);
    arena_free(a);
    return unit_result();
}
