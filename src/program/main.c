/* main.c: command line -> jobs of the library; writes their outputs and diagnostics. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cvtex.h"
#include "extract.h"
#include "inside.h"
#include "output.h"
#include "report.h"
#include "run.h"
#include "sandbox.h"
#include "setup.h"

enum { PAGES_MAX = 999 };

static const char usage[] =
    "usage: cvtex FILE.yaml... [-o FILE.pdf] [--style NAME] [--set PATH=VALUE] [--fit PAGES]\n"
    "             [--variant NAME | --all-variants] [--public] [--only SECTION] [--to FORMAT]\n"
    "             [--embed] [--from TOOL] [--allow PATH] [--fonts FOLDER] [--sandbox] [--strict]\n"
    "             [--keep-going] [--fix] [--force] [--limit NAME=N] [--format FORM]\n"
    "       cvtex check FILE.yaml [--ats]\n"
    "       cvtex convert FILE [-o FILE.yaml]\n"
    "       cvtex extract FILE.pdf [-o FILE | -o FOLDER/]\n"
    "       cvtex styles | style NAME | locales | locale NAME | keys [style|locale|check]\n"
    "       cvtex schema [document|style|locale]\n"
    "\n"
    "Typesets a CV. FILE '-' is standard input; output '-' is standard output. Without -o, the\n"
    "PDF is written beside its source (cv.yaml gives cv.pdf). Further files are laid over the first\n"
    "one, key by key; the PDF is named after the last.\n"
    "\n"
    "  -o, --output FILE   where the output goes; '{name}' in it is the document's name\n"
    "      --style NAME    name or file of a style, used instead of the document's\n"
    "      --from TOOL     the tool whose file it is: rendercv, jsonresume, yamlresume; its keys\n"
    "                      tell otherwise\n"
    "      --set PATH=VALUE\n"
    "                      changes the document: style.colors.accent=navy, cv.headline=Résumé,\n"
    "                      'cv.sections.Education[0].degree=Ph.D.'\n"
    "      --fit PAGES     changes spacing, leading, size and margins so that the text fills\n"
    "                      this number of pages\n"
    "      --variant NAME  typesets one of the document's 'variants': cv.yaml gives cv-NAME.pdf\n"
    "      --all-variants  typesets all of them, as -o 'out/{name}-{variant}.pdf' says\n"
    "      --public        leaves out what is marked as private, also from --embed\n"
    "      --only SECTION  prints only this section below the header, or only the letter\n"
    "      --to FORMAT     pdf (the default), text (plain text), trace (positions on the pages),\n"
    "                      content (the resolved document), nodes (the document as it was read)\n"
    "                      or style (the style with all that it extends)\n"
    "      --limit NAME=N  changes what a run may use at most, such as pages=100, memory=500M\n"
    "                      (docs/limits.md has all names and defaults)\n"
    "      --embed         the PDF (PDF/A-3) carries its source and the files read with it\n"
    "      --allow PATH    the document may name this file, or files in this folder; without it,\n"
    "                      only files in its own folder and below\n"
    "      --fonts FOLDER  styles may name the families of the fonts in this folder and below\n"
    "      --sandbox       the kernel shuts the program in: it can read only the files above, write\n"
    "                      only where the output goes, and reach no network and no program\n"
    "      --strict        warnings count as mistakes: nothing is written\n"
    "      --format FORM   how mistakes are told: text (the default), gcc (one line each), json,\n"
    "                      sarif, github (docs/checking.md)\n"
    "      --keep-going    leaves out values and entries with mistakes, each told as an error, and\n"
    "                      writes the rest; the exit status is 1\n"
    "      --fix           writes replacements that are beyond doubt into FILE: misspelt keys and\n"
    "                      words, and what other tools call them\n"
    "      --force         the PDF may replace a file that is not a PDF\n"
    "      --version, --help; with --version, --verbose tells what the program comes with\n"
    "\n"
    "check reports what looks wrong (placeholders, addresses, entries that stand there twice,\n"
    "publications ...) and writes nothing. The word in brackets silences a note: in the document\n"
    "'check: {ignore: [WORD]}', or on its line '# cvtex: ignore WORD'. With --ats it also reads the\n"
    "finished pages back as other programs do, and reports which jobs, degrees, dates,\n"
    "headings and contacts a program that reads CVs (an applicant tracking system) will not find.\n"
    "convert writes a file of RenderCV, JSON Resume or YAMLResume as a document of cvtex.\n"
    "styles and locales list what is built in. style and locale print one, to copy and change.\n"
    "keys prints all keys of documents, styles or locales, or the rules of check; schema the keys as\n"
    "JSON Schema, for editors (docs/checking.md).\n"
    "\n"
    "extract writes the document that a PDF carries or, into a folder, all files that it carries.\n"
    "If one of them would replace a different file in that folder, nothing is written.\n"
    "\n"
    "Exit status: 0 if the output was written, 1 if there are mistakes in the document (with\n"
    "--strict also warnings; with --keep-going, the rest was written), 2 for a wrong command line, 3\n"
    "if files cannot be read or written or memory ran out, 128 + n after the signal n. With 1, 2 and\n"
    "3, files are as they were, but for --keep-going.\n";

static enum status complain(const char *what, const char *word)
{
    fprintf(stderr, "cvtex: %s", what);
    output_say(word);
    fputs("; see 'cvtex --help'\n", stderr);
    return STATUS_USAGE;
}

static bool format_of(const char *name, int32_t *to)
{
    static const struct {
        const char *name;
        int32_t output;
    } formats[] = {
        {"pdf", CVTEX_PDF},         {"text", CVTEX_TEXT},   {"trace", CVTEX_TRACE},
        {"content", CVTEX_CONTENT}, {"nodes", CVTEX_NODES}, {"style", CVTEX_STYLE_TREE},
    };
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (strcmp(name, formats[i].name) == 0) {
            *to = formats[i].output;
            return true;
        }
    return false;
}

/* The value of option `name` at argv[*i], as in "-o x", "--output x" or "--output=x". NULL: it is
 * another option. */
static const char *option(char **argv, int *i, const char *name, const char *letter)
{
    size_t n = strlen(name);
    if (letter && strncmp(argv[*i], letter, 2) == 0 && argv[*i][2])
        return argv[*i] + 2;
    if (strncmp(argv[*i], name, n) == 0 && argv[*i][n] == '=')
        return argv[*i] + n + 1;
    if (strcmp(argv[*i], name) != 0 && (!letter || strcmp(argv[*i], letter) != 0))
        return NULL;
    return argv[*i + 1] ? argv[++*i] : "";
}

/* Reads a command such as "check" and returns how many words it has; 0: there is none. A file with
 * such a name can be given as "./check". */
static int command_word(const char *word, const char *next, struct command *c)
{
    if (!word)
        return 0;
    if (strcmp(word, "extract") == 0) {
        c->extract = true;
        return 1;
    }
    if (strcmp(word, "check") == 0) {
        c->to = CVTEX_CHECK;
        return 1;
    }
    if (strcmp(word, "convert") == 0) {
        c->to = CVTEX_CONVERT;
        return 1;
    }
    if (strcmp(word, "style") == 0 || strcmp(word, "locale") == 0) {
        c->to = word[0] == 's' ? CVTEX_STYLE_SOURCE : CVTEX_LOCALE_SOURCE;
        return 1;
    }
    bool locales = strcmp(word, "locales") == 0, keys = strcmp(word, "keys") == 0;
    bool schema = strcmp(word, "schema") == 0;
    bool lists = locales || strcmp(word, "styles") == 0;
    if (lists || keys || schema)
        c->input = "-"; /* not read */
    if (lists)
        c->to = locales ? CVTEX_LOCALES : CVTEX_STYLES;
    if (keys)
        c->to = next && strcmp(next, "style") == 0    ? CVTEX_STYLE_KEYS
                : next && strcmp(next, "locale") == 0 ? CVTEX_LOCALE_KEYS
                : next && strcmp(next, "check") == 0  ? CVTEX_RULES
                                                      : CVTEX_DOCUMENT_KEYS;
    if (schema) {
        c->to = next && strcmp(next, "style") == 0    ? CVTEX_STYLE_SCHEMA
                : next && strcmp(next, "locale") == 0 ? CVTEX_LOCALE_SCHEMA
                                                      : CVTEX_DOCUMENT_SCHEMA;
        return 1 + (next && (c->to != CVTEX_DOCUMENT_SCHEMA || strcmp(next, "document") == 0));
    }
    return lists ? 1 : keys ? 1 + (c->to != CVTEX_DOCUMENT_KEYS) : 0;
}

/* Reads an option without a value; false if `word` is something else. */
static bool read_switch(const char *word, struct command *c)
{
    bool *const switches[] = {&c->embed, &c->strict, &c->force, &c->ats, &c->fix, &c->keep_going,
                              &c->all_variants, &c->public};
    static const char *const names[] = {"--embed", "--strict", "--force", "--ats", "--fix", "--keep-going",
                                        "--all-variants", "--public"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(word, names[i]) == 0)
            return *switches[i] = true;
    return false;
}

/* Adds a value of an option that may be repeated; false if there are too many. */
static bool add(const char **list, size_t *n, size_t most, const char *value)
{
    if (*n == most)
        return false;
    list[(*n)++] = value;
    return true;
}

/* The value of an option that may be repeated, which is added to its list. *full: why there is no room for
 * it; NULL: there is. NULL: it is another option. */
static const char *repeated(char **argv, int *i, struct command *c, const char **full)
{
    const struct {
        const char *name, **list;
        size_t *n, most;
        const char *full;
    } options[] = {
        {"--set", c->sets, &c->n_sets, SETS_MAX, "too many --set, from here on: "},
        {"--allow", c->allowed, &c->n_allowed, ALLOWED_MAX, "too many --allow, from here on: "},
        {"--fonts", c->fonts, &c->n_fonts, FONTS_MAX, "too many --fonts, from here on: "},
        {"--limit", c->limits, &c->n_limits, LIMITS_MAX, "too many --limit, from here on: "},
    };
    for (size_t k = 0; k < sizeof options / sizeof *options; k++) {
        const char *value = option(argv, i, options[k].name, NULL);
        if (!value)
            continue;
        *full = add(options[k].list, options[k].n, options[k].most, value) ? NULL : options[k].full;
        return value;
    }
    return NULL;
}

static bool pages_of(const char *value, int *to)
{
    char *end;
    long pages = strtol(value, &end, 10);
    *to = (int)pages;
    return !*end && pages >= 1 && pages <= PAGES_MAX;
}

/* STATUS_WRITTEN: the options go together. */
static enum status agree(const struct command *c)
{
    if (c->keep_going && c->strict)
        return complain("--strict and --keep-going exclude each other", "");
    if (c->fix && c->sandbox)
        return complain("--fix writes the document, which --sandbox forbids", "");
    if (c->ats && c->to != CVTEX_CHECK)
        return complain("--ats belongs to 'cvtex check FILE.yaml'", "");
    if (c->all_variants && c->variant)
        return complain("--all-variants, or --variant ", c->variant);
    if (c->output && !c->variant && !c->all_variants && strstr(c->output, "{variant}"))
        return complain("no --variant stands for {variant} in ", c->output);
    return c->input ? STATUS_WRITTEN : complain("no file or name is given", "");
}

/* Reads the command line. STATUS_WRITTEN: there is a command to run. */
static enum status read_command(char **argv, struct command *c)
{
    bool words = false; /* after "--" there are no options */
    int i = 1;
    i += command_word(argv[i], argv[i] ? argv[i + 1] : NULL, c);
    for (; argv[i]; i++) {
        const char *value = NULL, *name = argv[i], *full = NULL;
        if (!words && strcmp(argv[i], "--") == 0)
            words = true;
        else if (words || argv[i][0] != '-' || !argv[i][1]) {
            if (c->input && (c->extract || !run_has_document(c)))
                return complain("only one document at a time, not also ", argv[i]);
            if (c->input && !add(c->further, &c->n_further, INPUTS_MAX - 1, argv[i]))
                return complain("too many documents, from here on: ", argv[i]);
            c->input = c->input ? c->input : argv[i];
        } else if ((value = option(argv, &i, "--output", "-o")))
            c->output = value;
        else if (!words && strcmp(argv[i], "--sandbox") == 0)
            c->sandbox = true;
        else if (c->extract)
            return complain("extract has only the options -o and --sandbox, not ", argv[i]);
        else if (read_switch(argv[i], c))
            continue;
        else if ((value = option(argv, &i, "--style", NULL)))
            c->style = value;
        else if ((value = option(argv, &i, "--only", NULL)))
            c->only = value;
        else if ((value = option(argv, &i, "--variant", NULL)))
            c->variant = value;
        else if ((value = option(argv, &i, "--from", NULL)))
            c->from = value;
        else if ((value = repeated(argv, &i, c, &full))) {
            if (full)
                return complain(full, value);
        } else if ((value = option(argv, &i, "--format", NULL))) {
            if (*value && !report_form_of(value, &c->form))
                return complain("--format takes text, gcc, json, sarif or github, not ", value);
        } else if ((value = option(argv, &i, "--fit", NULL))) {
            if (*value && !pages_of(value, &c->pages))
                return complain("--fit takes a number of pages, not ", value);
        } else if ((value = option(argv, &i, "--to", NULL))) {
            if (!format_of(value, &c->to))
                return complain("--to takes pdf, text, trace, content, nodes or style, not ", value);
        } else
            return complain("unknown option ", argv[i]);
        if (value && !*value)
            return complain("a value is missing after ", name);
    }
    return agree(c);
}

static enum status print(const char *text)
{
    return fputs(text, stdout) < 0 || fflush(stdout) != 0 ? STATUS_SYSTEM : STATUS_WRITTEN;
}

/* `more` is the word after --version, or NULL. */
static enum status version(const char *more)
{
    if (more && strcmp(more, "--verbose") != 0)
        return complain("--version takes only --verbose, not ", more);
    enum status status = print("cvtex " CVTEX_VERSION "\n");
    if (!more || status != STATUS_WRITTEN)
        return status;
#ifdef CVTEX_SINGLE_FILE
    return inside_tell(stdout) ? STATUS_SYSTEM : STATUS_WRITTEN;
#else
    char *data = setup_data();
    status = data && printf("styles, locales and fonts: %s\n", data) > 0 && fflush(stdout) == 0 ? STATUS_WRITTEN
                                                                                              : STATUS_SYSTEM;
    free(data);
    return status;
#endif
}

static enum status extract_from(const struct command *c)
{
    const char *to = c->output ? c->output : "-";
    if (!c->sandbox)
        return extract(c->input, to);
    char *folder = sandbox_folder(to);
    struct sandbox what = {&c->input, 1, folder};
    enum status status = run_shut_in(&what);
    free(folder);
    return status == STATUS_WRITTEN ? extract(c->input, to) : status;
}

int main(int argc, char **argv)
{
    struct command c = {0};
    setup_signals();
    if (argc > 1 && argc < 4 && strcmp(argv[1], "--version") == 0)
        return version(argv[2]);
    if (argc == 2 && (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0))
        return print(usage);
    enum status status = read_command(argv, &c);
    if (status != STATUS_WRITTEN)
        return status;
    return c.extract ? extract_from(&c) : run_command(&c);
}
