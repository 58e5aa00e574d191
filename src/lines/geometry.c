/* geometry.c: how far in blocks and their labels stand: insets and distances -> lengths. */
#include "lines/parts.h"

length geometry_length(struct lines *s, struct distance d, length otherwise)
{
    if (d.dim.unit == DIM_NONE || d.dim.unit == DIM_PT)
        return d.dim.unit == DIM_NONE ? otherwise : d.dim.value;
    const struct type *type = type_of(&s->types, d.of);
    return dim_length(d.dim, type->size, type->leading);
}

/* ---- label columns */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Whether a label is no wider than another for certain: digits are of one width. */
static bool is_within(struct str label, struct str other)
{
    for (size_t i = 0; i < label.n; i++)
        if (i >= other.n || (label.p[i] != other.p[i] &&
                             !(is_digit(label.p[i]) && is_digit(other.p[i]))))
            return false;
    return true;
}

/* Dates of up to so many times their size, such as "2008–Present", make the columns of all sections wider, so that
 * texts stand below each other. A longer one would push all of them aside. */
enum { COMMON_EM = 7 };

/* The width of the widest label; *common: of the widest that others make room for. */
static length widest_label(struct lines *s, const struct content_column *c, length *common)
{
    struct str last = {0};
    length widest = 0;
    *common = 0;
    for (size_t i = 0; i < c->labels.n; i++) {
        const struct content_label *l = c->labels.at[i];
        struct str text = buf_str(&l->text.text);
        if (c->label && is_within(text, last))
            continue;
        last = text;
        const struct type *type = type_of(&s->types, l->style);
        length width = paragraph_natural(s, &l->text, type);
        widest = length_max(widest, width);
        if (width <= COMMON_EM * type->size)
            *common = length_max(*common, width);
    }
    return widest;
}

/* Makes the columns of dates of one style as wide in all sections as their common dates need. Those of entries side by
 * side stand elsewhere. */
static void share_widths(struct lines *s, const length *common)
{
    const struct content *content = s->content;
    for (size_t i = 0; i < content->columns.n; i++)
        for (size_t k = 0; k < content->columns.n; k++) {
            const struct content_column *c = content->columns.at[i], *other = content->columns.at[k];
            bool alike = c->style == other->style && !c->stacked && !other->stacked;
            if (!c->shared && !c->label && alike && s->label_widths[i])
                s->label_widths[i] = length_max(s->label_widths[i], common[k]);
        }
}

/* Keeps a width within what the style says. Where entries stand side by side, each label is near its own text, rather
 * than at one edge with others. */
static length within_style(const struct content_column *c, length widest)
{
    if (!c->label && c->style->max)
        widest = length_min(widest, c->style->max);
    return c->stacked || !(c->label || widest) ? widest : length_max(widest, c->style->width);
}

/* Texts behind labels of several kinds begin at one edge if no more than this is between theirs: that would look like a
 * slip. What it takes from lines is little, but from those of works. */
enum { NEAR_EM = 2 };

/* Where the text behind a column begins, from the edge of the area's text; 0: not at an edge that others share. */
static length text_edge(const struct lines *s, const struct content_column *c, enum area area)
{
    bool apart = c->shared || c->label || c->works || c->stacked || c->area != area || !s->label_widths[c->index];
    return apart ? 0 : s->label_widths[c->index] + c->style->gap;
}

/* Makes columns of one area wider, so that texts behind them stand below each other. */
static void align_texts(struct lines *s, enum area area)
{
    const struct content *content = s->content;
    length near = NEAR_EM * type_of(&s->types, content->text)->size;
    for (length edge, below = content->style->width;; below = edge - near) {
        edge = 0;
        for (size_t i = 0; i < content->columns.n; i++) {
            length at = text_edge(s, content->columns.at[i], area);
            edge = at < below ? length_max(edge, at) : edge;
        }
        if (!edge)
            return;
        for (size_t i = 0; i < content->columns.n; i++) {
            length at = text_edge(s, content->columns.at[i], area);
            if (at && at < edge && at >= edge - near)
                s->label_widths[i] += edge - at;
        }
    }
}

void geometry_measure_labels(struct lines *s)
{
    const struct content *content = s->content;
    s->label_widths = arena_array_of(s->set, length, content->columns.n + 1);
    length *common = arena_array_of(s->set, length, content->columns.n + 1);
    s->shared_width = 0;
    for (size_t i = 0; i < content->columns.n; i++) {
        const struct content_column *c = content->columns.at[i];
        const struct label_style *style = c->style;
        bool grows = !c->shared || style->max > style->width;
        length widest = grows ? widest_label(s, c, &common[i]) : 0;
        s->label_widths[i] = widest;
        if (c->shared)
            s->shared_width = grows ? length_min(length_max(widest, style->width), style->max)
                                    : style->width;
    }
    share_widths(s, common);
    for (size_t i = 0; i < content->columns.n; i++)
        s->label_widths[i] = within_style(content->columns.at[i], s->label_widths[i]);
    for (enum area area = 0; area < AREAS; area++)
        align_texts(s, area);
}

/* The width of an entry's label, 0 where no entry of its kind has one. What the style does not limit leaves more
 * than half of the text beside it. */
static length label_width(const struct lines *s, const struct content_column *c, const struct room *room)
{
    length width = s->label_widths[c->index], most = room->frame->width * 2 / 5;
    if (c->shared)
        return s->shared_width;
    return width <= most || (!c->label && c->style->max) ? width : length_max(most, c->style->width);
}

/* ---- insets */

static struct across inset_place(struct lines *s, const struct inset *i, const struct room *room)
{
    const struct frame *f = room->frame;
    struct across p = i->outer ? inset_place(s, i->outer, room) : (struct across){0};
    length by = geometry_length(s, i->by, 0), label;
    switch (i->kind) {
    case INSET_TEXT:
        return (struct across){f->x, f->width};
    case INSET_COLUMN:
        return (struct across){f->column_x, f->column_width};
    case INSET_STACK:
        return (struct across){room->stack_x, room->stack_width};
    case INSET_START:
        return (struct across){p.x + by, p.width - by};
    case INSET_END:
        return (struct across){p.x, p.width - by};
    case INSET_BOTH:
        return (struct across){p.x + by, p.width - 2 * by};
    case INSET_LABEL:
        label = label_width(s, i->column, room);
        by = label ? label + by : 0;
        return (struct across){p.x + by, p.width - by};
    case INSET_WIDTH:
        by = length_min(p.width, by);
        p.x += i->align == ALIGN_CENTER  ? (p.width - by) / 2
               : i->align == ALIGN_RIGHT ? p.width - by
                                         : 0;
        return (struct across){p.x, by};
    }
    return p;
}

static bool in_stack(const struct inset *i)
{
    while (i->outer)
        i = i->outer;
    return i->kind == INSET_STACK;
}

struct set_block geometry_block(struct lines *s, const struct block *b, const struct room *room)
{
    struct across p = inset_place(s, b->inset, room);
    struct set_block set = {.b = b, .type = type_of(&s->types, b->style), .room = room, .x = p.x,
                            .width = p.width};
    set.align = b->align >= 0 ? b->align : set.type->align;
    if (in_stack(b->inset))
        set.width = length_max(set.width, LEAST_EM * set.type->size);
    return set;
}

struct across geometry_label(struct lines *s, const struct block_label *l, const struct room *room)
{
    struct across p = {room->frame->column_x, l->width};
    if (l->inset)
        p.x = inset_place(s, l->inset, room).x;
    if (l->column)
        p.width = label_width(s, l->column, room);
    return p;
}

void geometry_picture(const struct set_block *b, length *width, length *height)
{
    const struct image_style *style = b->b->picture.style;
    const struct image *image = b->b->picture.image;
    bool round = style->shape == SHAPE_CIRCLE;
    length w = style->width, h = style->height;
    if (!w && !h)
        w = b->width;
    if (!h)
        h = round ? w : length_scale(w, image->height, image->width);
    if (!w)
        w = round ? h : length_scale(h, image->width, image->height);
    *width = length_min(w, b->width);
    *height = *width < w ? length_scale(h, *width, w) : h;
}

void geometry_check(struct lines *s, const struct set_block *b)
{
    length hang = b->b->kind == BLOCK_TEXT ? b->b->text.hang : 0;
    bool narrow = b->b->style_pos.line && b->width - hang < LEAST_EM * b->type->size;
    if (!narrow || s->reported.narrow || s->measuring)
        return;
    struct buf text = {.a = s->scratch};
    length_print(&text, b->width, 1);
    diag_report(s->d, DIAG_CODE_NARROW, b->b->style_pos, str_c(s->scratch, buf_str(&text)));
    s->reported.narrow = true;
}
