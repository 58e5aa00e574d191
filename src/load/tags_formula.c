/* tags_formula.c: MathML -> a formula in TeX's notation. Its elements are a stack; what an element is to
 * its parent depends on its place among its siblings. */
#include "load/latex_internal.h"
#include "load/tags.h"

enum { DEPTH = 24 };

enum shape { ROW, SUP, SUB, SUBSUP, FRACTION_OF, ROOT_OF, HIGHER_ROOT, OVER, FENCED, WORDS_OF, NAME_OF, HIDDEN };

static const struct {
    const char *name;
    enum shape shape;
} shapes[] = {
    {"msup", SUP},       {"msub", SUB},          {"msubsup", SUBSUP}, {"mfrac", FRACTION_OF},
    {"msqrt", ROOT_OF},  {"mroot", HIGHER_ROOT}, {"mover", OVER},     {"munder", SUB},
    {"munderover", SUBSUP}, {"mfenced", FENCED}, {"mtext", WORDS_OF}, {"mi", NAME_OF},
    {"annotation", HIDDEN}, {"annotation-xml", HIDDEN}, {"tex-math", HIDDEN},
};

struct element {
    enum shape shape;
    int children;
    size_t start; /* where its text begins */
    size_t second; /* where that of its second child does */
    bool braces;  /* it is closed by one */
    bool hidden;
};

struct formula {
    struct buf *to;
    struct element stack[DEPTH];
    int n, beyond;
};

static enum shape shape_of(struct str name)
{
    size_t colon = str_find(name, ':');
    name = colon < name.n ? str_sub(name, colon + 1, name.n) : name;
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        if (str_eq(name, str_of(shapes[i].name)))
            return shapes[i].shape;
    return ROW;
}

/* What stands before child number `n` of an element, from 1, whose text is in braces then; NULL: nothing. */
static const char *before_child(enum shape shape, int n)
{
    if (shape == FRACTION_OF || ((shape == SUB || shape == SUP || shape == SUBSUP || shape == OVER) && n == 1))
        return "{";
    if (n == 2 && (shape == SUB || shape == SUBSUP))
        return "_{";
    return (n == 2 && shape == SUP) || (n == 3 && shape == SUBSUP) ? "^{" : NULL;
}

static void element_open(struct formula *f, struct str name)
{
    struct element *parent = f->n ? &f->stack[f->n - 1] : NULL;
    struct element e = {.shape = shape_of(name), .start = f->to->n};
    if (f->n == DEPTH) {
        f->beyond++;
        return;
    }
    e.hidden = e.shape == HIDDEN || (parent && parent->hidden);
    if (parent && !e.hidden) {
        const char *before = before_child(parent->shape, ++parent->children);
        e.hidden = parent->shape == HIGHER_ROOT && parent->children > 1;
        e.braces = before != NULL;
        buf_add(f->to, str_of(before));
        if (parent->children == 2)
            parent->second = f->to->n;
        if (parent->shape == FENCED && parent->children > 1)
            buf_char(f->to, ',');
    }
    if (!e.hidden)
        buf_add(f->to, e.shape == FRACTION_OF                               ? STR("\\frac")
                       : e.shape == ROOT_OF || e.shape == HIGHER_ROOT ? STR("\\sqrt{")
                       : e.shape == WORDS_OF                           ? STR("\\text{")
                       : e.shape == FENCED                             ? STR("(")
                                                                       : STR(""));
    f->stack[f->n++] = e;
}

/* The accent that a sign over a letter is, as a command. */
static const char *accent_of(struct str s)
{
    static const char *const accents[][2] = {
        {"^", "\\hat"},   {"ˆ", "\\hat"},   {"\u0302", "\\hat"},    {"~", "\\tilde"},    {"˜", "\\tilde"},
        {"∼", "\\tilde"}, {"¯", "\\overline"}, {"‾", "\\overline"}, {"_", "\\overline"}, {"―", "\\overline"},
        {"→", "\\vec"},   {"⃗", "\\vec"},  {"˙", "\\dot"},         {".", "\\dot"},      {"¨", "\\ddot"},
        {"ˇ", "\\check"}, {"˘", "\\breve"}, {"´", "\\acute"},      {"`", "\\grave"},
    };
    for (size_t i = 0; i < sizeof accents / sizeof *accents; i++)
        if (str_eq(s, str_of(accents[i][0])))
            return accents[i][1];
    return NULL;
}

/* Puts the accent before what it stands over; a sign that is none becomes a raised one. */
static void over_close(struct formula *f, const struct element *e)
{
    struct buf *to = f->to;
    if (e->children < 2)
        return;
    struct str base = str_copy(to->a, str_sub(buf_str(to), e->start, e->second));
    struct str sign = str_copy(to->a, str_trim(str_sub(buf_str(to), e->second, to->n)));
    if (sign.n && sign.p[0] == '\\' && sign.n == 2)
        sign = str_sub(sign, 1, 2);
    const char *accent = accent_of(sign);
    to->n = e->start;
    if (accent)
        buf_printf(to, "%s%.*s", accent, STRF(base));
    else
        buf_printf(to, sign.n ? "%.*s^{%.*s}" : "%.*s", STRF(base), STRF(sign));
}

/* Names of several letters are upright. */
static void name_close(struct formula *f, const struct element *e)
{
    struct str s = str_copy(f->to->a, str_trim(str_sub(buf_str(f->to), e->start, f->to->n)));
    size_t n;
    utf8_at(s, 0, &n);
    if (s.n <= n || strchr("\\{", s.p[0]))
        return;
    f->to->n = e->start;
    buf_printf(f->to, latex_command(s) && latex_command(s)->kind == FUNCTION ? "\\%.*s " : "\\mathrm{%.*s}", STRF(s));
}

static void element_close(struct formula *f)
{
    if (f->beyond) {
        f->beyond--;
        return;
    }
    if (!f->n)
        return;
    struct element e = f->stack[--f->n];
    if (e.hidden)
        return;
    if (e.shape == OVER)
        over_close(f, &e);
    else if (e.shape == NAME_OF)
        name_close(f, &e);
    else if (e.shape == FENCED)
        buf_char(f->to, ')');
    else if (e.shape == ROOT_OF || e.shape == HIGHER_ROOT || e.shape == WORDS_OF)
        buf_char(f->to, '}');
    if (e.braces)
        buf_char(f->to, '}');
}

static void text(struct formula *f, struct str s)
{
    const struct element *e = f->n ? &f->stack[f->n - 1] : NULL;
    s = e && e->shape == WORDS_OF ? s : str_trim(s);
    if (!s.n || (e && e->hidden))
        return;
    for (size_t i = 0, n; i < s.n; i += n) {
        int32_t c = tag_entity(s, i, &n);
        c = c < 0 ? utf8_at(s, i, &n) : c;
        if (c >= 0x2061 && c <= 0x2064) /* invisible signs, such as "times" */
            continue;
        if (c < 0x80 && strchr("{}%#&_$^~\\", c))
            buf_char(f->to, '\\');
        buf_code(f->to, c < ' ' ? ' ' : c);
    }
}

void tag_formula(struct buf *to, struct str s)
{
    struct formula f = {.to = to};
    buf_char(to, MARK_MATH);
    for (size_t i = 0; i < s.n;) {
        size_t end = str_find(str_sub(s, i, s.n), '<'), name = i + 1;
        if (end) {
            text(&f, str_sub(s, i, i + end));
            i += end;
            continue;
        }
        end = i + str_find(str_sub(s, i, s.n), '>');
        bool none = name < end && (s.p[name] == '!' || s.p[name] == '?'); /* a comment */
        bool close = name < end && s.p[name] == '/', alone = end > i && end < s.n && s.p[end - 1] == '/';
        while (name < end && !strchr(" \t\r\n/", s.p[name]))
            name++;
        if (close)
            element_close(&f);
        else if (!none)
            element_open(&f, str_sub(s, i + 1, name));
        if (alone && !close && !none)
            element_close(&f);
        i = end + (end < s.n);
    }
    f.beyond = 0;
    while (f.n)
        element_close(&f);
    buf_char(to, MARK_MATH + 1);
}
