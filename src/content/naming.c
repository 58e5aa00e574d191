/* naming.c: headings in rows of text: which part of a row is the title of a section or the name of
 * an entry. Beside it may stand what is none: dates, links, the legend of a list. */
#include "content/resolve.h"

static bool is_kind(const struct entry *e, const char *kind)
{
    return e->kind && strcmp(e->kind, kind) == 0;
}

bool naming_wants(const struct entry *e)
{
    return is_kind(e, "organization") || is_kind(e, "post") || is_kind(e, "education") || is_kind(e, "experience") || is_kind(e, "teaching") ||
           is_kind(e, "normal") || (is_kind(e, "details") && entry_value(e, FIELD_ENTRIES));
}

/* True if the field names what is looked for. */
static bool is_name(const struct naming *n, enum field f)
{
    static const enum field names[] = {FIELD_INSTITUTION, FIELD_DEGREE, FIELD_AREA, FIELD_COMPANY,
                                       FIELD_POSITION, FIELD_COURSE, FIELD_NAME, FIELD_LABEL};
    if (n->what == NAMING_TITLE)
        return f == FIELD_TITLE;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (f == names[i])
            return true;
    return false;
}

/* True if the field is no part of a heading, even if it stands on one line with the name. */
static bool is_apart(const struct naming *n, enum field f)
{
    return n->what == NAMING_TITLE || f == FIELD_DATES || f == FIELD_DATE ||
           f == FIELD_START_DATE || f == FIELD_END_DATE || f == FIELD_YEAR || f == FIELD_LINKS ||
           f == FIELD_EMAIL || f == FIELD_PHONE || f == FIELD_MORE;
}

void naming_begin(struct resolver *r, size_t cell)
{
    struct naming *n = &r->naming;
    if (n->what == NAMING_NOTHING)
        return;
    n->now = cell;
    if (!n->found)
        *n = (struct naming){.what = n->what, .now = cell, .cell = cell};
}

void naming_end(struct resolver *r, const struct rich *cell)
{
    struct naming *n = &r->naming;
    if (!n->found || n->cell != n->now)
        return;
    if (!n->ended || n->to > cell->text.n) /* spaces at its end were taken off */
        n->to = cell->text.n;
    n->ended = true;
}

/* Where a heading begins or ends between two fields: where the style of the text changes, so that
 * no letters are torn apart that were set as one word, else behind a space. */
static size_t place(const struct rich *cell, size_t from, size_t to)
{
    for (size_t i = 1; i < cell->spans.n; i++) {
        const struct span *s = &cell->spans.at[i];
        bool same = s->kind == SPAN_TEXT && s[-1].kind == SPAN_TEXT && s->style == s[-1].style &&
                    s->link == s[-1].link;
        if (s->start >= from && s->start <= to && !same)
            return s->start;
    }
    for (size_t i = to; i > from; i--)
        if (cell->text.p[i - 1] == ' ')
            return i;
    return to;
}

void naming_see(struct resolver *r, enum field f, size_t from, const struct rich *cell)
{
    struct naming *n = &r->naming;
    if (n->what == NAMING_NOTHING || n->ended || n->cell != n->now || from == cell->text.n)
        return;
    if (is_name(n, f)) {
        if (!n->found)
            n->from = n->apart ? place(cell, n->apart, from) : 0;
        n->found = true;
    } else if (is_apart(n, f) && n->found) {
        n->to = place(cell, n->last, from);
        n->ended = true;
    } else if (is_apart(n, f)) {
        n->apart = cell->text.n;
    }
    n->last = cell->text.n;
}

static uint32_t heading(struct resolver *r, uint32_t parent)
{
    struct naming *n = &r->naming;
    int level = r->level < 5 ? r->level : 5;
    uint32_t h = resolve_element(r, (enum element_type)(ELEMENT_TITLE + level), parent);
    if (h != NO_ELEMENT)
        r->to->elements.at[h].names = n->what == NAMING_ENTRY;
    r->level = level + 1;
    return h;
}

uint32_t naming_finish(struct resolver *r, struct rich *cells, size_t count, uint32_t parent)
{
    struct naming n = r->naming;
    uint32_t h = heading(r, parent), beside = n.found ? NO_ELEMENT : h;
    bool whole = !n.found || (n.from == 0 && n.to == cells[n.cell].text.n);
    for (size_t i = 0; i < count; i++)
        whole = whole && (!n.found || i == n.cell || !cells[i].text.n);
    if (!whole)
        beside = resolve_element(r, ELEMENT_PARAGRAPH, parent);
    for (size_t i = 0; i < count; i++) {
        if (!n.found || i != n.cell) {
            resolve_finish(r, &cells[i], beside);
            continue;
        }
        rich_cut(&cells[i], r->a, n.from);
        rich_cut(&cells[i], r->a, n.to);
        resolve_finish_parts(r, &cells[i], n.from, n.to, h, beside);
    }
    r->naming = (struct naming){0};
    return h;
}

uint32_t naming_element(struct resolver *r, enum field f, uint32_t parent)
{
    if (f == FIELD_COUNT || r->naming.what == NAMING_NOTHING || !is_name(&r->naming, f))
        return resolve_element(r, ELEMENT_PARAGRAPH, parent);
    uint32_t h = heading(r, parent);
    r->naming = (struct naming){0};
    return h;
}
