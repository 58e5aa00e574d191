/* cv.c: makes the CV from the document's tree. */
#include "model/cv.h"

#include "load/bind.h"
#include "model/block.h"
#include "model/library.h"
#include "model/slips.h"


static void me_read(struct cv_reader *r, const struct node *n)
{
    struct markup m;
    struct name parts = {0};
    if (n->kind == NODE_LIST)
        for (size_t i = 0; i < n->items.n; i++)
            me_read(r, n->items.at[i]);
    else if (n->kind == NODE_MAP && name_read(r->b, n, &m, &parts))
        person_add(r->b->a, &r->cv->self, &parts);
    else if (n->kind != NODE_MAP && bind_word(r->b, n, &m, "me"))
        person_add_text(r->b->a, &r->cv->self, m.text);
    else
        r->good = false;
}

struct photo_keys {
    struct markup file, alt;
    const struct node *hidden; /* read in variant/ */
};

static const struct bind_key photo_keys[] = {
    BIND_KEY("file", BIND_WORD, photo_keys, file, "Path of a JPEG or PNG.",
             .example = "portrait.jpg", .also = "path, src, image, url"),
    BIND_KEY("alt", BIND_WORD, photo_keys, alt,
             "What the picture shows, for those who cannot see it; '' if it is decoration.",
             .example = "Robin at work", .also = "description, caption, title",
             .otherwise = "\"Photo of\" and the name"),
    BIND_KEY("private", BIND_NODE, photo_keys, hidden, "yes: --public leaves it out.", .example = "yes",
             .also = "confidential, hidden", .takes = "yes, or a list"),
};
static const struct bind_table photo_table = BIND_TABLE(photo_keys, "'photo'");

struct top {
    struct markup headline, location, summary, consent;
    const struct node *name, *photo, *updated;
    const struct node *me, *sections, *contact, *personal, *bibliography, *hidden;
};

#define TOP(key, type, member, doc, ...) BIND_KEY(key, type, top, member, doc, __VA_ARGS__)
#define TOP_OF(key, type, member, doc, of, ...) \
    BIND_KEY_OF(key, type, top, member, doc, of, __VA_ARGS__)
static const struct bind_key top_keys[] = {
    TOP_OF("name", BIND_NODE, name, "Name of the person, as it is printed; or its parts.",
           &cv_name_table, .example = "Robin Example", .also = "full_name, author, myname",
           .takes = "text, or"),
    TOP("headline", BIND_MARKUP, headline, "Short line about the person or the document.",
        .example = "Curriculum Vitae", .also = "label, title, tagline, jobtitle, subtitle"),
    TOP("location", BIND_MARKUP, location, "Address.",
        .example = "Exampleton", .also = "address, city, place, region"),
    TOP("summary", BIND_MARKUP, summary, "Paragraph below the header.",
        .example = "I make examples.", .also = "about, profile, objective, bio, statement"),
    TOP("email", BIND_NODE, contact, "Email address.",
        .example = "robin@example.org", .also = "mail, e-mail", .takes = "an address, or a list"),
    TOP("phone", BIND_NODE, contact, "Phone number.",
        .example = "+1 555 0100", .also = "tel, telephone, mobile", .takes = "a number, or a list"),
    TOP("website", BIND_NODE, contact, "Web page.", .example = "https://robin.example.org",
        .also = "url, homepage, site, web", .takes = "a web address, or a list"),
    TOP_OF("social_networks", BIND_LIST, contact, "Pages on networks.", &cv_network_table,
           .example = "[{network: GitHub, username: robin-example}]",
           .also = "profiles, social, networks, socials"),
    TOP_OF("contact", BIND_LIST, contact, "Other ways to reach the person.", &cv_contact_table,
           .example = "[{icon: calendar, text: Free from May}]",
           .also = "custom_connections, connections, contacts, extrainfo", .takes = "text, or"),
    TOP("birthdate", BIND_NODE, personal, "Date of birth, printed among the contacts; so are the next keys.",
        .example = "1990-05-05", .also = "birthday, birth_date, date_of_birth, dob, born", .takes = "a date"),
    TOP("birthplace", BIND_NODE, personal, "Place of birth.", .example = "Exampleton",
        .also = "place_of_birth, birth_place", .takes = "a text, or a list of texts"),
    TOP("nationality", BIND_NODE, personal, "Nationality, or several.", .example = "[Examplish, Samplish]",
        .also = "citizenship, nationalities, citizen", .takes = "a text, or a list of texts"),
    TOP("pronouns", BIND_NODE, personal, "How to speak of the person.", .example = "they/them",
        .also = "pronoun", .takes = "a text, or a list of texts"),
    TOP("gender", BIND_NODE, personal, "Gender.", .example = "non-binary", .also = "sex",
        .takes = "a text, or a list of texts"),
    TOP("marital_status", BIND_NODE, personal, "Marital status.", .example = "married",
        .also = "civil_status, family_status", .takes = "a text, or a list of texts"),
    TOP("driving_licence", BIND_NODE, personal, "Classes of a driving licence, or what it is for.",
        .example = "[A1, B]", .also = "driving_license, drivers_license, driver_license, driving_licences",
        .takes = "a text, or a list of texts"),
    TOP("work_permit", BIND_NODE, personal, "Right to work in a country: a visa or permit.",
        .example = "Permit C", .also = "visa, visa_status, work_authorization, residence_permit, right_to_work",
        .takes = "a text, or a list of texts"),
    TOP_OF("photo", BIND_NODE, photo, "Portrait.", &photo_table, .example = "portrait.jpg",
           .also = "image, picture, avatar, portrait", .takes = "a path, or"),
    TOP("consent", BIND_MARKUP, consent, "Line that permits the use of the data.",
        .example = "I agree that my data are processed.", .also = "gdpr, privacy"),
    TOP("updated", BIND_NODE, updated, "Date of the last change of the document.",
        .example = "2024-06-01", .also = "last_updated, last_modified, date",
        .takes = "a date, or today"),
    TOP_OF("me", BIND_NODE, me, "Other spellings of the person's name, to find it among authors.",
           &cv_name_table, .example = "[R. Example, Example R.]",
           .also = "self, aliases, my_names, bold_authors", .takes = "a name, or a list, or"),
    TOP("bibliography", BIND_NODE, bibliography, "Files in which '- key: ...' looks for works.",
        .example = "papers.bib", .also = "bib, bibfile, addbibresource, references",
        .takes = "a path, or a list"),
    TOP("private", BIND_NODE, hidden, "What --public leaves out: keys of `cv`.",
        .example = "[phone, photo]", .also = "confidential, hidden", .takes = "a key, or a list"),
    TOP_OF("sections", BIND_NAMED, sections, "The sections, in order, each under its title.",
           &cv_section_table, .example = "{Education: [{institution: University of Exampleton}]}",
           .also = "content, body, blocks", .takes = "a list of entries, or"),
};
const struct bind_table cv_table = BIND_TABLE_SLIPS(top_keys, "'cv'", slips_of_cv);

static void wrong(struct cv_reader *r, const struct node *n, const char *what, const char *must)
{
    bind_wrong(r->b, n, what, must);
    r->good = false;
}

static void photo_read(struct cv_reader *r, const struct node *n)
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
    r->cv->photo.alt = k.alt.text;
}

/* The name in a language that writes the family name first. `told`: its parts were given. */
static void turned_name(struct cv_reader *r, bool told)
{
    struct cv *cv = r->cv;
    struct name turned = {0};
    if (told && !cv->parts.literal.n) {
        struct str name = name_turned(r->b->a, &cv->parts, false), title = cv->parts.title;
        cv->name.text = title.n ? str_printf(r->b->a, "%.*s %.*s", STRF(title), STRF(name)) : name;
    }
    name_split_turned(cv->name.text, &cv->family.text, &cv->given.text);
    if (told)
        return;
    name_parse(r->b->a, str_printf(r->b->a, "%.*s, %.*s", STRF(cv->family.text), STRF(cv->given.text)), &turned);
    if (cv->given.text.n)
        person_add(r->b->a, &cv->self, &turned);
}

/* Reads the name, and what a header prints of it. */
static bool name_of_cv(struct cv_reader *r, const struct node *n)
{
    struct cv *cv = r->cv;
    if (!name_read(r->b, n, &cv->name, &cv->parts))
        return false;
    cv->given.pos = cv->family.pos = cv->name.pos;
    if (r->locale->name_order == LOCALE_FAMILY_FIRST && !name_is_east(cv->name.text))
        turned_name(r, n->kind == NODE_MAP);
    else
        name_split(r->b->a, cv->name.text, &cv->given.text, &cv->family.text);
    person_add(r->b->a, &cv->self, &cv->parts);
    return true;
}

/* Reads the contacts in the order of the document. */
static void contacts_of(struct cv_reader *r, const struct node *n)
{
    for (size_t i = 0; i < n->pairs.n; i++) {
        const struct bind_key *k = bind_find(&cv_table, n->pairs.at[i].key);
        if (k && k->offset == offsetof(struct top, contact))
            r->good &= contacts_read(r->b, &n->pairs.at[i], r->cv);
        else if (k && k->offset == offsetof(struct top, personal))
            r->good &= personal_read(r->b, r->locale, &n->pairs.at[i], r->cv);
    }
}

bool cv_read(struct binder *b, const struct node *n, const struct locale *l, struct library *lib,
             int64_t now, struct cv *to)
{
    struct top top = {0};
    struct cv_reader r = {.b = b, .locale = l, .books = lib, .cv = to, .now = now,
                          .good = bind_map(b, n, &cv_table, &top)};
    to->now = now;
    if (top.name && top.name->kind != NODE_NULL)
        r.good &= name_of_cv(&r, top.name);
    to->headline = top.headline;
    to->location = top.location;
    const struct node *summary = node_find(n, STR("summary"));
    to->summary = top.summary;
    if (summary && summary->kind == NODE_SCALAR)
        to->summary.text = block_lines(b->a, summary);
    to->consent = top.consent;
    if (top.updated)
        r.good &= date_read(b, l, top.updated, "updated", false, now, &to->updated);
    if (top.photo)
        photo_read(&r, top.photo);
    bool named = top.name && (top.name->kind >= NODE_LIST || str_trim(to->name.text).n);
    if (top.name && !named && top.sections) {
        diag_report(b->d, DIAG_CODE_NO_NAME, top.name->pos);
    } else if ((n->kind == NODE_NULL || n->kind == NODE_MAP) && !named) {
        diag_report(b->d, DIAG_CODE_MISSING_KEY, top.name ? top.name->pos : n->pos, "'cv'", "name");
        r.good = false;
    }
    if (top.me)
        me_read(&r, top.me);
    if (top.bibliography)
        r.good &= library_add(lib, top.bibliography);
    contacts_of(&r, n);
    if (top.sections && top.sections->kind != NODE_MAP && top.sections->kind != NODE_NULL)
        wrong(&r, top.sections, "sections", "a mapping of titles to entries");
    for (size_t i = 0; top.sections && i < top.sections->pairs.n; i++)
        section_read(&r, &top.sections->pairs.at[i]);
    return r.good;
}
