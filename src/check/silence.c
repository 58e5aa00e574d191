/* silence.c: what a run of `check` says is held back, and silenced by the names in its document. */
#include "check/check.h"

#include <stdlib.h>

/* A name in the document that silences a rule: everywhere, or on some lines. */
struct silence {
    struct str name;
    struct pos pos;      /* of the name */
    enum diag_code code;
    uint32_t first, last; /* lines; 0, 0: all */
    bool used;
};

struct silences {
    struct arena *a;
    VEC(struct silence) all;
};

void check_hold(void *held, const struct diagnostic *d)
{
    struct check_held *h = held;
    struct arena *a = h->d->arena;
    struct diagnostic *own = vec_push(a, &h->all);
    *own = *d;
    own->message = str_copy(a, d->message);
    own->replacement = d->replacement.n ? str_copy(a, d->replacement) : d->replacement;
}

/* ---- names */

/* Adds a name; reports it if there is no such rule. */
static void add(struct check_held *h, struct silences *s, struct str name, struct pos pos, uint32_t first,
                uint32_t last)
{
    struct silence one = {.name = name, .pos = pos, .first = first, .last = last};
    if (diag_rule_find(s->a, name, &one.code))
        *vec_push(s->a, &s->all) = one;
    else
        diag_report(h->d, DIAG_CODE_UNKNOWN_RULE, pos, STRF(name), diag_rule_suggest(h->d, name));
}

/* The names under `check: {ignore: ...}`. */
static void add_listed(struct check_held *h, struct silences *s)
{
    const struct node *n = h->ignore;
    if (n && n->kind == NODE_SCALAR)
        add(h, s, str_trim(n->text), n->pos, 0, 0);
    for (size_t i = 0; n && i < n->items.n; i++)
        if (n->items.at[i]->kind == NODE_SCALAR)
            add(h, s, str_trim(n->items.at[i]->text), n->items.at[i]->pos, 0, 0);
}

/* ---- comments */

/* The line of a text that starts at `at`, without its end. */
static struct str line_at(struct str text, size_t at)
{
    struct str rest = str_sub(text, at, text.n);
    return str_sub(rest, 0, str_find(rest, '\n'));
}

static size_t indent_of(struct str line)
{
    size_t n = 0;
    while (n < line.n && line.p[n] == ' ')
        n++;
    return n;
}

/* True if a line begins an item of a list or has a key: what stands in it is not the rest of the
 * value above. */
static bool begins_value(struct str line)
{
    struct str s = str_trim(line);
    if (!s.n || s.p[0] == '-' || s.p[0] == '#')
        return true;
    for (size_t i = 0; i < s.n && s.p[i] != ' '; i++)
        if (s.p[i] == ':')
            return true;
    return false;
}

/* True for "key: |", which a text of several lines follows. */
static bool opens_block(struct str before)
{
    struct str s = str_trim(before);
    while (s.n && strchr("+-0123456789", s.p[s.n - 1]))
        s.n--;
    return s.n > 1 && strchr("|>", s.p[s.n - 1]) && s.p[s.n - 2] == ' ';
}

/* Splits the lines of a text; they are counted from 1. */
struct lines {
    VEC(struct str) all;
};

/* The lines that a comment on line `at` is about: those of the value that ends there, or begins. */
static void covered(const struct lines *l, uint32_t at, struct str before, uint32_t *first, uint32_t *last)
{
    *first = *last = at;
    while (*first > 1 && !begins_value(l->all.at[*first - 1]))
        --*first;
    size_t indent = indent_of(l->all.at[at - 1]);
    for (uint32_t k = at; opens_block(before) && k < l->all.n; k++) {
        if (str_trim(l->all.at[k]).n && indent_of(l->all.at[k]) <= indent)
            break;
        *last = k + 1;
    }
}

/* The names behind "# cvtex: ignore" in a line. */
static void add_comment(struct check_held *h, struct silences *s, const struct lines *l, uint32_t number)
{
    struct str line = l->all.at[number - 1];
    size_t hash = line.n;
    uint32_t first, last;
    for (size_t i = 1; i < line.n; i++)
        if (line.p[i] == '#' && (line.p[i - 1] == ' ' || line.p[i - 1] == '\t') &&
            str_starts(str_trim(str_sub(line, i + 1, line.n)), STR("cvtex:")))
            hash = i;
    if (hash == line.n)
        return;
    size_t at = hash + 1 + str_find_str(str_sub(line, hash + 1, line.n), STR("cvtex:")) + 6;
    while (at < line.n && line.p[at] == ' ')
        at++;
    if (!str_starts(str_sub(line, at, line.n), STR("ignore ")))
        return;
    covered(l, number, str_sub(line, 0, hash), &first, &last);
    for (at += 7; at < line.n;) {
        size_t end = at;
        while (end < line.n && !strchr(", \t\r", line.p[end]))
            end++;
        struct pos pos = {h->source, number, (uint32_t)utf8_length(str_sub(line, 0, at)) + 1};
        if (end > at)
            add(h, s, str_sub(line, at, end), pos, first, last);
        at = end + 1;
    }
}

static void add_comments(struct check_held *h, struct silences *s)
{
    struct lines l = {0};
    struct str text = h->source->text;
    if (str_find_str(text, STR("cvtex:")) == text.n)
        return;
    for (size_t at = 0; at < text.n; at += l.all.at[l.all.n - 1].n + 1)
        *vec_push(s->a, &l.all) = line_at(text, at);
    for (uint32_t i = 1; i <= l.all.n; i++)
        add_comment(h, s, &l, i);
}

/* ---- silencing */

static bool is_silenced(const struct check_held *h, struct silences *s, const struct diagnostic *d)
{
    bool any = false;
    for (size_t i = 0; i < s->all.n && d->level < DIAG_ERROR; i++) {
        struct silence *one = &s->all.at[i];
        bool here = !one->first || (d->pos.source == h->source && d->pos.line >= one->first &&
                                    d->pos.line <= one->last);
        if (one->code != d->code || !here)
            continue;
        one->used = any = true;
    }
    return any;
}

/* Reports the names that silenced nothing. */
static void report_unused(struct check_held *h, const struct silences *s)
{
    for (size_t i = 0; i < s->all.n; i++) {
        const struct silence *one = &s->all.at[i];
        bool ran = h->ats || !str_starts(diag_code_name(s->a, one->code), STR("ats-"));
        if (!one->used && ran)
            diag_report(h->d, DIAG_CODE_RULE_UNUSED, one->pos, STRF(one->name),
                        one->first ? "; a comment stands at the end of the line that it is about" : "");
    }
}

/* True if the same was said of the same place before, as where an alias repeats a value. */
static bool is_repeated(struct arena *a, struct table *seen, const struct diagnostic *d)
{
    struct str key = str_printf(a, "%p:%u:%u:%d:%.*s", (const void *)d->pos.source, d->pos.line, d->pos.col,
                                (int)d->code, STRF(d->message));
    bool before = table_find(seen, key) != NULL;
    table_set(a, seen, key, seen);
    return before && d->pos.line;
}

/* True if something else was said of an empty key: where its list is, or that its section is left out. */
static bool is_told_better(const struct check_held *h, const struct diagnostic *d)
{
    for (size_t i = 0; d->code == DIAG_CODE_LINT_EMPTY && i < h->all.n; i++) {
        const struct diagnostic *other = &h->all.at[i];
        if (other->code != d->code && other->pos.source == d->pos.source && other->pos.line == d->pos.line)
            return true;
    }
    return false;
}

/* In the order of the file; what is about the whole of it comes first. */
static int by_place(const void *x, const void *y)
{
    const struct diagnostic *const *a = x, *const *b = y;
    uint32_t lines[2] = {(*a)->pos.line, (*b)->pos.line}, cols[2] = {(*a)->pos.col, (*b)->pos.col};
    if (lines[0] != lines[1])
        return lines[0] < lines[1] ? -1 : 1;
    if (cols[0] != cols[1])
        return cols[0] < cols[1] ? -1 : 1;
    return (*a > *b) - (*a < *b);
}

/* Reports what is left, one file after the other. */
static void report_all(struct check_held *h)
{
    struct arena *a = h->d->arena;
    VEC(const struct diagnostic *) one = {0};
    bool *done = arena_array_of(a, bool, h->all.n + 1);
    for (size_t i = 0; i < h->all.n; i++) {
        if (done[i])
            continue;
        one.n = 0;
        for (size_t k = i; k < h->all.n; k++)
            if (h->all.at[k].pos.source == h->all.at[i].pos.source && h->all.at[k].message.n)
                *vec_push(a, &one) = &h->all.at[k];
        for (size_t k = h->all.n; k-- > i;) /* that of [i] last */
            done[k] |= h->all.at[k].pos.source == h->all.at[i].pos.source;
        if (one.n)
            qsort(one.at, one.n, sizeof *one.at, by_place);
        for (size_t k = 0; k < one.n; k++)
            h->report(h->user, one.at[k]);
    }
}

void check_release(struct check_held *h)
{
    struct silences s = {.a = h->d->arena};
    struct table seen = {0};
    bool sound = h->d->count[DIAG_ERROR] == 0;
    size_t n = h->all.n;
    add_listed(h, &s);
    add_comments(h, &s);
    for (size_t i = 0; i < n; i++) {
        h->all.at[i].rule = h->all.at[i].level < DIAG_ERROR ? diag_rule_name(s.a, h->all.at[i].code) : STR("");
        if (is_silenced(h, &s, &h->all.at[i]) || is_repeated(s.a, &seen, &h->all.at[i]) ||
            is_told_better(h, &h->all.at[i])) {
            h->d->count[h->all.at[i].level]--;
            h->all.at[i].message.n = 0;
        }
    }
    if (sound) /* else not all rules had their turn */
        report_unused(h, &s);
    report_all(h);
}
