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

static void visit(const struct walk *w, const struct section *s, const struct entry *e)
{
    const struct value *below = entry_value(e, FIELD_ENTRIES);
    if (topic_of(w->p, s, e) == w->topic)
        w->call(w->user, e);
    for (size_t i = 0; below && i < below->entries.n; i++)
        visit(w, s, below->entries.at[i]);
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
