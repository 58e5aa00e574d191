/* measure.c: widths of lines that were chosen. */
#include "lines/measure.h"

#include "lines/cjk.h"
#include "lines/demerits.h"
#include "lines/seams.h"

/* White between words of Thai stretches so much at most [quarters of its stretch]. Readers would take more than
 * that for spaces (CJK_MOST_APART), and the eye would too. */
enum { WORDS_STRETCHED = 5 };

/* Whether more words than not are of a script that has no spaces between them. */
static bool is_unspaced(const struct pieces *ps, const struct totalfit_line *l)
{
    size_t whites = 0, spaces = 0;
    for (size_t i = l->from; i < l->to; i++) {
        whites += ps->pieces[i].kind == PIECE_WHITE && ps->pieces[i].wide & 8;
        spaces += ps->pieces[i].kind == PIECE_SPACE;
    }
    return whites > spaces;
}

length measure_room(const struct pieces *ps, const struct totalfit_line *l, const struct measure *m, length width)
{
    return ps->words && is_unspaced(ps, l) ? length_min(width, m->natural + m->stretch * WORDS_STRETCHED / 4)
                                           : width;
}

struct measure measure_line(struct lines *s, const struct pieces *ps,
                            const struct totalfit_line *l)
{
    struct measure m = {.natural = -l->front - l->back, .stretch = l->stretch, .shrink = l->shrink};
    for (size_t i = l->from, end; i < l->to; i = end) {
        const struct piece *p = &ps->pieces[i];
        end = i + 1;
        if (p->kind != PIECE_WORD) {
            m.natural += ps->items[i].kind == TOTALFIT_PENALTY ? 0
                         : p->kind == PIECE_SEAM               ? seam_given(p)
                                                               : ps->items[i].width;
            continue;
        }
        end = measure_word_end(ps, i, l->to);
        size_t to = ps->pieces[end - 1].to;
        const struct shaped *word = p->word;
        if (p->from || to < word->text.n)
            word = shape_again(s->shaper, p->type, word, p->from, to);
        m.natural += shaped_width(word, p->type);
        if (end == l->to && measure_adds_hyphen(ps, l))
            m.natural += seam_hyphen(s, p->type, word);
        if (p->front | p->back)
            m.natural -= cjk_front(p) + cjk_back(p);
    }
    if (measure_adds_hyphen(ps, l) || measure_adds_sign(ps, l))
        m.natural += ps->items[l->to].width;
    return m;
}

/* How much wider the letters of a line are made where they alone are not enough. */
static int expansion_of_loose(const struct measure *m, length missing)
{
    length most = m->natural / 1000 * m->resort, more = missing - m->stretch / 100 * WIDE_SPACES;
    return m->expansion + (more <= 0 ? 0 : more >= most ? m->resort : (int)length_scale(more, 1000, m->natural));
}

/* How much wider a last line is made that has room: as much as the one above, so that its letters are like those. */
static int expansion_of_last(const struct measure *m, length width, int above)
{
    length most = length_scale(width - m->natural, 1000, m->natural);
    return above > most ? (int)most : above;
}

int measure_expansion(const struct measure *m, length width, bool justify, bool last, int above)
{
    length delta = width - m->natural, most = m->natural / 1000 * m->expansion;
    if (m->natural <= 0 || !m->expansion || (delta > 0 && !justify))
        return 0;
    if (delta > 0 && last)
        return expansion_of_last(m, width, above);
    if (delta >= most) /* where it has no spaces, it remains too short */
        return m->stretch > 0 ? expansion_of_loose(m, delta - most) : delta == most ? m->expansion : 0;
    if (last) /* it stands beside lines of other paragraphs: its letters and its spaces give alike */
        delta = length_scale(delta, most, most + m->shrink);
    return delta <= -most ? -m->expansion : (int)length_scale(delta, 1000, m->natural);
}

bool measure_ends_early(const struct measure *m, length width)
{
    return demerits_ends_early(TOTALFIT_EVEN, m->stretch, width - m->natural - m->natural / 1000 * m->expansion);
}

struct glue_set measure_glue(const struct measure *m, length width, bool justify, bool last)
{
    length delta = width - m->natural;
    if (delta > 0 && justify && !last && m->stretch > 0)
        return (struct glue_set){delta, m->stretch, true};
    if (delta < 0 && m->shrink > 0)
        return (struct glue_set){length_max(delta, -m->shrink), m->shrink, false};
    return (struct glue_set){0, 1, true};
}

void measure_check(struct lines *s, const struct pieces *ps, const struct totalfit_line *l,
                   const struct measure *m, length width, bool justified)
{
    length over = m->natural - m->natural / 1000 * m->expansion - (justified ? m->shrink : 0) - width;
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

/* Items are spread over a line if no more than this is added between two of them. */
#define SPREAD_MOST_EM 3

/* Each separator of the line has a stretch of one point. */
bool measure_can_spread(const struct measure *m, length room, length em)
{
    return m->stretch > 0 && room - m->natural <= SPREAD_MOST_EM * em * (m->stretch / PT);
}
