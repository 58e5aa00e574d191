/* casing.h: capitals and small letters as languages write them.
 *
 * Turkish and Azeri have an i with and one without a dot, in both cases. Greek capitals have no accents.
 * Some letters become two. Everything else is Unicode's simple mapping. */
#ifndef BASE_CASING_H
#define BASE_CASING_H

#include "base/str.h"

enum casing { CASING_COMMON, CASING_TURKIC, CASING_DUTCH };

/* Of a language, BCP 47. */
enum casing casing_of(struct str lang);
/* The capitals of a character: one, or two as for ß. Their number. */
size_t casing_upper(enum casing casing, int32_t code, int32_t to[2]);
int32_t casing_lower(enum casing casing, int32_t code);
/* Appends a text with a capital at its start. */
void casing_capitalise(enum casing casing, struct str s, struct buf *to);

#endif
