/* depfile.c: writes rules for make. */
#define _GNU_SOURCE /* strdup */
#include "depfile.h"

#include <stdlib.h>
#include <string.h>

static bool add(char ***list, size_t *n, const char *path)
{
    for (size_t i = 0; i < *n; i++)
        if (strcmp((*list)[i], path) == 0)
            return true;
    char **more = realloc(*list, (*n + 1) * sizeof *more), *own = strdup(path);
    *list = more ? more : *list;
    if (!more || !own) {
        free(own);
        return false;
    }
    more[(*n)++] = own;
    return true;
}

bool depfile_target(struct depfile *d, const char *path)
{
    return add(&d->targets, &d->n_targets, path);
}

bool depfile_file(struct depfile *d, const char *path)
{
    return add(&d->files, &d->n_files, path);
}

const char *depfile_fault(const struct depfile *d)
{
    for (size_t i = 0; i < d->n_targets + d->n_files; i++) {
        const char *path = i < d->n_targets ? d->targets[i] : d->files[i - d->n_targets];
        if (strpbrk(path, i < d->n_targets ? "\r\n;|=" : "\r\n;|"))
            return path;
    }
    return NULL;
}

struct text {
    char *to; /* NULL: the length is only counted */
    size_t n;
};

static void put(struct text *t, const char *s, size_t n)
{
    if (t->to)
        memcpy(t->to + t->n, s, n);
    t->n += n;
}

/* A name as make reads it: '$' is doubled. A backslash stands before what would end the name or mean something, and
 * backslashes just before that are doubled. In a target, '%' would make a pattern of the rule. */
static void put_name(struct text *t, const char *name, bool target)
{
    for (const char *p = name; *p; p++) {
        bool special = strchr(" \t#:", *p) || (target && *p == '%');
        for (const char *q = p; special && q > name && q[-1] == '\\'; q--)
            put(t, "\\", 1);
        if (special || *p == '$')
            put(t, special ? "\\" : "$", 1);
        put(t, p, 1);
    }
}

static void put_all(struct text *t, const struct depfile *d)
{
    for (size_t i = 0; i < d->n_targets; i++) {
        put(t, " ", i > 0);
        put_name(t, d->targets[i], true);
    }
    put(t, ":", 1);
    for (size_t i = 0; i < d->n_files; i++) {
        put(t, i ? " \\\n  " : " ", i ? 5 : 1);
        put_name(t, d->files[i], false);
    }
    put(t, "\n", 1);
    for (size_t i = 1; i < d->n_files; i++) {
        if (strpbrk(d->files[i], "%="))
            continue; /* make would take it for a pattern or a variable; "\%" is an error to ninja */
        put(t, "\n", 1);
        put_name(t, d->files[i], false);
        put(t, ":\n", 2);
    }
}

char *depfile_text(const struct depfile *d, size_t *n)
{
    struct text t = {0};
    put_all(&t, d);
    t.to = malloc(t.n + 1);
    if (!t.to)
        return NULL;
    t.n = 0;
    put_all(&t, d);
    t.to[t.n] = 0;
    *n = t.n;
    return t.to;
}

void depfile_free(struct depfile *d)
{
    for (size_t i = 0; i < d->n_targets; i++)
        free(d->targets[i]);
    for (size_t i = 0; i < d->n_files; i++)
        free(d->files[i]);
    free(d->targets);
    free(d->files);
    *d = (struct depfile){0};
}
