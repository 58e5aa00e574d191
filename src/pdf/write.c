/* write.c: writes numbers, names and strings of PDF. */
#include "pdf/write.h"

/* The most bytes in a string (ISO 19005-2, 6.1.13). */
#define MAX_STRING 32767

static const char hex[] = "0123456789ABCDEF";

void write_int(struct buf *b, int64_t v)
{
    char text[24];
    size_t n = sizeof text;
    uint64_t u = v < 0 ? -(uint64_t)v : (uint64_t)v;
    do
        text[--n] = (char)('0' + u % 10);
    while (u /= 10);
    if (v < 0)
        text[--n] = '-';
    buf_add(b, (struct str){text + n, sizeof text - n});
}

void write_fixed(struct buf *b, int64_t v, int decimals)
{
    char text[32];
    size_t n = sizeof text;
    uint64_t u = v < 0 ? -(uint64_t)v : (uint64_t)v;
    while (decimals > 0 && u % 10 == 0) {
        u /= 10;
        decimals--;
    }
    if (decimals > 0) {
        for (; decimals > 0; decimals--, u /= 10)
            text[--n] = (char)('0' + u % 10);
        text[--n] = '.';
        if (!u)
            goto sign;
    }
    do
        text[--n] = (char)('0' + u % 10);
    while (u /= 10);
sign:
    if (v < 0)
        text[--n] = '-';
    buf_add(b, (struct str){text + n, sizeof text - n});
}

void write_point(struct buf *b, int64_t x, int64_t y)
{
    write_fixed(b, x, 2);
    buf_char(b, ' ');
    write_fixed(b, y, 2);
}

void write_channel(struct buf *b, unsigned v)
{
    unsigned unit = 1;
    for (int decimals = 0;; decimals++, unit *= 10) {
        unsigned scaled = (v * unit * 2 + 255) / 510;
        if (decimals == 3 || (scaled * 510 + unit) / (2 * unit) == v) {
            write_fixed(b, scaled, decimals);
            return;
        }
    }
}

void write_ref(struct buf *b, uint32_t id)
{
    write_int(b, id);
    write_raw(b, " 0 R");
}

void write_name(struct buf *b, struct str name)
{
    buf_char(b, '/');
    for (size_t i = 0; i < name.n; i++) {
        unsigned char c = (unsigned char)name.p[i];
        if (c <= ' ' || c > '~' || memchr("#()<>[]{}/%", c, 11)) {
            buf_char(b, '#');
            buf_char(b, hex[c >> 4]);
            buf_char(b, hex[c & 15]);
        } else {
            buf_char(b, (char)c);
        }
    }
}

void write_bytes(struct buf *b, const char *bytes, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        char c = bytes[i];
        if (c == '(' || c == ')' || c == '\\') {
            buf_char(b, '\\');
            buf_char(b, c);
        } else if (c == '\r') { /* without the escape, it would be read as a line feed */
            write_raw(b, "\\r");
        } else {
            buf_char(b, c);
        }
    }
}

/* Splits a character into UTF-16 units: one, or two surrogates outside the basic plane. Returns how
 * many. */
static size_t utf16_units(int32_t c, unsigned unit[2])
{
    if (c < 0x10000) {
        unit[0] = (unsigned)c;
        return 1;
    }
    c -= 0x10000;
    unit[0] = 0xD800u + ((unsigned)c >> 10);
    unit[1] = 0xDC00u + ((unsigned)c & 0x3FF);
    return 2;
}

void write_text(struct buf *b, struct str utf8)
{
    size_t plain = 0, n;
    unsigned unit[2];
    while (plain < utf8.n && utf8.p[plain] >= ' ' && utf8.p[plain] <= '~')
        plain++;
    buf_char(b, '(');
    if (plain == utf8.n) {
        write_bytes(b, utf8.p, plain < MAX_STRING ? plain : MAX_STRING);
    } else {
        size_t left = (MAX_STRING - 2) / 2;
        write_raw(b, "\xFE\xFF");
        for (size_t i = 0; i < utf8.n && left > 1; i += n) {
            size_t units = utf16_units(utf8_at(utf8, i, &n), unit);
            for (size_t k = 0; k < units; k++)
                write_bytes(b, (char[]){(char)(unit[k] >> 8), (char)unit[k]}, 2);
            left -= units;
        }
    }
    buf_char(b, ')');
}

void write_utf16_hex(struct buf *b, struct str utf8)
{
    size_t n;
    unsigned unit[2];
    for (size_t i = 0; i < utf8.n; i += n) {
        size_t units = utf16_units(utf8_at(utf8, i, &n), unit);
        for (size_t k = 0; k < units; k++)
            for (int shift = 12; shift >= 0; shift -= 4)
                buf_char(b, hex[unit[k] >> shift & 15]);
    }
}
