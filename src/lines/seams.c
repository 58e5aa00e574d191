/* seams.c: kerning between words that meet. */
#include "lines/seams.h"

/* Ink of two faces is at least so far apart. Text faces have more between upright letters, about as much
 * between a round letter and a bracket [1/1000 em]. */
#define LEAST_APART 30
/* That of a raised script and the letter beside it, which leans to it: about as much as between its letters. */
#define RAISED_APART 60

/* Whether the words stand in one font, as far as kerning is concerned. */
static bool is_one_font(const struct type *a, const struct type *b)
{
    return a == b || (a->face == b->face && a->size == b->size && a->raise == b->raise &&
                      a->tracking == b->tracking && a->letter_case == b->letter_case &&
                      a->small_caps == b->small_caps && a->figures == b->figures && a->tabular == b->tabular);
}

/* Whether one leans and the other does not. Scripts that run leftward have no italics. */
static bool leans_apart(const struct piece *before, const struct piece *after)
{
    return before->type->face->italic != after->type->face->italic && !before->word->leftward &&
           !(after->word->text.n && strchr(",.", after->word->text.p[0])); /* which no letter leans into */
}

/* Whether a script of a formula begins or ends between them: L raised p, whose stem would touch the foot of the L. */
static bool changes_height(const struct piece *before, const struct piece *after)
{
    return before->type->formula && after->type->formula && before->type->raise != after->type->raise &&
           !before->word->leftward;
}

bool seam_matters(const struct piece *before, const struct piece *after)
{
    return before->level == after->level && !before->back && !after->front &&
           !shape_is_joined(before->word->script) &&
           (is_one_font(before->type, after->type) || leans_apart(before, after) || changes_height(before, after));
}

/* What parts a letter that leans from one that does not, and a script from what it would touch. */
static length correction(struct lines *s, const struct piece *before, const struct piece *after)
{
    const struct shaped *a = before->word, *b = after->word;
    size_t last = a->n, first = 0;
    while (last > 1 && !a->glyphs[last - 1].advance) /* a mark */
        last--;
    if (!last || first >= b->n)
        return 0;
    struct ink_glyph left = {before->type, a->glyphs[last - 1].id}, right = {after->type, b->glyphs[first].id};
    bool raised = changes_height(before, after) && (before->type->raise > 0 || after->type->raise > 0);
    length share = raised ? RAISED_APART : LEAST_APART;
    length least = length_min(before->type->size, after->type->size) * share / 1000;
    length apart = ink_apart(s->a, &s->inks, left, right);
    return apart < least ? least - apart : 0;
}

length seam_width(struct lines *s, const struct piece *before, const struct piece *after)
{
    const struct type *type = after->type;
    length em = length_min(before->type->size, type->size); /* broken fonts say anything */
    length width = is_one_font(before->type, type)
                       ? shaped_scale(type, shape_kern(s->shaper, type, before->word, after->word))
                   : leans_apart(before, after) || changes_height(before, after) ? correction(s, before, after)
                                                                                 : 0;
    return length_max(-em, length_min(width, em));
}

length seam_hyphen(struct lines *s, const struct type *type, const struct shaped *word)
{
    if (word->leftward || shape_is_joined(word->script))
        return 0; /* U+2010 looks as '-' does, but some fonts kern only that */
    return shaped_scale(type, shape_kern(s->shaper, type, word, shape_text(s->shaper, type, STR("-"))));
}
