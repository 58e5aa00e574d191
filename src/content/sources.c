/* sources.c: what only works have: people who stand in for each other, a genre, and a source that
 * the style says by the type of the work. */
#include "content/resolve.h"
#include "model/term.h"
#include "model/work.h"

static const struct value *people_of(const struct entry *e, enum field f)
{
    const struct value *v = e ? entry_value(e, f) : NULL;
    return v && v->authors.n ? v : NULL;
}

static const struct markup *text_of(const struct entry *e, enum field f)
{
    const struct value *v = e ? entry_value(e, f) : NULL;
    return v && str_trim(v->text.text).n ? &v->text : NULL;
}

/* ---- people */

/* True if the editors stand where authors would. */
static bool editors_lead(const struct entry *e)
{
    return !people_of(e, FIELD_AUTHORS) && people_of(e, FIELD_EDITORS);
}

bool sources_have_people(const struct entry *e, enum field f)
{
    if (f == FIELD_AUTHORS)
        return people_of(e, f) || editors_lead(e) || text_of(e, FIELD_COLLABORATION);
    return people_of(e, f) && !(f == FIELD_EDITORS && editors_lead(e));
}

static void set_people(struct resolver *r, const struct scope *s, enum field f,
                       const struct charstyle *style, struct rich *to)
{
    const struct value *v = people_of(s->entry, f);
    const struct markup *group = f == FIELD_AUTHORS ? text_of(s->entry, FIELD_COLLABORATION) : NULL;
    bool editors = f == FIELD_AUTHORS && editors_lead(s->entry);
    if (v)
        people_set(r, v, style, to);
    if (editors) {
        fields_use(r, s, FIELD_EDITORS);
        terms_set_field(r, s, FIELD_EDITORS, s->entry->pos, style, to);
    }
    if (!group)
        return;
    if (v || editors)
        resolve_sign(r, STR(" ("), style, group->pos, to);
    terms_set_field(r, s, FIELD_COLLABORATION, group->pos, style, to);
    if (v || editors)
        resolve_sign(r, STR(")"), style, group->pos, to);
}

/* ---- genres */

struct str sources_genre(const struct resolver *r, const struct entry *e)
{
    const struct node *words = r->locale->terms.genres;
    const struct markup *m = text_of(e, FIELD_GENRE);
    struct str key = str_lower(r->a, m ? str_trim(m->text) : work_type(e));
    const struct node *word = node_find(words, key);
    return word && word->kind == NODE_SCALAR ? word->text : m ? m->text : (struct str){0};
}

static void set_genre(struct resolver *r, const struct scope *s, const struct charstyle *style,
                      struct rich *to)
{
    const struct markup *m = text_of(s->entry, FIELD_GENRE);
    struct str genre = sources_genre(r, s->entry);
    struct pen pen = resolve_pen(r, style, m ? m->pos : s->entry->pos);
    if (m && genre.p == m->text.p)
        resolve_set(r, to, *m, style, WRAP_ANYWHERE);
    else
        terms_words(r, genre, &pen, to);
}

bool sources_number_says_genre(const struct resolver *r, const struct entry *e)
{
    const struct markup *m = text_of(e, FIELD_GENRE), *number = text_of(e, FIELD_NUMBER);
    struct str genre = sources_genre(r, e);
    if (!number || (m && genre.p != m->text.p))
        return false;
    return m ? str_starts(number->text, genre)
             : term_is_complete(&r->locale->terms, STR("genre"), number->text);
}

/* ---- sources */

static const struct template *template_of(struct resolver *r, const struct source_style *of)
{
    for (size_t i = 0; i < r->sources.n; i++)
        if (r->sources.at[i].of == of)
            return r->sources.at[i].text;
    struct source_template *t = vec_push(r->a, &r->sources);
    *t = (struct source_template){of, arena_new_of(r->a, struct template)};
    style_source_read(r->a, r->d, r->style, of, t->text);
    return t->text;
}

/* The template of the style for the work. What is in a journal is told like an article, whatever
 * exporters call it. */
static const struct template *source_of(struct resolver *r, const struct scope *s)
{
    struct str type = work_type(s->entry);
    static const char *const parts[] = {"inproceedings", "incollection", "conference", "inbook"};
    bool part = false;
    if (type.n)
        type = str_lower(r->a, type);
    for (size_t i = 0; type.n && i < sizeof parts / sizeof *parts; i++)
        part |= str_eq(type, str_of(parts[i]));
    if (part && text_of(s->entry, FIELD_JOURNAL) && !text_of(s->entry, FIELD_VENUE))
        type = STR("article");
    const struct source_style *of = style_source(r->style, type);
    return of ? template_of(r, of) : NULL;
}

/* Templates ask for the source of one entry several times. */
static const struct source_answer *answer(struct resolver *r, const struct scope *s)
{
    struct source_answer *a = &r->source;
    if (a->entry == s->entry && a->style == r->style)
        return a;
    *a = (struct source_answer){s->entry, r->style, source_of(r, s), false};
    a->any = a->text && apply_any(r, s, a->text);
    return a;
}

bool sources_have_source(struct resolver *r, const struct scope *s)
{
    return answer(r, s)->any;
}

static void set_source(struct resolver *r, const struct scope *s, const struct charstyle *style,
                       struct rich *to)
{
    const struct template *t = answer(r, s)->text;
    if (t)
        apply_inside(r, s, t, style, to);
}

void sources_set(struct resolver *r, const struct scope *s, enum field f,
                 const struct charstyle *style, struct rich *to)
{
    if (f == FIELD_GENRE)
        set_genre(r, s, style, to);
    else if (f == FIELD_SOURCE)
        set_source(r, s, style, to);
    else
        set_people(r, s, f, style, to);
}

/* ---- short names */

/* True if the name is the venue's whole name, or stands in parentheses at its end. */
static bool says(const struct markup *venue, struct str name)
{
    struct str s = venue ? str_trim(venue->text) : (struct str){0};
    if (str_eq_nocase(s, name))
        return true;
    return s.n > name.n + 2 && s.p[s.n - 1] == ')' && s.p[s.n - name.n - 2] == '(' &&
           str_eq_nocase(str_sub(s, s.n - name.n - 1, s.n - 1), name);
}

bool sources_is_said(const struct scope *s)
{
    const struct markup *name = text_of(s->entry, FIELD_VENUE_SHORT);
    return name && (says(text_of(s->entry, FIELD_VENUE), str_trim(name->text)) ||
                    says(text_of(s->entry, FIELD_JOURNAL), str_trim(name->text)));
}

void sources_use_said(struct resolver *r, const struct scope *s)
{
    const struct value *v = s->entry ? entry_value(s->entry, FIELD_VENUE_SHORT) : NULL;
    if (v && sources_is_said(s))
        account_use(r, v);
}
