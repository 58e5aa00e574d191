/* write.h: numbers and strings -> PDF syntax, appended to a buffer.
 *
 * It knows nothing of libharu, and uses no locale and no floating point. */
#ifndef PDF_WRITE_H
#define PDF_WRITE_H

#include "base/length.h"

/* A NUL-terminated piece of syntax. */
static inline void write_raw(struct buf *b, const char *syntax)
{
    buf_add(b, str_of(syntax));
}

void write_int(struct buf *b, int64_t v);
/* v / 10^decimals (decimals <= 6) in the fewest bytes: "12.5", ".25", "-.5", "0". */
void write_fixed(struct buf *b, int64_t v, int decimals);
/* "X Y" in points; x and y are in 1/100 pt. */
void write_point(struct buf *b, int64_t x, int64_t y);
/* A channel of a colour, 0 to 255, as a number from 0 to 1: the shortest that rounds back to v. */
void write_channel(struct buf *b, unsigned v);
/* "12 0 R" */
void write_ref(struct buf *b, uint32_t id);
/* "/Name"; bytes that a name may not contain are escaped. */
void write_name(struct buf *b, struct str name);
/* The inside of a string literal, without the parentheses. */
void write_bytes(struct buf *b, const char *bytes, size_t n);
/* A text string with its parentheses. ASCII is written as it is (PDFDocEncoding), other text as
 * UTF-16BE with a byte order mark. A text that is too long for a string is cut. */
void write_text(struct buf *b, struct str utf8);
/* The text in hexadecimal UTF-16BE, without a byte order mark and without brackets. */
void write_utf16_hex(struct buf *b, struct str utf8);

/* A length in 1/100 pt, the finest step on our pages: 3.5 micrometres. */
static inline int64_t hundredths(length l)
{
    return (l * 100 + PT / 2) >> 16;
}

#endif
