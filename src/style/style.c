/* style.c: the merged tree of a style -> struct style, by tables of keys. */
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
static const char *const side_pages_names[] = {"all", "needed", NULL};

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
    const struct node *roles, *sources, *section_end, *end;
};

#define TOP(key, type, member, doc, ...) KEY(key, type, top, member, doc, __VA_ARGS__)
#define TOP_OF(key, type, member, doc, of, ...) KEY_OF(key, type, top, member, doc, of, __VA_ARGS__)

static const struct bind_key margin_keys[] = {
    TOP("left", BIND_LENGTH, style.left, "Left of the text.", .example = "25mm", .also = "inner, lmargin"),
    TOP("right", BIND_LENGTH, style.right, "Right of the text.",
        .example = "25mm", .also = "outer, rmargin"),
    TOP("top", BIND_LENGTH, style.top, "Above the capitals of the first line.",
        .example = "25mm", .also = "tmargin, topmargin"),
    TOP("bottom", BIND_LENGTH, style.bottom, "Below the last baseline.",
        .example = "25mm", .also = "bmargin, bottommargin"),
};
static const struct bind_table margin_table = TABLE(margin_keys, "'margins'");

static const struct bind_key first_keys[] = {
    TOP("top", BIND_LENGTH, style.first_top, "Above the capitals of the first line.",
        .example = "30mm", .also = "tmargin, topmargin"),
    TOP("bottom", BIND_LENGTH, style.first_bottom, "Below the last baseline.",
        .example = "30mm", .also = "bmargin, bottommargin"),
};
static const struct bind_table first_table = TABLE(first_keys, "'first'");

/* The nested tables fill the same struct as the table around them: offset 0. */
static const struct bind_key page_keys[] = {
    TOP("size", BIND_NODE, size, "Paper: a4, a5, letter, legal, or [width, height].",
        .example = "letter", .also = "paper, papersize, paper_size, format",
        .takes = "a name, or [width, height]"),
    TOP_OF("margins", BIND_NODE, margins, "White edges of the page.", &margin_table,
           .example = "25mm", .also = "margin, geometry", .takes = "one length, or"),
    SUB("first", "Margins of the first page, where they differ.", &first_table,
        .example = "{top: 30mm}", .also = "first_page"),
    TOP("two_sided", BIND_BOOL, style.two_sided, "yes: even pages have left and right exchanged.",
        .example = "yes", .also = "twoside, duplex, mirrored"),
    TOP("background", BIND_COLOR, style.background.name, "Color of the paper.",
        .example = "\"#FDFBF5\"", .also = "color, pagecolor, background_color"),
};
static const struct bind_table page_table = TABLE(page_keys, "'page'");

static const struct bind_key date_keys[] = {
    TOP("day", BIND_WORD, style.date_day, "Form of a date with its day.",
        .example = "\"{month_name} {day}, {year}\"", .also = "full", .takes = "text with {...}"),
    TOP("month", BIND_WORD, style.date_month, "Form of a date without a day.",
        .example = "\"{mm}/{year}\"", .also = "single_date, year_month", .takes = "text with {...}"),
    TOP("year", BIND_WORD, style.date_year, "Form of a year alone.",
        .example = "\"({year})\"", .also = "year_only", .takes = "text with {year}"),
    TOP("dash", BIND_WORD, style.date_dash, "Text between start and end.",
        .example = "\" to \"", .also = "date_range, range, separator, to"),
};
static const struct bind_table date_table = TABLE(date_keys, "'dates'");

static const struct bind_key label_keys[] = {
    TOP("width", BIND_LENGTH, style.label_column.width, "Width of the column; 0: there is none.",
        .example = "25mm", .also = "hintscolumnwidth, hints_width"),
    TOP("gap", BIND_LENGTH, style.label_column.gap, "Space between it and the text.",
        .example = "6mm", .also = "separatorcolumnwidth, sep, space"),
    TOP("max_width", BIND_LENGTH, style.label_column.max,
        "Maximum width; the column grows to its widest label up to this (0: it does not grow).",
        .example = "60mm", .also = "max, maxwidth"),
    TOP_OF("align", BIND_ENUM, style.label_column.align, "Alignment of labels.", style_align_names,
           .example = "left", .also = "text_align, alignment"),
};
static const struct bind_table label_table = TABLE(label_keys, "'label_column'");

static const struct bind_key side_keys[] = {
    TOP_OF("place", BIND_ENUM, side.place, "Side of the page where it stands.", side_names,
           .example = "right", .also = "position, side, float"),
    TOP("width", BIND_LENGTH, side.side.width, "Width of its text; 0: there is no such column.",
        .example = "50mm", .also = "columnratio, sidebar_width"),
    TOP("gap", BIND_LENGTH, side.side.gap, "Space between its text and the other text.",
        .example = "10mm", .also = "columnsep, sep, space"),
    TOP("padding", BIND_LENGTH, side.side.padding,
        "Space between its text and the edge of its background.",
        .example = "5mm", .also = "inner_sep"),
    TOP("background", BIND_COLOR, side.side.background.name, "Color behind it, up to the page's edges.",
        .example = "accent 10%", .also = "color, background_color, fill"),
    TOP_OF("pages", BIND_ENUM, side.side.pages,
           "Pages that have it: all, or as many as it needs; on the others the text is wider.",
           side_pages_names, .example = "needed", .also = "on"),
    TOP("margin", BIND_LENGTH, side.side.margin, "Left and right of the text on pages without it.",
        .example = "33mm", .otherwise = "the page's left margin", .also = "margins"),
    TOP("sections", BIND_NODE, side.sections, "Keys of the sections in it.",
        .example = "[skills, languages]", .also = "content, blocks", .takes = "a list of keys"),
    TOP_OF("header", BIND_LIST, side.header, "Rows at its top.", &style_row_table,
           .example = "[\"{name}\"]", .also = "top"),
    TOP_OF("reading_order", BIND_ENUM, side.read,
           "Whether programs read it before the text (first) or after it (last).", read_names,
           .example = "first", .also = "order, read"),
    TOP("style", BIND_NODE, side.style, "What looks different in this column.",
        .example = "{fonts: {text: {size: 9pt}}}", .also = "design", .takes = "any keys of a style"),
};
static const struct bind_table side_table = TABLE(side_keys, "'side_column'");

static const struct bind_key dot_keys[] = {
    TOP("count", BIND_INT, style.level.count, "How many dots; 0: levels are not drawn.",
        .example = "6", .also = "number, max"),
    TOP("diameter", BIND_LENGTH, style.level.diameter, "Diameter of a dot.",
        .example = "4pt", .also = "size, width"),
    TOP("gap", BIND_LENGTH, style.level.gap, "Space between dots.",
        .example = "3pt", .also = "sep, space"),
    TOP("on", BIND_COLOR, style.level.on.name, "Color of the dots up to the level.",
        .example = "text", .also = "color, filled, full"),
    TOP("off", BIND_COLOR, style.level.off.name, "Color of the other dots.",
        .example = "muted", .also = "empty, unfilled"),
};
static const struct bind_table dot_table = TABLE(dot_keys, "'levels'");

static const struct bind_key item_keys[] = {
    TOP("separator", BIND_WORD, style.items.separator, "Text between items.",
        .example = "•", .also = "delimiter, sep"),
    TOP("separator_gap", BIND_LENGTH, style.items.separator_gap, "Space on both sides of it.",
        .example = "9pt", .also = "sep_space, space_between_connections"),
    TOP("icon_gap", BIND_LENGTH, style.items.icon_gap, "Space between an icon and its text.",
        .example = "5pt", .also = "icon_sep, icon_space"),
    TOP("icon_width", BIND_LENGTH, style.items.icon_width,
        "Width of the column in which icons are centered; 0: each icon's own width.",
        .example = "14pt", .also = "icon_column"),
};
static const struct bind_table item_table = TABLE(item_keys, "'items'");

#define RANGE(key, member, doc, ...) \
    TOP(key, BIND_NODE, fit.member, doc, .takes = "[least, most]", __VA_ARGS__)
static const struct bind_key fit_keys[] = {
    RANGE("spacing", spacing, "Space between lines in addition to their leading.",
          .example = "[60%, 120%]", .also = "space, vspace"),
    RANGE("leading", leading, "Leading of all lines.",
          .example = "[97%, 103%]", .also = "line_height, line_spacing, baselinestretch"),
    RANGE("size", size, "Size of all type.", .example = "[90%, 110%]", .also = "font_size, fontsize"),
    RANGE("margins", margins, "Margins of the page.", .example = "[70%, 120%]", .also = "margin"),
};
static const struct bind_table fit_table = TABLE(fit_keys, "'fit'");

#define FOOTER_TABLE(name)                                                                        \
    static const struct bind_key name##_keys[] = {                                                \
        TOP_OF("pages", BIND_ENUM, name.on,                                                       \
               "Pages that have it: all; several: all if there are several; later: from the "     \
               "second; none.",                                                                   \
               on_names, .example = "all", .also = "on, pagestyle"),                              \
        TOP("baseline", BIND_LENGTH, name.baseline, "From the page's edge to its baseline.",      \
            .example = "10mm", .also = "skip, distance, footskip, headsep"),                      \
        TOP_OF("row", BIND_NODE, name.row, "The row, where there is only one.", &style_row_table, \
               .example = "[\"{name}\", \"{page}\"]", .also = "text, content, cells, template",   \
               .takes = "a template, a list of cells, or a"),                                     \
        TOP_OF("rows", BIND_LIST, name.rows, "Several rows, in place of 'row'.",                  \
               &style_row_table, .example = "[\"{name}\", \"{page}\"]", .also = "lines"),         \
    };                                                                                            \
    static const struct bind_table name##_table = TABLE(name##_keys, "'" #name "'")
FOOTER_TABLE(page_footer);
FOOTER_TABLE(page_header);

static const char *const mark_names[] = {"auto", "raised", "level", NULL};
static const char *const form_names[] = {"as-written", "full", "initials", "family-first", NULL};

static const struct bind_key author_keys[] = {
    TOP_OF("names", BIND_ENUM, style.authors.form, "Form of names.", form_names,
           .example = "initials", .also = "form, format, giveninits"),
    TOP_OF("marks", BIND_ENUM, style.authors.marks,
           "Whether marks are raised; auto: all except a star, which is high by itself.",
           mark_names,
           .example = "level", .initial = "auto", .also = "superscript, raise"),
    TOP("separator", BIND_WORD, style.authors.separator, "Text between authors.",
        .example = "\"; \"", .also = "delimiter, multinamedelim"),
    TOP("last", BIND_WORD, style.authors.last, "Text before the last author.",
        .example = "\" and \"", .also = "and, finalnamedelim, last_separator",
        .otherwise = "the separator"),
    TOP("max", BIND_INT, style.authors.max, "Longer lists are cut; 0: no list is cut.",
        .example = "2", .also = "maxnames, maxbibnames, et_al_min"),
    TOP("first", BIND_INT, style.authors.first,
        "How many authors a cut list keeps; it keeps the person too.",
        .example = "1", .also = "minnames, minbibnames, et_al_use_first"),
};
static const struct bind_table author_table = TABLE(author_keys, "'authors'");

#define AROLE(key, member, doc, ...) KEY(key, BIND_WORD, author_role, member, doc, __VA_ARGS__)
static const struct bind_key author_role_keys[] = {
    AROLE("typed", typed, "Sign after a name in the document that stands for the role.",
          .example = "¶", .also = "input, written, sign"),
    AROLE("mark", mark, "Sign that is printed after the name.",
          .example = "¶", .also = "symbol, printed, superscript"),
    AROLE("legend", legend, "What the mark means.",
          .example = "joint work", .also = "meaning, text, description",
          .otherwise = "the locale's"),
    AROLE("font", type, "Font of the name: a name under 'fonts'.",
          .example = "self", .also = "style, type, role"),
};
static const struct bind_table author_role_table = TABLE(author_role_keys, "a role in 'author_roles'");

static const struct bind_key top_keys[] = {
    TOP("extends", BIND_WORD, extends, "Name or file of the style that this one changes.",
        .example = "plain", .also = "base, theme, inherits, parent, documentclass"),
    SUB("page", "Paper and margins.", &page_table,
        .example = "{size: letter}", .also = "geometry"),
    TOP("baseline_grid", BIND_LENGTH, style.grid, "Baselines of text stand on multiples of it; 0: no grid.",
        .example = "12pt", .also = "grid, gridtype"),
    SUB("label_column", "Column left of all text, for dates, labels and titles.", &label_table,
        .example = "{width: 25mm, gap: 6mm}", .also = "lead, hintscolumn, date_and_location_column"),
    SUB("side_column", "Second column, with sections of its own.", &side_table,
        .example = "{width: 50mm}", .also = "side, sidebar, paracol"),
    TOP("colors", BIND_NAMED, colors, "Palette: names of colors and what they stand for.",
        .example = "{accent: burgundy}", .also = "colours, color, palette, definecolor",
        .takes = "a color"),
    TOP_OF("fonts", BIND_NAMED, fonts, "Fonts by name; everything starts from 'text'.",
           &style_font_table, .example = "{text: {size: 11pt}}", .also = "typography, font, text_styles"),
    TOP("icons", BIND_BOOL, style.icons, "Whether icons are printed.",
        .example = "no", .also = "show_icons, icon, use_icons_for_connections"),
    TOP_OF("networks", BIND_ENUM, style.network_names,
           "What is printed for a network: the user's name there, or the address.", network_names,
           .example = "address", .also = "social_networks, use_urls_as_placeholders_for_connections"),
    TOP("print_links", BIND_BOOL, style.print_links, "Whether addresses of links are printed after them.",
        .example = "yes", .also = "show_urls, urls"),
    SUB("dates", "Forms of dates.", &date_table,
        .example = "{year: \"({year})\"}", .also = "date, date_format, date_style"),
    TOP_OF("header", BIND_LIST, header, "Rows at the top of the first page.", &style_row_table,
           .example = "[{cells: \"{name}\", font: name}]", .also = "title, maketitle, makecvtitle"),
    TOP_OF("header_reach", BIND_ENUM, style.header_reach,
           "How wide the header is: as the text, as text and label column, or as both columns.",
           reach_names, .example = "page", .also = "header_width, span"),
    TOP_OF("section", BIND_NODE, section, "Title of a section.", &style_row_table,
           .example = "{cells: \"{title}\", before: 32pt}", .also = "section_titles, sections, heading",
           .takes = "a"),
    TOP_OF("subsection", BIND_NODE, subsection, "Title of a sub-section.", &style_row_table,
           .example = "{cells: \"{title}\", before: 24pt}", .also = "subsections, subheading",
           .takes = "a"),
    TOP_OF("entries", BIND_NAMED, entries,
           "How each kind of entry looks; 'default' is for all kinds.",
           &style_entry_table, .example = "{item: {indent: 10pt}}", .also = "entry, entry_types, templates",
           .takes = "rows, or"),
    TOP("paragraph_spacing", BIND_DIM, style.paragraph_before,
        "From the last baseline of a paragraph to the first of the next in the same text.",
        .example = "2lh", .also = "parskip, paragraphs, paragraph_skip"),
    TOP_OF("lists", BIND_LIST, lists, "Levels of lists; the last is used for all deeper levels.",
           &style_level_table, .example = "[{marker: –, marker_width: 12pt}]",
           .also = "list, itemize, bullets, highlights"),
    TOP_OF("section_end", BIND_NODE, section_end, "Row below each section.", &style_row_table,
           .example = "\"{legend}\"", .also = "after_section", .takes = "a template, a list of cells, or a"),
    SUB("items", "How items look, unless the row says otherwise.", &item_table,
        .example = "{separator: •}", .also = "connections, contacts"),
    SUB("levels", "Dots that show a level.", &dot_table,
        .example = "{count: 6}", .also = "ratings, dots"),
    SUB("authors", "How authors are listed.", &author_table,
        .example = "{names: initials}", .also = "author, author_list"),
    TOP_OF("author_roles", BIND_NAMED, roles, "Roles of authors and their marks.", &author_role_table,
           .example = "{visitor: {typed: \"¶\", mark: ¶, legend: visitor}}", .also = "roles, author_marks"),
    TOP("sources", BIND_NAMED, sources,
        "Templates that {source} prints: where a work appeared, by its type; 'default' is for all.",
        .example = "{thesis: \"{publisher}: {genre}\"}", .also = "bibliography_styles, drivers",
        .takes = "a template"),
    TOP_OF("end", BIND_LIST, end, "Rows at the foot of the text on the last page.",
           &style_row_table,
           .example = "[\"{consent}\"]", .also = "last, document_end, after_text"),
    SUB("page_footer", "Row at the foot of pages.", &page_footer_table,
        .example = "{pages: all}", .also = "footer, foot, fancyfoot"),
    SUB("page_header", "Row at the head of pages.", &page_header_table,
        .example = "{pages: all}", .also = "head, running_head, fancyhead, top_note"),
    SUB("fit", "How far measures may change so that the text fills its pages.", &fit_table,
        .example = "{spacing: [60%, 120%]}", .also = "fitting, stretch"),
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
    r->s->width = r->s->height = 20000 * PT; /* so large that no second report follows */
    if (n && n->kind == NODE_SCALAR)
        diag_report(r->b->d, DIAG_CODE_BAD_VALUE, n->pos, "size", STRF(n->text), must);
    else if (n)
        wrong(r, n, "size", must);
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
        wrong(r, n, "sections", "a list of keys");
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

/* What stands at the edge of every page belongs to no section, and has none. */
static void refuse_sections(struct style_reader *r, const struct row *rows, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const struct row *row = &rows[i];
        if (row->section.text.p) {
            diag_report(r->b->d, DIAG_CODE_OUT_OF_LIMITS, row->section.pos,
                        "a page header or footer has no 'section'");
            r->good = false;
        }
        for (size_t k = 0; k < row->stacks.n; k++)
            refuse_sections(r, row->stacks.at[k].rows.at, row->stacks.at[k].rows.n);
        refuse_sections(r, row->rows.at, row->rows.n);
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
        struct author_role *role = vec_push(r->b->a, &r->s->author_roles);
        role->name = n->pairs.at[i].key;
        r->good &= bind_map(r->b, n->pairs.at[i].value, &author_role_table, role);
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
    return !n || n->kind == NODE_MAP || n->kind == NODE_NULL || wrong(r, n, what, "a mapping");
}

/* The first row below `row`, at any depth, that makes a section; NULL: there is none. */
static const struct row *section_below(const struct row *row)
{
    const struct row *found = NULL;
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
}

/* Reads the margins: a mapping of four, or one length for all. */
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
    style_paint(&r, &to->level.on);
    style_paint(&r, &to->level.off);
    rows_read(&r, &top);
    if (top.lists)
        style_lists(&r, top.lists);
    if (top.entries)
        style_entries(&r, top.entries);
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
