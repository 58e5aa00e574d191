/* content_leftward.c: runs that are read from right to left (leftward.h) -> PDF operators. */
#include "pdf/content_internal.h"

#include "text/bidi.h"

/* A space that is stretched or shrunk by less is moved instead [1/100 of its width]. */
#define STRETCHED 5
/* How wide the space before a mark is [1/1000 em]: what it is read as has two characters, and Poppler takes what begins
 * less than a tenth of the size behind another for the same again. */
#define MARKED 220
/* How wide a mark is, for the same reason [1/1000 em]. MuPDF 1.28 gives it no width, and finds a space where the letters
 * around it are more than about 0.12 em apart. So marks stand over the letter left of them, but not by more
 * than LEFT: Poppler parts what goes back by a fifth of the size. And the letters are LEAST apart, so that PDFium still
 * finds the space before a word. */
#define MARK 103
#define LEFT 190
#define LEAST 70

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

/* The first glyph of a cluster. */
static size_t cluster_of(const struct item *it, size_t glyph)
{
    while (glyph && it->run.glyphs[glyph - 1].cluster == it->run.glyphs[glyph].cluster)
        glyph--;
    return glyph;
}

/* The marks of the letter that glyph i shows, as they are read; nothing, if this glyph does not have its text. */
static struct str marks_of(const struct item *it, size_t i)
{
    size_t at = cluster_of(it, i);
    for (size_t k = at; k < i; k++)
        if (!leftward_is_mark(it, k))
            return STR("");
    struct str text = leftward_text(it, at, &(size_t){0});
    return leftward_is_mark(it, i) ? STR("") : str_sub(text, text.n - leftward_marks(it, text), text.n);
}

/* How much white there is for the marks of glyph i. */
static length marks_room(const struct item *it, size_t i)
{
    int64_t marks = (int64_t)utf8_length(marks_of(it, i)) * MARK;
    return marks ? length_max(marks - LEFT, LEAST) * it->run.size / 1000 : 0;
}

/* How far the marks of glyph i stand over what is left of them. */
static length marks_over(const struct item *it, size_t i)
{
    return (int64_t)utf8_length(marks_of(it, i)) * MARK * it->run.size / 1000 - marks_room(it, i);
}

/* Shows the space `i` as wide as it must be before glyph `next`. False: it need not be changed for that. */
static bool show_space(struct content *c, const struct item *it, size_t i, size_t next)
{
    length x = it->run.glyphs[i].x, end = it->run.glyphs[next].x, over = marks_over(it, next);
    length width = space_width(end - x, it->run.size), natural = face_advance(it->run.face, it->run.glyphs[i].id);
    if (over) {
        width = it->run.size * MARKED / 1000;
        content_wide(c, it, it->x + end - over - width, width, c->uses.at[i]);
        return true;
    }
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
        if (leftward_is_mark(it, i))
            continue;
        content_scale(c, 1000);
        content_glyphs(c, it, i, i + 1, c->uses.at);
    }
}

/* Writes the marks of glyph i, each as wide as `width`, so that the last one ends at x. */
static void hide_marks(struct content *c, const struct item *it, size_t i, length x, length width)
{
    struct str marks = marks_of(it, i);
    x -= width * (int64_t)utf8_length(marks);
    for (size_t end = marks.n, at = end; end; end = at, x += width) {
        while (((unsigned char)marks.p[--at] & 0xC0) == 0x80)
            ;
        const struct glyph_use *u = fonts_reading(c->font, it->run.glyphs[i].id, str_sub(marks, at, end));
        if (u)
            content_wide(c, it, x, width, u);
    }
}

/* The text of a part that was drawn. Each character of it is given the same width, but marks are narrow. */
static void hide_part(struct content *c, const struct item *it, size_t from, size_t to)
{
    int64_t characters = 0;
    const struct face *face = it->run.face;
    length left = INT64_MAX, right = INT64_MIN, room = 0;
    for (size_t i = from; i < to; i++) {
        length x = it->run.glyphs[i].x, width = face_advance(face, it->run.glyphs[i].id);
        width = length_scale(it->run.size, width, face->upem);
        left = length_min(left, x);
        right = length_max(right, x + width);
        characters += leftward_is_mark(it, i) ? 0 : (int64_t)utf8_length(c->uses.at[i]->text);
        room += marks_room(it, i);
    }
    length x = it->x + left;
    length wide = length_max(right - left - room, (right - left) / 2) / (characters ? characters : 1);
    content_unseen(c, true);
    for (size_t i = from; i < to; i++) {
        if (leftward_is_mark(it, i))
            continue;
        length width = wide * (int64_t)utf8_length(c->uses.at[i]->text);
        x += marks_room(it, i);
        hide_marks(c, it, i, x, it->run.size * MARK / 1000);
        content_wide(c, it, x, width, c->uses.at[i]);
        x += width;
    }
    content_unseen(c, false);
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
    length wide = it->run.size * MARKED / 1000;
    while (first < s->to && leftward_is_mark(it, first))
        first++;
    if (first < s->to && marks_of(it, first).n)
        content_inner(c, it, it->run.glyphs[first].x - marks_over(it, first) - wide, wide);
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

/* ---- Arabic figures */

static bool is_figure(const struct item *it, size_t i)
{
    return bidi_is_arabic_figure(utf8_at(it->run.text, it->run.glyphs[i].cluster, &(size_t){0}));
}

/* Where a number ends that begins with glyph `from`: signs between its figures are a part of it. */
static size_t number_end(const struct item *it, size_t from, size_t to)
{
    size_t end = from + 1;
    for (size_t i = end; i < to && bidi_is_numeric(utf8_at(it->run.text, it->run.glyphs[i].cluster, &(size_t){0})); i++)
        end = is_figure(it, i) ? i + 1 : end;
    return end;
}

/* Shows a number in Arabic figures. MuPDF turns them around. So the text of the number is that of a mark as wide
 * as it is, which runs to the right; and pdf.js, which reads no such mark, takes the figures. */
static void put_number(struct content *c, const struct item *it, size_t from, size_t to)
{
    const struct glyph *g = it->run.glyphs;
    const struct glyph_use *right = fonts_mark(c->font, false);
    struct str text = str_sub(it->run.text, g[from].cluster, to < it->run.n ? g[to].cluster : it->run.text.n);
    length end = to < it->run.n ? g[to].x : it->run.advance;
    int64_t scale = c->scale;
    if (right)
        content_mark(c, it->element, &STR(""));
    content_glyphs(c, it, from, to, c->uses.at);
    if (!right)
        return;
    content_mark(c, it->element, &text);
    content_wide(c, it, it->x + g[from].x, end - g[from].x, right);
    content_mark(c, it->element, NULL);
    content_scale(c, scale);
    c->lost = true; /* pdf.js skips it */
}

void content_rightward(struct content *c, const struct item *it, size_t from, size_t to)
{
    for (size_t i = from, end; from < to; from = i = end) {
        while (i < to && !is_figure(it, i))
            i++;
        end = i < to ? number_end(it, i, to) : to;
        content_glyphs(c, it, from, i, c->uses.at);
        if (i < to)
            put_number(c, it, i, end);
    }
}

/* ---- joints */

bool content_join(struct content *c, const struct item *it, length x, bool leftward)
{
    length up = c->joint.y - it->y, back = c->joint.x - x;
    bool left = back > it->run.size * BACK / 100 && (up < 0 ? -up : up) < it->run.size * RAISED / 100;
    if (c->joint.open && left)
        content_bridge(c, c->joint.x, c->joint.y, leftward);
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
    content_again(c);
    bool turns = c->p->display->leftward && turns_left(c, i);
    if (!str_starts(it->run.text, STR(" ")))
        content_join(c, it, it->x + it->run.glyphs[0].x, !turns);
    if (turns) {
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
    content_again(c);
    length x = it->x + it->run.glyphs[from].x;
    bool bridged = !space && content_join(c, it, x, false);
    if (bridged || leftward_is_sign(it, from)) /* Poppler parts what follows a bridge from the rest */
        content_edge(c, it, x);
    put_part(c, it, from, to, true);
    end_text(c, it, right_edge(it, from, to));
    c->joint.open = !space;
}

static void begin_whole(struct content *c, const struct item *it, const struct leftward_stretch *s)
{
    length x = it->x + it->run.glyphs[s->from].x;
    content_again(c);
    if (!leftward_is_space(it, s->from) && content_join(c, it, x, false))
        content_edge(c, it, x);
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

