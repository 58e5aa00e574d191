/* type.c: applies the changes of character styles. */
#include "text/type.h"

#include "text/formula.h"

/* Size and shift of raised and lowered signs in 1/100 em, close to those that most text faces draw
 * (Adobe recommends 65 and 35 to 50 in OS/2; the size is larger so that it is readable in 8 pt). */
#define SCRIPT_SIZE 70
#define SUPERSCRIPT_RAISE 34
#define SUBSCRIPT_DROP 14
/* The same where both stand above each other, about a sixth of an em apart, as in TeX; farther where one of them has
 * scripts of its own between the two. Programs that read pages take what is raised by half its size for another line,
 * so that the first of these is no more than usual. */
#define STACKED_RAISE 50
#define STACKED_DROP 26
#define STACKED_DROP_FAR 37

/* A length after fitting: lengths in pt are scaled by `share`/1000, em and lh already are. */
static length fitted(struct dim d, length em, length lh, int share)
{
    length l = dim_length(d, em, lh);
    return d.unit == DIM_PT && share ? length_scale(l, share, 1000) : l;
}

static void apply(const struct types *t, struct type *to, const struct fontstyle *r)
{
    length em = to->size;
    if (r->family.text.p)
        to->family = r->family;
    if (r->n_companions) { /* else those of the text around it stay */
        to->companions = r->companions;
        to->n_companions = r->n_companions;
    }
    if (r->size.unit)
        to->size = fitted(r->size, em, to->leading, t->size);
    if (r->leading.unit)
        to->leading = fitted(r->leading, to->size, to->leading, t->size);
    if (r->bold_weight > WEIGHT_BOLD)
        to->bold_weight = r->bold_weight;
    if (r->weight >= 0)
        to->weight = r->weight == WEIGHT_BOLD ? to->bold_weight : r->weight;
    if (r->italic >= 0)
        to->italic = r->italic;
    if (r->color.name.text.p)
        to->color = r->color.color;
    if (r->tracking.unit)
        to->tracking = dim_length(r->tracking, to->size, to->leading);
    if (r->han_latin_space.unit)
        to->han_latin_space = dim_length(r->han_latin_space, to->size, to->leading);
    if (r->sentence_space.unit)
        to->sentence_space = dim_length(r->sentence_space, to->size, to->leading);
    if (r->align >= 0)
        to->align = r->align;
    if (r->hyphenate >= 0)
        to->hyphenate = r->hyphenate;
    if (r->protrusion >= 0)
        to->protrusion = r->protrusion;
    if (r->expansion >= 0)
        to->expansion = r->expansion;
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

/* Figures of a script are all as high: an old-style 1 that is raised looks like a small capital I. */
static void script(struct type *to, int direction)
{
    static const int drops[] = {0, SUBSCRIPT_DROP, STACKED_DROP, STACKED_DROP_FAR};
    if (direction > 0)
        to->raise += to->size * (direction > 2 ? STACKED_RAISE : SUPERSCRIPT_RAISE) / 100;
    else
        to->raise -= to->size * drops[-direction] / 100;
    to->size = to->size * SCRIPT_SIZE / 100;
    to->figures = FIGURES_LINING;
}

/* A stroke over or under a formula, as thick as TeX's, and where its upper edge is: that of a root as over small
 * letters and figures in TeX, which changes it with what is below; that of an underline below all letters. [1/1000 em] */
enum { STROKE = 40, ROOT_TOP = 800, OVERLINE_TOP = 840, UNDERLINE_TOP = -300 };

static void stroke(struct type *to, enum formula_stroke kind)
{
    static const int tops[] = {0, ROOT_TOP, OVERLINE_TOP, UNDERLINE_TOP};
    if (kind >= FORMULA_HAT) {
        to->accent = formula_accent(kind);
        return;
    }
    to->stroke = to->size * STROKE / 1000;
    to->stroke_top = to->raise + to->size * tops[kind] / 1000;
}

/* Formulas are upright where nothing else is said, in letters and figures as they are typed. */
static void formula(struct type *to)
{
    to->formula = true;
    to->italic = to->emphasis = to->hyphenate = false;
    to->letter_case = CASE_AS_TYPED;
    to->small_caps = SMALL_CAPS_NO;
    to->figures = FIGURES_LINING;
    to->tabular = FLAG_UNSET;
    to->tracking = 0;
}

/* Applies one change. */
static void change(const struct types *t, struct type *to, const struct charstyle *c)
{
    switch (c->change) {
    case CHARSTYLE_ROOT:
    case CHARSTYLE_FONT:
        apply(t, to, c->font);
        break;
    case CHARSTYLE_BOLD:
        to->weight = to->weight > to->bold_weight ? to->weight : to->bold_weight;
        break;
    case CHARSTYLE_EMPHASIS:
        to->italic = !to->italic;
        to->emphasis = !to->emphasis;
        break;
    case CHARSTYLE_SLANT:
        to->italic = !to->italic;
        break;
    case CHARSTYLE_ITALIC:
        to->italic = true;
        break;
    case CHARSTYLE_SCRIPT:
        script(to, c->direction);
        break;
    case CHARSTYLE_RAISE:
        to->raise += type_dim(to, c->raise, 0);
        break;
    case CHARSTYLE_LANGUAGE:
        to->lang = c->lang;
        break;
    case CHARSTYLE_FORMULA:
        formula(to);
        break;
    case CHARSTYLE_ALPHABET:
        to->alphabet = (uint8_t)c->direction;
        to->family = fonts_formula_family(t->fonts);
        break;
    case CHARSTYLE_STROKE:
        stroke(to, (enum formula_stroke)c->direction);
        break;
    case CHARSTYLE_AROUND:
    case CHARSTYLE_NAMED:
        break; /* only in parsed values, never in printed text */
    }
}

/* Applies all changes but opens no face, because faces of outer styles are not needed. */
static void describe(const struct types *t, struct type *to, const struct charstyle *c)
{
    if (c->outer)
        describe(t, to, c->outer);
    change(t, to, c);
}

/* Lines of letters with marks on each other are at least so far apart: Thai vowels below letters would touch tones
 * above those of the next line [1/100 em]. */
#define TALL_LEADING 135

/* Latin letters in a document of another script are as bold as its own: where the family that has those lacks the weight
 * that the style asks for, as Computer Modern lacks a semibold, all bold is of the weight that it has. */
static void match_bold(const struct types *t, struct type *type)
{
    const struct font_script *s = t->script;
    if (!s || !s->alphabet.n || type->bold_weight == 700)
        return;
    struct fonts_like like = {type->face, type->companions, type->n_companions, type->bold_weight,
                              type->italic, false, type->size};
    struct fonts_text own = {s->script, t->lang, font_script_alphabet(s, t->lang)};
    struct fonts_choice choice = fonts_for(t->fonts, &like, &own);
    if (choice.reason != FONTS_COMPANION)
        return;
    if (type->weight == type->bold_weight)
        type->weight = choice.face->weight;
    type->bold_weight = choice.face->weight;
    type->face = fonts_face(t->fonts, type->family, type->weight, type->italic, type->size);
}

const struct type *type_of(struct types *t, const struct charstyle *c)
{
    while (t->made.n <= c->index)
        vec_push(t->a, &t->made);
    if (t->made.at[c->index])
        return t->made.at[c->index];
    struct type *type = arena_new_of(t->a, struct type);
    type->weight = 400;
    type->bold_weight = 700;
    type->tabular = FLAG_UNSET;
    type->han_latin_space = -1;
    describe(t, type, c);
    if (font_script_is_tall(type->lang.n ? type->lang : t->lang))
        type->leading = length_max(type->leading, type->size * TALL_LEADING / 100);
    if (type->letter_case != CASE_AS_TYPED || type->small_caps)
        type->casing = casing_of(type->lang.n ? type->lang : t->lang);
    /* Old-style figures go with small letters. Beside others, such as Han or capitals, they look lost. */
    if (type->figures == FIGURES_OLDSTYLE && (!font_script_has_case(type->lang.n ? type->lang : t->lang) ||
                                              (type->letter_case == CASE_UPPER && !type->small_caps)))
        type->figures = FIGURES_LINING;
    type->face = fonts_face(t->fonts, type->family, type->weight, type->italic, type->size);
    match_bold(t, type);
    if (type->accent)
        type->accents = fonts_face(t->fonts, fonts_formula_family(t->fonts), 400, false, type->size);
    type->dotted = casing_of(type->lang.n ? type->lang : t->lang) == CASING_TURKIC && type->letter_case == CASE_AS_TYPED &&
                   fonts_is_small_caps(t->fonts, type->face);
    t->made.at[c->index] = type;
    return type;
}

/* Capitals of this size are a little taller than the x-height, like small capitals of a font. They
 * need some tracking, if the type has none: with more, programs would read words letter by letter. [1/100 em] */
#define LESSER_SIZE 82
#define LESSER_TRACKING 3

/* The same beside small capitals of a font, for the capital that they lack: Turkish İ. */
#define DOTTED_SIZE 75

const struct type *type_lesser_capitals(const struct types *t, const struct type *under)
{
    struct type type = *under;
    int size = under->dotted ? DOTTED_SIZE : LESSER_SIZE;
    type.size = type.size * size / 100;
    type.tracking = under->tracking || under->dotted ? under->tracking * size / 100 : type.size * LESSER_TRACKING / 100;
    type.casing = under->dotted ? CASING_TURKIC : under->casing;
    type.dotted = false;
    type.letter_case = CASE_UPPER;
    type.small_caps = SMALL_CAPS_NO;
    return arena_copy(t->a, &type, sizeof type);
}

const struct type *type_for(struct types *t, const struct type *under, const struct fonts_text *text)
{
    struct fonts_like like = {under->face, under->companions, under->n_companions, under->weight,
                              under->italic, under->formula, under->size};
    struct fonts_choice choice = fonts_for(t->fonts, &like, text);
    if (!choice.face || choice.face == under->face)
        return choice.face ? under : NULL;
    length size = length_scale(under->size, choice.scale, 1000);
    for (size_t i = 0; i < t->others.n; i++) {
        const struct type_pair *p = &t->others.at[i];
        if (p->under == under && p->type->face == choice.face && p->type->size == size)
            return p->type;
    }
    struct type *type = arena_copy(t->a, under, sizeof *under);
    type->face = choice.face;
    type->reason = choice.reason;
    type->size = size;
    if (choice.small_caps && !type->small_caps)
        type->small_caps = SMALL_CAPS_YES;
    type->casing = casing_of(type->lang.n ? type->lang : t->lang);
    *vec_push(t->a, &t->others) = (struct type_pair){under, type};
    return type;
}

const struct type *type_upright(struct types *t, const struct type *under, bool bold)
{
    int weight = bold && under->weight < under->bold_weight ? under->bold_weight : under->weight;
    for (size_t i = 0; i < t->upright.n; i++)
        if (t->upright.at[i].under == under && t->upright.at[i].type->weight == weight)
            return t->upright.at[i].type;
    struct type *type = arena_copy(t->a, under, sizeof *under);
    type->italic = false;
    type->weight = weight;
    type->face = fonts_face(t->fonts, type->family, weight, false, type->size);
    *vec_push(t->a, &t->upright) = (struct type_pair){under, type};
    return type;
}

const struct type *type_bold(struct types *t, const struct type *under)
{
    for (size_t i = 0; i < t->bold.n; i++)
        if (t->bold.at[i].under == under)
            return t->bold.at[i].type;
    struct type *type = arena_copy(t->a, under, sizeof *under);
    type->weight = under->bold_weight;
    type->face = fonts_face(t->fonts, type->family, type->weight, type->italic, type->size);
    *vec_push(t->a, &t->bold) = (struct type_pair){under, type};
    return type;
}

const struct type *type_face(const struct types *t, const struct type *under, struct face *face)
{
    struct type type = *under;
    type.face = face;
    return arena_copy(t->a, &type, sizeof type);
}
