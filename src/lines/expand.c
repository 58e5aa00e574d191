/* expand.c: places in lines whose letters are set wider or narrower. */
#include "lines/expand.h"

/* Letters are made wider or narrower by so much at most [1/1000]: microtype's limit, which is not seen. What is
 * asked for beyond it goes between them. */
enum { SCALED = 20 };

/* Whether all letters stand apart from each other: Latin, Greek, Cyrillic, and signs. */
static bool stand_apart(struct str text)
{
    bool apart = true;
    for (size_t i = 0, n; apart && i < text.n; i += n) {
        int32_t code = utf8_at(text, i, &n);
        apart = code < 0x0530 || (code >= 0x1E00 && code < 0x2C00);
    }
    return apart;
}

static bool is_space(const struct item *it, size_t i)
{
    return it->run.text.p[it->run.glyphs[i].cluster] == ' ';
}

static length advance_of(const struct item *it, size_t i)
{
    return (i + 1 < it->run.n ? it->run.glyphs[i + 1].x : it->run.advance) - it->run.glyphs[i].x;
}

/* How much more white each letter gets behind it, but for the last ones of words. */
static length letter_fit(const struct item *it, int rest)
{
    length letters = 0, n = 0;
    for (size_t i = 0; i < it->run.n; i++)
        if (!is_space(it, i) && advance_of(it, i) > 0) {
            letters += advance_of(it, i);
            n += i + 1 == it->run.n || !is_space(it, i + 1);
        }
    return n ? length_scale(letters, rest, 1000) / n : 0;
}

void expand_run(struct arena *a, struct item *it, int expansion)
{
    size_t n = it->run.n;
    struct glyph *all = arena_copy(a, it->run.glyphs, n * sizeof *all);
    int scale = expansion > SCALED ? SCALED : expansion < -SCALED ? -SCALED : expansion;
    if (scale != expansion && !stand_apart(it->run.text))
        scale = expansion;
    length fit = scale != expansion ? letter_fit(it, expansion - scale) : 0, x = it->run.glyphs[0].x, before = 0;
    for (size_t i = 0; i < n; i++) {
        length advance = advance_of(it, i);
        all[i].x = x;
        if (is_space(it, i)) { /* as wide as it would be, with the white before it */
            x += expand_length(advance, expansion) - before;
            before = 0;
        } else {
            before = advance > 0 ? fit : 0;
            x += expand_length(advance, scale) + before;
        }
    }
    it->run.glyphs = all;
    it->run.expansion = scale;
    it->run.tracking += fit;
}

void expand_line(struct set_line *line, int expansion)
{
    for (size_t i = 0; i < line->items.n; i++) {
        struct item *it = &line->items.at[i];
        length from = it->x;
        it->x = expand_length(from, expansion);
        if (it->kind == ITEM_GLYPHS)
            it->run.advance = expand_length(it->run.advance, expansion);
        else if (it->kind == ITEM_RULE)
            it->rule.width = expand_length(from + it->rule.width, expansion) - it->x;
        else if (it->kind == ITEM_LINK)
            it->link.width = expand_length(from + it->link.width, expansion) - it->x;
        else if (it->kind == ITEM_BOX)
            it->box.width = expand_length(from + it->box.width, expansion) - it->x;
    }
    line->width = expand_length(line->width, expansion);
}
