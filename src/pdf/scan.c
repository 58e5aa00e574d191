/* scan.c: reads tokens of PDF (ISO 32000-1, 7.2 and 7.3). */
#define _GNU_SOURCE
#include "pdf/scan.h"

#include <string.h>

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0;
}

static bool is_delimiter(char c)
{
    return memchr("()<>[]{}/%", c, 10) != NULL;
}

size_t scan_space(struct str s, size_t at)
{
    while (at < s.n && (is_space(s.p[at]) || s.p[at] == '%'))
        if (s.p[at++] == '%')
            while (at < s.n && s.p[at] != '\n' && s.p[at] != '\r')
                at++;
    return at;
}

bool scan_word(struct str s, size_t at, const char *word)
{
    size_t n = strlen(word);
    return at <= s.n && str_starts(str_sub(s, at, s.n), str_of(word)) &&
           (at + n == s.n || is_space(s.p[at + n]) || is_delimiter(s.p[at + n]));
}

/* The end of the literal string that starts at `at`. */
static size_t literal_end(struct str s, size_t at)
{
    int depth = 0;
    for (; at < s.n; at++) {
        if (s.p[at] == '\\')
            at++;
        else if (s.p[at] == '(')
            depth++;
        else if (s.p[at] == ')' && --depth == 0)
            return at + 1;
    }
    return s.n;
}

/* The end of the token at `at`. A bracket is a token, and so is a whole string. */
static size_t token_end(struct str s, size_t at)
{
    struct str rest = str_sub(s, at, s.n);
    if (!rest.n)
        return at;
    if (str_starts(rest, STR("<<")) || str_starts(rest, STR(">>")))
        return at + 2;
    if (rest.p[0] == '(')
        return literal_end(s, at);
    if (rest.p[0] == '<') {
        size_t end = str_find(rest, '>');
        return at + end + (end < rest.n);
    }
    if (rest.p[0] != '/' && is_delimiter(rest.p[0]))
        return at + 1;
    do
        at++;
    while (at < s.n && !is_space(s.p[at]) && !is_delimiter(s.p[at]));
    return at;
}

static bool opens(struct str s, size_t at)
{
    return at < s.n && (s.p[at] == '[' || str_starts(str_sub(s, at, s.n), STR("<<")));
}

static bool closes(struct str s, size_t at)
{
    return at < s.n && (s.p[at] == ']' || str_starts(str_sub(s, at, s.n), STR(">>")));
}

size_t scan_value(struct str s, size_t at)
{
    size_t depth = 0;
    at = scan_space(s, at);
    if (closes(s, at))
        return at;
    do {
        at = scan_space(s, at);
        depth += opens(s, at);
        depth -= closes(s, at);
        at = token_end(s, at);
    } while (depth && at < s.n);
    return at;
}

struct str scan_key(struct str dict, const char *key)
{
    size_t at = scan_space(dict, 2);
    while (at < dict.n && dict.p[at] == '/') {
        size_t end = token_end(dict, at), from = end, next = 0;
        bool found = str_eq(str_sub(dict, at, end), str_of(key));
        for (bool first = true; end < dict.n; first = false) { /* "12 0 R" has three tokens */
            next = scan_space(dict, end);
            if (next == dict.n || closes(dict, next) || (!first && dict.p[next] == '/'))
                break;
            end = scan_value(dict, next);
        }
        if (found)
            return str_sub(dict, from, end);
        at = scan_space(dict, end);
    }
    return (struct str){0};
}

bool scan_number(struct str s, size_t *value)
{
    size_t at = scan_space(s, 0), start = at, v = 0;
    for (; at < s.n && s.p[at] >= '0' && s.p[at] <= '9'; at++) {
        if (at - start == 15)
            return false;
        v = v * 10 + (size_t)(s.p[at] - '0');
    }
    *value = v;
    return at > start && scan_space(s, at) == s.n;
}

static int hex_digit(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                  : -1;
}

static struct str hex_string(struct arena *a, struct str s)
{
    struct buf b = {.a = a};
    int high = -1;
    for (size_t i = 0; i < s.n && s.p[i] != '>'; i++) {
        int digit = hex_digit(s.p[i]);
        if (digit < 0)
            continue;
        if (high >= 0)
            buf_char(&b, (char)(high << 4 | digit));
        high = high < 0 ? digit : -1;
    }
    if (high >= 0)
        buf_char(&b, (char)(high << 4));
    return b.n ? buf_end(&b) : STR("");
}

/* Reads what follows a backslash, from `at` on. Returns its end. */
static size_t put_escape(struct buf *b, struct str s, size_t at)
{
    static const char letters[] = "nrtbf", signs[] = "\n\r\t\b\f";
    const char *letter = memchr(letters, s.p[at], 5);
    int code = 0, digits = 0;
    while (digits < 3 && at < s.n && s.p[at] >= '0' && s.p[at] <= '7') {
        code = code * 8 + (s.p[at++] - '0');
        digits++;
    }
    if (digits)
        buf_char(b, (char)code);
    else if (letter)
        buf_char(b, signs[letter - letters]);
    else if (s.p[at] == '\r' && at + 1 < s.n && s.p[at + 1] == '\n')
        return at + 2;
    else if (s.p[at] != '\n' && s.p[at] != '\r') /* before a line end, both are ignored */
        buf_char(b, s.p[at]);
    return digits ? at : at + 1;
}

struct str scan_string(struct arena *a, struct str s)
{
    struct buf b = {.a = a};
    s = str_sub(s, scan_space(s, 0), s.n);
    size_t end = token_end(s, 0);
    if (str_starts(s, STR("<")) && !str_starts(s, STR("<<")))
        return hex_string(a, str_sub(s, 1, s.n));
    if (!str_starts(s, STR("(")) || end < 2 || s.p[end - 1] != ')')
        return (struct str){0};
    s = str_sub(s, 1, end - 1);
    for (size_t i = 0; i < s.n;) {
        if (s.p[i] == '\\' && i + 1 < s.n)
            i = put_escape(&b, s, i + 1);
        else
            buf_char(&b, s.p[i++]);
    }
    return b.n ? buf_end(&b) : STR("");
}

size_t scan_find(struct str s, size_t at, const char *part)
{
    const char *p = at < s.n ? memmem(s.p + at, s.n - at, part, strlen(part)) : NULL;
    return p ? (size_t)(p - s.p) : s.n;
}
