/* fix.c: applies safe replacements, and looks with another run whether they helped. */
#include "fix.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "output.h"

/* Each round finds what stands inside of what the one before has mended, and 1,000 mistakes at most. */
enum { ROUNDS_MOST = 100 };

/* A replacement. Its text is of a result that is kept as long. */
struct edit {
    const char *text;
    uint32_t line, column, length; /* in the document as it was in this round, in code points */
    size_t at, n;                  /* the same in bytes */
    bool refused;
};

struct edits {
    struct edit *list;
    size_t n;
};

struct bytes {
    const char *p;
    size_t n;
};

/* ---- places */

/* The length of the line break at `i`; 0: there is none. They are those of YAML, as in diag.c. */
static size_t break_at(struct bytes s, size_t i)
{
    if (s.p[i] == '\n')
        return 1;
    if (s.p[i] == '\r')
        return i + 1 < s.n && s.p[i + 1] == '\n' ? 2 : 1;
    if (i + 1 < s.n && memcmp(s.p + i, "\xC2\x85", 2) == 0)
        return 2;
    bool wide = i + 2 < s.n && (memcmp(s.p + i, "\xE2\x80\xA8", 3) == 0 || memcmp(s.p + i, "\xE2\x80\xA9", 3) == 0);
    return wide ? 3 : 0;
}

static size_t character_at(struct bytes s, size_t i)
{
    size_t n = 1;
    while (i + n < s.n && ((unsigned char)s.p[i + n] & 0xC0) == 0x80)
        n++;
    return n;
}

/* The byte `columns` code points behind `i`, in the same line. */
static size_t forward(struct bytes s, size_t i, uint32_t columns)
{
    for (; columns && i < s.n && !break_at(s, i); columns--)
        i += character_at(s, i);
    return i;
}

/* A line and where it begins. */
struct line {
    uint32_t number;
    size_t at;
};

static struct line line_first(struct bytes s)
{
    return (struct line){1, s.n >= 3 && memcmp(s.p, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0};
}

/* The line of a number, which is no less than that of `from`. */
static struct line line_after(struct bytes s, struct line from, uint32_t number)
{
    while (from.number < number && from.at < s.n) {
        size_t n = break_at(s, from.at);
        from.number += n > 0;
        from.at += n ? n : 1;
    }
    return from;
}

/* ---- replacements */

static bool is_refused(const struct edits *refused, const struct cvtex_diagnostic *d)
{
    for (size_t i = 0; i < refused->n; i++) {
        const struct edit *e = &refused->list[i];
        if (e->line == d->line && e->column == d->replace_column && strcmp(e->text, d->replacement) == 0)
            return true;
    }
    return false;
}

/* Lists the safe replacements of a result, from the first line to the last. False: no memory. */
static bool find(const struct cvtex_result *result, const char *name, struct bytes s, const struct edits *refused,
                 struct edits *to)
{
    size_t end = 0;
    struct line line = line_first(s);
    to->n = 0;
    to->list = malloc((result->n_diagnostics + 1) * sizeof *to->list);
    for (size_t i = 0; to->list && i < result->n_diagnostics; i++) {
        const struct cvtex_diagnostic *d = result->diagnostics[i];
        if (!d->safe || !d->replace_column || !d->file || strcmp(d->file, name) != 0 || is_refused(refused, d))
            continue;
        struct edit e = {d->replacement, d->line, d->replace_column, d->replace_length, 0, 0, false};
        line = line_after(s, e.line < line.number ? line_first(s) : line, e.line);
        e.at = forward(s, line.at, e.column - 1);
        e.n = forward(s, e.at, e.length) - e.at;
        if (e.at < end)
            continue;
        end = e.at + e.n;
        to->list[to->n++] = e;
    }
    return to->list;
}

/* The document with the replacements that are not refused. NULL: no memory. */
static char *apply(struct bytes s, const struct edits *edits, size_t *n)
{
    size_t room = s.n + 1, from = 0;
    for (size_t i = 0; i < edits->n; i++)
        room += strlen(edits->list[i].text);
    char *to = malloc(room);
    *n = 0;
    for (size_t i = 0; to && i < edits->n; i++) {
        const struct edit *e = &edits->list[i];
        size_t length = strlen(e->text);
        if (e->refused)
            continue;
        memcpy(to + *n, s.p + from, e->at - from);
        memcpy(to + *n + (e->at - from), e->text, length);
        *n += e->at - from + length;
        from = e->at + e->n;
    }
    if (to) {
        memcpy(to + *n, s.p + from, s.n - from);
        *n += s.n - from;
    }
    return to;
}

/* ---- looking whether they helped */

static bool was_there(const struct cvtex_result *before, const struct cvtex_diagnostic *d)
{
    for (size_t i = 0; i < before->n_diagnostics; i++) {
        const struct cvtex_diagnostic *b = before->diagnostics[i];
        if (b->line == d->line && strcmp(b->code, d->code) == 0 && strcmp(b->message, d->message) == 0)
            return true;
    }
    return false;
}

static uint32_t characters_of(const char *text)
{
    uint32_t n = 0;
    for (; *text; text++)
        n += ((unsigned char)*text & 0xC0) != 0x80;
    return n;
}

/* The last replacement before a place of the changed document, in its line; NULL: there is none. */
static struct edit *edit_before(const struct edits *edits, uint32_t line, uint32_t column)
{
    struct edit *found = NULL;
    int64_t more = 0; /* how much longer the line has become */
    for (size_t i = 0; i < edits->n; i++) {
        struct edit *e = &edits->list[i];
        if (e->line != line || e->refused)
            continue;
        if (e->column + more <= column)
            found = e;
        more += (int64_t)characters_of(e->text) - e->length;
    }
    return found;
}

/* The replacement that has made this new error; NULL: none has. */
static struct edit *maker_of(const struct edits *edits, const struct cvtex_diagnostic *d)
{
    if (strcmp(d->code, "duplicate-key") != 0) /* unknown keys stand inside of what has become known */
        return strcmp(d->code, "unknown-key") == 0 ? NULL : edit_before(edits, d->line, d->column);
    const char *quoted = strchr(d->message, '\''), *first = strstr(d->message, "on line ");
    uint32_t other = first ? (uint32_t)strtoul(first + 8, NULL, 10) : 0;
    for (size_t i = 0; quoted && i < edits->n; i++) {
        struct edit *e = &edits->list[i];
        size_t n = strlen(e->text);
        if (!e->refused && (e->line == d->line || e->line == other) && strncmp(quoted + 1, e->text, n) == 0 &&
            quoted[1 + n] == '\'')
            return e;
    }
    return NULL;
}

/* Refuses the replacements that have made new errors. Returns how many; all, if it is no YAML any more. */
static size_t refuse(const struct cvtex_result *before, const struct cvtex_result *after, const char *name,
                     struct edits *edits)
{
    size_t n = 0;
    for (size_t i = 0; i < after->n_diagnostics; i++) {
        const struct cvtex_diagnostic *d = after->diagnostics[i];
        if (d->level != CVTEX_ERROR || !d->file || strcmp(d->file, name) != 0 || was_there(before, d))
            continue;
        struct edit *made = maker_of(edits, d);
        n += made != NULL;
        if (made)
            made->refused = true;
        for (size_t k = 0; k < edits->n && strcmp(d->code, "bad-yaml") == 0; k++, n++)
            edits->list[k].refused = true;
    }
    return n;
}

static void tell(const struct cvtex_job *job, struct bytes s, const struct edits *edits)
{
    for (size_t i = 0; i < edits->n; i++) {
        const struct edit *e = &edits->list[i];
        if (e->refused)
            continue;
        output_say(job->name);
        fprintf(stderr, ":%u:%u: fixed: '%.*s' is now '%s'\n", (unsigned)e->line, (unsigned)e->column, (int)e->n,
                s.p + e->at, e->text);
    }
}

/* What goes on from round to round. */
struct fixing {
    struct cvtex_session *session;
    struct cvtex_job job;
    char *bytes;          /* the document as it is now; NULL: as it was */
    struct edits refused; /* their texts are of `results` */
    const struct cvtex_result *results[ROUNDS_MOST + 1];
    size_t n_results;
};

/* Adds those that were refused to the list. False: no memory. */
static bool remember(struct fixing *f, const struct edits *edits)
{
    struct edit *list = realloc(f->refused.list, (f->refused.n + edits->n + 1) * sizeof *list);
    f->refused.list = list ? list : f->refused.list;
    for (size_t i = 0; list && i < edits->n; i++)
        if (edits->list[i].refused)
            list[f->refused.n++] = edits->list[i];
    return list;
}

/* Applies the replacements, without those that make new errors. Returns 0 or ENOMEM; *some: any was good. */
static int improve(struct fixing *f, const struct cvtex_result *before, struct edits *edits, bool *some)
{
    struct bytes old = {f->job.bytes, f->job.n_bytes};
    for (size_t refused = 1; refused;) {
        struct cvtex_job job = f->job;
        size_t n;
        char *made = apply(old, edits, &n);
        if (!made)
            return ENOMEM;
        job.bytes = made;
        job.n_bytes = n;
        const struct cvtex_result *after = cvtex_run(f->session, &job);
        refused = refuse(before, after, f->job.name, edits);
        cvtex_free(after);
        *some = false;
        for (size_t i = 0; i < edits->n; i++)
            *some |= !edits->list[i].refused;
        if (refused || !*some) {
            free(made);
            continue;
        }
        f->job.bytes = made;
        f->job.n_bytes = n;
    }
    return 0;
}

static int fix_round(struct fixing *f, int told, bool *more)
{
    const struct cvtex_result *before = f->results[f->n_results++] = cvtex_run(f->session, &f->job);
    struct bytes s = {f->job.bytes, f->job.n_bytes};
    struct edits edits;
    *more = false;
    if (!find(before, f->job.name, s, &f->refused, &edits))
        return ENOMEM;
    int error = edits.n ? improve(f, before, &edits, more) : 0;
    if (!error && !remember(f, &edits))
        error = ENOMEM;
    if (!error && *more && told)
        tell(&f->job, s, &edits);
    if (*more && !error) {
        free(f->bytes);
        f->bytes = (char *)f->job.bytes;
    }
    free(edits.list);
    return error;
}

int fix_document(struct cvtex_session *session, const struct cvtex_job *job, int told, char **bytes, size_t *n)
{
    struct fixing f = {.session = session, .job = *job};
    bool more = true;
    int error = 0;
    f.job.output = CVTEX_CONTENT; /* pages show no further mistake that could be mended */
    for (int i = 0; i < ROUNDS_MOST && more && !error; i++)
        error = fix_round(&f, told, &more);
    for (size_t i = 0; i < f.n_results; i++)
        cvtex_free(f.results[i]);
    free(f.refused.list);
    if (more && !error && told) {
        output_say(job->name);
        fprintf(stderr, ": there may be more to mend: run it with --fix again\n");
    }
    *bytes = f.bytes;
    *n = f.job.n_bytes;
    return error;
}
