/* decor.c: what stands around the text of a block: strokes, boxes, labels, dots. */
#include "lines/cjk.h"
#include "lines/parts.h"

/* Readers find no space where less is between a mark and its text [1/100 em]. */
enum { LEAST_APART = 16 };

static void reach_of(const struct set_block *b, int reach, length *x, length *width)
{
    const struct frame *f = b->room->frame;
    *x = reach == REACH_TEXT ? b->x : reach == REACH_COLUMN ? f->column_x : f->page_x;
    *width = reach == REACH_TEXT     ? b->width
             : reach == REACH_COLUMN ? f->column_width
                                     : f->page_width;
}

static void stroke(struct lines *s, const struct rule *r, struct line *line, length x,
                   length width, length y)
{
    if (width <= 0)
        return;
    struct item *i = vec_push(s->set, &line->items);
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
static void level_stroke(struct lines *s, const struct set_block *b, const struct rule *r,
                         struct line *line, length y)
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

/* White between letters that hang down and a rule below them, at least [1/100 em]. */
enum { RULE_APART = 8 };

/* Whether a letter has an ogonek, a cedilla or a comma below. */
static bool is_tailed(int32_t code)
{
    hb_codepoint_t letter, tail;
    return code >= 0xC0 && code < 0x250 &&
           hb_unicode_decompose(hb_unicode_funcs_get_default(), (hb_codepoint_t)code, &letter, &tail) && tail >= 0x326 &&
           tail <= 0x328;
}

/* Whether a letter is tailed, or of a script that reaches lower than Latin, with tails and marks below: Hebrew to Burmese,
 * Khmer. */
static bool is_deep(int32_t code)
{
    return is_tailed(code) || (code >= 0x590 && code < 0x10A0) || (code >= 0x1780 && code < 0x1800);
}

static length depth_of(const struct item *it, uint32_t glyph)
{
    hb_glyph_extents_t e;
    return hb_font_get_glyph_extents(it->run.face->font, glyph, &e)
               ? length_scale(it->run.size, -e.y_bearing - e.height, it->run.face->upem) : 0;
}

/* How deep the lowest letters of such a script reach in the face of a run, so that the rules below all headings are
 * as far off. Scripts are told apart by their blocks of 128 characters. */
static length script_depth(const struct item *it, int32_t code)
{
    static const char LOWEST[] = "ךןףק" "جعميق" "ुूृ" "ুূৃ" "ੁੂ" "ુૂૃ" "ୁୂୃ" "ுூஞ" "ృౄ" "ೃೄ" "ുൂ" "ුූ" "ุูญฐ" "ຸູ" "ཱུ" "ုူ" "ុូ";
    length depth = 0;
    for (size_t i = 0, n; i + 1 < sizeof LOWEST; i += n) {
        int32_t low = utf8_at(STR(LOWEST), i, &n);
        uint32_t glyph = low >> 7 == code >> 7 ? face_glyph(it->run.face, low) : 0;
        depth = glyph ? length_max(depth, depth_of(it, glyph)) : depth;
    }
    return depth;
}

/* How far below its baseline a rule under a line stands at least: off the ink of such letters. */
static length below_ink(const struct line *line)
{
    length least = 0;
    for (size_t k = 0; k < line->items.n; k++) {
        const struct item *it = &line->items.at[k];
        int32_t deep = 0;
        for (size_t i = 0, n; it->kind == ITEM_GLYPHS && i < it->run.text.n && !deep; i += n) {
            int32_t code = utf8_at(it->run.text, i, &n);
            deep = is_deep(code) ? code : 0;
        }
        length depth = deep ? it->y + script_depth(it, deep) : 0;
        for (size_t i = 0; deep && i < it->run.n; i++)
            depth = length_max(depth, it->y + it->run.glyphs[i].y + depth_of(it, it->run.glyphs[i].id));
        least = deep ? length_max(least, depth + it->run.size * RULE_APART / 100) : least;
    }
    return least;
}

length decor_below(const struct set_block *b, const struct rule *r, const struct line *line)
{
    length ink = below_ink(line), gap = dim_length(r->gap, b->type->size, b->type->leading);
    return length_max(gap, ink ? ink + r->thickness / 2 : 0);
}

void decor_rules(struct lines *s, const struct set_block *b, const struct row *row,
                struct line *first, struct line *last, const struct row_ends *ends)
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
            level_stroke(s, b, r, last, decor_below(b, r, last));
        } else if (r->place == RULE_ABOVE) {
            level_stroke(s, b, r, first, -gap);
            first->top = length_max(first->top, gap + r->thickness / 2);
        } else if (r->place == RULE_LABEL_COLUMN) {
            const struct frame *f = b->room->frame;
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

void decor_box(struct lines *s, const struct set_block *b, struct flow *to, size_t first, size_t n)
{
    const struct box *box = b->b->row ? &b->b->row->box : NULL;
    if (!box || (!box->background.name.text.p && !box->border.name.text.p))
        return;
    struct line *line = &to->lines.at[first];
    if (box->from == BOX_FROM_TOP) {
        struct line *last = &to->lines.at[first + n - 1];
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
        const struct paint *paint = border ? &box->border : &box->background;
        if (!paint->name.text.p)
            continue;
        vec_push(s->set, &line->items);
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

/* The bullet that is drawn in place of a label: one that its font lacks; -1: none. */
static int drawn_bullet(const struct block_label *l, const struct type *type)
{
    size_t bytes;
    struct str text = buf_str(&l->text->text);
    int32_t code = utf8_at(text, 0, &bytes);
    if (l->kind != LABEL_BULLET || bytes != text.n || face_glyph(type->face, code))
        return -1;
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        if (shapes[i].code == code)
            return (int)i;
    return -1;
}

static void draw_bullet(struct lines *s, const struct type *type, int shape, length x, length raise,
                        struct line *line)
{
    length middle = shaped_scale(type, type->face->x_height) / 2 + raise;
    length size = type->size * shapes[shape].size / 100;
    struct item *item = vec_push(s->set, &line->items);
    *item = (struct item){.kind = ITEM_BOX, .element = NO_ELEMENT, .color = type->color};
    item->x = x;
    item->y = -middle - size / 2;
    item->box.width = item->box.height = size;
    item->box.radius = shapes[shape].round ? size / 2 : 0;
    item->box.stroke = type->size * shapes[shape].stroke / 100;
}

/* The place of a label: one that is a little too wide grows to the start, or into half of the gap behind
 * it; numbers and bullets have their room measured. */
static struct across grown(struct lines *s, const struct block_label *l, const struct type *type,
                          struct across p)
{
    struct str text = buf_str(&l->text->text);
    length natural = paragraph_natural(s, l->text, type), over = natural - p.width;
    bool back = l->align == ALIGN_RIGHT;
    length most = l->label && !back ? l->label->gap / 2 : type->size;
    if (over <= 0 || over >= most || str_find(text, ' ') != text.n || cjk_has_range(text))
        return p;
    return (struct across){p.x - (back ? over : 0), natural};
}

/* Sets one label into a line, from `y` on; *y becomes where it ends. */
static void add_label(struct lines *s, const struct block_label *l, struct across own, length step,
                      struct line *line, length *y)
{
    struct type type = *type_of(&s->types, l->style);
    type.align = l->align;
    type.hyphenate = false;
    struct across p = grown(s, l, &type, own);
    struct set_lines set = paragraph_set(s, l->text, &type, p.width, 0);
    for (size_t i = 0; i < set.n; i++) {
        *y += i ? step : 0;
        row_add_items(s, line, &set.at[i], p.x, *y);
    }
}

/* A date belongs to the line of text beside it; a title with a line of its own has all of it. */
static void label_white(const struct set_block *b, const struct line *line, struct line *labels)
{
    bool title = b->b->labels[0].kind == LABEL_TITLE;
    if (!title && line->items.n)
        row_white(labels, labels->items.n, line->items.at[0].x);
    else if (title && b->b->heading)
        row_white(labels, labels->items.n, b->x + b->width);
}

/* The bullet of a text that begins at the other edge stands there too. */
static void turn_bullet(const struct set_block *b, struct flow *to, struct line *line, struct across p,
                        struct line *labels, size_t from)
{
    for (size_t i = from; i < labels->items.n; i++)
        item_mirror(&labels->items.at[i], p.x + b->x + b->width);
    for (struct line *l = line; l < to->lines.at + to->lines.n; l++)
        for (size_t i = 0; i < l->items.n; i++)
            l->items.at[i].x -= b->x - p.x;
}

/* The labels stand first in their line, since they are read first; one that has the place of
 * another stands below it. */
/* What a mark stands before may stand out to the left of its lines: the mark keeps as far off it as readers
 * ask for to find a space. */
static void yield_label(const struct set_block *b, const struct line *line, struct line *labels, size_t from)
{
    const struct item *text = line->items.at;
    if (from == labels->items.n || !line->items.n || text->kind != ITEM_GLYPHS || text->x >= b->x)
        return;
    const struct item *last = &labels->items.at[labels->items.n - 1];
    length over = last->x + item_width(last) + text->run.size * LEAST_APART / 100 - text->x;
    over = length_min(over, b->x - text->x);
    for (size_t i = from; over > 0 && i < labels->items.n; i++)
        labels->items.at[i].x -= over;
}

void decor_labels(struct lines *s, const struct set_block *b, struct flow *to, struct line *line, bool turned)
{
    struct line all = {0};
    struct across above = {0};
    length y = 0;
    for (size_t k = 0; k < b->b->n_labels; k++) {
        const struct block_label *l = &b->b->labels[k];
        const struct type *type = type_of(&s->types, l->style);
        struct across p = geometry_label(s, l, b->room);
        int bullet = drawn_bullet(l, type);
        bool turns = turned && l->kind == LABEL_BULLET;
        size_t from = all.items.n;
        if (bullet >= 0)
            draw_bullet(s, type, bullet, p.x, geometry_length(s, l->raise, 0), &all);
        if (bullet >= 0 && turns)
            turn_bullet(b, to, line, p, &all, from);
        if (bullet >= 0)
            continue;
        length step = length_max(type->leading, b->type->leading);
        bool same = k && p.x < above.x + above.width && above.x < p.x + p.width;
        y = same ? y + step : 0;
        add_label(s, l, p, step, &all, &y);
        if (l->kind == LABEL_BULLET && !turns)
            yield_label(b, line, &all, from);
        if (turns)
            turn_bullet(b, to, line, p, &all, from);
        above = p;
        line->depth = length_max(line->depth, y);
        if (!all.items.n || to->y + y <= to->label_end)
            continue;
        to->label_end = to->y + y;
        to->label_x = p.x;
        to->label_right = p.x + p.width;
    }
    if (!y)
        label_white(b, line, &all);
    for (size_t i = 0; i < line->items.n; i++)
        *vec_push(s->set, &all.items) = line->items.at[i];
    line->items.at = all.items.at;
    line->items.n = all.items.n;
    line->items.cap = all.items.cap;
}

/* How far letters reach below the baseline [size / this]. */
#define DESCENT 4

void decor_divider(struct lines *s, const struct set_block *b, struct line *line)
{
    struct line aside = {0};
    length size = b->type->size;
    length middle = (line->skip - size / DESCENT + CAP_HEIGHT(size)) / 2;
    level_stroke(s, b, b->b->divider, &aside, -type_dim(b->type, b->b->divider->gap, middle));
    if (aside.items.n)
        *vec_push(s->set, &line->joints) = aside.items.at[0];
}

void decor_dot(struct lines *s, const struct set_block *b, struct line *line)
{
    const struct timeline *t = b->b->timeline;
    if (!b->b->timeline_dot || !t->dot)
        return;
    struct item *i = vec_push(s->set, &line->items);
    i->kind = ITEM_DOTS;
    i->element = NO_ELEMENT;
    i->x = line->timeline_x;
    i->y = -b->type->face->x_height * b->type->size / (length)b->type->face->upem / 2;
    i->color = t->dot_color.name.text.p ? t->dot_color.color : t->color.color;
    i->dots.diameter = i->dots.pitch = t->dot;
}
