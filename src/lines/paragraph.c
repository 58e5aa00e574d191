/* paragraph.c: where lines break, and what their glue gets so that they are as wide as they should be. */
#include "lines/paragraph.h"

#include "lines/cuts.h"
#include "lines/writer.h"

/* A paragraph's last line shorter than this many em looks like a leftover. */
#define LAST_LINE_EM 4

/* How wide the pieces are beyond their glue, as they will really be set. */
struct measure {
    length natural, stretch, shrink;
};

/* Whether piece `at` divides a word. */
static bool divides(const struct pieces *ps, size_t at)
{
    return at + 1 < ps->n && (ps->pieces[at].kind == PIECE_HYPHEN || ps->pieces[at].kind == PIECE_PLACE) &&
           ps->pieces[at + 1].kind == PIECE_WORD && ps->pieces[at + 1].from > 0;
}

/* The end of the run of pieces of one word that starts at `i`. */
static size_t word_end(const struct pieces *ps, size_t i, size_t to)
{
    size_t end = i + 1;
    for (size_t k = i + 1; k < to; k++) {
        const struct piece *p = &ps->pieces[k];
        if (p->kind == PIECE_WORD && p->word == ps->pieces[i].word && p->from &&
            p->span == ps->pieces[i].span)
            end = k + 1;
        else if (p->kind == PIECE_WORD || ps->items[k].kind != TOTALFIT_PENALTY)
            break;
    }
    return end;
}

static struct measure measure_line(struct lines *s, const struct pieces *ps,
                                   const struct totalfit_line *l)
{
    struct measure m = {0, l->stretch, l->shrink};
    for (size_t i = l->from, end; i < l->to; i = end) {
        const struct piece *p = &ps->pieces[i];
        end = i + 1;
        if (p->kind != PIECE_WORD) {
            m.natural += ps->items[i].kind == TOTALFIT_PENALTY ? 0 : ps->items[i].width;
            continue;
        }
        end = word_end(ps, i, l->to);
        size_t to = ps->pieces[end - 1].to;
        const struct shaped *word = p->word;
        if (p->from || to < word->text.n)
            word = shape_text(s->shaper, p->type, str_sub(word->text, p->from, to));
        m.natural += shaped_width(word, p->type);
    }
    if (l->hyphenated)
        m.natural += ps->items[l->to].width;
    return m;
}

/* What a glue of the line gets beyond its natural width so that the line fills `width`. */
struct glue_set {
    length delta, of; /* delta * its stretch or shrink / of */
    bool stretches;
};

static struct glue_set glue_for(const struct measure *m, length width, bool justify, bool last)
{
    length delta = width - m->natural;
    if (delta > 0 && justify && !last && m->stretch > 0)
        return (struct glue_set){delta, m->stretch, true};
    if (delta < 0 && m->shrink > 0)
        return (struct glue_set){length_max(delta, -m->shrink), m->shrink, false};
    return (struct glue_set){0, 1, true};
}

static void write_line(struct line_writer *w, const struct pieces *ps,
                       const struct totalfit_line *l, struct glue_set g)
{
    length used = 0, before = 0; /* sums of stretch seen and of what was given for it */
    for (size_t i = l->from, end; i < l->to; i = end) {
        const struct piece *p = &ps->pieces[i];
        const struct totalfit_item *item = &ps->items[i];
        end = i + 1;
        if (p->kind == PIECE_WORD) {
            end = word_end(ps, i, l->to);
            bool last = end == l->to;
            writer_word(w, p, p->from, ps->pieces[end - 1].to,
                        (struct division){last && divides(ps, l->to), last && l->hyphenated,
                                          i == l->from && i > 0 && divides(ps, i - 1)});
        } else if (p->kind == PIECE_SPACE) {
            used += g.stretches ? item->stretch : item->shrink;
            length given = length_scale(used, g.delta, g.of);
            writer_space(w, p, item->width + given - before);
            before = given;
        } else if (p->kind == PIECE_ICON) {
            writer_icon(w, p);
        } else if (p->kind == PIECE_PAD) {
            writer_pad(w, p);
        } else if (p->kind == PIECE_LEVEL) {
            writer_level(w, p);
        } else if (p->kind == PIECE_SEPARATOR) {
            used += g.stretches ? item->stretch : item->shrink;
            length given = length_scale(used, g.delta, g.of);
            writer_separator(w, p, given - before);
            before = given;
        }
    }
    writer_end(w);
}

/* What could not be broken stands out; that is told. */
static void check_width(struct lines *s, const struct pieces *ps, const struct totalfit_line *l,
                        const struct measure *m, length width, bool justified)
{
    length over = m->natural - (justified ? m->shrink : 0) - width;
    if (!l->overfull || over < PT || s->measuring)
        return;
    struct buf text = {.a = s->scratch};
    length_print(&text, over, 1);
    const struct typed_span *span = NULL;
    for (size_t i = l->from; i < l->to && !span; i++)
        span = ps->pieces[i].span;
    diag_report(s->d, DIAG_CODE_TOO_WIDE, span ? span->pos : (struct pos){0},
                str_c(s->scratch, buf_str(&text)));
}

static void shift(struct set_line *line, length dx)
{
    for (size_t i = 0; i < line->items.n; i++)
        line->items.at[i].x += dx;
    line->width += dx;
}

static enum totalfit_mode mode_of(int align)
{
    return align == ALIGN_JUSTIFY                            ? TOTALFIT_JUSTIFIED
           : align == ALIGN_BALANCE || align == ALIGN_CENTER || align == ALIGN_SPREAD
               ? TOTALFIT_BALANCED
                                                             : TOTALFIT_RAGGED;
}

/* Items are spread over a line if no more than this is added between two of them. */
#define SPREAD_MOST_EM 3

/* Each separator of the line has a stretch of one point. */
static bool can_spread(const struct measure *m, length room, length em)
{
    return m->stretch > 0 && room - m->natural <= SPREAD_MOST_EM * em * (m->stretch / PT);
}

/* Where a line starts that is as wide as that. */
static length start_of(const struct type *type, length room, length width)
{
    return type->align == ALIGN_CENTER  ? (room - width) / 2
           : type->align == ALIGN_RIGHT ? room - width
                                        : 0;
}

/* Sets one line. */
static void set_one(struct lines *s, const struct pieces *ps, const struct totalfit_line *l,
                    const struct type *type, length room, struct line_writer *w)
{
    bool justify = type->align == ALIGN_JUSTIFY, spread = type->align == ALIGN_SPREAD;
    bool last = w->last || ps->items[l->to].penalty <= TOTALFIT_FORCE;
    struct measure m = measure_line(s, ps, l);
    check_width(s, ps, l, &m, room, justify);
    bool fill = justify || (spread && w->alone && can_spread(&m, room, type->size));
    write_line(w, ps, l, glue_for(&m, room, fill, last && !spread));
    w->line->width = w->x;
    shift(w->line, start_of(type, room, w->x));
}

/* ---- the whole */

/* Lines that hold only one empty item, where they start. */
static struct set_lines drafted(struct lines *s, const struct broken *b, const struct type *type)
{
    struct set_lines set = {arena_array_of(s->set, struct set_line, b->n + 1), b->n};
    struct item *items = arena_array_of(s->set, struct item, b->n + 1);
    for (size_t i = 0; i < b->n; i++) {
        length room = b->width - (i ? b->hang : 0), width = b->lines[i].natural;
        struct set_line *line = &set.at[i];
        items[i].x = start_of(type, room, width) + (i ? b->hang : 0);
        line->width = items[i].x + width;
        line->items.at = &items[i];
        line->items.n = line->items.cap = b->lines[i].to > b->lines[i].from;
    }
    return set;
}

/* Where the lines of a cut text end. */
static struct broken break_lines(struct lines *s, const struct cut *c, const struct type *type,
                                 length width, length hang)
{
    struct broken b = {.size = type->size, .align = type->align, .width = width, .hang = hang};
    const length widths[] = {width, width - hang};
    struct totalfit_params params = {
        .widths = widths,
        .n_widths = hang ? 2 : 1,
        .mode = mode_of(type->align),
        .last_min = LAST_LINE_EM * type->size,
    };
    b.n = totalfit_run(s->scratch, c->pieces.items, c->pieces.n, &params, &b.lines);
    return b;
}

static struct set_lines written(struct lines *s, const struct cut *c, const struct broken *b,
                                const struct type *type)
{
    struct set_lines set = {arena_array_of(s->set, struct set_line, b->n + 1), b->n};
    const struct link_text *links = writer_links(s, &c->typed);
    struct line_writer w = {.text = {.a = s->scratch}};
    for (size_t i = 0; i < set.n; i++) {
        w = (struct line_writer){.s = s, .line = &set.at[i], .text_of = &c->typed, .links = links,
                                 .alone = set.n == 1, .last = i + 1 == set.n,
                                 .text = w.text, .glyphs = w.glyphs}; /* which are empty now */
        set_one(s, &c->pieces, &b->lines[i], type, b->width - (i ? b->hang : 0), &w);
        if (i)
            shift(&set.at[i], b->hang);
    }
    return set;
}

struct set_lines paragraph_set(struct lines *s, const struct rich *r, const struct type *type,
                               length width, length hang)
{
    struct cut *known = cut_find(s, r, type), *c = NULL;
    struct broken *b = known ? cut_broken(s, known, type, width, hang) : NULL, now;
    if (!b || !s->draft)
        c = cut_text(s, known, r, type, length_max(width, width - hang));
    if (c && (!b || c != known)) {
        now = break_lines(s, c, type, width, hang);
        b = &now;
        cut_keep(s, c, b);
    }
    struct set_lines set = s->draft ? drafted(s, b, type) : written(s, c, b, type);
    arena_reset(s->scratch);
    return set;
}

/* A text that is only measured. */
static const struct pieces *measured(struct lines *s, const struct rich *r, const struct type *type)
{
    s->measuring++;
    const struct cut *c = cut_text(s, cut_find(s, r, type), r, type, INT64_MAX / 4);
    s->measuring--;
    return &c->pieces;
}

length paragraph_natural(struct lines *s, const struct rich *r, const struct type *type)
{
    struct type whole = *type;
    whole.hyphenate = false; /* words are as wide without it */
    const struct pieces *ps = measured(s, r, &whole);
    length sum = 0;
    for (size_t i = 0; i < ps->n; i++)
        sum += ps->items[i].kind == TOTALFIT_PENALTY ? 0 : ps->items[i].width;
    arena_reset(s->scratch);
    return sum;
}

length paragraph_least(struct lines *s, const struct rich *r, const struct type *type)
{
    const struct pieces *ps = measured(s, r, type);
    length widest = 0, part = 0;
    for (size_t i = 0; i < ps->n; i++) {
        const struct totalfit_item *item = &ps->items[i];
        bool penalty = item->kind == TOTALFIT_PENALTY, glue = item->kind == TOTALFIT_GLUE;
        bool breaks = glue ? !i || ps->items[i - 1].kind == TOTALFIT_BOX
                           : penalty && item->penalty < TOTALFIT_NEVER;
        part = breaks ? 0 : part + (penalty ? 0 : item->width);
        widest = length_max(widest, part);
    }
    arena_reset(s->scratch);
    return widest;
}
