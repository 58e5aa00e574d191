/* entity.h: "&amp;", "&#233;", "&#x2014;" -> code points. */
#ifndef BASE_ENTITY_H
#define BASE_ENTITY_H

#include "base/str.h"

/* The code point of the entity `e`, which includes '&' and ';'. Known are numbers, and the names of
 * HTML 4 for Latin-1, punctuation, Greek and common signs. -1 for any other text. */
int32_t entity_code(struct str e);

#endif
