/* style_keys.c: the tables of all keys of a style, without those of rows, entries and fonts. */
#include "model/slips.h"
#include "style/style_keys.h"

static const char *const on_names[] = {"all", "several", "later", "none", NULL};
static const char *const side_names[] = {"left", "right", NULL};
static const char *const network_names[] = {"address", "name", NULL};
static const char *const reach_names[] = {"text", "label-column", "page", NULL};
static const char *const read_names[] = {"last", "first", NULL};
static const char *const side_pages_names[] = {"all", "needed", NULL};

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
const struct bind_table style_margin_table = TABLE(margin_keys, "'margins'");

static const struct bind_key first_keys[] = {
    TOP("top", BIND_LENGTH, style.first_top, "Above the capitals of the first line.",
        .example = "30mm", .also = "tmargin, topmargin"),
    TOP("bottom", BIND_LENGTH, style.first_bottom, "Below the last baseline.",
        .example = "30mm", .also = "bmargin, bottommargin"),
};
static const struct bind_table first_table = TABLE(first_keys, "'first'");

/* The nested tables fill the same struct as the table around them: offset 0. */
static const struct bind_key page_keys[] = {
    TOP("size", BIND_NODE, size, "Paper: a4, a5, letter, legal, or [width, height]; locale: what the locale says.",
        .example = "letter", .also = "paper, papersize, paper_size, format",
        .takes = "a name, or [width, height]"),
    TOP("english_size", BIND_WORD, style.english_size,
        "Paper for English without a region, where 'size' is the locale's.", .example = "letter", .initial = "a4",
        .also = "default_size"),
    TOP_OF("margins", BIND_NODE, margins, "White edges of the page.", &style_margin_table,
           .example = "25mm", .also = "margin, geometry", .takes = "one length, or"),
    SUB("first", "Margins of the first page, where they differ.", &first_table,
        .example = "{top: 30mm}", .also = "first_page"),
    TOP("two_sided", BIND_BOOL, style.two_sided, "yes: even pages have left and right exchanged.",
        .example = "yes", .also = "twoside, duplex, mirrored"),
    TOP("background", BIND_COLOR, style.background.name, "Color of the paper.",
        .example = "\"#FDFBF5\"", .also = "color, pagecolor, background_color"),
};
static const struct bind_table page_table = TABLE(page_keys, "'page'");

static const char *const month_names[] = {"short", "bare", "full", "number", "none", NULL};
static const struct bind_key date_keys[] = {
    TOP("day", BIND_WORD, style.date_day, "Form of a date with its day.",
        .example = "\"{month_name} {day}, {year}\"", .also = "full", .takes = "text with {...}"),
    TOP("month", BIND_WORD, style.date_month, "Form of a date without a day.",
        .example = "\"{mm}/{year}\"", .also = "single_date, year_month", .takes = "text with {...}"),
    TOP("year", BIND_WORD, style.date_year, "Form of a year alone.",
        .example = "\"({year})\"", .also = "year_only", .takes = "text with {year}"),
    TOP_OF("months", BIND_ENUM, style.date_months,
        "Months in the locale's forms: short (Sep.), bare (Sep, in languages that write it so), full (September), number (09/2016), "
        "none (the year alone, perhaps with its season).", month_names, .example = "full", .also = "month_format"),
    TOP("durations", BIND_BOOL, style.durations, "yes: dates say how long it lasted, as (2 yrs 3 mos).",
        .example = "yes", .initial = "no", .also = "duration, time_spans, show_time_spans_in, show_duration"),
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
    TOP("margin", BIND_LENGTH, side.side.margin,
        "Left and right of the text in documents without it; on pages without it, text is as wide.",
        .example = "33mm", .otherwise = "the page's left margin", .also = "margins"),
    TOP("sections", BIND_NODE, side.sections, "Keys of the sections in it. Titles count too, and what the language calls a key.",
        .example = "[skills, languages]", .also = "content, blocks", .takes = "a list of keys"),
    TOP_OF("header", BIND_LIST, side.header, "Rows at its top.", &style_row_table,
           .example = "[\"{name}\"]", .also = "top"),
    TOP_OF("reading_order", BIND_ENUM, side.read,
           "Whether programs read it before the text (first) or after it (last).", read_names,
           .example = "first", .also = "order, read"),
    TOP("style", BIND_NODE, side.style, "What looks different in this column.",
        .example = "{fonts: {text: {size: 9pt}}}", .also = "design", .takes = "any keys of a style"),
    TOP("unused", BIND_NODE, side.unused,
        "What looks different where the document has no section for this column; then there is no column.",
        .example = "{header: [\"{name}\", \"{contact}\"]}", .also = "empty, without, otherwise",
        .takes = "any keys of a style"),
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

static const struct bind_key table_keys[] = {
    TOP("before", BIND_DIM, style.table.before, "From the baseline above to that of the first row.",
        .example = "2lh", .also = "margin_top, space_before"),
    TOP("row", BIND_DIM, style.table.row, "From the baseline of a row to that of the next.",
        .example = "1.3lh", .also = "row_height, arraystretch, leading"),
    TOP("gap", BIND_DIM, style.table.gap, "Space between columns.",
        .example = "2em", .also = "column_gap, tabcolsep, sep"),
    TOP_OF("rule", BIND_MAP, style.table.rule, "Line below the names of columns: thickness, gap and color.",
           &style_rule_table, .example = "{thickness: 1pt}", .also = "midrule, line, border"),
};
static const struct bind_table table_table = TABLE(table_keys, "'table'");

static const struct bind_key logo_keys[] = {
    TOP("width", BIND_LENGTH, style.logo.width, "The most that it is wide, and how far in the text begins.",
        .example = "30pt", .also = "max_width"),
    TOP("height", BIND_LENGTH, style.logo.height, "The most that it is high.",
        .example = "20pt", .also = "max_height, size"),
    TOP("gap", BIND_LENGTH, style.logo.gap, "Space between it and the text.",
        .example = "6pt", .also = "sep, space"),
};
static const struct bind_table logo_table = TABLE(logo_keys, "'logo'");

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
    TOP("last", BIND_WORD, style.authors.last, "Text before the last author; {last} is what the locale has there.",
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
const struct bind_table style_author_role_table = TABLE(author_role_keys, "a role in 'author_roles'");

static const struct bind_key top_keys[] = {
    BIND_FORMAT_KEY(top, format),
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
    TOP("icons", BIND_BOOL, style.icons, "Whether icons are printed.",
        .example = "no", .also = "show_icons, icon, use_icons_for_connections"),
    TOP("photos", BIND_BOOL, style.photos, "Whether the portrait is printed, where the style has a place for it.",
        .example = "no", .also = "show_photo, show_photos, portraits"),
    TOP("logos", BIND_BOOL, style.logo.show, "Whether logos of entries are printed.",
        .example = "no", .also = "show_logos, images"),
    SUB("logo", "Room for the logo of an entry.", &logo_table,
        .example = "{width: 30pt}", .also = "image"),
    TOP_OF("networks", BIND_ENUM, style.network_names,
           "What is printed for a network: the user's name there, or the address.", network_names,
           .example = "address", .also = "social_networks, use_urls_as_placeholders_for_connections"),
    TOP("print_links", BIND_BOOL, style.print_links, "Whether addresses of links are printed after them.",
        .example = "yes", .also = "show_urls, urls"),
    SUB("dates", "Forms of dates.", &date_table,
        .example = "{year: \"({year})\"}", .also = "date, date_format, date_style"),
    TOP_OF("fonts", BIND_NAMED, fonts, "Fonts by name; everything starts from 'text'.",
           &style_font_table, .example = "{text: {size: 11pt}}", .also = "typography, font, text_styles"),
    TOP_OF("header_reach", BIND_ENUM, style.header_reach,
           "How wide the header is: as the text, as text and label column, or as both columns.",
           reach_names, .example = "page", .also = "header_width, span"),
    TOP_OF("header", BIND_LIST, header, "Rows at the top of the first page.", &style_row_table,
           .example = "[{cells: \"{name}\", font: name}]", .also = "title, maketitle, makecvtitle"),
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
    TOP("looks", BIND_NAMED, style.looks,
        "Other entries for sections that say 'look': by name, a mapping as 'entries'. 'as' a kind: like those, with "
        "'text' in place of their field.", .example = "{short: {item: [\"{item}\"]}}", .also = "variants, layouts",
        .takes = "entries"),
    TOP("sources", BIND_NAMED, sources,
        "Templates that {source} prints: where a work appeared, by its type; 'default' is for all.",
        .example = "{thesis: \"{publisher}: {genre}\"}", .also = "bibliography_styles, drivers",
        .takes = "a template"),
    TOP("paragraph_spacing", BIND_DIM, style.paragraph_before,
        "From the last baseline of a paragraph to the first of the next in the same text.",
        .example = "2lh", .also = "parskip, paragraphs, paragraph_skip"),
    SUB("authors", "How authors are listed.", &author_table,
        .example = "{names: initials}", .also = "author, author_list"),
    TOP_OF("author_roles", BIND_NAMED, roles, "Roles of authors and their marks.", &style_author_role_table,
           .example = "{visitor: {typed: \"¶\", mark: ¶, legend: visitor}}", .also = "roles, author_marks"),
    TOP_OF("lists", BIND_LIST, lists, "Levels of lists; the last is used for all deeper levels.",
           &style_level_table, .example = "[{marker: –, marker_width: 12pt}]",
           .also = "list, itemize, bullets, highlights"),
    SUB("items", "How items look, unless the row says otherwise.", &item_table,
        .example = "{separator: •}", .also = "connections, contacts"),
    SUB("table", "Tables; their cells are in the fonts 'table' and 'table-header'.", &table_table,
        .example = "{gap: 2em}", .also = "tables, tabular, grid_table"),
    SUB("levels", "Dots that show a level.", &dot_table,
        .example = "{count: 6}", .also = "ratings, dots"),
    TOP_OF("section_end", BIND_NODE, section_end, "Row below each section.", &style_row_table,
           .example = "\"{legend}\"", .also = "after_section", .takes = "a template, a list of cells, or a"),
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
const struct bind_table style_table = BIND_TABLE_SLIPS(top_keys, "a style", slips_of_style);
