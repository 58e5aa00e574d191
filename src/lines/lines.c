/* lines.c: the lines of blocks, and how far they stand below each other. */
#include "lines/cuts.h"
#include "lines/parts.h"

void lines_start(struct lines *s, int size)
{
    struct fonts *fonts = s->types.fonts;
    arena_reset(s->set);
    s->reported = (struct reported){0};
    s->table = (struct table_widths){0};
    s->types = (struct types){.a = s->set, .fonts = fonts, .lang = s->lang, .size = size,
                               .script = font_script_of_language(s->lang)};
    if (s->cuts)
        cuts_start(s->cuts);
    geometry_measure_labels(s);
}

/* True if a stroke of the row reaches into the label column. */
static bool strokes_beside(const struct row *row)
{
    for (size_t i = 0; row && i < row->rules.n; i++)
        if (row->rules.at[i].place == RULE_LABEL_COLUMN || row->rules.at[i].reach != REACH_TEXT)
            return true;
    return false;
}

/* Where the block's first line stands below the baseline above. */
static length skip_to(struct lines *s, const struct set_block *set, const struct flow *to,
                      length stands, bool first)
{
    const struct block *b = set->b;
    length before = geometry_length(s, b->before, 0);
    length skip = to->after >= 0 && !b->before_holds && !first ? to->after : before;
    if (first)
        return skip;
    skip = length_max(skip, to->apart) + to->below;
    return skip + stands; /* from the baseline above to the upper edge of a picture */
}

/* How much lower than `skip` the block stands, so that what is in the same label column is past. A sub-section's title
 * that is right above goes down with it. */
static length make_way(struct lines *s, const struct set_block *set, struct flow *to, length skip)
{
    const struct block *b = set->b;
    bool below = b->title || set->x < to->label_right || strokes_beside(b->row);
    for (size_t i = 0; i < b->n_labels; i++) {
        struct across p = geometry_label(s, &b->labels[i], set->room);
        below |= p.x < to->label_right && p.x + p.width > to->label_x;
    }
    length before = length_min(geometry_length(s, b->before, 0), skip); /* below a title, what that asks for */
    length least = to->label_end + length_max(set->type->leading, before);
    if (!below || to->label_end <= to->y || to->y + skip >= least)
        return 0;
    length more = least - to->y - skip;
    const struct extent *above = to->extents.n ? &to->extents.at[to->extents.n - 1] : NULL;
    if (!above || !above->heading || above->titled)
        return more;
    to->lines.at[above->first].skip += more;
    to->y += more;
    return 0;
}

/* The strokes of a row of that place, and how far they are from its baseline; below, from that of `last`. */
static length stroke_of(const struct set_block *b, const struct row *row, enum rule_place place,
                        const struct line *last)
{
    length farthest = 0;
    for (size_t i = 0; row && i < row->rules.n; i++) {
        const struct rule *r = &row->rules.at[i];
        if (r->place == (int)place)
            farthest = length_max(farthest, r->thickness + (last ? decor_below(b, r, last) : type_dim(b->type, r->gap, 0)));
    }
    return farthest;
}

/* How high marks on each other reach [1/10 em]. */
#define TALL_HEIGHT 12

/* What strokes between the last block and this one need: from baseline to baseline. */
static length stroke_room(const struct lines *s, const struct set_block *b, const struct flow *to)
{
    length high = s->tall ? b->type->size * TALL_HEIGHT / 10 : CAP_HEIGHT(b->type->size);
    length below = to->stroke ? to->stroke + high + PT : 0;
    const struct rule *divider = b->b->divider;
    length above = length_max(stroke_of(b, b->b->row, RULE_ABOVE, NULL),
                              stroke_of(b, b->b->title, RULE_ABOVE, NULL));
    if (divider && divider->gap.unit != DIM_NONE)
        above = length_max(above, divider->thickness + type_dim(b->type, divider->gap, 0));
    return length_max(below, above ? above + b->type->size * 3 / 10 : 0);
}

/* Their corner is that of the block with what stands beside it. */
static void add_anchors(struct lines *s, const struct set_block *b, struct line *line)
{
    length x = b->x;
    struct anchor **to = &line->anchors;
    for (size_t i = 0; b->b->targets && i < b->b->n_labels; i++)
        x = length_min(x, geometry_label(s, &b->b->labels[i], b->room).x);
    while (*to)
        to = &(*to)->next;
    for (const struct block_target *t = b->b->targets; t; t = t->next) {
        struct anchor *a = *to = arena_new_of(s->set, struct anchor);
        *a = (struct anchor){.target = t->target, .x = x, .y = -line->top};
        to = &a->next;
    }
}

/* Bullets stand between the line that leads from entry to entry, and the text. */
static length timeline_x(struct lines *s, const struct set_block *b)
{
    length x = b->x, gap = b->b->timeline->gap;
    for (size_t i = 0; i < b->b->n_labels; i++) {
        length label = geometry_label(s, &b->b->labels[i], b->room).x;
        if (label > b->room->frame->x && label < b->x)
            x = label;
    }
    return x - gap;
}

static void finish_lines(struct lines *s, const struct set_block *b, struct flow *to, size_t first)
{
    const struct block *block = b->b;
    struct line *lines = &to->lines.at[first];
    size_t n = to->lines.n - first;
    length timeline = block->timeline ? timeline_x(s, b) : 0;
    for (size_t k = 0; k < n; k++) {
        if (block->kind != BLOCK_STACKS) {
            lines[k].skip = b->type->leading;
            lines[k].leading = b->type->leading;
            lines[k].snaps = !block->heading && block->kind != BLOCK_PICTURE;
        }
        if (!lines[k].top)
            lines[k].top = CAP_HEIGHT(b->type->size);
        lines[k].timeline = block->timeline;
        lines[k].timeline_x = timeline;
    }
    lines[0].leading = b->type->leading;
    lines[0].title = block->heading;
    lines[0].skip = skip_to(s, b, to, lines[0].stands, first == 0);
    lines[0].skip += first ? make_way(s, b, to, lines[0].skip) : 0;
    if (first && s->tall)
        lines[0].skip = length_max(lines[0].skip, stroke_room(s, b, to));
    lines[0].skip += first ? to->sunk : 0;
    lines[0].solid = first ? to->below + to->sunk + lines[0].stands : 0;
    if (first) /* strokes keep off text, however little space there is */
        lines[0].solid += length_max(stroke_room(s, b, to) - b->type->leading, 0);
    lines[0].sinks = block->sinks;
    to->y += lines[0].skip;
    for (size_t i = 0; i < block->n_marks; i++)
        *vec_push(s->set, &lines[0].marks) = block->marks[i];
    add_anchors(s, b, &lines[0]);
}

size_t lines_wait(struct arena *a, waiting_lines *w, const struct line *line, size_t i, length y,
                 bool last)
{
    for (size_t cell = 0; cell + 1 < CELLS_MAX; cell++) {
        if (!line->later[cell].n)
            continue;
        size_t at = w->n; /* one cell is read to its end before the next */
        vec_push(a, w);
        for (; at && w->at[at - 1].cell > cell; at--)
            w->at[at] = w->at[at - 1];
        w->at[at] = (struct waiting_line){line->later[cell], cell, y, i + line->until};
    }
    size_t due = w->n && (last || w->at[0].due <= i) ? w->n : 0;
    w->n -= due;
    return due;
}

/* What stands around the lines of a block. */
static void decorate(struct lines *s, const struct set_block *b, struct flow *to, size_t first,
                     const struct row_ends *ends)
{
    const struct block *block = b->b;
    struct line *lines = &to->lines.at[first];
    size_t n = to->lines.n - first;
    decor_rules(s, b, block->row, &lines[0], &lines[n - 1], ends);
    decor_rules(s, b, block->title, &lines[0], &lines[n - 1], ends);
    if (block->kind == BLOCK_TEXT)
        decor_box(s, b, to, first, n);
    if (block->n_labels)
        decor_labels(s, b, to, &lines[0], ends->turned);
    if (block->divider)
        decor_divider(s, b, &lines[0]);
    if (block->timeline)
        decor_dot(s, b, &lines[0]);
}

static void set_lines_of(struct lines *s, const struct set_block *b, struct flow *to,
                         struct row_ends *ends)
{
    switch (b->b->kind) {
    case BLOCK_TEXT:
        row_lines(s, b, to, ends);
        break;
    case BLOCK_PICTURE:
        stack_picture(s, b, to);
        break;
    case BLOCK_STACKS:
        stack_lines(s, b, to);
        break;
    case BLOCK_TABLE_ROW:
        cells_lines(s, b, to);
        break;
    }
}

static bool has_other(const struct block *b)
{
    return b->kind == BLOCK_TEXT && b->text.too_long;
}

/* The rows in place of a block. What stands above and beside that stands so at the first of them. */
static void instead(struct lines *s, const struct block *b, const struct room *room, struct flow *to)
{
    const struct blocks *rows = b->text.too_long;
    for (size_t i = 0; i < rows->list.n; i++) {
        struct block one = rows->list.at[i];
        bool last = i + 1 == rows->list.n;
        if (i == 0) {
            one.before = b->before;
            one.before_holds = b->before_holds;
            one.breaks = b->breaks;
            one.timeline_dot = b->timeline_dot;
            one.divider = b->divider;
            one.targets = b->targets ? b->targets : one.targets;
            one.sinks = b->sinks;
            if (b->n_labels) {
                one.title = b->title;
                one.labels = b->labels;
                one.n_labels = b->n_labels;
            }
            if (b->n_marks) {
                memcpy(one.marks, b->marks, sizeof one.marks);
                one.n_marks = b->n_marks;
            }
        }
        one.entry = b->entry;
        one.keep = b->keep;
        one.whole = b->whole;
        one.timeline = b->timeline;
        one.sticky = !last || b->sticky;
        if (last && one.after.dim.unit == DIM_NONE)
            one.after = b->after;
        lines_block(s, &one, FORM_OPEN, room, to);
    }
}

void lines_block(struct lines *s, const struct block *b, enum form form, const struct room *room, struct flow *to)
{
    struct set_block set = geometry_block(s, b, room);
    struct row_ends reached = {set.x, set.x, 0, false};
    size_t first = to->lines.n;
    geometry_check(s, &set);
    if (s->reported.narrow || (b->kind == BLOCK_STACKS && stack_apart(s, &set, to)))
        return;
    if (has_other(b) && (form == FORM_OTHER || (form == FORM_OPEN && row_is_too_long(s, &set)))) {
        instead(s, b, room, to);
        return;
    }
    set_lines_of(s, &set, to, &reached);
    if (to->lines.n == first)
        return;
    size_t n = to->lines.n - first;
    finish_lines(s, &set, to, first);
    decorate(s, &set, to, first, &reached);
    struct line *lines = &to->lines.at[first];
    uint32_t above = to->extents.n ? to->extents.at[to->extents.n - 1].entry : 0;
    lines[0].parts = above && b->entry && above != b->entry;
    for (size_t k = 1; k < n; k++)
        to->y += lines[k].skip;
    if (b->kind == BLOCK_TABLE_ROW)
        cells_resume(s, &set, &lines[0]);
    to->below = b->kind == BLOCK_STACKS || b->kind == BLOCK_TABLE_ROW ? lines[n - 1].depth : 0;
    bool ends = b->kind == BLOCK_TABLE_ROW && b->table.row + 1 == b->table.of->rows;
    to->apart = ends ? cells_apart(s, &set) : 0;
    to->after = geometry_length(s, b->after, -1);
    to->stroke = stroke_of(&set, b->row, RULE_BELOW, &lines[n - 1]);
    to->sunk = to->stroke - stroke_of(&set, b->row, RULE_BELOW, NULL);
    *vec_push(s->set, &to->extents) = (struct extent){
        .first = first, .n = n, .entry = b->entry, .whole = b->whole, .keep = b->keep,
        .breaks = b->breaks, .sticky = b->sticky, .heading = b->heading,
        .titled = b->title != NULL};
}

/* Chooses for the row at `from` and those of its kind up to the next title. Where no entry has anything below, they are
 * a list, in which a long one is seen as that: each is by itself. */
static void choose_form(struct lines *s, const struct blocks *of, size_t from, const struct room *room, uint8_t *forms)
{
    const struct block *at = of->list.at;
    size_t end = from;
    bool heads = false, needed = false;
    for (; end < of->list.n && (end == from || (!at[end].heading && !at[end].title)); end++) {
        if (!has_other(&at[end]) || !at[end].entry || at[end].row != at[from].row)
            continue;
        struct set_block set = geometry_block(s, &at[end], room);
        heads |= at[end].sticky;
        forms[end] = row_is_too_long(s, &set) ? FORM_OTHER : FORM_OWN;
        needed |= forms[end] == FORM_OTHER;
    }
    for (size_t i = from; heads && needed && i < end; i++)
        if (forms[i] == FORM_OWN && at[i].row == at[from].row)
            forms[i] = FORM_OTHER;
}

enum form lines_form(struct lines *s, const struct blocks *of, size_t i, const struct room *room, struct forms *forms)
{
    const struct block *b = &of->list.at[i];
    if (!has_other(b) || !b->entry)
        return FORM_OPEN;
    if (!forms->at)
        forms->at = arena_array_of(s->set, uint8_t, of->list.n);
    if (forms->at[i] == FORM_OPEN)
        choose_form(s, of, i, room, forms->at);
    return forms->at[i];
}

void lines_blocks(struct lines *s, const struct blocks *blocks, const struct room *room, struct flow *to)
{
    struct forms forms = {0};
    for (size_t i = 0; i < blocks->list.n; i++)
        lines_block(s, &blocks->list.at[i], lines_form(s, blocks, i, room, &forms), room, to);
}
