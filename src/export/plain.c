/* plain.c: plain texts, dates and addresses of entries and of the person. */
#include "export/plain.h"

#include "model/work.h"

void plain_start(struct plain *p, struct arena *a, struct content *content)
{
    *p = (struct plain){.a = a, .cv = content->cv, .inliner = &content->inliner,
                        .quiet = {.arena = a}};
    p->inliner->d = &p->quiet;
}

struct str plain_text(struct plain *p, struct markup m)
{
    struct buf b = {.a = p->a};
    while (str_trim(m.text).n) {
        struct markup one = inline_paragraph(&m);
        if (b.n)
            buf_add(&b, STR("\n\n"));
        buf_add(&b, inline_plain(p->inliner, one));
    }
    return buf_end(&b);
}

struct str plain_lines(struct plain *p, struct markup m)
{
    struct buf b = {.a = p->a};
    struct str rest = str_trim(m.text);
    while (rest.n) {
        size_t end = str_find(rest, '\n');
        if (b.n)
            buf_char(&b, '\n');
        buf_add(&b, plain_text(p, (struct markup){str_sub(rest, 0, end), m.pos}));
        rest = str_sub(rest, end + (end < rest.n), rest.n);
    }
    return buf_end(&b);
}

struct str plain_field(struct plain *p, const struct entry *e, enum field f)
{
    const struct value *v = entry_value(e, f);
    return v ? plain_text(p, v->text) : (struct str){0};
}

struct str plain_point(struct plain *p, const struct point *point)
{
    struct str label = plain_text(p, point->label), text = plain_text(p, point->text);
    return label.n ? str_printf(p->a, "%.*s: %.*s", STRF(label), STRF(text)) : text;
}

struct str plain_day(struct plain *p, const struct entry *e, enum field f)
{
    const struct value *v = entry_value(e, f);
    if (!v || v->date.kind != DATE_DAY)
        return (struct str){0};
    const struct date *d = &v->date;
    struct buf b = {.a = p->a};
    buf_printf(&b, "%04d", d->year);
    if (d->month && d->month <= 12) /* a season has no number there */
        buf_printf(&b, "-%02d", d->month);
    if (d->month && d->month <= 12 && d->day)
        buf_printf(&b, "-%02d", d->day);
    return buf_end(&b);
}

struct str plain_work_day(struct plain *p, const struct entry *e)
{
    struct str day = plain_day(p, e, FIELD_DATE);
    return day.n ? day : plain_day(p, e, FIELD_YEAR);
}

/* ---- addresses */

/* Whether an address leads out of the document: one such as "#papers" means nothing elsewhere. */
static bool leads_out(struct str uri)
{
    return uri.n && uri.p[0] != '#';
}

/* The address of the first link in a text that leads out of the document. */
static struct str link_of(struct plain *p, struct markup m)
{
    const struct inline_text *t = inline_parse(p->inliner, m);
    for (size_t i = 0; i < t->links.n; i++)
        if (leads_out(t->links.at[i]))
            return t->links.at[i];
    return (struct str){0};
}

struct str plain_link(struct plain *p, struct str uri)
{
    return leads_out(uri) ? inline_uri(p->inliner, uri, (struct pos){0}) : (struct str){0};
}

struct str plain_doi(struct plain *p, const struct entry *e)
{
    return plain_link(p, work_uri_of(p->a, e, FIELD_DOI));
}

struct str plain_uri(struct plain *p, const struct entry *e, enum field f)
{
    const struct value *linked = entry_value(e, f);
    struct str uri = work_uri(p->a, e);
    if (uri.n)
        return plain_link(p, uri);
    return linked ? link_of(p, linked->text) : uri;
}

/* ---- the person */

static const struct contact *contact_of(const struct cv *cv, enum contact_kind kind)
{
    for (size_t i = 0; i < cv->contacts.n; i++)
        if (cv->contacts.at[i].kind == kind)
            return &cv->contacts.at[i];
    return NULL;
}

struct str plain_contact(struct plain *p, enum contact_kind kind)
{
    const struct contact *c = contact_of(p->cv, kind);
    return c ? plain_text(p, c->text) : (struct str){0};
}

struct str plain_contact_uri(struct plain *p, enum contact_kind kind, const char *scheme)
{
    const struct contact *c = contact_of(p->cv, kind);
    struct str uri = c ? c->uri : (struct str){0};
    return str_starts(uri, str_of(scheme)) ? str_sub(uri, strlen(scheme), uri.n) : uri;
}

struct str plain_headline(struct plain *p)
{
    static const char *const documents[] = {"curriculum vitae", "curriculum vitæ", "cv", "résumé",
                                            "resume", "lebenslauf"};
    struct str s = plain_text(p, p->cv->headline);
    for (size_t i = 0; i < sizeof documents / sizeof *documents; i++)
        if (str_eq_nocase(s, str_of(documents[i])))
            return (struct str){0};
    return s;
}

bool plain_section_is(struct plain *p, const struct section *s, const char *const *words)
{
    struct str key = str_lower(p->a, s->key);
    for (; *words; words++)
        if (str_find_str(key, str_of(*words)) < key.n)
            return true;
    return false;
}
