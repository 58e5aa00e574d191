/* length.h: lengths.
 *
 * The unit is 1/65536 of a PostScript point (72 to the inch). Lengths are integers, so that every
 * compiler gives the same pages. They have 64 bits, so that even a word of a megabyte or a list of
 * ten thousand papers does not overflow. Floating point is only used where the PDF is written. */
#ifndef BASE_LENGTH_H
#define BASE_LENGTH_H

#include <stdint.h>

#include "base/str.h"

typedef int64_t length;

#define PT ((length)65536)

/* a * b / c, rounded to the nearest integer, halves away from zero. c must be positive. */
static inline length length_scale(length a, int64_t b, int64_t c)
{
    int64_t p;
    if (!__builtin_mul_overflow(a, b, &p) && p <= INT64_MAX - c && p >= c - INT64_MAX)
        return (p >= 0 ? p + c / 2 : p - c / 2) / c; /* much faster than 128 bits */
    __int128 wide = (__int128)a * b;
    return (length)((wide >= 0 ? wide + c / 2 : wide - c / 2) / c);
}

static inline length length_max(length a, length b) { return a > b ? a : b; }
static inline length length_min(length a, length b) { return a < b ? a : b; }

/* Writes `l` in points, with at most `decimals` (<= 5) decimals and no trailing zeros: "12.5",
 * "-0.25", "3". */
void length_print(struct buf *b, length l, int decimals);

#endif
