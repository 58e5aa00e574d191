/* input.c: reads documents, and makes names of outputs from theirs. */
#define _GNU_SOURCE /* strdup */
#include "input.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool has_place(const struct input *in)
{
    return strcmp(in->path, "-") != 0 && S_ISREG(in->st.st_mode) && strncmp(in->path, "/dev/", 5) != 0 &&
           strncmp(in->path, "/proc/", 6) != 0;
}

enum status input_read(struct input *in, uint64_t most)
{
    int error = output_read(in->path, most, &in->bytes, &in->n, &in->st);
    in->placed = !error && has_place(in);
    if (!error)
        return STATUS_WRITTEN;
    in->n = 0;
    output_say(strcmp(in->path, "-") == 0 ? "<stdin>" : in->path);
    fprintf(stderr, ": error: cannot read: %s\n", strerror(error));
    return STATUS_SYSTEM;
}

enum status input_settings(struct input *in, const char *path, char **name)
{
    enum { MOST = 64 << 10 };
    const char *slash = strrchr(path, '/');
    size_t folder = slash ? (size_t)(slash - path) + 1 : 0;
    *in = (struct input){0};
    *name = malloc(folder + sizeof ".cvtex");
    if (!*name)
        return output_error("", "", strerror(ENOMEM));
    memcpy(*name, path, folder);
    memcpy(*name + folder, ".cvtex", sizeof ".cvtex");
    in->path = *name;
    int error = output_read_own(*name, MOST, &in->bytes, &in->n, &in->st);
    in->n = error ? 0 : in->n;
    if (!error && in->n > MOST)
        error = EFBIG;
    if (error == ENOENT || error == ENOTDIR || !error)
        return STATUS_WRITTEN;
    const char *why = error == ELOOP ? "it is a link" : error == EINVAL ? "it is not a regular file" : strerror(error);
    return output_error("cannot read the settings ", *name, why);
}

const char *input_name(const struct input *in)
{
    return in->placed ? in->path : "<stdin>";
}

/* The length of a path without ".yaml", or the end of another tool's file: .json, .json5, .jsonc. */
static size_t stem(const char *path)
{
    const char *dot = strrchr(path, '.');
    bool yaml = dot && (strcmp(dot, ".yaml") == 0 || strcmp(dot, ".yml") == 0 || strncmp(dot, ".json", 5) == 0);
    return yaml ? (size_t)(dot - path) : strlen(path);
}

char *input_output(const char *path, bool variant)
{
    static const char ends[2][16] = {".pdf", "-{variant}.pdf"};
    size_t n = stem(path);
    char *to = malloc(n + sizeof *ends);
    if (to) {
        memcpy(to, path, n);
        memcpy(to + n, ends[variant], sizeof *ends);
    }
    return to;
}

/* The pattern with `n` bytes of `value` wherever it has `name`. */
static char *replaced(const char *pattern, const char *name, const char *value, size_t n)
{
    size_t length = strlen(name), times = 0;
    for (const char *p = pattern; (p = strstr(p, name)) != NULL; p += length)
        times++;
    char *to = malloc(strlen(pattern) + times * n + 1), *end = to;
    for (const char *next; to && (next = strstr(pattern, name)) != NULL; pattern = next + length) {
        memcpy(end, pattern, (size_t)(next - pattern));
        end += next - pattern;
        memcpy(end, value, n);
        end += n;
    }
    if (to)
        memcpy(end, pattern, strlen(pattern) + 1);
    return to;
}

char *input_fill(const char *pattern, const char *path, const char *variant)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    bool none = strcmp(path, "-") == 0;
    char *named = replaced(pattern, "{name}", none ? "stdin" : name, none ? 5 : stem(name));
    if (!named || !variant)
        return named;
    char *all = replaced(named, "{variant}", variant, strlen(variant));
    free(named);
    return all;
}

/* A file that is named after the document, in the folder of -o. The caller frees it; NULL: no memory. */
static char *in_folder(const struct command *c, const struct input *last)
{
    const char *name = c->variant || c->all_variants ? "{name}-{variant}" : "{name}";
    const char *end = c->to == CVTEX_PDF ? ".pdf" : c->to == CVTEX_CONVERT ? ".yaml" : ".txt";
    size_t room = strlen(c->output) + strlen(name) + strlen(end) + 1;
    char *pattern = malloc(room), *path = NULL;
    if (pattern) {
        snprintf(pattern, room, "%s%s%s", c->output, name, end);
        path = input_fill(pattern, last->path, NULL);
    }
    free(pattern);
    return path;
}

char *input_output_of(const struct command *c, const struct input *last)
{
    if (output_is_folder(c->output) && last)
        return in_folder(c, last);
    if (c->output && last)
        return input_fill(c->output, last->path, NULL);
    if (c->output || c->to != CVTEX_PDF || !last || !last->placed)
        return strdup(c->output ? c->output : "-");
    return input_output(last->path, c->variant || c->all_variants);
}

/* The same, and frees the pattern, which may be NULL. `value` NULL: the pattern stays as it is. */
static char *replace(char *pattern, const char *name, const char *value, size_t n)
{
    if (!pattern || !value)
        return pattern;
    char *to = replaced(pattern, name, value, n);
    free(pattern);
    return to;
}

char *input_fill_looks(const char *pattern, const char *variant, const char *style, const char *locale)
{
    const char *slash = style ? strrchr(style, '/') : NULL, *name = slash ? slash + 1 : style;
    char *to = replace(strdup(pattern), "{variant}", variant, variant ? strlen(variant) : 0);
    to = replace(to, "{style}", name, name ? stem(name) : 0);
    return replace(to, "{locale}", locale, locale ? strlen(locale) : 0);
}

bool input_has_looks(const char *pattern)
{
    return strstr(pattern, "{style}") || strstr(pattern, "{locale}");
}

char *input_folder(const char *pattern)
{
    size_t n = strcspn(pattern, "{");
    char *path = malloc(n + 2);
    if (!path || !pattern[n]) {
        free(path);
        return strdup(pattern);
    }
    memcpy(path, pattern, n);
    memcpy(path + n, "_", 2);
    return path;
}
