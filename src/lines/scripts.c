/* scripts.c: what two scripts above each other say goes to the runs of the wider one. */
#include "lines/scripts.h"

#include "lines/cjk.h"

void scripts_raise(struct line_writer *w, length start)
{
    size_t from = w->line->items.n;
    if (w->n_scripts == FORMULA_DEEPEST)
        return;
    while (from && w->line->items.at[from - 1].x >= start)
        from--;
    w->scripts[w->n_scripts++] = (struct open_scripts){from, w->line->items.n};
}

/* The end of what items [from, to) print. */
static length end_of(const struct line_writer *w, size_t from, size_t to)
{
    length end = 0;
    for (; from < to; from++) {
        const struct item *i = &w->line->items.at[from];
        if (i->kind == ITEM_GLYPHS)
            end = length_max(end, i->x + i->run.advance);
    }
    return end;
}

/* What the runs among items [from, to) are read as. */
static struct str said(const struct line_writer *w, size_t from, size_t to)
{
    struct buf all = {.a = w->s->a};
    for (; from < to; from++)
        if (w->line->items.at[from].kind == ITEM_GLYPHS)
            buf_add(&all, w->line->items.at[from].run.text);
    return buf_str(&all);
}

/* Makes the runs among items [from, to) silent and keeps them for the end of the line. */
static void silence(struct line_writer *w, size_t from, size_t to)
{
    struct item *items = w->line->items.at;
    size_t n = from;
    for (size_t k = from; k < w->line->items.n; k++) {
        if (k >= to || items[k].kind != ITEM_GLYPHS) {
            items[n++] = items[k];
            continue;
        }
        items[k].run.has_actual = true;
        items[k].run.joined = false;
        items[k].run.actual = STR("");
        *vec_push(w->s->scratch, &w->silent) = items[k];
    }
    w->line->items.n = n;
}

/* Puts a text before or behind what a run is read as: at its first or last glyph. False: that cannot say so much. */
static bool say(struct line_writer *w, struct item *i, struct str more, bool before)
{
    struct glyph *g = arena_copy(w->s->a, i->run.glyphs, i->run.n * sizeof *g);
    struct str text = i->run.text;
    size_t n = i->run.n, k = before ? 0 : n - 1, from = g[k].cluster, end = text.n;
    while (before && k < n && g[k].cluster == from)
        k++;
    if (before && k < n)
        end = g[k].cluster;
    if (utf8_length(more) + utf8_length(str_sub(text, from, end)) > GLYPH_READS)
        return false;
    for (; before && k < n; k++)
        g[k].cluster += (uint32_t)more.n;
    i->run.glyphs = g;
    i->run.text = before ? str_printf(w->s->a, "%.*s%.*s", STRF(more), STRF(text))
                         : str_printf(w->s->a, "%.*s%.*s", STRF(text), STRF(more));
    if (i->run.has_actual)
        i->run.actual = i->run.text;
    return true;
}

/* Lets a run end where another one does, by a silent glyph: readers would find a space where that one stands. */
static void extend(struct line_writer *w, struct item *i, const struct item *to)
{
    uint32_t id = cjk_silent(i->run.face);
    size_t n = i->run.n;
    length end = to->x + to->run.advance - i->x;
    if (!id || end <= i->run.advance)
        return;
    struct glyph *g = arena_array_of(w->s->a, struct glyph, n + 1);
    memcpy(g, i->run.glyphs, n * sizeof *g);
    i->run.advance = end;
    length wide = length_scale(face_advance(i->run.face, id), i->run.size, (int64_t)i->run.face->upem);
    g[n] = (struct glyph){.id = id, .cluster = g[n - 1].cluster, .x = end - wide};
    i->run.glyphs = g;
    i->run.n = n + 1;
    i->run.joined = i->run.has_actual = true;
    i->run.actual = i->run.text;
}

/* True if readers take a run for a line of its own: it stands above its line by more than four fifths of its size, as no
 * first script does, or is a lowered script beside a raised one or the other way round. */
static bool is_far(const struct item *before, const struct item *run, const struct type *type)
{
    length apart = run->y - before->y;
    return type->raise * 5 > type->size * 4 || (apart < 0 ? -apart : apart) * 5 > before->run.size * 3;
}

void scripts_far(struct line_writer *w)
{
    size_t n = w->line->items.n, before = n - 1;
    struct item *all = w->line->items.at;
    if (!w->type->raise)
        return;
    while (before > 0 && all[before - 1].kind != ITEM_GLYPHS)
        before--;
    if (w->n_scripts && before <= w->scripts[w->n_scripts - 1].raised) /* scripts_end sees to it */
        return;
    bool same = before > 0 && all[before - 1].element == all[n - 1].element;
    if (!same || !is_far(&all[before - 1], &all[n - 1], w->type) || !say(w, &all[before - 1], said(w, n - 1, n), false))
        return;
    extend(w, &all[before - 1], &all[n - 1]);
    silence(w, n - 1, n);
}

void scripts_end(struct line_writer *w)
{
    if (!w->n_scripts)
        return;
    struct open_scripts s = w->scripts[--w->n_scripts];
    struct item *all = w->line->items.at;
    size_t n = w->line->items.n, first = s.raised;
    while (first < n && all[first].kind != ITEM_GLYPHS)
        first++;
    size_t last = s.raised;
    while (last > s.from && all[last - 1].kind != ITEM_GLYPHS)
        last--;
    if (first == n || last == s.from)
        return;
    if (end_of(w, s.raised, n) >= end_of(w, s.from, s.raised)) {
        if (say(w, &all[first], said(w, s.from, s.raised), true))
            silence(w, s.from, s.raised);
    } else if (say(w, &all[last - 1], said(w, s.raised, n), false)) {
        silence(w, s.raised, n);
    }
}

void scripts_finish(struct line_writer *w)
{
    for (size_t i = 0; i < w->silent.n; i++)
        *vec_push(w->s->set, &w->line->items) = w->silent.at[i];
    w->silent.n = w->n_scripts = 0;
}
