/* json5.c: reads JSON5 by recursive descent (https://spec.json5.org). */
#include "load/json5.h"

#include "base/limit.h"
#include "base/table.h"

struct json5 {
    struct arena *a;
    struct diag *d;
    const struct source *source;
    struct str s;
    size_t at;
    uint32_t line, col; /* of the byte at `at` */
    size_t made;        /* nodes */
    struct json5_fault *fault;
};

static struct pos here(const struct json5 *j)
{
    return (struct pos){j->source, j->line, j->col};
}

static int peek(const struct json5 *j, size_t ahead)
{
    return j->at + ahead < j->s.n ? (unsigned char)j->s.p[j->at + ahead] : -1;
}

static void step(struct json5 *j)
{
    if (peek(j, 0) == '\n')
        j->line++, j->col = 1;
    else if ((peek(j, 1) & 0xC0) != 0x80 || j->at + 1 == j->s.n)
        j->col++;
    j->at++;
}

static void *fail(struct json5 *j, struct pos pos, const char *what)
{
    if (!j->fault->pos.source) {
        j->fault->pos = pos;
        j->fault->what = what;
    }
    return NULL;
}

/* ---- between values */

/* The length of the white space at the current byte; 0: there is none. */
static size_t space_length(const struct json5 *j)
{
    size_t n;
    int32_t c = utf8_at(j->s, j->at, &n);
    bool space = c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
                 c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
    return space && j->at < j->s.n ? n : 0;
}

static void skip_comment(struct json5 *j)
{
    bool block = peek(j, 1) == '*';
    struct pos start = here(j);
    j->fault->beyond_yaml = true;
    for (int i = 0; i < 2; i++)
        step(j);
    while (j->at < j->s.n && (block ? peek(j, 0) != '*' || peek(j, 1) != '/' : peek(j, 0) != '\n'))
        step(j);
    if (block && j->at == j->s.n)
        fail(j, start, "this comment is not closed");
    for (int i = 0; block && i < 2 && j->at < j->s.n; i++)
        step(j);
}

/* Skips white space and comments. Returns the next byte, or -1. */
static int skip(struct json5 *j)
{
    for (;;) {
        size_t n = space_length(j);
        for (size_t i = 0; i < n; i++)
            step(j);
        if (n)
            continue;
        if (peek(j, 0) != '/' || (peek(j, 1) != '/' && peek(j, 1) != '*'))
            return peek(j, 0);
        skip_comment(j);
    }
}

/* ---- strings */

/* Reads `n` hexadecimal digits; -1: they are not there. */
static int32_t hex(struct json5 *j, int n)
{
    int32_t value = 0;
    for (int i = 0; i < n; i++) {
        int c = peek(j, 0), low = c | 0x20;
        bool digit = c >= '0' && c <= '9';
        if (!digit && (low < 'a' || low > 'f'))
            return -1;
        value = value * 16 + (digit ? c - '0' : low - 'a' + 10);
        step(j);
    }
    return value;
}

/* Reads a number of UTF-16; two of them where a character needs two. */
static int32_t utf16(struct json5 *j)
{
    int32_t c = hex(j, 4);
    if (c < 0xD800 || c > 0xDFFF)
        return c;
    if (c > 0xDBFF || peek(j, 0) != '\\' || peek(j, 1) != 'u')
        return -1;
    step(j);
    step(j);
    int32_t low = hex(j, 4);
    return low < 0xDC00 || low > 0xDFFF ? -1 : 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
}

/* Reads what stands behind a backslash. False after a fault. */
static bool escape(struct json5 *j, int quote, struct buf *to)
{
    static const char from[] = "bfnrtv0", means[] = "\b\f\n\r\t\v";
    struct pos start = here(j);
    int c = peek(j, 0);
    const char *known = c > 0 ? strchr(from, c) : NULL;
    bool letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z', end = c == '\n' || c == '\r';
    if (c < 0 || (letter && !known && c != 'x' && c != 'u'))
        return fail(j, start, "this escape is not known");
    /* In YAML a backslash in single quotes is nothing but itself. */
    if (quote == '\'' && !j->fault->beyond_yaml && c != quote && !end)
        return fail(j, start, "an escape in single quotes");
    step(j);
    if (c == '\r' && peek(j, 0) == '\n')
        step(j);
    if (c == 'x' || c == 'u') {
        int32_t code = c == 'x' ? hex(j, 2) : utf16(j);
        if (code < 0)
            return fail(j, start, "this escape lacks a digit, or half of a character");
        buf_code(to, code);
    } else if (known) {
        buf_char(to, means[known - from]);
    } else if (!end) {
        buf_char(to, (char)c); /* of a longer character the rest follows */
    }
    return true;
}

static bool string(struct json5 *j, struct str *to)
{
    int quote = peek(j, 0);
    struct pos start = here(j);
    struct buf text = {.a = j->a};
    step(j);
    for (int c; (c = peek(j, 0)) != quote;) {
        if (c < 0 || c == '\n')
            return fail(j, start, "this text is not closed on its line");
        step(j);
        if (c != '\\')
            buf_char(&text, (char)c);
        else if (!escape(j, quote, &text))
            return false;
    }
    step(j);
    *to = buf_end(&text);
    return true;
}

/* A name without quotes: letters, digits, '$', '_' and all that is not ASCII. */
static struct str word(struct json5 *j)
{
    size_t from = j->at;
    for (int c; (c = peek(j, 0)) >= 0x80 || c == '_' || c == '$' || (c >= '0' && c <= '9') ||
                ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');)
        step(j);
    return str_sub(j->s, from, j->at);
}

/* ---- values */

static struct node *value(struct json5 *j, int depth);

static bool holds(struct json5 *j, enum limit limit, size_t n)
{
    if (limit_holds(j->d, limit, n, here(j)))
        return true;
    fail(j, here(j), NULL);
    return false;
}

static bool is_number(struct str s)
{
    bool hexadecimal = s.n > 2 && s.p[0] == '0' && (s.p[1] | 0x20) == 'x', digits = false;
    for (size_t i = hexadecimal ? 2 : 0; i < s.n; i++) {
        bool digit = s.p[i] >= '0' && s.p[i] <= '9', letter = (s.p[i] | 0x20) >= 'a' && (s.p[i] | 0x20) <= 'f';
        bool sign = (s.p[i] == '+' || s.p[i] == '-') && i && (s.p[i - 1] | 0x20) == 'e';
        bool other = hexadecimal ? letter : s.p[i] == '.' || sign || ((s.p[i] | 0x20) == 'e' && digits);
        digits |= digit;
        if (!digit && !other)
            return false;
    }
    return digits || hexadecimal;
}

/* A number, true, false, null, Infinity or NaN. */
static struct node *plain(struct json5 *j, struct node *n)
{
    static const char *const words[] = {"true", "false", "Infinity", "NaN"};
    size_t from = j->at;
    bool sign = peek(j, 0) == '-' || peek(j, 0) == '+';
    if (sign)
        step(j);
    for (int c; word(j).n || (c = peek(j, 0)) == '.' || ((c == '-' || c == '+') && (j->s.p[j->at - 1] | 0x20) == 'e');)
        if (peek(j, 0) == '.' || peek(j, 0) == '-' || peek(j, 0) == '+')
            step(j);
    n->text = str_sub(j->s, from, j->at);
    struct str bare = str_sub(n->text, sign, n->text.n);
    n->kind = str_eq(n->text, STR("null")) ? NODE_NULL : NODE_SCALAR;
    bool known = n->kind == NODE_NULL || is_number(bare);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        known |= str_eq(bare, str_of(words[i]));
    n->bytes = n->text.n;
    return known ? n : fail(j, n->pos, "a text needs quotes");
}

/* Steps over the ',' behind a value, if there is one. 1: another value follows; 0: `close` does, and is
 * stepped over; -1 after a fault. */
static int more(struct json5 *j, int close)
{
    bool comma = skip(j) == ',';
    if (comma)
        step(j);
    int c = skip(j);
    if (c == close) {
        step(j);
        return 0;
    }
    if (!comma || c < 0)
        fail(j, here(j), close == '}' ? "there is no ',' or '}' here" : "there is no ',' or ']' here");
    return comma && c >= 0 ? 1 : -1;
}

static bool add(struct json5 *j, struct node *n, const struct node *part, size_t bytes)
{
    n->weight += part->weight;
    n->bytes += part->bytes + bytes;
    n->spoken |= part->spoken;
    return holds(j, LIMIT_EXPANDED, n->bytes);
}

static struct node *list(struct json5 *j, struct node *n, int depth)
{
    n->kind = NODE_LIST;
    step(j);
    int c = skip(j), go = c != ']';
    if (!go)
        step(j);
    while (go) {
        struct node *item = value(j, depth + 1);
        if (!item || !add(j, n, item, 0))
            return NULL;
        *vec_push(j->a, &n->items) = item;
        go = more(j, ']');
        if (go < 0)
            return NULL;
    }
    return n;
}

static bool pair(struct json5 *j, struct node *n, struct table *keys, int depth)
{
    struct pos pos = here(j);
    struct str key;
    int c = peek(j, 0);
    bool quoted = c == '"' || c == '\'';
    if (quoted ? !string(j, &key) : !(key = word(j)).n) {
        fail(j, pos, "a key is expected here");
        return false;
    }
    if (skip(j) != ':') {
        fail(j, here(j), "there is no ':' behind the key");
        return false;
    }
    step(j);
    skip(j);
    struct node *v = value(j, depth + 1);
    if (!v || !add(j, n, v, key.n))
        return false;
    if (table_find(keys, key)) {
        fail(j, pos, "this key stands twice");
        return false;
    }
    table_set(j->a, keys, key, v);
    *vec_push(j->a, &n->pairs) = (struct pair){key, pos, v};
    return true;
}

static struct node *map(struct json5 *j, struct node *n, int depth)
{
    struct table keys = {0};
    n->kind = NODE_MAP;
    step(j);
    int go = skip(j) != '}';
    if (!go)
        step(j);
    while (go) {
        if (!pair(j, n, &keys, depth))
            return NULL;
        go = more(j, '}');
        if (go < 0)
            return NULL;
    }
    n->spoken |= node_is_spoken(n);
    return n;
}

static struct node *value(struct json5 *j, int depth)
{
    if (!holds(j, LIMIT_DEPTH, (size_t)depth) || !holds(j, LIMIT_NODES, ++j->made))
        return NULL;
    struct node *n = arena_new_of(j->a, struct node);
    n->pos = here(j);
    n->weight = 1;
    switch (peek(j, 0)) {
    case '{':
        return map(j, n, depth);
    case '[':
        return list(j, n, depth);
    case '"':
    case '\'':
        n->kind = NODE_SCALAR;
        n->quoted = true;
        if (!string(j, &n->text))
            return NULL;
        n->bytes = n->text.n;
        return n;
    default:
        return plain(j, n);
    }
}

bool json5_looks(struct str text)
{
    size_t i = 0;
    while (i < text.n && strchr(" \t\r\n", text.p[i]))
        i++;
    return i < text.n && (text.p[i] == '{' || text.p[i] == '[' ||
                          (text.p[i] == '/' && i + 1 < text.n && strchr("/*", text.p[i + 1])));
}

struct node *json5_parse(struct arena *a, struct diag *d, const struct source *source,
                         struct json5_fault *fault)
{
    struct json5 j = {.a = a, .d = d, .source = source, .s = source->text, .line = 1, .col = 1, .fault = fault};
    *fault = (struct json5_fault){0};
    skip(&j);
    struct node *root = fault->pos.source ? NULL : value(&j, 0);
    if (root && skip(&j) >= 0)
        return fail(&j, here(&j), "something follows the end");
    return fault->pos.source ? NULL : root;
}
