/* casing.h: capitals and small letters as languages write them.
 *
 * Turkish and Azeri have an i with and one without a dot, in both cases. Greek capitals have no accents, but for ή
 * that is a word ("or"); an ι behind a vowel with one gets two dots, so that they are read apart: Μάιος, ΜΑΪΟΣ. Irish
 * leaves what stands before a word's own capital small: "an tAire", "AN tAIRE".
 * Lithuanian writes the dot of an i below its accent, and capitals without it. Some letters become others
 * in a row: ß becomes SS, as Unicode has it and most fonts can. German spelling has ẞ beside it since 2017;
 * who wants it types it, and it stays. Of the two spellings of Armenian, that of Armenia has Եվ for և, where Unicode
 * has Եւ. Everything else is Unicode's simple mapping. */
#ifndef BASE_CASING_H
#define BASE_CASING_H

#include "base/str.h"

enum casing { CASING_COMMON, CASING_TURKIC, CASING_DUTCH, CASING_LITHUANIAN, CASING_ARMENIAN, CASING_IRISH };

/* A character becomes so many at most. */
#define CASING_MOST 3

/* Of a language, BCP 47. */
enum casing casing_of(struct str lang);
/* The capitals of a character: one, two as for ß, or none as for the dot of a Lithuanian i with an accent.
 * Their number. */
size_t casing_upper(enum casing casing, int32_t code, int32_t to[CASING_MOST]);
/* The same of the character at byte `at` of a text: what stands beside it may change it. Abbreviations with capitals
 * inside, "PhD", stay as they are. */
size_t casing_upper_at(enum casing casing, struct str text, size_t at, int32_t to[CASING_MOST]);
size_t casing_lower(enum casing casing, int32_t code, int32_t to[CASING_MOST]);
/* Appends a text with a capital at its start. */
void casing_capitalise(enum casing casing, struct str s, struct buf *to);

#endif
