/* date.h: the dates of a CV, from "2016" to "Spring 2017 & Fall 2016". */
#ifndef MODEL_DATE_H
#define MODEL_DATE_H

#include "base/markup.h"

struct binder;
struct node;

struct date {
    enum { DATE_NONE, DATE_TEXT, DATE_DAY, DATE_PRESENT } kind;
    int year, month, day; /* DATE_DAY: month and day are 0 where not given */
    struct markup text;   /* as written; DATE_TEXT has only this */
};

/* Reads "2016", "2016-09", "2016-09-01" or "present" (any case). Impossible dates such as 2016-13
 * are reported. Anything else becomes DATE_TEXT, and is reported if `strict`. `what`: the name of
 * the key. */
bool date_read(struct binder *b, const struct node *n, const char *what, bool strict,
               struct date *to);
/* The day (UTC) of a time in seconds since 1970. */
struct date date_day(int64_t seconds);
/* -1, 0 or 1 if x is before, the same as or after y. A missing month or day equals any other;
 * "present" is after everything else. */
int date_compare(const struct date *x, const struct date *y);

#endif
