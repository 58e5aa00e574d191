/* block.c: takes a text of several lines apart into paragraphs and lists. */
#include "model/block.h"

#include "load/node.h"

enum { DEPTH_MAX = 6 }; /* more levels than a page has room for: deeper ones count as the last */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

/* The end of the line that starts at `at`. */
static size_t line_end(struct str s, size_t at)
{
    return at + str_find(str_sub(s, at, s.n), '\n');
}

/* Where the text of an item starts in the line at `at`; 0: the line is none. *indent: how far its
 * sign is indented. */
static size_t item_at(struct str s, size_t at, size_t *indent)
{
    size_t i = at;
    while (i < s.n && is_blank(s.p[i]))
        i++;
    *indent = i - at;
    struct str rest = str_sub(s, i, s.n);
    size_t sign = str_starts(rest, STR("•")) ? strlen("•")
                  : rest.n && strchr("-*+", *rest.p) ? 1
                                                     : 0;
    if (!sign || sign >= rest.n || !is_blank(rest.p[sign]))
        return 0;
    for (i += sign; i < s.n && is_blank(s.p[i]);)
        i++;
    return i < s.n && s.p[i] != '\n' ? i : 0;
}

static bool is_empty(struct str s, size_t at)
{
    return !str_trim(str_sub(s, at, line_end(s, at))).n;
}

bool block_has_list(struct str s)
{
    size_t indent;
    for (size_t at = 0; at < s.n; at = line_end(s, at) + 1)
        if (item_at(s, at, &indent))
            return true;
    return false;
}

/* Reads the items from *at whose signs are not less indented than `indent`. */
static void list_read(struct arena *a, const struct markup *m, size_t *at, size_t indent, int depth,
                      block_points *to)
{
    struct str s = m->text;
    while (*at < s.n) {
        size_t own, next = *at, start = item_at(s, *at, &own), end = line_end(s, *at);
        while (next < s.n && is_empty(s, next))
            next = line_end(s, next) + 1;
        if (next != *at) { /* a list goes on behind empty lines if another item follows */
            if (next >= s.n || !item_at(s, next, &own))
                return;
            *at = next;
        } else if (!start) { /* a line of the item above */
            struct point *last = &to->at[to->n - 1];
            last->text.text.n = (size_t)(s.p + end - last->text.text.p);
            *at = end + 1;
        } else if (own < indent) {
            return;
        } else if (own > indent && to->n && depth < DEPTH_MAX) {
            block_points below = {0};
            list_read(a, m, at, own, depth + 1, &below);
            struct point *last = &to->at[to->n - 1];
            last->below.at = below.at;
            last->below.n = below.n;
            last->below.cap = below.cap;
        } else {
            vec_push(a, to)->text = (struct markup){str_sub(s, start, end), m->pos};
            *at = end + 1;
        }
    }
}

enum block_kind block_next(struct arena *a, struct markup *rest, struct markup *text,
                           block_points *list)
{
    struct str s = rest->text;
    size_t at = 0, indent;
    while (at < s.n && is_empty(s, at))
        at = line_end(s, at) + 1;
    if (at >= s.n)
        return BLOCK_END;
    if (item_at(s, at, &indent)) {
        list_read(a, rest, &at, indent, 0, list);
        rest->text = at < s.n ? str_sub(s, at, s.n) : STR("");
        return BLOCK_LIST;
    }
    size_t start = at;
    while (at < s.n && !item_at(s, at, &indent))
        at = line_end(s, at) + 1;
    at = at < s.n ? at : s.n;
    *text = (struct markup){str_trim(str_sub(s, start, at)), rest->pos};
    rest->text = str_sub(s, at, s.n);
    return BLOCK_TEXT;
}

struct str block_lines(struct arena *a, const struct node *n)
{
    struct str s = n->text, file = {0};
    if (n->quoted || str_find_str(s, STR(" - ")) == s.n)
        return s;
    file = pos_text(n->pos);
    if (str_find(str_sub(file, 0, s.n < file.n ? s.n : file.n), '\n') >= s.n)
        return s; /* it is one line */
    struct buf lines = {.a = a};
    size_t k = 0, indent;
    for (size_t i = 0; i < s.n; i++, k++) {
        size_t end = k;
        while (end < file.n && is_blank(file.p[end]))
            end++;
        if (s.p[i] == ' ' && end < file.n && file.p[end] == '\n' && item_at(file, end + 1, &indent)) {
            buf_char(&lines, '\n');
            for (size_t b = 0; b < indent; b++)
                buf_char(&lines, ' ');
            k = end + indent;
        } else if (s.p[i] == ' ' && end < file.n && file.p[end] == '\n') {
            buf_char(&lines, ' ');
            for (k = end + 1; k + 1 < file.n && is_blank(file.p[k + 1]);)
                k++;
            k -= !is_blank(file.p[k]);
        } else if (k < file.n && file.p[k] == s.p[i]) {
            buf_char(&lines, s.p[i]);
        } else {
            return s;
        }
    }
    return buf_end(&lines);
}
