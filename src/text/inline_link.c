/* inline_link.c: where the links of a text lead, and the addresses that are printed after them. */
#include "text/inline.h"

#include "base/grapheme.h"
#include "model/address.h"

/* "#NAME" if a target has the name; p NULL after reporting. Marks the target as linked. */
static struct str internal_uri(const struct inliner *in, struct str uri, struct pos pos)
{
    struct str name = str_sub(uri, 1, uri.n);
    struct target *t = targets_find(in->targets, name);
    pos = pos_of_text(pos, uri);
    if (!t) {
        diag_report(in->d, DIAG_CODE_UNKNOWN_TARGET, pos, STRF(name),
                    targets_suggest(in->d, in->targets, name));
        return (struct str){0};
    }
    if (!t->linked)
        t->from = pos;
    t->linked = true;
    return uri;
}

struct str inline_uri(struct inliner *in, struct str uri, struct pos pos)
{
    uri = address_full(in->a, uri);
    if (in->targets && uri.n > 1 && uri.p[0] == '#')
        return internal_uri(in, uri, pos);
    const char *why = address_fault(uri);
    if (why) {
        diag_report(in->d, DIAG_CODE_BAD_LINK, pos_of_text(pos, uri), STRF(uri), why);
        return (struct str){0};
    }
    if (str_starts(uri, STR("http:")))
        *vec_push(in->a, &in->unencrypted) = (struct markup){uri, pos};
    struct buf b = {.a = in->a};
    for (size_t k = 0; k < uri.n; k++) {
        unsigned char c = (unsigned char)uri.p[k];
        if (c <= ' ' || c >= 0x7F || strchr("\"<>\\^`{|}", c))
            buf_printf(&b, "%%%02X", c);
        else
            buf_char(&b, (char)c);
    }
    return buf_end(&b);
}

void inline_check(const struct inliner *in)
{
    struct table seen = {0};
    for (size_t i = 0; i < in->unencrypted.n; i++) {
        struct markup m = in->unencrypted.at[i];
        if (!table_find(&seen, m.text))
            diag_report(in->d, DIAG_CODE_LINT_HTTP, pos_of_text(m.pos, m.text), STRF(m.text));
        table_set(in->a, &seen, m.text, &seen);
    }
}

/* True if the text contains the address, ignoring zero-width spaces and a slash at the end. */
static bool says(struct str text, struct str address)
{
    size_t at = 0, n;
    for (size_t i = 0; i < text.n && at < address.n; i += n) {
        int32_t c = utf8_at(text, i, &n);
        if (c == 0x200B)
            continue;
        at = n == 1 && text.p[i] == address.p[at] ? at + 1 : 0;
    }
    return at == address.n || (at + 1 == address.n && address.p[at] == '/');
}

void inline_address(const struct inliner *in, const struct style *look, struct rich *to,
                    const struct pen *pen, struct str uri, size_t from)
{
    struct pen own = *pen;
    size_t cut = str_find(uri, '/') + 2;
    struct str shown = str_sub(buf_str(&to->text), from, to->text.n);
    bool web = str_starts(uri, STR("http")) && cut < uri.n;
    if (!look->print_links || !web || says(shown, str_sub(uri, cut, uri.n)))
        return;
    own.verbatim = true;
    struct str open = locale_signed(in->a, in->locale, STR(" ("), buf_str(&to->text));
    rich_text(to, &own, str_printf(in->a, "%.*s%.*s%s", STRF(open), STRF(str_sub(uri, cut, uri.n)),
                                   open.p[0] == ' ' ? ")" : in->locale->signs.close.text.p));
}

/* ---- bare e-mail addresses */

static bool is_alnum(char c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* Where the name before an '@' begins; the '@' if there is none. */
static size_t name_of(struct str t, size_t at)
{
    size_t from = at, n;
    while (from > 0 && (is_alnum(t.p[from - 1]) || strchr("._%+-", t.p[from - 1])))
        from--;
    while (from < at && !is_alnum(t.p[from]))
        from++;
    size_t before = from;
    while (before > 0 && (t.p[--before] & 0xC0) == 0x80)
        ;
    bool inside = from && (strchr("@/", t.p[from - 1]) || grapheme_is_letter(utf8_at(t, before, &n)));
    return from == at || inside || !is_alnum(t.p[at - 1]) ? at : from;
}

/* Where the domain behind an '@' ends; the '@' if there is none: at least two labels, the last of letters alone, as "0.5"
 * is no domain. */
static size_t domain_of(struct str t, size_t at)
{
    size_t end = at + 1, label = end, labels = 0, n;
    bool letters = true;
    for (; end < t.n && (is_alnum(t.p[end]) || t.p[end] == '-' || t.p[end] == '.'); end++) {
        bool last = end + 1 == t.n || !is_alnum(t.p[end + 1]);
        if (t.p[end] == '.' && (last || end == label))
            break;
        letters = t.p[end] == '.' || (letters && t.p[end] > '9');
        labels += t.p[end] == '.';
        label = t.p[end] == '.' ? end + 1 : label;
    }
    bool more = end < t.n && (strchr("@/_", t.p[end]) || grapheme_is_letter(utf8_at(t, end, &n)) ||
                              (t.p[end] == ':' && end + 1 < t.n && is_alnum(t.p[end + 1]))); /* git@e.org:a/b */
    return labels && letters && end - label > 1 && !more ? end : at;
}

size_t inline_mail_find(struct str t, size_t *n)
{
    for (size_t at = 0, from, end; (at += str_find(str_sub(t, at, t.n), '@')) < t.n; at++) {
        from = name_of(t, at);
        end = domain_of(t, at);
        *n = end - from;
        if (from < at && end > at)
            return from;
    }
    return t.n;
}
