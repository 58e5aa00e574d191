/* cascade.c: finds the file of a style or locale, and merges it over the one that it extends. */
#include <stdlib.h>

#include "load/bind.h"
#include "load/looks.h"
#include "load/prepared.h"
#include "load/prune.h"
#include "model/locale.h"
#include "style/cascade.h"
#include "style/style.h"

/* A chain of `extends` that is longer than this counts as a cycle. */
#define CHAIN_MAX 16

struct finder {
    struct binder *b;
    const char *folder; /* inside styles/; ".": styles/ itself */
};

static int by_name(const void *x, const void *y)
{
    return strcmp(*(const char *const *)x, *(const char *const *)y);
}

/* The name of one of cvtex's own files: "styles/plain.yaml". An empty `file` gives the folder. */
static struct str data_name(const struct finder *f, struct str file)
{
    bool locale = f->folder[0] != '.';
    return str_printf(f->b->a, "styles%s%s%s%.*s", locale ? "/" : "", locale ? f->folder : "",
                      file.n ? "/" : "", STRF(file));
}

/* Lists the names of the styles or locales in the folder, sorted. The list is empty if the host has
 * none. False after an error (reported). */
static bool names_of(const struct finder *f, void *list)
{
    VEC(const char *) *names = list;
    struct answer read = files_read(f->b->files, CVTEX_DATA_LIST, (struct str){0},
                                  data_name(f, STR("")));
    if (read.fault && !read.silent) {
        struct source *s = arena_new_of(f->b->a, struct source);
        s->name = read.shown;
        diag_report(f->b->d, DIAG_CODE_CANNOT_READ, (struct pos){s, 0, 0}, read.fault);
        return false;
    }
    for (size_t at = 0; at < read.bytes.n;) {
        struct str rest = str_sub(read.bytes, at, read.bytes.n);
        struct str file = str_sub(rest, 0, str_find(rest, 0));
        at += file.n + 1;
        if (str_ends(file, STR(".yaml")))
            *vec_push(f->b->a, names) = str_c(f->b->a, str_sub(file, 0, file.n - 5));
    }
    if (names->n)
        qsort(names->at, names->n, sizeof *names->at, by_name);
    return true;
}

/* The most similar name, or where all are. */
static const char *suggestion(struct diag *d, struct str name, const char *const *names, size_t n, const char *all)
{
    const char *near = diag_suggest(d, name, names, n);
    return *near ? near : diag_hint(d, str_of(all));
}

/* Reports an unknown name, and suggests the most similar one. */
static void unknown(const struct finder *f, struct str name, struct pos pos)
{
    bool locale = f->folder[0] != '.';
    VEC(const char *) names = {0};
    size_t n;
    if (!names_of(f, &names))
        return;
    struct str near = locale ? locale_nearest(f->b->a, name) : (struct str){0};
    if (near.n) {
        diag_report(f->b->d, DIAG_CODE_UNKNOWN_LOCALE, pos, STRF(name),
                    diag_hint(f->b->d, str_printf(f->b->a, " (the nearest is '%.*s')", STRF(near))));
    } else if (locale) {
        const char **known = locale_names(f->b->a, &n);
        for (size_t i = 0; i < n; i++)
            *vec_push(f->b->a, &names) = known[i];
        if (name.n <= 2) /* a code of a language is not another one's with a slip */
            names.n = 0;
        diag_report(f->b->d, DIAG_CODE_UNKNOWN_LOCALE, pos, STRF(name),
                    suggestion(f->b->d, name, names.at, names.n, " ('cvtex locales' lists them)"));
    } else {
        diag_report(f->b->d, DIAG_CODE_UNKNOWN_STYLE, pos, STRF(name),
                    suggestion(f->b->d, name, names.at, names.n, " ('cvtex styles' lists them)"));
    }
}

static bool is_file(struct str name)
{
    return str_ends(name, STR(".yaml")) || str_ends(name, STR(".yml"));
}

/* True for a path, false for the name of a built-in style or locale. */
static bool is_own(struct str name)
{
    return is_file(name) || str_find(name, '/') < name.n;
}

/* Reads the file of a style or locale. `name` is a built-in name, the path of a file, or the path
 * of a folder with a style.yaml; a locale's path may lack its ".yaml". A path starts from the file that
 * it is written in; a path from the command line starts from the current folder. NULL after an error
 * (reported). */
static struct source *file_source(const struct finder *f, struct str name, struct pos pos)
{
    struct arena *a = f->b->a;
    bool file = is_file(name), own = is_own(name), style = f->folder[0] == '.';
    struct answer read = {.fault = ""};
    if (own) {
        while (name.n > 1 && str_ends(name, STR("/")))
            name = str_sub(name, 0, name.n - 1);
        struct str full = file ? name : str_printf(a, style ? "%.*s/style.yaml" : "%.*s.yaml", STRF(name));
        read = files_read(f->b->files, style ? CVTEX_STYLE_FILE : CVTEX_LOCALE_FILE, file_base(pos.source), full);
    } else if (name.n) {
        read = files_read(f->b->files, CVTEX_DATA, (struct str){0},
                          data_name(f, str_printf(a, "%.*s.yaml", STRF(name))));
    }
    if (!read.fault)
        file_keep(a, &read); /* the tree points into it, and may outlive the run */
    struct source *s = arena_new_of(a, struct source);
    s->name = own ? read.shown : str_printf(a, "%.*s.yaml", STRF(name));
    s->text = str_without_bom(read.bytes);
    s->of_style = true;
    if (own && !read.fault && !looks_keyed(s->text, style ? &style_table : &locale_table, false))
        read.fault = style ? "no line starts with a key of a style" : "no line starts with a key of a locale";
    s->index = source_index(a);
    if (read.fault && own)
        diag_report(f->b->d, DIAG_CODE_CANNOT_READ, pos,
                    str_c(a, str_printf(a, "%.*s: %s", STRF(read.shown), read.fault)));
    else if (read.fault)
        unknown(f, name, pos);
    else if (own)
        bind_own(f->b, OWN_STYLE, s->name, read.bytes);
    return read.fault ? NULL : s;
}

static struct node *file_tree(const struct finder *f, struct str name, struct pos pos)
{
    struct source *s = file_source(f, name, pos);
    struct node *tree = s ? prepared_parse(f->b->a, f->b->d, s) : NULL;
    if (is_own(name))
        prune_tree(f->b->prune, tree);
    return tree;
}

static struct node *resolve(const struct finder *f, const struct node *n, struct str *name, int depth);

/* A locale that extends no other is complete; where a user's own is not, English stands in. */
static struct node *whole_locale(const struct finder *f, struct node *n)
{
    static const struct node english = {.kind = NODE_SCALAR, .text = {"en", 2}};
    struct str name;
    if (node_find(n, STR("extends")))
        return n;
    struct node *en = resolve(f, &english, &name, 1);
    return en ? cascade_completed(f->b, n, en) : NULL;
}

/* A style or locale by its name or file, with those that it extends. */
static struct node *resolve_named(const struct finder *f, const struct node *n, int depth)
{
    struct str file = n->text, tag = {0}, parent = {0};
    bool locale = f->folder[0] != '.';
    struct str known = locale && !is_own(file) ? locale_find(f->b->a, file, &tag) : (struct str){0};
    struct node *tree = file_tree(f, known.p ? known : file, n->pos);
    if (tree && locale && is_own(file) && tree->kind == NODE_MAP)
        tree = whole_locale(f, tree);
    if (!tree || str_eq(file, STR("base")))
        return tree;
    tree = resolve(f, tree, &parent, depth + 1);
    return tree && known.p ? cascade_as_asked(f->b->a, n, tree, tag) : tree;
}

/* What a mapping in the document changes if it does not say so: of a locale, that of its language. */
static struct str default_of(const struct finder *f, const struct node *n)
{
    const struct node *language = f->folder[0] == '.' ? NULL : node_find(n, STR("language"));
    struct str tag;
    if (language && language->kind == NODE_SCALAR && locale_find(f->b->a, language->text, &tag).p)
        return language->text;
    return STR("default");
}

static struct node *resolve(const struct finder *f, const struct node *n, struct str *name, int depth)
{
    struct arena *a = f->b->a;
    if (depth > CHAIN_MAX && n->kind == NODE_SCALAR) {
        diag_report(f->b->d, DIAG_CODE_EXTENDS_CYCLE, n->pos, STRF(n->text));
        return NULL;
    }
    if (n->kind == NODE_SCALAR) {
        *name = n->text;
        return resolve_named(f, n, depth);
    }
    if (n->kind != NODE_MAP) {
        bind_wrong(f->b, n, f->folder[0] == '.' ? "style" : "locale", "a name or a mapping");
        return NULL;
    }
    if (!bind_format(f->b, n))
        return NULL;
    struct node *parent = node_find(n, STR("extends"));
    if (!parent) { /* a mapping in the document extends the default, a file extends the base */
        if (f->folder[0] != '.' && depth > 0)
            return (struct node *)n; /* the file of a locale is complete */
        parent = arena_new_of(a, struct node);
        parent->kind = NODE_SCALAR;
        parent->text = depth ? STR("base") : default_of(f, n);
        parent->pos = n->pos;
    }
    struct node *under = resolve(f, parent, name, depth + 1);
    if (under && f->folder[0] != '.')
        n = cascade_with_other(a, under, n);
    return under ? node_overlay(a, under, n) : NULL;
}

struct node *cascade_read(struct binder *b, const char *folder, const struct node *n,
                          struct str *name)
{
    struct finder f = {b, folder};
    return resolve(&f, n, name, 0);
}

struct str cascade_text(struct binder *b, const char *folder, struct str name)
{
    struct finder f = {b, folder};
    struct str tag, file = folder[0] == '.' || is_own(name) ? name : locale_find(b->a, name, &tag);
    struct source *s = file_source(&f, file.p ? file : name, (struct pos){0});
    return s ? s->text : (struct str){0};
}

bool cascade_locales(struct binder *b, struct str **to, size_t *n)
{
    struct finder f = {b, "locales"};
    VEC(const char *) names = {0};
    bool good = names_of(&f, &names);
    *to = arena_array_of(b->a, struct str, names.n + 1);
    *n = 0;
    for (size_t i = 0; i < names.n; i++)
        if (strcmp(names.at[i], "default") != 0)
            (*to)[(*n)++] = str_of(names.at[i]);
    return good;
}

/* The comment at the start of a file, in one line. */
static struct str first_comment(struct arena *a, struct str text)
{
    struct buf line = {.a = a};
    while (text.n && text.p[0] == '#') {
        size_t end = str_find(text, '\n');
        if (line.n)
            buf_char(&line, ' ');
        buf_add(&line, str_trim(str_sub(text, 1, end)));
        text = str_sub(text, end + (end < text.n), text.n);
    }
    return buf_str(&line);
}

bool cascade_list(struct binder *b, style_notices *to)
{
    struct finder f = {b, "."};
    VEC(const char *) names = {0};
    bool good = names_of(&f, &names);
    for (size_t i = 0; i < names.n; i++) {
        struct str name = str_of(names.at[i]);
        if (str_eq(name, STR("base")) || str_eq(name, STR("default")))
            continue; /* users do not choose these: other styles start from them */
        struct str text = cascade_text(b, ".", name);
        good &= text.p != NULL;
        *vec_push(b->a, to) = (struct style_notice){name, first_comment(b->a, text)};
    }
    return good;
}
