/* str.c: views of bytes, UTF-8, growing buffers. */
#define _GNU_SOURCE /* memmem */
#include "base/str.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/marks.h"

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

bool str_eq_nocase(struct str a, struct str b)
{
    if (a.n != b.n)
        return false;
    for (size_t i = 0; i < a.n; i++)
        if (lower(a.p[i]) != lower(b.p[i]))
            return false;
    return true;
}

bool str_ends(struct str s, struct str suffix)
{
    return s.n >= suffix.n && str_eq(str_sub(s, s.n - suffix.n, s.n), suffix);
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

struct str str_trim(struct str s)
{
    while (s.n && is_space(s.p[0]))
        s.p++, s.n--;
    while (s.n && is_space(s.p[s.n - 1]))
        s.n--;
    return s;
}

struct str str_next(struct str *rest, char c)
{
    size_t n = str_find(*rest, c);
    struct str part = str_trim(str_sub(*rest, 0, n));
    *rest = n < rest->n ? str_sub(*rest, n + 1, rest->n) : (struct str){0};
    return part;
}

size_t str_find(struct str s, char c)
{
    const char *p = s.n ? memchr(s.p, c, s.n) : NULL;
    return p ? (size_t)(p - s.p) : s.n;
}

size_t str_find_str(struct str s, struct str part)
{
    const char *found = s.n && part.n ? memmem(s.p, s.n, part.p, part.n) : NULL;
    return found ? (size_t)(found - s.p) : part.n ? s.n : 0;
}

struct str str_without_bom(struct str s)
{
    return str_starts(s, STR("\xEF\xBB\xBF")) ? str_sub(s, 3, s.n) : s;
}

struct str str_copy(struct arena *a, struct str s)
{
    return (struct str){arena_copy(a, s.p, s.n), s.n};
}

struct str str_lower(struct arena *a, struct str s)
{
    char *p = str_c(a, s);
    for (size_t i = 0; i < s.n; i++)
        p[i] = lower(p[i]);
    return (struct str){p, s.n};
}

char *str_c(struct arena *a, struct str s)
{
    char *p = arena_room(a, s.n + 1);
    if (s.n)
        memcpy(p, s.p, s.n);
    p[s.n] = 0;
    return p;
}

struct str str_printf(struct arena *a, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *p = arena_room(a, (size_t)n + 1);
    va_start(args, format);
    vsnprintf(p, (size_t)n + 1, format, args);
    va_end(args);
    return (struct str){p, (size_t)n};
}

const void *str_search(struct str name, const void *table, size_t n, size_t size)
{
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        const void *row = (const char *)table + middle * size;
        struct str s = str_of(*(const char *const *)row);
        int order = memcmp(name.p, s.p, name.n < s.n ? name.n : s.n);
        if (order == 0 && name.n == s.n)
            return row;
        if (order < 0 || (order == 0 && name.n < s.n))
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

size_t str_distance(struct str a, struct str b, size_t limit)
{
    enum { LONGEST = 64 }; /* [bytes] no key or name is longer, nor a misspelling of one */
    size_t row[3][LONGEST + 1];
    if (a.n > LONGEST || b.n > LONGEST)
        return limit + 1;
    size_t *before = row[0], *above = row[1], *now = row[2];
    for (size_t j = 0; j <= b.n; j++)
        above[j] = j;
    for (size_t i = 1; i <= a.n; i++) {
        now[0] = i;
        for (size_t j = 1; j <= b.n; j++) {
            size_t d = above[j - 1] + (lower(a.p[i - 1]) != lower(b.p[j - 1]));
            if (above[j] + 1 < d)
                d = above[j] + 1;
            if (now[j - 1] + 1 < d)
                d = now[j - 1] + 1;
            if (i > 1 && j > 1 && a.p[i - 1] == b.p[j - 2] && a.p[i - 2] == b.p[j - 1] &&
                before[j - 2] + 1 < d)
                d = before[j - 2] + 1;
            now[j] = d;
        }
        size_t *free_row = before;
        before = above, above = now, now = free_row;
    }
    return above[b.n] > limit ? limit + 1 : above[b.n];
}

bool str_is_slip(struct str word, struct str meant)
{
    enum { SHORT = 5 };
    size_t most = word.n < 8 ? 1 : word.n < 12 ? 2 : 3;
    bool turned = word.n > 1 && meant.n > 1 && lower(word.p[0]) == lower(meant.p[1]) && lower(word.p[1]) == lower(meant.p[0]);
    bool begins = word.n && meant.n && (lower(word.p[0]) == lower(meant.p[0]) || turned);
    return str_distance(word, meant, most) <= most && (begins || word.n > SHORT);
}

int32_t utf8_decode(struct str s, size_t i, size_t *n)
{
    *n = 0;
    if (i >= s.n)
        return 0;
    const unsigned char *p = (const unsigned char *)s.p + i;
    *n = 1;
    if (p[0] < 0x80)
        return p[0];
    size_t more = p[0] >= 0xF0 ? 3 : p[0] >= 0xE0 ? 2 : 1;
    if (p[0] < 0xC2 || p[0] > 0xF4 || s.n - i <= more)
        return 0xFFFD;
    int32_t c = p[0] & (0x3F >> more);
    for (size_t k = 1; k <= more; k++) {
        if ((p[k] & 0xC0) != 0x80)
            return 0xFFFD;
        c = c << 6 | (p[k] & 0x3F);
    }
    static const int32_t least[] = {0, 0x80, 0x800, 0x10000};
    if (c < least[more] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
        return 0xFFFD;
    *n = more + 1;
    return c;
}

size_t utf8_put(char *to, int32_t c)
{
    if (c < 0x80)
        return to[0] = (char)c, 1;
    if (c < 0x800) {
        to[0] = (char)(0xC0 | c >> 6);
        to[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        to[0] = (char)(0xE0 | c >> 12);
        to[1] = (char)(0x80 | (c >> 6 & 0x3F));
        to[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    to[0] = (char)(0xF0 | c >> 18);
    to[1] = (char)(0x80 | (c >> 12 & 0x3F));
    to[2] = (char)(0x80 | (c >> 6 & 0x3F));
    to[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

size_t utf8_invalid(struct str s)
{
    for (size_t i = 0, n; i < s.n; i += n) {
        if ((unsigned char)s.p[i] < 0x80) {
            n = 1;
            continue;
        }
        int32_t c = utf8_at(s, i, &n);
        if (c == 0xFFFD && n == 1)
            return i;
    }
    return s.n;
}

static bool is_ascii(struct str s)
{
    unsigned char all = 0;
    for (size_t i = 0; i < s.n; i++)
        all |= (unsigned char)s.p[i];
    return all < 0x80;
}

/* Whether no text of Latin letters and common signs could be composed further: there are no characters
 * from U+0300 on but general punctuation, which stays as it is (except U+2000 and U+2001), and the signs
 * U+FFxx. */
static bool is_composed(struct str s)
{
    const unsigned char *p = (const unsigned char *)s.p;
    for (size_t i = 0; (i = utf8_past_ascii(s, i)) < s.n;)
        for (size_t end = s.n - i < 8 ? s.n : i + 8; i < end; i++) {
            unsigned next = p[i] >= 0xCC && s.n - i > 2 ? p[i + 1] : 0, last = next ? p[i + 2] : 0;
            bool sign = (p[i] == 0xE2 && (next == 0x80 ? last > 0x81 : next > 0x80 && next < 0x83)) ||
                        (p[i] == 0xEF && next >= 0xBC);
            if (p[i] >= 0xCC && !sign)
                return false;
        }
    return true;
}

struct str utf8_composed(struct arena *a, struct str s)
{
    if (is_composed(s))
        return s;
    struct str composed = utf8_map(a, s, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    return composed.p ? composed : s;
}

size_t utf8_length(struct str s)
{
    size_t n = 0, i = 0;
    while ((i = utf8_past_ascii(s, i)) < s.n) /* a block with others in it, or the last bytes */
        for (size_t end = s.n - i < 8 ? s.n : i + 8; i < end; i++)
            n += ((unsigned char)s.p[i] & 0xC0) == 0x80;
    return s.n - n;
}

struct str utf8_map(struct arena *a, struct str s, int options)
{
    if (is_ascii(s)) { /* in which no form and no mark is, only case */
        char *same = arena_copy(a, s.p, s.n);
        for (size_t i = 0; i < s.n && options & UTF8PROC_CASEFOLD; i++)
            same[i] |= same[i] >= 'A' && same[i] <= 'Z' ? 32 : 0;
        return (struct str){same, s.n};
    }
    utf8proc_uint8_t *to = NULL;
    s = marks_sorted(a, s);
    utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t *)s.p, (utf8proc_ssize_t)s.n, &to,
                                      (utf8proc_option_t)options);
    if (n == UTF8PROC_ERROR_NOMEM)
        arena_fail(a);
    if (n < 0)
        return (struct str){0};
    struct held *held = arena_hold(a, free, to);
    struct str mapped = n ? str_copy(a, (struct str){(const char *)to, (size_t)n}) : STR("");
    arena_release(a, held);
    return mapped;
}

char *buf_grown(struct buf *b, size_t more)
{
    size_t cap = b->cap ? b->cap * 2 : 256;
    while (cap - b->n < more)
        cap *= 2;
    b->p = arena_grow(b->a, b->p, b->cap, cap);
    b->cap = cap;
    return b->p + b->n;
}

void buf_code(struct buf *b, int32_t c)
{
    b->n += utf8_put(buf_room(b, 4), c);
}

void buf_printf(struct buf *b, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *p = buf_room(b, (size_t)n + 1);
    va_start(args, format);
    vsnprintf(p, (size_t)n + 1, format, args);
    va_end(args);
    b->n += (size_t)n;
}

struct str buf_end(struct buf *b)
{
    if (b->n < b->cap)
        b->cap = arena_shrink(b->a, b->p, b->cap, b->n);
    return buf_str(b);
}

struct str buf_str(const struct buf *b)
{
    return (struct str){b->p, b->n};
}
