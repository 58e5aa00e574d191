/* prune.c: finds the values at places, and takes them out of their mappings and lists. */
#include "load/prune.h"

bool prune_add(struct prune *p, const char *code, const char *file, uint32_t line, uint32_t col)
{
    bool whole = strcmp(code, "missing-key") == 0 || strcmp(code, "unknown-entry") == 0;
    for (size_t i = 0; i < p->n; i++) {
        struct prune_place *at = &p->places[i];
        if (at->line != line || at->col != col || strcmp(at->file, file) != 0)
            continue;
        at->up += at->whole == whole;
        at->whole |= whole;
        return true;
    }
    if (p->n == PRUNE_MOST)
        return false;
    p->places[p->n++] = (struct prune_place){file, line, col, 0, whole};
    return true;
}

void prune_start(struct prune *p, struct arena *a)
{
    p->a = a;
    p->over.n = p->over.cap = p->beside.n = p->beside.cap = p->names.n = p->names.cap = 0;
}

/* A pair of a mapping or an item of a list. */
struct slot {
    struct node *in;
    size_t i;
    struct pos start;
    const struct node *value;
    size_t around; /* the number of the slot that it stands in, plus 1; 0: the root */
};

struct pruning {
    struct arena *a;
    struct prune *p;
    VEC(struct slot) slots;
};

static void slots_find(struct pruning *g, struct node *n, size_t around)
{
    for (size_t i = 0; i < n->pairs.n + n->items.n; i++) {
        bool pair = n->kind == NODE_MAP;
        struct node *value = pair ? n->pairs.at[i].value : n->items.at[i];
        struct pos start = pair ? n->pairs.at[i].pos : value->pos;
        *vec_push(g->a, &g->slots) = (struct slot){n, i, start, value, around};
        slots_find(g, value, g->slots.n);
    }
}

static bool is_file(struct pos p, const char *file)
{
    return p.source && !p.source->of_job && str_eq(p.source->name, str_of(file));
}

static bool is_before(struct pos x, uint32_t line, uint32_t col)
{
    return x.line < line || (x.line == line && x.col <= col);
}

/* True for the text of an item of a list: what is left of the item would be read as another text. */
static bool is_text(const struct slot *s)
{
    struct str key = s->in->kind == NODE_MAP ? s->in->pairs.at[s->i].key : STR("");
    return str_eq(key, STR("text")) || str_eq(key, STR("lines"));
}

/* The section whose selection the slot is in: without a condition it would show works that nobody chose. The slot
 * itself, if there is none. */
static const struct slot *with_selection(const struct pruning *g, const struct slot *s)
{
    for (const struct slot *at = s; at && at->around; at = &g->slots.at[at->around - 1])
        if (at->in->kind == NODE_MAP && str_eq(at->in->pairs.at[at->i].key, STR("select")))
            return &g->slots.at[at->around - 1];
    return s;
}

/* The slot that a place means; NULL: none. */
static const struct slot *slot_at(const struct pruning *g, const struct prune_place *place)
{
    const struct slot *found = NULL;
    for (size_t i = 0; i < g->slots.n; i++) {
        const struct slot *s = &g->slots.at[i];
        bool here = s->value->pos.line == place->line && s->value->pos.col == place->col;
        if (place->whole && here && s->value->kind == NODE_MAP && is_file(s->value->pos, place->file)) {
            found = s;
            break;
        }
        if (s->start.line && is_file(s->start, place->file) && is_before(s->start, place->line, place->col) &&
            (!found || !is_before(s->start, found->start.line, found->start.col) ||
             (s->start.line == found->start.line && s->start.col == found->start.col)))
            found = s;
    }
    int up = place->up + (found && is_text(found));
    for (; found && up && found->around; up--)
        found = &g->slots.at[found->around - 1];
    return with_selection(g, found);
}

/* Marks what goes: a key without bytes, an item without a node. */
static void leave_out(struct pruning *g, const struct slot *s)
{
    if (s->in->kind == NODE_MAP) {
        if (s->in->pairs.at[s->i].key.p)
            *vec_push(g->a, &g->p->names) = s->in->pairs.at[s->i].key;
        s->in->pairs.at[s->i].key = (struct str){0};
    } else {
        s->in->items.at[s->i] = NULL;
    }
    for (size_t i = 0; i < s->in->pairs.n; i++)
        *vec_push(g->a, &g->p->beside) = s->in->pairs.at[i].pos;
    *vec_push(g->a, &g->p->over) = s->in->pos;
    for (size_t around = s->around; around; around = g->slots.at[around - 1].around) {
        const struct slot *outer = &g->slots.at[around - 1];
        *vec_push(g->a, &g->p->over) = outer->start;
        *vec_push(g->a, &g->p->over) = outer->in->pos;
    }
}

/* Closes the gaps. A node that stands at several places is closed once. */
static void close_gaps(struct node *n)
{
    size_t kept = 0;
    for (size_t i = 0; i < n->pairs.n; i++)
        if (n->pairs.at[i].key.p)
            n->pairs.at[kept++] = n->pairs.at[i];
    n->pairs.n = n->kind == NODE_MAP ? kept : n->pairs.n;
    for (size_t i = kept = 0; i < n->items.n; i++)
        if (n->items.at[i])
            n->items.at[kept++] = n->items.at[i];
    n->items.n = n->kind == NODE_LIST ? kept : n->items.n;
}

void prune_tree(struct prune *p, struct node *tree)
{
    if (!p || !tree)
        return;
    struct pruning g = {.a = p->a, .p = p};
    slots_find(&g, tree, 0);
    for (size_t i = 0; i < p->n; i++) {
        const struct slot *s = slot_at(&g, &p->places[i]);
        if (s)
            leave_out(&g, s);
    }
    for (size_t i = 0; i < g.slots.n; i++)
        if (g.slots.at[i].i == 0) /* once for all slots of a node */
            close_gaps(g.slots.at[i].in);
}

static bool is_same(struct pos x, struct pos y)
{
    return x.source && y.source && x.line == y.line && x.col == y.col && str_eq(x.source->name, y.source->name);
}

bool prune_explains(const struct prune *p, const struct diagnostic *d)
{
    struct str message = d->message, word;
    for (size_t i = 0; i < p->over.n; i++)
        if (is_same(p->over.at[i], d->pos))
            return true;
    /* All unknown keys of a mapping are told at once: this one is unknown since the mapping is another. */
    for (size_t i = 0; i < p->beside.n && d->code == DIAG_CODE_UNKNOWN_KEY; i++)
        if (is_same(p->beside.at[i], d->pos))
            return true;
    size_t quote = str_find(message, '\'');
    word = quote < message.n ? str_sub(message, quote + 1, message.n) : STR("");
    word = str_sub(word, 0, str_find(word, '\''));
    for (size_t i = 0; i < p->names.n && word.n; i++)
        if (str_eq(p->names.at[i], word))
            return true;
    return false;
}
