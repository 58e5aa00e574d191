/* style_row.c: reads rows with their rules and boxes, and the entries and lists made of rows. */
#include "style/style_read.h"

static bool wrong(struct style_reader *r, const struct node *n, const char *what, const char *must)
{
    bind_wrong(r->b, n, what, must);
    return r->good = false;
}

static void out_of_limits(struct style_reader *r, const struct node *n, const char *what)
{
    diag_report(r->b->d, DIAG_CODE_OUT_OF_LIMITS, n->pos, what);
    r->good = false;
}

/* ---- rules and boxes */

static const char *const reach_names[] = {"text", "label-column", "page", NULL};
static const char *const rule_places[] = {"below", "above", "end", "start",
                                          "sides", "label-column", NULL};

static const struct bind_key rule_keys[] = {
    KEY_OF("place", BIND_ENUM, rule, place,
           "Below or above the row, at the end or start of its text, at both sides, or in the label "
           "column.", rule_places,
           .example = "above", .initial = "below", .also = "position, side"),
    KEY("thickness", BIND_LENGTH, rule, thickness, "Thickness of the line; diameter of dots.",
        .example = "1pt", .also = "height, weight, stroke, line_thickness, rulewidth"),
    KEY("gap", BIND_DIM, rule, gap,
        "Below and above: from the baseline to the middle of the line. Otherwise: from the text.",
        .example = "5pt", .initial = "0", .also = "space, distance, sep, offset"),
    KEY("raise", BIND_SIGNED, rule, raise,
        "Beside a text: height of its middle above the baseline.",
        .example = "3pt", .initial = "0", .also = "shift, vertical_align"),
    KEY("width", BIND_LENGTH, rule, width, "Length of the line; 0: all the room.",
        .example = "60pt", .initial = "0", .also = "length"),
    KEY("pitch", BIND_LENGTH, rule, pitch, "From dot to dot, for a row of dots; 0: a solid line.",
        .example = "4pt", .initial = "0", .also = "dotted, dashed, dot_distance"),
    KEY_OF("reach", BIND_ENUM, rule, reach,
           "How wide it is: as the text, as text and label column, or to the page's edges.",
           reach_names, .example = "page", .initial = "text", .also = "span, extent"),
    KEY("color", BIND_COLOR, rule, color.name, "Color of the line.", .example = "accent",
        .also = "colour, stroke_color"),
};
const struct bind_table style_rule_table = TABLE(rule_keys, "'rule'");

static const char *const from_names[] = {"row", "top", NULL};

static const struct bind_key box_keys[] = {
    KEY("background", BIND_COLOR, box, background.name, "Color behind the text.",
        .example = "accent 20%", .also = "color, fill, background_color, colback, ground"),
    KEY("border_color", BIND_COLOR, box, border.name, "Color of the border.",
        .example = "muted", .also = "border, stroke, frame, colframe"),
    KEY("border_width", BIND_LENGTH, box, thickness, "Width of the border.",
        .example = "1pt", .initial = "0", .also = "thickness, stroke_width, boxrule, fboxrule"),
    KEY("padding_x", BIND_DIM, box, padding, "From the text to the left and right edge.",
        .example = "6pt", .initial = "0", .also = "padding, inset, fboxsep"),
    KEY("padding_y", BIND_DIM, box, padding_y, "Above the capitals and below the baseline.",
        .example = "6pt", .initial = "0", .also = "padding_top, padding_bottom"),
    KEY("radius", BIND_LENGTH, box, radius, "Radius of rounded corners.",
        .example = "3pt", .initial = "0", .also = "border_radius, arc, rounded"),
    KEY_OF("reach", BIND_ENUM, box, reach, "How wide it is, as for a rule.", reach_names,
           .example = "page", .initial = "text", .also = "span, extent, width"),
    KEY_OF("from", BIND_ENUM, box, from,
           "top: it begins at the top edge of the page, behind all rows above.", from_names,
           .example = "top", .initial = "row", .also = "start, extend"),
};
const struct bind_table style_box_table = TABLE(box_keys, "'box'");

static void rule_read(struct style_reader *r, const struct node *n, void *rules)
{
    VEC(struct rule) *to = rules;
    if (n->kind == NODE_LIST) {
        for (size_t i = 0; i < n->items.n; i++)
            rule_read(r, n->items.at[i], rules);
        return;
    }
    if (n->kind != NODE_MAP && n->kind != NODE_SCALAR)
        return;
    struct rule rule = {.thickness = -1};
    r->good &= bind_map(r->b, n, &style_rule_table, &rule);
    style_paint(r, &rule.color);
    if (rule.thickness < 0 && n->kind == NODE_MAP) {
        diag_report(r->b->d, DIAG_CODE_MISSING_KEY, n->pos, "'rule'", "thickness");
        r->good = false;
    }
    if (rule.thickness > 0)
        *vec_push(r->b->a, to) = rule;
}

static void box_paint(struct style_reader *r, struct box *box)
{
    style_paint(r, &box->background);
    style_paint(r, &box->border);
}

/* ---- rows */

static const char *const layout_names[] = {"line", "lines", "columns", NULL};
static const char *const place_names[] = {"above", "label-column", "label-column-above", NULL};
static const char *const valign_names[] = {"baseline", "top", "middle", "bottom", NULL};
static const char *const shape_names[] = {"square", "rounded", "circle", NULL};

struct row_keys {
    struct row row;
    const struct node *cells, *widths, *aligns, *items, *rules, *stacks, *rows, *initials;
    struct markup font;
};

static const struct bind_key image_keys[] = {
    KEY("width", BIND_LENGTH, image_style, width, "Width.", .example = "20mm", .also = "photo_width, w"),
    KEY("height", BIND_LENGTH, image_style, height, "Height; 'width' or 'height' is enough.",
        .example = "20mm", .also = "photo_height, h"),
    KEY_OF("shape", BIND_ENUM, image_style, shape, "Shape to which it is cut.", shape_names,
           .example = "circle", .initial = "square", .also = "clip, mask"),
    KEY("radius", BIND_LENGTH, image_style, radius, "Radius of rounded corners.",
        .example = "3mm", .initial = "0", .also = "border_radius"),
};
static const struct bind_table image_table = TABLE(image_keys, "'image'");

struct initials_keys {
    int letters;
    struct markup font;
};

static const struct bind_key initials_keys[] = {
    KEY("count", BIND_INT, initials_keys, letters, "How many of the first letters.",
        .example = "3", .initial = "1", .also = "letters, number, lines"),
    KEY("font", BIND_WORD, initials_keys, font, "Font of those letters: a name under 'fonts'.",
        .example = "name", .initial = "text", .also = "role, style, color"),
};
static const struct bind_table initials_table = TABLE(initials_keys, "'first_letters'");

struct stack_keys {
    struct markup width;
    struct dim dim;
    const struct node *rows;
};

static const struct bind_key stack_keys[] = {
    KEY("width", BIND_WORD, stack_keys, width,
        "Width; natural: as wide as its text; not given: the rest of the room.",
        .example = "80pt", .also = "columnwidth, size", .takes = "a length, or natural"),
    KEY_OF("rows", BIND_LIST, stack_keys, rows, "Its rows.", &style_row_table,
           .example = "[\"{email}\"]", .also = "content, lines"),
};
static const struct bind_table stack_table = TABLE(stack_keys, "a stack of rows");

#define ROW(key, type, member, doc, ...) KEY(key, type, row_keys, member, doc, __VA_ARGS__)
#define ROW_OF(key, type, member, doc, of, ...) \
    KEY_OF(key, type, row_keys, member, doc, of, __VA_ARGS__)
static const struct bind_key row_keys[] = {
    ROW("cells", BIND_NODE, cells, "One template, or several: left, right; or left, middle, right.",
        .example = "[\"{name}\", \"{email}\"]", .also = "text, template, content, columns_text",
        .takes = "a template, or a list"),
    ROW("widths", BIND_NODE, widths,
        "Makes the cells columns from the left, of these widths; the last may be left out.",
        .example = "[60pt]", .also = "column_widths, columnwidths", .takes = "a list of lengths"),
    ROW("aligns", BIND_NODE, aligns, "Alignments of these columns.",
        .example = "[right, left]", .also = "alignments, column_aligns", .takes = "a list, as 'align'"),
    ROW("gap", BIND_DIM, row.gap, "Space between these columns, or between stacks.",
        .example = "16pt", .initial = "1em", .also = "column_gap, tabcolsep, columnsep"),
    ROW("items", BIND_NODE, items, "Fields whose items are printed in running lines or in columns.",
        .example = "[location, contact]", .also = "list, fields, connections",
        .takes = "a field, or a list"),
    ROW_OF("layout", BIND_ENUM, row.layout, "Items in running lines, a line each, or in columns.",
           layout_names, .example = "lines", .initial = "line", .also = "display, flow, direction"),
    ROW("columns", BIND_INT, row.n_columns, "How many columns of items.",
        .example = "3", .initial = "2", .also = "column_count, multicols, cols"),
    ROW("separator", BIND_WORD, row.separator, "Text between items; never at the end of a line.",
        .example = "•", .also = "delimiter, sep", .otherwise = "as in 'items'"),
    ROW("separator_gap", BIND_LENGTH, row.separator_gap, "Space on both sides of it.",
        .example = "9pt", .also = "sep_space", .otherwise = "as in 'items'"),
    ROW("icons", BIND_BOOL, row.icons, "Whether items have icons here.",
        .example = "no", .also = "show_icons, icon", .otherwise = "as in the style"),
    ROW("icon_gap", BIND_LENGTH, row.icon_gap, "Space between an icon and its text.",
        .example = "5pt", .also = "icon_sep", .otherwise = "as in 'items'"),
    ROW("icon_width", BIND_LENGTH, row.icon_width, "Width of the column in which icons are centered.",
        .example = "14pt", .also = "icon_column", .otherwise = "as in 'items'"),
    ROW_OF("item_box", BIND_MAP, row.tag, "Box around each item.", &style_box_table,
           .example = "{background: accent 10%, padding_x: 3pt}", .also = "tag, chip, pill, cvtag"),
    ROW_OF("stacks", BIND_NODE, stacks, "Lists of rows side by side.", &stack_table,
        .example = "[[\"{name}\"], [\"{email}\", \"{phone}\"]]", .also = "parallel, minipages, side_by_side",
        .takes = "a list: each a list of rows, or"),
    ROW_OF("valign", BIND_ENUM, row.valign, "Which parts of the stacks are at one height.", valign_names,
           .example = "bottom", .initial = "baseline", .also = "vertical_align, align_items, upright"),
    ROW_OF("image", BIND_MAP, row.image, "Size and shape of a picture.", &image_table,
           .example = "{width: 20mm}", .also = "photo, picture, includegraphics"),
    ROW("section", BIND_WORD, row.section,
        "Makes a section, with this word of the locale as its title.",
        .example = "contact", .also = "heading"),
    ROW_OF("rows", BIND_LIST, rows, "Rows of that section; in a title: rows below it.",
           &style_row_table, .example = "[\"{email}\"]", .also = "lines, children"),
    ROW("font", BIND_WORD, font,
        "Font: a name under 'fonts'; not given: text, or cells if there are several.",
        .example = "headline", .also = "role, style, text_style, class"),
    ROW_OF("align", BIND_ENUM, row.align, "Alignment, as in a font.", style_align_names,
           .example = "right", .also = "text_align, alignment", .takes = "as in a font"),
    ROW_OF("reach", BIND_ENUM, row.reach,
           "In the header: as wide as the text, as text and label column, or as both columns.",
           reach_names, .example = "label-column", .initial = "text", .also = "span, extent"),
    ROW("indent", BIND_LENGTH, row.indent, "Left indent of all its lines.",
        .example = "20pt", .initial = "0", .also = "padding_left, leftskip, margin_left, left"),
    ROW("hang", BIND_LENGTH, row.hang, "Left indent of the second line and the following ones.",
        .example = "10pt", .initial = "0", .also = "hanging, hangindent, hanging_indent"),
    ROW("before", BIND_DIM, row.before, "From the baseline above to its baseline.",
        .example = "25pt", .also = "margin_top, space_before, space_above, vspace",
        .otherwise = "the font's leading"),
    ROW("after", BIND_DIM, row.after, "From its baseline to the next; replaces 'before' there.",
        .example = "35pt", .also = "margin_bottom, space_after, space_below"),
    ROW("before_first", BIND_DIM, row.first,
        "For a sub-section's title: its 'before' right below the section's title.",
        .example = "18pt", .also = "first"),
    ROW_OF("rule", BIND_SOME, rules, "Line at the row.", &style_rule_table,
           .example = "{thickness: 1pt, gap: 5pt}", .also = "line, border_bottom, hrule, underline"),
    ROW_OF("box", BIND_MAP, row.box, "Background and border of the row.", &style_box_table,
           .example = "{background: accent 10%}", .also = "background, colorbox, fill, border"),
    ROW_OF("place", BIND_ENUM, row.place, "For a title: above its text, in the label column beside it, or there on a line of its own.",
           place_names, .example = "label-column", .initial = "above", .also = "position"),
    ROW_OF("first_letters", BIND_NODE, initials, "First letters in another font.", &initials_table,
           .example = "{count: 3, font: name}", .also = "initials, first_letter, lettrine, dropcap"),
};
const struct bind_table style_row_table = TABLE(row_keys, "a row");

/* Sets *user, a bool, if the field is a picture. */
static void see_picture(void *user, enum field f)
{
    *(bool *)user |= f == FIELD_PHOTO || f == FIELD_SIGNATURE;
}

static void cells_read(struct style_reader *r, const struct node *n, struct row *to)
{
    if (n->kind == NODE_LIST && n->items.n > CELLS_MAX)
        out_of_limits(r, n, "a row has at most four cells");
    else if (n->kind == NODE_LIST)
        for (size_t i = 0; i < n->items.n; i++)
            style_template(r, n->items.at[i], &to->cells[to->n_cells++]);
    else
        style_template(r, n, &to->cells[to->n_cells++]);
    const struct template *t = &to->cells[0];
    if (to->n_cells == 1 && t->parts.n == 1 && t->parts.at[0].kind == PART_FIELD)
        to->only = t->parts.at[0].field;
    if (to->only == FIELD_CONTACT || to->only == FIELD_NETWORKS)
        to->items[to->n_items++] = to->only;
    bool picture = false;
    for (size_t i = 0; i < to->n_cells; i++)
        template_fields(&to->cells[i], see_picture, &picture);
    if (picture && to->only == FIELD_COUNT)
        out_of_limits(r, n, "a picture needs a row of its own: \"{photo}\"");
}

static void widths_read(struct style_reader *r, const struct node *n, struct row *to)
{
    if (n->kind != NODE_LIST) {
        wrong(r, n, "widths", "a list of lengths");
        return;
    }
    if (n->items.n > CELLS_MAX)
        out_of_limits(r, n, "a row has at most four cells");
    to->columns = true;
    for (size_t i = 0; i < n->items.n && i < CELLS_MAX; i++)
        r->good &= bind_dim(r->b, n->items.at[i], &to->widths[i], "a width");
}

static void aligns_read(struct style_reader *r, const struct node *n, struct row *to)
{
    static const struct bind_key key = {.name = "aligns", .type = BIND_ENUM, .names = style_align_names};
    static const struct bind_table table = {"'aligns'", &key, 1, NULL};
    if (n->kind != NODE_LIST) {
        wrong(r, n, "aligns", "a list");
        return;
    }
    for (size_t i = 0; i < n->items.n && i < CELLS_MAX; i++) {
        struct pair pair = {STR("aligns"), n->items.at[i]->pos, n->items.at[i]};
        struct node one = {.kind = NODE_MAP, .pos = pair.pos};
        one.pairs.at = &pair;
        one.pairs.n = 1;
        r->good &= bind_map(r->b, &one, &table, &to->aligns[i]);
    }
}

static void items_read(struct style_reader *r, const struct node *n, struct row *to)
{
    size_t count = n->kind == NODE_LIST ? n->items.n : 1;
    if (count > ITEMS_MAX)
        out_of_limits(r, n, "a row has items of at most eight fields");
    for (size_t i = 0; i < count && i < ITEMS_MAX; i++) {
        struct markup m;
        if (!bind_word(r->b, n->kind == NODE_LIST ? n->items.at[i] : n, &m, "items")) {
            r->good = false;
            continue;
        }
        enum field f = field_find(m.text);
        if (f == FIELD_COUNT) {
            diag_report(r->b->d, DIAG_CODE_UNKNOWN_FIELD, m.pos, STRF(m.text),
                        diag_suggest(r->b->d, m.text, field_keys, FIELD_COUNT));
            r->good = false;
        } else {
            to->items[to->n_items++] = f;
        }
    }
}

/* Reads stacks; each is a list of rows, or a mapping {width, rows}. */
static void stacks_read(struct style_reader *r, const struct node *n, struct row *to)
{
    if (n->kind != NODE_LIST) {
        wrong(r, n, "stacks", "a list of stacks");
        return;
    }
    for (size_t i = 0; i < n->items.n; i++) {
        struct stack *stack = vec_push(r->b->a, &to->stacks);
        struct stack_keys k = {.rows = n->items.at[i]};
        if (k.rows->kind == NODE_MAP && !node_find(k.rows, STR("cells"))) {
            r->good &= bind_map(r->b, n->items.at[i], &stack_table, &k);
            if (k.rows == n->items.at[i])
                k.rows = NULL;
        }
        stack->natural = str_eq(k.width.text, STR("natural"));
        if (k.width.text.p && !stack->natural) {
            struct node width = {.kind = NODE_SCALAR, .text = k.width.text, .pos = k.width.pos};
            r->good &= bind_dim(r->b, &width, &stack->width, "width");
        }
        if (k.rows)
            style_rows(r, k.rows, "a stack", &stack->rows);
    }
}

static void initials_read(struct style_reader *r, const struct node *n, struct row *to)
{
    struct initials_keys k = {.letters = 1};
    if (n->kind == NODE_NULL)
        return;
    r->good &= bind_map(r->b, n, &initials_table, &k);
    to->initials = k.letters;
    to->first_letters_font = style_font_of(r, k.font, STR("text"));
}

void style_row(struct style_reader *r, const struct node *n, struct row *to)
{
    struct row_keys k = {.row = {.only = FIELD_COUNT, .align = -1, .icons = -1, .n_columns = 2},
                         .cells = n};
    const struct item_style *items = &r->s->items;
    k.row.separator = items->separator;
    k.row.separator_gap = items->separator_gap;
    k.row.icon_gap = items->icon_gap;
    k.row.icon_width = items->icon_width;
    if (n->kind == NODE_MAP && n->pairs.n == 1 && n->pairs.at[0].value->kind == NODE_NULL &&
        field_find(n->pairs.at[0].key) != FIELD_COUNT) {
        out_of_limits(r, n, "a template needs quotes: \"{...}\"");
        k.cells = NULL;
    } else if (n->kind == NODE_MAP) {
        k.cells = NULL;
        r->good &= bind_map(r->b, n, &style_row_table, &k);
    }
    k.row.pos = n->pos;
    if (k.cells)
        cells_read(r, k.cells, &k.row);
    if (k.widths)
        widths_read(r, k.widths, &k.row);
    for (size_t i = 0; i < CELLS_MAX; i++)
        k.row.aligns[i] = -1;
    if (k.aligns)
        aligns_read(r, k.aligns, &k.row);
    if (k.items)
        items_read(r, k.items, &k.row);
    if (k.rules)
        rule_read(r, k.rules, &k.row.rules);
    if (k.stacks)
        stacks_read(r, k.stacks, &k.row);
    if (k.rows)
        style_rows(r, k.rows, "rows", &k.row.rows);
    if (k.initials)
        initials_read(r, k.initials, &k.row);
    if (k.row.n_columns < 1 || k.row.n_columns > CELLS_MAX)
        out_of_limits(r, n, "a row has one to four columns of items");
    if (k.row.n_cells == CELLS_MAX && !k.row.columns)
        out_of_limits(r, k.cells, "a row without 'widths' has at most three cells");
    bool several = k.row.n_cells > 1 && !k.row.columns;
    k.row.font = style_font_of(r, k.font, several ? STR("cells") : STR("text"));
    box_paint(r, &k.row.box);
    box_paint(r, &k.row.tag);
    *to = k.row;
}

void style_rows(struct style_reader *r, const struct node *n, const char *what, void *rows)
{
    VEC(struct row) *to = rows;
    if (n->kind == NODE_NULL)
        return;
    if (n->kind != NODE_LIST) {
        wrong(r, n, what, "a list of rows");
        return;
    }
    for (size_t i = 0; i < n->items.n; i++)
        style_row(r, n->items.at[i], vec_push(r->b->a, to));
}

/* ---- entries and lists */

struct label_keys {
    struct label_style label;
    const struct node *text;
    struct markup font;
};

#define LABEL(key, type, member, doc, ...) KEY(key, type, label_keys, member, doc, __VA_ARGS__)
static const struct bind_key label_keys[] = {
    LABEL("text", BIND_NODE, text, "Its text.",
         .example = "\"{date}\"", .also = "cells, template, content", .takes = "a template"),
    LABEL("width", BIND_LENGTH, label.width,
         "Minimum width of its own column; not given: the label column of the page is used.",
         .example = "30pt", .also = "labelwidth, hintscolumnwidth"),
    LABEL("max_width", BIND_LENGTH, label.max,
         "Maximum width; the column grows to its widest label up to this (0: no maximum).",
         .example = "90pt", .initial = "0", .also = "max, maxwidth"),
    LABEL("gap", BIND_LENGTH, label.gap, "Space between the column and the entry.",
         .example = "8pt", .initial = "0", .also = "labelsep, sep, space"),
    LABEL("font", BIND_WORD, font, "Font of its text: a name under 'fonts'.",
         .example = "headline", .initial = "label-column", .also = "role, style"),
    KEY_OF("align", BIND_ENUM, label_keys, label.align, "Alignment in its own column.",
           style_align_names,
           .example = "right", .initial = "justify", .also = "text_align, alignment"),
};
static const struct bind_table label_table = TABLE(label_keys, "the 'label' of an entry");

static const struct bind_key timeline_keys[] = {
    KEY("thickness", BIND_LENGTH, timeline, thickness, "Thickness of the line.",
        .example = "1pt", .initial = "0", .also = "width, stroke, line_width"),
    KEY("dot", BIND_LENGTH, timeline, dot, "Diameter of the dot at each entry.",
        .example = "6pt", .initial = "0", .also = "diameter, circle, dot_size"),
    KEY("gap", BIND_LENGTH, timeline, gap, "From the line to the text.",
        .example = "8pt", .initial = "0", .also = "space, distance, sep"),
    KEY("color", BIND_COLOR, timeline, color.name, "Color of the line.", .example = "muted",
        .also = "line_color, colour, stroke_color"),
    KEY("dot_color", BIND_COLOR, timeline, dot_color.name, "Color of the dots.",
        .example = "accent", .also = "circle_color, fill"),
};
static const struct bind_table timeline_table = TABLE(timeline_keys, "'timeline'");

struct entry_keys {
    struct entry_style entry;
    struct label_keys label;
    const struct node *rows, *label_node, *omit;
};

#define ENTRY(key, type, member, doc, ...) KEY(key, type, entry_keys, member, doc, __VA_ARGS__)
#define ENTRY_OF(key, type, member, doc, of, ...) \
    KEY_OF(key, type, entry_keys, member, doc, of, __VA_ARGS__)
static const struct bind_key entry_keys[] = {
    ENTRY_OF("rows", BIND_LIST, rows, "Its rows: templates, lists of cells or mappings.",
             &style_row_table, .example = "[\"{item}\"]", .also = "template, lines, main_column, content"),
    ENTRY("before", BIND_DIM, entry.before, "From the baseline above to its first baseline.",
          .example = "20pt", .also = "margin_top, space_before, vertical_space_between_entries, itemsep"),
    ENTRY("before_multirow", BIND_DIM, entry.loose,
          "The same, if this entry or the one above has several rows.",
          .example = "22pt", .also = "loose", .otherwise = "'before'"),
    ENTRY("before_first", BIND_DIM, entry.first, "The same, right below a title.",
          .example = "24pt", .also = "first", .otherwise = "as the title says"),
    ENTRY("width", BIND_DIM, entry.width, "Maximum width of the entry.",
          .example = "200pt", .also = "max_width, linewidth, measure"),
    ENTRY_OF("align", BIND_ENUM, entry.align,
             "Where it is if it is narrower than the room: left, center or right.",
             style_align_names, .example = "right", .initial = "justify", .also = "justify_self, float"),
    ENTRY("indent", BIND_LENGTH, entry.indent, "Left indent of the whole entry.",
          .example = "20pt", .initial = "0", .also = "margin_left, padding_left, leftmargin"),
    ENTRY("keep_lines", BIND_INT, entry.keep, "Entries of up to this many lines stay on one page.",
          .example = "8", .also = "keep, break_inside, orphans, samepage"),
    ENTRY("omit", BIND_NODE, omit,
          "Fields that are left out on purpose; other fields without a place are reported.",
          .example = "[summary]", .also = "hide, skip, ignore", .takes = "a field, or a list of fields"),
    ENTRY_OF("label", BIND_NODE, label_node, "Column for a number or a date.", &label_table,
             .example = "\"{date}\"", .also = "lead, hint, date_and_location_column, marker",
             .takes = "a template, or"),
    ENTRY_OF("timeline", BIND_MAP, entry.timeline, "Line beside the entries, with a dot at each.",
             &timeline_table, .example = "{thickness: 1pt, gap: 8pt}", .also = "time_line, vertical_line"),
    ENTRY_OF("divider", BIND_MAP, entry.divider, "Line above each entry except the first.",
             &style_rule_table, .example = "{thickness: 1pt, gap: 12pt}", .also = "separator, rule, border_top"),
};
const struct bind_table style_entry_table = TABLE(entry_keys, "the style of an entry");

static void label_read(struct style_reader *r, const struct node *n, struct label_keys *k)
{
    if (n->kind == NODE_MAP)
        r->good &= bind_map(r->b, n, &label_table, k);
    else
        k->text = str_eq(n->text, STR("none")) ? NULL : n;
}

/* Adds the fields that `n` names, which is a list or one name. */
static void omit_read(struct style_reader *r, const struct node *n, struct entry_style *to)
{
    struct entry_style own = {0}; /* a new list, since the old one belongs to the defaults */
    struct markup m;
    for (size_t i = 0; i < to->omit.n; i++)
        *vec_push(r->b->a, &own.omit) = to->omit.at[i];
    for (size_t i = 0; i < (n->kind == NODE_LIST ? n->items.n : 1); i++) {
        const struct node *one = n->kind == NODE_LIST ? n->items.at[i] : n;
        enum field f = bind_word(r->b, one, &m, "omit") ? field_find(m.text) : FIELD_COUNT;
        if (f != FIELD_COUNT) {
            *vec_push(r->b->a, &own.omit) = f;
            continue;
        }
        if (one->kind == NODE_SCALAR)
            diag_report(r->b->d, DIAG_CODE_UNKNOWN_FIELD, one->pos, STRF(m.text),
                        diag_suggest(r->b->d, m.text, field_keys, FIELD_COUNT));
        r->good = false;
    }
    to->omit.at = own.omit.at;
    to->omit.n = to->omit.cap = own.omit.n;
}

static void entry_read(struct style_reader *r, const struct pair *p,
                       const struct entry_keys *defaults)
{
    struct entry_keys k = *defaults;
    const struct node *n = p->value;
    k.entry.kind = p->key;
    if (n->kind == NODE_MAP)
        r->good &= bind_map(r->b, n, &style_entry_table, &k);
    else
        k.rows = n;
    if (k.omit && k.omit != defaults->omit)
        omit_read(r, k.omit, &k.entry);
    if (k.label_node)
        label_read(r, k.label_node, &k.label);
    k.entry.label = k.label.label;
    k.entry.label.width = length_max(k.label.label.width, 0);
    if (k.label.text) {
        style_template(r, k.label.text, &k.entry.label.text);
        k.entry.label.font = style_font_of(r, k.label.font, STR("label-column"));
        if (k.label.label.width < 0) {
            k.entry.label.shared = true;
            k.entry.label.align = r->s->label_column.align;
        }
    }
    style_paint(r, &k.entry.timeline.color);
    style_paint(r, &k.entry.timeline.dot_color);
    style_paint(r, &k.entry.divider.color);
    if (k.rows)
        style_rows(r, k.rows, "rows", &k.entry.rows);
    *vec_push(r->b->a, &r->s->entries) = k.entry;
}

/* Reports an unknown kind of entry, and suggests the most similar one. */
static void unknown_kind(struct style_reader *r, const struct pair *p)
{
    struct bind_key keys[FIELD_KINDS + 1];
    struct bind_table table = {"'entries'", keys, 0, NULL};
    for (size_t i = 0; i < FIELD_KINDS; i++)
        keys[table.n++] = (struct bind_key){.name = field_kinds[i].name, .type = BIND_NODE};
    keys[table.n++] = (struct bind_key){.name = "default", .type = BIND_NODE};
    bind_unknown(r->b, p, &table);
    r->good = false;
}

static bool known_kind(struct str kind)
{
    for (size_t i = 0; i < FIELD_KINDS; i++)
        if (str_eq(kind, str_of(field_kinds[i].name)))
            return true;
    return false;
}

void style_entries(struct style_reader *r, const struct node *n)
{
    const struct node *defaults = node_find(n, STR("default"));
    struct entry_keys base = {.label.label.width = -1};
    if (defaults)
        r->good &= bind_map(r->b, defaults, &style_entry_table, &base);
    if (base.omit)
        omit_read(r, base.omit, &base.entry);
    for (size_t i = 0; i < n->pairs.n; i++) {
        const struct pair *p = &n->pairs.at[i];
        if (known_kind(p->key)) {
            entry_read(r, p, &base);
        } else if (p->value != defaults) {
            unknown_kind(r, p);
        }
    }
}

struct level_keys {
    struct list_level level;
    struct markup font;
};

#define LEVEL(key, type, member, doc, ...) KEY(key, type, level_keys, member, doc, __VA_ARGS__)
static const struct bind_key level_keys[] = {
    LEVEL("marker", BIND_WORD, level.glyph, "Sign before an item.",
          .example = "–", .also = "bullet, glyph, symbol, label, labelitemi"),
    LEVEL("font", BIND_WORD, font, "Font of the marker: a name under 'fonts'.",
          .example = "self", .initial = "text", .also = "role, style"),
    LEVEL("raise", BIND_SIGNED, level.raise, "Height of the marker above the baseline.",
          .example = "1pt", .initial = "0", .also = "shift, vertical_align"),
    LEVEL("indent", BIND_LENGTH, level.indent, "From the left edge to the marker.",
          .example = "8pt", .initial = "0", .also = "leftmargin, margin_left, left"),
    LEVEL("marker_width", BIND_LENGTH, level.text, "From the marker's left edge to the text.",
          .example = "14pt", .initial = "10pt", .also = "labelwidth, labelsep, text_indent"),
    LEVEL("hang", BIND_LENGTH, level.hang, "Left indent of the second line and the following ones.",
          .example = "6pt", .initial = "0", .also = "hanging, hangindent"),
    LEVEL("before", BIND_DIM, level.before, "From the baseline above to that of an item.",
          .example = "16pt", .also = "itemsep, margin_top, space_before",
          .otherwise = "the leading"),
    LEVEL("before_first", BIND_DIM, level.first, "The same, for the first item.",
          .example = "18pt", .also = "first, topsep", .otherwise = "as 'before'"),
};
const struct bind_table style_level_table = TABLE(level_keys, "a level of 'lists'");

void style_lists(struct style_reader *r, const struct node *n)
{
    if (n->kind != NODE_LIST)
        wrong(r, n, "lists", "a list of levels");
    else if (n->items.n == 0)
        out_of_limits(r, n, "'lists' needs at least one level");
    for (size_t i = 0; i < n->items.n; i++) {
        struct level_keys k = {.level.text = 10 * PT};
        r->good &= bind_map(r->b, n->items.at[i], &style_level_table, &k);
        k.level.font = style_font_of(r, k.font, STR("text"));
        *vec_push(r->b->a, &r->s->lists) = k.level;
    }
}
