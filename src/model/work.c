/* work.c: chooses and sorts publications. */
#include "model/work.h"

#include <utf8proc.h>

#include "load/bind.h"
#include "model/address.h"

/* ---- facts about a work */

static struct str text_of(const struct entry *e, enum field f)
{
    const struct value *v = entry_value(e, f);
    return v ? v->text.text : (struct str){0};
}

static const struct date *date_of(const struct entry *e)
{
    static const enum field fields[] = {FIELD_DATE, FIELD_YEAR, FIELD_END_DATE, FIELD_START_DATE};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        const struct value *v = entry_value(e, fields[i]);
        if (v && v->date.kind == DATE_DAY)
            return &v->date;
    }
    return NULL;
}

/* "2101.08940" in "arXiv:2101.08940v2 [cs.LG]" and "https://arxiv.org/abs/2101.08940v2". */
static struct str arxiv_of(struct str s)
{
    static const char *const before[] = {"https://", "http://", "www.", "arxiv.org/abs/", "arxiv.org/pdf/",
                                         "arxiv:", "abs/"};
    for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
        size_t n = strlen(before[i]);
        if (s.n > n && str_eq_nocase(str_sub(s, 0, n), str_of(before[i])))
            s = str_trim(str_sub(s, n, s.n));
    }
    size_t bracket = str_find(s, '['), blank = str_find(s, ' ');
    return str_sub(s, 0, bracket < blank ? bracket : blank);
}

struct str work_uri_of(struct arena *a, const struct entry *e, enum field f)
{
    struct str s = str_trim(text_of(e, f));
    if (f == FIELD_URL)
        return address_of_field(a, s);
    if (!s.n || f == FIELD_DOI)
        return address_of_doi(a, s);
    bool elsewhere = str_starts(s, STR("http")) && str_find_str(s, STR("arxiv.org/")) == s.n;
    return elsewhere ? s : str_printf(a, "https://arxiv.org/abs/%.*s", STRF(arxiv_of(s)));
}

/* True if a link may lead to the work's url. "#NAME" leads to a part of the document. */
static bool is_target(struct arena *a, struct str url)
{
    return str_trim(url).n && (str_trim(url).p[0] == '#' || !address_fault(address_of_field(a, url)));
}

/* True if the work has a DOI, and a url that is not encrypted: the DOI outlives it. */
static bool is_better_by_doi(struct arena *a, const struct entry *e)
{
    struct str url = address_of_field(a, text_of(e, FIELD_URL));
    return url.n > 7 && str_eq_nocase(str_sub(url, 0, 7), STR("http://")) && str_trim(text_of(e, FIELD_DOI)).n;
}

enum field work_target(struct arena *a, const struct entry *e)
{
    static const enum field fields[] = {FIELD_DOI, FIELD_ARXIV};
    struct str url = text_of(e, FIELD_URL);
    if (is_target(a, url) && !is_better_by_doi(a, e))
        return FIELD_URL;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (str_trim(text_of(e, fields[i])).n)
            return fields[i];
    return str_trim(url).n ? FIELD_URL : FIELD_COUNT;
}

struct str work_uri(struct arena *a, const struct entry *e)
{
    enum field f = work_target(a, e);
    return f == FIELD_COUNT ? (struct str){0} : work_uri_of(a, e, f);
}

bool work_has_second_url(struct arena *a, const struct entry *e)
{
    struct str url = text_of(e, FIELD_URL);
    return is_target(a, url) && work_target(a, e) != FIELD_URL &&
           !str_eq_nocase(address_of_doi(a, url), work_uri(a, e));
}

int work_year(const struct entry *e)
{
    const struct date *d = date_of(e);
    return d ? d->year : 0;
}

struct str work_type(const struct entry *e)
{
    return text_of(e, FIELD_TYPE);
}

size_t work_self(const struct entry *e, size_t *count)
{
    const struct value *v = entry_value(e, FIELD_AUTHORS);
    size_t at = 0;
    *count = 0;
    for (size_t i = 0; v && i < v->authors.n; i++) {
        *count += !v->authors.at[i].others;
        if (v->authors.at[i].self && !at)
            at = i + 1;
    }
    return at;
}

/* ---- reading queries */

static const char *const position_names[] = {"any", "first", "last", "middle", NULL};

struct select_keys {
    int selected;
    const struct node *position, *type, *keyword, *tag, *status, *venue, *key, *author, *year;
    const struct node *all, *any, *none;
};

#define WORDS(key, member, doc, ...) \
    BIND_KEY(key, BIND_NODE, select_keys, member, doc, .takes = "a word, or a list", __VA_ARGS__)
#define WORKS(key, member, doc, ...) \
    BIND_KEY(key, BIND_NODE, select_keys, member, doc, .takes = "a 'select', or a list", \
             __VA_ARGS__)
static const struct bind_key select_keys[] = {
    WORDS("type", type, "Type: article, inproceedings ...; of a list, one must match.",
          .example = "article", .also = "entrytype, types, kind"),
    WORDS("year", year, "Year, or a range: 2018-2021, 2018-, -2021.",
          .example = "2018-2021", .also = "years, date, since"),
    WORDS("keyword", keyword, "Keyword of the work.",
          .example = "examples", .also = "keywords, topic"),
    WORDS("tag", tag, "The same as keyword.", .example = "selected", .also = "tags, category"),
    WORDS("status", status, "State of the work.",
          .example = "under review", .also = "pubstate, state"),
    WORDS("venue", venue, "Part of the name of the venue or journal.",
          .example = "EXC", .also = "journal, conference, booktitle"),
    WORDS("key", key, "Key in the bibliography.",
          .example = "example2021", .also = "keys, id, citekey"),
    WORDS("author", author, "Author of the work: a name, or me.",
          .example = "me", .also = "authors, by, name"),
    WORDS("position", position, "The person's place among the authors: first, last, middle or any.",
          .example = "first", .also = "place, author_position"),
    BIND_KEY("selected", BIND_BOOL, select_keys, selected,
             "yes: works that are marked as selected.", .example = "yes",
             .also = "featured, marked"),
    WORKS("all", all, "Conditions that must all hold.",
          .example = "[{type: article}, {year: 2018-}]", .also = "and"),
    WORKS("any", any, "Conditions; at least one must hold.",
          .example = "[{type: article}, {type: book}]", .also = "or"),
    WORKS("not", none, "Conditions that must not hold.",
          .example = "{type: misc}", .also = "without, except, exclude, none"),
};
const struct bind_table work_select_table = BIND_TABLE(select_keys, "'select'");

typedef VEC(struct str) words;

static bool words_read(struct binder *b, const struct node *n, const char *what, void *list)
{
    words *to = list;
    struct markup m;
    bool good = true;
    if (!n)
        return true;
    for (size_t i = 0; i < n->items.n; i++)
        good &= words_read(b, n->items.at[i], what, to);
    if (n->kind == NODE_LIST)
        return good;
    if (!bind_word(b, n, &m, what))
        return false;
    if (str_trim(m.text).n)
        *vec_push(b->a, to) = str_trim(m.text);
    return true;
}

static int four(struct str s)
{
    int v = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] < '0' || s.p[i] > '9' || i == 4)
            return -1;
        v = v * 10 + (s.p[i] - '0');
    }
    return s.n ? v : 0;
}

static bool years_read(struct binder *b, const struct node *n, struct condition *to)
{
    struct markup m;
    bool good = true;
    if (!n)
        return true;
    for (size_t i = 0; i < n->items.n; i++)
        good &= years_read(b, n->items.at[i], to);
    if (n->kind == NODE_LIST)
        return good;
    if (!bind_word(b, n, &m, "year"))
        return false;
    struct str s = m.text;
    size_t cut = str_find(s, '-');
    struct years y;
    y.from = four(str_trim(str_sub(s, 0, cut)));
    y.to = cut < s.n ? four(str_trim(str_sub(s, cut + 1, s.n))) : y.from;
    if (y.from >= 0 && y.to >= 0 && y.from + y.to > 0) {
        *vec_push(b->a, &to->years) = y;
        return true;
    }
    diag_report(b->d, DIAG_CODE_BAD_VALUE, n->pos, "year", STRF(s),
                "a year or a range: 2021, 2018-2021, 2018- or -2021");
    return false;
}

typedef VEC(struct condition *) conditions;

static bool conditions_read(struct binder *b, const struct node *n, void *list)
{
    conditions *to = list;
    bool good = true;
    if (!n)
        return true;
    size_t count = n->kind == NODE_LIST ? n->items.n : 1;
    for (size_t i = 0; i < count; i++) {
        struct condition *c = condition_read(b, n->kind == NODE_LIST ? n->items.at[i] : n);
        good &= c != NULL;
        if (c)
            *vec_push(b->a, to) = c;
    }
    return good;
}

static bool positions_read(struct binder *b, const struct node *n, struct condition *to)
{
    struct markup m;
    bool good = true;
    int at = 0;
    if (!n)
        return true;
    for (size_t i = 0; i < n->items.n; i++)
        good &= positions_read(b, n->items.at[i], to);
    if (n->kind == NODE_LIST)
        return good;
    if (!bind_word(b, n, &m, "position"))
        return false;
    while (position_names[at] && !str_eq(m.text, str_of(position_names[at])))
        at++;
    if (position_names[at]) {
        *vec_push(b->a, &to->positions) = at;
        return true;
    }
    diag_report(b->d, DIAG_CODE_BAD_VALUE, n->pos, "position", STRF(m.text),
                "first, last, middle or any");
    return false;
}

struct condition *condition_read(struct binder *b, const struct node *n)
{
    struct select_keys k = {.selected = -1};
    struct condition *c = arena_new_of(b->a, struct condition);
    bool good = bind_map(b, n, &work_select_table, &k);
    c->pos = n->pos;
    good &= words_read(b, k.type, "type", &c->types);
    good &= words_read(b, k.keyword, "keyword", &c->keywords);
    good &= words_read(b, k.tag, "tag", &c->keywords);
    good &= words_read(b, k.status, "status", &c->statuses);
    good &= words_read(b, k.venue, "venue", &c->venues);
    good &= words_read(b, k.key, "key", &c->keys);
    good &= words_read(b, k.author, "author", &c->authors);
    good &= years_read(b, k.year, c);
    good &= conditions_read(b, k.all, &c->all);
    good &= conditions_read(b, k.any, &c->any);
    good &= conditions_read(b, k.none, &c->none);
    good &= positions_read(b, k.position, c);
    c->selected = k.selected;
    return good ? c : NULL;
}

/* ---- testing conditions */

static bool has_word(const struct entry *e, enum field f, struct str word)
{
    const struct value *v = entry_value(e, f);
    for (size_t i = 0; v && i < v->words.n; i++)
        if (str_eq_nocase(v->words.at[i], word))
            return true;
    return false;
}

static bool contains(struct str s, struct str part)
{
    for (size_t i = 0; i + part.n <= s.n; i++)
        if (str_eq_nocase(str_sub(s, i, i + part.n), part))
            return true;
    return false;
}

static bool has_author(struct arena *a, const struct entry *e, struct str name)
{
    const struct value *v = entry_value(e, FIELD_AUTHORS);
    struct person p = {0};
    size_t count;
    if (str_eq_nocase(name, STR("me")))
        return work_self(e, &count) > 0;
    person_add_text(a, &p, name);
    for (size_t i = 0; v && i < v->authors.n; i++)
        if (person_match(a, &p, &v->authors.at[i].parts))
            return true;
    return false;
}

static bool word_holds(struct arena *a, const struct entry *e, enum field f, struct str word)
{
    switch (f) {
    case FIELD_TYPE:
    case FIELD_STATUS:
        return str_eq_nocase(text_of(e, f), word);
    case FIELD_KEYWORDS:
        return has_word(e, FIELD_KEYWORDS, word) || has_word(e, FIELD_TAGS, word);
    case FIELD_VENUE:
        return contains(text_of(e, FIELD_VENUE), word) ||
               contains(text_of(e, FIELD_JOURNAL), word) ||
               contains(text_of(e, FIELD_VENUE_SHORT), word);
    case FIELD_KEY:
        return str_eq(e->key, word);
    default:
        return has_author(a, e, word);
    }
}

/* True if one of the words matches, or if there are no words. */
static bool one_holds(struct arena *a, const struct entry *e, enum field f, const struct str *list,
                      size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (word_holds(a, e, f, list[i]))
            return true;
    return n == 0;
}

static bool position_holds(const struct entry *e, int position)
{
    size_t count, at = work_self(e, &count);
    return position == 0 || (at && (position == 1   ? at == 1
                                    : position == 2 ? at == count
                                                    : at > 1 && at < count));
}

bool work_selected(const struct entry *e)
{
    struct str s = text_of(e, FIELD_SELECTED);
    return s.n && !str_eq_nocase(s, STR("false")) && !str_eq_nocase(s, STR("no"));
}

static bool one_position(const struct entry *e, const struct condition *c)
{
    for (size_t i = 0; i < c->positions.n; i++)
        if (position_holds(e, c->positions.at[i]))
            return true;
    return c->positions.n == 0;
}

static bool one_year(const struct condition *c, int year)
{
    for (size_t i = 0; i < c->years.n; i++) {
        struct years y = c->years.at[i];
        if (year && (!y.from || year >= y.from) && (!y.to || year <= y.to))
            return true;
    }
    return c->years.n == 0;
}

bool condition_holds(struct arena *a, const struct condition *c, const struct entry *e)
{
    int year = work_year(e);
    if (!one_holds(a, e, FIELD_TYPE, c->types.at, c->types.n) ||
        !one_holds(a, e, FIELD_KEYWORDS, c->keywords.at, c->keywords.n) ||
        !one_holds(a, e, FIELD_STATUS, c->statuses.at, c->statuses.n) ||
        !one_holds(a, e, FIELD_VENUE, c->venues.at, c->venues.n) ||
        !one_holds(a, e, FIELD_KEY, c->keys.at, c->keys.n) ||
        !one_holds(a, e, FIELD_AUTHORS, c->authors.at, c->authors.n) ||
        !one_position(e, c) || !one_year(c, year))
        return false;
    if (c->selected >= 0 && work_selected(e) != c->selected)
        return false;
    for (size_t i = 0; i < c->all.n; i++)
        if (!condition_holds(a, c->all.at[i], e))
            return false;
    for (size_t i = 0; i < c->none.n; i++)
        if (condition_holds(a, c->none.at[i], e))
            return false;
    for (size_t i = 0; i < c->any.n; i++)
        if (condition_holds(a, c->any.at[i], e))
            return true;
    return c->any.n == 0;
}

/* ---- order */

static const char *const order_names[] = {"date", "year", "title", "name", "author",
                                          "venue", "type", "key", "citations", "status"};

bool order_read(struct binder *b, const struct node *n, struct order *to, size_t *n_to, size_t most)
{
    static const int by[] = {BY_DATE, BY_DATE, BY_TITLE, BY_TITLE, BY_AUTHOR,
                             BY_VENUE, BY_TYPE, BY_KEY, BY_CITATIONS, BY_STATUS};
    enum { N = sizeof order_names / sizeof *order_names };
    struct markup m;
    bool good = true;
    for (size_t i = 0; i < n->items.n; i++)
        good &= order_read(b, n->items.at[i], to, n_to, most);
    if (n->kind == NODE_LIST)
        return good;
    if (!bind_word(b, n, &m, "sort"))
        return false;
    bool down = str_starts(m.text, STR("-"));
    struct str name = str_sub(m.text, down, m.text.n);
    for (size_t i = 0; i < N; i++)
        if (str_eq(name, str_of(order_names[i])) && *n_to < most) {
            to[*n_to].by = by[i];
            to[(*n_to)++].descending = down;
            return good;
        }
    diag_report(b->d, DIAG_CODE_BAD_VALUE, n->pos, "sort", STRF(m.text),
                str_c(b->a, str_printf(b->a, "date, title, author, venue, type, key, citations or "
                                             "status, with '-' before it for descending%s",
                                       diag_suggest(b->d, name, order_names, N))));
    return false;
}

/* The text to sort by: in lower case, without accents, punctuation and a leading article. */
static struct str collation(struct arena *a, struct str s)
{
    static const char *const articles[] = {"the ", "an ", "a "};
    struct str folded = utf8_map(a, s, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
                                           UTF8PROC_STRIPMARK);
    if (!folded.p)
        return s;
    struct buf b = {.a = a};
    for (size_t i = 0; i < folded.n; i++) {
        unsigned char c = (unsigned char)folded.p[i];
        if (c >= 0x80 || c == ' ' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            buf_char(&b, (char)c);
    }
    struct str key = buf_end(&b);
    for (size_t i = 0; i < 3; i++)
        if (str_starts(key, str_of(articles[i])))
            return str_sub(key, strlen(articles[i]), key.n);
    return key;
}

struct sort_key {
    const struct date *date, *start; /* the start decides between what ends alike */
    struct str text;
    int64_t number;
};

static struct str first_author(struct arena *a, const struct entry *e)
{
    const struct value *v = entry_value(e, FIELD_AUTHORS);
    if (!v || !v->authors.n)
        v = entry_value(e, FIELD_EDITORS); /* they stand in the authors' place */
    return v && v->authors.n ? name_sort_key(a, &v->authors.at[0].parts) : (struct str){0};
}

/* The date to sort by: the end, if there is one. What goes on comes after all that has ended. */
static const struct date *sort_date(const struct entry *e)
{
    static const struct date goes_on = {.kind = DATE_DAY, .year = 9999};
    const struct value *date = entry_value(e, FIELD_DATE), *start = entry_value(e, FIELD_START_DATE);
    const struct value *end = entry_value(e, FIELD_END_DATE);
    bool open = (end && end->date.kind == DATE_PRESENT) || (start && !end && !date) ||
                (date && (date->date.kind == DATE_PRESENT || date->date.way == DATE_TO_PRESENT ||
                          date->date.way == DATE_SINCE));
    bool work = e->kind && strcmp(e->kind, "publication") == 0; /* works appear, they do not go on */
    return open && !work ? &goes_on : date_of(e);
}

static const struct date *start_of(const struct entry *e)
{
    const struct value *v = entry_value(e, FIELD_START_DATE);
    v = v ? v : entry_value(e, FIELD_DATE);
    return v && v->date.kind == DATE_DAY ? &v->date : NULL;
}

static struct sort_key key_of(struct arena *a, const struct entry *e, int by)
{
    struct sort_key k = {.date = by == BY_DATE ? sort_date(e) : NULL};
    k.start = k.date ? start_of(e) : NULL;
    struct str journal = text_of(e, FIELD_JOURNAL), venue = text_of(e, FIELD_VENUE);
    struct str title = text_of(e, FIELD_TITLE);
    if (!title.n && entry_heading(e) != FIELD_COUNT)
        title = text_of(e, entry_heading(e));
    struct str s = by == BY_TITLE    ? title
                   : by == BY_AUTHOR ? first_author(a, e)
                   : by == BY_VENUE  ? (venue.n ? venue : journal)
                   : by == BY_TYPE   ? work_type(e)
                   : by == BY_KEY    ? e->key
                   : by == BY_STATUS ? text_of(e, FIELD_STATUS)
                                     : (struct str){0};
    k.text = collation(a, s);
    if (by == BY_YEAR) /* without one: not published yet */
        k.number = work_year(e) ? work_year(e) : 10000;
    s = by == BY_CITATIONS ? text_of(e, FIELD_CITATIONS) : (struct str){0};
    for (size_t i = 0; i < s.n && k.number < 100000000; i++)
        if (s.p[i] >= '0' && s.p[i] <= '9')
            k.number = 10 * k.number + (s.p[i] - '0');
    return k;
}

static int compare_str(struct str x, struct str y)
{
    int order = memcmp(x.p ? x.p : "", y.p ? y.p : "", x.n < y.n ? x.n : y.n);
    return order ? order : (x.n > y.n) - (x.n < y.n);
}

static int compare_keys(const struct sort_key *x, const struct sort_key *y)
{
    if (!x->date || !y->date) {
        if (x->date || y->date) /* a work without a date is the newest: it is not published yet */
            return x->date ? -1 : 1;
    } else {
        int order = date_compare(x->date, y->date);
        if (!order && x->start && y->start)
            order = date_compare(x->start, y->start);
        if (order)
            return order;
    }
    if (x->number != y->number)
        return x->number < y->number ? -1 : 1;
    return compare_str(x->text, y->text);
}

struct sorted {
    struct entry *work;
    struct sort_key keys[4];
};

static int compare(const struct sorted *x, const struct sorted *y, const struct order *orders,
                   size_t n)
{
    for (size_t i = 0; i < n; i++) {
        int order = compare_keys(&x->keys[i], &y->keys[i]);
        if (order)
            return orders[i].descending ? -order : order;
    }
    return 0;
}

void works_sort(struct arena *a, struct entry **works, size_t n, const struct order *orders,
                size_t n_orders)
{
    struct sorted *from = arena_array_of(a, struct sorted, n + 1);
    struct sorted *to = arena_array_of(a, struct sorted, n + 1);
    for (size_t i = 0; i < n; i++) {
        from[i].work = works[i];
        for (size_t k = 0; k < n_orders; k++)
            from[i].keys[k] = key_of(a, works[i], (int)orders[k].by);
    }
    for (size_t width = 1; width < n; width *= 2) { /* merge sort: stable */
        for (size_t start = 0; start < n; start += 2 * width) {
            size_t mid = start + width < n ? start + width : n;
            size_t end = start + 2 * width < n ? start + 2 * width : n;
            for (size_t i = start, j = mid, k = start; k < end; k++) {
                bool left = i < mid &&
                            (j == end || compare(&from[i], &from[j], orders, n_orders) <= 0);
                to[k] = left ? from[i++] : from[j++];
            }
        }
        struct sorted *swap = from;
        from = to;
        to = swap;
    }
    for (size_t i = 0; i < n; i++)
        works[i] = from[i].work;
}

struct str work_state(struct str s)
{
    static const char *const states[][2] = {
        {"inpreparation", "in preparation"}, {"inpress", "in press"},       {"underreview", "under review"},
        {"inreview", "under review"},        {"prepublished", "preprint"},  {"submitted", "submitted"},
        {"accepted", "accepted"},            {"forthcoming", "forthcoming"}, {"published", "published"},
        {"preprint", "preprint"},            {"toappear", "forthcoming"}};
    char bare[24];
    size_t n = 0;
    for (size_t i = 0; i < s.n && n < sizeof bare; i++)
        if (s.p[i] != ' ' && s.p[i] != '-')
            bare[n++] = s.p[i];
    for (size_t i = 0; i < sizeof states / sizeof *states; i++)
        if (str_eq_nocase((struct str){bare, n}, str_of(states[i][0])))
            return str_of(states[i][1]);
    return s;
}
