/* test_languages.c: a thousand words of each language are divided where LuaTeX divides them with the
 * same patterns and the same least numbers of letters, but for those that an own file names
 * (tests/hyphens/ORIGIN.md).
 *
 *     test_languages ROOT FILE...     ROOT has styles/hyphens/ and tests/hyphens/others, each FILE is
 *                                     TAG.txt */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "text/hyphen.h"
#include "text/hyphen_read.h"
#include "unit.h"

static struct str read_whole(struct arena *a, const char *path)
{
    struct buf b = {.a = a};
    char part[4096];
    FILE *f = fopen(path, "rb");
    if (!f)
        return (struct str){0};
    for (size_t n; (n = fread(part, 1, sizeof part, f)) > 0;)
        buf_add(&b, (struct str){part, n});
    fclose(f);
    return buf_str(&b);
}

/* The patterns of the program, or those beside it. */
static const struct hyphen_patterns *patterns_of(struct arena *a, const char *root, struct str tag,
                                                 struct hyphens *read)
{
    struct hyphen_fault fault = {0};
    const struct hyphen_patterns *p = hyphen_find(read, tag);
    if (p)
        return p;
    const char *path = str_c(a, str_printf(a, "%s/styles/hyphens/hyph-%.*s.tex", root, STRF(tag)));
    struct str text = read_whole(a, path);
    if (!CHECK(text.p && hyphen_add(a, read, tag, text, &fault)))
        fprintf(stderr, "    %s:%d: %s\n", path, fault.line, fault.text);
    return hyphen_find(read, tag);
}

static struct str divided(struct arena *a, const struct hyphen_patterns *p, struct str word)
{
    struct buf out = {.a = a};
    bool *points = arena_array_of(a, bool, word.n + 1);
    hyphen_points(p, word, points);
    for (size_t i = 0; i < word.n; i++) {
        if (points[i])
            buf_char(&out, '-');
        buf_char(&out, word.p[i]);
    }
    return buf_str(&out);
}

/* What the file of others has; how many of its lines were met. */
static struct str others;
static size_t met;

/* True if "TAG word" is a line of the others. */
static bool is_other(struct arena *a, struct str tag, struct str word)
{
    struct str line = str_printf(a, "\n%.*s %.*s\n", STRF(tag), STRF(word));
    bool found = str_find_str(others, line) < others.n;
    met += found;
    return found;
}

static void check(struct arena *a, const struct hyphen_patterns *p, struct str tag, struct str line)
{
    struct buf word = {.a = a};
    for (size_t i = 0; i < line.n; i++)
        if (line.p[i] != '-')
            buf_char(&word, line.p[i]);
    struct str got = divided(a, p, buf_str(&word));
    if (!CHECK(str_eq(got, line) || is_other(a, tag, got)))
        fprintf(stderr, "    %.*s: %.*s, not %.*s\n", STRF(tag), STRF(got), STRF(line));
}

static void test_file(const char *root, const char *path)
{
    struct arena *a = arena_new();
    struct hyphens read = {0};
    const char *name = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
    struct str tag = {name, strcspn(name, ".")}, text = read_whole(a, path);
    const struct hyphen_patterns *p = patterns_of(a, root, tag, &read);
    size_t lines = 0;
    for (size_t from = 0, n; p && from < text.n; from += n + 1, lines++) {
        n = str_find(str_sub(text, from, text.n), '\n');
        check(a, p, tag, str_sub(text, from, from + n));
    }
    CHECK_EQ(lines, 1000);
    arena_free(a);
}

int main(int argc, char **argv)
{
    struct arena *a = arena_new();
    size_t lines = 0;
    others = read_whole(a, str_c(a, str_printf(a, "%s/tests/hyphens/others", argv[1])));
    for (size_t i = str_find(others, '\n') + 1; i < others.n; i++)
        lines += others.p[i] == '\n';
    for (int i = 2; i < argc; i++)
        test_file(argv[1], argv[i]);
    CHECK_EQ(met, lines);
    arena_free(a);
    return unit_result();
}
