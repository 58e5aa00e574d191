/* node.c: finds, merges and prints nodes. */
#include "load/node.h"

struct node *node_find(const struct node *n, struct str key)
{
    if (n)
        for (size_t i = 0; i < n->pairs.n; i++)
            if (str_eq(n->pairs.at[i].key, key))
                return n->pairs.at[i].value;
    return NULL;
}

bool node_is_spoken(const struct node *n)
{
    for (size_t i = 0; i < n->pairs.n; i++) {
        struct str key = n->pairs.at[i].key;
        char third = key.n > 2 ? key.p[2] : 0, fourth = key.n > 3 ? key.p[3] : '-';
        if (key.n < 2 || (third != '-' && third != '_' && fourth != '-' && fourth != '_'))
            return false;
    }
    return n->pairs.n > 0;
}

const char *node_kind_name(const struct node *n)
{
    static const char *const names[] = {"nothing", "a text", "a list", "a mapping"};
    return names[n->kind];
}

struct node *node_overlay(struct arena *a, const struct node *under, const struct node *over)
{
    if (under && under->kind == NODE_MAP && over && over->kind == NODE_NULL)
        return (struct node *)under; /* "fonts:" without a value changes nothing */
    if (!under || !over || under->kind != NODE_MAP || over->kind != NODE_MAP)
        return (struct node *)(over ? over : under);
    struct node *n = arena_copy(a, over, sizeof *over);
    n->spoken |= under->spoken;
    memset(&n->pairs, 0, sizeof n->pairs);
    for (size_t i = 0; i < under->pairs.n; i++) {
        struct pair *p = vec_push(a, &n->pairs);
        *p = under->pairs.at[i];
        for (size_t k = 0; k < over->pairs.n; k++)
            if (str_eq(over->pairs.at[k].key, p->key)) {
                p->pos = over->pairs.at[k].pos;
                p->value = node_overlay(a, p->value, over->pairs.at[k].value);
            }
    }
    for (size_t k = 0; k < over->pairs.n; k++)
        if (!node_find(under, over->pairs.at[k].key))
            *vec_push(a, &n->pairs) = over->pairs.at[k];
    return n;
}

static void quoted(struct buf *b, struct str s)
{
    buf_char(b, '"');
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c == '"' || c == '\\')
            buf_char(b, '\\');
        if (c == '\n')
            buf_add(b, STR("\\n"));
        else if (c < 0x20)
            buf_printf(b, "\\x%02X", c);
        else
            buf_char(b, (char)c);
    }
    buf_char(b, '"');
}

static void trace(struct buf *b, const struct node *n, int depth, const struct source *known)
{
    buf_add(b, STR("  @"));
    if (n->pos.source && n->pos.source != known)
        buf_printf(b, "%.*s:", STRF(n->pos.source->name));
    buf_printf(b, "%u:%u", n->pos.line, n->pos.col);
    if (n->kind == NODE_SCALAR) {
        buf_char(b, ' ');
        quoted(b, n->text);
    } else if (n->kind == NODE_NULL) {
        buf_add(b, STR(" null"));
    }
    buf_char(b, '\n');
    for (size_t i = 0; i < n->items.n; i++) {
        if (n->items.at[i]->dropped)
            continue;
        buf_printf(b, "%*s-", 2 * depth, "");
        trace(b, n->items.at[i], depth + 1, known);
    }
    for (size_t i = 0; i < n->pairs.n; i++) {
        buf_printf(b, "%*s", 2 * depth, "");
        quoted(b, n->pairs.at[i].key);
        buf_char(b, ':');
        trace(b, n->pairs.at[i].value, depth + 1, known);
    }
}

struct str node_trace(struct arena *a, const struct node *n, const struct source *known)
{
    struct buf b = {.a = a};
    trace(&b, n, 0, known);
    return buf_end(&b);
}
