/* library.c: reads bibliographies and finds works in them by key. */
#include "model/library.h"

#include "base/limit.h"
#include "base/table.h"
#include "load/bibtex.h"
#include "load/bind.h"
#include "load/foreign.h"
#include "load/looks.h"
#include "model/field.h"

struct bibliography {
    works works;
    size_t list; /* the last list that its works were added to */
};

struct library {
    struct binder *b;
    struct str base;
    struct table files;      /* path -> struct bibliography */
    struct table works;      /* key -> the work, of the first file that has the key */
    VEC(const char *) keys;  /* of these works */
    size_t lists;            /* how many lists of works were made */
};

struct library *library_new(struct binder *b, struct str base)
{
    struct library *l = arena_new_of(b->a, struct library);
    l->b = b;
    l->base = base;
    return l;
}

/* A field that no key of a document stands for, and how many works of the file have it. */
struct foreign_count {
    struct str name;
    size_t n;
};

/* Reports, once for each file, which fields of its works have no place in a CV. */
static void report_fields(struct library *l, const struct node *list, bool (*knows)(struct str))
{
    struct arena *a = l->b->a;
    struct table seen = {0};
    VEC(struct foreign_count *) unknown = {0};
    struct pos pos = {0};
    for (size_t i = 0; i < list->items.n; i++) {
        const struct node *work = list->items.at[i];
        for (size_t k = 0; k < work->pairs.n; k++) {
            struct str name = work->pairs.at[k].key;
            struct foreign_count *c = table_find(&seen, name);
            if (!c) {
                c = arena_new_of(a, struct foreign_count);
                c->name = name;
                table_set(a, &seen, name, c);
                if (!knows(name)) {
                    pos = unknown.n ? pos : work->pairs.at[k].pos;
                    *vec_push(a, &unknown) = c;
                }
            }
            c->n++;
        }
    }
    struct buf b = {.a = a};
    for (size_t i = 0; i < unknown.n; i++)
        buf_printf(&b, "%s'%.*s' (%zu)", i ? ", " : "", STRF(unknown.at[i]->name), unknown.at[i]->n);
    if (unknown.n)
        diag_report(l->b->d, DIAG_CODE_BIB_FIELDS, pos, str_c(a, buf_str(&b)));
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
    for (size_t i = 0; i < list->items.n; i++)
        if (!limit_take(l->b->d, LIMIT_WORKS, 1, list->items.at[i]->pos))
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
    bool of_file = n->pos.source && !n->pos.source->of_job;
    struct str base = of_file ? n->pos.source->name : l->base;
    struct str path = str_of(file_from(a, base, name.text));
    struct bibliography *known = table_find(&l->files, path);
    if (known)
        return known;
    struct answer read = files_read(l->b->files, CVTEX_BIBLIOGRAPHY, base, name.text);
    struct source *s = arena_new_of(a, struct source);
    *s = (struct source){.name = read.shown, .text = read.bytes, .of_library = true,
                         .index = source_index(a)};
    if (!read.fault)
        read.fault = not_works(s);
    if (read.fault) {
        diag_report(l->b->d, DIAG_CODE_CANNOT_READ, n->pos,
                    str_c(a, str_printf(a, "%.*s: %s", STRF(read.shown), read.fault)));
        return NULL;
    }
    bind_own(l->b, OWN_BIBLIOGRAPHY, s->name, s->text);
    struct bibliography *f = arena_new_of(a, struct bibliography);
    if (!works_of_file(l, s, n->pos, &f->works))
        return NULL;
    for (size_t i = 0; i < f->works.n; i++) {
        const struct node *key = node_find(f->works.at[i], STR("key"));
        if (!key || !key->text.n || table_find(&l->works, key->text))
            continue;
        table_set(a, &l->works, key->text, (void *)f->works.at[i]);
        *vec_push(a, &l->keys) = str_c(a, key->text);
    }
    table_set(a, &l->files, path, f);
    return f;
}

static bool read_list(struct library *l, const struct node *files, works *to)
{
    bool good = true;
    for (size_t i = 0; i < files->items.n; i++)
        good &= read_list(l, files->items.at[i], to);
    if (files->kind == NODE_LIST)
        return good;
    struct bibliography *f = bibliography_of(l, files);
    if (f && f->list == l->lists) {
        diag_report(l->b->d, DIAG_CODE_BIB_TWICE, files->pos, STRF(files->text));
        return true;
    }
    for (size_t i = 0; f && i < f->works.n; i++)
        *vec_push(l->b->a, to) = f->works.at[i];
    if (f)
        f->list = l->lists;
    return f != NULL;
}

bool library_read(struct library *l, const struct node *files, works *to)
{
    l->lists++;
    return read_list(l, files, to);
}

bool library_add(struct library *l, const struct node *files)
{
    works all = {0};
    return library_read(l, files, &all);
}

const struct node *library_pick(struct library *l, struct markup key, const struct node *over)
{
    const struct node *work = table_find(&l->works, key.text);
    if (work)
        return work == over ? over : node_overlay(l->b->a, work, over);
    bool whole = !l->keys.n && over->pairs.n > 1;
    for (size_t i = 0; i < FIELD_KINDS_ALONE; i++)
        whole |= node_find(over, str_of(field_key(field_kinds[i].decides))) != NULL;
    if (whole) /* a work that is only in the document and has a key */
        return over;
    diag_report(l->b->d, DIAG_CODE_UNKNOWN_WORK, key.pos, STRF(key.text),
                diag_suggest(l->b->d, key.text, l->keys.at, l->keys.n));
    return NULL;
}
