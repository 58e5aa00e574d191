/* rendercv_text.c: texts of RenderCV's files, which are Markdown with $$formulas$$. */
#include <stdlib.h>

#include "base/casing.h"
#include "import/rendercv.h"

/* ---- dollars */

/* The text with `x` in a formula for each $$x$$; other dollars are money, or formulas of version 1, as ours. */
static struct str with_formulas(struct rendercv *r, struct str s)
{
    struct buf out = {.a = r->a};
    for (size_t at; (at = str_find_str(s, STR("$$"))) < s.n;) {
        struct str rest = str_sub(s, at + 2, s.n);
        size_t end = str_find_str(rest, STR("$$"));
        if (end == rest.n || !end)
            break;
        buf_printf(&out, "%.*s$`%.*s`$", STRF(str_sub(s, 0, at)), STRF(str_sub(rest, 0, end)));
        s = str_sub(rest, end + 2, rest.n);
    }
    buf_add(&out, s);
    return buf_end(&out);
}

/* ---- bold words */

static int longest_first(const void *x, const void *y)
{
    const size_t *a = x, *b = y;
    return (*a < *b) - (*a > *b);
}

void rendercv_bold(struct rendercv *r, const struct node *list)
{
    size_t n = 0;
    for (size_t k = 0; list && k < list->items.n; k++) {
        struct node *word = list->items.at[k];
        if (!word->text.n)
            continue;
        table_set(r->a, &r->bold, word->text, word);
        *vec_push(r->a, &r->bold_bytes) = word->text.n;
    }
    if (r->bold_bytes.n)
        qsort(r->bold_bytes.at, r->bold_bytes.n, sizeof *r->bold_bytes.at, longest_first);
    for (size_t k = 0; k < r->bold_bytes.n; k++)
        if (!n || r->bold_bytes.at[n - 1] != r->bold_bytes.at[k])
            r->bold_bytes.at[n++] = r->bold_bytes.at[k];
    r->bold_bytes.n = n;
}

/* How much of the text from `i` on is no prose: code, an address in brackets or bold words. */
static size_t fixed_at(struct str s, size_t i)
{
    static const char *const pairs[][2] = {{"**", "**"}, {"`", "`"}, {"](", ")"}, {"<", ">"}, {"https://", " "}};
    struct str rest = str_sub(s, i, s.n);
    for (size_t k = 0; k < sizeof pairs / sizeof *pairs; k++) {
        struct str open = str_of(pairs[k][0]), close = str_of(pairs[k][1]);
        if (!str_starts(rest, open))
            continue;
        size_t end = str_find_str(str_sub(rest, open.n, rest.n), close) + open.n;
        return end >= rest.n ? (k == 4 ? rest.n : 0) : end + close.n;
    }
    return 0;
}

static struct str bold_at(const struct rendercv *r, struct str s, size_t i)
{
    for (size_t k = 0; k < r->bold_bytes.n; k++) {
        struct str word = str_sub(s, i, i + r->bold_bytes.at[k]);
        if (word.n == r->bold_bytes.at[k] && table_find(&r->bold, word))
            return word;
    }
    return (struct str){0};
}

static struct str with_bold(struct rendercv *r, struct str s)
{
    struct buf out = {.a = r->a};
    for (size_t i = 0; i < s.n;) {
        size_t fixed = fixed_at(s, i);
        struct str word = fixed ? (struct str){0} : bold_at(r, s, i);
        if (word.n)
            buf_printf(&out, "**%.*s**", STRF(word));
        else
            buf_add(&out, str_sub(s, i, i + (fixed ? fixed : 1)));
        i += word.n ? word.n : fixed ? fixed : 1;
    }
    return buf_end(&out);
}

/* ---- lines */

/* True if the line is an item of a list, or nothing. */
static bool keeps_its_line(struct str line)
{
    struct str s = str_trim(line);
    size_t digits = 0;
    while (digits < s.n && s.p[digits] >= '0' && s.p[digits] <= '9')
        digits++;
    return !s.n || (s.n > 1 && strchr("-*+", s.p[0]) && s.p[1] == ' ') || str_starts(s, STR("•")) ||
           (digits && digits + 1 < s.n && strchr(".)", s.p[digits]) && s.p[digits + 1] == ' ');
}

/* The text with a sign for each end of a line that Markdown would read as a blank. */
static struct str with_lines(struct rendercv *r, struct str s)
{
    struct buf out = {.a = r->a};
    s = str_trim(s);
    for (size_t at = 0; at < s.n;) {
        size_t end = at + str_find(str_sub(s, at, s.n), '\n');
        struct str line = str_sub(s, at, end);
        struct str next = end < s.n ? str_sub(s, end + 1, s.n) : STR("");
        next = str_sub(next, 0, str_find(next, '\n'));
        bool broken = end < s.n && str_trim(line).n && !keeps_its_line(next) && !keeps_its_line(line);
        buf_add(&out, line);
        if (end < s.n)
            buf_add(&out, broken ? STR("<br>\n") : STR("\n"));
        at = end + 1;
    }
    return buf_end(&out);
}

struct node *rendercv_text(struct rendercv *r, struct node *n, bool lines)
{
    if (!n || n->kind != NODE_SCALAR)
        return n;
    struct str s = n->text;
    if (str_find_str(s, STR("$$")) < s.n)
        s = with_formulas(r, s);
    if (r->bold.n)
        s = with_bold(r, s);
    if (lines && str_find(str_trim(s), '\n') < str_trim(s).n)
        s = with_lines(r, s);
    return s.p == n->text.p ? n : import_text(r->i, s, n->pos);
}

/* ---- titles */

static bool is_small(struct str word)
{
    static const char words[] = " a and as at but by for from if in into like near nor of off on onto or over so "
                                "than that to upon when with yet ";
    struct str rest = STR(words);
    for (size_t at; (at = str_find_str(rest, word)) < rest.n; rest = str_sub(rest, at + 1, rest.n))
        if (at && rest.p[at - 1] == ' ' && rest.p[at + word.n] == ' ')
            return true;
    return false;
}

struct str rendercv_title(struct rendercv *r, struct str key)
{
    struct buf out = {.a = r->a};
    for (size_t i = 0; i < key.n; i++)
        if (key.p[i] == ' ' || (key.p[i] >= 'A' && key.p[i] <= 'Z'))
            return key;
    for (size_t at = 0; at <= key.n;) {
        size_t end = at + str_find(str_sub(key, at, key.n), '_');
        struct str word = str_sub(key, at, end);
        if (at)
            buf_char(&out, ' ');
        if (word.n && !is_small(word))
            casing_capitalise(CASING_COMMON, word, &out);
        else
            buf_add(&out, word);
        at = end + 1;
    }
    return buf_end(&out);
}
