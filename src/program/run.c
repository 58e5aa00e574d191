/* run.c: jobs of the library, from documents on the disk to outputs there. */
#define _GNU_SOURCE /* strdup */
#include "run.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cvtex.h"
#include "fix.h"
#include "heap.h"
#include "input.h"
#include "inside.h"
#include "setup.h"

#ifdef CVTEX_SINGLE_FILE
#define SYSTEM_FONTS false
#else
#define SYSTEM_FONTS true
#define inside_read cvtex_disk_read
#endif

/* True if the input is the name of a style or locale. */
static bool prints_file(const struct command *c)
{
    return c->to == CVTEX_STYLE_SOURCE || c->to == CVTEX_LOCALE_SOURCE;
}

bool run_has_document(const struct command *c)
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

/* What a run for one variant gave. */
struct made {
    char *variant, *path;
    const struct cvtex_result *result;
};

static bool is_same(const char *x, const char *y)
{
    return x && y ? strcmp(x, y) == 0 : x == y;
}

/* True if this was said of one of the `n` variants before. */
static bool is_said(const struct made *made, size_t n, const struct cvtex_diagnostic *d)
{
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < made[i].result->n_diagnostics; k++) {
            const struct cvtex_diagnostic *other = made[i].result->diagnostics[k];
            if (other->line == d->line && other->column == d->column && is_same(other->file, d->file) &&
                is_same(other->message, d->message))
                return true;
        }
    return false;
}

/* Shows the diagnostics that were not shown for the `n_made` runs before. What 'check' finds is its output;
 * otherwise the output may go where the diagnostics would. */
static void report(const struct command *c, const struct cvtex_result *result, const struct made *made,
                   size_t n_made)
{
    FILE *to = report_is_data((enum report_form)c->form) && c->to == CVTEX_CHECK ? stdout : stderr;
    struct cvtex_result left = *result;
    const struct cvtex_diagnostic **new = n_made ? calloc(result->n_diagnostics + 1, sizeof *new) : NULL;
    size_t n = 0;
    for (size_t i = 0; new && i < result->n_diagnostics; i++) {
        const struct cvtex_diagnostic *d = result->diagnostics[i];
        size_t *count = d->level == CVTEX_ERROR ? &left.errors : d->level == CVTEX_WARNING ? &left.warnings : &left.notes;
        if (is_said(made, n_made, d))
            --*count;
        else
            new[n++] = d;
    }
    if (new) {
        left.diagnostics = new;
        left.n_diagnostics = n;
    }
    report_write(to, (enum report_form)c->form, &left);
    fflush(to);
    free(new);
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
    if (strcmp(path, "-") != 0 && w->c->to != CVTEX_CHECK && !report_is_data((enum report_form)w->c->form)) {
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

/* Says what there is to say of a run whose output would go to `path`, and was not said of the `n_made`
 * runs before. STATUS_WRITTEN: it can be written. */
static enum status judge(const struct work *w, const char *path, const struct cvtex_result *result,
                         const struct made *made, size_t n_made)
{
    size_t warnings = result->warnings + w->warnings;
    report(w->c, result, made, n_made);
    if (!report_is_data((enum report_form)w->c->form))
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

/* Runs a job and writes its output. */
static enum status run_job(const struct work *w, const struct cvtex_job *job)
{
    char *path = input_fill(w->output, "", job->variant);
    if (!path)
        return output_error("", "", strerror(ENOMEM));
    held.result = cvtex_run(held.session, job);
    enum status status = judge(w, path, held.result, NULL, 0);
    if (status == STATUS_WRITTEN && w->c->to != CVTEX_CHECK)
        status = write_output(w, path, held.result);
    free(path);
    return status == STATUS_WRITTEN && held.result->errors ? STATUS_MISTAKES : status; /* the rest was written */
}

/* Makes the output number `i` of a document with variants. STATUS_WRITTEN: it can be written. */
static enum status make(const struct work *w, struct cvtex_job *job, struct made *made, size_t i)
{
    made[i].path = made[i].variant ? input_fill(w->output, "", made[i].variant) : NULL;
    if (!made[i].path)
        return output_error("", "", strerror(ENOMEM));
    job->variant = made[i].variant;
    made[i].result = cvtex_run(held.session, job);
    return judge(w, made[i].path, made[i].result, made, i);
}

static enum status no_variants(void)
{
    fputs("cvtex: error: the document has no 'variants'\n", stderr);
    return STATUS_MISTAKES;
}

/* Runs the job for each variant of the document: for all of them without writing first, so that nothing
 * is written if one of them has mistakes. What was said of one variant is not said again. */
static enum status run_variants(const struct work *w)
{
    struct cvtex_job job = w->job;
    enum status status = STATUS_WRITTEN;
    if (w->c->to != CVTEX_CHECK && !strstr(w->output, "{variant}")) {
        fputs("cvtex: --all-variants needs a place for each: -o 'out/{name}-{variant}.pdf'\n", stderr);
        return STATUS_USAGE;
    }
    job.output = CVTEX_VARIANTS;
    const struct cvtex_result *list = held.result = cvtex_run(held.session, &job);
    if (!list->bytes)
        return judge(w, w->output, list, NULL, 0);
    if (!list->n_bytes)
        return no_variants();
    size_t n = 0;
    for (const char *p = list->bytes; *p; p++)
        n += *p == '\n';
    struct made *made = calloc(n, sizeof *made);
    status = made ? STATUS_WRITTEN : output_error("", "", strerror(ENOMEM));
    job.output = w->c->to;
    const char *name = list->bytes;
    for (size_t i = 0; i < n && status < STATUS_SYSTEM; i++) {
        size_t length = strcspn(name, "\n");
        made[i].variant = strndup(name, length);
        enum status one = make(w, &job, made, i);
        status = one > status ? one : status;
        name += length + 1;
    }
    for (size_t i = 0; i < n && status == STATUS_WRITTEN && w->c->to != CVTEX_CHECK; i++)
        status = write_output(w, made[i].path, made[i].result);
    for (size_t i = 0; i < n && status == STATUS_WRITTEN; i++)
        status = made[i].result->errors ? STATUS_MISTAKES : status;
    for (size_t i = 0; made && i < n; i++) {
        free(made[i].variant);
        free(made[i].path);
        cvtex_free(made[i].result);
    }
    free(made);
    return status;
}

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

/* Puts the replacements that are beyond doubt into the document, on the disk too. */
static enum status mend(struct work *w)
{
    struct input *in = &w->inputs[0];
    bool silent = report_is_data((enum report_form)w->c->form) && w->c->to != CVTEX_CHECK;
    char *bytes;
    size_t n;
    int error = fix_document(held.session, &w->job, !silent, &bytes, &n);
    if (!error && bytes)
        error = output_write(in->path, bytes, n);
    if (error)
        return output_error("cannot write ", in->path, strerror(error));
    if (!bytes)
        return STATUS_WRITTEN;
    free(in->bytes);
    w->job.bytes = in->bytes = bytes;
    w->job.n_bytes = in->n = n;
    return stat(in->path, &in->st) == 0 ? STATUS_WRITTEN : STATUS_SYSTEM;
}

static enum status run(struct work *w)
{
    bool inside = !*w->data;
    struct cvtex_config config = {.size = sizeof config, .once = !w->c->all_variants && !w->c->fix,
                                  .read = inside ? inside_read : cvtex_disk_read, .read_user = w->disk};
    enum status status = open_fonts(w->c, &config);
    if (status != STATUS_WRITTEN)
        return status;
    held.session = cvtex_open(&config);
    if (!held.session)
        return output_error("", "", strerror(ENOMEM));
    if (w->c->fix && (status = mend(w)) != STATUS_WRITTEN)
        return status;
    return w->c->all_variants ? run_variants(w) : run_job(w, &w->job);
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

enum status run_shut_in(const struct sandbox *what)
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
    enum status status = run_shut_in(&what);
    while (made)
        free(folders[--made]);
    free(below);
    return status;
}

static enum status typeset_work(struct work *w)
{
    const struct command *c = w->c;
    enum status status = run_has_document(c) ? read_documents(w) : STATUS_WRITTEN;
    if (status != STATUS_WRITTEN)
        return status;
    if (c->fix && (w->n_inputs != 1 || !w->inputs[0].placed)) {
        fputs("cvtex: --fix needs the file of one document\n", stderr);
        return STATUS_USAGE;
    }
    w->data = setup_data();
    w->output = output_of(c, w->n_inputs ? &w->inputs[w->n_inputs - 1] : NULL);
    if (!w->data || !w->output)
        return output_error("", "", strerror(ENOMEM));
    status = allow_files(w);
    if (status == STATUS_WRITTEN && c->sandbox)
        status = shut_in(w);
    return status == STATUS_WRITTEN ? run(w) : status;
}

enum status run_command(const struct command *c)
{
    struct work w = {.c = c};
    heap_prepare();
    w.job = (struct cvtex_job){.size = sizeof w.job, .output = c->to, .style = c->style,
                               .sets = c->sets, .only = c->only, .from = c->from, .pages = c->pages,
                               .embed = c->embed, .limits = c->limits, .ats = c->ats,
                               .keep_going = c->keep_going,
                               .variant = c->variant, .public_only = c->public};
    if (prints_file(c))
        w.job.style = c->input;
    w.warnings = !setup_date(&w.job.date, &w.job.dated);
    enum status status = typeset_work(&w);
    cvtex_disk_close(w.disk);
    free(w.data);
    free(w.output);
    for (size_t i = 0; i < w.n_inputs; i++)
        free(w.inputs[i].bytes);
    return status;
}
