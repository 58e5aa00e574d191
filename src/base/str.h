/* str.h: a view of bytes, mostly UTF-8. Owns nothing; lives as long as what it views. */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"

struct str {
    const char *p;
    size_t n; /* [bytes] */
};

#define STR(literal) ((struct str){(literal), sizeof(literal) - 1})
/* For printf's "%.*s". */
#define STRF(s) (int)(s).n, (s).p

/* NULL gives an empty view. */
static inline struct str str_of(const char *c)
{
    return (struct str){c, c ? strlen(c) : 0};
}

static inline struct str str_sub(struct str s, size_t from, size_t to)
{
    return (struct str){s.p + from, to - from};
}

static inline bool str_eq(struct str a, struct str b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

static inline bool str_starts(struct str s, struct str prefix)
{
    return s.n >= prefix.n && str_eq(str_sub(s, 0, prefix.n), prefix);
}

/* Without regard to the case of ASCII letters. */
bool str_eq_nocase(struct str a, struct str b);
bool str_ends(struct str s, struct str suffix);
/* Without ASCII white space at both ends. */
struct str str_trim(struct str s);
/* Position of the first `c`, or s.n. */
size_t str_find(struct str s, char c);
/* Where `part` starts in s, or s.n. */
size_t str_find_str(struct str s, struct str part);
/* Without the byte order mark that some programs put before UTF-8. */
struct str str_without_bom(struct str s);
struct str str_copy(struct arena *a, struct str s);
/* With small ASCII letters for capitals. */
struct str str_lower(struct arena *a, struct str s);
/* NUL-terminated, for C interfaces. */
char *str_c(struct arena *a, struct str s);
struct str str_printf(struct arena *a, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* The edit distance (Levenshtein with neighbours swapped as one edit), at most `limit` + 1. */
size_t str_distance(struct str a, struct str b, size_t limit);

/* utf8_at for all that is not ASCII. */
int32_t utf8_decode(struct str s, size_t i, size_t *n);

/* The code point at byte i, whose length in bytes goes to *n; U+FFFD and 1 where the bytes are
 * not UTF-8, 0 and 0 at the end. */
static inline int32_t utf8_at(struct str s, size_t i, size_t *n)
{
    if (i >= s.n || (unsigned char)s.p[i] >= 0x80)
        return utf8_decode(s, i, n);
    *n = 1;
    return s.p[i];
}

/* Whether it means something in certain fonts only (private use). */
static inline bool utf8_is_private(int32_t c)
{
    return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
}

/* Writes 1 to 4 bytes, returns how many. */
size_t utf8_put(char *to, int32_t c);
/* The text after utf8proc_map with these options; p NULL: it is not UTF-8. */
struct str utf8_map(struct arena *a, struct str s, int options);
/* Offset of the first byte that is not UTF-8, or s.n. */
size_t utf8_invalid(struct str s);

/* Bytes that grow on an arena. */
struct buf {
    struct arena *a;
    char *p;
    size_t n, cap;
};

/* Where the next `more` bytes go; there is room for them. */
char *buf_grown(struct buf *b, size_t more);
static inline char *buf_room(struct buf *b, size_t more)
{
    return b->cap - b->n >= more ? b->p + b->n : buf_grown(b, more);
}

static inline void buf_char(struct buf *b, char c)
{
    *buf_room(b, 1) = c;
    b->n++;
}

static inline void buf_add(struct buf *b, struct str s)
{
    if (!s.n)
        return;
    memcpy(buf_room(b, s.n), s.p, s.n);
    b->n += s.n;
}

void buf_code(struct buf *b, int32_t c); /* as UTF-8 */
void buf_printf(struct buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
struct str buf_str(const struct buf *b);

#endif
