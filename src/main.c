/* main.c: the command line -> options; what is left when a run has failed. */
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "cvtex.h"

enum { SETS_MAX = 64, PAGES_MAX = 999 };

enum status { STATUS_WRITTEN = 0, STATUS_FAILED = 1, STATUS_USAGE = 2 };

static const char usage[] =
    "usage: cvtex FILE.yaml [-o FILE.pdf] [--style NAME] [--set PATH=VALUE] [--fit PAGES]\n"
    "             [--only SECTION] [--to FORMAT] [--embed]\n"
    "       cvtex check FILE.yaml\n"
    "       cvtex extract FILE.pdf [-o FILE | -o FOLDER/]\n"
    "       cvtex styles | style NAME | keys [style|locale]\n"
    "\n"
    "Typesets a CV. FILE '-' is standard input, output '-' standard output; without -o the\n"
    "PDF stands beside its source (cv.yaml gives cv.pdf).\n"
    "\n"
    "  -o, --output FILE   where the output goes\n"
    "      --style NAME    a style's name or file, in place of the document's\n"
    "      --set PATH=VALUE\n"
    "                      changes the document: style.colors.accent=navy, cv.headline=Résumé\n"
    "      --fit PAGES     changes spaces, leading, size and margins so that the text fills them\n"
    "      --only SECTION  sets one section under the header, or the letter\n"
    "      --to FORMAT     pdf (the default), text (as readers get it), trace (what stands where),\n"
    "                      nodes (the document as it was read) or style (as it was merged)\n"
    "      --embed         the PDF (PDF/A-3) carries its source and the files read with it\n"
    "      --version, --help\n"
    "\n"
    "check reports what looks wrong in the publications and writes nothing. styles lists the\n"
    "built-in styles, style prints one to copy, keys all keys of documents, styles or locales.\n"
    "\n"
    "extract gives back the document that a PDF carries, into a folder all that it carries. Files\n"
    "that stand in that folder and are different stay as they are, and nothing is written then.\n"
    "\n"
    "Exit status: 0 when the output was written, 1 when not, 2 for a wrong command line,\n"
    "4 when memory ran out.\n";

struct command {
    const char *input, *output, *style, *only;
    const char *sets[SETS_MAX + 1];
    size_t n_sets;
    int pages;
    enum cvtex_output to;
    bool embed, extract;
};

static enum status complain(const char *what, const char *word)
{
    fprintf(stderr, "cvtex: %s%s; 'cvtex --help' tells more\n", what, word);
    return STATUS_USAGE;
}

static bool format_of(const char *name, enum cvtex_output *to)
{
    static const char *const names[] = {"pdf", "trace", "text", "nodes", "style"};
    for (int i = 0; i < 5; i++)
        if (strcmp(name, names[i]) == 0) {
            *to = (enum cvtex_output)i;
            return true;
        }
    return false;
}

/* The value of option `name` at argv[*i]: "-o x", "--output x" or "--output=x"; NULL: another. */
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

/* The words that may stand first; returns how many there are. A file of such a name is given as
 * "./check". */
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
        c->to = CVTEX_STYLE_FILE;
        return 1;
    }
    bool styles = strcmp(word, "styles") == 0, keys = strcmp(word, "keys") == 0;
    if (styles || keys)
        c->input = "-"; /* none is read */
    if (styles)
        c->to = CVTEX_STYLES;
    if (keys)
        c->to = next && strcmp(next, "style") == 0    ? CVTEX_STYLE_KEYS
                : next && strcmp(next, "locale") == 0 ? CVTEX_LOCALE_KEYS
                                                      : CVTEX_DOCUMENT_KEYS;
    return styles ? 1 : keys ? 1 + (c->to != CVTEX_DOCUMENT_KEYS) : 0;
}

/* STATUS_WRITTEN when there is a command to run. */
static enum status read_command(char **argv, struct command *c)
{
    bool words = false; /* no more options, after "--" */
    int i = 1;
    i += command_word(argv[i], argv[i] ? argv[i + 1] : NULL, c);
    for (; argv[i]; i++) {
        const char *value = NULL, *name = argv[i];
        if (!words && strcmp(argv[i], "--") == 0)
            words = true;
        else if (words || argv[i][0] != '-' || !argv[i][1]) {
            if (c->input)
                return complain("one document at a time; not also ", argv[i]);
            c->input = argv[i];
        } else if ((value = option(argv, &i, "--output", "-o")))
            c->output = value;
        else if (c->extract)
            return complain("extract takes no option but -o, not ", argv[i]);
        else if (strcmp(argv[i], "--embed") == 0)
            c->embed = true;
        else if ((value = option(argv, &i, "--style", NULL)))
            c->style = value;
        else if ((value = option(argv, &i, "--only", NULL)))
            c->only = value;
        else if ((value = option(argv, &i, "--set", NULL))) {
            if (c->n_sets == SETS_MAX)
                return complain("too many --set, beginning with ", value);
            c->sets[c->n_sets++] = value;
        } else if ((value = option(argv, &i, "--fit", NULL))) {
            char *end;
            long pages = strtol(value, &end, 10);
            if (*value && (*end || pages < 1 || pages > PAGES_MAX))
                return complain("--fit takes a number of pages, not ", value);
            c->pages = (int)pages;
        } else if ((value = option(argv, &i, "--to", NULL))) {
            if (!format_of(value, &c->to))
                return complain("--to takes pdf, text, trace, nodes or style, not ", value);
        } else
            return complain("unknown option ", argv[i]);
        if (value && !*value)
            return complain("a value is missing behind ", name);
    }
    return c->input ? STATUS_WRITTEN : complain("which document?", "");
}

/* cv.yaml gives cv.pdf; other formats and standard input go to standard output. */
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

/* Where styles/ and fonts/ are: as CVTEX_DATA says, beside the installed program, or where it was
 * built. */
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
        bool there = file_exists(self);
        self[n + 14] = 0;
        if (there)
            return strdup(self);
    }
    return strdup(CVTEX_DATA);
}

static void report(void *user, enum cvtex_level level, const char *text)
{
    (void)user, (void)level;
    fputs(text, stderr);
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
        fprintf(stderr, "cvtex: warning: SOURCE_DATE_EPOCH '%s' is not a time: ignored\n", epoch);
        return false;
    }
    *date = v;
    return true;
}

static enum status write_output(const char *path, const struct cvtex_result *result)
{
    struct arena *a = arena_new();
    int error = file_write(a, path, (struct str){result->bytes, result->size});
    arena_free(a);
    if (!error)
        return STATUS_WRITTEN;
    bool out = strcmp(path, "-") == 0;
    fprintf(stderr, "cvtex: error: cannot write %s: %s\n", out ? "to standard output" : path,
            strerror(error));
    return STATUS_FAILED;
}

/* Whether the output would replace the document that it is made from. */
static bool same_file(const char *input, const char *output)
{
    struct stat in, out;
    return stat(input, &in) == 0 && stat(output, &out) == 0 && S_ISREG(in.st_mode) &&
           in.st_dev == out.st_dev && in.st_ino == out.st_ino;
}

/* Whether something stands at `path` that is no PDF, and so no earlier output. Only regular files
 * that hold something count. */
static bool is_no_pdf(const char *path)
{
    static const char start[] = "%PDF-";
    char bytes[sizeof start - 1];
    struct stat st;
    if (strcmp(path, "-") == 0 || stat(path, &st) != 0 || !S_ISREG(st.st_mode) || !st.st_size)
        return false;
    FILE *f = fopen(path, "rb");
    if (!f)
        return false; /* writing will say why */
    size_t n = fread(bytes, 1, sizeof bytes, f);
    fclose(f);
    return n < sizeof bytes || memcmp(bytes, start, sizeof bytes) != 0;
}

/* A PDF replaces a PDF only: a slip of the hand must not cost a bibliography. */
static enum status replace(const struct command *c, const char *output,
                           const struct cvtex_result *result)
{
    if (c->to != CVTEX_PDF || !is_no_pdf(output))
        return write_output(output, result);
    fprintf(stderr, "cvtex: error: cannot write %s: the file there is not a PDF\n", output);
    return STATUS_FAILED;
}

static enum status typeset(const struct command *c)
{
    char *data = data_folder();
    char *output = c->output ? strdup(c->output) : default_output(c);
    struct cvtex_options o = {.input = c->input, .style = c->style, .sets = c->sets,
                              .only = c->only, .pages = c->pages, .data = data, .output = c->to,
                              .embed = c->embed, .report = report};
    struct cvtex_result result = {0};
    enum status status = STATUS_FAILED;
    o.dated = date_from_environment(&o.date);
    if (!o.dated)
        o.date = (int64_t)time(NULL);
    if (!data || !output)
        fputs("cvtex: error: out of memory\n", stderr);
    else if (same_file(c->input, output))
        fprintf(stderr, "cvtex: error: cannot write %s: it is the document itself\n", output);
    else if (cvtex_run(&o, &result))
        status = c->to == CVTEX_CHECK ? STATUS_WRITTEN : replace(c, output, &result);
    else if (strcmp(output, "-") != 0 && c->to != CVTEX_CHECK)
        fprintf(stderr, "cvtex: %s was not written: %zu error%s\n", output, result.errors,
                result.errors == 1 ? "" : "s");
    cvtex_free(&result);
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

/* Whether nothing stands at `path`, or a file with these bytes; links are not followed. */
static bool is_free(struct arena *a, const char *path, struct str bytes)
{
    struct stat st;
    struct str old;
    if (lstat(path, &st) != 0)
        return errno == ENOENT || errno == ENOTDIR;
    return S_ISREG(st.st_mode) && file_read(a, path, &old) == 0 && str_eq(old, bytes);
}

static enum status file_error(const char *what, const char *path, const char *why)
{
    fprintf(stderr, "cvtex: error: %s%s: %s\n", what, path, why);
    return STATUS_FAILED;
}

/* All files or, where one would replace another, none. */
static enum status write_folder(struct arena *a, struct str folder, const struct cvtex_files *files)
{
    while (folder.n > 1 && str_ends(folder, STR("/")))
        folder = str_sub(folder, 0, folder.n - 1);
    char **paths = arena_array_of(a, char *, files->n + 1);
    for (size_t i = 0; i < files->n; i++) {
        paths[i] = file_join(a, folder, str_of(files->at[i].name));
        if (!is_free(a, paths[i], (struct str){files->at[i].bytes, files->at[i].size}))
            return file_error("", paths[i], "there is another file: nothing was written");
    }
    const char *made = str_c(a, folder);
    if (mkdir(made, 0777) != 0 && errno != EEXIST)
        return file_error("cannot make the folder ", made, strerror(errno));
    for (size_t i = 0; i < files->n; i++) {
        struct str bytes = {files->at[i].bytes, files->at[i].size};
        int error = file_write(a, paths[i], bytes);
        if (error)
            return file_error("cannot write ", paths[i], strerror(error));
    }
    return STATUS_WRITTEN;
}

static enum status extract(const struct command *c)
{
    struct arena *a = arena_new();
    struct cvtex_files files = {0};
    struct str pdf;
    enum status status = STATUS_FAILED;
    const char *to = c->output ? c->output : "-";
    int error = file_read(a, c->input, &pdf);
    if (error)
        file_error("cannot read ", c->input, strerror(error));
    else if (!cvtex_extract(pdf.p, pdf.n, &files))
        file_error("nothing can be taken from ", c->input, files.fault);
    else if (is_folder(to))
        status = write_folder(a, str_of(to), &files);
    else if (same_file(c->input, to))
        file_error("cannot write ", to, "it is the PDF itself");
    else
        for (size_t i = 0; i < files.n; i++)
            if (files.at[i].document) {
                struct cvtex_result document = {.bytes = (char *)files.at[i].bytes,
                                                .size = files.at[i].size};
                status = write_output(to, &document);
            }
    cvtex_files_free(&files);
    arena_free(a);
    return status;
}

int main(int argc, char **argv)
{
    struct command c = {0};
    /* A reader that went away and a limit on files are errors like any other. */
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    if (argc == 2 && strcmp(argv[1], "--version") == 0)
        return puts("cvtex " CVTEX_VERSION) < 0 || fflush(stdout) ? STATUS_FAILED : STATUS_WRITTEN;
    if (argc == 2 && (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0))
        return fputs(usage, stdout) < 0 || fflush(stdout) ? STATUS_FAILED : STATUS_WRITTEN;
    enum status status = read_command(argv, &c);
    return status != STATUS_WRITTEN ? status : c.extract ? extract(&c) : typeset(&c);
}
