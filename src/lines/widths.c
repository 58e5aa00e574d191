/* widths.c: how wide the pieces of a text are in their types. */
#include "lines/cjk.h"
#include "lines/cutter.h"
#include "lines/paragraph.h"
#include "lines/protrusion.h"
#include "lines/seams.h"

/* Readers take less for no space at all [1/100 em]. */
enum { LEAST_SPACE = 16 };
/* A space of Thai ends a phrase or sentence; by the rules of the Royal Society it is one or two letters wide
 * [1/100 em]. */
enum { PHRASE_STRETCH = 60 };

/* The word whose parts are measured. */
struct measured_word {
    length *at; /* how far the pen has come before each byte */
    size_t room; /* of `at` */
};

static length hyphen_width(const struct type *type)
{
    uint32_t g = face_glyph(type->face, '-');
    return g ? shaped_scale(type, face_advance(type->face, g)) : 0;
}

static void set_space(struct lines *s, const struct typed *r, const struct piece *p, const struct type *of,
                      struct totalfit_item *glue)
{
    const struct type *type = p->type;
    int32_t code = utf8_at(r->text, p->from, &(size_t){0});
    length width = shaped_scale(type, type->face->space);
    if (p->span->gap) {
        glue->width = p->span->gap;
        return;
    }
    if (code == 0x2009 || code == 0x202F) {
        glue->width = type->size / 5; /* a thin space, whatever the font thinks of it */
        return;
    }
    /* Computer Modern's and Times' space: 3 pt, plus 1.5, minus 1. */
    glue->width = width + type->tracking;
    if (type->sentence_space && s->content->locale->sentences_apart && !r->n_phrases &&
        spaces_ends_sentence(r->text, p->from, p->to))
        glue->width += type->sentence_space;
    glue->stretch = of->align == ALIGN_SPREAD ? 0 : p->wide ? type->size * PHRASE_STRETCH / 100 : width / 2;
    glue->shrink = length_max(length_min(width / 3, width - type->size * LEAST_SPACE / 100), 0);
}

static void set_separator(const struct piece *p, const struct type *of, struct totalfit_item *glue)
{
    glue->width = shaped_width(p->word, p->type) + 2 * p->span->gap;
    glue->stretch = of->align == ALIGN_SPREAD ? PT : 0; /* all that there is goes to them */
}

static length icon_width(const struct typed_span *span)
{
    length size = icon_size(span->type->size);
    length width = length_scale(size, face_advance(span->icon, span->glyph), span->icon->upem);
    return length_max(width, span->width) + span->gap;
}

static length level_width(const struct level_style *d)
{
    return d->count * (d->diameter + d->gap) - d->gap;
}

/* The width of a part of a word. The parts follow each other. */
static length part_width(struct lines *s, const struct piece *p, struct measured_word *m)
{
    size_t n = p->word->text.n + 1;
    if (!p->from) {
        if (m->room < n) {
            m->room = n + 64;
            m->at = arena_room(s->scratch, m->room * sizeof *m->at);
        }
        shaped_advances(p->word, p->type, m->at);
    }
    return m->at[p->to] - m->at[p->from];
}

/* The width of what is behind the part of a word that ends there. */
static int32_t rest_width(const struct piece *part, const struct measured_word *m)
{
    return (int32_t)length_min(m->at[part->word->text.n] - m->at[part->to], INT32_MAX);
}

static length object_width(const struct piece *p)
{
    return p->kind == PIECE_ICON    ? icon_width(p->span)
           : p->kind == PIECE_LEVEL ? level_width(p->span->dots)
                                    : p->span->gap;
}

/* Where no line may end, the box before it gets it: the breaker is slower with boxes that are less than
 * nothing wide. */
static void set_seam(struct lines *s, const struct pieces *ps, size_t i)
{
    struct piece *seam = &ps->pieces[i];
    bool place = ps->items[i].kind == TOTALFIT_GLUE;
    seam->from = (uint32_t)(int32_t)seam_width(s, seam_before(ps, i), seam + 1);
    ps->items[i].width = place ? seam_given(seam) : 0;
    ps->items[i - 1].width += place ? 0 : seam_given(seam);
}

/* How far the pen moves for scripts that stand above each other. As in TeX, what a letter leans moves the raised one
 * alone. */
static void set_shift(struct lines *s, const struct pieces *ps, size_t i)
{
    size_t from = i - ps->pieces[i].to;
    bool back = ps->pieces[i].wide;
    struct piece *first = &ps->pieces[from], *next = &ps->pieces[i + 1];
    length width = 0;
    for (size_t k = back ? from : from + 1; k < i; k++)
        width += ps->items[k].kind == TOTALFIT_PENALTY ? 0 : ps->items[k].width;
    if (!back) {
        ps->items[i].width = length_max(0, -ps->items[from].width - width);
        return;
    }
    if (first->kind == PIECE_SEAM) /* the letter before it has it */
        width += seam_given(first);
    bool leans = from && first[-1].kind == PIECE_WORD && i + 1 < ps->n && next->kind == PIECE_WORD &&
                 seam_matters(&first[-1], next);
    next[-1].from = leans ? (uint32_t)length_max(0, seam_width(s, &first[-1], next)) : 0;
    ps->items[i].width = (length)next[-1].from - width;
}

length pieces_measure(struct lines *s, const struct typed *r, const struct pieces *ps,
                      const struct type *type)
{
    struct measured_word m = {0};
    length widest = 0;
    bool protrudes = !ps->rigid && protrusion_wanted(type);
    for (size_t i = 0; i < ps->n; i++) {
        const struct piece *p = &ps->pieces[i];
        struct totalfit_item *item = &ps->items[i];
        if (p->kind == PIECE_WORD) {
            length width = p->from ? 0 : shaped_width(p->word, p->type);
            widest = length_max(widest, width);
            item->width = !p->from && p->to == p->word->text.n ? width : part_width(s, p, &m);
            if (p->front | p->back)
                item->width -= cjk_front(p) + cjk_back(p);
            if (protrudes)
                protrusion_word(p, item);
        } else if (p->kind == PIECE_SPACE) {
            set_space(s, r, p, type, item);
        } else if (p->kind == PIECE_HYPHEN) {
            item->width = hyphen_width(p->type);
            item->rest = rest_width(p - 1, &m);
            if (protrudes)
                protrusion_hyphen(p, item);
        } else if (p->kind == PIECE_WHITE) {
            cjk_measure(p, type, item);
        } else if (p->kind == PIECE_SEAM) {
            set_seam(s, ps, i);
        } else if (p->kind == PIECE_SHIFT) {
            set_shift(s, ps, i);
        } else if (p->kind == PIECE_SIGN) {
            item->width = p->span->gap + shaped_width(p->word, p->type);
        } else if (p->kind == PIECE_SEPARATOR) {
            set_separator(p, type, item);
        } else if (p->kind != PIECE_PLACE) {
            item->width = object_width(p);
        }
    }
    return widest;
}
