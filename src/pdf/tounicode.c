/* tounicode.c: what the codes of a font are read as (ISO 32000-1, 9.10.3).
 *
 * Neighbouring codes of neighbouring characters share a range; within a range only the last byte
 * of code and character may change. */
#include "pdf/fonts_internal.h"

#include <stdlib.h>

/* A block may have at most this many entries. */
#define BLOCK 100

struct mapping {
    uint16_t code, last;
    struct str text;
};

static int compare(const void *a, const void *b)
{
    return ((const struct mapping *)a)->code - ((const struct mapping *)b)->code;
}

static void write_code(struct buf *b, unsigned code)
{
    static const char hex[] = "0123456789ABCDEF";
    char text[6] = {'<', hex[code >> 12], hex[code >> 8 & 15], hex[code >> 4 & 15],
                    hex[code & 15], '>'};
    buf_add(b, (struct str){text, sizeof text});
}

/* A single character of the basic plane, or -1. */
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
    return c >= 0 && d == c + steps && next->code == m->last + 1 &&
           next->code >> 8 == m->code >> 8 && c >> 8 == d >> 8;
}

static void write_blocks(struct buf *b, const struct mapping *m, size_t n, bool ranges)
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
        write_code(b, m[i].code);
        if (ranges)
            write_code(b, m[i].last);
        buf_char(b, '<');
        write_utf16_hex(b, m[i].text);
        write_raw(b, ">\n");
        if (!--in_block)
            write_raw(b, ranges ? "endbfrange\n" : "endbfchar\n");
    }
}

/* The mappings of the fonts by rising code; *n of them. Fonts that share codes agree on them. */
static struct mapping *mappings(struct pdf *p, const struct pdf_font *fonts, size_t count,
                                bool shared, size_t *n)
{
    VEC(struct mapping) all = {0};
    for (size_t i = 0; i < count; i++)
        for (unsigned g = 0; g < fonts[i].n; g++) {
            const struct glyph_use *u = &fonts[i].uses[g];
            if (u->used && fonts[i].shares == shared)
                *vec_push(p->arena, &all) = (struct mapping){u->code, u->code, u->text};
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

struct str tounicode_make(struct pdf *p, const struct pdf_font *fonts, size_t count, bool shared)
{
    size_t n;
    struct mapping *m = mappings(p, fonts, count, shared, &n);
    struct buf b = {.a = p->arena};
    write_raw(&b, "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                  "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
                  "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
                  "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
    write_blocks(&b, m, n, true);
    write_blocks(&b, m, n, false);
    write_raw(&b, "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend");
    return buf_str(&b);
}
