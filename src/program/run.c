/* run.c: jobs of the library, from documents on the disk to outputs there. */
#define _GNU_SOURCE /* strdup */
#include "run.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "cvtex.h"
#include "depfile.h"
#include "fix.h"
#include "heap.h"
#include "input.h"
#include "options.h"
#include "progress.h"
#include "setup.h"
#include "shut.h"
#include "stamps.h"
#include "tell.h"
#include "told.h"
#include "watch.h"

#ifdef CVTEX_SINGLE_FILE
#define SYSTEM_FONTS false
#else
#define SYSTEM_FONTS true
#endif

bool run_prints_file(const struct command *c)
{
    return c->to == CVTEX_STYLE_SOURCE || c->to == CVTEX_LOCALE_SOURCE;
}

static bool has_document(const struct command *c)
{
    return options_verbs[c->verb].arguments == TAKES_DOCUMENTS;
}

/* What the command reads and writes. */
struct work {
    const struct command *c;
    char *data, *output; /* the data folder, where outputs go */
    struct input inputs[INPUTS_MAX]; /* the documents; none: n_inputs is 0 */
    size_t n_inputs;
    struct input settings; /* of the folder; no bytes: there are none */
    char *settings_path;
    struct cvtex_input setting;
    struct cvtex_input over[INPUTS_MAX]; /* all but the first of them, for the job */
    const struct cvtex_input *overs[INPUTS_MAX];
    size_t warnings; /* those of the program itself */
    struct timespec start;
    bool made; /* the folder of -o was made */
    bool failed; /* nothing was written when the files had changed last (watch) */
    struct told *told;
    struct stamps watched, *stamps; /* stamps NULL: nothing is watched */
    struct depfile *depfile;
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

static bool is_link(const char *path)
{
    struct stat st;
    return lstat(path, &st) == 0 && S_ISLNK(st.st_mode);
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
    if (w->settings.bytes && output_same(path, &w->settings.st))
        return output_error("cannot write ", shown, "it has the settings");
    if (input_has_looks(path))
        return output_error("cannot write ", shown, "this output has no style and no locale");
    if (cvtex_disk_has_read(w->disk, out ? "/dev/stdout" : path))
        return output_error("cannot write ", shown, "it is one of the files that were read");
    if (w->c->to == CVTEX_PDF && !w->c->force && output_keeps(path))
        return output_error("cannot write ", path, "the file there is not a PDF (--force replaces it)");
    if (w->c->to == CVTEX_CONVERT && !w->c->force && !out && access(path, F_OK) == 0)
        return output_error("cannot write ", path, "a file is there already (--force replaces it)");
    bool same = w->c->if_changed && output_equals(path, result->bytes, result->n_bytes);
    int error = same ? 0 : output_write(path, result->bytes, result->n_bytes);
    if (error == EACCES && shut_is_wanted(w->c) && is_link(path))
        return output_error("cannot write ", shown, "it is a link to another folder (--no-sandbox follows it)");
    return error ? output_error("cannot write ", shown, strerror(error)) : STATUS_WRITTEN;
}

/* Notes for --depfile what an output was made from. */
static enum status depend(const struct work *w, const char *path, const struct cvtex_result *result)
{
    bool good = depfile_target(w->depfile, path);
    for (size_t i = 0; i < w->n_inputs; i++)
        good &= !w->inputs[i].placed || depfile_file(w->depfile, w->inputs[i].path);
    good &= !w->settings.bytes || depfile_file(w->depfile, w->settings_path);
    good &= depfile_asked(w->depfile, result, getenv("CVTEX_DATA"), w->c->fonts, w->c->n_fonts);
    return good ? STATUS_WRITTEN : output_error("", "", strerror(ENOMEM));
}

static enum status write_depfile(const struct work *w)
{
    char *path = input_fill(w->c->depfile, w->inputs[w->n_inputs - 1].path, w->c->variant);
    enum status status = path ? depfile_write(w->depfile, path, w->disk, w->c->force) : STATUS_SYSTEM;
    free(path);
    return status;
}

/* Writes the output of a sound run, and tells what was used if that is wanted. */
static enum status finish(const struct work *w, const char *path, const struct cvtex_result *result)
{
    bool check = w->c->to == CVTEX_CHECK;
    enum status status = check ? STATUS_WRITTEN : write_output(w, path, result);
    if (status == STATUS_WRITTEN && w->c->depfile)
        status = depend(w, path, result);
    if (status == STATUS_WRITTEN && w->c->verbose && !report_is_data((enum report_form)w->c->form))
        tell_run(check ? NULL : path, w->settings.bytes ? w->settings_path : NULL, result, &w->start);
    else if (status == STATUS_WRITTEN && w->stamps && !w->c->quiet)
        tell_briefly(path, result, &w->start);
    return status;
}

/* What the process holds until it ends. To free it piece by piece would take a tenth of the time.
 * volatile: the compiler would drop what is never read, and tools would then find leaks. */
static struct {
    struct cvtex_system_fonts *volatile fonts;
    struct cvtex_session *volatile session;
    const struct cvtex_result *volatile result;
} held;

/* Says which option makes fonts known that are shut out. */
static void report_shut_out(const struct work *w, const struct cvtex_result *result)
{
    bool none = !SYSTEM_FONTS && !w->c->n_fonts;
    const char *refused = NULL;
    for (size_t i = 0; i < result->n_diagnostics; i++) {
        const char *code = result->diagnostics[i]->code;
        if (strcmp(code, "unknown-font") != 0 && strcmp(code, "no-glyph") != 0 && strcmp(code, "bad-font") != 0 &&
            strcmp(code, "font-passed") != 0)
            continue;
        if (none)
            fputs("cvtex: note: this program knows no fonts of the system; '--fonts FOLDER' adds some\n", stderr);
        else if ((refused = cvtex_system_fonts_refused(held.fonts)) != NULL) {
            fputs("cvtex: note: the program shut itself in, so fonts there need '--allow ", stderr);
            output_say(refused);
            fputs("'\n", stderr);
        }
        return;
    }
}

/* Says what there is to say of a run whose output would go to `path`, and was not said of the `n_made`
 * runs before. STATUS_WRITTEN: it can be written. */
static enum status judge(const struct work *w, const char *path, const struct cvtex_result *result,
                         const struct made *made, size_t n_made)
{
    size_t warnings = result->warnings + w->warnings;
    told_add(w->told, result, made, n_made);
    if (!report_is_data((enum report_form)w->c->form) && !w->c->quiet)
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

/* Makes the output of a job, or finds its place alone. *path: where it goes, for the caller to free; NULL: no
 * memory. */
static const struct cvtex_result *make(const struct work *w, struct cvtex_job job, char **path)
{
    job.output = w->c->plan ? CVTEX_STYLE_TREE : job.output;
    progress_start(job.name ? job.name : "");
    const struct cvtex_result *result = cvtex_run(held.session, &job);
    progress_end();
    *path = input_fill_looks(w->output, job.variant, result->style, result->locale);
    return result;
}

/* Prints where outputs would go, for one who asks before anything is written. */
static enum status tell_plan(const struct made *made, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (made[i].result && made[i].result->bytes)
            printf("%s%c", made[i].path, 0);
    return fflush(stdout) ? STATUS_SYSTEM : STATUS_WRITTEN;
}

/* Runs a job and writes its output. */
static enum status run_job(const struct work *w, const struct cvtex_job *job)
{
    struct made made = {0};
    held.result = made.result = make(w, *job, &made.path);
    if (!made.path)
        return output_error("", "", strerror(ENOMEM));
    enum status status = w->c->plan ? tell_plan(&made, 1) : judge(w, made.path, made.result, NULL, 0);
    if (status == STATUS_WRITTEN && !w->c->plan)
        status = finish(w, made.path, made.result);
    free(made.path);
    return status == STATUS_WRITTEN && made.result->errors ? STATUS_MISTAKES : status; /* the rest was written */
}

/* Makes the output number `i` of a document with variants. STATUS_WRITTEN: it can be written. */
static enum status make_variant(const struct work *w, struct cvtex_job *job, struct made *made, size_t i)
{
    job->variant = made[i].variant;
    if (made[i].variant)
        made[i].result = make(w, *job, &made[i].path);
    if (!made[i].path)
        return output_error("", "", strerror(ENOMEM));
    for (size_t k = 0; k < i && w->c->to != CVTEX_CHECK; k++)
        if (strcmp(made[k].path, made[i].path) == 0) {
            output_error("several variants would be written to ", made[i].path, "'{variant}' in -o keeps them apart");
            return STATUS_USAGE;
        }
    return w->c->plan ? STATUS_WRITTEN : judge(w, made[i].path, made[i].result, made, i);
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
    if (w->c->to != CVTEX_CHECK && !strstr(w->output, "{variant}") && !input_has_looks(w->output)) {
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
    struct made *made = calloc(n + 1, sizeof *made);
    if (!made)
        return output_error("", "", strerror(ENOMEM));
    job.output = w->c->to;
    const char *name = list->bytes;
    for (size_t i = 0; i < n && status <= STATUS_MISTAKES; i++) {
        size_t length = strcspn(name, "\n");
        made[i].variant = strndup(name, length);
        enum status one = make_variant(w, &job, made, i);
        status = one > status ? one : status;
        name += length + 1;
    }
    if (w->c->plan && status == STATUS_WRITTEN)
        status = tell_plan(made, n);
    for (size_t i = 0; i < n && status == STATUS_WRITTEN && !w->c->plan; i++)
        status = finish(w, made[i].path, made[i].result);
    for (size_t i = 0; i < n && status == STATUS_WRITTEN; i++)
        status = made[i].result && made[i].result->errors ? STATUS_MISTAKES : status;
    for (size_t i = 0; i < n; i++) {
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
    config->list_fonts = cvtex_list_system_fonts;
    config->find_font_user = held.fonts;
    return STATUS_WRITTEN;
}

/* Puts the replacements that are beyond doubt into the document, on the disk too. */
static enum status mend(struct work *w)
{
    struct input *in = &w->inputs[0];
    bool silent = w->c->quiet || (report_is_data((enum report_form)w->c->form) && w->c->to != CVTEX_CHECK);
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

/* True for files that the session reads once for many runs. */
static bool is_kept(const struct cvtex_question *q)
{
    return q->kind == CVTEX_DATA || q->kind == CVTEX_DATA_LIST || q->kind == CVTEX_SYSTEM_FONT;
}

/* Answers a question of a run that is watched: notes the file first. */
static void read_noted(void *work, const struct cvtex_question *q, struct cvtex_answer *answer)
{
    const struct work *w = work;
    bool data = q->kind == CVTEX_DATA || q->kind == CVTEX_DATA_LIST;
    size_t room = strlen(w->data) + strlen(q->path) + 2;
    char *path = data ? malloc(room) : NULL;
    if (path)
        snprintf(path, room, "%s/%s", w->data, q->path);
    if (*w->data || !data)
        stamps_note(w->stamps, path ? path : q->path, is_kept(q));
    free(path);
    setup_read(w->data)(w->disk, q, answer);
}

static enum status open_session(struct work *w)
{
    struct cvtex_config config = {.size = sizeof config, .once = !w->c->all_variants && !w->c->fix && !w->stamps,
                                  .read = setup_read(w->data), .read_user = w->disk};
    enum status status = open_fonts(w->c, &config);
    if (status != STATUS_WRITTEN)
        return status;
    if (w->stamps) {
        config.read = read_noted;
        config.read_user = w;
    }
    held.session = cvtex_open(&config);
    return held.session ? STATUS_WRITTEN : output_error("", "", strerror(ENOMEM));
}

static void close_session(void)
{
    cvtex_close(held.session);
    cvtex_system_fonts_close(held.fonts);
    held.session = NULL;
    held.fonts = NULL;
}

static enum status run(struct work *w)
{
    enum status status = w->c->fix ? mend(w) : STATUS_WRITTEN;
    if (status == STATUS_WRITTEN)
        status = w->c->all_variants ? run_variants(w) : run_job(w, &w->job);
    if (status <= STATUS_MISTAKES && w->c->depfile && write_depfile(w) != STATUS_WRITTEN)
        status = STATUS_SYSTEM;
    told_end(w->told);
    return status;
}

/* Opens the files that the run may read: those beside the documents, and those of --allow. */
static enum status allow_files(struct work *w)
{
    struct cvtex_disk_config config = {.size = sizeof config, .data = *w->data ? w->data : NULL,
                                       .option = "--allow", .map = !w->stamps}; /* a font may be edited */
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

/* Reads the settings beside the document, if there are any, and puts them into the job. */
static enum status read_settings(struct work *w)
{
    enum status status = input_settings(&w->settings, w->inputs->path, &w->settings_path);
    if (w->stamps && w->settings_path)
        stamps_note(w->stamps, w->settings_path, false);
    w->setting = (struct cvtex_input){sizeof w->setting, w->settings_path, w->settings.bytes, w->settings.n};
    w->job.settings = w->settings.bytes ? &w->setting : NULL;
    return status;
}

/* Reads the documents and puts them into the job. */
static enum status read_documents(struct work *w)
{
    const struct command *c = w->c;
    uint64_t most = cvtex_limit(w->job.limits, "input");
    for (size_t i = 0; i <= c->n_further; i++) {
        struct input *in = &w->inputs[w->n_inputs++];
        in->path = i ? c->further[i - 1] : c->input;
        if (w->stamps)
            stamps_note(w->stamps, in->path, false);
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
    return w->inputs->placed && c->to != CVTEX_CONVERT ? read_settings(w) : STATUS_WRITTEN;
}

static enum status shut_in(const struct work *w)
{
    struct sandbox s;
    shut_open(&s, w->c, w->data);
    for (size_t i = 0; i < w->n_inputs; i++)
        shut_read(&s, w->c, &w->inputs[i]);
    shut_write(&s, w->c, w->output);
    if (w->c->depfile)
        shut_write(&s, w->c, w->c->depfile);
    if (w->made)
        sandbox_unmake(&s, w->c->output);
    return shut_enter(&s, w->c);
}

/* Makes the folder of -o, if it is not there: before the walls stand, which let nobody write outside of it. */
static enum status make_folder(struct work *w)
{
    w->made = mkdir(w->c->output, 0777) == 0;
    return w->made || errno == EEXIST ? STATUS_WRITTEN
                                      : output_error("cannot make the folder ", w->c->output, strerror(errno));
}

static enum status typeset_work(struct work *w)
{
    const struct command *c = w->c;
    enum status status = has_document(c) ? read_documents(w) : STATUS_WRITTEN;
    if (status != STATUS_WRITTEN)
        return status;
    if (c->fix && (w->n_inputs != 1 || !w->inputs[0].placed)) {
        fputs("cvtex: --fix needs the file of one document\n", stderr);
        return STATUS_USAGE;
    }
    w->data = setup_data();
    w->output = input_output_of(c, w->n_inputs ? &w->inputs[w->n_inputs - 1] : NULL);
    if (!w->data || !w->output)
        return output_error("", "", strerror(ENOMEM));
    status = allow_files(w);
    if (status == STATUS_WRITTEN && output_is_folder(c->output))
        status = make_folder(w);
    if (status == STATUS_WRITTEN && shut_is_wanted(c))
        status = shut_in(w);
    if (status == STATUS_WRITTEN)
        status = open_session(w);
    return status == STATUS_WRITTEN ? run(w) : status;
}

static void forget_inputs(struct work *w)
{
    for (size_t i = 0; i < w->n_inputs; i++) {
        free(w->inputs[i].bytes);
        w->inputs[i] = (struct input){0};
    }
    free(w->settings.bytes);
    free(w->settings_path);
    w->settings = (struct input){0};
    w->settings_path = NULL;
    w->n_inputs = 0;
}

/* Runs again, since files have changed. What was told before is taken from a terminal. */
static void again(void *work, bool kept)
{
    struct work *w = work;
    clock_gettime(CLOCK_MONOTONIC, &w->start);
    if (w->told->said || w->failed)
        tell_anew();
    w->told->said = false;
    stamps_begin(w->stamps, kept);
    cvtex_free(held.result);
    held.result = NULL;
    forget_inputs(w);
    cvtex_disk_close(w->disk);
    w->disk = NULL;
    depfile_free(w->depfile);
    if (kept)
        close_session();
    if (!w->job.dated)
        w->job.date = (int64_t)time(NULL);
    enum status status = read_documents(w);
    if (status == STATUS_WRITTEN)
        status = allow_files(w);
    if (status == STATUS_WRITTEN && !held.session)
        status = open_session(w);
    if (status == STATUS_WRITTEN)
        status = run(w);
    if (status == STATUS_WRITTEN && w->failed)
        tell_mended();
    w->failed = status != STATUS_WRITTEN;
    stamps_end(w->stamps);
}

/* Runs whenever files change. It returns only if the first run fails for another reason than mistakes. */
static enum status watch(struct work *w)
{
    struct watch watch = {&w->watched, again, w};
    w->stamps = &w->watched;
    clock_gettime(CLOCK_MONOTONIC, &w->start);
    enum status status = typeset_work(w);
    w->failed = status != STATUS_WRITTEN;
    if (status <= STATUS_MISTAKES && !w->inputs->placed) {
        fputs("cvtex: watch needs the file of a document\n", stderr);
        status = STATUS_USAGE;
    }
    if (status <= STATUS_MISTAKES)
        watch_run(&watch);
    stamps_free(&w->watched);
    return status;
}

enum status run_command(const struct command *c)
{
    struct told told = {.c = c};
    struct depfile depfile = {0};
    struct work w = {.c = c, .told = &told, .depfile = &depfile};
    heap_prepare();
    w.job = (struct cvtex_job){.size = sizeof w.job, .output = c->to, .style = c->style,
                               .sets = c->sets, .only = c->only, .from = c->from, .pages = c->pages,
                               .embed = c->embed, .limits = c->limits, .ats = c->ats,
                               .keep_going = c->keep_going,
                               .variant = c->variant, .public_only = c->public};
    if (run_prints_file(c))
        w.job.style = c->input;
    w.warnings = !setup_date(&w.job.date, &w.job.dated);
    if (c->verbose)
        clock_gettime(CLOCK_MONOTONIC, &w.start);
    enum status status = c->verb == VERB_WATCH ? watch(&w) : typeset_work(&w);
    told_end(&told);
    depfile_free(&depfile);
    if (w.made && status != STATUS_WRITTEN)
        rmdir(c->output); /* if it is empty */
    cvtex_disk_close(w.disk);
    free(w.data);
    free(w.output);
    forget_inputs(&w);
    return status;
}
