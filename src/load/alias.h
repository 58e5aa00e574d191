/* alias.h: what names of locales are compared by. */
#ifndef LOAD_ALIAS_H
#define LOAD_ALIAS_H

#include "base/str.h"

/* The name without case and accents, with '-' for '_' and for blanks: "Español" -> "espanol". */
struct str alias_fold(struct arena *a, struct str name);

#endif
