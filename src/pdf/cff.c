/* cff.c: bare CFF tables (Adobe technical note 5176). It reads the CIDs of a CID-keyed table, and
 * writes a name-keyed table with the glyphs and the encoding that we choose.
 *
 * It understands only tables that hb-subset writes. It checks every offset, so a broken font gives
 * an error and does no other harm. */
#include "pdf/fonts_internal.h"

enum { /* operators of dictionaries; if they have two bytes, the first is 12 */
    OP_FONT_BOX = 5,
    OP_CHARSET = 15,
    OP_ENCODING = 16,
    OP_CHAR_STRINGS = 17,
    OP_PRIVATE = 18,
    OP_SUBRS = 19,
    OP_ESCAPE = 12,
    OP_FONT_MATRIX = 12 << 8 | 7,
    OP_ROS = 12 << 8 | 30,
};

/* The strings 0 to 390 are part of the standard, not of the font. */
#define FIRST_STRING 391

struct reader {
    const unsigned char *p;
    size_t n, at;
    bool broken;
};

/* An INDEX: n items. Item k has the bytes from offset k to offset k + 1. */
struct index {
    size_t n, offsets, data; /* number of items; where the offsets are; where offset 0 is */
    unsigned size;           /* of an offset [bytes] */
    size_t from, to;         /* the whole INDEX in the table */
};

struct top {
    bool cid, matrix;
    size_t charset, char_strings, private_at, private_size;
    struct str box; /* the operands of FontBBox, unchanged */
};

struct table {
    struct str name;
    struct top top;
    struct index strings, subroutines;
};

static uint32_t number(struct reader *r, unsigned bytes)
{
    uint32_t v = 0;
    if (bytes > r->n - r->at) {
        r->broken = true;
        return 0;
    }
    for (; bytes > 0; bytes--)
        v = v << 8 | r->p[r->at++];
    return v;
}

static void go_to(struct reader *r, size_t at)
{
    if (at > r->n)
        r->broken = true;
    else
        r->at = at;
}

static size_t index_offset(struct reader *r, const struct index *x, size_t item)
{
    go_to(r, x->offsets + item * x->size);
    return x->data + number(r, x->size);
}

/* Reads the INDEX at the current place, and goes to its end. */
static struct index read_index(struct reader *r)
{
    struct index x = {.from = r->at};
    x.n = number(r, 2);
    if (x.n) {
        x.size = number(r, 1);
        if (x.size < 1 || x.size > 4)
            r->broken = true;
        x.offsets = r->at;
        x.data = x.offsets + (x.n + 1) * x.size - 1; /* offsets count from 1 */
        if (!r->broken)
            go_to(r, index_offset(r, &x, x.n));
    }
    x.to = r->at;
    return x;
}

static struct str index_item(struct reader *r, const struct index *x, size_t item)
{
    if (item >= x->n || r->broken)
        return STR("");
    size_t from = index_offset(r, x, item), to = index_offset(r, x, item + 1);
    if (r->broken || from > to || to > r->n) {
        r->broken = true;
        return STR("");
    }
    return (struct str){(const char *)r->p + from, to - from};
}

/* Skips a real number: half bytes, until one is 15. */
static void skip_real(struct reader *r)
{
    uint32_t b;
    do
        b = number(r, 1);
    while ((b & 15) != 15 && b >> 4 != 15 && !r->broken);
}

/* Reads operands and the operator after them. Returns the operator. The last two operands go to
 * v[0] and v[1], the bytes of all operands to *operands. */
static int read_entry(struct reader *r, int32_t v[2], struct str *operands)
{
    size_t from = r->at;
    v[0] = v[1] = 0;
    for (;;) {
        size_t here = r->at;
        uint32_t b = number(r, 1);
        int32_t operand = 0;
        if (b <= 21 || r->broken) {
            *operands = (struct str){(const char *)r->p + from, here - from};
            return b == OP_ESCAPE ? (int)(OP_ESCAPE << 8 | number(r, 1)) : (int)b;
        }
        if (b == 28)
            operand = (int16_t)number(r, 2);
        else if (b == 29)
            operand = (int32_t)number(r, 4);
        else if (b == 30)
            skip_real(r);
        else if (b >= 32 && b <= 246)
            operand = (int32_t)b - 139;
        else if (b >= 247 && b <= 250)
            operand = ((int32_t)b - 247) * 256 + (int32_t)number(r, 1) + 108;
        else if (b >= 251 && b <= 254)
            operand = -((int32_t)b - 251) * 256 - (int32_t)number(r, 1) - 108;
        v[0] = v[1];
        v[1] = operand;
    }
}

static struct top read_top(struct reader *r, struct str dict)
{
    struct top t = {0};
    size_t end = (size_t)((const unsigned char *)dict.p - r->p) + dict.n;
    int32_t v[2];
    struct str operands;
    if (!dict.n)
        return t;
    go_to(r, end - dict.n);
    while (r->at < end && !r->broken) {
        int op = read_entry(r, v, &operands);
        size_t last = v[1] > 0 ? (size_t)v[1] : 0;
        if (op == OP_ROS)
            t.cid = true;
        else if (op == OP_FONT_MATRIX)
            t.matrix = true;
        else if (op == OP_FONT_BOX)
            t.box = operands;
        else if (op == OP_CHARSET)
            t.charset = last;
        else if (op == OP_CHAR_STRINGS)
            t.char_strings = last;
        else if (op == OP_PRIVATE) {
            t.private_size = v[0] > 0 ? (size_t)v[0] : 0;
            t.private_at = last;
        }
    }
    return t;
}

/* Reads the start of a table, up to the INDEX of global subroutines. */
static struct table open_table(struct reader *r)
{
    struct table t = {0};
    number(r, 2);
    go_to(r, number(r, 1));
    struct index names = read_index(r), dicts = read_index(r);
    t.strings = read_index(r);
    t.subroutines = read_index(r);
    t.name = index_item(r, &names, 0);
    if (!r->broken)
        t.top = read_top(r, index_item(r, &dicts, 0));
    return t;
}

/* Reads the CID of each glyph, or the number of its name. */
static void read_charset(struct reader *r, uint16_t *cid, size_t n)
{
    uint32_t format = number(r, 1);
    for (size_t g = 1; g < n && !r->broken;) {
        uint32_t first = number(r, 2), more = 0;
        if (format)
            more = number(r, format == 1 ? 1 : 2);
        for (uint32_t k = 0; k <= more && g < n; k++)
            cid[g++] = (uint16_t)(first + k);
    }
    if (format > 2)
        r->broken = true;
}

uint16_t *cff_cids(struct arena *a, struct str cff, size_t n, bool *broken)
{
    struct reader r = {.p = (const unsigned char *)cff.p, .n = cff.n};
    struct top t = open_table(&r).top;
    uint16_t *cids = NULL;
    if (t.cid && !r.broken) {
        cids = arena_array_of(a, uint16_t, n);
        go_to(&r, t.charset);
        if (t.charset > 2)
            read_charset(&r, cids, n);
        else /* a predefined charset has no CIDs */
            r.broken = true;
    }
    *broken = r.broken;
    return r.broken ? NULL : cids;
}

/* ---- writing */

static void put(struct buf *b, uint32_t v, unsigned bytes)
{
    for (; bytes > 0; bytes--)
        buf_char(b, (char)(v >> 8 * (bytes - 1)));
}

static void put_index(struct buf *b, const struct str *items, size_t n)
{
    size_t total = 1;
    unsigned size = 1;
    for (size_t i = 0; i < n; i++)
        total += items[i].n;
    while (total >> 8 * size)
        size++;
    put(b, (uint32_t)n, 2);
    if (!n)
        return;
    put(b, size, 1);
    total = 1;
    put(b, 1, size);
    for (size_t i = 0; i < n; i++)
        put(b, (uint32_t)(total += items[i].n), size);
    for (size_t i = 0; i < n; i++)
        buf_add(b, items[i]);
}

static void put_operator(struct buf *b, int op)
{
    put(b, (uint32_t)op, op >> 8 ? 2 : 1);
}

/* Writes an integer and its operator. The integer always has five bytes, so the size of a
 * dictionary does not depend on the offsets in it. */
static void put_entry(struct buf *b, size_t v, int op)
{
    put(b, 29, 1);
    put(b, (uint32_t)v, 4);
    put_operator(b, op);
}

/* The end of a run of successive names; a run has at most 256 names. */
static size_t names_from(const uint16_t *sid, size_t g, size_t n)
{
    size_t end = g + 1;
    while (end < n && end - g < 256 && sid[end] == sid[end - 1] + 1)
        end++;
    return end;
}

/* Writes the charset as runs, or as single names if that is shorter. */
static void put_charset(struct buf *b, const uint16_t *sid, size_t n)
{
    size_t runs = 0;
    for (size_t g = 1; g < n; g = names_from(sid, g, n))
        runs++;
    bool ranges = runs * 3 < (n - 1) * 2;
    put(b, ranges ? 1 : 0, 1);
    for (size_t g = 1; g < n;) {
        size_t end = ranges ? names_from(sid, g, n) : g + 1;
        put(b, sid[g], 2);
        if (ranges)
            put(b, (uint32_t)(end - g - 1), 1);
        g = end;
    }
}

/* Writes the encoding as runs of successive codes. */
static void put_encoding(struct buf *b, const uint8_t *code, size_t n)
{
    size_t runs = 0;
    for (size_t g = 1; g < n; g++)
        runs += g == 1 || code[g] != code[g - 1] + 1;
    put(b, 1, 1);
    put(b, (uint32_t)runs, 1);
    for (size_t g = 1; g < n;) {
        size_t end = g + 1;
        while (end < n && code[end] == code[end - 1] + 1)
            end++;
        put(b, code[g], 1);
        put(b, (uint32_t)(end - g - 1), 1);
        g = end;
    }
}

/* The parts of a font that is to be written. */
struct parts {
    struct str name, box, subroutines, private;
    const struct str *strings, *glyphs;
    const uint16_t *sids;
    const uint8_t *codes; /* NULL: no encoding */
    size_t n_strings, n;
};

static struct str top_of(struct arena *a, const struct parts *from, const size_t *at)
{
    struct buf b = {.a = a};
    if (from->box.n) {
        buf_add(&b, from->box);
        put_operator(&b, OP_FONT_BOX);
    }
    put_entry(&b, at[0], OP_CHARSET);
    if (from->codes)
        put_entry(&b, at[1], OP_ENCODING);
    put_entry(&b, at[2], OP_CHAR_STRINGS);
    put(&b, 29, 1);
    put(&b, (uint32_t)from->private.n, 4);
    put_entry(&b, at[3], OP_PRIVATE);
    return buf_end(&b);
}

/* Writes the parts in order, twice. The Top DICT needs the offsets of later parts, at[]. The first
 * pass finds them; the second writes the right ones. The size of the Top DICT does not change. */
static struct str assemble(struct arena *a, const struct parts *from)
{
    size_t at[4] = {0};
    struct buf b = {.a = a};
    for (int pass = 0; pass < 2; pass++) {
        struct str dict = top_of(a, from, at);
        b.n = 0;
        put(&b, 0x01000404, 4); /* version 1.0, header of 4 bytes, offsets of 4 */
        put_index(&b, &from->name, 1);
        put_index(&b, &dict, 1);
        put_index(&b, from->strings, from->n_strings);
        buf_add(&b, from->subroutines);
        at[0] = b.n;
        put_charset(&b, from->sids, from->n);
        at[1] = b.n;
        if (from->codes)
            put_encoding(&b, from->codes, from->n);
        at[2] = b.n;
        put_index(&b, from->glyphs, from->n);
        at[3] = b.n;
        buf_add(&b, from->private);
    }
    return buf_end(&b);
}

static bool has_subrs(struct reader *r, const struct top *t)
{
    int32_t v[2];
    struct str operands;
    go_to(r, t->private_at);
    while (r->at < t->private_at + t->private_size && !r->broken)
        if (read_entry(r, v, &operands) == OP_SUBRS)
            return true;
    return false;
}

/* Takes over the names of the glyphs. Names that are not part of the standard get new numbers, and
 * no other string is taken over. If a glyph comes again, its copy is called copy1, copy2 ...: these
 * names mean no character. */
static void take_names(struct arena *a, struct reader *r, const struct table *t, size_t glyphs,
                       const uint32_t *order, struct parts *to)
{
    uint16_t *old = arena_array_of(a, uint16_t, glyphs), *sids = arena_array_of(a, uint16_t, to->n);
    struct str *strings = arena_array_of(a, struct str, to->n);
    bool *named = arena_array_of(a, bool, glyphs);
    int again = 0;
    go_to(r, t->top.charset);
    if (t->top.charset > 2)
        read_charset(r, old, glyphs);
    else /* a predefined charset, which hb-subset does not write */
        r->broken = true;
    for (size_t i = 1; i < to->n; i++) {
        uint32_t glyph = order[i];
        sids[i] = old[glyph];
        if (named[glyph])
            strings[to->n_strings] = str_printf(a, "copy%d", ++again);
        else if (sids[i] >= FIRST_STRING)
            strings[to->n_strings] = index_item(r, &t->strings, (size_t)sids[i] - FIRST_STRING);
        if (named[glyph] || sids[i] >= FIRST_STRING)
            sids[i] = (uint16_t)(FIRST_STRING + to->n_strings++);
        named[glyph] = true;
    }
    to->sids = sids;
    to->strings = strings;
}

struct str cff_rebuild(struct arena *a, struct str cff, const uint8_t *code, const uint32_t *order,
                       size_t n)
{
    struct reader r = {.p = (const unsigned char *)cff.p, .n = cff.n};
    struct table t = open_table(&r);
    if (r.broken || t.top.cid || t.top.matrix || !n || n > (code ? 256 : 0xFFFF) || order[0])
        return STR("");
    go_to(&r, t.top.char_strings);
    struct index glyphs = read_index(&r);
    if (t.top.private_at > r.n || t.top.private_size > r.n - t.top.private_at ||
        has_subrs(&r, &t.top))
        return STR("");
    struct parts parts = {.name = t.name, .box = t.top.box, .codes = code, .n = n};
    struct str *items = arena_array_of(a, struct str, n);
    for (size_t i = 0; i < n; i++) {
        if (order[i] >= glyphs.n || (code && i && code[i] <= code[i - 1]))
            return STR("");
        items[i] = index_item(&r, &glyphs, order[i]);
    }
    parts.glyphs = items;
    parts.subroutines = (struct str){cff.p + t.subroutines.from,
                                     t.subroutines.to - t.subroutines.from};
    parts.private = (struct str){cff.p + t.top.private_at, t.top.private_size};
    take_names(a, &r, &t, glyphs.n, order, &parts);
    return r.broken ? STR("") : assemble(a, &parts);
}
