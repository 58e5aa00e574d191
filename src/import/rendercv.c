/* rendercv.c: a file of RenderCV: the person, the settings and the files that it names. */
#include "import/rendercv.h"

#include "import/data.h"
#include "import/readers.h"
#include "load/looks.h"
#include "model/network.h"

/* ---- contacts */

static bool has_scheme(struct str s)
{
    return str_starts(s, STR("https://")) || str_starts(s, STR("http://"));
}

/* A network that is not known is a text without a link. */
static struct node *network(struct rendercv *r, const struct node *n)
{
    struct node *to = import_map(r->i, n->pos);
    struct node *name = import_take(r->i, n, "network"), *user = import_take(r->i, n, "username");
    struct node *url = import_take(r->i, n, "url");
    struct network_page page;
    if (!name || (!user && !url))
        return NULL;
    bool known = user && network_page(r->a, str_lower(r->a, name->text), user->text, &page);
    import_put(r->i, to, "network", name);
    import_put(r->i, to, known || url || !user ? "username" : "label", user);
    import_put(r->i, to, "url", url);
    return to;
}

static struct node *networks(struct rendercv *r, const struct node *list)
{
    struct node *to = list ? import_list(r->i, list->pos) : NULL;
    for (size_t k = 0; list && k < list->items.n; k++)
        import_push(r->i, to, network(r, list->items.at[k]));
    return to && to->items.n ? to : NULL;
}

/* An icon of Font Awesome, whose names are ours too, without "fa-". Some have other names now. */
static struct node *icon(struct rendercv *r, struct node *n)
{
    if (!n)
        return NULL;
    struct str name = n->text;
    for (size_t at; (at = str_find_str(name, STR("fa-"))) < name.n;)
        name = str_sub(name, at + 3, name.n); /* "fa-solid fa-house" */
    const struct node *now = node_find(node_find(r->data, STR("icons")), name);
    return import_text(r->i, now ? now->text : name, n->pos);
}

static void put_contact(struct rendercv *r, struct node *to, struct node *text, struct node *url, struct node *icon)
{
    if (!text && !url)
        return;
    struct node *list = import_get(to, "contact"), *one = import_map(r->i, (text ? text : url)->pos);
    if (!list)
        import_put(r->i, to, "contact", list = import_list(r->i, one->pos));
    import_put(r->i, one, "icon", icon);
    import_put(r->i, one, "text", text ? text : url);
    import_put(r->i, one, "url", url);
    import_push(r->i, list, one);
}

static void put_connections(struct rendercv *r, const struct node *list, struct node *to)
{
    for (size_t k = 0; list && k < list->items.n; k++) {
        const struct node *n = list->items.at[k];
        struct node *text = import_take(r->i, n, "placeholder"), *url = import_take(r->i, n, "url");
        struct node *sign = icon(r, import_take(r->i, n, "fontawesome_icon"));
        if (text || url)
            put_contact(r, to, text, url, sign);
    }
}

/* ---- the person */

static void left_file(struct rendercv *r, const struct node *name, const struct answer *file, const char *fault)
{
    diag_report(r->i->b->d, DIAG_CODE_LEFT_FILE, name->pos,
                str_c(r->a, str_printf(r->a, "%.*s: %s", STRF(file->shown), fault)));
}

/* A picture that is only an address is told, since no address is opened; and one that is not there. */
static struct node *photo(struct rendercv *r, struct node *n)
{
    if (!n || has_scheme(n->text)) {
        if (n)
            diag_report(r->i->b->d, DIAG_CODE_PHOTO_ADDRESS, n->pos);
        return NULL;
    }
    struct answer file = files_read(r->i->b->files, CVTEX_PICTURE, file_base(n->pos.source), n->text);
    if (file.fault)
        left_file(r, n, &file, file.fault);
    r->photo = !file.fault;
    return r->photo ? n : NULL;
}

/* True for keys of ours that RenderCV's users write for templates of their own. A date of birth may be none. */
static bool is_personal(const char *key)
{
    static const char *const keys[] = {"birthplace", "nationality", "pronouns", "gender",
                                       "marital_status", "driving_licence", "work_permit", NULL};
    int k = 0;
    while (keys[k] && strcmp(keys[k], key) != 0)
        k++;
    return keys[k];
}

/* The keys of 'cv' in the order of the file, since contacts are printed in it. */
static struct node *person(struct rendercv *r)
{
    static const char *const same[] = {"name", "headline", "location", "summary", "email", "phone", "website", NULL};
    struct node *to = import_map(r->i, r->cv->pos);
    for (size_t k = 0; k < r->cv->pairs.n; k++) {
        const struct pair *p = &r->cv->pairs.at[k];
        const char *key = str_c(r->a, p->key);
        struct node *v = import_absent(p->value) ? NULL : p->value;
        int s = 0;
        while (same[s] && strcmp(key, same[s]) != 0)
            s++;
        if (same[s])
            import_put(r->i, to, key, s < 4 ? rendercv_text(r, v, s == 3) : v);
        else if (strcmp(key, "social_networks") == 0)
            import_put(r->i, to, key, networks(r, v));
        else if (strcmp(key, "custom_connections") == 0)
            put_connections(r, v, to);
        else if (strcmp(key, "photo") == 0)
            import_put(r->i, to, key, photo(r, v));
        else if (v && is_personal(key) && !import_get(to, key))
            import_put(r->i, to, key, v);
        else if (v && v->kind == NODE_SCALAR && strcmp(key, "sort_entries") != 0)
            put_contact(r, to, import_text(r->i, str_printf(r->a, "%.*s: %.*s", STRF(rendercv_title(r, p->key)),
                                                            STRF(v->text)), v->pos), NULL, NULL);
        else if (v && strcmp(key, "sort_entries") != 0)
            continue; /* the sections, or what is not known */
        import_used(r->i, p);
    }
    if (!import_get(to, "name"))
        import_put(r->i, to, "name", import_text(r->i, STR(""), r->cv->pos));
    import_put(r->i, to, "sections", rendercv_sections(r, import_take(r->i, r->cv, "sections")));
    return to;
}

/* ---- settings */

/* The tree of a file, by its place beside `from`; NULL after reporting. Only files with that key are read. */
static struct node *read_file(struct rendercv *r, const struct node *name, const char *key, const char *older)
{
    struct bind_key keys[] = {{.name = key}, {.name = older}};
    struct bind_table table = BIND_TABLE(keys, "a file of RenderCV");
    struct answer read = files_read(r->i->b->files, CVTEX_STYLE_FILE, file_base(name->pos.source), name->text);
    struct source *s = arena_new_of(r->a, struct source);
    if (!read.fault)
        file_keep(r->a, &read);
    s->name = read.shown;
    s->text = str_without_bom(read.bytes);
    s->index = source_index(r->a);
    if (!read.fault && !looks_keyed(s->text, &table, true))
        read.fault = str_c(r->a, str_printf(r->a, "no line starts with '%s:'", key));
    if (read.fault) {
        left_file(r, name, &read, read.fault);
        return NULL;
    }
    bind_own(r->i->b, OWN_STYLE, s->name, read.bytes);
    return yaml_parse(r->a, r->i->b->d, s);
}

/* A part of the file under one of two keys, perhaps in another file that the render command names by them.
 * What this file says goes before. */
static const struct node *part(struct rendercv *r, const struct node *tree, const char *key, const char *older)
{
    const char *keys = str_c(r->a, str_printf(r->a, "%s, %s", key, older));
    const struct node *here = import_take_any(r->i, tree, keys);
    const struct node *command = node_find(here && !r->settings ? here : r->settings, STR("render_command"));
    const struct node *named = import_take_any(r->i, command, keys);
    if (!named || named->kind != NODE_SCALAR)
        return here;
    const struct node *other = read_file(r, named, key, older);
    const struct node *there = import_take_any(r->i, other, keys);
    if (!there || !here)
        return there ? there : here;
    import_used_below(r->i, here);
    return node_overlay(r->a, there, here);
}

/* The date of the last change: that of the settings, or today where the header says it. */
static struct node *updated(struct rendercv *r)
{
    struct node *date = import_take_any(r->i, r->settings, "current_date, date");
    return date && (r->noted || !str_eq(date->text, STR("today"))) ? date
           : r->noted ? import_text(r->i, STR("today"), r->cv->pos) : NULL;
}

/* ---- the file */

struct node *import_rendercv(struct import *i, const struct node *tree)
{
    struct rendercv *r = arena_new_of(i->a, struct rendercv);
    struct node *to = import_map(i, tree->pos);
    *r = (struct rendercv){.i = i, .a = i->a};
    r->data = import_file(i, "rendercv");
    r->cv = import_take(i, tree, "cv");
    r->settings = part(r, tree, "settings", "rendercv_settings");
    r->design = part(r, tree, "design", "design");
    r->locale = part(r, tree, "locale", "locale_catalog");
    rendercv_bold(r, import_take(i, r->settings, "bold_keywords"));
    struct node *cv = r->cv ? person(r) : import_map(i, tree->pos), *style = rendercv_style(r);
    import_put(i, cv, "updated", updated(r));
    import_put(i, to, "cv", cv);
    import_put(i, to, "style", style);
    import_put(i, to, "locale", rendercv_locale(r));
    if (r->settings)
        import_used_below(i, r->settings);
    if (r->locale)
        import_used_below(i, r->locale);
    return to;
}
