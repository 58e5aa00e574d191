/* bibmacro.c: replaces the commands that a .bib file defines. */
#include "load/bibmacro.h"

#include "base/table.h"
#include "load/latex_internal.h"

/* How deeply commands may stand in the definitions of others, and how much text all of them may make in
 * one file [bytes]. Both stop commands that contain themselves. */
enum { DEPTH = 16, ARGUMENTS = 9 };
#define MADE_MAX ((size_t)8 << 20)
/* How long a group may be that is an argument or a definition [bytes]. It keeps the time linear for
 * megabytes of opening braces. */
enum { GROUP_MAX = 8192 };

struct macro {
    struct str body;
    int arguments;
    bool keeps_blank; /* it ends in \xspace */
};

struct bibmacros {
    struct arena *a;
    struct table all; /* name -> struct macro * */
    struct table own; /* of the current entry */
    bool has_own;
    size_t made;
};

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '@';
}

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static size_t blanks(struct str s, size_t i)
{
    while (i < s.n && is_blank(s.p[i]))
        i++;
    return i;
}

/* The name of the command at `i`, without its backslash; empty if it is none of letters. */
static struct str name_at(struct str s, size_t i)
{
    size_t end = i + 1;
    while (end < s.n && is_letter(s.p[end]))
        end++;
    return i < s.n && s.p[i] == '\\' ? str_sub(s, i + 1, end) : (struct str){0};
}

bool bibmacros_in(struct str text)
{
    static const char *const words[] = {"\\newcommand", "\\renewcommand", "\\providecommand",
                                        "\\DeclareRobustCommand", "\\def"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_find_str(text, str_of(words[i])) < text.n)
            return true;
    return false;
}

struct bibmacros *bibmacros_new(struct arena *a)
{
    struct bibmacros *m = arena_new_of(a, struct bibmacros);
    m->a = a;
    return m;
}

/* ---- definitions */

/* "[2]" behind \newcommand{\x}, "#1#2" behind \def\x. False if it is neither. */
static bool arguments(struct str s, size_t *i, int *count)
{
    *i = blanks(s, *i);
    if (*i + 2 < s.n && s.p[*i] == '[' && s.p[*i + 1] >= '0' && s.p[*i + 1] <= '9' && s.p[*i + 2] == ']') {
        *count = s.p[*i + 1] - '0';
        *i = blanks(s, *i + 3);
    }
    for (; *i + 1 < s.n && s.p[*i] == '#' && s.p[*i + 1] == '1' + *count && *count < ARGUMENTS; *i += 2)
        ++*count;
    return *i < s.n && s.p[*i] == '{';
}

/* True if the text has a command that nothing here knows: primitives of TeX make no text. */
static bool is_strange(const struct bibmacros *m, struct str body)
{
    for (size_t i = 0; i < body.n; i++) {
        struct str name = name_at(body, i);
        if (name.n && !latex_command(name) && !table_find(&m->all, name))
            return true;
        i += name.n ? name.n : body.p[i] == '\\';
    }
    return false;
}

/* True if the command stays what it is: the file only describes how it looks, or would do so by means
 * that are not known here. */
static bool is_fixed(const struct bibmacros *m, struct str name, struct str body, bool provide)
{
    const struct command *known = latex_command(name);
    return known && (provide || known->kind == URL || known->kind == HREF || known->kind == DROP ||
                     is_strange(m, body));
}

/* Reads the definition whose command ends at `i`. Its end; 0: it is not understood. */
static size_t define(struct bibmacros *m, struct table *to, struct str s, size_t i, bool provide)
{
    struct macro macro = {0};
    i = blanks(s, i + (i < s.n && s.p[i] == '*'));
    bool braced = i < s.n && s.p[i] == '{';
    i = braced ? blanks(s, i + 1) : i;
    struct str name = name_at(s, i);
    i += name.n + 1;
    if (!name.n || (braced && ((i = blanks(s, i)) >= s.n || s.p[i] != '}')))
        return 0;
    i += braced;
    if (!arguments(s, &i, &macro.arguments))
        return 0;
    size_t end = latex_group_end(s, i, GROUP_MAX);
    if (!end)
        return 0;
    macro.body = str_trim(str_sub(s, i + 1, end - 1));
    macro.keeps_blank = str_ends(macro.body, STR("\\xspace"));
    if (macro.keeps_blank)
        macro.body.n -= 7;
    if (!is_fixed(m, name, macro.body, provide)) {
        struct macro *kept = arena_new_of(m->a, struct macro);
        *kept = macro;
        table_set(m->a, to, str_copy(m->a, name), kept);
    }
    return end;
}

static size_t definition_at(struct bibmacros *m, struct table *to, struct str s, size_t i, struct str name)
{
    static const char *const words[] = {"newcommand", "renewcommand", "DeclareRobustCommand", "def", "gdef"};
    size_t end = i + 1 + name.n;
    if (str_eq(name, STR("providecommand")))
        return define(m, to, s, end, true);
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (str_eq(name, str_of(words[k])))
            return define(m, to, s, end, false);
    return 0;
}

/* Reads the definitions in `s` into `to`, and returns what stands around them. */
static struct str definitions(struct bibmacros *m, struct table *to, struct str s)
{
    struct buf b = {.a = m->a};
    size_t from = 0;
    bool any = false;
    for (size_t i = 0; i < s.n; i++) {
        struct str name = name_at(s, i);
        size_t end = name.n ? definition_at(m, to, s, i, name) : 0;
        if (end) {
            buf_add(&b, str_sub(s, from, i));
            from = end;
            any = true;
        }
        i = end ? end - 1 : i + (name.n ? name.n : s.p[i] == '\\');
    }
    buf_add(&b, str_sub(s, from < s.n ? from : s.n, s.n));
    return any ? buf_end(&b) : s;
}

void bibmacros_define(struct bibmacros *m, struct str preamble)
{
    definitions(m, &m->all, preamble);
}

/* ---- replacing */

static const struct macro *macro_of(const struct bibmacros *m, struct str name)
{
    const struct macro *own = m->has_own && name.n ? table_find(&m->own, name) : NULL;
    return own || !name.n ? own : table_find(&m->all, name);
}

/* The argument at `i`: a group, a command or one character. */
static struct str argument(struct str s, size_t *i)
{
    size_t from = *i = blanks(s, *i), n = 0;
    size_t end = from < s.n && s.p[from] == '{' ? latex_group_end(s, from, GROUP_MAX) : 0;
    if (end) {
        *i = end;
        return str_sub(s, from + 1, end - 1);
    }
    if (from < s.n)
        utf8_at(s, from, &n);
    struct str name = name_at(s, from);
    *i = from + (name.n ? name.n + 1 : n);
    return str_sub(s, from, *i);
}

/* True if the text ends in a command's name, which a letter behind it would make longer. */
static bool ends_in_name(struct str s)
{
    size_t k = s.n;
    while (k && is_letter(s.p[k - 1]))
        k--;
    return k && k < s.n && s.p[k - 1] == '\\';
}

static void replace(struct bibmacros *m, struct str s, int depth, struct buf *to);

/* Writes the command whose name ends at `i`. Returns where the text goes on. */
static size_t command(struct bibmacros *m, const struct macro *macro, struct str s, size_t i, int depth,
                      struct buf *to)
{
    struct str values[ARGUMENTS] = {{0}};
    struct buf b = {.a = m->a};
    for (int k = 0; k < macro->arguments; k++)
        values[k] = argument(s, &i);
    for (size_t k = 0; k < macro->body.n; k++) {
        char next = k + 1 < macro->body.n ? macro->body.p[k + 1] : 0;
        if (macro->body.p[k] == '#' && next >= '1' && next <= '9') {
            buf_add(&b, values[next - '1']);
            k++;
        } else {
            buf_char(&b, macro->body.p[k]);
        }
    }
    m->made += b.n + 1;
    replace(m, buf_str(&b), depth + 1, to);
    i = macro->arguments || macro->keeps_blank ? i : blanks(s, i);
    if (i < s.n && is_letter(s.p[i]) && ends_in_name(buf_str(to)))
        buf_add(to, STR("{}"));
    return i;
}

static void replace(struct bibmacros *m, struct str s, int depth, struct buf *to)
{
    for (size_t i = 0; i < s.n;) {
        struct str name = name_at(s, i);
        const struct macro *macro = depth < DEPTH && m->made < MADE_MAX ? macro_of(m, name) : NULL;
        size_t n = name.n ? name.n + 1 : s.p[i] == '\\' && i + 1 < s.n ? 2 : 1;
        if (macro) {
            i = command(m, macro, s, i + n, depth, to);
            continue;
        }
        buf_add(to, str_sub(s, i, i + n));
        i += n;
    }
}

static bool is_used(const struct bibmacros *m, struct str s)
{
    for (size_t i = str_find(s, '\\'); i < s.n; i++) {
        struct str name = name_at(s, i);
        if (macro_of(m, name))
            return true;
        i += name.n ? name.n : s.p[i] == '\\';
    }
    return false;
}

void bibmacros_expand(struct bibmacros *m, const struct node *entry)
{
    m->own = (struct table){0};
    m->has_own = false;
    for (size_t i = 2; i < entry->pairs.n; i++) { /* behind type and key */
        struct node *n = entry->pairs.at[i].value;
        if (!bibmacros_in(n->text))
            continue;
        n->text = definitions(m, &m->own, n->text);
        m->has_own = true;
    }
    for (size_t i = 2; i < entry->pairs.n; i++) {
        struct node *n = entry->pairs.at[i].value;
        struct buf b = {.a = m->a};
        if (!is_used(m, n->text))
            continue;
        replace(m, n->text, 0, &b);
        n->text = b.n ? str_trim(buf_end(&b)) : STR("");
    }
}
