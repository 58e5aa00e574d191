/* variants.c: what a variant changes, and what it shows. */
#include "variant/variants.h"

#include "base/table.h"
#include "load/overlay.h"
#include "model/cv.h"
#include "model/document.h"
#include "variant/pick.h"

/* ---- reading */

struct str variants_list(struct arena *a, const struct node *tree)
{
    const struct node *all = node_find(tree, STR("variants"));
    struct buf b = {.a = a};
    for (size_t i = 0; all && i < all->pairs.n; i++)
        buf_printf(&b, "%.*s\n", STRF(all->pairs.at[i].key));
    return b.n ? buf_end(&b) : STR("");
}

static void name_check(struct binder *b, const struct pair *p)
{
    bool good = p->key.n > 0;
    for (size_t i = 0, n; i < p->key.n; i += n) {
        int32_t c = utf8_at(p->key, i, &n);
        good &= file_name_takes(c, i == 0) && c != ',' && c != ';' && c != ' ';
    }
    if (!good)
        diag_report(b->d, DIAG_CODE_VARIANT_NAME, p->pos, STRF(p->key));
}

/* Reports a key that neither a variant nor a document nor `cv` has. */
static void unknown_key(struct binder *b, const struct pair *p)
{
    const struct bind_table *const tables[] = {&variant_table, &document_table, &cv_table};
    size_t n = 0;
    const char **known = arena_array_of(b->a, const char *, variant_table.n + document_table.n + cv_table.n);
    for (size_t i = 0; i < 3; i++)
        for (size_t k = 0; k < tables[i]->n; k++)
            known[n++] = tables[i]->keys[k].name;
    bool elsewhere = bind_near(&variant_table, p->key) || bind_find(&document_table, p->key);
    const char *hint = elsewhere ? "" : diag_suggest(b->d, p->key, known, n);
    if (*hint)
        diag_report(b->d, DIAG_CODE_UNKNOWN_KEY, p->pos, STRF(p->key), variant_table.what, hint);
    else
        bind_unknown(b, p, &variant_table);
}

static void check(struct binder *b, const struct pair *p)
{
    pick_words words = {0};
    name_check(b, p);
    if (p->value->kind != NODE_MAP && p->value->kind != NODE_NULL)
        bind_wrong(b, p->value, "a variant", "a mapping");
    for (size_t i = 0; i < p->value->pairs.n; i++) {
        const struct pair *key = &p->value->pairs.at[i];
        const struct bind_key *own = bind_find(&variant_table, key->key);
        bool words_only = str_eq(key->key, STR("tags")) || str_eq(key->key, STR("without"));
        if (words_only)
            pick_words_read(b, key->value, own->name, &words);
        if (str_eq(key->key, STR("variants")) ||
            (!own && !bind_find(&document_table, key->key) && !bind_find(&cv_table, key->key)))
            unknown_key(b, key);
    }
}

/* Reports an unknown name, with the nearest one or else all there are. */
static void unknown_variant(struct binder *b, const struct node *all, struct str name, struct pos pos)
{
    size_t n = all ? all->pairs.n : 0;
    const char **known = arena_array_of(b->a, const char *, n + 1);
    struct buf names = {.a = b->a};
    for (size_t i = 0; i < n; i++) {
        known[i] = str_c(b->a, all->pairs.at[i].key);
        buf_printf(&names, "%s%s", i ? ", " : " (there are ", known[i]);
    }
    const char *hint = diag_suggest(b->d, name, known, n);
    if (!*hint && n)
        hint = diag_hint(b->d, str_printf(b->a, "%.*s)", STRF(buf_str(&names))));
    diag_report(b->d, DIAG_CODE_UNKNOWN_VARIANT, pos, STRF(name), hint);
}

/* The variant with what it extends; NULL after reporting. */
static const struct node *resolve(struct binder *b, const struct node *all, struct str name, struct pos pos,
                                  struct variant *to)
{
    VEC(const struct node *) chain = {0};
    struct table known = {0}, seen = {0};
    struct markup next = {name, pos};
    for (size_t i = 0; all && i < all->pairs.n; i++)
        table_set(b->a, &known, all->pairs.at[i].key, all->pairs.at[i].value);
    for (;;) {
        const struct node *n = table_find(&known, next.text);
        if (!n) {
            unknown_variant(b, all, next.text, next.pos);
            return NULL;
        }
        if (table_find(&seen, next.text)) {
            diag_report(b->d, DIAG_CODE_VARIANT_CYCLE, next.pos, STRF(next.text));
            return NULL;
        }
        table_set(b->a, &seen, next.text, to);
        *vec_push(b->a, &to->names) = next.text;
        const struct node *extends = node_find(n, STR("extends"));
        *vec_push(b->a, &chain) = n;
        if (!extends || extends->kind == NODE_NULL)
            break;
        if (!bind_word(b, extends, &next, "extends"))
            return NULL;
    }
    const struct node *whole = chain.at[chain.n - 1];
    for (size_t i = chain.n - 1; i > 0; i--)
        whole = node_overlay(b->a, whole, chain.at[i - 1]);
    return whole;
}

/* An empty mapping that takes the place of `under` if that is one. */
static struct node *map_over(struct binder *b, const struct node *under, const struct node *keys)
{
    struct node *n = arena_new_of(b->a, struct node);
    *n = (struct node){.kind = NODE_MAP, .pos = under ? under->pos : keys->pos, .spoken = keys->spoken};
    return n;
}

/* What the variant lays over the document: its keys of a document, and those of `cv`. */
static const struct node *changes(struct binder *b, const struct node *tree, const struct node *keys)
{
    const struct node *below = node_find(tree, STR("cv"));
    struct node *root = map_over(b, tree, keys), *cv = map_over(b, below, keys);
    struct node *over = map_over(b, tree, keys);
    struct pair under_cv = {STR("cv"), cv->pos, cv};
    for (size_t i = 0; i < keys->pairs.n; i++) {
        const struct pair *p = &keys->pairs.at[i];
        bool own = bind_find(&variant_table, p->key) != NULL;
        if (bind_find(&document_table, p->key))
            *vec_push(b->a, &root->pairs) = *p;
        else if (!own || (str_eq(p->key, STR("sections")) && p->value->kind == NODE_MAP))
            *vec_push(b->a, &cv->pairs) = *p;
    }
    *vec_push(b->a, &over->pairs) = under_cv;
    return cv->pairs.n ? node_overlay(b->a, over, root) : root;
}

struct node *variants_lay(struct binder *b, struct node *tree, const char *name, struct variant *to)
{
    const struct node *all = node_find(tree, STR("variants"));
    *to = (struct variant){.all = all};
    if (all && all->kind != NODE_MAP && all->kind != NODE_NULL)
        bind_wrong(b, all, "variants", "a mapping of names to variants");
    for (size_t i = 0; all && i < all->pairs.n; i++)
        check(b, &all->pairs.at[i]);
    if (!name)
        return tree;
    struct pos whole = {tree->pos.source, 0, 0};
    to->keys = resolve(b, all, str_of(name), whole, to);
    if (!to->keys)
        return NULL;
    to->name = str_of(name);
    return overlay_tree(b, (struct node *)pick_key(b->a, tree, STR("variants")), changes(b, tree, to->keys));
}

/* ---- tags */

struct choice {
    struct binder *b;
    struct table known;  /* tags that variants name */
    struct table wanted, unwanted;
    struct table used;
    VEC(const char *) tags; /* of the document, for hints */
};

/* Adds the words under a key of a variant to a table. */
static void add_words(struct choice *c, const struct node *variant, const char *key, struct table *to)
{
    const struct node *n = node_find(variant, str_of(key));
    pick_words words = {0};
    if (n && n->kind != NODE_NULL)
        pick_words_read(c->b, n, key, &words);
    for (size_t i = 0; i < words.n; i++) {
        table_set(c->b->a, to, words.at[i].text, c);
        table_set(c->b->a, &c->known, words.at[i].text, c);
    }
}

/* Tags that no variant names are no matter of variants: works are selected by them. */
static const struct node *left_by_tags(void *user, const struct node *map, bool item)
{
    struct choice *c = user;
    const struct node *n = node_find(map, STR("tags"));
    pick_words words = {0};
    bool named = false, wanted = false, unwanted = false;
    (void)item;
    if (!n || n->kind == NODE_NULL || !pick_words_read(c->b, n, "tags", &words))
        return map;
    for (size_t i = 0; i < words.n; i++) {
        struct str tag = words.at[i].text;
        if (!table_find(&c->used, tag))
            *vec_push(c->b->a, &c->tags) = str_c(c->b->a, tag);
        table_set(c->b->a, &c->used, tag, c);
        named |= table_find(&c->known, tag) != NULL;
        wanted |= table_find(&c->wanted, tag) != NULL;
        unwanted |= table_find(&c->unwanted, tag) != NULL;
    }
    return unwanted || (named && !wanted) ? NULL : map;
}

/* Tells of tags that the variant names and nothing has. */
static void tags_check(struct choice *c, const struct node *keys)
{
    static const char *const lists[] = {"tags", "without"};
    for (size_t i = 0; i < 2; i++) {
        const struct node *n = node_find(keys, str_of(lists[i]));
        pick_words words = {0};
        if (n && n->kind != NODE_NULL)
            pick_words_read(c->b, n, lists[i], &words);
        for (size_t k = 0; k < words.n; k++)
            if (!table_find(&c->used, words.at[k].text))
                diag_report(c->b->d, DIAG_CODE_UNUSED_TAG, words.at[k].pos, STRF(words.at[k].text),
                            diag_suggest(c->b->d, words.at[k].text, c->tags.at, c->tags.n));
    }
}

static const struct node *by_tags(struct binder *b, const struct variant *v, const struct node *tree)
{
    struct choice c = {.b = b};
    struct table others = {0};
    for (size_t i = 0; i < v->all->pairs.n; i++) {
        table_set(b->a, &c.known, v->all->pairs.at[i].key, &c);
        add_words(&c, v->all->pairs.at[i].value, "tags", &others);
        add_words(&c, v->all->pairs.at[i].value, "without", &others);
    }
    for (size_t i = 0; i < v->names.n; i++)
        table_set(b->a, &c.wanted, v->names.at[i], &c);
    add_words(&c, v->keys, "tags", &c.wanted);
    add_words(&c, v->keys, "without", &c.unwanted);
    struct str why = str_printf(b->a, "in variant '%.*s'", STRF(v->name));
    struct pick p = {b, left_by_tags, &c, str_c(b->a, why)};
    tree = pick_document(&p, tree);
    tags_check(&c, v->keys);
    return tree;
}

/* ---- sections */

static const struct node *sections_of(const struct node *tree)
{
    return node_find(node_find(tree, STR("cv")), STR("sections"));
}

/* The keys of sections as candidates for hints, and room for more. */
static const char **keys_of(struct binder *b, const struct node *sections, size_t more)
{
    size_t n = sections ? sections->pairs.n : 0;
    const char **keys = arena_array_of(b->a, const char *, n + more + 1);
    for (size_t i = 0; i < n; i++)
        keys[i] = str_c(b->a, sections->pairs.at[i].key);
    return keys;
}

static struct node *with_sections(struct binder *b, struct node *tree, const struct node *sections)
{
    const struct node *cv = node_find(tree, STR("cv"));
    struct pair inner = {STR("sections"), sections->pos, (struct node *)sections};
    struct pair outer = {STR("cv"), cv->pos, overlay_pair(b->a, cv, &inner)};
    return overlay_pair(b->a, tree, &outer);
}

static struct node *in_order(struct binder *b, const struct node *order, struct node *tree)
{
    const struct node *sections = sections_of(tree);
    if (!order || order->kind == NODE_MAP || order->kind == NODE_NULL || !sections || sections->kind != NODE_MAP)
        return tree;
    struct node *chosen = arena_copy(b->a, sections, sizeof *sections);
    struct table all = {0}, there = {0};
    memset(&chosen->pairs, 0, sizeof chosen->pairs);
    for (size_t i = 0; i < sections->pairs.n; i++)
        table_set(b->a, &all, sections->pairs.at[i].key, &sections->pairs.at[i]);
    for (size_t i = 0; i < (order->kind == NODE_LIST ? order->items.n : 1); i++) {
        const struct node *n = order->kind == NODE_LIST ? order->items.at[i] : order;
        const struct pair *p = NULL;
        struct markup key;
        if (!bind_word(b, n, &key, "a section"))
            continue;
        p = table_find(&all, key.text);
        if (!p)
            diag_report(b->d, DIAG_CODE_UNKNOWN_SECTION, n->pos, STRF(key.text),
                        diag_suggest(b->d, key.text, keys_of(b, sections, 0), sections->pairs.n));
        else if (!table_find(&there, key.text)) {
            table_set(b->a, &there, key.text, chosen);
            *vec_push(b->a, &chosen->pairs) = *p;
        }
    }
    return with_sections(b, tree, chosen);
}

/* ---- limits */

struct limiting {
    struct binder *b;
    const struct node *limits;
};

static const struct node *cut(struct arena *a, const struct node *list, int most)
{
    if (list->kind != NODE_LIST || list->items.n <= (size_t)most)
        return list;
    struct node *n = arena_copy(a, list, sizeof *list);
    n->items.n = (size_t)most;
    return n;
}

/* A section with at most so many entries. A query has a key for that, which counts after sorting. */
static const struct node *cut_section(struct binder *b, const struct node *section, const struct node *limit,
                                      int most)
{
    struct pair p = {STR("limit"), limit->pos, (struct node *)limit};
    return section->kind == NODE_MAP && most ? overlay_pair(b->a, section, &p) : cut(b->a, section, most);
}

static const struct node *left_by_limits(void *user, const struct node *map, bool item)
{
    struct limiting *l = user;
    int most;
    (void)item;
    for (size_t i = 0; i < l->limits->pairs.n; i++) {
        const struct pair *limit = &l->limits->pairs.at[i];
        const struct node *list = node_find(map, limit->key);
        struct pair p = {limit->key, {0}, NULL};
        if (!list || list->kind != NODE_LIST || !bind_int(l->b, limit->value, &most, "limits"))
            continue;
        p.pos = list->pos;
        p.value = (struct node *)cut(l->b->a, list, most);
        if (p.value != list)
            map = most ? overlay_pair(l->b->a, map, &p) : pick_key(l->b->a, map, limit->key);
    }
    return map;
}

static bool is_list(struct str key)
{
    enum field f = field_find(key);
    return f != FIELD_COUNT && (field_holds(f) == FIELD_HOLDS_LIST || field_holds(f) == FIELD_HOLDS_ENTRIES ||
                                field_holds(f) == FIELD_HOLDS_LINKS || field_holds(f) == FIELD_HOLDS_WORDS);
}

/* Checks the limits, and applies those of sections: *fields is what is left of them. `whole`: the tree with
 * the sections that the variant does not show. */
static struct node *limit_sections(struct binder *b, const struct node *limits, const struct node *whole,
                                   struct node *tree, struct node *fields)
{
    const struct node *all = sections_of(whole);
    struct node *sections = (struct node *)sections_of(tree);
    size_t n = all ? all->pairs.n : 0, left = 0;
    struct table there = {0}, shown = {0};
    const char **known = keys_of(b, all, 2);
    known[n] = "highlights";
    known[n + 1] = "entries";
    for (size_t i = 0; i < n; i++)
        table_set(b->a, &there, all->pairs.at[i].key, &all->pairs.at[i]);
    sections = arena_copy(b->a, sections ? sections : &pick_gone, sizeof *sections);
    sections->pairs.at = arena_copy(b->a, sections->pairs.at, sections->pairs.n * sizeof *sections->pairs.at);
    for (size_t i = 0; i < sections->pairs.n; i++)
        table_set(b->a, &shown, sections->pairs.at[i].key, &sections->pairs.at[i]);
    for (size_t i = 0; i < limits->pairs.n; i++) {
        const struct pair *limit = &limits->pairs.at[i];
        struct pair *section = table_find(&shown, limit->key);
        int most = 0;
        if (!bind_int(b, limit->value, &most, "limits"))
            continue;
        if (!table_find(&there, limit->key) && !is_list(limit->key))
            diag_report(b->d, DIAG_CODE_UNKNOWN_LIST, limit->pos, STRF(limit->key),
                        diag_suggest(b->d, limit->key, known, n + 2));
        if (!table_find(&there, limit->key))
            *vec_push(b->a, &fields->pairs) = *limit;
        if (section)
            section->value = most ? (struct node *)cut_section(b, section->value, limit->value, most) : NULL;
    }
    for (size_t i = 0; i < sections->pairs.n; i++)
        if (sections->pairs.at[i].value)
            sections->pairs.at[left++] = sections->pairs.at[i];
    sections->pairs.n = left;
    return sections_of(tree) ? with_sections(b, tree, sections) : tree;
}

static struct node *by_limits(struct binder *b, const struct node *limits, const struct node *whole,
                              struct node *tree)
{
    struct node fields = {.kind = NODE_MAP};
    struct limiting l = {b, &fields};
    struct pick p = {b, left_by_limits, &l, "within 'limits'"};
    if (limits->kind != NODE_MAP) {
        bind_wrong(b, limits, "limits", "a mapping of keys to numbers");
        return tree;
    }
    tree = limit_sections(b, limits, whole, tree, &fields);
    return fields.pairs.n ? (struct node *)pick_document(&p, tree) : tree;
}

struct node *variants_choose(struct binder *b, const struct variant *v, struct node *tree)
{
    const struct node *limits = node_find(v->keys, STR("limits"));
    const struct node *cv = node_find(tree, STR("cv"));
    if (!cv || cv->kind != NODE_MAP)
        return tree;
    const struct node *whole = tree;
    tree = in_order(b, node_find(v->keys, STR("sections")), tree);
    tree = (struct node *)by_tags(b, v, tree);
    return limits && limits->kind != NODE_NULL ? by_limits(b, limits, whole, tree) : tree;
}
