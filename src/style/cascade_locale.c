/* cascade_locale.c: locales that are asked for by a region, and locales that are not complete. */
#include "style/cascade.h"

#include "model/locale.h"

/* ---- regions */

static struct node *text_node(struct arena *a, const struct node *like, struct str text)
{
    struct node *n = arena_new_of(a, struct node);
    n->kind = NODE_SCALAR;
    n->text = text;
    n->pos = like->pos;
    return n;
}

static void add_pair(struct arena *a, struct node *map, const char *key, struct node *value)
{
    struct pair *p = vec_push(a, &map->pairs);
    p->key = str_of(key);
    p->pos = value->pos;
    p->value = value;
}

struct node *cascade_as_asked(struct arena *a, const struct node *n, struct node *tree, struct str tag)
{
    const struct node *own = node_find(tree, STR("language"));
    if (!tag.n || !own || str_eq(own->text, tag))
        return tree;
    struct node *asked = arena_new_of(a, struct node);
    asked->kind = NODE_MAP;
    asked->pos = tree->pos;
    add_pair(a, asked, "language", text_node(a, n, tag));
    if (locale_uses_letter(tag) && !node_find(tree, STR("paper")))
        add_pair(a, asked, "paper", text_node(a, n, STR("letter")));
    return node_overlay(a, tree, asked);
}

/* ---- forms over a text */

/* A copy of a mapping that may be changed; the one that is there, after the first change. */
static struct node *changed(struct arena *a, const struct node *over, struct node *copy)
{
    if (copy)
        return copy;
    copy = arena_copy(a, over, sizeof *over);
    memset(&copy->pairs, 0, sizeof copy->pairs);
    for (size_t i = 0; i < over->pairs.n; i++)
        *vec_push(a, &copy->pairs) = over->pairs.at[i];
    return copy;
}

const struct node *cascade_with_other(struct arena *a, const struct node *under, const struct node *over)
{
    struct node *copy = NULL;
    if (!under || over->kind != NODE_MAP)
        return over;
    if (under->kind == NODE_SCALAR && !node_find(over, STR("other")))
        add_pair(a, copy = changed(a, over, copy), "other", text_node(a, under, under->text));
    for (size_t i = 0; under->kind == NODE_MAP && i < over->pairs.n; i++) {
        const struct node *value = over->pairs.at[i].value;
        const struct node *with = cascade_with_other(a, node_find(under, over->pairs.at[i].key), value);
        if (with != value) {
            copy = changed(a, over, copy);
            copy->pairs.at[i].value = (struct node *)with;
        }
    }
    return copy ? copy : over;
}

/* ---- what is missing */

/* Keys that say something by not being there, and lists of words that each language has for itself. */
static bool is_of_one_language(struct str key)
{
    static const char *const keys[] = {"format", "language", "names", "small_words", "punctuation_in_quotes", "sentences_apart",
                                       "bare_months", "plurals", "ordinals", "known_headings", "term_words",
                                       "complete_words", "date_words"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (str_eq(key, str_of(keys[i])))
            return true;
    return false;
}

struct missing {
    struct buf names; /* "months, terms.volume" */
    size_t n;
};

static void miss(struct missing *m, struct str map, struct str key)
{
    enum { NAMED_MOST = 8 };
    if (m->n++ < NAMED_MOST)
        buf_printf(&m->names, "%s%.*s%s%.*s", m->n > 1 ? ", " : "", STRF(map), map.n ? "." : "", STRF(key));
}

struct node *cascade_completed(struct binder *b, const struct node *own, const struct node *english)
{
    struct missing m = {.names = {.a = b->a}};
    struct node *under = arena_new_of(b->a, struct node);
    under->kind = NODE_MAP;
    under->pos = own->pos;
    for (size_t i = 0; i < english->pairs.n; i++) {
        const struct pair *p = &english->pairs.at[i];
        const struct node *there = node_find(own, p->key);
        if (is_of_one_language(p->key))
            continue;
        bool forms = node_find(p->value, STR("other")) != NULL; /* which categories of numbers there are differs */
        if (!there || !forms)
            *vec_push(b->a, &under->pairs) = *p;
        if (!there)
            miss(&m, (struct str){0}, p->key);
        for (size_t k = 0; there && !forms && there->kind == NODE_MAP && k < p->value->pairs.n; k++)
            if (!node_find(there, p->value->pairs.at[k].key))
                miss(&m, p->key, p->value->pairs.at[k].key);
    }
    if (m.n) {
        const char *more = m.n > 8 ? str_c(b->a, str_printf(b->a, " and %zu more", m.n - 8)) : "";
        diag_report(b->d, DIAG_CODE_LOCALE_INCOMPLETE, own->pos, STRF(buf_str(&m.names)), more);
    }
    return node_overlay(b->a, under, own);
}
