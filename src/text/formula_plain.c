/* formula_plain.c: a formula in plain characters. */
#include "text/formula.h"

/* The figure or sign as a raised or lowered character; 0: there is none. Letters have few of them. */
static int32_t scripted(int32_t c, int direction)
{
    static const int32_t raised[] = {0x2070, 0xB9, 0xB2, 0xB3, 0x2074, 0x2075, 0x2076, 0x2077, 0x2078, 0x2079};
    bool up = direction > 0;
    if (c >= '0' && c <= '9')
        return up ? raised[c - '0'] : 0x2080 + c - '0';
    return c == '+'      ? (up ? 0x207A : 0x208A)
           : c == 0x2212 ? (up ? 0x207B : 0x208B)
           : c == 0x2217 && up ? '*'
                               : 0;
}

struct str formula_script(struct arena *a, struct str text, int direction)
{
    struct buf b = {.a = a};
    for (size_t i = 0, n; i < text.n; i += n) {
        int32_t c = scripted(utf8_at(text, i, &n), direction);
        if (!c)
            return text;
        buf_code(&b, c);
    }
    return buf_end(&b);
}

/* True if all parts of [from, to) are in this script alone, and of figures and signs. */
static bool is_scripted(const struct formula *f, size_t from, size_t to, size_t depth, int direction)
{
    for (; from < to; from++) {
        const struct formula_part *p = &f->parts.at[from];
        for (size_t i = 0, n; i < p->text.n; i += n)
            if (!scripted(utf8_at(p->text, i, &n), direction) || p->style.depth > depth + 1)
                return false;
    }
    return true;
}

static bool is_ordinal(struct str s)
{
    return str_eq(s, STR("st")) || str_eq(s, STR("nd")) || str_eq(s, STR("rd")) || str_eq(s, STR("th"));
}

static void put_parts(struct buf *b, const struct formula *f, size_t from, size_t to, size_t depth);

/* The parts [from, to), which are one script: as characters of their own, or behind ^ or _. */
static void put_script(struct buf *b, const struct formula *f, size_t from, size_t to, size_t depth)
{
    const struct formula_part *p = &f->parts.at[from];
    int direction = p->style.scripts[depth];
    size_t n, letters = 0;
    if (is_scripted(f, from, to, depth, direction)) {
        for (; from < to; from++)
            for (size_t i = 0; i < f->parts.at[from].text.n; i += n)
                buf_code(b, scripted(utf8_at(f->parts.at[from].text, i, &n), direction));
        return;
    }
    if (direction > 0 && to == from + 1 && !p->style.italic && is_ordinal(p->text)) {
        buf_add(b, p->text);
        return;
    }
    for (size_t i = from; i < to; i++)
        letters += utf8_length(f->parts.at[i].text);
    buf_char(b, direction > 0 ? '^' : '_');
    if (letters > 1)
        buf_char(b, '(');
    put_parts(b, f, from, to, depth + 1);
    if (letters > 1)
        buf_char(b, ')');
}

int32_t formula_accent(enum formula_stroke stroke)
{
    static const int32_t accents[] = {0, 0, 0x305, 0x332, 0x302, 0x303, 0x20D7};
    return accents[stroke];
}

static void put_text(struct buf *b, const struct formula_part *p)
{
    for (size_t i = 0, n; i < p->text.n; i += n) {
        utf8_at(p->text, i, &n);
        buf_add(b, str_sub(p->text, i, i + n));
        int32_t accent = formula_accent((enum formula_stroke)p->style.stroke);
        if (accent)
            buf_code(b, accent);
    }
}

/* The parts [from, to), which are in `depth` scripts at least. */
static void put_parts(struct buf *b, const struct formula *f, size_t from, size_t to, size_t depth)
{
    for (size_t end; from < to; from = end) {
        const struct formula_part *p = &f->parts.at[from];
        end = from + 1;
        if (p->style.depth <= depth) {
            put_text(b, p);
            continue;
        }
        while (end < to && f->parts.at[end].style.depth > depth &&
               f->parts.at[end].style.scripts[depth] == p->style.scripts[depth])
            end++;
        put_script(b, f, from, end, depth);
    }
}

struct str formula_plain(struct arena *a, struct str source)
{
    struct buf b = {.a = a};
    struct formula f;
    struct str unread;
    if (!formula_read(a, source, &f, &unread))
        return source;
    put_parts(&b, &f, 0, f.parts.n, 0);
    return buf_end(&b);
}
