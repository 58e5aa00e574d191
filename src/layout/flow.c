/* flow.c: blocks -> lines, each below the one before. */
#include "layout/flow_parts.h"

/* Where the block's first line stands below the baseline above. */
static length skip_to(const struct block *b, const struct flow *to, length stands, bool first)
{
    length skip = to->after >= 0 && !b->before_holds && !first ? to->after : b->before;
    if (first)
        return skip;
    skip += to->below;
    skip += stands; /* from the baseline above to the upper edge of a picture */
    /* What stands in the same column of leads has to be past. */
    bool below = b->heading || b->title || b->x < to->lead_right;
    for (size_t i = 0; i < b->n_leads; i++)
        below |= b->leads[i].x < to->lead_right && b->leads[i].x + b->leads[i].width > to->lead_x;
    length least = to->lead_end + length_max(b->type->leading, b->before);
    if (below && to->lead_end > to->y && to->y + skip < least)
        skip = least - to->y;
    return skip;
}

/* The strokes of a row of that place, and how far they are from its baseline. */
static length stroke_of(const struct block *b, const struct row *row, enum rule_place place)
{
    length farthest = 0;
    for (size_t i = 0; row && i < row->rules.n; i++) {
        const struct rule *r = &row->rules.at[i];
        if (r->place == (int)place)
            farthest = length_max(farthest, r->thickness + dim_length(r->gap, b->type->size,
                                                                      b->type->leading));
    }
    return farthest;
}

/* What strokes between the last block and this one need: from baseline to baseline. */
static length stroke_room(const struct block *b, const struct flow *to)
{
    length below = to->stroke ? to->stroke + CAP_HEIGHT(b->type->size) + PT : 0;
    length above = length_max(stroke_of(b, b->row, RULE_ABOVE), stroke_of(b, b->title, RULE_ABOVE));
    return length_max(below, above ? above + b->type->size * 3 / 10 : 0);
}

/* Their corner is that of the block with what stands beside it. */
static void add_anchors(const struct block *b, struct flow_line *line)
{
    length x = b->x;
    for (size_t i = 0; i < b->n_leads; i++)
        x = length_min(x, b->leads[i].x);
    for (struct anchor *a = b->anchors; a; a = a->next) {
        a->x = x;
        a->y = -line->top;
    }
    anchors_join(&line->anchors, b->anchors, 0);
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
    lines[0].skip = skip_to(b, to, lines[0].stands, first == 0);
    lines[0].solid = first ? to->below + lines[0].stands : 0;
    if (first) /* strokes keep off text, however little space there is */
        lines[0].solid += length_max(stroke_room(b, to) - b->type->leading, 0);
    lines[0].sinks = b->sinks;
    to->y += lines[0].skip;
    for (size_t i = 0; i < b->n_marks; i++) {
        struct mark *mark = vec_push(s->lines, &lines[0].marks);
        *mark = b->marks[i];
        mark->title = str_copy(s->a, mark->title);
    }
    add_anchors(b, &lines[0]);
}

size_t flow_wait(struct arena *a, waiting_lines *w, const struct flow_line *line, size_t i, length y,
                 bool last)
{
    if (line->later.n)
        *vec_push(a, w) = (struct waiting_line){line, y, i + line->until};
    size_t due = w->n && (last || w->at[0].due <= i) ? w->n : 0;
    w->n -= due;
    return due;
}

void flow_block(struct setter *s, const struct block *b, struct flow *to)
{
    size_t first = to->lines.n;
    struct row_ends ends = {b->x, b->x, 0};
    if (b->stacks && flow_apart(s, b, to))
        return;
    if (b->stacks)
        flow_stacks(s, b, to);
    else if (b->image)
        flow_image(s, b, to);
    else
        flow_row(s, b, to, &ends);
    if (to->lines.n == first)
        return;
    size_t n = to->lines.n - first;
    finish_lines(s, b, to, first);
    struct flow_line *lines = &to->lines.at[first];
    flow_rules(s, b, b->row, &lines[0], &lines[n - 1], &ends);
    flow_rules(s, b, b->title, &lines[0], &lines[n - 1], &ends);
    if (!b->stacks && !b->image)
        flow_box(s, b, to, first, n);
    if (b->n_leads)
        flow_leads(s, b, to, &lines[0]);
    if (b->divider)
        flow_divider(s, b, &lines[0]);
    if (b->timeline)
        flow_dot(s, b, &lines[0]);
    for (size_t k = 1; k < n; k++)
        to->y += lines[k].skip;
    to->below = b->stacks ? lines[n - 1].depth : 0;
    to->after = b->after;
    to->stroke = stroke_of(b, b->row, RULE_BELOW);
    *vec_push(s->lines, &to->extents) = (struct extent){
        .first = first, .n = n, .entry = b->entry, .whole = b->whole, .keep = b->keep,
        .breaks = b->breaks, .sticky = b->sticky, .heading = b->heading,
        .titled = b->title != NULL};
}
