/* tags.c: finds tags and entities in texts. */
#include "load/tags.h"

#include "base/entity.h"
#include "load/latex_internal.h"

/* How far to look for a closing tag [bytes]. Titles and most abstracts are shorter. The limit keeps the
 * time linear for a megabyte of opening tags. */
enum { FAR = 4096 };

/* ---- signs */

/* The spellings of '<' and '>'. Those from LATEX on are LaTeX. */
static const char *const less[] = {"<", "&lt;", "&amp;lt;", "&#60;", "{\\textless}", "{\\textless{}}", "\\textless{}",
                                   "\\textless ", "\\textless", "$\\less$", "{$\\less$}", "$<$", "{$<$}", "$\\lt$",
                                   "\\ensuremath{<}", "{\\ensuremath{<}}", "\\&lt;", "{\\&}lt;", NULL};
static const char *const greater[] = {">", "&gt;", "&amp;gt;", "&#62;", "{\\textgreater}", "{\\textgreater{}}",
                                      "\\textgreater{}", "\\textgreater ", "\\textgreater", "$\\greater$",
                                      "{$\\greater$}", "$>$", "{$>$}", "$\\gt$", "\\ensuremath{>}",
                                      "{\\ensuremath{>}}", "\\&gt;", "{\\&}gt;", NULL};
enum { LATEX = 4 };

static size_t sign_at(struct str s, size_t i, const char *const *signs, bool latex)
{
    struct str rest = str_sub(s, i, s.n);
    if (!rest.n || !strchr(signs[0][0] == '<' ? "<&{\\$" : ">&{\\$", rest.p[0]))
        return 0;
    for (size_t k = 0; signs[k] && (latex || k < LATEX); k++)
        if (str_starts(rest, str_of(signs[k])))
            return strlen(signs[k]);
    return 0;
}

/* ---- names */

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_name(char c)
{
    return is_letter(c) || (c >= '0' && c <= '9') || c == ':' || c == '-';
}

/* What the names of tags mean, without the prefix of JATS. */
static const struct {
    const char *names;
    int kind;
    char mark;
} meanings[] = {
    {" i em italic it ", TAG_OPEN, MARK_EM},
    {" b strong bold bf ", TAG_OPEN, MARK_STRONG},
    {" sup ", TAG_OPEN, MARK_SUP},
    {" sub inf ", TAG_OPEN, MARK_SUB},
    {" tt code monospace kbd ", TAG_OPEN, MARK_CODE},
    {" p br break li list-item title sec div ", TAG_BLANK, 0},
    {" scp sc small-caps smallcaps span u underline ovl overline roman sans-serif styled-content "
     "named-content inline-formula disp-formula formula tex tex-math alternatives font a ext-link uri "
     "email xref big small strike s abbr abstract list ul ol q inline-graphic img ",
     TAG_NOTHING, 0},
};

static bool among(struct str name, const char *names)
{
    char word[24];
    if (name.n + 3 > sizeof word)
        return false;
    word[0] = ' ';
    for (size_t i = 0; i < name.n; i++)
        word[i + 1] = name.p[i] >= 'A' && name.p[i] <= 'Z' ? (char)(name.p[i] | 0x20) : name.p[i];
    memcpy(word + name.n + 1, " ", 2);
    return strstr(names, word) != NULL;
}

static struct str without(struct str name, const char *prefix)
{
    size_t n = strlen(prefix);
    return name.n > n && str_eq_nocase(str_sub(name, 0, n), str_of(prefix)) ? str_sub(name, n, name.n)
                                                                            : name;
}

static struct tag meaning_of(struct str name)
{
    struct str bare = without(without(name, "jats:"), "mml:");
    for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++)
        if (among(bare, meanings[i].names))
            return (struct tag){meanings[i].kind, meanings[i].mark, 0};
    return (struct tag){bare.n < name.n || str_eq(bare, STR("math")) ? TAG_NOTHING : TAG_UNKNOWN, 0, 0};
}

/* The end of "</name>" from `i` on; 0: there is none nearby. */
static size_t closing(struct str s, size_t i, struct str name, size_t far)
{
    size_t end = s.n - i < far ? s.n : i + far;
    for (; i + name.n + 2 < end; i++) {
        i += str_find_str(str_sub(s, i, end), STR("</"));
        if (i + name.n + 2 < end && str_eq_nocase(str_sub(s, i + 2, i + 2 + name.n), name) &&
            !is_name(s.p[i + 2 + name.n])) {
            size_t more = str_find(str_sub(s, i, s.n), '>');
            return i + more < s.n ? i + more + 1 : 0;
        }
    }
    return 0;
}

/* The length of what stands between a tag's name and its end: blanks, '/', attributes. SIZE_MAX: it is
 * no such thing. */
static size_t attributes(struct str s, size_t i)
{
    enum { LONGEST = 300 };
    size_t n = 0;
    bool equals = false;
    while (i + n < s.n && n < LONGEST && s.p[i + n] != '>' && s.p[i + n] != '<')
        equals |= s.p[i + n++] == '=';
    struct str inner = str_trim(str_sub(s, i, i + n));
    bool gap = n && (s.p[i] == ' ' || s.p[i] == '\n' || s.p[i] == '\t' || s.p[i] == '\r');
    if (inner.n && !str_eq(inner, STR("/")) && !(gap && equals))
        return SIZE_MAX;
    return n;
}

struct tag tag_at(struct str s, size_t i, bool latex)
{
    static const struct tag none;
    size_t open = sign_at(s, i, less, latex), at = i + open;
    bool bare = open == 1;
    if (!open)
        return none;
    if (bare && str_starts(str_sub(s, i, s.n), STR("<!--"))) {
        struct str near = str_ahead(s, i, FAR);
        size_t end = str_find_str(near, STR("-->"));
        return end < near.n ? (struct tag){TAG_NOTHING, 0, end + 3} : none;
    }
    bool close = at < s.n && s.p[at] == '/';
    at += close;
    size_t from = at;
    while (at < s.n && is_name(s.p[at]) && at - from < 40)
        at++;
    struct str name = str_sub(s, from, at);
    size_t more = bare && name.n ? attributes(s, at) : 0;
    bool plain = more == 0, ended = more != SIZE_MAX && more && s.p[at + more - 1] == '/';
    if (!name.n || !is_letter(name.p[0]) || more == SIZE_MAX)
        return none;
    size_t end = sign_at(s, at + more, greater, latex);
    struct tag t = meaning_of(name);
    if (!end || (!bare && t.kind == TAG_UNKNOWN))
        return none;
    t.n = at + more + end - i;
    if (close) {
        t.kind = t.kind == TAG_OPEN ? TAG_CLOSE : t.kind == TAG_UNKNOWN ? TAG_NONE : t.kind;
        return t;
    }
    bool lone = ended || among(name, " br break img inline-graphic ") || str_find(name, ':') < name.n;
    bool math = str_eq(without(name, "mml:"), STR("math")), needed = (plain && !lone) || math;
    size_t closed = bare && needed ? closing(s, at + more + end, name, math ? 2 * FAR : FAR) : 0;
    if (math && closed)
        return (struct tag){TAG_FORMULA, 0, closed - i};
    if (bare && needed && !lone && !closed)
        return none;
    t.kind = ended && t.kind == TAG_OPEN ? TAG_NOTHING : t.kind;
    return t;
}

int32_t tag_entity(struct str s, size_t i, size_t *n)
{
    enum { LONGEST = 12 };
    size_t end = i;
    if (i >= s.n || s.p[i] != '&')
        return -1;
    while (++end < s.n && end < i + LONGEST && (is_name(s.p[end]) || s.p[end] == '#'))
        ;
    if (end >= s.n || s.p[end] != ';')
        return -1;
    *n = end + 1 - i;
    return entity_code(str_sub(s, i, end + 1));
}
