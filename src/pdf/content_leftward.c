/* content_leftward.c: runs that are read from right to left (leftward.h) -> PDF operators. */
#include "pdf/content_internal.h"

#include "text/bidi.h"

/* A space that is stretched or shrunk by less is moved instead [1/100 of its width]. */
#define STRETCHED 5
/* How wide the space before a mark is, as a part of the size. */
#define MARKED 4

/* How far a mark stands left of what it bounds, and how wide it is [1/100 em]: so little that Poppler
 * finds no space between them, and so much that it does not take them for one letter. */
#define MARK_OFF 12
#define MARK_WIDTH 10
/* Poppler takes a text that begins less than a fifth of the size left of where the last one ends for the rest of its line, or
 * word [1/100 em]. */
#define BACK 15
/* Texts whose baselines differ by less are on one line; one of them is raised [1/100 em]. */
#define RAISED 70

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

/* ---- edges */

static void put_mark(struct content *c, const struct item *it, length x, const struct glyph_use *mark)
{
    if (!mark)
        return;
    content_spacing(c, 0);
    content_wide(c, it, x, it->run.size * MARK_WIDTH / 100, mark);
    content_scale(c, 1000);
    c->lost = true; /* pdf.js skips it */
}

void content_edge(struct content *c, const struct item *it, length x)
{
    put_mark(c, it, x - it->run.size * MARK_OFF / 100, fonts_mark(c->font, true));
}

/* The next item of text on the line of item *i, which becomes its index. NULL: there is none. */
static const struct item *next_on_line(const struct page *page, size_t *i)
{
    length y = page->items.at[*i].y;
    for (++*i; *i < page->items.n; ++*i)
        if (page->items.at[*i].kind == ITEM_GLYPHS && page->items.at[*i].run.n)
            return page->items.at[*i].y == y ? &page->items.at[*i] : NULL;
    return NULL;
}

/* True if item `i` of the page begins a text that is read to the right, and what is read behind this text stands
 * left of it on its line. */
static bool turns_left(struct content *c, size_t i)
{
    const struct page *page = &c->p->display->pages.at[c->page];
    if (i < c->rightward)
        return false;
    const struct item *last = &page->items.at[i], *next = next_on_line(page, &i);
    for (; next && !next->run.leftward && next->x >= last->x; next = next_on_line(page, &i))
        last = next;
    c->rightward = i;
    bool turns = next && next->x < last->x;
    size_t end = last->run.text.n - 1;
    while (end && ((unsigned char)last->run.text.p[end] & 0xC0) == 0x80)
        end--;
    c->right = turns && bidi_is_neutral(utf8_at(last->run.text, end, &(size_t){0})) ? last : NULL;
    return turns;
}

/* ---- joints */

bool content_join(struct content *c, const struct item *it, length x)
{
    length up = c->joint.y - it->y, back = c->joint.x - x;
    bool left = back > it->run.size * BACK / 100 && (up < 0 ? -up : up) < it->run.size * RAISED / 100;
    if (c->joint.open && left)
        content_bridge(c, c->joint.x, c->joint.y);
    left &= c->joint.open;
    c->joint.open = false;
    return left;
}

/* A text ends at x on the line of an item. */
static void end_text(struct content *c, const struct item *it, length x)
{
    c->joint = (struct joint){true, x, it->y};
}

/* The right edge of glyphs [from, to), which are in order. */
static length right_edge(const struct item *it, size_t from, size_t to)
{
    while (to > from + 1 && leftward_is_mark(it, to - 1))
        to--;
    const struct glyph *g = &it->run.glyphs[to - 1];
    return it->x + g->x + length_scale(it->run.size, face_advance(it->run.face, g->id), it->run.face->upem);
}

void content_turn(struct content *c, const struct item *it, size_t i)
{
    if (it->run.has_actual)
        return;
    if (!str_starts(it->run.text, STR(" ")))
        content_join(c, it, it->x + it->run.glyphs[0].x);
    if (c->p->display->leftward && turns_left(c, i)) {
        content_edge(c, it, it->x);
        content_scale(c, 1000 + it->run.expansion);
    }
}

void content_return(struct content *c, const struct item *it)
{
    if (it == c->right) /* Poppler would read a bracket there before the rest */
        put_mark(c, it, it->x + it->run.advance, fonts_mark(c->font, false));
    end_text(c, it, it->x + it->run.advance);
    c->joint.open = !it->run.has_actual && !str_ends(it->run.text, STR(" "));
}

/* ---- stretches */

/* Shows a part that stands alone. */
static void put_alone(struct content *c, const struct item *it, size_t from, size_t to)
{
    bool space = leftward_is_space(it, from);
    if (!space)
        content_join(c, it, it->x + it->run.glyphs[from].x);
    if (leftward_is_sign(it, from))
        content_edge(c, it, it->x + it->run.glyphs[from].x);
    put_part(c, it, from, to, true);
    end_text(c, it, right_edge(it, from, to));
    c->joint.open = !space;
}

static void begin_whole(struct content *c, const struct item *it, const struct leftward_stretch *s)
{
    length x = it->x + it->run.glyphs[s->from].x;
    if (!leftward_is_space(it, s->from) && content_join(c, it, x))
        content_edge(c, it, x); /* Poppler parts what follows a bridge from the rest */
    begin_marked(c, it, s);
}

void content_stretch(struct content *c, const struct item *it, const struct leftward_stretch *s)
{
    c->parts.n = 0;
    for (size_t end = s->to, from; end > s->from; end = from) {
        from = leftward_part(it, end);
        from = from > s->from ? from : s->from;
        *vec_push(c->p->arena, &c->parts) = end;
        if (!s->whole)
            put_alone(c, it, from, end);
    }
    c->lost |= s->whole;
    if (s->whole)
        begin_whole(c, it, s);
    for (size_t i = c->parts.n; i-- > 0 && s->whole;)
        put_part(c, it, i + 1 < c->parts.n ? c->parts.at[i + 1] : s->from, c->parts.at[i], false);
    if (s->whole)
        end_text(c, it, right_edge(it, s->from, s->to));
}

