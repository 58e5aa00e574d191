/* content.c: the items of a page -> PDF operators.
 *
 * Decoration other than text is drawn first, below everything else. So the text of a page is one
 * text object. The position of the pen is computed from the numbers that are written, as a viewer
 * does it, so rounding errors never add up. State is written only when it changes. */
#include "pdf/content_internal.h"

#include "pdf/fonts.h"
#include "pdf/icons.h"
#include "pdf/images.h"
#include "pdf/leftward.h"
#include "pdf/links.h"
#include "pdf/spaces.h"
#include "pdf/tags.h"

/* A smaller adjustment is left out; this is 0.02 pt in text of 10 pt [1/1000 em]. */
#define TOLERANCE 2
/* A larger adjustment is written as a move. By PDF's limits, every reader takes integers up to this
 * [1/1000 em]. */
#define MAX_ADJUST 32000

/* Pdfminer divides a line where white is wider than two narrow letters [1/100 em]. */
#define WHITE_LEAST 40
/* How far wide spaces keep off the cells, as a part of the size: more than what separates letters. */
#define WHITE_OFF 4

/* Poppler finds no space in less white [1/100 em]. */
#define NEAR 15
/* How wide a space is that is written left of a run, as a part of the size. */
#define LEFT_SPACE 4

static int64_t up(const struct content *c, length y)
{
    return hundredths(c->height - y);
}

static void end_string(struct content *c)
{
    if (c->in_string)
        buf_char(&c->show, ')');
    c->in_string = false;
}

void content_flush(struct content *c)
{
    if (!c->show.n)
        return;
    end_string(c);
    if (c->b.n && c->b.p[c->b.n - 1] == '\n')
        c->b.n--; /* a string or an array needs no white before it */
    if (c->adjusted)
        buf_char(&c->b, '[');
    buf_add(&c->b, buf_str(&c->show));
    write_raw(&c->b, c->adjusted ? "]TJ\n" : "Tj\n");
    c->show.n = 0;
    c->adjusted = false;
}

static void unmark(struct content *c)
{
    content_flush(c);
    if (c->mark != MARK_NONE)
        write_raw(&c->b, "EMC\n");
    if (c->mark == MARK_ARTIFACT && c->actual)
        write_raw(&c->b, "EMC\n");
    c->mark = MARK_NONE;
}

/* Begins a text object. Marked content must not cross its start or end, so it is closed first. */
static void begin_text(struct content *c)
{
    if (c->in_text)
        return;
    unmark(c);
    write_raw(&c->b, "BT\n");
    c->in_text = true;
    c->line_x = c->line_y = 0;
    c->pen = 0;
}

static void end_text(struct content *c)
{
    if (!c->in_text)
        return;
    unmark(c);
    write_raw(&c->b, "ET\n");
    c->in_text = false;
}

/* Marks all that follows as content of `element`. If `actual` is not NULL, it is the text to read.
 * A sequence with such a text is never inside another one: Poppler would lose the text after it. */
void content_mark(struct content *c, uint32_t element, const struct str *actual)
{
    enum mark kind = element == NO_ELEMENT ? MARK_ARTIFACT : MARK_ELEMENT;
    if (!actual && !c->actual && c->mark == kind && (kind == MARK_ARTIFACT ||
                                                    c->element == element))
        return;
    unmark(c);
    c->mark = kind;
    c->element = element;
    c->actual = actual != NULL;
    if (kind == MARK_ARTIFACT)
        write_raw(&c->b, "/Artifact BMC\n");
    if (kind == MARK_ARTIFACT && !actual)
        return;
    buf_char(&c->b, '/');
    write_raw(&c->b, actual ? "Span" : tags_role(c->p, element)); /* Poppler reads the text of a Span alone */
    write_raw(&c->b, "<<");
    if (kind == MARK_ELEMENT) {
        write_raw(&c->b, "/MCID ");
        write_int(&c->b, tags_mark(c->p, c->page, element));
    }
    if (actual) {
        write_raw(&c->b, "/ActualText");
        write_text(&c->b, *actual);
    }
    write_raw(&c->b, ">>BDC\n");
}

static void write_color(struct buf *b, color v, const char *grey, const char *rgb)
{
    unsigned red = v >> 16 & 255, green = v >> 8 & 255, blue = v & 255;
    write_channel(b, red);
    if (red != green || red != blue) {
        buf_char(b, ' ');
        write_channel(b, green);
        buf_char(b, ' ');
        write_channel(b, blue);
        grey = rgb;
    }
    write_raw(b, grey);
}

void content_fill(struct content *c, color v)
{
    if (v == c->fill)
        return;
    content_flush(c);
    write_color(&c->b, v, " g\n", " rg\n");
    c->fill = v;
}

static void put_rule(struct content *c, const struct item *it)
{
    int64_t top = up(c, it->y), bottom = up(c, it->y + it->rule.height);
    int64_t thick = hundredths(it->rule.height);
    content_fill(c, it->color);
    write_point(&c->b, hundredths(it->x), bottom < top ? bottom : top - 1);
    buf_char(&c->b, ' ');
    write_point(&c->b, hundredths(it->rule.width), thick > 0 ? thick : 1);
    write_raw(&c->b, " re f\n");
}

/* Draws dots as a line of dashes with length 0 and round ends. The line ends half a pitch after the
 * last dot, so that rounding never drops this dot. */
static void put_dots(struct content *c, const struct item *it)
{
    length pitch = it->dots.pitch > 0 ? it->dots.pitch : length_max(it->dots.width, 0) + PT;
    int64_t last = it->dots.width > 0 ? it->dots.width / pitch : 0;
    int64_t width = hundredths(it->dots.diameter), y = up(c, it->y);
    if (it->color != c->stroke)
        write_color(&c->b, it->color, " G\n", " RG\n");
    c->stroke = it->color;
    if (width != c->line_width) {
        write_fixed(&c->b, width, 2);
        write_raw(&c->b, c->line_width < 0 ? " w 1 J\n" : " w\n");
        c->line_width = width;
    }
    if (pitch != c->pitch) {
        write_raw(&c->b, "[0 ");
        write_fixed(&c->b, length_scale(pitch, 10000, PT), 4);
        write_raw(&c->b, "]0 d\n");
        c->pitch = pitch;
    }
    write_point(&c->b, hundredths(it->x), y);
    write_raw(&c->b, " m ");
    write_point(&c->b, hundredths(it->x + last * pitch + pitch / 2), y);
    write_raw(&c->b, " l S\n");
}

static struct frame frame_of(const struct content *c, length x, length y, length width,
                             length height, length radius)
{
    return (struct frame){hundredths(x), up(c, y + height), hundredths(x + width), up(c, y),
                          hundredths(radius)};
}

/* Draws a box: filled, or its border. The border has its own graphics state, because the state for
 * dots differs in every respect. */
static void put_box(struct content *c, const struct item *it)
{
    length width = it->box.width, height = it->box.height, radius = it->box.radius;
    length stroke = it->box.stroke;
    if (stroke <= 0 || 2 * stroke >= length_min(width, height)) {
        struct frame f = frame_of(c, it->x, it->y, width, height, radius);
        content_fill(c, it->color);
        frame_write(&c->b, &f);
        write_raw(&c->b, " f\n");
        return;
    }
    struct frame f = frame_of(c, it->x + stroke / 2, it->y + stroke / 2, width - stroke,
                              height - stroke, length_max(radius - stroke / 2, 0));
    write_raw(&c->b, c->pitch < 0 ? "q " : "q []0 d ");
    write_color(&c->b, it->color, " G ", " RG ");
    write_fixed(&c->b, hundredths(stroke), 2);
    write_raw(&c->b, " w\n");
    frame_write(&c->b, &f);
    write_raw(&c->b, " S Q\n");
}

static void put_image(struct content *c, const struct item *it)
{
    struct frame f = frame_of(c, it->x, it->y, it->image.width, it->image.height,
                              it->image.radius);
    images_draw(c->p, &c->b, it->image.image, &f);
}

static void put_shape(struct content *c, const struct item *it)
{
    end_text(c);
    content_mark(c, it->element, NULL);
    if (it->kind == ITEM_RULE) {
        put_rule(c, it);
    } else if (it->kind == ITEM_DOTS) {
        put_dots(c, it);
    } else if (it->kind == ITEM_BOX) {
        put_box(c, it);
    } else if (it->kind == ITEM_IMAGE) {
        put_image(c, it);
    } else {
        content_fill(c, it->color);
        icons_draw(c->p, &c->b, it, hundredths(it->x), up(c, it->y));
    }
}

/* Draws what of a run is no text (leftward.h). */
static void put_drawn(struct content *c, const struct item *run)
{
    size_t n;
    struct item *drawn = leftward_drawn(c->p->arena, run, &n);
    for (size_t i = 0; i < n; i++)
        put_shape(c, &drawn[i]);
}

void content_scale(struct content *c, int64_t scale)
{
    if (scale == c->scale)
        return;
    content_flush(c);
    write_fixed(&c->b, scale, 1);
    write_raw(&c->b, " Tz\n");
    c->scale = scale;
}

/* Tracking is written as such: PDFium and pypdf then find words in it, however wide it is. */
void content_spacing(struct content *c, length tracking)
{
    int64_t spacing = (tracking * 1000 + (tracking < 0 ? -PT / 2 : PT / 2)) / PT;
    if (spacing == c->spacing)
        return;
    content_flush(c);
    write_fixed(&c->b, spacing, 3);
    write_raw(&c->b, " Tc\n");
    c->spacing = spacing;
}

/* Sets the font, its size, and how wide its glyphs are [1/1000]. */
void content_font(struct content *c, const struct pdf_font *font, int64_t size, int64_t scale)
{
    content_scale(c, scale);
    if (font == c->font && size == c->size)
        return;
    content_flush(c);
    write_raw(&c->b, "/F");
    write_int(&c->b, font->number);
    buf_char(&c->b, ' ');
    write_fixed(&c->b, size, 2);
    write_raw(&c->b, " Tf\n");
    c->font = font;
    c->size = size;
}

/* A length [1e-9 pt]. Its points and the rest apart: a line may be longer than any page. */
static int64_t billionths(length l)
{
    return (l >> 16) * 1000000000 + (((l & (PT - 1)) * 1000000000 + PT / 2) >> 16);
}

static bool is_near(int64_t off, int64_t unit)
{
    return (off < 0 ? -off : off) + unit / 2 < TOLERANCE * unit; /* no division */
}

static int64_t in_units(int64_t off, int64_t unit)
{
    return (off < 0 ? off - unit / 2 : off + unit / 2) / unit;
}

/* The adjustment for a pen that is `off` to the right [1/1000 em], where 1/1000 em is `unit`. It leaves the error
 * of the glyph before as it is, so that equal kerns and equal spaces are equal numbers, which deflate better. If
 * the error would grow too large, it is removed. */
static int64_t adjustment(const struct content *c, int64_t off, int64_t unit)
{
    int64_t adjust = in_units(off - c->error, unit);
    bool small = adjust > -TOLERANCE && adjust < TOLERANCE;
    return small || !is_near(off - adjust * unit, unit) ? in_units(off, unit) : adjust;
}

/* Brings the pen to x [1e-9 pt] on the line at y [1/100 pt, upwards]. */
static inline void move(struct content *c, int64_t x, int64_t y)
{
    int64_t unit = c->size * c->scale * 10; /* 1/1000 em in 1e-9 pt */
    if (y == c->line_y && !c->lost) {
        int64_t off = c->pen - x;
        int64_t adjust = is_near(off, unit) ? 0 : adjustment(c, off, unit);
        if (adjust >= -MAX_ADJUST && adjust <= MAX_ADJUST) {
            if (adjust) {
                end_string(c);
                write_int(&c->show, adjust);
                c->adjusted = true;
                c->pen -= adjust * unit;
            }
            c->error = off - adjust * unit;
            return;
        }
    }
    content_flush(c);
    int64_t to = (x < 0 ? x - 5000000 : x + 5000000) / 10000000;
    write_point(&c->b, to - c->line_x, y - c->line_y);
    write_raw(&c->b, " Td\n");
    c->line_x = to;
    c->line_y = y;
    c->pen = to * 10000000;
    c->error = c->pen - x;
    c->lost = false;
}

static void show_tail(struct content *c, const struct glyph_use *tail);

static inline void show(struct content *c, const struct glyph_use *u)
{
    if (!c->in_string)
        buf_char(&c->show, '(');
    c->in_string = true;
    char code[] = {(char)(u->code >> 8), (char)u->code};
    if (c->font->simple && ((u->code >= 'A' && u->code <= 'Z') || (u->code >= 'a' && u->code <= 'z')))
        buf_char(&c->show, code[1]); /* needs no escape, like most */
    else if (c->font->simple)
        write_bytes(&c->show, code + 1, 1);
    else
        write_bytes(&c->show, code, 2);
    c->pen += (u->width * c->size + c->spacing * 1000) * c->scale;
    if (u->tail)
        show_tail(c, u->tail);
}

/* It has no width. */
static void show_tail(struct content *c, const struct glyph_use *tail)
{
    show(c, tail);
}

void content_again(struct content *c)
{
    const struct pdf_font *font = c->font;
    c->font = NULL;
    content_font(c, font, c->size, c->scale);
}

void content_bridge(struct content *c, length x, length y, bool leftward)
{
    content_flush(c);
    write_raw(&c->b, "/B ");
    write_fixed(&c->b, c->size, 2);
    write_raw(&c->b, " Tf\n");
    c->lost = true;
    move(c, billionths(x), up(c, y));
    write_raw(&c->b, leftward ? "(!)Tj\n" : "( )Tj\n");
    content_again(c);
    c->lost = true;
}

void content_glyphs(struct content *c, const struct item *it, size_t from, size_t to,
                        const struct glyph_use *const *uses)
{
    for (size_t i = from; i < to; i++) {
        const struct glyph *g = &it->run.glyphs[i];
        move(c, billionths(it->x + g->x), up(c, it->y + g->y));
        show(c, uses[i]);
    }
}

void content_wide(struct content *c, const struct item *it, length x, length width, const struct glyph_use *use)
{
    int64_t natural = use->width * c->size;
    move(c, billionths(x), up(c, it->y));
    content_scale(c, natural ? (hundredths(width) * 10000000 + natural / 2) / natural : 1000);
    show(c, use);
}

void content_unseen(struct content *c, bool unseen)
{
    content_flush(c);
    write_raw(&c->b, unseen ? "3 Tr\n" : "0 Tr\n");
}

void content_hidden(struct content *c, const struct item *it, size_t from, size_t to, length x, length width)
{
    int64_t units = 0; /* of 1/10000 em */
    for (size_t i = from; i < to; i++)
        units += leftward_is_mark(it, i) ? 0 : c->uses.at[i]->width;
    int64_t natural = units * c->size;
    int64_t mille = natural ? (hundredths(width) * 10000000 + natural / 2) / natural : 1000;
    content_spacing(c, 0);
    move(c, billionths(x), up(c, it->y));
    content_flush(c);
    write_raw(&c->b, "3 Tr\n");
    content_scale(c, mille);
    for (size_t i = from; i < to; i++)
        if (!leftward_is_mark(it, i))
            show(c, c->uses.at[i]);
    content_flush(c);
    write_raw(&c->b, "0 Tr\n");
}

/* Writes a run that is not drawn, made as narrow as the run. */
static void put_hidden(struct content *c, const struct item *it)
{
    const struct pdf_font *font = fonts_find(c->p, it->run.face);
    int64_t size = hundredths(it->run.size);
    if (!it->run.n || !font || size <= 0)
        return;
    vec_room(c->p->arena, &c->uses, it->run.n);
    for (size_t i = 0; i < it->run.n;) { /* finds the codes */
        struct cluster k = fonts_read_wrong(c->p, font, it, i, c->uses.at);
        i = k.glyph + (k.glyph < it->run.n ? k.n : 0);
    }
    begin_text(c);
    content_mark(c, it->element, NULL);
    content_font(c, font, size, 1000);
    content_join(c, it, it->x, false);
    content_hidden(c, it, 0, it->run.n, it->x, it->run.advance);
    content_return(c, it);
}

/* Writes a space after a run. It is invisible, so it does not matter where the pen is. */
static void show_space(struct content *c, const struct item *it)
{
    const struct glyph_use *space = fonts_space(c->font);
    if (!space)
        return;
    content_mark(c, it->element, NULL);
    show(c, space);
}

/* It is not drawn: programs that learn from drawn spaces how wide those of a font are would learn it from this one. But
 * mutool 1.21 reads words of text that runs to the left in another order then. */
void content_white(struct content *c, const struct item *it, length x, length width, bool two)
{
    const struct glyph_use *wide = fonts_wide_space(c->font), *space = two && wide ? wide : fonts_space(c->font);
    length off = two && width > it->run.size / 2 ? it->run.size / WHITE_OFF : 0;
    if (!space || !space->width)
        return;
    int64_t n = two && !wide ? 2 : 1, natural = n * space->width * c->size, scale = c->scale;
    int64_t percent = (hundredths(width - 2 * off) * 1000000 + natural / 2) / natural;
    content_mark(c, it->element, n == 2 ? &STR("  ") : NULL);
    content_spacing(c, 0);
    move(c, billionths(it->x + x + off), up(c, it->y));
    bool unseen = !c->p->display->leftward && !it->run.leftward && !c->font->leftward;
    if (unseen)
        content_unseen(c, true);
    content_scale(c, percent * 10);
    for (int64_t i = 0; i < n; i++)
        show(c, space);
    if (unseen)
        content_unseen(c, false);
    content_scale(c, scale); /* at once, so that what follows looks the same as elsewhere: it deflates better */
}

void content_inner(struct content *c, const struct item *it, length x, length width)
{
    const struct glyph_use *space = fonts_inner_space(c->font);
    if (!space || !space->width)
        return;
    content_mark(c, it->element, NULL);
    content_spacing(c, 0);
    content_wide(c, it, it->x + x, width, space);
}

/* Writes the spaces that are read after a run, item `i` of the page. */
static void put_spaces(struct content *c, const struct item *it, size_t i)
{
    length gap;
    bool space = spaces_wanted(c->p, c->page, i, &gap);
    c->joint.open &= !space && !fonts_white(it);
    if (fonts_white(it))
        content_white(c, it, it->run.white_x, it->run.white, true);
    else if (space && gap > 0 && gap <= it->run.size * NEAR / 100) /* Poppler would find none */
        content_white(c, it, it->run.advance, gap, true);
    else if (space && gap > it->run.size * WHITE_LEAST / 100)
        content_white(c, it, it->run.advance, gap, gap > it->run.size);
    else if (space && -gap > it->run.size * WHITE_LEAST / 100)
        content_white(c, it, gap, -gap, -gap > it->run.size);
    else if (space && c->font->leftward) /* as a text of its own, which is not turned around with the run */
        content_white(c, it, -it->run.size / LEFT_SPACE, it->run.size / LEFT_SPACE, false);
    else if (space)
        show_space(c, it);
}

/* Shows a run that is read from right to left (leftward.h): its stretches as they are read, each from left to
 * right, or if it has few letters, as it is read. */
static void put_leftward(struct content *c, const struct item *it, const struct pdf_font *font,
                         const struct glyph_use **uses)
{
    fonts_read_wrong(c->p, font, it, 0, uses);
    content_fill(c, it->color);
    content_mark(c, it->element, it->run.has_actual ? &it->run.actual : NULL);
    content_font(c, font, hundredths(it->run.size), 1000);
    content_spacing(c, 0);
    for (size_t end = it->run.n; end;) {
        struct leftward_stretch s = leftward_stretch(it, end - 1, &c->found);
        content_stretch(c, it, &s);
        end = s.from;
    }
    c->lost = it->run.has_actual && !it->run.actual.n;
}

/* Draws a run, and a space after it. Clusters that would be read as another text get ActualText. */
static void put_run(struct content *c, const struct item *it, size_t item)
{
    const struct pdf_font *font = fonts_find(c->p, it->run.face);
    int64_t size = hundredths(it->run.size);
    if (!it->run.n || !font || size <= 0)
        return;
    if (c->uses.cap < it->run.n)
        vec_room(c->p->arena, &c->uses, it->run.n * 2);
    const struct glyph_use **uses = c->uses.at;
    begin_text(c);
    if (it->run.leftward)
        put_leftward(c, it, font, uses);
    else if (it->run.joined)
        content_joined(c, it, item, font);
    for (size_t i = 0; i < it->run.n && !it->run.leftward && !it->run.joined;) {
        struct cluster wrong = fonts_read_wrong(c->p, font, it, i, uses);
        content_fill(c, it->color);
        if (i < wrong.glyph) {
            content_mark(c, it->element, it->run.has_actual ? &it->run.actual : NULL);
            content_font(c, font, size, 1000 + it->run.expansion);
            if (!i && c->p->leftward)
                content_turn(c, it, item);
            content_spacing(c, it->run.tracking);
            if (c->p->leftward && !it->run.has_actual)
                content_rightward(c, it, i, wrong.glyph);
            else
                content_glyphs(c, it, i, wrong.glyph, uses);
            c->lost = it->run.has_actual && !it->run.actual.n;
        }
        if (wrong.glyph < it->run.n) {
            content_mark(c, it->element, &wrong.text);
            content_font(c, font, size, 1000 + it->run.expansion);
            content_spacing(c, it->run.tracking);
            content_glyphs(c, it, wrong.glyph, wrong.glyph + wrong.n, uses);
        }
        i = wrong.glyph + (wrong.glyph < it->run.n ? wrong.n : 0);
    }
    if (c->p->leftward && !it->run.leftward)
        content_return(c, it);
    put_spaces(c, it, item);
}

static bool is_decoration(const struct item *it)
{
    return it->element == NO_ELEMENT && it->kind != ITEM_GLYPHS && it->kind != ITEM_LINK;
}

void content_make(struct pdf *p, size_t page, struct buf *to)
{
    const struct page *from = &p->display->pages.at[page];
    struct content c = {
        .p = p,
        .page = page,
        .height = from->height,
        .b = *to,
        .show = {.a = p->arena},
        .line_width = -1,
        .pitch = -1,
        .scale = 1000,
    };
    for (size_t i = 0; i < from->items.n; i++) {
        if (is_decoration(&from->items.at[i]))
            put_shape(&c, &from->items.at[i]);
        else if (from->items.at[i].kind == ITEM_GLYPHS && from->items.at[i].run.leftward)
            put_drawn(&c, &from->items.at[i]);
    }
    for (size_t i = 0; i < from->items.n; i++) {
        const struct item *it = &from->items.at[i];
        if (it->kind == ITEM_LINK)
            links_add(p, page, it);
        else if (it->kind == ITEM_GLYPHS && it->run.hidden)
            put_hidden(&c, it);
        else if (it->kind == ITEM_GLYPHS)
            put_run(&c, it, i);
        else if (!is_decoration(it))
            put_shape(&c, it);
    }
    unmark(&c);
    end_text(&c);
    *to = c.b;
}
