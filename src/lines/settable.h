/* settable.h: which characters lines can set, and what stands in place of others.
 *
 * In: a word of a span. Out: the word, in the arena `scratch`, with a visible sign in place of each emoji and of
 * each character of a bibliography that no font has. Another such
 * character is an error, which faces.c reports; the word stays as it is. */
#ifndef LINES_SETTABLE_H
#define LINES_SETTABLE_H

#include <utf8proc.h>

#include "lines/paragraph.h"

static inline bool is_mark(int32_t code)
{
    utf8proc_category_t k = utf8proc_category(code);
    return (k == UTF8PROC_CATEGORY_MN || k == UTF8PROC_CATEGORY_ME) &&
           !(code >= 0xFE00 && code <= 0xFE0F);
}

/* Marks, joiners and variation selectors stay with the character before them; all but marks are
 * invisible where a face lacks them. */
static inline bool is_extension(int32_t code)
{
    const utf8proc_property_t *k = utf8proc_get_property(code);
    return is_mark(code) || (k->category == UTF8PROC_CATEGORY_CF && k->ignorable) ||
           (code >= 0xFE00 && code <= 0xFE0F);
}

/* Soft hyphen, zero-width space, word joiner, signs of direction; joiners and selectors behind letters of Latin, Greek
 * or Cyrillic, which they do not change. */
static inline bool is_shapeless(int32_t code, int32_t before)
{
    bool joiner = code == 0x200C || code == 0x200D || (code >= 0xFE00 && code <= 0xFE0F);
    return code == 0xAD || code == 0x200B || bidi_is_sign(code) || code == 0x2060 || code == 0xFEFF ||
           (joiner && before < 0x600);
}

/* `cuts` has a byte for each byte of the text (pieces.c); it is replaced with the text. *once: set if
 * something was reported. */
struct str settable_text(struct lines *s, const struct typed_span *span, struct str text,
                         unsigned char **cuts, bool *once);
/* What readers get of a text: without what only says where a line may end, and without private characters. */
struct str settable_readable(struct arena *a, struct str s);

#endif
