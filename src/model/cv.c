/* cv.c: the document's tree -> the CV. */
#include "model/cv.h"

struct reader {
    struct binder *b;
    const struct locale *locale;
    struct cv *cv;
    bool good;
};

const struct value *entry_value(const struct entry *e, enum field f)
{
    for (size_t i = 0; i < e->values.n; i++)
        if (e->values.at[i].field == f)
            return &e->values.at[i];
    return NULL;
}

static void wrong(struct reader *r, const struct node *n, const char *what, const char *must)
{
    bind_wrong(r->b, n, what, must);
    r->good = false;
}

/* ---- lists */

typedef VEC(struct point) points;

static void points_read(struct reader *r, const struct node *n, void *list);

/* {text: ..., highlights: [...]}, or {Label: text} for a run-in label, which is also what
 * "- Keywords: a, b" without quotes means to YAML. */
static void point_map(struct reader *r, const struct node *n, points *to)
{
    const struct node *text = node_find(n, STR("text"));
    const struct node *below = node_find(n, STR("highlights"));
    struct point *p = vec_push(r->b->a, to);
    if (text) {
        r->good &= bind_word(r->b, text, &p->text, "text");
        for (size_t i = 0; i < n->pairs.n; i++) {
            static const char *const keys[] = {"text", "highlights"};
            if (n->pairs.at[i].value == text || n->pairs.at[i].value == below)
                continue;
            bind_unknown(r->b, &n->pairs.at[i], "an item of a list", keys, 2);
            r->good = false;
        }
        if (below)
            points_read(r, below, &p->below);
        return;
    }
    if (n->pairs.n != 1) {
        wrong(r, n, "an item of a list", "a text, 'text:' with 'highlights:', or 'Label: text'");
        return;
    }
    const struct pair *pair = &n->pairs.at[0];
    if (pair->value->kind == NODE_SCALAR) {
        p->label = (struct markup){pair->key, pair->pos};
        p->text = (struct markup){pair->value->text, pair->value->pos};
    } else { /* "- text:" above a list */
        p->text = (struct markup){pair->key, pair->pos};
        points_read(r, pair->value, &p->below);
    }
}

static void points_read(struct reader *r, const struct node *n, void *list)
{
    points *to = list;
    if (n->kind == NODE_SCALAR) { /* a thing that can be a list may be given as one item */
        vec_push(r->b->a, to)->text = (struct markup){n->text, n->pos};
        return;
    }
    if (n->kind == NODE_MAP) {
        point_map(r, n, to);
        return;
    }
    for (size_t i = 0; i < n->items.n; i++) {
        const struct node *item = n->items.at[i];
        if (item->kind == NODE_LIST && to->n)
            points_read(r, item, &to->at[to->n - 1].below);
        else if (item->kind != NODE_NULL)
            points_read(r, item, to);
    }
}

/* ---- links */

static struct str target(struct str uri)
{
    return uri.n == 0 || str_eq(uri, STR("#")) ? (struct str){0} : uri;
}

static void links_read(struct reader *r, const struct node *n, struct value *to)
{
    struct markup uri;
    if (n->kind == NODE_SCALAR)
        vec_push(r->b->a, &to->links)->label = (struct markup){n->text, n->pos};
    for (size_t i = 0; i < n->items.n; i++)
        links_read(r, n->items.at[i], to);
    for (size_t i = 0; i < n->pairs.n; i++) {
        const struct pair *p = &n->pairs.at[i];
        if (!bind_word(r->b, p->value, &uri, "a link's address")) {
            r->good = false;
            continue;
        }
        *vec_push(r->b->a, &to->links) =
            (struct link){{p->key, p->pos}, target(str_trim(uri.text))};
    }
}

/* ---- entries */

static struct entry *entry_read(struct reader *r, const struct node *n);

static void dates_check(struct reader *r, const struct entry *e)
{
    const struct value *start = entry_value(e, FIELD_START_DATE);
    const struct value *end = entry_value(e, FIELD_END_DATE);
    if (!start || !end || start->date.kind < DATE_DAY || end->date.kind < DATE_DAY ||
        date_compare(&start->date, &end->date) <= 0)
        return;
    diag_report(r->b->d, DIAG_CODE_END_BEFORE_START, end->pos, STRF(end->date.text.text),
                STRF(start->date.text.text));
    r->good = false;
}

static void value_read(struct reader *r, const struct pair *p, enum field f, struct value *to)
{
    struct binder *b = r->b;
    to->field = f;
    to->pos = p->value->pos;
    switch (field_holds(f)) {
    case FIELD_HOLDS_TEXT:
        r->good &= bind_word(b, p->value, &to->text, field_key(f));
        break;
    case FIELD_HOLDS_DATE:
        r->good &= date_read(b, p->value, field_key(f), f != FIELD_DATE, &to->date);
        break;
    case FIELD_HOLDS_AUTHORS:
        r->good &= authors_read(b, p->value, &r->cv->self, to);
        break;
    case FIELD_HOLDS_LINKS:
        links_read(r, p->value, to);
        break;
    case FIELD_HOLDS_LIST:
        points_read(r, p->value, &to->points);
        break;
    case FIELD_HOLDS_ENTRIES:
        if (p->value->kind != NODE_LIST) {
            wrong(r, p->value, field_key(f), "a list of entries");
            break;
        }
        for (size_t i = 0; i < p->value->items.n; i++) {
            struct entry *e = entry_read(r, p->value->items.at[i]);
            if (e)
                *vec_push(b->a, &to->entries) = e;
        }
        break;
    case FIELD_HOLDS_MADE:
        break;
    }
}

static const struct {
    const char *kind;
    enum field tells;
} kinds[] = {
#define X(kind, field) {kind, FIELD_##field},
    KINDS(X)
#undef X
};

static const char *kind_of(const struct entry *e)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (entry_value(e, kinds[i].tells))
            return kinds[i].kind;
    return NULL;
}

static const char *telling_keys(struct reader *r)
{
    struct buf keys = {.a = r->b->a};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        buf_printf(&keys, "%s'%s'", i ? ", " : "", field_key(kinds[i].tells));
    return str_c(r->b->a, buf_str(&keys));
}

static void unknown_field(struct reader *r, const struct pair *p, enum field f)
{
    const char *keys[FIELD_COUNT];
    size_t n = 0;
    for (int i = 0; i < FIELD_COUNT; i++)
        if (field_holds((enum field)i) != FIELD_HOLDS_MADE)
            keys[n++] = field_keys[i];
    if (f == FIELD_COUNT)
        bind_unknown(r->b, p, "an entry", keys, n);
    else
        diag_report(r->b->d, DIAG_CODE_COMPUTED_KEY, p->pos, STRF(p->key));
}

static struct entry *entry_map(struct reader *r, const struct node *n)
{
    struct entry *e = arena_new_of(r->b->a, struct entry);
    bool known = true;
    e->pos = n->pos;
    for (size_t i = 0; i < n->pairs.n; i++) {
        const struct pair *p = &n->pairs.at[i];
        enum field f = field_find(p->key);
        if (f == FIELD_COUNT || field_holds(f) == FIELD_HOLDS_MADE) {
            unknown_field(r, p, f);
            known = false;
        } else if (p->value->kind != NODE_NULL) {
            value_read(r, p, f, vec_push(r->b->a, &e->values));
        }
    }
    r->good &= known;
    dates_check(r, e);
    e->kind = kind_of(e);
    if (!e->kind && known) {
        diag_report(r->b->d, DIAG_CODE_UNKNOWN_ENTRY, n->pos, telling_keys(r));
        r->good = false;
    }
    return e->kind ? e : NULL;
}

/* NULL for nothing, or after reporting. */
static struct entry *entry_read(struct reader *r, const struct node *n)
{
    if (n->kind == NODE_NULL)
        return NULL;
    if (n->kind == NODE_MAP)
        return entry_map(r, n);
    if (n->kind == NODE_LIST) {
        wrong(r, n, "an entry", "a text or a mapping");
        return NULL;
    }
    struct entry *e = arena_new_of(r->b->a, struct entry);
    e->pos = n->pos;
    e->kind = "text";
    struct value *v = vec_push(r->b->a, &e->values);
    v->field = FIELD_TEXT;
    v->pos = n->pos;
    v->text = (struct markup){n->text, n->pos};
    return e;
}

static void group_read(struct reader *r, const struct node *n, struct group *to)
{
    int number = 0;
    size_t one = n->kind == NODE_LIST ? n->items.n : 1;
    for (size_t i = 0; i < one; i++) {
        struct entry *e = entry_read(r, n->kind == NODE_LIST ? n->items.at[i] : n);
        if (!e)
            continue;
        if (entry_value(e, FIELD_TITLE))
            e->number = ++number;
        *vec_push(r->b->a, &to->entries) = e;
    }
}

/* ---- sections */

struct section_keys {
    struct markup title, note, aside;
    const struct node *entries, *groups;
};

#define KEY(key, type, member, doc) {key, type, offsetof(struct section_keys, member), doc, {NULL}}
static const struct bind_key section_keys[] = {
    KEY("title", BIND_MARKUP, title, "The title, where it is not the section's key."),
    KEY("note", BIND_MARKUP, note, "A remark beside the title."),
    KEY("aside", BIND_MARKUP, aside, "What stands at the right end of the title's line."),
    KEY("entries", BIND_NODE, entries, "The entries."),
    KEY("groups", BIND_NODE, groups, "Sub-sections: titles and their entries."),
};
static const struct bind_table section_table = {"a section", section_keys,
                                                sizeof section_keys / sizeof *section_keys};

static void section_map(struct reader *r, const struct node *n, struct section *to)
{
    struct section_keys k = {0};
    r->good &= bind_map(r->b, n, &section_table, &k);
    if (k.title.text.p)
        to->title = k.title;
    to->note = k.note;
    to->aside = k.aside;
    if (k.entries)
        group_read(r, k.entries, vec_push(r->b->a, &to->groups));
    if (k.groups && k.groups->kind != NODE_MAP)
        wrong(r, k.groups, "groups", "a mapping of titles to entries");
    for (size_t i = 0; k.groups && i < k.groups->pairs.n; i++) {
        struct group *g = vec_push(r->b->a, &to->groups);
        g->title = (struct markup){k.groups->pairs.at[i].key, k.groups->pairs.at[i].pos};
        group_read(r, k.groups->pairs.at[i].value, g);
    }
}

static bool is_empty(const struct section *s)
{
    for (size_t i = 0; i < s->groups.n; i++)
        if (s->groups.at[i].entries.n)
            return false;
    return true;
}

static void section_read(struct reader *r, const struct pair *p)
{
    bool good = r->good;
    r->good = true;
    struct section *s = vec_push(r->b->a, &r->cv->sections);
    struct str known = locale_section(r->locale, p->key);
    s->title = (struct markup){known.p ? known : p->key, p->pos};
    if (p->value->kind == NODE_MAP)
        section_map(r, p->value, s);
    else if (p->value->kind != NODE_NULL)
        group_read(r, p->value, vec_push(r->b->a, &s->groups));
    if (r->good && is_empty(s)) {
        diag_report(r->b->d, DIAG_CODE_EMPTY_SECTION, p->pos, STRF(p->key));
        r->cv->sections.n--;
    }
    r->good &= good;
}

/* ---- the whole */

static void me_read(struct reader *r, const struct node *n)
{
    struct markup m;
    if (n->kind == NODE_LIST)
        for (size_t i = 0; i < n->items.n; i++)
            me_read(r, n->items.at[i]);
    else if (bind_word(r->b, n, &m, "me"))
        person_add(r->b->a, &r->cv->self, m.text);
    else
        r->good = false;
}

struct top {
    struct markup name, headline, location, summary;
    const struct node *me, *sections, *contact;
};

#define TOP(key, type, member, doc) {key, type, offsetof(struct top, member), doc, {NULL}}
static const struct bind_key top_keys[] = {
    TOP("name", BIND_MARKUP, name, "The person's name."),
    TOP("headline", BIND_MARKUP, headline, "A word or line about the person or the document."),
    TOP("location", BIND_MARKUP, location, "An address."),
    TOP("summary", BIND_MARKUP, summary, "A paragraph below the header."),
    TOP("email", BIND_NODE, contact, "An address, or a list of them."),
    TOP("phone", BIND_NODE, contact, "A number, or a list of them."),
    TOP("website", BIND_NODE, contact, "A web address, or a list of them."),
    TOP("social_networks", BIND_NODE, contact, "A list of {network, username}."),
    TOP("contact", BIND_NODE, contact, "A list of other ways: a text, or {icon, text, url}."),
    TOP("me", BIND_NODE, me, "Spellings of oneself beyond those that follow from the name."),
    TOP("sections", BIND_NODE, sections, "The sections: titles and what stands under them."),
};
static const struct bind_table top_table = {"'cv'", top_keys, sizeof top_keys / sizeof *top_keys};

bool cv_read(struct binder *b, const struct node *n, const struct locale *l, struct cv *to)
{
    struct top top = {0};
    struct reader r = {.b = b, .locale = l, .cv = to, .good = bind_map(b, n, &top_table, &top)};
    to->name = top.name;
    to->headline = top.headline;
    to->location = top.location;
    to->summary = top.summary;
    const struct node *name = node_find(n, STR("name"));
    bool named = name && (name->kind >= NODE_LIST || str_trim(top.name.text).n);
    if ((n->kind == NODE_NULL || n->kind == NODE_MAP) && !named) {
        diag_report(b->d, DIAG_CODE_MISSING_KEY, n->pos, "'cv'", "name");
        r.good = false;
    }
    if (top.name.text.p)
        person_add(b->a, &to->self, top.name.text);
    if (top.me)
        me_read(&r, top.me);
    for (size_t i = 0; i < n->pairs.n; i++)
        for (size_t k = 0; k < top_table.n; k++)
            if (top_keys[k].offset == offsetof(struct top, contact) &&
                str_eq(n->pairs.at[i].key, str_of(top_keys[k].name)))
                r.good &= contacts_read(b, &n->pairs.at[i], to);
    if (top.sections && top.sections->kind != NODE_MAP && top.sections->kind != NODE_NULL)
        wrong(&r, top.sections, "sections", "a mapping of titles to entries");
    for (size_t i = 0; top.sections && i < top.sections->pairs.n; i++)
        section_read(&r, &top.sections->pairs.at[i]);
    return r.good;
}
