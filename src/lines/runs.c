/* runs.c: words and glyphs of a line -> glyph runs and links, among the items of the line. */
#include "lines/runs.h"

#include "base/grapheme.h"
#include "lines/cjk.h"
#include "lines/expand.h"
#include "lines/faces.h"
#include "lines/scripts.h"
#include "lines/settable.h"
#include "lines/strokes.h"

/* The box of a link, above and below the baseline, in parts of the em: what type covers. */
#define LINK_ABOVE(em) ((em)*76 / 100)
#define LINK_BELOW(em) ((em)*24 / 100)

/* The glyphs of a run in the order in which they stand, from left to right. */
static struct glyph *ordered_glyphs(struct line_writer *w)
{
    size_t n = w->glyphs.n;
    if (!w->leftward.n)
        return arena_copy(w->s->a, w->glyphs.at, n * sizeof *w->glyphs.at);
    struct glyph *all = arena_array_of(w->s->a, struct glyph, n), *to = all;
    length width = w->x - w->run_x;
    for (size_t i = w->leftward.n, end = n; i-- > 0;) {
        const struct leftward_part *part = &w->leftward.at[i];
        for (size_t k = part->glyph; k < end; k++, to++) {
            *to = w->glyphs.at[k];
            to->x += width - part->to - part->from;
        }
        end = part->glyph;
    }
    return all;
}

void runs_close(struct line_writer *w)
{
    if (w->glyphs.n)
        strokes_of_run(w);
    if (w->glyphs.n) {
        struct item *i = vec_push(w->s->set, &w->line->items);
        i->kind = ITEM_GLYPHS;
        i->element = w->run_element;
        i->x = w->run_x;
        i->y = -w->type->raise;
        i->color = w->type->color;
        i->run.face = w->type->face;
        i->run.size = w->type->size;
        i->run.tracking = w->type->tracking;
        i->run.advance = w->x - w->run_x;
        i->run.n = w->glyphs.n;
        i->run.leftward = w->leftward.n > 0;
        i->run.glyphs = ordered_glyphs(w);
        i->run.text = str_copy(w->s->a, buf_str(&w->text));
        i->run.has_actual = w->has_actual || w->joined;
        i->run.actual = w->has_actual ? w->actual : w->joined ? i->run.text : (struct str){0};
        i->run.joined = w->joined && !w->has_actual;
        if (w->expansion)
            expand_run(w->s->a, i, w->expansion);
        if (strokes_is_root(w->type))
            strokes_root(w, i);
        if (w->type->formula)
            scripts_far(w);
    }
    w->glyphs.n = 0;
    w->leftward.n = 0;
    w->text.n = 0;
    w->has_actual = w->joined = false;
    w->actual = (struct str){0};
    w->type = NULL;
}

void runs_open(struct line_writer *w, const struct typed_span *span, const struct type *type)
{
    uint32_t element = span->element;
    if (w->type && !w->has_actual && w->run_element == element &&
        (w->type == type || memcmp(w->type, type, sizeof *type) == 0))
        return;
    runs_close(w);
    w->type = type;
    w->run_element = element;
    w->run_x = w->x;
}

void runs_close_link(struct line_writer *w)
{
    if (w->link) {
        const struct type *type = w->span->type;
        struct item *i = vec_push(w->s->set, &w->line->items);
        const struct typed *t = w->text_of;
        const struct link_text *link = &w->links[w->link - 1];
        i->kind = ITEM_LINK;
        i->element = t->links_from + w->link - 1;
        i->x = w->link_x;
        i->y = -LINK_ABOVE(type->size);
        i->link.width = w->x - w->link_x;
        i->link.height = LINK_ABOVE(type->size) + LINK_BELOW(type->size);
        i->link.uri = t->links[w->link - 1];
        struct str text = settable_readable(w->s->a, str_sub(t->text, link->from, link->to));
        i->link.text = str_trim(w->said.n ? str_printf(w->s->a, "%.*s%.*s", STRF(w->said), STRF(text))
                                          : text);
        w->said = (struct str){0};
    }
    w->link = 0;
}

void runs_enter(struct line_writer *w, const struct typed_span *span)
{
    if (span->link != w->link) {
        runs_close(w);
        runs_close_link(w);
        w->link = span->link;
        w->link_x = w->x;
    }
    w->span = span;
}

void runs_part(struct line_writer *w, length width)
{
    length from = w->x - w->run_x;
    if (w->level & 1)
        *vec_push(w->s->scratch, &w->leftward) = (struct leftward_part){w->glyphs.n, from, from + width};
}

void runs_glyph(struct line_writer *w, uint32_t id, length dx, length dy)
{
    struct glyph *g = vec_push(w->s->scratch, &w->glyphs);
    g->id = id;
    g->cluster = (uint32_t)w->text.n;
    g->x = w->x - w->run_x + dx;
    g->y = dy;
}

/* Adds the tracking to the glyphs of a word, which were written last. A mark stays on its letter. */
static void track(struct line_writer *w, const struct shaped *word)
{
    length steps = 0; /* glyphs behind which there is tracking */
    struct glyph *to = w->glyphs.at + w->glyphs.n - word->n;
    for (size_t i = 0; i < word->n; i++) {
        const struct shaped_glyph *g = &word->glyphs[i];
        bool mark = !g->advance && !word->leftward && steps && g->cluster == g[-1].cluster;
        to[i].x += w->type->tracking * (steps - mark);
        steps += g->advance != 0;
    }
}

/* A zero-width joiner or non-joiner that is not the first of its word. */
static bool joins_nothing(const struct shaped *word, const struct shaped_glyph *g)
{
    int32_t code = utf8_at(word->text, g->cluster, &(size_t){0});
    return (code == 0x200C || code == 0x200D) && g->cluster && !g->advance;
}

/* Readers go by the places of glyphs, and find a space behind a mark of Thai, Devanagari or a formula that stands
 * far left of the pen: a silent glyph ends there, and the run is read as one. */
static void write_mark_end(struct line_writer *w, const struct shaped *word, const struct shaped_glyph *g)
{
    const struct type *type = w->type;
    uint32_t id = cjk_silent(type->face), cluster = w->glyphs.at[w->glyphs.n - 1].cluster;
    length apart = shaped_scale(type, g->dx < 0 ? -g->dx : 0);
    length most = type->formula ? 0 : type->size * CJK_MOST_APART / 1000; /* scripts follow closely there */
    if (apart <= most || !id || type->tracking || word->leftward ||
        (utf8_at(word->text, g->cluster, &(size_t){0}) < 0x900 && !type->formula))
        return;
    w->joined = true;
    if (g + 1 == word->glyphs + word->n && !type->formula)
        return; /* a space keeps apart anyway */
    runs_glyph(w, id, -shaped_scale(type, face_advance(type->face, id)), 0);
    w->glyphs.at[w->glyphs.n - 1].cluster = cluster;
}

void runs_word(struct line_writer *w, const struct shaped *word)
{
    const struct type *type = w->type;
    size_t base = w->text.n, first = w->glyphs.n;
    int64_t units = 0;
    length start = w->x, width = shaped_width(word, type);
    runs_part(w, width);
    for (size_t i = 0; i < word->n; i++) {
        const struct shaped_glyph *g = &word->glyphs[i];
        if (!g->id)
            faces_report_missing(w->s, w->span, str_sub(word->text, g->cluster,
                                                        grapheme_end(word->text, g->cluster)));
        w->x = start + shaped_scale(type, (int)units);
        if (word->leftward && joins_nothing(word, g))
            continue; /* it is read with the letter before it */
        runs_glyph(w, g->id, g->dx ? shaped_scale(type, g->dx) : 0,
                    g->dy ? -shaped_scale(type, g->dy) : 0);
        w->glyphs.at[w->glyphs.n - 1].cluster = (uint32_t)(base + g->cluster);
        units += g->advance;
        if (!g->advance && g->dx)
            write_mark_end(w, word, g);
    }
    if (type->tracking && w->glyphs.n - first == word->n)
        track(w, word);
    w->x = start + width;
    buf_add(&w->text, word->text);
}

void runs_hyphen(struct line_writer *w)
{
    uint32_t id = face_glyph(w->type->face, 0x2010);
    if (!id)
        id = face_glyph(w->type->face, '-');
    if (!id)
        return;
    length width = shaped_scale(w->type, face_advance(w->type->face, id)) + w->type->tracking;
    runs_part(w, width);
    runs_glyph(w, id, 0, 0);
    buf_code(&w->text, 0xAD);
    w->x += width;
}
