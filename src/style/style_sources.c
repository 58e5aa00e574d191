/* style_sources.c: reads templates, among them those that say where works of a type appeared. */
#include "load/prepared.h"
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

static void check(struct style_reader *r, const struct node *n)
{
    struct template t = {.pos = n->pos};
    bool itself = false;
    style_template(r, n, &t);
    template_fields(&t, see_source, &itself);
    if (!itself)
        return;
    diag_report(r->b->d, DIAG_CODE_OUT_OF_LIMITS, n->pos,
                "a template under 'sources' cannot have {source}: it is what {source} prints");
    r->good = false;
}

void style_sources(struct style_reader *r, const struct node *n)
{
    const struct source *own = NULL; /* a file of the program itself: its tests check those */
    vec_room(r->b->a, &r->s->sources, n->pairs.n);
    for (size_t i = 0; i < n->pairs.n; i++) {
        const struct source *source = n->pairs.at[i].value->pos.source;
        if (source && source != own && prepared_knows(source->text))
            own = source;
        if (!source || source != own)
            check(r, n->pairs.at[i].value);
        *vec_push(r->b->a, &r->s->sources) =
            (struct source_style){n->pairs.at[i].key, n->pairs.at[i].value};
    }
}

void style_source_read(struct arena *a, struct diag *d, const struct style *s,
                       const struct source_style *source, struct template *to)
{
    struct binder b = {.a = a, .d = d};
    struct markup m = {source->text->text, source->text->pos};
    template_read(&b, m, find_font, s, to);
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

static const struct source_style *find(const struct style *s, struct str type)
{
    for (size_t i = 0; i < s->sources.n; i++)
        if (str_eq(s->sources.at[i].type, type))
            return &s->sources.at[i];
    return NULL;
}

const struct source_style *style_source(const struct style *s, struct str type)
{
    const struct source_style *t = type.n ? find(s, type) : NULL;
    for (size_t i = 0; type.n && i < sizeof likes / sizeof *likes && !t; i++)
        if (str_eq(type, str_of(likes[i].type)))
            t = find(s, str_of(likes[i].as));
    return t ? t : find(s, STR("default"));
}
