/* options.c: the table of commands and options, and reading the command line by it. */
#include "options.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cvtex.h"

enum { PAGES_MAX = 999, JOBS_MAX = 999 };

/* ---- the table */

static const struct options_choice formats[] = {
    {"pdf", CVTEX_PDF, "the PDF (the default)"},
    {"text", CVTEX_TEXT, "plain text"},
    {"trace", CVTEX_TRACE, "positions on the pages"},
    {"content", CVTEX_CONTENT, "the resolved document"},
    {"nodes", CVTEX_NODES, "the document as it was read"},
    {"style", CVTEX_STYLE_TREE, "the style with all that it extends"},
    {NULL, 0, NULL},
};

static const struct options_choice forms[] = {
    {"text", REPORT_TEXT, "with the line and a caret (the default)"},
    {"gcc", REPORT_GCC, "one line each"},
    {"json", REPORT_JSON, "an array of objects"},
    {"sarif", REPORT_SARIF, "SARIF 2.1.0"},
    {"github", REPORT_GITHUB, "commands of GitHub's workflows"},
    {NULL, 0, NULL},
};

static const struct options_choice tools[] = {
    {"rendercv", 0, "RenderCV"},
    {"jsonresume", 0, "JSON Resume"},
    {"yamlresume", 0, "YAMLResume"},
    {NULL, 0, NULL},
};

static const struct options_choice key_lists[] = {
    {"document", CVTEX_DOCUMENT_KEYS, "the keys of documents (the default)"},
    {"style", CVTEX_STYLE_KEYS, "the keys of styles"},
    {"locale", CVTEX_LOCALE_KEYS, "the keys of locales"},
    {"check", CVTEX_RULES, "the rules of check"},
    {NULL, 0, NULL},
};

static const struct options_choice schemas[] = {
    {"document", CVTEX_DOCUMENT_SCHEMA, "of documents (the default)"},
    {"style", CVTEX_STYLE_SCHEMA, "of styles"},
    {"locale", CVTEX_LOCALE_SCHEMA, "of locales"},
    {NULL, 0, NULL},
};

static const struct options_choice kinds[] = {
    {"phd", 0, "a doctoral student (the default)"},
    {"professor", 1, "a professor"},
    {"engineer", 2, "an engineer"},
    {"physician", 3, "a physician"},
    {"student", 4, "a student"},
    {"artist", 5, "an artist"},
    {"letter", 6, "a cover letter"},
    {NULL, 0, NULL},
};

static const struct options_choice withs[] = {
    {"make", 0, "a Makefile"},
    {"github", 0, "a workflow of GitHub"},
    {"gitlab", 0, "a pipeline of GitLab"},
    {NULL, 0, NULL},
};

const struct verb options_verbs[VERBS] = {
    [VERB_TYPESET] = {"", "FILE.yaml...",
        "Typesets a CV. FILE '-' is standard input. Without -o, the PDF is written beside its source (cv.yaml "
        "gives cv.pdf). Further files are laid over the first one, key by key; the PDF is named after the last. "
        "With -o FOLDER/ or -j, each file is a document of its own.",
        CVTEX_PDF, TAKES_DOCUMENTS, VALUE_DOCUMENT, NULL},
    [VERB_WATCH] = {"watch", "FILE.yaml...",
        "Typesets a CV, and again whenever it or a file that it reads changes (docs/build.md).",
        CVTEX_PDF, TAKES_DOCUMENTS, VALUE_DOCUMENT, NULL},
    [VERB_CHECK] = {"check", "FILE.yaml...",
        "Reports what looks wrong (placeholders, addresses, entries that stand there twice, publications ...) and "
        "writes nothing. The word in brackets silences a note: in the document 'check: {ignore: [WORD]}', or on "
        "its line '# cvtex: ignore WORD'.",
        CVTEX_CHECK, TAKES_DOCUMENTS, VALUE_DOCUMENT, NULL},
    [VERB_CONVERT] = {"convert", "FILE",
        "Writes a file of RenderCV, JSON Resume or YAMLResume as a document of cvtex.",
        CVTEX_CONVERT, TAKES_DOCUMENTS, VALUE_DOCUMENT, NULL},
    [VERB_EXTRACT] = {"extract", "FILE.pdf",
        "Writes the document that a PDF carries or, with '-o FOLDER/', all files that it carries. If one of them "
        "would replace a different file in that folder, nothing is written.",
        CVTEX_PDF, TAKES_ONE, VALUE_PDF, NULL},
    [VERB_NEW] = {"new", "NAME",
        "Writes a CV to begin with for the person NAME, into a file that is called like the person (or -o), and "
        "beside it cvtex.json, by which editors complete keys. No file is replaced.",
        CVTEX_PDF, TAKES_ONE, VALUE_ANY, NULL},
    [VERB_STYLES] = {"styles", "", "Lists the built-in styles.", CVTEX_STYLES, TAKES_NOTHING, VALUE_ANY, NULL},
    [VERB_STYLE] = {"style", "NAME", "Prints a style, to copy and change.",
        CVTEX_STYLE_SOURCE, TAKES_ONE, VALUE_STYLE, NULL},
    [VERB_LOCALES] = {"locales", "", "Lists the built-in locales.", CVTEX_LOCALES, TAKES_NOTHING, VALUE_ANY, NULL},
    [VERB_LOCALE] = {"locale", "NAME", "Prints a locale, to copy and change.",
        CVTEX_LOCALE_SOURCE, TAKES_ONE, VALUE_LOCALE, NULL},
    [VERB_KEYS] = {"keys", "[WHAT]", "Prints all keys of documents, styles or locales, or the rules of check.",
        CVTEX_DOCUMENT_KEYS, TAKES_CHOICE, VALUE_CHOICE, key_lists},
    [VERB_SCHEMA] = {"schema", "[WHAT]", "Prints the keys as JSON Schema, for editors (docs/checking.md).",
        CVTEX_DOCUMENT_SCHEMA, TAKES_CHOICE, VALUE_CHOICE, schemas},
};

#define ON(verb) (1U << VERB_##verb)
/* The commands that read a document, those that write it too, and all that make an output of the library. */
#define READS (ON(TYPESET) | ON(WATCH) | ON(CHECK) | ON(CONVERT))
#define WRITES (ON(TYPESET) | ON(WATCH) | ON(CONVERT))
#define MAKES (READS | ON(STYLES) | ON(STYLE) | ON(LOCALES) | ON(LOCALE) | ON(KEYS) | ON(SCHEMA))
#define MANY (ON(TYPESET) | ON(CHECK))
#define ALL ((1U << VERBS) - 1)
#define COMMON (ALL | 1U << 31) /* an option that is about the program, not about the command */

/* What is the same in lines of one kind; after it come members by name. */
#define SWITCH(member) HOLDS_SWITCH, offsetof(struct command, member), 0, 0, VALUE_ANY, NULL, NULL
#define TEXT(member, value) HOLDS_TEXT, offsetof(struct command, member), 0, 0, value, NULL, NULL
#define LIST(member, most, value) \
    HOLDS_LIST, offsetof(struct command, member), offsetof(struct command, n_##member), most, value, NULL, NULL
#define CHOICE(member, choices) HOLDS_CHOICE, offsetof(struct command, member), 0, 0, VALUE_CHOICE, choices, NULL
#define NUMBER(member, most, what) HOLDS_NUMBER, offsetof(struct command, member), 0, most, VALUE_ANY, NULL, what

const struct option options_table[] = {
    {"output", 'o', "FILE", "Where the output goes: '-' is standard output, and 'FOLDER/' is a file there that is "
     "named after the document. In it, '{name}' is the document's name, '{variant}', '{style}' and '{locale}' those of "
     "what is typeset.",
     ALL & ~ON(CHECK), TEXT(output, VALUE_FILE)},
    {"kind", 0, "KIND", "Whose CV it is.", ON(NEW), CHOICE(kind, kinds)},
    {"locale", 0, "NAME", "The language of its headings and dates: 'cvtex locales' lists all.",
     ON(NEW), TEXT(locale, VALUE_LOCALE)},
    {"with", 0, "LIST", "Writes these too, as in --with make,github.",
     ON(NEW), HOLDS_TEXT, offsetof(struct command, with), 0, 0, VALUE_CHOICE, withs, NULL},
    {"jobs", 'j', "N", "Each file is a document of its own, and N of them are typeset at once; without N, as many as "
     "there are processors.", MANY, HOLDS_COUNT, offsetof(struct command, jobs), 0, JOBS_MAX, VALUE_ANY, NULL,
     "a number of processes"},
    {"style", 0, "NAME", "Name or file of a style, used instead of the document's.",
     READS | ON(NEW), TEXT(style, VALUE_STYLE)},
    {"set", 0, "PATH=VALUE", "Changes the document: style.colors.accent=navy, cv.headline=Résumé, "
     "'cv.sections.Education[0].degree=Ph.D.'", READS, LIST(sets, SETS_MAX, VALUE_ANY)},
    {"fit", 0, "PAGES", "Changes spacing, leading, size and margins so that the text fills this number of pages.",
     ON(TYPESET) | ON(WATCH) | ON(CHECK), NUMBER(pages, PAGES_MAX, "a number of pages")},
    {"variant", 0, "NAME", "Typesets one of the document's 'variants': cv.yaml gives cv-NAME.pdf.",
     READS, TEXT(variant, VALUE_ANY)},
    {"all-variants", 0, NULL, "Typesets all of them, as -o 'out/{name}-{variant}.pdf' says.",
     READS, SWITCH(all_variants)},
    {"public", 0, NULL, "Leaves out what is marked as private, also from --embed.", READS, SWITCH(public)},
    {"only", 0, "SECTION", "Prints only this section below the header, or only the letter.",
     READS, TEXT(only, VALUE_ANY)},
    {"to", 0, "FORMAT", "What is made.", ON(TYPESET) | ON(WATCH), CHOICE(to, formats)},
    {"embed", 0, NULL, "The PDF (PDF/A-3) carries its source and the files read with it.",
     ON(TYPESET) | ON(WATCH) | ON(CHECK), SWITCH(embed)},
    {"from", 0, "TOOL", "The tool whose file it is; its keys tell otherwise.",
     READS, HOLDS_TEXT, offsetof(struct command, from), 0, 0, VALUE_CHOICE, tools, NULL},
    {"allow", 0, "PATH", "The document may name this file, or files in this folder; without it, only files in its "
     "own folder and below.", MAKES, LIST(allowed, ALLOWED_MAX, VALUE_FILE)},
    {"fonts", 0, "FOLDER", "Styles may name the families of the fonts in this folder and below.",
     MAKES, LIST(fonts, FONTS_MAX, VALUE_FOLDER)},
    {"sandbox", 0, NULL, "The kernel shuts the program in: it can read only the files above, write only where the "
     "output goes, and reach no network and no program.", MAKES | ON(EXTRACT), SWITCH(sandbox)},
    {"limit", 0, "NAME=N", "Changes what a run may use at most, such as pages=100, memory=500M (docs/limits.md has "
     "all names and defaults).", MAKES, LIST(limits, LIMITS_MAX, VALUE_ANY)},
    {"strict", 0, NULL, "Warnings count as mistakes: nothing is written.", MAKES, SWITCH(strict)},
    {"keep-going", 0, NULL, "Leaves out values and entries with mistakes, each told as an error, and writes the "
     "rest; the exit status is 1.", READS, SWITCH(keep_going)},
    {"fix", 0, NULL, "Writes replacements that are beyond doubt into FILE: misspelt keys and words, and what other "
     "tools call them.", READS, SWITCH(fix)},
    {"force", 0, NULL, "The PDF may replace a file that is not a PDF.", WRITES, SWITCH(force)},
    {"if-changed", 0, NULL, "A file that would stay the same is not written, and keeps its time.",
     WRITES, SWITCH(if_changed)},
    {"depfile", 0, "FILE", "Also writes a rule for make: which files the output was made from.",
     ON(TYPESET) | ON(WATCH), TEXT(depfile, VALUE_FILE)},
    {"ats", 0, NULL, "Also reads the finished pages back as other programs do, and reports which jobs, degrees, "
     "dates, headings and contacts a program that reads CVs (an applicant tracking system) will not find.",
     ON(CHECK), SWITCH(ats)},
    {"format", 0, "FORM", "How mistakes are told (docs/checking.md).", MAKES | ON(NEW), CHOICE(form, forms)},
    {"quiet", 'q', NULL, "Tells no notes. Warnings and errors stay.", COMMON, SWITCH(quiet)},
    {"verbose", 'v', NULL, "Tells what was used: style, locale, fonts, pages, where the output went, the time.",
     COMMON, SWITCH(verbose)},
    {"help", 'h', NULL, "Prints this help; after a command, that of the command.", COMMON, SWITCH(help)},
    {"version", 'V', NULL, "Prints the version; with --verbose, also what the program comes with.",
     COMMON, SWITCH(version)},
};
const size_t options_count = sizeof options_table / sizeof *options_table;

const char *options_kind(int32_t kind)
{
    return kinds[kind].name;
}

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

size_t options_distance(const char *x, const char *y, size_t most)
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

/* Like options_complain, with what may have been meant. */
static enum status complain_near(const char *what, const char *word, const struct nearest *meant, const char *dashes)
{
    fprintf(stderr, "cvtex: %s", what);
    output_say(word);
    if (meant->name)
        fprintf(stderr, " (did you mean '%s%s'?)", dashes, meant->name);
    fputs("; see 'cvtex --help'\n", stderr);
    return STATUS_USAGE;
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
    output_say(word);
    if (meant.name)
        fprintf(stderr, " (did you mean '%s'?)", meant.name);
    fputs("; see 'cvtex --help'\n", stderr);
    return STATUS_USAGE;
}

/* ---- reading */

bool options_has(const struct option *o, int verb)
{
    return o->verbs >> verb & 1;
}

bool options_common(const struct option *o)
{
    return o->verbs == COMMON;
}

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

/* The option does not go with the command. */
static enum status complain_verb(const struct reader *r, const struct option *o, const char *word)
{
    size_t last = options_count, n = 0;
    if (o->verbs == ON(CHECK)) {
        fprintf(stderr, "cvtex: --%s belongs to 'cvtex check FILE.yaml'; see 'cvtex --help'\n", o->name);
        return STATUS_USAGE;
    }
    for (size_t i = 0; i < options_count; i++)
        if (options_has(&options_table[i], r->c->verb) && !options_common(&options_table[i]))
            last = i, n++;
    if (r->c->verb == VERB_TYPESET)
        return options_complain("to typeset a document has no option ", word);
    fprintf(stderr, "cvtex: %s has %s", options_verbs[r->c->verb].name, n ? "only the options " : "no such option");
    for (size_t i = 0, k = 0; n && i <= last; i++) {
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
    struct nearest meant = near(word);
    for (int i = 1; i < VERBS; i++)
        near_try(&meant, options_verbs[i].name);
    if (!meant.name || strpbrk(word, "./") || access(word, F_OK) == 0)
        return STATUS_WRITTEN;
    return complain_near("no command or file is called ", word, &meant, "");
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
    return c->n_further && (c->jobs || output_is_folder(c->output)) && (c->verb == VERB_TYPESET || c->verb == VERB_CHECK);
}

/* The same of what is said of outputs. */
static enum status agree_outputs(const struct command *c)
{
    if (c->n_further >= INPUTS_MAX && !run_many(c))
        return options_complain("too many documents to lay over each other, from here on: ", c->further[INPUTS_MAX - 1]);
    if (c->verb == VERB_WATCH && c->input && (strcmp(c->input, "-") == 0 || (c->output && strcmp(c->output, "-") == 0)))
        return options_complain("watch needs files, not ", "-");
    if (c->depfile && run_many(c) && !strstr(c->depfile, "{name}"))
        return options_complain("each document has a rule of its own, so '{name}' is missing in --depfile ", c->depfile);
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
    if (c->fix && c->verb == VERB_WATCH)
        return options_complain("--fix writes the document, which watch waits for", "");
    if (c->fix && c->sandbox)
        return options_complain("--fix writes the document, which --sandbox forbids", "");
    if (c->quiet && c->verbose)
        return options_complain("--quiet and --verbose exclude each other", "");
    if (c->all_variants && c->variant)
        return options_complain("--all-variants, or --variant ", c->variant);
    if (agree_outputs(c) != STATUS_WRITTEN)
        return STATUS_USAGE;
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
        else if (!words && is_option(argv[r.i]))
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
