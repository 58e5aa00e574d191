/* outputs.c: finds outputs of many documents that would replace each other. */
#define _GNU_SOURCE
#include "outputs.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "input.h"
#include "output.h"

/* The path with its folder as the system knows it. The file need not exist. */
static char *key_of(const char *path)
{
    char *real = realpath(path, NULL);
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    if (real)
        return real;
    char *folder = slash ? strndup(path, slash == path ? 1 : (size_t)(slash - path)) : strdup(".");
    real = folder ? realpath(folder, NULL) : NULL;
    const char *at = real ? real : folder;
    size_t room = at ? strlen(at) + strlen(name) + 2 : 0;
    char *key = at ? malloc(room) : NULL;
    if (key)
        snprintf(key, room, "%s/%s", at, name);
    free(real);
    free(folder);
    return key;
}

static bool add(struct outputs *o, const char *path, size_t document)
{
    struct outputs_one *more = realloc(o->at, (o->n + 1) * sizeof *more);
    if (!more)
        return false;
    o->at = more;
    o->at[o->n] = (struct outputs_one){strdup(path), key_of(path), document};
    o->n++;
    return o->at[o->n - 1].path && o->at[o->n - 1].key;
}

void outputs_add(struct outputs *o, size_t document, const char *paths, size_t n)
{
    for (size_t i = 0; i < n; i += strlen(paths + i) + 1)
        if (memchr(paths + i, 0, n - i))
            add(o, paths + i, document);
        else
            return;
}

enum status outputs_of(struct outputs *o, const struct command *c, const char *path, size_t document)
{
    struct input in = {.path = path};
    struct stat st;
    in.placed = strcmp(path, "-") != 0 && (stat(path, &st) != 0 || S_ISREG(st.st_mode));
    char *pattern = input_output_of(c, &in), *to = pattern ? input_fill_looks(pattern, c->variant, NULL, NULL) : NULL;
    bool good = to != NULL, out = good && strcmp(to, "-") == 0;
    if (good && (c->all_variants || input_has_looks(to)))
        o->open = true;
    else if (good && !out)
        good = add(o, to, document);
    free(to);
    free(pattern);
    if (!good)
        return output_error("", "", strerror(ENOMEM));
    if (out && c->to == CVTEX_PDF)
        return output_error("no file for the PDF of ", path, "standard output takes one document");
    return STATUS_WRITTEN;
}

static int by_key(const void *x, const void *y)
{
    const struct outputs_one *a = x, *b = y;
    int order = a->key && b->key ? strcmp(a->key, b->key) : 0;
    return order ? order : (a->document > b->document) - (a->document < b->document);
}

static const char *document(const struct command *c, size_t i)
{
    return i ? c->further[i - 1] : c->input;
}

static enum status collide(const struct command *c, const struct outputs_one *a, const struct outputs_one *b)
{
    fputs("cvtex: error: ", stderr);
    output_say(document(c, a->document));
    fputs(" and ", stderr);
    output_say(document(c, b->document));
    fputs(" would both be written to ", stderr);
    output_say(b->path);
    fputs("; nothing was written\n", stderr);
    return STATUS_USAGE;
}

/* True if a document stands at the path. */
static bool is_document(const struct command *c, const char *path)
{
    struct stat st;
    if (stat(path, &st) != 0)
        return false;
    for (size_t i = 0; i <= c->n_further; i++)
        if (output_same(document(c, i), &st))
            return true;
    return false;
}

enum status outputs_judge(struct outputs *o, const struct command *c)
{
    if (o->n)
        qsort(o->at, o->n, sizeof *o->at, by_key);
    for (size_t i = 1; i < o->n; i++)
        if (o->at[i].key && o->at[i - 1].key && strcmp(o->at[i].key, o->at[i - 1].key) == 0)
            return collide(c, &o->at[i - 1], &o->at[i]);
    for (size_t i = 0; i < o->n && (c->force || c->to != CVTEX_PDF); i++)
        if (is_document(c, o->at[i].path)) {
            output_error("cannot write ", o->at[i].path, "it is one of the documents; nothing was written");
            return STATUS_USAGE;
        }
    return STATUS_WRITTEN;
}

void outputs_free(struct outputs *o)
{
    for (size_t i = 0; i < o->n; i++) {
        free(o->at[i].path);
        free(o->at[i].key);
    }
    free(o->at);
    *o = (struct outputs){0};
}
