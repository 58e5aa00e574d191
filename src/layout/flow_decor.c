/* flow_decor.c: what stands around the text of a block: strokes, boxes, leads, dots. */
#include "layout/flow_parts.h"

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

void flow_rules(struct setter *s, const struct block *b, const struct row *row,
                struct flow_line *first, struct flow_line *last, const struct row_ends *ends)
{
    for (size_t i = 0; row && i < row->rules.n; i++) {
        const struct rule *r = &row->rules.at[i];
        length gap = dim_length(r->gap, b->type->size, b->type->leading);
        length raise = dim_length(r->raise, b->type->size, b->type->leading);
        length left, width;
        reach_of(b, r->reach, &left, &width);
        length right = ends->right ? ends->right - gap : left + width;
        length after = right - ends->end - gap, before = ends->start - gap;
        after = r->width ? length_min(r->width, length_max(after, 0)) : after;
        before = r->width ? length_min(r->width, before) : before - left;
        if (r->place == RULE_BELOW) {
            level_stroke(s, b, r, last, gap);
        } else if (r->place == RULE_ABOVE) {
            level_stroke(s, b, r, first, -gap);
            first->top = length_max(first->top, gap + r->thickness / 2);
        } else if (r->place == RULE_LEAD) {
            const struct frame *f = b->frame;
            length column = f->x - f->column_x;
            stroke(s, r, first, f->column_x,
                   r->width ? length_min(r->width, column) : column - gap, -raise);
        }
        if (r->place == RULE_BEFORE || r->place == RULE_SIDES)
            stroke(s, r, last, ends->start - gap - before, before, -raise);
        if (r->place == RULE_AFTER || r->place == RULE_SIDES)
            stroke(s, r, last, ends->end + gap, after, -raise);
    }
}

void flow_box(struct setter *s, const struct block *b, struct flow *to, size_t first, size_t n)
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

/* Bullets as text faces draw them, in 1/100 em; they are centred on the x-height. */
static const struct {
    int32_t code;
    int size, stroke; /* 0: filled */
    bool round;
} shapes[] = {
    {0x2022, 36, 0, true},  {0x25CF, 60, 0, true},  {0x25E6, 36, 5, true},  {0x25CB, 60, 5, true},
    {0x25AA, 30, 0, false}, {0x25A0, 55, 0, false}, {0x25AB, 30, 5, false}, {0x25A1, 55, 5, false},
};

bool flow_draws(int32_t code)
{
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        if (shapes[i].code == code)
            return true;
    return false;
}

static void draw_bullet(struct setter *s, const struct lead_text *lead, struct flow_line *line)
{
    const struct type *type = lead->type;
    length middle = shaped_scale(type, type->face->x_height) / 2 + lead->raise;
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        if (shapes[i].code != lead->shape)
            continue;
        length size = type->size * shapes[i].size / 100;
        struct item *item = vec_push(s->lines, &line->items);
        *item = (struct item){.kind = ITEM_BOX, .element = NO_ELEMENT, .color = type->color};
        item->x = lead->x;
        item->y = -middle - size / 2;
        item->box.width = item->box.height = size;
        item->box.radius = shapes[i].round ? size / 2 : 0;
        item->box.stroke = type->size * shapes[i].stroke / 100;
    }
}

/* The leads stand first in their line, since they are read first; one that has the place of
 * another stands below it. */
void flow_leads(struct setter *s, const struct block *b, struct flow *to, struct flow_line *line)
{
    struct flow_line all = {0};
    length y = 0;
    for (size_t k = 0; k < b->n_leads; k++) {
        const struct lead_text *lead = &b->leads[k];
        if (lead->shape) {
            draw_bullet(s, lead, &all);
            continue;
        }
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
            flow_add_items(s, &all, &set.at[i], x, y);
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

void flow_divider(struct setter *s, const struct block *b, struct flow_line *line)
{
    struct flow_line aside = {0};
    level_stroke(s, b, b->divider, &aside,
                 -dim_length(b->divider->gap, b->type->size, b->type->leading));
    if (aside.items.n)
        *vec_push(s->lines, &line->joints) = aside.items.at[0];
}

void flow_dot(struct setter *s, const struct block *b, struct flow_line *line)
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
