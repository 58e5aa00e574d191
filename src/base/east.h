/* east.h: which characters are Chinese, Japanese or Korean: the one place that says it.
 *
 * Blocks of Unicode, so that letters which are added to them belong as well. */
#ifndef BASE_EAST_H
#define BASE_EAST_H

#include <stdbool.h>
#include <stdint.h>

static inline bool east_is_hangul(int32_t c)
{
    return (c >= 0xAC00 && c <= 0xD7FF) || (c >= 0x1100 && c <= 0x11FF) || (c >= 0x3130 && c <= 0x318F) ||
           (c >= 0xA960 && c <= 0xA97F);
}

/* Hiragana and Katakana, and the half-wide ones; not the dot between names, which Chinese has too. */
static inline bool east_is_kana(int32_t c)
{
    return (c >= 0x3041 && c <= 0x30FF && c != 0x30FB) || (c >= 0x31F0 && c <= 0x31FF) ||
           (c >= 0xFF66 && c <= 0xFF9D) || (c >= 0x1AFF0 && c <= 0x1B16F);
}

/* Ideographs alone. */
static inline bool east_is_han(int32_t c)
{
    return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF) ||
           (c >= 0x3005 && c <= 0x3007);
}

/* What names are written in. */
static inline bool east_is_letter(int32_t c)
{
    return c >= 0x1100 && (east_is_han(c) || east_is_kana(c) || east_is_hangul(c));
}

/* Ideographs, kana and signs, each as wide as the em: what stands by itself. */
static inline bool east_is_wide(int32_t c)
{
    return c >= 0x2E80 && ((c <= 0x9FFF && !east_is_hangul(c)) || (c >= 0xF900 && c <= 0xFAFF) ||
                           (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF01 && c <= 0xFF60) ||
                           (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1AFF0 && c <= 0x1B16F) ||
                           (c >= 0x20000 && c <= 0x3FFFF));
}

/* All of these, half-wide forms, and Yi, whose lines are broken as theirs are. */
static inline bool east_is(int32_t c)
{
    return c >= 0x1100 && (east_is_wide(c) || east_is_hangul(c) || (c >= 0xA000 && c <= 0xA4CF) ||
                           (c >= 0xFF61 && c <= 0xFFEF));
}

#endif
