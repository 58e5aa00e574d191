/* write.h: numbers and strings in the syntax of PDF, appended to bytes.
 *
 * Knows nothing of libharu; no locale, no floating point. */
#ifndef PDF_WRITE_H
#define PDF_WRITE_H

#include "base/length.h"

/* A NUL-terminated piece of syntax. */
void write_raw(struct buf *b, const char *syntax);
void write_int(struct buf *b, int64_t v);
/* v / 10^decimals (decimals <= 6) in the fewest bytes: "12.5", ".25", "-.5", "0". */
void write_fixed(struct buf *b, int64_t v, int decimals);
/* "X Y" in points, of hundredths. */
void write_point(struct buf *b, int64_t x, int64_t y);
/* A channel of a colour, 0 to 255, as the shortest number from 0 to 1 that rounds back to it. */
void write_channel(struct buf *b, unsigned v);
/* "12 0 R" */
void write_ref(struct buf *b, uint32_t id);
/* "/Name" with every irregular byte escaped. */
void write_name(struct buf *b, struct str name);
/* The bytes of a string literal without its parentheses. */
void write_bytes(struct buf *b, const char *bytes, size_t n);
/* UTF-8 -> a text string, parentheses included: PDFDocEncoding where ASCII is enough for it,
 * UTF-16BE with a byte order mark otherwise. As much of it as a string may hold. */
void write_text(struct buf *b, struct str utf8);
/* UTF-8 -> hexadecimal UTF-16BE without a byte order mark and without brackets. */
void write_utf16_hex(struct buf *b, struct str utf8);

/* 1/100 pt, the finest step on our pages: 3.5 micrometres. */
static inline int64_t hundredths(length l)
{
    return (l * 100 + PT / 2) >> 16;
}

#endif
