/* leftward.c: the parts of runs that are read from right to left. */
#include "pdf/leftward.h"

#include <hb-ot.h>
#include <utf8proc.h>

#include "text/bidi.h"

/* Glyphs may stand off the line by this much [of a point], and apart from each other or over each other
 * by this part of the size: Poppler parts words at half a point and at a tenth. */
#define OFF_LINE (PT / 4)
#define APART 11
/* It takes a glyph that begins less than this part of the size behind another for the same again. */
#define NARROW 10
/* Pdf.js turns around a text that is not short if three tenths of it are letters [1/100]. */
#define LETTERS 35

static bool is_letter(const struct item *run, size_t glyph)
{
    return bidi_runs_left(utf8_at(run->run.text, run->run.glyphs[glyph].cluster, &(size_t){0}));
}

bool leftward_is_space(const struct item *run, size_t glyph)
{
    int32_t code = utf8_at(run->run.text, run->run.glyphs[glyph].cluster, &(size_t){0});
    return code == ' ' || code == 0xA0;
}

static bool is_numeric(const struct item *run, size_t glyph)
{
    return bidi_is_numeric(utf8_at(run->run.text, run->run.glyphs[glyph].cluster, &(size_t){0}));
}

bool leftward_is_sign(const struct item *run, size_t glyph)
{
    return is_numeric(run, glyph) && (!glyph || !is_letter(run, glyph - 1));
}

/* What stands between two signs, without spaces at its edges. */
static void find_stretch(const struct item *run, size_t glyph, struct leftward_found *found)
{
    size_t from = glyph, to = glyph + 1, letters = 0;
    while (from && !is_numeric(run, from - 1))
        from--;
    while (to < run->run.n && !is_numeric(run, to))
        to++;
    *found = (struct leftward_found){run->run.glyphs, from, to, {from, to, false, to, from}};
    struct leftward_stretch *s = &found->stretch;
    while (s->from < s->to && leftward_is_space(run, s->from))
        s->from++;
    while (s->to > s->from && leftward_is_space(run, s->to - 1))
        s->to--;
    for (size_t i = s->from; i < s->to; i++) {
        if (!is_letter(run, i))
            continue;
        s->first = letters ? s->first : i;
        s->last = i;
        letters++;
    }
    s->whole = !run->run.has_actual && letters * 100 > (s->to - s->from) * LETTERS;
}

struct leftward_stretch leftward_stretch(const struct item *run, size_t glyph, struct leftward_found *found)
{
    const struct glyph *g = run->run.glyphs;
    struct leftward_stretch alone = {glyph, glyph + 1, false, glyph + 1, glyph};
    if (is_numeric(run, glyph)) {
        while (alone.from && g[alone.from - 1].cluster == g[glyph].cluster)
            alone.from--;
        while (alone.to < run->run.n && g[alone.to].cluster == g[glyph].cluster)
            alone.to++;
        return alone;
    }
    if (found->run != g || glyph < found->from || glyph >= found->to)
        find_stretch(run, glyph, found);
    return leftward_is_space(run, glyph) && !leftward_is_inside(&found->stretch, glyph) ? alone : found->stretch;
}

bool leftward_is_inside(const struct leftward_stretch *s, size_t glyph)
{
    return s->first < glyph && glyph < s->last;
}

/* ---- runs that go on from each other */

static bool is_plain(const struct item *i)
{
    return i->kind == ITEM_GLYPHS && i->run.leftward && i->run.n && !i->run.hidden && !i->run.has_actual;
}

/* True if `next` is read behind a run as if it were a part of it. */
static bool goes_on(const struct item *it, const struct item *next)
{
    length gap = it->x - next->x - next->run.advance;
    return is_plain(it) && is_plain(next) && it->element == next->element && it->color == next->color &&
           it->run.face == next->run.face && it->run.size == next->run.size && it->y == next->y && !it->run.white &&
           (gap < 0 ? -gap : gap) < it->run.size / APART;
}

static struct item joined(struct arena *a, const struct item *it, const struct item *next)
{
    struct item all = *next;
    size_t n = it->run.n + next->run.n;
    struct glyph *g = arena_array_of(a, struct glyph, n);
    struct buf text = {.a = a};
    buf_add(&text, it->run.text);
    buf_add(&text, next->run.text);
    for (size_t i = 0; i < n; i++) {
        bool first = i >= next->run.n; /* of the run that is read first: it stands at the right */
        g[i] = first ? it->run.glyphs[i - next->run.n] : next->run.glyphs[i];
        g[i].x += first ? it->x - next->x : 0;
        g[i].cluster += first ? 0 : (uint32_t)it->run.text.n;
    }
    all.run.glyphs = g;
    all.run.n = n;
    all.run.text = buf_end(&text);
    all.run.advance = it->x + it->run.advance - next->x;
    return all;
}

static bool begins_apart(int32_t code)
{
    return code == ' ' || bidi_is_neutral(code) || bidi_is_separator(code);
}

/* A sign that stands right of such a run, and is read behind it: a mark before it says that it is not a part of
 * the run. Poppler would read it before the run, and MuPDF turn it around with the run. */
static void keep_apart(struct arena *a, const struct item *it, struct item *next)
{
    length gap = next->x - it->x - it->run.advance;
    int32_t code = utf8_at(next->run.text, 0, &(size_t){0});
    if (!is_plain(it) || next->kind != ITEM_GLYPHS || next->run.leftward || !next->run.n || next->run.has_actual ||
        it->y != next->y || gap < -it->run.size / APART || gap > it->run.size / APART || !begins_apart(code))
        return;
    struct glyph *g = arena_copy(a, next->run.glyphs, next->run.n * sizeof *g);
    struct buf text = {.a = a};
    buf_code(&text, 0x200E);
    for (size_t i = 0; i < next->run.n; i++)
        g[i].cluster += g[i].cluster ? (uint32_t)text.n : 0;
    buf_add(&text, next->run.text);
    next->run.glyphs = g;
    next->run.text = buf_end(&text);
}

const struct display *leftward_display(struct arena *a, const struct display *d)
{
    bool any = false;
    for (size_t i = 0; i < d->pages.n && !any; i++)
        for (size_t k = 0; k < d->pages.at[i].items.n && !any; k++)
            any = is_plain(&d->pages.at[i].items.at[k]);
    if (!any)
        return d;
    struct display *to = arena_copy(a, d, sizeof *d);
    to->pages.n = to->pages.cap = 0;
    to->pages.at = NULL;
    for (size_t i = 0; i < d->pages.n; i++) {
        const struct page *from = &d->pages.at[i];
        struct page *page = vec_push(a, &to->pages);
        *page = (struct page){.width = from->width, .height = from->height};
        for (size_t k = 0; k < from->items.n; k++) {
            struct item *last = page->items.n ? &page->items.at[page->items.n - 1] : NULL;
            if (last && goes_on(last, &from->items.at[k]))
                *last = joined(a, last, &from->items.at[k]);
            else
                *vec_push(a, &page->items) = from->items.at[k];
            if (last && page->items.n > 1)
                keep_apart(a, &page->items.at[page->items.n - 2], &page->items.at[page->items.n - 1]);
        }
    }
    return to;
}

/* ---- parts of a run */

/* The first glyph of the cluster that ends before glyph `end`. */
static size_t cluster_start(const struct item *run, size_t end)
{
    const struct glyph *g = run->run.glyphs;
    size_t at = end - 1;
    while (at && g[at - 1].cluster == g[at].cluster)
        at--;
    return at;
}

size_t leftward_part(const struct item *run, size_t end)
{
    size_t first = cluster_start(run, end), at = first, best = first;
    bool any = false; /* letters */
    for (;; at = cluster_start(run, at)) {
        int32_t code = utf8_at(run->run.text, run->run.glyphs[at].cluster, &(size_t){0});
        bool letter = bidi_runs_left(code);
        any |= letter;
        best = letter ? at : best;
        bool bracket = code > 0 && code < 0x80 && strchr("()[]\"'", code);
        if (code == ' ' || code == 0x60C || (!letter && code < 0x590 && !bracket) || !at)
            break;
    }
    return any ? best : first;
}

bool leftward_is_narrow(const struct item *run, size_t glyph)
{
    const struct glyph *g = &run->run.glyphs[glyph];
    const struct face *face = run->run.face;
    struct str text = run->run.text;
    bool inside = glyph + 1 < run->run.n && g[1].cluster < g->cluster && (!glyph || g[-1].cluster != g->cluster) &&
                  (glyph + 2 >= run->run.n || g[2].cluster != g[1].cluster);
    return run->run.leftward && inside && face_advance(face, g->id) * NARROW < (int)face->upem &&
           bidi_runs_left(utf8_at(text, g->cluster, &(size_t){0})) &&
           bidi_runs_left(utf8_at(text, g[1].cluster, &(size_t){0}));
}

bool leftward_is_mark(const struct item *run, size_t glyph)
{
    const struct glyph *g = &run->run.glyphs[glyph];
    if (leftward_is_narrow(run, glyph))
        return true;
    bool shared = (glyph && g[-1].cluster == g->cluster) ||
                  (glyph + 1 < run->run.n && g[1].cluster == g->cluster);
    return run->run.leftward && shared &&
           hb_ot_layout_get_glyph_class(run->run.face->hb, g->id) == HB_OT_LAYOUT_GLYPH_CLASS_MARK;
}

struct str leftward_text(const struct item *run, size_t at, size_t *before)
{
    const struct glyph *g = run->run.glyphs;
    struct str text = run->run.text;
    *before = at;
    while (*before && leftward_is_narrow(run, *before - 1))
        --*before;
    size_t from = g[at].cluster, to = *before ? g[*before - 1].cluster : text.n;
    return from < to && to <= text.n ? str_sub(text, from, to) : STR("");
}

size_t leftward_marks(const struct item *run, struct str text)
{
    size_t from = text.n;
    while (from && !run->run.has_actual) {
        size_t at = from - 1;
        while (at && ((unsigned char)text.p[at] & 0xC0) == 0x80)
            at--;
        if (utf8proc_category(utf8_at(text, at, &(size_t){0})) != UTF8PROC_CATEGORY_MN)
            return text.n - from;
        from = at;
    }
    return 0;
}

/* True if the letter of a glyph has marks. */
static bool has_marks(const struct item *run, size_t glyph)
{
    return leftward_marks(run, leftward_text(run, cluster_start(run, glyph + 1), &(size_t){0})) > 0;
}

bool leftward_is_rough(const struct item *run, size_t from, size_t to)
{
    const struct face *face = run->run.face;
    length pen = 0;
    bool first = true, rough = false;
    for (size_t i = from; i < to && !rough; i++) {
        const struct glyph *g = &run->run.glyphs[i];
        if (leftward_is_mark(run, i))
            continue;
        if (has_marks(run, i))
            return true;
        length off = first ? 0 : g->x - pen;
        size_t narrow = 0; /* letters that are read with this one */
        while (i - narrow > from && leftward_is_narrow(run, i - narrow - 1))
            narrow++;
        if (narrow && face_advance(face, g->id) * NARROW < (int)(face->upem * (narrow + 1)))
            return true;
        rough = g->y > OFF_LINE || g->y < -OFF_LINE || off > run->run.size / APART || off < -run->run.size / APART;
        pen = g->x + length_scale(run->run.size, face_advance(face, g->id), face->upem);
        first = false;
    }
    return rough;
}

static struct item icon_of(const struct item *run, size_t glyph)
{
    const struct glyph *g = &run->run.glyphs[glyph];
    struct item i = {.kind = ITEM_ICON, .element = NO_ELEMENT, .x = run->x + g->x, .y = run->y + g->y,
                     .color = run->color};
    i.icon.face = run->run.face;
    i.icon.size = run->run.size;
    i.icon.glyph = g->id;
    return i;
}

struct item *leftward_drawn(struct arena *a, const struct item *run, size_t *n)
{
    VEC(struct item) drawn = {0};
    for (size_t end = run->run.n, from; end && !run->run.hidden; end = from) {
        from = leftward_part(run, end);
        bool rough = leftward_is_rough(run, from, end);
        for (size_t i = from; i < end; i++)
            if (rough || leftward_is_mark(run, i))
                *vec_push(a, &drawn) = icon_of(run, i);
    }
    *n = drawn.n;
    return drawn.at;
}
