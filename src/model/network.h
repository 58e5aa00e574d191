/* network.h: the networks that are known by name: where a user's page is.
 *
 * In: the name of a network, and what a document says is the user's name there: the name, with '@'
 * before it, a part of an address, or the whole address. Out: name and address of the page, on the
 * arena. To add a network, add a line to the table. */
#ifndef MODEL_NETWORK_H
#define MODEL_NETWORK_H

#include "base/diag.h"

struct network_page {
    const char *icon; /* its name in the index of icons */
    struct str user;  /* the name alone */
    struct str uri;   /* empty: the network has no addresses of users */
};

/* False if the network is not known. */
bool network_page(struct arena *a, struct str network, struct str user, struct network_page *to);
/* True if the last character of an ORCID iD is the checksum of the others (ISO 7064, MOD 11-2). */
bool network_is_orcid(struct str id);
/* " (did you mean ...?)" for a network that is not known. */
const char *network_suggest(struct diag *d, struct str network);

#endif
