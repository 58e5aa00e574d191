/* new.c: fills in a starter CV, sees that it can be typeset, and writes it. */
#define _GNU_SOURCE /* open_memstream, strdup */
#include "new.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "cvtex.h"
#include "options.h"
#include "report.h"
#include "setup.h"

static const char schema_name[] = "cvtex.json";

/* What --with can write: a text of styles/new/, and where it goes in the folder of the CV. */
static const struct further {
    const char *name, *text, *path;
} furthers[] = {
    {"make", "styles/new/Makefile", "Makefile"},
    {"github", "styles/new/github.yml", ".github/workflows/cv.yml"},
    {"gitlab", "styles/new/gitlab-ci.yml", ".gitlab-ci.yml"},
};
enum { FURTHERS = sizeof furthers / sizeof *furthers };

struct new {
    const struct command *c;
    char *data;               /* the data folder */
    char *path;               /* of the document; "-": standard output */
    char *name, *file, *stem; /* the name as YAML; the document's name without its folder, then without ".yaml" */
    struct cvtex_disk *disk;
    cvtex_read_fn *read;
    bool schema; /* there is no cvtex.json yet */
    struct cvtex_system_fonts *fonts;
    struct cvtex_session *session;
};

/* ---- names */

/* True if a text has a character that ends a line, or that nobody sees. */
static bool has_control(const char *s)
{
    for (const unsigned char *p = (const unsigned char *)s; *p; p++)
        if (*p < ' ' || *p == 0x7F || (*p == 0xC2 && p[1] < 0xA0) || (*p == 0xE2 && p[1] == 0x80 && (p[2] & 0xFE) == 0xA8))
            return true;
    return false;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* True if YAML reads the text as it is, also in a list in brackets. */
static bool is_plain(const char *s)
{
    static const char *const words[] = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"};
    size_t n = strlen(s);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcasecmp(s, words[i]) == 0)
            return false;
    for (size_t i = 0; i < n; i++)
        if (!is_letter(s[i]) && !is_digit(s[i]) && !strchr(" .-'/_", s[i]))
            return false;
    return (is_letter(*s) || strncmp(s, "./", 2) == 0 || strncmp(s, "../", 3) == 0) && s[n - 1] != ' ';
}

/* A text as a value of YAML; `marked`: signs that would be markup get a backslash. The caller frees it; NULL: no
 * memory. */
static char *as_yaml(const char *s, bool marked)
{
    char *to = malloc(4 * strlen(s) + 3), *end = to;
    bool plain = is_plain(s) && !(marked && strchr(s, '_'));
    if (!to || plain) {
        free(to);
        return strdup(s);
    }
    *end++ = '"';
    for (; *s; s++) {
        bool sign = marked && strchr("\\*_`$<[]&~^", *s);
        if (sign) /* a backslash of the markup, which YAML must see twice */
            *end++ = '\\', *end++ = '\\';
        if (*s == '"' || *s == '\\')
            *end++ = '\\';
        *end++ = *s;
    }
    *end++ = '"';
    *end = 0;
    return to;
}

/* "María de la Cruz" -> "maría-de-la-cruz.yaml": letters of other scripts stay as they are. */
static char *file_of(const char *name)
{
    char *to = malloc(strlen(name) + sizeof "cv.yaml"), *end = to;
    for (; to && *name; name++) {
        if (is_letter(*name) || is_digit(*name))
            *end++ = (char)(*name >= 'A' && *name <= 'Z' ? *name + 'a' - 'A' : *name);
        else if (end > to && end[-1] != '-')
            *end++ = '-';
    }
    while (to && end > to && end[-1] == '-')
        end--;
    if (to)
        strcpy(end, end == to ? "cv.yaml" : ".yaml");
    return to;
}

static char *joined(const char *a, size_t n, const char *b)
{
    char *to = malloc(n + strlen(b) + 1);
    if (to) {
        memcpy(to, a, n);
        strcpy(to + n, b);
    }
    return to;
}

/* How many bytes of the document's path name its folder. */
static size_t folder_length(const struct new *n)
{
    const char *slash = strrchr(n->path, '/');
    return slash ? (size_t)(slash - n->path) + 1 : 0;
}

static enum status name_all(struct new *n)
{
    const struct command *c = n->c;
    char *own = file_of(c->input);
    size_t out = c->output ? strlen(c->output) : 0;
    if (own && (!out || c->output[out - 1] == '/'))
        n->path = joined(out ? c->output : "", out, own);
    else
        n->path = c->output ? strdup(c->output) : NULL;
    const char *last = !n->path ? NULL : strcmp(n->path, "-") == 0 ? own : n->path + folder_length(n);
    n->file = last ? strdup(last) : NULL;
    n->stem = last ? strdup(last) : NULL;
    n->name = as_yaml(c->input, true);
    free(own);
    if (!n->stem || !n->file || !n->name)
        return output_error("", "", strerror(ENOMEM));
    char *dot = strrchr(n->stem, '.');
    if (dot && dot > n->stem)
        *dot = 0;
    return STATUS_WRITTEN;
}

/* ---- texts */

/* Writes `n` bytes of a text, with what stands for "@name@" and the like. */
static enum status fill(const struct new *n, const char *text, size_t length, FILE *to)
{
    const char *style = n->c->style ? n->c->style : "default", *locale = n->c->locale ? n->c->locale : "en";
    const struct {
        const char *name;
        char *value;
    } words[] = {{"@name@", strdup(n->name)}, {"@file@", strdup(n->file)}, {"@stem@", strdup(n->stem)},
                 {"@style@", as_yaml(style, false)}, {"@locale@", as_yaml(locale, false)}};
    enum { WORDS = sizeof words / sizeof *words };
    bool good = true;
    for (size_t i = 0; i < WORDS; i++)
        good = good && words[i].value;
    for (size_t i = 0; good && i < length;) {
        size_t k = 0;
        while (k < WORDS && (length - i < strlen(words[k].name) || strncmp(text + i, words[k].name, strlen(words[k].name)) != 0))
            k++;
        if (k < WORDS)
            fputs(words[k].value, to);
        else
            fputc(text[i], to);
        i += k < WORDS ? strlen(words[k].name) : 1;
    }
    for (size_t i = 0; i < WORDS; i++)
        free(words[i].value);
    return good && !ferror(to) ? STATUS_WRITTEN : output_error("", "", strerror(ENOMEM));
}

/* The text of the program's file `name`, filled in. The caller frees it. */
static enum status text_of(const struct new *n, const char *name, char **text, size_t *length)
{
    struct cvtex_question question = {CVTEX_DATA, "", name, name, UINT32_MAX};
    struct cvtex_answer answer = {0};
    n->read(n->disk, &question, &answer);
    if (answer.status != CVTEX_FOUND)
        return output_error("cannot read ", name, answer.why ? answer.why : "it is not with the program");
    FILE *to = open_memstream(text, length);
    enum status status = to ? fill(n, answer.bytes, answer.n_bytes, to) : output_error("", "", strerror(ENOMEM));
    if (to && fclose(to) != 0 && status == STATUS_WRITTEN)
        status = output_error("", "", strerror(ENOMEM));
    if (answer.release)
        answer.release(answer.token);
    return status;
}

/* ---- checking and writing */

static enum status start(struct new *n)
{
    struct cvtex_disk_config disk = {.size = sizeof disk, .option = "--allow"};
    n->data = setup_data();
    disk.data = n->data;
    n->disk = n->data ? cvtex_disk_open(&disk) : NULL;
    n->fonts = cvtex_system_fonts_open();
    if (!n->disk || !n->fonts)
        return output_error("", "", strerror(ENOMEM));
    n->read = setup_read(n->data);
    struct cvtex_config config = {.size = sizeof config, .read = n->read, .read_user = n->disk,
                                  .find_font = cvtex_find_system_font, .find_font_user = n->fonts};
    n->session = cvtex_open(&config);
    char *schema = joined(n->path, folder_length(n), schema_name);
    n->schema = schema && access(schema, F_OK) != 0;
    free(schema);
    cvtex_disk_allow_beside(n->disk, strcmp(n->path, "-") == 0 ? "./cv.yaml" : n->path);
    return n->session ? STATUS_WRITTEN : output_error("", "", strerror(ENOMEM));
}

static void end(struct new *n)
{
    cvtex_close(n->session);
    cvtex_system_fonts_close(n->fonts);
    cvtex_disk_close(n->disk);
    free(n->data);
    free(n->path);
    free(n->name);
    free(n->file);
    free(n->stem);
}

/* Typesets the document, so that a wrong style or locale is told before anything is written. */
static enum status check(const struct new *n, const char *text, size_t length)
{
    struct cvtex_job job = {.size = sizeof job, .name = strcmp(n->path, "-") == 0 ? n->file : n->path, .bytes = text, .n_bytes = length};
    setup_date(&job.date, &job.dated);
    const struct cvtex_result *result = cvtex_run(n->session, &job);
    enum status status = result->bytes ? STATUS_WRITTEN : STATUS_MISTAKES;
    struct cvtex_result shown = *result;
    if (n->c->quiet && !result->errors && !result->warnings)
        shown.n_diagnostics = shown.notes = 0;
    report_write(stderr, (enum report_form)n->c->form, &shown);
    cvtex_free(result);
    return status;
}

static enum status cannot(const char *path, int error)
{
    return output_error("cannot write ", path, error == EEXIST ? "a file is there already" : strerror(error));
}

/* Stages a file in the document's folder, in folders that are made for it. */
static enum status stage(const struct new *n, const char *name, const char *text, size_t length)
{
    char *path = joined(n->path, folder_length(n), name);
    int error = path ? 0 : ENOMEM;
    for (char *slash = path ? path + folder_length(n) : NULL; !error && (slash = strchr(slash, '/')); slash++) {
        *slash = 0;
        if (access(path, F_OK) != 0)
            error = output_stage_folder(path);
        *slash = '/';
    }
    if (!error && access(path, F_OK) == 0)
        error = EEXIST;
    if (!error)
        error = output_stage(path, text, length);
    enum status status = error ? cannot(path ? path : name, error) : STATUS_WRITTEN;
    free(path);
    return status;
}

static enum status stage_schema(const struct new *n)
{
    struct cvtex_job job = {.size = sizeof job, .output = CVTEX_DOCUMENT_SCHEMA};
    const struct cvtex_result *result = cvtex_run(n->session, &job);
    enum status status = result->bytes ? stage(n, schema_name, result->bytes, result->n_bytes) : STATUS_SYSTEM;
    cvtex_free(result);
    return status;
}

/* True if the list "make,github" has the word. */
static bool is_listed(const char *list, const char *word)
{
    size_t n = strlen(word);
    for (; list && *list; list += strcspn(list, ",") + (list[strcspn(list, ",")] == ','))
        if (strncmp(list, word, n) == 0 && (!list[n] || list[n] == ','))
            return true;
    return false;
}

/* Makes the folder of '-o FOLDER/', if it is not there. */
static enum status stage_folder(const struct new *n)
{
    size_t length = folder_length(n);
    char *folder = length > 1 && n->c->output && n->c->output[strlen(n->c->output) - 1] == '/' ? strndup(n->path, length - 1) : NULL;
    int error = folder && access(folder, F_OK) != 0 ? output_stage_folder(folder) : 0;
    enum status status = error ? output_error("cannot make the folder ", folder, strerror(error)) : STATUS_WRITTEN;
    free(folder);
    return status;
}

static enum status stage_all(const struct new *n, const char *text, size_t length)
{
    enum status status = stage_folder(n);
    if (status == STATUS_WRITTEN)
        status = stage(n, n->path + folder_length(n), text, length);
    if (status == STATUS_WRITTEN && n->schema)
        status = stage_schema(n);
    for (size_t i = 0; i < FURTHERS && status == STATUS_WRITTEN; i++) {
        char *more = NULL;
        size_t n_more;
        if (!is_listed(n->c->with, furthers[i].name))
            continue;
        status = text_of(n, furthers[i].text, &more, &n_more);
        if (status == STATUS_WRITTEN)
            status = stage(n, furthers[i].path, more, n_more);
        free(more);
    }
    return status;
}

/* Says what was written, and what to do next. */
static void tell(const struct new *n)
{
    fputs("cvtex: wrote ", stderr);
    output_say(n->path);
    if (n->schema)
        fprintf(stderr, ", %s", schema_name);
    for (size_t i = 0; i < FURTHERS; i++)
        if (is_listed(n->c->with, furthers[i].name))
            fprintf(stderr, ", %s", furthers[i].path);
    fputs("; 'cvtex ", stderr);
    output_say(n->path);
    fputs("' makes the PDF\n", stderr);
}

static enum status write_all(const struct new *n, const char *text, size_t length)
{
    const char *failed = n->path;
    int error = 0;
    if (strcmp(n->path, "-") == 0) {
        error = output_write("-", text, length);
        return error ? cannot("to standard output", error) : STATUS_WRITTEN;
    }
    enum status status = stage_all(n, text, length);
    if (status != STATUS_WRITTEN) {
        output_abandon();
        return status;
    }
    error = output_commit(&failed);
    if (error)
        return cannot(failed, error);
    if (!n->c->quiet)
        tell(n);
    return STATUS_WRITTEN;
}

/* STATUS_WRITTEN: what the command line says makes sense. */
static enum status agree(const struct new *n)
{
    const char *list = n->c->with;
    if (!*n->c->input || has_control(n->c->input))
        return options_complain("this cannot be a name: ", n->c->input);
    if (has_control(n->path))
        return options_complain("this cannot be a file's name here: ", n->path);
    if (list && strcmp(n->path, "-") == 0)
        return options_complain("--with needs a folder, not standard output", "");
    while (list && *list) {
        char word[16];
        size_t length = strcspn(list, ",");
        bool known = false;
        snprintf(word, sizeof word, "%.*s", (int)length, list);
        for (size_t i = 0; i < FURTHERS; i++)
            known |= length < sizeof word && strcmp(furthers[i].name, word) == 0;
        if (!known)
            return options_complain("--with takes make, github and gitlab, not ", list);
        list += length + (list[length] == ',');
    }
    for (const char *p = n->stem; n->c->with && *p; p++)
        if (!is_letter(*p) && !is_digit(*p) && !strchr(".-_", *p))
            return options_complain("a Makefile cannot name ", n->path);
    return STATUS_WRITTEN;
}

enum status new_write(const struct command *c)
{
    struct new n = {.c = c};
    char text_name[64], *text = NULL;
    size_t length = 0;
    enum status status = name_all(&n);
    if (status == STATUS_WRITTEN)
        status = agree(&n);
    if (status == STATUS_WRITTEN)
        status = start(&n);
    snprintf(text_name, sizeof text_name, "styles/new/%s.yaml", options_kind(c->kind));
    if (status == STATUS_WRITTEN)
        status = text_of(&n, text_name, &text, &length);
    if (status == STATUS_WRITTEN)
        status = check(&n, text, length);
    if (status == STATUS_WRITTEN)
        status = write_all(&n, text, length);
    free(text);
    end(&n);
    return status;
}
