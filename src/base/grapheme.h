/* grapheme.h: what readers see as one letter: parts of a text that nothing may divide.
 *
 * These are the extended grapheme clusters of UAX #29, with a few scripts' rules that go further: letters
 * joined by a sign that does so stay together (conjuncts of India, letters below others in Khmer and
 * Burmese), so do signs that Unicode counts as marks, and a vowel of Thai or Lao that is written before
 * its letter stays before it. */
#ifndef BASE_GRAPHEME_H
#define BASE_GRAPHEME_H

#include "base/str.h"

/* Whether it is a letter of any script (Unicode: L). */
bool grapheme_is_letter(int32_t c);
/* The end of the cluster that begins at byte i, which the text has. */
size_t grapheme_next(struct str s, size_t i);

static inline size_t grapheme_end(struct str s, size_t i)
{
    if (i + 1 < s.n && (unsigned char)s.p[i] < 0x80 && (unsigned char)s.p[i + 1] < 0x80)
        return i + 1;
    return grapheme_next(s, i);
}
/* At most the first `most` bytes of a text, and no part of a cluster: the text may be shown so. */
struct str grapheme_shortened(struct str s, size_t most);

#endif
