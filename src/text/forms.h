/* forms.h: the letters that are shown in place of those that were typed: capitals, small letters, and the alphabets
 * of formulas. Copied text stays as it was typed. */
#ifndef TEXT_FORMS_H
#define TEXT_FORMS_H

#include "text/type.h"

/* Which other letters a type shows. These are bits of what decides how a text is shaped, beside those of shape.c. */
enum forms_bits {
    FORMS_CAPITALS = 1 << 9,
    FORMS_SMALL = 1 << 10,
    FORMS_FORMULA = 1 << 11, /* a font for mathematics; the next bits are its alphabet, and whether letters */
    FORMS_BOLD = 1 << 12,    /* are bold */
    FORMS_ITALIC = 1 << 13,  /* or italic */
    FORMS_FIRST = 1 << 14
};

/* 0: all letters are shown as they were typed. */
unsigned forms_bits(const struct type *type);
/* The characters whose glyphs show `code` in this type, as a capital or a small letter (casing.h). Their
 * number. */
size_t forms_of(const struct type *type, int32_t code, int32_t to[CASING_MOST]);
/* The same of the character at byte `at` of a text, whose neighbours may matter. */
size_t forms_in(const struct type *type, struct str text, size_t at, int32_t to[CASING_MOST]);

#endif
