/* figures.c: words with figures and capitals. Old-style figures are small letters: a "1" in "C1" looks like an I. */
#include "text/figures.h"

#include <utf8proc.h>

/* Where the word at `from` ends: letters, marks and figures, and the hyphens between. */
static void read_word(struct figures_walk *w, size_t from)
{
    bool capitals = false, small = false;
    w->end = from;
    for (size_t n; w->end < w->text.n; w->end += n) {
        int32_t code = utf8_at(w->text, w->end, &n);
        utf8proc_category_t is = utf8proc_category(code);
        capitals |= is == UTF8PROC_CATEGORY_LU;
        small |= is == UTF8PROC_CATEGORY_LL;
        if ((is < UTF8PROC_CATEGORY_LU || is > UTF8PROC_CATEGORY_ND) && code != '-' && code != 0x2010)
            break;
    }
    w->capitals = capitals && !small;
}

static bool is_capital(struct str text, size_t at)
{
    return at < text.n && utf8proc_category(utf8_at(text, at, &(size_t){0})) == UTF8PROC_CATEGORY_LU;
}

/* Whether the character that ends at byte `at` is a capital. */
static bool capital_before(struct str text, size_t at)
{
    size_t start = at;
    while (start && ((unsigned char)text.p[--start] & 0xC0) == 0x80)
        ;
    return at && is_capital(text, start);
}

static size_t figures_end(struct str text, size_t at)
{
    while (at < text.n && text.p[at] >= '0' && text.p[at] <= '9')
        at++;
    return at;
}

bool figures_next(struct figures_walk *w)
{
    size_t n;
    for (size_t i = w->to; i < w->text.n; i += n) {
        utf8_at(w->text, i, &n);
        if (i >= w->end)
            read_word(w, i);
        size_t to = figures_end(w->text, i);
        if (to == i)
            continue;
        n = to - i;
        if (w->capitals || capital_before(w->text, i) || is_capital(w->text, to)) {
            w->from = i;
            w->to = to;
            return true;
        }
    }
    return false;
}
