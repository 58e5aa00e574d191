/* jobs.c: months between jobs, and jobs at the same time. */
#include "check/check.h"

#include <stdlib.h>

/* From the first to the last month of a job or degree, as months since year 0. What is not known is taken
 * so that nothing is told that may be wrong. */
struct tenure {
    const struct entry *entry;
    int first, last;         /* the longest that it can be */
    int late_first, early_last; /* the shortest */
    bool job;
};
struct tenures {
    struct arena *a;
    int now;
    VEC(struct tenure) all;
};

/* A month of a date: the earliest or the latest one that it can mean. A season may be any month. */
static int month_of(int year, int month, bool latest)
{
    bool known = month >= 1 && month <= 12;
    return year * 12 + (known ? month - 1 : latest ? 11 : 0);
}

static const struct date *date_of(const struct entry *e, enum field f)
{
    const struct value *v = entry_value(e, f);
    bool read = v && (v->date.kind == DATE_DAY || v->date.kind == DATE_PRESENT);
    return read ? &v->date : NULL;
}

/* Adds an entry if its dates say from when to when. */
static void add(struct tenures *s, const struct entry *e, bool job)
{
    const struct date *from = date_of(e, FIELD_START_DATE), *to = date_of(e, FIELD_END_DATE);
    const struct date *one = date_of(e, FIELD_DATE);
    struct tenure new = {.entry = e, .job = job};
    from = from ? from : one;
    if (!from || from->kind != DATE_DAY || from->way == DATE_UNTIL)
        return;
    new.first = month_of(from->year, from->month, false);
    new.late_first = month_of(from->year, from->month, true);
    bool open = (to && to->kind == DATE_PRESENT) || (!to && (from->way == DATE_SINCE || from->way == DATE_TO_PRESENT)) ||
                (!to && !one);
    struct day last = to && to->kind == DATE_DAY ? (struct day){to->year, to->month, 0}
                      : from->last.year ? from->last
                                        : (struct day){from->year, from->month, 0};
    new.last = open ? s->now : month_of(last.year, last.month, true);
    new.early_last = open ? s->now : month_of(last.year, last.month, false);
    *vec_push(s->a, &s->all) = new;
}

static void collect_entry(struct tenures *s, const struct entry *e, bool inside_job)
{
    bool job = inside_job || (e->kind && strcmp(e->kind, "experience") == 0);
    bool degree = e->kind && (strcmp(e->kind, "education") == 0 || strcmp(e->kind, "teaching") == 0);
    if (job || degree)
        add(s, e, job && !inside_job);
    for (size_t i = 0; i < e->values.n; i++)
        for (size_t k = 0; field_holds(e->values.at[i].field) == FIELD_HOLDS_ENTRIES && k < e->values.at[i].entries.n; k++)
            collect_entry(s, e->values.at[i].entries.at[k], job);
}

static int by_start(const void *x, const void *y)
{
    const struct tenure *a = x, *b = y;
    if (a->first != b->first)
        return a->first < b->first ? -1 : 1;
    return (a->entry->pos.line > b->entry->pos.line) - (a->entry->pos.line < b->entry->pos.line);
}

/* All jobs and degrees in the order of their starts. */
static struct tenures collect(const struct check *c)
{
    enum { MONTH = 2629746 }; /* [s] a mean one */
    struct tenures s = {.a = c->a, .now = 1970 * 12 + (int)(c->now / MONTH)};
    const struct cv *cv = c->content->cv;
    for (size_t i = 0; i < cv->sections.n; i++)
        for (size_t g = 0; g < cv->sections.at[i].groups.n; g++)
            for (size_t k = 0; k < cv->sections.at[i].groups.at[g].entries.n; k++)
                collect_entry(&s, cv->sections.at[i].groups.at[g].entries.at[k], false);
    if (s.all.n)
        qsort(s.all.at, s.all.n, sizeof *s.all.at, by_start);
    return s;
}

void check_gap(const struct check *c)
{
    if (c->document->check.gaps <= 0)
        return;
    struct tenures s = collect(c);
    int end = s.all.n ? s.all.at[0].last : 0;
    for (size_t i = 1; i < s.all.n; i++) {
        int from = end + 1, months = s.all.at[i].first - from;
        if (months > c->document->check.gaps)
            diag_report(c->d, DIAG_CODE_LINT_GAP, s.all.at[i].entry->pos, months, from / 12, from % 12 + 1);
        if (s.all.at[i].last > end)
            end = s.all.at[i].last;
    }
}

void check_job_overlap(const struct check *c)
{
    if (c->document->check.overlaps != 1)
        return;
    struct tenures s = collect(c);
    const struct tenure *x = NULL; /* of the jobs before, that which ends last */
    for (size_t i = 0; i < s.all.n; i++) {
        const struct tenure *y = &s.all.at[i];
        if (!y->job)
            continue;
        int last = x && x->early_last < y->early_last ? x->early_last : y->early_last;
        int first = x && x->late_first > y->late_first ? x->late_first : y->late_first;
        int months = last - first; /* the month in which one ends and the other begins is none */
        if (x && months > 0)
            diag_report(c->d, DIAG_CODE_LINT_JOB_OVERLAP, y->entry->pos, months, months == 1 ? "" : "s",
                        x->entry->pos.line);
        x = !x || y->early_last > x->early_last ? y : x;
    }
}
