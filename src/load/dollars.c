/* dollars.c: tells formulas from money. */
#include "load/dollars.h"

#include <utf8proc.h>

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

/* What kind of character stands beside the dollars. */
enum beside {
    OTHER,
    WORD,    /* a letter or figure, such as no writer puts beside a formula */
    FOREIGN, /* a letter of a script that knows no spaces, or joins words to formulas: Chinese, Arabic */
};

static enum beside beside(int32_t c)
{
    utf8proc_category_t k = utf8proc_category(c);
    bool letter = (k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_NO);
    return !letter ? OTHER : c < 0x590 || (c >= 0x1E00 && c < 0x2000) ? WORD : FOREIGN;
}

/* True for quotation marks, dashes and signs of currencies, which formulas have none of. */
static bool is_mark(int32_t c)
{
    utf8proc_category_t k = utf8proc_category(c);
    return (k >= UTF8PROC_CATEGORY_PC && k <= UTF8PROC_CATEGORY_PO) || k == UTF8PROC_CATEGORY_SC;
}

/* True for what only texts have. */
static bool is_prose(int32_t c)
{
    utf8proc_category_t k = utf8proc_category(c);
    return beside(c) == FOREIGN || k == UTF8PROC_CATEGORY_PI || k == UTF8PROC_CATEGORY_PF;
}

/* What a text between dollars has that tells what it is. */
struct features {
    bool command; /* a backslash that no escape of a text has */
    bool script;  /* a raised part, or a lowered one behind one letter: "x_i", not "HOME_DIR" */
    bool letter, digit;
    bool words;   /* a blank that no sign of mathematics stands beside: "5 in A" */
    bool amount;  /* it begins with a figure, and has a blank or a letter behind a comma: "5k, C", "5,C" */
    bool prose;   /* it has letters that are FOREIGN, or quotation marks */
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
        has.letter |= is_letter(c) || ((unsigned char)c >= 0xC0 && !is_mark(utf8_at(f, i, &(size_t){0})));
        has.prose |= (unsigned char)c >= 0xC0 && is_prose(utf8_at(f, i, &(size_t){0}));
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

/* True if `f` may stand beside another formula, as in "H$_2$$^{18}$O". */
static bool is_joined(struct str f)
{
    struct features has = features_of(f);
    return has.command || has.script || (f.n == 1 && is_letter(f.p[0]));
}

/* True if `f`, between characters `before` and `after` (0: none), is a formula. */
static bool is_formula(struct str f, int32_t before, int32_t after)
{
    struct features has = features_of(f);
    enum beside left = beside(before), right = beside(after);
    bool figures = before < 0x80 && after < 0x80 && is_digit((char)before) && is_digit((char)after);
    bool sign = f.n == 1 && strchr("<>=+-*", f.p[0]);
    bool relation = sign && (strchr("<>=", f.p[0]) || figures); /* "p$<$0.05", "2$-$10" */
    bool money = f.n && is_digit(f.p[0]);
    if (!f.n || is_blank(f.p[0]) || is_blank(f.p[f.n - 1]) || before == '$' || after == '$')
        return false;
    if (after < 0x80 && is_digit((char)after) && (money || !(has.command || sign))) /* but "$\sim$5", "$<$5" */
        return false;
    if (f.p[0] == '|' && left != OTHER) /* ^a$|^b$ */
        return false;
    if (has.command || has.script || relation || (sign && left != WORD))
        return true;
    if (f.p[f.n - 1] == '/') /* ${HOME}/${USER} */
        return false;
    if (f.n == 1 && is_letter(f.p[0]) && left != WORD && right == WORD && !is_digit((char)after)) /* "$k$th", "$t$SNE" */
        return true;
    if (left == WORD || right == WORD || has.words || has.amount || has.open || has.prose)
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

/* The next dollar from byte `i` on that no backslash precedes; the end of the text: there is none. */
static size_t next_dollar(struct str s, size_t i)
{
    while (i < s.n && s.p[i] != '$')
        i += s.p[i] == '\\' && i + 1 < s.n ? 2 : 1;
    return i;
}

/* The character before byte `i`; 0: there is none. */
static int32_t character_before(struct str s, size_t i)
{
    size_t from = i;
    while (from && ((unsigned char)s.p[from - 1] & 0xC0) == 0x80)
        from--;
    return from ? utf8_at(s, from - 1, &(size_t){0}) : 0;
}

/* The character before the formula at byte `i`. Another formula is none. */
static int32_t neighbour_before(struct str s, size_t i)
{
    size_t from = i - (i > 0), most = i > DOLLARS_MOST ? i - DOLLARS_MOST : 0;
    int32_t c = character_before(s, i);
    if (c != '$')
        return c;
    while (from > most && s.p[from - 1] != '$')
        from--;
    return from > most && is_joined(str_sub(s, from, i - 1)) ? 0 : c;
}

/* The same behind it, at byte `i`. */
static int32_t neighbour_after(struct str s, size_t i)
{
    size_t n;
    int32_t c = i < s.n ? utf8_at(s, i, &n) : 0;
    if (c != '$')
        return c;
    struct str next = str_ahead(s, i + 1, DOLLARS_MOST);
    size_t end = next_dollar(next, 0);
    return end < next.n && is_joined(str_sub(next, 0, end)) ? 0 : c;
}

size_t dollars_end(struct str s, size_t i, struct str *source)
{
    size_t quoted = quoted_end(s, i, source), signs = i + 1 < s.n && s.p[i + 1] == '$' ? 2 : 1;
    struct str most = str_ahead(s, 0, i + DOLLARS_MOST);
    if (quoted)
        return quoted;
    size_t k = next_dollar(most, i + signs), end = k + signs;
    if (k >= most.n || (signs == 2 && (end > s.n || s.p[k + 1] != '$')))
        return 0;
    *source = str_sub(s, i + signs, k);
    if (signs == 2)
        return is_formula(*source, character_before(s, i), end < s.n ? utf8_at(s, end, &(size_t){0}) : 0) ? end : 0;
    bool joined = is_joined(*source);
    int32_t before = joined ? neighbour_before(s, i) : character_before(s, i);
    int32_t after = joined ? neighbour_after(s, end) : end < s.n ? utf8_at(s, end, &(size_t){0}) : 0;
    return is_formula(*source, before, after) ? end : 0;
}
