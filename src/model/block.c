/* block.c: takes a text of several lines apart into paragraphs and lists. */
#include "model/block.h"

#include "load/bind.h"
#include "model/grid.h"

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

/* The length of the number that the text begins with, with its stop: "1." or "12)"; 0: there is none. */
static size_t number_length(struct str s)
{
    size_t i = 0;
    while (i < s.n && s.p[i] >= '0' && s.p[i] <= '9')
        i++;
    return i && i <= 2 && i < s.n && (s.p[i] == '.' || s.p[i] == ')') ? i + 1 : 0;
}

/* The length of a sign that people type, or that word processors put, before items of lists; 0: none. */
static size_t bullet_length(struct str s, bool *dash)
{
    static const char *const bullets[] = {"•", "▪", "◦", "‣", "●", "○", "■", "□", "·", "∙", "➢"};
    *dash = str_starts(s, STR("–")) || str_starts(s, STR("—"));
    if (s.n && strchr("-*+", *s.p))
        return 1;
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
        if (str_starts(s, str_of(bullets[i])))
            return strlen(bullets[i]);
    return *dash ? strlen("–") : 0;
}

/* What an item of a list begins with. */
struct sign {
    size_t indent, text; /* how far the sign is indented; where the text behind it starts */
    bool dash;           /* a dash of a text, which may begin a line by chance */
    struct str number;   /* n 0: a bullet */
    const struct sign *outer; /* of the first item of the list around this one; NULL: none */
};

/* Reads the sign in the line at `at`; false: it has none. */
static bool sign_at(struct str s, size_t at, struct sign *to)
{
    size_t i = at;
    while (i < s.n && is_blank(s.p[i]))
        i++;
    *to = (struct sign){.indent = i - at};
    struct str rest = str_sub(s, i, s.n);
    to->number = str_sub(rest, 0, number_length(rest));
    size_t bytes = to->number.n ? to->number.n : bullet_length(rest, &to->dash);
    if (!bytes || bytes >= rest.n || !is_blank(rest.p[bytes]))
        return false;
    for (i += bytes; i < s.n && is_blank(s.p[i]);)
        i++;
    to->text = i;
    return i < s.n && s.p[i] != '\n';
}

static bool is_empty(struct str s, size_t at)
{
    return !str_trim(str_sub(s, at, line_end(s, at))).n;
}

static int value_of(struct str number)
{
    return number.n == 2 ? number.p[0] - '0' : (number.p[0] - '0') * 10 + number.p[1] - '0';
}

/* True if the next line begins with such a dash, too. */
static bool dash_follows(struct str s, size_t at, const struct sign *sign)
{
    struct sign next;
    at = line_end(s, at) + 1;
    return at < s.n && sign_at(s, at, &next) && next.dash && next.indent == sign->indent;
}

/* True if a list begins with this sign, in the line at `at`. Behind a number must be an item with the next
 * one, behind a dash another. */
static bool begins_list(struct str s, size_t at, const struct sign *sign)
{
    bool gap = false;
    if (!sign->number.n)
        return !sign->dash || dash_follows(s, at, sign);
    int value = value_of(sign->number);
    for (at = line_end(s, at) + 1; at < s.n; at = line_end(s, at) + 1) {
        struct sign next;
        if (is_empty(s, at))
            gap = true;
        else if (!sign_at(s, at, &next) && gap && next.indent <= sign->indent)
            return false; /* a paragraph */
        else if (next.text && next.indent <= sign->indent)
            return next.indent == sign->indent && next.number.n &&
                   (value_of(next.number) == value + 1 || (value == 1 && value_of(next.number) == 1));
    }
    return false;
}

bool block_has_list(struct str s)
{
    struct sign sign;
    for (size_t at = 0; at < s.n; at = line_end(s, at) + 1)
        if (sign_at(s, at, &sign) && begins_list(s, at, &sign))
            return true;
    return false;
}

bool block_has_parts(struct str s)
{
    return block_has_list(s) || grid_is_in(s);
}

/* Appends an item. A number that is the one above again, as in Markdown, counts on. */
static void item_add(struct arena *a, const struct markup *m, const struct sign *sign, size_t end,
                     block_points *to)
{
    const struct point *above = to->n ? &to->at[to->n - 1] : NULL;
    struct str number = sign->number;
    if (above && above->number.n && number.n && value_of(number) == 1)
        number = str_printf(a, "%d%c", value_of(above->number) + 1, number.p[number.n - 1]);
    struct point *p = vec_push(a, to);
    p->text = (struct markup){str_sub(m->text, sign->text, end), m->pos};
    p->number = number;
}

/* True if the number goes on with a list that is being read. */
static bool goes_on(const struct sign *first, const struct sign *own)
{
    for (; first; first = first->outer)
        if (first->number.n && first->indent == own->indent)
            return true;
    return false;
}

/* Reads the items from *at whose signs are not less indented than `first`, and of its kind. */
static void list_read(struct arena *a, const struct markup *m, size_t *at, const struct sign *first,
                      int depth, block_points *to)
{
    struct str s = m->text;
    while (*at < s.n) {
        struct sign own;
        size_t next = *at, end = line_end(s, *at);
        while (next < s.n && is_empty(s, next))
            next = line_end(s, next) + 1;
        bool gap = next != *at, item = next < s.n && sign_at(s, next, &own);
        if (item && own.number.n && !goes_on(first, &own))
            item = begins_list(s, next, &own);
        if (gap && !item) /* a list goes on behind empty lines if another item follows */
            return;
        if (gap) {
            *at = next;
        } else if (!item) { /* a line of the item above */
            struct point *last = &to->at[to->n - 1];
            last->text.text.n = (size_t)(s.p + end - last->text.text.p);
            *at = end + 1;
        } else if (own.indent < first->indent ||
                   (own.indent == first->indent && !own.number.n != !first->number.n)) {
            return;
        } else if (own.indent > first->indent && to->n && depth < DEPTH_MAX) {
            block_points below = {0};
            own.outer = first;
            list_read(a, m, at, &own, depth + 1, &below);
            struct point *last = &to->at[to->n - 1];
            for (size_t i = 0; i < below.n; i++)
                *vec_push(a, &last->below) = below.at[i];
        } else {
            item_add(a, m, &own, end, to);
            *at = end + 1;
        }
    }
}

enum block_kind block_next(struct arena *a, struct markup *rest, struct markup *text,
                           block_points *list, struct grid **table)
{
    struct str s = rest->text;
    struct sign sign;
    size_t at = 0;
    while (at < s.n && is_empty(s, at))
        at = line_end(s, at) + 1;
    if (at >= s.n)
        return BLOCK_END;
    if (sign_at(s, at, &sign) && begins_list(s, at, &sign)) {
        list_read(a, rest, &at, &sign, 0, list);
        rest->text = at < s.n ? str_sub(s, at, s.n) : STR("");
        return BLOCK_LIST;
    }
    if (table && grid_begins(s, at)) {
        *table = grid_of_text(a, rest, &at);
        rest->text = str_sub(s, at, s.n);
        return BLOCK_TABLE;
    }
    size_t start = at;
    while (at < s.n && !(sign_at(s, at, &sign) && begins_list(s, at, &sign)) && !(table && grid_begins(s, at)))
        at = line_end(s, at) + 1;
    at = at < s.n ? at : s.n;
    *text = (struct markup){str_trim(str_sub(s, start, at)), rest->pos};
    rest->text = str_sub(s, at, s.n);
    return BLOCK_TEXT;
}

/* The first bytes of all bullets that are not ASCII. */
#define BULLETS "\xE2\xC2"

/* True if lists may be in a text whose lines YAML has joined. */
static bool may_have_list(struct str s)
{
    bool dash;
    if (str_find_str(s, STR(" - ")) < s.n || str_find_str(s, STR(" 1. ")) < s.n ||
        str_find_str(s, STR(" 1) ")) < s.n || str_find_str(s, STR(" 2. ")) < s.n)
        return true;
    if (str_find(s, BULLETS[0]) == s.n && str_find(s, BULLETS[1]) == s.n)
        return false;
    for (size_t i = 0; i + 1 < s.n; i++)
        if (s.p[i] == ' ' && (unsigned char)s.p[i + 1] >= 0x80 &&
            bullet_length(str_sub(s, i + 1, s.n), &dash))
            return true;
    return false;
}

bool block_lacks_dashes(const struct node *n)
{
    enum { SHORT = 50 }; /* bytes: lines of a text that was wrapped are longer */
    struct sign sign;
    size_t lines = 1;
    if (n->kind != NODE_SCALAR || n->quoted || !n->pos.line || !n->text.n || *n->text.p == '-' ||
        sign_at(n->text, 0, &sign))
        return false;
    struct str line = pos_text((struct pos){n->pos.source, n->pos.line, 1});
    struct str s = n->text, file = pos_text(n->pos);
    bool first = str_trim(str_sub(line, 0, (size_t)(file.p - line.p))).n == 0;
    for (size_t i = 0, k = 0, start = 0; first && i < s.n && k < file.n; i++, k++) {
        if (file.p[k] == s.p[i] && i - start <= SHORT)
            continue;
        size_t end = k;
        while (end < file.n && is_blank(file.p[end]))
            end++;
        if (s.p[i] != ' ' || end >= file.n || file.p[end] != '\n')
            return false;
        for (k = end; k + 1 < file.n && (is_blank(file.p[k + 1]) || file.p[k + 1] == '\n'); k++)
            ;
        start = i;
        lines++;
    }
    return first && lines > 1;
}

/* True if a text in double quotes is on one line of the file: each of its line ends was typed as "\\n". */
static bool is_escaped(const struct node *n)
{
    struct str file = pos_text(n->pos);
    size_t i = 1;
    if (!file.n || *file.p != '"')
        return false;
    while (i < file.n && file.p[i] != '"' && file.p[i] != '\n')
        i += file.p[i] == '\\' ? 2 : 1;
    return i < file.n && file.p[i] == '"';
}

struct str block_kept(struct arena *a, struct str s)
{
    struct buf kept = {.a = a};
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '\n' && i && !strchr("\n\\", s.p[i - 1]) && i + 1 < s.n && s.p[i + 1] != '\n')
            buf_add(&kept, STR("  "));
        buf_char(&kept, s.p[i]);
    }
    return buf_end(&kept);
}

bool block_lines_read(struct binder *b, const struct node *n, struct markup *to)
{
    struct buf all = {.a = b->a};
    struct markup line;
    if (n->kind != NODE_LIST) {
        bool good = bind_word(b, n, to, "lines");
        to->text = block_kept(b->a, to->text);
        return good;
    }
    for (size_t i = 0; i < n->items.n; i++) {
        if (!bind_word(b, n->items.at[i], &line, "a line"))
            return false;
        buf_printf(&all, "%s%.*s", i ? "\n" : "", STRF(line.text));
    }
    *to = (struct markup){block_kept(b->a, buf_end(&all)), n->items.n ? n->items.at[0]->pos : n->pos};
    return true;
}

struct str block_lines(struct arena *a, const struct node *n)
{
    struct str s = n->text, file = {0};
    if (n->quoted && str_find(s, '\n') < s.n && is_escaped(n))
        return block_kept(a, s);
    if (n->quoted || !may_have_list(s))
        return s;
    file = pos_text(n->pos);
    if (str_find(str_sub(file, 0, s.n < file.n ? s.n : file.n), '\n') >= s.n)
        return s; /* it is one line */
    struct buf lines = {.a = a};
    struct sign sign;
    size_t k = 0;
    for (size_t i = 1; sign_at(s, 0, &sign) && i < n->pos.col; i++)
        buf_char(&lines, ' '); /* as far in as its other lines */
    for (size_t i = 0; i < s.n; i++, k++) {
        size_t end = k;
        while (end < file.n && is_blank(file.p[end]))
            end++;
        if (s.p[i] == ' ' && end < file.n && file.p[end] == '\n' && sign_at(file, end + 1, &sign)) {
            buf_char(&lines, '\n');
            for (size_t b = 0; b < sign.indent; b++)
                buf_char(&lines, ' ');
            k = end + sign.indent;
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
