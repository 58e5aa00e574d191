/* style_look.c: looks of sections: the style with other rows for entries, read when a section asks for one. */
#include "load/prepared.h"
#include "style/style_read.h"

/* The scalar with each "{KEY}" in it replaced. */
static struct node *replaced(struct arena *a, const struct node *n, struct str key, struct str by)
{
    struct node *to = arena_copy(a, n, sizeof *n);
    struct buf b = {.a = a};
    struct str field = str_printf(a, "{%.*s}", STRF(key));
    for (size_t i = 0; i < n->text.n;) {
        bool here = str_starts(str_sub(n->text, i, n->text.n), field);
        buf_add(&b, here ? by : str_sub(n->text, i, i + 1));
        i += here ? field.n : 1;
    }
    to->text = buf_end(&b);
    return to;
}

static struct node *rows_replaced(struct arena *a, const struct node *rows, struct str key, struct str by);

/* A row with that in its first cell: the row is a template, a list of cells, or a mapping with 'cells'. */
static struct node *row_replaced(struct arena *a, const struct node *row, struct str key, struct str by)
{
    struct node *to = arena_copy(a, row, sizeof *row);
    if (row->kind == NODE_SCALAR)
        return replaced(a, row, key, by);
    to->items.at = arena_copy(a, row->items.at, row->items.n * sizeof *row->items.at);
    to->pairs.at = arena_copy(a, row->pairs.at, row->pairs.n * sizeof *row->pairs.at);
    if (row->items.n)
        to->items.at[0] = replaced(a, row->items.at[0], key, by);
    for (size_t i = 0; i < row->pairs.n; i++)
        if (str_eq(row->pairs.at[i].key, STR("cells")))
            to->pairs.at[i].value = row_replaced(a, row->pairs.at[i].value, key, by);
        else if (str_eq(row->pairs.at[i].key, STR("too_long")) && row->pairs.at[i].value->kind == NODE_LIST)
            to->pairs.at[i].value = rows_replaced(a, row->pairs.at[i].value, key, by);
    return to;
}

static struct node *rows_replaced(struct arena *a, const struct node *rows, struct str key, struct str by)
{
    struct node *to = arena_copy(a, rows, sizeof *rows);
    to->items.at = arena_array_of(a, struct node *, rows->items.n + 1);
    for (size_t i = 0; i < rows->items.n; i++)
        to->items.at[i] = row_replaced(a, rows->items.at[i], key, by);
    return to;
}

/* The key of the field that makes an entry one of this kind; p NULL: there is no such kind. */
static struct str key_of(struct str kind)
{
    for (size_t i = 0; i < FIELD_KINDS; i++)
        if (str_eq(kind, str_of(field_kinds[i].name)))
            return str_of(field_key(field_kinds[i].decides));
    return (struct str){0};
}

/* A mapping with `rows`, from one or from the rows alone. */
static struct node *mapping(struct arena *a, const struct node *n)
{
    if (n->kind == NODE_MAP)
        return arena_copy(a, n, sizeof *n);
    struct node *to = arena_new_of(a, struct node);
    *to = (struct node){.kind = NODE_MAP, .pos = n->pos, .weight = n->weight + 1, .bytes = n->bytes};
    *vec_push(a, &to->pairs) = (struct pair){STR("rows"), n->pos, (struct node *)n};
    return to;
}

/* An entry of a look that stands `as` those of another kind: these, with `text` in place of their field. */
static struct node *as_other(struct style_reader *r, const struct node *entries, const struct node *n,
                             const struct node *as)
{
    struct arena *a = r->b->a;
    const struct node *other = node_find(entries, as->text), *text = node_find(n, STR("text"));
    struct str key = key_of(as->text);
    if (!other || !key.p || !text || text->kind != NODE_SCALAR) {
        style_out_of_limits(r, as, other && key.p ? "'as' needs 'text', a template" : "'as' needs a kind of entry");
        return NULL;
    }
    struct node *to = mapping(a, other), own = *n;
    to->pairs.at = arena_copy(a, to->pairs.at, to->pairs.n * sizeof *to->pairs.at);
    for (size_t i = 0; i < to->pairs.n; i++) {
        struct node *rows = to->pairs.at[i].value;
        if (!str_eq(to->pairs.at[i].key, STR("rows")) || rows->kind != NODE_LIST || !rows->items.n)
            continue;
        struct node *changed = to->pairs.at[i].value = arena_copy(a, rows, sizeof *rows);
        changed->items.at = arena_copy(a, rows->items.at, rows->items.n * sizeof *rows->items.at);
        changed->items.at[0] = row_replaced(a, rows->items.at[0], key, text->text);
    }
    own.pairs.at = arena_copy(a, n->pairs.at, n->pairs.n * sizeof *n->pairs.at);
    own.pairs.n = 0;
    for (size_t i = 0; i < n->pairs.n; i++)
        if (n->pairs.at[i].value != as && n->pairs.at[i].value != text)
            own.pairs.at[own.pairs.n++] = n->pairs.at[i];
    return node_overlay(a, to, &own);
}

/* The entries of the style with those of a look, which stand in place of the style's or, without 'as', over them. */
static struct node *entries_of(struct style_reader *r, const struct node *entries, const struct node *look)
{
    struct arena *a = r->b->a;
    struct node under = *entries, over = *look;
    over.pairs.at = arena_copy(a, look->pairs.at, look->pairs.n * sizeof *look->pairs.at);
    under.pairs.at = arena_array_of(a, struct pair, entries->pairs.n + 1);
    under.pairs.n = 0;
    for (size_t i = 0; i < over.pairs.n; i++) {
        struct node *n = over.pairs.at[i].value;
        const struct node *as = node_find(n, STR("as"));
        struct node *made = as ? as_other(r, entries, n, as) : n;
        if (made)
            over.pairs.at[i].value = made;
    }
    for (size_t i = 0; i < entries->pairs.n; i++)
        if (!node_find(node_find(look, entries->pairs.at[i].key), STR("as")))
            under.pairs.at[under.pairs.n++] = entries->pairs.at[i];
    return node_overlay(a, &under, &over);
}

static struct style *look_read(struct style_reader *r, const struct style *s, const struct node *look)
{
    struct node *entries = entries_of(r, node_find(s->tree, STR("entries")), look);
    struct style *to = r->s = arena_copy(r->b->a, s, sizeof *s);
    to->entries.at = NULL;
    to->entries.n = to->entries.cap = 0;
    style_palette(r, node_find(s->tree, STR("colors")));
    if (r->good)
        style_entries(r, entries);
    for (size_t i = 0; i < to->entries.n; i++) {
        const struct node *as = node_find(node_find(look, to->entries.at[i].kind), STR("as"));
        to->entries.at[i].like = as ? style_entry(to, str_c(r->b->a, as->text)) : NULL;
    }
    return to;
}

void style_looks_check(struct style_reader *r, const struct node *looks)
{
    const struct source *known = NULL; /* a file of the program itself: its tests check those */
    for (size_t i = 0; i < looks->pairs.n; i++) {
        const struct pair *p = &looks->pairs.at[i];
        bool own = p->value->kind != NODE_MAP;
        if (own)
            style_wrong(r, p->value, "a look", "a mapping of kinds of entries");
        for (size_t k = 0; k < p->value->pairs.n && !own; k++) {
            const struct source *source = p->value->pairs.at[k].value->pos.source;
            if (source && source != known && prepared_knows(source->text))
                known = source;
            own = !source || source != known;
        }
        struct style_reader inner = {.b = r->b, .good = true};
        if (own && p->value->kind == NODE_MAP)
            look_read(&inner, r->s, p->value);
        r->good &= inner.good;
    }
}

const struct style *style_look(struct arena *a, struct diag *d, const struct style *s, struct markup name)
{
    struct binder b = {.a = a, .d = d};
    struct style_reader r = {.b = &b, .good = true};
    const struct node *look = node_find(s->looks, name.text);
    if (look)
        return look_read(&r, s, look);
    size_t n = s->looks ? s->looks->pairs.n : 0;
    const char **names = arena_array_of(a, const char *, n + 1);
    struct buf all = {.a = a};
    for (size_t i = 0; i < n; i++) {
        names[i] = str_c(a, s->looks->pairs.at[i].key);
        buf_printf(&all, "%s%s", i ? ", " : "", names[i]);
    }
    diag_report(d, DIAG_CODE_UNKNOWN_LOOK, name.pos, STRF(name.text), diag_suggest(d, name.text, names, n),
                n ? str_c(a, buf_str(&all)) : "none");
    return NULL;
}
