/* style_entry.c: reads how entries and the lists in them look: their rows, labels and markers. */
#include "style/style_read.h"

/* ---- entries */

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
    const struct node *rows, *more, *label_node, *omit;
};

typedef VEC(struct row) entry_rows;

#define ENTRY(key, type, member, doc, ...) KEY(key, type, entry_keys, member, doc, __VA_ARGS__)
#define ENTRY_OF(key, type, member, doc, of, ...) \
    KEY_OF(key, type, entry_keys, member, doc, of, __VA_ARGS__)
static const struct bind_key entry_keys[] = {
    ENTRY_OF("rows", BIND_LIST, rows, "Its rows: templates, lists of cells or mappings.",
             &style_row_table, .example = "[\"{item}\"]", .also = "template, lines, main_column, content"),
    ENTRY_OF("more", BIND_LIST, more,
             "Rows that it has besides: each whose field is in none of its rows.", &style_row_table,
             .example = "[{cells: \"{summary}\", font: self}]", .also = "rest, details, default_rows"),
    ENTRY("before", BIND_DIM, entry.before, "From the baseline above to its first baseline.",
          .example = "20pt", .also = "margin_top, space_before, vertical_space_between_entries, itemsep"),
    ENTRY("before_multirow", BIND_DIM, entry.loose,
          "The same, if this entry or the one above has several rows.",
          .example = "22pt", .also = "loose", .otherwise = "'before'"),
    ENTRY("before_first", BIND_DIM, entry.first, "The same, right below a title, or below the head of the entry that it stands in.",
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
        if (one->kind == NODE_NULL)
            continue;
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

/* ---- rows that every kind has */

/* Calls `see` for the fields of a row, in its order. */
static void row_fields(const struct row *row, void (*see)(void *, enum field), void *user)
{
    for (size_t i = 0; i < row->n_cells; i++)
        template_fields(&row->cells[i], see, user);
    for (size_t i = 0; i < row->n_items; i++)
        see(user, row->items[i]);
    for (size_t i = 0; i < row->stacks.n; i++)
        for (size_t k = 0; k < row->stacks.at[i].rows.n; k++)
            row_fields(&row->stacks.at[i].rows.at[k], see, user);
}

static void see_field(void *user, enum field f)
{
    ((bool *)user)[f] = true;
}

static void see_first(void *user, enum field f)
{
    enum field *first = user;
    *first = *first == FIELD_COUNT ? f : *first;
}

static enum field first_field(const struct row *row)
{
    enum field first = FIELD_COUNT;
    row_fields(row, see_first, &first);
    return first;
}

/* The fields behind {more}. */
struct later {
    bool *fields;
    bool behind;
};

static void see_later(void *user, enum field f)
{
    struct later *l = user;
    if (l->behind)
        l->fields[f] = true;
    l->behind |= f == FIELD_MORE || f == FIELD_BULLET; /* {more} stands behind the text of a bullet */
}

/* Adds those of the rows `more` whose field no row has: before the first row that is one of the following in
 * `more`, or at the end. */
static void add_more(struct style_reader *r, const entry_rows *more, struct entry_style *to)
{
    bool has[FIELD_COUNT] = {false};
    struct later later = {to->later, false};
    for (size_t i = 0; i < to->rows.n; i++)
        row_fields(&to->rows.at[i], see_field, has);
    for (size_t i = 0; i < to->omit.n; i++)
        has[to->omit.at[i]] = true;
    for (size_t i = 0; i < more->n; i++) {
        bool after[FIELD_COUNT + 1] = {false}; /* the last one: of rows without a field */
        enum field f = first_field(&more->at[i]);
        if (f == FIELD_COUNT || has[f])
            continue;
        for (size_t k = i + 1; k < more->n; k++)
            after[first_field(&more->at[k])] = true;
        size_t at = 0;
        while (at < to->rows.n && !(to->rows.at[at].only != FIELD_COUNT && after[to->rows.at[at].only]))
            at++;
        vec_push(r->b->a, &to->rows);
        memmove(to->rows.at + at + 1, to->rows.at + at, (to->rows.n - 1 - at) * sizeof(struct row));
        to->rows.at[at] = more->at[i];
    }
    for (size_t i = 0; i < to->rows.n; i++)
        row_fields(&to->rows.at[i], see_later, &later);
}

static void entry_read(struct style_reader *r, const struct pair *p, const struct entry_keys *defaults,
                       const entry_rows *more)
{
    entry_rows own = {0};
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
    if (k.more && k.more != defaults->more)
        style_rows(r, k.more, "more", &own);
    add_more(r, k.more == defaults->more ? more : &own, &k.entry);
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
    entry_rows more = {0};
    if (defaults)
        r->good &= bind_map(r->b, defaults, &style_entry_table, &base);
    if (base.omit)
        omit_read(r, base.omit, &base.entry);
    if (base.more)
        style_rows(r, base.more, "more", &more);
    for (size_t i = 0; i < n->pairs.n; i++) {
        const struct pair *p = &n->pairs.at[i];
        if (known_kind(p->key)) {
            entry_read(r, p, &base, &more);
        } else if (p->value != defaults) {
            unknown_kind(r, p);
        }
    }
}

/* ---- lists */

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
        style_wrong(r, n, "lists", "a list of levels");
    else if (n->items.n == 0)
        style_out_of_limits(r, n, "'lists' needs at least one level");
    for (size_t i = 0; i < n->items.n; i++) {
        struct level_keys k = {.level.text = 10 * PT};
        r->good &= bind_map(r->b, n->items.at[i], &style_level_table, &k);
        k.level.font = style_font_of(r, k.font, STR("text"));
        *vec_push(r->b->a, &r->s->lists) = k.level;
    }
}
