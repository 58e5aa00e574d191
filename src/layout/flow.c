/* flow.c: setting rows, stacking them, and pricing the breaks between them. */
#include "layout/flow.h"

#include "layout/pagebreak.h"

/* The top of a page's first capitals is taken at this part of the em above the baseline, whatever
 * the font: 0.7 is the cap height of text faces (0.65 to 0.73). */
#define CAP_HEIGHT(em) ((em)*7 / 10)
/* Between the cells of a row there is at least this much, in em. */
#define CELL_GAP_EM 1
/* A stack narrower than this many em cannot be set. */
#define LEAST_EM 2

/* Prices of page breaks; 100 weighs like 15 % of a page left white. */
enum {
    HEAD_MOST = 6,        /* lines of a row that must not be broken below its head */
    BETWEEN_LINES = 150,  /* inside a paragraph of four lines or more */
    BETWEEN_ITEMS = 60,   /* inside an entry */
    LONE_END = 500,       /* one line of a section alone on the next page */
};

/* ---- rows */

static struct set_lines cell_set(struct setter *s, const struct block *b, size_t cell, int align,
                                 length width)
{
    struct type type = *b->type;
    if (!b->cells[cell].text.n)
        return (struct set_lines){0};
    type.align = align;
    type.hyphenate = (b->n_cells == 1 || (b->row && b->row->columns)) && type.hyphenate;
    return paragraph_set(s, &b->cells[cell], &type, width, cell == 0 ? b->hang : 0,
                         b->element);
}

/* Moves the items of a set line into a line of the column. */
static void add_items(struct setter *s, struct flow_line *to, const struct set_line *from,
                      length x, length y)
{
    if (!to->items.n && !y) {
        to->items.at = from->items.at;
        to->items.n = from->items.n;
        to->items.cap = from->items.cap;
        for (size_t i = 0; i < from->items.n; i++)
            to->items.at[i].x += x;
        return;
    }
    for (size_t i = 0; i < from->items.n; i++) {
        struct item *item = vec_push(s->lines, &to->items);
        *item = from->items.at[i];
        item->x += x;
        item->y += y;
    }
}

/* Where a cell stands and how. */
struct cell {
    length x, width;
    int align;
};

static length natural_width(struct setter *s, const struct block *b, size_t cell)
{
    return b->cells[cell].text.n ? paragraph_natural(s, &b->cells[cell], b->type) : 0;
}

/* Columns of given widths; those without one share what is left. */
static void column_cells(const struct block *b, struct cell cells[CELLS_MAX])
{
    const struct row *row = b->row;
    length gap = row->gap.unit ? dim_length(row->gap, b->type->size, b->type->leading)
                               : b->type->size;
    length left = b->width - gap * ((length)b->n_cells - 1), x = b->x;
    size_t open = 0;
    for (size_t i = 0; i < b->n_cells; i++) {
        cells[i].width = dim_length(row->widths[i], b->type->size, b->type->leading);
        left -= cells[i].width;
        open += row->widths[i].unit == DIM_NONE;
    }
    for (size_t i = 0; i < b->n_cells; i++) {
        if (row->widths[i].unit == DIM_NONE)
            cells[i].width = length_max(left / (length)open, LEAST_EM * b->type->size);
        cells[i].x = x;
        cells[i].align = b->align == ALIGN_CENTER || b->align == ALIGN_RIGHT ? b->align : ALIGN_LEFT;
        x += cells[i].width + gap;
    }
}

/* What stands right or in the middle keeps its natural width as long as the left cell has some
 * room; the left cell yields. */
static void end_cells(struct setter *s, const struct block *b, struct cell cells[CELLS_MAX])
{
    length gap = CELL_GAP_EM * b->type->size, natural[CELLS_MAX] = {0};
    for (size_t i = 0; i < b->n_cells; i++) {
        natural[i] = natural_width(s, b, i);
        cells[i] = (struct cell){b->x, b->width, i ? ALIGN_RIGHT : ALIGN_LEFT};
    }
    if (b->n_cells == 3) {
        length sides = 2 * (length_max(natural[0], natural[2]) + gap);
        length middle = length_min(natural[1], length_max(b->width - sides, b->width / 3));
        length side = length_max((b->width - middle) / 2 - gap, b->width / 4);
        cells[0].width = cells[2].width = side;
        cells[1] = (struct cell){b->x + (b->width - middle) / 2, middle, ALIGN_CENTER};
    } else if (natural[1]) {
        cells[1].width = length_min(natural[1], b->width * 6 / 10);
        cells[0].width = b->width - cells[1].width - gap;
        if (!natural[0])
            cells[1].width = b->width;
        else if (natural[0] < cells[0].width)
            cells[1].width = b->width - natural[0] - gap;
    }
    cells[b->n_cells - 1].x = b->x + b->width - cells[b->n_cells - 1].width;
}

/* Items that stand in columns of one width. */
static void even_cells(const struct block *b, struct cell cells[CELLS_MAX])
{
    length gap = b->row && b->row->gap.unit
                     ? dim_length(b->row->gap, b->type->size, b->type->leading)
                     : b->type->size;
    length width = (b->width - gap * ((length)b->n_cells - 1)) / (length)b->n_cells;
    for (size_t i = 0; i < b->n_cells; i++)
        cells[i] = (struct cell){b->x + (width + gap) * (length)i, width, ALIGN_LEFT};
}

/* ends: where the text of the last line starts and ends, and where what stands right of it starts,
 * for strokes beside it. */
static void row_items(struct setter *s, const struct block *b, struct flow *to, size_t first,
                      length ends[3])
{
    struct cell cells[CELLS_MAX] = {{b->x, b->width, b->align}};
    struct set_lines set[CELLS_MAX] = {0};
    size_t most = 0;
    if (b->row && b->row->columns)
        column_cells(b, cells);
    else if (b->n_cells > 1 && b->row && b->row->n_items)
        even_cells(b, cells);
    else if (b->n_cells > 1)
        end_cells(s, b, cells);
    for (size_t i = 0; i < b->n_cells; i++) {
        set[i] = cell_set(s, b, i, cells[i].align, cells[i].width);
        most = set[i].n > most ? set[i].n : most;
    }
    if (!most && b->n_leads)
        most = 1;
    for (size_t k = 0; k < most; k++)
        vec_push(s->lines, &to->lines);
    for (size_t i = 0; i < b->n_cells; i++)
        for (size_t k = 0; k < set[i].n; k++)
            add_items(s, &to->lines.at[first + k], &set[i].at[k], cells[i].x, 0);
    if (!set[0].n)
        return;
    const struct set_line *last = &set[0].at[set[0].n - 1];
    ends[0] = last->items.n ? last->items.at[0].x : b->x; /* it has been moved */
    ends[1] = cells[0].x + last->width;
    for (size_t i = b->n_cells; i-- > 1;)
        if (set[i].n >= set[0].n && set[i].at[set[0].n - 1].items.n)
            ends[2] = cells[i].x + set[i].at[set[0].n - 1].items.at[0].x;
}

/* ---- strokes, boxes, leads */

static void reach_of(const struct block *b, int reach, length *x, length *width)
{
    const struct frame *f = b->frame;
    *x = reach == REACH_TEXT ? b->x : reach == REACH_COLUMN ? f->column_x : f->page_x;
    *width = reach == REACH_TEXT     ? b->width
             : reach == REACH_COLUMN ? f->column_width
                                     : f->page_width;
}

static void stroke(struct setter *s, const struct rule *r, struct flow_line *line, length x,
                   length width, length y)
{
    if (width <= 0)
        return;
    struct item *i = vec_push(s->lines, &line->items);
    i->element = NO_ELEMENT;
    i->color = r->color.color;
    if (r->pitch) { /* the last dot ends at the right edge, whatever stands at the left */
        length room = width - r->thickness;
        i->kind = ITEM_DOTS;
        i->dots.width = room > 0 ? room / r->pitch * r->pitch : 0;
        i->x = x + width - r->thickness / 2 - i->dots.width;
        i->y = y;
        i->dots.pitch = r->pitch;
        i->dots.diameter = r->thickness;
        return;
    }
    i->kind = ITEM_RULE;
    i->x = x;
    i->y = y - r->thickness / 2;
    i->rule.width = width;
    i->rule.height = r->thickness;
}

/* Below and above: as wide as it reaches, or of its own width, where the text is. */
static void level_stroke(struct setter *s, const struct block *b, const struct rule *r,
                         struct flow_line *line, length y)
{
    length x, width;
    reach_of(b, r->reach, &x, &width);
    if (r->width && r->width < width) {
        x += b->align == ALIGN_CENTER  ? (width - r->width) / 2
             : b->align == ALIGN_RIGHT ? width - r->width
                                       : 0;
        width = r->width;
    }
    stroke(s, r, line, x, width, y);
}

static void rule_items(struct setter *s, const struct block *b, const struct row *row,
                       struct flow_line *first, struct flow_line *last, const length ends[3])
{
    for (size_t i = 0; row && i < row->rules.n; i++) {
        const struct rule *r = &row->rules.at[i];
        length gap = dim_length(r->gap, b->type->size, b->type->leading);
        length raise = dim_length(r->raise, b->type->size, b->type->leading);
        length left, width;
        reach_of(b, r->reach, &left, &width);
        length right = ends[2] ? ends[2] - gap : left + width;
        length after = r->width ? r->width : right - ends[1] - gap;
        length before = r->width ? r->width : ends[0] - gap - left;
        if (r->place == RULE_BELOW) {
            level_stroke(s, b, r, last, gap);
        } else if (r->place == RULE_ABOVE) {
            level_stroke(s, b, r, first, -gap);
            first->top = length_max(first->top, gap + r->thickness / 2);
        } else if (r->place == RULE_LEAD) {
            const struct frame *f = b->frame;
            length column = f->x - f->column_x;
            stroke(s, r, first, f->column_x, r->width ? r->width : column - gap, -raise);
        }
        if (r->place == RULE_BEFORE || r->place == RULE_SIDES)
            stroke(s, r, last, ends[0] - gap - before, before, -raise);
        if (r->place == RULE_AFTER || r->place == RULE_SIDES)
            stroke(s, r, last, ends[1] + gap, after, -raise);
    }
}

/* Behind the lines [first, first + n): before their own items. */
static void row_box(struct setter *s, const struct block *b, struct flow *to, size_t first,
                    size_t n)
{
    const struct box *box = b->row ? &b->row->box : NULL;
    if (!box || (!box->ground.name.text.p && !box->border.name.text.p))
        return;
    struct flow_line *line = &to->lines.at[first];
    if (box->from == BOX_FROM_TOP) {
        struct flow_line *last = &to->lines.at[first + n - 1];
        last->banner = box;
        last->banner_end = dim_length(box->padding_y, b->type->size, b->type->leading);
        return;
    }
    length pad = dim_length(box->padding, b->type->size, b->type->leading);
    length pad_y = dim_length(box->padding_y, b->type->size, b->type->leading);
    length x, width, cap = CAP_HEIGHT(b->type->size);
    reach_of(b, box->reach, &x, &width);
    if (box->reach == REACH_TEXT) {
        x -= pad;
        width += 2 * pad;
    }
    for (int border = 1; border >= 0; border--) {
        const struct paint *paint = border ? &box->border : &box->ground;
        if (!paint->name.text.p)
            continue;
        vec_push(s->lines, &line->items);
        memmove(line->items.at + 1, line->items.at, (line->items.n - 1) * sizeof *line->items.at);
        struct item *i = &line->items.at[0];
        *i = (struct item){.kind = ITEM_BOX, .element = NO_ELEMENT, .color = paint->color};
        i->x = x;
        i->y = -cap - pad_y;
        i->box.width = width;
        i->box.height = cap + 2 * pad_y + b->type->leading * ((length)n - 1);
        i->box.radius = box->radius;
        i->box.stroke = border ? box->thickness : 0;
    }
    line->top += pad_y;
    to->lines.at[first + n - 1].depth = length_max(to->lines.at[first + n - 1].depth, pad_y);
}

/* The leads stand first in their line, since they are read first; one that has the place of
 * another stands below it. */
static void lead_items(struct setter *s, const struct block *b, struct flow *to,
                       struct flow_line *line)
{
    struct flow_line all = {0};
    length y = 0;
    for (size_t k = 0; k < b->n_leads; k++) {
        const struct lead_text *lead = &b->leads[k];
        struct type type = *lead->type;
        type.align = lead->align;
        type.hyphenate = false;
        length natural = paragraph_natural(s, &lead->text, &type), over = natural - lead->width;
        /* A label that is a little too wide grows to the left. */
        bool label = over > 0 && over < type.size &&
                     str_find(buf_str(&lead->text.text), ' ') == lead->text.text.n;
        length step = length_max(type.leading, b->type->leading);
        length width = label ? natural : lead->width;
        length x = lead->x - (label && lead->align == ALIGN_RIGHT ? over : 0);
        struct set_lines set = paragraph_set(s, &lead->text, &type, width, 0, lead->element);
        bool same = k && lead->x < b->leads[k - 1].x + b->leads[k - 1].width &&
                    b->leads[k - 1].x < lead->x + lead->width;
        y = same ? y + step : 0;
        for (size_t i = 0; i < set.n; i++) {
            y += i ? step : 0;
            add_items(s, &all, &set.at[i], x, y);
        }
        line->depth = length_max(line->depth, y);
        if (!set.n || to->y + y <= to->lead_end)
            continue;
        to->lead_end = to->y + y;
        to->lead_x = lead->x;
        to->lead_right = lead->x + lead->width;
    }
    for (size_t i = 0; i < line->items.n; i++)
        *vec_push(s->lines, &all.items) = line->items.at[i];
    line->items.at = all.items.at;
    line->items.n = all.items.n;
    line->items.cap = all.items.cap;
}

/* ---- pictures and stacks */

static void image_line(struct setter *s, const struct block *b, struct flow *to)
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
    line->top = b->image_height;
}

/* A stack, set. */
struct set_stack {
    struct flow flow;
    length top, extent; /* above its first baseline; from there to its lowest */
    length x, width, natural;
};

static length block_natural(struct setter *s, const struct block *b)
{
    length widest = b->image ? b->image_width : 0;
    for (size_t i = 0; i < b->n_cells; i++)
        widest = length_max(widest, natural_width(s, b, i));
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

static void stack_widths(struct setter *s, const struct block *b, struct set_stack *set)
{
    length left = b->width - b->stack_gap * ((length)b->n_stacks - 1), x = 0;
    size_t open = 0;
    for (size_t i = 0; i < b->n_stacks; i++) {
        const struct stack *style = b->stack_styles ? &b->stack_styles[i] : NULL;
        if (style && style->natural)
            for (size_t k = 0; k < b->stacks[i].list.n; k++)
                set[i].width = length_max(set[i].width,
                                          block_natural(s, &b->stacks[i].list.at[k]) + PT / 16);
        else if (style)
            set[i].width = dim_length(style->width, b->type->size, b->type->leading);
        length others = 0;
        for (size_t k = 0; k < b->n_stacks; k++)
            if (k != i)
                others += stack_least(s, &b->stacks[k]) + b->stack_gap;
        set[i].width = length_min(set[i].width, length_max(b->width - others, b->width / 4));
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

static void stack_set(struct setter *s, const struct block *b, size_t i, struct set_stack *set)
{
    length y = 0;
    for (size_t k = 0; k < b->stacks[i].list.n; k++) {
        struct block *inner = &b->stacks[i].list.at[k];
        inner->x += set->x;
        inner->width = length_max(inner->width - (b->width - set->width),
                                  LEAST_EM * inner->type->size);
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

/* Stacks as one line that no page break divides. */
static void stack_line(struct setter *s, const struct block *b, struct flow *to,
                       struct set_stack *set)
{
    struct flow_line *line = vec_push(s->lines, &to->lines);
    int upright = b->row ? b->row->upright : UPRIGHT_BASELINE;
    for (size_t i = 0; i < b->n_stacks; i++) {
        length y = stack_offset(&set[0], &set[i], upright);
        line->top = length_max(line->top, set[i].top - y);
        line->depth = length_max(line->depth, y + set[i].extent);
        for (size_t k = 0; k < set[i].flow.lines.n; k++) {
            struct flow_line *from = &set[i].flow.lines.at[k];
            y += k ? from->skip : 0;
            for (size_t n = 0; n < from->items.n; n++) {
                struct item *item = vec_push(s->lines, &line->items);
                *item = from->items.at[n];
                item->y += y;
            }
            for (size_t n = 0; n < from->n_marks && line->n_marks < MARKS_MAX; n++)
                line->marks[line->n_marks++] = from->marks[n];
        }
    }
}

static void stacks_lines(struct setter *s, const struct block *b, struct flow *to)
{
    struct set_stack *set = arena_array_of(s->lines, struct set_stack, b->n_stacks);
    stack_widths(s, b, set);
    length highest = 0;
    for (size_t i = 0; i < b->n_stacks; i++) {
        stack_set(s, b, i, &set[i]);
        highest = length_max(highest, set[i].top + set[i].extent);
    }
    if (!b->splits || !to->limit || highest <= to->limit) {
        stack_line(s, b, to, set);
        return;
    }
    for (size_t i = 0; i < b->n_stacks; i++) /* too high: one below the other */
        for (size_t k = 0; k < set[i].flow.lines.n; k++)
            *vec_push(s->lines, &to->lines) = set[i].flow.lines.at[k];
}

/* ---- blocks */

static void divider_item(struct setter *s, const struct block *b, struct flow_line *line)
{
    struct flow_line aside = {0};
    level_stroke(s, b, b->divider, &aside,
                 -dim_length(b->divider->gap, b->type->size, b->type->leading));
    if (aside.items.n)
        *vec_push(s->lines, &line->joints) = aside.items.at[0];
}

static void timeline_dot(struct setter *s, const struct block *b, struct flow_line *line)
{
    const struct timeline *t = b->timeline;
    if (!b->timeline_dot || !t->dot)
        return;
    struct item *i = vec_push(s->lines, &line->items);
    i->kind = ITEM_DOTS;
    i->element = NO_ELEMENT;
    i->x = line->timeline_x;
    i->y = -b->type->face->x_height * b->type->size / (length)b->type->face->upem / 2;
    i->color = t->dot_color.name.text.p ? t->dot_color.color : t->color.color;
    i->dots.diameter = i->dots.pitch = t->dot;
}

/* Where the block's first line stands below the baseline above. */
static length skip_to(const struct block *b, const struct flow *to, bool first)
{
    length skip = to->after >= 0 && !b->before_holds && !first ? to->after : b->before;
    if (first)
        return skip;
    skip += to->below;
    if (b->image) /* from the baseline above to its upper edge */
        skip += b->image_height;
    /* What stands in the same column of leads has to be past. */
    bool below = b->heading || b->title;
    for (size_t i = 0; i < b->n_leads; i++)
        below |= b->leads[i].x < to->lead_right && b->leads[i].x + b->leads[i].width > to->lead_x;
    length least = to->lead_end + length_max(b->type->leading, b->before);
    if (below && to->lead_end > to->y && to->y + skip < least)
        skip = least - to->y;
    return skip;
}

static void finish_lines(struct setter *s, const struct block *b, struct flow *to, size_t first)
{
    struct flow_line *lines = &to->lines.at[first];
    size_t n = to->lines.n - first;
    for (size_t k = 0; k < n; k++) {
        if (!b->stacks) {
            lines[k].skip = b->type->leading;
            lines[k].leading = b->type->leading;
            lines[k].snaps = !b->heading && !b->image;
        }
        if (!lines[k].top)
            lines[k].top = CAP_HEIGHT(b->type->size);
        lines[k].timeline = b->timeline;
        lines[k].timeline_x = b->timeline ? b->x - b->timeline->gap : 0;
        for (size_t i = 0; i < b->n_leads && b->timeline; i++) /* glyphs stand between */
            if (b->leads[i].x > b->frame->x && b->leads[i].x < b->x)
                lines[k].timeline_x = b->leads[i].x - b->timeline->gap;
    }
    lines[0].leading = b->type->leading;
    lines[0].skip = skip_to(b, to, first == 0);
    lines[0].solid = first ? to->below + (b->image ? b->image_height : 0) : 0;
    lines[0].sinks = b->sinks;
    to->y += lines[0].skip;
    for (size_t i = 0; i < b->n_marks; i++) {
        lines[0].marks[i] = b->marks[i];
        lines[0].marks[i].title = str_copy(s->a, b->marks[i].title);
        lines[0].n_marks = b->n_marks;
    }
}

void flow_block(struct setter *s, const struct block *b, struct flow *to)
{
    size_t first = to->lines.n;
    length ends[3] = {b->x, b->x, 0};
    if (b->stacks)
        stacks_lines(s, b, to);
    else if (b->image)
        image_line(s, b, to);
    else
        row_items(s, b, to, first, ends);
    if (to->lines.n == first)
        return;
    size_t n = to->lines.n - first;
    finish_lines(s, b, to, first);
    struct flow_line *lines = &to->lines.at[first];
    rule_items(s, b, b->row, &lines[0], &lines[n - 1], ends);
    rule_items(s, b, b->title, &lines[0], &lines[n - 1], ends);
    if (!b->stacks && !b->image)
        row_box(s, b, to, first, n);
    if (b->n_leads)
        lead_items(s, b, to, &lines[0]);
    if (b->divider)
        divider_item(s, b, &lines[0]);
    if (b->timeline)
        timeline_dot(s, b, &lines[0]);
    for (size_t k = 1; k < n; k++)
        to->y += lines[k].skip;
    to->below = b->stacks ? lines[n - 1].depth : 0;
    to->after = b->after;
    *vec_push(s->lines, &to->extents) = (struct extent){
        .first = first, .n = n, .entry = b->entry, .whole = b->whole, .keep = b->keep,
        .breaks = b->breaks, .sticky = b->sticky, .heading = b->heading};
}

/* ---- page breaks */

static void price_paragraph(struct flow_line *lines, const struct extent *e)
{
    for (size_t k = 1; k < e->n; k++) /* neither its first line nor its last stands alone */
        lines[e->first + k].penalty =
            (e->sticky && e->n <= HEAD_MOST) || k == 1 || k + 1 == e->n ? PAGEBREAK_NEVER : BETWEEN_LINES;
}

/* An entry of many lines may break, but not within its head, nor one line behind it, nor one
 * line before its end. */
static void price_entry(struct flow_line *lines, size_t first, size_t n, size_t head, int keep)
{
    for (size_t k = 1; k < n; k++) {
        int *penalty = &lines[first + k].penalty;
        if (n <= (size_t)keep || k < head + 2 || k + 1 == n)
            *penalty = PAGEBREAK_NEVER;
        else if (*penalty == 0)
            *penalty = BETWEEN_ITEMS;
    }
}

static void price_entries(struct flow_line *lines, const struct extent *e, size_t n)
{
    for (size_t i = 0, k; i < n; i = k) {
        size_t count = 0, head = 0;
        bool in_head = true;
        for (k = i; k < n && e[k].entry == e[i].entry; k++) {
            in_head = in_head && e[k].sticky && e[k].n <= HEAD_MOST;
            head += in_head ? e[k].n : 0;
            count += e[k].n;
            if (!e[k].entry) {
                k++;
                break;
            }
        }
        if (e[i].entry)
            price_entry(lines, e[i].first, count, head, e[i].keep);
    }
}

/* A heading stays with two lines of what it heads, and a section's last line is not left alone. */
static void price_headings(struct flow_line *lines, const struct extent *e, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        size_t end = e[i].first + e[i].n;
        if (e[i].sticky && i + 1 < n)
            lines[end].penalty = PAGEBREAK_NEVER;
        bool last = i + 1 == n || e[i + 1].heading;
        if (!e[i].heading || i + 1 == n)
            continue;
        size_t to = end + 1; /* the line behind the first that it heads */
        bool more = to < e[n - 1].first + e[n - 1].n && !last;
        for (size_t k = i + 1; k < n && more; k++)
            if (e[k].first == to && e[k].heading)
                more = false;
        if (more)
            lines[to].penalty = PAGEBREAK_NEVER;
    }
    for (size_t i = 1; i < n; i++) {
        bool ends = i + 1 == n || e[i + 1].heading;
        if (ends && e[i].n == 1 && lines[e[i].first].penalty == 0)
            lines[e[i].first].penalty = LONE_END;
    }
}

/* What the document asks for: a page begins here, or does not, or stays whole. */
static void price_wishes(struct flow_line *lines, const struct extent *e, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        int *penalty = &lines[e[i].first].penalty;
        for (size_t k = i ? 0 : 1; e[i].whole && k < e[i].n; k++)
            if (k || e[i - 1].whole == e[i].whole)
                lines[e[i].first + k].penalty = PAGEBREAK_NEVER;
        if (e[i].breaks == BREAK_ALWAYS)
            *penalty = PAGEBREAK_FORCE;
        else if (e[i].breaks == BREAK_AVOID)
            *penalty = PAGEBREAK_NEVER;
    }
}

void flow_price(struct flow *f)
{
    for (size_t i = 0; i < f->extents.n; i++)
        price_paragraph(f->lines.at, &f->extents.at[i]);
    price_entries(f->lines.at, f->extents.at, f->extents.n);
    price_headings(f->lines.at, f->extents.at, f->extents.n);
    price_wishes(f->lines.at, f->extents.at, f->extents.n);
}
