/* visible.c: spells out characters that would control a terminal. */
#include "base/visible.h"

#include <stdio.h>
#include <utf8proc.h>

/* True if a terminal shows nothing for `c`, or something else than a reader expects. Of the format
 * characters, those are left that join or divide letters in writing systems (ZWNJ, ZWJ), and signs of
 * Arabic and other scripts that are seen. */
static bool is_hidden(int32_t c)
{
    if (c < 0x20 || c == 0x7F)
        return true;
    if (c < 0x80 || c == 0x200C || c == 0x200D)
        return false;
    switch (utf8proc_category(c)) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return true;
    case UTF8PROC_CATEGORY_CF:
        return utf8proc_get_property(c)->boundclass != UTF8PROC_BOUNDCLASS_PREPEND;
    default:
        return false;
    }
}

size_t visible_at(struct str s, size_t i, size_t *n, char *to)
{
    int32_t c = utf8_at(s, i, n);
    if (!is_hidden(c))
        return utf8_put(to, c);
    char text[VISIBLE_MOST + 1];
    size_t size = (size_t)snprintf(text, sizeof text, "<U+%04X>", (unsigned)c);
    memcpy(to, text, size);
    return size;
}
