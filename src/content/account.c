/* account.c: every value that was read is printed, or listed by the style as omitted, or reported.
 *
 * The code that prints a value notes its address. Values left out by an alternative of a template,
 * by a shortened list of authors or by a query count as left out on purpose. */
#include "content/resolve.h"

static struct str key_of(const void *p, char bytes[sizeof p])
{
    memcpy(bytes, &p, sizeof p);
    return (struct str){bytes, sizeof p};
}

static void note(struct resolver *r, const void *p)
{
    char bytes[sizeof p];
    struct str key = key_of(p, bytes);
    if (!table_find(&r->used, key))
        table_set(r->a, &r->used, str_copy(r->a, key), r);
}

static bool is_noted(const struct resolver *r, const void *p)
{
    char bytes[sizeof p];
    return table_find(&r->used, key_of(p, bytes)) != NULL;
}

void account_use(struct resolver *r, const struct value *v)
{
    note(r, v);
}

void account_use_extra(struct resolver *r, const struct extra *e)
{
    note(r, e);
}

void account_use_section(struct resolver *r, const struct section *s, enum field f)
{
    if (f == FIELD_NOTE)
        note(r, &s->note);
    if (f == FIELD_ASIDE)
        note(r, &s->aside);
}

/* ---- entries */

static bool is_empty(const struct value *v)
{
    enum field_holds holds = field_holds(v->field);
    bool text = holds == FIELD_HOLDS_TEXT || holds == FIELD_HOLDS_WORD ||
                holds == FIELD_HOLDS_STATUS || holds == FIELD_HOLDS_GENRE;
    return text ? !str_trim(v->text.text).n : !v->points.n && holds != FIELD_HOLDS_DATE && holds != FIELD_HOLDS_TABLE;
}

static bool is_omitted(const struct entry_style *es, enum field f)
{
    for (size_t i = 0; es && i < es->omit.n; i++)
        if (es->omit.at[i] == f)
            return true;
    return false;
}

/* The record of this field for this kind of entry and this file. */
static struct left_out *left_out_of(struct resolver *r, const struct entry *e, const struct value *v)
{
    for (size_t i = 0; i < r->left_out.n; i++) {
        struct left_out *l = &r->left_out.at[i];
        if (l->kind == e->kind && l->field == v->field && l->pos.source == v->pos.source)
            return l;
    }
    struct left_out *l = vec_push(r->a, &r->left_out);
    *l = (struct left_out){.kind = e->kind, .field = v->field, .pos = v->pos};
    return l;
}

/* True if the program obeys a field, which is no text for the page: a key finds a work, and a type says
 * what work it is; variants choose by tags. */
static bool is_obeyed(const struct entry_style *es, enum field f)
{
    bool type = f == FIELD_TYPE && es && !str_eq(es->kind, STR("publication"));
    bool word = field_holds(f) == FIELD_HOLDS_WORD && f != FIELD_LEVEL && f != FIELD_SIGNATURE &&
                f != FIELD_INVITED && !type;
    return word || field_holds(f) == FIELD_HOLDS_ROLES || f == FIELD_TAGS || f == FIELD_PRIVATE;
}

bool account_wants(const struct entry_style *es, const struct value *v)
{
    return !is_empty(v) && !is_obeyed(es, v->field) && !is_omitted(es, v->field);
}

void account_entry(struct resolver *r, const struct entry *e, const struct entry_style *es)
{
    for (size_t i = 0; i < e->values.n; i++) {
        const struct value *v = &e->values.at[i];
        if (is_noted(r, v) || !account_wants(es, v))
            continue;
        note(r, v); /* an entry may be resolved twice */
        left_out_of(r, e, v)->count++;
    }
    for (size_t i = 0; i < e->extras.n; i++) {
        const struct extra *x = &e->extras.at[i];
        bool told = is_noted(r, x);
        for (size_t k = 0; k < r->extras.n; k++)
            told |= str_eq(r->extras.at[k]->key, x->key);
        if (!told)
            *vec_push(r->a, &r->extras) = x;
    }
}

void account_left_out(struct resolver *r)
{
    for (size_t i = 0; i < r->extras.n; i++) {
        const struct extra *x = r->extras.at[i];
        diag_report(r->d, DIAG_CODE_EXTRA_UNUSED, x->text.pos, STRF(x->key), STRF(r->page->name), STRF(x->key));
    }
    for (size_t i = 0; i < r->left_out.n; i++) {
        const struct left_out *l = &r->left_out.at[i];
        const char *more = l->count < 2 ? ""
                                        : str_c(r->a, str_printf(r->a, ", in %zu entries", l->count));
        diag_report(r->d, DIAG_CODE_FIELD_UNUSED, l->pos, STRF(r->page->name), field_key(l->field),
                    l->kind, more);
    }
}

/* ---- texts of sections and of the CV */

/* A text that is not printed is a warning; a portrait or date that is not printed is a note. */
static void account_text(struct resolver *r, bool used, const char *key, const struct markup *m)
{
    if (m->text.p && str_trim(m->text).n && !used)
        diag_report(r->d, DIAG_CODE_CV_UNUSED, m->pos, STRF(r->page->name), key);
}

static void account_unshown(struct resolver *r, enum field f, const struct markup *m)
{
    if (m->text.p && str_trim(m->text).n && !r->cv_used[f])
        diag_report(r->d, DIAG_CODE_CV_UNSHOWN, m->pos, STRF(r->page->name), field_key(f));
}

void account_section(struct resolver *r, const struct section *s)
{
    account_text(r, is_noted(r, &s->note), "note", &s->note);
    account_text(r, is_noted(r, &s->aside), "aside", &s->aside);
}

void account_cv(struct resolver *r)
{
    static const enum field texts[] = {FIELD_HEADLINE, FIELD_LOCATION, FIELD_SUMMARY, FIELD_CONSENT};
    static const enum field by_kind[] = {
        [CONTACT_EMAIL] = FIELD_EMAIL,     [CONTACT_PHONE] = FIELD_PHONE,
        [CONTACT_WEBSITE] = FIELD_WEBSITE, [CONTACT_NETWORK] = FIELD_NETWORKS,
        [CONTACT_OTHER] = FIELD_OTHER_CONTACTS,
    };
    const struct cv *cv = r->cv;
    const struct markup *all[] = {&cv->headline, &cv->location, &cv->summary, &cv->consent};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        account_text(r, r->cv_used[texts[i]], field_key(texts[i]), all[i]);
    account_unshown(r, FIELD_PHOTO, &cv->photo.file);
    account_unshown(r, FIELD_UPDATED, &cv->updated.text);
    for (size_t i = 0; i < cv->contacts.n; i++) {
        const struct contact *c = &cv->contacts.at[i];
        account_text(r, r->contacts_used[i], c->fact ? c->fact : field_key(by_kind[c->kind]),
                     &c->text);
    }
}
