/* font_index.c: reads fonts/index.yaml, the list of bundled fonts. */
#include "text/font_internal.h"

#include "load/prepared.h"

struct candidate_keys {
    struct markup file;
    int weight, italic, size;
};

static const struct bind_key candidate_keys[] = {
    FONT_KEY("file", BIND_WORD, candidate_keys, file, "The file, from this folder."),
    FONT_KEY("weight", BIND_INT, candidate_keys, weight, "100 to 900."),
    FONT_KEY("italic", BIND_BOOL, candidate_keys, italic, "Italic or oblique."),
    FONT_KEY("size", BIND_INT, candidate_keys, size, "The size in points it was drawn for."),
};
static const struct bind_table candidate_table =
    BIND_TABLE(candidate_keys, "a face of a family");

static void family_read(struct fonts *f, struct binder *b, const struct pair *p)
{
    struct family *family = arena_new_of(f->kept, struct family);
    family->name = p->key;
    for (size_t i = 0; i < p->value->items.n; i++) {
        struct candidate_keys k = {.weight = 400};
        bind_map(b, p->value->items.at[i], &candidate_table, &k);
        *vec_push(f->kept, &family->faces) =
            (struct candidate){.file = k.file.text, .weight = k.weight, .italic = k.italic,
                               .size = k.size};
    }
    *vec_push(f->kept, &f->families) = family;
}

/* The items of a list of names; none if `n` is NULL. */
static struct family *listed(struct fonts *f, const struct node *n, size_t i)
{
    return n && i < n->items.n ? fonts_family(f, n->items.at[i]->text) : NULL;
}

/* How families look, and what stands in for each. */
static void looks_read(struct fonts *f, const struct node *n)
{
    const struct node *sans = node_find(n, STR("sans")), *mono = node_find(n, STR("mono"));
    const struct node *caps = node_find(n, STR("small_caps")), *companions = node_find(n, STR("companions"));
    struct family *family;
    for (size_t i = 0; i < f->families.n; i++)
        f->families.at[i]->look = FONT_SERIF;
    for (size_t i = 0; (family = listed(f, sans, i)); i++)
        family->look = FONT_SANS;
    for (size_t i = 0; (family = listed(f, mono, i)); i++)
        family->look = FONT_MONO;
    for (size_t i = 0; (family = listed(f, caps, i)); i++)
        family->small_caps = true;
    for (size_t i = 0; companions && i < companions->pairs.n; i++) {
        const struct pair *p = &companions->pairs.at[i];
        family = fonts_family(f, p->key);
        for (size_t k = 0; family && k < p->value->items.n; k++)
            *vec_push(f->kept, &family->companions) = p->value->items.at[k]->text;
    }
}

bool fonts_index_read(struct fonts *f)
{
    struct binder b = {.a = f->kept, .d = f->d};
    struct source *s = arena_new_of(f->kept, struct source);
    struct answer file = files_read(f->files, CVTEX_DATA, (struct str){0}, STR("fonts/index.yaml"));
    file_keep(f->kept, &file);
    *s = (struct source){.name = file.shown, .text = file.bytes};
    if (file.fault) {
        diag_report(f->d, DIAG_CODE_CANNOT_READ, (struct pos){s, 0, 0}, file.fault);
        return false;
    }
    const struct node *n = prepared_parse(f->kept, f->d, s);
    if (!n)
        return false;
    const struct node *families = node_find(n, STR("families"));
    const struct node *fallback = node_find(n, STR("fallback"));
    f->icons = node_find(n, STR("icons"));
    if (!families) {
        diag_report(f->d, DIAG_CODE_MISSING_KEY, n->pos, "the index of fonts", "families");
        return false;
    }
    for (size_t i = 0; families && i < families->pairs.n; i++)
        family_read(f, &b, &families->pairs.at[i]);
    for (size_t i = 0; fallback && i < fallback->items.n; i++)
        *vec_push(f->kept, &f->fallback) = fallback->items.at[i]->text;
    f->n_bundled = f->families.n;
    f->system = node_find(n, STR("system"));
    looks_read(f, n);
    return true;
}
