/* resume_value.c: texts, dates and addresses. */
#include "import/data.h"
#include "import/html.h"
#include "import/resume.h"
#include "model/date.h"
#include "model/locale.h"

/* ---- texts */

/* True for what stands where there is nothing to say. */
static bool is_blank(struct str s)
{
    static const char *const words[] = {"-", "--", "\u2013", "\u2014", "null", "undefined"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_eq(s, str_of(words[i])))
            return true;
    return false;
}

static void add_text(struct resume *r, struct buf *to, const struct node *n, bool block)
{
    if (n->kind == NODE_SCALAR && !is_blank(str_trim(n->text))) {
        struct str text = html_markdown(r->i->a, str_trim(n->text), block);
        if (text.n && to->n)
            buf_add(to, block ? STR("\n\n") : STR(", "));
        for (size_t i = 0; i < text.n; i++)
            buf_char(to, !block && (text.p[i] == '\n' || text.p[i] == '\r' || text.p[i] == '\t') ? ' ' : text.p[i]);
    }
    for (size_t i = 0; i < n->items.n; i++)
        add_text(r, to, n->items.at[i], block);
    for (size_t i = 0; i < n->pairs.n; i++)
        if (!resume_is_design(n->pairs.at[i].key))
            add_text(r, to, n->pairs.at[i].value, block);
}

struct node *resume_text(struct resume *r, const struct node *n, bool block)
{
    struct buf text = {.a = r->i->a};
    if (!n)
        return NULL;
    import_used_below(r->i, n);
    add_text(r, &text, n, block);
    return text.n ? import_text(r->i, buf_end(&text), n->pos) : NULL;
}

struct node *resume_put(struct resume *r, const struct node *from, const char *keys, struct node *to,
                        const char *field)
{
    struct node *text = resume_text(r, import_take_first(r->i, from, keys), false);
    import_put(r->i, to, field, text);
    return text;
}

void resume_more(struct resume *r, struct node *to, const char *field, const char *between, struct node *more)
{
    struct node *have = import_get(to, field);
    if (!have || !more)
        import_put(r->i, to, field, more);
    else
        have->text = str_printf(r->i->a, "%.*s%s%.*s", STRF(have->text), between, STRF(more->text));
}

void resume_translate(struct resume *r, const char *of, struct node *text)
{
    if (!text || !r->language.n)
        return;
    r->words = r->words ? r->words : import_file(r->i, "levels");
    const struct node *all = node_find(r->words, str_printf(r->i->a, "%s-%.*s", of, STRF(r->language)));
    if (!all) /* "pt-br" */
        all = node_find(r->words, str_printf(r->i->a, "%s-%.*s", of, STRF(str_sub(r->language, 0, str_find(r->language, '-')))));
    const struct node *word = node_find(all, str_lower(r->i->a, str_trim(text->text)));
    if (word)
        text->text = word->text;
}

struct str resume_label(struct arena *a, struct str key)
{
    struct buf label = {.a = a};
    if (key.n > 2 && (str_starts(key, STR("x_")) || str_starts(key, STR("x-")))) /* "none of the schema's" */
        key = str_sub(key, 2, key.n);
    for (size_t i = 0; i < key.n; i++) {
        char c = key.p[i];
        bool upper = c >= 'A' && c <= 'Z', lower = c >= 'a' && c <= 'z';
        bool after_lower = i && key.p[i - 1] >= 'a' && key.p[i - 1] <= 'z';
        bool word = upper && i + 1 < key.n && key.p[i + 1] >= 'a' && key.p[i + 1] <= 'z';
        if (c == '_' || c == '-')
            c = ' ';
        else if (upper && after_lower)
            buf_char(&label, ' ');
        if (upper && after_lower && word)
            c = (char)(c | 0x20);
        buf_char(&label, !label.n && lower ? (char)(c & ~0x20) : c);
    }
    return str_trim(buf_end(&label));
}

bool resume_is_address(struct str s)
{
    static const char *const starts[] = {"http://", "https://", "www.", "mailto:"};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (str_starts(s, str_of(starts[i])))
            return str_find(s, ' ') == s.n && str_find(s, '\n') == s.n;
    return false;
}

bool resume_is_design(struct str key)
{
    static const char *const words[] = {
        "id",     "_id",    "uuid",     "icon",     "iconClass", "logo",    "image",   "picture",  "photo",
        "color",  "colour", "slug",     "order",    "weight",    "visible", "hidden",  "enabled",  "show",
        "hide",   "theme",  "template", "settings", "config",    "options", "layout",  "style",    "styles",
        "colors", "fonts",  "font",     "i18n",     "labels",    "meta",    "version", "schema",   "css",
        "images",  "thumbnail", "cover", "avatar", "screenshot", "screenshots", "featured", "isPublic", "published", "format", "generator",
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_eq(key, str_of(words[i])))
            return true;
    return key.n && (*key.p == '$' || *key.p == '_');
}

/* ---- dates */

#define DATE_KEYS "date, releaseDate, release_date, awardDate, dates, period, years, year, issued"

static void silent(void *user, const struct diagnostic *d)
{
    (void)user;
    (void)d;
}

/* "5/6/2020" is read as these tools do, month first, unless the first number is no month. */
static struct str month_first(struct arena *a, struct str s)
{
    unsigned part[3] = {0}, n = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '/' && n < 2 && i)
            n++;
        else if (s.p[i] >= '0' && s.p[i] <= '9' && part[n] < 10000)
            part[n] = part[n] * 10 + (unsigned)(s.p[i] - '0');
        else
            return s;
    }
    bool year_last = n == 2 && part[2] > 999 && part[0] < 32 && part[1] < 32;
    unsigned month = part[0] > 12 ? part[1] : part[0];
    if (n == 1 && part[0] > 999 && part[1] >= 1 && part[1] <= 12) /* 2020/05 */
        return str_printf(a, "%04u-%02u", part[0], part[1]);
    return year_last && month >= 1 && month <= 12 ? str_printf(a, "%04u-%02u", part[2], month) : s;
}

/* Reads a date as the document will. False: it would be a mistake there. */
static bool date_of(struct resume *r, const struct node *n, bool strict, struct date *to)
{
    static const struct locale no_words;
    struct diag quiet = {.arena = r->i->a, .limits = r->i->b->d->limits, .report = silent};
    struct binder b = *r->i->b;
    b.d = &quiet;
    *to = (struct date){0};
    bool good = date_read(&b, &no_words, n, "date", strict, 0, to);
    r->i->b->date_words = b.date_words;
    return good && quiet.count[DIAG_ERROR] == 0;
}

/* A date as the document writes it: without the day, as these tools print it. *good: it can be understood. */
static struct node *date_node(struct resume *r, const struct node *n, struct date *d, bool *good)
{
    struct node *text = resume_text(r, n, false);
    *d = (struct date){0};
    *good = true;
    if (!text)
        return NULL;
    text->text = month_first(r->i->a, text->text);
    *good = date_of(r, text, true, d);
    bool plain = d->kind == DATE_DAY && d->way == DATE_ON && !d->about && !d->last.year && !d->remark.n;
    if (*good && d->kind == DATE_PRESENT)
        text->text = STR("present");
    else if (*good && plain && d->month)
        text->text = str_printf(r->i->a, "%04d-%02d", d->year, d->month);
    else if (*good && plain)
        text->text = str_printf(r->i->a, "%04d", d->year);
    return text;
}

/* Puts a date under `date`; as a remark, if it is none at all: "2016-13". */
static void put_date(struct resume *r, struct node *to, struct node *text)
{
    struct date read;
    if (text && import_get(to, "date") == NULL && import_get(to, "start_date") == NULL && import_get(to, "end_date") == NULL &&
        date_of(r, text, false, &read))
        import_put(r->i, to, "date", text);
    else if (text && import_get(to, "note"))
        resume_more(r, to, "note", ", ", text);
    else
        import_put(r->i, to, "note", text);
}

void resume_dates(struct resume *r, const struct node *from, struct node *to)
{
    import_take_any(r->i, from, "current, isCurrent, present, ongoing"); /* no end date says the same */
    struct date start, end, day;
    bool start_good, end_good, day_good;
    struct node *first = date_node(r, import_take_first(r->i, from, "startDate, start_date, start, from, since, begin"),
                                   &start, &start_good);
    struct node *last = date_node(r, import_take_first(r->i, from, "endDate, end_date, end, to, until"), &end, &end_good);
    struct node *one = date_node(r, import_take_first(r->i, from, DATE_KEYS), &day, &day_good);
    bool backwards = start.kind && end.kind && date_compare(&end, &start) < 0;
    if (start_good && end_good && !backwards) {
        import_put(r->i, to, "start_date", first);
        import_put(r->i, to, "end_date", last);
    } else if (first && last) {
        put_date(r, to, import_text(r->i, str_printf(r->i->a, "%.*s \u2013 %.*s", STRF(first->text), STRF(last->text)),
                                    first->pos));
    } else {
        put_date(r, to, first ? first : last);
    }
    put_date(r, to, one);
}

void resume_birth(struct resume *r, const struct node *from, struct node *to)
{
    static const char *const keys[] = {"birthdate", "birthDate", "dateOfBirth", "date_of_birth", "birthday", "birth_date", "dob"};
    struct date read;
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
        const struct node *n = node_find(from, str_of(keys[k]));
        if (!import_absent(n) && n->kind == NODE_SCALAR && !import_get(to, "birthdate") && date_of(r, n, true, &read))
            resume_put(r, from, keys[k], to, "birthdate");
    }
}

/* ---- addresses */

static bool code_first(struct str country)
{
    static const char *const last[] = {"US", "USA", "United States", "United States of America", "CA", "Canada",
                                       "GB", "UK", "United Kingdom", "AU", "Australia", "IN", "India", "IE", "NZ"};
    for (size_t i = 0; i < sizeof last / sizeof *last; i++)
        if (str_eq_nocase(country, str_of(last[i])))
            return false;
    return country.n > 0;
}

/* Adds a part of an address behind those before it. */
static void add_part(struct buf *to, const char *between, const struct node *part)
{
    if (part)
        buf_printf(to, "%s%.*s", to->n ? between : "", STRF(part->text));
}

/* What else stands in the mapping of an address. */
static void add_others(struct resume *r, const struct node *n, struct buf *to)
{
    for (size_t k = 0; k < n->pairs.n; k++) {
        const struct pair *p = &n->pairs.at[k];
        if (import_is_used(r->i, p) || resume_is_design(p->key))
            continue;
        import_used(r->i, p);
        add_part(to, ", ", resume_text(r, p->value, false));
    }
}

/* The name of a country for its code of two letters; else the text itself. */
static struct str country_name(struct resume *r, struct str s)
{
    if (s.n != 2 || !r->english)
        return s;
    const struct node *name = import_data(r->i, "countries", "countries", s);
    return name ? name->text : s;
}

/* True if a part of the address is the country already. */
static bool is_said(const struct node *part, const struct node *country)
{
    return part && country && str_eq_nocase(str_trim(part->text), str_trim(country->text));
}

struct node *resume_place(struct resume *r, const struct node *n)
{
    if (!n || n->kind != NODE_MAP)
        return resume_text(r, n, false);
    struct node *parts = import_map(r->i, n->pos);
    struct buf text = {.a = r->i->a};
    struct node *street = resume_put(r, n, "address, street, streetAddress", parts, "street");
    struct node *code = resume_put(r, n, "postalCode, postcode, zip, zipCode, postal_code", parts, "code");
    struct node *city = resume_put(r, n, "city, town", parts, "city");
    struct node *region = resume_put(r, n, "region, state", parts, "region");
    struct node *country = resume_put(r, n, "country", parts, "country");
    struct node *country_code = resume_put(r, n, "countryCode, country_code", parts, "country_code");
    country = country ? country : country_code;
    bool first = country && code_first(country->text);
    add_part(&text, ", ", street);
    add_part(&text, ", ", first ? code : city);
    add_part(&text, first && code ? " " : ", ", first ? city : region);
    add_part(&text, first ? ", " : " ", first ? region : code);
    if (country)
        country->text = country_name(r, country->text);
    if (!is_said(region, country) && !is_said(city, country) && !is_said(street, country))
        add_part(&text, ", ", country);
    add_others(r, n, &text);
    return text.n ? import_text(r->i, buf_end(&text), n->pos) : NULL;
}
