/* alphabet.c: Unicode's block of mathematical letters (U+1D400), and what was encoded before it. */
#include "text/alphabet.h"

/* Letters that the block leaves out, because they stood elsewhere already. */
static const struct {
    int32_t hole, letter;
} holes[] = {
    {0x1D455, 0x210E}, {0x1D49D, 0x212C}, {0x1D4A0, 0x2130}, {0x1D4A1, 0x2131}, {0x1D4A3, 0x210B},
    {0x1D4A4, 0x2110}, {0x1D4A7, 0x2112}, {0x1D4A8, 0x2133}, {0x1D4AD, 0x211B}, {0x1D4BA, 0x212F},
    {0x1D4BC, 0x210A}, {0x1D4C4, 0x2134}, {0x1D506, 0x212D}, {0x1D50B, 0x210C}, {0x1D50C, 0x2111},
    {0x1D515, 0x211C}, {0x1D51D, 0x2128}, {0x1D53A, 0x2102}, {0x1D53F, 0x210D}, {0x1D545, 0x2115},
    {0x1D547, 0x2119}, {0x1D548, 0x211A}, {0x1D549, 0x211D}, {0x1D551, 0x2124},
};

const char *alphabet_name(enum alphabet alphabet)
{
    static const char *const names[] = {"text", "calligraphic", "fraktur", "sans", "mono", "double", "signs"};
    return names[alphabet];
}

/* Where A of an alphabet stands; 0: it has only the letters of texts. */
static int32_t latin_start(enum alphabet alphabet, bool bold, bool italic)
{
    switch (alphabet) {
    case ALPHABET_TEXT:
        return bold ? (italic ? 0x1D468 : 0x1D400) : italic ? 0x1D434 : 0;
    case ALPHABET_CALLIGRAPHIC:
        return bold ? 0x1D4D0 : 0x1D49C;
    case ALPHABET_FRAKTUR:
        return bold ? 0x1D56C : 0x1D504;
    case ALPHABET_SANS:
        return bold ? (italic ? 0x1D63C : 0x1D5D4) : italic ? 0x1D608 : 0x1D5A0;
    case ALPHABET_MONO:
        return 0x1D670;
    case ALPHABET_DOUBLE:
        return 0x1D538;
    case ALPHABET_SIGNS:
        break;
    }
    return 0;
}

/* Where the figure 0 of an alphabet stands; 0: it has those of texts. */
static int32_t figure_start(enum alphabet alphabet, bool bold)
{
    switch (alphabet) {
    case ALPHABET_DOUBLE:
        return 0x1D7D8;
    case ALPHABET_SANS:
        return bold ? 0x1D7EC : 0x1D7E2;
    case ALPHABET_MONO:
        return 0x1D7F6;
    default:
        return bold ? 0x1D7CE : 0;
    }
}

/* The place of a Greek letter behind capital alpha of its alphabet; -1: it has none. */
static int greek_place(int32_t c)
{
    static const struct {
        int32_t c;
        int place;
    } others[] = {{0x3F4, 17}, {0x2207, 25}, {0x2202, 51}, {0x3F5, 52}, {0x3D1, 53},
                  {0x3F0, 54}, {0x3D5, 55},  {0x3F1, 56},  {0x3D6, 57}};
    if (c >= 0x391 && c <= 0x3A9 && c != 0x3A2)
        return c - 0x391;
    if (c >= 0x3B1 && c <= 0x3C9)
        return c - 0x3B1 + 26;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (others[i].c == c)
            return others[i].place;
    return -1;
}

int32_t alphabet_letter(int32_t c, enum alphabet alphabet, bool bold, bool italic)
{
    bool small = c >= 'a' && c <= 'z';
    int greek = greek_place(c);
    if (small || (c >= 'A' && c <= 'Z')) {
        int32_t start = latin_start(alphabet, bold, italic);
        int32_t to = start ? start + (small ? c - 'a' + 26 : c - 'A') : c;
        for (size_t i = 0; i < sizeof holes / sizeof *holes; i++)
            if (holes[i].hole == to)
                return holes[i].letter;
        return to;
    }
    if (c >= '0' && c <= '9') {
        int32_t start = figure_start(alphabet, bold);
        return start ? start + c - '0' : c;
    }
    if (greek >= 0 && (alphabet == ALPHABET_TEXT || alphabet == ALPHABET_SANS) && (bold || italic))
        return (bold ? (italic ? 0x1D71C : 0x1D6A8) : 0x1D6E2) + greek;
    if (italic && !bold && alphabet == ALPHABET_TEXT && (c == 0x131 || c == 0x237))
        return c == 0x131 ? 0x1D6A4 : 0x1D6A5;
    return c;
}
