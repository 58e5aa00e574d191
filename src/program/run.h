/* run.h: runs what the command line asks for: reads the documents, calls the library, says what it says,
 * writes the outputs. */
#ifndef RUN_H
#define RUN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "output.h"
#include "report.h"

/* The command line, as options.c reads it. */
enum { SETS_MAX = 64, ALLOWED_MAX = 64, LIMITS_MAX = 64, FONTS_MAX = 16, INPUTS_MAX = 32 };

struct command {
    const char *input, *output, *style, *only, *variant, *from, *depfile;
    const char *locale, *with; /* of 'new' */
    const char **further; /* the documents after the input. The owner frees the list */
    const char *sets[SETS_MAX + 1], *limits[LIMITS_MAX + 1];
    const char *allowed[ALLOWED_MAX]; /* the files and folders of --allow */
    const char *fonts[FONTS_MAX];     /* the folders of --fonts */
    size_t n_sets, n_limits, n_allowed, n_fonts, n_further;
    int pages, jobs; /* jobs 0: one after another, -1: as many as there are processors */
    int32_t to;   /* `output` of the job */
    int32_t form; /* enum report_form */
    int32_t kind; /* of 'new': which starter CV */
    int verb;     /* enum options_verb */
    bool embed, strict, force, sandbox, no_sandbox, ats, fix, keep_going, all_variants, public, if_changed;
    bool quiet, verbose, help, version;
    /* Of one of many documents: what it tells is part of a larger file; it only prints where its outputs would go. */
    bool part, plan;
};

/* True if the input is the name of a style or locale. */
bool run_prints_file(const struct command *c);
/* True if each document is typeset on its own, not laid over the first. */
bool run_many(const struct command *c);
/* Runs a command that makes an output of the library. */
enum status run_command(const struct command *c);

#endif
