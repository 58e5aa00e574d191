/* looks.c: tells by its text whether a file is what it should be. */
#include "load/looks.h"

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

/* True if there is nothing but white space and comments of YAML. */
static bool is_empty(struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] == '#')
            i += str_find(str_sub(text, i, text.n), '\n');
        else if (!is_blank(text.p[i]))
            return false;
    }
    return true;
}

/* The word before the ':' at `at`, which may be in quotes; empty if there is none. *start: where the
 * word or its quote starts. */
static struct str word_before(struct str text, size_t at, size_t *start)
{
    bool quoted = at > 1 && (text.p[at - 1] == '"' || text.p[at - 1] == '\'');
    size_t end = at - quoted, from = end;
    while (from > 0 && is_letter(text.p[from - 1]))
        from--;
    *start = from - (quoted && from > 0);
    return str_sub(text, from, end);
}

/* True if a key at `start` is one of the outermost mapping: at the start of a line or, in a text that
 * begins with '{', after '{' or ','. With `loose`, blanks and "- " may stand before it, and all
 * mappings count. */
static bool is_outer(struct str text, size_t start, bool loose)
{
    if (start == 0 || text.p[start - 1] == '\n' || text.p[start - 1] == '\r')
        return true;
    size_t i = start, first = 0;
    while (first < text.n && is_blank(text.p[first]))
        first++;
    while (i > 0 && (text.p[i - 1] == ' ' || text.p[i - 1] == '\t'))
        i--;
    char c = i ? text.p[i - 1] : '\n';
    bool braces = loose || text.p[first] == '{';
    return ((c == '{' || c == ',') && braces) || (loose && (c == '-' || is_blank(c)));
}

bool looks_keyed(struct str text, const struct bind_table *table, bool loose)
{
    for (size_t i = 0; i < text.n; i++) {
        size_t start;
        i += str_find(str_sub(text, i, text.n), ':');
        if (i == text.n)
            break;
        struct str word = word_before(text, i, &start);
        if (word.n && bind_find(table, word) && is_outer(text, start, loose))
            return true;
    }
    return is_empty(text);
}

bool looks_like_bibtex(struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        i += str_find(str_sub(text, i, text.n), '@');
        size_t end = i + 1;
        while (end < text.n && is_letter(text.p[end]))
            end++;
        bool word = end > i + 1;
        while (end < text.n && is_blank(text.p[end]))
            end++;
        if (word && end < text.n && (text.p[end] == '{' || text.p[end] == '('))
            return true;
    }
    return !str_trim(text).n;
}

bool looks_like_works(struct str text)
{
    static const struct bind_key keys[] = {{.name = "title"}};
    static const struct bind_table table = BIND_TABLE(keys, "a work");
    return looks_keyed(text, &table, true) || str_eq(str_trim(text), STR("[]"));
}

/* True if every second byte of the start is zero, as in Latin letters of UTF-16. */
static bool is_wide(struct str s)
{
    size_t zeros = 0, n = s.n < 64 ? s.n : 64;
    for (size_t i = 0; i < n; i++)
        zeros += !s.p[i];
    return n >= 4 && zeros * 3 >= n;
}

const char *looks_foreign(struct str text)
{
    static const struct {
        const char *start, *what;
    } kinds[] = {
        {"\xFF\xFE", " (it is UTF-16: save it as UTF-8)"},
        {"\xFE\xFF", " (it is UTF-16: save it as UTF-8)"},
        {"%PDF-", " (it is a PDF: 'cvtex extract' takes the document out of one that carries it)"},
        {"PK\x03\x04", " (it is a document of an office program: a CV is a text file)"},
        {"\xD0\xCF\x11\xE0", " (it is a document of an office program: a CV is a text file)"},
        {"{\\rtf", " (it is rich text: save it as plain text)"},
        {"<", " (it is a web page)"},
        {"\\documentclass", " (it is LaTeX)"},
        {"# ", " (it is Markdown)"},
        {"[cv]", " (it is TOML: YAML has 'cv:', and 'name: Robin Example' below it, indented)"},
    };
    struct str s = str_trim(text);
    if (is_wide(text))
        return kinds[0].what;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (str_starts(s, str_of(kinds[i].start)))
            return kinds[i].what;
    return "";
}
