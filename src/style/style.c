/* style.c: a style's tree -> struct style, by tables of keys. */
#include "style/style_read.h"

const struct entry_style *style_entry(const struct style *s, const char *kind)
{
    for (size_t i = 0; i < s->entries.n; i++)
        if (str_eq(s->entries.at[i].kind, str_of(kind)))
            return &s->entries.at[i];
    return NULL;
}

bool style_aside(const struct style *s, struct str key)
{
    for (size_t i = 0; i < s->side.sections.n; i++)
        if (str_eq_nocase(s->side.sections.at[i], key))
            return true;
    return false;
}

static bool wrong(struct style_reader *r, const struct node *n, const char *what, const char *must)
{
    bind_wrong(r->b, n, what, must);
    return r->good = false;
}

/* ---- tables */

static const char *const on_names[] = {"all", "several", "later", "none", NULL};
static const char *const side_names[] = {"left", "right", NULL};
static const char *const network_names[] = {"address", "name", NULL};
static const char *const reach_names[] = {"text", "label-column", "page", NULL};
static const char *const read_names[] = {"last", "first", NULL};
static const char *const ground_names[] = {"all", "needed", NULL};

struct footer_keys {
    int on;
    length baseline;
    const struct node *row, *rows;
};

struct side_keys {
    struct side side;
    int place, read;
    const struct node *sections, *header, *style;
};

struct fit_keys {
    const struct node *spacing, *leading, *size, *margins;
};

struct top {
    struct style style;
    struct markup extends;
    struct side_keys side;
    struct fit_keys fit;
    struct footer_keys page_footer, page_header;
    const struct node *size, *margins, *colors, *fonts, *header, *section, *subsection, *entries, *lists;
    const struct node *roles, *section_end, *end;
};

#define TOP(key, type, member, doc) KEY(key, type, top, member, doc)
#define TOP_OF(key, type, member, doc, of) KEY_OF(key, type, top, member, doc, of)

static const struct bind_key margin_keys[] = {
    TOP("left", BIND_LENGTH, style.left, "Beside the text."),
    TOP("right", BIND_LENGTH, style.right, "Beside the text."),
    TOP("top", BIND_LENGTH, style.top, "Above the capitals of the first line."),
    TOP("bottom", BIND_LENGTH, style.bottom, "Below the last baseline."),
};
static const struct bind_table margin_table = TABLE(margin_keys, "'margins'");

static const struct bind_key first_keys[] = {
    TOP("top", BIND_LENGTH, style.first_top, "Above the capitals of the first line."),
    TOP("bottom", BIND_LENGTH, style.first_bottom, "Below the last baseline."),
};
static const struct bind_table first_table = TABLE(first_keys, "'first'");

/* The nested tables fill the same struct as the one above them: offset 0. */
static const struct bind_key page_keys[] = {
    TOP("size", BIND_NODE, size, "a4, a5, letter, legal, or [width, height]."),
    TOP_OF("margins", BIND_NODE, margins, "The page's white edges: one length, or a mapping.",
           &margin_table),
    {"first", BIND_MAP, 0, "The first page's, where they differ.", {&first_table}},
    TOP("two_sided", BIND_BOOL, style.two_sided, "Even pages have left and right the other way."),
    TOP("background", BIND_WORD, style.ground.name, "The colour of the paper."),
};
static const struct bind_table page_table = TABLE(page_keys, "'page'");

static const struct bind_key date_keys[] = {
    TOP("day", BIND_WORD, style.date_day, "A date with its day."),
    TOP("month", BIND_WORD, style.date_month, "A date without a day."),
    TOP("year", BIND_WORD, style.date_year, "A year alone."),
    TOP("dash", BIND_WORD, style.date_dash, "Between start and end."),
};
static const struct bind_table date_table = TABLE(date_keys, "'dates'");

static const struct bind_key lead_keys[] = {
    TOP("width", BIND_LENGTH, style.lead.width, "Of the column; 0: there is none."),
    TOP("gap", BIND_LENGTH, style.lead.gap, "Between it and the text."),
    TOP("max_width", BIND_LENGTH, style.lead.max, "It grows to its widest text, up to this."),
    TOP_OF("align", BIND_ENUM, style.lead.align, "Inside the column.", style_align_names),
};
static const struct bind_table lead_table = TABLE(lead_keys, "'label_column'");

static const struct bind_key side_keys[] = {
    TOP_OF("place", BIND_ENUM, side.place, "At which side it stands.", side_names),
    TOP("width", BIND_LENGTH, side.side.width, "Of its text; 0: there is no such column."),
    TOP("gap", BIND_LENGTH, side.side.gap, "Between its text and the other."),
    TOP("padding", BIND_LENGTH, side.side.padding, "Between its text and its ground's edge."),
    TOP("background", BIND_WORD, side.side.ground.name, "The colour behind it, to the page's edges."),
    TOP_OF("pages", BIND_ENUM, side.side.pages,
           "Which pages have it: all, or as many as it needs; the text of the others is wider.",
           ground_names),
    TOP("margin", BIND_LENGTH, side.side.margin, "Left and right of the text on pages without it."),
    TOP("sections", BIND_NODE, side.sections, "The keys of the sections that stand in it."),
    TOP_OF("header", BIND_NODE, side.header, "Rows at its top.", &style_row_table),
    TOP_OF("reading_order", BIND_ENUM, side.read, "Whether it is read before the text or after.",
           read_names),
    TOP("style", BIND_NODE, side.style, "What looks different there: any keys of a style."),
};
static const struct bind_table side_table = TABLE(side_keys, "'side_column'");

static const struct bind_key dot_keys[] = {
    TOP("count", BIND_INT, style.level.count, "How many dots."),
    TOP("diameter", BIND_LENGTH, style.level.diameter, "Of a dot."),
    TOP("gap", BIND_LENGTH, style.level.gap, "Between dots."),
    TOP("on", BIND_WORD, style.level.on.name, "The colour of those that count."),
    TOP("off", BIND_WORD, style.level.off.name, "The colour of the others."),
};
static const struct bind_table dot_table = TABLE(dot_keys, "'levels'");

static const struct bind_key item_keys[] = {
    TOP("separator", BIND_WORD, style.items.separator, "Between items."),
    TOP("separator_gap", BIND_LENGTH, style.items.separator_gap, "Space on either side of it."),
    TOP("icon_gap", BIND_LENGTH, style.items.icon_gap, "Between an icon and its text."),
    TOP("icon_width", BIND_LENGTH, style.items.icon_width, "Of the column that icons stand in."),
};
static const struct bind_table item_table = TABLE(item_keys, "'items'");

static const struct bind_key fit_keys[] = {
    TOP("spacing", BIND_NODE, fit.spacing, "Of what is between lines beyond their leading."),
    TOP("leading", BIND_NODE, fit.leading, "Of all lines."),
    TOP("size", BIND_NODE, fit.size, "Of all type."),
    TOP("margins", BIND_NODE, fit.margins, "Of the page."),
};
static const struct bind_table fit_table = TABLE(fit_keys, "'fit'");

#define FOOTER_TABLE(name)                                                                      \
    static const struct bind_key name##_keys[] = {                                              \
        TOP_OF("pages", BIND_ENUM, name.on, "On all, on several, from the second, on none.",    \
               on_names),                                                                       \
        TOP("baseline", BIND_LENGTH, name.baseline, "From the page's edge."),                   \
        TOP_OF("row", BIND_NODE, name.row, "The row.", &style_row_table),                       \
        TOP_OF("rows", BIND_NODE, name.rows, "In place of it, several.", &style_row_table),     \
    };                                                                                          \
    static const struct bind_table name##_table = TABLE(name##_keys, "'" #name "'")
FOOTER_TABLE(page_footer);
FOOTER_TABLE(page_header);

static const char *const mark_names[] = {"auto", "raised", "level", NULL};
static const char *const form_names[] = {"as-written", "full", "initials", "family-first", NULL};

#define AUTHOR(key, type, member, doc) TOP(key, type, style.authors.member, doc)
static const struct bind_key author_keys[] = {
    TOP_OF("names", BIND_ENUM, style.authors.form, "The form of names.", form_names),
    TOP_OF("marks", BIND_ENUM, style.authors.marks,
           "Marks raised or level; auto: raised, but for a star, which stands high by itself.",
           mark_names),
    AUTHOR("separator", BIND_WORD, separator, "Between authors."),
    AUTHOR("last", BIND_WORD, last, "Before the last of them."),
    AUTHOR("max", BIND_INT, max, "Longer lists are cut; 0: none is."),
    AUTHOR("first", BIND_INT, first, "How many a cut list keeps, and oneself."),
};
static const struct bind_table author_table = TABLE(author_keys, "'authors'");

#define AROLE(key, member, doc) KEY(key, BIND_WORD, role_style, member, doc)
static const struct bind_key author_role_keys[] = {
    AROLE("typed", typed, "The sign that says it behind a name in the document."),
    AROLE("mark", mark, "The sign that is set behind the name."),
    AROLE("legend", legend, "What the mark means."),
    AROLE("font", type, "A role of 'fonts' for the name."),
};
static const struct bind_table author_role_table = TABLE(author_role_keys, "a role in 'author_roles'");

static const struct bind_key top_keys[] = {
    TOP("extends", BIND_WORD, extends, "The style that this one changes."),
    {"page", BIND_MAP, 0, "Paper and margins.", {&page_table}},
    TOP("baseline_grid", BIND_LENGTH, style.grid, "Lines of text stand on multiples of it; 0: no grid."),
    {"label_column", BIND_MAP, 0, "A column left of the text, for dates and titles.", {&lead_table}},
    {"side_column", BIND_MAP, 0, "A second column, with sections of its own.", {&side_table}},
    TOP("colors", BIND_NODE, colors, "The palette: names and what they stand for."),
    TOP_OF("fonts", BIND_NODE, fonts, "The typographic roles.", &style_role_table),
    TOP("icons", BIND_BOOL, style.icons, "Whether icons are set."),
    TOP_OF("networks", BIND_ENUM, style.network_names,
           "Networks by their address, or by one's name there.", network_names),
    TOP("print_links", BIND_BOOL, style.print_links, "Addresses of links are set behind them."),
    {"dates", BIND_MAP, 0, "The forms of dates.", {&date_table}},
    TOP_OF("header", BIND_NODE, header, "Rows at the top of the first page.", &style_row_table),
    TOP_OF("header_reach", BIND_ENUM, style.header_reach,
           "How far they reach: over the text, with the column of leads, over both columns.",
           reach_names),
    TOP_OF("section", BIND_NODE, section, "The row of a section's title.", &style_row_table),
    TOP_OF("subsection", BIND_NODE, subsection, "The row of a sub-section's title.",
           &style_row_table),
    TOP_OF("entries", BIND_NODE, entries, "How each kind of entry is set.", &style_entry_table),
    TOP("paragraph_spacing", BIND_DIM, style.paragraph_before, "Between paragraphs of one text."),
    TOP_OF("lists", BIND_NODE, lists, "Levels of lists.", &style_level_table),
    TOP_OF("section_end", BIND_NODE, section_end, "A row below each section.", &style_row_table),
    {"items", BIND_MAP, 0, "How items stand, where a row does not say.", {&item_table}},
    {"levels", BIND_MAP, 0, "Dots that show a level.", {&dot_table}},
    {"authors", BIND_MAP, 0, "How authors are listed.", {&author_table}},
    TOP_OF("author_roles", BIND_NODE, roles, "The roles of authors and their marks.", &author_role_table),
    TOP_OF("end", BIND_NODE, end, "Rows at the foot of the last page's text.", &style_row_table),
    {"page_footer", BIND_MAP, 0, "A row at the foot of pages.", {&page_footer_table}},
    {"page_header", BIND_MAP, 0, "A row at the head of pages.", {&page_header_table}},
    {"fit", BIND_MAP, 0, "How much may change to fit pages, least and most: [70%, 130%].",
     {&fit_table}},
};
const struct bind_table style_table = TABLE(top_keys, "a style");

/* ---- pages */

static void page_size(struct style_reader *r, const struct node *n)
{
    static const struct {
        const char *name;
        length width, height; /* [1/100 mm] */
    } sizes[] = {{"a4", 21000, 29700}, {"a5", 14800, 21000},
                 {"letter", 21590, 27940}, {"legal", 21590, 35560}};
    if (n && n->kind == NODE_LIST && n->items.n == 2) {
        struct dim d[2] = {{0}};
        for (size_t i = 0; i < 2; i++)
            r->good &= bind_dim(r->b, n->items.at[i], &d[i], "size");
        r->s->width = d[0].value;
        r->s->height = d[1].value;
        return;
    }
    for (size_t i = 0; n && n->kind == NODE_SCALAR && i < sizeof sizes / sizeof *sizes; i++)
        if (str_eq_nocase(n->text, str_of(sizes[i].name))) {
            r->s->width = length_scale(sizes[i].width, 72 * PT, 2540);
            r->s->height = length_scale(sizes[i].height, 72 * PT, 2540);
            return;
        }
    static const char must[] = "a4, a5, letter, legal or [width, height]";
    r->s->width = r->s->height = 20000 * PT; /* nothing is too wide for it */
    if (n && n->kind == NODE_SCALAR)
        diag_report(r->b->d, DIAG_CODE_BAD_VALUE, n->pos, "size", STRF(n->text), must);
    else if (n)
        wrong(r, n, "size", must);
    r->good = false;
}

/* The least width and height of the text: an inch. */
#define LEAST (72 * PT)

static void check_room(struct style_reader *r, const struct node *tree)
{
    const struct style *s = r->s;
    const struct node *page = node_find(tree, STR("page"));
    length side = s->side.width ? s->side.width + s->side.gap : 0;
    length first = length_max(s->first_top, s->top) + length_max(s->first_bottom, s->bottom);
    bool narrow = s->left + s->right + side + s->lead.width + s->lead.gap > s->width - LEAST;
    if (!narrow && length_max(s->top + s->bottom, first) <= s->height - LEAST)
        return;
    const struct node *margins = node_find(page, STR("margins"));
    diag_report(r->b->d, DIAG_CODE_NO_ROOM, margins ? margins->pos : tree->pos,
                narrow ? "width" : "height");
    r->good = false;
}

/* Keys of sections, in `to`, a VEC(struct str). */
static void keys_read(struct style_reader *r, const struct node *n, void *to)
{
    VEC(struct str) *keys = to;
    struct markup m;
    for (size_t i = 0; i < n->items.n; i++)
        keys_read(r, n->items.at[i], to);
    if (n->kind == NODE_SCALAR && bind_word(r->b, n, &m, "sections"))
        *vec_push(r->b->a, keys) = m.text;
    else if (n->kind == NODE_MAP)
        wrong(r, n, "sections", "a list of keys");
}

/* What a side column looks like: the style laid under its own `style`. */
static void side_read(struct style_reader *r, const struct side_keys *k, struct node *tree)
{
    struct side *side = &r->s->side;
    *side = k->side;
    side->right = k->place == 1;
    side->first = k->read == 1;
    style_paint(r, &side->ground);
    if (!side->width)
        return;
    if (k->sections)
        keys_read(r, k->sections, &side->sections);
    /* Without what would make a column in a column. */
    struct node *bare = arena_copy(r->b->a, tree, sizeof *tree);
    bare->pairs.at = arena_copy(r->b->a, tree->pairs.at, tree->pairs.n * sizeof *tree->pairs.at);
    bare->pairs.n = 0;
    for (size_t i = 0; i < tree->pairs.n; i++)
        if (!str_eq(tree->pairs.at[i].key, STR("side_column")) &&
            !str_eq(tree->pairs.at[i].key, STR("label_column")))
            bare->pairs.at[bare->pairs.n++] = tree->pairs.at[i];
    side->style = arena_new_of(r->b->a, struct style);
    side->style->name = r->s->name;
    if (k->style && k->style->kind != NODE_NULL && k->style->kind != NODE_MAP)
        wrong(r, k->style, "style", "a mapping");
    else if (k->style)
        bare = node_overlay(r->b->a, bare, k->style);
    r->good &= style_read(r->b, bare, side->style);
    struct style_reader inner = {.b = r->b, .s = side->style, .palette = r->palette, .good = true};
    if (k->header)
        style_rows(&inner, k->header, "header", &side->header);
    r->good &= inner.good;
}

/* The height of capitals above a foot's baseline, and some room over them [1/100 of the em of text]. */
#define FOOT_ROOM(em) ((em)*110 / 100)

static void check_foot(struct style_reader *r, const struct footer *f, const char *what,
                       length margin, struct pos pos)
{
    length room = f->baseline + FOOT_ROOM(style_role(r->s, STR("text"))->size.value);
    struct buf baseline = {.a = r->b->a}, edge = {.a = r->b->a};
    if (!r->good || !f->rows.n || f->on == FOOTER_NONE || room <= margin)
        return;
    length_print(&baseline, f->baseline, 1);
    length_print(&edge, margin, 1);
    diag_report(r->b->d, DIAG_CODE_FOOT_IN_TEXT, pos, what, str_c(r->b->a, buf_str(&baseline)),
                str_c(r->b->a, buf_str(&edge)));
}

static void footer_read(struct style_reader *r, const struct footer_keys *k, struct footer *to)
{
    to->on = k->on;
    to->baseline = k->baseline;
    if (k->rows)
        style_rows(r, k->rows, "rows", &to->rows);
    else if (k->row && k->row->kind != NODE_NULL)
        style_row(r, k->row, vec_push(r->b->a, &to->rows));
}

/* "[70%, 130%]" */
static void range_read(struct style_reader *r, const struct node *n, struct fit_range *to)
{
    static const char must[] = "a list of two percentages, such as [70%, 130%]";
    *to = (struct fit_range){1000, 1000};
    if (!n)
        return;
    if (n->kind != NODE_LIST || n->items.n != 2) {
        wrong(r, n, "a range of 'fit'", must);
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
        struct role_style *role = vec_push(r->b->a, &r->s->author_roles);
        role->name = n->pairs.at[i].key;
        r->good &= bind_map(r->b, n->pairs.at[i].value, &author_role_table, role);
        if (role->type.text.p)
            style_role_of(r, role->type, role->type.text);
    }
}

/* Everything starts from the role 'text', so that one is whole. */
static bool has_text_role(struct style_reader *r, const struct node *tree)
{
    const struct role *text = style_role(r->s, STR("text"));
    const char *missing = !text || !style_role(r->s, STR("cells")) ? "text and cells"
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

/* A form of a date may use the first `n` of these: what such a date has. */
enum { YEAR_PARTS = 1, MONTH_PARTS = 5, DAY_PARTS = 7 };

static void check_form(struct style_reader *r, const struct markup *form, size_t n)
{
    static const char *const names[] = {"year", "month",      "mon", "month_name",
                                        "mm",   "day",        "dd"};
    struct str s = form->text;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] != '{')
            continue;
        struct str rest = str_sub(s, i + 1, s.n);
        struct str key = str_sub(rest, 0, str_find(rest, '}'));
        bool known = false;
        for (size_t k = 0; k < n; k++)
            known |= key.n < rest.n && str_eq(key, str_of(names[k]));
        if (known)
            continue;
        diag_report(r->b->d, DIAG_CODE_UNKNOWN_FIELD, pos_of_text(form->pos, key), STRF(key),
                    diag_suggest(r->b->a, key, names, n));
        r->good = false;
    }
}

static bool is_mapping(struct style_reader *r, const struct node *n, const char *what)
{
    return !n || n->kind == NODE_MAP || n->kind == NODE_NULL || wrong(r, n, what, "a mapping");
}

/* A title is a row of cells. */
static void title_read(struct style_reader *r, const struct node *n, struct row *to)
{
    style_row(r, n, to);
    if (!to->stacks.n && !to->n_items && !to->section.text.p)
        return;
    diag_report(r->b->d, DIAG_CODE_OUT_OF_LIMITS, n->pos,
                "a title takes 'cells', and 'rows' for what comes below it");
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
}

/* A mapping of four, or one for all. */
static bool margins_read(struct binder *b, const struct node *n, struct top *top)
{
    struct dim all;
    if (n->kind != NODE_SCALAR)
        return bind_map(b, n, &margin_table, top);
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

bool style_read(struct binder *b, struct node *tree, struct style *to)
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
    if (!maps)
        return false;
    top.style.tree = tree;
    *to = top.style;
    style_palette(&r, top.colors);
    page_size(&r, top.size);
    check_form(&r, &to->date_year, YEAR_PARTS);
    check_form(&r, &to->date_month, MONTH_PARTS);
    check_form(&r, &to->date_day, DAY_PARTS);
    style_roles(&r, top.fonts);
    if (!has_text_role(&r, tree))
        return false;
    style_paint(&r, &to->ground);
    style_paint(&r, &to->level.on);
    style_paint(&r, &to->level.off);
    rows_read(&r, &top);
    if (top.lists)
        style_lists(&r, top.lists);
    if (top.entries)
        style_entries(&r, top.entries);
    if (top.roles)
        author_roles_read(&r, top.roles);
    range_read(&r, top.fit.spacing, &to->fit.spacing);
    range_read(&r, top.fit.leading, &to->fit.leading);
    range_read(&r, top.fit.size, &to->fit.size);
    range_read(&r, top.fit.margins, &to->fit.margins);
    side_read(&r, &top.side, tree);
    check_foot(&r, &to->footer, "page footer", to->bottom, pos_of_key(tree, STR("page_footer")));
    check_foot(&r, &to->head, "page header", to->top, pos_of_key(tree, STR("page_header")));
    check_room(&r, tree);
    return r.good;
}
