/* name_marks.c: cuts marks off a name, and the link or emphasis around it. */
#include "model/name.h"

enum { MARKS = 8 };

/* Marks from the last to the first. */
struct marks {
    struct str at[MARKS];
    size_t n;
};

static const struct {
    const char *typed, *mark;
} signs[] = {
    {"\\*", "*"}, {"*", "*"}, {"†", "†"}, {"‡", "‡"}, {"§", "§"}, {"¶", "¶"}, {"#", "#"},
    {"\\#", "#"}, {"∗", "*"}, {"＊", "*"}, {"⁎", "*"}, {"✉", "✉"}, {"‖", "‖"}, {"¹", "1"},
    {"²", "2"}, {"³", "3"}, {"⁰", "0"}, {"⁴", "4"}, {"⁵", "5"}, {"⁶", "6"}, {"⁷", "7"},
    {"⁸", "8"}, {"⁹", "9"}, {"⁺", "+"},
};

/* The sign that `s` ends with, as it is marked; its bytes in `s` go to *n. p NULL: none. */
static struct str sign_at_end(struct str s, size_t *n)
{
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (str_ends(s, str_of(signs[i].typed))) {
            *n = strlen(signs[i].typed);
            return str_of(signs[i].mark);
        }
    return (struct str){0};
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* True for "*, †": signs, perhaps with commas between. */
static bool only_signs(struct str s)
{
    size_t n = 0;
    for (s = str_trim(s); s.n && (sign_at_end(s, &n).p || (n && strchr(", ", s.p[s.n - 1])));) {
        bool gap = strchr(", ", s.p[s.n - 1]) != NULL;
        s.n -= gap ? 1 : n;
    }
    return !s.n && n;
}

static bool is_short(struct str s)
{
    size_t letters = 0;
    for (size_t i = 0, n; i < s.n; i += n, letters++)
        utf8_at(s, i, &n);
    return letters > 0 && letters <= 8 && str_find(s, '<') == s.n && str_find(s, '[') == s.n;
}

/* What is behind the last caret, as in "^1", "^{1}" and "^1^"; *from: its place. */
static struct str behind_caret(struct str s, size_t *from)
{
    size_t end = s.n - str_ends(s, STR("^")), at = end;
    for (size_t i = 1; i < end; i++)
        if (s.p[i] == '^' && s.p[i - 1] != ' ')
            at = i;
    struct str inner = at < end ? str_sub(s, at + 1, end) : (struct str){0};
    if (inner.n > 2 && inner.p[0] == '{' && inner.p[inner.n - 1] == '}')
        inner = str_sub(inner, 1, inner.n - 1);
    if (!inner.n || (inner.n > 3 && !only_signs(inner)) || str_find(inner, ' ') < inner.n)
        return (struct str){0};
    *from = at;
    return inner;
}

/* The marks in brackets at the end, as in "(*)" and "[*, †]"; *from: where the bracket opens. */
static struct str in_brackets(struct str s, size_t *from)
{
    char close = s.n ? s.p[s.n - 1] : ' ', open = close == ')' ? '(' : '[';
    size_t at = s.n - (s.n > 0);
    if (close != ')' && close != ']')
        return (struct str){0};
    while (at && s.p[at] != open)
        at--;
    struct str inner = str_sub(s, at + 1, s.n - 1);
    if (!at || !only_signs(inner))
        return (struct str){0};
    *from = at;
    return inner;
}

/* The marks of a formula, as signs: "*,\\dagger" is "*,†". */
static struct str signs_of(struct arena *a, struct str s)
{
    static const char *const commands[][2] = {{"\\ddagger", "‡"}, {"\\ddag", "‡"}, {"\\dagger", "†"}, {"\\dag", "†"},
                                              {"\\ast", "*"},     {"\\star", "*"}, {"\\S", "§"},      {"\\P", "¶"},
                                              {"\\text", ""},      {"\\mathrm", ""},  {"{", ""},       {"}", ""}};
    enum { COMMANDS = sizeof commands / sizeof *commands };
    struct buf b = {.a = a};
    if (str_find(s, '\\') == s.n)
        return s;
    for (size_t i = 0, k; i < s.n; i++) {
        for (k = 0; k < COMMANDS && !str_starts(str_sub(s, i, s.n), str_of(commands[k][0])); k++)
            ;
        if (k < COMMANDS) {
            buf_add(&b, str_of(commands[k][1]));
            i += strlen(commands[k][0]) - 1;
        } else if (s.p[i] == '\\' && i + 2 < s.n && is_letter(s.p[i + 1])) {
            return s; /* another command */
        } else if (s.p[i] != '\\' && s.p[i] != ' ') {
            buf_char(&b, s.p[i]);
        }
    }
    return b.n ? buf_end(&b) : (struct str){0};
}

/* The text of what is raised at the end, as in "<sup>1</sup>" and "$^{*}$"; *n: its bytes. */
static struct str raised_at_end(struct arena *a, struct str s, size_t *n)
{
    struct str inner = {0};
    size_t from = s.n;
    if (str_ends(s, STR("</sup>"))) {
        for (size_t i = 0; i + 5 <= s.n; i++)
            if (str_starts(str_sub(s, i, s.n), STR("<sup>")))
                from = i;
        if (from < s.n)
            inner = str_sub(s, from + 5, s.n - 6);
    } else if (str_ends(s, STR("$"))) {
        for (size_t i = 0; i + 3 < s.n; i++)
            if (s.p[i] == '$' && (s.p[i + 1] == '^' || (s.p[i + 1] == '{' && s.p[i + 2] == '}')))
                from = i;
        size_t caret = from + str_find(str_sub(s, from, s.n), '^');
        if (caret < s.n)
            inner = str_sub(s, caret + 1, s.n - 1);
        else
            from = s.n; /* "${}$" raises nothing */
        if (inner.n > 2 && inner.p[0] == '{' && inner.p[inner.n - 1] == '}')
            inner = str_sub(inner, 1, inner.n - 1);
        inner = signs_of(a, inner);
    }
    if (from == s.n)
        inner = behind_caret(s, &from);
    if (from == s.n)
        inner = in_brackets(s, &from);
    inner = str_trim(inner);
    if (inner.n == 2 && inner.p[0] == '\\')
        inner = str_sub(inner, 1, 2);
    if (!is_short(inner))
        return (struct str){0};
    *n = s.n - from;
    return inner;
}

static size_t stars_before(struct str s)
{
    size_t n = 0;
    while (n < s.n && n < 3 && s.p[n] == '*')
        n++;
    return n;
}

/* Cuts marks off the end. Stars that close an emphasis which starts with `open` stars stay. */
static struct str cut(struct arena *a, struct str s, size_t open, struct marks *to)
{
    for (s = str_trim(s); s.n && to->n < MARKS; s = str_trim(s)) {
        size_t n = 0, stars = 0;
        while (stars < s.n && s.p[s.n - 1 - stars] == '*')
            stars++;
        bool escaped = stars && stars < s.n && s.p[s.n - 1 - stars] == '\\';
        if (stars && !escaped && (open ? stars <= open : stars > 1))
            break;
        struct str mark = raised_at_end(a, s, &n);
        if (!mark.p)
            mark = sign_at_end(s, &n);
        if (!mark.p && to->n && s.p[s.n - 1] == ',' && s.n > 1) { /* "*,†" */
            struct str before = str_sub(s, 0, s.n - 1);
            if (!raised_at_end(a, before, &n).p && !sign_at_end(before, &n).p)
                break;
            mark = STR(",");
            n = 1;
        }
        if (!mark.p)
            break;
        to->at[to->n++] = mark;
        s.n -= n;
    }
    return s;
}

static struct str join(struct arena *a, const struct marks *m)
{
    struct buf b = {.a = a};
    if (m->n == 1)
        return m->at[0];
    for (size_t i = m->n; i > 0; i--)
        buf_add(&b, m->at[i - 1]);
    return b.n ? buf_end(&b) : (struct str){0};
}

static struct str both(struct arena *a, struct str x, struct str y)
{
    return x.n && y.n ? str_printf(a, "%.*s%.*s", STRF(x), STRF(y)) : x.n ? x : y;
}

/* Takes a link around the whole name, or emphasis, away. False: there is none. */
static bool unwrap(struct arena *a, struct name_written *to)
{
    struct str s = to->name;
    size_t open = 0, end = s.n;
    if (s.n > 4 && s.p[0] == '[' && s.p[s.n - 1] == ')') {
        struct str target = str_sub(s, 0, str_find_str(s, STR("](")));
        open = 1;
        end = target.n;
    } else if (s.n > 2 && s.p[0] == '*') {
        open = stars_before(s);
        end = s.n > 2 * open ? s.n - open : 0;
        for (size_t i = end; end && i < s.n; i++)
            if (s.p[i] != '*')
                return false;
        for (size_t i = open; i < end; i++) /* "**A** and *" is not one emphasis */
            if (s.p[i] == '*' && s.p[i - 1] != '\\')
                return false;
    } else if (s.n > 2 && s.p[0] == '_' && s.p[s.n - 1] == '_') {
        open = s.n > 4 && s.p[1] == '_' && s.p[s.n - 2] == '_' ? 2 : 1;
        end = s.n - open;
    }
    if (!open || end <= open || end >= s.n)
        return false;
    to->before = both(a, to->before, str_sub(s, 0, open));
    to->after = both(a, str_sub(s, end, s.n), to->after);
    to->name = str_sub(s, open, end);
    return true;
}

/* Cuts marks off the part before a comma: "Li*, Wei". */
static void cut_family(struct arena *a, struct name_written *to, struct marks *marks)
{
    size_t comma = str_find(to->name, ',');
    struct marks inner = {.n = 0};
    struct str before = str_sub(to->name, 0, comma);
    if (comma == to->name.n || marks->n == MARKS)
        return;
    struct str left = cut(a, before, stars_before(to->name), &inner);
    if (!inner.n || !left.n || strchr("([{^", left.p[left.n - 1]))
        return;
    to->name = str_printf(a, "%.*s%.*s", STRF(left),
                          STRF(str_sub(to->name, comma, to->name.n)));
    marks->at[marks->n++] = join(a, &inner);
}

void name_marks(struct arena *a, struct str written, struct name_written *to)
{
    struct marks marks;
    marks.n = 0;
    *to = (struct name_written){.name = str_trim(written)};
    struct str s = to->name;
    if (s.n && is_letter(s.p[0]) && (is_letter(s.p[s.n - 1]) || s.p[s.n - 1] == '.') &&
        str_find(s, ',') == s.n)
        return; /* the usual case */
    for (int depth = 0; depth < 3; depth++) {
        struct str left = cut(a, to->name, stars_before(to->name), &marks);
        if (!left.n)
            break;
        to->name = left;
        if (!unwrap(a, to))
            break;
        to->name = str_trim(to->name);
    }
    cut_family(a, to, &marks);
    to->marks = join(a, &marks);
}
