/* sfnt.c: reads the directory of a TrueType or OpenType font (OpenType 1.9, "Organization of an
 * OpenType Font"). HarfBuzz takes a table that is cut off for one that is not there, and letters
 * would be missing in silence. */
#include "text/sfnt.h"

enum { HEAD = 12, RECORD = 16 }; /* sizes [bytes] */

static bool has(struct str s, uint64_t at, uint64_t n)
{
    return at <= s.n && n <= s.n - at;
}

static uint32_t number_at(struct str s, size_t at, size_t n)
{
    uint32_t v = 0;
    for (size_t i = 0; i < n; i++)
        v = v << 8 | (unsigned char)s.p[at + i];
    return v;
}

/* Where the directory of the face starts; s.n: there is none. */
static size_t directory(struct str s, int number)
{
    if (!str_starts(s, STR("ttcf")))
        return number == 0 ? 0 : s.n;
    uint64_t at = HEAD + 4 * (uint64_t)number;
    bool is = number >= 0 && has(s, 0, HEAD) && (uint32_t)number < number_at(s, 8, 4) && has(s, at, 4);
    return is ? number_at(s, (size_t)at, 4) : s.n;
}

/* Why a file that does not start like a font is none. */
static const char *other_format(struct str s)
{
    if (!s.n)
        return "it is empty";
    if (str_starts(s, STR("%!")) || str_starts(s, STR("\x80\x01")))
        return "it is a Type 1 font; TrueType and OpenType can be used";
    if (str_starts(s, STR("wOFF")) || str_starts(s, STR("wOF2")))
        return "it is a web font (WOFF); TrueType and OpenType can be used";
    return "it is not a TrueType or OpenType font";
}

static bool starts_like_font(struct str s)
{
    static const struct str true_type = {"\0\1\0\0", 4};
    return str_starts(s, true_type) || str_starts(s, STR("true")) || str_starts(s, STR("OTTO"));
}

/* The tables that each font must have; one of the last two. */
static const char tables[][5] = {"cmap", "head", "hhea", "hmtx", "maxp", "glyf", "CFF "};
enum { TABLES = sizeof tables / sizeof *tables };

const char *sfnt_fault(struct str bytes, int number)
{
    static const char cut_off[] = "it is cut off";
    bool found[TABLES] = {false};
    struct str s = bytes;
    size_t at = directory(s, number);
    if (at == s.n || !has(s, at, 4))
        return s.n && str_starts(s, STR("ttcf")) ? "it has no face of this number" : other_format(s);
    if (!starts_like_font(str_sub(s, at, s.n)))
        return other_format(s);
    if (!has(s, at, HEAD))
        return cut_off;
    size_t n = number_at(s, at + 4, 2);
    if (!has(s, at + HEAD, n * RECORD))
        return cut_off;
    for (size_t record = at + HEAD; n; n--, record += RECORD) {
        uint32_t start = number_at(s, record + 8, 4), length = number_at(s, record + 12, 4);
        if (!has(s, start, length))
            return cut_off;
        for (size_t i = 0; i < TABLES; i++)
            found[i] |= length && memcmp(s.p + record, tables[i], 4) == 0;
    }
    if (!found[TABLES - 2] && !found[TABLES - 1])
        return "it has no TrueType or CFF outlines";
    for (size_t i = 0; i < TABLES - 2; i++)
        if (!found[i])
            return "a table that every font has is missing";
    return NULL;
}
