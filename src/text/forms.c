/* forms.c: casing.h and alphabet.h, as a type asks for them. */
#include "text/forms.h"

#include "text/alphabet.h"

/* Small capitals of all letters are made from small letters, whatever else the type asks for. */
unsigned forms_bits(const struct type *type)
{
    if (type->formula && type->face->math)
        return FORMS_FORMULA | (type->weight >= 600 ? FORMS_BOLD : 0) | (type->italic ? FORMS_ITALIC : 0) |
               type->alphabet * FORMS_FIRST;
    if (type->small_caps == SMALL_CAPS_ALL && type_has_small_caps(type))
        return FORMS_SMALL;
    return type->letter_case == CASE_UPPER ? FORMS_CAPITALS : type->letter_case == CASE_LOWER ? FORMS_SMALL : 0;
}

/* A letter of the font for mathematics, which has accents, but no letters with them. */
static size_t of_formula(const struct type *type, unsigned bits, int32_t code, int32_t to[CASING_MOST])
{
    bool bold = bits & FORMS_BOLD, italic = bits & FORMS_ITALIC;
    hb_codepoint_t letter, mark;
    if (code >= 0xC0 && hb_unicode_decompose(hb_unicode_funcs_get_default(), (hb_codepoint_t)code, &letter, &mark) &&
        mark) {
        to[0] = alphabet_letter((int32_t)letter, type->alphabet, bold, italic);
        to[1] = (int32_t)mark;
        if (to[0] != (int32_t)letter)
            return 2;
    }
    to[0] = alphabet_letter(code, type->alphabet, bold, italic);
    return 1;
}

size_t forms_of(const struct type *type, int32_t code, int32_t to[CASING_MOST])
{
    unsigned bits = forms_bits(type);
    to[0] = code;
    if (bits & FORMS_FORMULA)
        return of_formula(type, bits, code, to);
    if (bits & FORMS_CAPITALS)
        return casing_upper(type->casing, code, to);
    bool greek = (code >= 0x370 && code < 0x400) || (code >= 0x1F00 && code < 0x2000);
    if (bits & FORMS_SMALL && greek && type->small_caps) { /* they have no accents, as capitals have none */
        casing_upper(type->casing, code, to);
        code = to[0];
    }
    return bits & FORMS_SMALL ? casing_lower(type->casing, code, to) : 1;
}

size_t forms_in(const struct type *type, struct str text, size_t at, int32_t to[CASING_MOST])
{
    size_t bytes;
    unsigned bits = forms_bits(type);
    int32_t greek = bits & FORMS_CAPITALS || (bits & FORMS_SMALL && type->small_caps) ? casing_beside(text, at) : 0;
    if (!greek)
        return forms_of(type, utf8_at(text, at, &bytes), to);
    to[0] = greek;
    return bits & FORMS_SMALL ? casing_lower(type->casing, greek, to) : 1;
}
