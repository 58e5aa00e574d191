/* dates.c: dates as text, in the forms of the style or the locale, and in the words of the locale. */
#include "content/resolve.h"

static struct str without_stop(struct str s)
{
    return str_ends(s, STR(".")) ? str_sub(s, 0, s.n - 1) : s;
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

static struct str month_name(const struct resolver *r, struct str key, int month)
{
    const struct locale *l = r->locale;
    if (month >= SPRING)
        return l->seasons[month - SPRING];
    return str_eq(key, STR("month_name")) ? l->month_names[month - 1]
           : str_eq(key, STR("mon"))      ? without_stop(l->months[month - 1])
                                          : l->months[month - 1];
}

/* Appends the part of a date that a name in braces stands for; false if there is no such part. */
static bool part(const struct resolver *r, struct str key, const struct date *d, struct buf *to)
{
    struct str dash = r->style->date_dash.text;
    if (str_eq(key, STR("year"))) {
        buf_printf(to, "%d", d->year);
    } else if (str_eq(key, STR("month")) || str_eq(key, STR("mon")) ||
               str_eq(key, STR("month_name"))) {
        buf_add(to, month_name(r, key, d->month));
        if (ends_within(d, false))
            buf_printf(to, "%.*s%.*s", STRF(dash), STRF(month_name(r, key, d->last.month)));
    } else if (str_eq(key, STR("mm"))) {
        buf_printf(to, "%02d", d->month);
    } else if (str_eq(key, STR("day")) || str_eq(key, STR("dd"))) {
        const char *digits = key.p[1] == 'd' ? "%02d" : "%d";
        buf_printf(to, digits, d->day);
        if (ends_within(d, true))
            buf_add(to, dash), buf_printf(to, digits, d->last.day);
    } else {
        return false;
    }
    return true;
}

/* The locale's form of a day names the month as the style's form of a month does: where "Sep 2020" stands,
 * "3 Sep 2020" does too. */
static struct str month_as_in_style(const struct resolver *r, struct str form)
{
    struct str month = STR("{month}"), mon = STR("{mon}");
    size_t at = str_find_str(form, month);
    if (at == form.n || str_find_str(r->style->date_month.text, mon) == r->style->date_month.text.n)
        return form;
    return str_printf(r->a, "%.*s{mon}%.*s", STRF(str_sub(form, 0, at)),
                      STRF(str_sub(form, at + month.n, form.n)));
}

static struct str form_of(const struct resolver *r, const struct date *d, enum date_length as)
{
    const struct style *s = r->style;
    const struct locale *l = r->locale;
    struct str form = d->day ? s->date_day.text : d->month ? s->date_month.text : s->date_year.text;
    bool season = is_season(d) && str_find_str(form, STR("{mm}")) < form.n; /* it has no number */
    if (form.p && !season)
        return form;
    if (d->day)
        return as == DATE_LONG ? l->dates.long_day.text : month_as_in_style(r, l->dates.day.text);
    return d->month ? l->dates.month.text : l->dates.year.text;
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

/* Thin spaces around the dash; no spaces between plain years. */
static struct str from_to(const struct resolver *r, struct str from, struct str to)
{
    if (str_eq(from, to))
        return from;
    bool bare = str_find(from, ' ') == from.n && str_find(to, ' ') == to.n && from.n == 4;
    const char *space = bare ? "" : "\xE2\x80\x89";
    return str_printf(r->a, "%.*s%s%.*s%s%.*s", STRF(from), space, STRF(r->style->date_dash.text),
                      space, STRF(to));
}

/* "{date}" in a phrase of the locale is replaced. */
static struct str in_phrase(const struct resolver *r, struct str phrase, struct str date)
{
    struct str name = STR("{date}");
    size_t cut = str_find_str(phrase, name);
    if (cut == phrase.n)
        return date;
    return str_printf(r->a, "%.*s%.*s%.*s", STRF(str_sub(phrase, 0, cut)), STRF(date),
                      STRF(str_sub(phrase, cut + name.n, phrase.n)));
}

static struct str day_text(const struct resolver *r, const struct date *d, enum date_length as)
{
    const struct date_forms *forms = &r->locale->dates;
    struct str s = in_form(r, d, as);
    if (d->last.year && !ends_within(d, false) && !ends_within(d, true)) {
        struct date last = {.year = d->last.year, .month = d->last.month, .day = d->last.day};
        s = from_to(r, s, in_form(r, &last, as));
    }
    if (d->about)
        s = in_phrase(r, forms->about.text, s);
    if (d->way == DATE_TO_PRESENT)
        s = from_to(r, s, r->locale->present.text);
    s = d->way == DATE_SINCE      ? in_phrase(r, forms->since.text, s)
        : d->way == DATE_UNTIL    ? in_phrase(r, forms->until.text, s)
        : d->way == DATE_EXPECTED ? in_phrase(r, forms->expected.text, s)
                                  : s;
    return d->remark.n ? str_printf(r->a, "%.*s (%.*s)", STRF(s), STRF(d->remark)) : s;
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
    return from_to(r, dates_one(r, &from, DATE_SHORT), dates_one(r, &to, DATE_SHORT));
}

struct str content_dates(const struct content *c, const struct style *style, const struct entry *e)
{
    struct resolver r = {.a = c->a, .style = style, .locale = c->locale};
    return dates_range(&r, e);
}
