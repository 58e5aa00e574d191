/* node_yaml.c: writes nodes as YAML that reads as the same nodes. */
#include "load/node.h"

/* True for a text that needs no quotes: letters, digits and a few signs inside. */
static bool is_plain(const struct node *n)
{
    struct str s = n->text;
    if (n->quoted || !s.n || s.p[0] == ' ' || s.p[s.n - 1] == ' ')
        return false;
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        bool letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
        if (!letter && c < 0x80 && !(c >= '0' && c <= '9') && !strchr(i ? " ./%=!&()'_+-" : "(", c))
            return false;
    }
    return true;
}

static void put_scalar(struct buf *b, const struct node *n)
{
    if (is_plain(n)) {
        buf_add(b, n->text);
        return;
    }
    buf_char(b, '"');
    for (size_t i = 0, size; i < n->text.n; i += size) {
        int32_t c = utf8_at(n->text, i, &size);
        bool space = c == 0xA0 || (c >= 0x2000 && c <= 0x200F) || c == 0x202F || c == 0x2060;
        if (c == '"' || c == '\\')
            buf_char(b, '\\');
        if (c == '\n')
            buf_add(b, STR("\\n"));
        else if (c < 0x20 || space) /* what cannot be seen */
            buf_printf(b, "\\u%04X", (unsigned)c);
        else
            buf_add(b, str_sub(n->text, i, i + size));
    }
    buf_char(b, '"');
}

static void put_key(struct buf *b, struct str key, size_t i)
{
    struct node n = {.kind = NODE_SCALAR, .text = key};
    if (i)
        buf_add(b, STR(", "));
    put_scalar(b, &n);
    buf_add(b, STR(": "));
}

/* Writes a value in one line. */
static void put_flow(struct buf *b, const struct node *n)
{
    bool list = n->kind == NODE_LIST, map = n->kind == NODE_MAP;
    if (list || map)
        buf_char(b, list ? '[' : '{');
    bool first = true;
    for (size_t i = 0; i < n->items.n; i++) {
        if (n->items.at[i]->dropped)
            continue;
        if (!first)
            buf_add(b, STR(", "));
        first = false;
        put_flow(b, n->items.at[i]);
    }
    for (size_t i = 0; i < n->pairs.n; i++) {
        put_key(b, n->pairs.at[i].key, i);
        put_flow(b, n->pairs.at[i].value);
    }
    if (list || map)
        buf_char(b, list ? ']' : '}');
    if (n->kind == NODE_SCALAR)
        put_scalar(b, n);
    if (n->kind == NODE_NULL)
        buf_add(b, STR("null"));
}

/* True for a mapping of texts that fits in a line, such as the forms for one and for several. */
static bool is_small(const struct node *n)
{
    enum { WIDTH = 80 };
    size_t length = 0;
    for (size_t i = 0; i < n->pairs.n; i++) {
        if (n->pairs.at[i].value->kind > NODE_SCALAR)
            return false;
        length += n->pairs.at[i].key.n + n->pairs.at[i].value->text.n + 6;
    }
    return length < WIDTH;
}

static void put_block(struct buf *b, const struct node *n, struct str without, int depth);

/* True for a list that has mappings or long texts in it. */
static bool is_long(const struct node *n)
{
    enum { WIDTH = 40 };
    for (size_t i = 0; i < n->items.n; i++)
        if (n->items.at[i]->kind == NODE_MAP || n->items.at[i]->text.n > WIDTH)
            return true;
    return false;
}

/* Writes a list with an item a line, behind its key. */
static void put_list(struct buf *b, const struct node *n, int depth)
{
    for (size_t i = 0; i < n->items.n; i++) {
        const struct node *item = n->items.at[i];
        if (item->dropped)
            continue;
        buf_printf(b, "%*s- ", 2 * depth, "");
        if (item->kind == NODE_MAP && item->pairs.n) {
            size_t start = b->n;
            put_block(b, item, (struct str){0}, depth + 1);
            /* the first line stands behind the dash */
            size_t indent = 2 * ((size_t)depth + 1);
            memmove(b->p + start, b->p + start + indent, b->n - start - indent);
            b->n -= indent;
            continue;
        }
        put_flow(b, item);
        buf_char(b, '\n');
    }
}

static void put_block(struct buf *b, const struct node *n, struct str without, int depth)
{
    for (size_t i = 0; i < n->pairs.n; i++) {
        const struct node *value = n->pairs.at[i].value;
        if (str_eq(n->pairs.at[i].key, without))
            continue;
        buf_printf(b, "%*s", 2 * depth, "");
        put_key(b, n->pairs.at[i].key, 0);
        if (value->kind == NODE_MAP && value->pairs.n && !(depth && is_small(value))) {
            b->p[b->n - 1] = '\n';
            put_block(b, value, (struct str){0}, depth + 1);
            continue;
        }
        if (value->kind == NODE_LIST && is_long(value)) {
            b->p[b->n - 1] = '\n';
            put_list(b, value, depth + 1);
            continue;
        }
        put_flow(b, value);
        buf_char(b, '\n');
    }
}

struct str node_yaml(struct arena *a, const struct node *n, struct str without)
{
    struct buf b = {.a = a};
    put_block(&b, n, without, 0);
    return buf_end(&b);
}
