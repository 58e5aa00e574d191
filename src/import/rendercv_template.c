/* rendercv_template.c: templates of RenderCV, where words in capitals are values, in our notation.
 *
 * RenderCV leaves out a value that is not there with what touches it, and then signs at the end of the line.
 * So each value but the first becomes an optional part with the signs and words before it:
 * "**COMPANY**, POSITION -- LOCATION" is "**{company}**[, {position}][ -- {location}]". */
#include "import/rendercv.h"
#include "model/field.h"

/* ---- one line */

static bool is_capital(char c)
{
    return (c >= 'A' && c <= 'Z') || c == '_';
}

/* What stands for a value, in our notation; p NULL: no field has this name. */
static struct str value_of(struct rendercv *r, struct str name)
{
    static const struct {
        const char *name, *ours;
    } special[] = {
        {"DATE", "{dates}"},
        {"DEGREE_WITH_AREA", "[{term:degree.area}||{degree}||{area}]"},
        {"DETAILS", "[{details}, {keywords}||{details}||{keywords}]"},
        {"URL", "{links}"},
        {"DOI", "{links}"},
        {"JOURNAL", "{source}"},
        {"PAGE_NUMBER", "{page}"},
        {"TOTAL_PAGES", "{page_count}"},
        {"CURRENT_DATE", "{updated}"},
        {"LAST_UPDATED", ""},
    };
    for (size_t k = 0; k < sizeof special / sizeof *special; k++)
        if (str_eq(name, str_of(special[k].name)))
            return str_of(special[k].ours);
    struct str key = str_lower(r->a, name);
    return field_find(key) < FIELD_COUNT ? str_printf(r->a, "{%.*s}", STRF(key)) : (struct str){0};
}

/* Appends text that is no value. Signs of Markdown stay. */
static void add_literal(struct str s, struct buf *to)
{
    for (size_t i = 0; i < s.n; i++) {
        if (strchr("[]{}<|\\", s.p[i]))
            buf_char(to, '\\');
        buf_char(to, s.p[i]);
    }
}

/* A word of a template: what stands before its value, the value, and the signs behind that separate it
 * from the next. */
struct word {
    struct buf own; /* with the markup around the value */
    struct str signs;
    bool value, lost; /* it has one; it names one that we do not have */
};

static struct word word_read(struct rendercv *r, struct str s)
{
    struct word w = {.own = {.a = r->a}};
    size_t end = s.n;
    while (end && strchr(",;:.", s.p[end - 1]))
        end--;
    w.signs = str_sub(s, end, s.n);
    for (size_t i = 0; i < end;) {
        size_t n = 0;
        while (i + n < end && is_capital(s.p[i + n]))
            n++;
        struct str ours = n > 1 ? value_of(r, str_sub(s, i, i + n)) : (struct str){0};
        if (n > 1)
            buf_add(&w.own, ours);
        else
            add_literal(str_sub(s, i, i + (n ? n : 1)), &w.own);
        w.value |= ours.n > 0;
        w.lost |= n > 1 && !ours.n;
        i += n ? n : 1;
    }
    return w;
}

/* True if the words from `at` on are "DEGREE in AREA", perhaps each in italics. */
static bool is_degree(struct str s)
{
    static const char *const forms[] = {"DEGREE in AREA", "*DEGREE* *in* *AREA*", "*DEGREE in AREA*",
                                        "**DEGREE** **in** **AREA**", "**DEGREE in AREA**"};
    for (size_t k = 0; k < sizeof forms / sizeof *forms; k++)
        if (str_starts(s, str_of(forms[k])))
            return true;
    return false;
}

/* The line with DEGREE_WITH_AREA for "DEGREE in AREA", as later versions have it. */
static struct str with_degree(struct rendercv *r, struct str s)
{
    struct buf out = {.a = r->a};
    for (size_t i = 0; i < s.n; i++) {
        if (!is_degree(str_sub(s, i, s.n)) || (i && is_capital(s.p[i - 1]))) {
            buf_char(&out, s.p[i]);
            continue;
        }
        size_t stars = 0, to = i + str_find_str(str_sub(s, i, s.n), STR("AREA")) + 4;
        while (stars < 2 && s.p[i + stars] == '*')
            stars++;
        buf_printf(&out, "%.*sDEGREE_WITH_AREA%.*s", (int)stars, "**", (int)stars, "**");
        i = to + stars - 1;
    }
    return buf_end(&out);
}

struct str rendercv_template(struct rendercv *r, struct str line)
{
    struct buf out = {.a = r->a}, between = {.a = r->a};
    bool any = false;
    line = with_degree(r, str_trim(line));
    for (size_t at = 0; at < line.n;) {
        size_t n = str_find(str_sub(line, at, line.n), ' ');
        struct word w = word_read(r, str_sub(line, at, at + n));
        struct str own = buf_str(&w.own);
        if (w.value && any)
            buf_printf(&out, "[%.*s%.*s]", STRF(buf_str(&between)), STRF(own));
        else if (w.value)
            buf_printf(&out, "%.*s%.*s", STRF(buf_str(&between)), STRF(own));
        else if (!w.lost)
            buf_add(&between, own);
        if (w.value)
            between.n = 0;
        any |= w.value;
        buf_add(&between, w.signs);
        if (n)
            buf_char(&between, ' ');
        at += n + 1;
    }
    struct str rest = str_trim(buf_str(&between));
    if (!any || (rest.n && !strchr(",;:-", *rest.p)))
        buf_add(&out, rest);
    return buf_end(&out);
}

/* ---- rows of entries */

typedef VEC(struct str) lines;

static void lines_of(struct rendercv *r, const struct node *n, lines *to)
{
    struct str s = !import_absent(n) && n->kind == NODE_SCALAR ? n->text : STR("");
    for (size_t at = 0; at < s.n;) {
        size_t end = at + str_find(str_sub(s, at, s.n), '\n');
        struct str line = str_trim(str_sub(s, at, end));
        if (line.n)
            *vec_push(r->a, to) = line;
        at = end + 1;
    }
}

static bool names(struct str line, const char *value)
{
    return str_find_str(line, str_of(value)) < line.n;
}

static struct node *row(struct rendercv *r, struct str left, struct str right, struct pos pos)
{
    if (!right.n)
        return import_text(r->i, left, pos);
    struct node *cells = import_list(r->i, pos);
    import_push(r->i, cells, import_text(r->i, left, pos));
    import_push(r->i, cells, import_text(r->i, right, pos));
    return cells;
}

/* What stands at the right of head row k of `heads`; the last one has all lines that are left. */
static struct str right_of(struct rendercv *r, const lines *right, size_t k, size_t heads)
{
    struct buf out = {.a = r->a};
    bool last = k + 1 >= heads;
    for (size_t i = k; i < right->n && (last || i == k); i++) {
        struct str one = rendercv_template(r, right->at[i]);
        if (i > k && one.n)
            buf_printf(&out, "[, %.*s]", STRF(one));
        else
            buf_add(&out, one);
    }
    return buf_end(&out);
}

static size_t heads_of(const lines *left)
{
    size_t n = 0;
    while (n < left->n && !names(left->at[n], "SUMMARY") && !names(left->at[n], "HIGHLIGHTS"))
        n++;
    return n;
}

/* Moves to the first line what a column of dates has no place for: the degree, and places. */
static void unlabelled(struct rendercv *r, const struct node *kind, lines *left, lines *right)
{
    const struct node *degree = import_take_any(r->i, kind, "degree_column, degree_column_template");
    if (degree && left->n)
        left->at[0] = str_printf(r->a, "%.*s, %.*s", STRF(degree->text), STRF(left->at[0]));
    for (size_t k = 0; k < right->n && left->n; k++)
        if (!names(right->at[k], "DATE"))
            left->at[0] = str_printf(r->a, "%.*s, %.*s", STRF(left->at[0]), STRF(right->at[k]));
    right->n = 0;
}

/* The rows of a kind of entry: lines beside each other, then the summary and the list. NULL: no template.
 * `labels`: dates have a column of their own in the style. */
static struct node *rows_of(struct rendercv *r, const struct node *kind, bool labels)
{
    const struct node *main = import_take_any(r->i, kind, "main_column, main_column_first_row_template, template");
    const struct node *second = import_take(r->i, kind, "main_column_second_row_template");
    const struct node *side = import_take_any(r->i, kind, "date_and_location_column, date_and_location_column_template");
    lines left = {0}, right = {0};
    if (!main)
        return NULL;
    lines_of(r, main, &left);
    lines_of(r, second, &left);
    lines_of(r, side, &right);
    if (labels) /* all but the dates goes behind the first line */
        unlabelled(r, kind, &left, &right);
    struct node *rows = import_list(r->i, main->pos);
    size_t heads = heads_of(&left);
    for (size_t k = 0; k < heads || (!heads && !k && right.n); k++) {
        struct str l = k < heads ? rendercv_template(r, left.at[k]) : STR("");
        import_push(r->i, rows, row(r, l, right_of(r, &right, k, heads), main->pos));
    }
    for (size_t k = heads; k < left.n; k++)
        import_push(r->i, rows, import_text(r->i, rendercv_template(r, left.at[k]), main->pos));
    return rows;
}

/* What stands before the text: nothing, or the degree. */
static struct node *label_of(struct rendercv *r, const struct node *kind, struct pos pos)
{
    struct node *degree = import_take_any(r->i, kind, "degree_column, degree_column_template");
    struct node *label = degree ? rendercv_part(r, "degree_column", degree->pos) : NULL;
    if (!label)
        return import_text(r->i, STR(""), pos);
    import_put(r->i, label, "text", import_text(r->i, rendercv_template(r, degree->text), degree->pos));
    return label;
}

struct node *rendercv_entries(struct rendercv *r, bool labels)
{
    static const char *const kinds[][2] = {
        {"one_line_entry", "details"},       {"education_entry", "education"},     {"normal_entry", "normal"},
        {"experience_entry", "experience"}, {"publication_entry", "publication"},
    };
    const struct node *all = import_take_any(r->i, r->design, "templates, entry_types");
    struct node *to = all ? import_map(r->i, all->pos) : NULL;
    for (size_t k = 0; all && k < sizeof kinds / sizeof *kinds; k++) {
        const struct node *kind = import_take(r->i, all, kinds[k][0]);
        struct node *rows = kind && kind->kind == NODE_MAP ? rows_of(r, kind, labels && k) : NULL;
        struct node *look = rows ? import_map(r->i, rows->pos) : NULL;
        struct node *label = rows ? label_of(r, kind, rows->pos) : NULL;
        if (look)
            import_put(r->i, look, "rows", rows);
        if (look && (!labels || !k))
            import_put(r->i, look, "label", label);
        import_put(r->i, to, kinds[k][1], look);
    }
    return to && to->pairs.n ? to : NULL;
}
