/* places.h: which places of this machine the program reads besides what it is told to. */
#ifndef PLACES_H
#define PLACES_H

#include "sandbox.h"

/* Adds the libraries that are opened late, and the configuration, caches and fonts of fontconfig: the usual
 * folders, and those that the user's own configuration names. A program of a single file needs none of them. */
void places_add(struct sandbox *s);

#endif
