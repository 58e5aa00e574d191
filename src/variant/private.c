/* private.c: finds what is private, and leaves it out. */
#include "variant/private.h"

#include "base/table.h"
#include "load/overlay.h"
#include "model/cv.h"
#include "model/document.h"
#include "variant/pick.h"

/* Where keys stand in mappings with many. */
struct places {
    struct arena *a;
    struct table maps; /* the address of a mapping -> struct table: a key -> its pair */
};

struct private {
    VEC(overlay_steps) paths; /* from the top of the document */
    VEC(struct str) fields;   /* of all entries, each once */
    struct places places;
};

/* ---- the list of a document */

static struct table *index_of(struct places *p, const struct node *map)
{
    struct table *keys = table_find(&p->maps, (struct str){(const char *)&map, sizeof map});
    if (keys)
        return keys;
    keys = arena_new_of(p->a, struct table);
    for (size_t i = map->pairs.n; i-- > 0;) /* the first of two with one key stays */
        table_set(p->a, keys, map->pairs.at[i].key, &map->pairs.at[i]);
    table_set(p->a, &p->maps, (struct str){arena_copy(p->a, &map, sizeof map), sizeof map}, keys);
    return keys;
}

/* The pair of a key; NULL: there is none. */
static struct pair *pair_of(struct places *p, const struct node *map, struct str key)
{
    enum { MANY = 24 };
    if (!map || map->kind != NODE_MAP)
        return NULL;
    if (map->pairs.n > MANY)
        return table_find(index_of(p, map), key);
    for (size_t i = 0; i < map->pairs.n; i++)
        if (str_eq(map->pairs.at[i].key, key))
            return &map->pairs.at[i];
    return NULL;
}

static const struct node *step_into(struct places *p, const struct node *n, const struct overlay_step *step)
{
    const struct pair *pair = step->key.p ? pair_of(p, n, step->key) : NULL;
    if (step->key.p)
        return pair ? pair->value : NULL;
    return n && n->kind == NODE_LIST && step->item < n->items.n ? n->items.at[step->item] : NULL;
}

static bool leads_somewhere(struct places *p, const struct node *n, const overlay_steps *path)
{
    for (size_t i = 0; i < path->n && n; i++)
        n = step_into(p, n, &path->at[i]);
    return n != NULL;
}

/* The places that paths start at: the document, `cv`, its sections. */
enum { STARTS = 3 };

static overlay_steps started(struct arena *a, int start, const overlay_steps *path)
{
    static const char *const above[] = {"cv", "sections"};
    overlay_steps whole = {0};
    for (int i = 0; i < start; i++)
        *vec_push(a, &whole) = (struct overlay_step){.key = str_of(above[i])};
    for (size_t i = 0; i < path->n; i++)
        *vec_push(a, &whole) = path->at[i];
    return whole;
}

/* Adds the first place that the path leads to; false: there is none. */
static bool add_path(struct arena *a, struct private *to, const struct node *tree, const overlay_steps *path)
{
    for (int start = 0; start < STARTS; start++) {
        overlay_steps whole = started(a, start, path);
        if (leads_somewhere(&to->places, tree, &whole)) {
            *vec_push(a, &to->paths) = whole;
            return true;
        }
    }
    return false;
}

static bool is_known(struct str name)
{
    return bind_find(&document_table, name) || bind_find(&cv_table, name);
}

static void unknown(struct binder *b, struct markup name, const struct node *tree)
{
    const struct node *sections = node_find(node_find(tree, STR("cv")), STR("sections"));
    size_t n = 0;
    const char **known = arena_array_of(b->a, const char *, cv_table.n + (sections ? sections->pairs.n : 0) + 1);
    for (size_t i = 0; i < cv_table.n; i++)
        known[n++] = cv_table.keys[i].name;
    for (size_t i = 0; sections && i < sections->pairs.n; i++)
        known[n++] = str_c(b->a, sections->pairs.at[i].key);
    const char *hint = field_find(name.text) != FIELD_COUNT
                           ? diag_hint(b->d, str_printf(b->a, " (of entries? then 'entries.%.*s')", STRF(name.text)))
                           : diag_suggest(b->d, name.text, known, n);
    diag_report(b->d, DIAG_CODE_UNKNOWN_PRIVATE, name.pos, STRF(name.text), hint);
}

static void add_field(struct arena *a, struct private *to, struct str field)
{
    for (size_t i = 0; i < to->fields.n; i++)
        if (str_eq(to->fields.at[i], field))
            return;
    *vec_push(a, &to->fields) = field;
}

static void add_name(struct binder *b, struct private *to, const struct node *tree, struct markup name)
{
    static const struct str entries = {"entries.", 8};
    overlay_steps whole = {0}, path = {0};
    *vec_push(b->a, &whole) = (struct overlay_step){.key = name.text};
    struct str field = str_starts(name.text, entries) ? str_sub(name.text, entries.n, name.text.n) : name.text;
    if (field.n < name.text.n && field_find(field) != FIELD_COUNT)
        add_field(b->a, to, field);
    else if (!add_path(b->a, to, tree, &whole) && !is_known(name.text) &&
             !(overlay_path(b->a, name.text, &path) && add_path(b->a, to, tree, &path)))
        unknown(b, name, tree);
}

struct private *private_read(struct binder *b, const struct node *tree)
{
    const struct node *n = node_find(tree, STR("private"));
    struct private *to = arena_new_of(b->a, struct private);
    pick_words names = {0};
    to->places.a = b->a;
    if (!n || n->kind == NODE_NULL)
        return NULL;
    pick_words_read(b, n, "private", &names);
    for (size_t i = 0; i < names.n; i++)
        add_name(b, to, tree, names.at[i]);
    return to;
}

/* ---- leaving out */

struct hiding {
    struct binder *b;
    const struct private *list; /* NULL: there is none */
};

/* What a mapping says with "private: [amount]" of its own keys. An entry that changes a work says so of the
 * work, whose field then has no value. */
static const struct node *without_own(struct binder *b, const struct node *map, const struct node *mark)
{
    bool changes = node_find(map, STR("key")) != NULL;
    pick_words names = {0};
    pick_words_read(b, mark, "private", &names);
    for (size_t i = 0; i < names.n; i++) {
        struct markup name = names.at[i];
        if (!node_find(map, name.text) && field_find(name.text) == FIELD_COUNT && !is_known(name.text))
            diag_report(b->d, DIAG_CODE_UNKNOWN_PRIVATE, name.pos, STRF(name.text), "");
        map = pick_key(b->a, map, name.text);
        if (changes && !str_eq(name.text, STR("key")) && field_find(name.text) != FIELD_COUNT) {
            struct node *nothing = arena_new_of(b->a, struct node);
            *nothing = (struct node){.kind = NODE_NULL, .pos = name.pos};
            map = overlay_pair(b->a, map, &(struct pair){name.text, name.pos, nothing});
        }
    }
    return map;
}

static const struct node *left_in_public(void *user, const struct node *map, bool item)
{
    const struct hiding *h = user;
    static const char *const words[] = {"yes", "true", "on", "no", "false", "off"};
    struct binder *b = h->b;
    const struct node *mark = node_find(map, STR("private"));
    for (size_t i = 0; item && h->list && i < h->list->fields.n; i++)
        map = pick_key(b->a, map, h->list->fields.at[i]);
    if (!mark)
        return map;
    map = pick_key(b->a, map, STR("private"));
    for (size_t i = 0; i < sizeof words / sizeof *words && mark->kind == NODE_SCALAR; i++)
        if (str_eq_nocase(mark->text, str_of(words[i])))
            return i < 3 ? NULL : map;
    return mark->kind == NODE_NULL ? map : without_own(b, map, mark);
}

/* A tree while it is marked. A node is copied once, before the first change. */
struct marking {
    struct arena *a;
    struct table own; /* keys: addresses of the copies */
    struct places places;
};

/* The node itself if it is a copy already, or else a copy. */
static struct node *owned(struct marking *m, struct node *n)
{
    if (table_find(&m->own, (struct str){(const char *)&n, sizeof n}))
        return n;
    struct node **copy = arena_new_of(m->a, struct node *);
    *copy = arena_copy(m->a, n, sizeof *n);
    (*copy)->items.at = arena_copy(m->a, n->items.at, n->items.n * sizeof *n->items.at);
    (*copy)->pairs.at = arena_copy(m->a, n->pairs.at, n->pairs.n * sizeof *n->pairs.at);
    table_set(m->a, &m->own, (struct str){(const char *)copy, sizeof *copy}, *copy);
    return *copy;
}

/* The tree with pick_gone where the steps from number `i` on lead. */
static struct node *marked(struct marking *m, struct node *n, const overlay_steps *path, size_t i)
{
    if (i == path->n)
        return (struct node *)&pick_gone;
    const struct overlay_step *step = &path->at[i];
    struct node *inner = (struct node *)step_into(&m->places, n, step);
    if (!inner || inner == &pick_gone)
        return n;
    inner = marked(m, inner, path, i + 1);
    n = owned(m, n);
    if (step->key.p)
        pair_of(&m->places, n, step->key)->value = inner;
    else
        n->items.at[step->item] = inner;
    return n;
}

struct node *private_mark(struct binder *b, const struct private *list, struct node *tree)
{
    struct marking m = {.a = b->a, .places.a = b->a};
    for (size_t i = 0; list && i < list->paths.n; i++)
        tree = marked(&m, tree, &list->paths.at[i], 0);
    return tree;
}

struct node *private_leave_out(struct binder *b, const struct private *list, struct node *tree)
{
    struct hiding h = {b, list};
    struct pick p = {b, left_in_public, &h, "in public"};
    const struct node *left = pick_document(&p, tree);
    left = pick_key(b->a, left, STR("private"));
    return (struct node *)pick_key(b->a, left, STR("variants"));
}

const struct node *private_work(struct binder *b, const struct private *list, const struct node *work,
                                struct table *works)
{
    struct hiding h = {b, list};
    const struct node *left = left_in_public(&h, work, true);
    if (left)
        return left;
    struct node *dropped = arena_copy(b->a, work, sizeof *work);
    dropped->dropped = true;
    const struct node *key = node_find(work, STR("key"));
    if (key && key->text.n)
        table_set(b->a, works, key->text, dropped);
    return dropped;
}

static const struct node *left_without(void *user, const struct node *map, bool item)
{
    const struct node *key = item ? node_find(map, STR("key")) : NULL;
    return key && table_find(user, key->text) ? NULL : map;
}

const struct node *private_without(struct binder *b, const struct table *works, const struct node *tree)
{
    struct diag quiet = {.arena = b->a};
    struct binder silent = {.a = b->a, .d = &quiet};
    struct pick p = {&silent, left_without, (void *)works, ""};
    return works->n ? pick_document(&p, tree) : tree;
}
