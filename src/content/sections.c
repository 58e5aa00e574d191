/* sections.c: the parts of the document in order: header, letter, sections, the end of the last
 * page, heads and feet of pages. */
#include "content/resolve.h"

bool sections_have_column(const struct resolver *r)
{
    return !r->stacked && r->area == AREA_MAIN && r->page->label_column.width > 0;
}

/* From now on, rows are made for this column, in its style. */
static void enter(struct resolver *r, enum area area)
{
    r->area = area;
    r->style = area == AREA_SIDE && r->page->side.style ? r->page->side.style : r->page;
    if (!r->dates[area])
        r->dates[area] = arena_array_of(r->a, struct content_column *, r->style->entries.n + 1);
}

static struct content_part *add_part(struct resolver *r, enum content_place place)
{
    struct content_part *p = vec_push(r->a, &r->to->parts);
    p->place = place;
    p->area = r->area;
    p->style = r->style;
    p->text = charstyle_root(&r->to->inliner.styles, r->style);
    return p;
}

static void add_rows(struct resolver *r, struct scope *s, const struct row *rows, size_t n,
                     content_rows *to)
{
    for (size_t i = 0; i < n; i++)
        rows_add(r, &rows[i], s, 0, to);
}

/* ---- titles */

/* In the column that the page shares, the cells to the right of a title go below it. */
static void in_one_cell(struct resolver *r, const struct scope *s, struct content_heading *h)
{
    struct naming *n = &r->naming;
    for (size_t i = 1; i < h->n_cells; i++) {
        struct pen pen = resolve_pen(r, h->text, h->style->pos);
        if (!h->cells[i].text.n)
            continue;
        rich_break(h->cells, &pen);
        if (n->found && n->cell == i) {
            n->cell = 0;
            n->from += h->cells->text.n;
            n->to += h->cells->text.n;
        }
        apply_template(r, s, &h->style->cells[i], h->text, h->cells);
    }
    h->n_cells = 1;
    h->in_labels = true;
}

static void note_field(void *user, enum field f)
{
    struct scope *s = user;
    s->has_legend |= f == FIELD_LEGEND;
    s->has_aside |= f == FIELD_ASIDE;
}

/* A row below a title, left and right, begins at the left if it has something for the right end only: it would belong to
 * nothing there. */
static void begin_left(struct content_row *row)
{
    if (row->kind != CONTENT_CELLS || row->style->columns || row->cells.n != 2 || row->cells.at[0].text.n)
        return;
    row->cells.at++;
    row->cells.n--;
}

/* The rows below a title have the legend and the aside, unless the title itself has them. */
static void title_rows(struct resolver *r, struct scope *s, const struct row *row, content_rows *to)
{
    for (size_t i = 0; i < row->n_cells; i++)
        template_fields(&row->cells[i], note_field, s);
    for (size_t i = 0; i < row->rows.n; i++)
        if (rows_add(r, &row->rows.at[i], s, r->parent, to))
            begin_left(&to->at[to->n - 1]);
    s->has_legend = s->has_aside = false;
}

void sections_heading(struct resolver *r, struct scope *s, const struct row *row,
                      const struct markup *title, int level, bool directly,
                      struct content_heading *to)
{
    struct element *parent = r->to->elements.at + r->parent;
    to->text = resolve_root(r, row->font);
    r->naming = (struct naming){.what = NAMING_TITLE};
    bool any = rows_cells(r, row, s, to->text, &to->cells, &to->n_cells);
    if (!any) {
        r->naming = (struct naming){0};
        return;
    }
    to->style = row;
    to->level = level;
    to->directly = directly;
    to->title = inline_plain(&r->to->inliner, *title);
    if (level == 1)
        parent->title = to->title;
    if (row->place != PLACE_ABOVE && sections_have_column(r))
        in_one_cell(r, s, to);
    to->element = naming_finish(r, to->cells, to->n_cells, r->parent);
    title_rows(r, s, row, &to->rows);
}

/* ---- sections */

const struct look *sections_look(struct resolver *r, const struct markup *name)
{
    for (size_t i = 0; i < r->looks.n; i++)
        if (r->looks.at[i].of == r->style && str_eq(r->looks.at[i].name, name->text))
            return &r->looks.at[i];
    struct look *look = vec_push(r->a, &r->looks);
    *look = (struct look){r->style, name->text, style_look(r->a, r->d, r->style, *name), NULL};
    if (look->style)
        look->dates = arena_array_of(r->a, struct content_column *, look->style->entries.n + 1);
    return look;
}

/* Takes a look that the document chose for a section or sub-section. */
static void enter_look(struct resolver *r, const struct markup *name)
{
    const struct look *look = sections_look(r, name);
    if (!look->style)
        return;
    r->style = look->style;
    r->dates[r->area] = look->dates;
    r->in_look = true;
}

/* True if at least half of the items have givers: then their names are set apart from those in all of them. */
static bool is_awarded(const struct group *g)
{
    size_t items = 0, given = 0;
    for (size_t i = 0; i < g->entries.n; i++) {
        const struct entry *e = g->entries.at[i];
        items += e->kind && strcmp(e->kind, "item") == 0;
        given += e->kind && strcmp(e->kind, "item") == 0 && entry_value(e, FIELD_GIVER);
    }
    return given && 2 * given >= items;
}

static void group_entries(struct resolver *r, struct scope *s, const struct group *g, struct content_group *to)
{
    r->stacked += to->columns > 1;
    s->awarded = is_awarded(g);
    for (size_t i = 0; i < g->entries.n; i++)
        *vec_push(r->a, &to->entries) = entries_resolve(r, s, g->entries.at[i]);
    s->awarded = false;
    r->stacked -= to->columns > 1;
    entries_drop_labels(to->entries.at, to->entries.n);
}

/* Resolves entries under one title or none. `first`: they come right after a section's title. */
static void titled(struct resolver *r, struct scope *s, const struct group *g, bool first, struct content_group *to)
{
    int level = r->level, columns = g->columns ? g->columns : s->section->columns;
    const struct markup *look = g->look.text.p ? &g->look : &s->section->look;
    const struct style *style = r->style;
    struct content_column **dates = r->dates[r->area];
    r->list = NO_ELEMENT;
    to->columns = r->area == AREA_SIDE ? 1 : (size_t)columns; /* that column is narrow itself */
    if (g->title.text.p) {
        s->group = g;
        sections_heading(r, s, &r->style->subsection, &g->title, 2, first, &to->heading);
    }
    if (look->text.p)
        enter_look(r, look);
    group_entries(r, s, g, to);
    r->style = style;
    r->dates[r->area] = dates;
    r->in_look = false;
    bool logos = false;
    for (size_t i = 0; i < to->entries.n; i++)
        logos |= to->entries.at[i]->logo != NULL;
    for (size_t i = 0; i < to->entries.n && logos; i++)
        to->entries.at[i]->beside_logos = true;
    r->level = level;
    s->group = NULL;
}

/* True if the entry is a label that heads entries and says nothing else. */
static bool is_title(const struct resolver *r, const struct entry *e)
{
    if (!e->kind || strcmp(e->kind, "details") || !entry_value(e, FIELD_ENTRIES) || e->label.p || e->key.n || e->extras.n)
        return false;
    const struct entry_style *es = style_entry(r->style, e->kind);
    for (size_t i = 0; i < e->values.n; i++) {
        const struct value *v = &e->values.at[i];
        if (v->field != FIELD_LABEL && v->field != FIELD_ENTRIES && account_wants(es, v))
            return false;
    }
    return entry_value(e, FIELD_LABEL) && r->style->subsection.n_cells;
}

/* Makes a sub-section of such an entry. `indented`: something else follows it, and one must see where it ends. */
static void title_entry(struct resolver *r, struct scope *s, const struct group *g, size_t i, bool first, bool indented,
                        struct content_group *to)
{
    const struct entry *e = g->entries.at[i];
    const struct value *below = entry_value(e, FIELD_ENTRIES);
    struct group own = *g;
    own.title = entry_value(e, FIELD_LABEL)->text;
    own.entries.at = below->entries.at;
    own.entries.n = below->entries.n;
    s->entry = e;
    fields_use(r, s, FIELD_LABEL);
    fields_use(r, s, FIELD_ENTRIES);
    s->entry = NULL;
    to->breaks = e->breaks;
    to->keep = e->keep;
    to->indented = indented;
    titled(r, s, &own, first, to);
}

/* Resolves the entries of a section or sub-section. Labels that head entries are titles in a section that has no other,
 * and whose entries stand below each other. */
static void group(struct resolver *r, struct scope *s, const struct group *g, bool first, struct content_section *to)
{
    size_t from = 0, n = g->entries.n;
    bool plain = !g->title.text.p && (g->columns ? g->columns : s->section->columns) < 2;
    size_t others = plain ? n : 0; /* behind the last entry that is no such title */
    while (others && is_title(r, g->entries.at[others - 1]))
        others--;
    for (size_t i = 0; i < n && plain; i++) {
        if (!is_title(r, g->entries.at[i]))
            continue;
        struct group before = *g;
        before.entries.at += from;
        before.entries.n = i - from;
        if (before.entries.n)
            titled(r, s, &before, false, vec_push(r->a, &to->groups));
        title_entry(r, s, g, i, first && i == 0, i + 1 < others, vec_push(r->a, &to->groups));
        from = i + 1;
    }
    struct group rest = *g;
    rest.entries.at += from;
    rest.entries.n = n - from;
    if (rest.entries.n || !from)
        titled(r, s, &rest, first, vec_push(r->a, &to->groups));
}

/* Each section has columns of its own for dates. What of them is of one width is decided where they are measured. */
static void new_columns(struct resolver *r)
{
    memset(r->dates[r->area], 0, (r->style->entries.n + 1) * sizeof *r->dates[r->area]);
    for (size_t i = 0; i < r->looks.n; i++)
        if (r->looks.at[i].style)
            memset(r->looks.at[i].dates, 0, (r->looks.at[i].style->entries.n + 1) * sizeof *r->looks.at[i].dates);
    r->labels = NULL;
}

static struct content_section *section(struct resolver *r, struct scope *s,
                                       const struct section *sec)
{
    struct content_section *to = arena_new_of(r->a, struct content_section);
    to->source = s->section = sec;
    to->element = r->parent = resolve_element(r, ELEMENT_SECTION, 0);
    new_columns(r);
    r->posts = posts_wanted(r->style, sec);
    r->level = 1;
    resolve_target(r, &r->to->targets.all.at[sec - r->cv->sections.at], &to->targets);
    sections_heading(r, s, &r->style->section, &sec->title, 1, false, &to->heading);
    for (size_t i = 0; i < sec->groups.n; i++)
        group(r, s, &sec->groups.at[i], i == 0, to);
    if (r->style->section_end.n_cells)
        rows_add(r, &r->style->section_end, s, r->parent, &to->end);
    account_section(r, sec);
    r->posts = false;
    s->section = NULL;
    r->parent = 0;
    return to;
}

/* True if the side column of the style is for the section: its key or title is one of the keys there, or its title is
 * what the language calls one of them. */
static bool is_listed(const struct resolver *r, const struct side *side, const struct section *s)
{
    for (size_t i = 0; i < side->sections.n; i++) {
        struct str key = side->sections.at[i];
        if (str_eq_nocase(key, s->key) || str_eq_nocase(key, s->title.text) ||
            str_eq_nocase(locale_title(r->a, r->locale, key), s->title.text))
            return true;
    }
    return false;
}

/* True if the section stands in the side column. */
static bool is_aside(const struct resolver *r, const struct style *page, const struct section *s)
{
    return page->side.width > 0 &&
           (s->column == COLUMN_SIDE || (s->column == COLUMN_AUTO && is_listed(r, &page->side, s)));
}

/* Where the section stands. Full ones are above both columns if all before them are, and the header is; else
 * below both. */
static enum area area_of(const struct resolver *r, const struct section *s)
{
    const struct style *page = r->page;
    bool above = page->header_reach == REACH_PAGE;
    if (s->column != COLUMN_FULL || !page->side.width)
        return is_aside(r, page, s) ? AREA_SIDE : AREA_MAIN;
    for (const struct section *before = r->cv->sections.at; before < s && above; before++)
        above = before->column == COLUMN_FULL;
    return above ? AREA_HEADER : AREA_FOOT;
}

/* The style for a CV: without its side column where no section stands in it and the style says what it looks
 * like then. */
static const struct style *style_for(const struct resolver *r, const struct style *style)
{
    const struct cv *cv = r->cv;
    bool used = !cv->sections.n;
    for (size_t i = 0; i < cv->sections.n && !used; i++)
        used = is_aside(r, style, &cv->sections.at[i]);
    return used || !style->side.unused ? style : style->side.unused;
}

static void sections(struct resolver *r, struct scope *s, enum area area, struct str only)
{
    const struct cv *cv = r->cv;
    enter(r, area);
    if (area == AREA_SIDE) {
        content_rows rows = {0};
        add_rows(r, s, r->page->side.header.at, r->page->side.header.n, &rows);
        add_part(r, CONTENT_HEADER)->rows = rows;
    }
    for (size_t i = 0, n; i < cv->sections.n; i += n) {
        const struct section *first = &cv->sections.at[i];
        n = 1;
        if (area_of(r, first) != area || (only.p && !str_eq(first->key, only)))
            continue;
        while (i + n < cv->sections.n && cv->sections.at[i + n].beside && !only.p &&
               area_of(r, &cv->sections.at[i + n]) == area)
            n++;
        struct content_part *part = add_part(r, CONTENT_SECTIONS);
        r->stacked += n > 1;
        for (size_t k = 0; k < n; k++)
            *vec_push(r->a, &part->sections) = section(r, s, &first[k]);
        r->stacked -= n > 1;
    }
}

/* ---- the whole */

static void header(struct resolver *r, struct scope *s, bool again)
{
    bool two = r->page->side.width > 0 && r->page->header_reach == REACH_PAGE && !again;
    content_rows rows = {0};
    enter(r, two ? AREA_HEADER : AREA_MAIN);
    add_rows(r, s, r->page->header.at, r->page->header.n, &rows);
    struct content_part *part = add_part(r, CONTENT_HEADER);
    part->rows = rows;
    part->new_page = again;
}

static void letter(struct resolver *r, struct scope *s)
{
    s->letter = true;
    header(r, s, false);
    if (r->page->side.width) {
        content_rows rows = {0};
        enter(r, AREA_SIDE);
        add_rows(r, s, r->page->side.header.at, r->page->side.header.n, &rows);
        add_part(r, CONTENT_HEADER)->rows = rows;
    }
    enter(r, AREA_MAIN);
    r->list = NO_ELEMENT;
    r->parent = resolve_element(r, ELEMENT_SECTION, 0);
    struct content_entry *e = entries_resolve(r, s, r->cv->letter);
    add_part(r, CONTENT_LETTER)->letter = e;
    r->parent = 0;
    s->letter = false;
}

static void whole_cv(struct resolver *r, struct scope *s, bool again, struct str only)
{
    const struct side *side = &r->page->side;
    content_rows end = {0};
    bool full = false;
    for (size_t i = 0; i < r->cv->sections.n; i++)
        full |= side->width && r->cv->sections.at[i].column == COLUMN_FULL;
    header(r, s, again);
    if (full)
        sections(r, s, AREA_HEADER, only);
    if (side->width && side->first)
        sections(r, s, AREA_SIDE, only);
    sections(r, s, AREA_MAIN, only);
    if (side->width && !side->first)
        sections(r, s, AREA_SIDE, only);
    size_t parts = r->to->parts.n;
    if (full)
        sections(r, s, AREA_FOOT, only);
    enter(r, r->to->parts.n > parts ? AREA_FOOT : AREA_MAIN);
    add_rows(r, s, r->page->end.at, r->page->end.n, &end);
    add_part(r, CONTENT_END)->rows = end;
}

/* Makes the rows of a head or foot twice: for pages without and with a section title to show. They
 * belong to no element. */
static void margin(struct resolver *r, const struct footer *f, struct content_margin *to)
{
    bool dated = r->cv_used[FIELD_UPDATED];
    r->apart = true;
    for (int running = 0; running < 2 && f->on != FOOTER_NONE; running++) {
        struct scope s = {.margin = true, .running = running};
        add_rows(r, &s, f->rows.at, f->rows.n, &to->rows[running]);
    }
    r->apart = false;
    to->dated = !dated && r->cv_used[FIELD_UPDATED];
}

static struct str plain(struct resolver *r, struct markup m)
{
    return m.text.p ? inline_plain(&r->to->inliner, m) : (struct str){0};
}

static void start(struct resolver *r, struct content *to)
{
    const struct style *s = r->page;
    targets_collect(r->a, r->cv, &to->targets);
    inline_open(&to->inliner, r->a, r->d, r->locale, r->cv, &to->targets);
    to->a = r->a;
    to->cv = r->cv;
    to->locale = r->locale;
    to->leftward = locale_runs_left(r->locale->language.text);
    to->inliner.leftward = to->inliner.mixed = to->leftward;
    to->style = s;
    to->author = plain(r, r->cv->name);
    to->subject = plain(r, r->cv->headline);
    to->text = charstyle_root(&to->inliner.styles, s);
    if (s->label_column.width) {
        to->shared = arena_new_of(r->a, struct content_column);
        to->shared->style = &s->label_column;
        to->shared->shared = true;
        *vec_push(r->a, &to->columns) = to->shared; /* the first: its index is 0 */
    }
    resolve_element(r, ELEMENT_DOCUMENT, 0);
}

void content_resolve(struct arena *a, struct diag *d, struct files *files, const struct cv *cv,
                     const struct style *style, const struct locale *locale, struct str only,
                     struct content *to)
{
    struct resolver r = {.a = a, .d = d, .files = files, .cv = cv, .locale = locale, .to = to, .list = NO_ELEMENT,
                         .body = NO_ELEMENT, .level = 1};
    r.page = r.style = style = style_for(&r, style);
    struct scope s = {0};
    r.contacts_used = arena_array_of(a, bool, cv->contacts.n + 1);
    start(&r, to);
    const struct descriptions *told = &locale->descriptions;
    bool with_letter = cv->letter && (!only.p || str_eq(only, STR("letter")));
    bool with_cv = !with_letter || (!only.p && cv->sections.n);
    to->title = fields_described(&r, !with_letter ? &told->cv : with_cv ? &told->both : &told->letter);
    if (!cv->name.text.n) /* then the title is what it is, without "of whom" */
        to->title = locale_word(locale->words, STR("curriculum_vitae"));
    if (with_letter)
        letter(&r, &s);
    if (with_cv)
        whole_cv(&r, &s, with_letter, only);
    enter(&r, AREA_MAIN);
    r.titled = true;
    margin(&r, &style->head, &to->head);
    margin(&r, &style->footer, &to->foot);
    r.cv_used[FIELD_SUMMARY] |= !with_cv; /* a letter prints no summary */
    account_left_out(&r);
    account_cv(&r);
}
