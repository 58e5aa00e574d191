/* main.c: command line -> jobs of the library; writes their outputs and diagnostics. */
#define _GNU_SOURCE /* strdup */
#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "cvtex.h"
#include "extract.h"
#include "heap.h"
#include "input.h"
#include "inside.h"
#include "output.h"
#include "report.h"
#include "sandbox.h"

enum { SETS_MAX = 64, ALLOWED_MAX = 64, LIMITS_MAX = 64, FONTS_MAX = 16, INPUTS_MAX = 32, PAGES_MAX = 999 };

static const char usage[] =
    "usage: cvtex FILE.yaml... [-o FILE.pdf] [--style NAME] [--set PATH=VALUE] [--fit PAGES]\n"
    "             [--only SECTION] [--to FORMAT] [--embed] [--allow PATH] [--fonts FOLDER]\n"
    "             [--sandbox] [--strict] [--force] [--limit NAME=N] [--format FORM]\n"
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
    "--strict also warnings), 2 for a wrong command line, 3 if files cannot be read or written or\n"
    "memory ran out, 128 + n after the signal n. With 1, 2 and 3, files are as they were.\n";

struct command {
    const char *input, *output, *style, *only, *variant, *from;
    const char *further[INPUTS_MAX]; /* documents that are laid over the input */
    const char *sets[SETS_MAX + 1], *limits[LIMITS_MAX + 1];
    const char *allowed[ALLOWED_MAX]; /* the files and folders of --allow */
    const char *fonts[FONTS_MAX];     /* the folders of --fonts */
    size_t n_sets, n_limits, n_allowed, n_fonts, n_further;
    int pages;
    int32_t to; /* `output` of the job */
    enum report_form form;
    bool embed, extract, strict, force, sandbox, ats, all_variants, public;
};

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

/* True if the input is the name of a style or locale. */
static bool prints_file(const struct command *c)
{
    return c->to == CVTEX_STYLE_SOURCE || c->to == CVTEX_LOCALE_SOURCE;
}

/* True if the run reads a document. */
static bool has_document(const struct command *c)
{
    switch (c->to) {
    case CVTEX_STYLES:
    case CVTEX_STYLE_SOURCE:
    case CVTEX_LOCALES:
    case CVTEX_LOCALE_SOURCE:
    case CVTEX_STYLE_KEYS:
    case CVTEX_RULES:
    case CVTEX_DOCUMENT_KEYS:
    case CVTEX_LOCALE_KEYS:
    case CVTEX_DOCUMENT_SCHEMA:
    case CVTEX_STYLE_SCHEMA:
    case CVTEX_LOCALE_SCHEMA:
        return false;
    default:
        return true;
    }
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
    bool *const switches[] = {&c->embed, &c->strict, &c->force, &c->ats};
    static const char *const names[] = {"--embed", "--strict", "--force", "--ats"};
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

/* Reads the command line. STATUS_WRITTEN: there is a command to run. */
static enum status read_command(char **argv, struct command *c)
{
    bool words = false; /* after "--" there are no options */
    int i = 1;
    i += command_word(argv[i], argv[i] ? argv[i + 1] : NULL, c);
    for (; argv[i]; i++) {
        const char *value = NULL, *name = argv[i];
        if (!words && strcmp(argv[i], "--") == 0)
            words = true;
        else if (words || argv[i][0] != '-' || !argv[i][1]) {
            if (c->input && (c->extract || !has_document(c)))
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
        else if ((value = option(argv, &i, "--from", NULL)))
            c->from = value;
        else if ((value = option(argv, &i, "--set", NULL))) {
            if (!add(c->sets, &c->n_sets, SETS_MAX, value))
                return complain("too many --set, from here on: ", value);
        } else if ((value = option(argv, &i, "--allow", NULL))) {
            if (!add(c->allowed, &c->n_allowed, ALLOWED_MAX, value))
                return complain("too many --allow, from here on: ", value);
        } else if ((value = option(argv, &i, "--fonts", NULL))) {
            if (!add(c->fonts, &c->n_fonts, FONTS_MAX, value))
                return complain("too many --fonts, from here on: ", value);
        } else if ((value = option(argv, &i, "--limit", NULL))) {
            if (!add(c->limits, &c->n_limits, LIMITS_MAX, value))
                return complain("too many --limit, from here on: ", value);
        } else if ((value = option(argv, &i, "--format", NULL))) {
            if (*value && !report_form_of(value, &c->form))
                return complain("--format takes text, gcc, json, sarif or github, not ", value);
        } else if ((value = option(argv, &i, "--fit", NULL))) {
            char *end;
            long pages = strtol(value, &end, 10);
            if (*value && (*end || pages < 1 || pages > PAGES_MAX))
                return complain("--fit takes a number of pages, not ", value);
            c->pages = (int)pages;
        } else if ((value = option(argv, &i, "--to", NULL))) {
            if (!format_of(value, &c->to))
                return complain("--to takes pdf, text, trace, content, nodes or style, not ", value);
        } else
            return complain("unknown option ", argv[i]);
        if (value && !*value)
            return complain("a value is missing after ", name);
    }
    if (c->ats && c->to != CVTEX_CHECK)
        return complain("--ats belongs to 'cvtex check FILE.yaml'", "");
    return c->input ? STATUS_WRITTEN : complain("no file or name is given", "");
}

/* Where the output goes, perhaps with "{variant}" in it. The PDF of cv.yaml is cv.pdf. Other formats, and
 * the PDF of what has no folder, go to standard output. The caller frees it; NULL: no memory. */
static char *output_of(const struct command *c, const struct input *last)
{
    if (c->output && last)
        return input_fill(c->output, last->path, NULL);
    if (c->output || c->to != CVTEX_PDF || !last || !last->placed)
        return strdup(c->output ? c->output : "-");
    return input_output(last->path, c->variant || c->all_variants);
}

/* The folder of styles/ and fonts/: CVTEX_DATA, else in a single file "", else ../share/cvtex from the
 * program, else the folder where it was built. */
static char *data_folder(void)
{
    const char *said = getenv("CVTEX_DATA");
    if (said && *said)
        return strdup(said);
#ifdef CVTEX_SINGLE_FILE
    return strdup("");
#else
    char self[4096];
    ssize_t n = readlink("/proc/self/exe", self, sizeof self - 64);
    if (n > 0) {
        while (n > 0 && self[n - 1] != '/')
            n--;
        memcpy(self + n, "../share/cvtex", 15);
        memcpy(self + n + 14, "/fonts/index.yaml", 18);
        bool there = access(self, R_OK) == 0;
        self[n + 14] = 0;
        if (there)
            return strdup(self);
    }
    return strdup(CVTEX_DATA_FOLDER);
#endif
}

#ifdef CVTEX_SINGLE_FILE
#define SYSTEM_FONTS false
#else
#define SYSTEM_FONTS true
#define inside_read cvtex_disk_read
#endif

/* What 'check' finds is its output. Otherwise the output may go where the diagnostics would. */
static void report(const struct command *c, const struct cvtex_result *result)
{
    FILE *to = report_is_data(c->form) && c->to == CVTEX_CHECK ? stdout : stderr;
    report_write(to, c->form, result);
    fflush(to);
}

/* Sets the job's date: that of SOURCE_DATE_EPOCH, else today. False if a warning was given. */
static bool date_of(struct cvtex_job *job)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    char *end;
    job->date = (int64_t)time(NULL);
    if (!epoch || !*epoch)
        return true;
    errno = 0;
    long long v = strtoll(epoch, &end, 10);
    if (errno || *end || v < 0 || v > 253402300799) { /* the last second of the year 9999 */
        fputs("cvtex: warning: SOURCE_DATE_EPOCH '", stderr);
        output_say(epoch);
        fputs("' is ignored: not a time\n", stderr);
        return false;
    }
    job->date = v;
    job->dated = 1;
    return true;
}

/* What the command reads and writes. */
struct work {
    const struct command *c;
    char *data, *output; /* the data folder, where outputs go */
    struct input inputs[INPUTS_MAX]; /* the documents; none: n_inputs is 0 */
    size_t n_inputs;
    struct cvtex_input over[INPUTS_MAX]; /* all but the first of them, for the job */
    const struct cvtex_input *overs[INPUTS_MAX];
    size_t warnings; /* those of the program itself */
    struct cvtex_disk *disk;
    struct cvtex_job job;
};

static enum status not_written(const struct work *w, const char *path, size_t n, const char *what)
{
    if (strcmp(path, "-") != 0 && w->c->to != CVTEX_CHECK && !report_is_data(w->c->form)) {
        fputs("cvtex: ", stderr);
        output_say(path);
        fprintf(stderr, " was not written: %zu %s%s\n", n, what, n == 1 ? "" : "s");
    }
    return STATUS_MISTAKES;
}

/* Protects files from typing mistakes: a PDF replaces only a PDF, and no output replaces a file
 * that it was made from. */
static enum status write_output(const struct work *w, const char *path, const struct cvtex_result *result)
{
    bool out = strcmp(path, "-") == 0;
    const char *shown = out ? "to standard output" : path;
    for (size_t i = 0; i < w->n_inputs; i++)
        if (output_same(path, &w->inputs[i].st))
            return output_error("cannot write ", shown, "it is the document itself");
    if (cvtex_disk_has_read(w->disk, out ? "/dev/stdout" : path))
        return output_error("cannot write ", shown, "it is one of the files that were read");
    if (w->c->to == CVTEX_PDF && !w->c->force && output_keeps(path))
        return output_error("cannot write ", path, "the file there is not a PDF (--force replaces it)");
    if (w->c->to == CVTEX_CONVERT && !w->c->force && !out && access(path, F_OK) == 0)
        return output_error("cannot write ", path, "a file is there already (--force replaces it)");
    int error = output_write(path, result->bytes, result->n_bytes);
    return error ? output_error("cannot write ", shown, strerror(error)) : STATUS_WRITTEN;
}

/* Says which option makes fonts known that are shut out. */
static void report_shut_out(const struct work *w, const struct cvtex_result *result)
{
    const char *why = w->c->sandbox ? "with --sandbox, fonts outside the system's folders need '--allow FOLDER'"
                                    : "this program knows no fonts of the system; '--fonts FOLDER' adds some";
    if (!w->c->sandbox && (SYSTEM_FONTS || w->c->n_fonts))
        return;
    for (size_t i = 0; i < result->n_diagnostics; i++) {
        const char *code = result->diagnostics[i]->code;
        if (strcmp(code, "unknown-font") == 0 || strcmp(code, "no-glyph") == 0 ||
            strcmp(code, "bad-font") == 0) {
            fprintf(stderr, "cvtex: note: %s\n", why);
            return;
        }
    }
}

/* Says what there is to say of a run whose output would go to `path`. STATUS_WRITTEN: it can be
 * written. */
static enum status judge(const struct work *w, const char *path, const struct cvtex_result *result)
{
    size_t warnings = result->warnings + w->warnings;
    report(w->c, result);
    if (!report_is_data(w->c->form))
        report_shut_out(w, result);
    if (!result->bytes && result->n_diagnostics &&
        strcmp(result->diagnostics[0]->code, "out-of-memory") == 0)
        return STATUS_SYSTEM;
    if (!result->bytes)
        return not_written(w, path, result->errors, "error");
    if (w->c->strict && warnings)
        return not_written(w, path, warnings, "warning");
    return STATUS_WRITTEN;
}

/* What the process holds until it ends. To free it piece by piece would take a tenth of the time.
 * volatile: the compiler would drop what is never read, and tools would then find leaks. */
static struct {
    struct cvtex_system_fonts *volatile fonts;
    struct cvtex_session *volatile session;
    const struct cvtex_result *volatile result;
} held;

/* Fonts of the system, and those in the folders of --fonts. A single file knows the latter alone. */
static enum status open_fonts(const struct command *c, struct cvtex_config *config)
{
    if (!SYSTEM_FONTS && !c->n_fonts)
        return STATUS_WRITTEN;
    held.fonts = cvtex_system_fonts_open();
    if (!held.fonts)
        return output_error("", "", strerror(ENOMEM));
    for (size_t i = 0; i < c->n_fonts; i++) {
        int error = cvtex_system_fonts_add(held.fonts, c->fonts[i]);
        if (error)
            return output_error("cannot use the fonts in ", c->fonts[i],
                                error == ENOTSUP ? "fontconfig cannot be opened" : strerror(error));
    }
    config->find_font = cvtex_find_system_font;
    config->find_font_user = held.fonts;
    return STATUS_WRITTEN;
}

static enum status run(const struct work *w)
{
    bool inside = !*w->data;
    struct cvtex_config config = {.size = sizeof config, .once = 1,
                                  .read = inside ? inside_read : cvtex_disk_read, .read_user = w->disk};
    enum status status = open_fonts(w->c, &config);
    if (status != STATUS_WRITTEN)
        return status;
    held.session = cvtex_open(&config);
    if (!held.session)
        return output_error("", "", strerror(ENOMEM));
    held.result = cvtex_run(held.session, &w->job);
    status = judge(w, w->output, held.result);
    return status != STATUS_WRITTEN || w->c->to == CVTEX_CHECK ? status
                                                               : write_output(w, w->output, held.result);
}

/* Opens the files that the run may read: those beside the documents, and those of --allow. */
static enum status allow_files(struct work *w)
{
    struct cvtex_disk_config config = {.size = sizeof config, .data = *w->data ? w->data : NULL,
                                       .option = "--allow", .map = 1};
    w->disk = cvtex_disk_open(&config);
    for (size_t i = 0; i == 0 || i < w->n_inputs; i++) {
        bool placed = w->n_inputs && w->inputs[i].placed;
        const char *path = placed ? w->inputs[i].path : "-";
        int error = w->disk ? cvtex_disk_allow_beside(w->disk, path) : ENOMEM;
        if (error && error != ENOENT) /* where the current folder was removed, nothing is in it */
            return output_error("cannot read the folder of ", placed ? path : "<stdin>", strerror(error));
    }
    for (size_t i = 0; i < w->c->n_allowed; i++) {
        int error = cvtex_disk_allow(w->disk, w->c->allowed[i]);
        if (error)
            return output_error("cannot allow ", w->c->allowed[i], strerror(error));
    }
    return STATUS_WRITTEN;
}

/* Reads the documents and puts them into the job. */
static enum status read_documents(struct work *w)
{
    const struct command *c = w->c;
    uint64_t most = cvtex_limit(w->job.limits, "input");
    for (size_t i = 0; i <= c->n_further; i++) {
        struct input *in = &w->inputs[w->n_inputs++];
        in->path = i ? c->further[i - 1] : c->input;
        enum status status = input_read(in, most);
        if (status != STATUS_WRITTEN)
            return status;
        if (i)
            w->over[i - 1] = (struct cvtex_input){sizeof *w->over, input_name(in), in->bytes, in->n};
        if (i)
            w->overs[i - 1] = &w->over[i - 1];
    }
    w->job.bytes = w->inputs->bytes;
    w->job.n_bytes = w->inputs->n;
    w->job.name = input_name(w->inputs);
    w->job.over = w->overs;
    return STATUS_WRITTEN;
}

/* A wall that was asked for and is not there is an error: the user relies on it. */
static enum status enter(const struct sandbox *what)
{
    if (sandbox_enter(what) != SANDBOX_ALL)
        return output_error("--sandbox: ", "", "this kernel has no landlock or no seccomp");
    return STATUS_WRITTEN;
}

/* Shuts the program in, before it looks at what a stranger may have written: it reads what the command
 * line names, the folders of these files and its own data, and writes into the folder of its
 * output. */
static enum status shut_in(const struct work *w)
{
    const struct command *c = w->c;
    const char *readable[2 * SETS_MAX + ALLOWED_MAX + FONTS_MAX + INPUTS_MAX + 4] = {w->data};
    char *folders[SETS_MAX + INPUTS_MAX + 3] = {0}, *below = input_folder(w->output);
    size_t n = 1, made = 0;
    for (size_t i = 0; i < c->n_allowed; i++)
        readable[n++] = c->allowed[i];
    for (size_t i = 0; i < c->n_fonts; i++)
        readable[n++] = c->fonts[i];
    for (size_t i = 0; i < c->n_sets; i++) {
        const char *value = strchr(c->sets[i], '=');
        if (value && strchr(value, '/'))
            readable[n++] = folders[made++] = sandbox_folder(value + 1);
    }
    for (size_t i = 0; i == 0 || i < w->n_inputs; i++)
        readable[n++] = folders[made++] =
            w->n_inputs && w->inputs[i].placed ? sandbox_folder(w->inputs[i].path) : strdup(".");
    const char *style = prints_file(c) ? c->input : c->style;
    if (style)
        readable[n++] = folders[made++] = sandbox_folder(style);
    folders[made++] = below ? sandbox_folder(below) : NULL;
    struct sandbox what = {readable, n, folders[made - 1]};
    enum status status = enter(&what);
    while (made)
        free(folders[--made]);
    free(below);
    return status;
}

static enum status typeset_work(struct work *w)
{
    const struct command *c = w->c;
    enum status status = has_document(c) ? read_documents(w) : STATUS_WRITTEN;
    if (status != STATUS_WRITTEN)
        return status;
    w->data = data_folder();
    w->output = output_of(c, w->n_inputs ? &w->inputs[w->n_inputs - 1] : NULL);
    if (!w->data || !w->output)
        return output_error("", "", strerror(ENOMEM));
    status = allow_files(w);
    if (status == STATUS_WRITTEN && c->sandbox)
        status = shut_in(w);
    return status == STATUS_WRITTEN ? run(w) : status;
}

static enum status typeset(const struct command *c)
{
    struct work w = {.c = c};
    heap_prepare();
    w.job = (struct cvtex_job){.size = sizeof w.job, .output = c->to, .style = c->style,
                               .sets = c->sets, .only = c->only, .from = c->from, .pages = c->pages,
                               .embed = c->embed, .limits = c->limits, .ats = c->ats};
    if (prints_file(c))
        w.job.style = c->input;
    w.warnings = !date_of(&w.job);
    enum status status = typeset_work(&w);
    cvtex_disk_close(w.disk);
    free(w.data);
    free(w.output);
    for (size_t i = 0; i < w.n_inputs; i++)
        free(w.inputs[i].bytes);
    return status;
}

/* A mapped font or library was cut off while it was in use. */
static void cut_off(int number, siginfo_t *info, void *context)
{
    static const char text[] = "cvtex: error: a file that is in use was cut off\n";
    (void)number, (void)context;
    if (info->si_code != BUS_ADRERR)
        return; /* a fault of the program: it is met again, and ends it */
    output_abandon();
    (void)!write(STDERR_FILENO, text, sizeof text - 1);
    _exit(STATUS_SYSTEM);
}

static void set_signals(void)
{
    /* A closed pipe and the limit on file size are reported like other errors of writing. */
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    struct sigaction bus = {.sa_sigaction = cut_off, .sa_flags = (int)(SA_SIGINFO | SA_RESETHAND)};
    sigaction(SIGBUS, &bus, NULL);
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
    char *data = data_folder();
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
    enum status status = enter(&what);
    free(folder);
    return status == STATUS_WRITTEN ? extract(c->input, to) : status;
}

int main(int argc, char **argv)
{
    struct command c = {0};
    set_signals();
    if (argc > 1 && argc < 4 && strcmp(argv[1], "--version") == 0)
        return version(argv[2]);
    if (argc == 2 && (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0))
        return print(usage);
    enum status status = read_command(argv, &c);
    if (status != STATUS_WRITTEN)
        return status;
    return c.extract ? extract_from(&c) : typeset(&c);
}
