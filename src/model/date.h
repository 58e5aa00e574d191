/* date.h: the dates of a CV, from "2016" to "Spring 2017 & Fall 2016". */
#ifndef MODEL_DATE_H
#define MODEL_DATE_H

#include "base/markup.h"

struct binder;
struct node;

struct date {
    enum { DATE_NONE, DATE_TEXT, DATE_DAY, DATE_PRESENT } kind;
    int year, month, day; /* DATE_DAY: month and day are 0 where not given */
    struct markup text;   /* as written; the date itself when DATE_TEXT */
};

/* Reads "2016", "2016-09", "2016-09-01" or "present" (any case). What has that form and is no day
 * of the calendar is reported. Anything else is a text; where `strict`, reported too. `what`: the
 * key's name. */
bool date_read(struct binder *b, const struct node *n, const char *what, bool strict,
               struct date *to);
/* The day of a second since 1970, UTC. */
struct date date_day(int64_t seconds);
/* -1, 0, 1; a missing month or day is equal to any; "present" is after everything. */
int date_compare(const struct date *x, const struct date *y);

#endif
