/* hyphen_compile.c: TeX hyphenation patterns -> one C file of tables in the form of
 * hyphen_table.h. This tool runs in the build, before the program exists.
 *
 *     hyphen_compile OUT.c TAG=FILE...
 *
 * Files with the same tag are joined (hyphen_read.h). If two of them spell out the same word, the
 * later one counts. The same input gives the same bytes. If the input has a mistake, the tool says
 * where, leaves OUT.c unchanged and exits with status 1. */
#include <stdio.h>
#include <stdlib.h>

#include "text/hyphen_read.h"

struct language {
    struct str tag;
    struct hyphen_source source;
    const struct hyphen_patterns *table;
};

struct compiler {
    struct arena *a;
    VEC(struct language) languages;
};

_Noreturn static void fail(const char *path, const struct hyphen_fault *fault)
{
    fprintf(stderr, "hyphen_compile: %s:", path);
    if (fault->line)
        fprintf(stderr, "%d:", fault->line);
    fprintf(stderr, " %s\n", fault->text);
    exit(1);
}

_Noreturn static void fail_on(const char *path, const char *what)
{
    struct hyphen_fault fault = {0};
    hyphen_fail(&fault, 0, "%s", what);
    fail(path, &fault);
}

static struct str read_whole(struct arena *a, const char *path)
{
    struct buf b = {.a = a};
    FILE *f = fopen(path, "rb");
    if (!f)
        fail_on(path, "cannot open");
    char part[1 << 14];
    for (size_t n; (n = fread(part, 1, sizeof part, f)) > 0;)
        buf_add(&b, (struct str){part, n});
    if (ferror(f))
        fail_on(path, "cannot read");
    fclose(f);
    return buf_str(&b);
}

/* The language of "TAG=FILE"; a new one if the tag is new. */
static struct language *language_of(struct compiler *c, struct str tag)
{
    for (size_t i = 0; i < c->languages.n; i++)
        if (str_eq(c->languages.at[i].tag, tag))
            return &c->languages.at[i];
    struct language *made = vec_push(c->a, &c->languages);
    made->tag = tag;
    return made;
}

static void add(struct compiler *c, const char *arg)
{
    struct str s = str_of(arg);
    size_t equals = str_find(s, '=');
    if (!equals || equals == s.n)
        fail_on(arg, "is not TAG=FILE");
    const char *path = arg + equals + 1;
    struct language *l = language_of(c, str_lower(c->a, str_sub(s, 0, equals)));
    struct hyphen_fault fault = {0};
    if (!hyphen_read(c->a, read_whole(c->a, path), &l->source, &fault))
        fail(path, &fault);
}

/* ---- tables -> C ---- */

/* Writes one item of an array, with a comma, and a line break if needed. *col is 0 at first. */
static void put_number(FILE *f, int *col, unsigned long value)
{
    char digits[32];
    int n = snprintf(digits, sizeof digits, "%lu,", value);
    if (*col == 0 || *col + n > 100) {
        fprintf(f, "%s    ", *col ? "\n" : "");
        *col = 4;
    }
    fputs(digits, f);
    *col += n;
}

static void put_arrays(FILE *f, const struct hyphen_patterns *p, size_t k)
{
    int col = 0;
    fprintf(f, "static const uint8_t symbols_%zu[] = {\n", k);
    for (size_t i = 0; i < p->cell_count; i++)
        put_number(f, &col, p->symbols[i]);
    fprintf(f, "\n};\nstatic const uint16_t values_%zu[] = {\n", k);
    col = 0;
    for (size_t i = 0; i < p->cell_count; i++)
        put_number(f, &col, p->values[i]);
    fprintf(f, "\n};\nstatic const uint8_t levels_%zu[] = {\n", k);
    col = 0;
    for (size_t i = 0; i < p->level_count; i++)
        put_number(f, &col, p->levels[i]);
    fprintf(f, "\n};\nstatic const struct hyphen_both both_%zu[] = {\n", k);
    for (size_t i = 0; i < p->both_count; i++)
        fprintf(f, "    {%lu, %d},\n", (unsigned long)p->both[i].base, p->both[i].op);
    fprintf(f, "    {0, 0},\n};\nstatic const struct hyphen_letter letters_%zu[] = {\n", k);
    for (size_t i = 0; i < p->letter_count; i++)
        fprintf(f, "    {0x%lX, %d},\n", (unsigned long)p->letters[i].code, p->letters[i].symbol);
    /* C has no empty array. */
    fprintf(f, "    {0, 0},\n};\n\n");
}

static void put_table(FILE *f, const struct language *l, size_t k)
{
    const struct hyphen_patterns *p = l->table;
    fprintf(f, "    {\n        .tag = \"%.*s\", .left = %d, .right = %d,\n        .ascii = {\n",
            STRF(l->tag), p->left, p->right);
    for (int i = 0; i < 128; i++)
        if (p->ascii[i])
            fprintf(f, "            [%d] = %d,\n", i, p->ascii[i]);
    fprintf(f, "        },\n        .letters = letters_%zu, .letter_count = %zu,\n", k,
            p->letter_count);
    fprintf(f, "        .symbols = symbols_%zu, .values = values_%zu, .levels = levels_%zu, .both = both_%zu,\n", k, k, k, k);
    fprintf(f, "        .cell_count = %zu, .level_count = %zu, .both_count = %zu, .root = %lu, .shift = %d,\n    },\n",
            p->cell_count, p->level_count, p->both_count, (unsigned long)p->root, p->shift);
}

static void put_all(FILE *f, const struct compiler *c)
{
    fprintf(f, "/* Made by hyphen_compile from TeX hyphenation patterns; not to be edited. */\n"
               "#include \"text/hyphen_table.h\"\n\n");
    for (size_t i = 0; i < c->languages.n; i++)
        put_arrays(f, c->languages.at[i].table, i);
    fprintf(f, "const struct hyphen_patterns hyphen_tables[] = {\n");
    for (size_t i = 0; i < c->languages.n; i++)
        put_table(f, &c->languages.at[i], i);
    fprintf(f, "};\n\nconst size_t hyphen_table_count = %zu;\n", c->languages.n);
}

/* Writes the file `path`: first under another name, then renamed when it is complete. */
static void write_all(const char *path, const struct compiler *c)
{
    char *part = str_c(c->a, str_printf(c->a, "%s.part", path));
    FILE *f = fopen(part, "wb");
    if (!f)
        fail_on(path, "cannot write");
    put_all(f, c);
    bool bad = ferror(f);
    if (fclose(f) || bad || rename(part, path)) {
        remove(part);
        fail_on(path, "cannot write");
    }
}

int main(int argc, char **argv)
{
    struct compiler c = {.a = arena_new()};
    if (argc < 3)
        fail_on("usage", "hyphen_compile OUT.c TAG=FILE...");
    for (int i = 2; i < argc; i++)
        add(&c, argv[i]);
    for (size_t i = 0; i < c.languages.n; i++) {
        struct language *l = &c.languages.at[i];
        struct arena *scratch = arena_new();
        struct hyphen_fault fault = {0};
        l->table = hyphen_make(c.a, scratch, &l->source, &fault);
        if (!l->table)
            fail(str_c(c.a, l->tag), &fault);
        arena_free(scratch);
    }
    write_all(argv[1], &c);
    arena_free(c.a);
    return 0;
}
