/* alphabet.h: the letters that fonts for mathematics have in several alphabets, each letter at a code
 * point of its own. */
#ifndef TEXT_ALPHABET_H
#define TEXT_ALPHABET_H

#include "base/str.h"

enum alphabet {
    ALPHABET_TEXT, /* upright, bold or italic, with serifs */
    ALPHABET_CALLIGRAPHIC,
    ALPHABET_FRAKTUR,
    ALPHABET_SANS,
    ALPHABET_MONO,
    ALPHABET_DOUBLE,
    ALPHABET_SIGNS, /* no letters: signs that a stroke continues */
};

const char *alphabet_name(enum alphabet alphabet);
/* The code point of a letter or figure in an alphabet; `c` itself if it has none there. */
int32_t alphabet_letter(int32_t c, enum alphabet alphabet, bool bold, bool italic);

#endif
