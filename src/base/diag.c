/* diag.c: makes diagnostics and shows them as text. */
#define _GNU_SOURCE
#include "base/diag.h"

#include <stdarg.h>
#include <stdio.h>
#include <utf8proc.h>

#include "base/grapheme.h"
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

/* ---- names of rules */

struct str diag_rule_name(struct arena *a, enum diag_code code)
{
    struct str name = diag_code_name(a, code);
    return str_starts(name, STR("lint-")) ? str_sub(name, 5, name.n) : name;
}

static bool is_rule(enum diag_code code)
{
    return table[code].level != DIAG_ERROR;
}

bool diag_rule_find(struct arena *a, struct str name, enum diag_code *code)
{
    struct str own = str_starts(name, STR("lint-")) ? str_sub(name, 5, name.n) : name;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (is_rule((enum diag_code)i) && str_eq(diag_rule_name(a, (enum diag_code)i), own)) {
            *code = (enum diag_code)i;
            return true;
        }
    return false;
}

const char *diag_rule_suggest(struct diag *d, struct str name)
{
    const char *names[sizeof table / sizeof *table];
    size_t n = 0;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct str own = diag_rule_name(d->arena, (enum diag_code)i);
        if (is_rule((enum diag_code)i))
            names[n++] = own.p;
        else if (str_eq(own, name))
            return "; errors cannot be silenced";
    }
    return diag_suggest(d, name, names, n);
}

/* ---- making */

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
uint32_t diag_marked(const struct diagnostic *d, bool *is_quoted)
{
    *is_quoted = false;
    struct str message = d->message;
    size_t start = str_find(message, '\''), n;
    if (start == message.n)
        return 0;
    struct str rest = pos_text(d->pos), word = str_sub(message, start + 1, message.n);
    word = str_sub(word, 0, str_find(word, '\''));
    bool quoted = rest.n && (rest.p[0] == '"' || rest.p[0] == '\'');
    if (!word.n || !str_starts(str_sub(rest, quoted, rest.n), word))
        return 0;
    *is_quoted = quoted;
    uint32_t length = quoted ? 2 : 0;
    for (size_t i = 0; i < word.n; i += n, length++)
        utf8_at(word, i, &n);
    return length;
}

bool diag_once(struct diag *d, bool once)
{
    bool before = d->once;
    d->once = once;
    d->said = before && once ? d->said : 0;
    return before;
}

/* True if the same was said of this place since diag_once; else it is kept. */
static bool is_said(struct diag *d, const struct diagnostic *one)
{
    uint32_t hash = 2166136261u; /* FNV-1a */
    for (size_t i = 0; i < one->message.n; i++)
        hash = (uint32_t)((hash ^ (unsigned char)one->message.p[i]) * (uint64_t)16777619u);
    for (size_t i = 0; i < d->said; i++)
        if (d->before[i].code == one->code && d->before[i].message == hash &&
            d->before[i].pos.source == one->pos.source && d->before[i].pos.line == one->pos.line &&
            d->before[i].pos.col == one->pos.col)
            return true;
    if (d->said < DIAG_SAID) {
        d->before[d->said].code = one->code;
        d->before[d->said].pos = one->pos;
        d->before[d->said++].message = hash;
    }
    return false;
}

/* True if what is suggested is a word of the program. Names that users choose are often alike, and the
 * nearest may be another one. */
static bool is_vocabulary(enum diag_code code)
{
    return code == DIAG_CODE_UNKNOWN_KEY || code == DIAG_CODE_BAD_VALUE || code == DIAG_CODE_UNKNOWN_STYLE ||
           code == DIAG_CODE_UNKNOWN_LOCALE || code == DIAG_CODE_UNKNOWN_FIELD || code == DIAG_CODE_UNKNOWN_ICON;
}

void diag_send(struct diag *d, enum diag_code code, const char *format, struct pos pos, ...)
{
    char text[1024], shown[sizeof text * VISIBLE_MOST];
    va_list args;
    va_start(args, pos);
    int n = vsnprintf(text, sizeof text, format, args);
    va_end(args);
    if (d->doubles && code == DIAG_CODE_DUPLICATE_KEY)
        return;
    struct diagnostic one = {.code = code, .level = table[code].level, .pos = pos};
    one.message = cleaned(text, n > 0 ? (size_t)n : 0, sizeof text, shown);
    size_t at = d->suggested.n ? str_find_str(one.message, d->suggested) : one.message.n;
    if (at < one.message.n) {
        one.hint_at = at;
        one.hint_n = d->suggested.n;
        one.replacement = d->suggestion;
        one.safe = d->beyond_doubt && is_vocabulary(code);
    }
    d->suggested = d->suggestion = (struct str){0};
    if (d->once && is_said(d, &one))
        return;
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

/* ---- places of a source */

/* A place and its offset. */
struct mark {
    size_t at;
    uint32_t line, col;
};

/* A mark in every STEP bytes of the text, so that no search goes through more than that. */
enum { STEP = 512 };

struct source_index {
    struct arena *a;
    VEC(struct mark) marks;
};

struct source_index *source_index(struct arena *a)
{
    struct source_index *index = arena_new_of(a, struct source_index);
    index->a = a;
    return index;
}

/* The next code point, or the next line. */
static void advance(struct str text, struct mark *m)
{
    size_t n = break_at(text, m->at);
    m->line += n > 0;
    m->col = n ? 1 : m->col + 1;
    if (!n)
        utf8_at(text, m->at, &n);
    m->at += n;
}

static void index_make(struct source_index *index, struct str text)
{
    struct mark m = {0, 1, 1};
    for (size_t next = 0; m.at < text.n; advance(text, &m))
        if (m.at >= next) {
            *vec_push(index->a, &index->marks) = m;
            next = m.at + STEP;
        }
}

static bool is_after(struct mark m, struct pos p)
{
    return m.line > p.line || (m.line == p.line && m.col > p.col);
}

/* The last mark that is not after `p`. */
static struct mark mark_before(struct pos p)
{
    struct source_index *index = p.source->index;
    struct mark first = {0, 1, 1};
    if (!index || p.source->text.n <= STEP)
        return first;
    if (!index->marks.n)
        index_make(index, p.source->text);
    size_t low = 0, high = index->marks.n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (is_after(index->marks.at[middle], p))
            high = middle;
        else
            low = middle + 1;
    }
    return low ? index->marks.at[low - 1] : first;
}

/* Finds a place; the end of its line if the line is shorter, the end of the text if that has fewer
 * lines. */
static struct mark find(struct pos p)
{
    struct str text = p.source->text;
    struct mark m = mark_before(p);
    size_t n;
    while (m.line < p.line && m.at < text.n) {
        n = break_at(text, m.at);
        m.line += n > 0;
        m.col = 1;
        m.at += n ? n : 1;
    }
    for (; m.col < p.col && m.at < text.n && !break_at(text, m.at); m.col++, m.at += n)
        utf8_at(text, m.at, &n);
    return m;
}

static size_t offset_of(struct pos p)
{
    return find(p).at;
}

struct str pos_text(struct pos p)
{
    return p.source && p.line ? str_sub(p.source->text, offset_of(p), p.source->text.n) : STR("");
}

/* The place of the byte `to`, which is not before `m`. */
static struct pos pos_from(const struct source *source, struct mark m, size_t to)
{
    const struct source_index *index = source->index;
    if (index && index->marks.n && to - m.at > STEP) {
        size_t low = 0, high = index->marks.n;
        while (high - low > 1) {
            size_t middle = (low + high) / 2;
            if (index->marks.at[middle].at <= to)
                low = middle;
            else
                high = middle;
        }
        m = index->marks.at[low];
    }
    while (m.at < to)
        advance(source->text, &m);
    return (struct pos){source, m.line, m.col};
}

/* A few characters with each mark by itself (normal form D), as some programs write them; n 0: there is
 * no such form, or no room. */
static struct str decomposed(struct str s, char *to, size_t room)
{
    enum { MOST = 32 };
    int32_t codes[MOST];
    size_t n = 0;
    utf8proc_ssize_t count = utf8proc_decompose((const utf8proc_uint8_t *)s.p, (utf8proc_ssize_t)s.n,
                                                codes, MOST, UTF8PROC_DECOMPOSE | UTF8PROC_STABLE);
    for (utf8proc_ssize_t i = 0; i < count && count <= MOST; i++) {
        if (n + 4 > room)
            return (struct str){0};
        n += utf8_put(to + n, codes[i]);
    }
    return (struct str){to, n};
}

/* As much of a text as there is room for, as JSON and YAML's double quotes spell it: "\\alpha" for "\alpha"; n 0: no
 * other than it is. */
static struct str in_quotes(struct str s, char *to, size_t room)
{
    size_t n = 0;
    if (str_find(s, '\\') == s.n)
        return (struct str){0};
    for (size_t i = 0; i < s.n && n + 2 <= room; i++) {
        if (s.p[i] == '\\' || s.p[i] == '"')
            to[n++] = '\\';
        to[n++] = s.p[i];
    }
    return (struct str){to, n};
}

struct pos pos_of_text(struct pos p, struct str needle)
{
    enum { FAR = 20000 }; /* [bytes] longer than any value that people write */
    char apart[128], quoted[256];
    if (!p.source || !p.line || !needle.n)
        return p;
    struct str text = p.source->text;
    size_t at = offset_of(p), n = text.n - at;
    struct str other = in_quotes(needle, quoted, sizeof quoted);
    const char *found =
        memmem(text.p + at, n < FAR + needle.n ? n : FAR + needle.n, needle.p, needle.n);
    const char *nearer =
        other.n ? memmem(text.p + at, n < FAR + other.n ? n : FAR + other.n, other.p, other.n) : NULL;
    if (nearer && (!found || nearer < found))
        found = nearer;
    if (!found && (needle = decomposed(needle, apart, sizeof apart)).n)
        found = memmem(text.p + at, n < FAR + needle.n ? n : FAR + needle.n, needle.p, needle.n);
    return found ? pos_from(p.source, (struct mark){at, p.line, p.col}, (size_t)(found - text.p)) : p;
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

/* True if a line ends before byte `at`. */
static bool break_before(struct str text, size_t at)
{
    for (size_t n = 1; n <= 3 && n <= at; n++)
        if (break_at(text, at - n) == n)
            return true;
    return false;
}

/* Where the first letter begins that does so at byte `at` or behind it, as far as a reader can tell who begins at
 * `from`. Of one that has no end, marks upon marks, the rest may begin there. */
static size_t letter_from(struct str text, size_t from, size_t at)
{
    enum { LONGEST = 64 };
    struct str near = str_ahead(text, 0, at + LONGEST);
    while (from < at) {
        size_t n;
        utf8_at(near, from, &n);
        size_t next = (near.p[from] & 0xC0) == 0x80 ? from + 1 : grapheme_end(near, from);
        from = next < near.n || near.n == text.n ? next : from + n;
    }
    return from;
}

/* The line around byte `at`, cut where it is long: [*from, *to). */
static void cut_line(struct str text, size_t at, size_t *from, size_t *to)
{
    enum { BEFORE = 60, AFTER = 40, SLACK = 20 }; /* little is not worth being cut off */
    *from = *to = at;
    while (*from && at - *from <= BEFORE + SLACK && !break_before(text, *from))
        --*from;
    if (at - *from > BEFORE + SLACK)
        *from = letter_from(text, at - BEFORE - SLACK, at - BEFORE);
    *from = *from < at ? *from : at;
    while (*to < text.n && *to - at <= AFTER + SLACK && !break_at(text, *to))
        ++*to;
    if (*to - at > AFTER + SLACK)
        *to = letter_from(text, at, at + AFTER);
}

struct str diag_excerpt(struct arena *a, struct pos p, uint32_t *blanks)
{
    struct buf b = {.a = a};
    size_t from, to, n;
    *blanks = 0;
    if (!p.source || !p.line || !p.source->text.n)
        return (struct str){0};
    struct str text = p.source->text;
    struct mark found = find(p);
    size_t at = found.at;
    if (found.line < p.line)
        return STR("");
    cut_line(text, at, &from, &to);
    bool cut = from && !break_before(text, from);
    if (cut)
        buf_add(&b, STR("..."));
    *blanks = cut ? 3 : 0;
    for (size_t i = from; i < to; i += n) {
        uint32_t columns;
        b.n += shown_at(text, i, &n, buf_room(&b, VISIBLE_MOST), &columns);
        *blanks += i < at ? columns : 0;
    }
    if (to < text.n && !break_at(text, to))
        buf_add(&b, STR("..."));
    return b.n ? buf_end(&b) : STR("");
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

/* How many wrong letters leave no doubt about a word that only one candidate is near to. */
static size_t slips_most(struct str word)
{
    return word.n < 4 ? 0 : word.n < 8 ? 1 : 2;
}

const char *diag_suggest(struct diag *d, struct str word, const char *const *candidates,
                         size_t n)
{
    enum { COMPARED_MOST = 200000 }; /* in a run: nobody reads thousands of suggestions */
    size_t limit = word.n <= 3 ? 1 : word.n <= 6 ? 2 : 3, least = limit + 1, near = 0;
    const char *best = NULL;
    if (d->compared > COMPARED_MOST)
        return "";
    d->compared += n;
    for (size_t i = 0; i < n; i++) {
        size_t far = str_distance(word, str_of(candidates[i]), limit);
        near += far <= limit;
        if (far < least) {
            best = candidates[i];
            least = far;
            if (far == 0)
                break;
        }
    }
    if (!best)
        return "";
    const char *hint = diag_hint(d, str_printf(d->arena, " (did you mean '%s'?)", best));
    d->suggestion = str_copy(d->arena, str_of(best));
    d->beyond_doubt = least == 0 || (near == 1 && least <= slips_most(word));
    return hint;
}
