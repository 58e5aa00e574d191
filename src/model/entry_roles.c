/* entry_roles.c: people by what they did: roles of authors, and credits in the user's own words. */
#include "model/cv.h"

#include "load/bind.h"

static void holders_read(struct cv_reader *r, const struct node *n, struct role_holders *to)
{
    struct markup m;
    for (size_t i = 0; i < n->items.n; i++)
        holders_read(r, n->items.at[i], to);
    if (n->kind == NODE_LIST)
        return;
    if (!bind_word(r->b, n, &m, "a name")) {
        r->good = false;
        return;
    }
    struct person *p = arena_new_of(r->b->a, struct person);
    person_add_text(r->b->a, p, m.text);
    *vec_push(r->b->a, &to->people) = p;
    *vec_push(r->b->a, &to->names) = m;
}

/* Reads "equal: [A. Able]" or "roles: {equal: [A. Able]}". */
void entry_roles(struct cv_reader *r, const struct node *n, enum field f, struct value *to)
{
    if (f != FIELD_ROLES) {
        struct role_holders *h = vec_push(r->b->a, &to->roles);
        h->role = str_of(field_key(f));
        holders_read(r, n, h);
        return;
    }
    if (n->kind != NODE_MAP) {
        bind_wrong(r->b, n, "roles", "a mapping of roles to names");
        r->good = false;
        return;
    }
    for (size_t i = 0; i < n->pairs.n; i++) {
        struct role_holders *h = vec_push(r->b->a, &to->roles);
        h->role = n->pairs.at[i].key;
        holders_read(r, n->pairs.at[i].value, h);
    }
}

/* Reads "people: {Set design: A. Able}". The person of the CV is not looked for among them. */
void entry_credits(struct cv_reader *r, const struct node *n, struct value *to)
{
    if (n->kind != NODE_MAP) {
        bind_wrong(r->b, n, "people", "a mapping of what people did to their names");
        r->good = false;
    }
    for (size_t i = 0; i < n->pairs.n; i++) {
        struct role_holders *h = vec_push(r->b->a, &to->roles);
        h->role = n->pairs.at[i].key;
        holders_read(r, n->pairs.at[i].value, h);
    }
}

/* Gives the role to the authors who agree best with the person. False: nobody does. */
static bool role_assign(struct cv_reader *r, const struct value *authors, const struct person *p,
                        struct str role)
{
    enum agreement best = PERSON_OTHER;
    for (size_t i = 0; i < authors->authors.n; i++) {
        enum agreement one = person_match(r->b->a, p, &authors->authors.at[i].parts);
        best = one > best ? one : best;
    }
    for (size_t i = 0; best && i < authors->authors.n; i++)
        if (person_match(r->b->a, p, &authors->authors.at[i].parts) == best)
            *vec_push(r->b->a, &authors->authors.at[i].roles) = role;
    return best > PERSON_OTHER;
}

/* Gives authors of a work the roles that its other fields assign to them. */
void entry_roles_assign(struct cv_reader *r, struct entry *e)
{
    const struct value *authors = entry_value(e, FIELD_AUTHORS);
    for (size_t i = 0; i < e->values.n; i++) {
        const struct value *v = &e->values.at[i];
        for (size_t k = 0; field_holds(v->field) == FIELD_HOLDS_ROLES && k < v->roles.n; k++)
            for (size_t p = 0; p < v->roles.at[k].people.n; p++)
                if (!authors || !role_assign(r, authors, v->roles.at[k].people.at[p], v->roles.at[k].role))
                    diag_report(r->b->d, DIAG_CODE_ROLE_OF_NOBODY, v->pos,
                                STRF(v->roles.at[k].role));
    }
}

