/* yaml.c: makes nodes from the events of libyaml. */
#include <yaml.h>

#include "load/node.h"

/* Deeper than any CV. The limit keeps recursion in later stages from overflowing the stack. */
#define DEPTH_MAX 64
/* The largest number of nodes, aliases expanded: ten times a list of 30,000 papers. */
#define WEIGHT_MAX 4000000

struct anchor {
    struct str name;
    struct node *node;
};

struct reader {
    struct arena *a;
    struct diag *d;
    const struct source *source;
    yaml_parser_t parser;
    yaml_event_t event;
    VEC(struct anchor) anchors;
    bool failed;
};

static struct pos pos_of(const struct reader *r, yaml_mark_t mark)
{
    return (struct pos){r->source, (uint32_t)mark.line + 1, (uint32_t)mark.column + 1};
}

static struct pos pos_of_offset(const struct source *s, size_t offset)
{
    struct pos p = {s, 1, 1};
    for (size_t i = 0; i < offset && i < s->text.n; i++) {
        if (s->text.p[i] == '\n')
            p.line++, p.col = 1;
        else if ((s->text.p[i] & 0xC0) != 0x80)
            p.col++;
    }
    return p;
}

/* The most likely cause of an error of libyaml, in words; "" if it is not clear. */
static const char *hint(const char *problem)
{
    static const struct {
        const char *problem, *hint;
    } hints[] = {
        {"mapping values are not allowed", ": a text with ': ' in it needs quotes"},
        {"cannot start any token", ": a text that starts with this sign needs quotes, and lines "
                                   "are indented with spaces, not tabs"},
        {"did not find expected alphabetic or numeric", ": a text that starts with '*' or '&' "
                                                        "needs quotes"},
        {"did not find expected key", ": is the line above indented like this one, and are its "
                                      "quotes and brackets closed?"},
        {"unexpected end of stream", ": it is not closed"},
    };
    for (size_t i = 0; i < sizeof hints / sizeof *hints; i++)
        if (strstr(problem, hints[i].problem))
            return hints[i].hint;
    return "";
}

static void fail(struct reader *r)
{
    const yaml_parser_t *p = &r->parser;
    const char *problem = p->problem ? p->problem : "unknown error";
    struct pos pos = pos_of(r, p->problem_mark);
    if (p->error == YAML_READER_ERROR)
        pos = pos_of_offset(r->source, p->problem_offset);
    else if (p->context && strstr(problem, "end of stream")) /* better show where it started */
        pos = pos_of(r, p->context_mark);
    if (p->error == YAML_MEMORY_ERROR)
        arena_fail(r->a);
    diag_report(r->d, DIAG_CODE_BAD_YAML, pos, problem, hint(problem));
    r->failed = true;
}

static bool next(struct reader *r)
{
    yaml_event_delete(&r->event);
    if (!r->failed && !yaml_parser_parse(&r->parser, &r->event))
        fail(r);
    return !r->failed;
}

static struct str str_of_yaml(struct reader *r, const yaml_char_t *p, size_t n)
{
    return str_copy(r->a, (struct str){(const char *)p, n});
}

static void anchor_add(struct reader *r, const yaml_char_t *name, struct node *n)
{
    if (name)
        *vec_push(r->a, &r->anchors) =
            (struct anchor){str_copy(r->a, str_of((const char *)name)), n};
}

static bool is_null(struct str s)
{
    return s.n == 0 || str_eq(s, STR("~")) || str_eq(s, STR("null")) || str_eq(s, STR("Null")) ||
           str_eq(s, STR("NULL"));
}

static struct node *value(struct reader *r, int depth);

static struct node *scalar(struct reader *r, struct node *n)
{
    const yaml_event_t *e = &r->event;
    n->text = str_of_yaml(r, e->data.scalar.value, e->data.scalar.length);
    n->quoted = e->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    n->kind = !n->quoted && is_null(n->text) ? NODE_NULL : NODE_SCALAR;
    anchor_add(r, e->data.scalar.anchor, n);
    return n;
}

static struct node *list(struct reader *r, struct node *n, int depth)
{
    size_t weight = 1;
    n->kind = NODE_LIST;
    anchor_add(r, r->event.data.sequence_start.anchor, n);
    while (next(r) && r->event.type != YAML_SEQUENCE_END_EVENT) {
        struct node *item = value(r, depth + 1);
        if (!item)
            return NULL;
        weight += item->weight;
        *vec_push(r->a, &n->items) = item;
    }
    n->weight = weight;
    return r->failed ? NULL : n;
}

/* The keys of one map in a hash table, so that even a map of 100,000 keys is read in linear
 * time. */
struct key_set {
    size_t *slots; /* index of the pair + 1 */
    size_t size;
};

static size_t hash(struct str s)
{
    uint64_t h = 1469598103934665603u; /* FNV-1a */
    for (size_t i = 0; i < s.n; i++)
        h = (h ^ (unsigned char)s.p[i]) * 1099511628211u;
    return (size_t)(h ^ h >> 32);
}

static struct pair *key_find(struct reader *r, struct node *n, struct key_set *set, struct str key)
{
    if (n->pairs.n < 16) {
        for (size_t i = 0; i < n->pairs.n; i++)
            if (str_eq(n->pairs.at[i].key, key))
                return &n->pairs.at[i];
        return NULL;
    }
    if (set->size < 2 * n->pairs.n + 2) {
        set->size = 8 * n->pairs.n;
        set->slots = arena_array_of(r->a, size_t, set->size);
        for (size_t i = 0; i < n->pairs.n; i++) {
            size_t at = hash(n->pairs.at[i].key) % set->size;
            while (set->slots[at])
                at = (at + 1) % set->size;
            set->slots[at] = i + 1;
        }
    }
    size_t at = hash(key) % set->size;
    for (; set->slots[at]; at = (at + 1) % set->size)
        if (str_eq(n->pairs.at[set->slots[at] - 1].key, key))
            return &n->pairs.at[set->slots[at] - 1];
    set->slots[at] = n->pairs.n + 1;
    return NULL;
}

/* Adds the pairs of a merge key ("<<"). Keys that the map has itself win. */
static void merge(struct reader *r, struct node *n, const struct node *from)
{
    for (size_t i = 0; i < from->items.n; i++)
        merge(r, n, from->items.at[i]);
    for (size_t i = 0; i < from->pairs.n; i++)
        if (!node_find(n, from->pairs.at[i].key))
            *vec_push(r->a, &n->pairs) = from->pairs.at[i];
}

static struct node *map(struct reader *r, struct node *n, int depth)
{
    struct key_set set = {0};
    struct node *merged = NULL;
    size_t weight = 1;
    n->kind = NODE_MAP;
    anchor_add(r, r->event.data.mapping_start.anchor, n);
    while (next(r) && r->event.type != YAML_MAPPING_END_EVENT) {
        struct node *key = value(r, depth + 1);
        if (!key || !next(r))
            return NULL;
        struct node *v = value(r, depth + 1);
        if (!v)
            return NULL;
        weight += v->weight;
        struct pair *same;
        if (key->kind != NODE_SCALAR)
            diag_report(r->d, DIAG_CODE_WRONG_TYPE, key->pos, "a key", "a text",
                        node_kind_name(key));
        else if (!key->quoted && str_eq(key->text, STR("<<")) && v->kind >= NODE_LIST)
            merged = v;
        else if ((same = key_find(r, n, &set, key->text)))
            diag_report(r->d, DIAG_CODE_DUPLICATE_KEY, key->pos, STRF(key->text), same->pos.line);
        else
            *vec_push(r->a, &n->pairs) = (struct pair){key->text, key->pos, v};
    }
    if (merged)
        merge(r, n, merged);
    n->weight = weight;
    return r->failed ? NULL : n;
}

static struct node *alias(struct reader *r, struct pos pos)
{
    struct str name = str_of((const char *)r->event.data.alias.anchor);
    const char *problem = "no anchor with this name comes before this alias";
    for (size_t i = r->anchors.n; i-- > 0;)
        if (str_eq(r->anchors.at[i].name, name)) {
            struct node *n = r->anchors.at[i].node;
            if (n->weight)
                return n;
            problem = "this alias is inside the node that it refers to";
            break;
        }
    diag_report(r->d, DIAG_CODE_BAD_YAML, pos, problem, "");
    r->failed = true;
    return NULL;
}

/* Reads the node that starts with the current event; NULL after a failure. */
static struct node *value(struct reader *r, int depth)
{
    struct pos pos = pos_of(r, r->event.start_mark);
    if (depth > DEPTH_MAX) {
        diag_report(r->d, DIAG_CODE_BAD_YAML, pos, "nested too deeply", "");
        r->failed = true;
        return NULL;
    }
    if (r->event.type == YAML_ALIAS_EVENT)
        return alias(r, pos);
    struct node *n = arena_new_of(r->a, struct node);
    n->pos = pos;
    if (r->event.type == YAML_SCALAR_EVENT) {
        n->weight = 1;
        return scalar(r, n);
    }
    n = r->event.type == YAML_SEQUENCE_START_EVENT ? list(r, n, depth) : map(r, n, depth);
    if (n && n->weight > WEIGHT_MAX) {
        diag_report(r->d, DIAG_CODE_OUT_OF_LIMITS, pos, "too large when its aliases are expanded");
        r->failed = true;
        return NULL;
    }
    return n;
}

static struct node *document(struct reader *r)
{
    struct node *root = NULL;
    while (next(r) && r->event.type != YAML_STREAM_END_EVENT) {
        if (r->event.type == YAML_STREAM_START_EVENT || r->event.type == YAML_DOCUMENT_END_EVENT)
            continue;
        if (r->event.type == YAML_DOCUMENT_START_EVENT && !root)
            continue;
        if (root) {
            diag_report(r->d, DIAG_CODE_BAD_YAML, pos_of(r, r->event.start_mark),
                        "a second document starts here", "");
            r->failed = true;
            return NULL;
        }
        root = value(r, 0);
    }
    if (r->failed)
        return NULL;
    if (!root) {
        root = arena_new_of(r->a, struct node);
        root->pos = (struct pos){r->source, 1, 1};
        root->weight = 1;
    }
    return root;
}

static void reader_close(void *reader)
{
    struct reader *r = reader;
    yaml_event_delete(&r->event);
    yaml_parser_delete(&r->parser);
}

struct node *yaml_parse(struct arena *a, struct diag *d, const struct source *source)
{
    struct str text = source->text;
    size_t bad = utf8_invalid(text);
    if (bad < text.n) {
        diag_report(d, DIAG_CODE_BAD_UTF8, pos_of_offset(source, bad), (unsigned char)text.p[bad]);
        return NULL;
    }
    struct reader *r = arena_new_of(a, struct reader);
    *r = (struct reader){.a = a, .d = d, .source = source};
    if (!yaml_parser_initialize(&r->parser))
        arena_fail(a);
    struct held *held = arena_hold(a, reader_close, r);
    yaml_parser_set_encoding(&r->parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&r->parser, (const unsigned char *)text.p, text.n);
    struct node *root = document(r);
    arena_check(a);
    arena_release(a, held);
    return root;
}
