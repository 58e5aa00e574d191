/* section.c: reads sections: their entries, or works chosen by a query, with groups and labels. */
#include "model/library.h"

#include "load/bind.h"
#include "model/block.h"
#include "model/document.h"
#include "model/grid.h"
#include "model/numbering.h"
#include "model/work.h"
#include "model/works.h"

enum { ORDERS_MAX = 4 };

typedef VEC(struct entry *) entries;

/* The keys of a section or of one of its groups. */
struct query {
    struct markup title, note, aside, prefix, breaks, column, kind, look;
    int selected, keep, beside, self, columns, durations;
    const struct node *from, *select, *sort, *group, *entries, *groups, *numbering;
    int limit;
    const struct node *tags, *hidden; /* read in variant/ */
};

#define KEY(key, type, member, doc, ...) BIND_KEY(key, type, query, member, doc, __VA_ARGS__)
#define KEY_OF(key, type, member, doc, of, ...) \
    BIND_KEY_OF(key, type, query, member, doc, of, __VA_ARGS__)
static const struct bind_key query_keys[] = {
    KEY("title", BIND_MARKUP, title, "Title, if it is not the key.",
        .example = "Selected Works", .also = "heading, name"),
    KEY("note", BIND_MARKUP, note, "Remark beside the title.",
        .example = "in order of date", .also = "remark, comment, subtitle"),
    KEY("aside", BIND_MARKUP, aside, "Text beside or below the title.",
        .example = "\"[All works](https://example.org/works)\"", .also = "right, link"),
    KEY_OF("entries", BIND_NODE, entries, "The entries; with 'from', what is added or changed.",
           &field_table, .example = "[{item: Best Example Award}]",
           .also = "items, content, works, list", .takes = "a list of"),
    KEY("kind", BIND_WORD, kind, "What its entries are, if their fields do not say it: a kind of entries.",
        .example = "item", .also = "entry_type, entry_kind, type"),
    KEY("from", BIND_NODE, from, "Files with publications: .bib, CSL-JSON or YAML.",
        .example = "papers.bib", .also = "bibliography, bibfile, source, file",
        .takes = "a path, or a list"),
    KEY_OF("select", BIND_NODE, select, "Which works are shown.", &work_select_table,
           .example = "{type: article}", .also = "filter, where, query"),
    KEY("selected", BIND_BOOL, selected, "yes: only works that are marked as selected.",
        .example = "yes", .initial = "no", .also = "featured"),
    KEY("self", BIND_BOOL, self,
        "no: works of others, so nobody is missed who has the name of the CV.",
        .example = "no", .initial = "yes", .also = "mine, own"),
    KEY("sort", BIND_NODE, sort,
        "Order: date, title (or name), author, venue, type, key, citations, status; "
        "'-' before it: descending.",
        .example = "[-date, title]", .also = "sorting, order_by, sort_by, order",
        .takes = "an order, or a list"),
    KEY("limit", BIND_INT, limit, "Maximum number of works that are shown; 0: all.",
        .example = "1", .initial = "0", .also = "max, most, maximum, top"),
    KEY("prefix", BIND_WORD, prefix, "Text before the number in a label.",
        .example = "J", .also = "label_prefix, labelprefix"),
    KEY("group", BIND_NODE, group, "What works are grouped by: year, type, status or keyword.",
        .example = "year", .also = "group_by, groupby", .takes = "a word, or as 'groups'"),
    KEY("groups", BIND_NAMED, groups, "Sub-sections, each under its title.",
        .example = "{Journals: [{item: One}], Talks: [{item: Two}]}",
        .also = "subsections, subheadings, children", .takes = "a list of entries, or a query"),
    KEY_OF("numbering", BIND_NODE, numbering, "How works, and other entries where it is given, are labelled.", &numbering_table,
           .example = "none", .also = "labels, numbers, numbered, enumerate",
           .takes = "a form with {n}, yes, descending, none, or"),
    KEY("look", BIND_WORD, look, "How its entries look: line, rows, credits, compact, or another look of the style.",
        .example = "line", .otherwise = "as the style has it", .also = "layout, entry_type, entry_style, display"),
    KEY("columns", BIND_INT, columns, "How many of its entries stand side by side: 1 to 4.",
        .example = "2", .initial = "1", .also = "cols, multicols, grid, column_count"),
    KEY("durations", BIND_BOOL, durations, "yes: dates say how long it lasted, as (2 yrs 3 mos).",
        .example = "yes", .otherwise = "as the style's dates say", .also = "duration, time_spans, show_duration"),
    KEY("break", BIND_WORD, breaks, "Page break before it: always, avoid or auto.",
        .example = "always", .initial = "auto",
        .also = "pagebreak, newpage, page_break, clearpage"),
    KEY("keep", BIND_BOOL, keep, "yes: it stays whole on one page.",
        .example = "yes", .initial = "no", .also = "keep_together, nobreak, samepage"),
    KEY("beside", BIND_BOOL, beside, "yes: put it beside the section before it.",
        .example = "yes", .initial = "no", .also = "side_by_side, parallel"),
    KEY("tags", BIND_NODE, tags, "Words that variants choose the section by.", .example = "[industry]",
        .also = "keywords, categories", .takes = "a word, or a list"),
    KEY("private", BIND_NODE, hidden, "yes: --public leaves the section out; a list: these of its keys.",
        .example = "yes", .also = "confidential, hidden", .takes = "yes, or a list"),
    KEY("column", BIND_WORD, column, "Its column: main, side, full (over both, in styles that have two), or auto (the style decides).",
        .example = "side", .initial = "auto", .also = "place, area, sidebar"),
};
const struct bind_table cv_section_table = BIND_TABLE(query_keys, "a section");

/* ---- works */

/* Tells of items that are empty, and of keys at the end of one whose list is indented less than they. */
static void list_check(struct cv_reader *r, const struct node *n)
{
    if (block_lacks_dashes(n))
        diag_report(r->b->d, DIAG_CODE_NO_DASHES, n->pos);
    for (size_t i = 0; i < n->items.n; i++) {
        const struct node *item = n->items.at[i], *next = i + 1 < n->items.n ? n->items.at[i + 1] : NULL;
        const struct pair *last = item->pairs.n ? &item->pairs.at[item->pairs.n - 1] : NULL;
        if (item->kind == NODE_NULL)
            diag_report(r->b->d, DIAG_CODE_EMPTY_ITEM, item->pos);
        if (last && last->value->kind == NODE_NULL && next && next->kind == NODE_SCALAR)
            diag_report(r->b->d, DIAG_CODE_EMPTY_KEY, last->pos, STRF(last->key));
    }
}

/* Tells of a bibliography that is named where entries stand. */
static void bibliography_check(struct cv_reader *r, const struct node *n)
{
    const struct node *one = n->kind == NODE_LIST && n->items.n == 1 ? n->items.at[0] : n;
    if (one->kind == NODE_SCALAR && str_ends(one->text, STR(".bib")) && str_find(one->text, ' ') == one->text.n)
        diag_report(r->b->d, DIAG_CODE_BIB_AS_TEXT, one->pos, STRF(one->text), STRF(one->text));
}

static void list_read(struct cv_reader *r, const struct node *n, entries *to)
{
    size_t one = n->kind == NODE_LIST ? n->items.n : 1;
    list_check(r, n);
    for (size_t i = 0; i < one; i++) {
        struct entry *e = entry_read(r, n->kind == NODE_LIST ? n->items.at[i] : n);
        if (e && !(to->n && grid_joins(r->b->a, to->at[to->n - 1], e)))
            *vec_push(r->b->a, to) = e;
    }
}

/* Reports mistakes in a bibliography as warnings, because only the work or field is left out. */
static void soften(void *user, const struct diagnostic *d)
{
    struct cv_reader *r = user;
    struct pos pos = {d->pos.source, d->pos.line, d->pos.col};
    struct str key = {(const char *)&pos, sizeof pos};
    if (table_find(&r->told, key))
        return; /* already reported, when another section used the file */
    table_set(r->b->a, &r->told, str_copy(r->b->a, key), r);
    diag_pass(r->hard, d, d->level == DIAG_ERROR ? DIAG_WARNING : d->level);
}

static struct entry *work_read(struct cv_reader *r, const struct node *n)
{
    struct diag soft = {.arena = r->b->a, .limits = r->b->d->limits, .report = soften, .user = r};
    bool good = r->good;
    r->hard = r->b->d;
    r->b->d = &soft;
    r->from_file = true;
    struct entry *e = entry_read(r, n);
    r->from_file = false;
    r->b->d = r->hard;
    r->good = good;
    return e;
}

/* Collects the works of the files and the entries. An entry with the key of a work changes that
 * work; other entries are added. */
static void pool_read(struct cv_reader *r, const struct query *q, entries *to)
{
    static const struct node gone = {.dropped = true};
    works files = {0};
    if (!q->from) {
        if (q->entries)
            list_read(r, q->entries, to);
        return;
    }
    r->good &= library_read(r->books, q->from, &files);
    VEC(const struct node *) own = {0};
    size_t n = !q->entries ? 0 : q->entries->kind == NODE_LIST ? q->entries->items.n : 1;
    for (size_t i = 0; i < n; i++) {
        const struct node *e = q->entries->kind == NODE_LIST ? q->entries->items.at[i] : q->entries;
        const struct node *key = node_find(e, STR("key"));
        size_t at = key ? 0 : files.n;
        for (; at < files.n; at++) {
            const struct node *other = node_find(files.at[at], STR("key"));
            if (other && str_eq(other->text, key->text))
                break;
        }
        if (at < files.n)
            files.at[at] = e->dropped || files.at[at]->dropped ? &gone : node_overlay(r->b->a, files.at[at], e);
        else if (!e->dropped)
            *vec_push(r->b->a, &own) = e;
    }
    for (size_t i = 0; i < files.n; i++) {
        struct entry *e = files.at[i]->dropped ? NULL : work_read(r, files.at[i]);
        if (e)
            *vec_push(r->b->a, to) = e;
    }
    for (size_t i = 0; i < own.n; i++) {
        struct entry *e = entry_read(r, own.at[i]);
        if (e)
            *vec_push(r->b->a, to) = e;
    }
}

/* Keeps the works that meet the conditions, up to the limit, in their order. */
static void filter(struct cv_reader *r, const struct query *q, entries *list)
{
    size_t kept = 0, before = list->n;
    const struct condition *c = NULL;
    if (q->select && !(c = condition_read(r->b, q->select)))
        r->good = false;
    for (size_t i = 0; i < list->n; i++)
        if ((!c || condition_holds(r->b->a, c, list->at[i])) &&
            (!q->selected || work_selected(list->at[i])))
            list->at[kept++] = list->at[i];
    list->n = kept;
    if (q->limit > 0 && list->n > (size_t)q->limit)
        list->n = (size_t)q->limit;
    if ((before || !q->from) && !list->n && c)
        diag_report(r->b->d, DIAG_CODE_NOTHING_SELECTED, c->pos);
}

static void sort(struct cv_reader *r, const struct query *q, entries *list)
{
    struct order orders[ORDERS_MAX + 1] = {0};
    size_t n = 0;
    bool years = q->group && str_eq(q->group->text, STR("year")), dated = false;
    if (q->sort)
        r->good &= order_read(r->b, q->sort, orders, &n, ORDERS_MAX);
    for (size_t i = 0; i < n; i++)
        dated |= orders[i].by == BY_DATE;
    if (years && !dated) { /* groups of years are newest first, unless 'sort' says otherwise */
        memmove(orders + 1, orders, n * sizeof *orders);
        orders[0] = (struct order){n ? BY_YEAR : BY_DATE, true};
        n++;
    }
    if (n)
        works_sort(r->b->a, list->at, list->n, orders, n);
}

static void choose(struct cv_reader *r, const struct query *q, entries *list)
{
    sort(r, q, list);
    filter(r, q, list);
}

/* ---- groups */

/* Works of a type that the locale does not name stand together. A work without a type has one by its fields. */
static struct str type_title(struct cv_reader *r, const struct entry *e)
{
    struct str type = work_type(e);
    if (!type.n)
        type = entry_value(e, FIELD_JOURNAL) ? STR("article")
               : entry_value(e, FIELD_VENUE) ? STR("inproceedings")
                                             : STR("misc");
    return node_find(r->locale->types, type) ? locale_word(r->locale->types, type)
                                             : locale_word(r->locale->types, STR("misc"));
}

/* The title of the group that a work belongs to by year, type, status or its first keyword. */
static struct str group_title(struct cv_reader *r, const struct entry *e, struct str by)
{
    const struct value *v;
    if (str_eq(by, STR("year"))) {
        int year = work_year(e);
        return year ? locale_number(r->b->a, r->locale, locale_year(r->locale, year), 1) : r->locale->undated.text;
    }
    if (str_eq(by, STR("type")))
        return type_title(r, e);
    if (str_eq(by, STR("status")))
        return (v = entry_value(e, FIELD_STATUS)) ? locale_word(r->locale->statuses, v->text.text)
                                                  : locale_word(r->locale->statuses,
                                                                STR("published"));
    v = entry_value(e, FIELD_KEYWORDS);
    return v && v->words.n ? v->words.at[0] : r->locale->others.text;
}

static void group_by(struct cv_reader *r, const struct node *n, const entries *list,
                     struct str prefix, struct section *to)
{
    static const char *const names[] = {"year", "type", "status", "keyword"};
    bool known = false;
    for (size_t i = 0; i < 4; i++)
        known |= str_eq(n->text, str_of(names[i]));
    if (!known) {
        diag_report(r->b->d, DIAG_CODE_BAD_VALUE, n->pos, "group", STRF(n->text),
                    "year, type, status, keyword or a mapping of titles to queries");
        r->good = false;
        return;
    }
    for (size_t i = 0; i < list->n; i++) {
        struct str title = group_title(r, list->at[i], n->text);
        struct group *g = NULL;
        for (size_t k = 0; k < to->groups.n && !g; k++)
            if (str_eq(to->groups.at[k].title.text, title))
                g = &to->groups.at[k];
        if (!g) {
            g = vec_push(r->b->a, &to->groups);
            g->title = (struct markup){title, n->pos};
            g->prefix = prefix;
        }
        *vec_push(r->b->a, &g->entries) = list->at[i];
    }
}

/* True if a mapping is a query for works. False if it is an entry. */
static bool is_query(const struct node *n)
{
    static const char *const asks[] = {"from", "select", "sort", "limit", "prefix", "entries"};
    for (size_t i = 0; i < sizeof asks / sizeof *asks; i++)
        if (node_find(n, str_of(asks[i])))
            return !node_find(n, STR("authors")) && !node_find(n, STR("label"));
    return node_find(n, STR("selected")) && !node_find(n, STR("title"));
}

static void refuse(struct cv_reader *r, const struct node *n, const char *key)
{
    if (!n)
        return;
    diag_report(r->b->d, DIAG_CODE_OUT_OF_LIMITS, n->pos,
                str_c(r->b->a, str_printf(r->b->a, "a sub-section cannot have its own '%s'", key)));
    r->good = false;
}

/* Reads in how many columns entries stand; 0: that is not said. */
static int columns_read(struct cv_reader *r, const struct node *n, int columns)
{
    if (columns >= 0 && columns <= SECTION_COLUMNS_MAX)
        return columns;
    diag_report(r->b->d, DIAG_CODE_OUT_OF_LIMITS, node_find(n, STR("columns"))->pos,
                "a section has 1 to 4 columns of entries");
    r->good = false;
    return 0;
}

/* Reads what a sub-section may say as a section does. Reports the rest. */
static void group_read(struct cv_reader *r, const struct node *n, const struct query *q, struct group *to)
{
    static const char *const others[] = {"group", "groups", "numbering", "note", "aside", "durations", "break", "keep",
                                         "beside", "column"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        refuse(r, node_find(n, str_of(others[i])), others[i]);
    to->title = q->title;
    to->prefix = q->prefix.text;
    to->look = q->look;
    to->columns = columns_read(r, n, q->columns);
    to->by_others = !q->self;
}

/* Reads sub-sections. Each has entries of its own or chooses from those of the section. */
static void named_groups(struct cv_reader *r, const struct node *n, const entries *pool,
                         bool stable, struct section *to)
{
    for (size_t i = 0; i < n->pairs.n; i++) {
        const struct pair *p = &n->pairs.at[i];
        struct query q = {.self = 1};
        struct group own = {0};
        entries list = {0};
        const char *kind = r->kind;
        if (p->value->kind == NODE_MAP && is_query(p->value)) {
            r->good &= bind_map(r->b, p->value, &cv_section_table, &q);
            r->good &= !q.kind.text.p || entry_kind_read(r, &q.kind, &r->kind);
            group_read(r, p->value, &q, &own);
            if (q.from || q.entries)
                pool_read(r, &q, &list);
            else
                for (size_t k = 0; k < pool->n; k++)
                    *vec_push(r->b->a, &list) = pool->at[k];
            if (stable) { /* works over the limit get numbers too, so apply the limit later */
                own.limit = q.limit;
                q.limit = 0;
            }
            choose(r, &q, &list);
        } else if (p->value->kind != NODE_NULL) {
            list_read(r, p->value, &list);
        }
        r->kind = kind;
        if (!list.n)
            continue;
        struct group *g = vec_push(r->b->a, &to->groups);
        *g = own;
        if (!g->title.text.p)
            g->title = (struct markup){p->key, p->pos};
        g->entries.at = list.at;
        g->entries.n = list.n;
        g->entries.cap = list.cap;
    }
}

/* ---- labels */

/* Applies the query after the works have their labels, so that labels do not depend on it. */
static void filter_labelled(struct cv_reader *r, const struct query *q, struct section *s)
{
    entries shown = {0};
    size_t kept = 0, next = 0;
    for (size_t i = 0; i < s->groups.n; i++)
        for (size_t k = 0; k < s->groups.at[i].entries.n; k++)
            *vec_push(r->b->a, &shown) = s->groups.at[i].entries.at[k];
    filter(r, q, &shown);
    for (size_t i = 0; i < s->groups.n; i++) {
        struct group *g = &s->groups.at[i];
        size_t n = 0, count = g->entries.n;
        for (size_t k = 0; k < count; k++) {
            bool stays = next < shown.n && shown.at[next] == g->entries.at[k];
            next += stays;
            if (stays && (!g->limit || n < (size_t)g->limit))
                g->entries.at[n++] = g->entries.at[k];
        }
        g->entries.n = n;
        if (n)
            s->groups.at[kept++] = *g;
    }
    s->groups.n = kept;
}

/* ---- sections */

/* Reads the keys about columns and page breaks. */
static void requests_read(struct cv_reader *r, const struct query *q, struct section *to)
{
    static const char *const columns[] = {"auto", "main", "side", "full"};
    to->keep = q->keep;
    to->beside = q->beside;
    to->durations = q->durations;
    r->good &= !q->breaks.text.p || breaks_read(r->b, &q->breaks, &to->breaks);
    if (!q->column.text.p)
        return;
    for (to->column = 0; to->column < 4; to->column++)
        if (str_eq(q->column.text, str_of(columns[to->column])))
            return;
    diag_report(r->b->d, DIAG_CODE_BAD_VALUE, q->column.pos, "column", STRF(q->column.text),
                "one of auto, main, side, full");
    r->good = false;
}

/* Reports a section that is an entry itself: the '-' before its first line is missing. */
static bool is_entry(struct cv_reader *r, const struct node *n)
{
    for (size_t i = 0; i < n->pairs.n; i++) {
        const struct pair *p = &n->pairs.at[i];
        if (bind_find(&cv_section_table, p->key) || field_find(p->key) == FIELD_COUNT)
            continue;
        struct str hint = STR(" (an entry? then '- ' belongs before its first line)");
        diag_report(r->b->d, DIAG_CODE_UNKNOWN_KEY, p->pos, STRF(p->key), cv_section_table.what,
                    diag_hint(r->b->d, hint));
        r->good = false;
        return true;
    }
    return false;
}

static void section_map(struct cv_reader *r, const struct node *n, struct section *to)
{
    struct query q = {.self = 1, .durations = -1};
    entries list = {0};
    if (is_entry(r, n))
        return;
    r->good &= bind_map(r->b, n, &cv_section_table, &q);
    if (q.title.text.p)
        to->title = q.title;
    to->note = q.note;
    to->aside = q.aside;
    to->by_others = !q.self;
    to->look = q.look;
    to->columns = columns_read(r, n, q.columns);
    requests_read(r, &q, to);
    r->good &= !q.kind.text.p || entry_kind_read(r, &q.kind, &r->kind);
    pool_read(r, &q, &list);
    struct numbering numbers = numbering_read(r, q.numbering);
    sort(r, &q, &list);
    if (!numbers.stable)
        filter(r, &q, &list);
    const struct node *named = q.groups ? q.groups : q.group;
    if (q.groups && q.group) {
        diag_report(r->b->d, DIAG_CODE_OUT_OF_LIMITS, q.group->pos,
                    "use 'group' or 'groups', not both");
        r->good = false;
    }
    if (named && named->kind == NODE_MAP) {
        named_groups(r, named, &list, numbers.stable, to);
        if (!q.from && list.n) { /* entries before the first sub-section */
            struct group own = {0};
            own.entries.at = list.at;
            own.entries.n = list.n;
            vec_push(r->b->a, &to->groups);
            memmove(to->groups.at + 1, to->groups.at, (to->groups.n - 1) * sizeof own);
            to->groups.at[0] = own;
        }
    } else if (named && named->kind == NODE_SCALAR && named == q.group) {
        group_by(r, named, &list, q.prefix.text, to);
    } else {
        if (named)
            bind_wrong(r->b, named, "groups", "a mapping of titles to entries"), r->good = false;
        struct group *g = vec_push(r->b->a, &to->groups);
        g->prefix = q.prefix.text;
        g->entries.at = list.at;
        g->entries.n = list.n;
        g->entries.cap = list.cap;
    }
    r->kind = NULL;
    numbering_apply(r, to, numbers);
    if (numbers.stable)
        filter_labelled(r, &q, to);
}

/* Notes with each work whether it is one of others. */
static void others_note(struct section *s)
{
    for (size_t i = 0; i < s->groups.n; i++) {
        s->groups.at[i].by_others |= s->by_others;
        for (size_t k = 0; k < s->groups.at[i].entries.n; k++)
            s->groups.at[i].entries.at[k]->by_others = s->groups.at[i].by_others;
    }
}

static bool is_empty(const struct section *s)
{
    for (size_t i = 0; i < s->groups.n; i++)
        if (s->groups.at[i].entries.n)
            return false;
    return true;
}

/* Tells of a key that has one text and stands among sections by mistake. Some fields of entries, such as
 * 'tools', are as good as titles. */
static void title_check(struct cv_reader *r, const struct pair *p)
{
    static const enum field of_entries[] = {
        FIELD_COMPANY, FIELD_POSITION, FIELD_INSTITUTION, FIELD_DEGREE, FIELD_TITLE, FIELD_AUTHORS,
        FIELD_DATE, FIELD_START_DATE, FIELD_END_DATE, FIELD_HIGHLIGHTS, FIELD_NAME};
    bool of_entry = false;
    for (size_t i = 0; i < sizeof of_entries / sizeof *of_entries; i++)
        of_entry |= str_eq(p->key, str_of(field_key(of_entries[i])));
    if (p->value->kind != NODE_SCALAR || node_find(r->locale->sections, p->key))
        return;
    const char *where = bind_find(&document_table, p->key)  ? "beside 'cv:'"
                        : bind_find(&cv_table, p->key)      ? "into 'cv'"
                        : of_entry                          ? "into an entry, behind '- '"
                                                            : NULL;
    if (where)
        diag_report(r->b->d, DIAG_CODE_KEY_AS_TITLE, p->pos, STRF(p->key), where);
}

void section_read(struct cv_reader *r, const struct pair *p)
{
    bool good = r->good;
    struct section *s = vec_push(r->b->a, &r->cv->sections);
    struct str known = locale_title(r->b->a, r->locale, p->key);
    r->good = true;
    s->key = p->key;
    s->durations = -1;
    s->title = (struct markup){known, p->pos};
    title_check(r, p);
    if (p->value->kind == NODE_MAP) {
        section_map(r, p->value, s);
    } else if (p->value->kind != NODE_NULL) {
        entries list = {0};
        bibliography_check(r, p->value);
        list_read(r, p->value, &list);
        struct group *g = vec_push(r->b->a, &s->groups);
        g->entries.at = list.at;
        g->entries.n = list.n;
        numbering_apply(r, s, (struct numbering){0});
    }
    if (r->good && is_empty(s)) {
        if (!node_find(p->value, STR("select"))) /* filter() has reported that */
            diag_report(r->b->d, DIAG_CODE_EMPTY_SECTION, p->pos, STRF(p->key),
                        p->value->kind == NODE_NULL ? " (entries are indented further than it)"
                                                    : "");
        r->cv->sections.n--;
    } else {
        others_note(s);
        if (r->good)
            works_find_self(r->b->a, r->b->d, r->cv, s);
    }
    r->good &= good;
}
