/* strokes.c: rules under and over text, and the signs of roots. */
#include "lines/strokes.h"

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

/* The stroke over a part of a formula. Parts side by side overlap a little, so that no gap is seen. */
static void overline(struct line_writer *w)
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

void strokes_of_run(struct line_writer *w)
{
    if (w->type->underline)
        underline(w);
    if (w->type->stroke && !strokes_is_root(w->type))
        overline(w);
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
