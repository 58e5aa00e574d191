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

struct str tounicode_make(struct pdf *p, const struct pdf_font *f)
{
    struct mapping *m = arena_array_of(p->arena, struct mapping, f->n);
    struct buf b = {.a = p->arena};
    size_t n = 0, kept = 0;
    for (unsigned g = 0; g < f->n; g++)
        if (f->uses[g].used)
            m[n++] = (struct mapping){f->uses[g].code, f->uses[g].code, f->uses[g].text};
    qsort(m, n, sizeof *m, compare);
    for (size_t i = 0; i < n; i++) {
        if (kept && follows(&m[kept - 1], &m[i]))
            m[kept - 1].last = m[i].code;
        else
            m[kept++] = m[i];
    }
    write_raw(&b, "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                  "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
                  "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
                  "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
    write_blocks(&b, m, kept, true);
    write_blocks(&b, m, kept, false);
    write_raw(&b, "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend");
    return buf_str(&b);
}
