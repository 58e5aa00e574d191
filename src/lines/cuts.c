/* cuts.c: keeping what doesn't change from setting to setting. */
#include "lines/cuts.h"

#include "lines/protrusion.h"

#include <stdint.h>

/* A power of two. A CV has some hundred texts. */
#define BUCKETS 512

struct cuts {
    struct arena *a;
    size_t setting; /* how often lines were begun */
    struct cut *buckets[BUCKETS];
};

struct cuts *cuts_new(struct arena *beside)
{
    struct arena *a = arena_beside(beside);
    struct cuts *c = arena_new_of(a, struct cuts);
    c->a = a;
    return c;
}

void cuts_free(struct cuts *c)
{
    if (c)
        arena_free(c->a);
}

void cuts_start(struct cuts *c)
{
    c->setting++;
}

static struct cut **bucket_of(struct cuts *c, const struct rich *r)
{
    uint64_t h = (uint64_t)(uintptr_t)r * 0x9E3779B97F4A7C15u; /* 2^64 / the golden ratio */
    return &c->buckets[h >> 32 & (BUCKETS - 1)];
}

struct cut *cut_find(struct lines *s, const struct rich *r, const struct type *type)
{
    struct cut *c = s->cuts ? *bucket_of(s->cuts, r) : NULL;
    while (c && (c->of != r || c->hyphenate != type->hyphenate ||
                 c->protrudes != protrusion_wanted(type) || c->justify != (type->align == ALIGN_JUSTIFY) ||
                 c->spread != (type->align == ALIGN_SPREAD)))
        c = c->next;
    return c;
}

/* Whether no span that must not be broken is wider than the lines. */
static bool spans_fit(struct lines *s, const struct typed *t, length widest)
{
    for (size_t i = 0; i < t->n; i++)
        if (t->spans[i].kind == SPAN_TEXT && t->spans[i].wrap == WRAP_NOWHERE &&
            pieces_span_width(s, t, &t->spans[i]) > widest)
            return false;
    return true;
}

/* The word in the face of its type: a face may be for some sizes only. NULL when that lacks something. */
static const struct shaped *reshaped(struct lines *s, const struct piece *p)
{
    const struct type *type = p->type;
    if (p->word->face == type->face)
        return p->word;
    if (type->small_caps && !type->face->small_caps)
        return NULL;
    const struct shaped *w = shape_again(s->shaper, type, p->word, 0, p->word->text.n);
    for (size_t i = 0; i < w->n; i++)
        if (!w->glyphs[i].id)
            return NULL;
    return w;
}

/* Gives the pieces the types that their spans have. False when a word has to be cut in other faces. */
static bool dress_pieces(struct lines *s, struct pieces *ps)
{
    const struct shaped *old = NULL, *new = NULL; /* the parts of a word follow each other */
    for (size_t i = 0; i < ps->n; i++) {
        struct piece *p = &ps->pieces[i];
        if (p->span)
            p->type = p->span->type;
        if (!p->word)
            continue;
        if (p->word != old || p->type->face != new->face) {
            old = p->word;
            new = reshaped(s, p);
        }
        if (!new)
            return false;
        p->word = new;
    }
    return true;
}

/* Gives a kept text the types of now. False when it has to be cut anew for them, or for this width. */
static bool refresh(struct lines *s, struct cut *c, const struct type *type, length widest)
{
    if (c->setting != s->cuts->setting) {
        c->setting = 0;
        if (!dress_again(s, c->of, &c->typed) || !dress_pieces(s, &c->pieces))
            return false;
        c->widest = pieces_measure(s, &c->typed, &c->pieces, type);
        c->setting = s->cuts->setting;
    }
    return c->widest <= widest && spans_fit(s, &c->typed, widest);
}

/* Whether the pieces can get other types: each has that of its span. */
static bool can_keep(const struct lines *s, const struct cut *c)
{
    if (!s->cuts || c->pieces.once)
        return false;
    for (size_t i = 0; i < c->pieces.n; i++)
        if (c->pieces.pieces[i].span && c->pieces.pieces[i].type != c->pieces.pieces[i].span->type)
            return false;
    return true;
}

/* Moves a cut text from the scratch arena to where it is kept. */
static struct cut *keep(struct cuts *to, const struct cut *from)
{
    struct cut *c = arena_copy(to->a, from, sizeof *from), **bucket = bucket_of(to, from->of);
    const struct typed *t = &from->typed;
    const struct pieces *ps = &from->pieces;
    c->typed.text = str_copy(to->a, t->text);
    c->typed.spans = arena_copy(to->a, t->spans, t->n * sizeof *t->spans);
    c->typed.fates = arena_copy(to->a, t->fates, from->of->spans.n);
    c->pieces.items = arena_copy(to->a, ps->items, ps->n * sizeof *ps->items);
    c->pieces.pieces = arena_copy(to->a, ps->pieces, ps->n * sizeof *ps->pieces);
    for (size_t i = 0; i < ps->n; i++)
        if (ps->pieces[i].span)
            c->pieces.pieces[i].span = c->typed.spans + (ps->pieces[i].span - t->spans);
    c->kept = true;
    c->setting = to->setting;
    c->next = *bucket;
    *bucket = c;
    return c;
}

struct cut *cut_anew(struct lines *s, const struct rich *r, const struct type *type, length widest)
{
    struct cut *c = arena_new_of(s->scratch, struct cut);
    c->of = r;
    c->hyphenate = type->hyphenate;
    c->protrudes = protrusion_wanted(type);
    c->justify = type->align == ALIGN_JUSTIFY;
    c->spread = type->align == ALIGN_SPREAD;
    c->typed = dress(s, r);
    c->pieces = pieces_of(s, &c->typed, type, widest);
    c->widest = pieces_measure(s, &c->typed, &c->pieces, type);
    return c;
}

struct cut *cut_text(struct lines *s, struct cut *known, const struct rich *r,
                     const struct type *type, length widest)
{
    if (known && refresh(s, known, type, widest))
        return known;
    struct cut *c = cut_anew(s, r, type, widest);
    return !known && can_keep(s, c) ? keep(s->cuts, c) : c;
}

struct broken *cut_broken(const struct lines *s, const struct cut *c, const struct type *type,
                          length width, length hang)
{
    struct broken *b = c->broken;
    while (b && (b->share != s->types.size || b->size != type->size || b->align != type->align ||
                 b->width != width || b->hang != hang))
        b = b->next;
    return b;
}

void cut_keep(struct lines *s, struct cut *c, const struct broken *b)
{
    if (!c->kept)
        return;
    struct broken *kept = arena_copy(s->cuts->a, b, sizeof *b);
    kept->share = s->types.size;
    kept->lines = arena_copy(s->cuts->a, b->lines, b->n * sizeof *b->lines);
    kept->next = c->broken;
    c->broken = kept;
}
