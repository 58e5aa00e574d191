/* hyphen_trie.c: patterns -> trie -> families of arcs, equal ones only once -> one array. */
#include "text/hyphen_read.h"

#include <stdlib.h>

enum {
    MAX_STEP = 15,   /* the distance of a level is written in 4 bits */
    MAX_OPS = 65535, /* `ops` is 16 bits wide */
    MAX_SYMBOLS = 255,
    MAX_VALUE = 0xFFFF, /* a cell has 16 bits for its value */
    MAX_SHIFT = 4,      /* of bases: more than all patterns of hyph-utf8 need */
    HASH_SIZE = 1 << 14, /* English has several times fewer families */
    OP_HASH_SIZE = 1 << 10,
};

struct trie_node {
    uint32_t child, next; /* first child; next sibling, sorted by symbol; 0: none */
    uint8_t symbol;
    uint32_t entry; /* 1 + the entry that ends here; 0: none */
};

struct arc {
    uint8_t symbol;
    uint16_t op;
    uint32_t family; /* of the next node; 0: there is none */
};

/* All arcs that leave a node. */
struct family {
    struct arc *arcs;
    int n;
    uint32_t same_hash; /* the next family with the same hash */
    uint32_t base;
};

/* Where levels are written that several patterns have. */
struct op {
    uint32_t at, same_hash;
};

struct trie {
    struct arena *a;
    struct hyphen_fault *fault;
    bool failed;
    const struct hyphen_source *source;
    VEC(struct trie_node) nodes;
    VEC(struct family) families; /* from 1 */
    VEC(struct op) ops;          /* from 1 */
    VEC(uint8_t) levels;
    VEC(struct arc) both; /* those that end a pattern and have a next node, sorted, each pair once */
    uint32_t hashes[HASH_SIZE], op_hashes[OP_HASH_SIZE];
    uint8_t *cells;      /* symbol of the arc; 0: free */
    uint32_t *free_from; /* from a used cell to one behind it; 0: the cell is free */
    bool *base_used;
    size_t cell_count, cell_cap;
    int shift; /* bases are multiples of 1 << shift */
    bool full; /* a base was too high for a cell's value */
};

static void trie_fail(struct trie *t, const char *what)
{
    if (!t->failed)
        hyphen_fail(t->fault, 0, "%s", what);
    t->failed = true;
}

/* ---- nodes */

static uint32_t new_node(struct trie *t, uint8_t symbol, uint32_t next)
{
    *vec_push(t->a, &t->nodes) = (struct trie_node){.symbol = symbol, .next = next};
    return (uint32_t)t->nodes.n - 1;
}

static uint32_t child_of(struct trie *t, uint32_t node, uint8_t symbol)
{
    uint32_t before = 0, at = t->nodes.at[node].child;
    while (at && t->nodes.at[at].symbol < symbol)
        before = at, at = t->nodes.at[at].next;
    if (at && t->nodes.at[at].symbol == symbol)
        return at;
    uint32_t made = new_node(t, symbol, at);
    if (before)
        t->nodes.at[before].next = made;
    else
        t->nodes.at[node].child = made;
    return made;
}

static void insert(struct trie *t, uint32_t number)
{
    const struct hyphen_entry *e = &t->source->entries.at[number];
    uint32_t node = 0;
    for (int i = 0; i < e->n; i++)
        node = child_of(t, node, (uint8_t)e->symbols[i]);
    uint32_t *here = &t->nodes.at[node].entry;
    if (*here && !e->spelt) {
        const struct hyphen_entry *old = &t->source->entries.at[*here - 1];
        for (int i = 0; i <= e->n; i++)
            if (e->levels[i] < old->levels[i])
                e->levels[i] = old->levels[i];
    }
    *here = number + 1;
}

/* ---- families */

/* The place of these bytes in t->levels, behind their number. */
static uint16_t op_place(struct trie *t, const uint8_t *bytes, size_t n)
{
    uint32_t hash = 0;
    for (size_t i = 0; i < n; i++)
        hash = hash * 31 + bytes[i];
    uint32_t *list = &t->op_hashes[hash % OP_HASH_SIZE];
    for (uint32_t k = *list; k; k = t->ops.at[k].same_hash)
        if (!memcmp(t->levels.at + t->ops.at[k].at, bytes, n))
            return (uint16_t)t->ops.at[k].at;
    if (t->levels.n > MAX_OPS)
        trie_fail(t, "too many different patterns");
    *vec_push(t->a, &t->ops) = (struct op){(uint32_t)t->levels.n, *list};
    *list = (uint32_t)t->ops.n - 1;
    for (size_t i = 0; i < n; i++)
        *vec_push(t->a, &t->levels) = bytes[i];
    return (uint16_t)t->ops.at[*list].at;
}

/* Writes the levels of an entry in the form of hyphen_table.h, without those at the edges of a
 * word, where no word is divided. Returns their place in t->levels; 0: there are none. */
static uint16_t op_of(struct trie *t, const struct hyphen_entry *e)
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
    return op_place(t, bytes, (size_t)n + 1);
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

/* The family of all arcs from a node; 0: there are none. Recurses as deep as the longest pattern. */
static uint32_t family_of(struct trie *t, uint32_t node)
{
    struct arc arcs[MAX_SYMBOLS];
    int n = 0;
    uint32_t hash = 0;
    for (uint32_t c = t->nodes.at[node].child; c; c = t->nodes.at[c].next) {
        uint32_t entry = t->nodes.at[c].entry;
        arcs[n].symbol = t->nodes.at[c].symbol;
        arcs[n].op = entry ? op_of(t, &t->source->entries.at[entry - 1]) : 0;
        arcs[n].family = family_of(t, c);
        hash = (hash * 31 + arcs[n].symbol) * 65599 + arcs[n].op + 7919u * arcs[n].family;
        n++;
    }
    if (!n)
        return 0;
    uint32_t *list = &t->hashes[hash % HASH_SIZE];
    for (uint32_t f = *list; f; f = t->families.at[f].same_hash)
        if (same_arcs(&t->families.at[f], arcs, n))
            return f;
    *vec_push(t->a, &t->families) = (struct family){
        .n = n, .same_hash = *list, .arcs = arena_copy(t->a, arcs, (size_t)n * sizeof *arcs)};
    *list = (uint32_t)t->families.n - 1;
    return *list;
}

/* ---- cells */

static void *more_of(struct trie *t, void *old, size_t cap, size_t item)
{
    char *grown = arena_grow(t->a, old, t->cell_cap * item, cap * item);
    memset(grown + t->cell_cap * item, 0, (cap - t->cell_cap) * item);
    return grown;
}

static void more_cells(struct trie *t, size_t needed)
{
    if (needed <= t->cell_cap)
        return;
    size_t cap = needed * 2;
    t->cells = more_of(t, t->cells, cap, sizeof *t->cells);
    t->free_from = more_of(t, t->free_from, cap, sizeof *t->free_from);
    t->base_used = more_of(t, t->base_used, cap, sizeof *t->base_used);
    t->cell_cap = cap;
}

/* The first free cell from `at` on. */
static size_t free_cell(struct trie *t, size_t at)
{
    size_t to = at;
    while (t->free_from[to])
        to = t->free_from[to];
    while (t->free_from[at]) {
        size_t next = t->free_from[at];
        t->free_from[at] = (uint32_t)to;
        at = next;
    }
    return to;
}

/* Places a family at the first base, from `base` on, where all its arcs fall on free cells. No two
 * families share a base: else an arc of one could be taken for an arc of the other. */
static size_t place_family(struct trie *t, struct family *f, size_t base)
{
    uint8_t first = f->arcs[0].symbol;
    for (;; base++) {
        more_cells(t, base + MAX_SYMBOLS + 2);
        base = free_cell(t, base + first) - first;
        more_cells(t, base + MAX_SYMBOLS + 2);
        bool fits = !t->base_used[base] && !(base & (((size_t)1 << t->shift) - 1));
        for (int i = 1; fits && i < f->n; i++)
            fits = !t->cells[base + f->arcs[i].symbol];
        if (fits)
            break;
    }
    t->full |= t->levels.n + t->both.n + (base >> t->shift) > MAX_VALUE;
    f->base = (uint32_t)base;
    t->base_used[base] = true;
    for (int i = 0; i < f->n; i++) {
        size_t at = base + f->arcs[i].symbol;
        t->cells[at] = f->arcs[i].symbol;
        t->free_from[at] = (uint32_t)at + 1;
    }
    /* So that a lookup of any symbol from this base stays inside the array. */
    if (t->cell_count < base + MAX_SYMBOLS + 1)
        t->cell_count = base + MAX_SYMBOLS + 1;
    return base;
}

/* Places all families. The large ones come first: they need the most room. */
static void place_all(struct trie *t)
{
    for (int size = MAX_SYMBOLS; size > 0 && !t->full; size--) {
        /* By first symbol: the base of the last family of this size. The next search starts there:
         * places without room for that family seldom have room for the next; with size 1, never. */
        size_t last[MAX_SYMBOLS + 1];
        for (int i = 0; i <= MAX_SYMBOLS; i++)
            last[i] = 1;
        for (size_t k = 1; k < t->families.n && !t->full; k++) {
            struct family *f = &t->families.at[k];
            if (f->n == size)
                last[f->arcs[0].symbol] = place_family(t, f, last[f->arcs[0].symbol]);
        }
    }
}

/* Finds places for all families, at bases that are as near to each other as the cells' values allow. */
static void pack(struct trie *t)
{
    place_all(t);
    while (t->full && t->shift < MAX_SHIFT) {
        memset(t->cells, 0, t->cell_cap * sizeof *t->cells);
        memset(t->free_from, 0, t->cell_cap * sizeof *t->free_from);
        memset(t->base_used, 0, t->cell_cap * sizeof *t->base_used);
        t->cell_count = 0;
        t->full = false;
        t->shift++;
        place_all(t);
    }
    if (t->full)
        trie_fail(t, "too many patterns");
}

static int by_pair(const void *x, const void *y)
{
    const struct arc *a = x, *b = y;
    return a->family != b->family ? (a->family > b->family) - (a->family < b->family) : a->op - b->op;
}

static void collect_both(struct trie *t)
{
    for (size_t k = 1; k < t->families.n; k++)
        for (int i = 0; i < t->families.at[k].n; i++) {
            struct arc a = t->families.at[k].arcs[i];
            if (a.op && a.family)
                *vec_push(t->a, &t->both) = a;
        }
    size_t n = 0;
    if (t->both.n)
        qsort(t->both.at, t->both.n, sizeof *t->both.at, by_pair);
    for (size_t i = 0; i < t->both.n; i++)
        if (!n || by_pair(&t->both.at[n - 1], &t->both.at[i]))
            t->both.at[n++] = t->both.at[i];
    t->both.n = n;
}

/* The value of an arc's cell, as hyphen_table.h has it. */
static size_t value_of(const struct trie *t, const struct arc *arc)
{
    if (!arc->family)
        return arc->op;
    if (!arc->op)
        return t->levels.n + t->both.n + (t->families.at[arc->family].base >> t->shift);
    const struct arc *both = bsearch(arc, t->both.at, t->both.n, sizeof *arc, by_pair);
    return t->levels.n + (size_t)(both - t->both.at);
}

/* Writes the cells in the form of hyphen_table.h. */
static void write_cells(const struct trie *t, struct arena *to, struct hyphen_patterns *p)
{
    uint8_t *symbols = arena_array_of(to, uint8_t, t->cell_count);
    uint16_t *values = arena_array_of(to, uint16_t, t->cell_count);
    struct hyphen_both *both = arena_array_of(to, struct hyphen_both, t->both.n + 1);
    for (size_t k = 1; k < t->families.n; k++) {
        const struct family *f = &t->families.at[k];
        for (int i = 0; i < f->n; i++) {
            size_t at = f->base + f->arcs[i].symbol;
            symbols[at] = f->arcs[i].symbol;
            values[at] = (uint16_t)value_of(t, &f->arcs[i]);
        }
    }
    for (size_t i = 0; i < t->both.n; i++)
        both[i] = (struct hyphen_both){t->families.at[t->both.at[i].family].base, t->both.at[i].op};
    p->symbols = symbols;
    p->values = values;
    p->both = both;
    p->cell_count = t->cell_count;
    p->both_count = t->both.n;
    p->shift = (uint8_t)t->shift;
}

/* ---- code points -> symbols */

static int by_code(const void *x, const void *y)
{
    uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;
    return (a > b) - (a < b);
}

static size_t letter_place(const uint32_t *letters, size_t n, uint32_t code)
{
    size_t from = 0, to = n;
    while (from < to) {
        size_t mid = (from + to) / 2;
        if (letters[mid] < code)
            from = mid + 1;
        else
            to = mid;
    }
    return from;
}

/* The letters of all entries, sorted, each once. */
static size_t letters_of(struct arena *a, const struct hyphen_source *s, uint32_t **to)
{
    VEC(uint32_t) found = {0};
    unsigned char seen[0x10000 / 8] = {0};
    for (size_t k = 0; k < s->entries.n; k++)
        for (int i = 0; i < s->entries.at[k].n; i++) {
            uint32_t c = s->entries.at[k].symbols[i];
            if (c == '.' || (c < 0x10000 && seen[c / 8] >> c % 8 & 1))
                continue;
            if (c < 0x10000)
                seen[c / 8] |= (unsigned char)(1 << c % 8);
            *vec_push(a, &found) = c;
        }
    if (found.n)
        qsort(found.at, found.n, sizeof *found.at, by_code);
    size_t n = 0;
    for (size_t i = 0; i < found.n; i++)
        if (!i || found.at[i] != found.at[i - 1])
            found.at[n++] = found.at[i];
    *to = found.at;
    return n;
}

/* Letter i gets the symbol i + 2. */
static bool number_letters(struct arena *a, struct hyphen_source *s, struct hyphen_patterns *p,
                           struct hyphen_fault *fault)
{
    uint32_t *letters;
    size_t n = letters_of(a, s, &letters);
    if (n > MAX_SYMBOLS - HYPHEN_EDGE)
        return hyphen_fail(fault, 0, "more than %d letters", MAX_SYMBOLS - HYPHEN_EDGE);
    for (size_t k = 0; k < s->entries.n; k++)
        for (int i = 0; i < s->entries.at[k].n; i++) {
            uint32_t *c = &s->entries.at[k].symbols[i];
            *c = *c == '.' ? HYPHEN_EDGE : (uint32_t)letter_place(letters, n, *c) + HYPHEN_EDGE + 1;
        }
    struct hyphen_letter *beyond = arena_array_of(a, struct hyphen_letter, n + 1);
    p->letters = beyond;
    for (size_t i = 0; i < n; i++) {
        uint8_t symbol = (uint8_t)(i + HYPHEN_EDGE + 1);
        if (letters[i] < 128)
            p->ascii[letters[i]] = symbol;
        else
            beyond[p->letter_count++] = (struct hyphen_letter){letters[i], symbol};
    }
    return true;
}

/* ---- the whole */

static bool build(struct trie *t, struct arena *to, struct hyphen_patterns *p)
{
    new_node(t, 0, 0);
    vec_push(t->a, &t->families);
    vec_push(t->a, &t->ops);
    vec_push(t->a, &t->levels);
    for (size_t i = 0; i < t->source->entries.n; i++)
        insert(t, (uint32_t)i);
    uint32_t root = family_of(t, 0);
    collect_both(t);
    pack(t);
    if (!t->failed)
        write_cells(t, to, p);
    p->levels = arena_copy(to, t->levels.at, t->levels.n);
    p->level_count = t->levels.n;
    p->root = t->families.at[root].base;
    return !t->failed;
}

struct hyphen_patterns *hyphen_make(struct arena *a, struct arena *scratch,
                                    struct hyphen_source *source, struct hyphen_fault *fault)
{
    struct hyphen_patterns *p = arena_new_of(a, struct hyphen_patterns);
    int *typesetting = source->minima[1], *generation = source->minima[0];
    p->left = (uint8_t)(typesetting[0] ? typesetting[0] : generation[0]);
    p->right = (uint8_t)(typesetting[1] ? typesetting[1] : generation[1]);
    if (!p->left || !p->right)
        hyphen_fail(fault, 0, "no 'hyphenmins:' with 'left:' and 'right:' at the head");
    else if (number_letters(a, source, p, fault)) {
        struct trie *t = arena_new_of(scratch, struct trie);
        t->a = scratch;
        t->fault = fault;
        t->source = source;
        return build(t, a, p) ? p : NULL;
    }
    return NULL;
}
