/* flow_stack.c: pictures, and stacks of blocks side by side -> lines that no page break divides. */
#include "layout/flow_parts.h"

void flow_image(struct setter *s, const struct block *b, struct flow *to)
{
    struct flow_line *line = vec_push(s->lines, &to->lines);
    struct item *i = vec_push(s->lines, &line->items);
    i->kind = ITEM_IMAGE;
    i->element = b->element;
    i->x = b->x + (b->align == ALIGN_CENTER  ? (b->width - b->image_width) / 2
                   : b->align == ALIGN_RIGHT ? b->width - b->image_width
                                             : 0);
    i->y = -b->image_height;
    i->image.width = b->image_width;
    i->image.height = b->image_height;
    i->image.radius = b->image_radius;
    i->image.image = b->image;
    line->top = line->stands = b->image_height;
}

/* A stack, set. */
struct set_stack {
    struct flow flow;
    length top, extent; /* above its first baseline; from there to its lowest */
    length x, width;
};

static length block_natural(struct setter *s, const struct block *b)
{
    length widest = b->image ? b->image_width : 0;
    for (size_t i = 0; i < b->n_cells; i++)
        widest = length_max(widest, flow_natural_width(s, b, i));
    return b->x + widest;
}

/* The least width of a stack: of its longest word or its widest picture. */
static length stack_least(struct setter *s, const struct blocks *blocks)
{
    length widest = 0;
    for (size_t i = 0; i < blocks->list.n; i++) {
        const struct block *b = &blocks->list.at[i];
        length least = b->image_width;
        for (size_t k = 0; k < b->n_cells; k++)
            least = length_max(least, b->cells[k].text.n
                                          ? paragraph_least(s, &b->cells[k], b->type) : 0);
        widest = length_max(widest, b->x + least);
    }
    return widest;
}

static length stack_natural(struct setter *s, const struct blocks *blocks)
{
    length widest = 0;
    for (size_t i = 0; i < blocks->list.n; i++)
        widest = length_max(widest, block_natural(s, &blocks->list.at[i]) + PT / 16);
    return widest;
}

/* The width of a stack that would be as wide as its text: less where the others need the room. */
static length yielding(struct setter *s, const struct block *b, size_t i, length natural)
{
    length wanted = 0, least = 0;
    for (size_t k = 0; k < b->n_stacks; k++) {
        if (k == i)
            continue;
        wanted += stack_natural(s, &b->stacks[k]) + b->stack_gap;
        least += stack_least(s, &b->stacks[k]) + b->stack_gap;
    }
    length own = stack_least(s, &b->stacks[i]);
    length width = length_min(natural, length_max(b->width - wanted, own));
    return length_min(width, length_max(b->width - least, b->width / 4));
}

static void stack_widths(struct setter *s, const struct block *b, struct set_stack *set)
{
    length left = b->width - b->stack_gap * ((length)b->n_stacks - 1), x = 0;
    size_t open = 0;
    for (size_t i = 0; i < b->n_stacks; i++) {
        const struct stack *style = b->stack_styles ? &b->stack_styles[i] : NULL;
        if (style && style->natural)
            set[i].width = stack_natural(s, &b->stacks[i]);
        else if (style)
            set[i].width = dim_length(style->width, b->type->size, b->type->leading);
        if (style && style->natural) /* the others come first, with their longest words at least */
            set[i].width = yielding(s, b, i, set[i].width);
        left -= set[i].width;
        open += set[i].width == 0;
    }
    for (size_t i = 0; i < b->n_stacks; i++) {
        if (!set[i].width)
            set[i].width = length_max(left / (length)open, LEAST_EM * b->type->size);
        set[i].x = b->x + x;
        x += set[i].width + b->stack_gap;
    }
}

/* Makes a block narrower, with what it stacks: that counts on being as wide. */
static void narrow(struct block *b, length by)
{
    b->width = length_max(b->width - by, LEAST_EM * b->type->size);
    for (size_t i = 0; i < b->n_stacks; i++)
        for (size_t k = 0; k < b->stacks[i].list.n; k++)
            narrow(&b->stacks[i].list.at[k], by);
}

static void stack_set(struct setter *s, const struct block *b, size_t i, struct set_stack *set)
{
    length y = 0;
    for (size_t k = 0; k < b->stacks[i].list.n; k++) {
        struct block *inner = &b->stacks[i].list.at[k];
        inner->x += set->x;
        narrow(inner, b->width - set->width);
        for (size_t n = 0; n < inner->n_leads; n++)
            inner->leads[n].x += set->x;
        if (inner->image && inner->image_width > inner->width) {
            inner->image_height = length_scale(inner->image_height, inner->width,
                                               inner->image_width);
            inner->image_width = inner->width;
        }
        flow_block(s, inner, &set->flow);
    }
    for (size_t k = 0; k < set->flow.lines.n; k++) {
        const struct flow_line *line = &set->flow.lines.at[k];
        y += k ? line->skip : 0;
        set->extent = length_max(set->extent, y + line->depth);
    }
    set->top = set->flow.lines.n ? set->flow.lines.at[0].top : 0;
}

/* How far the stack's first baseline is below that of the first. */
static length stack_offset(const struct set_stack *first, const struct set_stack *other,
                           int upright)
{
    switch (upright) {
    case UPRIGHT_TOP:
        return other->top - first->top;
    case UPRIGHT_MIDDLE:
        return (first->extent - first->top - (other->extent - other->top)) / 2;
    case UPRIGHT_BOTTOM:
        return first->extent - other->extent;
    default:
        return 0;
    }
}

/* How far a stack, whose first baseline is y below that of the first, stands above that: with a
 * picture, or because it begins higher. */
static length stands_up(const struct block *b, const struct set_stack *set, length y)
{
    bool picture = set->flow.lines.n && set->flow.lines.at[0].stands;
    return picture ? set->top - y - CAP_HEIGHT(b->type->size) : -y;
}

static void take_items(struct setter *s, struct flow_line *to, const struct item *items, size_t n,
                       length y)
{
    for (size_t i = 0; i < n; i++) {
        struct item *item = vec_push(s->lines, &to->items);
        *item = items[i];
        item->y += y;
    }
}

/* Stacks as one line that no page break divides. */
static void stack_line(struct setter *s, const struct block *b, struct flow *to,
                       struct set_stack *set)
{
    struct flow_line *line = vec_push(s->lines, &to->lines);
    int upright = b->row ? b->row->upright : UPRIGHT_BASELINE;
    for (size_t i = 0; i < b->n_stacks; i++) {
        length y = stack_offset(&set[0], &set[i], upright);
        line->top = length_max(line->top, set[i].top - y);
        line->stands = length_max(line->stands, stands_up(b, &set[i], y));
        line->depth = length_max(line->depth, y + set[i].extent);
        waiting_lines waiting = {0};
        for (size_t k = 0; k < set[i].flow.lines.n; k++) {
            struct flow_line *from = &set[i].flow.lines.at[k];
            y += k ? from->skip : 0;
            take_items(s, line, from->items.at, from->items.n, y);
            size_t due = flow_wait(s->lines, &waiting, from, k, y, k + 1 == set[i].flow.lines.n);
            for (size_t n = 0; n < due; n++)
                take_items(s, line, waiting.at[n].line->later.at, waiting.at[n].line->later.n,
                           waiting.at[n].y);
            for (size_t n = 0; n < from->marks.n; n++)
                *vec_push(s->lines, &line->marks) = from->marks.at[n];
            anchors_join(&line->anchors, from->anchors, y);
        }
    }
}

void flow_stacks(struct setter *s, const struct block *b, struct flow *to)
{
    struct set_stack *set = arena_array_of(s->lines, struct set_stack, b->n_stacks);
    stack_widths(s, b, set);
    for (size_t i = 0; i < b->n_stacks; i++)
        stack_set(s, b, i, &set[i]);
    stack_line(s, b, to, set);
}

/* The blocks with all that setting changes in them. */
static struct blocks copy_of(struct arena *a, const struct blocks *from)
{
    struct blocks to = {0};
    for (size_t i = 0; i < from->list.n; i++) {
        struct block *b = vec_push(a, &to.list);
        *b = from->list.at[i];
        b->anchors = NULL; /* they stay with the blocks that are set in the end */
        b->stacks = b->n_stacks ? arena_array_of(a, struct blocks, b->n_stacks) : NULL;
        for (size_t k = 0; k < b->n_stacks; k++)
            b->stacks[k] = copy_of(a, &from->list.at[i].stacks[k]);
    }
    return to;
}

bool flow_apart(struct setter *s, const struct block *b, struct flow *to)
{
    struct block trial = *b;
    struct flow flow = {.after = -1};
    size_t elements = s->display->elements.n;
    struct diag *d = s->d, silent = {.arena = s->lines}; /* all is said when it is set in the end */
    struct told told = s->told;
    if (!b->splits || !to->limit)
        return false;
    trial.stacks = arena_array_of(s->lines, struct blocks, b->n_stacks);
    for (size_t i = 0; i < b->n_stacks; i++)
        trial.stacks[i] = copy_of(s->lines, &b->stacks[i]);
    s->d = &silent;
    s->told = (struct told){0};
    flow_stacks(s, &trial, &flow);
    s->d = d;
    s->told = told;
    s->display->elements.n = elements; /* of links, which come again */
    if (!flow.lines.n || flow.lines.at[0].top + flow.lines.at[0].depth <= to->limit)
        return false;
    for (size_t i = 0; i < b->n_stacks; i++)
        for (size_t k = 0; k < b->stacks[i].list.n; k++) {
            struct block *inner = &b->stacks[i].list.at[k];
            inner->x += b->x;
            for (size_t n = 0; n < inner->n_leads; n++)
                inner->leads[n].x += b->x;
            flow_block(s, inner, to);
        }
    return true;
}
