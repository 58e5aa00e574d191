/* jsonresume.c: writes a CV as JSON Resume 1.0.0. */
#include "export/export.h"
#include "export/json.h"
#include "export/plain.h"
#include "model/works.h"

#define SCHEMA "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"

struct resume {
    struct json j;
    struct plain p;
    const char *list; /* key of the current list */
    bool open;        /* true: the list has begun */
};

/* Begins an entry of the list. The first entry begins the list, too. */
static void begin(struct resume *r)
{
    if (!r->open)
        json_open(&r->j, r->list, '[');
    r->open = true;
    json_open(&r->j, NULL, '{');
}

static void field(struct resume *r, const char *key, const struct entry *e, enum field f)
{
    json_text(&r->j, key, plain_field(&r->p, e, f));
}

static void day(struct resume *r, const char *key, const struct entry *e, enum field f)
{
    json_text(&r->j, key, plain_day(&r->p, e, f));
}

/* Writes items of a list and the items below them, all in one list. */
static void points(struct resume *r, const struct point *at, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        json_text(&r->j, NULL, plain_point(&r->p, &at[i]));
        points(r, at[i].below.at, at[i].below.n);
    }
}

static void highlights(struct resume *r, const struct entry *e)
{
    const struct value *v = entry_value(e, FIELD_HIGHLIGHTS);
    if (!v || !v->points.n)
        return;
    json_open(&r->j, "highlights", '[');
    points(r, v->points.at, v->points.n);
    json_close(&r->j, ']');
}

/* Ends an entry that has a start and an end, with the fields that all such entries share. */
static void period(struct resume *r, const struct entry *e, enum field linked)
{
    day(r, "startDate", e, FIELD_START_DATE);
    day(r, "endDate", e, FIELD_END_DATE); /* left out if it is "present" */
    field(r, "summary", e, FIELD_SUMMARY);
    highlights(r, e);
    json_text(&r->j, "url", plain_uri(&r->p, e, linked));
    json_close(&r->j, '}');
}

static void put_work(void *user, const struct entry *e)
{
    struct resume *r = user;
    begin(r);
    field(r, "name", e, FIELD_COMPANY);
    field(r, "position", e, FIELD_POSITION);
    field(r, "location", e, FIELD_LOCATION);
    period(r, e, FIELD_COMPANY);
}

static void put_volunteer(void *user, const struct entry *e)
{
    struct resume *r = user;
    enum field name = entry_value(e, FIELD_COMPANY) ? FIELD_COMPANY : FIELD_NAME;
    begin(r);
    field(r, "organization", e, name);
    field(r, "position", e, entry_value(e, FIELD_POSITION) ? FIELD_POSITION : FIELD_ROLE);
    period(r, e, name);
}

static void put_project(void *user, const struct entry *e)
{
    struct resume *r = user;
    begin(r);
    field(r, "name", e, FIELD_NAME);
    day(r, "startDate", e, FIELD_START_DATE);
    day(r, "endDate", e, FIELD_END_DATE);
    field(r, "description", e, FIELD_SUMMARY);
    highlights(r, e);
    json_text(&r->j, "url", plain_uri(&r->p, e, FIELD_NAME));
    json_close(&r->j, '}');
}

static void put_education(void *user, const struct entry *e)
{
    struct resume *r = user;
    begin(r);
    field(r, "institution", e, FIELD_INSTITUTION);
    json_text(&r->j, "url", plain_uri(&r->p, e, FIELD_INSTITUTION));
    field(r, "area", e, FIELD_AREA);
    field(r, "studyType", e, FIELD_DEGREE);
    day(r, "startDate", e, FIELD_START_DATE);
    day(r, "endDate", e, FIELD_END_DATE);
    json_close(&r->j, '}');
}

static void put_award(void *user, const struct entry *e)
{
    struct resume *r = user;
    begin(r);
    field(r, "title", e, FIELD_ITEM);
    day(r, "date", e, FIELD_DATE);
    field(r, "awarder", e, FIELD_GIVER);
    field(r, "summary", e, FIELD_SUMMARY);
    json_close(&r->j, '}');
}

static void put_certificate(void *user, const struct entry *e)
{
    struct resume *r = user;
    enum field name = entry_value(e, FIELD_ITEM) ? FIELD_ITEM : FIELD_NAME;
    begin(r);
    field(r, "name", e, name);
    day(r, "date", e, FIELD_DATE);
    json_text(&r->j, "url", plain_uri(&r->p, e, name));
    field(r, "issuer", e, FIELD_GIVER);
    json_close(&r->j, '}');
}

/* Divides a text at commas and semicolons, except inside parentheses. */
static void keywords(struct resume *r, struct str s)
{
    int depth = 0;
    size_t start = 0;
    if (!s.n)
        return;
    json_open(&r->j, "keywords", '[');
    for (size_t i = 0; i <= s.n; i++) {
        depth += i < s.n ? (s.p[i] == '(') - (s.p[i] == ')') : 0;
        if (i < s.n && ((s.p[i] != ',' && s.p[i] != ';') || depth > 0))
            continue;
        json_text(&r->j, NULL, str_trim(str_sub(s, start, i)));
        start = i + 1;
    }
    json_close(&r->j, ']');
}

/* Skills and interests. */
static void put_words(void *user, const struct entry *e)
{
    struct resume *r = user;
    begin(r);
    field(r, "name", e, FIELD_LABEL);
    keywords(r, plain_field(&r->p, e, FIELD_DETAILS));
    json_close(&r->j, '}');
}

static void put_language(void *user, const struct entry *e)
{
    struct resume *r = user;
    begin(r);
    field(r, "language", e, FIELD_LABEL);
    field(r, "fluency", e, FIELD_DETAILS);
    json_close(&r->j, '}');
}

static void put_reference(void *user, const struct entry *e)
{
    struct resume *r = user;
    begin(r);
    field(r, "name", e, FIELD_NAME);
    field(r, "reference", e, FIELD_SUMMARY);
    json_close(&r->j, '}');
}

static void put_publication(struct resume *r, const struct entry *e)
{
    enum field where = entry_value(e, FIELD_JOURNAL) ? FIELD_JOURNAL
                       : entry_value(e, FIELD_VENUE) ? FIELD_VENUE
                                                     : FIELD_PUBLISHER;
    begin(r);
    field(r, "name", e, FIELD_TITLE);
    field(r, "publisher", e, where);
    json_text(&r->j, "releaseDate", plain_work_day(&r->p, e));
    json_text(&r->j, "url", plain_uri(&r->p, e, FIELD_TITLE));
    field(r, "summary", e, FIELD_ABSTRACT);
    json_close(&r->j, '}');
}

/* Writes a profile in a network. The text of the contact is the user's name there, unless it is
 * only a label or the address. */
static void put_profile(struct resume *r, const struct contact *c)
{
    bool named = !c->labelled && !str_eq(c->text.text, c->uri);
    if (c->kind != CONTACT_NETWORK || (!named && !c->uri.n))
        return;
    begin(r);
    json_text(&r->j, "network", c->network);
    json_text(&r->j, "username", named ? plain_text(&r->p, c->text) : (struct str){0});
    json_text(&r->j, "url", plain_link(&r->p, c->uri));
    json_close(&r->j, '}');
}

static void list_end(struct resume *r)
{
    if (r->open)
        json_close(&r->j, ']');
    r->open = false;
}

static void put_basics(struct resume *r, const struct cv *cv, struct str image)
{
    struct str location = plain_lines(&r->p, cv->location);
    json_open(&r->j, "basics", '{');
    json_text(&r->j, "name", plain_text(&r->p, cv->name));
    json_text(&r->j, "label", plain_headline(&r->p));
    json_text(&r->j, "image", image);
    json_text(&r->j, "email", plain_contact_uri(&r->p, CONTACT_EMAIL, "mailto:"));
    json_text(&r->j, "phone", plain_contact(&r->p, CONTACT_PHONE));
    json_text(&r->j, "url", plain_link(&r->p, plain_contact_uri(&r->p, CONTACT_WEBSITE, "")));
    json_text(&r->j, "summary", plain_text(&r->p, cv->summary));
    if (location.n) {
        json_open(&r->j, "location", '{');
        json_text(&r->j, "address", location);
        json_close(&r->j, '}');
    }
    r->list = "profiles";
    for (size_t i = 0; i < cv->contacts.n; i++)
        put_profile(r, &cv->contacts.at[i]);
    list_end(r);
    json_close(&r->j, '}');
}

static const struct {
    const char *name;
    enum topic topic;
    topic_fn *put;
} lists[] = {
    {"work", TOPIC_WORK, put_work},
    {"volunteer", TOPIC_VOLUNTEER, put_volunteer},
    {"education", TOPIC_EDUCATION, put_education},
    {"awards", TOPIC_AWARDS, put_award},
    {"certificates", TOPIC_CERTIFICATES, put_certificate},
    {"publications", TOPIC_NONE, NULL},
    {"skills", TOPIC_SKILLS, put_words},
    {"languages", TOPIC_LANGUAGES, put_language},
    {"interests", TOPIC_INTERESTS, put_words},
    {"references", TOPIC_REFERENCES, put_reference},
    {"projects", TOPIC_PROJECTS, put_project},
};

struct str export_jsonresume(struct arena *a, struct content *content, struct str image)
{
    struct resume *r = arena_new_of(a, struct resume);
    const struct cv *cv = content->cv;
    work_list works = {0};
    r->j.b.a = a;
    plain_start(&r->p, a, content);
    works_collect(a, cv, &works);
    json_open(&r->j, NULL, '{');
    json_text(&r->j, "$schema", STR(SCHEMA));
    put_basics(r, cv, image);
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        r->list = lists[i].name;
        if (lists[i].put)
            export_each(&r->p, lists[i].topic, lists[i].put, r);
        for (size_t k = 0; !lists[i].put && k < works.n; k++)
            put_publication(r, works.at[k]);
        list_end(r);
    }
    json_close(&r->j, '}');
    return buf_str(&r->j.b);
}
