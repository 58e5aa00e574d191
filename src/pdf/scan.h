/* scan.h: the syntax of PDF, as much as is needed to find the streams of a file.
 *
 * The bytes may be damaged. No function reads outside `s`; a value that has no end in `s` ends
 * with `s`. */
#ifndef PDF_SCAN_H
#define PDF_SCAN_H

#include "base/str.h"

/* Skips white space and comments from `at` on. Returns the place of the next byte, or s.n. */
size_t scan_space(struct str s, size_t at);
/* True if exactly `word` is at `at`, not a longer word. */
bool scan_word(struct str s, size_t at, const char *word);
/* The end of the value at `at`: a token, or a whole dictionary, list or string. If there is no
 * value, the place after the white space. Does not recurse, however deep the nesting is. */
size_t scan_value(struct str s, size_t at);
/* The value of a key, perhaps with white space around it; p NULL: `dict` lacks the key. `dict` is
 * from << to >>; `key` begins with a slash. */
struct str scan_key(struct str dict, const char *key);
/* Reads `s` as one whole number, 0 or more. False if `s` is anything else. */
bool scan_number(struct str s, size_t *value);
/* The bytes of a string, literal or hexadecimal; p NULL if `s` is not a string. */
struct str scan_string(struct arena *a, struct str s);
/* Where `part` first starts, at `at` or later; s.n: nowhere. */
size_t scan_find(struct str s, size_t at, const char *part);

#endif
