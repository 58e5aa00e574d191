/* locale_tag.c: languages by their names and codes. */
#include "load/prepared.h"
#include "model/locale.h"

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

static bool is_figure(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_alpha(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if ((s.p[i] | 0x20) < 'a' || (s.p[i] | 0x20) > 'z')
            return false;
    return s.n > 0;
}

static bool is_plain(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!is_figure(s.p[i]) && !is_alpha(str_sub(s, i, i + 1)))
            return false;
    return s.n > 0 && s.n <= 8;
}

static bool is_script(struct str part)
{
    return part.n == 4 && is_alpha(part);
}

static bool is_region(struct str part)
{
    return (part.n == 2 && is_alpha(part)) || (part.n == 3 && is_figure(part.p[0]) && is_figure(part.p[1]) && is_figure(part.p[2]));
}

/* What parts of a tag are, in the order in which they may stand (RFC 5646, 2.1). */
enum sort { LANGUAGE, EXTENDED, SCRIPT, REGION, VARIANT, EXTENSION, PRIVATE, NO_SORT };

/* Of a part behind one of the sort `last`. */
static enum sort sort_of(struct str part, enum sort last)
{
    if (!is_plain(part))
        return NO_SORT;
    if (last == PRIVATE || (part.n == 1 && (part.p[0] | 0x20) == 'x'))
        return PRIVATE;
    if (last == EXTENSION || part.n == 1)
        return EXTENSION;
    if (is_region(part))
        return REGION;
    if (is_alpha(part) && part.n < 5)
        return part.n == 3 ? EXTENDED : SCRIPT;
    return part.n > 4 || is_figure(part.p[0]) ? VARIANT : NO_SORT;
}

/* True if the part that begins at byte `at` stands before there too, behind the language. */
static bool stands_before(struct str tag, struct str part, size_t at)
{
    size_t i = 0;
    next_part(tag, &i);
    while (i < at)
        if (str_eq_nocase(next_part(tag, &i), part))
            return true;
    return false;
}

bool locale_is_language(struct str tag)
{
    size_t i = 0;
    struct str part = next_part(tag, &i);
    bool open = false; /* a letter that something has to follow */
    if (!is_alpha(part) || part.n < 2 || part.n > 3)
        return false;
    for (enum sort sort, last = LANGUAGE; i <= tag.n; last = sort) {
        size_t at = i;
        part = next_part(tag, &i);
        sort = sort_of(part, last);
        bool opens = part.n == 1 && last != PRIVATE;
        if (sort == NO_SORT || sort < last || (sort == last && sort < VARIANT) || (open && opens) ||
            ((opens || sort == VARIANT) && stands_before(tag, part, at)))
            return false;
        open = opens;
    }
    return !open;
}

/* The part of a tag that is its script, or its region; empty: there is none. */
static struct str find_part(struct str tag, bool (*is)(struct str))
{
    size_t i = 0;
    next_part(tag, &i);
    while (i < tag.n) {
        struct str part = next_part(tag, &i);
        if (is(part))
            return part;
        if (part.n == 1) /* from here on are extensions */
            break;
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
    for (enum sort sort, last = LANGUAGE; k < asked.n; last = sort) {
        struct str part = next_part(asked, &k);
        sort = sort_of(part, last);
        if (sort >= VARIANT)
            add_part(&b, part, 'a', 'a');
    }
    return buf_end(&b);
}

/* ---- locales */

struct str locale_find(struct arena *a, struct str name, struct str *tag)
{
    struct str own, exact = prepared_locale(a, name, &own);
    *tag = own;
    struct str code = code_of(a, name);
    if (!locale_is_language(code))
        return exact;
    for (struct str s = code;; s = str_sub(code, 0, s.n - 1)) {
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
    struct str own;
    return prepared_locale(a, language, &own).p ? own : (struct str){0}; /* of a tag that is no tag: "de-DE-DE" */
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
