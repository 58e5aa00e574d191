/* works.c: collects, counts and checks publications. */
#include "model/works.h"

#include <stdlib.h>

#include "base/table.h"
#include "model/near.h"
#include "model/work.h"

/* Adds a publication, unless one with the same place or key is there. A work may be in several
 * sections. */
static void add_entry(struct arena *a, work_list *to, struct table *seen, const struct entry *e)
{
    struct str place = {(const char *)&e->pos, sizeof e->pos};
    if (strcmp(e->kind, "publication") != 0 || table_find(seen, place) ||
        (e->key.n && table_find(seen, e->key)))
        return;
    table_set(a, seen, place, to);
    if (e->key.n)
        table_set(a, seen, e->key, to);
    *vec_push(a, to) = e;
}

void works_collect(struct arena *a, const struct cv *cv, work_list *to)
{
    struct table seen = {0};
    for (size_t i = 0; i < cv->sections.n; i++)
        for (size_t k = 0; k < cv->sections.at[i].groups.n; k++)
            for (size_t j = 0; j < cv->sections.at[i].groups.at[k].entries.n; j++)
                add_entry(a, to, &seen, cv->sections.at[i].groups.at[k].entries.at[j]);
}

static struct str text_of(const struct entry *e, enum field f)
{
    const struct value *v = entry_value(e, f);
    return v ? str_trim(v->text.text) : (struct str){0};
}

/* ---- counting */

static int digits(struct str s)
{
    int v = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] < '0' || s.p[i] > '9' || i == 4)
            return -1;
        v = 10 * v + (s.p[i] - '0');
    }
    return v;
}

/* 1 or 0: the work meets the condition `word` or not; -1: the word is not understood. */
static int holds(const struct entry *e, struct str word)
{
    size_t n, at = work_self(e, &n), dash = str_find(word, '-');
    if (str_eq(word, STR("first")))
        return at == 1;
    if (str_eq(word, STR("last")))
        return at && at == n;
    if (str_eq(word, STR("only")))
        return at && n == 1;
    int from = digits(str_sub(word, 0, dash));
    int to = dash < word.n ? digits(str_sub(word, dash + 1, word.n)) : from;
    if (word.n && from >= 0 && to >= 0 && word.p[0] != ' ') {
        int year = work_year(e);
        return year && (!from || year >= from) && (!to || year <= to);
    }
    for (size_t i = 0; i < word.n; i++)
        if (!((word.p[i] >= 'a' && word.p[i] <= 'z') || word.p[i] == ' '))
            return -1;
    return word.n ? str_eq_nocase(work_type(e), word) ||
                        str_eq_nocase(text_of(e, FIELD_STATUS), word)
                  : -1;
}

/* How many works meet all conditions in `words`; -1 if one is not understood. */
static int count(const work_list *works, struct str words)
{
    int sum = 0;
    for (size_t i = 0; i < works->n; i++) {
        bool all = true;
        for (size_t k = 0; k < words.n && all;) {
            struct str rest = str_sub(words, k, words.n);
            struct str word = str_sub(rest, 0, str_find(rest, '+'));
            int one = holds(works->at[i], word);
            if (one < 0)
                return -1;
            all = one;
            k += word.n + 1;
        }
        sum += all;
    }
    return sum;
}

struct str works_counted(struct arena *a, struct diag *d, const struct cv *cv, const struct locale *l,
                         struct markup m)
{
    struct str s = m.text, begin = STR("{count");
    struct buf b = {.a = a};
    work_list works = {0};
    for (size_t i = 0; i < s.n;) {
        struct str rest = str_sub(s, i, s.n);
        size_t end = str_starts(rest, begin) ? str_find(rest, '}') : rest.n;
        struct str words = end < rest.n ? str_sub(rest, begin.n, end) : (struct str){0};
        bool escaped = i > 0 && s.p[i - 1] == '\\';
        if (end == rest.n || escaped || (words.n && words.p[0] != ':')) {
            buf_char(&b, s.p[i++]);
            continue;
        }
        if (!works.n)
            works_collect(a, cv, &works);
        int n = count(&works, words.n ? str_sub(words, 1, words.n) : words);
        struct str whole = str_sub(rest, 0, end + 1);
        if (n < 0) {
            diag_report(d, DIAG_CODE_MARKUP_AS_TEXT, pos_of_text(m.pos, whole), "the count",
                        STRF(whole));
            buf_add(&b, whole);
        } else {
            buf_add(&b, locale_number(a, l, n, 1));
        }
        i += end + 1;
    }
    return buf_end(&b);
}

/* ---- checking */

static bool is_doi(struct str s)
{
    static const char *const before[] = {"https://doi.org/", "https://dx.doi.org/",
                                         "http://doi.org/", "http://dx.doi.org/", "doi:"};
    for (size_t i = 0; i < sizeof before / sizeof *before; i++)
        if (str_starts(s, str_of(before[i])))
            s = str_trim(str_sub(s, strlen(before[i]), s.n));
    size_t slash = str_find(s, '/');
    if (!str_starts(s, STR("10.")) || slash < 7 || slash + 1 >= s.n)
        return false;
    for (size_t i = 3; i < slash; i++)
        if ((s.p[i] < '0' || s.p[i] > '9') && s.p[i] != '.')
            return false;
    return str_find(s, ' ') == s.n;
}

static size_t run_of_digits(struct str s, size_t from)
{
    size_t n = 0;
    while (from + n < s.n && s.p[from + n] >= '0' && s.p[from + n] <= '9')
        n++;
    return n;
}

/* True for 2101.08940, 2101.08940v2 and the form used before 2007, math.PR/0601001. */
static bool is_arxiv(struct str s)
{
    if (str_starts(s, STR("arXiv:")))
        s = str_sub(s, 6, s.n);
    size_t slash = str_find(s, '/');
    size_t at = slash < s.n ? slash + 1 : 0, n = run_of_digits(s, at);
    if (slash < s.n) {
        if (n != 7)
            return false;
        at += n;
    } else {
        size_t behind = n == 4 && s.n > 5 && s.p[4] == '.' ? run_of_digits(s, 5) : 0;
        if (behind < 4 || behind > 5)
            return false;
        at = 5 + behind;
    }
    return at == s.n || (s.p[at] == 'v' && at + 1 + run_of_digits(s, at + 1) == s.n);
}

/* The first 64 bytes of a title's letters and digits in lower case. Titles are compared by
 * these. */
static struct str bare(struct arena *a, struct str s)
{
    struct buf b = {.a = a};
    for (size_t i = 0; i < s.n && b.n < 64; i++) {
        char c = s.p[i] >= 'A' && s.p[i] <= 'Z' ? (char)(s.p[i] + ('a' - 'A')) : s.p[i];
        if ((unsigned char)c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            buf_char(&b, c);
    }
    return buf_end(&b);
}

static void check_identifiers(struct diag *d, const struct entry *e)
{
    const struct value *doi = entry_value(e, FIELD_DOI), *arxiv = entry_value(e, FIELD_ARXIV);
    if (doi && !is_doi(str_trim(doi->text.text)))
        diag_report(d, DIAG_CODE_LINT_ID, doi->pos, STRF(doi->text.text), "a DOI");
    if (arxiv && !str_starts(arxiv->text.text, STR("http")) &&
        !is_arxiv(str_trim(arxiv->text.text)))
        diag_report(d, DIAG_CODE_LINT_ID, arxiv->pos, STRF(arxiv->text.text),
                    "an arXiv identifier");
}

/* True if the CV's person is among the people in the field. */
static bool is_among(const struct entry *e, enum field f)
{
    const struct value *v = entry_value(e, f);
    for (size_t i = 0; v && i < v->authors.n; i++)
        if (v->authors.at[i].self)
            return true;
    return false;
}

/* True if some of the authors are not named. */
static bool has_others(const struct value *v)
{
    for (size_t i = 0; i < v->authors.n; i++)
        if (v->authors.at[i].others)
            return true;
    return false;
}

static bool is_equal(const struct author *a)
{
    bool marked = str_find(a->marks, '*') < a->marks.n;
    for (size_t k = 0; k < a->roles.n; k++)
        marked |= str_eq(a->roles.at[k], STR("equal"));
    return marked;
}

static void check_authors(struct diag *d, const struct entry *e)
{
    const struct value *v = entry_value(e, FIELD_AUTHORS);
    size_t n, equal = 0;
    if (!v || !v->authors.n)
        return;
    bool otherwise = is_among(e, FIELD_EDITORS) || is_among(e, FIELD_TRANSLATORS);
    if (!work_self(e, &n) && n && !has_others(v) && !e->by_others && !otherwise)
        diag_report(d, DIAG_CODE_LINT_SELF, v->pos);
    for (size_t i = 0; i < v->authors.n; i++)
        equal += is_equal(&v->authors.at[i]);
    if (equal == 1)
        diag_report(d, DIAG_CODE_LINT_EQUAL, v->pos);
    else if (equal && equal < n && !is_equal(&v->authors.at[0]) &&
             is_equal(&v->authors.at[v->authors.n - 1]))
        diag_report(d, DIAG_CODE_LINT_EQUAL_LAST, v->pos);
}

struct search {
    struct arena *a;
    const struct person *self;
    const struct author *nearest;
    size_t least; /* its distance */
};

/* Looks for oneself among authors, editors and others; false if it is there. */
static bool search_people(struct search *s, const struct value *v)
{
    for (size_t i = 0; i < v->authors.n; i++)
        if (v->authors.at[i].self)
            return false;
    size_t n = has_others(v) ? 0 : v->authors.n;
    for (size_t i = 0; i < n; i++) {
        size_t distance = person_distance(s->a, s->self, &v->authors.at[i].parts);
        if (s->nearest && distance >= s->least)
            continue;
        s->nearest = &v->authors.at[i];
        s->least = distance;
    }
    return true;
}

void works_find_self(struct arena *a, struct diag *d, const struct cv *cv, const struct section *s)
{
    struct search search = {.a = a, .self = &cv->self};
    for (size_t i = 0; i < s->groups.n; i++)
        for (size_t k = 0; k < s->groups.at[i].entries.n; k++) {
            const struct entry *e = s->groups.at[i].entries.at[k];
            for (size_t j = 0; j < e->values.n && !e->by_others; j++)
                if (field_holds(e->values.at[j].field) == FIELD_HOLDS_AUTHORS &&
                    !search_people(&search, &e->values.at[j]))
                    return;
        }
    if (search.nearest)
        diag_report(d, DIAG_CODE_NOBODY_SELF, s->title.pos, STRF(cv->name.text),
                    STRF(search.nearest->name.text));
}

static void check_dates(struct diag *d, const struct entry *e, int now)
{
    static const enum field fields[] = {FIELD_DATE, FIELD_YEAR};
    for (size_t i = 0; i < 2; i++) {
        const struct value *v = entry_value(e, fields[i]);
        if (v && v->date.kind == DATE_DAY && v->date.year > now)
            diag_report(d, DIAG_CODE_LINT_FUTURE, v->pos, v->date.year);
    }
    bool venue = text_of(e, FIELD_VENUE).n || text_of(e, FIELD_JOURNAL).n ||
                 text_of(e, FIELD_PUBLISHER).n || text_of(e, FIELD_STATUS).n ||
                 text_of(e, FIELD_ARXIV).n || text_of(e, FIELD_INSTITUTION).n ||
                 (str_eq(work_type(e), STR("patent")) && text_of(e, FIELD_NUMBER).n);
    if (!text_of(e, FIELD_TITLE).n)
        diag_report(d, DIAG_CODE_LINT_MISSING, e->pos, "title");
    if (!work_year(e))
        diag_report(d, DIAG_CODE_LINT_MISSING, e->pos, "year");
    if (!venue)
        diag_report(d, DIAG_CODE_LINT_MISSING, e->pos, "venue");
}

/* A work and the text that it is compared by. */
struct twin {
    struct str text;
    const struct entry *work;
    size_t at; /* in the order of the document */
};

static int by_text(const void *x, const void *y)
{
    const struct twin *a = x, *b = y;
    size_t n = a->text.n < b->text.n ? a->text.n : b->text.n;
    int order = n ? memcmp(a->text.p, b->text.p, n) : 0;
    if (order == 0)
        order = (a->text.n > b->text.n) - (a->text.n < b->text.n);
    return order ? order : (a->at > b->at) - (a->at < b->at);
}

static void report_twins(struct diag *d, const struct twin *x, const struct twin *y,
                         const char *what)
{
    const struct entry *first = x->at < y->at ? x->work : y->work;
    const struct entry *second = x->at < y->at ? y->work : x->work;
    struct str file = first->pos.source ? first->pos.source->name : STR("");
    diag_report(d, DIAG_CODE_LINT_TWIN, second->pos, what, STRF(file), first->pos.line);
}

/* Reports works with the same identifier. They are neighbors after sorting. */
static void check_ids(struct arena *a, struct diag *d, const work_list *works, enum field f,
                      const char *what)
{
    struct twin *twins = arena_array_of(a, struct twin, works->n + 1);
    size_t n = 0;
    for (size_t i = 0; i < works->n; i++) {
        struct str id = str_lower(a, text_of(works->at[i], f));
        if (id.n)
            twins[n++] = (struct twin){id, works->at[i], i};
    }
    if (n)
        qsort(twins, n, sizeof *twins, by_text);
    for (size_t i = 1; i < n; i++)
        if (str_eq(twins[i - 1].text, twins[i].text))
            report_twins(d, &twins[i - 1], &twins[i], what);
}

/* The digits of a title. Works that differ in them are a series: "Annual Report 2019", "2020". */
static struct str digits_of(struct arena *a, struct str s)
{
    struct buf b = {.a = a};
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] >= '0' && s.p[i] <= '9')
            buf_char(&b, s.p[i]);
    return buf_str(&b);
}

/* Reports, for each work, the first one before it with almost the same title. */
static void check_titles(struct arena *a, struct diag *d, const work_list *works)
{
    struct near titles = {.a = a};
    for (size_t i = 0; i < works->n; i++) {
        struct str title = bare(a, text_of(works->at[i], FIELD_TITLE));
        size_t first = near_add(&titles, title, digits_of(a, title));
        if (first != NEAR_NONE)
            report_twins(d, &(struct twin){title, works->at[i], i}, &(struct twin){title, works->at[first], first},
                         "or almost the same title");
    }
}

void works_check(struct arena *a, struct diag *d, const struct cv *cv, int year)
{
    work_list works = {0};
    works_collect(a, cv, &works);
    for (size_t i = 0; i < works.n; i++) {
        check_identifiers(d, works.at[i]);
        check_authors(d, works.at[i]);
        check_dates(d, works.at[i], year);
    }
    check_ids(a, d, &works, FIELD_DOI, "DOI");
    check_ids(a, d, &works, FIELD_ARXIV, "arXiv identifier");
    check_titles(a, d, &works);
}
