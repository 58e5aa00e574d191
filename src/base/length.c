/* length.c: prints lengths without floating point. */
#include "base/length.h"

void length_print(struct buf *b, length l, int decimals)
{
    static const int64_t ten[] = {1, 10, 100, 1000, 10000, 100000};
    int64_t unit = ten[decimals];
    int64_t v = length_scale(l, unit, PT);
    char text[40];
    int n = 0;
    if (v < 0) {
        buf_char(b, '-');
        v = -v;
    }
    int64_t whole = v / unit, part = v % unit;
    do
        text[n++] = (char)('0' + whole % 10);
    while (whole /= 10);
    while (n)
        buf_char(b, text[--n]);
    if (!part)
        return;
    buf_char(b, '.');
    for (int64_t u = unit / 10; part; u /= 10) {
        buf_char(b, (char)('0' + part / u));
        part %= u;
    }
}
