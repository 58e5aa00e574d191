/* stack.c: pictures, and stacks of blocks side by side -> lines that no page break divides. */
#include "lines/parts.h"

void stack_picture(struct lines *s, const struct set_block *b, struct flow *to)
{
    struct line *line = vec_push(s->set, &to->lines);
    struct item *i = vec_push(s->set, &line->items);
    const struct image_style *style = b->b->picture.style;
    length width, height;
    geometry_picture(b, &width, &height);
    i->kind = ITEM_IMAGE;
    i->element = b->b->element;
    i->x = b->x + (b->align == ALIGN_CENTER  ? (b->width - width) / 2
                   : b->align == ALIGN_RIGHT ? b->width - width
                                             : 0);
    i->y = -height;
    i->image.width = width;
    i->image.height = height;
    i->image.radius = style->shape == SHAPE_CIRCLE    ? length_min(width, height) / 2
                      : style->shape == SHAPE_ROUNDED ? style->radius
                                                      : 0;
    i->image.image = b->b->picture.image;
    line->top = line->stands = height;
}

/* A stack, set. */
struct set_stack {
    struct flow flow;
    length top, extent; /* above its first baseline; from there to its lowest */
    length x, width;
};

/* ---- widths */

/* The room of a stack that is measured: as wide as all of them, from 0. */
static struct room trial_room(const struct set_block *b)
{
    return (struct room){b->room->frame, 0, b->width};
}

static length picture_width(const struct set_block *b)
{
    length width, height;
    geometry_picture(b, &width, &height);
    return width;
}

/* How wide a block is: of its text on one line, or, `least`, of its longest word. */
static length block_width(struct lines *s, const struct block *b, const struct room *room,
                          bool least)
{
    struct set_block set = geometry_block(s, b, room);
    length widest = b->kind == BLOCK_PICTURE ? picture_width(&set) : 0;
    for (size_t i = 0; b->kind == BLOCK_TEXT && i < b->text.n; i++) {
        if (!b->text.cells[i].text.n)
            continue;
        length cell = least ? paragraph_least(s, &b->text.cells[i], set.type)
                            : row_natural_width(s, b, i);
        widest = length_max(widest, cell);
    }
    return set.x + widest;
}

static length stack_width(struct lines *s, const struct set_block *b, size_t stack, bool least)
{
    const struct blocks *blocks = &b->b->stacks.at[stack];
    struct room room = trial_room(b);
    length widest = 0;
    for (size_t i = 0; i < blocks->list.n; i++)
        widest = length_max(widest, block_width(s, &blocks->list.at[i], &room, least) +
                                        (least || blocks->list.at[i].kind == BLOCK_PICTURE ? 0 : PT / 16));
    return widest;
}

/* What a stack has to have beside one that is as wide as its text: its longest word, and room to read its text in. */
static length stack_needs(struct lines *s, const struct set_block *b, size_t stack)
{
    length readable = length_min(stack_width(s, b, stack, false), b->width / 3);
    return length_max(stack_width(s, b, stack, true), readable);
}

/* The width of a stack that would be as wide as its text: less where the others need the room. */
static length yielding(struct lines *s, const struct set_block *b, size_t i, length gap)
{
    length wanted = 0, needed = 0, natural = stack_width(s, b, i, false);
    for (size_t k = 0; k < b->b->stacks.n; k++) {
        if (k == i)
            continue;
        wanted += stack_width(s, b, k, false) + gap;
        needed += stack_needs(s, b, k) + gap;
    }
    length own = stack_width(s, b, i, true);
    if (wanted > b->width - own) /* the others have several lines anyway */
        own = stack_needs(s, b, i);
    length width = length_min(natural, length_max(b->width - wanted, own));
    return length_min(width, length_max(b->width - needed, b->width / 4));
}

static void stack_widths(struct lines *s, const struct set_block *b, struct set_stack *set)
{
    const struct stack *styles = b->b->stacks.styles;
    size_t n = b->b->stacks.n, open = 0;
    length gap = geometry_length(s, b->b->stacks.gap, 0);
    length left = b->width - gap * ((length)n - 1), x = b->x;
    for (size_t i = 0; i < n; i++) {
        if (styles && styles[i].natural) /* the others come first, with their longest words at least */
            set[i].width = yielding(s, b, i, gap);
        else if (styles)
            set[i].width = type_dim(b->type, styles[i].width, 0);
        left -= set[i].width;
        open += set[i].width == 0;
    }
    for (size_t i = 0; i < n; i++) {
        length least = b->b->stacks.at[i].list.n ? LEAST_EM * b->type->size : 0; /* what is empty pushes nothing out */
        if (!set[i].width)
            set[i].width = length_max(left / (length)open, least);
        set[i].x = x;
        x += set[i].width + gap;
    }
}

/* ---- side by side */

static void stack_set(struct lines *s, const struct set_block *b, size_t i, struct set_stack *set)
{
    const struct blocks *blocks = &b->b->stacks.at[i];
    struct room room = {b->room->frame, set->x, set->width};
    length y = 0;
    lines_blocks(s, blocks, &room, &set->flow);
    for (size_t k = 0; k < set->flow.lines.n; k++) {
        const struct line *line = &set->flow.lines.at[k];
        y += k ? line->skip : 0;
        set->extent = length_max(set->extent, y + line->depth);
    }
    set->top = set->flow.lines.n ? set->flow.lines.at[0].top : 0;
}

/* How far the stack's first baseline is below that of the first. */
static length stack_offset(const struct set_stack *first, const struct set_stack *other, int valign)
{
    switch (valign) {
    case VALIGN_TOP:
        return other->top - first->top;
    case VALIGN_MIDDLE:
        return (first->extent - first->top - (other->extent - other->top)) / 2;
    case VALIGN_BOTTOM:
        return first->extent - other->extent;
    default:
        return 0;
    }
}

/* How far a stack, whose first baseline is y below that of the first, stands above that: with a
 * picture, or because it begins higher. */
static length stands_up(const struct set_block *b, const struct set_stack *set, length y)
{
    bool picture = set->flow.lines.n && set->flow.lines.at[0].stands;
    return picture ? set->top - y - CAP_HEIGHT(b->type->size) : -y;
}

static void take_items(struct lines *s, struct line *to, const struct item *items, size_t n,
                       length y)
{
    for (size_t i = 0; i < n; i++) {
        struct item *item = vec_push(s->set, &to->items);
        *item = items[i];
        item->y += y;
    }
}

/* Puts anchors of a line behind others, `y` lower. */
static void take_anchors(struct anchor **to, struct anchor *more, length y)
{
    while (*to)
        to = &(*to)->next;
    *to = more;
    for (; more; more = more->next)
        more->y += y;
}

/* The lines of one stack, the first of which stands `y` below the line's baseline. */
static void take_stack(struct lines *s, struct set_stack *set, length y, struct line *line)
{
    waiting_lines waiting = {0};
    for (size_t k = 0; k < set->flow.lines.n; k++) {
        struct line *from = &set->flow.lines.at[k];
        y += k ? from->skip : 0;
        take_items(s, line, from->items.at, from->items.n, y);
        size_t due = lines_wait(s->set, &waiting, from, k, y, k + 1 == set->flow.lines.n);
        for (size_t n = 0; n < due; n++)
            take_items(s, line, waiting.at[n].items.at, waiting.at[n].items.n, waiting.at[n].y);
        for (size_t n = 0; n < from->marks.n; n++)
            *vec_push(s->set, &line->marks) = from->marks.at[n];
        take_anchors(&line->anchors, from->anchors, y);
    }
}

/* What is in the line from item `from` on may go on where the text before it ends. */
static void note_white(struct line *line, size_t from)
{
    const struct item *before = NULL, *after = NULL;
    for (size_t i = 0; i < line->items.n && !after; i++)
        if (line->items.at[i].kind == ITEM_GLYPHS)
            *(i < from ? &before : &after) = &line->items.at[i];
    if (before && after && before->y == after->y)
        row_white(line, from, after->x);
}

/* Stacks as one line that no page break divides. */
static void stack_line(struct lines *s, const struct set_block *b, struct flow *to,
                       struct set_stack *set)
{
    struct line *line = vec_push(s->set, &to->lines);
    for (size_t i = 0; i < b->b->stacks.n; i++) {
        length y = stack_offset(&set[b->b->stacks.main], &set[i], b->b->stacks.valign);
        line->top = length_max(line->top, set[i].top - y);
        line->stands = length_max(line->stands, stands_up(b, &set[i], y));
        line->depth = length_max(line->depth, y + set[i].extent);
        size_t from = line->items.n;
        take_stack(s, &set[i], y, line);
        note_white(line, from);
    }
}

void stack_lines(struct lines *s, const struct set_block *b, struct flow *to)
{
    struct set_stack *set = arena_array_of(s->set, struct set_stack, b->b->stacks.n);
    stack_widths(s, b, set);
    for (size_t i = 0; i < b->b->stacks.n; i++)
        stack_set(s, b, i, &set[i]);
    stack_line(s, b, to, set);
}

/* How high stacks are side by side. */
static length height_beside(struct lines *s, const struct set_block *b)
{
    struct flow flow = {.after = -1};
    bool draft = s->draft;
    s->measuring++;
    s->draft = true;
    stack_lines(s, b, &flow);
    s->draft = draft;
    s->measuring--;
    return flow.lines.n ? flow.lines.at[0].top + flow.lines.at[0].depth : 0;
}

bool stack_apart(struct lines *s, const struct set_block *b, struct flow *to)
{
    if (!b->b->stacks.splits || !to->limit || height_beside(s, b) <= to->limit)
        return false;
    struct room room = {b->room->frame, b->x, b->width};
    for (size_t i = 0; i < b->b->stacks.n; i++)
        lines_blocks(s, &b->b->stacks.at[i], &room, to);
    return true;
}
