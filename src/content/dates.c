/* dates.c: dates as text, in the form of the style and the words of the locale. */
#include "content/resolve.h"

static struct str without_stop(struct str s)
{
    return str_ends(s, STR(".")) ? str_sub(s, 0, s.n - 1) : s;
}

/* Appends the part of a date that a name in braces stands for; false if there is no such part. */
static bool part(const struct resolver *r, struct str key, const struct date *d, struct buf *to)
{
    if (str_eq(key, STR("year")))
        buf_printf(to, "%d", d->year);
    else if (str_eq(key, STR("month")))
        buf_add(to, r->locale->months[d->month - 1]);
    else if (str_eq(key, STR("mon")))
        buf_add(to, without_stop(r->locale->months[d->month - 1]));
    else if (str_eq(key, STR("month_name")))
        buf_add(to, r->locale->month_names[d->month - 1]);
    else if (str_eq(key, STR("mm")))
        buf_printf(to, "%02d", d->month);
    else if (str_eq(key, STR("day")))
        buf_printf(to, "%d", d->day);
    else if (str_eq(key, STR("dd")))
        buf_printf(to, "%02d", d->day);
    else
        return false;
    return true;
}

static void in_form(const struct resolver *r, const struct date *d, struct buf *to)
{
    const struct style *s = r->style;
    struct str form = d->day     ? s->date_day.text
                      : d->month ? s->date_month.text
                                 : s->date_year.text;
    for (size_t i = 0; i < form.n; i++) {
        struct str rest = str_sub(form, i, form.n);
        size_t end = form.p[i] == '{' ? str_find(rest, '}') : rest.n;
        if (end < rest.n && part(r, str_sub(rest, 1, end), d, to))
            i += end;
        else
            buf_char(to, form.p[i]);
    }
}

struct str dates_one(const struct resolver *r, const struct date *d)
{
    struct buf b = {.a = r->a};
    switch (d->kind) {
    case DATE_NONE:
        break;
    case DATE_DAY:
        in_form(r, d, &b);
        break;
    case DATE_PRESENT:
        buf_add(&b, r->locale->present.text);
        break;
    case DATE_TEXT:
        buf_add(&b, d->text.text);
        break;
    }
    return buf_end(&b);
}

struct str dates_range(const struct resolver *r, const struct entry *e)
{
    static const struct date present = {.kind = DATE_PRESENT};
    const struct value *date = entry_value(e, FIELD_DATE);
    const struct value *start = entry_value(e, FIELD_START_DATE);
    const struct value *end = entry_value(e, FIELD_END_DATE);
    if (date || !start)
        return dates_one(r, date ? &date->date : end ? &end->date : &present);
    struct str from = dates_one(r, &start->date);
    struct str to = dates_one(r, end ? &end->date : &present);
    if (str_eq(from, to))
        return from;
    /* Thin spaces around the dash; no spaces between plain years. */
    bool bare = str_find(from, ' ') == from.n && str_find(to, ' ') == to.n && from.n == 4;
    const char *space = bare ? "" : "\xE2\x80\x89";
    return str_printf(r->a, "%.*s%s%.*s%s%.*s", STRF(from), space, STRF(r->style->date_dash.text),
                      space, STRF(to));
}
