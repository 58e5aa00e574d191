/* input.c: reads documents, and makes names of outputs from theirs. */
#define _GNU_SOURCE /* strdup */
#include "input.h"

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
