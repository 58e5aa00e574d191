/* latex_write.c: turns a draft (latex_internal.h) into markup in NFC. */
#include <utf8proc.h>

#include "load/dollars.h"
#include "load/latex_internal.h"

struct writer {
    struct buf out;
    struct str s;
    size_t i;
    bool blank, par;  /* write a blank or a blank line before the next character */
    bool in_link;
    size_t label;      /* where the label of the link starts in `out` */
    VEC(bool) starred; /* for each open emphasis: true for stars, false for tags */
};

static char peek(const struct writer *w, size_t i)
{
    return i < w->s.n ? w->s.p[i] : 0;
}

static bool is_mark(char c)
{
    return (unsigned char)c < ' ';
}

/* The closing mark for the mark at `i`, or the end of the draft. */
static size_t end_of(const struct writer *w, size_t i)
{
    char open = w->s.p[i];
    size_t depth = 0;
    for (; i < w->s.n; i++) {
        depth += w->s.p[i] == open;
        if (w->s.p[i] == open + 1 && --depth == 0)
            break;
    }
    return i;
}

/* Writes the waiting blank or blank line, because a character follows it. */
static void settle(struct writer *w)
{
    bool first = w->out.n == 0 || strchr(" \n", w->out.p[w->out.n - 1]);
    if (w->par && w->out.n)
        buf_add(&w->out, STR("\n\n"));
    else if (w->blank && !first)
        buf_char(&w->out, ' ');
    w->blank = w->par = false;
}

static void add(struct writer *w, struct str s)
{
    settle(w);
    buf_add(&w->out, s);
}

static bool is_alnum(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Writes a character of plain text, with '\' if inline.h would read it as markup. */
static void plain(struct writer *w, char c, char next)
{
    settle(w);
    if (strchr("*_`[]<\\$", c) || (c == '&' && (is_alnum(next) || next == '#')) ||
        (c == '!' && next == MARK_LINK) || (c == '{' && next == 'c')) /* "{count}" */
        buf_char(&w->out, '\\');
    buf_char(&w->out, c);
}

static void plain_text(struct writer *w, struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        plain(w, s.p[i], i + 1 < s.n ? s.p[i + 1] : 0);
}

/* ---- links */

/* Writes a URI as the destination of a link, or for use between '<' and '>'. '&' can start an
 * entity in a destination, but not between '<' and '>'. */
static void uri_add(struct writer *w, struct str s, bool destination)
{
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        bool name = destination && c == '&' && i + 1 < s.n && is_alnum(s.p[i + 1]);
        if (c <= ' ' || c == 0x7F || strchr("<>\"\\^`{|}", c) ||
            (destination && (c == '(' || c == ')')))
            buf_printf(&w->out, "%%%02X", c);
        else if (name)
            buf_add(&w->out, STR("&amp;"));
        else
            buf_char(&w->out, (char)c);
    }
}

static bool has_scheme(struct str s)
{
    return str_starts(s, STR("https://")) || str_starts(s, STR("http://"));
}

/* Writes a link that shows its own URI. */
static void url(struct writer *w, struct str s)
{
    if (!s.n)
        return;
    settle(w);
    if (has_scheme(s) && !w->in_link) {
        buf_char(&w->out, '<');
        uri_add(w, s, false);
        buf_char(&w->out, '>');
    } else if (str_starts(s, STR("www.")) && !w->in_link) {
        buf_char(&w->out, '[');
        plain_text(w, s);
        buf_add(&w->out, STR("](https://"));
        uri_add(w, s, true);
        buf_char(&w->out, ')');
    } else {
        plain_text(w, s);
    }
}

/* Writes the "http://..." at the cursor as a link. False if there is none. */
static bool bare_url(struct writer *w)
{
    struct str rest = str_sub(w->s, w->i, w->s.n);
    if (w->in_link || !has_scheme(rest) ||
        (!w->blank && w->out.n && is_alnum(w->out.p[w->out.n - 1])))
        return false;
    size_t n = 0;
    while (n < rest.n && (unsigned char)rest.p[n] > ' ' && !strchr("<>\"{}\x7F", rest.p[n]) &&
           !str_starts(str_sub(rest, n, rest.n), STR("\u00A0")))
        n++;
    while (n && (strchr(".,;:!?)'", rest.p[n - 1]) || (unsigned char)rest.p[n - 1] >= 0x80))
        n--;
    if (n <= sizeof "https://" - 1)
        return false;
    url(w, str_sub(rest, 0, n));
    w->i += n;
    return true;
}

static void link_open(struct writer *w)
{
    size_t from = w->i + str_find(str_sub(w->s, w->i, w->s.n), MARK_LINK_URI);
    w->i++;
    if (peek(w, from + 1) == MARK_LINK_END || from >= w->s.n)
        return; /* a label without a target */
    add(w, STR("["));
    w->in_link = true;
    w->label = w->out.n;
}

static void link_close(struct writer *w)
{
    size_t end = w->i + str_find(str_sub(w->s, w->i, w->s.n), MARK_LINK_END);
    struct str uri = str_sub(w->s, w->i + 1, end);
    w->i = end + (end < w->s.n);
    if (!w->in_link)
        return;
    if (w->out.n == w->label)
        plain_text(w, uri);
    buf_add(&w->out, STR("]("));
    uri_add(w, uri, true);
    buf_char(&w->out, ')');
    w->in_link = false;
}

/* ---- emphasis and code */

static bool is_word(int32_t c)
{
    utf8proc_category_t k = utf8proc_category(c);
    return k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_NO; /* letters, marks, numbers */
}

/* True if emphasis can be written with stars. CommonMark surely accepts them around words, if they
 * are not nested and not next to another star. */
static bool as_stars(const struct writer *w, size_t from, size_t to)
{
    size_t n, last = to;
    char before = w->out.n ? w->out.p[w->out.n - 1] : 0;
    while (--last > from && (w->s.p[last] & 0xC0) == 0x80)
        ;
    return w->starred.n == 0 && before != '*' && is_word(utf8_at(w->s, from, &n)) &&
           is_word(utf8_at(w->s, last, &n));
}

static void emphasis_open(struct writer *w, bool strong)
{
    size_t from = w->i + 1, end = end_of(w, w->i), k = from;
    while (k < end && (unsigned char)w->s.p[k] <= ' ')
        k++;
    if (k == end) { /* there is nothing to emphasize */
        w->blank = w->blank || end > from;
        w->i = end + 1;
        return;
    }
    for (; w->s.p[from] == ' '; from++)
        w->blank = true; /* move the blank outside, before the emphasis */
    settle(w);
    bool stars = as_stars(w, from, end);
    *vec_push(w->out.a, &w->starred) = stars;
    buf_add(&w->out, str_of(stars ? strong ? "**" : "*" : strong ? "<b>" : "<i>"));
    w->i = from;
}

static void emphasis_close(struct writer *w, bool strong)
{
    bool stars = w->starred.n && w->starred.at[--w->starred.n];
    buf_add(&w->out, str_of(stars ? strong ? "**" : "*" : strong ? "</b>" : "</i>"));
    w->i++;
}

/* Writes code in backticks, with more backticks than the code has in a row. Marks are left out. */
static void code(struct writer *w)
{
    size_t end = end_of(w, w->i), run = 0, longest = 0;
    struct buf b = {.a = w->out.a};
    for (size_t i = w->i + 1; i < end; i++) {
        char c = w->s.p[i];
        if (c == MARK_LINK_URI)
            while (i < end && w->s.p[i] != MARK_LINK_END)
                i++;
        else if (!is_mark(c) && !(c == ' ' && (!b.n || b.p[b.n - 1] == ' ')))
            buf_char(&b, c);
        run = c == '`' ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    struct str s = str_trim(buf_str(&b));
    w->i = end + (end < w->s.n);
    if (!s.n)
        return;
    settle(w);
    bool guard = s.p[0] == '`' || s.p[s.n - 1] == '`';
    for (size_t k = 0; k <= longest; k++)
        buf_char(&w->out, '`');
    buf_add(&w->out, guard ? STR(" ") : STR(""));
    buf_add(&w->out, s);
    buf_add(&w->out, guard ? STR(" ") : STR(""));
    for (size_t k = 0; k <= longest; k++)
        buf_char(&w->out, '`');
}

/* ---- formulas */

/* True for signs that are raised already: the degree and the prime. */
static bool is_raised_sign(struct str s)
{
    return str_eq(s, STR("∘")) || str_eq(s, STR("′"));
}

/* The last character that was written; a space: none was. */
static struct str last_of(const struct buf *out)
{
    size_t from = out->n - (out->n > 0);
    while (from && ((unsigned char)out->p[from] & 0xC0) == 0x80)
        from--;
    return out->n ? (struct str){out->p + from, out->n - from} : STR(" ");
}

/* Writes a formula between dollars; where they would be read as money, as $`...`$. */
static void math(struct writer *w)
{
    size_t end = end_of(w, w->i);
    struct str f = str_sub(w->s, w->i + 1, end), source = {0};
    size_t n = 0;
    struct str next = STR(" "), rest = str_sub(w->s, end + (end < w->s.n), w->s.n);
    if (rest.n && !is_mark(rest.p[0])) {
        utf8_at(rest, 0, &n);
        next = str_sub(rest, 0, n);
    }
    w->i = end + (end < w->s.n);
    settle(w);
    struct str before = last_of(&w->out);
    struct str all = str_printf(w->out.a, "%.*s$%.*s$%.*s", STRF(before), STRF(f), STRF(next));
    if (dollars_end(all, before.n, &source) && str_eq(source, f)) {
        buf_printf(&w->out, "$%.*s$", STRF(f));
        return;
    }
    buf_add(&w->out, STR("$`"));
    for (size_t i = 0; i < f.n; i++)
        buf_add(&w->out, f.p[i] == '`' ? STR("‘") : str_sub(f, i, i + 1));
    buf_add(&w->out, STR("`$"));
}

static void script_open(struct writer *w, char c)
{
    size_t end = w->i + 1 + str_find(str_sub(w->s, w->i + 1, w->s.n), (char)(c + 1));
    struct str inner = str_sub(w->s, w->i + 1, end);
    if (end == w->s.n || inner.n == 0 || (c == MARK_SUP && is_raised_sign(inner))) {
        if (inner.n)
            add(w, str_eq(inner, STR("∘")) ? STR("°") : inner);
        w->i = end + (end < w->s.n);
        return;
    }
    add(w, c == MARK_SUP ? STR("<sup>") : STR("<sub>"));
    w->i++;
}

static void script_close(struct writer *w, char c)
{
    buf_add(&w->out, c == MARK_SUP + 1 ? STR("</sup>") : STR("</sub>"));
    w->i++;
}

/* ---- the draft */

static void text(struct writer *w, char c)
{
    if (c == 'h' && bare_url(w))
        return;
    plain(w, c, peek(w, w->i + 1));
    w->i++;
}

static void step(struct writer *w)
{
    char c = w->s.p[w->i];
    switch (c) {
    case MARK_EM:
    case MARK_STRONG:
        emphasis_open(w, c == MARK_STRONG);
        break;
    case MARK_EM + 1:
    case MARK_STRONG + 1:
        emphasis_close(w, c == MARK_STRONG + 1);
        break;
    case MARK_SUP:
    case MARK_SUB:
        script_open(w, c);
        break;
    case MARK_SUP + 1:
    case MARK_SUB + 1:
        script_close(w, c);
        break;
    case MARK_CODE:
        code(w);
        break;
    case MARK_MATH:
        math(w);
        break;
    case MARK_LINK:
        link_open(w);
        break;
    case MARK_LINK_URI:
        link_close(w);
        break;
    case MARK_URL: {
        size_t end = end_of(w, w->i);
        url(w, str_sub(w->s, w->i + 1, end));
        w->i = end + 1;
        break;
    }
    case ' ':
        w->blank = true;
        w->i++;
        break;
    default:
        if (!is_mark(c)) {
            text(w, c);
            break;
        }
        w->par = w->par || c == MARK_PAR;
        w->i++;
    }
}

bool latex_is_plain(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i], next = i + 1 < s.n ? (unsigned char)s.p[i + 1] : 0;
        if (c < ' ' || c >= 0x7F || strchr("\\{}$~`'*_[]<&", c) || (c == ' ' && next == ' ') ||
            (c == ':' && next == '/'))
            return false;
    }
    return true;
}

/* Converts to NFC. A text with more than 30 combining characters in a row is left as it is, because
 * sorting them takes quadratic time. UAX #15 allows 30 (Stream-Safe Text). */
static struct str composed(struct arena *a, struct str s)
{
    size_t run = 0, longest = 0;
    bool ascii = true;
    for (size_t i = 0, n; i < s.n; i += n) {
        n = 1;
        if ((unsigned char)s.p[i] < 0x80) {
            run = 0;
            continue;
        }
        ascii = false;
        run = utf8proc_get_property(utf8_at(s, i, &n))->combining_class ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    if (ascii || longest > 30)
        return s;
    struct str composed = utf8_map(a, s, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    return composed.p ? composed : s;
}

struct str latex_write(struct arena *a, struct str draft)
{
    draft = composed(a, draft);
    struct writer w = {.out = {.a = a}, .s = draft};
    while (w.i < draft.n)
        step(&w);
    return w.out.n ? buf_end(&w.out) : STR("");
}
