/* linebreak_tailor.c: Chinese and Japanese beyond the default rules. */
#include "text/linebreak_tailor.h"

#include "base/east.h"

static bool is_tag(struct str lang, const char *tag)
{
    struct str t = str_of(tag);
    if (lang.n < t.n || (lang.n > t.n && lang.p[t.n] != '-' && lang.p[t.n] != '_'))
        return false;
    for (size_t i = 0; i < t.n; i++)
        if ((lang.p[i] | 0x20) != t.p[i])
            return false;
    return true;
}

/* The value of the key "lb" behind "-u-" of a tag: the tag from there on. */
static struct str level_of(struct str lang)
{
    bool extension = false;
    for (size_t i = 0; i + 1 < lang.n; i++) {
        struct str rest = str_sub(lang, i + 1, lang.n);
        if (lang.p[i] != '-')
            continue;
        if (extension && is_tag(rest, "lb") && rest.n > 3)
            return str_sub(rest, 3, rest.n);
        if (is_tag(rest, "x"))
            break;
        extension |= is_tag(rest, "u");
    }
    return STR("");
}

struct linebreak_rules linebreak_rules(struct str lang)
{
    struct str level = level_of(lang);
    bool east = is_tag(lang, "zh") || is_tag(lang, "ja") || is_tag(lang, "yue");
    return (struct linebreak_rules){
        .level = is_tag(level, "loose")    ? LINEBREAK_LOOSE
                 : is_tag(level, "normal") ? LINEBREAK_NORMAL
                                           : LINEBREAK_STRICT,
        .east = east,
    };
}

/* Whether a character beside the one at `at` is wide. */
static bool beside_wide(struct str text, size_t at)
{
    size_t n, before = at;
    utf8_at(text, at, &n);
    if (at + n < text.n && east_is(utf8_at(text, at + n, &(size_t){0})))
        return true;
    if (!at)
        return false;
    while (--before > 0 && (text.p[before] & 0xC0) == 0x80)
        ;
    return east_is(utf8_at(text, before, &(size_t){0}));
}

/* CSS Text 3, 5.3 (line-break): what may begin a line by the rules other than the strict one. */
static bool begins(int32_t code, enum linebreak_class c, struct linebreak_rules rules)
{
    if (c == LB_CJ || (rules.east && (code == 0x301C || code == 0x30A0 || code == 0x2010 || code == 0x2013)))
        return true;
    if (rules.level < LINEBREAK_LOOSE)
        return false;
    bool repeats = code == 0x3005 || code == 0x303B || code == 0x309D || code == 0x309E ||
                   code == 0x30FD || code == 0x30FE;
    bool central = code == 0x30FB || code == 0xFF1A || code == 0xFF1B || code == 0xFF65 ||
                   code == 0x203C || (code >= 0x2047 && code <= 0x2049) || code == 0xFF01 || code == 0xFF1F;
    bool after = code == 0xB0 || code == 0x2030 || code == 0x2032 || code == 0x2033 || code == 0x2103 ||
                 code == 0xFF05 || code == 0xFFE0;
    bool before = code == 0x20AC || code == 0x2116 || code == 0xA3 || code == 0xA5 || code == 0xFF04 ||
                  code == 0xFFE1 || code == 0xFFE5;
    return repeats || c == LB_IN || (rules.east && (central || after || before));
}

enum linebreak_class linebreak_tailored(struct str text, size_t at, int32_t code,
                                        struct linebreak_rules rules)
{
    enum linebreak_class c = linebreak_class(code);
    if (rules.east && c == LB_QU && code >= 0x2018 && code <= 0x201D && beside_wide(text, at))
        return code == 0x2018 || code == 0x201C ? LB_OP_EAST : code == 0x2019 || code == 0x201D ? LB_CL : c;
    if (rules.level && begins(code, c, rules))
        return LB_ID;
    return c == LB_CJ ? LB_NS : c;
}
