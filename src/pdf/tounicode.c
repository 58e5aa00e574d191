/* tounicode.c: writes the map from the codes of a font to text (ISO 32000-1, 9.10.3).
 *
 * Two codes share a range if they are as far apart as their characters, even if codes between them
 * are not used. In a range only the last byte of code and character may change. */
#include "pdf/fonts_internal.h"

#include <stdlib.h>

/* The most entries in a block. */
#define BLOCK 100

struct mapping {
    uint16_t code, last; /* first and last code of a range */
    struct str text;     /* of the first code */
};

static int compare(const void *a, const void *b)
{
    return ((const struct mapping *)a)->code - ((const struct mapping *)b)->code;
}

static void write_code(struct buf *b, unsigned code, bool simple)
{
    static const char hex[] = "0123456789ABCDEF";
    buf_char(b, '<');
    for (int shift = simple ? 4 : 12; shift >= 0; shift -= 4)
        buf_char(b, hex[code >> shift & 15]);
    buf_char(b, '>');
}

/* The character, if `text` is a single one of the basic plane; else -1. */
static int32_t single(struct str text)
{
    size_t n;
    int32_t c = utf8_at(text, 0, &n);
    return n == text.n && c < 0x10000 ? c : -1;
}

static bool follows(const struct mapping *m, const struct mapping *next)
{
    int32_t c = single(m->text), d = single(next->text);
    int steps = next->code - m->code;
    return c >= 0 && d == c + steps && next->code >> 8 == m->code >> 8 && c >> 8 == d >> 8;
}

static void write_blocks(struct buf *b, const struct mapping *m, size_t n, bool ranges,
                         bool simple)
{
    size_t left = 0;
    for (size_t i = 0; i < n; i++)
        left += (m[i].last != m[i].code) == ranges;
    size_t in_block = 0;
    for (size_t i = 0; i < n; i++) {
        if ((m[i].last != m[i].code) != ranges)
            continue;
        if (!in_block) {
            in_block = left < BLOCK ? left : BLOCK;
            left -= in_block;
            write_int(b, (int64_t)in_block);
            write_raw(b, ranges ? " beginbfrange\n" : " beginbfchar\n");
        }
        write_code(b, m[i].code, simple);
        if (ranges)
            write_code(b, m[i].last, simple);
        buf_char(b, '<');
        write_utf16_hex(b, m[i].text);
        write_raw(b, ">\n");
        if (!--in_block)
            write_raw(b, ranges ? "endbfrange\n" : "endbfchar\n");
    }
}

/* The mappings of the fonts, sorted by code. *n becomes their number. A code has the same text in
 * all simple fonts. */
static struct mapping *mappings(struct pdf *p, const struct pdf_font *fonts, size_t count,
                                bool simple, size_t *n)
{
    VEC(struct mapping) all = {0};
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < fonts[i].uses.n; k++) {
            const struct glyph_use *u = fonts[i].uses.at[k];
            if (u->coded && fonts[i].simple == simple)
                *vec_push(p->arena, &all) = (struct mapping){u->code, u->code, str_sub(u->text, 0, u->own)};
        }
    if (all.n)
        qsort(all.at, all.n, sizeof *all.at, compare);
    size_t kept = 0;
    for (size_t i = 0; i < all.n; i++) {
        if (kept && all.at[kept - 1].last == all.at[i].code)
            continue;
        if (kept && follows(&all.at[kept - 1], &all.at[i]))
            all.at[kept - 1].last = all.at[i].code;
        else
            all.at[kept++] = all.at[i];
    }
    *n = kept;
    return all.at;
}

struct str tounicode_make(struct pdf *p, const struct pdf_font *fonts, size_t count, bool simple)
{
    size_t n;
    struct mapping *m = mappings(p, fonts, count, simple, &n);
    struct buf b = {.a = p->arena};
    write_raw(&b, "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                  "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
                  "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
                  "1 begincodespacerange\n");
    write_raw(&b, simple ? "<00><FF>" : "<0000><FFFF>");
    write_raw(&b, "\nendcodespacerange\n");
    write_blocks(&b, m, n, true, simple);
    write_blocks(&b, m, n, false, simple);
    write_raw(&b, "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend");
    return buf_end(&b);
}
