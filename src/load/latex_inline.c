/* latex_inline.c: LaTeX inside a text of a document, which is markup otherwise: commands such as \alpha and
 * \emph{...}, accents such as Poincar\'e. Formulas between dollars stay as they are. */
#include <utf8proc.h>

#include "load/dollars.h"
#include "load/latex.h"
#include "load/latex_internal.h"

/* How far a group, a formula, code or a path may reach [bytes]. It keeps the time linear. */
enum { FAR = 2000 };

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static char at(struct str s, size_t i)
{
    return i < s.n ? s.p[i] : 0;
}

size_t latex_group_end(struct str s, size_t i, size_t most)
{
    size_t depth = 0;
    for (size_t from = i; i < s.n && i - from < most; i++) {
        if (s.p[i] == '\\') {
            i++;
            continue;
        }
        depth += s.p[i] == '{';
        if (s.p[i] == '}' && --depth == 0)
            return i + 1;
        if (!depth)
            return 0;
    }
    return 0;
}

static size_t name_end(struct str s, size_t i)
{
    for (i++; is_letter(at(s, i)); i++)
        ;
    return i;
}

/* ---- commands */

/* True if the accent on this letter is a character of its own. */
static bool is_accented(const struct command *accent, char letter)
{
    size_t n;
    int32_t both[2] = {letter, utf8_at(str_of(accent->text), 0, &n)};
    return utf8proc_normalize_utf32(both, 2, UTF8PROC_COMPOSE | UTF8PROC_STABLE) == 1;
}

/* The end of an accent at `i`; 0: '\' is an escape here. */
static size_t accent_end(struct str s, size_t i)
{
    const struct command *accent = latex_accent(at(s, i + 1));
    char next = at(s, i + 2), before = i ? s.p[i - 1] : ' ';
    if (!accent)
        return 0;
    if (next == '{') {
        size_t end = latex_group_end(s, i + 2, FAR);
        bool dotless = at(s, i + 3) == '\\' && (at(s, i + 4) == 'i' || at(s, i + 4) == 'j');
        return end && (dotless || (end == i + 5 && is_letter(at(s, i + 3)))) ? end : 0;
    }
    if (next == '\\' && (at(s, i + 3) == 'i' || at(s, i + 3) == 'j') && !is_letter(at(s, i + 4)))
        return i + 4;
    bool inside = is_letter(before) || (unsigned char)before >= 0x80;
    bool quote = next && strchr("'\"`^~", s.p[i + 1]);
    return quote && inside && is_letter(next) && is_accented(accent, next) ? i + 3 : 0;
}

/* How many groups belong to a command. */
static int groups_of(enum command_kind kind)
{
    switch (kind) {
    case WRAP:
    case ARGUMENT:
    case MATH:
    case ROOT:
    case URL:
    case QUOTE:
    case DROP:
    case ACCENT:
        return 1;
    case HREF:
    case SECOND:
    case FRACTION:
        return 2;
    default:
        return 0;
    }
}

/* True for a path of Windows: its backslashes are no commands. */
static bool is_path(struct str s, size_t i)
{
    size_t from = i;
    while (from && i - from < FAR && !strchr(" \t\n", s.p[from - 1]))
        from--;
    return str_find_str(str_sub(s, from, i + 1), STR(":\\")) < i + 1 - from;
}

/* The end of the command at `i`; 0: it is none. */
static size_t command_end(struct str s, size_t i)
{
    if (at(s, i + 1) == ',' && i + 2 < s.n && !strchr(" \t\n", s.p[i + 2]))
        return i + 2; /* a thin space: nobody escapes a comma */
    if (!is_letter(at(s, i + 1)))
        return accent_end(s, i);
    size_t end = name_end(s, i);
    const struct command *c = latex_command(str_sub(s, i + 1, end));
    if (!c || is_path(s, i))
        return 0;
    int groups = groups_of(c->kind);
    if (!groups) {
        bool sign = c->kind == SIGN || c->kind == FUNCTION;
        if (str_starts(str_sub(s, end, s.n), STR("{}")))
            return end + 2;
        while (sign && at(s, end) == ' ')
            end++;
        return sign ? end : 0;
    }
    if (c->kind == ACCENT && at(s, end) == ' ' && is_letter(at(s, end + 1)))
        return end + 2;
    for (; groups; groups--)
        if (at(s, end) != '{' || !(end = latex_group_end(s, end, FAR)))
            return 0;
    return end;
}

/* The end of a group that begins with a command, such as {\'e} or {\em so}; 0: it is none. */
static size_t braces_end(struct str s, size_t i)
{
    size_t end = at(s, i + 1) == '\\' ? latex_group_end(s, i, FAR) : 0;
    bool known = end && (latex_accent(at(s, i + 2)) || latex_command(str_sub(s, i + 2, name_end(s, i + 1))));
    return known ? end : 0;
}

/* ---- texts */

size_t latex_skipped(struct str s, size_t i)
{
    struct str source;
    size_t run = 0, formula = s.p[i] == '$' ? dollars_end(s, i, &source) : 0;
    if (formula)
        return formula;
    if (s.p[i] == '<' && is_letter(at(s, i + 1))) {
        struct str near = str_ahead(s, i, FAR);
        size_t n = str_find(near, '>');
        return n < near.n ? i + n + 1 : i;
    }
    while (s.p[i] == '`' && at(s, i + run) == '`')
        run++;
    for (size_t k = i + run; run && k < s.n && k < i + FAR; k++) {
        size_t more = 0;
        while (at(s, k + more) == '`')
            more++;
        if (more == run)
            return k + run;
        k += more ? more - 1 : 0;
    }
    return i + run;
}

static size_t latex_end(struct str s, size_t i)
{
    return s.p[i] == '\\'   ? command_end(s, i)
           : s.p[i] == '{' ? braces_end(s, i)
                           : 0;
}

struct str latex_in_markup(struct arena *a, struct diag *d, struct str s, struct pos pos)
{
    struct buf b = {.a = a};
    size_t from = 0;
    for (size_t i = 0; i < s.n;) {
        size_t behind = latex_skipped(s, i), end = behind == i ? latex_end(s, i) : 0;
        if (end) {
            struct str one = str_sub(s, i, end);
            buf_add(&b, str_sub(s, from, i));
            buf_add(&b, latex_markup(a, d, one, latex_place(s, pos, one.p)));
            from = end;
        }
        i = end ? end : behind > i ? behind : i + 1 + (s.p[i] == '\\');
    }
    if (!from)
        return s;
    buf_add(&b, str_sub(s, from, s.n));
    return b.n ? buf_end(&b) : STR("");
}
