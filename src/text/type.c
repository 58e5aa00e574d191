/* type.c: deriving types from types. */
#include "text/type.h"

/* Raised and lowered signs: size and shift in 1/100 em, as most text faces draw their own (Adobe's
 * recommended OS/2 values are 65 and 35 to 50; larger here so that 8 pt text keeps legible). */
#define SCRIPT_SIZE 70
#define SUPERSCRIPT_RAISE 34
#define SUBSCRIPT_DROP 14

static const struct type *finish(const struct types *t, struct type *type)
{
    type->face = fonts_face(t->fonts, type->family, type->weight, type->italic, type->size);
    return type->face ? arena_copy(t->a, type, sizeof *type) : NULL;
}

/* A length as it is where all are changed to fit: what hangs on other type has changed with it. */
static length fitted(struct dim d, length em, length lh, int share)
{
    length l = dim_length(d, em, lh);
    return d.unit == DIM_PT && share ? length_scale(l, share, 1000) : l;
}

static void apply(const struct types *t, struct type *to, const struct role *r)
{
    length em = to->size;
    if (r->family.text.p)
        to->family = r->family;
    if (r->size.unit)
        to->size = fitted(r->size, em, to->leading, t->size);
    if (r->leading.unit)
        to->leading = fitted(r->leading, to->size, to->leading, t->size);
    if (r->weight >= 0)
        to->weight = r->weight;
    if (r->italic >= 0)
        to->italic = r->italic;
    if (r->color.name.text.p)
        to->color = r->color.color;
    if (r->tracking.unit)
        to->tracking = dim_length(r->tracking, to->size, to->leading);
    if (r->align >= 0)
        to->align = r->align;
    if (r->hyphenate >= 0)
        to->hyphenate = r->hyphenate;
    if (r->letter_case >= 0)
        to->letter_case = r->letter_case;
    if (r->small_caps >= 0)
        to->small_caps = r->small_caps;
    if (r->underline >= 0)
        to->underline = r->underline;
    if (r->figures >= 0)
        to->figures = r->figures;
    if (r->tabular >= 0)
        to->tabular = r->tabular;
}

const struct type *type_role(const struct types *t, const struct type *under,
                             const struct role *role)
{
    struct type type = {.weight = 400, .tabular = FLAG_UNSET};
    const struct role *text = style_role(t->style, STR("text"));
    if (under)
        type = *under;
    else
        apply(t, &type, text);
    if (under || role != text)
        apply(t, &type, role);
    return finish(t, &type);
}

const struct type *type_bold(const struct types *t, const struct type *under)
{
    struct type type = *under;
    type.weight = 700;
    return under->weight >= 700 ? under : finish(t, &type);
}

const struct type *type_emphasis(const struct types *t, const struct type *under)
{
    struct type type = *under;
    type.italic = !type.italic;
    return finish(t, &type);
}

const struct type *type_script(const struct types *t, const struct type *under, int direction)
{
    struct type type = *under;
    type.raise += direction > 0 ? type.size * SUPERSCRIPT_RAISE / 100
                                : -(type.size * SUBSCRIPT_DROP / 100);
    type.size = type.size * SCRIPT_SIZE / 100;
    return finish(t, &type);
}

const struct type *type_language(const struct types *t, const struct type *under, struct str lang)
{
    struct type type = *under;
    type.lang = str_copy(t->a, lang);
    return arena_copy(t->a, &type, sizeof type);
}

/* Capitals this small stand a little above the x-height, as drawn small capitals do; they need some
 * space between them. [1/100 em] */
#define LESSER_SIZE 82
#define LESSER_TRACKING 3

const struct type *type_lesser_capitals(const struct types *t, const struct type *under)
{
    struct type type = *under;
    type.size = type.size * LESSER_SIZE / 100;
    type.tracking += type.size * LESSER_TRACKING / 100;
    type.capitals = true;
    return arena_copy(t->a, &type, sizeof type);
}

const struct type *type_face(const struct types *t, const struct type *under, struct face *face)
{
    struct type type = *under;
    type.face = face;
    return arena_copy(t->a, &type, sizeof type);
}
