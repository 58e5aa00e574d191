/* contact.c: reads email, phone, website and networks: their texts and links; and what people say of themselves. */
#include "model/cv.h"

#include "load/bind.h"
#include "model/network.h"

/* Finds the page of a user. What the document says becomes the user's name alone. */
static bool network_find(struct binder *b, struct str network, struct markup *user,
                         struct network_page *to)
{
    struct str typed = user->text;
    bool found = network_page(b->a, network, typed, to);
    if (found && str_find(to->uri, ' ') == to->uri.n) {
        user->text = to->user;
        if (str_eq(str_of(to->icon), STR("orcid")) && !network_is_orcid(to->user))
            diag_report(b->d, DIAG_CODE_LINT_ID, user->pos, STRF(to->user),
                        to->user.n == 19 ? "an ORCID iD: a digit is wrong"
                                         : "an ORCID iD: that has 16 digits, such as 0000-0002-1825-0097");
        return true;
    }
    diag_report(b->d, DIAG_CODE_BAD_VALUE, user->pos, "username", STRF(typed),
                str_c(b->a, str_printf(b->a,
                                       "enough to find a page in the network '%.*s'%s; add its "
                                       "'url', or a 'label' without a link",
                                       STRF(network), network_suggest(b->d, network))));
    return false;
}

/* A web address without "https://". */
static struct str without_scheme(struct str url)
{
    static const char *const schemes[] = {"https://", "http://", "//"};
    for (size_t i = 0; i < 3; i++) {
        size_t n = strlen(schemes[i]);
        if (url.n > n && str_eq_nocase(str_sub(url, 0, n), str_of(schemes[i])))
            return str_sub(url, n, url.n);
    }
    return url;
}

/* A web address without "https://", "www." and a slash at the end. */
static struct str readable(struct str url)
{
    struct str s = without_scheme(url);
    if (str_starts(s, STR("www.")))
        s = str_sub(s, 4, s.n);
    return str_ends(s, STR("/")) ? str_sub(s, 0, s.n - 1) : s;
}

struct network {
    struct markup network, username, url, label, icon;
    const struct node *tags, *hidden; /* read in variant/ */
};

#define KEY(key, member, doc, ...) BIND_KEY(key, BIND_WORD, network, member, doc, __VA_ARGS__)
static const struct bind_key network_keys[] = {
    KEY("network", network, "Name of the network; it chooses the icon too.",
        .example = "GitHub", .also = "type, service, platform, site"),
    KEY("username", username, "Name there, or the page's address; it makes the link and, without a label, the text.",
        .example = "robin-example", .also = "user, handle, account, id"),
    KEY("url", url, "Web address, for networks that the program does not know.",
        .example = "https://example.org/robin", .also = "link, href, address"),
    KEY("label", label, "Text to print; without username and url it is no link.",
        .example = "Robin on GitHub", .also = "text, title, display"),
    KEY("icon", icon, "Icon in place of the network's own.",
        .example = "link", .also = "symbol, logo"),
    BIND_KEY("tags", BIND_NODE, network, tags, "Words that variants choose the item by.",
             .example = "[industry]", .also = "keywords", .takes = "a word, or a list"),
    BIND_KEY("private", BIND_NODE, network, hidden, "yes: --public leaves the item out.", .example = "yes",
             .also = "confidential, hidden", .takes = "yes, or a list"),
};
const struct bind_table cv_network_table = BIND_TABLE(network_keys, "an item of 'social_networks'");

static bool network_read(struct binder *b, const struct node *n, struct cv *to)
{
    struct network w = {0};
    const struct pair *one = n->kind == NODE_MAP && n->pairs.n == 1 ? n->pairs.at : NULL;
    if (n->kind == NODE_SCALAR) {
        bind_wrong(b, n, cv_network_table.what, "a mapping, such as {network: GitHub, username: robin-example}");
        return false;
    }
    if (one && one->value->kind == NODE_SCALAR && !bind_find(&cv_network_table, one->key)) {
        diag_report(b->d, DIAG_CODE_UNKNOWN_KEY, one->pos, STRF(one->key), cv_network_table.what,
                    diag_hint(b->d, str_printf(b->a, " (write {network: %.*s, username: %.*s})", STRF(one->key),
                                               STRF(one->value->text))));
        return false;
    }
    if (!bind_map(b, n, &cv_network_table, &w))
        return false;
    if (!w.network.text.p || (!w.username.text.p && !w.label.text.p && !w.url.text.p)) {
        diag_report(b->d, DIAG_CODE_MISSING_KEY, n->pos, cv_network_table.what,
                    w.network.text.p ? "username" : "network");
        return false;
    }
    struct str network = str_lower(b->a, w.network.text);
    struct network_page page = {0};
    if (!w.url.text.p && w.username.text.p && !network_find(b, network, &w.username, &page))
        return false;
    if (w.url.text.p && network_page(b->a, network, STR("x"), &page))
        page.uri = w.url.text;
    if (page.icon && !str_eq(network, STR("stackoverflow")))
        network = str_of(page.icon);
    struct contact *c = vec_push(b->a, &to->contacts);
    c->icon = w.icon.text.p ? w.icon : (struct markup){.text = network};
    c->kind = CONTACT_NETWORK;
    c->network = w.network.text;
    c->labelled = w.label.text.p != NULL;
    c->text = w.label.text.p ? w.label : w.username.text.p ? w.username : w.url;
    c->uri = w.url.text.p ? w.url.text : page.uri;
    if (c->uri.p && !w.label.text.p)
        c->address = (struct markup){readable(c->uri), c->text.pos};
    return true;
}

struct custom {
    struct markup icon, text, url;
    const struct node *tags, *hidden; /* read in variant/ */
};

#define CUSTOM(key, member, doc, ...) BIND_KEY(key, BIND_WORD, custom, member, doc, __VA_ARGS__)
static const struct bind_key custom_keys[] = {
    CUSTOM("icon", icon, "Name of an icon.",
           .example = "calendar", .also = "symbol, fontawesome_icon, logo"),
    CUSTOM("text", text, "Text to print.",
           .example = "Free from May", .also = "label, value, placeholder, name"),
    CUSTOM("url", url, "Web address that it links to.",
           .example = "https://example.org", .also = "link, href"),
    BIND_KEY("tags", BIND_NODE, custom, tags, "Words that variants choose the item by.",
             .example = "[industry]", .also = "keywords", .takes = "a word, or a list"),
    BIND_KEY("private", BIND_NODE, custom, hidden, "yes: --public leaves the item out.", .example = "yes",
             .also = "confidential, hidden", .takes = "yes, or a list"),
};
const struct bind_table cv_contact_table = BIND_TABLE(custom_keys, "an item of 'contact'");

static bool custom_read(struct binder *b, const struct node *n, struct cv *to)
{
    struct custom w = {0};
    if (n->kind == NODE_SCALAR)
        w.text = (struct markup){n->text, n->pos};
    else if (!bind_map(b, n, &cv_contact_table, &w))
        return false;
    if (!w.text.text.p) {
        diag_report(b->d, DIAG_CODE_MISSING_KEY, n->pos, cv_contact_table.what, "text");
        return false;
    }
    *vec_push(b->a, &to->contacts) =
        (struct contact){.kind = CONTACT_OTHER, .icon = w.icon, .text = w.text, .uri = w.url.text};
    return true;
}

/* The number of an extension at the start of a text: "x12", "ext. 12", ";ext=12". Empty: none. */
static struct str extension(struct str s)
{
    static const char *const words[] = {";ext=", "extension", "ext.", "ext", "x", "#"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t n = strlen(words[i]);
        if (s.n <= n || !str_eq_nocase(str_sub(s, 0, n), str_of(words[i])))
            continue;
        struct str number = str_trim(str_sub(s, n, s.n));
        for (size_t k = 0; k < number.n; k++)
            if (number.p[k] < '0' || number.p[k] > '9')
                return STR("");
        return number;
    }
    return STR("");
}

/* The address of a telephone number (RFC 3966); empty if it is none, or more than one. A number
 * without '+' stays without a country. */
static struct str telephone_uri(struct arena *a, struct str number)
{
    enum { DIGITS = 15 }; /* of the longest number (ITU-T E.164) */
    struct buf u = {.a = a};
    struct str ext = STR("");
    size_t digits = 0;
    buf_add(&u, STR("tel:"));
    for (size_t i = 0; i < number.n && !ext.n; i++) {
        char c = number.p[i];
        struct str rest = str_sub(number, i, number.n);
        if (u.n > 4 && u.p[4] == '+' && str_starts(rest, STR("(0)")))
            i += 2; /* "(0)" is not dialed after a country code */
        else if ((c >= '0' && c <= '9') || (c == '+' && u.n == 4))
            buf_char(&u, c), digits += c != '+';
        else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ';' || c == '#') {
            ext = extension(rest);
            if (!ext.n)
                return ext;
        }
    }
    if (!digits || digits > DIGITS)
        return STR("");
    if (ext.n)
        buf_printf(&u, ";ext=%.*s", STRF(ext));
    return buf_end(&u);
}

/* True if there is one '@' with something on both sides, and no blank or comma. */
static bool is_address(struct str s)
{
    size_t at = str_find(s, '@');
    return at > 0 && at + 1 < s.n && str_find(str_sub(s, at + 1, s.n), '@') == s.n - at - 1 &&
           str_find(s, ' ') == s.n && str_find(s, ',') == s.n;
}

/* Splits "[text](address)". False if it is not a link. */
static bool marked_link(struct str s, struct str *text, struct str *uri)
{
    size_t cut = 1;
    while (cut + 1 < s.n && !(s.p[cut] == ']' && s.p[cut + 1] == '('))
        cut++;
    if (s.p[0] != '[' || cut + 1 >= s.n || s.p[s.n - 1] != ')')
        return false;
    *text = str_sub(s, 1, cut);
    *uri = str_sub(s, cut + 2, s.n - 1);
    if (uri->n == 0 || str_eq(*uri, STR("#")))
        *uri = (struct str){0};
    return true;
}

static bool simple_read(struct binder *b, const struct node *n, struct str key, struct cv *to)
{
    struct markup m;
    if (n->kind == NODE_MAP) {
        bind_wrong(b, n, str_c(b->a, key), "a text, or a list of texts");
        return false;
    }
    if (!bind_word(b, n, &m, str_c(b->a, key)))
        return false;
    m.text = str_trim(m.text);
    if (!m.text.n)
        return true;
    struct contact c = {.icon.text = key, .text = m};
    c.kind = str_eq(key, STR("email"))   ? CONTACT_EMAIL
             : str_eq(key, STR("phone")) ? CONTACT_PHONE
                                         : CONTACT_WEBSITE;
    bool marked = marked_link(m.text, &c.text.text, &c.uri);
    if (marked) {
        *vec_push(b->a, &to->contacts) = c;
        return true;
    }
    const char *must = NULL;
    if (str_eq(key, STR("email"))) {
        if (str_starts(m.text, STR("mailto:")))
            c.text.text = m.text = str_sub(m.text, 7, m.text.n);
        if (!is_address(m.text))
            must = "an email address; put plain text under 'contact'";
        c.uri = str_printf(b->a, "mailto:%.*s", STRF(m.text));
    } else if (str_eq(key, STR("phone"))) {
        if (str_starts(m.text, STR("tel:")))
            c.text.text = m.text = str_sub(m.text, 4, m.text.n);
        c.uri = telephone_uri(b->a, m.text);
        c.uri = c.uri.n ? c.uri : (struct str){0};
    } else {
        struct str rest = without_scheme(m.text);
        if (str_find(rest, ' ') < rest.n || str_find(rest, ':') < str_find(rest, '/'))
            must = "a web address; put plain text under 'contact'";
        bool has_scheme = rest.n < m.text.n && m.text.p[0] != '/';
        c.uri = has_scheme ? m.text : str_printf(b->a, "https://%.*s", STRF(rest));
        c.text.text = str_ends(rest, STR("/")) ? str_sub(rest, 0, rest.n - 1) : rest;
    }
    if (must) {
        diag_report(b->d, DIAG_CODE_BAD_VALUE, n->pos, str_c(b->a, key), STRF(m.text), must);
        return false;
    }
    *vec_push(b->a, &to->contacts) = c;
    return true;
}

/* A text, or texts as one list. */
static bool joined_read(struct binder *b, const struct locale *l, const struct node *n, const char *what,
                        struct markup *to)
{
    struct buf all = {.a = b->a};
    struct markup m;
    if (n->kind != NODE_LIST)
        return bind_word(b, n, to, what);
    to->pos = n->pos;
    for (size_t i = 0; i < n->items.n; i++) {
        if (n->items.at[i]->kind == NODE_NULL)
            continue;
        if (!bind_word(b, n->items.at[i], &m, what))
            return false;
        if (all.n)
            buf_add(&all, l->lists.between.text);
        else
            to->pos = m.pos;
        buf_add(&all, str_trim(m.text));
    }
    to->text = buf_end(&all);
    return true;
}

bool personal_read(struct binder *b, const struct locale *l, const struct pair *p, struct cv *to)
{
    const struct bind_key *k = bind_find(&locale_personal_table, p->key);
    struct contact c = {.kind = CONTACT_OTHER, .fact = k->name};
    bool birth = str_eq(p->key, STR("birthdate")), several = strncmp(k->name, "nat", 3) == 0;
    if (p->value->kind == NODE_NULL)
        return true;
    if (birth ? !date_read(b, l, p->value, k->name, false, to->now, &c.date)
              : !joined_read(b, l, p->value, k->name, &c.text))
        return false;
    if (birth)
        c.text = c.date.text;
    c.text.text = str_trim(c.text.text);
    c.form = ((const struct markup *)((const char *)&l->personal + k->offset))->text;
    if (birth || several)
        c.icon.text = birth ? STR("birthday") : STR("nationality");
    if (c.text.text.n)
        *vec_push(b->a, &to->contacts) = c;
    return true;
}

bool contacts_read(struct binder *b, const struct pair *p, struct cv *to)
{
    bool networks_key = str_eq(p->key, STR("social_networks"));
    bool custom = str_eq(p->key, STR("contact"));
    const struct node *n = p->value;
    bool good = true;
    if (n->kind == NODE_NULL)
        return true;
    if (!networks_key && !custom && n->kind != NODE_LIST)
        return simple_read(b, n, p->key, to);
    if (n->kind != NODE_LIST) {
        bind_wrong(b, n, str_c(b->a, p->key),
                   custom ? "a list, such as [Free from May]"
                          : "a list, such as [{network: GitHub, username: robin-example}]");
        return false;
    }
    for (size_t i = 0; i < n->items.n; i++)
        good &= networks_key ? network_read(b, n->items.at[i], to)
                : custom     ? custom_read(b, n->items.at[i], to)
                             : simple_read(b, n->items.at[i], p->key, to);
    return good;
}
