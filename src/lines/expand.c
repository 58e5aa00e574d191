/* expand.c: places in lines whose letters are set wider or narrower. */
#include "lines/expand.h"

struct glyph *expand_glyphs(struct arena *a, const struct glyph *glyphs, size_t n, int expansion)
{
    struct glyph *all = arena_copy(a, glyphs, n * sizeof *all);
    for (size_t i = 0; i < n && expansion; i++)
        all[i].x = expand_length(all[i].x, expansion);
    return all;
}

void expand_line(struct set_line *line, int expansion)
{
    for (size_t i = 0; i < line->items.n; i++) {
        struct item *it = &line->items.at[i];
        length from = it->x;
        it->x = expand_length(from, expansion);
        if (it->kind == ITEM_GLYPHS)
            it->run.advance = expand_length(it->run.advance, expansion);
        else if (it->kind == ITEM_RULE)
            it->rule.width = expand_length(from + it->rule.width, expansion) - it->x;
        else if (it->kind == ITEM_LINK)
            it->link.width = expand_length(from + it->link.width, expansion) - it->x;
        else if (it->kind == ITEM_BOX)
            it->box.width = expand_length(from + it->box.width, expansion) - it->x;
    }
    line->width = expand_length(line->width, expansion);
}
