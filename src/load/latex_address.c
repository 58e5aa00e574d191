/* latex_address.c: addresses as .bib files have them -> the address. */
#include "load/latex.h"
#include "load/tags.h"

/* Commands in addresses, and what they stand for. The first that fits is taken. */
static const struct {
    const char *from, *to;
} commands[] = {
    {"{\\textasciitilde}", "~"}, {"\\textasciitilde", "~"}, {"$\\sim$", "~"}, {"\\sim", "~"},
    {"\\~", "~"}, {"\\textunderscore", "_"}, {"\\textless", "<"}, {"$<$", "<"}, {"$\\less$", "<"},
    {"\\textgreater", ">"}, {"$>$", ">"}, {"$\\greater$", ">"}, {"\\textbackslash", ""},
    {"\\textasciicircum", "^"}, {"\\slash", "/"}, {"\\-", ""}, {"\\allowbreak", ""}, {"\\linebreak", ""},
    {"\\url", ""}, {"\\nolinkurl", ""}, {"\\path", ""}, {"\\protect", ""}, {"\\detokenize", ""},
    {"\\mathsemicolon", ";"}, {"\\textendash", "-"}, {"\\textquotesingle", "'"}, {"\\string", ""},
};

static size_t command_at(struct str rest, const char **to)
{
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        if (str_starts(rest, str_of(commands[i].from))) {
            *to = commands[i].to;
            return strlen(commands[i].from);
        }
    return 0;
}

static bool is_blank(char c)
{
    return (unsigned char)c <= ' ' || c == 0x7F;
}

/* "\href{https://example.org}{text}": the address is the first argument. */
static struct str first_argument(struct str s)
{
    struct str href = STR("\\href{");
    if (!str_starts(s, href))
        return s;
    size_t depth = 1, i = href.n;
    for (; i < s.n && depth; i++)
        depth += s.p[i] == '{' ? 1 : s.p[i] == '}' ? (size_t)-1 : 0;
    return str_sub(s, href.n, depth ? s.n : i - 1);
}

struct str latex_address(struct arena *a, struct str value)
{
    struct buf b = {.a = a};
    struct str s = first_argument(str_trim(value));
    if (s.n > 1 && s.p[0] == '<' && s.p[s.n - 1] == '>')
        s = str_sub(s, 1, s.n - 1);
    for (size_t i = 0, n; i < s.n; i += n) {
        const char *to;
        struct str rest = str_sub(s, i, s.n);
        int32_t entity = tag_entity(s, i, &n);
        if (entity >= 0) {
            buf_code(&b, entity);
            continue;
        }
        n = strchr("\\{$", s.p[i]) ? command_at(rest, &to) : 0;
        if (n) {
            buf_add(&b, str_of(to));
            continue;
        }
        n = 1;
        if (!is_blank(s.p[i]) && !strchr("\\{}", s.p[i]))
            buf_char(&b, s.p[i]);
    }
    return b.n ? buf_end(&b) : STR("");
}
