/* fuzz.c: see fuzz.h. With CVTEX_FUZZ_QPDF, every PDF is also read by qpdf. */
#include "fuzz.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#ifdef CVTEX_FUZZ_QPDF
#include <qpdf/qpdf-c.h>
#endif

/* Enough for any of the inputs; what needs more is to be refused by the library. */
#define MEMORY ((uint64_t)600 << 20)
#define SETS_MOST 8

void fuzz_wrong(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
    abort();
}

/* ---- files of the source tree, each read once */

struct kept {
    int32_t kind;
    char *path;
    struct cvtex_answer answer;
    struct kept *next;
};

static const struct cvtex_answer *from_tree(const struct cvtex_question *q)
{
    static struct kept *all;
    for (struct kept *k = all; k; k = k->next)
        if (k->kind == q->kind && strcmp(k->path, q->path) == 0)
            return &k->answer;
    struct kept *k = calloc(1, sizeof *k);
    char *path = strdup(q->path);
    if (!k || !path)
        fuzz_wrong("no memory for %s", q->path);
    *k = (struct kept){.kind = q->kind, .path = path, .next = all};
    cvtex_read_disk((void *)CVTEX_FUZZ_SOURCE, q, &k->answer);
    k->answer.release = NULL; /* kept until the end */
    k->answer.shown = k->answer.why = NULL;
    all = k;
    return &k->answer;
}

struct str fuzz_source(const char *path)
{
    const struct cvtex_question q = {.kind = CVTEX_DATA, .base = "", .name = path, .path = path,
                                     .most = UINT64_MAX};
    const struct cvtex_answer *a = from_tree(&q);
    if (a->status != CVTEX_FOUND || !a->n_bytes) /* without it, nothing would be tried */
        fuzz_wrong("%s cannot be read", path);
    return (struct str){a->bytes, a->n_bytes};
}

/* ---- the host */

struct host {
    const struct fuzz_file *files;
    size_t n;
};

/* Answers with a copy: fonts are kept for later runs, and no reader may touch the byte behind. */
static void give(const struct str *bytes, struct cvtex_answer *a)
{
    char *copy = malloc(bytes->n ? bytes->n : 1);
    if (!copy)
        fuzz_wrong("no memory for a file");
    if (bytes->n)
        memcpy(copy, bytes->p, bytes->n);
    *a = (struct cvtex_answer){.status = CVTEX_FOUND, .bytes = copy, .n_bytes = bytes->n,
                               .release = free, .token = copy};
}

static void answer(void *user, const struct cvtex_question *q, struct cvtex_answer *a)
{
    const struct host *host = user;
    if (q->kind == CVTEX_DATA || q->kind == CVTEX_DATA_LIST) {
        *a = *from_tree(q);
        return;
    }
    const char *path = strncmp(q->path, "./", 2) == 0 ? q->path + 2 : q->path;
    for (size_t i = 0; i < host->n; i++)
        if (strcmp(host->files[i].name, path) == 0) {
            give(&host->files[i].bytes, a);
            return;
        }
}

/* The system has one font, if the run has a file "system.otf". Of a collection, the last byte says
 * which face is meant. */
static int32_t find_font(void *user, const struct cvtex_font_wanted *wanted,
                         struct cvtex_font_found *found)
{
    const struct host *host = user;
    if (wanted->family && strcmp(wanted->family, "System") != 0)
        return 0;
    for (size_t i = 0; i < host->n; i++) {
        struct str s = host->files[i].bytes;
        if (strcmp(host->files[i].name, "system.otf") == 0 && s.n) {
            found->path = "system.otf";
            found->family = wanted->family ? NULL : "Fuzzed";
            found->face = str_starts(s, STR("ttcf")) ? s.p[s.n - 1] : 0;
            return 1;
        }
    }
    return 0;
}

/* ---- what must be true of a result */

#ifdef CVTEX_FUZZ_QPDF
static void check_pdf(const struct cvtex_result *r)
{
    qpdf_data q = qpdf_init();
    qpdf_set_suppress_warnings(q, QPDF_TRUE);
    qpdf_read_memory(q, "cv.pdf", r->bytes, r->n_bytes, NULL);
    if (!qpdf_has_error(q) && !qpdf_more_warnings(q))
        qpdf_check_pdf(q);
    if (qpdf_more_warnings(q))
        fuzz_wrong("qpdf warns: %s", qpdf_get_error_full_text(q, qpdf_next_warning(q)));
    if (qpdf_has_error(q))
        fuzz_wrong("qpdf: %s", qpdf_get_error_full_text(q, qpdf_get_error(q)));
    qpdf_cleanup(&q);
}
#else
static void check_pdf(const struct cvtex_result *r)
{
    if (r->n_bytes < 9 || memcmp(r->bytes, "%PDF-", 5) != 0)
        fuzz_wrong("the output is no PDF");
}
#endif

static void check_diagnostic(const struct cvtex_diagnostic *d, int say)
{
    char text[8192];
    size_t n = cvtex_text(d, text, sizeof text);
    if (say)
        fputs(text, stderr);
    if (n == 0 || !d->code[0] || !d->message[0] || strchr(d->message, '\n'))
        fuzz_wrong("a diagnostic without a message of one line: %s", d->code);
    if (d->line && !d->file)
        fuzz_wrong("a line of no file: %s", d->message);
    if (strcmp(d->code, "pdf-failed") == 0 || strcmp(d->code, "out-of-memory") == 0)
        fuzz_wrong("the library failed: %s", d->message);
}

static void check_result(const struct cvtex_result *r, int32_t output)
{
    static int say = -1; /* CVTEX_FUZZ_VERBOSE: print what is said */
    say = say < 0 ? getenv("CVTEX_FUZZ_VERBOSE") != NULL : say;
    size_t errors = 0;
    for (size_t i = 0; i < r->n_diagnostics; i++) {
        check_diagnostic(r->diagnostics[i], say);
        errors += r->diagnostics[i]->level == CVTEX_ERROR;
    }
    if (r->errors && !errors)
        fuzz_wrong("%zu errors, and none of them is told", r->errors);
    if ((r->errors == 0) != (r->bytes != NULL))
        fuzz_wrong("%zu errors, and %s output", r->errors, r->bytes ? "an" : "no");
    if (r->bytes && output == CVTEX_PDF)
        check_pdf(r);
}

/* ---- runs */

/* What the first lines ask for. */
static void read_orders(struct str document, struct arena *a, struct cvtex_job *job,
                        const char *sets[SETS_MOST + 1])
{
    size_t n = 0;
    struct str line;
    while (fuzz_line(&document, &line) && str_starts(line, STR("# ")) && utf8_invalid(line) == line.n &&
           !memchr(line.p, 0, line.n)) {
        if (str_starts(line, STR("# set ")) && n < SETS_MOST)
            sets[n++] = str_c(a, str_sub(line, 6, line.n));
        else if (str_starts(line, STR("# only ")))
            job->only = str_c(a, str_sub(line, 7, line.n));
        else if (str_starts(line, STR("# dated "))) {
            job->dated = 1;
            job->date = strtoll(str_c(a, str_sub(line, 8, line.n)), NULL, 10);
        }
    }
}

int fuzz_run(struct str document, int32_t output, const struct fuzz_file *files, size_t n)
{
    static struct host host;
    static struct cvtex_session *session;
    const char *sets[SETS_MOST + 1] = {NULL};
    host = (struct host){files, n};
    if (!session) {
        struct cvtex_config config = {.size = sizeof config, .read = answer, .read_user = &host,
                                      .find_font = find_font, .find_font_user = &host,
                                      .memory_limit = MEMORY};
        session = cvtex_open(&config);
    }
    struct arena *a = arena_new();
    struct cvtex_job job = {.size = sizeof job, .bytes = document.p, .n_bytes = document.n,
                            .sets = sets, .output = output, .date = 1700000000};
    read_orders(document, a, &job, sets);
    const struct cvtex_result *r = cvtex_run(session, &job);
    int good = r->bytes != NULL;
    check_result(r, output);
    cvtex_free(r);
    arena_free(a);
    return good;
}

struct reading {
    struct memory memory;
    fuzz_reader *reader;
    struct str bytes;
};

static void ignore(void *user, const struct diagnostic *d)
{
    (void)user;
    if (!d->message.n)
        fuzz_wrong("a diagnostic without a message");
}

static void read_whole(void *user)
{
    struct reading *r = user;
    struct arena *a = arena_open(&r->memory);
    struct diag d = {.arena = a, .report = ignore};
    r->reader(a, &d, r->bytes);
}

void fuzz_read(fuzz_reader *reader, const uint8_t *data, size_t n)
{
    struct reading r = {.memory = {.limit = MEMORY}, .reader = reader,
                        .bytes = {(const char *)data, n}};
    if (!memory_run(&r.memory, read_whole, &r))
        fuzz_wrong("out of memory");
    memory_free(&r.memory);
}

/* ---- texts */

struct str fuzz_quoted(struct arena *a, struct str s)
{
    struct buf b = {.a = a};
    buf_char(&b, '"');
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c == '"' || c == '\\')
            buf_char(&b, '\\');
        if (c == '\n')
            buf_add(&b, STR("\\n"));
        else if (c < ' ' || c == 127)
            buf_printf(&b, "\\x%02X", c);
        else
            buf_char(&b, (char)c);
    }
    buf_char(&b, '"');
    return buf_str(&b);
}

bool fuzz_line(struct str *rest, struct str *line)
{
    if (!rest->n)
        return false;
    size_t end = str_find(*rest, '\n');
    *line = str_sub(*rest, 0, end);
    *rest = str_sub(*rest, end < rest->n ? end + 1 : end, rest->n);
    return true;
}
