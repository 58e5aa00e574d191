/* running.c: values that are lists, as running text. */
#include "content/resolve.h"

/* Appends points as "a; b (c; d)". */
void running_points(struct resolver *r, const struct point *p, size_t n,
                       const struct charstyle *style, struct rich *to)
{
    for (size_t i = 0; i < n; i++) {
        if (i)
            resolve_sign(r, STR("; "), style, p[i].text.pos, to);
        if (p[i].label.text.p) {
            resolve_set(r, to, p[i].label, resolve_style(r, style, "label"), WRAP_ANYWHERE);
            resolve_sign(r, STR(": "), style, p[i].label.pos, to);
        }
        resolve_set(r, to, p[i].text, style, WRAP_ANYWHERE);
        if (!p[i].below.n)
            continue;
        resolve_sign(r, STR(" ("), style, p[i].text.pos, to);
        running_points(r, p[i].below.at, p[i].below.n, style, to);
        resolve_sign(r, STR(")"), style, p[i].text.pos, to);
    }
}

/* Appends entries as running text: the cells of their rows with commas, the entries with
 * semicolons. */
void running_entries(struct resolver *r, const struct scope *s, const struct value *v,
                        const struct charstyle *style, struct rich *to)
{
    struct scope inner = *s;
    struct naming naming = r->naming;
    struct more more = r->more;
    r->naming.what = NAMING_NOTHING;
    for (size_t i = 0; i < v->entries.n; i++) {
        const struct entry *e = inner.entry = v->entries.at[i];
        const struct entry_style *es = style_entry(r->style, e->kind);
        bool any = false;
        r->more = (struct more){.style = es};
        if (i)
            resolve_sign(r, STR("; "), style, e->pos, to);
        for (size_t k = 0; es && k < es->rows.n; k++)
            for (size_t c = 0; c < es->rows.at[k].n_cells; c++) {
                struct rich cell = {0};
                apply_template(r, &inner, &es->rows.at[k].cells[c], style, &cell);
                if (any && cell.text.n)
                    resolve_sign(r, STR(", "), style, e->pos, to);
                any |= cell.text.n > 0;
                rich_append(to, &cell, r->a);
            }
        account_entry(r, e, es);
    }
    r->naming = naming;
    r->more = more;
}

void running_words(struct resolver *r, const struct value *v, const struct charstyle *style,
                      struct rich *to)
{
    for (size_t i = 0; i < v->words.n; i++) {
        if (i)
            resolve_sign(r, r->locale->lists.between.text, style, v->pos, to);
        resolve_set(r, to, (struct markup){v->words.at[i], v->pos}, style, WRAP_ANYWHERE);
    }
}

/* Appends "A. Able, B. Bee" for one role, "equal: A. Able; senior: B. Bee" for all roles. */
void running_roles(struct resolver *r, const struct value *v, const struct charstyle *style,
                      struct rich *to)
{
    for (size_t i = 0; i < v->roles.n; i++) {
        const struct role_holders *h = &v->roles.at[i];
        if (i)
            resolve_sign(r, v->field == FIELD_PEOPLE ? STR(". ") : STR("; "), style, v->pos, to);
        if (v->field == FIELD_ROLES || v->field == FIELD_PEOPLE) {
            resolve_sign(r, h->role, style, v->pos, to);
            resolve_sign(r, STR(": "), style, v->pos, to);
        }
        for (size_t k = 0; k < h->names.n; k++) {
            if (k)
                resolve_sign(r, r->locale->lists.between.text, style, v->pos, to);
            size_t from = to->text.n;
            resolve_set(r, to, h->names.at[k], style, WRAP_BETWEEN_NAMES);
            resolve_isolate(r, to, from, BIDI_OWN);
        }
    }
}

