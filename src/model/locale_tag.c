/* locale_tag.c: languages by their names and codes. */
#include "load/prepared.h"
#include "model/locale.h"

bool locale_is_language(struct str tag)
{
    size_t start = 0;
    for (size_t i = 0; i <= tag.n; i++) {
        char c = i < tag.n ? tag.p[i] : '-';
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (c == '-' && (i == start || i - start > 8 || (!start && (i < 2 || i > 3))))
            return false;
        if (c == '-')
            start = i + 1;
        else if (!letter && (!start || c < '0' || c > '9'))
            return false;
    }
    return true;
}

/* ---- parts of a tag */

/* What a code is without "@euro" and ".UTF-8", with '-' for '_'. */
static struct str code_of(struct arena *a, struct str name)
{
    name = str_trim(name);
    size_t end = str_find(name, '@'), dot = str_find(name, '.');
    struct str s = str_copy(a, str_sub(name, 0, dot < end ? dot : end));
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] == '_')
            ((char *)s.p)[i] = '-';
    return s;
}

static struct str next_part(struct str tag, size_t *i)
{
    struct str rest = str_sub(tag, *i, tag.n);
    struct str part = str_sub(rest, 0, str_find(rest, '-'));
    *i += part.n + 1;
    return part;
}

static bool is_alpha(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if ((s.p[i] | 0x20) < 'a' || (s.p[i] | 0x20) > 'z')
            return false;
    return s.n > 0;
}

static bool is_script(struct str part)
{
    return part.n == 4 && is_alpha(part);
}

static bool is_region(struct str part)
{
    return (part.n == 2 && is_alpha(part)) || (part.n == 3 && part.p[0] >= '0' && part.p[0] <= '9');
}

/* The part of a tag behind the language that is of this sort; empty: there is none. */
static struct str find_part(struct str tag, bool (*is)(struct str))
{
    size_t i = 0;
    next_part(tag, &i);
    while (i < tag.n) {
        struct str part = next_part(tag, &i);
        if (is(part))
            return part;
    }
    return (struct str){0};
}

static void add_part(struct buf *b, struct str part, char first, char rest)
{
    if (b->n)
        buf_char(b, '-');
    for (size_t i = 0; i < part.n; i++) {
        bool letter = (part.p[i] | 0x20) >= 'a' && (part.p[i] | 0x20) <= 'z';
        char sort = i ? rest : first;
        buf_char(b, !letter ? part.p[i] : (char)(sort == 'A' ? part.p[i] & ~0x20 : part.p[i] | 0x20));
    }
}

/* "pt" asked for as "PT_pt" is "pt-PT", "zh-Hans" asked for as "zh-cn" is "zh-Hans-CN", "nb" asked for
 * as "no" is "nb"; what stands behind the region is kept. */
static struct str asked_tag(struct arena *a, struct str own, struct str asked)
{
    struct buf b = {.a = a};
    size_t i = 0, k = 0;
    next_part(asked, &k);
    add_part(&b, next_part(own, &i), 'a', 'a');
    struct str script = find_part(own, is_script), region = find_part(asked, is_region);
    if (script.n)
        add_part(&b, script, 'A', 'a');
    region = region.n ? region : find_part(own, is_region);
    if (region.n)
        add_part(&b, region, 'A', 'A');
    while (k < asked.n) {
        struct str part = next_part(asked, &k);
        if (!is_script(part) && !is_region(part))
            add_part(&b, part, 'a', 'a');
    }
    return buf_end(&b);
}

/* ---- locales */

struct str locale_find(struct arena *a, struct str name, struct str *tag)
{
    struct str own, exact = prepared_locale(a, name, &own);
    *tag = own;
    if (exact.p && !locale_is_language(name))
        return exact;
    struct str code = code_of(a, name);
    for (struct str s = code; locale_is_language(s); s = str_sub(code, 0, s.n - 1)) {
        struct str file = prepared_locale(a, s, &own);
        if (file.p)
            *tag = str_eq_nocase(s, own) && s.n == code.n ? own : asked_tag(a, own, code);
        if (file.p)
            return file;
        while (s.n && s.p[s.n - 1] != '-')
            s.n--;
        if (!s.n)
            break;
    }
    return exact;
}

struct str locale_tag(struct arena *a, struct str name)
{
    struct str tag;
    if (locale_is_language(name))
        return name;
    return name.n && locale_find(a, name, &tag).p ? tag : name;
}

const char **locale_names(struct arena *a, size_t *n)
{
    return prepared_locale_names(a, n);
}

struct str locale_nearest(struct arena *a, struct str name)
{
    /* From "languageMatching" in CLDR's languageInfo.xml, release 41: of a distance of 20 at most. */
    static const char *const near[][2] = {
        {"af", "nl"}, {"be", "ru"},  {"br", "fr"}, {"bs", "hr"}, {"co", "fr"}, {"cy", "en"}, {"fo", "da"},
        {"fy", "nl"}, {"gl", "es"},  {"gsw", "de"}, {"ht", "fr"}, {"jv", "id"}, {"la", "it"}, {"lb", "de"},
        {"mi", "en"}, {"nn", "nb"},  {"oc", "fr"}, {"rm", "de"}, {"sh", "hr"}, {"su", "id"}, {"wuu", "zh"},
        {"yue", "zh"},
        /* Countries whose codes are those of no language. */
        {"at", "de"}, {"cn", "zh"}, {"cz", "cs"}, {"dk", "da"}, {"gb", "en-GB"}, {"il", "he"}, {"jp", "ja"},
        {"tw", "zh-Hant"}, {"ua", "uk"}, {"us", "en-US"}, {"vn", "vi"}};
    size_t i = 0;
    struct str language = next_part(code_of(a, name), &i);
    for (size_t k = 0; k < sizeof near / sizeof *near; k++)
        if (str_eq_nocase(language, str_of(near[k][0])))
            return str_of(near[k][1]);
    return (struct str){0};
}

/* True if the word is one of those in a text, with blanks between. */
static bool is_one_of(const char *words, struct str word)
{
    struct str rest = str_of(words);
    while (rest.n) {
        size_t end = str_find(rest, ' ');
        if (str_eq_nocase(str_sub(rest, 0, end), word))
            return true;
        rest = str_sub(rest, end + (end < rest.n), rest.n);
    }
    return false;
}

/* From "paperSize" in CLDR's supplementalData.xml, release 41. */
bool locale_uses_letter(struct str tag)
{
    return is_one_of("BZ CA CL CO CR GT MX NI PA PH PR SV US VE", find_part(tag, is_region));
}

bool locale_has_other_calendar(struct str tag)
{
    return is_one_of("ar ckb dv fa ps sd ug ur", str_sub(tag, 0, str_find(tag, '-')));
}

bool locale_divides_words(struct str tag)
{
    size_t i = 0;
    return !is_one_of("ar bn bo ckb dv fa gu he hi iw ja km kn ko ks lo ml mr my ne pa ps sd si ta te th ug "
                      "ur vi yi yue zh", next_part(tag, &i));
}
