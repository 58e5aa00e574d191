/* hyphen.h: a word -> the places where it may be divided, by Liang's patterns.
 *
 * The build makes the patterns from src/text/hyphens/ into read-only tables. Others are read when a
 * document needs them. This file knows nothing of fonts, lines or links: the caller decides which
 * text may be divided at all. */
#ifndef TEXT_HYPHEN_H
#define TEXT_HYPHEN_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

struct hyphen_patterns;
struct hyphen_fault;

/* Patterns that were read. Zeroed: none. */
struct hyphens {
    VEC(const struct hyphen_patterns *) read;
};

/* The patterns for a BCP 47 language tag, in capitals or small letters: those of the program, or else
 * some that were read. If there are none, those of the next shorter tag ("en-US" can get "en").
 * NULL: the language has no patterns here. */
const struct hyphen_patterns *hyphen_find(const struct hyphens *read, struct str lang);
/* The tag that they were added with, or that they have in the program. */
struct str hyphen_tag(const struct hyphen_patterns *p);
/* Reads a file of hyph-utf8 (hyphen_read.h) for a tag in small letters. The patterns are on `a`.
 * False with *fault. */
bool hyphen_add(struct arena *a, struct hyphens *to, struct str tag, struct str text,
                struct hyphen_fault *fault);

/* True for what has '@', "://" or "www." in it, and for paths, DOIs and names_of_programs: a hyphen in it would be read
 * as a part of it. */
bool hyphen_is_address(struct str word);

/* Finds where `word` may be divided; it may be any bytes of any length. points[] has word.n items:
 * points[i] is true if a line may end before byte i, with a hyphen added. Returns the number of
 * such places.
 *
 * Each run of letters of the language is divided separately, so "(Anti-Gaussian)," has the places
 * of both parts. The smallest number of letters that the language allows stays at both ends of a
 * run. Capitals count as small letters. An accented letter that the language lacks counts as its
 * base letter; another capital or small letter, as in "Wałęsa", is one that no pattern has. Any other
 * character ends the run, and so do bytes that are not UTF-8.
 *
 * Some runs are never divided: those with a digit, '_', a soft hyphen (which gives the place
 * itself), a full stop between letters, or a capital after the first letter (GPT4, PyTorch, NR-IQA,
 * example.com). A `word` with '@', "://" or "www." in it is not divided at all. */
size_t hyphen_points(const struct hyphen_patterns *p, struct str word, bool *points);

#endif
