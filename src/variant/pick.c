/* pick.c: copies a tree without what is left out. */
#include "variant/pick.h"

const struct node pick_gone = {.kind = NODE_NULL, .dropped = true};

bool pick_words_read(struct binder *b, const struct node *n, const char *what, pick_words *to)
{
    struct markup m;
    bool good = true;
    for (size_t i = 0; i < n->items.n; i++)
        good &= pick_words_read(b, n->items.at[i], what, to);
    if (n->kind == NODE_LIST)
        return good;
    if (!bind_word(b, n, &m, what))
        return false;
    for (size_t i = 0, start = 0; i <= m.text.n; i++) {
        if (i < m.text.n && m.text.p[i] != ',' && m.text.p[i] != ';')
            continue;
        struct str word = str_trim(str_sub(m.text, start, i));
        if (word.n)
            *vec_push(b->a, to) = (struct markup){word, pos_of_text(m.pos, word)};
        start = i + 1;
    }
    return true;
}

const struct node *pick_key(struct arena *a, const struct node *map, struct str key)
{
    if (!node_find(map, key))
        return map;
    struct node *n = arena_copy(a, map, sizeof *map);
    memset(&n->pairs, 0, sizeof n->pairs);
    for (size_t i = 0; i < map->pairs.n; i++)
        if (!str_eq(map->pairs.at[i].key, key))
            *vec_push(a, &n->pairs) = map->pairs.at[i];
    return n;
}

/* True if a list had items and has none. */
static bool is_emptied(const struct node *before, const struct node *after)
{
    return after->kind == NODE_LIST && before->items.n && !after->items.n;
}

/* Where a value stands. */
enum place {
    OTHER,
    ITEM,
    CHANGES, /* the list of a section whose items change works of a file */
    CV,
    SECTIONS,
    GROUPS, /* the value of a group, as of `entries`, may be a single entry */
};

static const struct node *pick_value(const struct pick *p, const struct node *n, enum place place);

/* An item that changes a work takes the work with it. So its key is left. */
static const struct node *pick_list(const struct pick *p, const struct node *n, enum place place)
{
    struct arena *a = p->b->a;
    struct node *list = arena_copy(a, n, sizeof *n);
    bool changed = false;
    memset(&list->items, 0, sizeof list->items);
    for (size_t i = 0; i < n->items.n; i++) {
        struct node *item = n->items.at[i];
        const struct node *left = pick_value(p, item, ITEM);
        struct node *key = left || place != CHANGES ? NULL : node_find(item, STR("key"));
        if (key) {
            struct node *dropped = arena_new_of(a, struct node);
            *dropped = (struct node){.kind = NODE_MAP, .pos = item->pos, .dropped = true};
            *vec_push(a, &dropped->pairs) = (struct pair){STR("key"), key->pos, key};
            left = dropped;
        }
        changed |= left != item;
        if (left)
            *vec_push(a, &list->items) = (struct node *)left;
    }
    return changed ? list : n;
}

static const struct node *pick_map(const struct pick *p, const struct node *n, enum place place)
{
    struct arena *a = p->b->a;
    const struct node *kept = p->left(p->user, n, place == ITEM);
    if (!kept)
        return NULL;
    bool changed = false, works = node_find(kept, STR("from")) != NULL;
    struct node *map = arena_copy(a, kept, sizeof *kept);
    memset(&map->pairs, 0, sizeof map->pairs);
    for (size_t i = 0; i < kept->pairs.n; i++) {
        const struct pair *pair = &kept->pairs.at[i];
        bool entries = str_eq(pair->key, STR("entries")), groups = str_eq(pair->key, STR("groups"));
        bool one = pair->value->kind == NODE_MAP && (entries || place == GROUPS);
        enum place inner = works && entries && !one                            ? CHANGES
                           : one                                               ? ITEM
                           : groups                                            ? GROUPS
                           : place == CV && str_eq(pair->key, STR("sections")) ? SECTIONS
                                                                               : OTHER;
        const struct node *v = pick_value(p, pair->value, inner);
        changed |= v != pair->value;
        if (v && !is_emptied(pair->value, v))
            *vec_push(a, &map->pairs) = (struct pair){pair->key, pair->pos, (struct node *)v};
    }
    return changed ? map : kept;
}

/* True if a section has lost all that it had to show. */
static bool is_left_empty(const struct node *before, const struct node *after)
{
    static const char *const shows[] = {"entries", "groups", "from"};
    bool had = false;
    if (after->kind != NODE_MAP)
        return is_emptied(before, after);
    for (size_t i = 0; i < 3; i++) {
        const struct node *shown = node_find(after, str_of(shows[i]));
        had |= node_find(before, str_of(shows[i])) != NULL;
        if (shown && (shown->kind != NODE_MAP || shown->pairs.n))
            return false;
    }
    return had;
}

static const struct node *pick_sections(const struct pick *p, const struct node *sections)
{
    struct arena *a = p->b->a;
    bool changed = false;
    struct node *map = arena_copy(a, sections, sizeof *sections);
    memset(&map->pairs, 0, sizeof map->pairs);
    for (size_t i = 0; i < sections->pairs.n; i++) {
        const struct pair *pair = &sections->pairs.at[i];
        const struct node *v = pick_value(p, pair->value, OTHER);
        bool empty = v && v != pair->value && is_left_empty(pair->value, v);
        if (empty)
            diag_report(p->b->d, DIAG_CODE_NOTHING_LEFT, pair->pos, STRF(pair->key), p->why);
        changed |= v != pair->value;
        if (v && !empty)
            *vec_push(a, &map->pairs) = (struct pair){pair->key, pair->pos, (struct node *)v};
    }
    return changed ? map : sections;
}

static const struct node *pick_value(const struct pick *p, const struct node *n, enum place place)
{
    if (n == &pick_gone)
        return NULL;
    if (n->kind == NODE_LIST)
        return pick_list(p, n, place);
    if (n->kind != NODE_MAP)
        return n;
    return place == SECTIONS ? pick_sections(p, n) : pick_map(p, n, place);
}

const struct node *pick_document(const struct pick *p, const struct node *tree)
{
    struct node *map = arena_copy(p->b->a, tree, sizeof *tree);
    memset(&map->pairs, 0, sizeof map->pairs);
    for (size_t i = 0; i < tree->pairs.n; i++) {
        const struct pair *pair = &tree->pairs.at[i];
        bool cv = str_eq(pair->key, STR("cv")), letter = str_eq(pair->key, STR("letter"));
        const struct node *v = pair->value == &pick_gone ? NULL : pair->value;
        if (v && (cv || letter))
            v = pick_value(p, v, cv ? CV : ITEM);
        if (v)
            *vec_push(p->b->a, &map->pairs) = (struct pair){pair->key, pair->pos, (struct node *)v};
    }
    return map;
}
