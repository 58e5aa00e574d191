/* library.c: reads bibliographies and finds works in them by key. */
#include "model/library.h"

#include "load/bibtex.h"
#include "load/bind.h"
#include "load/foreign.h"
#include "load/looks.h"

struct bibliography {
    struct str path;
    works works;
};

struct slot {
    struct str key;
    const struct node *work; /* NULL: free */
};

struct library {
    struct binder *b;
    struct str base;
    VEC(struct bibliography *) files;
    struct slot *slots;
    size_t size, used; /* size: a power of two */
};

struct library *library_new(struct binder *b, struct str base)
{
    struct library *l = arena_new_of(b->a, struct library);
    l->b = b;
    l->base = base;
    l->size = 64;
    l->slots = arena_array_of(b->a, struct slot, l->size);
    return l;
}

static struct slot *slot_for(struct library *l, struct str key)
{
    uint64_t h = 1469598103934665603u; /* FNV-1a */
    for (size_t i = 0; i < key.n; i++)
        h = (h ^ (unsigned char)key.p[i]) * 1099511628211u;
    size_t at = (h ^ h >> 29) & (l->size - 1);
    while (l->slots[at].work && !str_eq(l->slots[at].key, key))
        at = (at + 1) & (l->size - 1);
    return &l->slots[at];
}

static void index_work(struct library *l, struct str key, const struct node *work)
{
    if (2 * l->used >= l->size) {
        struct slot *old = l->slots;
        size_t size = l->size;
        l->size *= 2;
        l->slots = arena_array_of(l->b->a, struct slot, l->size);
        for (size_t i = 0; i < size; i++)
            if (old[i].work)
                *slot_for(l, old[i].key) = old[i];
    }
    struct slot *s = slot_for(l, key);
    l->used += !s->work;
    if (!s->work) /* the first file that has the key wins */
        *s = (struct slot){key, work};
}

/* Reports, once for each file, which fields of its works have no place in a CV. */
static void report_fields(struct library *l, const struct node *list, bool (*knows)(struct str))
{
    enum { NAMED = 20 };
    struct str names[NAMED];
    struct pos pos = {0};
    size_t n = 0;
    for (size_t i = 0; i < list->items.n; i++) {
        const struct node *work = list->items.at[i];
        for (size_t k = 0; k < work->pairs.n && n < NAMED; k++) {
            struct str name = work->pairs.at[k].key;
            bool known = knows(name);
            for (size_t j = 0; j < n && !known; j++)
                known = str_eq(names[j], name);
            if (known)
                continue;
            pos = n ? pos : work->pairs.at[k].pos;
            names[n++] = name;
        }
    }
    struct buf b = {.a = l->b->a};
    for (size_t i = 0; i < n; i++)
        buf_printf(&b, "%s'%.*s'", i ? ", " : "", STRF(names[i]));
    if (n)
        diag_report(l->b->d, DIAG_CODE_BIB_FIELDS, pos, str_c(l->b->a, buf_str(&b)));
}

static bool works_of_file(struct library *l, struct source *s, struct pos pos, works *to)
{
    struct arena *a = l->b->a;
    const struct node *list;
    if (str_ends(s->name, STR(".bib"))) {
        list = bibtex_parse(a, l->b->d, s);
        for (size_t i = 0; i < list->items.n; i++)
            *vec_push(a, to) = foreign_bibtex(a, l->b->d, list->items.at[i]);
        report_fields(l, list, foreign_bibtex_knows);
        return true;
    }
    list = yaml_parse(a, l->b->d, s);
    if (!list)
        return false;
    if (list->kind != NODE_LIST) {
        bind_wrong(l->b, list->kind == NODE_NULL ? &(struct node){.pos = pos} : list,
                   "a bibliography", "a list of works");
        return false;
    }
    bool csl = str_ends(s->name, STR(".json"));
    if (csl)
        report_fields(l, list, foreign_csl_knows);
    for (size_t i = 0; i < list->items.n; i++)
        *vec_push(a, to) =
            csl ? foreign_csl(a, l->b->d, list->items.at[i]) : list->items.at[i];
    return true;
}

/* Why a file is no bibliography; NULL: it looks like one. */
static const char *not_works(const struct source *s)
{
    if (str_ends(s->name, STR(".bib")))
        return looks_like_bibtex(s->text) ? NULL : "no entry starts in it, such as '@article{'";
    return looks_like_works(s->text) ? NULL : "nothing in it has a 'title'";
}

static struct bibliography *bibliography_of(struct library *l, const struct node *n)
{
    struct arena *a = l->b->a;
    struct markup name;
    if (!bind_word(l->b, n, &name, "a bibliography"))
        return NULL;
    for (size_t i = 0; i < l->files.n; i++)
        if (str_eq(l->files.at[i]->path, name.text))
            return l->files.at[i];
    struct answer read = files_read(l->b->files, CVTEX_BIBLIOGRAPHY, l->base, name.text);
    struct source *s = arena_new_of(a, struct source);
    *s = (struct source){.name = read.shown, .text = read.bytes};
    if (!read.fault)
        read.fault = not_works(s);
    if (read.fault) {
        diag_report(l->b->d, DIAG_CODE_CANNOT_READ, n->pos,
                    str_c(a, str_printf(a, "%.*s: %s", STRF(read.shown), read.fault)));
        return NULL;
    }
    bind_own(l->b, OWN_BIBLIOGRAPHY, s->name, s->text);
    struct bibliography *f = arena_new_of(a, struct bibliography);
    f->path = name.text;
    if (!works_of_file(l, s, n->pos, &f->works))
        return NULL;
    for (size_t i = 0; i < f->works.n; i++) {
        const struct node *key = node_find(f->works.at[i], STR("key"));
        if (key && key->text.n)
            index_work(l, key->text, f->works.at[i]);
    }
    *vec_push(a, &l->files) = f;
    return f;
}

bool library_read(struct library *l, const struct node *files, works *to)
{
    bool good = true;
    for (size_t i = 0; i < files->items.n; i++)
        good &= library_read(l, files->items.at[i], to);
    if (files->kind == NODE_LIST)
        return good;
    struct bibliography *f = bibliography_of(l, files);
    for (size_t i = 0; f && i < f->works.n; i++)
        *vec_push(l->b->a, to) = f->works.at[i];
    return f != NULL;
}

bool library_add(struct library *l, const struct node *files)
{
    works all = {0};
    return library_read(l, files, &all);
}

const struct node *library_pick(struct library *l, struct markup key, const struct node *over)
{
    struct slot *s = slot_for(l, key.text);
    if (s->work == over)
        return over;
    if (s->work)
        return node_overlay(l->b->a, s->work, over);
    if (over->pairs.n > 1) /* a work that is only in the document and has a key */
        return over;
    VEC(const char *) keys = {0};
    for (size_t i = 0; i < l->size; i++)
        if (l->slots[i].work)
            *vec_push(l->b->a, &keys) = str_c(l->b->a, l->slots[i].key);
    diag_report(l->b->d, DIAG_CODE_UNKNOWN_WORK, key.pos, STRF(key.text),
                diag_suggest(l->b->d, key.text, keys.at, keys.n));
    return NULL;
}
