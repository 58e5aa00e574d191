/* casing.c: special cases, and utf8proc. */
#include "base/casing.h"

#include <utf8proc.h>

#include "base/grapheme.h"

static bool is_of(struct str lang, const char *primary)
{
    struct str first = str_sub(lang, 0, str_find(lang, '-'));
    return str_eq_nocase(first, str_of(primary));
}

enum casing casing_of(struct str lang)
{
    return is_of(lang, "tr") || is_of(lang, "az") ? CASING_TURKIC
           : is_of(lang, "nl")                    ? CASING_DUTCH
           : is_of(lang, "lt")                    ? CASING_LITHUANIAN
           : is_of(lang, "hy")                    ? CASING_ARMENIAN
           : is_of(lang, "ga")                    ? CASING_IRISH
                                                  : CASING_COMMON;
}

/* Of an i that has it although an accent is above. In composed text it stands by itself there alone. */
#define DOT_ABOVE 0x307

/* Capitals of two letters (Unicode's SpecialCasing). */
static const int32_t doubles[][3] = {
    {0xDF, 'S', 'S'}, {0x149, 0x2BC, 'N'}, {0x1F0, 'J', 0x30C}, {0x587, 0x535, 0x552},
};

static bool is_greek(int32_t c)
{
    return (c >= 0x386 && c <= 0x3CE) || (c >= 0x1F00 && c <= 0x1FFF);
}

/* A Greek capital without accents and breathings. The two dots stay; a small iota below becomes a
 * capital behind. */
static size_t greek_upper(int32_t code, int32_t to[CASING_MOST])
{
    int32_t parts[8];
    utf8proc_ssize_t n = utf8proc_decompose_char(code, parts, 8, UTF8PROC_DECOMPOSE | UTF8PROC_STABLE, NULL);
    bool dots = false, iota = false;
    if (n < 1 || n > 8)
        return 0;
    for (utf8proc_ssize_t i = 1; i < n; i++) {
        dots |= parts[i] == 0x308;
        iota |= parts[i] == 0x345;
    }
    int32_t base = utf8proc_toupper(parts[0]);
    to[0] = dots && base == 0x399 ? 0x3AA : dots && base == 0x3A5 ? 0x3AB : base;
    to[1] = 0x399;
    return iota ? 2 : 1;
}

size_t casing_upper(enum casing casing, int32_t code, int32_t to[CASING_MOST])
{
    to[0] = code;
    to[1] = 0;
    if (code < 0x80) {
        bool small = code >= 'a' && code <= 'z';
        to[0] = small && code == 'i' && casing == CASING_TURKIC ? 0x130 : small ? code - 32 : code;
        return 1;
    }
    if (code == DOT_ABOVE && casing == CASING_LITHUANIAN)
        return 0;
    for (size_t i = 0; i < sizeof doubles / sizeof *doubles; i++)
        if (doubles[i][0] == code) {
            to[0] = doubles[i][1];
            to[1] = code == 0x587 && casing == CASING_ARMENIAN ? 0x54E : doubles[i][2];
            return 2;
        }
    if (is_greek(code) && utf8proc_category(code) != UTF8PROC_CATEGORY_SK) {
        size_t n = greek_upper(code, to);
        if (n)
            return n;
    }
    to[0] = utf8proc_toupper(code);
    return 1;
}

/* The character before byte `at`; 0: none. */
static int32_t before(struct str s, size_t at)
{
    size_t n;
    if (!at)
        return 0;
    while (--at > 0 && ((unsigned char)s.p[at] & 0xC0) == 0x80)
        ;
    return utf8_at(s, at, &n);
}

static bool is_vowel_with_accent(int32_t code)
{
    static const int32_t vowels[] = {0x3AC, 0x3AD, 0x3AE, 0x3AF, 0x3CC, 0x3CD, 0x3CE, /* άέήίόύώ */
                                     0x386, 0x388, 0x389, 0x38A, 0x38C, 0x38E, 0x38F};
    for (size_t i = 0; i < sizeof vowels / sizeof *vowels; i++)
        if (vowels[i] == code)
            return true;
    return false;
}

/* What is beside a Greek letter changes it; its capital, 0: nothing does. */
static int32_t greek_upper_at(struct str text, size_t at, size_t size, int32_t code)
{
    int32_t last = before(text, at);
    int32_t next = at + size < text.n ? utf8_at(text, at + size, &size) : 0;
    if (code == 0x3AE && !grapheme_is_letter(last) && !grapheme_is_letter(next))
        return 0x389;
    bool iota = code == 0x3B9 || code == 0x399, upsilon = code == 0x3C5 || code == 0x3A5;
    return !is_vowel_with_accent(last) ? 0 : iota ? 0x3AA : upsilon ? 0x3AB : 0;
}

/* True for a small letter that an Irish word has before its own beginning: "bPáirc", "an t-uisce". */
static bool is_prefixed(struct str text, size_t at)
{
    size_t start = at, end = at, n;
    while (start > 0 && text.p[start - 1] >= 'a' && text.p[start - 1] <= 'z')
        start--;
    if (start && grapheme_is_letter(before(text, start)))
        return false;
    while (end < text.n && text.p[end] >= 'a' && text.p[end] <= 'z')
        end++;
    bool hyphen = end == start + 1 && end < text.n && text.p[end] == '-' && strchr("nt", text.p[start]);
    return end > at && end - start <= 3 && end < text.n &&
           (hyphen || utf8proc_category(utf8_at(text, end, &n)) == UTF8PROC_CATEGORY_LU);
}

/* Words of more letters with a capital inside are names of things, as "GitHub", which is GITHUB. */
enum { ABBREVIATION_MOST = 5 };

/* Whether byte `at` is in an abbreviation: a letter, or a stop behind one. */
static bool is_in_abbreviation(struct str text, size_t at, size_t *n)
{
    *n = 1;
    return at < text.n && (text.p[at] == '.' ? at && grapheme_is_letter(before(text, at))
                                             : grapheme_is_letter(utf8_at(text, at, n)));
}

/* True for a letter of an abbreviation with capitals inside, which is only known by them: "PhD", "MSc", "iOS", "mRNA",
 * "GmbH"; or with stops, the last one at its end: "Ph.D.", "M.Sc.". People are none: "McKay", "A.Able". Nor is an Irish
 * word with a letter before its own beginning. */
static bool is_abbreviated(enum casing casing, struct str text, size_t at)
{
    size_t start = at, letters = 0, n, end;
    bool inside = false, small = false, stops = false;
    for (size_t i = at; letters <= ABBREVIATION_MOST && is_in_abbreviation(text, i, &n); letters += text.p[i] != '.') {
        start = i;
        while (i > 0 && ((unsigned char)text.p[--i] & 0xC0) == 0x80)
            ;
        if (!start)
            break;
    }
    letters = 0;
    for (end = start; letters <= ABBREVIATION_MOST && is_in_abbreviation(text, end, &n); end += n) {
        bool capital = utf8proc_category(utf8_at(text, end, &n)) == UTF8PROC_CATEGORY_LU;
        stops |= text.p[end] == '.';
        if (text.p[end] == '.')
            continue;
        if (!letters && !capital && casing == CASING_IRISH)
            return false;
        inside |= letters && capital;
        small |= !capital;
        letters++;
    }
    return inside && small && letters <= ABBREVIATION_MOST && (!stops || text.p[end - 1] == '.') &&
           !str_starts(str_sub(text, start, text.n), STR("Mc"));
}

size_t casing_upper_at(enum casing casing, struct str text, size_t at, int32_t to[CASING_MOST])
{
    size_t n;
    int32_t code = utf8_at(text, at, &n), greek = is_greek(code) ? greek_upper_at(text, at, n, code) : 0;
    bool small = (casing == CASING_IRISH && is_prefixed(text, at)) || is_abbreviated(casing, text, at);
    if (!greek && !small)
        return casing_upper(casing, code, to);
    to[0] = greek ? greek : code;
    return 1;
}

size_t casing_lower(enum casing casing, int32_t code, int32_t to[CASING_MOST])
{
    bool accented = code == 0xCC || code == 0xCD || code == 0x128; /* Ì Í Ĩ */
    if (accented && casing == CASING_LITHUANIAN) {
        to[0] = 'i';
        to[1] = DOT_ABOVE;
        to[2] = code == 0xCC ? 0x300 : code == 0xCD ? 0x301 : 0x303;
        return 3;
    }
    bool turkic = casing == CASING_TURKIC && (code == 'I' || code == 0x130);
    to[0] = !turkic ? utf8proc_tolower(code) : code == 'I' ? 0x131 : 'i';
    return 1;
}

void casing_capitalise(enum casing casing, struct str s, struct buf *to)
{
    int32_t forms[CASING_MOST];
    size_t n;
    if (!s.n)
        return;
    int32_t code = utf8_at(s, 0, &n);
    if (casing == CASING_DUTCH && str_starts(s, STR("ij"))) {
        buf_add(to, STR("IJ"));
        n = 2;
    } else {
        bool turkic = casing == CASING_TURKIC && code == 'i', doubled = false;
        for (size_t i = 0; i < sizeof doubles / sizeof *doubles; i++)
            doubled |= doubles[i][0] == code;
        size_t count = casing_upper(casing, code, forms);
        if (!turkic && !doubled) { /* Greek keeps its accent: Έρευνα */
            count = 1;
            forms[0] = utf8proc_totitle(code);
        }
        buf_code(to, forms[0]);
        if (count > 1)
            buf_code(to, utf8proc_tolower(forms[1]));
    }
    buf_add(to, str_sub(s, n, s.n));
}
