/* shaped.c: how far shaped texts move the pen. */
#include "text/shape.h"

length shaped_scale(const struct type *type, int units)
{
    return length_scale(type->size, units, type->face->upem);
}

/* Glyphs that move the pen, behind which tracking is added: the others are marks. */
static size_t steps_of(const struct shaped *w)
{
    size_t steps = 0;
    for (size_t i = 0; i < w->n; i++)
        steps += w->glyphs[i].advance != 0;
    return steps;
}

length shaped_width(const struct shaped *w, const struct type *type)
{
    length tracking = type->tracking ? type->tracking * (length)steps_of(w) : 0;
    return length_scale(type->size, w->advance, w->face->upem) + tracking;
}

void shaped_advances(const struct shaped *w, const struct type *type, length *at)
{
    const struct shaped_glyph *g = w->glyphs;
    size_t n = w->n, last = n - 1; /* the order of reading: g[i], or g[last - i] */
    int64_t units = 0;
    length steps = 0;
    for (size_t i = 0, k; i < n; i = k) {
        int64_t advance = 0;
        length more = 0;
        uint32_t cluster = g[w->leftward ? last - i : i].cluster;
        for (k = i; k < n && g[w->leftward ? last - k : k].cluster == cluster; k++) {
            int one = g[w->leftward ? last - k : k].advance;
            advance += one;
            more += one != 0;
        }
        size_t start = i ? cluster : 0;
        size_t end = k < n ? g[w->leftward ? last - k : k].cluster : w->text.n;
        for (size_t b = start; b < end; b++) {
            int64_t share = advance * (int64_t)(b - start) / (int64_t)(end - start);
            at[b] = length_scale(type->size, units + share, w->face->upem) + type->tracking * steps;
        }
        units += advance;
        steps += more;
    }
    at[w->text.n] = length_scale(type->size, units, w->face->upem) + type->tracking * steps;
}
