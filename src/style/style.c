/* style.c: a style's tree -> struct style, by tables of keys. */
#include "style/style.h"

struct reader {
    struct binder *b;
    struct style *s;
    const struct node *palette;
    bool good;
};

#define KEY(key, type, T, member, doc) {key, type, offsetof(struct T, member), doc, {NULL}}
#define KEY_OF(key, type, T, member, doc, of) {key, type, offsetof(struct T, member), doc, {of}}
#define TABLE(id, what) {what, id, sizeof id / sizeof *id}

const struct role *style_role(const struct style *s, struct str name)
{
    for (size_t i = 0; i < s->roles.n; i++)
        if (str_eq(s->roles.at[i]->name, name))
            return s->roles.at[i];
    return NULL;
}

const struct entry_style *style_entry(const struct style *s, const char *kind)
{
    for (size_t i = 0; i < s->entries.n; i++)
        if (str_eq(s->entries.at[i].kind, str_of(kind)))
            return &s->entries.at[i];
    return NULL;
}

/* Reports a role that is not there, with the nearest that is. */
static void unknown_role(struct reader *r, struct str name, struct pos pos)
{
    const char **names = arena_array_of(r->b->a, const char *, r->s->roles.n + 1);
    for (size_t i = 0; i < r->s->roles.n; i++)
        names[i] = str_c(r->b->a, r->s->roles.at[i]->name);
    diag_report(r->b->d, DIAG_CODE_UNKNOWN_ROLE, pos, STRF(name),
                diag_suggest(r->b->a, name, names, r->s->roles.n));
    r->good = false;
}

static const struct role *find_role(const void *user, struct str name)
{
    return style_role(user, name);
}

/* ---- colours */

static bool hex(struct str s, color *to)
{
    if (s.n != 4 && s.n != 7)
        return false;
    *to = 0;
    for (size_t i = 1; i < s.n; i++) {
        char c = s.p[i];
        int d = c >= '0' && c <= '9'   ? c - '0'
                : c >= 'a' && c <= 'f' ? c - 'a' + 10
                : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                       : -1;
        if (d < 0)
            return false;
        *to = s.n == 4 ? *to << 8 | (color)(d * 17) : *to << 4 | (color)d;
    }
    return true;
}

/* A palette's name or "#rrggbb"; a palette's colour may name another. */
static color color_read(struct reader *r, struct markup m)
{
    color c = 0;
    struct str name = m.text;
    for (int depth = 0; depth < 8; depth++) {
        if (name.n && name.p[0] == '#' && hex(name, &c))
            return c;
        const struct node *n = node_find(r->palette, name);
        if (!n || n->kind != NODE_SCALAR)
            break;
        name = n->text;
    }
    size_t count = r->palette ? r->palette->pairs.n : 0;
    const char **names = arena_array_of(r->b->a, const char *, count + 1);
    for (size_t i = 0; i < count; i++)
        names[i] = str_c(r->b->a, r->palette->pairs.at[i].key);
    diag_report(r->b->d, DIAG_CODE_UNKNOWN_COLOR, m.pos, STRF(name),
                diag_suggest(r->b->a, name, names, count));
    r->good = false;
    return c;
}

/* ---- roles */

static const char *const align_names[] = {"justify", "left", "balance", "center", "right", NULL};
static const char *const case_names[] = {"as-typed", "upper", "lower", NULL};
static const char *const figures_names[] = {"default", "lining", "oldstyle", NULL};

struct role_keys {
    struct role role;
    struct markup weight, extends;
};

#define ROLE(key, type, member, doc) KEY(key, type, role_keys, member, doc)
static const struct bind_key role_keys[] = {
    ROLE("extends", BIND_WORD, extends, "Another role whose settings hold where this has none."),
    ROLE("family", BIND_WORD, role.family, "A font family."),
    ROLE("size", BIND_DIM, role.size, "The size of the em; in em: of the surrounding text's."),
    ROLE("leading", BIND_DIM, role.leading, "From baseline to baseline."),
    ROLE("weight", BIND_WORD, weight, "100 to 900, or light, regular, medium, semibold, bold."),
    ROLE("italic", BIND_BOOL, role.italic, "Slanted."),
    ROLE("color", BIND_WORD, role.color_name, "A name of the palette, or #rrggbb."),
    ROLE("tracking", BIND_SIGNED, role.tracking, "Space added between letters, in em."),
    KEY_OF("align", BIND_ENUM, role_keys, role.align, "How lines fill their width.", align_names),
    ROLE("hyphenate", BIND_BOOL, role.hyphenate, "Whether words may be divided."),
    KEY_OF("case", BIND_ENUM, role_keys, role.letter_case, "Capitals or small letters.", case_names),
    ROLE("small_caps", BIND_BOOL, role.small_caps, "Small capitals for small letters."),
    KEY_OF("figures", BIND_ENUM, role_keys, role.figures, "The form of digits.", figures_names),
    ROLE("underline", BIND_BOOL, role.underline, "A thin stroke below."),
    ROLE("tabular", BIND_BOOL, role.tabular, "Digits of one width."),
};
static const struct bind_table role_table = TABLE(role_keys, "a role in 'fonts'");

static int weight_read(struct reader *r, struct markup m)
{
    static const struct {
        const char *name;
        int weight;
    } names[] = {{"thin", 100},     {"light", 300}, {"regular", 400}, {"medium", 500},
                 {"semibold", 600}, {"bold", 700},  {"black", 900}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_eq(m.text, str_of(names[i].name)))
            return names[i].weight;
    struct node n = {.kind = NODE_SCALAR, .pos = m.pos, .text = m.text};
    int weight = -1;
    bool good = bind_int(r->b, &n, &weight, "weight");
    if (good && (weight < 1 || weight > 1000)) {
        diag_report(r->b->d, DIAG_CODE_BAD_VALUE, m.pos, "weight", STRF(m.text),
                    "a weight from 1 to 1000");
        good = false;
    }
    r->good &= good;
    return good ? weight : 400;
}

static struct node *role_tree(struct reader *r, const struct node *fonts, struct node *n, int depth)
{
    const struct node *extends = node_find(n, STR("extends"));
    if (!extends)
        return n;
    struct node *under = node_find(fonts, extends->text);
    if (!under || under == n || depth > 8) {
        diag_report(r->b->d, DIAG_CODE_UNKNOWN_ROLE, extends->pos, STRF(extends->text), "");
        r->good = false;
        return n;
    }
    return node_overlay(r->b->a, role_tree(r, fonts, under, depth + 1), n);
}

/* A size or leading of nothing, or of a metre, is a slip. */
static void limit(struct reader *r, const struct role *role, const char *what, struct dim d,
                  length most, length most_em)
{
    bool tracking = what[0] == 't';
    length bound = d.unit == DIM_PT ? most : most_em;
    if (d.unit == DIM_NONE || (d.value <= bound && (tracking ? d.value >= -PT / 2 : d.value > 0)))
        return;
    struct buf got = {.a = r->b->a};
    length_print(&got, d.value, 2);
    diag_report(r->b->d, DIAG_CODE_BAD_LENGTH, role->pos, what, STRF(role->name),
                str_c(r->b->a, buf_str(&got)),
                d.unit == DIM_PT ? "pt" : d.unit == DIM_EM ? "em" : "lh");
    r->good = false;
}

static void role_read(struct reader *r, const struct node *fonts, const struct pair *p)
{
    struct role_keys k = {.role = {.name = p->key, .pos = p->pos, .weight = -1}};
    k.role.italic = k.role.align = k.role.hyphenate = k.role.letter_case = FLAG_UNSET;
    k.role.small_caps = k.role.figures = k.role.tabular = k.role.underline = FLAG_UNSET;
    r->good &= bind_map(r->b, role_tree(r, fonts, p->value, 0), &role_table, &k);
    if (k.weight.text.p)
        k.role.weight = weight_read(r, k.weight);
    limit(r, &k.role, "size", k.role.size, 1000 * PT, 20 * PT);
    limit(r, &k.role, "leading", k.role.leading, 2000 * PT, 20 * PT);
    limit(r, &k.role, "tracking", k.role.tracking, 100 * PT, 2 * PT);
    if (k.role.color_name.text.p) {
        k.role.color = color_read(r, k.role.color_name);
        k.role.has_color = true;
    }
    *vec_push(r->b->a, &r->s->roles) = arena_copy(r->b->a, &k.role, sizeof k.role);
}

/* ---- rows */

struct row_keys {
    struct row row;
    const struct node *cells;
    struct markup role;
};

static const struct bind_key rule_keys[] = {
    KEY("thickness", BIND_LENGTH, rule, thickness, "The stroke's width."),
    KEY("gap", BIND_LENGTH, rule, gap, "From the baseline down to the stroke's middle."),
    KEY("color", BIND_WORD, rule, color_name, "A name of the palette, or #rrggbb."),
};
static const struct bind_table rule_table = TABLE(rule_keys, "'rule'");

static const struct bind_key leader_keys[] = {
    KEY("pitch", BIND_LENGTH, leader, pitch, "From dot to dot."),
    KEY("diameter", BIND_LENGTH, leader, diameter, "A dot's width."),
    KEY("gap", BIND_LENGTH, leader, gap, "Between the text and the first dot."),
    KEY("color", BIND_WORD, leader, color_name, "A name of the palette, or #rrggbb."),
};
static const struct bind_table leader_table = TABLE(leader_keys, "'leader'");

#define ROW(key, type, member, doc) KEY(key, type, row_keys, member, doc)
static const struct bind_key row_keys[] = {
    ROW("cells", BIND_NODE, cells, "One template, or up to three: left, right; left, centre, right."),
    ROW("role", BIND_WORD, role, "The role of the row's text."),
    ROW("before", BIND_DIM, row.before, "From the baseline above."),
    ROW("after", BIND_DIM, row.after, "To the baseline below, whatever that asks for."),
    ROW("first", BIND_DIM, row.first, "A sub-title's 'before' right below its section's title."),
    ROW("separator", BIND_WORD, row.separator, "Between the items of a list."),
    ROW("separator_gap", BIND_LENGTH, row.separator_gap, "Space on either side of it."),
    ROW("icon_gap", BIND_LENGTH, row.icon_gap, "Between an icon and its text."),
    KEY_OF("rule", BIND_MAP, row_keys, row.rule, "A stroke below the row.", (void *)&rule_table),
    KEY_OF("leader", BIND_MAP, row_keys, row.leader, "Dots to the right.", (void *)&leader_table),
};
static const struct bind_table row_table = TABLE(row_keys, "a row");

static void template_from(struct reader *r, const struct node *n, struct template *to)
{
    struct markup m;
    if (!bind_word(r->b, n, &m, "a template") ||
        !template_read(r->b, m, find_role, r->s, to))
        r->good = false;
}

static void cells_read(struct reader *r, const struct node *n, struct row *to)
{
    enum { MOST = sizeof to->cells / sizeof *to->cells };
    if (n->kind == NODE_LIST && n->items.n > MOST)
        diag_report(r->b->d, DIAG_CODE_OUT_OF_LIMITS, n->pos, "a row has at most three cells"),
            r->good = false;
    else if (n->kind == NODE_LIST)
        for (size_t i = 0; i < n->items.n; i++)
            template_from(r, n->items.at[i], &to->cells[to->n_cells++]);
    else
        template_from(r, n, &to->cells[to->n_cells++]);
    const struct template *t = &to->cells[0];
    if (to->n_cells == 1 && t->parts.n == 1 && t->parts.at[0].kind == PART_FIELD)
        to->only = t->parts.at[0].field;
}

/* A template, a list of cells, or a mapping. Rows of several cells are heads unless they say. */
static void row_read(struct reader *r, const struct node *n, struct row *to)
{
    struct row_keys k = {.row = {.only = FIELD_COUNT}, .cells = n};
    if (n->kind == NODE_MAP) {
        k.cells = NULL;
        r->good &= bind_map(r->b, n, &row_table, &k);
    }
    if (k.cells)
        cells_read(r, k.cells, &k.row);
    struct str role = k.role.text.p ? k.role.text : k.row.n_cells > 1 ? STR("head") : STR("text");
    k.row.role = style_role(r->s, role);
    if (!k.row.role)
        unknown_role(r, role, k.role.pos);
    if (k.row.rule.color_name.text.p)
        k.row.rule.color = color_read(r, k.row.rule.color_name);
    if (k.row.leader.color_name.text.p)
        k.row.leader.color = color_read(r, k.row.leader.color_name);
    *to = k.row;
}

/* ---- entries and lists */

struct lead_keys {
    struct lead lead;
    const struct node *text;
};

#define LEAD(key, type, member, doc) KEY(key, type, lead_keys, member, doc)
static const struct bind_key lead_keys[] = {
    LEAD("text", BIND_NODE, text, "A template."),
    LEAD("width", BIND_LENGTH, lead.width, "Of the column."),
    LEAD("gap", BIND_LENGTH, lead.gap, "Between the column and the entry."),
    KEY_OF("align", BIND_ENUM, lead_keys, lead.align, "Inside the column.", align_names),
};
static const struct bind_table lead_table = TABLE(lead_keys, "'lead'");

struct entry_keys {
    struct entry_style entry;
    struct lead_keys lead;
    const struct node *rows;
};

#define ENTRY(key, type, member, doc) KEY(key, type, entry_keys, member, doc)
static const struct bind_key entry_keys[] = {
    ENTRY("rows", BIND_NODE, rows, "The rows, each a template, a list of cells or a mapping."),
    ENTRY("before", BIND_DIM, entry.before, "To the entry above."),
    ENTRY("keep", BIND_INT, entry.keep, "Up to this many lines stay on one page."),
    KEY_OF("lead", BIND_MAP, entry_keys, lead, "A column for a number.", (void *)&lead_table),
};
static const struct bind_table entry_table = TABLE(entry_keys, "an entry's style");

/* The kinds of entries that there are. */
static const char *const kinds[] = {
#define X(kind, field) kind,
    KINDS(X)
#undef X
};

static void entry_read(struct reader *r, const struct pair *p, const struct entry_keys *defaults)
{
    struct entry_keys k = *defaults;
    const struct node *n = p->value;
    k.entry.kind = p->key;
    if (n->kind == NODE_MAP)
        r->good &= bind_map(r->b, n, &entry_table, &k);
    else
        k.rows = n;
    k.entry.lead = k.lead.lead;
    if (k.lead.text)
        template_from(r, k.lead.text, &k.entry.lead.text);
    if (k.rows && k.rows->kind != NODE_LIST) {
        bind_wrong(r->b, k.rows, "rows", "a list");
        r->good = false;
    }
    for (size_t i = 0; k.rows && i < k.rows->items.n; i++)
        row_read(r, k.rows->items.at[i], vec_push(r->b->a, &k.entry.rows));
    *vec_push(r->b->a, &r->s->entries) = k.entry;
}

struct level_keys {
    struct list_level level;
    struct markup role;
};

#define LEVEL(key, type, member, doc) KEY(key, type, level_keys, member, doc)
static const struct bind_key level_keys[] = {
    LEVEL("glyph", BIND_WORD, level.glyph, "What stands before an item."),
    LEVEL("role", BIND_WORD, role, "The role of the glyph."),
    LEVEL("indent", BIND_LENGTH, level.indent, "From the left edge to the glyph."),
    LEVEL("text", BIND_LENGTH, level.text, "From the glyph to the text."),
    LEVEL("before", BIND_DIM, level.before, "From the baseline above."),
};
static const struct bind_table level_table = TABLE(level_keys, "a level of 'lists'");

static void lists_read(struct reader *r, const struct node *n)
{
    if (n->kind != NODE_LIST)
        bind_wrong(r->b, n, "lists", "a list of levels");
    else if (n->items.n == 0)
        diag_report(r->b->d, DIAG_CODE_OUT_OF_LIMITS, n->pos, "'lists' needs at least one level");
    r->good &= n->items.n > 0;
    for (size_t i = 0; i < n->items.n; i++) {
        struct level_keys k = {0};
        r->good &= bind_map(r->b, n->items.at[i], &level_table, &k);
        k.level.role = style_role(r->s, k.role.text.p ? k.role.text : STR("text"));
        if (!k.level.role)
            unknown_role(r, k.role.text, k.role.pos);
        *vec_push(r->b->a, &r->s->lists) = k.level;
    }
}

/* ---- authors */

static const char *const form_names[] = {"as-written", "full", "initials", "family-first", NULL};

#define AUTHOR(key, type, member, doc) KEY(key, type, author_style, member, doc)
static const struct bind_key author_keys[] = {
    KEY_OF("names", BIND_ENUM, author_style, form, "The form of names.", form_names),
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
    AROLE("type", type, "A role of 'fonts' for the name."),
};
static const struct bind_table author_role_table = TABLE(author_role_keys, "a role in 'roles'");

static void author_roles_read(struct reader *r, const struct node *n)
{
    for (size_t i = 0; i < n->pairs.n; i++) {
        struct role_style *role = vec_push(r->b->a, &r->s->author_roles);
        role->name = n->pairs.at[i].key;
        r->good &= bind_map(r->b, n->pairs.at[i].value, &author_role_table, role);
        if (role->type.text.p && !style_role(r->s, role->type.text))
            unknown_role(r, role->type.text, role->type.pos);
    }
}

/* ---- the whole */

static const char *const size_names[] = {"a4", "letter", NULL};
static const char *const on_names[] = {"all", "several", "later", NULL};

struct top {
    struct style style;
    int size;
    struct markup extends;
    const struct node *colors, *fonts, *header, *section, *subsection, *entries, *lists, *footer;
    const struct node *roles, *section_end;
};

#define TOP(key, type, member, doc) KEY(key, type, top, member, doc)
static const struct bind_key margin_keys[] = {
    TOP("left", BIND_LENGTH, style.left, "Beside the text."),
    TOP("right", BIND_LENGTH, style.right, "Beside the text."),
    TOP("top", BIND_LENGTH, style.top, "Above the capitals of the first line."),
    TOP("bottom", BIND_LENGTH, style.bottom, "Below the last baseline."),
};
static const struct bind_table margin_table = TABLE(margin_keys, "'margins'");

/* The nested tables fill the same struct as the one above them: offset 0. */
static const struct bind_key page_keys[] = {
    KEY_OF("size", BIND_ENUM, top, size, "The paper.", size_names),
    {"margins", BIND_MAP, 0, "The page's white edges.", {(void *)&margin_table}},
};
static const struct bind_table page_table = TABLE(page_keys, "'page'");

static const struct bind_key date_keys[] = {
    TOP("day", BIND_WORD, style.date_day, "A date with its day."),
    TOP("month", BIND_WORD, style.date_month, "A date without a day."),
    TOP("year", BIND_WORD, style.date_year, "A year alone."),
    TOP("dash", BIND_WORD, style.date_dash, "Between start and end."),
};
static const struct bind_table date_table = TABLE(date_keys, "'dates'");

static const struct bind_key top_keys[] = {
    TOP("extends", BIND_WORD, extends, "The style that this one changes."),
    {"page", BIND_MAP, 0, "Paper and margins.", {(void *)&page_table}},
    TOP("colors", BIND_NODE, colors, "The palette."),
    TOP("fonts", BIND_NODE, fonts, "The typographic roles."),
    TOP("icons", BIND_BOOL, style.icons, "Whether icons are set."),
    {"dates", BIND_MAP, 0, "The forms of dates.", {(void *)&date_table}},
    TOP("header", BIND_NODE, header, "Rows at the top of the first page."),
    TOP("section", BIND_NODE, section, "The row of a section's title."),
    TOP("subsection", BIND_NODE, subsection, "The row of a sub-section's title."),
    TOP("entries", BIND_NODE, entries, "How each kind of entry is set."),
    TOP("paragraphs", BIND_DIM, style.paragraph_before, "Between paragraphs of one text."),
    TOP("lists", BIND_NODE, lists, "Levels of lists."),
    TOP("section_end", BIND_NODE, section_end, "A row below each section."),
    {"authors", BIND_MAP, offsetof(struct top, style.authors), "How authors are listed.",
     {(void *)&author_table}},
    TOP("roles", BIND_NODE, roles, "The roles of authors and their marks."),
    TOP("footer", BIND_NODE, footer, "The row at the foot of pages."),
};
static const struct bind_table top_table = TABLE(top_keys, "a style");

struct footer_keys {
    int on;
    length baseline;
    const struct node *row;
};

#define FOOTER(key, type, member, doc) KEY(key, type, footer_keys, member, doc)
static const struct bind_key footer_keys[] = {
    KEY_OF("pages", BIND_ENUM, footer_keys, on, "On all, on several, from the second.", on_names),
    FOOTER("baseline", BIND_LENGTH, baseline, "Above the page's foot."),
    FOOTER("row", BIND_NODE, row, "The row."),
};
static const struct bind_table footer_table = TABLE(footer_keys, "'footer'");

static void page_size(struct top *top)
{
    static const struct {
        length width, height; /* [1/100 mm] */
    } sizes[] = {{21000, 29700}, {21590, 27940}};
    top->style.width = length_scale(sizes[top->size].width, 72 * PT, 2540);
    top->style.height = length_scale(sizes[top->size].height, 72 * PT, 2540);
}

/* The least width and height of the text: an inch. */
#define LEAST (72 * PT)

static void check_room(struct reader *r, const struct node *tree)
{
    const struct style *s = r->s;
    const struct node *page = node_find(tree, STR("page"));
    bool narrow = s->left + s->right > s->width - LEAST;
    if (!narrow && s->top + s->bottom <= s->height - LEAST)
        return;
    const struct node *margins = node_find(page, STR("margins"));
    diag_report(r->b->d, DIAG_CODE_NO_ROOM, margins ? margins->pos : tree->pos,
                narrow ? "width" : "height");
    r->good = false;
}

static bool known_kind(struct str kind)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (str_eq(kind, str_of(kinds[i])))
            return true;
    return false;
}

static void entries_read(struct reader *r, const struct node *n)
{
    const struct node *defaults = node_find(n, STR("default"));
    if (n->kind != NODE_MAP) {
        bind_wrong(r->b, n, "entries", "a mapping of kinds to their styles");
        r->good = false;
    }
    struct entry_keys base = {0};
    if (defaults)
        r->good &= bind_map(r->b, defaults, &entry_table, &base);
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

static void footer_read(struct reader *r, const struct node *n)
{
    struct footer_keys k = {0};
    r->good &= bind_map(r->b, n, &footer_table, &k);
    r->s->footer.on = k.on;
    r->s->footer.baseline = k.baseline;
    if (k.row && k.row->kind != NODE_NULL)
        row_read(r, k.row, &r->s->footer.row);
}

/* Everything starts from the role 'text', so that one is whole. */
static bool has_text_role(struct reader *r, const struct node *tree)
{
    const struct role *text = style_role(r->s, STR("text"));
    const char *missing = !text || !style_role(r->s, STR("head")) ? "text and head"
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
enum { YEAR_PARTS = 1, MONTH_PARTS = 4, DAY_PARTS = 6 };

static void check_form(struct reader *r, const struct markup *form, size_t n)
{
    static const char *const names[] = {"year", "month", "month_name", "mm", "day", "dd"};
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

static bool is_mapping(struct reader *r, const struct node *n, const char *what)
{
    bool good = !n || n->kind == NODE_MAP || n->kind == NODE_NULL;
    if (!good)
        bind_wrong(r->b, n, what, "a mapping");
    return good;
}

bool style_read(struct binder *b, struct node *tree, struct style *to)
{
    struct top top = {.style = *to};
    struct reader r = {.b = b, .s = to, .good = bind_map(b, tree, &top_table, &top)};
    r.palette = top.colors;
    bool maps = is_mapping(&r, top.colors, "colors");
    maps &= is_mapping(&r, top.fonts, "fonts");
    maps &= is_mapping(&r, top.entries, "entries");
    maps &= is_mapping(&r, top.roles, "roles");
    if (!maps)
        return false;
    top.style.tree = tree;
    page_size(&top);
    *to = top.style;
    check_room(&r, tree);
    check_form(&r, &to->date_year, YEAR_PARTS);
    check_form(&r, &to->date_month, MONTH_PARTS);
    check_form(&r, &to->date_day, DAY_PARTS);
    for (size_t i = 0; top.fonts && i < top.fonts->pairs.n; i++)
        role_read(&r, top.fonts, &top.fonts->pairs.at[i]);
    if (!has_text_role(&r, tree))
        return false;
    if (top.header && top.header->kind != NODE_LIST)
        bind_wrong(b, top.header, "header", "a list of rows"), r.good = false;
    for (size_t i = 0; top.header && i < top.header->items.n; i++)
        row_read(&r, top.header->items.at[i], vec_push(b->a, &to->header));
    if (top.section)
        row_read(&r, top.section, &to->section);
    if (top.subsection)
        row_read(&r, top.subsection, &to->subsection);
    if (top.lists)
        lists_read(&r, top.lists);
    if (top.entries)
        entries_read(&r, top.entries);
    if (top.section_end && top.section_end->kind != NODE_NULL)
        row_read(&r, top.section_end, &to->section_end);
    if (top.roles)
        author_roles_read(&r, top.roles);
    if (top.footer)
        footer_read(&r, top.footer);
    return r.good;
}
