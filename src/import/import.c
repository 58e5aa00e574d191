/* import.c: tells whose file a tree is, and has it read. */
#include "import/import.h"

#include "import/readers.h"
#include "import/write.h"

static const struct tool {
    const char *word, *name; /* for --from; for messages */
    struct node *(*read)(struct import *i, const struct node *tree);
} tools[] = {
    [IMPORT_RENDERCV] = {"rendercv", "RenderCV", import_rendercv},
    [IMPORT_JSON_RESUME] = {"jsonresume", "JSON Resume", import_json_resume},
    [IMPORT_YAML_RESUME] = {"yamlresume", "YAMLResume", import_yaml_resume},
};

static const struct node *section(const struct node *tree, const char *key)
{
    return node_find(tree, str_of(key));
}

/* True if one of the keys, "a, b", is in the mapping. */
static bool has_any(const struct node *map, const char *keys)
{
    for (struct str rest = str_of(keys); rest.n;)
        if (node_find(map, str_next(&rest, ',')))
            return true;
    return false;
}

/* True if a section has an entry of one key that only RenderCV has. */
static bool has_numbers(const struct node *sections)
{
    for (size_t k = 0; sections && k < sections->pairs.n; k++) {
        const struct node *list = sections->pairs.at[k].value;
        const struct node *first = list->items.n ? list->items.at[0] : NULL;
        if (first && first->pairs.n == 1 && has_any(first, "number, reversed_number"))
            return true;
    }
    return false;
}

/* True if a text at the start of the file, or a key, is RenderCV's alone. Its files may have only 'cv'. */
static bool is_rendercv(const struct node *tree)
{
    const struct node *cv = section(tree, "cv"), *locale = section(tree, "locale");
    struct str text = tree->pos.source ? tree->pos.source->text : (struct str){0};
    struct str first = str_sub(text, 0, str_find(text, '\n'));
    return has_any(tree, "design, rendercv_settings, settings, locale_catalog") ||
           has_any(locale, "last_updated, month, year, phrases, month_abbreviations, abbreviations_for_months") ||
           has_any(locale, "to, phone_number_format, date_template, last_updated_date_template") ||
           has_any(cv, "custom_connections, sort_entries") || has_numbers(cv ? section(cv, "sections") : NULL) ||
           (str_starts(first, STR("#")) && str_find_str(first, STR("/rendercv/")) < first.n);
}

/* How many of the keys of a resume's sections have lists. */
static int count_lists(const struct node *map)
{
    static const char *const keys[] = {"work", "volunteer", "education", "awards", "certificates", "publications",
                                       "skills", "languages", "interests", "references", "projects"};
    int n = 0;
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
        const struct node *value = section(map, keys[k]);
        n += value && value->kind == NODE_LIST;
    }
    return n;
}

/* A JSON Resume has `basics`; a reduced one at least two of the lists, and nothing of our own. */
static bool is_json_resume(const struct node *tree)
{
    const struct node *basics = section(tree, "basics"), *schema = section(tree, "$schema");
    bool named = schema && schema->kind == NODE_SCALAR &&
                 str_find_str(schema->text, STR("resume-schema")) < schema->text.n;
    bool own = has_any(tree, "cv, letter, name, sections, style");
    return named || (basics && basics->kind == NODE_MAP && !section(tree, "cv")) || (!own && count_lists(tree) > 1) ||
           (!own && section(tree, "work") && tree->pairs.n == 1);
}

static enum import_tool by_keys(const struct node *tree)
{
    const struct node *content = section(tree, "content");
    if (content && content->kind == NODE_MAP && (has_any(content, "basics, layouts") || count_lists(content)))
        return IMPORT_YAML_RESUME;
    if (is_json_resume(tree))
        return IMPORT_JSON_RESUME;
    if (is_rendercv(tree))
        return IMPORT_RENDERCV;
    return IMPORT_NONE;
}

enum import_tool import_detect(const struct node *tree)
{
    enum import_tool tool = tree && tree->kind == NODE_MAP ? by_keys(tree) : IMPORT_NONE;
    return tools[tool].read ? tool : IMPORT_NONE;
}

enum import_tool import_named(struct str name)
{
    for (int t = IMPORT_NONE + 1; t < (int)(sizeof tools / sizeof *tools); t++)
        if (tools[t].read && str_eq_nocase(name, str_of(tools[t].word)))
            return t;
    return IMPORT_NONE;
}

struct node *import_tree(struct binder *b, const struct node *tree, enum import_tool tool, struct str *written)
{
    struct import i = {.b = b, .a = b->a};
    if (tree->kind != NODE_MAP) {
        bind_wrong(b, tree, "a document", "a mapping");
        return NULL;
    }
    struct node *to = tools[tool].read(&i, tree);
    if (!to)
        return NULL;
    import_left(&i, tree, (struct str){0});
    struct buf names = {.a = b->a};
    for (size_t k = 0; k < i.left.n; k++)
        buf_printf(&names, "%s%.*s", k ? ", " : "; not used: ", STRF(i.left.at[k].path));
    diag_report(b->d, DIAG_CODE_READ_AS, tree->pos, tools[tool].name, str_c(b->a, buf_str(&names)));
    if (written)
        *written = import_write(b->a, to, tools[tool].name, &i.left);
    return to;
}
