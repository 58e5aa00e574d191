/* style_sources.c: reads templates, among them those that say where works of a type appeared. */
#include "style/style_read.h"

static const struct fontstyle *find_font(const void *user, struct str name)
{
    return style_font(user, name);
}

void style_template(struct style_reader *r, const struct node *n, struct template *to)
{
    struct markup m;
    if (!bind_word(r->b, n, &m, "a template") || !template_read(r->b, m, find_font, r->s, to))
        r->good = false;
}

/* Sets *user, a bool, if the field is the source itself. */
static void see_source(void *user, enum field f)
{
    *(bool *)user |= f == FIELD_SOURCE;
}

void style_sources(struct style_reader *r, const struct node *n)
{
    for (size_t i = 0; i < n->pairs.n; i++) {
        struct source_style *s = vec_push(r->b->a, &r->s->sources);
        bool itself = false;
        s->type = n->pairs.at[i].key;
        style_template(r, n->pairs.at[i].value, &s->text);
        template_fields(&s->text, see_source, &itself);
        if (!itself)
            continue;
        diag_report(r->b->d, DIAG_CODE_OUT_OF_LIMITS, n->pairs.at[i].value->pos,
                    "a template under 'sources' cannot have {source}: it is what {source} prints");
        r->good = false;
    }
}

/* Types of BibTeX, BibLaTeX and CSL, each with the type whose works are told in the same way. */
static const struct {
    const char *type, *as;
} likes[] = {
    {"conference", "inproceedings"},   {"inbook", "incollection"},
    {"bookinbook", "incollection"},    {"suppbook", "incollection"},
    {"suppcollection", "incollection"}, {"inreference", "incollection"},
    {"suppperiodical", "article"},     {"periodical", "book"},
    {"mvbook", "book"},                {"collection", "book"},
    {"mvcollection", "book"},          {"proceedings", "book"},
    {"mvproceedings", "book"},         {"reference", "book"},
    {"mvreference", "book"},           {"booklet", "book"},
    {"manual", "report"},              {"techreport", "report"},
    {"standard", "report"},            {"legislation", "report"},
    {"phdthesis", "thesis"},           {"mastersthesis", "thesis"},
    {"bachelorsthesis", "thesis"},     {"presentation", "talk"},
    {"poster", "talk"},                {"audio", "media"},
    {"video", "media"},                {"movie", "media"},
    {"music", "media"},                {"image", "media"},
    {"artwork", "media"},              {"performance", "media"},
};

static const struct template *find(const struct style *s, struct str type)
{
    for (size_t i = 0; i < s->sources.n; i++)
        if (str_eq(s->sources.at[i].type, type))
            return &s->sources.at[i].text;
    return NULL;
}

const struct template *style_source(const struct style *s, struct str type)
{
    const struct template *t = find(s, type);
    for (size_t i = 0; i < sizeof likes / sizeof *likes && !t; i++)
        if (str_eq(type, str_of(likes[i].type)))
            t = find(s, str_of(likes[i].as));
    return t ? t : find(s, STR("default"));
}
