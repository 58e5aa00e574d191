/* icc.c: sRGB (IEC 61966-2-1) as an ICC profile of version 4 (ICC.1:2010), in 464 bytes. Its
 * primaries and its white are adapted to D50 with Bradford's matrix; its curve is parametric. */
#include "pdf/meta.h"

#define TAG(a, b, c, d) ((uint32_t)(a) << 24 | (b) << 16 | (c) << 8 | (d))

enum { HEADER = 128, TAGS = 10, TABLE = 4 + 12 * TAGS };

static void put(struct buf *b, uint32_t v)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        buf_char(b, (char)(v >> shift));
}

static void put_all(struct buf *b, const uint32_t *v, size_t n)
{
    for (size_t i = 0; i < n; i++)
        put(b, v[i]);
}

/* Numbers are of type s15Fixed16: the value times 65536. */
static const uint32_t d50[] = {0xF6D6, 0x10000, 0xD32D};

static void put_header(struct buf *b, uint32_t size)
{
    const uint32_t head[] = {
        size, 0, 0x04200000, TAG('m', 'n', 't', 'r'), TAG('R', 'G', 'B', ' '),
        TAG('X', 'Y', 'Z', ' '), 2000u << 16 | 1, 1u << 16, 0, /* a date is required */
        TAG('a', 'c', 's', 'p'),
    };
    put_all(b, head, sizeof head / sizeof *head);
    for (int i = 0; i < 7; i++) /* the fields from platform to intent: 0 is none, perceptual */
        put(b, 0);
    put_all(b, d50, 3);
    while (b->n < HEADER)
        put(b, 0);
}

/* Writes a text in one language, American English. */
static void put_text(struct buf *b, const char *ascii)
{
    uint32_t n = (uint32_t)strlen(ascii);
    put_all(b, (uint32_t[]){TAG('m', 'l', 'u', 'c'), 0, 1, 12, TAG('e', 'n', 'U', 'S'), 2 * n, 28},
            7);
    for (uint32_t i = 0; i < n; i++) {
        buf_char(b, '\0');
        buf_char(b, ascii[i]);
    }
}

static void put_data(struct buf *b, int which)
{
    static const uint32_t primaries[3][3] = {
        {0x6FA2, 0x38F5, 0x0390}, {0x6299, 0xB785, 0x18DA}, {0x24A0, 0x0F84, 0xB6CF}};
    static const uint32_t bradford[] = {0x00010C42, 0x000005DE, 0xFFFFF325,
                                        0x00000793, 0x0000FD90, 0xFFFFFBA1,
                                        0xFFFFFDA2, 0x000003DC, 0x0000C06E};
    /* type 3: (a x + b) ^ g if x >= d, else c x; here are g, a, b, c, d */
    static const uint32_t curve[] = {0x26666, 0xF2A7, 0x0D59, 0x13D0, 0x0A5B};
    switch (which) {
    case 0:
        put_text(b, "sRGB");
        break;
    case 1:
        put_text(b, "CC0 ");
        break;
    case 2:
        put_all(b, (uint32_t[]){TAG('s', 'f', '3', '2'), 0}, 2);
        put_all(b, bradford, 9);
        break;
    case 7:
        put_all(b, (uint32_t[]){TAG('p', 'a', 'r', 'a'), 0, 3u << 16}, 3);
        put_all(b, curve, 5);
        break;
    default:
        put_all(b, (uint32_t[]){TAG('X', 'Y', 'Z', ' '), 0}, 2);
        put_all(b, which == 3 ? d50 : primaries[which - 4], 3);
    }
}

struct str icc_srgb(struct arena *a)
{
    static const uint32_t names[TAGS] = {
        TAG('d', 'e', 's', 'c'), TAG('c', 'p', 'r', 't'), TAG('c', 'h', 'a', 'd'),
        TAG('w', 't', 'p', 't'), TAG('r', 'X', 'Y', 'Z'), TAG('g', 'X', 'Y', 'Z'),
        TAG('b', 'X', 'Y', 'Z'), TAG('r', 'T', 'R', 'C'), TAG('g', 'T', 'R', 'C'),
        TAG('b', 'T', 'R', 'C'),
    };
    struct buf data = {.a = a}, table = {.a = a}, all = {.a = a};
    uint32_t at = 0, size = 0;
    put(&table, TAGS);
    for (int i = 0; i < TAGS; i++) {
        if (i <= 7) { /* the three channels share one curve */
            at = (uint32_t)data.n;
            put_data(&data, i);
            size = (uint32_t)data.n - at;
        }
        put_all(&table, (uint32_t[]){names[i], HEADER + TABLE + at, size}, 3);
    }
    put_header(&all, (uint32_t)(HEADER + TABLE + data.n));
    buf_add(&all, buf_str(&table));
    buf_add(&all, buf_str(&data));
    return buf_str(&all);
}
