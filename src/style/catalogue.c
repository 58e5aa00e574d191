/* catalogue.c: reads the files that come with the program, and lists what is in them. */
#include "style/catalogue.h"

#include "style/reference.h"
#include "style/style.h"

struct str catalogue_styles(struct binder *b)
{
    enum { NAME = 14, WIDTH = 96 }; /* width of the first column and of a line [characters] */
    struct buf out = {.a = b->a};
    style_notices list = {0};
    if (!cascade_list(b, &list))
        return (struct str){0};
    for (size_t i = 0; i < list.n; i++) {
        struct str rest = list.at[i].notice;
        buf_printf(&out, "%-*.*s", NAME, STRF(list.at[i].name));
        for (bool first = true; rest.n; first = false) {
            size_t cut = rest.n < WIDTH - NAME ? rest.n : WIDTH - NAME;
            while (cut < rest.n && cut > 1 && rest.p[cut] != ' ')
                cut--;
            buf_printf(&out, "%*s%.*s\n", first ? 0 : NAME, "", STRF(str_sub(rest, 0, cut)));
            rest = str_trim(str_sub(rest, cut, rest.n));
        }
    }
    return buf_end(&out);
}

struct node *catalogue_tree(struct binder *b, struct str name)
{
    struct source *s = arena_new_of(b->a, struct source);
    struct answer file = files_read(b->files, CVTEX_DATA, (struct str){0}, name);
    *s = (struct source){.name = file.shown, .text = file.bytes};
    if (!file.fault)
        return yaml_parse(b->a, b->d, s);
    diag_report(b->d, DIAG_CODE_CANNOT_READ, (struct pos){s, 0, 0}, file.fault);
    return NULL;
}

struct str catalogue_style_keys(struct binder *b)
{
    struct buf out = {.a = b->a};
    const struct node *fonts = catalogue_tree(b, STR("fonts/index.yaml"));
    const struct node *words = catalogue_tree(b, STR("styles/locales/en.yaml"));
    buf_add(&out, reference_style(b->a, catalogue_tree(b, STR("styles/base.yaml"))));
    reference_names(&out, "families", node_find(fonts, STR("families")));
    reference_names(&out, "icons", node_find(fonts, STR("icons")));
    reference_names(&out, "words", node_find(words, STR("words")));
    reference_names(&out, "words that are titles too", node_find(words, STR("sections")));
    return buf_end(&out);
}

struct str catalogue_locale_keys(struct binder *b)
{
    return reference_locale(b->a, catalogue_tree(b, STR("styles/locales/en.yaml")));
}

/* ---- locales */

static struct str name_of(const struct node *names, size_t i)
{
    return names && i < names->items.n ? names->items.at[i]->text : (struct str){0};
}

struct str catalogue_locales(struct binder *b)
{
    enum { TAG = 9, NAME = 24 }; /* width of the first two columns [characters] */
    struct buf out = {.a = b->a};
    struct str *files;
    size_t n;
    if (!cascade_locales(b, &files, &n))
        return (struct str){0};
    for (size_t i = 0; i < n; i++) {
        struct str file = str_printf(b->a, "styles/locales/%.*s.yaml", STRF(files[i]));
        const struct node *tree = catalogue_tree(b, file);
        if (!tree)
            return (struct str){0};
        const struct node *names = node_find(tree, STR("names"));
        buf_printf(&out, "%-*.*s %-*.*s %.*s\n", TAG, STRF(files[i]), NAME, STRF(name_of(names, 0)),
                   STRF(name_of(names, 1)));
    }
    return buf_end(&out);
}

/* The comment at the start of a file, as it is. */
static struct str head_of(struct str text)
{
    size_t n = 0;
    while (n < text.n && text.p[n] == '#')
        n += str_find(str_sub(text, n, text.n), '\n') + 1;
    return str_sub(text, 0, n < text.n ? n : text.n);
}

struct str catalogue_locale(struct binder *b, struct str name)
{
    struct node by_name = {.kind = NODE_SCALAR, .text = name};
    struct str text = cascade_text(b, "locales", name), start;
    if (!text.p)
        return text;
    struct source s = {.name = name, .text = text};
    const struct node *own = yaml_parse(b->a, b->d, &s);
    if (!own || !node_find(own, STR("extends")))
        return own ? text : (struct str){0};
    const struct node *tree = cascade_read(b, "locales", &by_name, &start);
    if (!tree)
        return (struct str){0};
    struct buf out = {.a = b->a};
    buf_add(&out, head_of(text));
    buf_add(&out, node_yaml(b->a, tree, STR("extends")));
    return buf_end(&out);
}
