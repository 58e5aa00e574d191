/* write.c: writes a document as YAML. */
#include "import/write.h"

#include "model/block.h"

enum { WIDTH = 88, INDENT = 2 };

struct writer {
    struct buf b;
    bool lines; /* mappings of a few words stand in one line */
    struct table told; /* lines below comments that are written */
};

/* ---- texts */

static bool is_word(struct str s, const char *words)
{
    for (struct str rest = str_of(words); rest.n;)
        if (str_eq(s, str_next(&rest, ' ')))
            return true;
    return false;
}

/* True for characters that cannot be seen, so that they are written as escapes. */
static bool is_unseen(int32_t c)
{
    return (c < 0x20 && c != '\n') || c == 0x7F || c == 0x85 || c == 0xA0 || (c >= 0x2000 && c <= 0x200F) ||
           c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x2060 || c == 0xFEFF;
}

static bool has_unseen(struct str s)
{
    for (size_t i = 0, n; i < s.n; i += n)
        if (is_unseen(utf8_at(s, i, &n)))
            return true;
    return false;
}

/* True if the text reads as itself without quotes, in one line; `flow`: also between commas. */
static bool is_plain(struct str s, bool flow)
{
    if (!s.n || strchr("-?:,[]{}#&*!|>'\"%@`=~", *s.p) || *s.p == ' ' || s.p[s.n - 1] == ' ' || s.p[s.n - 1] == ':' ||
        is_word(s, "null Null NULL << .") || has_unseen(s))
        return false;
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] == '\n' || (s.p[i] == ':' && i + 1 < s.n && s.p[i + 1] == ' ') ||
            (s.p[i] == '#' && s.p[i - 1] == ' ') || (flow && strchr(",[]{}", s.p[i])))
            return false;
    return true;
}

static void put_quoted(struct buf *b, struct str s)
{
    bool single = !has_unseen(s) && str_find(s, '\n') == s.n && (str_find(s, '"') < s.n || str_find(s, '\\') < s.n);
    char quote = single ? '\'' : '"';
    buf_char(b, quote);
    for (size_t i = 0, n; i < s.n; i += n) {
        int32_t c = utf8_at(s, i, &n);
        if (c == quote)
            buf_char(b, single ? '\'' : '\\');
        else if (c == '\\' && !single)
            buf_char(b, '\\');
        if (c == '\n')
            buf_add(b, STR("\\n"));
        else if (is_unseen(c))
            buf_printf(b, "\\u%04X", (unsigned)c);
        else
            buf_add(b, str_sub(s, i, i + n));
    }
    buf_char(b, quote);
}

static void put_word(struct buf *b, struct str s, bool flow)
{
    if (is_plain(s, flow))
        buf_add(b, s);
    else
        put_quoted(b, s);
}

/* True if an item of a list starts at byte i. */
static bool is_item(struct str s, size_t i)
{
    static const char *const signs[] = {"- ", "* ", "+ ", "\u2022 ", ". ", ") "};
    while (i < s.n && s.p[i] == ' ')
        i++;
    size_t digits = i;
    while (i < s.n && s.p[i] >= '0' && s.p[i] <= '9')
        i++;
    for (size_t k = 0; k < sizeof signs / sizeof *signs; k++)
        if ((k > 3) == (i > digits) && str_starts(str_sub(s, i, s.n), str_of(signs[k])))
            return true;
    return false;
}

/* The line of `n` bytes at `at` as a block has it. Two blanks at its end make it a line of the page: a
 * backslash says the same and can be seen. Items of lists are lines anyway. A row of a table has no backslash. */
static void put_line(struct buf *b, struct str s, size_t at, size_t n, int indent)
{
    struct str line = str_sub(s, at, at + n);
    bool kept = n > 2 && str_ends(line, STR("  ")) && str_find(line, '|') == line.n;
    while (kept && str_ends(line, STR(" ")))
        line.n--;
    bool ends = is_item(s, at + n + 1) || at + n + 1 >= s.n || s.p[at + n + 1] == '\n';
    if (n)
        buf_printf(b, "%*s%.*s%s", indent, "", STRF(line), kept && !ends ? "\\" : "");
    buf_char(b, '\n');
}

/* Writes lines of a block as they are. False: a block cannot have this text. */
static bool put_literal(struct buf *b, struct str s, int indent)
{
    if (str_find(s, '\n') == s.n || *s.p == ' ' || *s.p == '\n' || has_unseen(s) || s.p[s.n - 1] == '\n')
        return false;
    buf_add(b, STR("|-\n"));
    for (size_t at = 0; at < s.n;) {
        size_t n = str_find(str_sub(s, at, s.n), '\n');
        put_line(b, s, at, n, indent);
        at += n + 1;
    }
    return true;
}

/* Writes a long text in several lines, which YAML joins. False: it is short, or may not be divided. */
static bool put_folded(struct buf *b, struct str s, int indent, size_t used)
{
    if (used + s.n <= WIDTH || str_find(s, ' ') == s.n || *s.p == ' ' || s.p[s.n - 1] == ' ' || has_unseen(s) ||
        str_find(s, '\n') < s.n)
        return false;
    buf_printf(b, ">-\n%*s", indent, "");
    size_t column = (size_t)indent;
    for (size_t at = 0; at < s.n;) {
        size_t n = str_find(str_sub(s, at, s.n), ' '), next = at + n;
        bool one = next + 1 < s.n && s.p[next + 1] != ' '; /* a single blank follows */
        buf_add(b, str_sub(s, at, next));
        column += utf8_length(str_sub(s, at, next));
        size_t after = one ? str_find(str_sub(s, next + 1, s.n), ' ') : 0;
        if (next < s.n && one && column + 1 + after > WIDTH && n) {
            buf_printf(b, "\n%*s", indent, "");
            column = (size_t)indent;
        } else if (next < s.n) {
            buf_char(b, ' ');
            column++;
        }
        at = next + 1;
    }
    buf_char(b, '\n');
    return true;
}

/* ---- nodes */

static void put_flow(struct buf *b, const struct node *n)
{
    if (n->kind == NODE_SCALAR)
        put_word(b, n->text, true);
    if (n->kind == NODE_NULL)
        buf_char(b, '~');
    if (n->kind < NODE_LIST)
        return;
    buf_char(b, n->kind == NODE_LIST ? '[' : '{');
    for (size_t i = 0; i < n->items.n; i++) {
        buf_add(b, i ? STR(", ") : STR(""));
        put_flow(b, n->items.at[i]);
    }
    for (size_t i = 0; i < n->pairs.n; i++) {
        buf_add(b, i ? STR(", ") : STR(""));
        put_word(b, n->pairs.at[i].key, true);
        buf_add(b, STR(": "));
        put_flow(b, n->pairs.at[i].value);
    }
    buf_char(b, n->kind == NODE_LIST ? ']' : '}');
}

/* True for a mapping or list of words that fits into the rest of a line. */
static bool is_small(struct arena *a, const struct node *n, size_t used)
{
    struct buf b = {.a = a};
    for (size_t i = 0; i < n->pairs.n; i++)
        if (n->pairs.at[i].value->kind >= NODE_LIST)
            return false;
    for (size_t i = 0; i < n->items.n; i++)
        if (n->items.at[i]->kind >= NODE_LIST)
            return false;
    put_flow(&b, n);
    return used + b.n <= WIDTH && str_find(buf_str(&b), '\n') == b.n;
}

/* The comment that is line `line` of the source; empty: it is no comment, or one for programs. */
static struct str comment_at(const struct source *source, uint32_t line)
{
    struct str text = line ? pos_text((struct pos){source, line, 1}) : (struct str){0};
    text = str_trim(str_sub(text, 0, str_find(text, '\n')));
    bool ours = str_starts(text, STR("#")) && str_find_str(text, STR("yaml-language-server")) == text.n;
    return ours ? text : (struct str){0};
}

/* Writes the comments of the source that stand above this place, once. */
static void put_comment(struct writer *w, struct pos pos, int indent)
{
    struct str line = {(const char *)&pos.line, sizeof pos.line};
    uint32_t from = pos.line;
    if (!pos.source || table_find(&w->told, line))
        return;
    while (from > 1 && comment_at(pos.source, from - 1).n)
        from--;
    if (from < pos.line)
        table_set(w->b.a, &w->told, str_copy(w->b.a, line), w);
    for (; from < pos.line; from++)
        buf_printf(&w->b, "%*s%.*s\n", indent, "", STRF(comment_at(pos.source, from)));
}

static void put_map(struct writer *w, const struct node *n, int indent, bool started);

static size_t column(const struct writer *w)
{
    size_t n = w->b.n;
    while (n && w->b.p[n - 1] != '\n')
        n--;
    return w->b.n - n;
}

static void put_list(struct writer *w, const struct node *n, int indent)
{
    for (size_t i = 0; i < n->items.n; i++) {
        const struct node *item = n->items.at[i];
        put_comment(w, item->pos, indent);
        buf_printf(&w->b, "%*s- ", indent, "");
        if (item->kind == NODE_SCALAR && (put_literal(&w->b, block_lines(w->b.a, item), indent + INDENT) ||
                                          put_folded(&w->b, item->text, indent + INDENT, column(w))))
            continue;
        if (item->kind == NODE_MAP && item->pairs.n && !(w->lines && is_small(w->b.a, item, column(w)))) {
            put_map(w, item, indent + INDENT, true);
            continue;
        }
        if (item->kind == NODE_SCALAR)
            put_word(&w->b, item->text, false);
        else
            put_flow(&w->b, item);
        buf_char(&w->b, '\n');
    }
}

/* Writes what follows a key and its colon. */
static void put_value(struct writer *w, const struct node *n, int indent)
{
    bool nested = (n->kind == NODE_MAP && n->pairs.n) || (n->kind == NODE_LIST && n->items.n);
    if (nested && !(w->lines && is_small(w->b.a, n, column(w)))) {
        buf_char(&w->b, '\n');
        if (n->kind == NODE_MAP)
            put_map(w, n, indent + INDENT, false);
        else
            put_list(w, n, indent + INDENT);
        return;
    }
    buf_char(&w->b, ' ');
    if (n->kind == NODE_SCALAR && (put_literal(&w->b, block_lines(w->b.a, n), indent + INDENT) ||
                                   put_folded(&w->b, n->text, indent + INDENT, column(w))))
        return;
    if (n->kind == NODE_SCALAR)
        put_word(&w->b, n->text, false);
    else
        put_flow(&w->b, n);
    buf_char(&w->b, '\n');
}

/* `started`: the first key stands behind "- ". */
static void put_map(struct writer *w, const struct node *n, int indent, bool started)
{
    for (size_t i = 0; i < n->pairs.n; i++) {
        const struct pair *p = &n->pairs.at[i];
        bool lines = w->lines;
        if (i || !started) {
            put_comment(w, p->pos, indent);
            buf_printf(&w->b, "%*s", indent, "");
        }
        w->lines |= is_word(p->key, "social_networks contact style locale pages");
        put_word(&w->b, p->key, false);
        buf_char(&w->b, ':');
        put_value(w, p->value, indent);
        w->lines = lines;
        bool section = i + 1 < n->pairs.n && p->value->kind == NODE_LIST && p->value->items.n &&
                       p->value->items.at[0]->kind == NODE_MAP && !w->lines && !started && indent == 2 * INDENT;
        if (section || (!indent && i + 1 < n->pairs.n))
            buf_char(&w->b, '\n');
    }
}

static void put_left(struct writer *w, const import_leftovers *left)
{
    if (left->n)
        buf_add(&w->b, STR("# Not used, as nothing here means the same:\n"));
    for (size_t i = 0; i < left->n; i++) {
        size_t start = w->b.n;
        buf_printf(&w->b, "#   %.*s: ", STRF(left->at[i].path));
        put_flow(&w->b, left->at[i].value);
        if (w->b.n - start > WIDTH) { /* a beginning says what it was */
            w->b.n = start + WIDTH;
            while ((w->b.p[w->b.n] & 0xC0) == 0x80)
                w->b.n--;
            buf_add(&w->b, STR(" ..."));
        }
        buf_char(&w->b, '\n');
    }
}

struct str import_write(struct arena *a, const struct node *tree, const char *tool, const import_leftovers *left)
{
    struct writer w = {.b = {.a = a}};
    buf_printf(&w.b, "# Converted by cvtex from a file of %s.\n", tool);
    put_left(&w, left);
    buf_char(&w.b, '\n');
    put_map(&w, tree, 0, false);
    return buf_end(&w.b);
}
