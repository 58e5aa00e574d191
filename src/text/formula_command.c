/* formula_command.c: commands in formulas. */
#include "text/formula_internal.h"

#include "load/latex_command.h"

/* How far a text or the name of a colour may reach [bytes]. It keeps the time linear. */
enum { RAW_MOST = 2000 };

static bool argument_in(struct formula_parser *p, struct formula_look look)
{
    struct formula_list l;
    struct formula_look outer = p->look;
    p->look = look;
    bool good = formula_argument(p, &l);
    p->look = outer;
    return good;
}

/* Skips a group whose contents are no part of the formula, such as the name of a colour. */
static bool skip_group(struct formula_parser *p)
{
    size_t from = p->i, depth = 0;
    skip_blanks(p);
    if (at(p, p->i) != '{')
        return formula_fail(p, from, p->i);
    for (; p->i < p->s.n && p->i < from + RAW_MOST; p->i++) {
        depth += at(p, p->i) == '{';
        if (at(p, p->i) == '}' && --depth == 0) {
            p->i++;
            return true;
        }
    }
    return formula_fail(p, from, p->i);
}

/* Skips what part of the height \smash[b]{x} means: a line shows all of it. */
static void skip_part(struct formula_parser *p)
{
    skip_blanks(p);
    struct str ahead = str_ahead(p->s, p->i, 3);
    if (str_eq(ahead, STR("[b]")) || str_eq(ahead, STR("[t]")))
        p->i += 3;
}

/* ---- commands with arguments */

/* \widehat{HF}: an accent over letters of one look, which are part `at`. */
static bool wide_accent(struct formula_parser *p, size_t at, int32_t mark, size_t start)
{
    struct formula_style *style = at + 1 == p->to->parts.n ? &p->to->parts.at[at].style : NULL;
    enum formula_stroke stroke = FORMULA_HAT;
    while (stroke <= FORMULA_ARROW && formula_accent(stroke) != mark)
        stroke++;
    if (!style || stroke > FORMULA_ARROW || style->stroke || style->depth > p->place.depth || p->to->parts.at[at].gap)
        return formula_fail(p, start, p->i);
    style->stroke = (uint8_t)stroke;
    style->under = p->place.depth;
    p->apart = true;
    return true;
}

/* \hat{x}: the mark stands over one letter. */
static bool accent(struct formula_parser *p, struct formula_list *l, int32_t mark, size_t start)
{
    struct formula_list inner;
    formula_begin(p, l, CLASS_ORD);
    size_t from = p->to->parts.n;
    p->apart = true;
    if (!formula_argument(p, &inner))
        return false;
    /* Few fonts of texts have the arrow of vectors: it is drawn too, rather than take the letter from another font. */
    bool arrow = mark == formula_accent(FORMULA_ARROW) && p->to->parts.n > from && !p->to->parts.at[from].style.stroke;
    if (arrow || !formula_is_one(p, from))
        return wide_accent(p, from, mark, start);
    struct formula_part *one = &p->to->parts.at[from];
    struct buf b = {.a = p->a};
    size_t n;
    int32_t c = utf8_at(one->text, 0, &n);
    buf_code(&b, c == 0x131 ? 'i' : c == 0x237 ? 'j' : c);
    buf_add(&b, str_sub(one->text, n, one->text.n));
    buf_code(&b, mark);
    one->text = buf_end(&b);
    p->apart = true;
    return true;
}

/* \not\in: the sign with a stroke through it. */
static bool negated(struct formula_parser *p, struct formula_list *l, size_t start)
{
    struct formula_list inner;
    formula_begin(p, l, CLASS_REL);
    size_t from = p->to->parts.n;
    p->apart = true;
    if (!formula_argument(p, &inner))
        return false;
    if (!formula_is_one(p, from))
        return formula_fail(p, start, p->i);
    struct formula_part *one = &p->to->parts.at[from];
    one->text = utf8_composed(p->a, str_printf(p->a, "%.*s\u0338", STRF(one->text)));
    p->apart = true;
    return true;
}

/* True for dt and ∂x, which need no brackets below the stroke of a fraction. */
static bool is_differential(const struct formula_parser *p, size_t from, const struct formula_list *l)
{
    struct str s = from < p->to->parts.n ? p->to->parts.at[from].text : (struct str){0};
    return l->atoms == 2 && (str_starts(s, STR("d")) || str_starts(s, STR("∂")));
}

/* a/b, in brackets where what is above or below needs them. */
static bool quotient(struct formula_parser *p)
{
    struct formula_list part;
    size_t from = p->to->parts.n;
    p->apart = true;
    if (!formula_argument(p, &part))
        return false;
    if (part.signs || part.slash)
        formula_put_brackets(p, from);
    formula_put(p, STR("/"));
    from = p->to->parts.n;
    p->apart = true;
    if (!formula_argument(p, &part))
        return false;
    if (part.slash || (part.atoms > 1 && !is_differential(p, from, &part)))
        formula_put_brackets(p, from);
    p->apart = true;
    return true;
}

/* True if a bar stands at byte `i`, of |x| or \|x\|, that closes a pair or, with `opens`, opens one. */
static bool is_bar(const struct formula_parser *p, size_t i, bool opens)
{
    size_t bars = 0;
    if (at(p, i) != '|' && (at(p, i) != '\\' || at(p, i + 1) != '|'))
        return false;
    for (size_t k = 0; k < i; k++)
        bars += at(p, k) == '|';
    return (bars % 2 == 0) == opens;
}

static bool fraction(struct formula_parser *p, struct formula_list *l, size_t start)
{
    bool figure = l->figures, bar = start && is_bar(p, start - 1, true);
    bool factor = (l->last == CLASS_ORD || l->last == CLASS_CLOSE) && !l->sign && !bar;
    formula_begin(p, l, CLASS_ORD);
    skip_blanks(p);
    bool mixed = figure && is_digit(at(p, p->i + (at(p, p->i) == '{')));
    if (mixed) /* "2 1/2" */
        formula_put_gap(p, 4, FORMULA_NO_BREAK);
    size_t from = p->to->parts.n;
    if (!quotient(p))
        return false;
    if (factor && !mixed) {
        formula_put_brackets(p, from);
        p->apart = true;
        return true;
    }
    skip_blanks(p);
    l->slash = true;
    if (!is_bar(p, p->i, false)) {
        l->over = from;
        l->end = p->to->parts.n;
    }
    return true;
}

/* True if a part from `from` on is raised above the text around it. */
static bool is_high(const struct formula_parser *p, size_t from)
{
    for (size_t i = from; i < p->to->parts.n; i++) {
        const struct formula_style *style = &p->to->parts.at[i].style;
        for (size_t k = p->place.depth; k < style->depth; k++)
            if (style->scripts[k] > 0)
                return true;
    }
    return false;
}

/* \sqrt{x}: with a stroke over one letter or number and what is lowered beside it, else in brackets. */
static bool root(struct formula_parser *p, struct formula_list *l, size_t start)
{
    struct formula_list inner;
    struct formula_style sign = p->place;
    uint8_t stroke = p->place.stroke, under = p->place.under;
    bool factor = l->last == CLASS_ORD || l->last == CLASS_CLOSE;
    formula_begin(p, l, CLASS_ORD);
    skip_blanks(p);
    if (at(p, p->i) == '[') { /* \sqrt[3]{x}: a raised figure before the sign, which is no power of what is before it */
        formula_put_gap(p, factor ? 3 : 0, FORMULA_NO_BREAK);
        if (!formula_option(p, 1))
            return formula_fail(p, start, p->i);
    }
    sign.alphabet = ALPHABET_SIGNS;
    sign.bold = p->look.bold;
    p->place.stroke = sign.stroke = FORMULA_ROOT;
    p->place.under = sign.under = p->place.depth;
    p->apart = true;
    formula_put_styled(p, STR("√"), &sign);
    size_t from = p->to->parts.n;
    p->apart = true;
    bool good = formula_argument(p, &inner);
    p->place.stroke = stroke;
    p->place.under = under;
    bool bare = inner.atoms == 1 && !inner.slash && !is_high(p, from);
    for (size_t i = from; !bare && i < p->to->parts.n; i++) {
        p->to->parts.at[i].style.stroke = stroke;
        p->to->parts.at[i].style.under = under;
    }
    if (good && !bare)
        formula_put_brackets(p, from);
    p->apart = true;
    return good;
}

/* \overline{MS}; over one letter it is an accent. \underline */
static bool lined(struct formula_parser *p, struct formula_list *l, enum formula_stroke kind)
{
    struct formula_list inner;
    uint8_t stroke = p->place.stroke, under = p->place.under;
    formula_begin(p, l, CLASS_ORD);
    size_t from = p->to->parts.n;
    p->apart = true;
    p->place.stroke = (uint8_t)kind;
    p->place.under = p->place.depth;
    bool good = formula_argument(p, &inner);
    p->place.stroke = stroke;
    p->place.under = under;
    if (good && kind == FORMULA_OVERLINE && formula_is_one(p, from)) {
        struct formula_part *one = &p->to->parts.at[from];
        one->style.stroke = stroke;
        one->style.under = under;
        one->text = str_printf(p->a, "%.*s\u0304", STRF(one->text));
    }
    p->apart = true;
    return good;
}

/* ---- texts */

/* Writes a command of a text: an accent and its letter, or a sign. */
static bool text_command(struct formula_parser *p, struct buf *to)
{
    size_t from = p->i++, n;
    char c = at(p, p->i);
    struct str name = str_sub(p->s, p->i, p->i + (p->i < p->s.n));
    if (is_letter(c)) {
        while (is_letter(at(p, p->i)))
            p->i++;
        name = str_sub(p->s, from + 1, p->i);
        skip_blanks(p);
    } else {
        p->i++;
    }
    const struct command *k = is_letter(c) ? latex_command(name) : latex_accent(c);
    if (k && k->kind == ACCENT) {
        bool braces = at(p, p->i) == '{';
        p->i += braces;
        buf_code(to, utf8_at(p->s, p->i, &n));
        buf_code(to, utf8_at(str_of(k->text), 0, &(size_t){0}));
        p->i += n;
        bool good = n && (!braces || at(p, p->i) == '}');
        p->i += braces;
        return good ? good : formula_fail(p, from, p->i < p->s.n ? p->i : p->s.n);
    }
    if (k && (k->kind == SIGN || k->kind == FUNCTION))
        buf_add(to, str_of(k->text));
    else if (strchr(" ,;:", c) && c)
        buf_char(to, ' ');
    else if (c && strchr("%$#&_{}", c))
        buf_char(to, c);
    else if (!k || k->kind != NOTHING)
        return formula_fail(p, from, p->i < p->s.n ? p->i : p->s.n);
    return true;
}

/* \text{if so}: blanks and hyphens are those of a text. */
static bool text(struct formula_parser *p, struct formula_look look)
{
    struct buf b = {.a = p->a};
    size_t depth = 0, n, from = p->i;
    struct formula_look outer = p->look;
    skip_blanks(p);
    if (at(p, p->i) != '{')
        return argument_in(p, look);
    for (; p->i < p->s.n && p->i < from + RAW_MOST; p->i += n) {
        n = 1;
        char c = at(p, p->i);
        depth += c == '{';
        if (c == '}' && --depth == 0)
            break;
        if (c == '\\') {
            n = 0;
            if (!text_command(p, &b))
                return false;
        } else if (is_blank(c) || c == '~') {
            buf_char(&b, ' ');
        } else if (c != '{' && c != '}') {
            buf_code(&b, utf8_at(p->s, p->i, &n));
        }
    }
    if (at(p, p->i) != '}')
        return formula_fail(p, from, p->i);
    p->i++;
    struct formula_style style = p->place;
    style.italic = look.shape == SHAPE_ITALIC;
    style.bold = look.bold;
    style.alphabet = (uint8_t)look.alphabet;
    formula_put_styled(p, utf8_composed(p->a, buf_str(&b)), &style);
    p->look = outer;
    return true;
}

/* ---- commands */

enum what {
    LOOK,     /* its argument has another look */
    DECLARED, /* the rest of the group has */
    WORDS,    /* its argument is a text */
    NAME,     /* a function that TeX does not know */
    CLASSED,  /* its argument has another class */
    SPACED,   /* a space */
    NOT,
    LINE,     /* a stroke over or under all of it */
    MODULO,
    CLASS,    /* a sign whose class its character does not tell, or another one than text has */
};

struct meaning {
    const char *name;
    enum what what;
    int value; /* enum formula_class; enum formula_stroke; the width of a space */
    struct formula_look look;
    const char *text;
};

#define UPRIGHT {SHAPE_UPRIGHT, ALPHABET_TEXT, false}
#define BOLD {SHAPE_UPRIGHT, ALPHABET_TEXT, true}
#define IN(alphabet) {SHAPE_UPRIGHT, ALPHABET_##alphabet, false}

/* Sorted by their bytes. */
static const struct meaning meanings[] = {
    {"ast", CLASS, CLASS_BIN, UPRIGHT, "∗"},
    {"bf", DECLARED, 0, BOLD, NULL},
    {"bfseries", DECLARED, 0, BOLD, NULL},
    {"bm", LOOK, 0, {SHAPE_USUAL, ALPHABET_TEXT, true}, NULL},
    {"bmod", CLASS, CLASS_BIN, UPRIGHT, "mod"},
    {"boldsymbol", LOOK, 0, {SHAPE_USUAL, ALPHABET_TEXT, true}, NULL},
    {"cal", DECLARED, 0, IN(CALLIGRAPHIC), NULL},
    {"cdot", CLASS, CLASS_BIN, UPRIGHT, "⋅"},
    {"colon", CLASS, CLASS_PUNCT, UPRIGHT, ":"},
    {"emph", WORDS, 0, {SHAPE_ITALIC, ALPHABET_TEXT, false}, NULL},
    {"enspace", SPACED, 9, UPRIGHT, NULL},
    {"epsilon", CLASS, CLASS_ORD, {SHAPE_USUAL, ALPHABET_TEXT, false}, "ϵ"},
    {"hbox", WORDS, 0, UPRIGHT, NULL},
    {"it", DECLARED, 0, {SHAPE_ITALIC, ALPHABET_TEXT, false}, NULL},
    {"lVert", CLASS, CLASS_OPEN, UPRIGHT, "‖"},
    {"lvert", CLASS, CLASS_OPEN, UPRIGHT, "|"},
    {"mathbb", LOOK, 0, IN(DOUBLE), NULL},
    {"mathbbm", LOOK, 0, IN(DOUBLE), NULL},
    {"mathbf", LOOK, 0, BOLD, NULL},
    {"mathbin", CLASSED, CLASS_BIN, UPRIGHT, NULL},
    {"mathcal", LOOK, 0, IN(CALLIGRAPHIC), NULL},
    {"mathclose", CLASSED, CLASS_CLOSE, UPRIGHT, NULL},
    {"mathds", LOOK, 0, IN(DOUBLE), NULL},
    {"mathfrak", LOOK, 0, IN(FRAKTUR), NULL},
    {"mathinner", CLASSED, CLASS_INNER, UPRIGHT, NULL},
    {"mathit", LOOK, 0, {SHAPE_ITALIC, ALPHABET_TEXT, false}, NULL},
    {"mathnormal", LOOK, 0, {SHAPE_USUAL, ALPHABET_TEXT, false}, NULL},
    {"mathop", CLASSED, CLASS_OP, UPRIGHT, NULL},
    {"mathopen", CLASSED, CLASS_OPEN, UPRIGHT, NULL},
    {"mathord", CLASSED, CLASS_ORD, UPRIGHT, NULL},
    {"mathpunct", CLASSED, CLASS_PUNCT, UPRIGHT, NULL},
    {"mathrel", CLASSED, CLASS_REL, UPRIGHT, NULL},
    {"mathrm", LOOK, 0, UPRIGHT, NULL},
    {"mathscr", LOOK, 0, IN(CALLIGRAPHIC), NULL},
    {"mathsf", LOOK, 0, IN(SANS), NULL},
    {"mathtt", LOOK, 0, IN(MONO), NULL},
    {"mbox", WORDS, 0, UPRIGHT, NULL},
    {"mid", CLASS, CLASS_REL, UPRIGHT, "|"},
    {"not", NOT, 0, UPRIGHT, NULL},
    {"operatorname", NAME, CLASS_OP, UPRIGHT, NULL},
    {"overline", LINE, FORMULA_OVERLINE, UPRIGHT, NULL},
    {"phi", CLASS, CLASS_ORD, {SHAPE_USUAL, ALPHABET_TEXT, false}, "ϕ"},
    {"pmb", LOOK, 0, {SHAPE_USUAL, ALPHABET_TEXT, true}, NULL},
    {"pmod", MODULO, 0, UPRIGHT, NULL},
    {"qquad", SPACED, 36, UPRIGHT, NULL},
    {"quad", SPACED, 18, UPRIGHT, NULL},
    {"rVert", CLASS, CLASS_CLOSE, UPRIGHT, "‖"},
    {"rm", DECLARED, 0, UPRIGHT, NULL},
    {"rvert", CLASS, CLASS_CLOSE, UPRIGHT, "|"},
    {"sf", DECLARED, 0, IN(SANS), NULL},
    {"space", SPACED, 5, UPRIGHT, NULL},
    {"text", WORDS, 0, UPRIGHT, NULL},
    {"textbf", WORDS, 0, BOLD, NULL},
    {"textit", WORDS, 0, {SHAPE_ITALIC, ALPHABET_TEXT, false}, NULL},
    {"textnormal", WORDS, 0, UPRIGHT, NULL},
    {"textrm", WORDS, 0, UPRIGHT, NULL},
    {"textsf", WORDS, 0, IN(SANS), NULL},
    {"texttt", WORDS, 0, IN(MONO), NULL},
    {"textup", WORDS, 0, UPRIGHT, NULL},
    {"thinspace", SPACED, 3, UPRIGHT, NULL},
    {"tt", DECLARED, 0, IN(MONO), NULL},
    {"underline", LINE, FORMULA_UNDERLINE, UPRIGHT, NULL},
    {"varDelta", CLASS, CLASS_ORD, {SHAPE_ITALIC, ALPHABET_TEXT, false}, "Δ"},
    {"varGamma", CLASS, CLASS_ORD, {SHAPE_ITALIC, ALPHABET_TEXT, false}, "Γ"},
    {"varLambda", CLASS, CLASS_ORD, {SHAPE_ITALIC, ALPHABET_TEXT, false}, "Λ"},
    {"varOmega", CLASS, CLASS_ORD, {SHAPE_ITALIC, ALPHABET_TEXT, false}, "Ω"},
    {"varPhi", CLASS, CLASS_ORD, {SHAPE_ITALIC, ALPHABET_TEXT, false}, "Φ"},
    {"varPi", CLASS, CLASS_ORD, {SHAPE_ITALIC, ALPHABET_TEXT, false}, "Π"},
    {"varPsi", CLASS, CLASS_ORD, {SHAPE_ITALIC, ALPHABET_TEXT, false}, "Ψ"},
    {"varSigma", CLASS, CLASS_ORD, {SHAPE_ITALIC, ALPHABET_TEXT, false}, "Σ"},
    {"varTheta", CLASS, CLASS_ORD, {SHAPE_ITALIC, ALPHABET_TEXT, false}, "Θ"},
    {"varUpsilon", CLASS, CLASS_ORD, {SHAPE_ITALIC, ALPHABET_TEXT, false}, "Υ"},
    {"varXi", CLASS, CLASS_ORD, {SHAPE_ITALIC, ALPHABET_TEXT, false}, "Ξ"},
};

/* \operatorname{arg\,max}, perhaps with a star */
static bool named(struct formula_parser *p, struct formula_list *l)
{
    struct formula_look upright = UPRIGHT;
    formula_begin(p, l, CLASS_OP);
    p->i += at(p, p->i) == '*';
    return argument_in(p, upright);
}

/* \pmod{n} */
static bool modulo(struct formula_parser *p, struct formula_list *l)
{
    struct formula_list inner;
    formula_put_gap(p, 8, FORMULA_NO_BREAK);
    formula_begin(p, l, CLASS_OPEN);
    formula_put(p, STR("(mod"));
    formula_put_gap(p, 6, FORMULA_NO_BREAK);
    bool good = formula_argument(p, &inner);
    formula_put(p, STR(")"));
    l->last = CLASS_CLOSE;
    return good;
}

/* A letter that is slanted if others are, or always. */
static void put_letter_in(struct formula_parser *p, enum formula_shape shape, struct str letter)
{
    struct formula_look outer = p->look;
    if (shape == SHAPE_ITALIC)
        p->look.shape = shape;
    formula_put_letter(p, utf8_at(letter, 0, &(size_t){0}));
    p->look = outer;
}

static bool meant(struct formula_parser *p, struct formula_list *l, const struct meaning *m, size_t start)
{
    struct formula_look look = m->look;
    look.bold |= p->look.bold;
    switch (m->what) {
    case LOOK:
        formula_begin(p, l, CLASS_ORD);
        return argument_in(p, look);
    case DECLARED:
        p->look = look;
        return true;
    case WORDS:
        formula_begin(p, l, CLASS_ORD);
        return text(p, look);
    case NAME:
        return named(p, l);
    case CLASSED:
        formula_begin(p, l, (enum formula_class)m->value);
        return argument_in(p, p->look);
    case SPACED:
        formula_put_gap(p, m->value, FORMULA_NO_BREAK);
        return true;
    case NOT:
        return negated(p, l, start);
    case LINE:
        return lined(p, l, (enum formula_stroke)m->value);
    case MODULO:
        return modulo(p, l);
    case CLASS:
        formula_begin(p, l, (enum formula_class)m->value);
        if (m->look.shape == SHAPE_UPRIGHT)
            formula_put(p, str_of(m->text));
        else
            put_letter_in(p, m->look.shape, str_of(m->text));
        return true;
    }
    return false;
}

/* \left and \right, with the bracket behind them. */
static bool delimiter(struct formula_parser *p, struct formula_list *l, bool opens)
{
    skip_blanks(p);
    char c = at(p, p->i);
    if (!c || !strchr(".<>|", c))
        return true; /* it is read as any other bracket */
    p->i++;
    if (c == '.')
        return true;
    formula_begin(p, l, opens ? CLASS_OPEN : CLASS_CLOSE);
    formula_put(p, c == '<' ? STR("⟨") : c == '>' ? STR("⟩") : STR("|"));
    return true;
}

/* A sign of the table that texts have too. */
static void sign(struct formula_parser *p, struct formula_list *l, const struct command *k)
{
    size_t n;
    struct str s = str_of(k->text);
    int32_t c = utf8_at(s, 0, &n);
    if (n == s.n && !(is_letter(s.p[0]) && k->kind == FUNCTION)) {
        formula_character(p, l, c);
        return;
    }
    formula_begin(p, l, k->kind == FUNCTION ? CLASS_OP : CLASS_ORD);
    formula_put(p, s);
}

static bool known(struct formula_parser *p, struct formula_list *l, const struct command *k, size_t start)
{
    struct formula_list inner;
    size_t n;
    switch (k->kind) {
    case SIGN:
    case FUNCTION:
        sign(p, l, k);
        return true;
    case ACCENT:
        return accent(p, l, utf8_at(str_of(k->text), 0, &n), start);
    case FRACTION:
        return fraction(p, l, start);
    case ROOT:
        return root(p, l, start);
    case DELIMITER:
        return delimiter(p, l, k->name[0] == 'l');
    case MATH:
        formula_begin(p, l, CLASS_ORD);
        skip_part(p);
        return formula_argument(p, &inner);
    case DROP: /* \phantom{x} */
        if (str_eq(str_of(k->name), STR("hspace")) || str_eq(str_of(k->name), STR("mspace")))
            formula_put_gap(p, 3, FORMULA_NO_BREAK);
        p->i += at(p, p->i) == '*';
        return skip_group(p);
    case NOTHING:
        return true;
    case SECOND: /* \textcolor{red}{x} */
        formula_begin(p, l, CLASS_ORD);
        return skip_group(p) && formula_argument(p, &inner);
    default:
        return formula_fail(p, start, p->i);
    }
}

/* A command of one sign. */
static bool short_command(struct formula_parser *p, struct formula_list *l, size_t start)
{
    char c = at(p, p->i);
    const struct command *over = latex_accent(c);
    p->i += p->i < p->s.n;
    if (over)
        return accent(p, l, utf8_at(str_of(over->text), 0, &(size_t){0}), start);
    if (c && strchr(",:;> ", c)) {
        formula_put_gap(p, c == ',' ? 3 : c == ';' ? 5 : c == ' ' ? 5 : 4, FORMULA_NO_BREAK);
        return true;
    }
    if (c && strchr("!/-", c))
        return true;
    if (!c || !strchr("{}|%$#&_", c))
        return formula_fail(p, start, p->i);
    formula_begin(p, l, c == '{' ? CLASS_OPEN : c == '}' ? CLASS_CLOSE : CLASS_ORD);
    if (c == '|')
        formula_put(p, STR("‖"));
    else
        formula_put_code(p, c);
    return true;
}

bool formula_command(struct formula_parser *p, struct formula_list *l)
{
    size_t start = p->i++;
    if (!is_letter(at(p, p->i)))
        return short_command(p, l, start);
    while (is_letter(at(p, p->i)))
        p->i++;
    struct str name = str_sub(p->s, start + 1, p->i);
    const struct meaning *m = str_search(name, meanings, sizeof meanings / sizeof *meanings, sizeof *meanings);
    if (m)
        return meant(p, l, m, start);
    const struct command *k = latex_command(name);
    return k ? known(p, l, k, start) : formula_fail(p, start, p->i);
}
