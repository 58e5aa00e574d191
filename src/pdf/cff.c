/* cff.c: the CIDs in the charset of a bare CFF table (Adobe technical note 5176).
 *
 * Of the table only the header, the Name INDEX, the first Top DICT and the charset are read;
 * every offset is checked, so that a broken font gives an error and no more. */
#include "pdf/fonts_internal.h"

enum { OP_CHARSET = 15, OP_ESCAPE = 12, OP_ROS = 30 };

struct reader {
    const unsigned char *p;
    size_t n, at;
    bool broken;
};

static uint32_t number(struct reader *r, unsigned bytes)
{
    uint32_t v = 0;
    if (bytes > r->n - r->at) {
        r->broken = true;
        return 0;
    }
    while (bytes--)
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

/* Passes an INDEX; the bounds of its first item go to *from and *to. */
static void pass_index(struct reader *r, size_t *from, size_t *to)
{
    size_t count = number(r, 2);
    *from = *to = r->at;
    if (!count)
        return;
    unsigned size = number(r, 1);
    if (size < 1 || size > 4) {
        r->broken = true;
        return;
    }
    size_t offsets = r->at, data = offsets + (count + 1) * size - 1;
    *from = data + number(r, size);
    *to = data + number(r, size);
    go_to(r, offsets + count * size);
    go_to(r, data + number(r, size));
    if (*from > *to || *to > r->n)
        r->broken = true;
}

/* Passes a real number: nibbles until one is 15. */
static void pass_real(struct reader *r)
{
    uint32_t b;
    do
        b = number(r, 1);
    while ((b & 15) != 15 && b >> 4 != 15 && !r->broken);
}

/* The charset's offset in the Top DICT between `from` and `to`; *cid: the font is CID-keyed. */
static size_t charset_of(struct reader *r, size_t from, size_t to, bool *cid)
{
    size_t charset = 0;
    int32_t operand = 0;
    go_to(r, from);
    while (r->at < to && !r->broken) {
        uint32_t b = number(r, 1);
        if (b == OP_ESCAPE) {
            if (number(r, 1) == OP_ROS)
                *cid = true;
        } else if (b == OP_CHARSET) {
            charset = operand > 0 ? (size_t)operand : 0;
        } else if (b == 28) {
            operand = (int16_t)number(r, 2);
        } else if (b == 29) {
            operand = (int32_t)number(r, 4);
        } else if (b == 30) {
            pass_real(r);
        } else if (b >= 32 && b <= 246) {
            operand = (int32_t)b - 139;
        } else if (b >= 247 && b <= 250) {
            operand = ((int32_t)b - 247) * 256 + (int32_t)number(r, 1) + 108;
        } else if (b >= 251 && b <= 254) {
            operand = -((int32_t)b - 251) * 256 - (int32_t)number(r, 1) - 108;
        }
    }
    return charset;
}

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
    bool cid = false;
    size_t from = 0, to = 0, charset = 0;
    number(&r, 2);
    go_to(&r, number(&r, 1));
    pass_index(&r, &from, &to);
    if (!r.broken)
        pass_index(&r, &from, &to);
    if (!r.broken)
        charset = charset_of(&r, from, to, &cid);
    uint16_t *cids = NULL;
    if (cid && !r.broken) {
        cids = arena_array_of(a, uint16_t, n);
        go_to(&r, charset);
        if (charset > 2)
            read_charset(&r, cids, n);
        else /* a predefined charset has no CIDs */
            r.broken = true;
    }
    *broken = r.broken;
    return cids;
}
