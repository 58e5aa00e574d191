/* diag.c: the table of mistakes, and how they are shown. */
#include "base/diag.h"

#include <stdarg.h>
#include <stdio.h>
#include <utf8proc.h>

static const struct {
    enum diag_level level;
    const char *text;
} table[] = {
#define X(code, level, text) {DIAG_##level, text},
    DIAGNOSTICS(X)
#undef X
};

void diag_report(struct diag *d, enum diag_code code, struct pos pos, ...)
{
    char text[1024];
    va_list args;
    va_start(args, pos);
    int n = vsnprintf(text, sizeof text, table[code].text, args);
    va_end(args);
    struct diagnostic one = {
        .code = code,
        .level = table[code].level,
        .pos = pos,
        .message = {text, (size_t)n < sizeof text ? (size_t)n : sizeof text - 1},
    };
    d->count[one.level]++;
    if (d->report)
        d->report(d->user, &one);
}

static struct str line_of(struct str text, uint32_t line)
{
    size_t start = 0;
    for (uint32_t k = 1; k < line && start < text.n; k++)
        start += str_find(str_sub(text, start, text.n), '\n') + 1;
    if (start > text.n)
        start = text.n;
    struct str rest = str_sub(text, start, text.n);
    rest.n = str_find(rest, '\n');
    if (rest.n && rest.p[rest.n - 1] == '\r')
        rest.n--;
    return rest;
}

/* The source line with a caret under column `col`; a long line is cut around the column. */
static void show_line(struct buf *b, struct str line, uint32_t col)
{
    enum { BEFORE = 60, AFTER = 40 };
    size_t at = 0, n, from = 0, to = line.n;
    for (uint32_t k = 1; k < col && at < line.n; k++) {
        utf8_at(line, at, &n);
        at += n;
    }
    if (at > BEFORE + 20)
        for (from = at - BEFORE; from > 0 && (line.p[from] & 0xC0) == 0x80; from--)
            ;
    if (to > at + AFTER + 20)
        for (to = at + AFTER; to < line.n && (line.p[to] & 0xC0) == 0x80; to++)
            ;
    buf_add(b, STR("\n    "));
    if (from)
        buf_add(b, STR("..."));
    for (size_t i = from; i < to; i += n) {
        int32_t c = utf8_at(line, i, &n);
        buf_code(b, c == '\t' ? ' ' : c < 0x20 || c == 0x7F ? 0xFFFD : c);
    }
    if (to < line.n)
        buf_add(b, STR("..."));
    buf_add(b, STR("\n    "));
    int blanks = from ? 3 : 0;
    for (size_t i = from; i < at; i += n) {
        int32_t c = utf8_at(line, i, &n);
        blanks += c < 0x20 || c == 0x7F ? 1 : utf8proc_charwidth(c);
    }
    buf_printf(b, "%*s^", blanks, "");
}

struct str diag_text(struct arena *a, const struct diagnostic *d)
{
    static const char *const names[] = {"note", "warning", "error"};
    struct buf b = {.a = a};
    const struct source *s = d->pos.source;
    if (!s)
        buf_add(&b, STR("cvtex: "));
    else if (d->pos.line)
        buf_printf(&b, "%.*s:%u:%u: ", STRF(s->name), d->pos.line, d->pos.col);
    else
        buf_printf(&b, "%.*s: ", STRF(s->name));
    buf_printf(&b, "%s: ", names[d->level]);
    buf_add(&b, d->message);
    if (s && d->pos.line && s->text.n)
        show_line(&b, line_of(s->text, d->pos.line), d->pos.col);
    buf_char(&b, '\n');
    return buf_str(&b);
}

const char *diag_suggest(struct arena *a, struct str word, const char *const *candidates, size_t n)
{
    size_t limit = word.n <= 3 ? 1 : word.n <= 6 ? 2 : 3;
    const char *best = NULL;
    for (size_t i = 0; i < n; i++) {
        size_t d = str_distance(word, str_of(candidates[i]), limit);
        if (d <= limit) {
            best = candidates[i];
            if (d == 0)
                break;
            limit = d - 1;
        }
    }
    return best ? str_c(a, str_printf(a, " (did you mean '%s'?)", best)) : "";
}
