/* marks.c: which glyphs are marks. */
#include "pdf/marks.h"

#include <hb-ot.h>

bool marks_is(const struct item *run, size_t glyph)
{
    const struct glyph *g = &run->run.glyphs[glyph];
    bool shared = (glyph && g[-1].cluster == g->cluster) ||
                  (glyph + 1 < run->run.n && g[1].cluster == g->cluster);
    return run->run.leftward && shared &&
           hb_ot_layout_get_glyph_class(run->run.face->hb, g->id) == HB_OT_LAYOUT_GLYPH_CLASS_MARK;
}

struct item marks_item(const struct item *run, size_t glyph)
{
    const struct glyph *g = &run->run.glyphs[glyph];
    struct item i = {.kind = ITEM_ICON, .element = NO_ELEMENT, .x = run->x + g->x, .y = run->y + g->y,
                     .color = run->color};
    i.icon.face = run->run.face;
    i.icon.size = run->run.size;
    i.icon.glyph = g->id;
    return i;
}
