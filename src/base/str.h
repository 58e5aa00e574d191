/* str.h: strings as views of bytes, mostly UTF-8. A view does not own its bytes and is valid as
 * long as they are. */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/east.h"

struct str {
    const char *p;
    size_t n; /* [bytes] */
};

#define STR(literal) ((struct str){(literal), sizeof(literal) - 1})
/* The two arguments for "%.*s" of printf. */
#define STRF(s) (int)(s).n, (s).p

/* NULL gives an empty view. */
static inline struct str str_of(const char *c)
{
    return (struct str){c, c ? strlen(c) : 0};
}

static inline struct str str_sub(struct str s, size_t from, size_t to)
{
    return (struct str){from ? s.p + from : s.p, to - from}; /* 0 cannot be added to NULL */
}
/* At most `most` bytes of `s` from byte `from` on, which is in it. */
static inline struct str str_ahead(struct str s, size_t from, size_t most)
{
    return str_sub(s, from, s.n - from < most ? s.n : from + most);
}

static inline bool str_eq(struct str a, struct str b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

static inline bool str_starts(struct str s, struct str prefix)
{
    return s.n >= prefix.n && str_eq(str_sub(s, 0, prefix.n), prefix);
}

/* True if the strings are equal when the case of ASCII letters is ignored. */
bool str_eq_nocase(struct str a, struct str b);
bool str_ends(struct str s, struct str suffix);
/* `s` without ASCII white space at both ends. */
struct str str_trim(struct str s);
/* Takes what is before the next `c`, or all, off *rest; without spaces around it. */
struct str str_next(struct str *rest, char c);
/* The offset of the first `c`, or s.n. */
size_t str_find(struct str s, char c);
/* The offset of the first `part`, or s.n. */
size_t str_find_str(struct str s, struct str part);
/* `s` without the byte order mark that some programs write before UTF-8. */
struct str str_without_bom(struct str s);
struct str str_copy(struct arena *a, struct str s);
/* A copy with ASCII letters in lower case. */
struct str str_lower(struct arena *a, struct str s);
/* A copy that ends with a NUL byte, for C functions. */
char *str_c(struct arena *a, struct str s);
struct str str_printf(struct arena *a, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* The row of a table whose name this is; NULL: none has it. Each of the `n` rows of `size` bytes starts
 * with a pointer to its name; they are sorted by the bytes of their names. */
const void *str_search(struct str name, const void *table, size_t n, size_t size);
/* The edit distance; `limit` + 1 if it is more than `limit`. An edit inserts, deletes or replaces a
 * byte or swaps two neighbors (optimal string alignment). The case of ASCII letters is ignored. */
size_t str_distance(struct str a, struct str b, size_t limit);
/* True if `word` seems to be `meant` with slips rather than another word: with one wrong letter, two from eight
 * letters on, three from twelve. In short words the first letter is rarely wrong: a rate is no date. */
bool str_is_slip(struct str word, struct str meant);

/* The part of utf8_at for everything that is not ASCII. */
int32_t utf8_decode(struct str s, size_t i, size_t *n);

/* The code point at byte i; *n is its length in bytes. Bytes that are not UTF-8 give U+FFFD and 1;
 * the end gives 0 and 0. */
static inline int32_t utf8_at(struct str s, size_t i, size_t *n)
{
    if (i >= s.n || (unsigned char)s.p[i] >= 0x80)
        return utf8_decode(s, i, n);
    *n = 1;
    return s.p[i];
}

/* True if `c` is for private use: its meaning depends on the font. */
static inline bool utf8_is_private(int32_t c)
{
    return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
}

/* True for letters and marks of scripts that have no blanks between words: Thai, Lao, Burmese, Khmer,
 * Chinese, Japanese; and for Korean, whose endings and marks follow without one. */
static inline bool utf8_is_unspaced(int32_t c)
{
    return c >= 0x0E00 && (c <= 0x0EFF || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF) ||
                           east_is(c));
}

/* Writes `c` as 1 to 4 bytes and returns their number. */
size_t utf8_put(char *to, int32_t c);
/* The result of utf8proc_map with these options; p NULL if `s` is not UTF-8. */
struct str utf8_map(struct arena *a, struct str s, int options);
/* The text in Unicode's normal form C: letters with their marks as one character each, if there is such
 * a character. `s` itself if it is in that form, or is not UTF-8. */
struct str utf8_composed(struct arena *a, struct str s);
/* How many characters the text has. */
size_t utf8_length(struct str s);
/* The first offset from `i` on that no eight bytes of ASCII begin at. */
static inline size_t utf8_past_ascii(struct str s, size_t i)
{
    uint64_t eight;
    for (; s.n - i >= sizeof eight; i += sizeof eight) {
        memcpy(&eight, s.p + i, sizeof eight);
        if (eight & 0x8080808080808080u)
            break;
    }
    return i;
}
/* The offset of the first byte that is not UTF-8, or s.n. */
size_t utf8_invalid(struct str s);

/* A growing buffer of bytes on an arena. */
struct buf {
    struct arena *a;
    char *p;
    size_t n, cap;
};

/* Makes room for `more` bytes and returns where they go. */
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

void buf_code(struct buf *b, int32_t c); /* appends `c` as UTF-8 */
void buf_printf(struct buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The text so far. */
struct str buf_str(const struct buf *b);
/* The text, when nothing more is appended: the room behind it is given back. */
struct str buf_end(struct buf *b);

#endif
