/* topic.c: finds out what the entries of a CV are about. */
#include "export/export.h"
#include "export/plain.h"

static bool is(const struct entry *e, const char *kind)
{
    return strcmp(e->kind, kind) == 0;
}

/* The topic of a label with details. The section's key has to contain one of these words. */
static enum topic topic_of_details(struct plain *p, const struct section *s)
{
    static const char *const skills[] = {"skill", "programming", "technolog", NULL};
    static const char *const languages[] = {"language", NULL};
    static const char *const interests[] = {"interest", NULL};
    return plain_section_is(p, s, skills)      ? TOPIC_SKILLS
           : plain_section_is(p, s, languages) ? TOPIC_LANGUAGES
           : plain_section_is(p, s, interests) ? TOPIC_INTERESTS
                                               : TOPIC_NONE;
}

static enum topic topic_of(struct plain *p, const struct section *s, const struct entry *e)
{
    static const char *const volunteer[] = {"volunteer", NULL};
    static const char *const project[] = {"project", NULL};
    static const char *const award[] = {"award", "honor", "honour", "prize", NULL};
    static const char *const certificate[] = {"certificat", NULL};
    static const char *const reference[] = {"reference", NULL};
    bool item = is(e, "item"), named = is(e, "normal");
    if (is(e, "education"))
        return TOPIC_EDUCATION;
    if (is(e, "experience"))
        return plain_section_is(p, s, volunteer) ? TOPIC_VOLUNTEER : TOPIC_WORK;
    if (is(e, "details") || is(e, "level"))
        return topic_of_details(p, s);
    if (item && plain_section_is(p, s, award))
        return TOPIC_AWARDS;
    if ((item || named) && plain_section_is(p, s, certificate))
        return TOPIC_CERTIFICATES;
    if (named && plain_section_is(p, s, volunteer))
        return TOPIC_VOLUNTEER;
    if (named && plain_section_is(p, s, project))
        return TOPIC_PROJECTS;
    if (named && plain_section_is(p, s, reference))
        return TOPIC_REFERENCES;
    return TOPIC_NONE;
}

struct walk {
    struct plain *p;
    enum topic topic;
    topic_fn *call;
    void *user;
};

/* A post or degree as an entry of its own: what it lacks is that of the organization. */
static struct entry *post_of(struct plain *p, const struct entry *of, const struct entry *post)
{
    struct entry *e = arena_copy(p->a, post, sizeof *post);
    bool school = entry_value(of, FIELD_INSTITUTION) != NULL;
    e->kind = school ? "education" : "experience";
    e->values.at = NULL;
    e->values.n = e->values.cap = 0;
    for (size_t i = 0; i < post->values.n; i++)
        *vec_push(p->a, &e->values) = post->values.at[i];
    for (size_t i = 0; i < of->values.n; i++) {
        enum field f = of->values.at[i].field;
        bool place = f == FIELD_COMPANY || f == FIELD_INSTITUTION || f == FIELD_LOCATION || f == FIELD_URL;
        if (place && !entry_value(post, f))
            *vec_push(p->a, &e->values) = of->values.at[i];
    }
    return e;
}

static void visit(const struct walk *w, const struct section *s, const struct entry *e)
{
    const struct value *below = entry_value(e, FIELD_ENTRIES);
    if (topic_of(w->p, s, e) == w->topic)
        w->call(w->user, e);
    for (size_t i = 0; below && i < below->entries.n; i++) {
        const struct entry *one = below->entries.at[i];
        visit(w, s, is(e, "organization") && is(one, "post") ? post_of(w->p, e, one) : one);
    }
}

void export_each(struct plain *p, enum topic topic, topic_fn *call, void *user)
{
    struct walk w = {p, topic, call, user};
    const struct cv *cv = p->cv;
    for (size_t i = 0; i < cv->sections.n; i++)
        for (size_t k = 0; k < cv->sections.at[i].groups.n; k++)
            for (size_t j = 0; j < cv->sections.at[i].groups.at[k].entries.n; j++)
                visit(&w, &cv->sections.at[i], cv->sections.at[i].groups.at[k].entries.at[j]);
}
