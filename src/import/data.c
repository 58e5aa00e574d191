/* data.c: reads the files about other tools. */
#include "import/data.h"

#include "base/file.h"

const struct node *import_file(struct import *i, const char *file)
{
    struct binder *b = i->b;
    struct source *s = arena_new_of(i->a, struct source);
    struct answer read = files_read(b->files, CVTEX_DATA, (struct str){0},
                                    str_printf(i->a, "styles/import/%s.yaml", file));
    *s = (struct source){.name = read.shown, .text = read.bytes, .of_style = true};
    if (read.fault) {
        diag_report(b->d, DIAG_CODE_CANNOT_READ, (struct pos){s, 0, 0}, read.fault);
        return NULL;
    }
    return yaml_parse(i->a, b->d, s);
}

const struct node *import_data(struct import *i, const char *file, const char *group, struct str name)
{
    const struct node *all = node_find(import_file(i, file), str_of(group));
    for (size_t k = 0; all && k < all->pairs.n; k++)
        if (str_eq_nocase(all->pairs.at[k].key, name))
            return all->pairs.at[k].value;
    return node_find(all, STR("*"));
}
