/* codes.c: one set of codes for all fonts whose codes are ours to choose.
 *
 * A glyph's code is the character that it is read as, where that is one and no other glyph of
 * the font has it: the same text then has the same codes in every font, which deflates better,
 * one character map serves all fonts, and even a reader that ignores that map gets the text
 * right. Ligatures, variants and characters beyond U+FFFF share what codes are left. */
#include "pdf/fonts_internal.h"

/* Where the other codes come from, in this order: short ones, then the private use area. */
static uint16_t extra_code(size_t n)
{
    if (n < 12)
        return (uint16_t)(1 + n); /* up to 12: 13 would have to be escaped */
    if (n < 12 + 18)
        return (uint16_t)(14 + n - 12);
    return (uint16_t)(0xE000 + n - 30);
}

static int32_t single(struct str text)
{
    size_t n;
    int32_t c = utf8_at(text, 0, &n);
    bool own = c >= ' ' && c < 0xFFFE && (c < 0xD800 || c > 0xF8FF);
    return n == text.n && own ? c : -1;
}

struct taken {
    uint8_t bits[65536 / 8];
};

static bool take(struct taken *t, uint16_t code)
{
    bool was = t->bits[code >> 3] >> (code & 7) & 1;
    t->bits[code >> 3] |= (uint8_t)(1u << (code & 7));
    return !was;
}

/* A code for `text` that the font hasn't taken yet. */
static uint16_t code_of(struct pdf *p, struct taken *taken, struct str text)
{
    struct fonts_used *all = p->fonts;
    int32_t c = single(text);
    if (c >= 0 && take(taken, (uint16_t)c))
        return (uint16_t)c;
    for (size_t i = 0; i < all->extra.n; i++)
        if (str_eq(all->extra.at[i], text) && take(taken, extra_code(i)))
            return extra_code(i);
    if (all->extra.n > 6000)
        object_fail(p, "a font has too many glyphs with the same text");
    *vec_push(p->arena, &all->extra) = text;
    take(taken, extra_code(all->extra.n - 1));
    return extra_code(all->extra.n - 1);
}

void codes_choose(struct pdf *p, struct pdf_font *f)
{
    struct taken *taken = arena_new_of(p->arena, struct taken);
    for (unsigned g = 0; g < f->n; g++)
        if (f->uses[g].used)
            f->uses[g].code = g ? code_of(p, taken, f->uses[g].text) : 0;
}
