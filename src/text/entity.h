/* entity.h: "&amp;", "&#233;", "&#x2014;" -> code points. */
#ifndef TEXT_ENTITY_H
#define TEXT_ENTITY_H

#include "base/str.h"

/* The code point of an entity with its '&' and ';', or -1: the numbers, and the names of HTML 4
 * for Latin-1, punctuation, Greek and common signs. */
int32_t entity_code(struct str e);

#endif
