/* system_fonts.h: what fontconfig knows, asked only when no bundled family will do.
 *
 * The library is opened on demand: linking it and reading its caches would cost every run more
 * than all the typesetting. */
#ifndef TEXT_SYSTEM_FONTS_H
#define TEXT_SYSTEM_FONTS_H

#include "base/str.h"

struct system_font {
    struct str family, path;
    int face_index; /* in a collection */
};

/* The file nearest to what is asked. With a family: false unless the system has just that one.
 * With a character (c > 0): any scalable font that has it. False too without fontconfig. */
bool system_font_find(struct arena *a, struct str family, int32_t c, int weight, bool italic,
                      struct system_font *to);

#endif
