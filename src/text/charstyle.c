/* charstyle.c: makes chains of changes, each only once. */
#include "text/charstyle.h"

enum { BUCKETS = 64 };

void charstyles_open(struct charstyles *s, struct arena *a)
{
    *s = (struct charstyles){.a = a, .n_buckets = BUCKETS};
    s->buckets = arena_array_of(a, const struct charstyle *, BUCKETS);
}

static size_t hash(const struct charstyle *c)
{
    uint64_t h = (uintptr_t)c->outer / sizeof(void *) * 31 + (uintptr_t)c->font / sizeof(void *);
    h = h * 31 + c->change + (uint64_t)(c->direction + 1) * 7 + (uint64_t)c->raise.value;
    for (size_t i = 0; i < c->name.n; i++)
        h = h * 31 + (unsigned char)c->name.p[i];
    for (size_t i = 0; c->change == CHARSTYLE_LANGUAGE && i < c->lang.n; i++)
        h = h * 31 + (unsigned char)c->lang.p[i];
    return (size_t)(h ^ h >> 17);
}

static bool same(const struct charstyle *a, const struct charstyle *b)
{
    return a->change == b->change && a->outer == b->outer && a->font == b->font &&
           a->direction == b->direction && a->raise.unit == b->raise.unit &&
           a->raise.value == b->raise.value && str_eq(a->name, b->name) && str_eq(a->lang, b->lang);
}

/* Returns the existing style that equals `c`, or else adds it. */
static const struct charstyle *intern(struct charstyles *s, const struct charstyle *c)
{
    size_t at = hash(c) % s->n_buckets;
    for (const struct charstyle *i = s->buckets[at]; i; i = i->next)
        if (same(i, c))
            return i;
    struct charstyle *made = arena_copy(s->a, c, sizeof *c);
    made->index = (uint32_t)s->n++;
    made->next = s->buckets[at];
    s->buckets[at] = made;
    return made;
}

const struct charstyle *charstyle_root(struct charstyles *s, const struct style *style)
{
    struct charstyle c = {.change = CHARSTYLE_ROOT, .font = style_font(style, STR("text"))};
    return intern(s, &c);
}

const struct charstyle *charstyle_around(struct charstyles *s)
{
    struct charstyle c = {.change = CHARSTYLE_AROUND};
    return intern(s, &c);
}

const struct charstyle *charstyle_font(struct charstyles *s, const struct charstyle *outer,
                                       const struct fontstyle *font)
{
    struct charstyle c = {.change = CHARSTYLE_FONT, .outer = outer, .lang = outer->lang,
                          .font = font};
    bool none = !font || (outer->change == CHARSTYLE_ROOT && outer->font == font);
    return none ? outer : intern(s, &c);
}

const struct charstyle *charstyle_named(struct charstyles *s, const struct charstyle *outer,
                                        struct str name)
{
    struct charstyle c = {.change = CHARSTYLE_NAMED, .outer = outer, .lang = outer->lang,
                          .name = name};
    return intern(s, &c);
}

const struct charstyle *charstyle_add(struct charstyles *s, const struct charstyle *outer,
                                      enum charstyle_change change)
{
    struct charstyle c = {.change = change, .outer = outer, .lang = outer->lang};
    return intern(s, &c);
}

const struct charstyle *charstyle_of(struct charstyles *s, const struct charstyle *outer,
                                     enum charstyle_change change, int value)
{
    struct charstyle c = {.change = change, .outer = outer, .lang = outer->lang, .direction = value};
    return intern(s, &c);
}

const struct charstyle *charstyle_script(struct charstyles *s, const struct charstyle *outer,
                                         int direction)
{
    return charstyle_of(s, outer, CHARSTYLE_SCRIPT, direction);
}

const struct charstyle *charstyle_raise(struct charstyles *s, const struct charstyle *outer,
                                        struct dim raise)
{
    struct charstyle c = {.change = CHARSTYLE_RAISE, .outer = outer, .lang = outer->lang,
                          .raise = raise};
    return intern(s, &c);
}

const struct charstyle *charstyle_language(struct charstyles *s, const struct charstyle *outer,
                                           struct str lang)
{
    struct charstyle c = {.change = CHARSTYLE_LANGUAGE, .outer = outer, .lang = lang};
    return intern(s, &c);
}

bool charstyle_is_italic(const struct charstyle *c)
{
    bool italic = c->outer && charstyle_is_italic(c->outer);
    if (c->font && c->font->italic != FLAG_UNSET)
        return c->font->italic == FLAG_YES;
    bool turns = c->change == CHARSTYLE_EMPHASIS || c->change == CHARSTYLE_SLANT;
    return turns ? !italic : italic || c->change == CHARSTYLE_ITALIC;
}

const struct charstyle *charstyle_inside(struct charstyles *s, const struct charstyle *inner,
                                         const struct charstyle *around, const struct style *style,
                                         bool linked)
{
    if (!inner->outer)
        return around;
    const struct charstyle *outer = charstyle_inside(s, inner->outer, around, style, linked);
    struct charstyle c = *inner;
    if (inner->change == CHARSTYLE_NAMED) {
        bool link = str_eq(inner->name, STR("link"));
        return link && linked ? outer : charstyle_font(s, outer, style_font(style, inner->name));
    }
    c.outer = outer;
    if (inner->change != CHARSTYLE_LANGUAGE)
        c.lang = outer->lang;
    return intern(s, &c);
}
