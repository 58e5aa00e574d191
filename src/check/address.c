/* address.c: web addresses, email addresses and phone numbers, by their syntax. */
#include "check/check.h"

/* Endings and domains that are typed wrong, and what was meant. */
static const char *const slips[][2] = {
    {"gmial.com", "gmail.com"},     {"gmai.com", "gmail.com"},      {"gamil.com", "gmail.com"},
    {"gmal.com", "gmail.com"},      {"gnail.com", "gmail.com"},     {"gmaill.com", "gmail.com"},
    {"gmail.co", "gmail.com"},      {"hotmial.com", "hotmail.com"}, {"hotmai.com", "hotmail.com"},
    {"yahooo.com", "yahoo.com"},    {"yaho.com", "yahoo.com"},      {"outlok.com", "outlook.com"},
    {"outloook.com", "outlook.com"}, {"githb.com", "github.com"},   {"gihub.com", "github.com"},
    {"githubcom", "github.com"},    {"linkdin.com", "linkedin.com"}, {"linkedn.com", "linkedin.com"},
};
static const char *const endings[][2] = {
    {".con", ".com"}, {".cmo", ".com"}, {".ocm", ".com"}, {".comm", ".com"}, {".coom", ".com"},
    {".ogr", ".org"}, {".orgg", ".org"}, {".rog", ".org"}, {".nett", ".net"}, {".eduu", ".edu"},
};

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* " (did you mean '.com'?)" for a domain with a slip; NULL: it has none. */
static const char *slip_of(const struct check *c, struct str domain)
{
    for (size_t i = 0; i < sizeof slips / sizeof *slips; i++)
        if (str_eq_nocase(domain, str_of(slips[i][0])))
            return diag_hint(c->d, str_printf(c->a, " (did you mean '%s'?)", slips[i][1]));
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t n = strlen(endings[i][0]);
        if (domain.n > n && str_eq_nocase(str_sub(domain, domain.n - n, domain.n), str_of(endings[i][0])))
            return diag_hint(c->d, str_printf(c->a, " (did you mean '%s'?)", endings[i][1]));
    }
    return NULL;
}

/* What is wrong with a domain; NULL: nothing. */
static const char *domain_fault(struct str s)
{
    size_t last = 0;
    bool numbers = true;
    for (size_t i = 0, start = 0; i <= s.n; i++) {
        if (i < s.n && s.p[i] != '.') {
            numbers &= is_digit(s.p[i]);
            if (s.p[i] == '_' || (!is_letter(s.p[i]) && !is_digit(s.p[i]) && s.p[i] != '-'))
                return "a sign in its domain is not allowed there";
            continue;
        }
        if (i == start)
            return i == s.n ? "a stop ends its domain" : "its domain has a stop too many";
        if (s.p[start] == '-' || s.p[i - 1] == '-')
            return "a hyphen is at the edge of its domain";
        last = i - start;
        start = i + 1;
    }
    if (last == s.n)
        return "its domain has no stop, as in example.org";
    return last < 2 && !numbers ? "its domain is cut off" : NULL;
}

/* ---- email */

/* What is wrong with an email address; NULL: nothing. */
static const char *email_fault(struct str s)
{
    size_t at = str_find(s, '@');
    struct str local = str_sub(s, 0, at), domain = str_sub(s, at + (at < s.n), s.n);
    if (at == s.n || !local.n || !domain.n)
        return "it needs a name, '@' and a domain";
    if (local.p[0] == '.' || local.p[local.n - 1] == '.' || str_find_str(local, STR("..")) < local.n)
        return "its name has a stop too many";
    for (size_t i = 0; i < local.n; i++)
        if ((unsigned char)local.p[i] <= ' ' || strchr("(),:;<>[]\\\"", local.p[i]))
            return "a sign in its name is not allowed there";
    return domain_fault(domain);
}

static void judge_email(const struct check *c, struct str word, struct pos pos)
{
    const char *why = email_fault(word), *hint;
    size_t at = str_find(word, '@');
    if (why)
        diag_report(c->d, DIAG_CODE_LINT_EMAIL, pos_of_text(pos, word), STRF(word), why, "");
    else if ((hint = slip_of(c, str_sub(word, at + 1, word.n))))
        diag_report(c->d, DIAG_CODE_LINT_EMAIL, pos_of_text(pos, word), STRF(word), "its domain has a slip", hint);
}

/* The word around byte `at`, without the marks around it. */
static struct str word_around(struct str s, size_t at)
{
    static const char edges[] = " \t\n,;()<>[]{}\"'|*";
    size_t from = at, to = at;
    while (from && !strchr(edges, s.p[from - 1]))
        from--;
    while (to < s.n && !strchr(edges, s.p[to]))
        to++;
    while (to > from && strchr(".:!?", s.p[to - 1]))
        to--;
    return str_sub(s, from, to);
}

/* True if a word with '@' is an address: not "@robin@example.org", a page or "3 @ 5". */
static bool is_meant(struct str word)
{
    size_t at = str_find(word, '@');
    struct str behind = str_sub(word, at + (at < word.n), word.n);
    return at > 0 && behind.n && str_find(behind, '@') == behind.n && str_find_str(word, STR("//")) == word.n &&
           str_find(word, '/') == word.n && str_find(word, '\\') == word.n && is_letter(behind.p[0]) &&
           str_find(behind, '.') < behind.n;
}

void check_email(const struct check *c, const struct check_text *t)
{
    struct str s = t->text;
    if (str_eq(t->key, STR("email"))) {
        struct str word = str_starts(s, STR("mailto:")) ? str_sub(s, 7, s.n) : s;
        if (s.p[0] != '[' && str_find(word, '@') < word.n && str_find(word, ' ') == word.n)
            judge_email(c, word, t->pos);
        return;
    }
    for (size_t i = 0; i < s.n; i++) {
        struct str word = s.p[i] == '@' ? word_around(s, i) : STR("");
        if (str_starts(word, STR("mailto:")))
            word = str_sub(word, 7, word.n);
        if (word.n && is_meant(word))
            judge_email(c, str_sub(word, 0, str_find(word, '?')), t->pos);
    }
}

/* ---- web */

static bool begins(struct str s, const char *with)
{
    size_t n = strlen(with);
    return s.n >= n && str_eq_nocase(str_sub(s, 0, n), str_of(with));
}

/* The host of an address: what stands between its scheme and its path. */
static struct str host_of(struct str s)
{
    size_t from = begins(s, "https://") ? 8 : begins(s, "http://") ? 7 : 0, to = from;
    while (to < s.n && !strchr("/?#", s.p[to]))
        to++;
    struct str host = str_sub(s, from, to);
    size_t user = str_find(host, '@');
    host = str_sub(host, user < host.n ? user + 1 : 0, host.n);
    return str_sub(host, 0, str_find(host, ':'));
}

/* What is wrong with an address that begins with a scheme or is the value of `website`. */
static const char *url_fault(struct str s)
{
    struct str rest = str_sub(s, begins(s, "https://") ? 8 : begins(s, "http://") ? 7 : 0, s.n);
    if (begins(rest, "http://") || begins(rest, "https://") || begins(rest, "http:") || begins(rest, "https:") ||
        begins(rest, "https//") || begins(rest, "http//"))
        return "its scheme stands there twice";
    if (begins(rest, "www,") || begins(rest, "www:") || begins(rest, "ww.") || begins(rest, "wwww."))
        return "its 'www.' is typed wrong";
    if (str_find(s, '\\') < s.n)
        return "it has '\\' in place of '/'";
    if (!host_of(s).n)
        return "it has no domain";
    const char *why = domain_fault(host_of(s));
    if (why)
        return why;
    return strchr(",;", s.p[s.n - 1]) ? "a sign at its end does not belong to it" : NULL;
}

static void judge_url(const struct check *c, struct str word, struct pos pos)
{
    const char *why = url_fault(word), *hint;
    if (why)
        diag_report(c->d, DIAG_CODE_LINT_URL, pos_of_text(pos, word), STRF(word), why, "");
    else if ((hint = slip_of(c, host_of(word))))
        diag_report(c->d, DIAG_CODE_LINT_URL, pos_of_text(pos, word), STRF(word), "its domain has a slip", hint);
}

/* Where an address in a text ends. */
static size_t url_end(struct str s, size_t at)
{
    size_t to = at, open = 0;
    for (; to < s.n && !strchr(" \t\n<>\"`]|", s.p[to]); to++) {
        open += s.p[to] == '(';
        if (s.p[to] == ')' && !open)
            break;
        open -= s.p[to] == ')';
    }
    while (to > at && strchr(".,;:!?*_'", s.p[to - 1]))
        to--;
    return to;
}

/* True for keys whose value is one address. */
static bool is_address_key(struct str key)
{
    return str_eq(key, STR("url")) || str_eq(key, STR("website"));
}

void check_url(const struct check *c, const struct check_text *t)
{
    struct str s = t->text;
    bool scheme = begins(s, "http://") || begins(s, "https://"), blank = str_find(s, ' ') < s.n;
    if (is_address_key(t->key) && s.p[0] != '[' && s.p[0] != '#' && (scheme || str_eq(t->key, STR("website")))) {
        if (blank)
            diag_report(c->d, DIAG_CODE_LINT_URL, t->pos, STRF(s), "it has a blank in it", "");
        else
            judge_url(c, s, t->pos);
        return;
    }
    for (size_t i = 0; i + 8 < s.n; i++) {
        struct str rest = str_sub(s, i, s.n);
        if (!begins(rest, "http://") && !begins(rest, "https://"))
            continue;
        size_t end = url_end(s, i);
        if (end > i + 8)
            judge_url(c, str_sub(s, i, end), t->pos);
        i = end;
    }
}

/* ---- phone */

/* What is wrong with a phone number; NULL: nothing. */
static const char *phone_fault(struct str s)
{
    enum { LEAST = 5, MOST = 15 }; /* the longest number has 15 digits (ITU-T E.164) */
    size_t digits = 0;
    int open = 0;
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i], before = i ? s.p[i - 1] : ' ', next = i + 1 < s.n ? s.p[i + 1] : ' ';
        digits += is_digit(c);
        open += (c == '(') - (c == ')');
        if (strchr("oOlI", c) && (is_digit(before) || is_digit(next)))
            return "it has a letter in place of a digit";
        if (open < 0)
            break;
    }
    if (open != 0)
        return "it has a bracket alone";
    if (str_starts(s, STR("+0")) && !str_starts(s, STR("+00")))
        return "no country code begins with 0";
    if (str_starts(s, STR("++")) || str_starts(s, STR("+00")))
        return "'+' stands for '00': one of them is enough";
    return digits < LEAST ? "it has too few digits" : digits > MOST ? "it has too many digits" : NULL;
}

/* True if the text may be one number: no words, no second number behind a comma or slash, and no
 * extension. */
static bool is_one_number(struct str s)
{
    size_t letters = 0, digits = 0;
    for (size_t i = 0; i < s.n; i++) {
        letters += is_letter(s.p[i]) && !strchr("oOlI", s.p[i]);
        digits += is_digit(s.p[i]);
        if (strchr(",;/|#\n*X", s.p[i]))
            return false;
    }
    return !letters && digits;
}

void check_phone(const struct check *c, const struct check_text *t)
{
    struct str s = str_starts(t->text, STR("tel:")) ? str_sub(t->text, 4, t->text.n) : t->text;
    const char *why = str_eq(t->key, STR("phone")) && s.n && s.p[0] != '[' && is_one_number(s) ? phone_fault(s) : NULL;
    if (why)
        diag_report(c->d, DIAG_CODE_LINT_PHONE, t->pos, STRF(s), why);
}
