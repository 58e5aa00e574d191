/* diag.c: makes diagnostics and shows them as text. */
#include "base/diag.h"

#include <stdarg.h>
#include <stdio.h>
#include <utf8proc.h>

#include "base/visible.h"

static const struct {
    const char *name;
    enum diag_level level;
} table[] = {
#define X(code, level, text) {#code, DIAG_##level},
    DIAGNOSTICS(X)
#undef X
};

struct str diag_code_name(struct arena *a, enum diag_code code)
{
    char *name = str_c(a, str_lower(a, str_of(table[code].name)));
    for (char *p = name; *p; p++)
        if (*p == '_')
            *p = '-';
    return str_of(name);
}

/* Cuts a text that did not fit into `room` bytes between characters, and writes it to `to` as one
 * line that is safe to print. */
static struct str cleaned(char *text, size_t n, size_t room, char *to)
{
    size_t size = n < room ? n : room - 1, used = 0, step;
    while (size && utf8_invalid((struct str){text, size}) < size && size == room - 1)
        text[size - 1] = '.', size = utf8_invalid((struct str){text, size});
    for (size_t i = 0; i < size; i += step)
        used += visible_at((struct str){text, size}, i, &step, to + used);
    return (struct str){to, used};
}

/* A message quotes the word that it is about first. The word is marked if the source has it at the
 * diagnostic's place, with or without quotes. */
uint32_t diag_marked(const struct diagnostic *d)
{
    struct str message = d->message;
    size_t start = str_find(message, '\''), n;
    if (start == message.n)
        return 0;
    struct str rest = pos_text(d->pos), word = str_sub(message, start + 1, message.n);
    word = str_sub(word, 0, str_find(word, '\''));
    bool quoted = rest.n && (rest.p[0] == '"' || rest.p[0] == '\'');
    if (!word.n || !str_starts(str_sub(rest, quoted, rest.n), word))
        return 0;
    uint32_t length = quoted ? 2 : 0;
    for (size_t i = 0; i < word.n; i += n, length++)
        utf8_at(word, i, &n);
    return length;
}

void diag_send(struct diag *d, enum diag_code code, const char *format, struct pos pos, ...)
{
    char text[1024], shown[sizeof text * VISIBLE_MOST];
    va_list args;
    va_start(args, pos);
    int n = vsnprintf(text, sizeof text, format, args);
    va_end(args);
    struct diagnostic one = {.code = code, .level = table[code].level, .pos = pos};
    one.message = cleaned(text, n > 0 ? (size_t)n : 0, sizeof text, shown);
    size_t at = d->suggested.n ? str_find_str(one.message, d->suggested) : one.message.n;
    if (at < one.message.n) {
        one.hint_at = at;
        one.hint_n = d->suggested.n;
        one.replacement = d->suggestion;
    }
    d->suggested = d->suggestion = (struct str){0};
    d->count[one.level]++;
    if (d->report)
        d->report(d->user, &one);
}

void diag_pass(struct diag *to, const struct diagnostic *d, enum diag_level level)
{
    struct diagnostic one = *d;
    one.level = level;
    to->count[level]++;
    if (to->report)
        to->report(to->user, &one);
}

/* The length of the line break at `i`; 0 if there is none. These are the line breaks of YAML
 * 1.1. */
static size_t break_at(struct str s, size_t i)
{
    if (s.p[i] == '\n')
        return 1;
    if (s.p[i] == '\r')
        return i + 1 < s.n && s.p[i + 1] == '\n' ? 2 : 1;
    size_t n;
    int32_t c = (unsigned char)s.p[i] < 0x80 ? 0 : utf8_at(s, i, &n);
    return c == 0x85 || c == 0x2028 || c == 0x2029 ? n : 0;
}

static size_t line_start(struct str text, uint32_t line)
{
    size_t i = 0, n;
    for (uint32_t k = 1; k < line && i < text.n; i += n ? n : 1)
        k += (n = break_at(text, i)) > 0;
    return i;
}

static struct str line_of(struct str text, uint32_t line)
{
    size_t start = line_start(text, line), end = start;
    while (end < text.n && !break_at(text, end))
        end++;
    return str_sub(text, start, end);
}

static size_t offset_of(struct pos p)
{
    struct str text = p.source->text;
    size_t at = line_start(text, p.line), n;
    for (uint32_t k = 1; k < p.col && at < text.n; k++, at += n)
        utf8_at(text, at, &n);
    return at;
}

struct str pos_text(struct pos p)
{
    return p.source && p.line ? str_sub(p.source->text, offset_of(p), p.source->text.n) : STR("");
}

struct pos pos_of_text(struct pos p, struct str needle)
{
    enum { FAR = 20000 }; /* [bytes] longer than any value that people write */
    if (!p.source || !p.line || !needle.n)
        return p;
    struct str text = p.source->text;
    size_t at = offset_of(p), n;
    struct pos q = p;
    for (size_t i = at; i + needle.n <= text.n && i < at + FAR; i += n) {
        if (memcmp(text.p + i, needle.p, needle.n) == 0)
            return q;
        n = break_at(text, i);
        q.line += n > 0;
        q.col = n ? 1 : q.col + 1;
        if (!n)
            utf8_at(text, i, &n);
    }
    return p;
}

/* Writes the character at byte i of a line as it is shown, and returns its size; *columns: how many
 * columns of a terminal it takes. */
static size_t shown_at(struct str line, size_t i, size_t *n, char *to, uint32_t *columns)
{
    int32_t c = utf8_at(line, i, n);
    if (c == '\t') {
        *to = ' ';
        *columns = 1;
        return 1;
    }
    size_t size = visible_at(line, i, n, to);
    bool spelled = to[0] == '<' && size > 1;
    *columns = spelled ? (uint32_t)size : (uint32_t)utf8proc_charwidth(c);
    return size;
}

/* Cuts a long line around column `col`. */
static struct str excerpt(struct arena *a, struct str line, uint32_t col, uint32_t *blanks)
{
    enum { BEFORE = 60, AFTER = 40 };
    struct buf b = {.a = a};
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
    if (from)
        buf_add(&b, STR("..."));
    *blanks = from ? 3 : 0;
    for (size_t i = from; i < to; i += n) {
        uint32_t columns;
        b.n += shown_at(line, i, &n, buf_room(&b, VISIBLE_MOST), &columns);
        *blanks += i < at ? columns : 0;
    }
    if (to < line.n)
        buf_add(&b, STR("..."));
    return b.n ? buf_end(&b) : STR("");
}

struct str diag_excerpt(struct arena *a, struct pos p, uint32_t *blanks)
{
    *blanks = 0;
    if (!p.source || !p.line || !p.source->text.n)
        return (struct str){0};
    return excerpt(a, line_of(p.source->text, p.line), p.col, blanks);
}

struct str diag_text(struct arena *a, const struct diagnostic *d)
{
    static const char *const names[] = {"note", "warning", "error"};
    struct buf b = {.a = a};
    const struct source *s = d->pos.source;
    uint32_t blanks;
    struct str line = diag_excerpt(a, d->pos, &blanks);
    if (!s)
        buf_add(&b, STR("cvtex: "));
    else if (d->pos.line)
        buf_printf(&b, "%.*s:%u:%u: ", STRF(s->name), d->pos.line, d->pos.col);
    else
        buf_printf(&b, "%.*s: ", STRF(s->name));
    buf_printf(&b, "%s: ", names[d->level]);
    buf_add(&b, d->message);
    if (line.p)
        buf_printf(&b, "\n    %.*s\n    %*s^", STRF(line), (int)blanks, "");
    buf_char(&b, '\n');
    return buf_end(&b);
}

const char *diag_hint(struct diag *d, struct str hint)
{
    d->suggestion = (struct str){0};
    d->suggested = hint;
    return str_c(d->arena, hint);
}

const char *diag_suggest(struct diag *d, struct str word, const char *const *candidates,
                         size_t n)
{
    size_t limit = word.n <= 3 ? 1 : word.n <= 6 ? 2 : 3;
    const char *best = NULL;
    for (size_t i = 0; i < n; i++) {
        size_t far = str_distance(word, str_of(candidates[i]), limit);
        if (far <= limit) {
            best = candidates[i];
            if (far == 0)
                break;
            limit = far - 1;
        }
    }
    if (!best)
        return "";
    const char *hint = diag_hint(d, str_printf(d->arena, " (did you mean '%s'?)", best));
    d->suggestion = str_copy(d->arena, str_of(best));
    return hint;
}
