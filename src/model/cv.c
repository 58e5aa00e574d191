/* cv.c: the document's tree -> the CV. */
#include "model/cv.h"

#include "load/bind.h"
#include "model/library.h"

/* ---- the whole */

static void me_read(struct cv_reader *r, const struct node *n)
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

struct photo_keys {
    struct markup file, alt;
};

static const struct bind_key photo_keys[] = {
    {"file", BIND_WORD, offsetof(struct photo_keys, file), "A JPEG or PNG.", {NULL}},
    {"alt", BIND_WORD, offsetof(struct photo_keys, alt), "What it shows, in words; '': it only decorates.", {NULL}},
};
static const struct bind_table photo_table = {"'photo'", photo_keys,
                                              sizeof photo_keys / sizeof *photo_keys};

struct top {
    struct markup name, headline, location, summary, consent;
    const struct node *photo, *updated;
    const struct node *me, *sections, *contact, *bibliography;
};

#define TOP(key, type, member, doc) {key, type, offsetof(struct top, member), doc, {NULL}}
#define TOP_OF(key, type, member, doc, of) {key, type, offsetof(struct top, member), doc, {of}}
static const struct bind_key top_keys[] = {
    TOP("name", BIND_MARKUP, name, "The person's name."),
    TOP("headline", BIND_MARKUP, headline, "A word or line about the person or the document."),
    TOP("location", BIND_MARKUP, location, "An address."),
    TOP("summary", BIND_MARKUP, summary, "A paragraph below the header."),
    TOP("email", BIND_NODE, contact, "An address, or a list of them."),
    TOP("phone", BIND_NODE, contact, "A number, or a list of them."),
    TOP("website", BIND_NODE, contact, "A web address, or a list of them."),
    TOP_OF("social_networks", BIND_NODE, contact, "A list of networks.", &cv_network_table),
    TOP_OF("contact", BIND_NODE, contact, "A list of other ways: a text, or a mapping.",
           &cv_contact_table),
    TOP_OF("photo", BIND_NODE, photo, "A portrait's file, or a mapping.", &photo_table),
    TOP("consent", BIND_MARKUP, consent, "A line of consent to the use of these data."),
    TOP("updated", BIND_NODE, updated, "When the document was changed last: a date, or today."),
    TOP("me", BIND_NODE, me, "Spellings of oneself beyond those that follow from the name."),
    TOP("bibliography", BIND_NODE, bibliography, "Files that '- key: ...' picks works from."),
    TOP_OF("sections", BIND_NODE, sections,
           "Titles, and under each its entries, or a mapping.", &cv_section_table),
};
const struct bind_table cv_table = {"'cv'", top_keys, sizeof top_keys / sizeof *top_keys};

static void wrong(struct cv_reader *r, const struct node *n, const char *what, const char *must)
{
    bind_wrong(r->b, n, what, must);
    r->good = false;
}

static void photo_read(struct cv_reader *r, const struct node *n, struct str name)
{
    struct photo_keys k = {0};
    if (n->kind == NODE_MAP)
        r->good &= bind_map(r->b, n, &photo_table, &k);
    else
        r->good &= bind_word(r->b, n, &k.file, "photo");
    if (n->kind == NODE_MAP && !k.file.text.p) {
        diag_report(r->b->d, DIAG_CODE_MISSING_KEY, n->pos, "'photo'", "file");
        r->good = false;
    }
    r->cv->photo.file = k.file;
    r->cv->photo.alt = k.alt.text.p ? k.alt.text : name;
}

bool cv_read(struct binder *b, const struct node *n, const struct locale *l, struct library *lib,
             int64_t now, struct cv *to)
{
    struct top top = {0};
    struct cv_reader r = {.b = b, .locale = l, .books = lib, .cv = to, .now = now,
                          .good = bind_map(b, n, &cv_table, &top)};
    to->name = top.name;
    to->given.pos = to->family.pos = top.name.pos;
    name_split(top.name.text, &to->given.text, &to->family.text);
    to->headline = top.headline;
    to->location = top.location;
    to->summary = top.summary;
    to->consent = top.consent;
    if (top.updated && top.updated->kind == NODE_SCALAR &&
        str_eq_nocase(top.updated->text, STR("today")))
        to->updated = date_day(now);
    else if (top.updated)
        r.good &= date_read(b, top.updated, "updated", false, &to->updated);
    if (top.photo)
        photo_read(&r, top.photo, top.name.text);
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
    if (top.bibliography)
        r.good &= library_add(lib, top.bibliography);
    for (size_t i = 0; i < n->pairs.n; i++)
        for (size_t k = 0; k < cv_table.n; k++)
            if (top_keys[k].offset == offsetof(struct top, contact) &&
                str_eq(n->pairs.at[i].key, str_of(top_keys[k].name)))
                r.good &= contacts_read(b, &n->pairs.at[i], to);
    if (top.sections && top.sections->kind != NODE_MAP && top.sections->kind != NODE_NULL)
        wrong(&r, top.sections, "sections", "a mapping of titles to entries");
    for (size_t i = 0; top.sections && i < top.sections->pairs.n; i++)
        section_read(&r, &top.sections->pairs.at[i]);
    return r.good;
}
