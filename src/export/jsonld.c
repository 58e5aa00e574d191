/* jsonld.c: writes the person and the publications in the words of schema.org. */
#include "export/export.h"
#include "export/json.h"
#include "export/plain.h"
#include "base/table.h"
#include "model/work.h"
#include "model/works.h"

/* The identifier of the person, by which publications name one of their authors. */
#define SELF "#person"

struct graph {
    struct json j;
    struct plain p;
    const char *key; /* of the current list */
    bool open;       /* true: the list has begun */
    bool now;        /* true: only present organisations are listed; false: only past ones */
    struct table names; /* names in the list so far */
};

static void list_begin(struct graph *g, const char *key)
{
    g->key = key;
    g->open = false;
    g->names = (struct table){0};
}

static void list_open(struct graph *g)
{
    if (!g->open)
        json_open(&g->j, g->key, '[');
    g->open = true;
}

static void list_end(struct graph *g)
{
    if (g->open)
        json_close(&g->j, ']');
}

/* True if the list does not have this name yet. Notes the name. */
static bool is_new(struct graph *g, struct str name)
{
    if (!name.n || table_find(&g->names, name))
        return false;
    table_set(g->p.a, &g->names, name, g);
    return true;
}

static void thing(struct graph *g, const char *key, const char *type, struct str name)
{
    json_open(&g->j, key, '{');
    json_text(&g->j, "@type", str_of(type));
    json_text(&g->j, "name", name);
    json_close(&g->j, '}');
}

static void organisation(struct graph *g, const struct entry *e, enum field f, const char *type)
{
    const struct value *end = entry_value(e, FIELD_END_DATE);
    struct str name = plain_field(&g->p, e, f);
    if ((end && end->date.kind == DATE_PRESENT) != g->now || !is_new(g, name))
        return;
    list_open(g);
    thing(g, NULL, type, name);
}

static void put_school(void *user, const struct entry *e)
{
    organisation(user, e, FIELD_INSTITUTION, "EducationalOrganization");
}

static void put_employer(void *user, const struct entry *e)
{
    organisation(user, e, FIELD_COMPANY, "Organization");
}

static void put_name(struct graph *g, struct str name)
{
    if (!is_new(g, name))
        return;
    list_open(g);
    json_text(&g->j, NULL, name);
}

static void put_language(void *user, const struct entry *e)
{
    struct graph *g = user;
    put_name(g, plain_field(&g->p, e, FIELD_LABEL));
}

static void put_award(void *user, const struct entry *e)
{
    struct graph *g = user;
    put_name(g, plain_field(&g->p, e, FIELD_ITEM));
}

static void collect(struct graph *g, const char *key, enum topic topic, bool now, topic_fn *put)
{
    list_begin(g, key);
    g->now = now;
    export_each(&g->p, topic, put, g);
    list_end(g);
}

/* A part of a name without its markup. */
static void put_part(struct graph *g, const char *key, struct str part, struct pos pos)
{
    json_text(&g->j, key, plain_text(&g->p, (struct markup){part, pos}));
}

static void put_parts(struct graph *g, const struct name *n, struct pos pos)
{
    struct str particle = n->particle.n ? n->particle : n->dropping;
    struct str family = particle.n ? str_printf(g->p.a, "%.*s %.*s", STRF(particle), STRF(n->family))
                                   : n->family;
    struct str behind = n->suffix.n && n->degrees.n
                            ? str_printf(g->p.a, "%.*s, %.*s", STRF(n->suffix), STRF(n->degrees))
                        : n->suffix.n ? n->suffix
                                      : n->degrees;
    put_part(g, "honorificPrefix", n->title, pos);
    put_part(g, "givenName", n->given, pos);
    put_part(g, "familyName", family, pos);
    put_part(g, "honorificSuffix", behind, pos);
    put_part(g, "alternateName", n->script.n ? n->script : n->nickname, pos);
}

/* What the person says about themselves, in the words that schema.org has. */
static void put_facts(struct graph *g, const struct cv *cv)
{
    for (size_t i = 0; i < cv->contacts.n; i++) {
        const struct contact *c = &cv->contacts.at[i];
        const struct date *d = &c->date;
        bool day = d->kind == DATE_DAY && d->way == DATE_ON && !d->about && !d->last.year && d->month <= 12;
        if (!c->fact)
            continue;
        if (strcmp(c->fact, "birthdate") == 0 && day)
            json_text(&g->j, "birthDate", !d->month ? str_printf(g->p.a, "%04d", d->year)
                                          : !d->day ? str_printf(g->p.a, "%04d-%02d", d->year, d->month)
                                                    : str_printf(g->p.a, "%04d-%02d-%02d", d->year, d->month, d->day));
        else if (strcmp(c->fact, "birthplace") == 0)
            json_text(&g->j, "birthPlace", plain_text(&g->p, c->text));
        else if (strcmp(c->fact, "nationality") == 0)
            json_text(&g->j, "nationality", plain_text(&g->p, c->text));
        else if (strcmp(c->fact, "gender") == 0)
            json_text(&g->j, "gender", plain_text(&g->p, c->text));
    }
}

static void put_person(struct graph *g, const struct cv *cv)
{
    json_open(&g->j, NULL, '{');
    json_text(&g->j, "@type", STR("Person"));
    json_text(&g->j, "@id", STR(SELF));
    struct name parts = cv->parts;
    struct str plain = plain_text(&g->p, cv->name);
    json_text(&g->j, "name", plain);
    if (!parts.told && !str_eq(plain, cv->name.text))
        name_parse(g->p.a, plain, &parts); /* so that no part is read as Markdown again */
    put_parts(g, &parts, cv->name.pos);
    json_text(&g->j, "jobTitle", plain_headline(&g->p));
    json_text(&g->j, "description", plain_text(&g->p, cv->summary));
    json_text(&g->j, "email", plain_contact_uri(&g->p, CONTACT_EMAIL, "mailto:"));
    json_text(&g->j, "telephone", plain_contact(&g->p, CONTACT_PHONE));
    json_text(&g->j, "url", plain_link(&g->p, plain_contact_uri(&g->p, CONTACT_WEBSITE, "")));
    put_facts(g, cv);
    list_begin(g, "sameAs");
    for (size_t i = 0; i < cv->contacts.n; i++)
        if (cv->contacts.at[i].kind == CONTACT_NETWORK)
            put_name(g, plain_link(&g->p, cv->contacts.at[i].uri));
    list_end(g);
    json_text(&g->j, "address", plain_lines(&g->p, cv->location));
    collect(g, "alumniOf", TOPIC_EDUCATION, false, put_school);
    collect(g, "affiliation", TOPIC_EDUCATION, true, put_school);
    collect(g, "worksFor", TOPIC_WORK, true, put_employer);
    collect(g, "knowsLanguage", TOPIC_LANGUAGES, false, put_language);
    collect(g, "award", TOPIC_AWARDS, false, put_award);
    json_close(&g->j, '}');
}

static void put_people(struct graph *g, const struct entry *e, enum field f, const char *key)
{
    const struct value *v = entry_value(e, f);
    list_begin(g, key);
    for (size_t i = 0; v && i < v->authors.n; i++) {
        const struct author *author = &v->authors.at[i];
        if (author->others)
            continue;
        list_open(g);
        if (author->self) {
            json_open(&g->j, NULL, '{');
            json_text(&g->j, "@id", STR(SELF));
            json_close(&g->j, '}');
        } else {
            bool group = author->parts.literal.n && name_is_group(author->parts.literal);
            thing(g, NULL, group ? "Organization" : "Person", plain_text(&g->p, author->name));
        }
    }
    list_end(g);
}

static const char *type_of(const struct entry *e)
{
    static const struct {
        const char *work, *type;
    } types[] = {
        {"book", "Book"},          {"collection", "Book"},   {"proceedings", "Book"},
        {"incollection", "Chapter"}, {"inbook", "Chapter"}, {"review", "Review"},
        {"phdthesis", "Thesis"},  {"mastersthesis", "Thesis"},
        {"thesis", "Thesis"},      {"dataset", "Dataset"},   {"software", "SoftwareSourceCode"},
        {"techreport", "Report"},  {"report", "Report"},
    };
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (str_eq(work_type(e), str_of(types[i].work)))
            return types[i].type;
    return "ScholarlyArticle";
}

static void put_work(struct graph *g, const struct entry *e)
{
    struct str journal = plain_field(&g->p, e, FIELD_JOURNAL);
    struct str venue = plain_field(&g->p, e, FIELD_VENUE);
    struct str publisher = plain_field(&g->p, e, FIELD_PUBLISHER);
    struct str uri = plain_uri(&g->p, e, FIELD_TITLE), doi = plain_doi(&g->p, e);
    json_open(&g->j, NULL, '{');
    json_text(&g->j, "@type", str_of(type_of(e)));
    json_text(&g->j, "name", plain_field(&g->p, e, FIELD_TITLE));
    put_people(g, e, FIELD_AUTHORS, "author");
    put_people(g, e, FIELD_EDITORS, "editor");
    put_people(g, e, FIELD_TRANSLATORS, "translator");
    json_text(&g->j, "datePublished", plain_work_day(&g->p, e));
    if (journal.n)
        thing(g, "isPartOf", "Periodical", journal);
    else if (venue.n)
        thing(g, "isPartOf", "CreativeWork", venue);
    if (publisher.n)
        thing(g, "publisher", "Organization", publisher);
    json_text(&g->j, "bookEdition", plain_field(&g->p, e, FIELD_EDITION));
    json_text(&g->j, "version", plain_field(&g->p, e, FIELD_VERSION));
    json_text(&g->j, "pagination", plain_field(&g->p, e, FIELD_PAGES));
    json_text(&g->j, "url", uri);
    json_text(&g->j, "sameAs", str_eq(uri, doi) ? (struct str){0} : doi);
    json_text(&g->j, "abstract", plain_field(&g->p, e, FIELD_ABSTRACT));
    json_text(&g->j, "award", plain_field(&g->p, e, FIELD_AWARD));
    json_close(&g->j, '}');
}

struct str export_jsonld(struct arena *a, struct content *content)
{
    struct graph *g = arena_new_of(a, struct graph);
    const struct cv *cv = content->cv;
    work_list works = {0};
    g->j.b.a = a;
    plain_start(&g->p, a, content);
    works_collect(a, cv, &works);
    json_open(&g->j, NULL, '{');
    json_text(&g->j, "@context", STR("https://schema.org"));
    json_open(&g->j, "@graph", '[');
    put_person(g, cv);
    for (size_t i = 0; i < works.n; i++)
        put_work(g, works.at[i]);
    json_close(&g->j, ']');
    json_close(&g->j, '}');
    return buf_str(&g->j.b);
}
