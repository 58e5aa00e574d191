/* entries.c: what stands in a CV twice, and dates of mixed precision. */
#include "check/check.h"

#include <stdlib.h>

/* ---- twice */

struct twins {
    const struct check *c;
    struct table entries, names; /* by all they say; by what is short in them, with its dates */
};

/* A text in lower case, with one blank for any white space. */
static void put_text(struct buf *b, struct str s)
{
    bool blank = false;
    for (size_t i = 0; i < s.n; i++) {
        bool white = strchr(" \t\r\n", s.p[i]) != NULL;
        if (!white && blank)
            buf_char(b, ' ');
        if (!white)
            buf_char(b, s.p[i] >= 'A' && s.p[i] <= 'Z' ? (char)(s.p[i] | 0x20) : s.p[i]);
        blank = white;
    }
}

static int by_key(const void *x, const void *y)
{
    const struct pair *a = x, *b = y;
    size_t n = a->key.n < b->key.n ? a->key.n : b->key.n;
    int order = memcmp(a->key.p, b->key.p, n);
    return order ? order : (a->key.n > b->key.n) - (a->key.n < b->key.n);
}

/* All that a value says, whatever the order of its keys. */
static void put_all(struct buf *b, const struct node *n)
{
    put_text(b, n->text);
    for (size_t i = 0; i < n->items.n; i++) {
        buf_char(b, '\1');
        put_all(b, n->items.at[i]);
    }
    struct pair *pairs = arena_copy(b->a, n->pairs.at, n->pairs.n * sizeof *pairs);
    if (n->pairs.n)
        qsort(pairs, n->pairs.n, sizeof *pairs, by_key);
    for (size_t i = 0; i < n->pairs.n; i++) {
        buf_char(b, '\2');
        buf_add(b, pairs[i].key);
        buf_char(b, '\3');
        put_all(b, pairs[i].value);
    }
}

static bool is_one_of(struct str key, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(key, str_of(words[i])))
            return true;
    return false;
}

/* What an entry is about: its short texts and dates. Empty: that is too little to tell it by. */
static struct str name_of(struct arena *a, const struct node *n)
{
    static const char *const longer[] = {"summary", "details", "note", "url", "text", "location", "tags", "keywords"};
    static const char *const dates[] = {"date", "start_date", "end_date"};
    struct node short_one = {.kind = NODE_MAP};
    struct buf b = {.a = a};
    size_t dated = 0;
    for (size_t i = 0; i < n->pairs.n; i++) {
        const struct pair *p = &n->pairs.at[i];
        if (p->value->kind != NODE_SCALAR || is_one_of(p->key, longer, sizeof longer / sizeof *longer))
            continue;
        dated += is_one_of(p->key, dates, 3);
        *vec_push(a, &short_one.pairs) = *p;
    }
    if (!dated || short_one.pairs.n - dated < 2)
        return STR("");
    put_all(&b, &short_one);
    return buf_str(&b);
}

/* Publications have a rule of their own. */
static bool is_work(const struct node *n)
{
    static const char *const keys[] = {"authors", "doi", "arxiv", "journal", "venue", "key"};
    for (size_t i = 0; i < n->pairs.n; i++)
        if (is_one_of(n->pairs.at[i].key, keys, sizeof keys / sizeof *keys))
            return true;
    return false;
}

/* Reports `n` if the table has its text from another place. */
static bool report(struct twins *t, struct table *in, struct str text, const struct node *n, const char *what)
{
    enum { LEAST = 12 }; /* [bytes] "Python" may stand in two lists */
    const struct node *first = table_find(in, text);
    if (text.n < LEAST)
        return false;
    if (!first)
        table_set(t->c->a, in, text, (void *)n);
    bool twice = first && (first->pos.line != n->pos.line || first->pos.col != n->pos.col);
    if (twice)
        diag_report(t->c->d, DIAG_CODE_LINT_DUPLICATE, n->pos, what, first->pos.line);
    return twice;
}

static void look(struct twins *t, const struct node *n)
{
    struct table items = {0}; /* of this list */
    for (size_t i = 0; i < n->items.n; i++) {
        const struct node *one = n->items.at[i];
        struct buf b = {.a = t->c->a};
        put_all(&b, one);
        if (one->kind == NODE_SCALAR)
            report(t, &items, buf_str(&b), one, "this item");
        else if (one->kind == NODE_MAP && !is_work(one) &&
                 !report(t, &t->entries, buf_str(&b), one, "this entry"))
            report(t, &t->names, name_of(t->c->a, one), one, "an entry with these names and dates");
        look(t, one);
    }
    for (size_t i = 0; i < n->pairs.n; i++)
        look(t, n->pairs.at[i].value);
}

void check_duplicate(const struct check *c)
{
    struct twins t = {.c = c};
    if (c->document->cv)
        look(&t, c->document->cv);
}

/* ---- precision */

/* The date of a field; NULL: it is none, or is as precise as was meant: "ca. 2010", "since 2021". */
static const struct date *day_of(const struct value *v)
{
    bool field = v->field == FIELD_DATE || v->field == FIELD_START_DATE || v->field == FIELD_END_DATE;
    bool plain = field && v->date.kind == DATE_DAY && !v->date.about && v->date.way != DATE_EXPECTED &&
                 v->date.way != DATE_SINCE && !v->date.last.year;
    return plain ? &v->date : NULL;
}

/* Jobs, degrees, courses and projects. Awards, memberships and talks often have a day for one and a year
 * for the next. */
static bool is_told(const struct entry *e)
{
    static const char *const kinds[] = {"experience", "education", "teaching", "normal"};
    return e->kind && is_one_of(str_of(e->kind), kinds, sizeof kinds / sizeof *kinds);
}

void check_precision(const struct check *c, const struct section *s)
{
    const struct value *bare = NULL;
    size_t months = 0;
    for (size_t g = 0; g < s->groups.n; g++)
        for (size_t i = 0; i < s->groups.at[g].entries.n; i++) {
            const struct entry *e = s->groups.at[g].entries.at[i];
            for (size_t k = 0; is_told(e) && k < e->values.n; k++) {
                const struct date *day = day_of(&e->values.at[k]);
                months += day && day->month;
                if (day && !day->month && !bare)
                    bare = &e->values.at[k];
            }
        }
    if (!bare || !months)
        return;
    struct str text = bare->date.text.text;
    diag_report(c->d, DIAG_CODE_LINT_PRECISION, bare->date.text.pos.line ? bare->date.text.pos : bare->pos,
                STRF(text));
}
