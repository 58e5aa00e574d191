/* rows.c: rows of the style with the values of their fields: text, paragraphs, lists, items,
 * pictures, rows side by side. */
#include "content/resolve.h"

#include "model/block.h"

/* ---- rows of text */

void rows_prefix(struct resolver *r, const struct charstyle *style, struct rich *cell)
{
    struct pen pen = resolve_pen(r, style, r->prefix_pos);
    struct rich text = *cell;
    *cell = (struct rich){0};
    rich_text(cell, &pen, r->prefix);
    rich_append(cell, &text, r->a);
    if (r->naming.found && r->naming.cell == 0) {
        r->naming.from += r->naming.from ? r->prefix.n : 0;
        r->naming.to += r->prefix.n;
    }
    r->prefix = (struct str){0};
}

bool rows_cells(struct resolver *r, const struct row *row, const struct scope *s,
                const struct charstyle *style, struct rich **cells, size_t *n)
{
    bool any = false;
    const struct locale *locale = r->locale;
    if (!apply_has(r, s, row))
        return false;
    *n = row->n_items ? 1 : row->n_cells;
    *cells = arena_array_of(r->a, struct rich, *n);
    if (row->n_items) {
        items_run(r, s, row, style, *cells);
        return (*cells)->text.n > 0;
    }
    for (size_t i = 0; i < *n; i++) {
        struct rich *cell = &(*cells)[i];
        if (i) /* columns of dates are one language's, whatever that of a work is */
            resolve_locale(r, r->to->locale);
        naming_begin(r, i);
        apply_template(r, s, &row->cells[i], style, cell);
        naming_end(r, cell);
        if (i == 0 && r->prefix.n && cell->text.n)
            rows_prefix(r, style, cell);
        any |= cell->text.n > 0;
    }
    resolve_locale(r, locale);
    if (row->first_letters_font && any)
        rich_initials(*cells, r->a, row->initials,
                      charstyle_font(&r->to->inliner.styles, style, row->first_letters_font));
    return any;
}

static void see_name(void *user, enum field f)
{
    *(bool *)user |= f == FIELD_NAME || f == FIELD_FAMILY || f == FIELD_NAME_PARTS;
}

static bool names(const struct row *row)
{
    bool name = false;
    for (size_t i = 0; i < row->n_cells; i++)
        template_fields(&row->cells[i], see_name, &name);
    return name;
}

static bool text_row(struct resolver *r, const struct row *row, const struct scope *s,
                     uint32_t parent, content_rows *to)
{
    struct content_row c = {.kind = CONTENT_CELLS, .style = row, .text = resolve_root(r, row->font)};
    if (!rows_cells(r, row, s, c.text, &c.cells.at, &c.cells.n))
        return false;
    if (r->then && c.cells.n == 1 && row->font == r->then->font) {
        apply_then(r, s, r->then->cells, c.text, c.cells.at);
        r->then = NULL;
    }
    bool name = !s->entry && !r->titled && names(row);
    r->titled |= name;
    if (r->naming.found) {
        c.element = naming_finish(r, c.cells.at, c.cells.n, parent);
        *vec_push(r->a, to) = c;
        return true;
    }
    c.element = r->body;
    for (size_t i = 0; i < c.cells.n; i++) {
        if (c.element == NO_ELEMENT || (s->letter && s->entry && c.cells.at[i].text.n))
            c.element = resolve_element(r, name ? ELEMENT_TITLE : ELEMENT_PARAGRAPH, parent);
        resolve_finish(r, &c.cells.at[i], c.element);
    }
    *vec_push(r->a, to) = c;
    return true;
}

/* ---- paragraphs and lists */

/* Adds a text that is the value of `f`, as paragraphs. `whole`: what an item of a list begins with; if that is one
 * paragraph, it needs no element of its own. */
static void add_paragraphs(struct resolver *r, enum field f, struct markup m, bool whole,
                           const struct charstyle *style, uint32_t parent, content_paragraphs *to)
{
    while (str_trim(m.text).n) {
        struct markup one = inline_paragraph(&m);
        struct content_paragraph *p = vec_push(r->a, to);
        bool body = whole && to->n == 1 && parent != NO_ELEMENT && parent == r->body && !str_trim(m.text).n;
        p->element = body ? r->body : naming_element(r, f, parent);
        p->text.way = WAY_OWN;
        p->text.stays = f == FIELD_DETAILS; /* lists of Latin names behind labels */
        resolve_text(r, &p->text, one, style);
        rich_trim(&p->text);
        resolve_finish(r, &p->text, p->element);
    }
}

void rows_paragraphs(struct resolver *r, struct markup m, const struct charstyle *style,
                     uint32_t parent, content_paragraphs *to)
{
    add_paragraphs(r, FIELD_COUNT, m, false, style, parent, to);
}

static const struct list_level *level_of(const struct resolver *r, size_t depth)
{
    size_t n = r->style->lists.n;
    return n ? &r->style->lists.at[depth < n ? depth : n - 1] : NULL;
}

static void set_glyph(struct resolver *r, const struct list_level *level, uint32_t parent,
                      struct content_item *to)
{
    to->glyph_style = resolve_root(r, level->font);
    if (level->raise.unit)
        to->glyph_style = charstyle_raise(&r->to->inliner.styles, to->glyph_style, level->raise);
    struct pen pen = resolve_pen(r, to->glyph_style, (struct pos){0});
    if (!level->glyph.text.n)
        return;
    to->glyph_element = resolve_element(r, ELEMENT_LABEL, parent);
    rich_text(&to->glyph, &pen, level->glyph.text);
    resolve_finish(r, &to->glyph, to->glyph_element);
}

static void set_number(struct resolver *r, const struct point *p, uint32_t parent,
                       struct content_list *list, struct content_item *to)
{
    struct pen pen = resolve_pen(r, list->style, p->text.pos);
    to->glyph_style = list->style;
    to->glyph_element = resolve_element(r, ELEMENT_LABEL, parent);
    rich_text(&to->glyph, &pen, p->number);
    resolve_finish(r, &to->glyph, to->glyph_element);
    list->digits = p->number.n > list->digits + 1 ? p->number.n - 1 : list->digits;
}

static void set_point(struct resolver *r, const struct point *p, struct markup text,
                      const struct charstyle *style, struct rich *to)
{
    to->way = WAY_OWN;
    if (p->label.text.p) {
        const struct charstyle *bold = resolve_style(r, style, "label");
        struct pen pen = resolve_pen(r, bold, p->label.pos);
        resolve_set(r, to, p->label, bold, WRAP_ANYWHERE);
        rich_phrase(to, r->a, 0, PHRASE_LABEL);
        struct str colon = locale_signed(r->a, r->locale, STR(": "), buf_str(&to->text));
        bool space = str_ends(colon, STR(" ")); /* not in bold */
        rich_text(to, &pen, str_sub(colon, 0, colon.n - space));
        pen.style = style;
        if (space)
            rich_text(to, &pen, STR(" "));
    }
    resolve_text(r, to, text, style);
    rich_trim(to);
}

void rows_list(struct resolver *r, const struct point *p, size_t n, size_t depth,
               const struct fontstyle *font, uint32_t parent, struct content_list *to)
{
    uint32_t list = n && r->style->lists.n ? resolve_element(r, ELEMENT_LIST, parent) : NO_ELEMENT;
    rows_points(r, p, n, depth, font, list, to);
}

/* Where most points of a list do not run as the document does, all of those change sides. */
static void turn_points(const struct resolver *r, const struct point *p, size_t n, struct content_list *to)
{
    enum bidi_own other = r->to->leftward ? BIDI_OWN_RIGHTWARD : BIDI_OWN_LEFTWARD;
    size_t others = 0;
    for (size_t i = 0; i < n; i++)
        others += bidi_own(p[i].text.text) == other;
    for (size_t i = 0; i < n && others * 2 > n; i++)
        if (bidi_own(p[i].text.text) == other)
            to->items.at[i].text.way = rich_way(other);
}

void rows_points(struct resolver *r, const struct point *p, size_t n, size_t depth,
                 const struct fontstyle *font, uint32_t list, struct content_list *to)
{
    to->level = level_of(r, depth);
    to->style = resolve_root(r, font);
    if (!to->level || !n)
        return;
    for (size_t i = 0; i < n; i++) {
        uint32_t item = resolve_element(r, ELEMENT_ITEM, list);
        struct content_item *c = vec_push(r->a, &to->items);
        if (p[i].number.n)
            set_number(r, &p[i], item, to, c);
        else
            set_glyph(r, to->level, item, c);
        c->element = resolve_element(r, ELEMENT_BODY, item);
        struct markup rest = p[i].text, one = inline_paragraph(&rest);
        set_point(r, &p[i], one, to->style, &c->text);
        if (r->behind)
            more_set(r, r->behind, to->style, &c->text);
        r->behind = NULL;
        resolve_finish(r, &c->text, c->element);
        if (rest.text.n)
            rows_paragraphs(r, rest, to->style, c->element, &c->more);
        rows_list(r, p[i].below.at, p[i].below.n, depth + 1, font, c->element, &c->below);
    }
    if (r->to->inliner.mixed)
        turn_points(r, p, n, to);
}

/* The text of a row that is printed as paragraphs; NULL: the row is another one. */
static const struct markup *paragraphs_of(const struct resolver *r, const struct row *row,
                                          const struct scope *s)
{
    const struct markup *m = row->only != FIELD_COUNT ? fields_text(r, s, row->only) : NULL;
    bool text = row->only == FIELD_SUMMARY || row->only == FIELD_TEXT ||
                row->only == FIELD_ABSTRACT || row->only == FIELD_CONSENT;
    return text ? m : NULL;
}

void rows_blocks(struct resolver *r, const struct row *row, struct markup m, uint32_t parent,
                 content_rows *to)
{
    struct content_row c = {.style = row, .text = resolve_root(r, row->font)};
    if (r->prefix.n) /* with its no-break space it begins no list */
        m.text = str_printf(r->a, "%.*s%.*s", STRF(r->prefix), STRF(str_trim(m.text)));
    r->prefix = (struct str){0};
    struct markup text = m;
    enum block_kind kind = BLOCK_TEXT;
    bool parts = block_has_parts(m.text);
    struct grid *table = NULL;
    for (block_points items = {0}; str_trim(m.text).n; items = (block_points){0}) {
        if (parts)
            kind = block_next(r->a, &m, &text, &items, &table);
        else
            m.text = STR("");
        c.paragraphs = (content_paragraphs){0};
        c.kind = kind == BLOCK_LIST ? CONTENT_LIST : kind == BLOCK_TABLE ? CONTENT_TABLE : CONTENT_PARAGRAPHS;
        if (kind == BLOCK_TABLE) {
            c.table = tables_resolve(r, table, row->font, parent);
        } else if (kind == BLOCK_LIST) {
            c.list = (struct content_list){0};
            rows_list(r, items.at, items.n, 0, row->font, parent, &c.list);
        } else {
            add_paragraphs(r, row->only, text, !parts && !to->n, c.text, parent, &c.paragraphs);
        }
        *vec_push(r->a, to) = c;
        c.continues = true;
    }
}

static bool paragraphs_row(struct resolver *r, const struct row *row, const struct scope *s,
                           const struct markup *m, uint32_t parent, content_rows *to)
{
    fields_use(r, s, row->only);
    rows_blocks(r, row, *m, parent, to);
    return true;
}

/* ---- items, pictures, stacks, sections */

/* Adds a row for each item or, in columns, for each `n_columns` items. */
static bool item_rows(struct resolver *r, const struct row *row, const struct scope *s,
                      uint32_t parent, content_rows *to)
{
    size_t n = items_count(r, s, row);
    size_t across = row->layout == LAYOUT_COLUMNS ? (size_t)row->n_columns : 1;
    struct content_row c = {.kind = CONTENT_ITEMS, .style = row, .text = resolve_root(r, row->font)};
    if (!n)
        return false;
    c.items.n = (n + across - 1) / across;
    c.items.rows = arena_array_of(r->a, struct content_row, c.items.n);
    c.items.icons = row->icons < 0 ? r->style->icons : row->icons;
    for (size_t i = 0; i < c.items.n; i++) {
        struct content_row *one = &c.items.rows[i];
        one->style = row;
        one->text = c.text;
        one->element = resolve_element(r, ELEMENT_PARAGRAPH, parent);
        one->cells.n = across;
        one->cells.at = arena_array_of(r->a, struct rich, across);
        for (size_t k = 0; k < across && i * across + k < n; k++) {
            items_set(r, s, row, i * across + k, c.text, &one->cells.at[k]);
            resolve_finish(r, &one->cells.at[k], one->element);
        }
    }
    *vec_push(r->a, to) = c;
    return true;
}

static bool picture_row(struct resolver *r, const struct row *row, const struct scope *s,
                        uint32_t parent, content_rows *to)
{
    struct content_row c = {.kind = CONTENT_PICTURE, .style = row,
                            .text = resolve_root(r, row->font), .element = NO_ELEMENT};
    struct str alt;
    c.image = fields_picture(r, s, row->only, &alt);
    if (!c.image || c.image->width <= 0 || c.image->height <= 0)
        return false;
    if (alt.n) { /* a picture without a description is decoration */
        c.element = resolve_element(r, ELEMENT_FIGURE, parent);
        if (c.element != NO_ELEMENT)
            r->to->elements.at[c.element].alt = alt;
    }
    *vec_push(r->a, to) = c;
    return true;
}

static bool stacks_row(struct resolver *r, const struct row *row, struct scope *s, uint32_t parent,
                       content_rows *to)
{
    struct content_row c = {.kind = CONTENT_STACKS, .style = row, .text = resolve_root(r, row->font),
                            .element = parent};
    bool any = false;
    c.stacks = arena_array_of(r->a, struct content_stack, row->stacks.n);
    r->stacked++;
    for (size_t i = 0; i < row->stacks.n; i++)
        for (size_t k = 0; k < row->stacks.at[i].rows.n; k++)
            any |= rows_add(r, &row->stacks.at[i].rows.at[k], s, parent, &c.stacks[i].rows);
    r->stacked--;
    if (any)
        *vec_push(r->a, to) = c;
    return any;
}

/* Adds a section that the style makes from fields of the header. */
static bool section_row(struct resolver *r, const struct row *row, struct scope *s,
                        content_rows *to)
{
    struct content_row c = {.kind = CONTENT_SECTION, .style = row, .text = resolve_root(r, row->font)};
    size_t elements = r->to->elements.n;
    uint32_t parent = r->parent;
    struct section *made = arena_new_of(r->a, struct section);
    const struct section *outer = s->section;
    made->key = row->section.text;
    made->title = (struct markup){locale_word(r->locale->sections, made->key), row->section.pos};
    c.section = arena_new_of(r->a, struct content_section);
    c.section->element = r->parent = resolve_element(r, ELEMENT_SECTION, 0);
    s->section = made;
    r->level = 1;
    sections_heading(r, s, &r->style->section, &made->title, 1, false, &c.section->heading);
    s->section = outer;
    bool any = false;
    for (size_t i = 0; i < row->rows.n; i++)
        any |= rows_add(r, &row->rows.at[i], s, r->parent, &c.section->rows);
    r->parent = parent;
    if (any)
        *vec_push(r->a, to) = c;
    else
        r->to->elements.n = elements; /* no text uses them */
    return any;
}

/* Whether two rows have one cell with the same text in the same font. */
static bool is_same(const struct content_row *a, const struct content_row *b)
{
    return a->kind == CONTENT_CELLS && a->text == b->text && a->cells.n == 1 && b->cells.n == 1 &&
           str_eq(buf_str(&a->cells.at->text), buf_str(&b->cells.at->text));
}

/* Adds a row of text, and the rows for where it is too long. Either is the document's or the entry's title. */
static bool text_rows(struct resolver *r, const struct row *row, struct scope *s, uint32_t parent,
                      content_rows *to)
{
    struct naming naming = r->naming;
    struct str prefix = r->prefix;
    bool titled = r->titled;
    int level = r->level;
    if (!text_row(r, row, s, parent, to))
        return false;
    bool is_titled = r->titled;
    size_t elements = r->to->elements.n;
    content_rows too_long = {0};
    for (size_t i = 0; i < row->too_long.n; i++) {
        if (i == 0) {
            r->naming = naming;
            r->prefix = prefix;
            r->titled = titled;
            r->level = level;
        }
        rows_add(r, &row->too_long.at[i], s, parent, &too_long);
    }
    r->titled |= is_titled; /* also where no row of `too_long` has the name */
    struct content_row *made = &to->at[to->n - 1];
    if (too_long.n == 1 && is_same(&too_long.at[0], made))
        r->to->elements.n = elements; /* no text uses them */
    else
        made->cells.too_long = too_long;
    return true;
}

bool rows_add(struct resolver *r, const struct row *row, struct scope *s, uint32_t parent,
              content_rows *to)
{
    if (row->section.text.p)
        return section_row(r, row, s, to);
    if (row->stacks.n)
        return stacks_row(r, row, s, parent, to);
    if (row->only == FIELD_PHOTO || row->only == FIELD_SIGNATURE)
        return picture_row(r, row, s, parent, to);
    if (row->n_items && row->layout != LAYOUT_LINE)
        return item_rows(r, row, s, parent, to);
    const struct markup *m = paragraphs_of(r, row, s);
    return m ? paragraphs_row(r, row, s, m, parent, to) : text_rows(r, row, s, parent, to);
}
