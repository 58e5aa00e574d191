/* compose_row.c: rows of a style, filled: text, items, pictures, stacks; paragraphs and lists. */
#include "layout/compose.h"
#include "layout/flow.h"

uint32_t compose_element(struct composer *c, enum element_role role, uint32_t parent)
{
    uint32_t id = (uint32_t)c->display->elements.n;
    struct element *e = vec_push(c->keep, &c->display->elements);
    e->role = role;
    e->parent = parent;
    return id;
}

length compose_dim(struct dim d, const struct type *type, length otherwise)
{
    return d.unit == DIM_NONE ? otherwise : dim_length(d, type->size, type->leading);
}

const struct type *compose_type(struct composer *c, const struct role *role)
{
    const struct type *t = role ? type_role(c->fill.types, NULL, role) : NULL;
    static const struct type none; /* a font was missing: reported, and nothing will be set */
    return t ? t : &none;
}

/* Text needs some room: indents, labels and margins may leave none. */
static void check_width(struct composer *c, const struct block *b, struct pos pos)
{
    if (b->width - b->hang >= 2 * b->type->size || c->narrow)
        return;
    struct buf text = {.a = c->fill.a};
    length_print(&text, b->width, 1);
    diag_report(c->fill.d, DIAG_CODE_NARROW, pos, str_c(c->fill.a, buf_str(&text)));
    c->narrow = true;
}

/* A title in the column of leads goes before the first block below it. */
static void take_title(struct composer *c, struct block *b)
{
    if (!c->title.type)
        return;
    b->leads[b->n_leads++] = c->pending;
    b->title = c->title.row;
    b->before = c->title.before;
    b->before_holds = c->title.before_holds;
    b->marks[b->n_marks] = b->marks[0];
    b->marks[0] = c->title.marks[0];
    b->n_marks++;
    b->breaks = c->title.breaks;
    c->title = (struct block){0};
}

struct block compose_block(const struct composer *c, const struct type *type, length before,
                           uint32_t element)
{
    return (struct block){
        .type = type,
        .align = type->align,
        .frame = &c->frames[c->area],
        .element = element,
        .x = c->x,
        .width = c->width,
        .before = before,
        .after = -1,
        .whole = c->whole,
        .n_cells = 1,
    };
}

void compose_push(struct composer *c, struct block *b)
{
    take_title(c, b);
    b->anchors = anchors_take(c->anchors);
    *vec_push(c->fill.a, &c->blocks.list) = *b;
}

/* ---- rows of text */

static void row_geometry(struct composer *c, const struct row *row, struct block *b)
{
    b->row = row;
    if (row->reach == REACH_COLUMN && !c->stacked) {
        b->x = b->frame->column_x;
        b->width = b->frame->column_width;
    }
    b->x += row->indent;
    b->width -= row->indent;
    b->hang = row->hang;
    b->after = compose_dim(row->after, b->type, -1);
    if (row->align >= 0)
        b->align = row->align;
    if ((row->box.ground.name.text.p || row->box.border.name.text.p) &&
        row->box.reach == REACH_TEXT) {
        length pad = compose_dim(row->box.padding, b->type, 0);
        b->x += pad;
        b->width -= 2 * pad;
    }
    check_width(c, b, row->pos);
}

/* Fills the block's cells; false when they are all empty. */
static bool fill_row(struct composer *c, const struct row *row, const struct scope *s,
                     struct block *b)
{
    bool any = false;
    if (!fill_has_row(s, row))
        return false;
    if (row->n_items) {
        items_run(&c->fill, s, row, b->type, &b->cells[0]);
        return b->cells[0].text.n > 0;
    }
    b->n_cells = row->n_cells;
    for (size_t i = 0; i < row->n_cells; i++) {
        fill_template(&c->fill, s, &row->cells[i], b->type, &b->cells[i]);
        if (i == 0 && c->prefix.n && b->cells[0].text.n) {
            struct pen pen = fill_pen(&c->fill, b->type, s->section->label.pos);
            struct rich text = b->cells[0];
            b->cells[0] = (struct rich){0};
            rich_text(&b->cells[0], &pen, c->prefix);
            rich_append(&b->cells[0], &text, c->fill.a);
            c->prefix = (struct str){0};
        }
        any |= b->cells[i].text.n > 0;
    }
    if (row->initials_role && any) {
        const struct type *other = type_role(c->fill.types, b->type, row->initials_role);
        if (other)
            rich_initials(&b->cells[0], c->fill.a, row->initials, other);
    }
    return any;
}

bool compose_row(struct composer *c, const struct row *row, const struct scope *s,
                 struct block *to)
{
    *to = compose_block(c, compose_type(c, row->role), 0, NO_ELEMENT);
    row_geometry(c, row, to);
    return fill_row(c, row, s, to) && to->type->face;
}

/* ---- paragraphs and lists */

/* Cuts the first paragraph, which a blank line ends, off the front of a text. */
static struct markup paragraph_cut(struct markup *m)
{
    struct str rest = str_trim(m->text);
    size_t cut = 0, end;
    for (end = 0; cut < rest.n; cut++) {
        if (rest.p[cut] != '\n')
            continue;
        for (end = cut + 1; end < rest.n && strchr(" \t\r", rest.p[end]); end++)
            ;
        if (end < rest.n && rest.p[end] == '\n')
            break;
    }
    m->text = str_trim(str_sub(rest, cut, rest.n));
    return (struct markup){str_sub(rest, 0, cut), m->pos};
}

static length paragraph_skip(const struct composer *c, const struct type *type)
{
    return compose_dim(c->fill.style->paragraph_before, type, type->leading);
}

void compose_paragraphs(struct composer *c, const struct row *row, const struct type *type,
                        struct markup m, length before, uint32_t parent, uint32_t entry, int keep)
{
    while (str_trim(m.text).n) {
        struct markup one = paragraph_cut(&m);
        struct block b = compose_block(c, type, before,
                                  compose_element(c, ROLE_PARAGRAPH, parent));
        if (row)
            row_geometry(c, row, &b);
        b.entry = entry;
        b.keep = keep;
        if (type->face)
            inline_set(&c->fill.inliner, &b.cells[0], one, type, 0, HOLD_NOT);
        rich_trim(&b.cells[0]);
        b.after = str_trim(m.text).n ? -1 : b.after;
        compose_push(c, &b);
        before = paragraph_skip(c, type);
    }
}

static const struct list_level *level_of(const struct composer *c, size_t depth)
{
    size_t n = c->fill.style->lists.n;
    return n ? &c->fill.style->lists.at[depth < n ? depth : n - 1] : NULL;
}

/* A label before the block's text, in a column that the text makes room for. */
static void add_glyph(struct composer *c, const struct list_level *level, struct block *b,
                      uint32_t item)
{
    const struct type *type = compose_type(c, level->role);
    struct pen pen = {.a = c->fill.a, .locale = c->fill.locale, .type = type};
    b->x = c->x + level->indent + level->text;
    b->width = c->width - level->indent - level->text;
    check_width(c, b, level->glyph.pos);
    if (!level->glyph.text.n)
        return;
    struct lead_text *lead = &b->leads[b->n_leads++];
    if (level->raise.unit) {
        struct type *raised = arena_copy(c->fill.a, type, sizeof *type);
        raised->raise += compose_dim(level->raise, type, 0);
        pen.type = raised;
    }
    size_t bytes;
    int32_t code = utf8_at(level->glyph.text, 0, &bytes);
    lead->type = type;
    lead->raise = compose_dim(level->raise, type, 0);
    lead->shape = type->face && bytes == level->glyph.text.n && flow_draws(code) &&
                          !face_glyph(type->face, code) ? code : 0;
    lead->x = c->x + level->indent;
    lead->width = level->text;
    lead->align = ALIGN_LEFT;
    lead->element = compose_element(c, ROLE_LABEL, item);
    if (type->face && !lead->shape)
        rich_text(&lead->text, &pen, level->glyph.text);
}

static void fill_point(struct composer *c, const struct point *p, const struct markup *text,
                       const struct type *type, struct rich *to)
{
    const struct role *role = style_role(c->fill.style, STR("label"));
    if (p->label.text.p) {
        const struct type *bold = role ? type_role(c->fill.types, type, role) : type;
        struct pen pen = {.a = c->fill.a, .locale = c->fill.locale, .type = bold ? bold : type,
                          .pos = p->label.pos};
        inline_set(&c->fill.inliner, to, p->label, pen.type, 0, HOLD_NOT);
        rich_text(to, &pen, STR(":"));
        pen.type = type;
        rich_text(to, &pen, STR(" "));
    }
    inline_set(&c->fill.inliner, to, *text, type, 0, HOLD_NOT);
    rich_trim(to);
}

void compose_points(struct composer *c, const struct point *p, size_t n, size_t depth,
                    const struct role *role, uint32_t parent, uint32_t entry, int keep)
{
    const struct list_level *level = level_of(c, depth);
    if (!level || !n)
        return;
    const struct type *type = compose_type(c, role);
    uint32_t list = compose_element(c, ROLE_LIST, parent);
    for (size_t i = 0; i < n; i++) {
        uint32_t item = compose_element(c, ROLE_ITEM, list);
        struct dim skip = i == 0 && level->first.unit != DIM_NONE ? level->first : level->before;
        struct block b = compose_block(c, type, compose_dim(skip, type, type->leading), 0);
        b.entry = entry;
        b.keep = keep;
        b.hang = level->hang;
        take_title(c, &b);
        add_glyph(c, level, &b, item);
        uint32_t body = b.element = compose_element(c, ROLE_BODY, item);
        struct markup rest = p[i].text, one = paragraph_cut(&rest);
        if (type->face)
            fill_point(c, &p[i], &one, type, &b.cells[0]);
        compose_push(c, &b);
        length x = c->x, width = c->width;
        c->x = b.x;
        c->width = b.width;
        if (rest.text.n)
            compose_paragraphs(c, NULL, type, rest, paragraph_skip(c, type), body, entry, keep);
        compose_points(c, p[i].below.at, p[i].below.n, depth + 1, role, body, entry, keep);
        c->x = x;
        c->width = width;
    }
}

/* ---- items, pictures, stacks, sections */

/* A line for each item, or a row for every few of them. */
static bool item_rows(struct composer *c, const struct row *row, const struct scope *s,
                      length before, uint32_t parent)
{
    size_t n = items_count(s, row);
    size_t across = row->layout == LAYOUT_COLUMNS ? (size_t)row->n_columns : 1;
    for (size_t i = 0; i < n; i += across) {
        uint32_t element = compose_element(c, ROLE_PARAGRAPH, parent);
        struct block b = compose_block(c, compose_type(c, row->role), before, element);
        row_geometry(c, row, &b);
        bool icons = row->icons < 0 ? c->fill.style->icons : row->icons;
        if (!b.hang && across == 1 && icons && row->icon_width)
            b.hang = row->icon_width + row->icon_gap; /* what follows stands below the text */
        b.n_cells = across;
        b.sticky = true;
        for (size_t k = 0; k < across && i + k < n && b.type->face; k++)
            items_set(&c->fill, s, row, i + k, b.type, &b.cells[k]);
        if (i + across < n)
            b.after = -1;
        compose_push(c, &b);
        before = b.type->leading;
    }
    return n > 0;
}

static bool picture(struct composer *c, const struct row *row, const struct scope *s,
                    length before, uint32_t parent)
{
    struct str alt;
    const struct image *image = fill_picture(&c->fill, s, row->only, &alt);
    const struct image_style *is = &row->image;
    length width = is->width, height = is->height;
    bool round = is->shape == SHAPE_CIRCLE;
    if (!image || image->width <= 0 || image->height <= 0)
        return false;
    if (!width && !height)
        width = c->width;
    if (!height)
        height = round ? width : length_scale(width, image->height, image->width);
    if (!width)
        width = round ? height : length_scale(height, image->width, image->height);
    uint32_t element = NO_ELEMENT; /* a picture without words for it decorates */
    if (alt.n) {
        element = compose_element(c, ROLE_FIGURE, parent);
        c->display->elements.at[element].alt = str_copy(c->keep, alt);
    }
    struct block b = compose_block(c, compose_type(c, row->role), before, element);
    row_geometry(c, row, &b);
    b.image = image;
    b.image_width = length_min(width, b.width);
    b.image_height = b.image_width < width ? length_scale(height, b.image_width, width) : height;
    b.image_radius = is->shape == SHAPE_CIRCLE    ? length_min(b.image_width, b.image_height) / 2
                     : is->shape == SHAPE_ROUNDED ? is->radius
                                                  : 0;
    b.sticky = true;
    compose_push(c, &b);
    return true;
}

/* Blocks that are made meanwhile go elsewhere. */
struct detour {
    struct blocks blocks;
    length x, width;
};

static struct detour detour_begin(struct composer *c)
{
    struct detour d = {c->blocks, c->x, c->width};
    c->blocks = (struct blocks){0};
    c->holding++;
    return d;
}

static struct blocks detour_end(struct composer *c, const struct detour *d)
{
    struct blocks made = c->blocks;
    c->blocks = d->blocks;
    c->x = d->x;
    c->width = d->width;
    c->holding--;
    return made;
}

static bool stacks(struct composer *c, const struct row *row, struct scope *s, length before,
                   uint32_t parent)
{
    struct block b = compose_block(c, compose_type(c, row->role), before, parent);
    struct block title = c->title;
    bool any = false;
    c->title = (struct block){0};
    row_geometry(c, row, &b);
    b.stacks = arena_array_of(c->fill.a, struct blocks, row->stacks.n);
    b.n_stacks = row->stacks.n;
    b.stack_styles = row->stacks.at;
    b.stack_gap = compose_dim(row->gap, b.type, b.type->size);
    for (size_t i = 0; i < row->stacks.n; i++) {
        struct detour d = detour_begin(c);
        c->stacked++;
        c->x = 0;
        c->width = b.width;
        for (size_t k = 0; k < row->stacks.at[i].rows.n; k++)
            any |= compose_any(c, &row->stacks.at[i].rows.at[k], s, parent);
        b.stacks[i] = detour_end(c, &d);
        c->stacked--;
    }
    c->title = title;
    b.sticky = true;
    if (any)
        compose_push(c, &b);
    return any;
}

/* A section that the style makes of what the header has. */
static bool made_section(struct composer *c, const struct row *row, struct scope *s)
{
    size_t elements = c->display->elements.n;
    uint32_t parent = c->parent;
    struct section made = {.key = row->section.text};
    const struct section *outer = s->section;
    made.title = (struct markup){locale_word(c->fill.locale->sections, made.key), row->section.pos};
    struct detour d = detour_begin(c);
    if (!c->stacked) { /* whatever the header reaches over */
        c->x = c->frames[c->area].x;
        c->width = c->frames[c->area].width;
    }
    c->parent = compose_element(c, ROLE_SECTION, 0);
    s->section = &made;
    compose_heading(c, s, &c->fill.style->section, &made.title, 1, false);
    s->section = outer;
    bool any = false;
    for (size_t i = 0; i < row->rows.n; i++)
        any |= compose_any(c, &row->rows.at[i], s, c->parent);
    if (any && c->blocks.list.n) /* a page may end below it */
        c->blocks.list.at[c->blocks.list.n - 1].sticky = false;
    struct blocks blocks = detour_end(c, &d);
    c->parent = parent;
    if (!any) {
        c->display->elements.n = elements; /* nothing hangs on them */
        c->title = (struct block){0};
        return false;
    }
    for (size_t i = 0; i < blocks.list.n; i++)
        *vec_push(c->fill.a, &c->blocks.list) = blocks.list.at[i];
    return true;
}

/* Whether a field is set as paragraphs of its own. */
static const struct markup *paragraphs_of(const struct row *row, const struct scope *s)
{
    const struct markup *m = row->only != FIELD_COUNT ? fill_text(s, row->only) : NULL;
    bool text = row->only == FIELD_SUMMARY || row->only == FIELD_TEXT ||
                row->only == FIELD_ABSTRACT || row->only == FIELD_CONSENT;
    return text ? m : NULL;
}

static void see_name(void *user, enum field f)
{
    *(bool *)user |= f == FIELD_NAME || f == FIELD_FAMILY;
}

static bool names(const struct row *row)
{
    bool name = false;
    for (size_t i = 0; i < row->n_cells; i++)
        template_fields(&row->cells[i], see_name, &name);
    return name;
}

bool compose_any(struct composer *c, const struct row *row, struct scope *s, uint32_t parent)
{
    const struct type *type = compose_type(c, row->role);
    length before = compose_dim(row->before, type, type->leading);
    if (row->section.text.p)
        return made_section(c, row, s);
    if (row->stacks.n)
        return stacks(c, row, s, before, parent);
    if (row->only == FIELD_PHOTO || row->only == FIELD_SIGNATURE)
        return picture(c, row, s, before, parent);
    if (row->n_items && row->layout != LAYOUT_LINE)
        return item_rows(c, row, s, before, parent);
    const struct markup *m = paragraphs_of(row, s);
    if (m) {
        compose_paragraphs(c, row, type, *m, before, parent, 0, 0);
        return true;
    }
    struct block b = compose_block(c, type, before, 0);
    row_geometry(c, row, &b);
    if (!fill_row(c, row, s, &b))
        return false;
    bool name = !s->entry && !c->titled && names(row);
    c->titled |= name;
    b.element = compose_element(c, name ? ROLE_TITLE : ROLE_PARAGRAPH, parent);
    b.sticky = true;
    compose_push(c, &b);
    return true;
}

static void take_apart(struct blocks *blocks)
{
    for (size_t i = 0; i < blocks->list.n; i++) {
        struct block *b = &blocks->list.at[i];
        b->element = NO_ELEMENT;
        for (size_t k = 0; k < b->n_leads; k++)
            b->leads[k].element = NO_ELEMENT;
        for (size_t k = 0; k < b->n_stacks; k++)
            take_apart(&b->stacks[k]);
    }
}

struct blocks compose_apart(struct composer *c, const struct row *rows, size_t n, struct scope *s)
{
    size_t elements = c->display->elements.n;
    bool titled = c->titled;
    c->titled = true;
    struct detour d = detour_begin(c);
    for (size_t i = 0; i < n; i++)
        compose_any(c, &rows[i], s, 0);
    struct blocks made = detour_end(c, &d);
    c->titled = titled;
    c->display->elements.n = elements; /* nothing of it has a place in the structure */
    take_apart(&made);
    return made;
}
