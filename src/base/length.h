/* length.h: the unit of everything that is measured.
 *
 * A length counts 1/65536 of a PostScript point (72 to the inch), so that pages come out
 * the same on every compiler. 64 bits wide: a word of a megabyte or a list of ten thousand
 * papers stays far from the end of the range. Floating point is met at the PDF's edge only. */
#ifndef BASE_LENGTH_H
#define BASE_LENGTH_H

#include <stdint.h>

#include "base/str.h"

typedef int64_t length;

#define PT ((length)65536)

/* a * b / c, rounded to nearest, halves away from zero; c > 0. */
static inline length length_scale(length a, int64_t b, int64_t c)
{
    int64_t p;
    if (!__builtin_mul_overflow(a, b, &p) && p <= INT64_MAX - c && p >= c - INT64_MAX)
        return (p >= 0 ? p + c / 2 : p - c / 2) / c; /* several times as fast */
    __int128 wide = (__int128)a * b;
    return (length)((wide >= 0 ? wide + c / 2 : wide - c / 2) / c);
}

static inline length length_max(length a, length b) { return a > b ? a : b; }
static inline length length_min(length a, length b) { return a < b ? a : b; }

/* In points with at most `decimals` (<= 5) decimals, no trailing zeros: "12.5", "-0.25", "3". */
void length_print(struct buf *b, length l, int decimals);

#endif
