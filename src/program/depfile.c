/* depfile.c: writes rules for make. */
#define _GNU_SOURCE /* strdup */
#include "depfile.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Takes "./" out of a path: names of rules are compared as they are written. */
static void straighten(char *path)
{
    char *to = path;
    for (const char *p = path; *p;) {
        bool starts = p == path || p[-1] == '/', here = starts && p[0] == '.' && p[1] == '/';
        if (here)
            p += 2;
        else
            *to++ = *p++;
    }
    *to = 0;
}

static bool add(char ***list, size_t *n, const char *path)
{
    char **more = realloc(*list, (*n + 1) * sizeof *more), *own = strdup(path);
    *list = more ? more : *list;
    if (own)
        straighten(own);
    for (size_t i = 0; own && i < *n; i++)
        if (strcmp((*list)[i], own) == 0) {
            free(own);
            return true;
        }
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

/* True if the file is in the folder or below. */
static bool is_below(const char *folder, const char *path)
{
    char *one = realpath(folder, NULL), *two = realpath(path, NULL);
    size_t n = one ? strlen(one) : 0;
    bool below = one && two && strncmp(one, two, n) == 0 && (two[n] == '/' || n == 1);
    free(one);
    free(two);
    return below;
}

static bool add_data(struct depfile *d, const char *data, const char *path)
{
    size_t room = strlen(data) + strlen(path) + 2;
    char *joint = malloc(room);
    if (joint)
        snprintf(joint, room, "%s/%s", data, path);
    bool good = joint && depfile_file(d, joint);
    free(joint);
    return good;
}

bool depfile_asked(struct depfile *d, const struct cvtex_result *result, const char *data, const char *const *fonts,
                   size_t n_fonts)
{
    bool good = true;
    for (size_t i = 0; i < result->n_asked && good; i++) {
        const struct cvtex_question *q = &result->asked[i]->question;
        bool own = q->kind != CVTEX_SYSTEM_FONT;
        for (size_t k = 0; k < n_fonts && !own; k++)
            own = is_below(fonts[k], q->path);
        if (result->asked[i]->status != CVTEX_FOUND || q->kind == CVTEX_DATA_LIST || q->kind == CVTEX_FONT_LIST || !own)
            continue;
        if (q->kind != CVTEX_DATA)
            good = depfile_file(d, q->path);
        else if (data && *data)
            good = add_data(d, data, q->path);
    }
    return good;
}

/* A name that make cannot read, however it is written: with a line break, ';' or '|', or as an output with '='. NULL:
 * there is none. */
static const char *depfile_fault(const struct depfile *d)
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

/* The rule: all targets depend on all files. Each file but the first also has a rule without a recipe, so that make
 * goes on when it was removed. The caller frees the text; NULL: no memory. */
static char *depfile_text(const struct depfile *d, size_t *n)
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

static bool has(const struct depfile *d, const char *path)
{
    struct stat st;
    if (stat(path, &st) != 0)
        return false;
    for (size_t i = 0; i < d->n_targets + d->n_files; i++)
        if (output_same(i < d->n_targets ? d->targets[i] : d->files[i - d->n_targets], &st))
            return true;
    return false;
}

/* True if another file than a rule for the same output stands there. */
static bool keeps(const char *path, const char *text)
{
    struct stat st;
    char *old = NULL;
    size_t n = 0, head = strcspn(text, ":") + 1;
    while (head > 1 && text[head - 2] == '\\') /* "\:" is part of the name */
        head += strcspn(text + head, ":") + 1;
    int error = output_read(path, head, &old, &n, &st);
    bool other = !error && n > 0 && (n < head || memcmp(old, text, head) != 0);
    if (!error)
        free(old);
    return other;
}

enum status depfile_write(const struct depfile *d, const char *path, const struct cvtex_disk *disk, bool force)
{
    const char *fault = depfile_fault(d), *why = NULL;
    size_t n = 0;
    int error = 0;
    if (!d->n_targets)
        return STATUS_WRITTEN;
    if (strcmp(d->targets[0], "-") == 0)
        return output_error("", "--depfile", "the output needs a file, not standard output");
    if (fault)
        return output_error("--depfile: make cannot read the name ", fault, "it has ';', '|', '=' or a line break");
    char *text = depfile_text(d, &n);
    if (!text)
        why = strerror(ENOMEM);
    else if (cvtex_disk_has_read(disk, path) || has(d, path))
        why = "it is one of the files that were read or written";
    else if (!force && keeps(path, text))
        why = "the file there is no rule for this output (--force replaces it)";
    else if (!output_equals(path, text, n) && (error = output_write(path, text, n)) != 0)
        why = strerror(error);
    free(text);
    return why ? output_error("cannot write ", path, why) : STATUS_WRITTEN;
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
