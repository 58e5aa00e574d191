/* scan.h: the syntax of PDF, as far as a file has to be understood to find streams in it.
 *
 * What is looked at may be damaged: nothing is read outside `s`, and what cannot be understood
 * ends there. */
#ifndef PDF_SCAN_H
#define PDF_SCAN_H

#include "base/str.h"

/* The first byte from `at` on that is neither white space nor comment; s.n at the end. */
size_t scan_space(struct str s, size_t at);
/* Whether `word` stands at `at`, and no longer one. */
bool scan_word(struct str s, size_t at, const char *word);
/* The end of the value that starts at `at`: of one token, or of all of a dictionary, list or
 * string; `at` where there is none. Nesting costs no stack. */
size_t scan_value(struct str s, size_t at);
/* The value of a key of a dictionary, from << to >>, with white space around it; p NULL without it.
 * `key` with its slash. */
struct str scan_key(struct str dict, const char *key);
/* A whole number from 0 on, alone in `s`; false for anything else. */
bool scan_number(struct str s, size_t *value);
/* The bytes of a string, literal or hexadecimal; p NULL where `s` is none. */
struct str scan_string(struct arena *a, struct str s);
/* Where `part` starts at `at` or behind it; s.n: nowhere. */
size_t scan_find(struct str s, size_t at, const char *part);

#endif
