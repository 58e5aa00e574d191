/* options.c: reads the command line by the table of commands and options. */
#include "options.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cvtex.h"

/* ---- what is wrong */

/* Ends a message that has begun. */
static enum status options_said(const char *what, const char *word)
{
    fputs(what, stderr);
    output_say(word);
    fputs("; see 'cvtex --help'\n", stderr);
    return STATUS_USAGE;
}

enum status options_complain(const char *what, const char *word)
{
    fputs("cvtex: ", stderr);
    return options_said(what, word);
}

/* How many letters have to change to make one word of the other; more than `most`: most + 1. */
static size_t options_distance(const char *x, const char *y, size_t most)
{
    enum { LONG = 24 };
    size_t n = strlen(x), m = strlen(y), rows[3][LONG + 1];
    if (n > LONG || m > LONG)
        return most + 1;
    for (size_t i = 0; i <= n; i++)
        for (size_t k = 0; k <= m; k++) {
            size_t *row = rows[i % 3], *above = rows[(i + 2) % 3], least = i + k;
            if (i && k) {
                least = above[k - 1] + (x[i - 1] != y[k - 1]);
                least = above[k] + 1 < least ? above[k] + 1 : least;
                least = row[k - 1] + 1 < least ? row[k - 1] + 1 : least;
            }
            /* Two letters that changed places are one mistake. */
            if (i > 1 && k > 1 && x[i - 1] == y[k - 2] && x[i - 2] == y[k - 1] && rows[(i + 1) % 3][k - 2] + 1 < least)
                least = rows[(i + 1) % 3][k - 2] + 1;
            row[k] = least;
        }
    size_t distance = rows[n % 3][m];
    return distance < most ? distance : distance == most ? most : most + 1;
}

/* The nearest of what has been compared with a word. */
struct nearest {
    const char *word, *name; /* name NULL: none is near */
    size_t distance;
};

/* One wrong letter in three, but at most two. */
static struct nearest near(const char *word)
{
    size_t n = strlen(word);
    return (struct nearest){word, NULL, n < 3 ? 0 : n < 6 ? 2 : 3};
}

static void near_try(struct nearest *to, const char *name)
{
    size_t d = to->distance ? options_distance(to->word, name, to->distance - 1) : 0;
    if (d < to->distance) {
        to->distance = d;
        to->name = name;
    }
}

/* Ends a complaint: with the word, what may have been meant, and the command that tells more. */
static enum status end_complaint(const char *word, const struct nearest *meant, const char *dashes, const char *help)
{
    output_say(word);
    if (meant->name)
        fprintf(stderr, " (did you mean '%s%s'?)", dashes, meant->name);
    fprintf(stderr, "; see 'cvtex %s'\n", help);
    return STATUS_USAGE;
}

/* Like options_complain, with what may have been meant. */
static enum status complain_near(const char *what, const char *word, const struct nearest *meant, const char *dashes)
{
    fprintf(stderr, "cvtex: %s", what);
    return end_complaint(word, meant, dashes, "--help");
}

enum status options_no_topic(const char *word, const char *names)
{
    struct nearest meant = near(word + 2 * (strncmp(word, "--", 2) == 0));
    char name[64], found[64] = "";
    for (size_t n; *names; names += n + (names[n] == '\n')) {
        n = strcspn(names, "\n");
        snprintf(name, sizeof name, "%.*s", (int)n, names);
        near_try(&meant, name);
        if (meant.name == name)
            meant.name = strcpy(found, name);
    }
    fputs("cvtex: there is no topic ", stderr);
    return end_complaint(word, &meant, "", "help");
}

/* "--to takes pdf, text or trace, not docx" */
static enum status complain_choice(const char *before, const char *name, const struct options_choice *choices,
                                   const char *word)
{
    struct nearest meant = near(word);
    fprintf(stderr, "cvtex: %s%s takes ", before, name);
    for (const struct options_choice *c = choices; c->name; c++) {
        fprintf(stderr, "%s%s", c == choices ? "" : c[1].name ? ", " : " or ", c->name);
        near_try(&meant, c->name);
    }
    fputs(", not ", stderr);
    return end_complaint(word, &meant, "", "--help");
}

/* ---- reading */

/* Reads the command line. */
struct reader {
    char **argv;
    int i;
    struct command *c;
};


/* "-o", or "--style" */
static void say_option(const struct option *o)
{
    if (o->letter)
        fprintf(stderr, "-%c", o->letter);
    else
        fprintf(stderr, "--%s", o->name);
}

/* The first command that has the option. */
static const struct verb *owner_of(const struct option *o)
{
    int v = 0;
    while (!options_has(o, v))
        v++;
    return &options_verbs[v];
}

/* The option does not go with the command: says where it goes, or which there are if they are few. */
static enum status complain_verb(const struct reader *r, const struct option *o, const char *word)
{
    enum { FEW = 4 };
    const struct verb *verb = &options_verbs[r->c->verb], *owner = owner_of(o);
    size_t last = options_count, n = 0;
    for (size_t i = 0; i < options_count; i++)
        if (options_has(&options_table[i], r->c->verb) && !options_common(&options_table[i]))
            last = i, n++;
    if (owner != &options_verbs[VERB_TYPESET]) {
        fprintf(stderr, "cvtex: --%s belongs to 'cvtex %s %s", o->name, owner->name, owner->takes);
        return options_said("'", "");
    }
    fprintf(stderr, "cvtex: %s has ", verb->name);
    if (n > FEW || !n) {
        fputs("no option ", stderr);
        output_say(word);
        fprintf(stderr, "; see 'cvtex %s --help'\n", verb->name);
        return STATUS_USAGE;
    }
    fputs("only the options ", stderr);
    for (size_t i = 0, k = 0; i <= last; i++) {
        if (!options_has(&options_table[i], r->c->verb) || options_common(&options_table[i]))
            continue;
        fputs(!k++ ? "" : i == last ? " and " : ", ", stderr);
        say_option(&options_table[i]);
    }
    return options_said(", not ", word);
}

static enum status complain_unknown(const char *word)
{
    size_t n = strcspn(word, "=");
    char name[32] = "";
    if (n < sizeof name)
        memcpy(name, word, n);
    struct nearest meant = near(name + 2 * (strncmp(name, "--", 2) == 0));
    for (size_t i = 0; i < options_count && strncmp(name, "--", 2) == 0; i++)
        near_try(&meant, options_table[i].name);
    return complain_near("unknown option ", word, &meant, "--");
}

/* Puts the value into the command. `word` is how the option was written. */
static enum status put_value(struct reader *r, const struct option *o, const char *word, const char *value)
{
    char *to = (char *)r->c + o->at, *end;
    if (!value || !*value)
        return options_complain("a value is missing after ", word);
    if (o->holds == HOLDS_TEXT)
        *(const char **)(void *)to = value;
    if (o->holds == HOLDS_LIST) {
        size_t *n = (size_t *)(void *)((char *)r->c + o->count);
        if (*n == o->most) {
            fprintf(stderr, "cvtex: too many --%s", o->name);
            return options_said(", from here on: ", value);
        }
        ((const char **)(void *)to)[(*n)++] = value;
    }
    if (o->holds == HOLDS_CHOICE) {
        const struct options_choice *one = o->choices;
        while (one->name && strcmp(one->name, value) != 0)
            one++;
        if (!one->name)
            return complain_choice("--", o->name, o->choices, value);
        *(int32_t *)(void *)to = one->value;
    }
    if (o->holds == HOLDS_NUMBER || o->holds == HOLDS_COUNT) {
        long n = strtol(value, &end, 10);
        if (*end || n < 1 || (unsigned long)n > o->most) {
            fprintf(stderr, "cvtex: --%s takes %s", o->name, o->what);
            return options_said(", not ", value);
        }
        *(int *)(void *)to = (int)n;
    }
    return STATUS_WRITTEN;
}

static enum status use(struct reader *r, const struct option *o, const char *word, const char *value)
{
    if (!options_has(o, r->c->verb))
        return complain_verb(r, o, word);
    if (o->holds == HOLDS_COUNT && !value) {
        *(int *)(void *)((char *)r->c + o->at) = -1;
        return STATUS_WRITTEN;
    }
    if (o->holds != HOLDS_SWITCH)
        return put_value(r, o, word, value);
    *(bool *)((char *)r->c + o->at) = true;
    return STATUS_WRITTEN;
}

static const struct option *letter_option(char letter)
{
    for (size_t i = 0; i < options_count; i++)
        if (letter && options_table[i].letter == letter)
            return &options_table[i];
    return NULL;
}

/* The option that a word such as "--style" or "--style=plain" names, and in *value what stands behind '='. */
static const struct option *long_option(const char *word, const char **value)
{
    size_t n = strcspn(word, "=");
    *value = word[n] ? word + n + 1 : NULL;
    for (size_t i = 0; i < options_count; i++) {
        const struct option *o = &options_table[i];
        if (n == strlen(o->name) + 2 && strncmp(word + 2, o->name, n - 2) == 0)
            return o->holds == HOLDS_SWITCH && *value ? NULL : o;
    }
    return NULL;
}

/* How the option stands beside its value: is that the next word? */
static bool takes_next(const struct option *o, const char *next)
{
    bool number = next && *next && !next[strspn(next, "0123456789")];
    return o->holds != HOLDS_SWITCH && (o->holds != HOLDS_COUNT || number);
}

/* Reads letters such as "-v", "-qv", "-ocv.pdf" or "-o". */
static enum status read_letters(struct reader *r)
{
    const char *word = r->argv[r->i];
    for (const char *p = word + 1; *p; p++) {
        const struct option *o = letter_option(*p);
        if (!o)
            return complain_unknown(word);
        bool next = takes_next(o, p[1] ? p + 1 : r->argv[r->i + 1]);
        const char *value = !next ? NULL : p[1] ? p + 1 : r->argv[++r->i];
        enum status status = use(r, o, word, value);
        if (status != STATUS_WRITTEN || next)
            return status;
    }
    return STATUS_WRITTEN;
}

static enum status read_option(struct reader *r)
{
    const char *word = r->argv[r->i], *value;
    if (word[1] != '-')
        return read_letters(r);
    const struct option *o = long_option(word, &value);
    if (!o)
        return complain_unknown(word);
    if (!value && takes_next(o, r->argv[r->i + 1])) {
        value = r->argv[r->i + 1] ? r->argv[r->i + 1] : "";
        r->i++;
    }
    return use(r, o, word, value);
}

static bool is_option(const char *word)
{
    return word[0] == '-' && word[1];
}

/* The index of the first word that is no option and no option's value: it may be a command. 0: there is none. */
static int first_word(char **argv)
{
    for (int i = 1; argv[i]; i++) {
        const char *value, *word = argv[i];
        if (strcmp(word, "--") == 0)
            return 0;
        if (!is_option(word))
            return i;
        const struct option *o = word[1] == '-' ? long_option(word, &value) : letter_option(word[1]);
        bool behind = word[1] == '-' ? !strchr(word, '=') : !word[2];
        if (o && behind && argv[i + 1] && takes_next(o, argv[i + 1]))
            i++;
    }
    return 0;
}

/* A word that is no file, and nearly a command. */
static enum status check_command(const char *word)
{
    if (strpbrk(word, "./") || access(word, F_OK) == 0)
        return STATUS_WRITTEN;
    struct nearest meant = near(word);
    for (int i = 1; i < VERBS; i++)
        near_try(&meant, options_verbs[i].name);
    return meant.name ? complain_near("no command or file is called ", word, &meant, "") : STATUS_WRITTEN;
}

/* Reads the command, which is a word such as "check"; a file of such a name can be given as "./check". Returns
 * its index, or 0. */
static int read_verb(char **argv, struct command *c)
{
    int at = first_word(argv);
    for (int i = 1; at && i < VERBS; i++)
        if (strcmp(argv[at], options_verbs[i].name) == 0)
            c->verb = (enum options_verb)i;
    c->to = options_verbs[c->verb].to;
    return c->verb ? at : 0;
}

/* Reads a word that is no option. */
static enum status read_word(struct command *c, const char *word)
{
    const struct verb *verb = &options_verbs[c->verb];
    const struct options_choice *one = verb->choices;
    if (verb->arguments == TAKES_CHOICE && !c->input) {
        while (one->name && strcmp(one->name, word) != 0)
            one++;
        if (!one->name)
            return complain_choice("", verb->name, verb->choices, word);
        c->to = one->value;
    } else if (verb->arguments == TAKES_NOTHING || verb->arguments == TAKES_CHOICE) {
        fprintf(stderr, "cvtex: %s takes no%s word", verb->name, c->input ? " further" : "");
        return options_said(", so not also ", word);
    }
    if (c->input && c->verb == VERB_NEW)
        return options_complain("the name stands in quotes: cvtex new \"My Name\"; not also ", word);
    if (c->input && verb->arguments == TAKES_WORD)
        return options_complain("one topic at a time, not also ", word);
    if (c->input && verb->arguments == TAKES_ONE)
        return options_complain("only one document at a time, not also ", word);
    if (!c->input) {
        c->input = word;
        return STATUS_WRITTEN;
    }
    const char **more = realloc(c->further, (c->n_further + 1) * sizeof *more);
    if (!more)
        return output_error("", "", strerror(ENOMEM));
    c->further = more;
    c->further[c->n_further++] = word;
    return STATUS_WRITTEN;
}

bool run_many(const struct command *c)
{
    bool apart = c->jobs || output_is_folder(c->output);
    return c->n_further && apart && (c->verb == VERB_TYPESET || c->verb == VERB_CHECK);
}

/* The same of what is said of outputs. */
static enum status agree_outputs(const struct command *c)
{
    if (c->n_further >= INPUTS_MAX && !run_many(c))
        return options_complain("too many documents to lay over each other, from ", c->further[INPUTS_MAX - 1]);
    if (c->verb == VERB_WATCH && c->input && (strcmp(c->input, "-") == 0 || (c->output && strcmp(c->output, "-") == 0)))
        return options_complain("watch needs files, not ", "-");
    if (c->depfile && run_many(c) && !strstr(c->depfile, "{name}"))
        return options_complain("each document has its own rule: '{name}' is missing in --depfile ", c->depfile);
    if (c->output && !c->variant && !c->all_variants && strstr(c->output, "{variant}"))
        return options_complain("no --variant stands for {variant} in ", c->output);
    if (output_is_folder(c->output) && c->verb != VERB_EXTRACT && c->verb != VERB_NEW &&
        options_verbs[c->verb].arguments != TAKES_DOCUMENTS)
        return options_complain("no document gives the file its name in ", c->output);
    return STATUS_WRITTEN;
}

/* STATUS_WRITTEN: the options go together. */
static enum status agree(const struct command *c)
{
    bool named = options_verbs[c->verb].arguments >= TAKES_ONE;
    if (c->keep_going && c->strict)
        return options_complain("--strict and --keep-going exclude each other", "");
    if (c->sandbox && c->no_sandbox)
        return options_complain("--sandbox and --no-sandbox exclude each other", "");
    if (c->fix && c->verb == VERB_WATCH)
        return options_complain("--fix writes the document, which watch waits for", "");
    if (c->quiet && c->verbose)
        return options_complain("--quiet and --verbose exclude each other", "");
    if (c->all_variants && c->variant)
        return options_complain("--all-variants, or --variant ", c->variant);
    if (agree_outputs(c) != STATUS_WRITTEN)
        return STATUS_USAGE;
    if (c->verb == VERB_COMPLETIONS && !c->input)
        return options_complain("no shell is given: bash, zsh or fish", "");
    return c->input || !named ? STATUS_WRITTEN : options_complain("no file or name is given", "");
}

enum status options_read(char **argv, struct command *c)
{
    struct reader r = {argv, 1, c};
    enum status status = STATUS_WRITTEN;
    bool words = false; /* after "--" there are no options */
    int command = read_verb(argv, c);
    for (; argv[r.i] && status == STATUS_WRITTEN; r.i++) {
        if (!words && strcmp(argv[r.i], "--") == 0)
            words = true;
        else if (r.i == command && !words)
            continue;
        else if (!words && is_option(argv[r.i]) && !(c->verb == VERB_HELP && r.i > command && !c->input)) /* 'help --style' */
            status = read_option(&r);
        else
            status = read_word(c, argv[r.i]);
        if (!argv[r.i])
            break; /* the last option's value is missing, which was said */
    }
    if (status != STATUS_WRITTEN || c->help || c->version)
        return status;
    if (c->verb == VERB_TYPESET && c->input && c->input == argv[first_word(argv)])
        status = check_command(c->input);
    return status == STATUS_WRITTEN ? agree(c) : status;
}
