/* prepared.c: makes nodes from the tables of prepared_compile. */
#include "load/prepared.h"

#include "load/alias.h"
#include "load/prepared_table.h"

/* The file with these bytes, or NULL. */
static const struct prepared_file *file_of(struct str text)
{
    for (size_t i = 0; i < prepared_file_count; i++) {
        const struct prepared_file *f = &prepared_files[i];
        if (f->text_n == text.n && memcmp(prepared_text + f->text, text.p, text.n) == 0)
            return f;
    }
    return NULL;
}

bool prepared_knows(struct str text)
{
    return file_of(text) != NULL;
}

struct taker {
    struct arena *a;
    const struct source *source;
    const struct prepared_node *from; /* the next one to read */
    struct node *to;                  /* the next one to fill */
};

/* Makes a node and all nodes below it. The depth is limited, because yaml_parse limits it. */
static struct node *take(struct taker *t)
{
    const struct prepared_node *from = t->from++;
    struct node *n = t->to++;
    n->kind = (enum node_kind)from->kind;
    n->quoted = from->quoted;
    n->pos = (struct pos){t->source, from->line, from->col};
    n->weight = from->weight;
    if (n->kind < NODE_LIST) {
        n->text = (struct str){prepared_text + from->text, from->text_n};
    } else if (n->kind == NODE_LIST && from->count) {
        vec_room(t->a, &n->items, from->count);
        for (; n->items.n < from->count; n->items.n++)
            n->items.at[n->items.n] = take(t);
    } else if (from->count) {
        vec_room(t->a, &n->pairs, from->count);
        for (; n->pairs.n < from->count; n->pairs.n++) {
            struct pair *p = &n->pairs.at[n->pairs.n];
            p->key = (struct str){prepared_text + t->from->key, t->from->key_n};
            p->pos = (struct pos){t->source, t->from->key_line, t->from->key_col};
            p->value = take(t);
        }
    }
    return n;
}

struct node *prepared_parse(struct arena *a, struct diag *d, const struct source *source)
{
    const struct prepared_file *f = file_of(source->text);
    if (!f)
        return yaml_parse(a, d, source);
    struct taker t = {a, source, prepared_nodes + f->node,
                      arena_array_of(a, struct node, f->node_n)};
    return take(&t);
}

struct str prepared_locale(struct arena *a, struct str name, struct str *tag)
{
    struct str folded = alias_fold(a, name);
    size_t from = 0, to = prepared_name_count;
    while (from < to) {
        size_t mid = (from + to) / 2;
        const struct prepared_name *n = &prepared_names[mid];
        struct str at = str_of(prepared_name_text + n->folded);
        int order = memcmp(at.p, folded.p, at.n < folded.n ? at.n : folded.n);
        order = order ? order : (at.n > folded.n) - (at.n < folded.n);
        if (order == 0) {
            *tag = str_of(prepared_name_text + n->tag);
            return str_of(prepared_name_text + n->file);
        }
        if (order < 0)
            from = mid + 1;
        else
            to = mid;
    }
    *tag = (struct str){0};
    return (struct str){0};
}

const char **prepared_locale_names(struct arena *a, size_t *n)
{
    const char **names = arena_array_of(a, const char *, prepared_name_count + 1);
    for (*n = 0; *n < prepared_name_count; (*n)++)
        names[*n] = prepared_name_text + prepared_names[*n].shown;
    return names;
}
