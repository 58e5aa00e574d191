/* tags_formula.c: MathML -> a draft. Its elements are a stack; an element's place among its siblings
 * says whether it is raised or lowered. */
#include "load/latex_internal.h"
#include "load/tags.h"

enum { DEPTH = 24 };

enum shape { ROW, SUP, SUB, SUBSUP, FRACTION_OF, ROOT_OF, BASE, FENCED, HIDDEN };

static const struct {
    const char *name;
    enum shape shape;
} shapes[] = {
    {"msup", SUP},      {"msub", SUB},      {"msubsup", SUBSUP},         {"mfrac", FRACTION_OF},
    {"msqrt", ROOT_OF}, {"mroot", ROOT_OF}, {"mover", BASE},             {"munder", SUB},
    {"munderover", SUBSUP}, {"mfenced", FENCED}, {"annotation", HIDDEN}, {"annotation-xml", HIDDEN},
    {"tex-math", HIDDEN},
};

struct element {
    enum shape shape;
    int children;
    char end;    /* the mark that closes it; 0: none */
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

/* The mark around child number `n` of an element, from 1; 0: none. */
static char mark_of(enum shape shape, int n)
{
    if (n == 2 && (shape == SUB || shape == SUBSUP))
        return MARK_SUB;
    return (n == 2 && shape == SUP) || (n == 3 && shape == SUBSUP) ? MARK_SUP : 0;
}

static void element_open(struct formula *f, struct str name)
{
    struct element *parent = f->n ? &f->stack[f->n - 1] : NULL;
    struct element e = {.shape = shape_of(name)};
    if (f->n == DEPTH) {
        f->beyond++;
        return;
    }
    e.hidden = e.shape == HIDDEN || (parent && parent->hidden);
    if (parent && !e.hidden) {
        char mark = mark_of(parent->shape, ++parent->children);
        e.end = mark ? (char)(mark + 1) : 0;
        e.hidden = parent->shape == BASE && parent->children > 1; /* a bar or hat */
        if (mark)
            buf_char(f->to, mark);
        if (parent->shape == FRACTION_OF && parent->children == 2)
            buf_char(f->to, '/');
        if (parent->shape == FENCED && parent->children > 1)
            buf_char(f->to, ',');
    }
    if (e.shape == ROOT_OF && !e.hidden)
        buf_code(f->to, 0x221A);
    if (e.shape == FENCED && !e.hidden)
        buf_char(f->to, '(');
    f->stack[f->n++] = e;
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
    if (e.shape == FENCED && !e.hidden)
        buf_char(f->to, ')');
    if (e.end)
        buf_char(f->to, e.end);
}

/* Relations have blanks around them: "a = b". */
static bool is_relation(int32_t c)
{
    return c == '=' || c == '<' || c == '>' || c == 0x2192 || c == 0x223C || c == 0x2248 || c == 0x2264 ||
           c == 0x2265 || c == 0x226A || c == 0x226B;
}

static void text(struct formula *f, struct str s)
{
    s = str_trim(s);
    if (!s.n || (f->n && f->stack[f->n - 1].hidden))
        return;
    for (size_t i = 0, n; i < s.n; i += n) {
        int32_t c = tag_entity(s, i, &n);
        c = c < 0 ? utf8_at(s, i, &n) : c;
        if (c >= 0x2061 && c <= 0x2064) /* invisible signs, such as "times" */
            continue;
        bool relation = n == s.n && is_relation(c);
        if (relation)
            buf_char(f->to, ' ');
        buf_code(f->to, c < ' ' ? ' ' : c == '-' ? 0x2212 : c);
        if (relation)
            buf_char(f->to, ' ');
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
