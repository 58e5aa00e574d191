/* bibscan.c: the cursor over the bytes of a .bib file. */
#include "load/bibscan.h"

/* ---- places and tables */

struct pos bibscan_pos(struct reader *r, size_t at)
{
    if (at < r->mark.at)
        r->mark = (struct place){0, 1, 1};
    size_t n;
    for (size_t i = r->mark.at; i < at; i += n) {
        int32_t c = (unsigned char)r->text.p[i];
        n = 1;
        if (c >= 0x80)
            c = utf8_at(r->text, i, &n);
        bool first_half = c == '\r' && i + 1 < r->text.n && r->text.p[i + 1] == '\n';
        if (c == '\n' || (c == '\r' && !first_half) || c == 0x85 || c == 0x2028 || c == 0x2029)
            r->mark.line++, r->mark.col = 1; /* the line breaks of diag.c */
        else
            r->mark.col++;
    }
    r->mark.at = at;
    return (struct pos){r->source, r->mark.line, r->mark.col};
}

/* ---- characters */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static bool is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

void bibscan_space(struct reader *r)
{
    for (bool hidden = false; r->at < r->text.n; r->at++) {
        hidden = (hidden || peek(r) == '%') && !is_line_end(peek(r));
        if (!hidden && !is_space(peek(r)))
            return;
    }
}

bool bibscan_is_head(const struct reader *r, size_t i)
{
    struct str t = r->text;
    size_t k = i;
    while (k > 0 && is_blank(t.p[k - 1]))
        k--;
    if (i == t.n || t.p[i] != '@' || (k > 0 && !is_line_end(t.p[k - 1])))
        return false;
    for (k = i + 1; k < t.n && is_letter(t.p[k]); k++)
        ;
    bool word = k > i + 1;
    while (k < t.n && is_blank(t.p[k]))
        k++;
    return word && k < t.n && (t.p[k] == '{' || t.p[k] == '(');
}

void bibscan_recover(struct reader *r)
{
    while (r->at < r->text.n) {
        r->at += str_find(str_sub(r->text, r->at, r->text.n), '@');
        if (r->at < r->text.n && bibscan_is_head(r, r->at))
            return;
        r->at += r->at < r->text.n;
    }
}

/* ---- bytes */

/* Decodes a byte of Windows-1252. It has printable characters where Latin-1 has control
 * characters. */
static int32_t latin1(unsigned char c)
{
    static const uint16_t table[32] = {
        0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160,
        0x2039, 0x152,  0x8D,   0x17D,  0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E, 0x178};
    return c >= 0x80 && c < 0xA0 ? table[c - 0x80] : c;
}

struct str bibscan_decoded(struct reader *r, struct str s)
{
    if (r->clean || (utf8_invalid(s) == s.n && str_find(s, 0) == s.n))
        return s;
    struct buf b = {.a = r->a};
    bool zero = false, bad = false;
    for (size_t i = 0, n; i < s.n; i += n) {
        int32_t c = utf8_at(s, i, &n);
        unsigned char byte = (unsigned char)s.p[i];
        bool *seen = c == 0 ? &zero : c == 0xFFFD && n == 1 ? &bad : NULL;
        if (seen && !*seen)
            diag_report(r->d, DIAG_CODE_BIB_BYTE, bibscan_pos(r, (size_t)(s.p - r->text.p) + i), byte,
                        c ? "is not UTF-8: read as Latin-1" : "is not text: read as a space");
        if (seen)
            *seen = true;
        buf_code(&b, c == 0 ? ' ' : seen ? latin1(byte) : c);
    }
    return buf_end(&b);
}

struct str bibscan_interned(struct reader *r, struct str s)
{
    r->lower.n = 0;
    for (size_t i = 0; i < s.n; i++)
        buf_char(&r->lower, s.p[i] >= 'A' && s.p[i] <= 'Z' ? (char)(s.p[i] | 0x20) : s.p[i]);
    struct str *known = table_find(&r->names, buf_str(&r->lower));
    if (known)
        return *known;
    known = arena_new_of(r->a, struct str);
    *known = str_copy(r->a, buf_str(&r->lower));
    table_set(r->a, &r->names, *known, known);
    return *known;
}

struct str bibscan_name(struct reader *r)
{
    size_t from = r->at;
    while (r->at < r->text.n && is_name(peek(r)))
        r->at++;
    return str_sub(r->text, from, r->at);
}
