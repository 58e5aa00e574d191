/* entry_kind.c: what an entry is: by 'kind', by its section, or by its fields; and fields that mean another
 * one in entries of that kind. */
#include "model/cv.h"

#include "load/bind.h"

static struct value *value_find(struct entry *e, enum field f)
{
    for (size_t i = 0; i < e->values.n; i++)
        if (e->values.at[i].field == f)
            return &e->values.at[i];
    return NULL;
}

/* True if the entry is of that kind. */
static bool is(const struct entry *e, const char *kind)
{
    return e->kind && *e->kind == *kind && strcmp(e->kind, kind) == 0;
}

/* The field that is the heading of entries of a kind. */
static enum field heading_of(const char *kind)
{
    if (strcmp(kind, "publication") == 0)
        return FIELD_TITLE;
    if (strcmp(kind, "level") == 0)
        return FIELD_LABEL;
    for (size_t i = 0; i < FIELD_KINDS; i++)
        if (strcmp(kind, field_kinds[i].name) == 0)
            return field_kinds[i].decides;
    return FIELD_COUNT;
}

/* The field of an entry that is one text, if it has no links of its own. */
static enum field text_of(const struct entry *e)
{
    enum field f = is(e, "bullet") ? FIELD_BULLET : FIELD_TEXT;
    const struct value *v = entry_value(e, f);
    return v && str_find_str(v->text.text, STR("](")) == v->text.text.n ? f : FIELD_COUNT;
}

enum field entry_heading(const struct entry *e)
{
    if (!e->kind || is(e, "letter"))
        return FIELD_COUNT;
    if (is(e, "text") || is(e, "bullet"))
        return text_of(e);
    if (is(e, "organization"))
        return entry_value(e, FIELD_COMPANY) ? FIELD_COMPANY : FIELD_INSTITUTION;
    if (is(e, "post") && !entry_value(e, FIELD_POSITION))
        return entry_value(e, FIELD_DEGREE) ? FIELD_DEGREE : FIELD_AREA;
    return heading_of(e->kind);
}

/* ---- finding the kind */

/* The line of field_kinds that the entry's fields decide; NULL: none. */
static const struct field_kind *kind_of(const struct entry *e)
{
    for (size_t i = 0; i < FIELD_KINDS; i++)
        if (entry_value(e, field_kinds[i].decides))
            return &field_kinds[i];
    return NULL;
}

/* The name of a kind as field_kinds has it; NULL after reporting that there is none. */
static const char *kind_named(struct cv_reader *r, const struct markup *m)
{
    const char *names[FIELD_KINDS] = {NULL};
    struct buf all = {.a = r->b->a};
    size_t n = 0;
    for (size_t i = 0; i < FIELD_KINDS; i++) {
        bool again = false;
        for (size_t k = 0; k < n; k++)
            again |= strcmp(names[k], field_kinds[i].name) == 0;
        if (str_eq(str_trim(m->text), str_of(field_kinds[i].name)))
            return field_kinds[i].name;
        if (again)
            continue;
        buf_printf(&all, "%s%s", n ? ", " : "one of ", field_kinds[i].name);
        names[n++] = field_kinds[i].name;
    }
    buf_printf(&all, "%s", diag_suggest(r->b->d, m->text, names, n));
    diag_report(r->b->d, DIAG_CODE_BAD_VALUE, m->pos, "kind", STRF(m->text), str_c(r->b->a, buf_str(&all)));
    return NULL;
}


static const char *deciding_keys(struct cv_reader *r)
{
    struct buf keys = {.a = r->b->a};
    for (size_t i = 0; i < FIELD_KINDS_ALONE; i++)
        buf_printf(&keys, "%s'%s'", i ? ", " : "", field_key(field_kinds[i].decides));
    return str_c(r->b->a, buf_str(&keys));
}

/* ---- fields that mean another one */

/* A level in words ("fluent") is a detail: no row of dots shows it. The name of what is known may
 * be its label, as in JSON Resume. */
static void level_settle(struct cv_reader *r, struct entry *e)
{
    struct value *level = value_find(e, FIELD_LEVEL), *name = value_find(e, FIELD_NAME);
    if (!level)
        return;
    if (name && !value_find(e, FIELD_LABEL))
        name->field = FIELD_LABEL;
    struct str s = str_trim(level->text.text);
    if (!s.n || (*s.p >= '0' && *s.p <= '9') || *s.p == '-' || *s.p == '+')
        return;
    struct value *details = value_find(e, FIELD_DETAILS);
    if (details)
        details->text.text = str_printf(r->b->a, "%.*s (%.*s)", STRF(details->text.text), STRF(s));
    if (!details)
        level->field = FIELD_DETAILS;
    else
        *level = e->values.at[--e->values.n];
}

/* True if posts or degrees stand below the entry. */
static bool has_posts(const struct entry *e)
{
    const struct value *below = entry_value(e, FIELD_ENTRIES);
    for (size_t i = 0; below && i < below->entries.n; i++)
        if (is(below->entries.at[i], "post"))
            return true;
    return false;
}

/* Takes the field that decides the entry's kind by itself for the heading of its kind: {name: X, kind: item}
 * is {item: X}. */
static void heading_settle(struct entry *e, enum field decides)
{
    enum field heading = heading_of(e->kind);
    struct value *v = value_find(e, decides);
    bool other = is(e, "post") || is(e, "organization") || heading == FIELD_COUNT;
    if (v && !other && !value_find(e, heading) && field_holds(decides) == FIELD_HOLDS_TEXT &&
        field_holds(heading) == FIELD_HOLDS_TEXT)
        v->field = heading;
}

/* What someone does at an employer is the position there, whatever it is called. */
static void role_settle(struct entry *e)
{
    struct value *role = value_find(e, FIELD_ROLE);
    if (role && is(e, "experience") && !value_find(e, FIELD_POSITION))
        role->field = FIELD_POSITION;
}

/* A year is the date of what is no work. */
static void year_settle(struct entry *e)
{
    struct value *year = value_find(e, FIELD_YEAR);
    if (year && !is(e, "publication") && !value_find(e, FIELD_DATE) && !value_find(e, FIELD_START_DATE) &&
        !value_find(e, FIELD_END_DATE))
        year->field = FIELD_DATE;
}

void entry_settle(struct cv_reader *r, struct entry *e, bool known)
{
    level_settle(r, e);
    const struct field_kind *own = kind_of(e);
    const struct value *kind = entry_value(e, FIELD_KIND);
    e->kind = own ? own->name : NULL;
    if (kind && !(e->kind = kind_named(r, &kind->text)))
        r->good = false;
    else if (!kind && r->kind && own)
        e->kind = r->kind;
    if (!e->kind && known && !kind) {
        struct str hint = STR(" (a key of the entry above has no '-')");
        diag_report(r->b->d, DIAG_CODE_UNKNOWN_ENTRY, e->pos, deciding_keys(r),
                    e->values.n > 1 ? "" : diag_hint(r->b->d, hint));
        r->good = false;
    }
    if (!e->kind)
        return;
    if (own)
        heading_settle(e, own->decides);
    year_settle(e);
    role_settle(e);
    if ((is(e, "education") || is(e, "experience")) && !kind && has_posts(e))
        e->kind = "organization";
}

bool entry_kind_read(struct cv_reader *r, const struct markup *m, const char **to)
{
    return (*to = kind_named(r, m)) != NULL;
}
