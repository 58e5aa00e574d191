/* content_leftward.c: runs that are read from right to left (leftward.h) -> PDF operators. */
#include "pdf/content_internal.h"

/* A space that is stretched or shrunk by less is moved instead [1/100 of its width]. */
#define STRETCHED 5
/* How wide the space before a mark is, as a part of the size. */
#define MARKED 4

/* How wide a space is made that is read as two characters, in white of that width. Poppler takes the letter
 * behind it for a part of the same text if it begins at most a tenth of the size behind the space, and more
 * than that behind where its second character begins. */
static length space_width(length white, length size)
{
    length least = white - size * 9 / 100, most = 2 * white - size * 22 / 100;
    return most < white && most > least ? (least + most) / 2 : white;
}

/* Shows the space `i` as wide as it must be before glyph `next`. False: it need not be changed for that. */
static bool show_space(struct content *c, const struct item *it, size_t i, size_t next)
{
    length x = it->run.glyphs[i].x, natural = face_advance(it->run.face, it->run.glyphs[i].id);
    length width = space_width(it->run.glyphs[next].x - x, it->run.size);
    natural = length_scale(it->run.size, natural, it->run.face->upem);
    if (width <= 0 || natural <= 0)
        return false;
    if (width * 100 > natural * (100 - STRETCHED) && width * 100 < natural * (100 + STRETCHED))
        return false;
    content_wide(c, it, it->x + x, width, c->uses.at[i]);
    return true;
}

/* Shows glyphs [from, to). Marks were drawn. */
static void show_part(struct content *c, const struct item *it, size_t from, size_t to)
{
    for (size_t i = from, next; i < to; i = next) {
        for (next = i + 1; next < it->run.n && leftward_is_mark(it, next);)
            next++;
        if (leftward_is_space(it, i) && next < it->run.n && show_space(c, it, i, next))
            continue;
        content_scale(c, 1000);
        if (!leftward_is_mark(it, i))
            content_glyphs(c, it, i, i + 1, c->uses.at);
    }
}

/* The text of a part that was drawn: each character of it is given the same width. */
static void hide_part(struct content *c, const struct item *it, size_t from, size_t to)
{
    int64_t characters = 0, done = 0;
    const struct face *face = it->run.face;
    length left = INT64_MAX, right = INT64_MIN;
    for (size_t i = from; i < to; i++) {
        length x = it->run.glyphs[i].x, width = length_scale(it->run.size, face_advance(face, it->run.glyphs[i].id), face->upem);
        left = length_min(left, x);
        right = length_max(right, x + width);
        characters += leftward_is_mark(it, i) ? 0 : (int64_t)utf8_length(c->uses.at[i]->text);
    }
    for (size_t i = from; i < to; i++) {
        if (leftward_is_mark(it, i))
            continue;
        int64_t n = (int64_t)utf8_length(c->uses.at[i]->text);
        length x = length_scale(right - left, done, characters), end = length_scale(right - left, done + n, characters);
        content_hidden(c, it, i, i + 1, it->x + left + x, end - x);
        done += n;
    }
}

/* Shows a part. `jump`: it does not go on where the pen is, so it is an object of its own, which PDFium puts
 * at its place. */
static void put_part(struct content *c, const struct item *it, size_t from, size_t to, bool jump)
{
    c->lost |= jump;
    if (leftward_is_rough(it, from, to))
        hide_part(c, it, from, to);
    else
        show_part(c, it, from, to);
}

/* Writes a space before a stretch whose first text has a mark: pdf.js would take this text for a part of what it
 * has read before. The space is read behind the stretch. */
static void begin_marked(struct content *c, const struct item *it, const struct leftward_stretch *s)
{
    size_t first = s->from;
    while (first < s->to && leftward_is_mark(it, first))
        first++;
    if (first < s->to && fonts_has_mark(c->uses.at[first]->text))
        content_white(c, it, it->run.glyphs[first].x - it->run.size / MARKED, it->run.size / MARKED, false);
}

void content_stretch(struct content *c, const struct item *it, const struct leftward_stretch *s)
{
    c->parts.n = 0;
    for (size_t end = s->to, from; end > s->from; end = from) {
        from = leftward_part(it, end);
        from = from > s->from ? from : s->from;
        *vec_push(c->p->arena, &c->parts) = end;
        if (!s->whole && leftward_is_sign(it, from))
            content_edge(c, it, it->x + it->run.glyphs[from].x);
        if (!s->whole)
            put_part(c, it, from, end, true);
    }
    c->lost |= s->whole;
    if (s->whole)
        begin_marked(c, it, s);
    for (size_t i = c->parts.n; i-- > 0 && s->whole;)
        put_part(c, it, i + 1 < c->parts.n ? c->parts.at[i + 1] : s->from, c->parts.at[i], false);
}

