/* result.c: copies the diagnostics of a run, and formats them as text. */
#include "result.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/visible.h"

/* Further diagnostics are only counted: a broken bibliography may cause a hundred thousand. But a
 * run that fails must say why: after the others there is room for some errors. */
#define DIAGNOSTICS_MOST 1000
#define ERRORS_MORE 100

/* A diagnostic, and where it belongs. */
struct told {
    struct cvtex_diagnostic public; /* must be first: the list has its address */
    size_t file, order;             /* the number of its file; how many were found before it */
};

struct result *result_new(struct arena *run, const char *document)
{
    struct arena *a = arena_beside(run);
    struct result *r = arena_new_of(a, struct result);
    r->a = a;
    r->document = document;
    return r;
}

/* Splits a message into text and hint; the hint loses the space and brackets around it. */
static void split_hint(struct arena *a, const struct diagnostic *d, struct cvtex_diagnostic *to)
{
    struct str m = d->message, tail = str_sub(m, d->hint_at + d->hint_n, m.n);
    to->message = str_c(a, str_printf(a, "%.*s%.*s", STRF(str_sub(m, 0, d->hint_at)), STRF(tail)));
    to->hint_at = d->hint_at;
    if (d->hint_n > 3)
        to->hint = str_c(a, str_sub(m, d->hint_at + 2, d->hint_at + d->hint_n - 1));
    else
        to->hint_at = strlen(to->message);
    to->replacement = d->replacement.n ? str_c(a, d->replacement) : NULL;
}

void result_add(struct result *r, const struct diagnostic *d, bool told_by_others)
{
    size_t *const counts[] = {&r->public.notes, &r->public.warnings, &r->public.errors};
    r->suspect |= d->code == DIAG_CODE_PDF_FAILED || d->code == DIAG_CODE_BAD_FONT;
    *counts[d->level] += !told_by_others;
    if (r->diagnostics.n >= DIAGNOSTICS_MOST + (d->level == DIAG_ERROR ? ERRORS_MORE : 0))
        return;
    bool quoted;
    struct told *told = arena_new_of(r->a, struct told);
    struct cvtex_diagnostic *to = &told->public;
    told->order = r->diagnostics.n;
    struct str line = diag_excerpt(r->a, d->pos, &to->blanks);
    to->level = (int32_t)d->level;
    to->code = diag_code_name(r->a, d->code).p;
    if (d->pos.source)
        to->file = str_c(r->a, d->pos.source->name);
    to->line = d->pos.source ? d->pos.line : 0;
    to->column = to->line ? d->pos.col : 0;
    to->length = diag_marked(d, &quoted);
    to->safe = d->safe && to->length;
    to->excerpt = line.p ? str_c(r->a, line) : NULL;
    to->rule = d->rule.n ? str_c(r->a, d->rule) : NULL;
    split_hint(r->a, d, to);
    if (to->replacement && to->length) {
        to->replace_column = to->column + quoted;
        to->replace_length = to->length - 2 * quoted;
    }
    if (!told_by_others)
        *vec_push(r->a, &r->diagnostics) = to;
    if (d->level == DIAG_ERROR)
        *vec_push(r->a, &r->wrong) = to;
}

void result_diagnostic(void *result, const struct diagnostic *d)
{
    result_add(result, d, false);
}

/* ---- the order of diagnostics */

/* Numbers the files: the document is first, then come the others as they were first named, and last what is
 * about no file. */
static void number_files(struct result *r)
{
    VEC(const char *) files = {0};
    *vec_push(r->a, &files) = r->document;
    for (size_t i = 0; i < r->diagnostics.n; i++) {
        struct told *told = (struct told *)r->diagnostics.at[i];
        const char *file = told->public.file;
        size_t k = 0;
        while (file && k < files.n && strcmp(files.at[k], file) != 0)
            k++;
        if (file && k == files.n)
            *vec_push(r->a, &files) = file;
        told->file = file ? k : SIZE_MAX;
    }
}

/* By file and place; what is about a file as a whole comes behind its places. */
static int by_place(const void *x, const void *y)
{
    const struct told *a = *(const struct told *const *)x, *b = *(const struct told *const *)y;
    if (a->file != b->file)
        return a->file < b->file ? -1 : 1;
    if (a->public.line != b->public.line)
        return a->public.line - 1 < b->public.line - 1 ? -1 : 1; /* 0 - 1 is the largest */
    if (a->public.column != b->public.column)
        return a->public.column < b->public.column ? -1 : 1;
    return a->order < b->order ? -1 : a->order > b->order;
}

static bool same_text(const char *x, const char *y)
{
    return x && y ? strcmp(x, y) == 0 : x == y;
}

/* True if the same was said of this place before. The list is sorted. */
static bool is_repeated(const struct cvtex_diagnostic *const *list, size_t n, const struct cvtex_diagnostic *one)
{
    while (n--) {
        const struct cvtex_diagnostic *d = list[n];
        if (d->line != one->line || d->column != one->column || !same_text(d->file, one->file))
            return false;
        if (d->level == one->level && same_text(d->code, one->code) && same_text(d->message, one->message) &&
            same_text(d->hint, one->hint))
            return true;
    }
    return false;
}

/* Puts the diagnostics in the order of their files, each once. */
static void settle(struct result *r)
{
    size_t *const counts[] = {&r->public.notes, &r->public.warnings, &r->public.errors};
    size_t kept = 0;
    number_files(r);
    if (r->diagnostics.n > 1)
        qsort(r->diagnostics.at, r->diagnostics.n, sizeof *r->diagnostics.at, by_place);
    for (size_t i = 0; i < r->diagnostics.n; i++) {
        const struct cvtex_diagnostic *one = r->diagnostics.at[i];
        if (is_repeated(r->diagnostics.at, kept, one))
            --*counts[one->level];
        else
            r->diagnostics.at[kept++] = one;
    }
    r->diagnostics.n = kept;
}

static bool is_asked(const struct cvtex_asked *const *list, size_t n, const struct cvtex_question *q)
{
    for (size_t i = 0; i < n; i++) {
        const struct cvtex_question *own = &list[i]->question;
        if (own->kind == q->kind && strcmp(own->name, q->name) == 0 && strcmp(own->base, q->base) == 0)
            return true;
    }
    return false;
}

/* What the run asked, and what the run before did. */
static void copy_asked(struct result *r, const struct files *files)
{
    size_t n = files->record.n, before = r->before ? r->before->public.n_asked : 0;
    const struct cvtex_asked **list = arena_array_of(r->a, const struct cvtex_asked *, n + before);
    for (size_t i = 0; i < n; i++) {
        const struct asked *from = files->record.at[i];
        struct cvtex_asked *to = arena_new_of(r->a, struct cvtex_asked);
        to->question.kind = from->kind;
        to->question.base = str_c(r->a, from->base);
        to->question.name = str_c(r->a, from->name);
        to->question.path = str_c(r->a, from->path);
        to->status = from->status;
        list[i] = to;
    }
    for (size_t i = 0; i < before; i++)
        if (!is_asked(list, n, &r->before->public.asked[i]->question))
            list[n++] = r->before->public.asked[i];
    r->public.asked = list;
    r->public.n_asked = n;
}

/* Takes over the errors of the result before; and what else it told, in place of its own. */
static void adopt(struct result *r, bool errors_only)
{
    size_t kept = 0;
    const struct cvtex_result *before = &r->before->public;
    for (size_t i = 0; i < r->diagnostics.n && !errors_only; i++)
        if (r->diagnostics.at[i]->level == CVTEX_ERROR)
            r->diagnostics.at[kept++] = r->diagnostics.at[i];
    r->diagnostics.n = errors_only ? r->diagnostics.n : kept;
    for (size_t i = 0; i < before->n_diagnostics; i++)
        if (!errors_only || before->diagnostics[i]->level == CVTEX_ERROR)
            *vec_push(r->a, &r->diagnostics) = before->diagnostics[i];
    r->public.errors += before->errors;
    r->public.notes = errors_only ? r->public.notes : before->notes;
    r->public.warnings = errors_only ? r->public.warnings : before->warnings;
}

void result_looks(struct result *r, struct str style, struct str locale)
{
    r->public.style = style.n ? str_c(r->a, style) : NULL;
    r->public.locale = locale.n ? str_c(r->a, locale) : NULL;
}

const struct cvtex_result *result_finish(struct result *r, const struct diag *d, const struct files *files,
                                         struct str bytes, bool keep)
{
    struct cvtex_result *to = &r->public;
    bool sound = d->count[DIAG_ERROR] == 0;
    if (r->before)
        adopt(r, keep && sound);
    settle(r);
    to->diagnostics = r->diagnostics.at;
    to->n_diagnostics = r->diagnostics.n;
    copy_asked(r, files);
    if (bytes.p && sound && (keep || !to->errors)) {
        char *copy = arena_room(r->a, bytes.n + 1);
        memcpy(copy, bytes.p, bytes.n);
        copy[bytes.n] = 0; /* text ends with a zero byte */
        to->bytes = copy;
        to->n_bytes = bytes.n;
    }
    arena_give(r->a);
    return to;
}

const struct cvtex_result *result_out_of_memory(void)
{
    static const struct cvtex_diagnostic one = {
        .level = CVTEX_ERROR, .code = "out-of-memory",
        .message = "out of memory; nothing was written"};
    static const struct cvtex_diagnostic *const list[] = {&one};
    static const struct result none = {
        .public = {.errors = 1, .n_diagnostics = 1, .diagnostics = list}};
    return &none.public;
}

struct over_memory {
    struct memory memory;
    const char *name;
    struct limits *limits;
    const struct cvtex_result *made;
};

static void over_memory(void *user)
{
    struct over_memory *o = user;
    struct arena *a = arena_open(&o->memory);
    struct result *r = result_new(a, o->name);
    struct diag d = {.arena = a, .limits = o->limits, .report = result_diagnostic, .user = r};
    struct source source = {.name = str_of(o->name)};
    struct files none = {.a = a};
    limit_holds(&d, LIMIT_MEMORY, UINT64_MAX, (struct pos){&source, 0, 0});
    o->made = result_finish(r, &d, &none, (struct str){0}, false);
    arena_free(a);
}

const struct cvtex_result *result_over_memory(const char *name, struct limits *limits)
{
    struct over_memory o = {.name = name, .limits = limits};
    if (memory_run(&o.memory, over_memory, &o))
        return o.made;
    memory_free(&o.memory);
    return result_out_of_memory();
}

void cvtex_free(const struct cvtex_result *result)
{
    for (const struct result *r = (const struct result *)result, *before; r; r = before) {
        before = r->before;
        arena_free(r->a);
    }
}

/* ---- diagnostics as text */

struct text {
    char *to;
    size_t room, n;
};

static void put_bytes(struct text *t, const char *p, size_t n)
{
    for (size_t i = 0; i < n; i++, t->n++)
        if (t->n + 1 < t->room)
            t->to[t->n] = p[i];
}

static void put(struct text *t, const char *s)
{
    put_bytes(t, s, strlen(s));
}

/* Puts a text that may control a terminal. */
static void put_visible(struct text *t, const char *s)
{
    char shown[VISIBLE_MOST];
    struct str all = str_of(s);
    for (size_t i = 0, n; i < all.n; i += n)
        put_bytes(t, shown, visible_at(all, i, &n, shown));
}

static size_t end(struct text *t)
{
    if (t->room)
        t->to[t->n < t->room ? t->n : t->room - 1] = 0;
    return t->n;
}

size_t cvtex_visible(const char *text, char *to, size_t room)
{
    struct text t = {to, room, 0};
    put_visible(&t, text);
    return end(&t);
}

static void put_place(struct text *t, const struct cvtex_diagnostic *d)
{
    char place[32];
    put_visible(t, d->file ? d->file : "cvtex");
    snprintf(place, sizeof place, ":%u:%u", (unsigned)d->line, (unsigned)d->column);
    if (d->file && d->line)
        put(t, place);
    put(t, ": ");
}

size_t cvtex_text(const struct cvtex_diagnostic *d, char *to, size_t room)
{
    static const char *const levels[] = {"note: ", "warning: ", "error: "};
    struct text t = {to, room, 0};
    size_t n = strlen(d->message), at = d->hint && d->hint_at < n ? d->hint_at : n;
    put_place(&t, d);
    put(&t, levels[d->level < 0 || d->level > 2 ? 2 : d->level]);
    put_bytes(&t, d->message, at);
    if (d->hint) {
        put(&t, " (");
        put(&t, d->hint);
        put(&t, ")");
    }
    put(&t, d->message + at);
    if (d->rule) {
        put(&t, " [");
        put(&t, d->rule);
        put(&t, "]");
    }
    if (d->excerpt) {
        put(&t, "\n    ");
        put(&t, d->excerpt);
        put(&t, "\n    ");
        for (uint32_t i = 0; i < d->blanks; i++)
            put(&t, " ");
        put(&t, "^");
    }
    put(&t, "\n");
    return end(&t);
}

bool result_leave_out(const struct result *of, struct prune *p)
{
    static const char *const final[] = {"bad-yaml", "bad-utf8", "newer-format", "not-a-cv", "empty-input", "limit",
                                        "bad-limit", "unknown-limit", "out-of-memory", "include-cycle",
                                        "no-bidi", "pdf-failed"};
    for (size_t i = 0; i < of->wrong.n; i++) {
        const struct cvtex_diagnostic *d = of->wrong.at[i];
        for (size_t k = 0; k < sizeof final / sizeof *final; k++)
            if (strcmp(d->code, final[k]) == 0)
                return false;
        if (!d->file || !d->line)
            return false;
        bool twice = false; /* one error may be told of one place in several words */
        for (size_t k = 0; k < i && !twice; k++)
            twice = of->wrong.at[k]->line == d->line && of->wrong.at[k]->column == d->column &&
                    strcmp(of->wrong.at[k]->file, d->file) == 0;
        if (!twice && strcmp(d->code, "duplicate-key") != 0 && !prune_add(p, d->code, d->file, d->line, d->column))
            return false;
    }
    return of->wrong.n > 0 && of->wrong.n <= PRUNE_MOST;
}
