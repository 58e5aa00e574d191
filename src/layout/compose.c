/* compose.c: the order of things: header, letter, sections, the end of the last page. */
#include "layout/compose.h"

/* Blocks stand until an entry is whole: a long list needs no more memory than a short one. */
static void hand_over(struct composer *c)
{
    if (c->holding)
        return;
    c->done(c->user, c->area, &c->blocks);
    c->blocks = (struct blocks){0};
    arena_reset(c->fill.a);
}

/* What is made from now on goes to this column, in its style. */
static void enter(struct composer *c, enum area area)
{
    c->area = area;
    c->fill.types = c->types[area];
    c->fill.style = c->types[area]->style;
    c->fill.inliner.types = c->types[area];
    c->x = c->frames[area].x;
    c->width = c->frames[area].width;
    c->below_title = false;
    if (!c->date_widths[area])
        compose_date_widths(c, c->fill.inliner.cv, area);
}

/* ---- titles */

static void title_block(struct composer *c, const struct markup *title, int level, struct block *b)
{
    b->sticky = true;
    b->heading = true;
    /* As it was typed, whatever capitals the style sets. */
    b->marks[0].title = inline_plain(&c->fill.inliner, *title,
                                     compose_type(c, style_role(c->fill.style, STR("text"))));
    b->marks[0].level = level;
    b->n_marks = 1;
    if (level == 1)
        c->display->elements.at[c->parent].title = str_copy(c->keep, b->marks[0].title);
}

void compose_heading(struct composer *c, struct scope *s, const struct row *row,
                     const struct markup *title, int level, bool directly)
{
    struct block b;
    if (!compose_row(c, row, s, &b))
        return;
    bool under = level > 1 && c->display->elements.at[c->parent].title.n; /* a section's title */
    b.element = compose_element(c, under ? ROLE_SUBHEADING : ROLE_HEADING, c->parent);
    b.before = compose_dim(row->before, b.type, b.type->leading);
    if (directly && row->first.unit != DIM_NONE) {
        b.before = compose_dim(row->first, b.type, 0);
        b.before_holds = true;
    }
    b.breaks = level == 1 && s->section ? s->section->breaks : BREAK_AUTO;
    title_block(c, title, level, &b);
    c->below_title = true;
    if (row->place == PLACE_LEAD && compose_has_leads(c)) {
        /* What stands right of a title is below it here. */
        for (size_t i = 1; i < row->n_cells; i++) {
            struct pen pen = fill_pen(&c->fill, b.type, row->pos);
            if (!b.cells[i].text.n)
                continue;
            rich_break(&b.cells[0], &pen);
            fill_template(&c->fill, s, &row->cells[i], b.type, &b.cells[0]);
        }
        const struct frame *frame = &c->frames[c->area];
        c->pending = (struct lead_text){
            .text = b.cells[0],
            .type = b.type,
            .element = b.element,
            .x = frame->column_x,
            .width = c->lead_width,
            .align = row->align >= 0 ? row->align : c->style->lead.align,
        };
        c->title = b;
        return;
    }
    length after = b.after;
    size_t index = c->blocks.list.n;
    if (row->rows.n)
        b.after = -1;
    compose_push(c, &b);
    for (size_t i = 0; i < row->rows.n; i++)
        compose_any(c, &row->rows.at[i], s, c->parent);
    for (size_t i = index; i < c->blocks.list.n; i++)
        c->blocks.list.at[i].sticky = true;
    c->blocks.list.at[c->blocks.list.n - 1].after = after;
    c->below_title = true;
}

/* ---- header */

static void header_rows(struct composer *c, struct scope *s, const struct row *rows, size_t n)
{
    for (size_t i = 0; i < n; i++)
        compose_any(c, &rows[i], s, 0);
}

static void header(struct composer *c, struct scope *s, bool again)
{
    bool two = c->style->side.width > 0 && c->style->header_reach == REACH_PAGE && !again;
    enum area area = two ? AREA_HEADER : AREA_MAIN;
    enter(c, area);
    if (c->style->header_reach != REACH_TEXT) {
        c->x = c->frames[area].column_x;
        c->width = c->frames[area].column_width;
    }
    size_t first = c->blocks.list.n;
    header_rows(c, s, c->style->header.at, c->style->header.n);
    if (again && c->blocks.list.n > first)
        c->blocks.list.at[first].breaks = BREAK_ALWAYS;
    hand_over(c);
}

/* ---- sections */

static void section(struct composer *c, struct scope *s, const struct section *sec)
{
    s->section = sec;
    c->label_width = compose_label_width(c, s);
    c->long_above = false;
    c->parent = compose_element(c, ROLE_SECTION, 0);
    c->whole = sec->keep ? ++c->wholes : 0;
    anchors_section(c->anchors, s->cv, sec);
    compose_heading(c, s, &c->fill.style->section, &sec->title, 1, false);
    for (size_t i = 0; i < sec->groups.n; i++) {
        const struct group *g = &sec->groups.at[i];
        c->list = NO_ELEMENT;
        if (g->title.text.p) {
            s->group = g;
            compose_heading(c, s, &c->fill.style->subsection, &g->title, 2, i == 0);
        }
        for (size_t k = 0; k < g->entries.n; k++) {
            compose_entry(c, s, g->entries.at[k], 0);
            if (!c->title.type)
                hand_over(c);
        }
        s->group = NULL;
    }
    if (c->fill.style->section_end.n_cells)
        compose_any(c, &c->fill.style->section_end, s, c->parent);
    if (c->title.type) { /* nothing came for it to stand beside */
        struct block empty = compose_block(c, c->title.type, 0, NO_ELEMENT);
        compose_push(c, &empty);
    }
    s->section = NULL;
    c->whole = 0;
    c->parent = 0;
}

/* Sections side by side: stacks of one block. */
static void beside(struct composer *c, struct scope *s, const struct section *first, size_t n)
{
    const struct type *text = compose_type(c, style_role(c->fill.style, STR("text")));
    struct blocks *stacks = arena_array_of(c->fill.a, struct blocks, n);
    length x = c->x, width = c->width;
    struct blocks outer = c->blocks;
    c->holding++;
    for (size_t i = 0; i < n; i++) {
        c->blocks = (struct blocks){0};
        c->stacked++;
        c->x = 0;
        c->width = width;
        section(c, s, &first[i]);
        c->stacked--;
        stacks[i] = c->blocks;
    }
    c->holding--;
    c->blocks = outer;
    c->x = x;
    c->width = width;
    struct block b = compose_block(c, text, 0, NO_ELEMENT);
    b.stacks = stacks;
    b.n_stacks = n;
    b.stack_gap = compose_dim(c->fill.style->section.gap, text, 2 * text->size);
    b.splits = true;
    if (stacks[0].list.n) {
        b.before = stacks[0].list.at[0].before;
        b.breaks = stacks[0].list.at[0].breaks;
    }
    compose_push(c, &b);
}

bool compose_is_aside(const struct composer *c, const struct section *s)
{
    return c->style->side.width > 0 &&
           (s->column == COLUMN_SIDE ||
            (s->column == COLUMN_AUTO && (style_aside(c->style, s->key) ||
                                          style_aside(c->style, s->title.text))));
}

static void sections(struct composer *c, struct scope *s, bool aside, struct str only)
{
    const struct cv *cv = s->cv;
    enter(c, aside ? AREA_SIDE : AREA_MAIN);
    if (aside)
        header_rows(c, s, c->style->side.header.at, c->style->side.header.n);
    for (size_t i = 0, n; i < cv->sections.n; i += n) {
        const struct section *first = &cv->sections.at[i];
        n = 1;
        if (compose_is_aside(c, first) != aside || (only.p && !str_eq(first->key, only)))
            continue;
        while (i + n < cv->sections.n && cv->sections.at[i + n].beside && !only.p &&
               compose_is_aside(c, &cv->sections.at[i + n]) == aside)
            n++;
        if (n > 1)
            beside(c, s, first, n);
        else
            section(c, s, first);
        hand_over(c);
    }
    hand_over(c);
}

/* ---- the whole */

static void both_columns(struct composer *c, struct scope *s, struct str only)
{
    const struct side *side = &c->style->side;
    if (side->width && side->first)
        sections(c, s, true, only);
    sections(c, s, false, only);
    if (side->width && !side->first)
        sections(c, s, true, only);
}

static void letter(struct composer *c, struct scope *s)
{
    s->letter = true;
    header(c, s, false);
    if (c->style->side.width) {
        enter(c, AREA_SIDE);
        header_rows(c, s, c->style->side.header.at, c->style->side.header.n);
        hand_over(c);
    }
    enter(c, AREA_MAIN);
    c->list = NO_ELEMENT;
    c->parent = compose_element(c, ROLE_SECTION, 0);
    compose_entry(c, s, s->cv->letter, 0);
    hand_over(c);
    c->parent = 0;
    s->letter = false;
}

/* Rows at the foot of the last page. */
static void end(struct composer *c, struct scope *s)
{
    enter(c, AREA_MAIN);
    size_t first = c->blocks.list.n;
    for (size_t i = 0; i < c->style->end.n; i++)
        compose_any(c, &c->style->end.at[i], s, 0);
    if (c->blocks.list.n > first) {
        c->blocks.list.at[first].sinks = true;
        c->blocks.list.at[c->blocks.list.n - 1].sticky = false;
    }
    hand_over(c);
}

void compose_cv(struct composer *c, const struct cv *cv, struct str only)
{
    struct scope s = {.cv = cv, .style = c->style};
    compose_element(c, ROLE_DOCUMENT, 0);
    c->list = NO_ELEMENT;
    compose_report_lost(c, cv);
    bool with_letter = cv->letter && (!only.p || str_eq(only, STR("letter")));
    bool with_cv = !with_letter || (!only.p && cv->sections.n);
    if (with_letter)
        letter(c, &s);
    if (with_cv) {
        header(c, &s, with_letter);
        both_columns(c, &s, only);
        end(c, &s);
    }
}
