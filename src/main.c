/* main.c: command line -> jobs of the library; writes their outputs and diagnostics. */
#define _GNU_SOURCE /* madvise, strdup */
#include <errno.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "cvtex.h"
#include "output.h"

/* SHOWN_MOST: nobody reads more diagnostics at once; the others are only counted. */
enum { SETS_MAX = 64, LIMITS_MAX = 64, PAGES_MAX = 999, SHOWN_MOST = 100 };

enum status { STATUS_WRITTEN = 0, STATUS_FAILED = 1, STATUS_USAGE = 2, STATUS_MEMORY = 4 };

static const char usage[] =
    "usage: cvtex FILE.yaml [-o FILE.pdf] [--style NAME] [--set PATH=VALUE] [--fit PAGES]\n"
    "             [--only SECTION] [--to FORMAT] [--embed] [--limit NAME=N]\n"
    "       cvtex check FILE.yaml\n"
    "       cvtex extract FILE.pdf [-o FILE | -o FOLDER/]\n"
    "       cvtex styles | style NAME | keys [style|locale]\n"
    "\n"
    "Typesets a CV. FILE '-' is standard input; output '-' is standard output. Without -o, the\n"
    "PDF is written beside its source (cv.yaml gives cv.pdf).\n"
    "\n"
    "  -o, --output FILE   where the output goes\n"
    "      --style NAME    name or file of a style, used instead of the document's\n"
    "      --set PATH=VALUE\n"
    "                      changes the document: style.colors.accent=navy, cv.headline=Résumé\n"
    "      --fit PAGES     changes spacing, leading, size and margins so that the text fills\n"
    "                      this number of pages\n"
    "      --only SECTION  prints only this section below the header, or only the letter\n"
    "      --to FORMAT     pdf (the default), text (plain text), trace (positions on the pages),\n"
    "                      content (the resolved document), nodes (the document as it was read)\n"
    "                      or style (the style with all that it extends)\n"
    "      --limit NAME=N  changes what a run may use at most, such as pages=100, memory=500M\n"
    "                      (docs/limits.md has all names and defaults)\n"
    "      --embed         the PDF (PDF/A-3) carries its source and the files read with it\n"
    "      --version, --help\n"
    "\n"
    "check reports what looks wrong in the publications and writes nothing. styles lists the\n"
    "built-in styles. style prints a style to copy and change. keys prints all keys of documents,\n"
    "styles or locales.\n"
    "\n"
    "extract writes the document that a PDF carries or, into a folder, all files that it carries.\n"
    "If one of them would replace a different file in that folder, nothing is written.\n"
    "\n"
    "Exit status: 0 if the output was written, 1 if not, 2 for a wrong command line, 4 if memory\n"
    "ran out.\n";

struct command {
    const char *input, *output, *style, *only;
    const char *sets[SETS_MAX + 1], *limits[LIMITS_MAX + 1];
    size_t n_sets, n_limits;
    int pages;
    int32_t to; /* `output` of the job */
    bool embed, extract;
};

static enum status complain(const char *what, const char *word)
{
    fprintf(stderr, "cvtex: %s%s; see 'cvtex --help'\n", what, word);
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
    if (strcmp(word, "style") == 0) {
        c->to = CVTEX_STYLE_SOURCE;
        return 1;
    }
    bool styles = strcmp(word, "styles") == 0, keys = strcmp(word, "keys") == 0;
    if (styles || keys)
        c->input = "-"; /* not read */
    if (styles)
        c->to = CVTEX_STYLES;
    if (keys)
        c->to = next && strcmp(next, "style") == 0    ? CVTEX_STYLE_KEYS
                : next && strcmp(next, "locale") == 0 ? CVTEX_LOCALE_KEYS
                                                      : CVTEX_DOCUMENT_KEYS;
    return styles ? 1 : keys ? 1 + (c->to != CVTEX_DOCUMENT_KEYS) : 0;
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
            if (c->input)
                return complain("only one document at a time, not also ", argv[i]);
            c->input = argv[i];
        } else if ((value = option(argv, &i, "--output", "-o")))
            c->output = value;
        else if (c->extract)
            return complain("extract has only the option -o, not ", argv[i]);
        else if (strcmp(argv[i], "--embed") == 0)
            c->embed = true;
        else if ((value = option(argv, &i, "--style", NULL)))
            c->style = value;
        else if ((value = option(argv, &i, "--only", NULL)))
            c->only = value;
        else if ((value = option(argv, &i, "--set", NULL))) {
            if (c->n_sets == SETS_MAX)
                return complain("too many --set, from here on: ", value);
            c->sets[c->n_sets++] = value;
        } else if ((value = option(argv, &i, "--limit", NULL))) {
            if (c->n_limits == LIMITS_MAX)
                return complain("too many --limit, from here on: ", value);
            c->limits[c->n_limits++] = value;
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
    return c->input ? STATUS_WRITTEN : complain("no file or name is given", "");
}

/* The PDF of cv.yaml is cv.pdf. Other formats, and the PDF of standard input, go to standard
 * output. */
static char *default_output(const struct command *c)
{
    if (c->to != CVTEX_PDF || strcmp(c->input, "-") == 0)
        return strdup("-");
    size_t n = strlen(c->input);
    const char *dot = strrchr(c->input, '.');
    if (dot && (strcmp(dot, ".yaml") == 0 || strcmp(dot, ".yml") == 0))
        n = (size_t)(dot - c->input);
    char *path = malloc(n + 5);
    if (path) {
        memcpy(path, c->input, n);
        memcpy(path + n, ".pdf", 5);
    }
    return path;
}

/* The folder of styles/ and fonts/: CVTEX_DATA, else ../share/cvtex from the program, else the
 * folder where it was built. */
static char *data_folder(void)
{
    const char *said = getenv("CVTEX_DATA");
    if (said && *said)
        return strdup(said);
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
}

static void report(const struct cvtex_result *result)
{
    size_t all = result->notes + result->warnings + result->errors;
    size_t shown = result->n_diagnostics < SHOWN_MOST ? result->n_diagnostics : SHOWN_MOST;
    for (size_t i = 0; i < shown; i++) {
        char start[256]; /* shown if there is no memory for all of the text */
        size_t n = cvtex_text(result->diagnostics[i], start, sizeof start);
        char *text = n < sizeof start ? NULL : malloc(n + 1);
        if (text)
            cvtex_text(result->diagnostics[i], text, n + 1);
        fputs(text ? text : start, stderr);
        free(text);
    }
    if (all > shown)
        fprintf(stderr, "cvtex: note: and %zu more\n", all - shown);
}

static bool date_from_environment(int64_t *date)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    char *end;
    if (!epoch || !*epoch)
        return false;
    errno = 0;
    long long v = strtoll(epoch, &end, 10);
    if (errno || *end || v < 0 || v > 253402300799) { /* the last second of the year 9999 */
        fprintf(stderr, "cvtex: warning: SOURCE_DATE_EPOCH '%s' is ignored: not a time\n", epoch);
        return false;
    }
    *date = v;
    return true;
}

static enum status file_error(const char *what, const char *path, const char *why)
{
    fprintf(stderr, "cvtex: error: %s%s: %s\n", what, path, why);
    return STATUS_FAILED;
}

static enum status write_output(const char *path, const char *bytes, size_t n)
{
    int error = output_write(path, bytes, n);
    if (!error)
        return STATUS_WRITTEN;
    bool out = strcmp(path, "-") == 0;
    return file_error("cannot write ", out ? "to standard output" : path, strerror(error));
}

/* True if the run read the file at `path`; the program's own files do not count. */
static bool was_read(const struct cvtex_result *result, const char *path)
{
    for (size_t i = 0; i < result->n_asked; i++) {
        const struct cvtex_question *q = &result->asked[i]->question;
        if (result->asked[i]->status == CVTEX_FOUND && q->kind != CVTEX_DATA &&
            output_same(q->path, path))
            return true;
    }
    return false;
}

/* Protects files from typing mistakes: a PDF replaces only a PDF, and no output replaces a file
 * that it was made from. */
static enum status replace(const struct command *c, const char *output,
                           const struct cvtex_result *result)
{
    if (c->to == CVTEX_PDF && output_keeps(output))
        return file_error("cannot write ", output, "the file there is not a PDF");
    if (was_read(result, output))
        return file_error("cannot write ", output, "it is one of the files that were read");
    return write_output(output, result->bytes, result->n_bytes);
}

static enum status finish(const struct command *c, const char *output,
                          const struct cvtex_result *result)
{
    report(result);
    if (result->bytes)
        return c->to == CVTEX_CHECK ? STATUS_WRITTEN : replace(c, output, result);
    if (result->n_diagnostics && strcmp(result->diagnostics[0]->code, "out-of-memory") == 0)
        return STATUS_MEMORY;
    if (strcmp(output, "-") != 0 && c->to != CVTEX_CHECK)
        fprintf(stderr, "cvtex: %s was not written: %zu error%s\n", output, result->errors,
                result->errors == 1 ? "" : "s");
    return STATUS_FAILED;
}

/* Takes memory from the system in few steps and gives none of it back: faults, mappings and their
 * ends were a third of the time of a run. The first pages, which any run needs, come in one step
 * (Linux 5.14; else they come one by one). */
static void prepare_heap(void)
{
#ifdef __GLIBC__
    enum { KEPT = 64 << 20, STEP = 1 << 20, FIRST = 1536 << 10, PAGE = 4096 };
    mallopt(M_MMAP_THRESHOLD, KEPT / 2);
    mallopt(M_TRIM_THRESHOLD, KEPT);
    mallopt(M_TOP_PAD, STEP);
#ifdef MADV_POPULATE_WRITE
    char *first = malloc(FIRST);
    if (first)
        madvise(first + (-(uintptr_t)first & (PAGE - 1)), FIRST - PAGE, MADV_POPULATE_WRITE);
    free(first);
#endif
#endif
}

/* What the process holds until it ends. To free it piece by piece would take a tenth of the time.
 * volatile: the compiler would drop what is never read, and tools would then find leaks. */
static struct {
    struct cvtex_system_fonts *volatile fonts;
    struct cvtex_session *volatile session;
    const struct cvtex_result *volatile result;
} held;

static enum status run(const struct command *c, const char *data, const char *output,
                       struct cvtex_job *job)
{
    struct cvtex_config config = {.size = sizeof config, .read = cvtex_read_disk,
                                  .read_user = (void *)data, .find_font = cvtex_find_system_font, .once = 1};
    held.fonts = cvtex_system_fonts_open();
    config.find_font_user = held.fonts;
    held.session = held.fonts ? cvtex_open(&config) : NULL;
    if (!held.session) {
        fputs("cvtex: error: out of memory\n", stderr);
        return STATUS_MEMORY;
    }
    held.result = cvtex_run(held.session, job);
    return finish(c, output, held.result);
}

/* True if the run reads a document. */
static bool has_document(const struct command *c)
{
    switch (c->to) {
    case CVTEX_STYLES:
    case CVTEX_STYLE_SOURCE:
    case CVTEX_STYLE_KEYS:
    case CVTEX_DOCUMENT_KEYS:
    case CVTEX_LOCALE_KEYS:
        return false;
    default:
        return true;
    }
}

static enum status typeset(const struct command *c)
{
    prepare_heap();
    char *data = data_folder(), *bytes = NULL;
    char *output = c->output ? strdup(c->output) : default_output(c);
    const char *name = strcmp(c->input, "-") == 0 ? "<stdin>" : c->input;
    struct cvtex_job job = {.size = sizeof job, .name = name, .output = c->to, .style = c->style,
                            .sets = c->sets, .only = c->only, .pages = c->pages,
                            .embed = c->embed, .limits = c->limits};
    enum status status = STATUS_FAILED;
    int error = 0;
    if (c->to == CVTEX_STYLE_SOURCE)
        job.style = c->input;
    job.dated = date_from_environment(&job.date);
    if (!job.dated)
        job.date = (int64_t)time(NULL);
    if (has_document(c) && data && output && !output_same(c->input, output))
        error = output_read(c->input, &bytes, &job.n_bytes);
    job.bytes = bytes;
    if (!data || !output)
        fputs("cvtex: error: out of memory\n", stderr);
    else if (output_same(c->input, output))
        file_error("cannot write ", output, "it is the document itself");
    else if (error) {
        fprintf(stderr, "%s: error: cannot read: %s\n", name, strerror(error));
        if (strcmp(output, "-") != 0 && c->to != CVTEX_CHECK)
            fprintf(stderr, "cvtex: %s was not written: 1 error\n", output);
    } else
        status = run(c, data, output, &job);
    free(bytes);
    free(data);
    free(output);
    return status;
}

/* ---- extract */

static bool is_folder(const char *path)
{
    struct stat st;
    size_t n = strlen(path);
    if (n && path[n - 1] == '/')
        return true;
    return strcmp(path, "-") != 0 && stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* True if `path` does not exist or is a file with the same bytes. Links are not followed. */
static bool is_free(const char *path, const struct cvtex_file *file)
{
    struct stat st;
    char *old;
    size_t n;
    if (lstat(path, &st) != 0)
        return errno == ENOENT || errno == ENOTDIR;
    if (!S_ISREG(st.st_mode) || output_read(path, &old, &n) != 0)
        return false;
    bool same = n == file->n_bytes && memcmp(old, file->bytes, n) == 0;
    free(old);
    return same;
}

/* "folder/name" with one slash between; the caller frees it. NULL: no memory. */
static char *path_in(const char *folder, const char *name)
{
    size_t n = strlen(folder), room;
    while (n > 1 && folder[n - 1] == '/')
        n--;
    room = n + strlen(name) + 2;
    char *path = malloc(room);
    if (path)
        snprintf(path, room, "%.*s%s%s", (int)n, folder, *name ? "/" : "", name);
    return path;
}

/* Writes the files, or with `write` false only checks that they replace no other file. */
static enum status each_file(const char *folder, const struct cvtex_files *files, bool write)
{
    enum status status = STATUS_WRITTEN;
    for (size_t i = 0; i < files->n && status == STATUS_WRITTEN; i++) {
        const struct cvtex_file *file = files->at[i];
        char *path = path_in(folder, file->name);
        int error = !path ? ENOMEM : write ? output_write(path, file->bytes, file->n_bytes) : 0;
        if (error)
            status = file_error("cannot write ", path ? path : file->name, strerror(error));
        else if (!write && !is_free(path, file))
            status = file_error("", path, "another file has this name; nothing was written");
        free(path);
    }
    return status;
}

/* Writes all files; none if one of them would replace another file. */
static enum status write_folder(const char *folder, const struct cvtex_files *files)
{
    enum status status = each_file(folder, files, false);
    char *made = path_in(folder, "");
    if (status == STATUS_WRITTEN && (!made || (mkdir(made, 0777) != 0 && errno != EEXIST)))
        status = file_error("cannot make the folder ", made ? made : folder,
                            strerror(made ? errno : ENOMEM));
    free(made);
    return status == STATUS_WRITTEN ? each_file(folder, files, true) : status;
}

static enum status extract_to(const char *to, const char *input, const struct cvtex_files *files)
{
    if (files->fault)
        return file_error("cannot extract from ", input, files->fault);
    if (is_folder(to))
        return write_folder(to, files);
    if (output_same(input, to))
        return file_error("cannot write ", to, "it is the PDF itself");
    for (size_t i = 0; i < files->n; i++)
        if (files->at[i]->document)
            return write_output(to, files->at[i]->bytes, files->at[i]->n_bytes);
    return STATUS_FAILED;
}

static enum status extract(const struct command *c)
{
    char *pdf = NULL;
    size_t n;
    int error = output_read(c->input, &pdf, &n);
    if (error)
        return file_error("cannot read ", c->input, strerror(error));
    const struct cvtex_files *files = cvtex_extract(pdf, n);
    enum status status = extract_to(c->output ? c->output : "-", c->input, files);
    cvtex_files_free(files);
    free(pdf);
    return status;
}

int main(int argc, char **argv)
{
    struct command c = {0};
    /* A closed pipe and the limit on file size are reported like other errors of writing. */
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    if (argc == 2 && strcmp(argv[1], "--version") == 0)
        return puts("cvtex " CVTEX_VERSION) < 0 || fflush(stdout) ? STATUS_FAILED : STATUS_WRITTEN;
    if (argc == 2 && (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0))
        return fputs(usage, stdout) < 0 || fflush(stdout) ? STATUS_FAILED : STATUS_WRITTEN;
    enum status status = read_command(argv, &c);
    return status != STATUS_WRITTEN ? status : c.extract ? extract(&c) : typeset(&c);
}
