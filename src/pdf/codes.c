/* codes.c: chooses codes of one byte, with the same meaning in all simple fonts.
 *
 * If a glyph shows one Latin-1 character, that character is its code. If several glyphs of a font show
 * it, as a letter and its small capital do, the glyph that the font has for it gets this code. So the
 * same text has the same codes in every font, which compresses better; one map from codes to text
 * serves all fonts; and even a reader that ignores the map gets most of the text right. Ligatures,
 * variants and other characters share the remaining codes. */
#include "pdf/fonts_internal.h"

/* The remaining codes, in the order of use. 13 is left out: in strings it must be escaped. */
static const struct range {
    int first, last;
} spare[] = {{1, 12}, {14, 31}, {127, 160}, {161, 255}};

/* The character that `text` is, if that can be its code; else -1. */
static int own_code(struct str text)
{
    size_t n;
    int32_t c = utf8_at(text, 0, &n);
    bool own = (c >= ' ' && c <= '~') || (c > 160 && c < 256);
    return n == text.n && own ? c : -1;
}

/* Takes a code for `text`. False if the font already uses the code, or if it means another text. */
static bool take(struct fonts_used *all, bool *taken, int code, struct str text)
{
    struct str *is = &all->texts[code];
    if (taken[code] || (is->n && !str_eq(*is, text)))
        return false;
    *is = text;
    taken[code] = true;
    return true;
}

/* True if a glyph is the one that its font has for the character. */
static bool is_nominal(const struct pdf_font *f, uint32_t glyph, int c)
{
    hb_codepoint_t nominal;
    return hb_font_get_nominal_glyph(f->face->font, (hb_codepoint_t)c, &nominal) && nominal == glyph;
}

/* Takes a code for `text` that is free in the font; -1: there is none. */
static int code_of(struct fonts_used *all, bool *taken, struct str text)
{
    int own = own_code(text);
    if (own >= 0 && take(all, taken, own, text))
        return own;
    for (size_t i = 0; i < sizeof spare / sizeof *spare; i++)
        for (int code = spare[i].first; code <= spare[i].last; code++)
            if (take(all, taken, code, text))
                return code;
    return -1;
}

bool codes_choose(struct pdf *p, struct pdf_font *f)
{
    struct fonts_used *all = p->fonts;
    struct str before[256];
    bool taken[256] = {false};
    memcpy(before, all->texts, sizeof before);
    for (size_t i = 0; i < f->uses.n; i++) {
        struct glyph_use *u = f->uses.at[i];
        struct str text = str_sub(u->text, 0, u->own);
        int own = own_code(text);
        bool now = own >= 0 && is_nominal(f, u->glyph, own) && take(all, taken, own, text);
        u->code = now ? (uint16_t)own : 0;
    }
    for (size_t i = 0; i < f->uses.n; i++) {
        struct glyph_use *u = f->uses.at[i];
        if (u->code || !u->glyph)
            continue;
        int code = code_of(all, taken, str_sub(u->text, 0, u->own));
        if (code < 0) {
            memcpy(all->texts, before, sizeof before); /* leaves the codes to smaller fonts */
            return false;
        }
        u->code = (uint16_t)code;
    }
    return true;
}
