/* date.c: reads and compares dates. A text is cut into tokens. Their kinds in a row, such as "MY" for
 * "Sep 2016", say which form it has. */
#include "model/date_tokens.h"

#include <string.h>

#include "load/bind.h"
#include "model/locale.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* ---- days */

static int days_of(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return days[month - 1] + (month == 2 && leap);
}

/* The common year of one that was written: beyond these years nobody writes common ones, where a locale counts
 * from the Buddhist era. */
enum { BUDDHIST_FROM = 2400 };

static int common_year(const struct locale *l, int year)
{
    return l->calendar == CALENDAR_BUDDHIST && year >= BUDDHIST_FROM ? year - BUDDHIST_YEARS : year;
}

static void check(struct date_reader *r, const struct day *d)
{
    bool season = d->month >= SPRING && d->month <= WINTER && !d->day;
    if (d->year == 0)
        r->problem = "there is no year 0";
    else if (d->month > 12 && !season)
        r->problem = "months run from 01 to 12";
    else if (d->day > (season || !d->month ? 0 : days_of(common_year(r->l, d->year), d->month)))
        r->problem = "that month has no such day";
}

/* The forms of a day. After the kinds of tokens: which of them are year, month and day. */
static const struct {
    const char *kinds;
    signed char year, month, day; /* -1: none */
} forms[] = {
    {"Y", 0, -1, -1},    {"Y-N", 0, 2, -1},   {"Y/N", 0, 2, -1},  {"Y.N", 0, 2, -1},
    {"Y-N-N", 0, 2, 4},  {"Y/N/N", 0, 2, 4},  {"Y.N.N", 0, 2, 4}, {"N/Y", 2, 0, -1},
    {"N-Y", 2, 0, -1},   {"N.Y", 2, 0, -1},   {"N.N.Y", 4, 2, 0}, {"MY", 1, 0, -1},
    {"M-Y", 2, 0, -1},   {"M/Y", 2, 0, -1},   {"MNY", 2, 0, 1},   {"NMY", 2, 1, 0},
    {"N.MY", 3, 2, 0},   {"N-M-Y", 4, 2, 0},  {"YM", 0, 1, -1},   {"YMN", 0, 1, 2},
    {"Y-M-N", 0, 2, 4},  {"Y-M", 0, 2, -1},   {"SY", 1, 0, -1},   {"YS", 0, 1, -1},
    {"Y.M", 0, 2, -1},   {"Y.MN", 0, 2, 3},   {"Y.N.M", 0, 4, 2}, {"Y.S", 0, 2, -1},
    {"N.NY", 3, 2, 0},
};

static bool has_kinds(const struct date_token *t, size_t n, const char *kinds)
{
    for (size_t i = 0; i < n; i++)
        if (!kinds[i] || t[i].kind != kinds[i])
            return false;
    return kinds[n] == '\0';
}

static int value_of(const struct date_token *t, int at)
{
    return at < 0 ? 0 : t[at].value ? t[at].value : 99; /* 0: no month, and no day */
}

/* "13/06/2016" has one reading, "05/06/2016" two. */
static bool slashed(struct date_reader *r, const struct date_token *t, size_t n, struct day *to)
{
    if (!has_kinds(t, n, "N/N/Y") && !has_kinds(t, n, "N-N-Y"))
        return false;
    struct day day_first = {t[4].value, value_of(t, 2), value_of(t, 0)};
    struct day month_first = {t[4].value, value_of(t, 0), value_of(t, 2)};
    *to = day_first.month > 12 ? month_first : day_first;
    if (day_first.month <= 12 && month_first.month <= 12 && day_first.month != month_first.month) {
        r->reading = day_first;
        r->other = month_first;
    }
    return true;
}

static bool day_of(struct date_reader *r, const struct date_token *t, size_t n, struct day *to)
{
    bool found = n && n < 7 && slashed(r, t, n, to);
    for (size_t i = 0; i < sizeof forms / sizeof *forms && n && n < 7 && !found; i++)
        if (has_kinds(t, n, forms[i].kinds)) {
            *to = (struct day){t[forms[i].year].value, value_of(t, forms[i].month),
                               value_of(t, forms[i].day)};
            found = true;
        }
    if (!found && n == 2 && r->led && has_kinds(t, n, "NY")) {
        *to = (struct day){t[1].value, value_of(t, 0), 0};
        found = true;
    }
    if (found)
        check(r, to);
    return found;
}

/* ---- ranges */

/* "Sep/Oct 2020", "3-5 Sep 2020": the start lacks what the end has. */
static bool short_start(struct date_reader *r, const struct date_token *t, size_t n, const struct day *last,
                        struct day *to)
{
    if (last->day && (has_kinds(t, n, "NM") || has_kinds(t, n, "N.M")))
        *to = (struct day){last->year, t[n - 1].value, value_of(t, 0)}; /* 28 Aug – 3 Sep 2016 */
    else if (last->day && has_kinds(t, n, "MN"))
        *to = (struct day){last->year, t->value, value_of(t, 1)};
    else if (n != 1)
        return false;
    else if (t->kind == 'M' || t->kind == 'S')
        *to = (struct day){last->year, t->value, 0};
    else if (t->kind == 'N' && last->day)
        *to = (struct day){last->year, last->month, value_of(t, 0)};
    else
        return false;
    check(r, to);
    return true;
}

static void set_day(struct date *to, const struct day *d)
{
    to->year = d->year;
    to->month = d->month;
    to->day = d->day;
}

/* A range that is cut at token `k`. The end may be open. */
static bool range_at(struct date_reader *r, const struct date_token *t, size_t n, size_t k, struct date *to)
{
    const struct date_token *end = t + k + 1;
    size_t n_end = n - k - 1;
    struct day from;
    bool present = n_end == 1 && end->kind == 'W' && end->value >= WORD_PRESENT;
    bool open = present || !n_end || (n_end == 1 && end->kind == ':');
    bool began = k && !(k == 1 && t->kind == ':');
    if (!began && day_of(r, end, n_end, &from)) {
        to->way = DATE_UNTIL;
    } else if (open && began && day_of(r, t, k, &from)) {
        to->way = present ? DATE_TO_PRESENT : DATE_SINCE;
    } else if (began && day_of(r, end, n_end, &to->last) &&
               (short_start(r, t, k, &to->last, &from) || day_of(r, t, k, &from))) {
        to->way = DATE_ON;
    } else {
        return false;
    }
    set_day(to, &from);
    return true;
}

/* "Sep 3-5, 2020". */
static bool month_first(struct date_reader *r, const struct date_token *t, size_t n, struct date *to)
{
    if (!has_kinds(t, n, "MN-NY"))
        return false;
    struct day from = {t[4].value, t[0].value, value_of(t, 1)};
    to->last = (struct day){t[4].value, t[0].value, value_of(t, 3)};
    set_day(to, &from);
    check(r, &from);
    check(r, &to->last);
    return true;
}

/* "2018-19" is two years, but "2020-21" is a season of 2020 in EDTF. */
static bool two_years(struct date_reader *r, const struct date_token *t, size_t n, struct date *to)
{
    if (!has_kinds(t, n, "Y-N") || t[2].value <= 12 || t[2].value != (t[0].value + 1) % 100)
        return false;
    if (t[2].value >= SPRING && t[2].value <= WINTER)
        r->problem = "it can be two years or a season: write 2020/2021 or Spring 2020";
    to->year = t[0].value;
    to->last.year = t[0].value + 1;
    return true;
}

static bool range_of(struct date_reader *r, const struct date_token *t, size_t n, struct date *to)
{
    if (month_first(r, t, n, to))
        return true;
    for (size_t k = 0; k < n; k++) {
        bool cuts = t[k].kind == '/' || t[k].kind == '-' ||
                    (t[k].kind == 'W' && t[k].value == WORD_UNTIL && k);
        struct date found = *to;
        struct date_reader trial = *r;
        if (cuts && range_at(&trial, t, n, k, &found)) {
            *r = trial;
            *to = found;
            return true;
        }
        to->last = (struct day){0};
    }
    return false;
}

/* ---- texts */

/* Words and signs around a date: "since", "ca.", "~". */
static bool qualify(struct date *to, const struct date_token *t)
{
    if (t->kind == '~' || t->kind == '?' || t->kind == '%' ||
        (t->kind == 'W' && t->value == WORD_ABOUT))
        to->about = true;
    else if (t->kind == 'W' && t->value == WORD_SINCE)
        to->way = DATE_SINCE;
    else if (t->kind == 'W' && t->value == WORD_UNTIL)
        to->way = DATE_UNTIL;
    else if (t->kind == 'W' && t->value == WORD_EXPECTED)
        to->way = DATE_EXPECTED;
    else
        return false;
    return true;
}

static bool tokens_read(struct date_reader *r, struct date *to)
{
    const struct date_token *t = r->tokens;
    size_t n = r->n;
    struct day d;
    while (n > 1 && qualify(to, t))
        t++, n--;
    while (n > 1 && strchr("~?%W", t[n - 1].kind) && t[n - 1].value != WORD_PRESENT &&
           t[n - 1].value != WORD_TODAY && qualify(to, &t[n - 1]))
        n--;
    if (two_years(r, t, n, to))
        return true;
    bool present = n > 1 && t[n - 1].kind == 'W' && t[n - 1].value == WORD_PRESENT; /* "2021年至今" */
    if (day_of(r, t, present ? n - 1 : n, &d)) {
        to->way = present ? DATE_TO_PRESENT : to->way;
        set_day(to, &d);
        return true;
    }
    return range_of(r, t, n, to);
}

/* "2001-05-03T10:00:00Z": the time is cut off. */
static struct str without_time(struct str s)
{
    bool time = s.n > 13 && (s.p[10] == 'T' || s.p[10] == ' ') && is_digit(s.p[11]) && s.p[13] == ':';
    for (size_t i = 0; time && i < 10; i++)
        time = i == 4 || i == 7 ? s.p[i] == '-' : is_digit(s.p[i]);
    return time ? str_sub(s, 0, 10) : s;
}

/* Where the last '(' stands, else the end. */
static size_t last_open(struct str s)
{
    size_t at = s.n;
    while (at && s.p[at - 1] != '(')
        at--;
    return at ? at - 1 : s.n;
}

/* Cuts "(in press)" off the end, or reads what "(expected)" says. */
static struct str without_remark(struct date_reader *r, struct str s, struct date *to)
{
    struct str wide = STR("（"), wide_end = STR("）");
    size_t open = last_open(s), full = str_find_str(s, wide), size = 1;
    if (str_ends(s, wide_end) && full < s.n) {
        open = full;
        size = wide.n;
    } else if (!str_ends(s, STR(")")) || open == s.n) {
        return s;
    }
    enum { ENDING = 4 }; /* "(a)" and "(an)" behind "13" are no remarks */
    if (open == 0 || (size == 1 && s.p[open - 1] != ' ' && s.n - open <= ENDING))
        return s;
    struct str remark = str_trim(str_sub(s, open + size, s.n - size));
    struct date_reader inside = {.b = r->b, .l = r->l};
    if (!(date_cut(&inside, remark) && inside.n == 1 && qualify(to, inside.tokens)))
        to->remark = remark;
    return str_trim(str_sub(s, 0, open));
}

/* True if the text is a date, perhaps one that does not exist. */
static bool text_read(struct date_reader *r, struct str s, struct date *to)
{
    to->kind = DATE_DAY;
    s = without_remark(r, without_time(s), to);
    if (date_cut(r, s) && tokens_read(r, to))
        return true;
    to->way = DATE_ON;
    to->about = false;
    to->remark = (struct str){0};
    to->kind = DATE_TEXT;
    return false;
}

/* True for "present", "today" and their like. */
static bool word_read(struct date_reader *r, struct str s, bool strict, int64_t now, struct date *to)
{
    bool word = date_word_length(s) == s.n || s.p[s.n - 1] == '.';
    int meaning = word || strict ? date_word(r->b, r->l, s) : 0; /* "à ce jour", "настоящее время" */
    struct markup text = to->text;
    if (meaning == WORD_PRESENT || (meaning == WORD_TODAY && strict))
        to->kind = DATE_PRESENT;
    else if (meaning == WORD_TODAY)
        *to = date_day(now);
    to->text = text;
    return meaning == WORD_PRESENT || meaning == WORD_TODAY;
}

/* "2016", "2016-09", "2016-09-01": by far the most. */
static bool plain_read(struct date_reader *r, struct str s, struct date *to)
{
    if (s.n != 4 && s.n != 7 && s.n != 10)
        return false;
    int parts[3] = {0}, at = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (i == 4 || i == 7) {
            if (s.p[i] != '-')
                return false;
            at++;
        } else if (is_digit(s.p[i])) {
            parts[at] = parts[at] * 10 + (s.p[i] - '0');
        } else {
            return false;
        }
    }
    if (s.n == 7 && parts[1] > 12)
        return false; /* a season, or two years */
    struct day d = {parts[0], at > 0 && !parts[1] ? 99 : parts[1], at > 1 && !parts[2] ? 99 : parts[2]};
    to->kind = DATE_DAY;
    set_day(to, &d);
    check(r, &d);
    return true;
}

static bool wrong(struct date_reader *r, const struct node *n, struct str s, struct date *to)
{
    const struct day *x = &r->reading, *y = &r->other;
    if (r->problem)
        diag_report(r->b->d, DIAG_CODE_BAD_DATE, n->pos, STRF(s), r->problem);
    else
        diag_report(r->b->d, DIAG_CODE_AMBIGUOUS_DATE, n->pos, STRF(s), x->year, x->month, x->day,
                    y->year, y->month, y->day);
    to->kind = DATE_NONE;
    return false;
}

/* True if there is a year in the text: it was meant as a date, not as "to appear". */
static bool has_year(struct str s)
{
    size_t digits = 0;
    for (size_t i = 0; i < s.n && digits < 4; i++)
        digits = is_digit(s.p[i]) ? digits + 1 : 0;
    return digits == 4;
}

/* True if a text is digits and what stands between them, and no date: "20190", "2O19". */
static bool is_digits(struct str s)
{
    size_t digits = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (!is_digit(s.p[i]) && !strchr("OolI-./", s.p[i]))
            return false;
        digits += is_digit(s.p[i]);
    }
    return digits >= 3;
}

/* True if a range ends before it begins. */
static bool is_turned(const struct date *d)
{
    struct date last = {.kind = DATE_DAY, .year = d->last.year, .month = d->last.month, .day = d->last.day};
    return d->kind == DATE_DAY && d->last.year && date_compare(d, &last) > 0;
}

/* Years of the Persian and Islamic calendars, as they are counted in our time. Their months are not ours; a year alone
 * is printed as it was typed, and so it is right in any calendar. */
static void warn_calendar(struct date_reader *r, const struct node *n, struct str s, const struct date *d)
{
    enum { FIRST_YEAR = 1300, LAST_YEAR = 1499 };
    if (d->kind == DATE_DAY && d->month && d->month < SPRING && d->year >= FIRST_YEAR && d->year <= LAST_YEAR &&
        locale_has_other_calendar(r->l->language.text))
        diag_report(r->b->d, DIAG_CODE_DATE_OTHER_CALENDAR, n->pos, STRF(s), d->year);
}

bool date_read(struct binder *b, const struct locale *l, const struct node *n, const char *what,
               bool strict, int64_t now, struct date *to)
{
    struct date_reader r = {.b = b, .l = l};
    if (n->kind == NODE_LIST || n->kind == NODE_MAP) {
        bind_wrong(b, n, what, "a date, such as 2016-09 ('start_date' and 'end_date' take two)");
        return false;
    }
    if (!bind_word(b, n, &to->text, what))
        return false;
    struct str s = to->text.text = str_trim(to->text.text);
    to->kind = DATE_NONE;
    if (!s.n)
        return true;
    if (!plain_read(&r, s, to) &&
        (word_read(&r, s, strict, now, to) || (!text_read(&r, s, to) && !strict))) {
        bool of_library = n->pos.source && n->pos.source->of_library;
        if (to->kind == DATE_TEXT && (of_library ? has_year(s) : is_digits(s)))
            diag_report(b->d, DIAG_CODE_DATE_UNREAD, n->pos, STRF(s));
        return true;
    }
    if (is_turned(to))
        r.problem = "it ends before it begins";
    if (to->kind == DATE_DAY && (r.problem || r.other.year))
        return wrong(&r, n, s, to);
    warn_calendar(&r, n, s, to);
    to->year = common_year(l, to->year);
    to->last.year = common_year(l, to->last.year);
    if (to->kind == DATE_DAY && !(strict && to->last.year))
        return true;
    diag_report(b->d, DIAG_CODE_BAD_VALUE, n->pos, what, STRF(s),
                "2016, 2016-09, 2016-09-01, Sep 2016 or present ('date:' takes any text)");
    return false;
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

/* A season has the place of its first month: March, June, September, December. */
static int month_of(const struct date *d)
{
    return d->month >= SPRING ? (d->month - SPRING + 1) * 3 : d->month;
}

int date_compare(const struct date *x, const struct date *y)
{
    int m = month_of(x), n = month_of(y);
    if (x->kind == DATE_PRESENT || y->kind == DATE_PRESENT)
        return (x->kind == DATE_PRESENT) - (y->kind == DATE_PRESENT);
    if (x->year != y->year)
        return x->year < y->year ? -1 : 1;
    if (m && n && m != n)
        return m < n ? -1 : 1;
    if (m && n && x->day && y->day && x->day != y->day)
        return x->day < y->day ? -1 : 1;
    return 0;
}
