/* take.c: takes values out of a foreign tree and builds a new one. */
#include "import/take.h"

/* ---- taking */

bool import_absent(const struct node *n)
{
    if (!n || n->kind == NODE_NULL)
        return true;
    return n->kind == NODE_SCALAR ? !str_trim(n->text).n : n->kind == NODE_LIST ? !n->items.n : !n->pairs.n;
}

/* The pair's address as the key of a table. It lives as long as the tree. */
static struct str address(struct import *i, const struct pair *p)
{
    return (struct str){arena_copy(i->a, &p, sizeof p), sizeof p};
}

void import_used(struct import *i, const struct pair *p)
{
    table_set(i->a, &i->taken, address(i, p), i);
}

bool import_is_used(const struct import *i, const struct pair *p)
{
    return table_find(&i->taken, (struct str){(const char *)&p, sizeof p}) != NULL;
}

bool import_used_key(const struct import *i, const struct node *map, const char *key)
{
    for (size_t k = 0; k < map->pairs.n; k++)
        if (str_eq(map->pairs.at[k].key, str_of(key)))
            return import_is_used(i, &map->pairs.at[k]);
    return false;
}

struct node *import_take(struct import *i, const struct node *map, const char *key)
{
    for (size_t k = 0; map && k < map->pairs.n; k++) {
        const struct pair *p = &map->pairs.at[k];
        if (!str_eq(p->key, str_of(key)))
            continue;
        import_used(i, p);
        return import_absent(p->value) ? NULL : p->value;
    }
    return NULL;
}

struct node *import_take_any(struct import *i, const struct node *map, const char *keys)
{
    struct node *found = NULL;
    for (struct str rest = str_of(keys); rest.n;) {
        struct node *one = import_take(i, map, str_c(i->a, str_next(&rest, ',')));
        found = found ? found : one;
    }
    return found;
}

void import_used_below(struct import *i, const struct node *n)
{
    for (size_t k = 0; k < n->pairs.n; k++) {
        import_used(i, &n->pairs.at[k]);
        import_used_below(i, n->pairs.at[k].value);
    }
    for (size_t k = 0; k < n->items.n; k++)
        import_used_below(i, n->items.at[k]);
}

struct node *import_take_first(struct import *i, const struct node *map, const char *keys)
{
    struct node *found = NULL;
    for (struct str rest = str_of(keys); map && rest.n;) {
        const char *key = str_c(i->a, str_next(&rest, ','));
        const struct node *value = node_find(map, str_of(key));
        bool same = found && value && value->kind == NODE_SCALAR && str_eq(value->text, found->text);
        if (value && (!found || same || import_absent(value))) {
            struct node *one = import_take(i, map, key);
            found = found ? found : one;
        }
    }
    return found;
}

/* Notes what is left over in the value of a pair that was taken. */
static void left_below(struct import *i, const struct node *n, struct str path)
{
    if (n->kind == NODE_MAP)
        import_left(i, n, path);
    for (size_t k = 0; k < n->items.n; k++)
        left_below(i, n->items.at[k], path);
}

static void left_add(struct import *i, struct str path, const struct node *value)
{
    for (size_t k = 0; k < i->left.n; k++)
        if (str_eq(i->left.at[k].path, path))
            return;
    *vec_push(i->a, &i->left) = (struct import_leftover){path, value};
}

void import_left(struct import *i, const struct node *map, struct str path)
{
    for (size_t k = 0; k < map->pairs.n; k++) {
        const struct pair *p = &map->pairs.at[k];
        struct str here = path.n ? str_printf(i->a, "%.*s.%.*s", STRF(path), STRF(p->key)) : p->key;
        if (import_is_used(i, p))
            left_below(i, p->value, here);
        else if (!import_absent(p->value))
            left_add(i, here, p->value);
    }
}

/* ---- building */

static struct node *node_new(struct import *i, enum node_kind kind, struct pos pos)
{
    struct node *n = arena_new_of(i->a, struct node);
    n->kind = kind;
    n->pos = pos;
    n->weight = 1;
    return n;
}

struct node *import_map(struct import *i, struct pos pos)
{
    return node_new(i, NODE_MAP, pos);
}

struct node *import_list(struct import *i, struct pos pos)
{
    return node_new(i, NODE_LIST, pos);
}

struct node *import_text(struct import *i, struct str text, struct pos pos)
{
    struct node *n = node_new(i, NODE_SCALAR, pos);
    n->quoted = true;
    n->text = text;
    return n;
}

void import_append(struct import *i, struct node *to, const char *between, struct str text)
{
    if (to->text.p != i->growing.p || to->text.n != i->growing.n) {
        i->growing = (struct buf){.a = i->a};
        buf_add(&i->growing, to->text);
    }
    buf_add(&i->growing, str_of(between));
    buf_add(&i->growing, text);
    to->text = buf_str(&i->growing);
}

void import_put_str(struct import *i, struct node *map, struct str key, struct pos pos, struct node *value)
{
    if (value)
        *vec_push(i->a, &map->pairs) = (struct pair){key, pos, value};
}

void import_put(struct import *i, struct node *map, const char *key, struct node *value)
{
    if (value)
        import_put_str(i, map, str_of(key), value->pos, value);
}

struct node *import_get(const struct node *map, const char *key)
{
    return node_find(map, str_of(key));
}

void import_push(struct import *i, struct node *list, struct node *value)
{
    if (value)
        *vec_push(i->a, &list->items) = value;
}

struct node *import_move(struct import *i, const struct node *map, const char *from, struct node *to_map,
                         const char *to)
{
    struct node *value = import_take(i, map, from);
    import_put(i, to_map, to, value);
    return value;
}
