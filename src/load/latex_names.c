/* latex_names.c: splits author and editor fields into names, by the rules of BibTeX. */
#include <utf8proc.h>

#include "load/latex.h"
#include "load/latex_internal.h"

struct namer {
    struct arena *a;
    struct diag *d;
    struct str field;
    struct pos pos; /* the place of `at` */
    const char *at; /* the last byte whose place was computed */
    struct latex_names to;
};

struct pos latex_place(struct str value, struct pos pos, const char *at_byte)
{
    struct str all = pos.source ? pos.source->text : (struct str){0};
    if (!pos.line || !all.n || (uintptr_t)value.p < (uintptr_t)all.p ||
        (uintptr_t)value.p + value.n > (uintptr_t)all.p + all.n)
        return pos;
    size_t n;
    for (const char *p = value.p; p < at_byte; p += n) {
        size_t i = (size_t)(p - all.p);
        int32_t c = utf8_at(all, i, &n);
        bool first_half = c == '\r' && i + 1 < all.n && all.p[i + 1] == '\n';
        if (c == '\n' || (c == '\r' && !first_half) || c == 0x85 || c == 0x2028 || c == 0x2029)
            pos.line++, pos.col = 1; /* the line breaks of diag.c */
        else
            pos.col++;
    }
    return pos;
}


static struct pos pos_of(struct namer *n, const char *p)
{
    if (p > n->at) {
        struct str rest = str_sub(n->field, (size_t)(n->at - n->field.p), n->field.n);
        n->pos = latex_place(rest, n->pos, p);
        n->at = p;
    }
    return n->pos;
}

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* True for white space and for '~'. */
static bool is_gap(char c)
{
    return is_blank(c) || c == '~';
}

static struct str trim(struct str s)
{
    while (s.n && is_gap(s.p[0]))
        s = str_sub(s, 1, s.n);
    while (s.n && is_gap(s.p[s.n - 1]))
        s.n--;
    return s;
}

/* Where the command at `i` ends: "\'", or "\v" with the blanks behind it. "\ " is a blank itself. */
static size_t command_end(struct str s, size_t i)
{
    size_t end = i + 1;
    while (end < s.n && is_letter(s.p[end]))
        end++;
    bool accent = end == i + 1 && end < s.n && latex_accent(s.p[end]);
    if (end == i + 1)
        end += end < s.n && !is_blank(s.p[end]) ? 1 : 0;
    size_t next = end;
    while (next < s.n && is_blank(s.p[next]))
        next++;
    return (accent || is_letter(s.p[end - 1])) && next < s.n ? next : end;
}

/* The first `c` from `i` on that is not in braces and not a part of a command, or s.n. */
static size_t find_outside(struct str s, size_t i, char c)
{
    size_t depth = 0;
    for (; i < s.n; i++) {
        if (s.p[i] == c && depth == 0)
            return i;
        if (s.p[i] == '\\') {
            i++;
            continue;
        }
        depth += s.p[i] == '{';
        depth -= s.p[i] == '}' && depth > 0;
    }
    return s.n;
}

/* Takes the next word off the start of `s`. */
static struct str word(struct str *s)
{
    size_t i = 0, depth = 0;
    *s = trim(*s);
    while (i < s->n && (depth > 0 || !is_gap(s->p[i]))) {
        if (s->p[i] == '\\') {
            size_t end = depth ? i + 2 : command_end(*s, i);
            if (end == i + 1 && i)
                break; /* "\ " */
            i = end < s->n ? end : s->n;
            continue;
        }
        depth += s->p[i] == '{';
        depth -= s->p[i] == '}' && depth > 0;
        i++;
    }
    struct str w = str_sub(*s, 0, i);
    *s = trim(str_sub(*s, i + (i + 1 < s->n && s->p[i] == '\\'), s->n));
    return w;
}

/* True if a word starts with a lower-case letter: it belongs to a particle. A group in braces does
 * not count, unless it starts with a command: in {\'e} the letter after the command counts. */
static bool is_small(struct str w)
{
    bool command = false;
    for (size_t i = 0, n; i < w.n; i += n) {
        int32_t c = utf8_at(w, i, &n);
        if (c == '{' && (i + 1 == w.n || w.p[i + 1] != '\\') && !command)
            return false;
        if (c == '\\') {
            size_t k = i + 1;
            while (k < w.n && is_letter(w.p[k]))
                k++;
            struct str name = str_sub(w, i + 1, k);
            const struct command *known = name.n ? latex_command(name) : NULL;
            if (known && known->kind == SIGN)
                return utf8proc_category(utf8_at(str_of(known->text), 0, &n)) ==
                       UTF8PROC_CATEGORY_LL;
            n = name.n ? k - i : 2;
            command = true;
            continue;
        }
        utf8proc_category_t k = utf8proc_category(c);
        if (k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_LO)
            return k == UTF8PROC_CATEGORY_LL;
    }
    return false;
}

static struct str markup(struct namer *n, struct str s)
{
    s = trim(s);
    s = s.n ? latex_markup(n->a, n->d, s, pos_of(n, s.p)) : STR("");
    static const char *const thin[] = {"\u202F", "\u2009"};
    for (size_t k = 0; k < 2; k++) /* "J.\,P.": the page decides how wide its blanks are */
        for (size_t i; (i = str_find_str(s, str_of(thin[k]))) < s.n;)
            s = str_printf(n->a, "%.*s %.*s", STRF(str_sub(s, 0, i)), STRF(str_sub(s, i + 3, s.n)));
    return s;
}

/* Removes "0001" at the end: DBLP numbers people who have the same name. */
static struct str without_number(struct str s)
{
    s = trim(s);
    size_t k = s.n;
    while (k > 0 && s.p[k - 1] >= '0' && s.p[k - 1] <= '9')
        k--;
    return s.n - k == 4 && k > 0 && is_gap(s.p[k - 1]) ? trim(str_sub(s, 0, k)) : s;
}

static struct str between(const char *from, const char *to)
{
    return (struct str){from, to > from ? (size_t)(to - from) : 0};
}

static const char *const suffixes[] = {"Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"};

/* Removes "Jr." and similar words from the end of "First Last Jr.". DBLP writes names so; BibTeX
 * would read "Jr." as the family name. */
static struct str without_suffix(struct str s, struct str *suffix)
{
    size_t k = s.n;
    while (k > 0 && !is_gap(s.p[k - 1]))
        k--;
    struct str before = trim(str_sub(s, 0, k)), rest = before;
    word(&rest);
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes && rest.n; i++)
        if (str_eq(str_sub(s, k, s.n), str_of(suffixes[i]))) {
            *suffix = str_of(suffixes[i]);
            return before;
        }
    return s;
}

/* Splits "First von Last", or only "von Last" if not `first`. */
static void words(struct namer *n, struct str s, bool first, struct latex_name *to)
{
    const char *end = s.p + s.n, *von = NULL, *von_end = NULL, *last = s.p;
    for (struct str rest = s; rest.n;) {
        struct str w = word(&rest);
        last = w.p;
        if (!rest.n)
            break; /* the last word is never a particle */
        if (is_small(w)) {
            von = von ? von : w.p;
            von_end = w.p + w.n;
        } else if (!first && !von) {
            break; /* "Vallée de Poussin, C.": a particle can only come first */
        }
    }
    if (von) {
        to->given = markup(n, between(s.p, von));
        to->particle = markup(n, between(von, von_end));
        to->family = markup(n, between(von_end, end));
    } else {
        to->given = markup(n, first ? between(s.p, last) : STR(""));
        to->family = markup(n, first ? between(last, end) : s);
    }
}

/* The bytes of the family name in "Fuller ME": up to three capitals are behind it, and it has small
 * letters itself. 0: it is not that. */
static size_t before_capitals(struct str s)
{
    size_t k = s.n, small = 0, words = 0;
    while (k > 0 && s.p[k - 1] >= 'A' && s.p[k - 1] <= 'Z')
        k--;
    if (k == s.n || s.n - k > 3 || k < 3 || !is_gap(s.p[k - 1]) || is_gap(s.p[1]))
        return 0;
    for (size_t i = 0; i < k; i++) {
        words += (!i || is_gap(s.p[i - 1])) && s.p[i] >= 'A' && s.p[i] <= 'Z';
        if (s.p[i] == '.' || words > 1)
            return 0; /* "J. Able AB", "Mary Ann LI" */
        small += s.p[i] >= 'a' && s.p[i] <= 'z';
    }
    return small ? k : 0;
}

/* "Wei Li" and "Fuller ME": no comma says which part is the family name. */
static void without_comma(struct namer *n, struct str s, struct latex_name *to)
{
    s = without_suffix(without_number(s), &to->suffix);
    size_t family = before_capitals(s);
    to->guessed = true;
    to->turned = family > 0;
    if (!family) {
        words(n, s, true, to);
        return;
    }
    words(n, trim(str_sub(s, 0, family)), false, to);
    to->given = str_sub(s, family, s.n);
}

/* Reads biblatex's form "family=Beethoven, given=Ludwig, prefix=van". False if it is not that. */
static bool keyed(struct namer *n, struct str s, struct latex_name *to)
{
    size_t at_sign = find_outside(s, 0, '=');
    struct str key = at_sign < s.n ? str_trim(str_sub(s, 0, at_sign)) : STR("");
    if (!str_eq_nocase(key, STR("family")) && !str_eq_nocase(key, STR("given")) &&
        !str_eq_nocase(key, STR("prefix")) && !str_eq_nocase(key, STR("suffix")))
        return false;
    while (s.n) {
        size_t end = find_outside(s, 0, ','), eq = find_outside(str_sub(s, 0, end), 0, '=');
        key = str_trim(str_sub(s, 0, eq));
        struct str v = str_trim(eq < end ? str_sub(s, eq + 1, end) : STR(""));
        if (v.n > 1 && v.p[0] == '"' && v.p[v.n - 1] == '"')
            v = str_sub(v, 1, v.n - 1);
        struct str *part = str_eq_nocase(key, STR("family"))   ? &to->family
                           : str_eq_nocase(key, STR("given"))  ? &to->given
                           : str_eq_nocase(key, STR("prefix")) ? &to->particle
                           : str_eq_nocase(key, STR("suffix")) ? &to->suffix
                                                               : NULL;
        if (part)
            *part = markup(n, without_number(v));
        s = str_sub(s, end + (end < s.n), s.n);
    }
    return true;
}

static bool is_group(struct str s)
{
    return s.n > 1 && s.p[0] == '{' && s.p[s.n - 1] == '}' &&
           find_outside(str_sub(s, 1, s.n), 0, '}') == s.n - 2;
}

/* The second and third part of a name with two commas: which one is the suffix? BibTeX has it second,
 * people write it last: "Stewart, Thomas W., Jr.". */
static bool is_suffix_last(struct str second, struct str third)
{
    bool last = false;
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        last |= str_eq(trim(third), str_of(suffixes[i]));
        if (str_eq(trim(second), str_of(suffixes[i])))
            return false;
    }
    return last;
}

/* Cuts "et al." off the end; false if there is none. */
static bool cut_others(struct str *s)
{
    static const char *const forms[] = {"et al", "et~al", "et. al", "et.al", "et\\ al"};
    struct str t = trim(*s);
    if (t.n && t.p[t.n - 1] == '.')
        t.n--;
    if (t.n && t.p[t.n - 1] == '\\') /* "et al\." */
        t.n--;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        size_t n = strlen(forms[i]);
        if (t.n < n || !str_eq_nocase(str_sub(t, t.n - n, t.n), str_of(forms[i])))
            continue;
        struct str rest = str_sub(t, 0, t.n - n);
        if (rest.n && !is_gap(rest.p[rest.n - 1]) && rest.p[rest.n - 1] != ',')
            continue;
        rest = trim(rest);
        *s = rest.n && rest.p[rest.n - 1] == ',' ? trim(str_sub(rest, 0, rest.n - 1)) : rest;
        return true;
    }
    return false;
}

/* "Eff, E.$^{1}$": a raised mark behind the given names is behind the whole name. */
static void marks_last(struct arena *a, struct latex_name *to)
{
    struct str *last = to->suffix.n ? &to->suffix : &to->family;
    size_t cut = str_ends(to->given, STR("</sup>")) ? str_find_str(to->given, STR("<sup>"))
                 : str_ends(to->given, STR("$"))    ? str_find_str(to->given, STR("$^"))
                                                    : 0;
    if (!cut || cut >= to->given.n || !last->n)
        return;
    *last = str_printf(a, "%.*s%.*s", STRF(*last), STRF(str_sub(to->given, cut, to->given.n)));
    to->given = str_trim(str_sub(to->given, 0, cut));
}

/* True for "A.", "J.-P." and "AB". */
static bool only_initials(struct str s)
{
    s = trim(s);
    for (size_t i = 0, run = 0; i < s.n; i++) {
        bool capital = s.p[i] >= 'A' && s.p[i] <= 'Z';
        run = capital ? run + 1 : 0;
        if (run > 3 || (!capital && s.p[i] != '.' && s.p[i] != '-' && !is_gap(s.p[i])))
            return false;
    }
    return s.n > 0 && s.n < 12;
}

static void name(struct namer *n, struct str s)
{
    s = trim(s);
    if (cut_others(&s)) {
        struct pos pos = pos_of(n, s.p);
        name(n, s);
        *vec_push(n->a, &n->to.names) = (struct latex_name){.pos = pos, .given = STR(""), .particle = STR(""),
                                                            .family = STR(""), .suffix = STR(""), .others = true};
        return;
    }
    if (!s.n)
        return;
    struct latex_name one = {.pos = pos_of(n, s.p), .given = STR(""), .particle = STR(""),
                             .family = STR(""), .suffix = STR("")};
    size_t first = find_outside(s, 0, ','), second = s.n, third = s.n;
    if (first < s.n)
        second = find_outside(s, first + 1, ',');
    if (second < s.n)
        third = find_outside(s, second + 1, ',');
    if (str_eq_nocase(s, STR("others"))) {
        one.others = true;
    } else if (is_group(s)) {
        one.corporate = true;
        one.family = markup(n, s);
    } else if (keyed(n, s, &one)) {
        /* done by keyed() */
    } else if (first == s.n) {
        without_comma(n, s, &one);
    } else if (third == s.n) {
        struct str given = str_sub(s, first + 1 < s.n ? first + 1 : s.n, second), suffix = STR("");
        words(n, without_number(str_sub(s, 0, first)), false, &one);
        if (second < s.n) {
            struct str last = str_sub(s, second + 1, s.n);
            bool swapped = is_suffix_last(given, last);
            suffix = swapped ? last : given;
            given = swapped ? given : last;
        }
        one.suffix = markup(n, suffix);
        one.given = markup(n, without_number(given));
    } else {
        diag_report(n->d, DIAG_CODE_BIB_NAMES, one.pos, STRF(s));
        for (size_t from = 0, end; from <= s.n; from = end + 1) {
            end = find_outside(s, from, ',');
            size_t next = end < s.n ? find_outside(s, end + 1, ',') : end;
            if (end < s.n && only_initials(str_sub(s, end + 1, next)) &&
                !only_initials(str_sub(s, from, end)))
                end = next; /* "Able, A., Bee, B." */
            name(n, str_sub(s, from, end));
        }
        return;
    }
    marks_last(n->a, &one);
    *vec_push(n->a, &n->to.names) = one;
}

/* The length of " and" at `i` if a blank follows; else 0. */
static size_t and_at(struct str s, size_t i)
{
    size_t k = i + 4;
    bool and = is_blank(s.p[i]) && k < s.n && str_eq_nocase(str_sub(s, i + 1, k), STR("and")) &&
               is_blank(s.p[k]);
    return and ? 4 : 0; /* without the blank after it, which may belong to the next "and" */
}

struct latex_names latex_names(struct arena *a, struct diag *d, struct str value, struct pos pos)
{
    struct namer n = {.a = a, .d = d, .field = value, .pos = pos, .at = value.p};
    size_t depth = 0, from = 0;
    for (size_t i = 0; i < value.n; i++) {
        depth += value.p[i] == '{';
        depth -= value.p[i] == '}' && depth > 0;
        size_t skip = depth ? 0 : and_at(value, i);
        if (skip) {
            name(&n, str_sub(value, from, i));
            from = i + skip;
            i += skip - 1;
        }
    }
    name(&n, str_sub(value, from, value.n));
    return n.to;
}
