/* hyphen_read.c: reads the files of hyph-utf8. */
#include "text/hyphen_read.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

bool hyphen_fail(struct hyphen_fault *fault, int line, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(fault->text, sizeof fault->text, format, args);
    va_end(args);
    fault->line = line;
    return false;
}

/* Where the reader is. */
struct reader {
    struct arena *a;
    struct hyphen_source *to;
    struct hyphen_fault *fault;
    struct str text;
    size_t at;
    int line;
    char group;     /* the first letter of the name of the group it is in; 0: of none */
    int group_line; /* where that began */
    enum { HEAD_ELSE, HEAD_MINIMA, HEAD_GENERATION, HEAD_TYPESETTING } head;
};

/* ---- words */

static bool is_letter(int32_t code)
{
    return code >= 0x80 || (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') ||
           code == '\'';
}

/* An entry with room for a word of so many bytes. */
static struct hyphen_entry entry_new(struct reader *r, size_t bytes)
{
    size_t most = bytes + 2;
    return (struct hyphen_entry){.symbols = arena_room(r->a, most * sizeof(uint32_t)),
                                 .levels = arena_alloc(r->a, most + 1)};
}

static void add_symbol(struct hyphen_entry *e, int32_t code)
{
    e->symbols[e->n++] = (uint32_t)(code >= 'A' && code <= 'Z' ? code + ('a' - 'A') : code);
}

static bool read_pattern(struct reader *r, struct str word, struct hyphen_entry *e)
{
    bool level_before = false;
    for (size_t i = 0, n; i < word.n; i += n) {
        int32_t c = utf8_at(word, i, &n);
        if (c >= '0' && c <= '9') {
            if (level_before)
                return hyphen_fail(r->fault, r->line, "pattern '%.*s' has two levels in one place",
                                   STRF(word));
            e->levels[e->n] = (uint8_t)(c - '0');
            level_before = true;
            continue;
        }
        if (c == '.' ? i > 0 && i + 1 < word.n : !is_letter(c))
            return hyphen_fail(r->fault, r->line,
                               "pattern '%.*s' may have only letters, levels, and '.' at its ends",
                               STRF(word));
        add_symbol(e, c);
        level_before = false;
    }
    return e->n > 0 || hyphen_fail(r->fault, r->line, "pattern '%.*s' has no letter", STRF(word));
}

static bool read_spelt(struct reader *r, struct str word, struct hyphen_entry *e)
{
    e->spelt = true;
    add_symbol(e, '.');
    for (size_t i = 0, n; i < word.n; i += n) {
        int32_t c = utf8_at(word, i, &n);
        if (c == '-' && e->n > 1 && e->levels[e->n] != HYPHEN_DIVIDE && i + 1 < word.n) {
            e->levels[e->n] = HYPHEN_DIVIDE;
            continue;
        }
        if (!is_letter(c))
            return hyphen_fail(r->fault, r->line,
                               "word '%.*s' may have only letters, and '-' between letters",
                               STRF(word));
        if (e->n > 1 && !e->levels[e->n])
            e->levels[e->n] = HYPHEN_KEEP;
        add_symbol(e, c);
    }
    add_symbol(e, '.');
    return true;
}

static bool read_word(struct reader *r, struct str word)
{
    bool pattern = r->group == 'p';
    if (utf8_invalid(word) < word.n)
        return hyphen_fail(r->fault, r->line, "a word is not UTF-8");
    if (pattern && str_find(word, '-') < word.n)
        return true;
    struct hyphen_entry e = entry_new(r, word.n);
    if (!(pattern ? read_pattern(r, word, &e) : read_spelt(r, word, &e)))
        return false;
    if (e.n > HYPHEN_LONGEST)
        return hyphen_fail(r->fault, r->line, "'%.*s' is longer than %d letters", STRF(word),
                           HYPHEN_LONGEST);
    *vec_push(r->a, &r->to->entries) = e;
    return true;
}

/* ---- the file */

/* The number behind "left:"; -1: it does not begin with this. */
static int number_behind(struct str s, struct str name)
{
    if (!str_starts(s, name))
        return -1;
    s = str_trim(str_sub(s, name.n, s.n));
    int n = 0;
    for (size_t i = 0; i < s.n && s.p[i] >= '0' && s.p[i] <= '9' && n < 1000; i++)
        n = 10 * n + (s.p[i] - '0');
    return n;
}

/* Reads one comment of the head: "hyphenmins:", "typesetting:", "left: 2", "right: 3". */
static bool read_comment(struct reader *r, struct str comment)
{
    size_t i = 0;
    while (i < comment.n && (comment.p[i] == '%' || comment.p[i] == ' ' || comment.p[i] == '\t'))
        i++;
    comment = str_sub(comment, i, comment.n);
    int left = number_behind(comment, STR("left:")), right = number_behind(comment, STR("right:"));
    if (str_starts(comment, STR("hyphenmins:"))) {
        r->head = HEAD_MINIMA;
    } else if (r->head && str_starts(comment, STR("typesetting:"))) {
        r->head = HEAD_TYPESETTING;
    } else if (r->head && str_starts(comment, STR("generation:"))) {
        r->head = HEAD_GENERATION;
    } else if (r->head > HEAD_MINIMA && (left >= 0 || right >= 0)) {
        int value = left >= 0 ? left : right;
        int *minimum = &r->to->minima[r->head == HEAD_TYPESETTING][right >= 0];
        if (value < 1 || value > 15)
            return hyphen_fail(r->fault, r->line, "the number of letters must be 1 to 15, not %d",
                               value);
        if (*minimum && *minimum != value)
            return hyphen_fail(r->fault, r->line, "another file has the number %d here", *minimum);
        *minimum = value;
    } else {
        r->head = HEAD_ELSE;
    }
    return true;
}

/* Moves behind what the reader skips up to one of these characters, or the end. */
static struct str take_until(struct reader *r, const char *stops)
{
    size_t from = r->at;
    while (r->at < r->text.n && (!r->text.p[r->at] || !strchr(stops, r->text.p[r->at])))
        r->at++;
    return str_sub(r->text, from, r->at);
}

/* The start of a group, or anything else outside of one. */
static void open_group(struct reader *r)
{
    struct str rest = str_sub(r->text, r->at, r->text.n);
    struct str patterns = STR("\\patterns{"), spelt = STR("\\hyphenation{");
    size_t n = str_starts(rest, patterns) ? patterns.n : str_starts(rest, spelt) ? spelt.n : 0;
    r->group = n ? rest.p[1] : 0;
    r->group_line = r->line;
    r->at += n ? n : 1;
}

static bool read_next(struct reader *r)
{
    char c = r->text.p[r->at];
    if (c == '%') {
        struct str comment = take_until(r, "\n");
        return r->group || read_comment(r, comment);
    }
    if (c == '\n' || c == ' ' || c == '\t' || c == '\r') {
        r->line += c == '\n';
        r->at++;
        return true;
    }
    if (!r->group) {
        open_group(r);
        return true;
    }
    if (c == '}') {
        r->group = 0;
        r->at++;
        return true;
    }
    return read_word(r, take_until(r, " \t\r\n%}"));
}

bool hyphen_read(struct arena *a, struct str text, struct hyphen_source *to,
                 struct hyphen_fault *fault)
{
    struct reader r = {.a = a, .to = to, .fault = fault, .text = text, .line = 1};
    size_t before = to->entries.n;
    while (r.at < text.n)
        if (!read_next(&r))
            return false;
    if (r.group)
        return hyphen_fail(fault, r.group_line, "'{' is not closed");
    return to->entries.n > before ||
           hyphen_fail(fault, 0, "no \\patterns{...} and no \\hyphenation{...}");
}
