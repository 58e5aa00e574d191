/* style_row.c: reads rows with their rules and boxes. */
#include "style/style_read.h"

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
        "Below and above: from the baseline to the middle of the line. Otherwise: from the text. "
        "Unset: off the letters, between entries in the middle.",
        .example = "5pt", .also = "space, distance, sep, offset"),
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

/* Of a rule that does not say how far it is from its text: below descenders, above capitals, and clear
 * of the last letter [em / 100]. */
#define RULE_GAP_BELOW 35
#define RULE_GAP_ABOVE 110
#define RULE_GAP_BESIDE 50

static struct dim unset_gap(int place)
{
    int percent = place == RULE_BELOW   ? RULE_GAP_BELOW
                  : place == RULE_ABOVE ? RULE_GAP_ABOVE
                                        : RULE_GAP_BESIDE;
    return (struct dim){PT * percent / 100, DIM_EM};
}

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
    if (rule.gap.unit == DIM_NONE)
        rule.gap = unset_gap(rule.place);
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
    const struct node *cells, *widths, *aligns, *items, *rules, *stacks, *rows, *initials, *too_long;
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
    KEY("count", BIND_INT, initials_keys, letters, "How many of the first letters, at most those of the first word.",
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
    ROW("separator", BIND_WORD, row.separator, "Text between items. No line ends in it.",
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
    ROW_OF("too_long", BIND_LIST, too_long,
           "Rows that take the place of these cells where they do not fit on one line. Entries that look alike from title "
           "to title take them together, unless none of them has more below.", &style_row_table,
           .example = "[\"{name}\", \"{headline}\"]", .also = "otherwise, else, fallback, narrow"),
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
    ROW("indent_end", BIND_LENGTH, row.indent_end, "Right indent of all its lines.",
        .example = "30pt", .initial = "0", .also = "padding_right, rightskip, margin_right, right"),
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
        style_out_of_limits(r, n, "a row has at most four cells");
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
        style_out_of_limits(r, n, "a picture needs a row of its own: \"{photo}\"");
}

static void widths_read(struct style_reader *r, const struct node *n, struct row *to)
{
    if (n->kind != NODE_LIST) {
        style_wrong(r, n, "widths", "a list of lengths");
        return;
    }
    if (n->items.n > CELLS_MAX)
        style_out_of_limits(r, n, "a row has at most four cells");
    to->columns = true;
    for (size_t i = 0; i < n->items.n && i < CELLS_MAX; i++)
        r->good &= bind_dim(r->b, n->items.at[i], &to->widths[i], "a width");
}

static void aligns_read(struct style_reader *r, const struct node *n, struct row *to)
{
    static const struct bind_key key = {.name = "aligns", .type = BIND_ENUM, .names = style_align_names};
    static const struct bind_table table = {"'aligns'", &key, 1, NULL};
    if (n->kind != NODE_LIST) {
        style_wrong(r, n, "aligns", "a list");
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
        style_out_of_limits(r, n, "a row has items of at most eight fields");
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
        style_wrong(r, n, "stacks", "a list of stacks");
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
        style_out_of_limits(r, n, "a template needs quotes: \"{...}\"");
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
    if (k.too_long)
        style_rows(r, k.too_long, "too_long", &k.row.too_long);
    if (k.initials)
        initials_read(r, k.initials, &k.row);
    if (k.row.n_columns < 1 || k.row.n_columns > CELLS_MAX)
        style_out_of_limits(r, n, "a row has one to four columns of items");
    if (k.row.n_cells == CELLS_MAX && !k.row.columns)
        style_out_of_limits(r, k.cells, "a row without 'widths' has at most three cells");
    bool several = k.row.n_cells > 1 && !k.row.columns;
    k.row.font = style_font_of(r, k.font, several ? STR("cells") : STR("text"));
    box_paint(r, &k.row.box);
    box_paint(r, &k.row.tag);
    style_row_loses(r, &k.row);
    *to = k.row;
}

void style_rows(struct style_reader *r, const struct node *n, const char *what, void *rows)
{
    VEC(struct row) *to = rows;
    if (n->kind == NODE_NULL)
        return;
    if (n->kind != NODE_LIST) {
        style_wrong(r, n, what, "a list of rows");
        return;
    }
    for (size_t i = 0; i < n->items.n; i++)
        style_row(r, n->items.at[i], vec_push(r->b->a, to));
}
