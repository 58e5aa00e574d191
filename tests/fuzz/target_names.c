/* target_names.c: names of people, one a line. The first ones are spellings of the CV's own name
 * up to an empty line, the others are authors. Then a document with these names. */
#include "fuzz.h"
#include "model/person.h"

static void check(struct str part)
{
    if (utf8_invalid(part) != part.n)
        fuzz_wrong("a part of a name is not UTF-8");
}

/* Whatever a name is, its parts and forms are texts. */
static void take_apart(struct arena *a, struct str line, struct name *n)
{
    struct name_written w;
    struct str given, family;
    name_marks(a, line, &w);
    name_parse(a, w.name, n);
    const struct str parts[] = {w.name, w.before, w.after, w.marks, n->title, n->given, n->nickname,
                                n->dropping, n->particle, n->family, n->suffix, n->degrees,
                                n->script, n->literal, name_full(a, n), name_initials(a, n),
                                name_family_first(a, n), name_sort_key(a, n), name_display(a, n)};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        check(parts[i]);
    name_split(a, w.name, &given, &family);
    check(given);
    check(family);
}

/* A text is cut into names that are parts of it, in their order. */
static void cut(struct arena *a, struct str line, bool item)
{
    name_pieces pieces = {0};
    bool doubt;
    const char *last = line.p;
    names_split(a, line, item, &pieces, &doubt);
    for (size_t i = 0; i < pieces.n; i++) {
        struct str name = pieces.at[i].name;
        if (!name.n || name.p < last || name.p + name.n > line.p + line.n)
            fuzz_wrong("a name is outside of its text");
        check(name);
        last = name.p + name.n;
    }
}

static void names(struct arena *a, struct diag *d, struct str bytes)
{
    struct person person = {0};
    struct name n;
    struct buf b = {.a = a};
    struct str line = {0};
    (void)d;
    if (utf8_invalid(bytes) != bytes.n)
        return; /* no reader lets that through */
    struct str rest = bytes;
    while (fuzz_line(&rest, &line) && line.n) {
        take_apart(a, line, &n);
        person_add(a, &person, &n);
        person_match(a, &person, &n);
    }
    while (fuzz_line(&rest, &line)) {
        take_apart(a, line, &n);
        person_match(a, &person, &n);
        person_distance(a, &person, &n);
        cut(a, line, false);
        cut(a, line, true);
    }
    if (bytes.n % 4)
        return;
    rest = bytes;
    fuzz_line(&rest, &line);
    buf_printf(&b, "cv:\n  name: %.*s\n  sections:\n    s:\n      - title: One\n        authors:\n",
               STRF(fuzz_quoted(a, line)));
    while (fuzz_line(&rest, &line))
        buf_printf(&b, "          - %.*s\n", STRF(fuzz_quoted(a, line)));
    fuzz_run(buf_str(&b), CVTEX_CONTENT, NULL, 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    fuzz_read(names, data, n);
    return 0;
}
