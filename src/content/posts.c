/* posts.c: one form for all jobs and degrees of a section. An employer with several posts is set as an
 * organization with its posts below it. The other jobs of the section then are set in the same way, each as an
 * organization with one post: else bold would say where in one and what in the next. */
#include "content/resolve.h"

/* What the rows of a kind of entries begin with. */
enum lead { LEAD_NOTHING, LEAD_PLACE, LEAD_POST };

static bool is_kind(const struct entry *e, const char *kind)
{
    return e->kind && strcmp(e->kind, kind) == 0;
}

static bool has(const struct entry *e, enum field f)
{
    const struct value *v = entry_value(e, f);
    return v && str_trim(v->text.text).n;
}

/* True for a job with its employer and a degree with its school. */
static bool has_place(const struct entry *e)
{
    return (is_kind(e, "experience") && has(e, FIELD_COMPANY)) || (is_kind(e, "education") && has(e, FIELD_INSTITUTION));
}

static bool has_post(const struct entry *e)
{
    return has(e, FIELD_POSITION) || has(e, FIELD_DEGREE) || has(e, FIELD_AREA);
}

static void see_lead(void *user, enum field f)
{
    enum lead *lead = user;
    bool place = f == FIELD_COMPANY || f == FIELD_INSTITUTION;
    bool post = f == FIELD_POSITION || f == FIELD_DEGREE || f == FIELD_AREA;
    if (*lead == LEAD_NOTHING && (place || post))
        *lead = place ? LEAD_PLACE : LEAD_POST;
}

static enum lead lead_of(const struct entry_style *es)
{
    enum lead lead = LEAD_NOTHING;
    for (size_t i = 0; es && i < es->rows.n; i++)
        for (size_t k = 0; k < es->rows.at[i].n_cells; k++)
            template_fields(&es->rows.at[i].cells[k], see_lead, &lead);
    return lead;
}

/* Notes what entries begin with, also those under a label. True if one of them is an employer with its posts. */
static bool see_entries(const struct style *style, struct entry *const *entries, size_t n, bool leads[LEAD_POST + 1])
{
    bool any = false;
    for (size_t i = 0; i < n; i++) {
        const struct value *below = is_kind(entries[i], "details") ? entry_value(entries[i], FIELD_ENTRIES) : NULL;
        any |= is_kind(entries[i], "organization");
        any |= below && see_entries(style, below->entries.at, below->entries.n, leads);
        if (has_place(entries[i]) && has_post(entries[i]))
            leads[lead_of(style_entry(style, entries[i]->kind))] = true;
    }
    return any;
}

bool posts_wanted(const struct style *style, const struct section *s)
{
    bool leads[LEAD_POST + 1] = {false}, any = false;
    for (size_t i = 0; i < s->groups.n && !s->look.text.p; i++)
        if (!s->groups.at[i].look.text.p)
            any |= see_entries(style, s->groups.at[i].entries.at, s->groups.at[i].entries.n, leads);
    return any || (leads[LEAD_PLACE] && leads[LEAD_POST]);
}

/* True for what an organization is told by, and not its posts. */
static bool is_of_place(enum field f)
{
    return f == FIELD_COMPANY || f == FIELD_INSTITUTION || f == FIELD_DEPARTMENT || f == FIELD_LOCATION ||
           f == FIELD_LOGO || f == FIELD_URL;
}

/* Copies the entry as another kind, with those of its values that are of the place, those that are not, or both. What
 * the style leaves out of entries of its own kind stays left out. */
static struct entry *part_of(struct resolver *r, const struct entry *e, const char *kind, bool place, bool post)
{
    const struct entry_style *es = style_entry(r->style, e->kind);
    struct entry *to = arena_copy(r->a, e, sizeof *e);
    to->kind = kind;
    memset(&to->values, 0, sizeof to->values);
    for (size_t i = 0; i < e->values.n; i++) {
        const struct value *v = &e->values.at[i];
        if (is_of_place(v->field) ? place : post && account_wants(es, v))
            *vec_push(r->a, &to->values) = *v;
    }
    return to;
}

const struct entry *posts_split(struct resolver *r, const struct entry *outer, const struct entry *e)
{
    bool inside = outer && !is_kind(outer, "details");
    if (!r->posts || r->in_look || inside || !has_place(e) || e->extras.n)
        return e;
    if (!has_post(e))
        return part_of(r, e, "organization", true, true);
    struct entry *place = part_of(r, e, "organization", true, false), *post = part_of(r, e, "post", false, true);
    post->key = post->label = (struct str){0};
    post->breaks = BREAK_AUTO;
    struct value *below = vec_push(r->a, &place->values);
    *below = (struct value){.field = FIELD_ENTRIES, .pos = e->pos};
    *vec_push(r->a, &below->entries) = post;
    return place;
}
