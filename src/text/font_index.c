/* font_index.c: reads fonts/index.yaml, the list of bundled fonts, and fonts/fallback.yaml, which of them
 * set what another lacks. Both only as far as a run asks for it. */
#include "text/font_internal.h"

#include "load/prepared.h"

struct candidate_keys {
    struct markup file, unkerned;
    int weight, italic, size;
};

static const struct bind_key candidate_keys[] = {
    FONT_KEY("file", BIND_WORD, candidate_keys, file, "The file, from this folder."),
    FONT_KEY("weight", BIND_INT, candidate_keys, weight, "100 to 900."),
    FONT_KEY("italic", BIND_BOOL, candidate_keys, italic, "Italic or oblique."),
    FONT_KEY("size", BIND_INT, candidate_keys, size, "The size in points it was drawn for."),
    FONT_KEY("unkerned", BIND_WORD, candidate_keys, unkerned, "Two letters that it parts by mistake."),
};
static const struct bind_table candidate_table =
    BIND_TABLE(candidate_keys, "a face of a family");

static bool is_listed(const struct node *names, struct str name)
{
    for (size_t i = 0; names && i < names->items.n; i++)
        if (str_eq(names->items.at[i]->text, name))
            return true;
    return false;
}

static struct family *family_read(struct fonts *f, const struct pair *p)
{
    struct family *family = arena_new_of(f->kept, struct family);
    struct binder b = {.a = f->kept, .d = f->d};
    family->name = p->key;
    for (size_t i = 0; i < p->value->items.n; i++) {
        struct candidate_keys k = {.weight = 400};
        bind_map(&b, p->value->items.at[i], &candidate_table, &k);
        *vec_push(f->kept, &family->faces) =
            (struct candidate){.file = k.file.text, .weight = k.weight, .weight_to = k.weight,
                               .italic = k.italic, .size = k.size, .unkerned = k.unkerned.text};
    }
    *vec_push(f->kept, &f->bundled) = family;
    return family;
}

/* A file of the index as a tree; NULL after an error (reported). */
static const struct node *tree_of(struct fonts *f, const char *name)
{
    struct source *s = arena_new_of(f->kept, struct source);
    struct answer file = files_read(f->files, CVTEX_DATA, (struct str){0}, str_of(name));
    file_keep(f->kept, &file);
    *s = (struct source){.name = file.shown, .text = file.bytes};
    if (!file.fault)
        return prepared_parse(f->kept, f->d, s);
    diag_report(f->d, DIAG_CODE_CANNOT_READ, (struct pos){s, 0, 0}, file.fault);
    return NULL;
}

bool fonts_index_read(struct fonts *f)
{
    const struct node *index = tree_of(f, "fonts/index.yaml");
    f->icons = node_find(index, STR("icons"));
    f->named = node_find(index, STR("families"));
    if (index && !f->named)
        diag_report(f->d, DIAG_CODE_MISSING_KEY, index->pos, "the index of fonts", "families");
    return f->named != NULL;
}

/* A list of fallback.yaml, which is read when it is first asked for something. */
static const struct node *list(struct fonts *f, const char *key)
{
    static const char name[] = "fonts/fallback.yaml";
    if (!f->lent && !f->lent_asked)
        f->lent = tree_of(f, name);
    else if (!f->lent_asked)
        files_note(f->files, CVTEX_DATA, (struct str){0}, STR(name), CVTEX_FOUND);
    f->lent_asked = true;
    return node_find(f->lent, str_of(key));
}

struct family *fonts_index_family(struct fonts *f, struct str name)
{
    for (size_t i = 0; i < f->bundled.n; i++)
        if (str_eq_nocase(f->bundled.at[i]->name, name))
            return f->bundled.at[i];
    for (size_t i = 0; f->named && i < f->named->pairs.n; i++)
        if (str_eq_nocase(f->named->pairs.at[i].key, name))
            return family_read(f, &f->named->pairs.at[i]);
    return NULL;
}

static struct str name_at(const struct node *names, size_t i)
{
    return names && i < names->items.n ? names->items.at[i]->text : (struct str){0};
}

enum font_look fonts_index_look(struct fonts *f, struct str name)
{
    if (!fonts_index_family(f, name))
        return FONT_ANY;
    return is_listed(list(f, "sans"), name)   ? FONT_SANS
           : is_listed(list(f, "mono"), name) ? FONT_MONO
                                              : FONT_SERIF;
}

bool fonts_index_small_caps(struct fonts *f, struct str name)
{
    return is_listed(list(f, "small_caps"), name);
}

struct str fonts_index_companion(struct fonts *f, struct str name, size_t i)
{
    return name_at(node_find(list(f, "companions"), name), i);
}

struct str fonts_index_fallback(struct fonts *f, size_t i)
{
    return name_at(list(f, "fallback"), i);
}

struct str fonts_index_formula(struct fonts *f)
{
    const struct node *name = list(f, "formula");
    return name ? name->text : (struct str){0};
}

struct str fonts_index_system(struct fonts *f, const char *key, enum font_look look, size_t i)
{
    const struct node *looks = node_find(list(f, "system"), str_of(key));
    return name_at(node_find(looks, look == FONT_SERIF ? STR("serif") : STR("sans")), i);
}
