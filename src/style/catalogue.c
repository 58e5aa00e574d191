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

/* The tree of one of the program's own files; NULL after an error (reported). */
static struct node *data_tree(struct binder *b, struct str name)
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
    const struct node *fonts = data_tree(b, STR("fonts/index.yaml"));
    const struct node *words = data_tree(b, STR("styles/locales/en.yaml"));
    buf_add(&out, reference_style(b->a, data_tree(b, STR("styles/base.yaml"))));
    reference_names(&out, "families", node_find(fonts, STR("families")));
    reference_names(&out, "icons", node_find(fonts, STR("icons")));
    reference_names(&out, "words", node_find(words, STR("words")));
    reference_names(&out, "words that are titles too", node_find(words, STR("sections")));
    return buf_end(&out);
}

struct str catalogue_locale_keys(struct binder *b)
{
    return reference_locale(b->a, data_tree(b, STR("styles/locales/en.yaml")));
}
