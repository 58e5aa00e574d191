/* thai.h: Thai text -> where its words end, by a list of words.
 *
 * Thai has no spaces between words. The list is that of libthai, which is under the LGPL: it is no part of
 * the program, and stands beside it in styles/words/ as its authors wrote it. libthai itself can only load
 * a file of its own making from a path, and this library opens no files. The host is asked for the list
 * when a text in Thai has to be broken; others cost nothing.
 *
 * A stretch of Thai becomes the fewest words of the list (maximal matching). Where there are none, as in names,
 * what is unknown is kept as short as possible, and a line may end before and after it, not in it. No line
 * begins with a vowel or mark that belongs to the letter before, or ends with a vowel that belongs to the
 * next. */
#ifndef TEXT_THAI_H
#define TEXT_THAI_H

#include <stdbool.h>

#include "base/file.h"

struct thai_words;

static inline bool thai_is(int32_t code)
{
    return code >= 0x0E01 && code <= 0x0E5B && code != 0x0E3F;
}

/* The words, one a line, of several texts, which must live as long as `a`. */
struct thai_words *thai_words_of(struct arena *a, const struct str *texts, size_t n);
/* Asks the host for the list. It lives as long as `a`. NULL: there is none. */
struct thai_words *thai_words_read(struct arena *a, struct files *files);
/* Sets at[i] to true, for each byte i of the text that ends a word of Thai with another one behind it. What is
 * needed meanwhile is taken from `scratch`. */
void thai_find(const struct thai_words *words, struct arena *scratch, struct str text, bool *at);

#endif
