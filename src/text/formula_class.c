/* formula_class.c: tables of classes, and of the spaces between them. */
#include "text/formula_class.h"

#include <stddef.h>

/* Ranges of signs, by code point. Other characters are CLASS_ORD. */
static const struct {
    int32_t from, to;
    enum formula_class class;
} classes[] = {
    {'!', '!', CLASS_CLOSE},       {'(', '(', CLASS_OPEN},        {')', ')', CLASS_CLOSE},
    {'*', '+', CLASS_BIN},         {',', ',', CLASS_PUNCT},       {'-', '-', CLASS_BIN},
    {':', ':', CLASS_REL},         {';', ';', CLASS_PUNCT},       {'<', '>', CLASS_REL},
    {'?', '?', CLASS_CLOSE},       {'[', '[', CLASS_OPEN},        {']', ']', CLASS_CLOSE},
    {'{', '{', CLASS_OPEN},        {'}', '}', CLASS_CLOSE},       {0xB1, 0xB1, CLASS_BIN},
    {0xB7, 0xB7, CLASS_BIN},       {0xD7, 0xD7, CLASS_BIN},       {0xF7, 0xF7, CLASS_BIN},
    {0x2020, 0x2022, CLASS_BIN},   {0x2026, 0x2026, CLASS_INNER}, {0x2190, 0x21FF, CLASS_REL},
    {0x2200, 0x2207, CLASS_ORD},   {0x2208, 0x220D, CLASS_REL},   {0x220E, 0x220E, CLASS_ORD},
    {0x220F, 0x2211, CLASS_OP},    {0x2212, 0x2214, CLASS_BIN},   {0x2215, 0x2215, CLASS_ORD},
    {0x2216, 0x2219, CLASS_BIN},   {0x221A, 0x221C, CLASS_ORD},   {0x221D, 0x221D, CLASS_REL},
    {0x221E, 0x2222, CLASS_ORD},   {0x2223, 0x2226, CLASS_REL},   {0x2227, 0x222A, CLASS_BIN},
    {0x222B, 0x2233, CLASS_OP},    {0x2234, 0x2237, CLASS_REL},   {0x2238, 0x2238, CLASS_BIN},
    {0x2239, 0x228B, CLASS_REL},   {0x228C, 0x228E, CLASS_BIN},   {0x228F, 0x2292, CLASS_REL},
    {0x2293, 0x22A1, CLASS_BIN},   {0x22A2, 0x22A3, CLASS_REL},   {0x22A4, 0x22A4, CLASS_ORD},
    {0x22A5, 0x22B9, CLASS_REL},   {0x22BA, 0x22BD, CLASS_BIN},   {0x22BE, 0x22BF, CLASS_ORD},
    {0x22C0, 0x22C3, CLASS_OP},    {0x22C4, 0x22C7, CLASS_BIN},   {0x22C8, 0x22C8, CLASS_REL},
    {0x22C9, 0x22CC, CLASS_BIN},   {0x22CD, 0x22CD, CLASS_REL},   {0x22CE, 0x22CF, CLASS_BIN},
    {0x22D0, 0x22D1, CLASS_REL},   {0x22D2, 0x22D3, CLASS_BIN},   {0x22D4, 0x22ED, CLASS_REL},
    {0x22EF, 0x22EF, CLASS_INNER}, {0x22F2, 0x22FF, CLASS_REL},   {0x2308, 0x2308, CLASS_OPEN},
    {0x2309, 0x2309, CLASS_CLOSE}, {0x230A, 0x230A, CLASS_OPEN},  {0x230B, 0x230B, CLASS_CLOSE},
    {0x2322, 0x2323, CLASS_REL},   {0x25B3, 0x25B3, CLASS_BIN},   {0x25EF, 0x25EF, CLASS_BIN},
    {0x27C2, 0x27C2, CLASS_REL},   {0x27E8, 0x27E8, CLASS_OPEN},  {0x27E9, 0x27E9, CLASS_CLOSE},
    {0x27F0, 0x27FF, CLASS_REL},   {0x2900, 0x297F, CLASS_REL},   {0x2A00, 0x2A1C, CLASS_OP},
    {0x2A1D, 0x2A3F, CLASS_BIN},   {0x2A40, 0x2A65, CLASS_BIN},   {0x2A66, 0x2AFF, CLASS_REL},
};

enum formula_class formula_class_of(int32_t c)
{
    size_t low = 0, high = sizeof classes / sizeof *classes;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (classes[middle].to < c)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < sizeof classes / sizeof *classes && classes[low].from <= c;
    return found ? classes[low].class : CLASS_ORD;
}

enum { NO, THIN, THIN_OUTSIDE, MEDIUM, THICK }; /* the last three not in scripts */

int formula_space(enum formula_class left, enum formula_class right, bool script)
{
    static const unsigned char spaces[CLASS_NONE][CLASS_NONE] = {
        [CLASS_ORD] = {NO, THIN, MEDIUM, THICK, NO, NO, NO, THIN_OUTSIDE},
        [CLASS_OP] = {THIN, THIN, NO, THICK, NO, NO, NO, THIN_OUTSIDE},
        [CLASS_BIN] = {MEDIUM, MEDIUM, NO, NO, MEDIUM, NO, NO, MEDIUM},
        [CLASS_REL] = {THICK, THICK, NO, NO, THICK, NO, NO, THICK},
        [CLASS_OPEN] = {NO},
        [CLASS_CLOSE] = {NO, THIN, MEDIUM, THICK, NO, NO, NO, THIN_OUTSIDE},
        [CLASS_PUNCT] = {THIN_OUTSIDE, THIN_OUTSIDE, NO, THIN_OUTSIDE, THIN_OUTSIDE, THIN_OUTSIDE,
                         THIN_OUTSIDE, THIN_OUTSIDE},
        [CLASS_INNER] = {THIN_OUTSIDE, THIN, MEDIUM, THICK, THIN_OUTSIDE, NO, THIN_OUTSIDE, THIN_OUTSIDE},
    };
    static const int widths[] = {0, 3, 3, 4, 5};
    int kind = left == CLASS_NONE || right == CLASS_NONE ? NO : spaces[left][right];
    return script && kind > THIN ? 0 : widths[kind];
}

bool formula_is_binary_after(enum formula_class left)
{
    return left == CLASS_ORD || left == CLASS_CLOSE || left == CLASS_INNER;
}
