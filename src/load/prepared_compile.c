/* prepared_compile.c: YAML files -> one C file with the tables of prepared_table.h. A tool of the
 * build: it runs before the program is linked, and uses the program's own parser.
 *
 * prepared_compile OUT.c FILE...
 *
 * The same input gives the same bytes. On a mistake the tool reports the place, does not change
 * OUT.c and exits with status 1. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "load/alias.h"
#include "load/node.h"
#include "load/prepared_table.h"

/* A name or code of a locale. */
struct alias {
    const char *folded, *shown, *file, *tag;
    struct pos pos;
};

struct tables {
    struct arena *a;
    struct buf text;
    VEC(struct prepared_node) nodes;
    VEC(struct prepared_file) files;
    VEC(struct alias) aliases;
    size_t file; /* where the current file starts in `text` */
};

static _Noreturn void fail(struct pos at, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fprintf(stderr, "prepared_compile: ");
    if (at.source)
        fprintf(stderr, "%.*s:%u:%u: ", STRF(at.source->name), at.line, at.col);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    exit(1);
}

static void complain(void *user, const struct diagnostic *d)
{
    (void)user;
    fail(d->pos, "%.*s", STRF(d->message));
}

static struct str read_file(struct arena *a, const struct source *s, const char *path)
{
    struct buf b = {.a = a};
    struct pos at = {s, 0, 0};
    char bytes[4096];
    size_t n;
    FILE *f = fopen(path, "rb");
    if (!f)
        fail(at, "cannot open");
    while ((n = fread(bytes, 1, sizeof bytes, f)) > 0)
        buf_add(&b, (struct str){bytes, n});
    if (ferror(f))
        fail(at, "cannot read");
    fclose(f);
    return buf_end(&b);
}

static uint16_t small(size_t v, struct pos at)
{
    if (v > UINT16_MAX)
        fail(at, "%zu is more than the tables can hold", v);
    return (uint16_t)v;
}

/* The offset of a text in `text`. Most texts are found in the file itself; others are added. */
static uint32_t text_at(struct tables *t, struct str text)
{
    struct str file = str_sub(buf_str(&t->text), t->file, t->text.n);
    size_t at = str_find_str(file, text);
    if (at == file.n)
        buf_add(&t->text, text);
    return (uint32_t)(t->file + at);
}

/* Adds a node and all nodes below it. It is the value of `pair`, or an item or root if NULL. */
static void add_node(struct tables *t, const struct node *n, const struct pair *pair)
{
    struct prepared_node p = {.kind = (uint8_t)n->kind, .quoted = n->quoted};
    p.line = small(n->pos.line, n->pos);
    p.col = small(n->pos.col, n->pos);
    p.weight = small(n->weight, n->pos);
    p.count = small(n->items.n + n->pairs.n, n->pos);
    p.text_n = small(n->text.n, n->pos);
    p.text = text_at(t, n->text);
    if (pair) {
        p.key_line = small(pair->pos.line, n->pos);
        p.key_col = small(pair->pos.col, n->pos);
        p.key_n = small(pair->key.n, n->pos);
        p.key = text_at(t, pair->key);
    }
    *vec_push(t->a, &t->nodes) = p;
    for (size_t i = 0; i < n->items.n; i++)
        add_node(t, n->items.at[i], NULL);
    for (size_t i = 0; i < n->pairs.n; i++)
        add_node(t, n->pairs.at[i].value, &n->pairs.at[i]);
}

static void add_alias(struct tables *t, struct str name, struct str file, struct str tag,
                      struct pos pos)
{
    *vec_push(t->a, &t->aliases) = (struct alias){str_c(t->a, alias_fold(t->a, name)), str_c(t->a, name),
                                                  str_c(t->a, file), str_c(t->a, tag), pos};
}

/* A file with `names` is a locale: it answers to its own name and to these. */
static void add_aliases(struct tables *t, const struct node *root, struct str path)
{
    const struct node *names = node_find(root, STR("names")), *tag = node_find(root, STR("language"));
    if (!names || !tag)
        return;
    while (str_find(path, '/') < path.n)
        path = str_sub(path, str_find(path, '/') + 1, path.n);
    struct str file = str_sub(path, 0, str_find(path, '.'));
    add_alias(t, file, file, tag->text, names->pos);
    for (size_t i = 0; i < names->items.n; i++)
        add_alias(t, names->items.at[i]->text, file, tag->text, names->items.at[i]->pos);
}

static int by_fold(const void *x, const void *y)
{
    return strcmp(((const struct alias *)x)->folded, ((const struct alias *)y)->folded);
}

/* Sorts the names; each is left once, and belongs to one locale. */
static void sort_aliases(struct tables *t)
{
    size_t n = 0;
    struct alias *at = t->aliases.at;
    if (!t->aliases.n)
        return;
    qsort(at, t->aliases.n, sizeof *at, by_fold);
    for (size_t i = 1; i < t->aliases.n; i++)
        if (strcmp(at[n].folded, at[i].folded) != 0)
            at[++n] = at[i];
        else if (strcmp(at[n].file, at[i].file) != 0)
            fail(at[i].pos, "'%s' is a name of %s too", at[i].shown, at[n].file);
    t->aliases.n = n + 1;
}

static void add_file(struct tables *t, const char *path)
{
    struct diag d = {.arena = t->a, .report = complain};
    struct source *s = arena_new_of(t->a, struct source);
    s->name = str_of(path);
    s->text = str_without_bom(read_file(t->a, s, path));
    struct prepared_file file = {.text = (uint32_t)t->text.n, .text_n = (uint32_t)s->text.n,
                                 .node = (uint32_t)t->nodes.n};
    t->file = t->text.n;
    buf_add(&t->text, s->text);
    const struct node *root = yaml_parse(t->a, &d, s);
    if (!root)
        fail((struct pos){s, 0, 0}, "cannot parse");
    add_node(t, root, NULL);
    add_aliases(t, root, s->name);
    file.node_n = (uint32_t)t->nodes.n - file.node;
    *vec_push(t->a, &t->files) = file;
}

/* Writes a text as a C string literal, one line for each line of the text. */
static void put_text(FILE *f, struct str s)
{
    fputs("    \"", f);
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c == '\n')
            fputs(i + 1 < s.n ? "\\n\"\n    \"" : "\\n", f);
        else if (c == '"' || c == '\\' || c == '?') /* '?': "??" may start a trigraph */
            fprintf(f, "\\%c", c);
        else if (c < ' ' || c > '~')
            fprintf(f, "\\%03o", c);
        else
            fputc(c, f);
    }
    fputs("\"", f);
}

/* Writes a text with an end; its offset. */
static unsigned put_name(FILE *f, const char *name, unsigned *at)
{
    unsigned start = *at;
    put_text(f, str_of(name));
    fputs(" \"\\0\"\n", f);
    *at += (unsigned)strlen(name) + 1;
    return start;
}

static void put_aliases(FILE *f, struct tables *t)
{
    unsigned at = 0;
    VEC(struct prepared_name) names = {0};
    fputs("\nconst char prepared_name_text[] =\n", f);
    for (size_t i = 0; i < t->aliases.n; i++) {
        const struct alias *a = &t->aliases.at[i];
        struct prepared_name *n = vec_push(t->a, &names);
        n->folded = put_name(f, a->folded, &at);
        n->shown = put_name(f, a->shown, &at);
        n->file = put_name(f, a->file, &at);
        n->tag = put_name(f, a->tag, &at);
    }
    fputs("    \"\";\n\nconst struct prepared_name prepared_names[] = {\n", f);
    for (size_t i = 0; i < names.n; i++)
        fprintf(f, "    {%u, %u, %u, %u},\n", names.at[i].folded, names.at[i].shown, names.at[i].file,
                names.at[i].tag);
    fprintf(f, "    {0}\n};\n\nconst size_t prepared_name_count = %zu;\n", names.n);
}

static void put_tables(FILE *f, struct tables *t)
{
    fputs("/* Made by prepared_compile from YAML files. Do not edit. */\n"
          "#include \"load/prepared_table.h\"\n\nconst char prepared_text[] =\n", f);
    put_text(f, buf_str(&t->text));
    fputs(";\n\nconst struct prepared_node prepared_nodes[] = {\n", f);
    for (size_t i = 0; i < t->nodes.n; i++) {
        const struct prepared_node *n = &t->nodes.at[i];
        fprintf(f, "    {%u, %u, %u, %u, %u, %u, %u, %u, %u, %u, %u, %u},\n", n->key, n->text,
                n->key_n, n->text_n, n->key_line, n->key_col, n->line, n->col, n->weight,
                n->count, n->kind, n->quoted);
    }
    fputs("};\n\nconst struct prepared_file prepared_files[] = {\n", f);
    for (size_t i = 0; i < t->files.n; i++)
        fprintf(f, "    {%u, %u, %u, %u},\n", t->files.at[i].text, t->files.at[i].text_n,
                t->files.at[i].node, t->files.at[i].node_n);
    fprintf(f, "};\n\nconst size_t prepared_file_count = %zu;\n", t->files.n);
    put_aliases(f, t);
}

/* Writes a temporary file in the same folder and renames it when it is complete. */
static void write_all(const char *path, struct tables *t)
{
    char *part = str_c(t->a, str_printf(t->a, "%s.part", path));
    FILE *f = fopen(part, "wb");
    if (!f)
        fail((struct pos){0}, "%s: cannot write", path);
    put_tables(f, t);
    bool bad = ferror(f);
    if (fclose(f) || bad || rename(part, path)) {
        remove(part);
        fail((struct pos){0}, "%s: cannot write", path);
    }
}

int main(int argc, char **argv)
{
    struct tables t = {.a = arena_new()};
    if (argc < 3)
        fail((struct pos){0}, "usage: prepared_compile OUT.c FILE...");
    t.text.a = t.a;
    for (int i = 2; i < argc; i++)
        add_file(&t, argv[i]);
    sort_aliases(&t);
    write_all(argv[1], &t);
    arena_free(t.a);
    return 0;
}
