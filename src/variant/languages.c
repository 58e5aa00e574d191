/* languages.c: takes the text of one language out of several. */
#include "variant/languages.h"

#include "load/prepared.h"
#include "model/locale.h"

/* The tag in usual form, "zh_hant" -> "zh-Hant"; p NULL: the key is no tag. *known: there is a locale for
 * it. */
static struct str tag_of(struct arena *a, struct str key, bool *known)
{
    struct str tag = str_copy(a, key), found = {0};
    for (size_t i = 0; i < tag.n; i++)
        if (tag.p[i] == '_')
            ((char *)tag.p)[i] = '-';
    *known = false;
    size_t n = str_find(tag, '-');
    for (size_t i = 0; i < n; i++)
        if (tag.p[i] < 'a' || tag.p[i] > 'z')
            return (struct str){0};
    if (!locale_is_language(tag))
        return (struct str){0};
    *known = locale_find(a, tag, &found).p != NULL;
    if (n == 3 && tag.n == 3 && !*known)
        return (struct str){0}; /* "pdf", "doi": most three letters are some language */
    return found.n ? found : tag;
}

static bool is_in_languages(struct arena *a, const struct node *n)
{
    bool any = false;
    for (size_t i = 0; i < n->pairs.n; i++) {
        bool known;
        if (!tag_of(a, n->pairs.at[i].key, &known).p)
            return false;
        any |= known;
    }
    /* These two alone are more often meant as keys. */
    bool alone = n->pairs.n == 1 && (str_eq(n->pairs.at[0].key, STR("id")) || str_eq(n->pairs.at[0].key, STR("no")));
    return any && !alone;
}

/* The part of a tag after its language that has four letters: the script; empty: none. */
static struct str script_of(struct str tag)
{
    for (size_t i = str_find(tag, '-'); i < tag.n;) {
        struct str rest = str_sub(tag, i + 1, tag.n);
        struct str part = str_sub(rest, 0, str_find(rest, '-'));
        if (part.n == 4 && (part.p[0] < '0' || part.p[0] > '9'))
            return part;
        i += part.n + 1;
    }
    return (struct str){0};
}

enum { OTHER_LANGUAGE, OTHER_SCRIPT, OTHER_REGION, SAME_LANGUAGE, SAME };

/* How well a text in `tag` serves a document in `wanted`. */
static int nearness(struct str tag, struct str wanted)
{
    struct str script = script_of(tag), other = script_of(wanted);
    struct str language = str_sub(tag, 0, str_find(tag, '-'));
    if (str_eq_nocase(tag, wanted))
        return SAME;
    if (!str_eq_nocase(language, str_sub(wanted, 0, str_find(wanted, '-'))))
        return OTHER_LANGUAGE;
    if (script.n && other.n && !str_eq_nocase(script, other))
        return OTHER_SCRIPT;
    bool bare = tag.n == language.n + (script.n ? script.n + 1 : 0);
    return bare ? SAME_LANGUAGE : OTHER_REGION;
}

static const struct pair *choose(struct binder *b, const struct node *n, struct str wanted)
{
    const struct pair *best = NULL;
    int most = -1;
    bool known;
    for (size_t i = 0; i < n->pairs.n; i++) {
        const struct pair *p = &n->pairs.at[i];
        int near = p->value->kind == NODE_NULL ? -1 : nearness(tag_of(b->a, p->key, &known), wanted);
        if (near > most) {
            most = near;
            best = p;
        }
    }
    if (best && most < OTHER_REGION)
        diag_report(b->d, DIAG_CODE_LANGUAGE_MISSING, n->pos, STRF(wanted), STRF(best->key));
    return best ? best : &n->pairs.at[0];
}

static const struct node *one(struct binder *b, const struct node *n, struct str wanted)
{
    if (!n->spoken)
        return n;
    if (n->kind == NODE_MAP && is_in_languages(b->a, n))
        return one(b, choose(b, n, wanted)->value, wanted);
    struct node *copy = arena_copy(b->a, n, sizeof *n);
    copy->items.at = arena_copy(b->a, n->items.at, n->items.n * sizeof *n->items.at);
    copy->pairs.at = arena_copy(b->a, n->pairs.at, n->pairs.n * sizeof *n->pairs.at);
    copy->spoken = false;
    for (size_t i = 0; i < n->items.n; i++)
        copy->items.at[i] = (struct node *)one(b, n->items.at[i], wanted);
    for (size_t i = 0; i < n->pairs.n; i++)
        copy->pairs.at[i].value = (struct node *)one(b, n->pairs.at[i].value, wanted);
    return copy;
}

const struct node *languages_choose(struct binder *b, const struct node *tree, struct str wanted)
{
    if (!tree->spoken || tree->kind != NODE_MAP)
        return tree;
    struct node *copy = arena_copy(b->a, tree, sizeof *tree);
    copy->pairs.at = arena_copy(b->a, tree->pairs.at, tree->pairs.n * sizeof *tree->pairs.at);
    for (size_t i = 0; i < tree->pairs.n; i++)
        if (!str_eq(tree->pairs.at[i].key, STR("locale")) && !str_eq(tree->pairs.at[i].key, STR("variants")))
            copy->pairs.at[i].value = (struct node *)one(b, tree->pairs.at[i].value, wanted);
    return copy;
}
