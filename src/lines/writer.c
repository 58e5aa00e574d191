/* writer.c: words, spaces, icons and dots of a line -> items, as wide as they should be. */
#include "lines/writer.h"

#include <utf8proc.h>

#include "base/east.h"
#include "lines/cjk.h"
#include "lines/expand.h"
#include "lines/faces.h"
#include "lines/measure.h"
#include "lines/runs.h"
#include "lines/scripts.h"
#include "lines/seams.h"
#include "lines/settable.h"

/* Icons beside text: their ink is centred .375 em above their baseline in the bundled fonts. */
#define ICON_CENTRE(size) ((size)*375 / 1000)

/* Whether `n` glyphs can be read as the text. */
static bool can_say(size_t n, struct str text)
{
    size_t characters = 0;
    for (size_t i = 0; i < text.n; i++)
        characters += ((unsigned char)text.p[i] & 0xC0) != 0x80;
    return characters <= n * GLYPH_READS;
}

/* How a part of a word stands at an edge of its line. */
struct division {
    bool cut;       /* the word goes on in the next line, */
    bool hyphen;    /* behind a hyphen that the text does not have */
    bool continued; /* it began in the line before */
};

/* Bytes [from, to) of a word. A word that is divided, by a hyphen or at its own sign, is read whole
 * with its first part, unless it is longer than this can say. */
static void write_word(struct line_writer *w, const struct piece *p, size_t from, size_t to,
                       struct division d)
{
    bool apart = d.cut || d.continued;
    const struct shaped *word = p->word;
    struct str rest = str_sub(word->text, from, word->text.n);
    runs_enter(w, p->span);
    if (apart)
        runs_close(w);
    runs_open(w, p->span, p->type);
    if (from || to < word->text.n)
        word = shape_again(w->s->shaper, p->type, word, from, to);
    if (d.cut && !d.continued)
        w->s->read_whole = !p->in_letters && can_say(word->n + d.hyphen, rest);
    if (apart && w->s->read_whole) {
        w->has_actual = true;
        w->actual = d.continued ? (struct str){"", 0} : settable_readable(w->s->a, rest);
    }
    w->x -= cjk_front(p);
    runs_word(w, word);
    w->x -= cjk_back(p);
    if (d.hyphen) {
        w->x += seam_hyphen(w->s, p->type, word);
        runs_hyphen(w);
    }
    if (apart)
        runs_close(w);
}

/* True if the run that is open ends with a letter or a mark. */
static bool ends_with_letter(const struct line_writer *w)
{
    size_t at = w->text.n;
    while (at && ((unsigned char)w->text.p[--at] & 0xC0) == 0x80)
        ;
    return w->text.n && utf8proc_category(utf8_at(buf_str(&w->text), at, &(size_t){0})) <= UTF8PROC_CATEGORY_ME;
}

static void write_space(struct line_writer *w, const struct piece *p, length width)
{
    /* Poppler finds one more space behind a text that is read as one and ends in a wide space. */
    if (w->joined && !w->leftward.n && east_is(cutter_before(buf_str(&w->text), w->text.n)))
        runs_close(w);
    /* Behind a word that another face sets, in this face: what it sets is then one run, and PDFium finds the
     * space, which it does not find alone behind a mark. */
    bool inside = w->span == p->span && w->type && w->type->face->space_glyph &&
                  (w->leftward.n || (w->type->face != p->type->face && ends_with_letter(w)));
    const struct type *type = inside ? w->type : p->type;
    uint32_t space = type->face->space_glyph;
    runs_enter(w, p->span);
    runs_open(w, p->span, type);
    if (space) {
        runs_part(w, width);
        runs_glyph(w, space, 0, 0);
        buf_char(&w->text, ' ');
    }
    w->x += width;
    if (!space)
        runs_close(w);
}

/* White between words of Thai, which is no space. Readers would take it for one behind a mark, whose place they
 * misjudge: a silent glyph ends where the next word begins. */
static void end_word(struct line_writer *w, length width)
{
    const struct glyph *last = w->glyphs.n ? &w->glyphs.at[w->glyphs.n - 1] : NULL;
    uint32_t id = last ? cjk_silent(w->type->face) : 0, cluster = last ? last->cluster : 0;
    if (!id || w->leftward.n || face_advance(w->type->face, last->id) ||
        (width <= 0 && w->x - w->run_x - last->x <= w->type->size * CJK_MOST_APART / 1000))
        return;
    w->joined = true;
    runs_glyph(w, id, width - shaped_scale(w->type, face_advance(w->type->face, id)), 0);
    w->glyphs.at[w->glyphs.n - 1].cluster = cluster;
}

/* Kerning and what parts two letters belong to the first one's run and link. Where that is so wide that readers
 * would find a space, a silent glyph ends there, and the run is read as one. */
static void write_seam(struct line_writer *w, const struct piece *p, length width)
{
    bool wide = w->glyphs.n && width > length_min(w->type->size, p->type->size) * CJK_MOST_APART / 1000;
    uint32_t id = wide ? cjk_silent(w->type->face) : 0;
    if (id) {
        w->joined = true;
        runs_glyph(w, id, width - shaped_scale(w->type, face_advance(w->type->face, id)), 0);
        w->glyphs.at[w->glyphs.n - 1].cluster = w->glyphs.at[w->glyphs.n - 2].cluster;
    }
    w->x += width;
}

static void write_shift(struct line_writer *w, const struct piece *p, length width)
{
    runs_close(w);
    w->x += width;
    if (p->wide)
        scripts_raise(w, w->x - (length)p->from);
    else
        scripts_end(w);
}

/* White beside a wide character, which is no space. What stands in it belongs to the run before it, if one is open:
 * MuPDF reads silent glyphs behind a text as it should, but not those before it. */
static void write_white(struct line_writer *w, const struct piece *p, length width)
{
    length start = w->x, end = w->x + width;
    bool open = w->glyphs.n && !w->leftward.n && !w->type->underline;
    struct cjk_gap gap = cjk_gap(p, open ? w->type : p->type, open, w->x, width);
    if (p->wide & 8)
        end_word(w, width);
    if (!open)
        runs_enter(w, p->span);
    if (gap.joined) {
        if (!open)
            runs_open(w, p->span, p->type);
        w->joined = true;
    }
    for (size_t i = 0; i < gap.n; i++) {
        w->x = gap.at[i];
        runs_glyph(w, gap.glyph, 0, 0);
        size_t n = w->glyphs.n;
        if (open)
            w->glyphs.at[n - 1].cluster = w->glyphs.at[n - 2].cluster;
    }
    w->x = end;
    if (open && w->span->link != p->span->link) {
        runs_close(w);
        w->x = start; /* where the link ends */
        runs_enter(w, p->span);
        w->x = end;
    }
}

/* The size of hidden text [1/100]. Poppler takes equal letters that are nearer than a tenth of their
 * size for one that is printed twice, and text much smaller than its line for another line. */
#define HIDDEN_SIZE 75
/* The gap between words of hidden text [em / this]: readers find a space by its width. */
#define HIDDEN_GAP 7

/* A word of hidden text, with the space behind it. */
static void write_hidden(struct line_writer *w, const struct piece *p, struct str word, length width)
{
    const struct shaped *said = shape_text(w->s->shaper, p->type, word);
    length start = w->x, natural = shaped_width(said, p->type);
    uint8_t level = w->level;
    w->level = 0;
    runs_open(w, p->span, p->type);
    runs_word(w, said);
    for (size_t i = 0; i < w->glyphs.n; i++)
        w->glyphs.at[i].x = length_scale(w->glyphs.at[i].x, width, natural);
    w->x = start + width;
    runs_close(w);
    struct item *i = &w->line->items.at[w->line->items.n - 1];
    i->run.hidden = true;
    i->run.size = i->run.size * HIDDEN_SIZE / 100;
    w->level = level;
}

/* Says something at a place where nothing is read: text without ink, as wide as what stands there. */
static void write_said(struct line_writer *w, const struct piece *p, length x, length width)
{
    struct str said = p->span->says;
    length pen = w->x, gap = p->type->size / HIDDEN_GAP;
    size_t words = 1, missing = 0, n;
    for (size_t i = 0; i < said.n; i += n)
        missing += !face_glyph(p->type->face, utf8_at(said, i, &n));
    for (size_t i = 0; i + 1 < said.n; i++)
        words += said.p[i] == ' ';
    if (missing)
        return; /* the description of the link says it too */
    length letters = length_max(width - gap * (length)(words - 1), width / 2);
    w->x = x;
    for (size_t from = 0, to; from < said.n; from = to) {
        to = from + str_find(str_sub(said, from, said.n), ' ');
        to += to < said.n;
        write_hidden(w, p, str_sub(said, from, to), letters * (length)(to - from) / (length)said.n);
        w->x += (width - letters) / length_max((length)words - 1, 1);
    }
    w->x = pen;
}

static void write_icon(struct line_writer *w, const struct piece *p)
{
    const struct type *type = p->type;
    length size = icon_size(type->size);
    length cap = shaped_scale(type, type->face->cap_height);
    runs_enter(w, p->span);
    runs_close(w);
    length advance = length_scale(size, face_advance(p->span->icon, p->span->glyph),
                                  p->span->icon->upem);
    length column = length_max(advance, p->span->width);
    struct item *i = vec_push(w->s->set, &w->line->items);
    i->kind = ITEM_ICON;
    i->element = NO_ELEMENT;
    i->x = w->x + (column - advance) / 2;
    i->y = -(cap / 2 - ICON_CENTRE(size));
    i->color = type->color;
    i->icon.face = p->span->icon;
    i->icon.size = size;
    i->icon.glyph = p->span->glyph;
    i->icon.name = p->span->name;
    w->said = p->span->says;
    length to_text = w->x + column + p->span->gap - i->x; /* readers find no space between */
    if (w->said.n)
        write_said(w, p, i->x, str_ends(w->said, STR(" ")) ? advance : to_text);
    w->x += column + p->span->gap;
}

/* A box stands behind what it holds, so it goes before the items of that. */
static void box_item(struct line_writer *w, const struct box *box, bool border)
{
    const struct type *type = w->span->type;
    const struct paint *paint = border ? &box->border : &box->background;
    length cap = shaped_scale(type, type->face->cap_height);
    length pad = dim_length(box->padding_y, type->size, type->leading);
    if (!paint->name.text.p)
        return;
    vec_push(w->s->set, &w->line->items);
    struct item *at = &w->line->items.at[w->box_item];
    memmove(at + 1, at, (w->line->items.n - 1 - w->box_item) * sizeof *at);
    *at = (struct item){.kind = ITEM_BOX, .element = NO_ELEMENT, .color = paint->color};
    at->x = w->box_x;
    at->y = -cap - pad;
    at->box.width = w->x - w->box_x;
    at->box.height = cap + 2 * pad;
    at->box.radius = box->radius;
    at->box.stroke = border ? box->thickness : 0;
}

static void write_pad(struct line_writer *w, const struct piece *p)
{
    runs_enter(w, p->span);
    runs_close(w);
    if (p->span->opens) {
        w->box_x = w->x;
        w->box_item = w->line->items.n;
    }
    w->x += p->span->gap;
    if (!p->span->opens) {
        box_item(w, p->span->box, true);
        box_item(w, p->span->box, false);
    }
}

static void dots_item(struct line_writer *w, const struct level_style *d, int first, int n,
                      color fill)
{
    const struct type *type = w->span->type;
    if (n <= 0)
        return;
    struct item *i = vec_push(w->s->set, &w->line->items);
    i->kind = ITEM_DOTS;
    i->element = NO_ELEMENT;
    i->x = w->x + first * (d->diameter + d->gap) + d->diameter / 2;
    i->y = -shaped_scale(type, type->face->x_height) / 2;
    i->color = fill;
    i->dots.pitch = d->diameter + d->gap;
    i->dots.diameter = d->diameter;
    i->dots.width = (n - 1) * i->dots.pitch;
}

static void write_level(struct line_writer *w, const struct piece *p)
{
    const struct level_style *d = p->span->dots;
    int on = p->span->level < d->count ? p->span->level : d->count;
    runs_enter(w, p->span);
    runs_close(w);
    dots_item(w, d, 0, on, d->on.color);
    dots_item(w, d, on, d->count - on, d->off.color);
    length width = d->count * (d->diameter + d->gap) - d->gap;
    if (p->span->says.n)
        write_said(w, p, w->x, width);
    w->x += width;
}

static void write_separator(struct line_writer *w, const struct piece *p, length given, bool ends)
{
    runs_enter(w, p->span);
    runs_close(w);
    w->x += p->span->gap + given / 2;
    runs_open(w, p->span, p->type);
    runs_word(w, p->word);
    runs_close(w);
    w->x += ends ? 0 : p->span->gap + given - given / 2;
}

/* Begins a part of a line in another direction, or inside one. */
static void enter_level(struct line_writer *w, uint8_t level)
{
    if (w->parts.n && level == w->level)
        return;
    runs_close(w);
    w->level = level;
    *vec_push(w->s->scratch, &w->parts) = (struct line_part){w->x, level};
}

static void write_line(struct line_writer *w, const struct pieces *ps,
                       const struct totalfit_line *l, struct glue_set g)
{
    length used = 0, before = 0; /* sums of stretch seen and of what was given for it */
    for (size_t i = l->from, end; i < l->to; i = end) {
        const struct piece *p = &ps->pieces[i];
        const struct totalfit_item *item = &ps->items[i];
        end = i + 1;
        if (ps->leveled && item->kind != TOTALFIT_PENALTY)
            enter_level(w, p->level);
        if (p->kind == PIECE_WORD) {
            end = measure_word_end(ps, i, l->to);
            bool last = end == l->to;
            write_word(w, p, p->from, ps->pieces[end - 1].to,
                       (struct division){last && measure_divides(ps, l->to), last && measure_adds_hyphen(ps, l),
                                         i == l->from && i > 0 && measure_divides(ps, i - 1)});
        } else if (p->kind == PIECE_SPACE || p->kind == PIECE_WHITE) {
            used += g.stretches ? item->stretch : item->shrink;
            length given = length_scale(used, g.delta, g.of), width = item->width + given - before;
            (p->kind == PIECE_SPACE ? write_space : write_white)(w, p, width);
            before = given;
        } else if (p->kind == PIECE_SEAM) {
            write_seam(w, p, seam_given(p));
        } else if (p->kind == PIECE_SHIFT) {
            write_shift(w, p, item->width);
        } else if (p->kind == PIECE_ICON) {
            write_icon(w, p);
        } else if (p->kind == PIECE_PAD) {
            write_pad(w, p);
        } else if (p->kind == PIECE_LEVEL) {
            write_level(w, p);
        } else if (p->kind == PIECE_SEPARATOR) {
            used += g.stretches ? item->stretch : item->shrink;
            length given = length_scale(used, g.delta, g.of);
            write_separator(w, p, given - before, false);
            before = given;
        }
    }
    if (measure_adds_sign(ps, l)) {
        if (ps->leveled)
            enter_level(w, ps->pieces[l->to].level);
        write_separator(w, &ps->pieces[l->to], 0, true);
    }
    runs_close(w);
    runs_close_link(w);
    scripts_finish(w);
}

void writer_shift(struct set_line *line, length dx)
{
    for (size_t i = 0; i < line->items.n; i++)
        line->items.at[i].x += dx;
    line->width += dx;
}

/* The tracking behind the last letter of a line whose runs are in the order of reading. In what is mirrored it is at
 * its start: the white stands right of letters in all scripts. */
static length white_behind(const struct set_line *line)
{
    size_t i = line->items.n;
    while (i > 0 && line->items.at[i - 1].kind == ITEM_LINK)
        i--;
    return i > 0 && line->items.at[i - 1].kind == ITEM_GLYPHS ? line->items.at[i - 1].run.tracking : 0;
}

void writer_line(struct line_writer *w, const struct pieces *ps, const struct totalfit_line *l,
                 const struct type *type, length room)
{
    bool even = type->align == ALIGN_EVEN, spread = type->align == ALIGN_SPREAD;
    bool last = w->last || ps->items[l->to].penalty <= TOTALFIT_FORCE;
    struct measure m = measure_line(w->s, ps, l);
    m.expansion = pieces_expansion(ps, type);
    m.resort = even ? 0 : LAST_RESORT;
    bool justify = type->align == ALIGN_JUSTIFY || (even && !measure_ends_early(&m, room));
    measure_check(w->s, ps, l, &m, room, justify);
    bool fill = justify || (spread && w->alone && measure_can_spread(&m, room, type->size));
    int expansion = w->expansion = measure_expansion(&m, room, fill, last, w->expansion);
    length set = expansion ? length_scale(room, 1000, 1000 + expansion)
                 : justify ? measure_room(ps, l, &m, room)
                           : room;
    write_line(w, ps, l, measure_glue(&m, set, fill, last && !spread));
    w->line->width = w->x;
    length white = white_behind(w->line);
    if (w->parts.n > 1 || (w->parts.n && w->level != ps->leftward))
        order_line(w->s->scratch, w->line, &w->parts, ps->leftward);
    if (expansion)
        expand_line(w->line, expansion);
    length front = expand_length(l->front, expansion), out = front + expand_length(l->back, expansion);
    out += white;
    front += ps->leftward ? white : 0;
    writer_shift(w->line, writer_start(type, room, w->line->width - out) - front);
}
