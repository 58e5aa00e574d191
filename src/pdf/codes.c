/* codes.c: one set of codes of one byte for all fonts whose codes are ours to choose.
 *
 * The code of a glyph and its text is the Latin-1 character that this text is, where it is one and
 * no other glyph of the font has it: the same text then has the same codes in every font, which
 * deflates better, one character map serves all fonts, and even a reader that ignores that map gets
 * most of the text right. Ligatures, variants and other characters share what codes are left. */
#include "pdf/fonts_internal.h"

/* Where the other codes come from, in this order; 13 would have to be escaped. */
static const struct range {
    int first, last;
} spare[] = {{1, 12}, {14, 31}, {127, 160}, {161, 255}};

static int own_code(struct str text)
{
    size_t n;
    int32_t c = utf8_at(text, 0, &n);
    bool own = (c >= ' ' && c <= '~') || (c > 160 && c < 256);
    return n == text.n && own ? c : -1;
}

/* Takes a code for `text` unless the font has it already or it is read as something else. */
static bool take(struct fonts_used *all, bool *taken, int code, struct str text)
{
    struct str *is = &all->texts[code];
    if (taken[code] || (is->n && !str_eq(*is, text)))
        return false;
    *is = text;
    taken[code] = true;
    return true;
}

/* A code for `text` that the font hasn't taken yet; -1: there is none. */
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
        int code = u->glyph ? code_of(all, taken, u->text) : 0;
        if (code < 0) {
            memcpy(all->texts, before, sizeof before); /* for smaller fonts */
            return false;
        }
        u->code = (uint16_t)code;
    }
    return true;
}
