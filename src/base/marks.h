/* marks.h: long rows of combining marks, in canonical order.
 *
 * utf8proc brings marks into their order by swapping neighbors. That takes quadratic time for a
 * long row in a bad order. No language has rows of more than a few marks. */
#ifndef BASE_MARKS_H
#define BASE_MARKS_H

#include "base/str.h"

/* `s` itself if no row of marks is long; else a copy, canonically equivalent (Unicode Standard,
 * 3.11), in which these rows are decomposed and sorted. */
struct str marks_sorted(struct arena *a, struct str s);

/* True if `c` belongs to the letter before it. */
bool marks_is_mark(int32_t c);

#endif
