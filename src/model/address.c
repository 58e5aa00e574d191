/* address.c: completes addresses, and says which ones links may lead to. */
#include "model/address.h"

enum { LONGEST = 10000 }; /* [bytes] with three for each when escaped, no PDF string is too long */

static bool begins(struct str s, const char *with)
{
    size_t n = strlen(with);
    return s.n >= n && str_eq_nocase(str_sub(s, 0, n), str_of(with));
}

/* Cuts what stands before a DOI; false if nothing does. */
static bool cut_resolver(struct str *s)
{
    static const char *const before[] = {"https://", "http://", "www.", "dx.doi.org/", "doi.org/", "doi:",
                                         "doi "};
    bool any = false;
    for (size_t i = 0; i < sizeof before / sizeof *before; i++)
        if (begins(*s, before[i])) {
            *s = str_trim(str_sub(*s, strlen(before[i]), s->n));
            any = true;
        }
    return any;
}

struct str address_of_doi(struct arena *a, struct str doi)
{
    struct str s = doi = str_trim(doi);
    struct buf b = {.a = a};
    cut_resolver(&s);
    if (!str_starts(s, STR("10.")))
        return begins(doi, "http") || !doi.n ? address_full(a, doi)
                                             : str_printf(a, "https://doi.org/%.*s", STRF(s));
    buf_add(&b, STR("https://doi.org/"));
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '#' || s.p[i] == '?') /* they would end the path */
            buf_printf(&b, "%%%02X", (unsigned)s.p[i]);
        else
            buf_char(&b, s.p[i]);
    }
    return buf_end(&b);
}

struct str address_full(struct arena *a, struct str written)
{
    static const char *const encrypted[] = {"http://arxiv.org/", "http://doi.org/", "http://dx.doi.org/"};
    struct str s = str_trim(written);
    for (size_t i = 0; i < sizeof encrypted / sizeof *encrypted; i++)
        if (begins(s, encrypted[i]))
            return str_printf(a, "https%.*s", STRF(str_sub(s, 4, s.n)));
    if (begins(s, "www."))
        return str_printf(a, "https://%.*s", STRF(s));
    if (begins(s, "doi:") && s.n > 4)
        return address_of_doi(a, s);
    if (begins(s, "orcid:") && s.n > 6)
        return str_printf(a, "https://orcid.org/%.*s", STRF(str_trim(str_sub(s, 6, s.n))));
    return s;
}

/* True for "example.org/paper": a name with a dot and a slash behind it. */
static bool is_site(struct str s)
{
    size_t slash = str_find(s, '/'), dot = slash;
    for (size_t i = 0; i < slash && slash < s.n; i++) {
        char c = s.p[i];
        if (c == '.')
            dot = i;
        else if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'))
            return false;
    }
    return slash < s.n && dot > 0 && dot < slash && slash - dot > 2;
}

struct str address_of_field(struct arena *a, struct str written)
{
    struct str s = str_trim(written);
    if (begins(s, "url:"))
        s = str_trim(str_sub(s, 4, s.n));
    if (str_starts(s, STR("10.")) && str_find(s, '/') < s.n)
        return address_of_doi(a, s);
    return is_site(s) ? str_printf(a, "https://%.*s", STRF(s)) : address_full(a, s);
}

const char *address_fault(struct str address)
{
    static const char *const schemes[] = {"https://", "http://", "mailto:", "tel:"};
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (begins(address, schemes[i]))
            return address.n == strlen(schemes[i]) ? "nothing follows its scheme"
                   : address.n > LONGEST           ? "it is too long"
                                                   : NULL;
    return "its scheme is none of https, http, mailto, tel, doi and orcid";
}
