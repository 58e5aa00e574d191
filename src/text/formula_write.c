/* formula_write.c: the parts of a formula, and the spaces between them. */
#include "text/formula_internal.h"

#include <utf8proc.h>

#include "base/grapheme.h"

static bool same_style(const struct formula_style *a, const struct formula_style *b)
{
    return memcmp(a, b, sizeof *a) == 0;
}

/* The bytes that a text of `n` has on the arena. They double, so that adding letters takes linear time. */
static size_t room_of(size_t n)
{
    size_t room = 16;
    while (room < n)
        room *= 2;
    return room;
}

/* A text on the arena with another one behind it. `own`: the first one has the room of its length. */
static struct str joined(struct arena *a, struct str s, struct str more, bool own)
{
    size_t room = room_of(s.n + more.n);
    char *p = own && room == room_of(s.n) ? (char *)s.p : arena_alloc(a, room);
    if (p != s.p && s.n)
        memcpy(p, s.p, s.n);
    memcpy(p + s.n, more.p, more.n);
    return (struct str){p, s.n + more.n};
}

void formula_put_styled(struct formula_parser *p, struct str text, const struct formula_style *style)
{
    struct formula_part *last = p->to->parts.n ? &p->to->parts.at[p->to->parts.n - 1] : NULL;
    if (!text.n)
        return;
    if (last && !last->gap && !p->apart && same_style(&last->style, style)) {
        last->text = joined(p->a, last->text, text, true);
        return;
    }
    p->apart = false;
    *vec_push(p->a, &p->to->parts) =
        (struct formula_part){.text = joined(p->a, STR(""), text, false), .style = *style};
}

void formula_put(struct formula_parser *p, struct str text)
{
    struct formula_style style = p->place;
    style.bold = p->look.bold;
    formula_put_styled(p, text, &style);
}

void formula_put_code(struct formula_parser *p, int32_t c)
{
    char bytes[4];
    formula_put(p, (struct str){bytes, utf8_put(bytes, c)});
}

/* Letters that TeX slants in formulas: those of Latin, small ones of Greek. */
static bool is_variable(int32_t c)
{
    utf8proc_category_t k = utf8proc_category(c);
    bool letter = k == UTF8PROC_CATEGORY_LU || k == UTF8PROC_CATEGORY_LL;
    bool greek = (c >= 0x3B1 && c <= 0x3C9) || (c >= 0x3D1 && c <= 0x3D6) || c == 0x3F0 || c == 0x3F1 || c == 0x3F5;
    return (letter && c < 0x250) || c == 0x237 || greek || c == 0x2202;
}

/* What \mathit slants. */
static bool is_letter_or_figure(int32_t c)
{
    utf8proc_category_t k = utf8proc_category(c);
    return k == UTF8PROC_CATEGORY_LU || k == UTF8PROC_CATEGORY_LL || k == UTF8PROC_CATEGORY_ND || is_variable(c);
}

void formula_put_letter(struct formula_parser *p, int32_t c)
{
    char bytes[4];
    struct formula_style style = p->place;
    enum formula_shape shape = p->look.shape;
    bool slanted = shape == SHAPE_ITALIC ? is_letter_or_figure(c) : shape == SHAPE_USUAL && is_variable(c);
    style.bold = p->look.bold;
    style.alphabet = (uint8_t)p->look.alphabet;
    if (style.alphabet == ALPHABET_DOUBLE) {
        c = alphabet_letter(c, ALPHABET_DOUBLE, false, false);
        style.alphabet = ALPHABET_TEXT;
    } else if (style.alphabet && alphabet_letter(c, style.alphabet, false, false) == c) {
        style.alphabet = ALPHABET_TEXT;
    } else if (!style.alphabet) {
        style.italic = slanted;
    }
    formula_put_styled(p, (struct str){bytes, utf8_put(bytes, c)}, &style);
}

void formula_put_gap(struct formula_parser *p, int width, enum formula_break breaks)
{
    struct formula_part *last = p->to->parts.n ? &p->to->parts.at[p->to->parts.n - 1] : NULL;
    if (!width)
        return;
    if (!last || !last->gap) {
        last = vec_push(p->a, &p->to->parts);
        *last = (struct formula_part){.text = STR(" "), .style = p->place};
    }
    last->gap = (uint8_t)(last->gap + width < 72 ? last->gap + width : 72);
    last->breaks = (uint8_t)(breaks ? breaks : last->breaks);
}

/* Puts a bracket before part `at`. */
static void put_bracket(struct formula_parser *p, struct str sign, size_t at)
{
    struct formula_part bracket = {.text = joined(p->a, STR(""), sign, false), .style = p->place};
    bracket.style.bold = p->look.bold;
    vec_push(p->a, &p->to->parts);
    memmove(p->to->parts.at + at + 1, p->to->parts.at + at, (p->to->parts.n - 1 - at) * sizeof bracket);
    p->to->parts.at[at] = bracket;
}

void formula_put_brackets(struct formula_parser *p, size_t from)
{
    put_bracket(p, STR("("), from);
    formula_put(p, STR(")"));
}

void formula_close_fraction(struct formula_parser *p, struct formula_list *l)
{
    if (l->over == SIZE_MAX)
        return;
    put_bracket(p, STR(")"), l->end);
    put_bracket(p, STR("("), l->over);
    l->over = SIZE_MAX;
    p->apart = true;
}

/* ---- classes */

/* What was taken for a binary sign has nothing behind it to join: the space before it goes. */
static void undo_binary(struct formula_parser *p, struct formula_list *l)
{
    if (l->last != CLASS_BIN)
        return;
    l->last = CLASS_ORD;
    if (l->gap < p->to->parts.n)
        p->to->parts.at[l->gap].text.n = 0;
}

void formula_begin(struct formula_parser *p, struct formula_list *l, enum formula_class class)
{
    bool script = p->place.depth > 0;
    bool sign = class == CLASS_BIN && !formula_is_binary_after(l->last);
    if (class == CLASS_ORD || class == CLASS_OP || class == CLASS_OPEN)
        formula_close_fraction(p, l);
    l->over = SIZE_MAX;
    if (sign)
        class = CLASS_ORD;
    l->sign = sign;
    if (class == CLASS_REL || class == CLASS_CLOSE || class == CLASS_PUNCT)
        undo_binary(p, l);
    int width = formula_space(l->last, class, script);
    bool inside = p->nested > p->around;
    enum formula_break breaks = l->last == CLASS_REL     ? FORMULA_AFTER_RELATION
                                : l->last == CLASS_BIN   ? FORMULA_AFTER_OPERATOR
                                : l->last == CLASS_PUNCT ? FORMULA_AT_WORST
                                                         : FORMULA_NO_BREAK;
    breaks = breaks && inside ? FORMULA_AT_WORST : breaks;
    formula_put_gap(p, width, width ? breaks : FORMULA_NO_BREAK);
    l->gap = class == CLASS_BIN && width ? p->to->parts.n - 1 : SIZE_MAX;
    l->open += (class == CLASS_OPEN) - (class == CLASS_CLOSE);
    l->signs |= l->open <= 0 && (class == CLASS_BIN || class == CLASS_REL);
    l->last = class;
    l->figures = false;
    l->atoms++;
}

void formula_list_end(struct formula_parser *p, struct formula_list *l)
{
    undo_binary(p, l);
}

bool formula_is_one(const struct formula_parser *p, size_t from)
{
    if (p->to->parts.n != from + 1)
        return false;
    const struct formula_part *one = &p->to->parts.at[from];
    return !one->gap && grapheme_end(one->text, 0) == one->text.n;
}

void formula_turn(struct formula_parser *p, size_t first, size_t second)
{
    struct formula_part *all = p->to->parts.at;
    size_t n = p->to->parts.n - second;
    if (!n || second == first)
        return;
    struct formula_part *kept = arena_copy(p->a, all + second, n * sizeof *all);
    memmove(all + first + n, all + first, (second - first) * sizeof *all);
    memcpy(all + first, kept, n * sizeof *all);
}
