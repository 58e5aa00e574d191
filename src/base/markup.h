/* markup.h: a text that the user wrote, with its markup and its place. */
#ifndef BASE_MARKUP_H
#define BASE_MARKUP_H

#include "base/diag.h"

struct markup {
    struct str text; /* p NULL: not given */
    struct pos pos;
};

#endif
