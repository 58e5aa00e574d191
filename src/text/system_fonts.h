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

struct system_fonts;

/* NULL where there is no fontconfig. */
struct system_fonts *system_fonts_open(struct arena *a);
void system_fonts_close(struct system_fonts *s);
/* The file nearest to what is asked. With a family: false unless the system has just that one.
 * With a character (c > 0): any scalable font that has it. False too where `s` is NULL. */
bool system_fonts_find(struct system_fonts *s, struct arena *a, struct str family, int32_t c,
                       int weight, bool italic, struct system_font *to);

#endif
