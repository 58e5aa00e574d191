/* settings.c: lays a document over the settings of its folder. */
#include "model/settings.h"

#include "load/overlay.h"

static const char *const allowed[] = {"format", "style", "locale", "pages", "balance", "hyphenation", "check"};
enum { N_ALLOWED = sizeof allowed / sizeof *allowed };

static bool is_allowed(struct str key)
{
    for (size_t i = 0; i < N_ALLOWED; i++)
        if (str_eq(key, str_of(allowed[i])))
            return true;
    return false;
}

/* The settings without keys that they may not have; NULL after reporting one. */
static struct node *settings_read(struct binder *b, const struct source *source)
{
    bool good = true;
    struct node *tree = yaml_parse(b->a, b->d, source);
    if (!tree || tree->kind == NODE_NULL)
        return tree;
    if (tree->kind != NODE_MAP) {
        bind_wrong(b, tree, "a settings file", "a mapping");
        return NULL;
    }
    for (size_t i = 0; i < tree->pairs.n; i++) {
        const struct pair *p = &tree->pairs.at[i];
        if (is_allowed(p->key))
            continue;
        diag_report(b->d, DIAG_CODE_NO_SETTING, p->pos, STRF(p->key), diag_suggest(b->d, p->key, allowed, N_ALLOWED));
        good = false;
    }
    return good && bind_format(b, tree) ? tree : NULL;
}

struct node *settings_under(struct binder *b, const struct source *settings, struct node *document)
{
    struct node *tree = settings_read(b, settings);
    return !tree ? NULL : tree->kind == NODE_NULL ? document : overlay_tree(b, tree, document);
}
