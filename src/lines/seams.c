/* seams.c: kerning between words that meet. */
#include "lines/seams.h"

/* Whether the words stand in one font, as far as kerning is concerned. */
static bool is_one_font(const struct type *a, const struct type *b)
{
    return a == b || (a->face == b->face && a->size == b->size && a->raise == b->raise &&
                      a->tracking == b->tracking && a->letter_case == b->letter_case &&
                      a->small_caps == b->small_caps && a->figures == b->figures && a->tabular == b->tabular);
}

bool seam_matters(const struct piece *before, const struct piece *after)
{
    return before->level == after->level && !before->back && !after->front &&
           !shape_is_joined(before->word->script) && is_one_font(before->type, after->type);
}

length seam_width(struct lines *s, const struct piece *before, const struct piece *after)
{
    return is_one_font(before->type, after->type)
               ? shaped_scale(after->type, shape_kern(s->shaper, after->type, before->word, after->word))
               : 0;
}
