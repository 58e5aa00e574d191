/* formula.c: reads a formula from left to right, and writes its parts as it goes. */
#include "text/formula_internal.h"

/* How deeply braces may be nested. */
enum { NESTED_MOST = 24 };

bool formula_fail(struct formula_parser *p, size_t from, size_t to)
{
    if (!p->unread.p)
        p->unread = to > from ? str_sub(p->s, from, to) : p->s;
    return false;
}

/* ---- groups */

static bool nucleus(struct formula_parser *p, struct formula_list *l, bool single);
static bool list(struct formula_parser *p, struct formula_list *l, char close);

bool formula_argument(struct formula_parser *p, struct formula_list *l)
{
    struct formula_look look = p->look;
    bool good;
    *l = formula_list_new();
    skip_blanks(p);
    if (p->i >= p->s.n || at(p, p->i) == '}' || p->nested == NESTED_MOST)
        return formula_fail(p, p->i, p->i);
    p->nested++;
    if (at(p, p->i) == '{') {
        p->i++;
        good = list(p, l, '}');
    } else {
        good = nucleus(p, l, true);
    }
    p->nested--;
    p->look = look;
    return good;
}

bool formula_option(struct formula_parser *p, int direction)
{
    struct formula_list l = formula_list_new();
    struct formula_style outer = p->place;
    if (p->place.depth == FORMULA_DEEPEST || p->nested == NESTED_MOST)
        return false;
    p->place.scripts[p->place.depth++] = (int8_t)direction;
    p->apart = true;
    p->nested++;
    p->i++;
    bool good = list(p, &l, ']');
    p->nested--;
    p->place = outer;
    p->apart = true;
    return good;
}

/* ---- scripts */

/* The sign that the script at the cursor stands for if it is raised already, such as a degree; *n: the
 * bytes of its source. NULL: it is none of these. */
static const char *raised_sign(const struct formula_parser *p, size_t *n)
{
    static const char *const signs[][2] = {
        {"\\circ", "°"}, {"{\\circ}", "°"}, {"\\prime", "′"}, {"{\\prime}", "′"}, {"°", "°"},
    };
    struct str rest = str_sub(p->s, p->i, p->s.n);
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        *n = strlen(signs[i][0]);
        if (str_starts(rest, str_of(signs[i][0])) && (signs[i][0][0] != '\\' || !is_letter(at(p, p->i + *n))))
            return signs[i][1];
    }
    return NULL;
}

/* The end of "5^{th}", which is no product of t and h. */
static bool is_ordinal(struct str s)
{
    static const char *const ends[] = {"{st}", "{nd}", "{rd}", "{th}"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (str_eq(s, str_of(ends[i])))
            return true;
    return false;
}

/* Writes a sign that is raised already. Above a lowered script it is a part of its own. */
static void sign_of_script(struct formula_parser *p, struct str sign, bool lowered)
{
    size_t next = p->i;
    while (at(p, next) == '\'' || is_blank(at(p, next)))
        next++;
    p->apart |= lowered || at(p, next) == '_';
    formula_put(p, sign);
}

static bool script(struct formula_parser *p, int direction, bool lowered)
{
    struct formula_list l;
    struct formula_style outer = p->place;
    struct formula_look look = p->look;
    size_t n;
    skip_blanks(p);
    const char *sign = direction > 0 ? raised_sign(p, &n) : NULL;
    if (sign) {
        p->i += n;
        sign_of_script(p, str_of(sign), lowered);
        return true;
    }
    if (p->place.depth == FORMULA_DEEPEST)
        return formula_fail(p, p->i, p->i + 1);
    p->place.scripts[p->place.depth++] = (int8_t)direction;
    p->apart = true;
    if (direction > 0 && is_ordinal(str_ahead(p->s, p->i, 4)))
        p->look.shape = SHAPE_UPRIGHT;
    bool good = formula_argument(p, &l);
    p->place = outer;
    p->look = look;
    return good;
}

/* Sets the parts from `start` on above each other: the first `low` are a lowered script, those after them a raised
 * one, if there are both. */
static void stack(struct formula_parser *p, size_t start, size_t low)
{
    struct formula_part *all = p->to->parts.at;
    size_t n = p->to->parts.n, depth = p->place.depth;
    int apart = 2;
    if (!low || start + low == n)
        return;
    for (size_t i = start; i < n; i++)
        if (all[i].style.depth > depth + 1 && (all[i].style.scripts[depth] > 0) != (all[i].style.scripts[depth + 1] > 0))
            apart = 3;
    for (size_t i = start; i < n; i++)
        if (all[i].style.depth > depth)
            all[i].style.scripts[depth] = (int8_t)(all[i].style.scripts[depth] > 0 ? apart : -apart);
    all[start].stack += FORMULA_LOWERED;
    all[start + low].stack |= FORMULA_RAISED;
    all[n - 1].stack += FORMULA_STACKED;
    p->apart = true;
}

/* Reads the scripts of the atom that was read last. What is lowered is written first. */
static bool scripts(struct formula_parser *p)
{
    bool raised = false, lowered = false;
    for (size_t start = p->to->parts.n, low = 0;;) {
        skip_blanks(p);
        char c = at(p, p->i);
        if (c == '\'') {
            p->i++;
            sign_of_script(p, STR("′"), lowered);
            continue;
        }
        if (c != '^' && c != '_') {
            stack(p, start, low);
            return true;
        }
        bool *seen = c == '^' ? &raised : &lowered;
        if (*seen)
            return formula_fail(p, p->i, p->i + 1);
        *seen = true;
        p->i++;
        size_t second = p->to->parts.n;
        if (!script(p, c == '^' ? 1 : -1, lowered))
            return false;
        if (c == '^')
            continue;
        low = p->to->parts.n - second;
        formula_turn(p, start, second);
    }
}

/* ---- the formula */

void formula_character(struct formula_parser *p, struct formula_list *l, int32_t c)
{
    c = c == '-' ? 0x2212 : c == '*' ? 0x2217 : c == '\'' ? 0x2032 : c == '`' ? 0x2018 : c;
    formula_begin(p, l, formula_class_of(c));
    formula_put_letter(p, c);
}

/* True for the comma of 10,000, which is no punctuation. */
static bool parts_thousands(const struct formula_parser *p)
{
    size_t i = p->i;
    return i && is_digit(at(p, i - 1)) && is_digit(at(p, i + 1)) && is_digit(at(p, i + 2)) &&
           is_digit(at(p, i + 3)) && !is_digit(at(p, i + 4));
}

/* Figures in a row are one atom. */
static void figure(struct formula_parser *p, struct formula_list *l, char c)
{
    if (!l->figures)
        formula_begin(p, l, CLASS_ORD);
    l->figures = true;
    formula_put_letter(p, c);
}

/* Reads a group that is an atom of the list. */
static bool group(struct formula_parser *p, struct formula_list *l)
{
    struct formula_list inner;
    if (!formula_argument(p, &inner))
        return false;
    l->slash |= inner.slash;
    if (inner.atoms == 1) { /* "{\frac ab}^2" */
        l->over = inner.over;
        l->end = inner.end;
    }
    return true;
}

/* Reads one atom without its scripts. `single`: an argument without braces. */
static bool nucleus(struct formula_parser *p, struct formula_list *l, bool single)
{
    size_t n;
    char c = at(p, p->i);
    if (c == '\\')
        return formula_command(p, l);
    if (c == '{') {
        formula_begin(p, l, CLASS_ORD);
        return group(p, l);
    }
    if (strchr("}$#&", c) || (single && (c == '^' || c == '_')))
        return formula_fail(p, p->i, p->i + 1);
    if (c == '^' || c == '_') { /* scripts of nothing, as in ^{13}C */
        formula_begin(p, l, CLASS_ORD);
        return true;
    }
    if (is_digit(c) || (l->figures && (c == '.' || (c == ',' && parts_thousands(p))))) {
        p->i++;
        figure(p, l, c);
        return true;
    }
    if (c == '~') {
        p->i++;
        formula_put_gap(p, 5, FORMULA_NO_BREAK);
        return true;
    }
    int32_t code = utf8_at(p->s, p->i, &n);
    if (code < ' ' || code == 0x7F)
        return formula_fail(p, p->i, p->i + n);
    p->i += n;
    formula_character(p, l, code);
    return true;
}

/* Reads up to the brace that closes the group, or up to the end if `close` is 0. */
static bool list(struct formula_parser *p, struct formula_list *l, char close)
{
    for (;;) {
        skip_blanks(p);
        if (p->i == p->s.n && !close)
            break;
        if (p->i == p->s.n)
            return formula_fail(p, 0, p->i);
        if (close && at(p, p->i) == close) {
            p->i++;
            break;
        }
        if (!nucleus(p, l, false))
            return false;
        skip_blanks(p);
        if (p->i < p->s.n && strchr("^_'!", at(p, p->i)))
            formula_close_fraction(p, l);
        if (!scripts(p))
            return false;
    }
    formula_list_end(p, l);
    return true;
}

/* Leaves out the spaces that were taken back, and tells whether it is a formula at all. */
static void finish(struct formula *f)
{
    size_t n = 0, shown = 0;
    f->plain = true;
    for (size_t i = 0; i < f->parts.n; i++) {
        struct formula_part *part = &f->parts.at[i];
        if (!part->text.n)
            continue;
        f->plain &= !part->style.italic && !part->style.bold && !part->style.alphabet && !part->style.stroke;
        for (size_t k = 0; k < part->text.n; k++)
            f->plain &= !is_letter(part->text.p[k]);
        shown += !part->gap;
        f->parts.at[n++] = *part;
    }
    f->parts.n = n;
    f->plain &= shown < 2;
}

/* True for {...} and \mathrm{...}, whose last brace closes the first one. */
static bool is_braced(struct str s)
{
    size_t i = 0, depth = 0;
    s = str_trim(s);
    while (i < s.n && (is_letter(s.p[i]) || (!i && s.p[i] == '\\')))
        i++;
    if (i == s.n || s.p[i] != '{')
        return false;
    for (; i < s.n; i++) {
        depth += s.p[i] == '{';
        depth -= s.p[i] == '}';
        if (!depth)
            return i + 1 == s.n;
        i += s.p[i] == '\\';
    }
    return false;
}

bool formula_read(struct arena *a, struct str source, struct formula *to, struct str *unread)
{
    struct formula_parser p = {.a = a, .s = source, .to = to, .around = is_braced(source)};
    struct formula_list l = formula_list_new();
    *to = (struct formula){0};
    bool good = list(&p, &l, 0);
    if (good)
        finish(to);
    if (good && !to->parts.n)
        good = formula_fail(&p, 0, source.n);
    *unread = p.unread;
    return good;
}
