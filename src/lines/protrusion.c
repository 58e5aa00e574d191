/* protrusion.c: tables of signs and letters. */
#include "lines/protrusion.h"

/* Which part of its width a sign stands out, at the start and at the end of a line [1/100]. */
struct share {
    uint8_t front, back;
};

enum { HYPHEN_BACK = 50, HYPHEN_BACK_ITALIC = 30 };

static const struct share upright[128] = {
    ['A'] = {5, 5},  ['F'] = {0, 5},   ['K'] = {0, 5},   ['L'] = {0, 5},  ['T'] = {5, 5},
    ['V'] = {5, 5},  ['W'] = {5, 5},  ['X'] = {5, 5},   ['Y'] = {5, 5},   ['k'] = {0, 5},  ['r'] = {0, 5},
    ['t'] = {0, 7},  ['v'] = {5, 5},  ['w'] = {5, 5},   ['x'] = {5, 5},   ['y'] = {5, 7},  ['.'] = {0, 70},
    [','] = {0, 50}, [':'] = {0, 50}, [';'] = {0, 50},  ['!'] = {0, 10},  ['?'] = {0, 20}, ['-'] = {40, HYPHEN_BACK},
    ['('] = {30, 0}, [')'] = {0, 30}, ['['] = {10, 0},  [']'] = {0, 10},  ['/'] = {20, 30}, ['*'] = {0, 30},
    ['"'] = {30, 30}, ['\''] = {30, 40}, ['+'] = {25, 25}, ['~'] = {20, 25}, ['@'] = {5, 5}, ['%'] = {5, 5},
};

/* Slanted letters lean over the edge at the end and away from it at the start. */
static const struct share italic[128] = {
    ['A'] = {12, 10}, ['T'] = {12, 0}, ['V'] = {15, 0}, ['W'] = {12, 0},  ['Y'] = {15, 0},  ['v'] = {10, 0},
    ['w'] = {8, 0},   ['y'] = {10, 0}, ['.'] = {0, 50}, [','] = {0, 45},  [':'] = {0, 30},  [';'] = {0, 30},
    ['('] = {30, 0},  [')'] = {0, 7},  ['['] = {10, 0}, ['-'] = {50, HYPHEN_BACK_ITALIC}, ['/'] = {10, 10},
    ['*'] = {0, 2},  ['"'] = {50, 30}, ['\''] = {30, 40}, ['+'] = {18, 20}, ['@'] = {18, 1}, ['%'] = {18, 5},
};

/* Signs and letters beyond ASCII: upright, then italic. */
static const struct {
    int32_t code;
    struct share shares[2];
} others[] = {
    {0x00A1, {{10, 0}, {20, 0}}},   {0x00AB, {{20, 20}, {30, 10}}}, {0x00B7, {{40, 45}, {50, 30}}}, {0x00BB, {{20, 30}, {20, 30}}},
    {0x00BF, {{10, 0}, {20, 0}}},   {0x0391, {{5, 5}, {12, 10}}},   {0x03A4, {{5, 5}, {12, 0}}},
    {0x03A5, {{5, 5}, {15, 0}}},    {0x0410, {{5, 5}, {12, 10}}},   {0x0413, {{0, 10}, {0, 0}}},
    {0x0422, {{5, 5}, {12, 0}}},    {0x0423, {{5, 5}, {12, 0}}},    {0x0433, {{0, 7}, {0, 0}}},
    {0x0443, {{5, 7}, {10, 0}}},    {0x2010, {{40, HYPHEN_BACK}, {50, HYPHEN_BACK_ITALIC}}},
    {0x2013, {{30, 30}, {40, 30}}}, {0x2014, {{15, 15}, {30, 15}}}, {0x2018, {{30, 40}, {60, 20}}},
    {0x2019, {{30, 40}, {60, 0}}},  {0x201A, {{40, 40}, {30, 60}}}, {0x201C, {{30, 30}, {50, 10}}},
    {0x201D, {{30, 30}, {50, 10}}}, {0x201E, {{40, 40}, {20, 50}}}, {0x2026, {{0, 15}, {0, 10}}},
    {0x2039, {{40, 40}, {50, 30}}}, {0x203A, {{30, 50}, {40, 40}}},
};

/* Letters with accents stand out as far as those without. */
static int32_t without_accent(int32_t code)
{
    return code >= 0xC0 && code <= 0xC5 ? 'A' : code == 0xDD || code == 0x178 ? 'Y'
           : code == 0x162 || code == 0x164 || code == 0x21A                  ? 'T'
           : code == 0x174                                                    ? 'W'
           : code == 0x386                                                    ? 0x391
                                                                              : code;
}

static struct share share_of(const struct type *type, int32_t code)
{
    bool slanted = type->face->italic;
    if (type->letter_case == CASE_UPPER && code >= 'a' && code <= 'z')
        code += 'A' - 'a';
    if (code >= 0x80)
        code = without_accent(code);
    if (code < 0x80)
        return (slanted ? italic : upright)[code > 0 ? code : 0];
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (others[i].code == code)
            return others[i].shares[slanted];
    return (struct share){0, 0};
}

/* Whether all letters have one width: they stand below each other. */
static bool is_monospaced(struct face *face)
{
    if (!face->pitch)
        face->pitch = face_advance(face, face_glyph(face, 'i')) == face_advance(face, face_glyph(face, 'M')) ? 2 : 1;
    return face->pitch == 2;
}

static int32_t part_of(const struct piece *p, int32_t code, bool whole, const struct shaped_glyph *g, int share)
{
    if (!share || is_monospaced(p->type->face))
        return 0;
    int units = whole ? g->advance : face_advance(p->type->face, face_glyph(p->type->face, code));
    return (int32_t)(shaped_scale(p->type, units) * share / 100);
}

void protrusion_word(const struct piece *p, struct totalfit_item *item)
{
    const struct shaped *w = p->word;
    size_t last = p->to;
    item->front = item->back = 0;
    if (!w->n || w->leftward || p->to <= p->from)
        return;
    while (--last > p->from && (w->text.p[last] & 0xC0) == 0x80)
        ;
    int32_t first = utf8_at(w->text, p->from, &(size_t){0}), end = utf8_at(w->text, last, &(size_t){0});
    item->front = part_of(p, first, !p->from, &w->glyphs[0], share_of(p->type, first).front);
    item->back = part_of(p, end, p->to == w->text.n, &w->glyphs[w->n - 1], share_of(p->type, end).back);
}

void protrusion_hyphen(const struct piece *p, struct totalfit_item *item)
{
    int share = p->type->face->italic ? HYPHEN_BACK_ITALIC : HYPHEN_BACK;
    item->back = is_monospaced(p->type->face) ? 0 : (int32_t)(item->width * share / 100);
}
