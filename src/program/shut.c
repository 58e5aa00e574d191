/* shut.c: from the command line to what the program may still do. */
#define _GNU_SOURCE /* strdup */
#include "shut.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "options.h"
#include "places.h"

bool shut_is_wanted(const struct command *c)
{
    return c->sandbox || (SANDBOX_USUAL && !c->no_sandbox);
}

/* A file that is read again and again may be replaced by a new one: the folder is read. */
static void read_again(struct sandbox *s, const struct command *c, const char *path)
{
    char *folder = c->verb == VERB_WATCH ? sandbox_folder(path) : NULL;
    sandbox_read(s, folder);
    free(folder);
}

/* What an option names, and what is beside it. */
static void read_named(struct sandbox *s, const struct command *c, const char *path)
{
    if (access(path, R_OK) != 0)
        return; /* the name of a built-in style, or a word */
    char *beside = sandbox_beside(path);
    sandbox_read(s, path);
    sandbox_read(s, beside);
    read_again(s, c, path);
    free(beside);
}

/* The files that the value of a --set may name, which may be a list or a mapping. */
static void read_value(struct sandbox *s, const struct command *c, const char *value)
{
    static const char around[] = "[]{}\"', :";
    char *words = strdup(value), *rest;
    read_named(s, c, value);
    for (char *word = words ? strtok_r(words, around, &rest) : NULL; word; word = strtok_r(NULL, around, &rest))
        read_named(s, c, word);
    free(words);
}

void shut_open(struct sandbox *s, const struct command *c, const char *data)
{
    const char *style = run_prints_file(c) ? c->input : c->style;
    sandbox_open(s);
    places_add(s);
    sandbox_read(s, data);
    for (size_t i = 0; i < c->n_allowed; i++) {
        sandbox_read(s, c->allowed[i]);
        read_again(s, c, c->allowed[i]);
    }
    for (size_t i = 0; i < c->n_fonts; i++)
        sandbox_read(s, c->fonts[i]);
    for (size_t i = 0; i < c->n_sets; i++)
        if (strchr(c->sets[i], '='))
            read_value(s, c, strchr(c->sets[i], '=') + 1);
    if (style)
        read_named(s, c, style);
}

void shut_read(struct sandbox *s, const struct command *c, const struct input *in)
{
    char *folder = sandbox_beside(in->placed ? in->path : ".");
    sandbox_read(s, folder);
    free(folder);
    if (in->placed)
        read_again(s, c, in->path);
    if (c->fix)
        sandbox_write(s, in->path, 0);
}

void shut_write(struct sandbox *s, const struct command *c, const char *output)
{
    bool later = c->verb == VERB_WATCH || strchr(output, '{'); /* what is replaced is not there yet, or not known */
    char *below = input_folder(output);
    sandbox_write(s, below ? below : "-", later ? SANDBOX_READ : 0);
    free(below);
}

enum status shut_enter(struct sandbox *s, const struct command *c)
{
    unsigned walls;
    int error = sandbox_enter(s, &walls);
    if (error)
        return output_error("cannot shut the program in ('--no-sandbox' goes on without): ", "", strerror(error));
    if (c->sandbox && walls != SANDBOX_ALL)
        return output_error("--sandbox: ", "", "this kernel has no landlock or no seccomp");
    return STATUS_WRITTEN;
}
