/* bibparent.c: entries of a .bib file inherit fields from each other. */
#include "load/bibparent.h"

#include "base/table.h"

/* How many fields may be inherited in one file: enough for 200,000 entries with twenty each. */
#define INHERITED_MAX 4000000
/* How long a chain of parents may be. Proceedings in a volume in a series need three. */
#define GENERATIONS_MAX 16

struct item {
    struct node *node;
    enum { FRESH, VISITED, DONE } state;
};

struct family {
    struct arena *a;
    struct diag *d;
    struct table keys; /* struct item * */
    size_t inherited;
};

static struct str type_of(const struct node *entry)
{
    return entry->pairs.at[0].value->text;
}

static struct str key_of(const struct node *entry)
{
    return entry->pairs.at[1].value->text;
}

/* True if `s` is one of `words`, which are separated by blanks. */
static bool among(struct str s, const char *words)
{
    for (struct str all = str_of(words); all.n;) {
        size_t n = str_find(all, ' ');
        if (str_eq(s, str_sub(all, 0, n)))
            return true;
        all = str_sub(all, n + (n < all.n), all.n);
    }
    return false;
}

/* The prefix that a parent's "title" gets in the child, such as "book" (manual of biblatex 3.19,
 * Appendix B). NULL: it is not renamed. */
static const char *prefix_of(struct str parent, struct str child)
{
    static const struct {
        const char *parents, *children, *prefix;
    } rules[] = {
        {"mvbook", "book inbook bookinbook suppbook", "main"},
        {"mvcollection mvreference",
         "collection reference incollection inreference suppcollection", "main"},
        {"mvproceedings", "proceedings inproceedings conference", "main"},
        {"book", "inbook bookinbook suppbook", "book"},
        {"collection reference", "incollection inreference suppcollection", "book"},
        {"proceedings", "inproceedings conference", "book"},
        {"periodical", "article suppperiodical", "journal"},
    };
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (among(parent, rules[i].parents) && among(child, rules[i].children))
            return rules[i].prefix;
    return NULL;
}

static void give(struct family *f, struct node *child, struct str name, const struct pair *from)
{
    if (node_find(child, name))
        return;
    *vec_push(f->a, &child->pairs) = (struct pair){name, from->pos, from->value};
    f->inherited++;
}

static void inherit(struct family *f, struct node *child, const struct node *parent,
                    const char *prefix)
{
    bool dated = node_find(child, STR("date")) || node_find(child, STR("year"));
    bool author = prefix && among(type_of(parent), "mvbook book") &&
                  among(type_of(child), "inbook bookinbook suppbook");
    for (size_t i = 2; i < parent->pairs.n && f->inherited < INHERITED_MAX; i++) {
        const struct pair *p = &parent->pairs.at[i];
        struct str name = p->key;
        if (among(name, "ids crossref xref xdata entryset entrysubtype execute label options "
                        "presort related relatedoptions relatedstring relatedtype shorthand "
                        "shorthandintro sortkey") ||
            (prefix && among(name, "shorttitle sorttitle indextitle indexsorttitle")) ||
            (dated && among(name, "date year month")))
            continue;
        if (prefix && among(name, "title subtitle titleaddon"))
            name = str_printf(f->a, "%s%.*s", prefix, STRF(name));
        else if (author && str_eq(name, STR("author")))
            give(f, child, STR("bookauthor"), p);
        give(f, child, name, p);
    }
}

static bool resolve(struct family *f, struct item *item, int generation);

static void inherit_from(struct family *f, struct node *child, struct str key, struct pos pos,
                         bool crossref, int generation)
{
    struct item *parent = table_find(&f->keys, key);
    const char *why = !parent ? "no entry has this key"
                      : !resolve(f, parent, generation + 1)
                          ? "it inherits from itself, or through too many entries"
                      : f->inherited >= INHERITED_MAX ? "too much is inherited in this file"
                                                      : NULL;
    if (why)
        diag_report(f->d, DIAG_CODE_BIB_PARENT, pos, STRF(key_of(child)), STRF(key), why);
    else
        inherit(f, child, parent->node,
                crossref ? prefix_of(type_of(parent->node), type_of(child)) : NULL);
}

/* Completes an entry with what it inherits. False if others cannot inherit from it, because it
 * inherits from itself or the chain is too long. */
static bool resolve(struct family *f, struct item *item, int generation)
{
    if (item->state == DONE)
        return true;
    const struct node *xdata = node_find(item->node, STR("xdata"));
    const struct node *crossref = node_find(item->node, STR("crossref"));
    if ((xdata || crossref) && (item->state == VISITED || generation > GENERATIONS_MAX))
        return false;
    item->state = VISITED;
    struct str all = xdata ? xdata->text : STR("");
    while (all.n) {
        size_t n = str_find(all, ',');
        struct str key = str_trim(str_sub(all, 0, n));
        if (key.n)
            inherit_from(f, item->node, key, xdata->pos, false, generation);
        all = str_sub(all, n + (n < all.n), all.n);
    }
    if (crossref && crossref->text.n)
        inherit_from(f, item->node, crossref->text, crossref->pos, true, generation);
    item->state = DONE;
    return true;
}

void bibparent_resolve(struct arena *a, struct diag *d, struct node *list)
{
    struct family f = {.a = a, .d = d};
    struct item *items = arena_array_of(a, struct item, list->items.n);
    size_t n = list->items.n, kept = 0;
    for (size_t i = 0; i < n; i++) {
        items[i].node = list->items.at[i];
        table_set(a, &f.keys, key_of(items[i].node), &items[i]);
    }
    for (size_t i = 0; i < n; i++)
        resolve(&f, &items[i], 0);
    list->weight = 1;
    for (size_t i = 0; i < n; i++) {
        struct node *entry = items[i].node;
        if (str_eq(type_of(entry), STR("xdata")))
            continue;
        entry->weight = 1 + entry->pairs.n;
        list->weight += entry->weight;
        list->items.at[kept++] = entry;
    }
    list->items.n = kept;
}
