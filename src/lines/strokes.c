/* strokes.c: rules under and over text, and the signs of roots. */
#include "lines/strokes.h"

#include <hb-ot.h>

/* An underline: 1.6 pt deep and 0.4 pt thick at 10 pt. */
#define UNDERLINE_DEPTH(em) ((em)*16 / 100)
#define UNDERLINE_THICKNESS(em) ((em)*4 / 100)

/* How near an underline comes to letters that cross it, and how long its parts are at least [1/100 em]. */
enum { UNDERLINE_CLEAR = 11, UNDERLINE_LEAST = 12 };

static void underline_part(struct line_writer *w, length from, length to)
{
    struct item *i = vec_push(w->s->set, &w->line->items);
    i->kind = ITEM_RULE;
    i->element = NO_ELEMENT;
    i->x = from;
    i->y = UNDERLINE_DEPTH(w->type->size);
    i->color = w->type->color;
    i->rule.width = to - from;
    i->rule.height = UNDERLINE_THICKNESS(w->type->size);
}

/* A stroke at one depth whatever the letters. It leaves room for those that would cross it. */
static void underline(struct line_writer *w)
{
    length em = w->type->size, from = w->run_x, depth = UNDERLINE_DEPTH(em), left, right;
    for (size_t k = 0; k < w->glyphs.n && !w->leftward.n; k++) {
        const struct glyph *g = &w->glyphs.at[k];
        if (!ink_below(w->s->a, &w->s->inks, (struct ink_glyph){w->type, g->id}, depth, depth + UNDERLINE_THICKNESS(em),
                       &left, &right))
            continue;
        length end = w->run_x + g->x + left - em * UNDERLINE_CLEAR / 100;
        if (end - from >= em * UNDERLINE_LEAST / 100)
            underline_part(w, from, end);
        from = length_max(from, w->run_x + g->x + right + em * UNDERLINE_CLEAR / 100);
    }
    if (w->x - from >= em * UNDERLINE_LEAST / 100 || from == w->run_x)
        underline_part(w, from, w->x);
}

/* The stroke over or under a part of a formula. Parts side by side overlap a little, so that no gap is seen. */
static void stroke(struct line_writer *w)
{
    length lap = w->type->stroke / 2;
    struct item *i = vec_push(w->s->set, &w->line->items);
    i->kind = ITEM_RULE;
    i->element = NO_ELEMENT;
    i->x = w->run_x - lap;
    i->y = -w->type->stroke_top;
    i->color = w->type->color;
    i->rule.width = w->x - w->run_x + lap;
    i->rule.height = w->type->stroke;
}

/* The glyph of an accent that is as wide as the text, or next below that. */
static uint32_t wide_glyph(const struct type *type, length width)
{
    enum { MOST = 16 };
    hb_ot_math_glyph_variant_t variants[MOST];
    hb_codepoint_t glyph = 0;
    unsigned n = MOST;
    hb_font_t *font = type->accents->font;
    if (!hb_font_get_nominal_glyph(font, (hb_codepoint_t)type->accent, &glyph))
        return 0;
    hb_ot_math_get_glyph_variants(font, glyph, HB_DIRECTION_LTR, 0, &n, variants);
    for (unsigned i = 0; i < n; i++)
        if (length_scale(variants[i].advance, type->size, (int64_t)type->accents->upem) <= width)
            glyph = variants[i].glyph;
    return glyph;
}

/* How high the ink of the run is. */
static length height_of(const struct line_writer *w)
{
    length height = 0;
    hb_glyph_extents_t e;
    for (size_t i = 0; i < w->glyphs.n; i++)
        if (hb_font_get_glyph_extents(w->type->face->font, w->glyphs.at[i].id, &e))
            height = length_max(height, shaped_scale(w->type, e.y_bearing));
    return height;
}

/* An accent over the whole run, drawn as an outline; one letter is read with it. Accents of the font are as high as over a small letter. Over
 * slanted letters it stands where their middle leans to, an eighth of their height to the right. */
static void accent(struct line_writer *w)
{
    const struct type *type = w->type;
    uint32_t glyph = wide_glyph(type, w->x - w->run_x);
    hb_glyph_extents_t e;
    if (!glyph || !hb_font_get_glyph_extents(type->accents->font, glyph, &e))
        return;
    int64_t upem = (int64_t)type->accents->upem;
    length base = length_scale(hb_ot_math_get_constant(type->accents->font, HB_OT_MATH_CONSTANT_ACCENT_BASE_HEIGHT),
                               type->size, upem);
    length height = height_of(w), left = length_scale(e.x_bearing, type->size, upem),
           wide = length_scale(e.width, type->size, upem);
    struct item *i = vec_push(w->s->set, &w->line->items);
    *i = (struct item){.kind = ITEM_ICON, .element = NO_ELEMENT, .color = type->color};
    i->x = (w->run_x + w->x - wide) / 2 - left + (type->face->italic ? height / 8 : 0);
    i->y = -type->raise - length_max(0, height - base);
    i->icon.face = type->accents;
    i->icon.size = type->size;
    i->icon.glyph = glyph;
    i->icon.name = STR("accent");
    if (w->glyphs.n == 1)
        buf_code(&w->text, type->accent);
}

void strokes_of_run(struct line_writer *w)
{
    if (w->type->underline)
        underline(w);
    if (w->type->stroke && !strokes_is_root(w->type))
        stroke(w);
    if (w->type->accent)
        accent(w);
}

void strokes_root(struct line_writer *w, struct item *read)
{
    const struct face *face = w->type->face;
    struct item sign = {.kind = ITEM_ICON, .element = NO_ELEMENT, .x = read->x, .color = read->color};
    hb_glyph_extents_t e;
    if (!hb_font_get_glyph_extents(face->font, w->glyphs.at[0].id, &e))
        return;
    read->run.hidden = true;
    sign.y = shaped_scale(w->type, e.y_bearing) - w->type->stroke_top;
    sign.icon.face = face;
    sign.icon.size = w->type->size;
    sign.icon.glyph = w->glyphs.at[0].id;
    sign.icon.name = STR("√");
    *vec_push(w->s->set, &w->line->items) = sign;
}
