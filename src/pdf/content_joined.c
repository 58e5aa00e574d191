/* content_joined.c: runs in which readers would find spaces or ends of lines by the places of the glyphs. What is
 * beside those gets an ActualText. */
#include "pdf/content_internal.h"

/* Poppler takes glyphs that overlap by more for two lines [1/100 em]. */
#define OVERLAP 9

/* Whether two glyphs of a run overlap so far that Poppler takes what follows for another line. */
static bool overlaps(const struct item *it, size_t i, const struct glyph_use *use)
{
    const struct glyph *g = it->run.glyphs + i;
    length end = g->x + length_scale(it->run.size, use->width, 10000);
    return i + 1 < it->run.n && end - g[1].x > it->run.size * OVERLAP / 100;
}

/* Where the cluster of a glyph ends. */
static size_t cluster_end(const struct item *it, size_t i)
{
    size_t end = i + 1;
    while (end < it->run.n && it->run.glyphs[end].cluster == it->run.glyphs[i].cluster)
        end++;
    return end;
}

/* Where the clusters end that are read as one with that of glyph `from`: each overlaps the next one. */
static size_t joined_end(const struct item *it, size_t from, const struct glyph_use **uses)
{
    size_t end = cluster_end(it, from);
    while (end < it->run.n && overlaps(it, end - 1, uses[end - 1]))
        end = cluster_end(it, end);
    return end;
}

/* The text of glyphs [from, to). */
static struct str text_between(const struct item *it, size_t from, size_t to)
{
    return str_sub(it->run.text, it->run.glyphs[from].cluster, to < it->run.n ? it->run.glyphs[to].cluster : it->run.text.n);
}

/* Whether glyphs [from, to) are read as their text, one by one. */
static bool reads_right(const struct item *it, size_t from, size_t to, const struct glyph_use **uses)
{
    struct str text = text_between(it, from, to);
    size_t at = 0;
    for (size_t i = from; i < to; i++) {
        if (fonts_is_silent(uses[i]) || !str_starts(str_sub(text, at, text.n), uses[i]->text))
            return false;
        at += uses[i]->text.n;
    }
    return at == text.n;
}

/* Whether some of glyphs [from, to) overlap. */
static bool overlap(const struct item *it, size_t from, size_t to, const struct glyph_use **uses)
{
    while (from + 1 < to && !overlaps(it, from, uses[from]))
        from++;
    return from + 1 < to;
}

/* Writes glyphs [from, to) as one text, silent ones at their end in a sequence of their own: MuPDF deals an
 * ActualText out to glyphs, one by one. Poppler, which takes the place of a text from its glyphs, reads that of a
 * Span alone. */
static void put_actual(struct content *c, const struct item *it, size_t from, size_t to, const struct glyph_use **uses)
{
    struct buf blank = {.a = c->p->arena};
    struct str text = text_between(it, from, to);
    size_t silent = to;
    while (silent > from + 1 && fonts_is_blank(c->font, uses[silent - 1]))
        buf_add(&blank, uses[--silent]->text);
    content_mark(c, it->element, &text);
    content_glyphs(c, it, from, to, uses);
    if (silent == to)
        return;
    content_flush(c);
    write_raw(&c->b, "/Blank<</ActualText");
    write_text(&c->b, buf_str(&blank));
    write_raw(&c->b, ">>BDC\n");
    content_glyphs(c, it, silent, to, uses);
    content_flush(c);
    write_raw(&c->b, "EMC\n");
}

/* Whether a run has marks of letters. */
static bool has_marks(const struct item *it)
{
    size_t i = 0;
    while (i < it->run.n && cluster_end(it, i) == i + 1)
        i++;
    return i < it->run.n && fonts_has_mark(it->run.text);
}

void content_joined(struct content *c, const struct item *it, size_t item, const struct pdf_font *font)
{
    const struct glyph_use **uses = c->uses.at;
    bool marks = has_marks(it);
    fonts_read_wrong(c->p, font, it, 0, uses);
    content_fill(c, it->color);
    content_mark(c, it->element, NULL);
    content_font(c, font, hundredths(it->run.size), 1000 + it->run.expansion);
    content_spacing(c, it->run.tracking);
    if (c->p->leftward)
        content_turn(c, it, item);
    for (size_t from = 0, to; from < it->run.n; from = to) {
        bool right = true;
        to = from;
        while (to == from || (marks && right && to < it->run.n)) {
            size_t next = joined_end(it, to, uses);
            right = reads_right(it, to, next, uses);
            to = next;
        }
        if (right && !marks && !overlap(it, from, to, uses)) {
            content_mark(c, it->element, NULL);
            content_glyphs(c, it, from, to, uses);
        } else {
            put_actual(c, it, from, to, uses);
        }
    }
}
