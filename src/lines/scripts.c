/* scripts.c: what two scripts above each other say goes to the runs of the wider one. */
#include "lines/scripts.h"

void scripts_raise(struct line_writer *w, length start)
{
    size_t from = w->line->items.n;
    if (w->n_scripts == FORMULA_DEEPEST)
        return;
    while (from && w->line->items.at[from - 1].x >= start)
        from--;
    w->scripts[w->n_scripts++] = (struct open_scripts){from, w->line->items.n};
}

static struct str said_by(const struct item *i)
{
    return i->run.has_actual ? i->run.actual : i->run.text;
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

/* Makes the runs among items [from, to) silent and keeps them for the end of the line. Returns what they said. */
static struct str silence(struct line_writer *w, size_t from, size_t to)
{
    struct buf all = {.a = w->s->a};
    struct item *items = w->line->items.at;
    size_t n = from;
    for (size_t k = from; k < w->line->items.n; k++) {
        if (k >= to || items[k].kind != ITEM_GLYPHS) {
            items[n++] = items[k];
            continue;
        }
        buf_add(&all, said_by(&items[k]));
        items[k].run.has_actual = true;
        items[k].run.joined = false;
        items[k].run.actual = STR("");
        *vec_push(w->s->scratch, &w->silent) = items[k];
    }
    w->line->items.n = n;
    return buf_str(&all);
}

/* Item `i` says both. */
static void say(struct line_writer *w, size_t i, struct str lowered, struct str raised)
{
    struct item *item = &w->line->items.at[i];
    item->run.has_actual = true;
    item->run.joined = false;
    item->run.actual = str_printf(w->s->a, "%.*s%.*s", STRF(lowered), STRF(raised));
}

void scripts_end(struct line_writer *w)
{
    if (!w->n_scripts)
        return;
    struct open_scripts s = w->scripts[--w->n_scripts];
    const struct item *all = w->line->items.at;
    size_t n = w->line->items.n, first = s.raised, last = s.raised;
    while (first < n && all[first].kind != ITEM_GLYPHS)
        first++;
    while (last > s.from && all[last - 1].kind != ITEM_GLYPHS)
        last--;
    if (first == n || last == s.from)
        return;
    if (end_of(w, s.raised, n) >= end_of(w, s.from, s.raised)) {
        struct str raised = said_by(&all[first]), lowered = silence(w, s.from, s.raised);
        say(w, first - (n - w->line->items.n), lowered, raised);
    } else {
        struct str lowered = said_by(&all[last - 1]);
        say(w, last - 1, lowered, silence(w, s.raised, n));
    }
}

void scripts_finish(struct line_writer *w)
{
    for (size_t i = 0; i < w->silent.n; i++)
        *vec_push(w->s->set, &w->line->items) = w->silent.at[i];
    w->silent.n = w->n_scripts = 0;
}
