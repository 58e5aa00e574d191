/* include.c: reads the files that a document includes. */
#include "load/include.h"

#include "base/table.h"

/* A file that is being read. */
struct chain {
    struct str path;
    const struct chain *outer; /* the file that includes it */
};

struct includer {
    struct yaml_includes asks; /* must be first: the reader has its address */
    struct binder *b;
    struct table read; /* path -> its tree */
    const struct chain *open;
    bool failed;
};

/* The path without parts that lead nowhere: "a/./b/../c" is "a/c". */
static struct str straight(struct arena *a, struct str path)
{
    struct buf b = {.a = a};
    for (size_t i = 0, end; i <= path.n; i = end + 1) {
        end = i + str_find(str_sub(path, i, path.n), '/');
        struct str part = str_sub(path, i, end);
        size_t cut = b.n; /* where the last part starts */
        while (cut && b.p[cut - 1] != '/')
            cut--;
        if (!part.n || str_eq(part, STR(".")))
            continue;
        if (str_eq(part, STR("..")) && cut < b.n && !str_eq(str_sub(buf_str(&b), cut, b.n), part)) {
            b.n = cut ? cut - 1 : 0;
            continue;
        }
        if (b.n || path.p[0] == '/')
            buf_char(&b, '/');
        buf_add(&b, part);
    }
    return buf_end(&b);
}

/* "cv.yaml -> jobs.yaml -> cv.yaml": the files from `path` to the one that includes it. */
static struct str way(struct arena *a, const struct chain *c, struct str path)
{
    struct str text = path;
    for (;; c = c->outer) {
        text = str_printf(a, "%.*s -> %.*s", STRF(c->path), STRF(text));
        if (str_eq(c->path, path))
            return text;
    }
}

static bool is_open(const struct includer *in, struct str path)
{
    for (const struct chain *c = in->open; c; c = c->outer)
        if (str_eq(c->path, path))
            return true;
    return false;
}

static bool is_yaml(struct str name)
{
    return str_ends(name, STR(".yaml")) || str_ends(name, STR(".yml")) || str_ends(name, STR(".json"));
}

/* The source of the file; NULL after reporting. */
static struct source *source_of(struct includer *in, const struct node *at)
{
    struct binder *b = in->b;
    struct answer file = {.fault = at->text.n ? "only files .yaml, .yml and .json can be included"
                                              : "a path is missing behind it",
                          .shown = at->text.n ? at->text : STR("!include")};
    if (is_yaml(at->text))
        file = files_read(b->files, CVTEX_INCLUDE, file_base(at->pos.source), at->text);
    if (file.fault) {
        diag_report(b->d, DIAG_CODE_CANNOT_READ, at->pos,
                    str_c(b->a, str_printf(b->a, "%.*s: %s", STRF(file.shown), file.fault)));
        return NULL;
    }
    bind_own(b, OWN_DOCUMENT, file.shown, file.bytes);
    struct source *s = arena_new_of(b->a, struct source);
    *s = (struct source){.name = file.shown, .text = str_without_bom(file.bytes),
                         .index = source_index(b->a)};
    return s;
}

static struct node *read_file(struct yaml_includes *asks, const struct node *at, int depth)
{
    struct includer *in = (struct includer *)asks;
    struct binder *b = in->b;
    struct chain one = {straight(b->a, str_of(file_beside(b->a, at->pos.source, at->text))), in->open};
    struct source *source;
    struct node *n = table_find(&in->read, one.path);
    if (n)
        return n;
    if (is_open(in, one.path)) {
        struct str around = way(b->a, in->open, one.path);
        diag_report(b->d, DIAG_CODE_INCLUDE_CYCLE, at->pos, STRF(one.path), STRF(around));
    } else if ((source = source_of(in, at)) != NULL) {
        in->open = &one;
        n = yaml_parse_with(b->a, b->d, source, asks, depth + 1);
        in->open = one.outer;
    }
    in->failed |= !n;
    if (n)
        table_set(b->a, &in->read, one.path, n);
    return n;
}

struct node *include_parse(struct binder *b, const struct source *document)
{
    struct includer *in = arena_new_of(b->a, struct includer);
    struct chain whole = {.path = straight(b->a, document->name)};
    in->asks.read = read_file;
    in->b = b;
    in->open = &whole;
    struct node *tree = yaml_parse_with(b->a, b->d, document, &in->asks, 0);
    return in->failed ? NULL : tree;
}
