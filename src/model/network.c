/* network.c: finds users' pages in networks. */
#include "model/network.h"

struct network {
    const char *name;
    const char *before, *after; /* around the user's name in the address; NULL: no address */
    const char *icon;           /* NULL: it has the name of the network */
};

static const struct network networks[] = {
    {"arxiv author", "https://arxiv.org/a/", "", "arxiv"},
    {"behance", "https://www.behance.net/", "", NULL},
    {"bitbucket", "https://bitbucket.org/", "", NULL},
    {"bluesky", "https://bsky.app/profile/", "", NULL},
    {"codeberg", "https://codeberg.org/", "", NULL},
    {"codeforces", "https://codeforces.com/profile/", "", NULL},
    {"codepen", "https://codepen.io/", "", NULL},
    {"dblp", "https://dblp.org/pid/", "", NULL},
    {"discord", NULL, NULL, NULL},
    {"docker hub", "https://hub.docker.com/u/", "", "docker"},
    {"dribbble", "https://dribbble.com/", "", NULL},
    {"facebook", "https://www.facebook.com/", "", NULL},
    {"flickr", "https://www.flickr.com/people/", "", NULL},
    {"github", "https://github.com/", "", NULL},
    {"gitlab", "https://gitlab.com/", "", NULL},
    {"google scholar", "https://scholar.google.com/citations?user=", "", NULL},
    {"hacker news", "https://news.ycombinator.com/user?id=", "", NULL},
    {"hackerrank", "https://www.hackerrank.com/profile/", "", NULL},
    {"hugging face", "https://huggingface.co/", "", NULL},
    {"inspire", "https://inspirehep.net/authors/", "", NULL},
    {"instagram", "https://instagram.com/", "", NULL},
    {"kaggle", "https://www.kaggle.com/", "", NULL},
    {"keybase", "https://keybase.io/", "", NULL},
    {"lattes", "https://lattes.cnpq.br/", "", NULL},
    {"leetcode", "https://leetcode.com/u/", "", NULL},
    {"linkedin", "https://linkedin.com/in/", "", NULL},
    {"mathscinet", "https://mathscinet.ams.org/mathscinet/author?authorId=", "", NULL},
    {"medium", "https://medium.com/@", "", NULL},
    {"npm", "https://www.npmjs.com/~", "", NULL},
    {"openreview", "https://openreview.net/profile?id=", "", NULL},
    {"orcid", "https://orcid.org/", "", NULL},
    {"osf", "https://osf.io/", "", NULL},
    {"philpapers", "https://philpeople.org/profiles/", "", NULL},
    {"pinterest", "https://www.pinterest.com/", "", NULL},
    {"pypi", "https://pypi.org/user/", "", NULL},
    {"qq", NULL, NULL, NULL},
    {"reddit", "https://www.reddit.com/user/", "", NULL},
    {"repec", "https://ideas.repec.org/f/", ".html", NULL},
    {"researcher id", "https://www.webofscience.com/wos/author/rid/", "", NULL},
    {"researchgate", "https://researchgate.net/profile/", "", NULL},
    {"scopus", "https://www.scopus.com/authid/detail.uri?authorId=", "", NULL},
    {"semantic scholar", "https://www.semanticscholar.org/author/", "", NULL},
    {"signal", NULL, NULL, NULL},
    {"skype", NULL, NULL, NULL},
    {"soundcloud", "https://soundcloud.com/", "", NULL},
    {"ssrn", "https://ssrn.com/author=", "", NULL},
    {"stack overflow", "https://stackoverflow.com/users/", "", NULL},
    {"substack", "https://", ".substack.com", NULL},
    {"telegram", "https://t.me/", "", NULL},
    {"threads", "https://www.threads.net/@", "", NULL},
    {"tiktok", "https://www.tiktok.com/@", "", NULL},
    {"tumblr", "https://", ".tumblr.com", NULL},
    {"twitch", "https://www.twitch.tv/", "", NULL},
    {"twitter", "https://x.com/", "", NULL},
    {"vimeo", "https://vimeo.com/", "", NULL},
    {"web of science", "https://www.webofscience.com/wos/author/record/", "", NULL},
    {"wechat", NULL, NULL, NULL},
    {"weibo", "https://weibo.com/", "", NULL},
    {"whatsapp", "https://wa.me/", "", NULL},
    {"x", "https://x.com/", "", NULL},
    {"xing", "https://www.xing.com/profile/", "", NULL},
    {"youtube", "https://youtube.com/@", "", NULL},
    {"zbmath", "https://zbmath.org/authors/", "", NULL},
    {"zhihu", "https://www.zhihu.com/people/", "", NULL},
};
enum { NETWORKS = sizeof networks / sizeof *networks };

/* "Stack-Overflow" and "StackOverflow" are one network. */
static bool same(struct str x, struct str y)
{
    static const char between[] = " -_.";
    size_t i = 0, k = 0;
    for (;; i++, k++) {
        while (i < x.n && strchr(between, x.p[i]))
            i++;
        while (k < y.n && strchr(between, y.p[k]))
            k++;
        if (i == x.n || k == y.n)
            return i == x.n && k == y.n;
        if (!str_eq_nocase(str_sub(x, i, i + 1), str_sub(y, k, k + 1)))
            return false;
    }
}

/* Removes `prefix` from the start of *s, in any case of letters; false if it does not start so. */
static bool cut(struct str *s, struct str prefix)
{
    if (s->n < prefix.n || !str_eq_nocase(str_sub(*s, 0, prefix.n), prefix))
        return false;
    *s = str_sub(*s, prefix.n, s->n);
    return true;
}

/* An address without scheme and "www."; *is: whether it had one of them. */
static struct str bare(struct str s, bool *is)
{
    *is = cut(&s, STR("https://")) || cut(&s, STR("http://"));
    *is |= cut(&s, STR("www."));
    return s;
}

/* Where the path of an address without scheme begins. */
static size_t host_end(struct str s)
{
    size_t end = str_find(s, '/');
    return end < s.n ? end + 1 : s.n;
}

/* Ends a name at what browsers add: "?hl=en", "&hl=en", a slash. */
static struct str trimmed(struct str s)
{
    while (s.n && *s.p == '/')
        s = str_sub(s, 1, s.n);
    for (size_t i = 0; i < s.n; i++)
        if (strchr("?&#", s.p[i]))
            return trimmed(str_sub(s, 0, i));
    while (str_ends(s, STR("/")))
        s = str_sub(s, 0, s.n - 1);
    return s;
}

/* The user's name in what was typed; empty if it is an address elsewhere. */
static struct str user_of(const struct network *n, struct str typed)
{
    bool whole, ignored;
    struct str s = bare(str_trim(typed), &whole), before = bare(str_of(n->before), &ignored);
    struct str after = str_of(n->after), path = str_sub(before, host_end(before), before.n);
    if (after.n && str_ends(s, STR("/")))
        s = str_sub(s, 0, s.n - 1);
    bool ended = after.n && str_ends(s, after);
    if (ended)
        s = str_sub(s, 0, s.n - after.n);
    struct str site = str_sub(before, 0, host_end(before));
    if (before.n && cut(&s, before))
        return trimmed(s);
    if (before.n && cut(&s, site)) { /* the site, and another path: only a plain one is a name */
        cut(&s, STR("@"));
        s = trimmed(s);
        return str_find(s, '/') == s.n ? s : STR("");
    }
    if (whole && !(ended && !before.n))
        return STR("");
    while (s.n && *s.p == '/')
        s = str_sub(s, 1, s.n);
    if (path.n)
        cut(&s, path);
    if (same(str_of(n->name), STR("reddit")))
        cut(&s, STR("u/"));
    cut(&s, STR("@"));
    return str_ends(s, STR("/")) ? str_sub(s, 0, s.n - 1) : s;
}

/* The page of a Mastodon name, which includes its server: "@someone@example.org". */
static bool mastodon(struct arena *a, struct str user, struct network_page *to)
{
    bool whole;
    struct str s = bare(str_trim(user), &whole);
    size_t slash = str_find_str(s, STR("/@"));
    if (slash < s.n) { /* example.org/@someone */
        struct str server = str_sub(s, 0, slash), name = trimmed(str_sub(s, slash + 2, s.n));
        s = str_printf(a, "@%.*s@%.*s", STRF(name), STRF(server));
    }
    bool sign = s.n && *s.p == '@';
    size_t at = sign + str_find(str_sub(s, sign, s.n), '@');
    if (at >= s.n || at == sign || at + 1 == s.n)
        return false;
    to->icon = "mastodon";
    to->user = s;
    to->uri = str_printf(a, "https://%.*s/@%.*s", STRF(str_sub(s, at + 1, s.n)),
                         STRF(str_sub(s, sign, at)));
    return true;
}

/* What the address has in place of the name: digits alone for a telephone number. */
static struct str in_address(struct arena *a, const struct network *n, struct str user)
{
    if (strcmp(n->name, "whatsapp") != 0)
        return user;
    struct buf digits = {.a = a};
    for (size_t i = 0; i < user.n; i++)
        if (user.p[i] >= '0' && user.p[i] <= '9')
            buf_char(&digits, user.p[i]);
    return digits.n ? buf_end(&digits) : STR("");
}

bool network_page(struct arena *a, struct str network, struct str user, struct network_page *to)
{
    *to = (struct network_page){0};
    if (same(network, STR("mastodon")))
        return mastodon(a, user, to);
    for (size_t i = 0; i < NETWORKS; i++) {
        const struct network *n = &networks[i];
        if (!same(network, str_of(n->name)))
            continue;
        to->icon = n->icon ? n->icon : n->name;
        to->user = n->before ? user_of(n, user) : str_trim(user);
        if (!to->user.n) { /* an address of the network that has another form */
            bool whole;
            to->user = bare(str_trim(user), &whole);
            to->uri = str_printf(a, "https://%.*s", STRF(to->user));
        } else if (n->before) {
            to->uri = str_printf(a, "%s%.*s%s", n->before, STRF(in_address(a, n, to->user)), n->after);
        }
        return true;
    }
    return false;
}

bool network_is_orcid(struct str id)
{
    enum { DIGITS = 16, BASE = 2, MODULUS = 11 };
    int sum = 0, n = 0;
    for (size_t i = 0; i < id.n; i++) {
        char c = id.p[i];
        bool last = n == DIGITS - 1 && (c == 'X' || c == 'x');
        if (c == '-')
            continue;
        if ((c < '0' || c > '9') && !last)
            return false;
        int digit = last ? MODULUS - 1 : c - '0';
        sum = n < DIGITS - 1 ? (sum + digit) * BASE % MODULUS : sum + digit;
        n++;
    }
    return n == DIGITS && sum % MODULUS == 1;
}

const char *network_suggest(struct diag *d, struct str network)
{
    const char *names[NETWORKS + 1] = {"mastodon"};
    for (size_t i = 0; i < NETWORKS; i++)
        names[i + 1] = networks[i].name;
    for (size_t i = 0; i <= NETWORKS; i++)
        if (str_eq_nocase(network, str_of(names[i])))
            return "";
    return diag_suggest(d, network, names, NETWORKS + 1);
}
