/* leftward.c: the parts of runs that are read from right to left. */
#include "pdf/leftward.h"

#include <hb-ot.h>

#include "text/bidi.h"

/* Glyphs may stand off the line by this much [of a point], and apart from each other or over each other
 * by this part of the size: Poppler parts words at half a point and at a tenth. */
#define OFF_LINE (PT / 4)
#define APART 11
/* It takes a glyph that begins less than this part of the size behind another for the same again. */
#define NARROW 10

/* The first glyph of the cluster that ends before glyph `end`. */
static size_t cluster_start(const struct item *run, size_t end)
{
    const struct glyph *g = run->run.glyphs;
    size_t at = end - 1;
    while (at && g[at - 1].cluster == g[at].cluster)
        at--;
    return at;
}

size_t leftward_part(const struct item *run, size_t end)
{
    size_t first = cluster_start(run, end), at = first, best = first;
    bool any = false; /* letters */
    for (;; at = cluster_start(run, at)) {
        int32_t code = utf8_at(run->run.text, run->run.glyphs[at].cluster, &(size_t){0});
        bool letter = bidi_runs_left(code);
        any |= letter;
        best = letter ? at : best;
        bool bracket = code > 0 && code < 0x80 && strchr("()[]\"'", code);
        if (code == ' ' || code == 0x60C || (!letter && code < 0x590 && !bracket) || !at)
            break;
    }
    return any ? best : first;
}

bool leftward_is_narrow(const struct item *run, size_t glyph)
{
    const struct glyph *g = &run->run.glyphs[glyph];
    const struct face *face = run->run.face;
    struct str text = run->run.text;
    bool inside = glyph + 1 < run->run.n && g[1].cluster < g->cluster && (!glyph || g[-1].cluster != g->cluster) &&
                  (glyph + 2 >= run->run.n || g[2].cluster != g[1].cluster);
    return run->run.leftward && inside && face_advance(face, g->id) * NARROW < (int)face->upem &&
           bidi_runs_left(utf8_at(text, g->cluster, &(size_t){0})) &&
           bidi_runs_left(utf8_at(text, g[1].cluster, &(size_t){0}));
}

bool leftward_is_mark(const struct item *run, size_t glyph)
{
    const struct glyph *g = &run->run.glyphs[glyph];
    if (leftward_is_narrow(run, glyph))
        return true;
    bool shared = (glyph && g[-1].cluster == g->cluster) ||
                  (glyph + 1 < run->run.n && g[1].cluster == g->cluster);
    return run->run.leftward && shared &&
           hb_ot_layout_get_glyph_class(run->run.face->hb, g->id) == HB_OT_LAYOUT_GLYPH_CLASS_MARK;
}

bool leftward_is_rough(const struct item *run, size_t from, size_t to)
{
    const struct face *face = run->run.face;
    length pen = 0;
    bool first = true, rough = false;
    for (size_t i = from; i < to && !rough; i++) {
        const struct glyph *g = &run->run.glyphs[i];
        if (leftward_is_mark(run, i))
            continue;
        length off = first ? 0 : g->x - pen;
        size_t narrow = 0; /* letters that are read with this one */
        while (i - narrow > from && leftward_is_narrow(run, i - narrow - 1))
            narrow++;
        if (narrow && face_advance(face, g->id) * NARROW < (int)(face->upem * (narrow + 1)))
            return true;
        rough = g->y > OFF_LINE || g->y < -OFF_LINE || off > run->run.size / APART || off < -run->run.size / APART;
        pen = g->x + length_scale(run->run.size, face_advance(face, g->id), face->upem);
        first = false;
    }
    return rough;
}

static struct item icon_of(const struct item *run, size_t glyph)
{
    const struct glyph *g = &run->run.glyphs[glyph];
    struct item i = {.kind = ITEM_ICON, .element = NO_ELEMENT, .x = run->x + g->x, .y = run->y + g->y,
                     .color = run->color};
    i.icon.face = run->run.face;
    i.icon.size = run->run.size;
    i.icon.glyph = g->id;
    return i;
}

struct item *leftward_drawn(struct arena *a, const struct item *run, size_t *n)
{
    struct item *drawn = arena_array_of(a, struct item, run->run.n + 1);
    *n = 0;
    for (size_t end = run->run.n, from; end && !run->run.hidden; end = from) {
        from = leftward_part(run, end);
        bool rough = leftward_is_rough(run, from, end);
        for (size_t i = from; i < end; i++)
            if (rough || leftward_is_mark(run, i))
                drawn[(*n)++] = icon_of(run, i);
    }
    return drawn;
}
