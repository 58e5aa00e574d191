/* grid.c: reads tables. */
#include "model/grid.h"

#include "load/bind.h"

/* Cells while they are read: the widest row says how many columns there are. */
struct cells {
    struct arena *a;
    VEC(struct markup) all;
    VEC(size_t) rows; /* where each begins */
    size_t columns;
};

static void row_begin(struct cells *c)
{
    *vec_push(c->a, &c->rows) = c->all.n;
}

static void cell_add(struct cells *c, struct markup m)
{
    size_t n = c->all.n - c->rows.at[c->rows.n - 1] + 1;
    *vec_push(c->a, &c->all) = m;
    c->columns = n > c->columns ? n : c->columns;
}

static struct grid *grid_of(const struct cells *c)
{
    struct grid *t = arena_new_of(c->a, struct grid);
    t->rows = c->rows.n;
    t->columns = c->columns;
    t->cells = arena_array_of(c->a, struct markup, t->rows * t->columns + 1);
    for (size_t i = 0; i < t->rows; i++) {
        size_t from = c->rows.at[i], to = i + 1 < t->rows ? c->rows.at[i + 1] : c->all.n;
        for (size_t k = from; k < to; k++)
            t->cells[i * t->columns + k - from] = c->all.at[k];
    }
    return t;
}

/* ---- pipes */

static size_t line_end(struct str s, size_t at)
{
    return at + str_find(str_sub(s, at, s.n), '\n');
}

/* The next cell of a line from *at on; false: there is none. A pipe behind a backslash is one of the text. */
static bool next_cell(struct str line, size_t *at, struct str *cell)
{
    size_t i = *at;
    if (i > line.n)
        return false;
    while (i < line.n && line.p[i] != '|')
        i += line.p[i] == '\\' && i + 1 < line.n ? 2 : 1;
    *cell = str_trim(str_sub(line, *at, i));
    *at = i + 1;
    return true;
}

/* A row without the pipes at its ends. */
static struct str inside(struct str line)
{
    line = str_trim(line);
    if (str_starts(line, STR("|")))
        line = str_sub(line, 1, line.n);
    if (str_ends(line, STR("|")) && !str_ends(line, STR("\\|")))
        line = str_sub(line, 0, line.n - 1);
    return line;
}

/* How many cells a row has; 0: it is none, without a pipe. */
static size_t count_cells(struct str line)
{
    size_t n = 0, at = 0;
    struct str cell, row = inside(line);
    if (str_find(line, '|') == line.n)
        return 0;
    while (next_cell(row, &at, &cell))
        n++;
    return n;
}

/* The alignment that ":--", "--:" or ":-:" says; false: it is none of those. */
static bool dashes(struct str cell, enum grid_align *to)
{
    bool left = str_starts(cell, STR(":")), right = cell.n > 1 && str_ends(cell, STR(":"));
    for (size_t i = left; i < cell.n - right; i++)
        if (cell.p[i] != '-')
            return false;
    *to = left && right ? GRID_CENTER : right ? GRID_RIGHT : left ? GRID_LEFT : GRID_AUTO;
    return cell.n > (size_t)left + right;
}

/* Reads the row below the header, of dashes. Returns how many columns it has; 0: it is none. */
static size_t dashes_read(struct str line, enum grid_align *aligns)
{
    size_t n = 0, at = 0;
    struct str cell, row = inside(line);
    if (str_find(line, '-') == line.n || str_find(line, '|') == line.n)
        return 0;
    while (n < GRID_COLUMNS_MAX && next_cell(row, &at, &cell)) {
        enum grid_align align;
        if (!dashes(cell, &align))
            return 0;
        if (aligns)
            aligns[n] = align;
        n++;
    }
    return at > row.n ? n : 0;
}

bool grid_begins(struct str s, size_t at)
{
    size_t end = line_end(s, at), next = line_end(s, end < s.n ? end + 1 : s.n);
    size_t n = end < s.n ? dashes_read(str_sub(s, end + 1, next), NULL) : 0;
    return n && count_cells(str_sub(s, at, end)) == n;
}

bool grid_is_in(struct str s)
{
    if (str_find(s, '|') == s.n)
        return false;
    for (size_t at = 0; at < s.n; at = line_end(s, at) + 1)
        if (grid_begins(s, at))
            return true;
    return false;
}

/* The text of a cell: "\|" is a pipe. */
static struct str bare(struct arena *a, struct str cell)
{
    struct buf b = {.a = a};
    if (str_find_str(cell, STR("\\|")) == cell.n)
        return cell;
    for (size_t i = 0; i < cell.n; i++)
        if (cell.p[i] != '\\' || i + 1 == cell.n || cell.p[i + 1] != '|')
            buf_char(&b, cell.p[i]);
    return buf_end(&b);
}

struct grid *grid_of_text(struct arena *a, const struct markup *m, size_t *at)
{
    struct cells c = {.a = a};
    struct str s = m->text;
    enum grid_align aligns[GRID_COLUMNS_MAX] = {0};
    size_t columns = 0;
    for (size_t row = 0; *at < s.n; row++) {
        size_t end = line_end(s, *at), from = 0, n = 0;
        struct str line = str_sub(s, *at, end), cell;
        if (row != 1 && !count_cells(line))
            break;
        *at = end + 1;
        if (row == 1) {
            columns = dashes_read(line, aligns);
            continue;
        }
        row_begin(&c);
        for (line = inside(line); (!row || n < columns) && next_cell(line, &from, &cell); n++)
            cell_add(&c, (struct markup){bare(a, cell), cell.n ? pos_of_text(m->pos, cell) : m->pos});
    }
    *at = *at < s.n ? *at : s.n;
    struct grid *t = grid_of(&c);
    memcpy(t->aligns, aligns, sizeof aligns);
    for (size_t i = 0; i < t->columns; i++)
        t->header |= grid_cell(t, 0, i)->text.n > 0;
    if (!t->header) { /* a row that is empty names nothing */
        t->cells += t->columns;
        t->rows--;
    }
    t->names = t->header && t->columns && !grid_cell(t, 0, 0)->text.n;
    return t;
}

/* True if each line has a pipe. */
static bool all_pipes(struct str s)
{
    s = str_trim(s);
    for (size_t at = 0; at < s.n; at = line_end(s, at) + 1)
        if (!count_cells(str_sub(s, at, line_end(s, at))))
            return false;
    return s.n > 0;
}

/* Reads rows with pipes, of which none is a header: a row of dashes is missing. */
static void pipes_read(struct arena *a, const struct node *n, struct cells *c)
{
    struct str s = str_trim(n->text), cell;
    for (size_t at = 0; at < s.n; at = line_end(s, at) + 1) {
        struct str line = inside(str_sub(s, at, line_end(s, at)));
        row_begin(c);
        for (size_t from = 0; next_cell(line, &from, &cell);)
            cell_add(c, (struct markup){bare(a, cell), cell.n ? pos_of_text(n->pos, cell) : n->pos});
    }
}

/* ---- lists of rows */

static bool aligns_read(struct binder *b, const struct node *n, struct grid *t)
{
    static const char *const words[] = {"auto", "left", "center", "right"};
    size_t count = n->kind == NODE_LIST ? n->items.n : t->columns;
    bool good = true;
    for (size_t i = 0; i < count && i < t->columns; i++) {
        const struct node *one = n->kind == NODE_LIST ? n->items.at[i] : n;
        int found = -1;
        for (int k = 0; k < 4; k++)
            if (one->kind == NODE_SCALAR && str_eq(one->text, str_of(words[k])))
                found = k;
        if (found >= 0) {
            t->aligns[i] = (enum grid_align)found;
            continue;
        }
        if (one->kind == NODE_SCALAR)
            diag_report(b->d, DIAG_CODE_BAD_VALUE, one->pos, "align", STRF(one->text),
                        "one of auto, left, center, right");
        else
            bind_wrong(b, one, "align", "a word, or a list of words");
        good = false;
        break;
    }
    return good;
}

static bool list_read(struct binder *b, const struct node *n, struct cells *c)
{
    for (size_t i = 0; i < n->items.n; i++) {
        const struct node *row = n->items.at[i];
        row_begin(c);
        if (row->kind != NODE_LIST) {
            bind_wrong(b, row, "a row of a table", "a list of texts");
            return false;
        }
        for (size_t k = 0; k < row->items.n; k++) {
            struct markup m;
            if (!bind_word(b, row->items.at[k], &m, "a cell"))
                return false;
            cell_add(c, m);
        }
    }
    return true;
}

static bool too_wide(struct binder *b, const struct node *n, const struct grid *t)
{
    if (t->columns <= GRID_COLUMNS_MAX)
        return false;
    diag_report(b->d, DIAG_CODE_OUT_OF_LIMITS, n->pos, "a table has at most 12 columns");
    return true;
}

/* `header` and `align` may be NULL. NULL after reporting. */
static struct grid *grid_read(struct binder *b, const struct node *n, const struct node *header,
                         const struct node *align)
{
    struct cells c = {.a = b->a};
    struct grid *t;
    int named = 0;
    if (n->kind == NODE_SCALAR && grid_begins(n->text, 0)) {
        struct markup m = {n->text, n->pos};
        size_t at = 0;
        t = grid_of_text(b->a, &m, &at);
        named = t->header;
    } else if (n->kind == NODE_SCALAR && all_pipes(n->text)) {
        pipes_read(b->a, n, &c);
        t = grid_of(&c);
    } else if (n->kind != NODE_LIST) {
        bind_wrong(b, n, "table", "a list of rows, each a list of texts");
        return NULL;
    } else if (!list_read(b, n, &c)) {
        return NULL;
    } else {
        t = grid_of(&c);
    }
    if (too_wide(b, n, t) || (header && !bind_bool(b, header, &named, "header")) ||
        (align && !aligns_read(b, align, t)))
        return NULL;
    t->header = named && t->rows;
    t->names |= t->header && t->columns && !grid_cell(t, 0, 0)->text.n;
    return t;
}

/* ---- levels of languages */

enum { SKILLS = 5 };

/* The skills of the framework's grid: the word of the locale, then what documents may call it. */
static const char *const skills[SKILLS][4] = {
    {"listening", "listening", "understanding", "hearing"},
    {"reading", "reading", "read", "comprehension"},
    {"spoken_interaction", "spoken_interaction", "interaction", "conversation"},
    {"spoken_production", "spoken_production", "production", "speaking"},
    {"writing", "writing", "written", "write"},
};

static int skill_find(struct str key)
{
    for (int i = 0; i < SKILLS; i++)
        for (int k = 1; k < 4; k++)
            if (str_eq_nocase(key, str_of(skills[i][k])))
                return i;
    return -1;
}

/* A level, in capitals: A1 to C2, perhaps with a plus, or a range of two; text.p NULL after reporting. */
static struct markup level_read(struct binder *b, const struct node *n)
{
    struct markup m = {{0}, n->pos};
    if (!bind_word(b, n, &m, "a level"))
        return (struct markup){0};
    struct str s = str_trim(m.text);
    char *own = arena_copy(b->a, s.p ? s.p : "", s.n + 1);
    bool good = s.n == 2 || (s.n == 3 && s.p[2] == '+') || (s.n == 5 && strchr("-/", s.p[2]));
    for (size_t i = 0; good && i < s.n; i += 3) {
        own[i] &= ~0x20;
        good = i + 1 < s.n && own[i] >= 'A' && own[i] <= 'C' && (own[i + 1] == '1' || own[i + 1] == '2');
        if (s.n == 3)
            break;
    }
    if (good)
        return (struct markup){{own, s.n}, m.pos};
    diag_report(b->d, DIAG_CODE_BAD_VALUE, m.pos, "levels", STRF(s), "one of A1, A2, B1, B2, C1, C2");
    return (struct markup){0};
}

/* Reads the levels of one language: a mapping of skills, a list in their order, or one level for all. */
static bool language_read(struct binder *b, struct markup name, const struct node *n, struct cells *c)
{
    struct markup all[SKILLS] = {{{0}, {0}}};
    bool good = true;
    for (size_t i = 0; i < n->pairs.n && good; i++) {
        const struct pair *p = &n->pairs.at[i];
        int skill = skill_find(p->key);
        if (skill < 0)
            diag_report(b->d, DIAG_CODE_BAD_VALUE, p->pos, "levels", STRF(p->key),
                        "one of listening, reading, interaction, production, writing");
        good = skill >= 0 && (all[skill] = level_read(b, p->value)).text.p;
    }
    if (n->kind == NODE_LIST && n->items.n != SKILLS) {
        bind_wrong(b, n, "the levels of a language", "five, in the order listening, reading, interaction, "
                                                      "production, writing");
        return false;
    }
    for (size_t i = 0; i < n->items.n && good; i++)
        good = (all[i] = level_read(b, n->items.at[i])).text.p;
    if (n->kind == NODE_SCALAR)
        good = (all[0] = level_read(b, n)).text.p;
    row_begin(c);
    cell_add(c, name);
    for (size_t i = 0; i < SKILLS; i++)
        cell_add(c, n->kind == NODE_SCALAR ? all[0] : all[i]);
    return good;
}

/* `name`: the language of a mapping of skills, which *one says it is. NULL after reporting. */
static struct grid *grid_levels(struct binder *b, const struct node *n, struct markup name, const struct locale *l,
                                  bool *one)
{
    struct cells c = {.a = b->a};
    *one = n->kind == NODE_MAP && n->pairs.n && name.text.p && skill_find(n->pairs.at[0].key) >= 0;
    bool good = n->kind == NODE_MAP;
    if (!good)
        bind_wrong(b, n, "levels", "a mapping of languages to levels");
    row_begin(&c);
    cell_add(&c, (struct markup){STR(""), n->pos});
    for (size_t i = 0; i < SKILLS; i++)
        cell_add(&c, (struct markup){locale_word(l->words, str_of(skills[i][0])), n->pos});
    if (*one)
        good = language_read(b, name, n, &c);
    for (size_t i = 0; i < n->pairs.n && good && !*one; i++)
        good = language_read(b, (struct markup){n->pairs.at[i].key, n->pairs.at[i].pos}, n->pairs.at[i].value, &c);
    if (!good)
        return NULL;
    struct grid *t = grid_of(&c);
    t->header = t->names = true;
    for (size_t i = 1; i < t->columns; i++)
        t->aligns[i] = GRID_CENTER;
    return t;
}

void grid_settle(struct cv_reader *r, const struct node *n, struct entry *e)
{
    const struct value *name = entry_value(e, FIELD_LABEL);
    size_t kept = 0;
    bool table = false, one = false;
    name = name ? name : entry_value(e, FIELD_NAME);
    for (size_t i = 0; i < e->values.n; i++) {
        struct value *v = &e->values.at[i];
        if (field_holds(v->field) != FIELD_HOLDS_TABLE)
            continue;
        const struct node *from = node_find(n, str_of(field_key(v->field)));
        if (v->field == FIELD_TABLE)
            v->table = grid_read(r->b, from, node_find(n, STR("header")), node_find(n, STR("align")));
        else
            v->table = grid_levels(r->b, from, name ? name->text : (struct markup){0}, r->locale, &one);
        table |= v->field == FIELD_TABLE;
        r->good &= v->table != NULL;
    }
    for (size_t i = 0; i < e->values.n && !table; i++) {
        enum field f = e->values.at[i].field;
        if (f != FIELD_HEADER && f != FIELD_ALIGN)
            continue;
        diag_report(r->b->d, DIAG_CODE_OUT_OF_LIMITS, e->values.at[i].pos,
                    f == FIELD_ALIGN ? "'align' belongs to a 'table'" : "'header' belongs to a 'table'");
        r->good = false;
    }
    for (size_t i = 0; i < e->values.n; i++)
        if (!(table && (e->values.at[i].field == FIELD_HEADER || e->values.at[i].field == FIELD_ALIGN)) &&
            !(one && &e->values.at[i] == name))
            e->values.at[kept++] = e->values.at[i];
    e->values.n = kept;
}

bool grid_joins(struct arena *a, const struct entry *before, const struct entry *e)
{
    const struct value *to = entry_value(before, FIELD_LEVELS), *from = entry_value(e, FIELD_LEVELS);
    if (!to || !from || before->values.n != 1 || e->values.n != 1 || !to->table || !from->table)
        return false;
    struct grid *all = to->table;
    size_t n = all->rows * all->columns, more = (from->table->rows - 1) * all->columns;
    struct markup *cells = arena_array_of(a, struct markup, n + more);
    memcpy(cells, all->cells, n * sizeof *cells);
    memcpy(cells + n, from->table->cells + all->columns, more * sizeof *cells);
    all->cells = cells;
    all->rows += from->table->rows - 1;
    return true;
}
