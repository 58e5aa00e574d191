/* cascade.c: finding styles and locales, and laying each over what it extends. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>

#include "base/file.h"
#include "style/style.h"

/* A chain longer than this is a cycle. */
#define CHAIN_MAX 16

struct finder {
    struct binder *b;
    const struct style_places *places;
    const char *folder;
};

static int by_name(const void *x, const void *y)
{
    return strcmp(*(const char *const *)x, *(const char *const *)y);
}

/* Reports an unknown name, with the nearest that there is. */
static void unknown(const struct finder *f, struct str name, struct pos pos)
{
    bool locale = f->folder[0] != '.';
    VEC(const char *) names = {0};
    DIR *dir = opendir(file_join(f->b->a, f->places->styles, str_of(f->folder)));
    for (struct dirent *e; dir && (e = readdir(dir));) {
        struct str file = str_of(e->d_name);
        if (str_ends(file, STR(".yaml")))
            *vec_push(f->b->a, &names) = str_c(f->b->a, str_sub(file, 0, file.n - 5));
    }
    if (!dir) {
        struct source *s = arena_new_of(f->b->a, struct source);
        s->name = f->places->styles;
        diag_report(f->b->d, DIAG_CODE_CANNOT_READ, (struct pos){s, 0, 0}, strerror(errno));
        return;
    }
    closedir(dir);
    if (names.n)
        qsort(names.at, names.n, sizeof *names.at, by_name);
    diag_report(f->b->d, locale ? DIAG_CODE_UNKNOWN_LOCALE : DIAG_CODE_UNKNOWN_STYLE, pos,
                STRF(name), diag_suggest(f->b->a, name, names.at, names.n));
}

static struct node *file_tree(const struct finder *f, struct str name, struct pos pos)
{
    struct arena *a = f->b->a;
    bool own = str_ends(name, STR(".yaml")) || str_ends(name, STR(".yml"));
    bool plain = !own && str_find(name, '/') == name.n && name.n;
    char *path;
    if (own) {
        /* A path starts from the file that says it. */
        struct str folder = pos.source ? file_folder(pos.source->name) : f->places->document;
        path = name.p[0] == '/' ? str_c(a, name) : file_join(a, folder, name);
    } else {
        struct str file = str_printf(a, "%s/%.*s.yaml", f->folder, STRF(name));
        path = file_join(a, f->places->styles, file);
    }
    struct source *s = arena_new_of(a, struct source);
    s->name = own ? str_of(path) : str_printf(a, "%.*s.yaml", STRF(name));
    int error = own || plain ? file_read(a, path, &s->text) : 1;
    if (error && own)
        diag_report(f->b->d, DIAG_CODE_CANNOT_READ, pos,
                    str_c(a, str_printf(a, "%s: %s", path, strerror(error))));
    else if (error)
        unknown(f, name, pos);
    s->text = str_without_bom(s->text);
    return error ? NULL : yaml_parse(a, f->b->d, s);
}

static struct node *resolve(const struct finder *f, const struct node *n, struct str *name,
                            int depth)
{
    struct arena *a = f->b->a;
    if (depth > CHAIN_MAX && n->kind == NODE_SCALAR) {
        diag_report(f->b->d, DIAG_CODE_EXTENDS_CYCLE, n->pos, STRF(n->text));
        return NULL;
    }
    if (n->kind == NODE_SCALAR) {
        *name = n->text;
        struct node *tree = file_tree(f, n->text, n->pos);
        struct str parent = {0};
        if (!tree || str_eq(n->text, STR("base")))
            return tree;
        return resolve(f, tree, &parent, depth + 1);
    }
    if (n->kind != NODE_MAP) {
        bind_wrong(f->b, n, f->folder[0] == '.' ? "style" : "locale", "a name or a mapping");
        return NULL;
    }
    struct node *parent = node_find(n, STR("extends"));
    if (!parent) { /* the document's mapping changes the default, a file the base */
        if (f->folder[0] != '.' && depth > 0)
            return (struct node *)n; /* a locale is complete by itself */
        parent = arena_new_of(a, struct node);
        parent->kind = NODE_SCALAR;
        parent->text = depth == 0 ? STR("default") : STR("base");
        parent->pos = n->pos;
    }
    struct node *under = resolve(f, parent, name, depth + 1);
    return under ? node_overlay(a, under, n) : NULL;
}

struct node *cascade_read(struct binder *b, const struct style_places *places, const char *folder,
                          const struct node *n, struct str *name)
{
    struct finder f = {b, places, folder};
    return resolve(&f, n, name, 0);
}
