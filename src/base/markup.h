/* markup.h: a text as the user wrote it, with its place in the file. */
#ifndef BASE_MARKUP_H
#define BASE_MARKUP_H

#include "base/diag.h"

struct markup {
    struct str text; /* p NULL: not given */
    struct pos pos;
};

#endif
