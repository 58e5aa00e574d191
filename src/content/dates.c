/* dates.c: dates as text, in the forms of the style or the locale, and in the words of the locale. */
#include "base/casing.h"
#include "content/resolve.h"
#include "model/term.h"

/* "Sep." -> "Sep". A stop that belongs to several stays: Thai "ก.ย.". */
static struct str without_stop(struct str s)
{
    return s.n && str_find(s, '.') == s.n - 1 ? str_sub(s, 0, s.n - 1) : s;
}

static bool is_season(const struct date *d)
{
    return d->month >= SPRING;
}

/* True if the date ends in the same year, or with `month` in the same month: one form names both. */
static bool ends_within(const struct date *d, bool month)
{
    return d->last.year == d->year && d->last.month &&
           (month ? d->day && d->last.day && d->last.month == d->month : !d->day && !d->last.day);
}

static struct str form_of(const struct resolver *r, const struct date *d, enum date_length as);

/* The phrase around a date; empty: none. Around one that is not certain stands another, inside it. */
static struct str phrase_of(const struct resolver *r, const struct date *d)
{
    static const char *const seasons[] = {"spring", "summer", "autumn", "winter"};
    const struct date_forms *forms = &r->locale->dates;
    const struct node *phrase = d->way == DATE_SINCE      ? forms->since
                                : d->way == DATE_UNTIL    ? forms->until
                                : d->way == DATE_EXPECTED ? forms->expected
                                                          : NULL;
    if (!phrase || phrase->kind == NODE_SCALAR)
        return phrase ? phrase->text : (struct str){0};
    struct str form = form_of(r, d, DATE_SHORT), one = {0};
    bool named = str_find_str(form, STR("{mon")) < form.n, figures = str_find_str(form, STR("{m")) < form.n;
    if (d->day)
        one = str_printf(r->a, "%d", d->day);
    else if (named && is_season(d))
        one = str_of(seasons[d->month - SPRING]);
    return locale_phrase(phrase, one, d->day                     ? STR("day")
                                      : named && is_season(d) ? STR("season")
                                      : named                 ? STR("month")
                                      : figures               ? STR("other")
                                                              : STR("year"));
}

/* What a phrase has in place of a date whose month has the form that stands beside a day: "od
 * {date_with_day}" is "od září", where "od {date}" would be the wrong case. */
#define WITH_DAY STR("{date_with_day}")

/* True if months have the form that stands beside a day: one does, or a phrase wants it. */
static bool has_day_form(const struct resolver *r, const struct date *d)
{
    struct str inner = d->about ? r->locale->dates.about.text : phrase_of(r, d);
    return d->day || str_find_str(inner, WITH_DAY) < inner.n;
}

/* The name of the month; `day`: in the form that stands beside a day. */
static struct str month_name(const struct resolver *r, struct str key, int month, bool day)
{
    const struct locale *l = r->locale;
    if (month >= SPRING)
        return (day ? l->day_seasons : l->seasons)[month - SPRING];
    if (str_eq(key, STR("month_name")))
        return (day ? l->day_month_names : l->month_names)[month - 1];
    struct str name = (day ? l->day_months : l->months)[month - 1];
    return str_eq(key, STR("mon")) && l->bare_months ? without_stop(name) : name;
}

/* Appends a phrase with {from}, {dash} and {to}. */
static void put_range(const struct resolver *r, struct str form, struct str from, struct str to,
                      struct buf *b)
{
    for (size_t i = 0; i < form.n;) {
        struct str rest = str_sub(form, i, form.n);
        size_t open = str_find(rest, '{'), close = str_find(rest, '}');
        struct str key = open < close && close < rest.n ? str_sub(rest, open + 1, close) : STR("");
        buf_add(b, str_sub(rest, 0, open));
        buf_add(b, str_eq(key, STR("from"))    ? from
                   : str_eq(key, STR("to"))      ? to
                   : str_eq(key, STR("dash"))    ? r->style->date_dash.text
                   : str_eq(key, STR("present")) ? r->locale->present.text
                                                 : STR(""));
        i += close < rest.n ? close + 1 : rest.n;
    }
}

static void put_number(const struct resolver *r, int n, bool two, struct buf *to)
{
    if (r->locale->digits.text.n)
        buf_add(to, locale_number(r->a, r->locale, n, two ? 2 : 1));
    else
        buf_printf(to, two ? "%02d" : "%d", n);
}

/* The day of a month; the first has a word of its own in some languages: "1er mai". */
static void put_day(const struct resolver *r, int day, bool two, struct buf *to)
{
    if (day == 1 && r->locale->dates.first_day.text.n && !two)
        buf_add(to, r->locale->dates.first_day.text);
    else
        put_number(r, day, two, to);
}

static void put_days(const struct resolver *r, const struct date *d, bool two, struct buf *to)
{
    struct str form = r->locale->dates.days.text;
    struct buf from = {.a = r->a}, last = {.a = r->a};
    put_day(r, d->day, two, &from);
    put_number(r, d->last.day, two, &last);
    put_range(r, form.p ? form : STR("{from}{dash}{to}"), buf_str(&from), buf_str(&last), to);
}

/* Appends the part of a date that a name in braces stands for; false if there is no such part. */
static bool part(const struct resolver *r, struct str key, const struct date *d, struct buf *to)
{
    if (str_eq(key, STR("year"))) {
        put_number(r, locale_year(r->locale, d->year), false, to);
    } else if (str_eq(key, STR("month")) || str_eq(key, STR("mon")) ||
               str_eq(key, STR("month_name"))) {
        bool day = has_day_form(r, d);
        struct str from = month_name(r, key, d->month, day), form = r->locale->dates.years.text;
        if (ends_within(d, false)) /* as closely as years: "Sep–Oct 2020" */
            put_range(r, form.p ? form : STR("{from}{dash}{to}"), from, month_name(r, key, d->last.month, day), to);
        else
            buf_add(to, from);
    } else if (str_eq(key, STR("mm")) || str_eq(key, STR("m"))) {
        put_number(r, d->month, key.n == 2, to);
    } else if (str_eq(key, STR("day")) || str_eq(key, STR("dd"))) {
        if (ends_within(d, true))
            put_days(r, d, key.p[1] == 'd', to);
        else
            put_day(r, d->day, key.p[1] == 'd', to);
    } else {
        return false;
    }
    return true;
}

/* The locale's form with its month named as the style wants it. Where "Sep 2020" stands by a form of
 * the style, "3 Sep 2020" does too. */
static struct str month_as_in_style(const struct resolver *r, struct str form)
{
    const struct style *s = r->style;
    bool bare = s->date_months == MONTHS_BARE ||
                (s->date_month.text.p && str_find_str(s->date_month.text, STR("{mon}")) < s->date_month.text.n);
    struct str name = bare ? STR("{mon}") : s->date_months == MONTHS_FULL ? STR("{month_name}") : STR("");
    return name.n ? locale_put(r->a, form, STR("{month}"), name) : form;
}

/* The locale's form of a date without a day, as the style wants months. Seasons are printed without months too: they
 * tell two courses of a year apart. */
static struct str month_form(const struct resolver *r, bool season)
{
    const struct date_forms *forms = &r->locale->dates;
    if (r->style->date_months == MONTHS_NONE && !season)
        return r->style->date_year.text.p ? r->style->date_year.text : forms->year.text;
    if (r->style->date_months == MONTHS_NUMBER && !season)
        return forms->month_number.text;
    if (season && forms->season.text.p)
        return forms->season.text;
    if (r->style->date_months == MONTHS_FULL && forms->long_month.text.p && !season)
        return forms->long_month.text;
    return month_as_in_style(r, forms->month.text);
}

static struct str form_of(const struct resolver *r, const struct date *d, enum date_length as)
{
    const struct style *s = r->style;
    const struct locale *l = r->locale;
    struct str form = d->day ? s->date_day.text : d->month ? s->date_month.text : s->date_year.text;
    bool season = is_season(d) && str_find_str(form, STR("{mm}")) < form.n; /* it has no number */
    if (form.p && !season)
        return form;
    if (d->month && !d->day)
        return month_form(r, is_season(d));
    if (d->day)
        return as == DATE_LONG || s->date_months == MONTHS_FULL ? l->dates.long_day.text
                                                                : month_as_in_style(r, l->dates.day.text);
    return l->dates.year.text;
}

static struct str in_form(const struct resolver *r, const struct date *d, enum date_length as)
{
    struct str form = form_of(r, d, as);
    struct buf b = {.a = r->a};
    for (size_t i = 0; i < form.n; i++) {
        struct str rest = str_sub(form, i, form.n);
        size_t end = form.p[i] == '{' ? str_find(rest, '}') : rest.n;
        if (end < rest.n && part(r, str_sub(rest, 1, end), d, &b))
            i += end;
        else
            buf_char(&b, form.p[i]);
    }
    return buf_end(&b);
}

/* True for a text that is a year as the locale writes it: "2016", "2016年". */
static bool is_year(const struct resolver *r, struct str s)
{
    struct str form = r->locale->dates.year.text;
    size_t value = strlen("{year}"), digit, extra = form.n > value ? form.n - value : 0;
    utf8_at(r->locale->digits.text, 0, &digit);
    return str_find(s, ' ') == s.n && s.n == 4 * (r->locale->digits.text.n ? digit : 1) + extra;
}

/* Blanks make room for the dash, which years alone do not need. `years`: years stand at both sides of it. */
static struct str with_dash(const struct resolver *r, struct str from, struct str to, bool years)
{
    const struct date_forms *forms = &r->locale->dates;
    if (str_eq(from, to))
        return from;
    struct buf b = {.a = r->a};
    bool bare = years || (is_year(r, from) && str_find(to, ' ') == to.n) ||
                str_starts(r->style->date_dash.text, STR(" ")); /* a style's own has its blanks */
    bool present = str_eq(to, r->locale->present.text) && forms->to_present.text.n;
    put_range(r, present ? forms->to_present.text : bare ? forms->years.text : forms->range.text, from,
              to, &b);
    return buf_end(&b);
}

static struct str from_to(const struct resolver *r, struct str from, struct str to)
{
    return with_dash(r, from, to, false);
}

/* "{date}" in a phrase of the locale is replaced. */
static struct str in_phrase(const struct resolver *r, struct str phrase, struct str date)
{
    bool day = str_find_str(phrase, WITH_DAY) < phrase.n;
    struct str s = locale_put(r->a, phrase, day ? WITH_DAY : STR("{date}"), date);
    return s.p == phrase.p ? date : s;
}

/* True if one form names both ends: "March–May 2010", "3–5 March 2010"; a month in figures has no range. */
static bool is_joined(const struct resolver *r, const struct date *d, enum date_length as)
{
    struct str form = form_of(r, d, as);
    return ends_within(d, true) ||
           (ends_within(d, false) && str_find_str(form, STR("{mon")) < form.n);
}

static struct str day_text(const struct resolver *r, const struct date *d, enum date_length as)
{
    const struct date_forms *forms = &r->locale->dates;
    struct str s = in_form(r, d, as);
    if (d->last.year && !is_joined(r, d, as)) {
        struct date last = {.year = d->last.year, .month = d->last.month, .day = d->last.day};
        struct date year = {.year = d->year};
        bool each = is_season(d) && !last.month; /* the summers of four years: "Summer 2004–2007" */
        s = with_dash(r, s, in_form(r, &last, as), each && str_ends(s, in_form(r, &year, as)));
    }
    if (d->about)
        s = in_phrase(r, forms->about.text, s);
    if (d->way == DATE_TO_PRESENT)
        s = from_to(r, s, r->locale->present.text);
    struct str phrase = phrase_of(r, d);
    if (str_find_str(phrase, STR("{to_present}")) < phrase.n)
        s = locale_put(r->a, phrase, STR("{to_present}"), from_to(r, s, r->locale->present.text));
    else
        s = in_phrase(r, phrase, s);
    if (!d->remark.n)
        return s;
    struct str open = locale_signed(r->a, r->locale, STR(" ("), s);
    struct str close = locale_signed(r->a, r->locale, STR(")"), d->remark);
    return str_printf(r->a, "%.*s%.*s%.*s%.*s", STRF(s), STRF(open), STRF(d->remark), STRF(close));
}

struct str dates_one(const struct resolver *r, const struct date *d, enum date_length as)
{
    switch (d->kind) {
    case DATE_NONE:
        break;
    case DATE_DAY:
        return day_text(r, d, as);
    case DATE_PRESENT:
        return r->locale->present.text;
    case DATE_TEXT:
        return d->text.text;
    }
    return (struct str){0};
}

/* The date of a field; NULL if it is not there or empty. */
static const struct date *date_of(const struct entry *e, enum field f)
{
    const struct value *v = entry_value(e, f);
    return v && v->date.kind != DATE_NONE ? &v->date : NULL;
}

/* True for two days of one month, which one date may name: "3–5 May 2018". */
static bool is_stay(const struct date *from, const struct date *to)
{
    bool plain = from->kind == DATE_DAY && to->kind == DATE_DAY && from->way == DATE_ON && to->way == DATE_ON &&
                 !from->about && !to->about && !from->remark.n && !to->remark.n && !from->last.year && !to->last.year;
    return plain && from->day && to->day > from->day && from->month == to->month && from->year == to->year;
}

struct str dates_range(const struct resolver *r, const struct entry *e)
{
    static const struct date present = {.kind = DATE_PRESENT};
    const struct date *date = date_of(e, FIELD_DATE), *start = date_of(e, FIELD_START_DATE);
    const struct date *end = date_of(e, FIELD_END_DATE);
    if (date || !start)
        return dates_one(r, date ? date : end ? end : &present, DATE_SHORT);
    struct date from = *start, to = end ? *end : present;
    from.way = from.way == DATE_SINCE ? DATE_ON : from.way; /* the dash says it */
    to.way = to.way == DATE_UNTIL ? DATE_ON : to.way;
    if (is_stay(&from, &to)) {
        from.last = (struct day){to.year, to.month, to.day};
        return dates_one(r, &from, DATE_SHORT);
    }
    return from_to(r, dates_one(r, &from, DATE_SHORT), dates_one(r, &to, DATE_SHORT));
}

/* ---- durations */

/* Months from the start to the end, both counted if they are known; else whole years. 0: unknown. */
static int months_between(const struct day *from, const struct day *to)
{
    bool exact = from->month && to->month && from->month < SPRING && to->month < SPRING;
    int months = 12 * (to->year - from->year) + (exact ? to->month - from->month + 1 : 0);
    return months > 0 ? months : 0;
}

struct str dates_duration(const struct resolver *r, const struct entry *e)
{
    const struct date *date = date_of(e, FIELD_DATE), *start = date_of(e, FIELD_START_DATE);
    const struct date *end = date_of(e, FIELD_END_DATE);
    start = start ? start : date;
    if (!start || start->kind != DATE_DAY)
        return (struct str){0};
    struct date now = date_day(r->cv->now);
    bool open = end ? end->kind == DATE_PRESENT : start != date || start->way == DATE_TO_PRESENT;
    const struct date *until = open ? &now : end;
    struct day from = {start->year, start->month, 0}, to = start->last;
    if (until && until->kind == DATE_DAY)
        to = (struct day){until->year, until->month, 0};
    if (!to.year || (until && until->kind != DATE_DAY))
        return (struct str){0};
    int months = months_between(&from, &to);
    const struct durations *d = &r->locale->durations;
    struct str years = term_number(r->a, r->locale, d->years, str_printf(r->a, "%d", months / 12));
    struct str rest = term_number(r->a, r->locale, d->months, str_printf(r->a, "%d", months % 12));
    if (months < 12 || months % 12 == 0)
        return !months ? (struct str){0} : months < 12 ? rest : years;
    struct str both = locale_put(r->a, d->both.text, STR("{years}"), years);
    return locale_put(r->a, both, STR("{months}"), rest);
}

struct str content_dates(const struct content *c, const struct style *style, const struct entry *e)
{
    struct resolver r = {.a = c->a, .style = style, .locale = c->locale};
    return dates_range(&r, e);
}

struct str dates_in_text(const struct resolver *r, struct str range, const struct rich *to)
{
    struct str before = str_trim(buf_str(&to->text)), word = r->locale->present.text;
    bool running = before.n && strchr(",.(", before.p[before.n - 1]) && to->spans.at[to->spans.n - 1].kind == SPAN_TEXT;
    int32_t forms[CASING_MOST];
    size_t n;
    if (!running || !word.n || !r->locale->small_words.text.n || !str_ends(range, word))
        return range;
    struct buf b = {.a = r->a};
    buf_add(&b, str_sub(range, 0, range.n - word.n));
    size_t count = casing_lower(casing_of(r->locale->language.text), utf8_at(word, 0, &n), forms);
    for (size_t i = 0; i < count; i++)
        buf_code(&b, forms[i]);
    buf_add(&b, str_sub(word, n, word.n));
    return buf_end(&b);
}
