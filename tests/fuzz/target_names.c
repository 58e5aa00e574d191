/* target_names.c: names of people, one a line. The first ones are spellings of the CV's own name
 * up to an empty line, the others are authors. Then a document with these names. */
#include "fuzz.h"
#include "model/name.h"

static bool within(struct str part, struct str whole)
{
    return !part.n || (part.p >= whole.p && part.p + part.n <= whole.p + whole.n);
}

/* What is cut off a name and what is left are parts of it. */
static void split(struct str name)
{
    struct str left = name, given, family;
    struct str marks = name_cut_marks(&left);
    if (!within(marks, name) || !within(left, name) || !within(name_without_number(left), name))
        fuzz_wrong("a part of a name is outside of the name");
    name_split(left, &given, &family);
    if (!within(given, left) || !within(family, left))
        fuzz_wrong("given or family name is outside of the name");
}

static void names(struct arena *a, struct diag *d, struct str bytes)
{
    struct person person = {0};
    struct buf b = {.a = a};
    struct str line = {0};
    (void)d;
    if (utf8_invalid(bytes) != bytes.n)
        return; /* no reader lets that through */
    struct str rest = bytes;
    while (fuzz_line(&rest, &line) && line.n) {
        split(line);
        person_add(a, &person, line);
        person_is(a, &person, line);
    }
    while (fuzz_line(&rest, &line)) {
        split(line);
        person_is(a, &person, line);
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
