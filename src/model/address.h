/* address.h: what people write as the address of a link -> an address with its scheme.
 *
 * In: a text such as "www.example.org", "doi:10.1000/182" or "https://example.org". Out: the address, on
 * the arena, or the text itself. Nothing is escaped here (text/inline.h does that). */
#ifndef MODEL_ADDRESS_H
#define MODEL_ADDRESS_H

#include "base/arena.h"
#include "base/str.h"

/* Adds the scheme that is left out: "www.example.org" is on https. "doi:" and "orcid:" become addresses
 * on the web. "http:" becomes "https:" for sites that bibliographies often name and that support it. */
struct str address_full(struct arena *a, struct str written);
/* The same for a field that can only be an address: "example.org/paper" is one too. */
struct str address_of_field(struct arena *a, struct str written);
/* The address of a DOI, however it is written. */
struct str address_of_doi(struct arena *a, struct str doi);
/* NULL if links may lead to the address; else what is wrong with it. */
const char *address_fault(struct str address);

#endif
