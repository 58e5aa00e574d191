/* resume_entry.c: the entries of sections, by what their keys mean. */
#include "import/resume.h"
#include "model/field.h"

enum { FIELDS_MOST = 8 };

enum shape { SHAPE_ENTRY, SHAPE_DETAILS, SHAPE_REFERENCE };

struct resume_field {
    const char *from, *to; /* keys of the file: the first that has a value; our field */
};

/* How the items of a section are read. The first field decides what kind of entry ours is. */
struct resume_kind {
    const char *keys, *section; /* keys of the file; ours */
    enum shape shape;
    struct resume_field fields[FIELDS_MOST];
};

static const struct resume_kind kinds[] = {
    {"work, experience, employment, jobs", "experience", SHAPE_ENTRY,
     {{"name, company, organization, organisation, employer", "company"},
      {"position, title, jobTitle, job_title, role", "position"},
      {"location, city", "location"}}},
    {"volunteer, volunteering", "volunteering", SHAPE_ENTRY,
     {{"organization, organisation, name, company", "company"},
      {"position, title, role", "position"},
      {"location, city", "location"}}},
    {"education", "education", SHAPE_ENTRY,
     {{"institution, school, university, college, name", "institution"},
      {"studyType, degree, study_type, qualification", "degree"},
      {"area, major, field, fieldOfStudy, subject", "area"},
      {"location, city", "location"}}},
    {"awards, honors, honours, achievements", "awards", SHAPE_ENTRY,
     {{"title, name", "item"}, {"awarder, issuer, organization", "giver"}, {"location", "location"}}},
    {"certificates, certifications, licenses", "certificates", SHAPE_ENTRY,
     {{"name, title", "item"}, {"issuer, authority, organization", "giver"}}},
    {"publications", "publications", SHAPE_ENTRY,
     {{"name, title", "title"}, {"publisher, journal, venue, conference", "venue"}}},
    {"projects", "projects", SHAPE_ENTRY,
     {{"name, title", "name"},
      {"keywords, technologies, tools, stack", "tools"},
      {"roles, role", "role"},
      {"entity, company", "company"},
      {"type", "note"},
      {"location", "location"}}},
    {"skills", "skills", SHAPE_DETAILS, {{0}}},
    {"languages", "languages", SHAPE_DETAILS, {{0}}},
    {"interests, hobbies", "interests", SHAPE_DETAILS, {{0}}},
    {"references, testimonials, recommendations", "references", SHAPE_REFERENCE,
     {{"name", "name"},
      {"position, title", "position"},
      {"company, organization", "company"},
      {"relationship, role", "role"},
      {"location", "location"},
      {"email", "email"},
      {"phone", "phone"}}},
    {"", "", SHAPE_ENTRY, /* any other */
     {{"name, title, label", "name"},
      {"course", "course"},
      {"institution, school, university", "institution"},
      {"company, organization, organisation", "company"},
      {"position", "position"},
      {"funder, sponsor, awarder, issuer", "giver"},
      {"location, city, place", "location"}}},
};
enum { KINDS = sizeof kinds / sizeof *kinds };

static bool in_list(struct str key, const char *list)
{
    for (struct str rest = str_of(list); rest.n;)
        if (str_eq(key, str_next(&rest, ',')))
            return true;
    return false;
}

static const struct resume_kind *kind_of(struct str key)
{
    for (int k = 0; k < KINDS - 1; k++)
        if (in_list(key, kinds[k].keys))
            return &kinds[k];
    return &kinds[KINDS - 1];
}

struct str resume_section_key(struct str key)
{
    return str_of(kind_of(key)->section);
}

/* ---- what all entries may have */

/* True if the text could be where something is found on the web. */
static bool may_be_address(struct str s)
{
    s = str_trim(s);
    return str_find(s, ' ') == s.n && (str_find(s, '.') < s.n || str_find(s, ':') < s.n || str_find(s, '/') < s.n);
}

/* An address that is none, "Remote", says where. */
static void put_url(struct resume *r, const struct node *from, struct node *to)
{
    static const char *const keys[] = {"url", "website", "link", "href", "homepage"};
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
        const struct node *value = node_find(from, str_of(keys[k]));
        if (import_absent(value) || value->kind != NODE_SCALAR)
            continue;
        bool address = may_be_address(value->text);
        if (!import_get(to, address ? "url" : "location"))
            resume_put(r, from, keys[k], to, address ? "url" : "location");
        else if (!address)
            resume_more(r, to, "note", ", ", resume_text(r, import_take(r->i, from, keys[k]), false));
    }
}

static void put_summary(struct resume *r, const struct node *from, struct node *to)
{
    static const char *const keys[] = {"description", "summary", "abstract", "text"};
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
        resume_more(r, to, "summary", "\n\n", resume_text(r, import_take(r->i, from, keys[k]), true));
}

/* The list of highlights, which is begun if there is none. */
static struct node *highlights(struct resume *r, struct node *to, struct pos pos)
{
    struct node *list = import_get(to, "highlights");
    if (list)
        return list;
    list = import_list(r->i, pos);
    import_put(r->i, to, "highlights", list);
    return list;
}

static void put_highlights(struct resume *r, const struct node *from, struct node *to)
{
    static const char *const keys[] = {"highlights", "responsibilities", "achievements", "accomplishments",
                                       "bullets", "tasks", "items", "points"};
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
        const struct node *n = import_take(r->i, from, keys[k]);
        size_t items = !n ? 0 : n->kind == NODE_LIST ? n->items.n : 1;
        for (size_t j = 0; j < items; j++) {
            struct node *text = resume_text(r, n->kind == NODE_LIST ? n->items.at[j] : n, true);
            if (text)
                import_push(r->i, highlights(r, to, n->pos), text);
        }
    }
}

/* A value of a key that the schema does not have, with the key as its label. NULL: it says nothing that could
 * be printed. */
static struct node *labelled(struct resume *r, const struct pair *p, bool bold)
{
    const struct node *v = p->value;
    bool truth = v->kind == NODE_SCALAR && !v->quoted && (str_eq(v->text, STR("true")) || str_eq(v->text, STR("false")));
    if (import_is_used(r->i, p) || import_absent(v) || resume_is_design(p->key) || truth)
        return NULL;
    import_used(r->i, p);
    struct str label = str_eq_nocase(p->key, STR("gpa")) ? STR("GPA") : resume_label(r->i->a, p->key);
    struct node *text = resume_text(r, v, false);
    if (!text)
        return NULL;
    text->text = resume_is_address(text->text) ? str_printf(r->i->a, "[%.*s](%.*s)", STRF(label), STRF(text->text))
                 : bold ? str_printf(r->i->a, "**%.*s:** %.*s", STRF(label), STRF(text->text))
                        : str_printf(r->i->a, "%.*s: %.*s", STRF(label), STRF(text->text));
    return text;
}

/* Our field of this name that any entry may have; NULL: there is none, or it decides what the entry is. */
static const char *own_field(struct resume *r, struct str key)
{
    struct buf snake = {.a = r->i->a};
    for (size_t i = 0; i < key.n; i++) {
        bool upper = key.p[i] >= 'A' && key.p[i] <= 'Z';
        if (upper && i)
            buf_char(&snake, '_');
        buf_char(&snake, (char)(upper ? key.p[i] | 0x20 : key.p[i]));
    }
    enum field f = field_find(buf_str(&snake));
    for (size_t k = 0; k < FIELD_KINDS_ALONE; k++)
        if (field_kinds[k].decides == f)
            return NULL;
    return f < FIELD_COUNT && field_holds(f) == FIELD_HOLDS_TEXT ? field_key(f) : NULL;
}

/* Puts what nobody has taken into the field of its name. */
static void put_fields(struct resume *r, const struct node *from, struct node *to)
{
    for (size_t k = 0; k < from->pairs.n; k++) {
        const struct pair *p = &from->pairs.at[k];
        const char *field = own_field(r, p->key);
        if (field && !import_is_used(r->i, p) && !import_get(to, field) && !resume_is_design(p->key)) {
            import_used(r->i, p);
            import_put(r->i, to, field, resume_text(r, p->value, false));
        }
    }
}

/* Adds what nobody has taken. */
static void put_others(struct resume *r, const struct node *from, struct node *to)
{
    for (size_t k = 0; k < from->pairs.n; k++) {
        struct node *text = labelled(r, &from->pairs.at[k], true);
        if (text)
            import_push(r->i, highlights(r, to, text->pos), text);
    }
}

static void put_keywords(struct resume *r, const struct node *from, struct node *to)
{
    bool used = import_used_key(r->i, from, "keywords");
    const struct node *n = used ? NULL : import_take(r->i, from, "keywords");
    struct node *list = n ? import_list(r->i, n->pos) : NULL;
    for (size_t k = 0; n && k < n->items.n; k++)
        import_push(r->i, list, resume_text(r, n->items.at[k], false));
    if (n && n->kind != NODE_LIST)
        import_push(r->i, list, resume_text(r, n, false));
    if (list && list->items.n)
        import_put(r->i, to, "keywords", list);
}

/* The name of an author who is written as a mapping; what else it has are numbers of data bases. */
static struct node *author(struct resume *r, const struct node *n)
{
    struct node *parts = import_map(r->i, n->pos);
    struct node *name = n->kind == NODE_MAP ? resume_put(r, n, "name, fullName, full_name, literal", parts, "name") : NULL;
    struct node *given = n->kind == NODE_MAP ? resume_put(r, n, "firstName, given, first, givenName", parts, "given") : NULL;
    struct node *family = n->kind == NODE_MAP ? resume_put(r, n, "lastName, family, last, familyName", parts, "family") : NULL;
    if (!name && (given || family))
        name = given && family ? import_text(r->i, str_printf(r->i->a, "%.*s %.*s", STRF(given->text), STRF(family->text)), n->pos)
                               : given ? given : family;
    if (name)
        import_used_below(r->i, n);
    return name ? name : resume_text(r, n, false);
}

static void put_authors(struct resume *r, const struct node *from, struct node *to)
{
    const struct node *n = import_take_any(r->i, from, "authors, author");
    struct node *list = n ? import_list(r->i, n->pos) : NULL;
    if (n && n->kind == NODE_SCALAR)
        import_put(r->i, to, "authors", resume_text(r, n, false));
    for (size_t k = 0; n && k < n->items.n; k++)
        import_push(r->i, list, author(r, n->items.at[k]));
    if (list && list->items.n)
        import_put(r->i, to, "authors", list);
}

/* ---- kinds of entries */

/* True if a field says what the entry is. */
static bool is_decided(const struct node *to)
{
    for (size_t k = 0; k < FIELD_KINDS; k++)
        if (import_get(to, field_key(field_kinds[k].decides)))
            return true;
    return false;
}

/* Fields that may say what an entry is about if no other does, the likeliest first. */
static const char *const likely[] = {"giver", "location", "note", "summary"};

static bool has_likely(const struct node *to)
{
    for (size_t f = 0; f < sizeof likely / sizeof *likely; f++)
        if (import_get(to, likely[f]))
            return true;
    return false;
}

/* Gives an entry that nothing else names the first text that nobody has taken: {category: Essays}. */
static void put_about(struct resume *r, const struct resume_kind *kind, const struct node *from, struct node *to)
{
    for (size_t k = 0; !is_decided(to) && !has_likely(to) && k < from->pairs.n; k++) {
        const struct pair *p = &from->pairs.at[k];
        bool text = p->value->kind == NODE_SCALAR && !import_absent(p->value) && !resume_is_address(p->value->text);
        if (text && !import_is_used(r->i, p) && !resume_is_design(p->key)) {
            import_used(r->i, p);
            import_put(r->i, to, kind->fields[0].to, resume_text(r, p->value, false));
        }
    }
}

/* Gives an entry that no field decides such a field. False: it says nothing. */
static bool decide(struct resume *r, const struct resume_kind *kind, struct node *to)
{
    if (!to->pairs.n || is_decided(to))
        return to->pairs.n > 0;
    for (size_t f = 0; f < sizeof likely / sizeof *likely; f++)
        for (size_t k = 0; k < to->pairs.n; k++)
            if (str_eq(to->pairs.at[k].key, str_of(likely[f]))) {
                bool text = f == 3 || to->pairs.n == 1;
                to->pairs.at[k].key = text ? STR("text") : str_of(kind->fields[0].to);
                return true;
            }
    import_put(r->i, to, kind->fields[0].to, import_text(r->i, STR("\u2013"), to->pos));
    return true;
}

static void put_entry(struct resume *r, const struct resume_kind *kind, const struct node *from, struct node *entries)
{
    struct node *to = import_map(r->i, from->pos);
    bool work = str_eq(str_of(kind->section), STR("publications"));
    for (size_t f = 0; f < FIELDS_MOST && kind->fields[f].to; f++)
        resume_put(r, from, kind->fields[f].from, to, kind->fields[f].to);
    resume_translate(r, "degree", import_get(to, "degree"));
    if (work)
        put_authors(r, from, to);
    resume_dates(r, from, to);
    put_url(r, from, to);
    put_keywords(r, from, to);
    put_summary(r, from, to);
    put_fields(r, from, to);
    put_highlights(r, from, to);
    put_about(r, kind, from, to);
    put_others(r, from, to);
    if (decide(r, kind, to))
        import_push(r->i, entries, to);
}

static void put_reference(struct resume *r, const struct resume_kind *kind, const struct node *from,
                          struct node *entries)
{
    struct node *to = import_map(r->i, from->pos);
    for (size_t f = 0; f < FIELDS_MOST && kind->fields[f].to; f++)
        resume_put(r, from, kind->fields[f].from, to, kind->fields[f].to);
    put_url(r, from, to);
    struct node *said = resume_text(r, import_take_first(r->i, from, "reference, summary, text, quote, description"), true);
    bool quoted = said && (*said->text.p == '"' || *said->text.p == '\'' || str_find_str(said->text, STR("\n")) < said->text.n ||
                           str_starts(said->text, STR("\u201C")) || str_starts(said->text, STR("\u201E")) ||
                           str_starts(said->text, STR("\u00AB")));
    if (said && !quoted && (node_find(from, STR("reference")) || from->pairs.n > 1))
        said->text = str_printf(r->i->a, "\"%.*s\"", STRF(said->text));
    import_put(r->i, to, "summary", said);
    put_fields(r, from, to);
    put_others(r, from, to);
    if (decide(r, kind, to))
        import_push(r->i, entries, to);
}

/* Adds a name without details: to the line of such names that came before it, or in a new one. */
static void put_name(struct resume *r, struct node *name, struct node *entries)
{
    struct node *last = entries->items.n ? entries->items.at[entries->items.n - 1] : NULL;
    struct node *names = last && last->pairs.n == 1 ? import_get(last, "text") : NULL;
    if (!name)
        return;
    if (names) {
        import_append(r->i, names, ", ", name->text);
        return;
    }
    last = import_map(r->i, name->pos);
    import_put(r->i, last, "text", name);
    import_push(r->i, entries, last);
}

/* True for a level that is neither a word nor a digit: "80 %", "5 years", "-1". */
static bool is_measure(struct str s)
{
    bool digit = s.p[0] >= '0' && s.p[0] <= '9';
    return s.n > 1 && (digit || strchr("+-.,<>~", s.p[0]));
}

static void put_details(struct resume *r, const struct node *from, struct node *entries)
{
    static const char *const keys[] = {"keywords", "items", "skills", "values", "list", "details", "technologies",
                                       "tools", "description", "summary"};
    struct node *to = import_map(r->i, from->pos);
    struct node *label = resume_put(r, from, "name, language, label, title, category, skill, area, group, interest, hobby", to, "label");
    struct node *level = resume_text(r, import_take_first(r->i, from, "level, fluency, proficiency, rating"), false);
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
        resume_more(r, to, "details", ", ", resume_text(r, import_take(r->i, from, keys[k]), false));
    resume_more(r, to, "details", ", ", resume_text(r, import_take(r->i, from, "certificate"), false));
    for (size_t k = 0; k < from->pairs.n; k++)
        resume_more(r, to, "details", ", ", labelled(r, &from->pairs.at[k], false));
    resume_translate(r, node_find(from, STR("fluency")) ? "fluency" : "level", level);
    if (level && is_measure(level->text)) {
        resume_more(r, to, "details", ", ", level);
        level = NULL;
    }
    if (!label)
        resume_more(r, to, "details", ", ", level);
    else
        import_put(r->i, to, "level", level);
    if (label && to->pairs.n > 1)
        import_push(r->i, entries, to);
    else
        put_name(r, label ? label : import_get(to, "details"), entries);
}

void resume_entry(struct resume *r, struct str key, const struct node *n, struct node *entries)
{
    const struct resume_kind *kind = kind_of(key);
    if (import_absent(n))
        return;
    if (n->kind != NODE_MAP) {
        struct node *text = resume_text(r, n, kind->shape != SHAPE_DETAILS);
        struct node *to = import_map(r->i, n->pos);
        if (kind->shape == SHAPE_DETAILS) {
            put_name(r, text, entries);
            return;
        }
        bool lines = text && str_find(text->text, '\n') < text->text.n;
        import_put(r->i, to, kind->shape == SHAPE_REFERENCE || lines ? "text" : "bullet", text);
        if (text)
            import_push(r->i, entries, to);
        return;
    }
    switch (kind->shape) {
    case SHAPE_ENTRY:
        put_entry(r, kind, n, entries);
        break;
    case SHAPE_DETAILS:
        put_details(r, n, entries);
        break;
    case SHAPE_REFERENCE:
        put_reference(r, kind, n, entries);
    }
}
