/* dollars.c: tells formulas from money. */
#include "load/dollars.h"

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool is_word(char c)
{
    return is_letter(c) || is_digit(c) || (unsigned char)c >= 0x80;
}

/* What a text between dollars has that tells what it is. */
struct features {
    bool command; /* a backslash that no escape of a text has */
    bool script;  /* a raised part, or a lowered one behind one letter: "x_i", not "HOME_DIR" */
    bool letter, digit;
    bool words;   /* a blank that no sign of mathematics stands beside: "5 in A" */
    bool amount;  /* it begins with a figure, and has a blank or a letter behind a comma: "5k, C", "5,C" */
    int open;     /* brackets that are not closed */
};

static bool is_sign(char c)
{
    return c && strchr("=<>+-*/|:", c);
}

static struct features features_of(struct str f)
{
    struct features has = {0};
    for (size_t i = 0; i < f.n; i++) {
        char c = f.p[i], next = i + 1 < f.n ? f.p[i + 1] : 0, last = i ? f.p[i - 1] : 0;
        if (c == '\\') {
            has.command |= is_letter(next) || (next && strchr("{},;:! |", next));
            i++;
            continue;
        }
        bool long_name = i > 1 && is_word(last) && is_word(f.p[i - 2]);
        has.script |= c == '^' || (c == '_' && (!long_name || next == '{'));
        has.letter |= is_letter(c) || (unsigned char)c >= 0x80;
        has.digit |= is_digit(c);
        has.amount |= (c == ',' || c == ';') && is_letter(next) && is_digit(f.p[0]);
        has.open += (c == '(' || c == '[') - (c == ')' || c == ']');
        if (!is_blank(c) || is_blank(next))
            continue;
        bool comma = last == ',' || last == ';', sign = is_sign(last) || is_sign(next);
        has.words |= !sign && !comma;
        has.amount |= !sign && comma && is_digit(f.p[0]);
    }
    return has;
}

bool dollars_are_money(struct str f)
{
    struct features has = features_of(f);
    return f.n && is_digit(f.p[0]) && has.words && !has.command && !has.script;
}

/* True if `f`, between characters `before` and `after` (0: none), is a formula. */
static bool is_formula(struct str f, char before, char after)
{
    struct features has = features_of(f);
    bool sign = f.n == 1 && strchr("<>=+-*", f.p[0]);
    bool relation = sign && (strchr("<>=", f.p[0]) || (is_digit(before) && is_digit(after))); /* "p$<$0.05", "2$-$10" */
    bool money = f.n && is_digit(f.p[0]);
    if (!f.n || is_blank(f.p[0]) || is_blank(f.p[f.n - 1]) || before == '$' || after == '$')
        return false;
    if (is_digit(after) && (money || !(has.command || sign))) /* but "$\sim$5", "$<$5" */
        return false;
    if (f.p[0] == '|' && is_word(before)) /* ^a$|^b$ */
        return false;
    if (has.command || has.script || relation || (sign && !is_word(before)))
        return true;
    if (f.p[f.n - 1] == '/') /* ${HOME}/${USER} */
        return false;
    if (f.n == 1 && is_letter(f.p[0]) && !is_word(before) && is_letter(after)) /* "$k$th", "$t$SNE" */
        return true;
    if (is_word(before) || is_word(after) || has.words || has.amount || has.open)
        return false; /* US$5/A$ */
    return has.letter || has.digit;
}

/* Behind $`...`$ at byte `i`; 0: there is none. */
static size_t quoted_end(struct str s, size_t i, struct str *source)
{
    struct str rest = str_ahead(s, i, DOLLARS_MOST);
    struct str inner = str_sub(rest, str_starts(rest, STR("$`")) ? 2 : rest.n, rest.n);
    size_t end = str_find_str(inner, STR("`$"));
    if (end == 0 || end >= inner.n || str_find(inner, '`') < end)
        return 0;
    *source = str_sub(inner, 0, end);
    return i + 2 + end + 2;
}

size_t dollars_end(struct str s, size_t i, struct str *source)
{
    size_t quoted = quoted_end(s, i, source), signs = i + 1 < s.n && s.p[i + 1] == '$' ? 2 : 1;
    struct str most = str_ahead(s, 0, i + DOLLARS_MOST);
    if (quoted)
        return quoted;
    for (size_t k = i + signs; k < most.n; k++) {
        if (s.p[k] == '\\') {
            k++;
        } else if (s.p[k] == '$') {
            size_t end = k + signs;
            if (signs == 2 && (end > s.n || s.p[k + 1] != '$'))
                return 0;
            *source = str_sub(s, i + signs, k);
            return is_formula(*source, i ? s.p[i - 1] : 0, end < s.n ? s.p[end] : 0) ? end : 0;
        }
    }
    return 0;
}
