/* postal.h: lines of postal addresses. Pure: a text in, places in it out. It knows no locale: a document has
 * addresses of any country. */
#ifndef MODEL_POSTAL_H
#define MODEL_POSTAL_H

#include "base/str.h"

/* How many words of a line are looked at: a longer one is no address. */
enum { POSTAL_WORDS = 24 };

/* Bytes of a line that belong together. */
struct postal_tie {
    size_t from, end;
};

/* Finds what no line may end in: a number and its word ("1 Test Road", "Teststraße 1", "Calle Prueba, 1"), a
 * postal code, and the code and its town in either order ("75005 Paris", "London SW1A 1AA"). Returns how many there are. */
size_t postal_ties(struct str line, struct postal_tie to[POSTAL_WORDS]);

#endif
