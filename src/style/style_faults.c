/* style_faults.c: finds what rows of a style would get wrong without a word: fields of entries' own where no entry
 * is, in headers, titles and feet; fields that a row loses when it is too long for its line. */
#include "style/style_read.h"

/* ---- fields of the document's own */

static bool parts_sound(struct binder *b, const struct template *t, const struct part *p, size_t n)
{
    bool sound = true;
    for (size_t i = 0; i < n; i++) {
        if (p[i].kind == PART_EXTRA) {
            diag_report(b->d, DIAG_CODE_UNKNOWN_FIELD, pos_of_text(t->pos, p[i].text), STRF(p[i].text), "");
            sound = false;
        }
        sound &= parts_sound(b, t, p[i].parts.at, p[i].parts.n);
    }
    return sound;
}

bool style_row_owns_nothing(struct style_reader *r, const struct row *row)
{
    bool sound = true;
    for (size_t i = 0; i < row->n_cells; i++)
        sound &= parts_sound(r->b, &row->cells[i], row->cells[i].parts.at, row->cells[i].parts.n);
    for (size_t i = 0; i < row->rows.n; i++)
        sound &= style_row_owns_nothing(r, &row->rows.at[i]);
    for (size_t i = 0; i < row->too_long.n; i++)
        sound &= style_row_owns_nothing(r, &row->too_long.at[i]);
    for (size_t i = 0; i < row->stacks.n; i++)
        for (size_t k = 0; k < row->stacks.at[i].rows.n; k++)
            sound &= style_row_owns_nothing(r, &row->stacks.at[i].rows.at[k]);
    return sound;
}

/* ---- rows that are too long */

struct seen {
    bool has[FIELD_COUNT];
};

static void see(void *user, enum field f)
{
    struct seen *s = user;
    s->has[f] = true;
}

static void see_row(struct seen *s, const struct row *row)
{
    for (size_t i = 0; i < row->n_cells; i++)
        template_fields(&row->cells[i], see, s);
    for (size_t i = 0; i < row->n_items; i++)
        see(s, row->items[i]);
    for (size_t i = 0; i < row->rows.n; i++)
        see_row(s, &row->rows.at[i]);
    for (size_t i = 0; i < row->stacks.n; i++)
        for (size_t k = 0; k < row->stacks.at[i].rows.n; k++)
            see_row(s, &row->stacks.at[i].rows.at[k]);
}

void style_row_loses(struct style_reader *r, const struct row *row)
{
    struct seen whole = {{false}}, shorter = {{false}};
    if (!row->too_long.n)
        return;
    for (size_t i = 0; i < row->n_cells; i++)
        template_fields(&row->cells[i], see, &whole);
    for (size_t i = 0; i < row->too_long.n; i++)
        see_row(&shorter, &row->too_long.at[i]);
    for (int f = 0; f < FIELD_COUNT; f++)
        if (whole.has[f] && !shorter.has[f])
            diag_report(r->b->d, DIAG_CODE_TOO_LONG_LOSES, row->too_long.at[0].pos, field_key((enum field)f));
}
