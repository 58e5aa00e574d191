/* postal.h: lines of postal addresses. Pure: a text in, a text out. It knows no locale: a document has
 * addresses of any country. */
#ifndef MODEL_POSTAL_H
#define MODEL_POSTAL_H

#include "base/arena.h"
#include "base/str.h"

/* The line with spaces that do not break (U+00A0) inside a postal code and between it and its town, in either
 * order: "75005 Paris", "London SW1A 1AA". The line itself if it has no code; else a text on the arena. */
struct str postal_tied(struct arena *a, struct str line);

#endif
