/* date.c: reads and compares dates. */
#include "model/date.h"

#include "load/bind.h"

static int digits(struct str s, size_t from, size_t n)
{
    int v = 0;
    if (s.n < from + n)
        return -1;
    for (size_t i = from; i < from + n; i++) {
        if (s.p[i] < '0' || s.p[i] > '9')
            return -1;
        v = v * 10 + (s.p[i] - '0');
    }
    return v;
}

static int days_of(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return days[month - 1] + (month == 2 && leap);
}

/* True if `s` has the form of a date. Missing parts are set to 0. */
static bool has_form(struct str s, struct date *d)
{
    d->year = digits(s, 0, 4);
    d->month = d->day = 0;
    if (d->year < 0 || s.n == 4)
        return d->year >= 0;
    if (s.p[4] != '-' || (s.n != 7 && s.n != 10))
        return false;
    d->month = digits(s, 5, 2);
    if (s.n == 10)
        d->day = s.p[7] == '-' ? digits(s, 8, 2) : -1;
    return d->month >= 0 && d->day >= 0;
}

bool date_read(struct binder *b, const struct node *n, const char *what, bool strict,
               struct date *to)
{
    if (!bind_word(b, n, &to->text, what))
        return false;
    struct str s = to->text.text = str_trim(to->text.text);
    const char *problem = NULL;
    if (!s.p || s.n == 0) {
        to->kind = DATE_NONE;
        return true;
    }
    if (str_eq_nocase(s, STR("present"))) {
        to->kind = DATE_PRESENT;
        return true;
    }
    if (!has_form(s, to)) {
        to->kind = DATE_TEXT;
        if (!strict)
            return true;
        diag_report(b->d, DIAG_CODE_BAD_VALUE, n->pos, what, STRF(s),
                    "2016, 2016-09, 2016-09-01 or present ('date:' takes any text)");
        return false;
    }
    to->kind = DATE_DAY;
    if (to->year == 0)
        problem = "there is no year 0";
    else if (s.n > 4 && (to->month < 1 || to->month > 12))
        problem = "months run from 01 to 12";
    else if (s.n > 7 && (to->day < 1 || to->day > days_of(to->year, to->month)))
        problem = "that month has no such day";
    if (problem) {
        diag_report(b->d, DIAG_CODE_BAD_DATE, n->pos, STRF(s), problem);
        to->kind = DATE_NONE;
    }
    return !problem;
}

struct date date_day(int64_t seconds)
{
    struct date d = {.kind = DATE_DAY, .year = 1970, .month = 1};
    int64_t days = seconds / 86400;
    for (int n; days >= (n = days_of(d.year, 2) + 337); d.year++) /* 337: without February */
        days -= n;
    for (int n; days >= (n = days_of(d.year, d.month)); d.month++)
        days -= n;
    d.day = (int)days + 1;
    return d;
}

int date_compare(const struct date *x, const struct date *y)
{
    if (x->kind == DATE_PRESENT || y->kind == DATE_PRESENT)
        return (x->kind == DATE_PRESENT) - (y->kind == DATE_PRESENT);
    if (x->year != y->year)
        return x->year < y->year ? -1 : 1;
    if (x->month && y->month && x->month != y->month)
        return x->month < y->month ? -1 : 1;
    if (x->month && y->month && x->day && y->day && x->day != y->day)
        return x->day < y->day ? -1 : 1;
    return 0;
}
