/* paragraph.c: text in pieces, known or cut anew -> lines. */
#include "lines/paragraph.h"

#include "lines/cuts.h"
#include "lines/writer.h"

/* A paragraph's last line that is shorter than this many em looks like a leftover; in wide columns one that is
 * shorter than this share of the measure [1/100] looks lost. */
#define LAST_LINE_EM 4
#define LAST_LINE_SHARE 15

/* Of ideographs, which have no words to be kept whole, three are enough [1/10 em]. */
#define LAST_LINE_EAST 25

static enum totalfit_mode mode_of(int align)
{
    static const enum totalfit_mode modes[] = {TOTALFIT_JUSTIFIED, TOTALFIT_EVEN, TOTALFIT_RAGGED};
    return align <= ALIGN_LEFT ? modes[align] : TOTALFIT_BALANCED;
}

/* Lines that hold only one empty item, where they start. */
static struct set_lines drafted(struct lines *s, const struct broken *b, const struct type *type)
{
    struct set_lines set = {arena_array_of(s->set, struct set_line, b->n + 1), b->n, false};
    struct item *items = arena_array_of(s->set, struct item, b->n + 1);
    for (size_t i = 0; i < b->n; i++) {
        length room = b->width - (i ? b->hang : 0), width = b->lines[i].natural;
        struct set_line *line = &set.at[i];
        items[i].x = writer_start(type, room, width) + (i ? b->hang : 0) - b->lines[i].front;
        line->width = items[i].x + width + b->lines[i].front + b->lines[i].back;
        line->divided = b->lines[i].hyphenated;
        line->items.at = &items[i];
        line->items.n = line->items.cap = b->lines[i].to > b->lines[i].from;
    }
    return set;
}

/* Whether lines end between ideographs rather than at spaces. */
static bool is_eastern(const struct pieces *ps)
{
    size_t whites = 0, spaces = 0;
    for (size_t i = 0; i < ps->n && ps->rigid; i++) {
        whites += ps->pieces[i].kind == PIECE_WHITE && ps->pieces[i].wide & 3 && !(ps->pieces[i].wide & 8);
        spaces += ps->pieces[i].kind == PIECE_SPACE;
    }
    return whites > spaces;
}

/* How the lines are aligned: few spaces cannot be kept even, so lines of ideographs are ragged then. */
static int align_of(const struct cut *c, const struct type *type)
{
    return type->align == ALIGN_EVEN && is_eastern(&c->pieces) ? ALIGN_LEFT : type->align;
}

/* Where the lines of a cut text end. */
static struct broken break_lines(struct lines *s, const struct cut *c, const struct type *type,
                                 length width, length hang)
{
    struct broken b = {.size = type->size, .align = type->align, .width = width, .hang = hang};
    const length widths[] = {width, width - hang};
    bool east = is_eastern(&c->pieces);
    struct totalfit_params params = {
        .widths = widths,
        .n_widths = hang ? 2 : 1,
        .mode = mode_of(align_of(c, type)),
        .last_min = east ? type->size * LAST_LINE_EAST / 10 : type->size * LAST_LINE_EM,
        .last_wish = east ? 0 : (width - hang) * LAST_LINE_SHARE / 100,
        .expansion = pieces_expansion(&c->pieces, type),
    };
    b.n = totalfit_run(s->scratch, c->pieces.items, c->pieces.n, &params, &b.lines);
    return b;
}

static struct set_lines written(struct lines *s, const struct cut *c, const struct broken *b,
                                const struct type *type)
{
    struct set_lines set = {arena_array_of(s->set, struct set_line, b->n + 1), b->n, false};
    const struct link_text *links = dress_links(s, &c->typed);
    struct line_writer w = {.text = {.a = s->scratch}};
    struct type aligned = *type;
    aligned.align = align_of(c, type);
    for (size_t i = 0; i < set.n; i++) {
        w = (struct line_writer){.s = s, .line = &set.at[i], .text_of = &c->typed, .links = links,
                                 .alone = set.n == 1, .last = i + 1 == set.n,
                                 .expansion = w.expansion, .text = w.text, .glyphs = w.glyphs, /* which are empty now */
                                 .leftward = w.leftward};
        writer_line(&w, &c->pieces, &b->lines[i], &aligned, b->width - (i ? b->hang : 0));
        set.at[i].divided = b->lines[i].hyphenated;
        if (i)
            writer_shift(&set.at[i], b->hang);
    }
    if (c->pieces.leftward != s->leftward) {
        set.turned = !c->typed.stays && (c->typed.way != WAY_OWN || set.n > 1);
        order_turn(&set, b->width, set.turned);
    }
    return set;
}

static bool is_overfull(const struct broken *b)
{
    for (size_t i = 0; i < b->n; i++)
        if (b->lines[i].overfull)
            return true;
    return false;
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
        if (hang > 0 && is_overfull(&now)) { /* a word or a date that only the first line has room for, or behind an icon none */
            c = cut_anew(s, r, type, width - hang);
            now = break_lines(s, c, type, width, hang);
        }
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
