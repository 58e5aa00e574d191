/* hyphen_trie.c: patterns -> trie -> families of arcs, equal ones only once -> one array. */
#include "text/hyphen_trie.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    MAX_STEP = 15,   /* the distance of a level is written in 4 bits */
    MAX_OPS = 65535, /* `ops` is 16 bits wide */
    MAX_SYMBOLS = 255,
    MAX_BASE = 0xFFFFFF, /* a cell has 24 bits for the base */
    HASH_SIZE = 1 << 14, /* English has several times fewer families */
};

_Noreturn void fail(struct place at, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fprintf(stderr, "hyphen_compile: ");
    if (at.path)
        fprintf(stderr, "%s:", at.path);
    if (at.path && at.line)
        fprintf(stderr, "%d:", at.line);
    fprintf(stderr, "%s", at.path ? " " : "");
    vfprintf(stderr, format, args);
    fprintf(stderr, "\n");
    va_end(args);
    exit(1);
}

void *room(void *at, size_t n, size_t item)
{
    if (n && (n & (n - 1) || n == 1))
        return at;
    at = realloc(at, (n ? n * 2 : 2) * item);
    if (!at)
        fail((struct place){0}, "out of memory");
    return at;
}

struct node {
    int child, next; /* first child; next sibling, sorted by symbol; 0: none */
    uint8_t symbol;
    const struct entry *entry; /* the entry that ends here, or NULL */
};

struct arc {
    uint8_t symbol;
    uint16_t op;
    int family; /* of the next node; 0: there is none */
};

/* All arcs that leave a node. */
struct family {
    struct arc *arcs;
    int n, same_hash; /* number of arcs; the next family with the same hash */
    uint32_t base;
};

struct trie {
    struct node *nodes;
    size_t node_count;
    struct family *families; /* from 1 */
    size_t family_count;
    int hashes[HASH_SIZE];
    uint8_t *levels;
    size_t level_count;
    uint16_t *ops; /* the places of all ops in `levels` */
    size_t op_count;
    uint32_t *cells;
    uint16_t *cell_ops;
    bool *base_used;
    size_t cell_count;
    size_t cell_cap;
    uint32_t root;
};

static int new_node(struct trie *t, uint8_t symbol, int next)
{
    t->nodes = room(t->nodes, t->node_count, sizeof *t->nodes);
    t->nodes[t->node_count] = (struct node){.symbol = symbol, .next = next};
    return (int)t->node_count++;
}

static int child_of(struct trie *t, int node, uint8_t symbol)
{
    int before = 0, at = t->nodes[node].child;
    while (at && t->nodes[at].symbol < symbol)
        before = at, at = t->nodes[at].next;
    if (at && t->nodes[at].symbol == symbol)
        return at;
    int made = new_node(t, symbol, at);
    if (before)
        t->nodes[before].next = made;
    else
        t->nodes[node].child = made;
    return made;
}

/* Adds an entry. A spelt-out word replaces an earlier entry for the same letters. Of two patterns
 * the higher levels count, as they would in a word. */
static void insert(struct trie *t, struct entry *e)
{
    int node = 0;
    for (int i = 0; i < e->n; i++)
        node = child_of(t, node, (uint8_t)e->symbols[i]);
    const struct entry *old = t->nodes[node].entry;
    if (old && !e->spelt)
        for (int i = 0; i <= e->n; i++)
            if (e->levels[i] < old->levels[i])
                e->levels[i] = old->levels[i];
    t->nodes[node].entry = e;
}

/* Writes the levels of an entry in the form of hyphen_table.h, without those at the edges of a
 * word, where no word is divided. Returns their place in t->levels; 0: there are none. */
static uint16_t op_of(struct trie *t, const struct entry *e)
{
    uint8_t bytes[2 * HYPHEN_LONGEST + 2];
    int n = 0, place = e->n;
    int from = e->symbols[0] == HYPHEN_EDGE ? 2 : 0;
    int to = e->symbols[e->n - 1] == HYPHEN_EDGE ? e->n - 2 : e->n;
    for (int i = to; i >= from; i--) {
        if (!e->levels[i])
            continue;
        for (; place - i > MAX_STEP; place -= MAX_STEP)
            bytes[++n] = MAX_STEP << 4;
        bytes[++n] = (uint8_t)((place - i) << 4 | e->levels[i]);
        place = i;
    }
    if (!n)
        return 0;
    bytes[0] = (uint8_t)n;
    for (size_t i = 0; i < t->op_count; i++)
        if (t->levels[t->ops[i]] == n && !memcmp(t->levels + t->ops[i] + 1, bytes + 1, (size_t)n))
            return t->ops[i];
    if (t->level_count > MAX_OPS)
        fail((struct place){0}, "too many different patterns");
    t->ops = room(t->ops, t->op_count, sizeof *t->ops);
    t->ops[t->op_count++] = (uint16_t)t->level_count;
    for (int i = 0; i <= n; i++) {
        t->levels = room(t->levels, t->level_count, 1);
        t->levels[t->level_count++] = bytes[i];
    }
    return t->ops[t->op_count - 1];
}

static bool same_arcs(const struct family *f, const struct arc *arcs, int n)
{
    if (f->n != n)
        return false;
    for (int i = 0; i < n; i++)
        if (f->arcs[i].symbol != arcs[i].symbol || f->arcs[i].op != arcs[i].op ||
            f->arcs[i].family != arcs[i].family)
            return false;
    return true;
}

/* The family of all arcs from a node. Recurses as deep as the longest pattern. */
static int family_of(struct trie *t, int node)
{
    struct arc arcs[MAX_SYMBOLS];
    int n = 0;
    unsigned hash = 0;
    for (int c = t->nodes[node].child; c; c = t->nodes[c].next) {
        const struct entry *e = t->nodes[c].entry;
        arcs[n].symbol = t->nodes[c].symbol;
        arcs[n].op = e ? op_of(t, e) : 0;
        arcs[n].family = family_of(t, c);
        hash = (hash * 31 + arcs[n].symbol) * 65599 + arcs[n].op + 7919u * (unsigned)arcs[n].family;
        n++;
    }
    if (!n)
        return 0;
    int *list = &t->hashes[hash % HASH_SIZE];
    for (int f = *list; f; f = t->families[f].same_hash)
        if (same_arcs(&t->families[f], arcs, n))
            return f;
    t->families = room(t->families, t->family_count, sizeof *t->families);
    struct family *made = &t->families[t->family_count];
    *made = (struct family){.n = n, .same_hash = *list};
    made->arcs = malloc((size_t)n * sizeof *arcs);
    if (!made->arcs)
        fail((struct place){0}, "out of memory");
    memcpy(made->arcs, arcs, (size_t)n * sizeof *arcs);
    *list = (int)t->family_count++;
    return *list;
}

static void more_cells(struct trie *t, size_t needed)
{
    if (needed <= t->cell_cap)
        return;
    size_t old = t->cell_cap;
    t->cell_cap = needed * 2;
    t->cells = realloc(t->cells, t->cell_cap * sizeof *t->cells);
    t->cell_ops = realloc(t->cell_ops, t->cell_cap * sizeof *t->cell_ops);
    t->base_used = realloc(t->base_used, t->cell_cap * sizeof *t->base_used);
    if (!t->cells || !t->cell_ops || !t->base_used)
        fail((struct place){0}, "out of memory");
    memset(t->cells + old, 0, (t->cell_cap - old) * sizeof *t->cells);
    memset(t->cell_ops + old, 0, (t->cell_cap - old) * sizeof *t->cell_ops);
    memset(t->base_used + old, 0, (t->cell_cap - old) * sizeof *t->base_used);
}

/* Places a family at the first base, from `base` on, where all its arcs fall on free cells. No two
 * families share a base: else an arc of one could be taken for an arc of the other. */
static size_t place_family(struct trie *t, struct family *f, size_t base)
{
    for (;; base++) {
        more_cells(t, base + MAX_SYMBOLS + 1);
        bool fits = !t->base_used[base];
        for (int i = 0; fits && i < f->n; i++)
            fits = !t->cells[base + f->arcs[i].symbol];
        if (fits)
            break;
    }
    if (base > MAX_BASE)
        fail((struct place){0}, "too many patterns");
    f->base = (uint32_t)base;
    t->base_used[base] = true;
    for (int i = 0; i < f->n; i++) {
        t->cells[base + f->arcs[i].symbol] = f->arcs[i].symbol;
        t->cell_ops[base + f->arcs[i].symbol] = f->arcs[i].op;
    }
    /* So that a lookup of any symbol from this base stays inside the array. */
    if (t->cell_count < base + MAX_SYMBOLS + 1)
        t->cell_count = base + MAX_SYMBOLS + 1;
    return base;
}

/* Places all families. The large ones come first: they need the most room. */
static void pack(struct trie *t)
{
    for (int size = MAX_SYMBOLS; size > 0; size--) {
        /* By first symbol: the base of the last family of this size. The next search starts there:
         * places without room for that family seldom have room for the next; with size 1, never. */
        size_t last[MAX_SYMBOLS + 1];
        for (int i = 0; i <= MAX_SYMBOLS; i++)
            last[i] = 1;
        for (size_t k = 1; k < t->family_count; k++) {
            struct family *f = &t->families[k];
            if (f->n == size)
                last[f->arcs[0].symbol] = place_family(t, f, last[f->arcs[0].symbol]);
        }
    }
    for (size_t k = 1; k < t->family_count; k++)
        for (int i = 0; i < t->families[k].n; i++) {
            struct arc a = t->families[k].arcs[i];
            if (a.family)
                t->cells[t->families[k].base + a.symbol] |= t->families[a.family].base << 8;
        }
}

struct trie *trie_new(struct entry *entries, size_t n)
{
    struct trie *t = calloc(1, sizeof *t);
    if (!t)
        fail((struct place){0}, "out of memory");
    new_node(t, 0, 0);
    t->families = room(t->families, 0, sizeof *t->families);
    t->family_count = 1;
    t->levels = room(t->levels, 0, 1);
    t->levels[t->level_count++] = 0;
    for (size_t i = 0; i < n; i++)
        insert(t, &entries[i]);
    int root = family_of(t, 0);
    pack(t);
    t->root = t->families[root].base;
    return t;
}

struct trie_arrays trie_arrays(const struct trie *t)
{
    return (struct trie_arrays){t->cells,  t->cell_ops,    t->cell_count,
                                t->levels, t->level_count, t->root};
}

void trie_free(struct trie *t)
{
    for (size_t k = 1; k < t->family_count; k++)
        free(t->families[k].arcs);
    free(t->families);
    free(t->nodes);
    free(t->levels);
    free(t->ops);
    free(t->cells);
    free(t->cell_ops);
    free(t->base_used);
    free(t);
}
