/* linebreak.c: the rules of UAX #14, one after the other. */
#include "text/linebreak.h"

#include "base/east.h"
#include "text/linebreak_class.h"
#include "text/linebreak_tailor.h"

#define B(name) ((uint64_t)1 << LB_##name)
#define CLOSES (B(CL) | B(CP) | B(CP_EAST))
#define OPENS (B(OP) | B(OP_EAST))
#define LETTERS (B(AL) | B(HL))
#define IDEOGRAPHS (B(ID) | B(ID_FREE) | B(EB) | B(EM))
#define HANGUL (B(JL) | B(JV) | B(JT) | B(H2) | B(H3))
#define ENDS (B(BK) | B(CR) | B(LF) | B(NL))

static bool in(enum linebreak_class c, uint64_t set)
{
    return set >> c & 1;
}

/* No line ends between a class and one of these directly after it: rules LB21b to LB30, but for those
 * that look further back. */
static const uint64_t KEEPS[64] = {
    [LB_AL] = LETTERS | B(NU) | B(PR) | B(PO) | B(OP),
    [LB_HL] = LETTERS | B(NU) | B(PR) | B(PO) | B(OP),
    [LB_NU] = LETTERS | B(NU) | B(OP),
    [LB_PR] = LETTERS | B(NU) | IDEOGRAPHS | HANGUL,
    [LB_PO] = LETTERS | B(NU),
    [LB_HY] = B(NU),
    [LB_SY] = B(HL),
    [LB_IS] = LETTERS,
    [LB_CP] = LETTERS | B(NU),
    [LB_ID] = B(PO),
    [LB_ID_FREE] = B(PO) | B(EM),
    [LB_EB] = B(PO) | B(EM),
    [LB_EM] = B(PO),
    [LB_JL] = B(JL) | B(JV) | B(H2) | B(H3) | B(PO),
    [LB_JV] = B(JV) | B(JT) | B(PO),
    [LB_H2] = B(JV) | B(JT) | B(PO),
    [LB_JT] = B(JT) | B(PO),
    [LB_H3] = B(JT) | B(PO),
};

enum linebreak { LINEBREAK_NEVER, LINEBREAK_MAY, LINEBREAK_MUST };

/* What is known of the text so far. */
struct context {
    struct str text;
    struct linebreak_rules rules;
    enum linebreak_class before; /* of the last character but spaces and marks */
    bool spaces;  /* there were spaces since */
    bool joined;  /* the last character is a zero-width joiner */
    bool number;  /* `before` is part of a number: NU (NU | SY | IS)*, ... */
    bool closed;  /* ... and behind that a bracket */
    bool hebrew;  /* `before` is a hyphen behind a Hebrew letter */
    bool half;    /* `before` is the first letter of a flag */
    unsigned scripts;
    unsigned wordless; /* letters since the last place where a text without spaces could be broken */
};

/* A stretch of so many letters has several words. */
#define WORDLESS 24

/* Without spaces between words, but for Thai. */
static bool is_wordless(int32_t c)
{
    return (c >= 0x0E80 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF) ||
           (c >= 0x1950 && c <= 0x19FF) || (c >= 0x1A20 && c <= 0x1AAF) || (c >= 0xA9E0 && c <= 0xA9FF) ||
           (c >= 0xAA60 && c <= 0xAADF);
}

bool linebreak_spaced(int32_t code)
{
    return !is_wordless(code) && !(code >= 0x0E00 && code < 0x0E80);
}

static void note_script(struct context *x, int32_t code)
{
    if (east_is(code))
        x->scripts |= LINEBREAK_EAST;
    else if (code >= 0x0E00 && code < 0x0E80)
        x->scripts |= LINEBREAK_THAI;
    else if (code == 0x200B)
        x->scripts |= LINEBREAK_MARKED;
    if (!is_wordless(code))
        x->wordless = 0;
    else if (++x->wordless > WORDLESS)
        x->scripts |= LINEBREAK_WORDLESS;
}

static enum linebreak_class class_at(const struct context *x, size_t i, size_t *n)
{
    int32_t code = utf8_at(x->text, i, n);
    if (code < 0x80)
        return linebreak_class(code);
    return linebreak_tailored(x->text, i, code, x->rules);
}

/* Whether a digit follows, behind marks. */
static bool digit_follows(const struct context *x, size_t i)
{
    size_t n;
    for (; i < x->text.n; i += n) {
        enum linebreak_class c = class_at(x, i, &n);
        if (c != LB_CM && c != LB_ZWJ)
            return c == LB_NU;
    }
    return false;
}

/* Rules LB18 to LB31. `next`: where the character behind this one starts. */
static bool breaks_late(const struct context *x, enum linebreak_class c, size_t next)
{
    enum linebreak_class a = x->before;
    if (x->spaces)
        return true;
    if (c == LB_QU || a == LB_QU)
        return false;
    if (c == LB_CB || a == LB_CB)
        return true;
    if (in(c, B(BA) | B(HY) | B(NS) | B(IN)) || a == LB_BB || x->hebrew)
        return false;
    if (in(c, KEEPS[a]))
        return false;
    if (x->number && (c == LB_NU ? !x->closed : in(c, B(PR) | B(PO))))
        return false;
    if (in(a, B(PR) | B(PO)) && in(c, OPENS | B(HY)))
        return !digit_follows(x, next);
    return !(c == LB_RI && a == LB_RI && x->half);
}

/* Whether a line may end before a character that is no mark. */
static enum linebreak breaks(const struct context *x, enum linebreak_class c, size_t next)
{
    enum linebreak_class a = x->before;
    if (a == LB_NONE)
        return LINEBREAK_NEVER;
    if (in(a, ENDS) && !x->spaces)
        return a == LB_CR && c == LB_LF ? LINEBREAK_NEVER : LINEBREAK_MUST;
    if (in(c, ENDS | B(SP) | B(ZW)))
        return LINEBREAK_NEVER;
    if (a == LB_ZW)
        return LINEBREAK_MAY;
    if (x->joined || c == LB_WJ || in(c, CLOSES | B(EX) | B(IS) | B(SY)) || in(a, OPENS))
        return LINEBREAK_NEVER;
    if (!x->spaces && (a == LB_WJ || a == LB_GL || (c == LB_GL && !in(a, B(BA) | B(HY)))))
        return LINEBREAK_NEVER;
    if ((a == LB_QU && in(c, OPENS)) || (in(a, CLOSES) && c == LB_NS) || (a == LB_B2 && c == LB_B2))
        return LINEBREAK_NEVER;
    return breaks_late(x, c, next) ? LINEBREAK_MAY : LINEBREAK_NEVER;
}

static void advance(struct context *x, enum linebreak_class c)
{
    bool directly = !x->spaces;
    x->joined = false;
    if (c == LB_SP && x->before != LB_NONE && !in(x->before, ENDS)) {
        x->spaces = true;
        return;
    }
    x->hebrew = directly && x->before == LB_HL && in(c, B(HY) | B(BA));
    x->half = c == LB_RI && !(directly && x->before == LB_RI && x->half);
    bool goes_on = x->number && directly && !x->closed;
    x->closed = goes_on && in(c, CLOSES);
    x->number = c == LB_NU || (goes_on && in(c, CLOSES | B(SY) | B(IS)));
    x->before = c;
    x->spaces = c == LB_SP; /* at the start of a line */
}

unsigned linebreak_find(struct str text, struct linebreak_rules rules, bool *at)
{
    struct context x = {.text = text, .rules = rules, .before = LB_NONE};
    size_t n;
    for (size_t i = 0; i < text.n; i += n) {
        enum linebreak_class c = class_at(&x, i, &n);
        if (c == LB_SP)
            x.wordless = 0;
        if (n > 2)
            note_script(&x, utf8_at(text, i, &n));
        if (c == LB_AL && x.before == LB_AL && !x.spaces && !x.joined)
            continue; /* inside a word */
        bool mark = c == LB_CM || c == LB_ZWJ;
        bool upon = mark && !x.spaces && x.before != LB_NONE && !in(x.before, ENDS | B(ZW));
        if (upon) {
            x.joined = c == LB_ZWJ;
            continue;
        }
        enum linebreak_class as = mark ? LB_AL : c;
        if (i && breaks(&x, as, i + n) == LINEBREAK_MAY)
            at[i - 1] = true;
        advance(&x, as);
        x.joined = c == LB_ZWJ;
    }
    return x.scripts;
}
