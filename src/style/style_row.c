/* style_row.c: rows, what stands around them, and the entries and lists made of them. */
#include "style/style_read.h"

static const struct role *find_role(const void *user, struct str name)
{
    return style_role(user, name);
}

void style_template(struct style_reader *r, const struct node *n, struct template *to)
{
    struct markup m;
    if (!bind_word(r->b, n, &m, "a template") || !template_read(r->b, m, find_role, r->s, to))
        r->good = false;
}

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

/* ---- strokes and boxes */

static const char *const reach_names[] = {"text", "label-column", "page", NULL};
static const char *const rule_places[] = {"below", "above", "end", "start",
                                          "sides", "label-column", NULL};

static const struct bind_key rule_keys[] = {
    KEY_OF("place", BIND_ENUM, rule, place,
           "below or above the row, after or before its text, on both sides of it, or in the "
           "column of leads.", rule_places),
    KEY("thickness", BIND_LENGTH, rule, thickness, "The stroke's width; the diameter of dots."),
    KEY("gap", BIND_DIM, rule, gap,
        "Below and above: from the baseline to the stroke's middle. Otherwise: from the text."),
    KEY("raise", BIND_SIGNED, rule, raise, "Of its middle over the baseline, beside a text."),
    KEY("width", BIND_LENGTH, rule, width, "Its length, where it isn't all there is."),
    KEY("pitch", BIND_LENGTH, rule, pitch, "From dot to dot: a row of dots in place of a stroke."),
    KEY_OF("reach", BIND_ENUM, rule, reach,
           "Over the text, with the column of leads, or to the page's edges.", reach_names),
    KEY("color", BIND_WORD, rule, color.name, "A name of the palette, or #rrggbb."),
};
const struct bind_table style_rule_table = TABLE(rule_keys, "'rule'");

static const char *const from_names[] = {"row", "top", NULL};

static const struct bind_key box_keys[] = {
    KEY("background", BIND_WORD, box, ground.name, "The colour behind the text."),
    KEY("border_color", BIND_WORD, box, border.name, "The colour of a line around it."),
    KEY("border_width", BIND_LENGTH, box, thickness, "Of that line."),
    KEY("padding_x", BIND_DIM, box, padding, "From the text to the left and right edge."),
    KEY("padding_y", BIND_DIM, box, padding_y, "Above the capitals and below the baseline."),
    KEY("radius", BIND_LENGTH, box, radius, "Of round corners."),
    KEY_OF("reach", BIND_ENUM, box, reach, "As of a rule.", reach_names),
    KEY_OF("from", BIND_ENUM, box, from,
           "top: it begins at the page's top edge, behind all rows above.", from_names),
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
    style_paint(r, &box->ground);
    style_paint(r, &box->border);
}

/* ---- rows */

static const char *const layout_names[] = {"line", "lines", "columns", NULL};
static const char *const place_names[] = {"above", "label-column", NULL};
static const char *const upright_names[] = {"baseline", "top", "middle", "bottom", NULL};
static const char *const shape_names[] = {"square", "rounded", "circle", NULL};

struct row_keys {
    struct row row;
    const struct node *cells, *widths, *aligns, *items, *rules, *stacks, *rows, *initials;
    struct markup role;
};

static const struct bind_key image_keys[] = {
    KEY("width", BIND_LENGTH, image_style, width, "Across."),
    KEY("height", BIND_LENGTH, image_style, height, "Down; one of both is enough."),
    KEY_OF("shape", BIND_ENUM, image_style, shape, "What is cut out of it.", shape_names),
    KEY("radius", BIND_LENGTH, image_style, radius, "Of round corners."),
};
static const struct bind_table image_table = TABLE(image_keys, "'image'");

struct initials_keys {
    int letters;
    struct markup role;
};

static const struct bind_key initials_keys[] = {
    KEY("count", BIND_INT, initials_keys, letters, "How many of the first letters."),
    KEY("font", BIND_WORD, initials_keys, role, "The role that they take."),
};
static const struct bind_table initials_table = TABLE(initials_keys, "'first_letters'");

struct stack_keys {
    struct markup width;
    struct dim dim;
    const struct node *rows;
};

static const struct bind_key stack_keys[] = {
    KEY("width", BIND_WORD, stack_keys, width,
        "A length; 'natural': as wide as its text; otherwise what is left."),
    KEY("rows", BIND_NODE, stack_keys, rows, "Its rows."),
};
static const struct bind_table stack_table = TABLE(stack_keys, "a stack of rows");

#define ROW(key, type, member, doc) KEY(key, type, row_keys, member, doc)
static const struct bind_key row_keys[] = {
    ROW("cells", BIND_NODE, cells,
        "One template, or several: left, right; left, centre, right."),
    ROW("widths", BIND_NODE, widths,
        "Widths of cells that stand as columns, each from its left; the last may be left out."),
    ROW("aligns", BIND_NODE, aligns, "How such cells are aligned: [right, left]."),
    ROW("gap", BIND_DIM, row.gap, "Between such columns, or between stacks."),
    ROW("items", BIND_NODE, items, "Fields whose items stand in running lines or columns."),
    KEY_OF("layout", BIND_ENUM, row_keys, row.layout,
           "Items in one running line, in lines, or in 'columns' columns.", layout_names),
    ROW("columns", BIND_INT, row.n_columns, "How many columns of items."),
    ROW("separator", BIND_WORD, row.separator, "Between items; never at a line's end."),
    ROW("separator_gap", BIND_LENGTH, row.separator_gap, "Space on either side of it."),
    ROW("icons", BIND_BOOL, row.icons, "Whether items have their icons here."),
    ROW("icon_gap", BIND_LENGTH, row.icon_gap, "Between an icon and its text."),
    ROW("icon_width", BIND_LENGTH, row.icon_width, "Of the column that icons are centred in."),
    KEY_OF("item_box", BIND_MAP, row_keys, row.tag, "A box around each item.", &style_box_table),
    ROW("stacks", BIND_NODE, stacks, "Lists of rows that stand side by side."),
    KEY_OF("valign", BIND_ENUM, row_keys, row.upright, "What of the stacks is level.",
           upright_names),
    KEY_OF("image", BIND_MAP, row_keys, row.image, "The size and shape of a picture.",
           &image_table),
    ROW("section", BIND_WORD, row.section, "A section with this title, in the locale's word."),
    ROW("rows", BIND_NODE, rows, "What stands in that section; of a title: below it."),
    ROW("font", BIND_WORD, role, "The role of the row's text."),
    KEY_OF("align", BIND_ENUM, row_keys, row.align, "As in a role.", style_align_names),
    KEY_OF("reach", BIND_ENUM, row_keys, row.reach,
           "A row of the header: over the text, or with the column of leads.", reach_names),
    ROW("indent", BIND_LENGTH, row.indent, "Of all its lines."),
    ROW("hang", BIND_LENGTH, row.hang, "Of its second line and those that follow."),
    ROW("before", BIND_DIM, row.before, "From the baseline above."),
    ROW("after", BIND_DIM, row.after, "To the baseline below, whatever that asks for."),
    ROW("before_first", BIND_DIM, row.first, "A sub-title's 'before' right below its section's title."),
    KEY_OF("rule", BIND_NODE, row_keys, rules, "A stroke, or a list of them.", &style_rule_table),
    KEY_OF("box", BIND_MAP, row_keys, row.box, "What stands behind the row.", &style_box_table),
    KEY_OF("place", BIND_ENUM, row_keys, row.place,
           "A title: above its text, or in the column of leads.", place_names),
    KEY_OF("first_letters", BIND_NODE, row_keys, initials, "First letters of another kind.",
           &initials_table),
};
const struct bind_table style_row_table = TABLE(row_keys, "a row");

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
    static const struct bind_key key = {"aligns", BIND_ENUM, 0, "", {style_align_names}};
    static const struct bind_table table = {"'aligns'", &key, 1};
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
                        diag_suggest(r->b->a, m.text, field_keys, FIELD_COUNT));
            r->good = false;
        } else {
            to->items[to->n_items++] = f;
        }
    }
}

/* Each stack is a list of rows, or {width, rows}. */
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
    to->initials_role = style_role_of(r, k.role, STR("text"));
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
    bool head = k.row.n_cells > 1 && !k.row.columns;
    k.row.role = style_role_of(r, k.role, head ? STR("cells") : STR("text"));
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

struct lead_keys {
    struct lead lead;
    const struct node *text;
    struct markup role;
};

#define LEAD(key, type, member, doc) KEY(key, type, lead_keys, member, doc)
static const struct bind_key lead_keys[] = {
    LEAD("text", BIND_NODE, text, "A template."),
    LEAD("width", BIND_LENGTH, lead.width,
         "Of a column of its own, at least; none: the column that all of the page shares."),
    LEAD("max_width", BIND_LENGTH, lead.max, "It grows to the widest date of the section, up to this."),
    LEAD("gap", BIND_LENGTH, lead.gap, "Between the column and the entry."),
    LEAD("font", BIND_WORD, role, "The role of its text."),
    KEY_OF("align", BIND_ENUM, lead_keys, lead.align, "Inside the column.", style_align_names),
};
static const struct bind_table lead_table = TABLE(lead_keys, "the 'label' of an entry");

static const struct bind_key timeline_keys[] = {
    KEY("thickness", BIND_LENGTH, timeline, thickness, "Of the line."),
    KEY("dot", BIND_LENGTH, timeline, dot, "The diameter of the dot at each entry."),
    KEY("gap", BIND_LENGTH, timeline, gap, "From the line to the text."),
    KEY("color", BIND_WORD, timeline, color.name, "Of the line."),
    KEY("dot_color", BIND_WORD, timeline, dot_color.name, "Of the dots."),
};
static const struct bind_table timeline_table = TABLE(timeline_keys, "'timeline'");

struct entry_keys {
    struct entry_style entry;
    struct lead_keys lead;
    const struct node *rows, *lead_node;
};

#define ENTRY(key, type, member, doc) KEY(key, type, entry_keys, member, doc)
static const struct bind_key entry_keys[] = {
    KEY_OF("rows", BIND_NODE, entry_keys, rows,
           "The rows, each a template, a list of cells or a mapping.", &style_row_table),
    ENTRY("before", BIND_DIM, entry.before, "To the entry above."),
    ENTRY("before_multirow", BIND_DIM, entry.loose, "The same where it or the one above has several rows."),
    ENTRY("before_first", BIND_DIM, entry.first, "To a title right above."),
    ENTRY("width", BIND_DIM, entry.width, "Its measure, at most."),
    KEY_OF("align", BIND_ENUM, entry_keys, entry.align,
           "Where it stands when it is narrower than there is room.", style_align_names),
    ENTRY("indent", BIND_LENGTH, entry.indent, "Of the whole entry."),
    ENTRY("keep_lines", BIND_INT, entry.keep, "Up to this many lines stay on one page."),
    KEY_OF("label", BIND_NODE, entry_keys, lead_node,
           "A column for a number or a date: a template, or a mapping.", &lead_table),
    KEY_OF("timeline", BIND_MAP, entry_keys, entry.timeline,
           "A line beside the entries, with a dot at each.", &timeline_table),
    KEY_OF("divider", BIND_MAP, entry_keys, entry.divider,
           "A stroke above each entry but the first.", &style_rule_table),
};
const struct bind_table style_entry_table = TABLE(entry_keys, "the style of an entry");

/* The kinds of entries that there are. */
static const char *const kinds[] = {
#define X(kind, field) kind,
    KINDS(X)
#undef X
};

static void lead_read(struct style_reader *r, const struct node *n, struct lead_keys *k)
{
    if (n->kind == NODE_MAP)
        r->good &= bind_map(r->b, n, &lead_table, k);
    else
        k->text = str_eq(n->text, STR("none")) ? NULL : n;
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
    if (k.lead_node)
        lead_read(r, k.lead_node, &k.lead);
    k.entry.lead = k.lead.lead;
    k.entry.lead.width = length_max(k.lead.lead.width, 0);
    if (k.lead.text) {
        style_template(r, k.lead.text, &k.entry.lead.text);
        k.entry.lead.role = style_role_of(r, k.lead.role, STR("label-column"));
        if (k.lead.lead.width < 0) {
            k.entry.lead.shared = true;
            k.entry.lead.align = r->s->lead.align;
        }
    }
    style_paint(r, &k.entry.timeline.color);
    style_paint(r, &k.entry.timeline.dot_color);
    style_paint(r, &k.entry.divider.color);
    if (k.rows)
        style_rows(r, k.rows, "rows", &k.entry.rows);
    *vec_push(r->b->a, &r->s->entries) = k.entry;
}

static bool known_kind(struct str kind)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (str_eq(kind, str_of(kinds[i])))
            return true;
    return false;
}

void style_entries(struct style_reader *r, const struct node *n)
{
    const struct node *defaults = node_find(n, STR("default"));
    struct entry_keys base = {.lead.lead.width = -1};
    if (defaults)
        r->good &= bind_map(r->b, defaults, &style_entry_table, &base);
    for (size_t i = 0; i < n->pairs.n; i++) {
        const struct pair *p = &n->pairs.at[i];
        if (known_kind(p->key)) {
            entry_read(r, p, &base);
        } else if (p->value != defaults) {
            bind_unknown(r->b, p, "'entries'", kinds, sizeof kinds / sizeof *kinds);
            r->good = false;
        }
    }
}

struct level_keys {
    struct list_level level;
    struct markup role;
};

#define LEVEL(key, type, member, doc) KEY(key, type, level_keys, member, doc)
static const struct bind_key level_keys[] = {
    LEVEL("marker", BIND_WORD, level.glyph, "What stands before an item."),
    LEVEL("font", BIND_WORD, role, "The role of the glyph."),
    LEVEL("raise", BIND_SIGNED, level.raise, "Of the glyph over the baseline."),
    LEVEL("indent", BIND_LENGTH, level.indent, "From the left edge to the glyph."),
    LEVEL("marker_width", BIND_LENGTH, level.text, "From the glyph to the text."),
    LEVEL("hang", BIND_LENGTH, level.hang, "Of the second line and those that follow."),
    LEVEL("before", BIND_DIM, level.before, "From the baseline above."),
    LEVEL("before_first", BIND_DIM, level.first, "The same for the first item."),
};
const struct bind_table style_level_table = TABLE(level_keys, "a level of 'lists'");

void style_lists(struct style_reader *r, const struct node *n)
{
    if (n->kind != NODE_LIST)
        wrong(r, n, "lists", "a list of levels");
    else if (n->items.n == 0)
        out_of_limits(r, n, "'lists' needs at least one level");
    for (size_t i = 0; i < n->items.n; i++) {
        struct level_keys k = {0};
        r->good &= bind_map(r->b, n->items.at[i], &style_level_table, &k);
        k.level.role = style_role_of(r, k.role, STR("text"));
        *vec_push(r->b->a, &r->s->lists) = k.level;
    }
}
