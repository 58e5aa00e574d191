/* date.h: the dates of a CV, from "2016" to "Spring 2017 & Fall 2016". */
#ifndef MODEL_DATE_H
#define MODEL_DATE_H

#include <stdint.h>

#include "base/markup.h"

struct binder;
struct locale;
struct node;

/* A season stands in place of a month, with the numbers of EDTF (ISO 8601-2, 4.8). */
enum { SPRING = 21, SUMMER, AUTUMN, WINTER };

/* Month and day are 0 where not given. The year is 0 if there is no such day. */
struct day {
    int year, month, day;
};

struct date {
    enum { DATE_NONE, DATE_TEXT, DATE_DAY, DATE_PRESENT } kind;
    /* DATE_DAY: "since 2020" and its like; DATE_TO_PRESENT: "2020 - present" */
    enum { DATE_ON, DATE_SINCE, DATE_TO_PRESENT, DATE_UNTIL, DATE_EXPECTED } way;
    bool about;           /* approximate or uncertain: "ca. 2010", "2010~", "2010?" */
    int year, month, day; /* DATE_DAY: as in struct day */
    struct day last;      /* DATE_DAY: the end of "Sep/Oct 2020" and "2019/2021"; year 0: none */
    struct str remark;    /* DATE_DAY: what stands behind it in parentheses: "in press" */
    struct markup text;   /* as written; DATE_TEXT has only this */
};

/* Reads a date: the forms of EDTF (2016, 2016-09, 2016-09-01, 2016-21, 2016~, 2016/2018, a time),
 * months and seasons as words of `l` or of a bundled locale ("Sep 2016", "1. März 2016", "Sep/Oct
 * 2016"), "09/2016", "13/06/2016", and these after "since", "until", "expected" or "ca.". "present"
 * and its like are DATE_PRESENT; `now` [seconds since 1970] is "today". Any other text is DATE_TEXT;
 * with `strict` it is an error. Also errors: days that do not exist, and days with two readings,
 * such as 05/06/2020. Errors name the key `what`. False after an error. */
bool date_read(struct binder *b, const struct locale *l, const struct node *n, const char *what,
               bool strict, int64_t now, struct date *to);
/* The day (UTC) of a time in seconds since 1970. */
struct date date_day(int64_t seconds);
/* -1, 0 or 1 if x is before, the same as or after y. A missing month or day equals any other;
 * "present" is after everything else. */
int date_compare(const struct date *x, const struct date *y);

/* ---- words */

/* What a word means in a date: 1 to 12, a season, or one of these. */
enum { WORD_SINCE = 31, WORD_UNTIL, WORD_EXPECTED, WORD_ABOUT, WORD_PRESENT, WORD_TODAY, WORD_IGNORED };

/* The meaning of a word in `l`, in English, or in the bundled locales that know it; 0: none, or they
 * differ. Case, accents and a stop at the end
 * do not matter; of a month, its first three letters or more are enough. */
int date_word(struct binder *b, const struct locale *l, struct str word);
/* Checks `date_words` of a locale: known names, each with a list of words. False after reporting. */
bool date_words_check(struct binder *b, const struct node *map);

#endif
