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

struct node *overlay_style(struct binder *b, struct node *tree, const char *style)
{
    if (!style || tree->kind != NODE_MAP)
        return tree;
    struct node *over = arena_new_of(b->a, struct node);
    over->kind = NODE_MAP;
    *vec_push(b->a, &over->pairs) = (struct pair){STR("style"), {0}, scalar(b->a, style)};
    return node_overlay(b->a, tree, over);
}

/* Parses the value after the '=' at `cut`; NULL after reporting. */
static struct node *set_value(struct binder *b, struct str set, size_t cut)
{
    struct source *source = arena_new_of(b->a, struct source);
    source->name = str_printf(b->a, "--set %.*s", STRF(set));
    source->text = cut < set.n ? str_sub(set, cut + 1, set.n) : (struct str){0};
    if (!cut || cut == set.n) {
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

/* "style.colors.accent=red" -> {style: {colors: {accent: red}}}; NULL after reporting. */
static struct node *set_tree(struct binder *b, struct str set)
{
    size_t cut = str_find(set, '=');
    struct node *value = set_value(b, set, cut);
    size_t depth = 1;
    for (size_t i = 0; i < cut; i++)
        depth += set.p[i] == '.';
    if (value && !limit_holds(b->d, LIMIT_DEPTH, depth, value->pos))
        return NULL;
    for (size_t end = cut; value && end;) {
        size_t start = end;
        while (start && set.p[start - 1] != '.')
            start--;
        struct node *map = arena_new_of(b->a, struct node);
        map->kind = NODE_MAP;
        map->pos = value->pos;
        *vec_push(b->a, &map->pairs) = (struct pair){str_sub(set, start, end), value->pos, value};
        value = map;
        end = start ? start - 1 : 0;
    }
    return value;
}

struct node *overlay_sets(struct binder *b, struct node *tree, const char *const *sets)
{
    static const char *const named[] = {"style", "locale"};
    for (; sets && *sets; sets++) {
        struct node *over = set_tree(b, str_of(*sets));
        if (!over || tree->kind != NODE_MAP)
            continue;
        for (size_t i = 0; i < 2; i++) {
            struct node *under = node_find(tree, str_of(named[i]));
            struct node *mine = node_find(over, str_of(named[i]));
            if (under && under->kind == NODE_SCALAR && mine && mine->kind == NODE_MAP &&
                !node_find(mine, STR("extends")))
                *vec_push(b->a, &mine->pairs) = (struct pair){STR("extends"), under->pos, under};
        }
        tree = node_overlay(b->a, tree, over);
    }
    return tree;
}
