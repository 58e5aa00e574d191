/* resume.c: the person, and the sections. */
#include "import/resume.h"

#include "base/file.h"
#include "model/network.h"

void resume_start(struct resume *r, struct import *i, struct pos pos)
{
    *r = (struct resume){.i = i, .english = true};
    r->cv = import_map(i, pos);
    r->sections = import_map(i, pos);
    r->contact = import_list(i, pos);
    r->networks = import_list(i, pos);
}

void resume_end(struct resume *r)
{
    if (r->networks->items.n)
        import_put(r->i, r->cv, "social_networks", r->networks);
    if (r->contact->items.n)
        import_put(r->i, r->cv, "contact", r->contact);
    if (r->sections->pairs.n)
        import_put(r->i, r->cv, "sections", r->sections);
}

/* ---- the person */

/* Adds a contact that is only a text, or a text that links to `url`. */
static void put_contact(struct resume *r, struct node *text, struct node *url)
{
    if (!url) {
        import_push(r->i, r->contact, text);
        return;
    }
    const struct node *shown = text ? text : url;
    struct node *to = import_map(r->i, shown->pos);
    import_put(r->i, to, "text", text ? text : url);
    import_put(r->i, to, "url", url);
    import_push(r->i, r->contact, to);
}

/* The place of the network that knows such addresses, "github.com/x": the name of its site, for a profile that
 * does not name it. */
static struct node *site_of(struct resume *r, const struct node *url)
{
    struct str s = url->text;
    size_t at = str_find_str(s, STR("://"));
    s = at < s.n ? str_sub(s, at + 3, s.n) : s;
    s = str_sub(s, 0, str_find(s, '/'));
    if (str_starts(s, STR("www.")))
        s = str_sub(s, 4, s.n);
    s = str_sub(s, 0, str_find(s, '.'));
    return s.n ? import_text(r->i, s, url->pos) : NULL;
}

static void put_profile(struct resume *r, const struct node *n, const struct str *named)
{
    struct node *to = import_map(r->i, n->pos);
    struct network_page page = {0};
    bool map = n->kind == NODE_MAP;
    struct node *network = named ? import_text(r->i, *named, n->pos)
                                 : map ? resume_text(r, import_take_first(r->i, n, "network, name, platform, label, site"), false) : NULL;
    struct node *url = resume_text(r, map ? import_take_first(r->i, n, "url, link, website, href") : NULL, false);
    struct node *user = map ? resume_text(r, import_take_first(r->i, n, "username, user, handle, account, id, nickname"), false)
                            : resume_text(r, n, false);
    if (user && !url && resume_is_address(user->text)) {
        url = user;
        user = NULL;
    }
    if (url && !resume_is_address(url->text) && str_find(url->text, '.') == url->text.n) {
        user = user ? user : url; /* "@robin" as an address */
        url = NULL;
    }
    network = network ? network : url ? site_of(r, url) : NULL;
    if (!user && !url)
        return;
    bool known = network && network_page(r->i->a, str_lower(r->i->a, network->text), url ? STR("x") : user->text, &page);
    if (!known && url) {
        struct str label = network && user ? str_printf(r->i->a, "%.*s: %.*s", STRF(network->text), STRF(user->text))
                           : network       ? network->text
                                           : STR("");
        put_contact(r, label.n ? import_text(r->i, label, n->pos) : NULL, url);
        return;
    }
    if (!known) {
        struct str label = network ? str_printf(r->i->a, "%.*s: %.*s", STRF(network->text), STRF(user->text)) : user->text;
        put_contact(r, import_text(r->i, label, n->pos), NULL);
        return;
    }
    struct network_page own = {0};
    if (url && !user && network_page(r->i->a, str_lower(r->i->a, network->text), url->text, &own) &&
        !str_eq(own.user, url->text) && str_find(own.uri, ' ') == own.uri.n) { /* the address says the name */
        user = url;
        url = NULL;
    }
    bool found = url || own.uri.n || str_find(page.uri, ' ') == page.uri.n;
    import_put(r->i, to, "network", network);
    import_put(r->i, to, found ? "username" : "label", user);
    import_put(r->i, to, "url", url);
    import_push(r->i, r->networks, to);
}

static void put_profiles(struct resume *r, const struct node *n)
{
    for (size_t k = 0; n && k < n->items.n; k++)
        if (!import_absent(n->items.at[k]))
            put_profile(r, n->items.at[k], NULL);
    for (size_t k = 0; n && k < n->pairs.n; k++) {
        import_used(r->i, &n->pairs.at[k]);
        if (!import_absent(n->pairs.at[k].value))
            put_profile(r, n->pairs.at[k].value, &n->pairs.at[k].key);
    }
}

/* True if the text may stand under `email` or `website`. */
static bool is_email(struct str s)
{
    size_t at = str_find(s, '@');
    return at && at + 1 < s.n && str_find(str_sub(s, at + 1, s.n), '@') == s.n - at - 1 && str_find(s, ' ') == s.n &&
           str_find(s, ',') == s.n;
}

static bool is_site(struct str s)
{
    size_t colon = str_find(s, ':');
    bool scheme = str_starts(s, STR("https://")) || str_starts(s, STR("http://"));
    return s.n && str_find(s, ' ') == s.n && (scheme || (colon == s.n && str_find(s, '.') < s.n));
}

/* Puts each text of a value under `field` if it is such an address, else under the other contacts. */
static void put_addresses(struct resume *r, const struct node *n, const char *field, bool (*fits)(struct str))
{
    size_t items = !n ? 0 : n->kind == NODE_LIST ? n->items.n : 1;
    struct node *list = n ? import_list(r->i, n->pos) : NULL;
    for (size_t k = 0; k < items; k++) {
        const struct node *one = n->kind == NODE_LIST ? n->items.at[k] : n;
        if (one->kind == NODE_MAP) {
            put_profile(r, one, NULL);
            continue;
        }
        struct node *text = resume_text(r, one, false);
        if (text && fits(text->text))
            import_push(r->i, list, text);
        else if (text)
            put_contact(r, text, NULL);
    }
    if (list && list->items.n)
        import_put(r->i, r->cv, field, list->items.n == 1 ? list->items.at[0] : list);
}

static bool any_text(struct str s)
{
    return s.n > 0;
}

/* The portrait, if it is a file that is there. */
static void put_photo(struct resume *r, const struct node *basics)
{
    static const char *const keys[] = {"image", "picture", "photo"};
    for (size_t k = 0; k < 3; k++) {
        const struct node *n = node_find(basics, str_of(keys[k]));
        if (import_absent(n) || n->kind != NODE_SCALAR || import_get(r->cv, "photo"))
            continue;
        if (str_find_str(n->text, STR("://")) < n->text.n || str_starts(n->text, STR("data:"))) {
            diag_report(r->i->b->d, DIAG_CODE_PHOTO_ADDRESS, n->pos);
            import_take(r->i, basics, keys[k]);
            continue;
        }
        struct answer file = files_read(r->i->b->files, CVTEX_PICTURE, file_base(n->pos.source), n->text);
        if (!file.fault)
            import_put(r->i, r->cv, "photo", import_text(r->i, import_take(r->i, basics, keys[k])->text, n->pos));
    }
}

/* What our documents have a key for: contacts that styles and programs know. */
static void put_personal(struct resume *r, const struct node *basics)
{
    static const char *const keys[][2] = {
        {"birthplace", "birthplace, birthPlace, placeOfBirth, place_of_birth"},
        {"nationality", "nationality, nationalities, citizenship"},
        {"pronouns", "pronouns, pronoun"},
        {"gender", "gender, sex"},
        {"marital_status", "maritalStatus, marital_status, civilStatus, civil_status"},
        {"driving_licence", "drivingLicense, drivingLicence, driving_licence, driving_license, driversLicense, driverLicense"},
        {"work_permit", "workPermit, work_permit, visa, visaStatus, workAuthorization, work_authorization"},
    };
    resume_birth(r, basics, r->cv);
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
        resume_put(r, basics, keys[k][1], r->cv, keys[k][0]);
}

/* A text that is too long for the line of contacts: a section with the key as title. */
static bool put_statement(struct resume *r, const struct pair *p)
{
    enum { LINE = 60 };
    const struct node *n = p->value;
    if (n->kind != NODE_SCALAR || (n->text.n <= LINE && str_find(str_trim(n->text), '\n') == str_trim(n->text).n) ||
        resume_is_address(n->text))
        return false;
    resume_section(r, p, (struct str){0});
    return true;
}

/* What the schema does not have: "Hobby: examples". */
static void put_others(struct resume *r, const struct node *basics)
{
    for (size_t k = 0; k < basics->pairs.n; k++) {
        const struct pair *p = &basics->pairs.at[k];
        if (import_is_used(r->i, p) || import_absent(p->value) || resume_is_design(p->key))
            continue;
        struct network_page page = {0};
        import_used(r->i, p);
        if (p->value->kind == NODE_SCALAR && network_page(r->i->a, str_lower(r->i->a, p->key), STR("x"), &page)) {
            put_profile(r, p->value, &p->key); /* "github: robin" */
            continue;
        }
        if (put_statement(r, p))
            continue;
        struct node *text = resume_text(r, p->value, false);
        struct str label = resume_label(r->i->a, p->key);
        if (text && resume_is_address(text->text))
            put_contact(r, import_text(r->i, label, text->pos), text);
        else if (text)
            put_contact(r, import_text(r->i, str_printf(r->i->a, "%.*s: %.*s", STRF(label), STRF(text->text)), text->pos), NULL);
    }
}

/* The name, or what comes nearest: a document needs one. */
static void put_name(struct resume *r, const struct node *basics)
{
    if (resume_put(r, basics, "name, fullName, full_name", r->cv, "name"))
        return;
    struct node *parts = import_map(r->i, r->cv->pos);
    struct node *given = resume_put(r, basics, "firstName, first_name, givenName", parts, "given");
    struct node *family = resume_put(r, basics, "lastName, last_name, familyName, surname", parts, "family");
    if (given && family)
        import_put(r->i, r->cv, "name",
                   import_text(r->i, str_printf(r->i->a, "%.*s %.*s", STRF(given->text), STRF(family->text)), given->pos));
    else if (given || family)
        import_put(r->i, r->cv, "name", given ? given : family);
    else if (!resume_put(r, basics, "label, headline, title", r->cv, "name"))
        import_put(r->i, r->cv, "name", import_text(r->i, STR("Curriculum Vitae"), r->cv->pos));
}

void resume_basics(struct resume *r, const struct node *basics, struct node *place, struct node *profiles)
{
    static const struct node nothing = {.kind = NODE_MAP};
    basics = basics && basics->kind == NODE_MAP ? basics : &nothing;
    put_name(r, basics);
    resume_put(r, basics, "label, headline, title, jobTitle", r->cv, "headline");
    place = place ? place : import_take(r->i, basics, "location");
    place = place ? place : import_take(r->i, basics, "address");
    import_put(r->i, r->cv, "location", resume_place(r, place));
    put_addresses(r, import_take_any(r->i, basics, "email, emails, mail"), "email", is_email);
    put_addresses(r, import_take_any(r->i, basics, "phone, phones, tel, mobile"), "phone", any_text);
    put_addresses(r, import_take_first(r->i, basics, "url, website, websites, homepage, blog"), "website", is_site);
    put_photo(r, basics);
    put_profiles(r, profiles ? profiles : import_take(r->i, basics, "profiles"));
    import_put(r->i, r->cv, "summary", resume_text(r, import_take_first(r->i, basics, "summary, about, objective, bio"), true));
    put_personal(r, basics);
    put_others(r, basics);
}

/* ---- sections */

/* The entries of the section of this name, which is begun if there is none. */
static struct node *entries_of(struct resume *r, struct str name, struct pos pos)
{
    struct node *list = node_find(r->sections, name);
    if (list)
        return list;
    list = import_list(r->i, pos);
    import_put_str(r->i, r->sections, name, pos, list);
    return list;
}

/* A mapping where a list is meant: one entry, or the names of several. */
static void put_mapping(struct resume *r, const struct pair *p, struct node *entries)
{
    const struct node *n = p->value;
    bool one = false;
    for (size_t k = 0; k < n->pairs.n; k++)
        one |= n->pairs.at[k].value->kind == NODE_SCALAR;
    if (one) {
        resume_entry(r, p->key, n, entries);
        return;
    }
    for (size_t k = 0; k < n->pairs.n; k++) {
        const struct pair *part = &n->pairs.at[k];
        import_used(r->i, part);
        struct node *to = import_map(r->i, part->pos);
        import_put(r->i, to, "label", import_text(r->i, resume_label(r->i->a, part->key), part->pos));
        import_put(r->i, to, "details", resume_text(r, part->value, false));
        if (to->pairs.n == 2)
            import_push(r->i, entries, to);
    }
}

void resume_section(struct resume *r, const struct pair *p, struct str title)
{
    const struct node *n = p->value;
    struct str name = resume_section_key(p->key);
    if (import_absent(n))
        return;
    import_used(r->i, p);
    name = title.n ? title : name.n ? name : resume_label(r->i->a, p->key);
    struct node *entries = entries_of(r, name, p->pos);
    if (n->kind == NODE_MAP)
        put_mapping(r, p, entries);
    else if (n->kind == NODE_SCALAR) {
        struct node *to = import_map(r->i, n->pos);
        import_put(r->i, to, "text", resume_text(r, n, true));
        import_push(r->i, entries, to);
    }
    for (size_t k = 0; k < n->items.n; k++)
        resume_entry(r, p->key, n->items.at[k], entries);
    if (!entries->items.n)
        r->sections->pairs.n--;
}
