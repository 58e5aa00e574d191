/* overlay.c: turns "style.colors.accent=navy" into a tree and merges it into the document's
 * tree. */
#include "load/overlay.h"

#include "base/limit.h"

static struct node *scalar(struct arena *a, const char *text)
{
    struct node *n = arena_new_of(a, struct node);
    n->kind = NODE_SCALAR;
    n->text = str_of(text);
    return n;
}

static struct node *map_of(struct arena *a, struct str key, struct node *value)
{
    struct node *map = arena_new_of(a, struct node);
    map->kind = NODE_MAP;
    map->pos = value->pos;
    map->spoken = value->spoken;
    *vec_push(a, &map->pairs) = (struct pair){key, value->pos, value};
    return map;
}

struct node *overlay_style(struct binder *b, struct node *tree, const char *style)
{
    if (!style || tree->kind != NODE_MAP)
        return tree;
    return node_overlay(b->a, tree, map_of(b->a, STR("style"), scalar(b->a, style)));
}

/* The name of a style or locale, so that a mapping over it changes that one. */
static struct node *extended(struct arena *a, const struct node *tree, struct str key)
{
    struct node *under = node_find(tree, key);
    if ((!str_eq(key, STR("style")) && !str_eq(key, STR("locale"))) || !under || under->kind != NODE_SCALAR)
        return under;
    return map_of(a, STR("extends"), under);
}

struct node *overlay_tree(struct binder *b, struct node *tree, const struct node *over)
{
    static const char *const named[] = {"style", "locale"};
    for (size_t i = 0; i < 2; i++) {
        struct str key = str_of(named[i]);
        const struct node *mine = node_find(over, key);
        struct node *under = extended(b->a, tree, key);
        if (mine && mine->kind == NODE_MAP && !node_find(mine, STR("extends")) && under)
            tree = node_overlay(b->a, tree, map_of(b->a, key, under));
    }
    return node_overlay(b->a, tree, over);
}

/* The start of a --set for messages, which may be long. */
static struct str set_shown(struct binder *b, struct str set)
{
    enum { SHOWN = 80 }; /* [bytes] about a line */
    size_t n = set.n;
    if (n > SHOWN)
        for (n = SHOWN; n > 0 && (set.p[n] & 0xC0) == 0x80; n--)
            ;
    return str_printf(b->a, "--set %.*s%s", (int)n, set.p, n < set.n ? "..." : "");
}

/* Reads one step at *i: "key", "\"a key\"" or "[0]", with the '.' behind it. False: it is none. */
static bool step_read(struct str path, size_t *i, struct overlay_step *to)
{
    char c = path.p[*i];
    size_t start = *i + (c == '"' || c == '['), at = start;
    *to = (struct overlay_step){0};
    while (at < path.n && (c == '"' ? path.p[at] != '"' : c == '[' ? path.p[at] != ']'
                                                        : path.p[at] != '.' && path.p[at] != '['))
        at++;
    to->key = str_sub(path, start, at);
    for (size_t k = start; c == '[' && k < at; k++) {
        if (path.p[k] < '0' || path.p[k] > '9' || to->item > 100000000)
            return false;
        to->item = to->item * 10 + (size_t)(path.p[k] - '0');
    }
    if (c == '[')
        to->key.p = NULL;
    if (start > *i && (at == path.n || at == start))
        return false; /* it is not closed, or empty */
    at += start > *i;
    to->end = at;
    bool dot = at < path.n && path.p[at] == '.';
    *i = at + dot;
    return at == path.n || (dot && at + 1 < path.n) || path.p[at] == '[';
}

/* Where the path of a --set ends; the end of the text if there is no '=' behind it. */
static size_t path_end(struct str set)
{
    bool quoted = false;
    for (size_t i = 0; i < set.n; i++) {
        quoted ^= set.p[i] == '"';
        if (set.p[i] == '=' && !quoted)
            return i;
    }
    return str_find(set, '=');
}

/* A --set while it is applied. */
struct set {
    struct binder *b;
    struct str path;
    overlay_steps steps;
    struct node *value;
};

bool overlay_path(struct arena *a, struct str path, overlay_steps *to)
{
    for (size_t i = 0; i < path.n;)
        if (!step_read(path, &i, vec_push(a, to)))
            return false;
    return to->n && to->at[0].key.p;
}

/* Parses the value after the path; NULL after reporting. */
static struct node *set_value(struct set *s, struct str set)
{
    struct binder *b = s->b;
    size_t cut = path_end(set);
    struct source *source = arena_new_of(b->a, struct source);
    source->name = set_shown(b, set);
    source->of_job = true;
    source->text = cut < set.n ? str_sub(set, cut + 1, set.n) : (struct str){0};
    s->path = str_sub(set, 0, cut);
    if (cut == set.n || !overlay_path(b->a, s->path, &s->steps)) {
        diag_report(b->d, DIAG_CODE_OUT_OF_LIMITS, (struct pos){source, 0, 0},
                    "--set needs a path, '=' and a value: style.colors.accent=navy");
        return NULL;
    }
    if (!str_starts(source->text, STR("#"))) /* '#' starts a color here, not a comment */
        return yaml_parse(b->a, b->d, source);
    struct node *value = scalar(b->a, source->text.p);
    value->pos = (struct pos){source, 1, 1};
    return value;
}

struct node *overlay_pair(struct arena *a, const struct node *map, const struct pair *pair)
{
    struct node *n = arena_copy(a, map, sizeof *map);
    bool there = false;
    memset(&n->pairs, 0, sizeof n->pairs);
    vec_room(a, &n->pairs, map->pairs.n + 1);
    for (size_t i = 0; i < map->pairs.n; i++) {
        bool this = str_eq(map->pairs.at[i].key, pair->key);
        *vec_push(a, &n->pairs) = this ? *pair : map->pairs.at[i];
        there |= this;
    }
    if (!there)
        *vec_push(a, &n->pairs) = *pair;
    n->spoken |= pair->value->spoken;
    return n;
}

static struct node *set_at(const struct set *s, struct node *under, size_t i);

/* The list with one item changed; NULL after reporting. */
static struct node *set_item(const struct set *s, struct node *under, size_t i)
{
    const struct overlay_step *step = &s->steps.at[i];
    struct arena *a = s->b->a;
    struct str path = str_sub(s->path, 0, i ? s->steps.at[i - 1].end : 0);
    struct pos pos = {s->value->pos.source, 0, 0};
    if (!under || under->kind != NODE_LIST) {
        diag_report(s->b->d, DIAG_CODE_WRONG_TYPE, pos, str_c(a, str_printf(a, "'%.*s'", STRF(path))),
                    "a list", under ? node_kind_name(under) : "nothing");
        return NULL;
    }
    if (step->item >= under->items.n) {
        diag_report(s->b->d, DIAG_CODE_NO_ITEM, pos, STRF(path), under->items.n,
                    under->items.n == 1 ? "" : "s", step->item);
        return NULL;
    }
    struct node *list = arena_copy(a, under, sizeof *under);
    list->items.at = arena_copy(a, under->items.at, under->items.n * sizeof *under->items.at);
    list->items.at[step->item] = set_at(s, under->items.at[step->item], i + 1);
    if (!list->items.at[step->item])
        return NULL;
    list->spoken |= list->items.at[step->item]->spoken;
    return list;
}

/* `under` with the value where the steps from number `i` on lead; NULL after reporting. */
static struct node *set_at(const struct set *s, struct node *under, size_t i)
{
    if (i == s->steps.n)
        return node_overlay(s->b->a, under, s->value);
    const struct overlay_step *step = &s->steps.at[i];
    if (!step->key.p)
        return set_item(s, under, i);
    if (under && under->kind == NODE_LIST) {
        struct arena *a = s->b->a;
        struct str path = str_sub(s->path, 0, i ? s->steps.at[i - 1].end : 0);
        diag_report(s->b->d, DIAG_CODE_WRONG_TYPE, (struct pos){s->value->pos.source, 0, 0},
                    str_c(a, str_printf(a, "'%.*s'", STRF(path))), "a mapping",
                    "a list (its items are [0], [1] ...)");
        return NULL;
    }
    bool whole = i + 1 == s->steps.n && (s->value->kind != NODE_MAP || node_find(s->value, STR("extends")));
    struct node *old = i || whole ? node_find(under, step->key) : extended(s->b->a, under, step->key);
    struct node *value = set_at(s, old, i + 1);
    if (!value)
        return NULL;
    struct node *map = map_of(s->b->a, step->key, value);
    map->pos = s->value->pos;
    map->pairs.at[0].pos = s->value->pos;
    return under && under->kind == NODE_MAP ? overlay_pair(s->b->a, under, &map->pairs.at[0]) : map;
}

struct node *overlay_sets(struct binder *b, struct node *tree, const char *const *sets, bool of_variants)
{
    for (; sets && *sets; sets++) {
        if (str_starts(str_of(*sets), STR("variants.")) != of_variants)
            continue;
        struct set s = {.b = b};
        s.value = set_value(&s, str_of(*sets));
        if (!s.value || tree->kind != NODE_MAP ||
            !limit_holds(b->d, LIMIT_DEPTH, s.steps.n, s.value->pos))
            continue;
        struct node *changed = set_at(&s, tree, 0);
        tree = changed ? changed : tree;
    }
    return tree;
}
