/* hyphen.h: a word -> the places where it may be divided, by Liang's patterns.
 *
 * The patterns are read-only tables made from src/text/hyphens/ when the program is built; nothing
 * is loaded or allocated. Knows nothing of fonts, lines or what is a link: the caller decides
 * which text may be divided at all. */
#ifndef TEXT_HYPHEN_H
#define TEXT_HYPHEN_H

#include <stdbool.h>

#include "base/str.h"

struct hyphen_patterns;

/* The patterns of a BCP 47 language tag in any case, or of the nearest shorter one ("en-US" takes
 * "en"). NULL when none are compiled in. */
const struct hyphen_patterns *hyphen_find(struct str lang);

/* Where `word`, any UTF-8 of any length, may be divided: points[i], of word.n, tells whether a
 * line may end before byte i with a hyphen added. Returns how many places there are.
 *
 * Each run of letters of the language is divided on its own, so "(Anti-Gaussian)," has the places
 * of both parts; the language's least number of letters stays at both ends of a run. Case does
 * not matter; an accented letter that the language lacks counts as its base letter, and any other
 * character, bytes that are not UTF-8 included, ends the run.
 *
 * Never divided: what holds a digit, '_', a soft hyphen (it says itself where), a full stop
 * between letters or a capital after its first letter (GPT4, PyTorch, NR-IQA, example.com); a
 * `word` with '@', "://" or "www." in it. */
size_t hyphen_points(const struct hyphen_patterns *p, struct str word, bool *points);

#endif
