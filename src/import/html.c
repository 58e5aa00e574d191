/* html.c: turns the tags that people write into values to Markdown. */
#include "import/html.h"

enum { DEEP = 8 }; /* lists in lists */

struct html {
    struct buf out;
    bool block;
    int depth;         /* lists around the current byte */
    int number[DEEP];  /* of the next item; 0: it has a bullet */
    struct str link;   /* the address of the open <a>; empty: none */
    size_t link_start; /* where its text begins in `out` */
};

struct html_tag {
    struct str name, rest; /* "a"; " href='...'" */
    bool closes;
    size_t n; /* its length; 0: it is no tag */
};

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static struct html_tag tag_of(struct str s, size_t i)
{
    struct html_tag t = {0};
    size_t end = i + str_find(str_sub(s, i, s.n), '>'), k = i + 1;
    t.closes = k < end && s.p[k] == '/';
    k += t.closes;
    size_t from = k;
    while (k < end && (is_letter(s.p[k]) || (k > from && s.p[k] >= '1' && s.p[k] <= '6')))
        k++;
    if (end == s.n || k == from)
        return t;
    t.name = str_sub(s, from, k);
    t.rest = str_sub(s, k, end);
    t.n = end + 1 - i;
    return t;
}

static bool is_one(struct str name, const char *names)
{
    for (struct str rest = str_of(names); rest.n;)
        if (str_eq_nocase(name, str_next(&rest, ' ')))
            return true;
    return false;
}

/* The value of the attribute href. */
static struct str href(struct str rest)
{
    size_t at = str_find_str(rest, STR("href"));
    if (at == rest.n)
        return (struct str){0};
    rest = str_trim(str_sub(rest, at + 4, rest.n));
    if (!rest.n || rest.p[0] != '=')
        return (struct str){0};
    rest = str_trim(str_sub(rest, 1, rest.n));
    char quote = rest.n && (rest.p[0] == '"' || rest.p[0] == '\'') ? rest.p[0] : ' ';
    rest = str_sub(rest, quote != ' ' && rest.n, rest.n);
    return str_trim(str_sub(rest, 0, str_find(rest, quote)));
}

/* Ends the line; with `lines` 2 the paragraph. */
static void line_end(struct html *h, int lines)
{
    if (!h->block) {
        if (h->out.n && h->out.p[h->out.n - 1] != ' ')
            buf_char(&h->out, ' ');
        return;
    }
    while (h->out.n && h->out.p[h->out.n - 1] == ' ')
        h->out.n--;
    int have = 0;
    while ((size_t)have < h->out.n && h->out.p[h->out.n - 1 - (size_t)have] == '\n')
        have++;
    for (; h->out.n && have < lines; have++)
        buf_char(&h->out, '\n');
}

static void item(struct html *h)
{
    int level = h->depth ? h->depth - 1 : 0;
    if (!h->block) {
        line_end(h, 1);
        return;
    }
    line_end(h, 1);
    buf_printf(&h->out, "%*s", 2 * level, "");
    if (h->depth && level < DEEP && h->number[level])
        buf_printf(&h->out, "%d. ", h->number[level]++);
    else
        buf_add(&h->out, STR("- "));
}

static void link_close(struct html *h)
{
    struct str address = h->link;
    h->link = (struct str){0};
    if (address.n && h->out.n > h->link_start)
        buf_printf(&h->out, "](%.*s)", STRF(address));
    else if (address.n)
        h->out.n--; /* there is no text: the bracket goes */
}

/* Writes what a tag means. False: our texts know it, or it is none of HTML. */
static bool put(struct html *h, const struct html_tag *t)
{
    bool list = is_one(t->name, "ul ol");
    if (list && !t->closes) {
        line_end(h, h->depth ? 1 : 2);
        if (h->depth < DEEP)
            h->number[h->depth] = is_one(t->name, "ol");
        h->depth += h->depth < DEEP;
    } else if (list) {
        h->depth -= h->depth > 0;
        line_end(h, h->depth ? 1 : 2);
    } else if (is_one(t->name, "li")) {
        if (!t->closes)
            item(h);
    } else if (is_one(t->name, "p div section h1 h2 h3 h4 h5 h6 blockquote")) {
        bool bullet = h->out.n > 1 && h->out.p[h->out.n - 1] == ' ' && h->depth; /* <li><p> */
        if (!bullet)
            line_end(h, h->depth ? 1 : 2);
    } else if (is_one(t->name, "br") && h->block && !h->depth) {
        buf_add(&h->out, STR("<br>"));
    } else if (is_one(t->name, "br")) {
        buf_char(&h->out, ' ');
    } else if (is_one(t->name, "a")) {
        struct str address = t->closes ? (struct str){0} : href(t->rest);
        link_close(h);
        if (address.n) {
            buf_char(&h->out, '[');
            h->link = address;
            h->link_start = h->out.n;
        }
    } else if (is_one(t->name, "code tt kbd")) {
        buf_char(&h->out, '`');
    } else if (is_one(t->name, "b strong i em")) {
        buf_printf(&h->out, "<%s%.*s>", t->closes ? "/" : "", STRF(t->name)); /* without attributes */
    } else if (is_one(t->name, "span")) {
        return str_find_str(t->rest, STR("lang")) < t->rest.n && !t->closes;
    } else if (!is_one(t->name, "u s del ins small big font center mark abbr cite q img hr")) {
        return false;
    }
    return true;
}

/* True if a tag of HTML that is not one of our own texts is in it, or one with attributes. */
static bool has_html(struct str s)
{
    for (size_t i = 0; (i += str_find(str_sub(s, i, s.n), '<')) < s.n; i++) {
        struct html_tag t = tag_of(s, i);
        if (t.n && (!is_one(t.name, "b i em strong sup sub br span") || str_trim(t.rest).n > 1))
            return true;
    }
    return false;
}

struct str html_markdown(struct arena *a, struct str s, bool block)
{
    struct html h = {.out = {.a = a}, .block = block};
    if (!has_html(s))
        return s;
    for (size_t i = 0; i < s.n;) {
        struct html_tag t = s.p[i] == '<' ? tag_of(s, i) : (struct html_tag){0};
        bool blank = h.depth && (s.p[i] == '\n' || s.p[i] == '\t');
        if (t.n && put(&h, &t)) {
            i += t.n;
            continue;
        }
        bool start = !h.out.n || h.out.p[h.out.n - 1] == '\n' || h.out.p[h.out.n - 1] == ' ';
        if (blank && !start)
            buf_char(&h.out, ' ');
        else if (!blank && !(start && s.p[i] == ' '))
            buf_char(&h.out, s.p[i]);
        i++;
    }
    link_close(&h);
    return str_trim(buf_str(&h.out));
}
