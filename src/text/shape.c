/* shape.c: shapes words with HarfBuzz, and keeps them in a hash table. */
#include "text/shape.h"

#include <utf8proc.h>

enum feature_bits {
    NO_LIGATURES = 1,
    LINING = 2,
    OLDSTYLE = 4,
    TABULAR = 8,
    SMALL_CAPS = 16,
    CAPITALS = 32, /* not a font feature: the text is shaped in capitals, ... */
    SMALL = 64,    /* ... or in small letters. It is read as it was written. */
    PROPORTIONAL = 128,
};

struct slot {
    uint64_t hash;
    unsigned features;
    hb_language_t lang;
    struct shaped *word; /* NULL: free */
};

struct shaper {
    struct arena *a;
    hb_buffer_t *buffer;
    hb_language_t lang;
    struct slot *slots;
    size_t size, used; /* `size` is a power of two */
};

static void buffer_close(void *buffer)
{
    hb_buffer_destroy(buffer);
}

struct shaper *shaper_new(struct arena *a)
{
    struct shaper *s = arena_new_of(a, struct shaper);
    s->a = a;
    s->buffer = hb_buffer_create();
    arena_hold(a, buffer_close, s->buffer);
    s->size = 2048;
    s->slots = arena_array_of(a, struct slot, s->size);
    return s;
}

void shaper_start(struct shaper *s, struct str lang)
{
    s->lang = hb_language_from_string(lang.p, (int)lang.n);
}

bool shaper_keep(const struct shaper *s)
{
    enum { BYTES = 16 << 20 }; /* enough for some hundred CVs */
    return arena_size(s->a) <= BYTES;
}

static unsigned features_of(const struct type *type)
{
    return (type->tracking ? NO_LIGATURES : 0) | (type->figures == FIGURES_LINING ? LINING : 0) |
           (type->figures == FIGURES_OLDSTYLE ? OLDSTYLE : 0) | (type->tabular == FLAG_YES ? TABULAR : 0) |
           (type->tabular == FLAG_NO ? PROPORTIONAL : 0) |
           (type->small_caps && type->face->small_caps ? SMALL_CAPS : 0) |
           (type->small_caps == SMALL_CAPS_ALL && type->face->small_caps ? SMALL : 0) |
           (type->capitals ? CAPITALS : 0);
}

static unsigned features_list(unsigned bits, hb_feature_t *list)
{
    static const struct {
        unsigned bit;
        hb_tag_t tag;
        uint32_t value;
    } all[] = {
        {NO_LIGATURES, HB_TAG('l', 'i', 'g', 'a'), 0}, {NO_LIGATURES, HB_TAG('c', 'l', 'i', 'g'), 0},
        {LINING, HB_TAG('l', 'n', 'u', 'm'), 1},       {OLDSTYLE, HB_TAG('o', 'n', 'u', 'm'), 1},
        {TABULAR, HB_TAG('t', 'n', 'u', 'm'), 1},      {SMALL_CAPS, HB_TAG('s', 'm', 'c', 'p'), 1},
        {PROPORTIONAL, HB_TAG('p', 'n', 'u', 'm'), 1},
    };
    unsigned n = 0;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (bits & all[i].bit)
            list[n++] = (hb_feature_t){all[i].tag, all[i].value, HB_FEATURE_GLOBAL_START,
                                       HB_FEATURE_GLOBAL_END};
    return n;
}

static void add_text(hb_buffer_t *buffer, unsigned bits, struct str text)
{
    if (!(bits & (CAPITALS | SMALL))) {
        hb_buffer_add_utf8(buffer, text.p, (int)text.n, 0, (int)text.n);
        return;
    }
    for (size_t i = 0, n; i < text.n; i += n) {
        int32_t code = utf8_at(text, i, &n);
        code = bits & SMALL ? utf8proc_tolower(code) : utf8proc_toupper(code);
        hb_buffer_add(buffer, (hb_codepoint_t)code, (unsigned)i);
    }
    hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
}

static struct shaped *shape(struct shaper *s, const struct type *type, unsigned bits,
                            hb_language_t lang, struct str text)
{
    hb_feature_t features[8];
    unsigned count, n_features = features_list(bits, features);
    hb_buffer_clear_contents(s->buffer);
    add_text(s->buffer, bits, text);
    hb_buffer_guess_segment_properties(s->buffer);
    hb_buffer_set_language(s->buffer, lang);
    bool good = hb_shape_full(type->face->font, s->buffer, features, n_features, NULL);
    bool stand_in = type->face->font == hb_font_get_empty(); /* shaping always fails with it */
    if ((!good && !stand_in) || !hb_buffer_allocation_successful(s->buffer))
        arena_fail(s->a);
    if (!HB_DIRECTION_IS_FORWARD(hb_buffer_get_direction(s->buffer)))
        hb_buffer_reverse_clusters(s->buffer);
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(s->buffer, &count);
    const hb_glyph_position_t *pos = hb_buffer_get_glyph_positions(s->buffer, &count);
    struct shaped *w = arena_new_of(s->a, struct shaped);
    w->text = str_copy(s->a, text);
    w->face = type->face;
    w->n = count;
    w->glyphs = arena_array_of(s->a, struct shaped_glyph, count);
    for (unsigned i = 0; i < count; i++)
        w->glyphs[i] = (struct shaped_glyph){info[i].codepoint, info[i].cluster, pos[i].x_advance,
                                             pos[i].x_offset, pos[i].y_offset};
    return w;
}

static uint64_t hash(const struct face *face, unsigned features, struct str text)
{
    uint64_t h = 1469598103934665603u ^ (uint64_t)face->index << 32 ^ features; /* FNV-1a */
    for (size_t i = 0; i < text.n; i++)
        h = (h ^ (unsigned char)text.p[i]) * 1099511628211u;
    return h ^ h >> 29;
}

static void grow(struct shaper *s)
{
    struct slot *old = s->slots;
    size_t size = s->size;
    s->size *= 2;
    s->slots = arena_array_of(s->a, struct slot, s->size);
    for (size_t i = 0; i < size; i++) {
        size_t at = old[i].hash & (s->size - 1);
        while (old[i].word && s->slots[at].word)
            at = (at + 1) & (s->size - 1);
        if (old[i].word)
            s->slots[at] = old[i];
    }
}

const struct shaped *shape_word(struct shaper *s, const struct type *type, struct str text)
{
    unsigned bits = features_of(type);
    hb_language_t lang = s->lang;
    if (type->lang.n)
        lang = hb_language_from_string(type->lang.p, (int)type->lang.n);
    uint64_t h = hash(type->face, bits, text);
    size_t at = h & (s->size - 1);
    for (; s->slots[at].word; at = (at + 1) & (s->size - 1))
        if (s->slots[at].hash == h && s->slots[at].features == bits && s->slots[at].lang == lang &&
            s->slots[at].word->face == type->face && str_eq(s->slots[at].word->text, text))
            return s->slots[at].word;
    struct shaped *w = shape(s, type, bits, lang, text);
    s->slots[at] = (struct slot){h, bits, lang, w};
    if (++s->used * 2 > s->size)
        grow(s);
    return w;
}

length shaped_scale(const struct type *type, int units)
{
    return length_scale(type->size, units, type->face->upem);
}

length shaped_width(const struct shaped *w, const struct type *type)
{
    int64_t units = 0;
    for (size_t i = 0; i < w->n; i++)
        units += w->glyphs[i].advance;
    return length_scale(type->size, units, w->face->upem) + type->tracking * (length)w->n;
}

void shaped_advances(const struct shaped *w, const struct type *type, length *at)
{
    int64_t units = 0;
    for (size_t i = 0, k; i < w->n; i = k) {
        int64_t advance = 0;
        for (k = i; k < w->n && w->glyphs[k].cluster == w->glyphs[i].cluster; k++)
            advance += w->glyphs[k].advance;
        size_t start = i ? w->glyphs[i].cluster : 0;
        size_t end = k < w->n ? w->glyphs[k].cluster : w->text.n;
        for (size_t b = start; b < end; b++) {
            int64_t share = advance * (int64_t)(b - start) / (int64_t)(end - start);
            at[b] = length_scale(type->size, units + share, w->face->upem) +
                    type->tracking * (length)i;
        }
        units += advance;
    }
    at[w->text.n] = length_scale(type->size, units, w->face->upem) + type->tracking * (length)w->n;
}
