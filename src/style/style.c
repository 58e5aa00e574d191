/* style.c: the merged tree of a style -> struct style, by the tables of style_keys.c. */
#include "style/style_keys.h"

const struct entry_style *style_entry(const struct style *s, const char *kind)
{
    for (size_t i = 0; i < s->entries.n; i++)
        if (str_eq(s->entries.at[i].kind, str_of(kind)))
            return &s->entries.at[i];
    return NULL;
}

bool style_wrong(struct style_reader *r, const struct node *n, const char *what, const char *must)
{
    bind_wrong(r->b, n, what, must);
    return r->good = false;
}

void style_out_of_limits(struct style_reader *r, const struct node *n, const char *what)
{
    diag_report(r->b->d, DIAG_CODE_OUT_OF_LIMITS, n->pos, what);
    r->good = false;
}

/* ---- pages */

/* Sets the size of the paper; false if there is none of that name. */
static bool paper(struct style *s, struct str name)
{
    static const struct {
        const char *name;
        length width, height; /* [1/100 mm] */
    } sizes[] = {{"a4", 21000, 29700}, {"a5", 14800, 21000},
                 {"letter", 21590, 27940}, {"legal", 21590, 35560}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        if (str_eq_nocase(name, str_of(sizes[i].name))) {
            s->width = length_scale(sizes[i].width, 72 * PT, 2540);
            s->height = length_scale(sizes[i].height, 72 * PT, 2540);
            return true;
        }
    return false;
}

const struct style *style_on_paper(struct arena *a, const struct style *s, struct str name, struct str language)
{
    if (!name.n && str_eq(language, STR("en")))
        name = s->english_size.text;
    if (!s->any_paper || !name.n || str_eq_nocase(name, STR("a4")))
        return s;
    struct style *other = arena_copy(a, s, sizeof *s);
    paper(other, name);
    if (s->side.unused)
        other->side.unused = style_on_paper(a, s->side.unused, name, language);
    return other;
}

static void page_size(struct style_reader *r, const struct node *n)
{
    if (n && n->kind == NODE_LIST && n->items.n == 2) {
        struct dim d[2] = {{0}};
        for (size_t i = 0; i < 2; i++)
            r->good &= bind_dim(r->b, n->items.at[i], &d[i], "size");
        r->s->width = d[0].value;
        r->s->height = d[1].value;
        return;
    }
    static const char must[] = "locale, a4, a5, letter, legal or [width, height]";
    const struct markup *english = &r->s->english_size;
    if (english->text.p && !paper(r->s, english->text)) {
        diag_report(r->b->d, DIAG_CODE_BAD_VALUE, english->pos, "english_size", STRF(english->text),
                    "a4, a5, letter or legal");
        r->good = false;
    }
    r->s->any_paper = n && n->kind == NODE_SCALAR && str_eq_nocase(n->text, STR("locale"));
    if (n && n->kind == NODE_SCALAR && paper(r->s, r->s->any_paper ? STR("a4") : n->text))
        return;
    r->s->width = r->s->height = 20000 * PT; /* so large that no second report follows */
    if (n && n->kind == NODE_SCALAR)
        diag_report(r->b->d, DIAG_CODE_BAD_VALUE, n->pos, "size", STRF(n->text), must);
    else if (n)
        style_wrong(r, n, "size", must);
    r->good = false;
}

/* The smallest width and height of the text: an inch. */
#define LEAST (72 * PT)

static void geometry_check(struct style_reader *r, const struct node *tree)
{
    const struct style *s = r->s;
    const struct node *page = node_find(tree, STR("page"));
    length side = s->side.width ? s->side.width + s->side.gap : 0;
    length first = length_max(s->first_top, s->top) + length_max(s->first_bottom, s->bottom);
    bool narrow = s->left + s->right + side + s->label_column.width + s->label_column.gap > s->width - LEAST;
    if (!narrow && length_max(s->top + s->bottom, first) <= s->height - LEAST)
        return;
    const struct node *margins = node_find(page, STR("margins"));
    diag_report(r->b->d, DIAG_CODE_NO_ROOM, margins ? margins->pos : tree->pos,
                narrow ? "width" : "height");
    r->good = false;
}

/* Appends keys of sections to `to`, a VEC(struct str). */
static void keys_read(struct style_reader *r, const struct node *n, void *to)
{
    VEC(struct str) *keys = to;
    struct markup m;
    for (size_t i = 0; i < n->items.n; i++)
        keys_read(r, n->items.at[i], to);
    if (n->kind == NODE_SCALAR && bind_word(r->b, n, &m, "sections"))
        *vec_push(r->b->a, keys) = m.text;
    else if (n->kind == NODE_MAP)
        style_wrong(r, n, "sections", "a list of keys");
}

/* Reads a style like this one, but without what the tree says at `but` and `also`, and with these changes. */
static struct style *like_this(struct style_reader *r, const struct node *tree, const char *but, const char *also,
                               const char *key, const struct node *changes)
{
    struct node *bare = arena_copy(r->b->a, tree, sizeof *tree);
    bare->pairs.at = arena_copy(r->b->a, tree->pairs.at, tree->pairs.n * sizeof *tree->pairs.at);
    bare->pairs.n = 0;
    for (size_t i = 0; i < tree->pairs.n; i++)
        if (!str_eq(tree->pairs.at[i].key, str_of(but)) && !str_eq(tree->pairs.at[i].key, str_of(also)))
            bare->pairs.at[bare->pairs.n++] = tree->pairs.at[i];
    struct style *s = arena_new_of(r->b->a, struct style);
    s->name = r->s->name;
    if (changes && changes->kind != NODE_NULL && changes->kind != NODE_MAP)
        style_wrong(r, changes, key, "a mapping");
    else if (changes)
        bare = node_overlay(r->b->a, bare, changes);
    r->good &= style_read(r->b, bare, s);
    return s;
}

/* Reads the side column. Its style is this style with the changes from its own `style`. */
static void side_read(struct style_reader *r, const struct side_keys *k, struct node *tree)
{
    struct side *side = &r->s->side;
    *side = k->side;
    side->right = k->place == 1;
    side->first = k->read == 1;
    style_paint(r, &side->background);
    if (!side->width)
        return;
    if (k->sections)
        keys_read(r, k->sections, &side->sections);
    /* A column has no columns inside it. */
    side->style = like_this(r, tree, "side_column", "label_column", "style", k->style);
    if (k->unused && k->unused->kind != NODE_NULL)
        side->unused = like_this(r, tree, "side_column", "", "unused", k->unused);
    struct style_reader inner = {.b = r->b, .s = side->style, .palette = r->palette, .good = true};
    if (k->header)
        style_rows(&inner, k->header, "header", &side->header);
    r->good &= inner.good;
}

/* Room for the capitals of a page footer and some space above them, for text of this size. */
#define FOOT_ROOM(em) ((em)*110 / 100)

static void check_foot(struct style_reader *r, const struct footer *f, const char *what,
                       length margin, struct pos pos)
{
    length room = f->baseline + FOOT_ROOM(style_font(r->s, STR("text"))->size.value);
    struct buf baseline = {.a = r->b->a}, edge = {.a = r->b->a};
    if (!r->good || !f->rows.n || f->on == FOOTER_NONE || room <= margin)
        return;
    length_print(&baseline, f->baseline, 1);
    length_print(&edge, margin, 1);
    diag_report(r->b->d, DIAG_CODE_FOOT_IN_TEXT, pos, what, str_c(r->b->a, buf_str(&baseline)),
                str_c(r->b->a, buf_str(&edge)));
}

/* The first row below `row`, at any depth, that makes a section; NULL: there is none. */
static const struct row *section_below(const struct row *row)
{
    const struct row *found = NULL;
    for (size_t i = 0; i < row->too_long.n && !found; i++) {
        const struct row *below = &row->too_long.at[i];
        found = below->section.text.p ? below : section_below(below);
    }
    for (size_t i = 0; i < row->rows.n && !found; i++) {
        const struct row *below = &row->rows.at[i];
        found = below->section.text.p ? below : section_below(below);
    }
    for (size_t i = 0; i < row->stacks.n && !found; i++)
        for (size_t k = 0; k < row->stacks.at[i].rows.n && !found; k++) {
            const struct row *below = &row->stacks.at[i].rows.at[k];
            found = below->section.text.p ? below : section_below(below);
        }
    return found;
}

/* What stands at the edge of every page belongs to no section, and has none. */
static void refuse_sections(struct style_reader *r, const struct row *rows, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const struct row *section = rows[i].section.text.p ? &rows[i] : section_below(&rows[i]);
        if (!section)
            continue;
        diag_report(r->b->d, DIAG_CODE_OUT_OF_LIMITS, section->section.pos,
                    "a page header or footer has no 'section'");
        r->good = false;
    }
}

static void footer_read(struct style_reader *r, const struct footer_keys *k, struct footer *to)
{
    to->on = k->on;
    to->baseline = k->baseline;
    if (k->rows)
        style_rows(r, k->rows, "rows", &to->rows);
    else if (k->row && k->row->kind != NODE_NULL)
        style_row(r, k->row, vec_push(r->b->a, &to->rows));
    refuse_sections(r, to->rows.at, to->rows.n);
}

/* "[70%, 130%]" */
static void range_read(struct style_reader *r, const struct node *n, struct fit_range *to)
{
    static const char must[] = "a list of two percentages, such as [70%, 130%]";
    *to = (struct fit_range){1000, 1000};
    if (!n)
        return;
    if (n->kind != NODE_LIST || n->items.n != 2) {
        style_wrong(r, n, "a range of 'fit'", must);
        return;
    }
    for (size_t i = 0; i < 2; i++) {
        struct str s = n->items.at[i]->text;
        struct node number = *n->items.at[i];
        int value = 0;
        number.text = str_ends(s, STR("%")) ? str_sub(s, 0, s.n - 1) : s;
        r->good &= bind_int(r->b, &number, &value, "a percentage");
        *(i ? &to->most : &to->least) = value * 10;
    }
    if (to->least < 300 || to->least > 1000 || to->most < 1000 || to->most > 3000) {
        diag_report(r->b->d, DIAG_CODE_OUT_OF_LIMITS, n->pos,
                    "a range of 'fit' starts at 30 to 100 % and ends at 100 to 300 %");
        r->good = false;
    }
}

/* ---- the whole */

static void author_roles_read(struct style_reader *r, const struct node *n)
{
    for (size_t i = 0; i < n->pairs.n; i++) {
        struct author_role *role = vec_push(r->b->a, &r->s->author_roles);
        role->name = n->pairs.at[i].key;
        r->good &= bind_map(r->b, n->pairs.at[i].value, &style_author_role_table, role);
        if (role->type.text.p)
            style_font_of(r, role->type, role->type.text);
    }
}

/* True if the font 'text' is complete and 'cells' exists. All other fonts start from 'text'. */
static bool has_text_font(struct style_reader *r, const struct node *tree)
{
    const struct fontstyle *text = style_font(r->s, STR("text"));
    const char *missing = !text || !style_font(r->s, STR("cells")) ? "text and cells"
                          : !text->family.text.p                  ? "text: family"
                          : text->size.unit != DIM_PT || text->size.value <= 0
                              ? "text: size, in points"
                          : text->leading.unit == DIM_NONE ? "text: leading"
                                                           : NULL;
    if (missing && r->good)
        diag_report(r->b->d, DIAG_CODE_MISSING_KEY, text ? text->pos : tree->pos, "'fonts'",
                    missing);
    return !missing;
}

static bool is_mapping(struct style_reader *r, const struct node *n, const char *what)
{
    return !n || n->kind == NODE_MAP || n->kind == NODE_NULL || style_wrong(r, n, what, "a mapping");
}

/* Reads a title: a row that has cells, not items, stacks or a section. Nor do the rows below it make a
 * section: that would have the same title again, without end. */
static void title_read(struct style_reader *r, const struct node *n, struct row *to)
{
    style_row(r, n, to);
    const struct row *section = section_below(to);
    if (!to->stacks.n && !to->n_items && !to->section.text.p && !section)
        return;
    diag_report(r->b->d, DIAG_CODE_OUT_OF_LIMITS, section ? section->pos : n->pos,
                section ? "no row of a title can be a 'section'"
                        : "a title has 'cells' (and 'rows' below them), not 'items', 'stacks' or 'section'");
    r->good = false;
}

static void rows_read(struct style_reader *r, const struct top *top)
{
    struct style *s = r->s;
    if (top->header)
        style_rows(r, top->header, "header", &s->header);
    if (top->section)
        title_read(r, top->section, &s->section);
    if (top->subsection)
        title_read(r, top->subsection, &s->subsection);
    if (top->section_end && top->section_end->kind != NODE_NULL)
        style_row(r, top->section_end, &s->section_end);
    if (top->end)
        style_rows(r, top->end, "end", &s->end);
    footer_read(r, &top->page_footer, &s->footer);
    footer_read(r, &top->page_header, &s->head);
    const struct row *const titles[] = {&s->section, &s->subsection, &s->section_end};
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        r->good &= style_row_owns_nothing(r, titles[i]);
    for (size_t i = 0; i < s->header.n; i++)
        r->good &= style_row_owns_nothing(r, &s->header.at[i]);
    for (size_t i = 0; i < s->end.n; i++)
        r->good &= style_row_owns_nothing(r, &s->end.at[i]);
    for (size_t i = 0; i < s->footer.rows.n; i++)
        r->good &= style_row_owns_nothing(r, &s->footer.rows.at[i]);
    for (size_t i = 0; i < s->head.rows.n; i++)
        r->good &= style_row_owns_nothing(r, &s->head.rows.at[i]);
}

/* Reads the margins: a mapping of four, or one length for all. */
static bool margins_read(struct binder *b, const struct node *n, struct top *top)
{
    struct dim all;
    if (n->kind != NODE_SCALAR)
        return bind_map(b, n, &style_margin_table, top);
    if (!bind_dim(b, n, &all, "margins"))
        return false;
    top->style.left = top->style.right = top->style.top = top->style.bottom = all.value;
    return true;
}

static struct pos pos_of_key(const struct node *tree, struct str key)
{
    const struct node *n = node_find(tree, key);
    return n ? n->pos : tree->pos;
}

static bool tree_read(struct binder *b, struct node *tree, struct style *to)
{
    struct top top = {.style = *to};
    top.style.first_top = top.style.first_bottom = -1;
    struct style_reader r = {.b = b, .s = to, .good = bind_map(b, tree, &style_table, &top)};
    if (top.margins)
        r.good &= margins_read(b, top.margins, &top);
    bool maps = is_mapping(&r, top.colors, "colors");
    maps &= is_mapping(&r, top.fonts, "fonts");
    maps &= is_mapping(&r, top.entries, "entries");
    maps &= is_mapping(&r, top.roles, "author_roles");
    maps &= is_mapping(&r, top.sources, "sources");
    maps &= is_mapping(&r, top.style.looks, "looks");
    if (!maps)
        return false;
    top.style.tree = tree;
    *to = top.style;
    style_palette(&r, top.colors);
    page_size(&r, top.size);
    r.good &= locale_check_form(b, &to->date_year, FORM_YEAR);
    r.good &= locale_check_form(b, &to->date_month, FORM_MONTH);
    r.good &= locale_check_form(b, &to->date_day, FORM_DAY);
    style_fonts(&r, top.fonts);
    if (!has_text_font(&r, tree))
        return false;
    style_paint(&r, &to->background);
    style_paint(&r, &to->table.rule.color);
    style_paint(&r, &to->level.on);
    style_paint(&r, &to->level.off);
    rows_read(&r, &top);
    if (top.lists)
        style_lists(&r, top.lists);
    if (top.entries)
        style_entries(&r, top.entries);
    if (to->looks)
        style_looks_check(&r, to->looks);
    if (top.roles)
        author_roles_read(&r, top.roles);
    if (top.sources)
        style_sources(&r, top.sources);
    range_read(&r, top.fit.spacing, &to->fit.spacing);
    range_read(&r, top.fit.leading, &to->fit.leading);
    range_read(&r, top.fit.size, &to->fit.size);
    range_read(&r, top.fit.margins, &to->fit.margins);
    side_read(&r, &top.side, tree);
    check_foot(&r, &to->footer, "page footer", to->bottom, pos_of_key(tree, STR("page_footer")));
    check_foot(&r, &to->head, "page header", to->top, pos_of_key(tree, STR("page_header")));
    geometry_check(&r, tree);
    return r.good;
}

bool style_read(struct binder *b, struct node *tree, struct style *to)
{
    bool once = diag_once(b->d, true); /* a side column reads the tree again */
    bool good = tree_read(b, tree, to);
    diag_once(b->d, once);
    return good;
}
