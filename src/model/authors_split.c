/* authors_split.c: takes a text with several names apart. */
#include "model/name.h"

enum separator { NONE, COMMA, AND, SEMICOLON };

struct piece {
    struct str text, joint;
    enum separator before;
    bool paired; /* it is the given name of the piece before it */
};
typedef VEC(struct piece) pieces;

/* ---- separators */

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static size_t blanks(struct str s, size_t i)
{
    size_t n = 0;
    while (i + n < s.n && is_blank(s.p[i + n]))
        n++;
    return n;
}

/* The length of "and", "&" or the like with the blanks around it. "y", "e" and "i" also join two names of one person. */
static size_t and_at(struct str s, size_t i)
{
    static const char *const words[] = {"and", "&amp;", "\\&", "&",  "und", "sowie", "et",  "och", "og",
                                        "en",  "ja",    "és",  "și", "ve",  "oraz",  "και", "и",   "та"};
    size_t before = blanks(s, i);
    struct str rest = str_sub(s, i + before, s.n);
    if (!rest.n || (rest.p[0] >= 'A' && rest.p[0] <= 'Z') || str_starts(rest, STR("et al")))
        return 0;
    for (size_t k = 0; k < sizeof words / sizeof *words; k++) {
        size_t n = strlen(words[k]);
        size_t after = *words[k] != rest.p[0] ? 0 : rest.n > n && str_starts(rest, str_of(words[k])) ? blanks(rest, n) : 0;
        bool lower = after && k > 3 && rest.p[n + after] >= 'a' && rest.p[n + after] <= 'z'; /* "von und zu" */
        if (after && !lower && (before || (i && (s.p[i - 1] == ',' || s.p[i - 1] == ';'))))
            return before + n + after;
    }
    return 0;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* True if the text begins with marks and nothing else up to the next comma: "‡, C. Sea". */
static bool only_marks(struct str s)
{
    static const char *const marks[] = {"*", "†", "‡", "§", "¶", "#", "✉", "‖"};
    size_t at = 0, k;
    if (!s.n || is_letter(s.p[0])) /* most names */
        return false;
    do {
        struct str rest = str_sub(s, at, s.n);
        for (k = 0; k < sizeof marks / sizeof *marks && !str_starts(rest, str_of(marks[k])); k++)
            ;
        at += k < sizeof marks / sizeof *marks ? strlen(marks[k]) : 0;
    } while (k < sizeof marks / sizeof *marks);
    size_t end = at + blanks(s, at);
    return at && (end >= s.n || s.p[end] == ',' || s.p[end] == ';' || and_at(s, at));
}

/* The separator at byte `i`, its length in *n. */
static enum separator separator_at(struct str s, size_t i, size_t *n)
{
    static const char *const wide[] = {"，", "、", "；"};
    enum separator found = NONE;
    *n = 0;
    if (s.p[i] == ',' || s.p[i] == ';') {
        found = s.p[i] == ',' ? COMMA : SEMICOLON;
        *n = 1;
    } else if ((unsigned char)s.p[i] >= 0xE3) {
        for (size_t k = 0; k < 3; k++)
            if (str_starts(str_sub(s, i, s.n), str_of(wide[k]))) {
                found = k == 2 ? SEMICOLON : COMMA;
                *n = 3;
            }
    } else if (is_blank(s.p[i]) && (*n = and_at(s, i))) {
        return AND;
    }
    if (!found)
        return NONE;
    if (found == COMMA && i + 1 < s.n &&
        (strchr("*#\\0123456789", s.p[i + 1]) || only_marks(str_sub(s, i + 1 + blanks(s, i + 1), s.n))))
        return NONE; /* between marks: "Yao*,#" */
    size_t and = i + *n < s.n ? and_at(s, i + *n) : 0;
    *n += and ? and : blanks(s, i + *n);
    return and && found == COMMA ? AND : found;
}

enum { PAIRS = 7 };

/* The length of what is one thing at byte `i`: in brackets, quotes, raised, or a formula; else 0.
 * Notes in `open_ever` which pairs are never closed from there on, so that none is looked for twice. */
static size_t closed_at(struct str s, size_t i, bool open_ever[PAIRS])
{
    static const char *const pairs[PAIRS][2] = {{"(", ")"}, {"[", "]"}, {"<sup>", "</sup>"},
                                                {"$", "$"}, {"\"", "\""}, {"（", "）"}, {"“", "”"}};
    struct str rest = str_sub(s, i, s.n);
    for (size_t k = 0; k < PAIRS; k++) {
        struct str open = str_of(pairs[k][0]), close = str_of(pairs[k][1]);
        if (open_ever[k] || !str_starts(rest, open))
            continue;
        size_t at = str_find_str(str_sub(rest, open.n, rest.n), close);
        if (open.n + at < rest.n)
            return open.n + at + close.n;
        open_ever[k] = true;
    }
    return 0;
}

/* Cuts at separators of the kinds from `least` on. */
static void cut(struct arena *a, struct str s, enum separator least, pieces *to)
{
    size_t start = 0, n;
    struct piece next = {.before = NONE};
    bool open[PAIRS] = {false};
    to->n = 0;
    for (size_t i = 0; i < s.n;) {
        if (is_letter(s.p[i]) || s.p[i] == '.') {
            i++;
            continue;
        }
        size_t closed = strchr("([<$\"\xEF\xE2", s.p[i]) ? closed_at(s, i, open) : 0;
        enum separator found = closed ? NONE : separator_at(s, i, &n);
        if (found == NONE || found < least) {
            i += closed ? closed : 1;
            continue;
        }
        next.text = str_trim(str_sub(s, start, i));
        if (next.text.n) {
            *vec_push(a, to) = next;
            next = (struct piece){.joint = str_sub(s, i, i + n), .before = found};
        } else if (to->n) { /* two separators in a row */
            const char *from = next.joint.p;
            next.joint = (struct str){from, (size_t)(s.p + i + n - from)};
            next.before = found > next.before ? found : next.before;
        }
        start = i += n;
    }
    next.text = str_trim(str_sub(s, start, s.n));
    if (next.text.n)
        *vec_push(a, to) = next;
}

/* ---- what a piece looks like */

/* The piece without marks at its end, and without a link or emphasis around it. */
static struct str core(struct str s)
{
    static const char *const marks[] = {"*", "†", "‡", "§", "¶", "#", "\\"};
    while (s.n && (s.p[0] == '*' || s.p[0] == '_'))
        s = str_sub(s, 1, s.n);
    if (s.n && s.p[0] == '[')
        s = str_sub(s, 1, str_find(s, ']') < s.n ? str_find(s, ']') : s.n);
    char last = s.n ? s.p[s.n - 1] : '.';
    if (last == '.' || (last >= 'a' && last <= 'z') || (last >= 'A' && last <= 'Z'))
        return s;
    for (size_t i = 0; i < sizeof marks / sizeof *marks;) {
        if (str_ends(s, str_of(marks[i]))) {
            s = str_trim(str_sub(s, 0, s.n - strlen(marks[i])));
            i = 0;
        } else {
            i++;
        }
    }
    return str_ends(s, STR("</sup>")) ? str_trim(str_sub(s, 0, str_find_str(s, STR("<sup>")))) : s;
}

/* How many words a piece has; 2 stands for more. */
static size_t words_in(struct str s)
{
    size_t n = 0;
    s = core(s);
    while (n < 2 && name_word(&s).n)
        n++;
    return n;
}

/* True for given names that are only initials: "A. B.", "J.-P.", "ZW", "Yu. E.". */
static bool is_given(struct str s)
{
    s = core(s);
    if (s.n && s.p[s.n - 1] >= 'a' && s.p[s.n - 1] <= 'z')
        return false;
    if (name_is_initials(s))
        return true;
    for (struct str w; (w = name_word(&s)).n;)
        if (!name_is_initials(w) && !(w.n <= 5 && w.p[w.n - 1] == '.' && !name_is_suffix(w)))
            return false;
    return true;
}

static bool has_initials(struct str s)
{
    s = core(s);
    for (struct str w; (w = name_word(&s)).n;)
        if (name_is_initials(w))
            return true;
    return false;
}

/* True if it can only be a family name: one word, perhaps with particles. */
static bool is_family(struct str s)
{
    size_t names = 0;
    s = core(s);
    if (name_is_east(s))
        return s.n <= 3;
    for (struct str w; (w = name_word(&s)).n;)
        names += !name_is_particle(w);
    return names == 1 && !has_initials(s);
}

/* Puts suffixes and degrees to the names that they follow. */
static void merge(pieces *p)
{
    size_t kept = 0;
    for (size_t i = 0; i < p->n; i++) {
        struct str s = p->at[i].text;
        struct piece *last = kept ? &p->at[kept - 1] : NULL;
        bool goes = last && p->at[i].before == COMMA && (s.n < 3 || s.p[1] != '.' || s.p[2] != ' ');
        if (goes) {
            s = core(s);
            goes = name_is_suffix(s) || name_is_degree(s, words_in(last->text) < 2);
        }
        if (goes)
            last->text.n = (size_t)(p->at[i].text.p + p->at[i].text.n - last->text.p);
        else
            p->at[kept++] = p->at[i];
    }
    p->n = kept;
}

/* ---- "Family, Given" */

/* True if every "and" is between pairs "Able, Ann", of single words if there are more pairs. */
static bool all_pairs(const pieces *p)
{
    bool ands = true, single = true;
    if (p->n % 2)
        return false;
    for (size_t i = 0; i < p->n; i++) {
        bool second = i % 2;
        if (second ? p->at[i].before != COMMA : !is_family(p->at[i].text))
            return false;
        if (name_is_east(core(p->at[i].text)) && !second && core(p->at[i].text).n > 3)
            return false;
        ands &= second || i == 0 || p->at[i].before == AND;
        single &= words_in(p->at[i].text) == 1;
    }
    return ands || single;
}

/* "Smith, John, and Jane Doe": only the first one is turned. */
static bool first_is_pair(const pieces *p)
{
    if (p->n < 3 || p->at[1].before != COMMA || !is_family(p->at[0].text) ||
        words_in(p->at[1].text) != 1 || name_is_east(p->at[1].text))
        return false;
    for (size_t i = 2; i < p->n; i++)
        if (words_in(p->at[i].text) < 2)
            return false;
    return true;
}

static void pair(pieces *p)
{
    if (all_pairs(p)) {
        for (size_t i = 1; i < p->n; i += 2)
            p->at[i].paired = true;
        return;
    }
    for (size_t i = 1; i < p->n; i++)
        p->at[i].paired = p->at[i].before == COMMA && !p->at[i - 1].paired &&
                          is_given(p->at[i].text) && !has_initials(p->at[i - 1].text);
    if (p->n > 2 && !p->at[1].paired && first_is_pair(p))
        p->at[1].paired = true;
}

/* True if the pieces of an item of a list are several names; else they are one, "Doe, Jane". */
static bool are_several(const pieces *p, bool *doubt)
{
    size_t full = 0, initials = 0, paired = 0, east = 0;
    for (size_t i = 0; i < p->n; i++) {
        struct str s = core(p->at[i].text);
        if (p->at[i].before > COMMA)
            return true;
        full += words_in(s) > 1;
        initials += words_in(s) > 1 && has_initials(s);
        paired += p->at[i].paired;
        east += name_is_east(s) && s.n > 3;
    }
    if (p->n < 2)
        return false;
    if (paired)
        return p->n > 2;
    if (p->n > 2 || east == p->n || initials == p->n)
        return full == p->n || east == p->n;
    struct str first = p->at[0].text, word = name_word(&first);
    bool one = name_is_spanish(word) || name_is_particle(word) || name_is_spanish(name_word(&first));
    *doubt = full == 2 && !one;
    return false;
}

/* "Centers for Disease Control and Prevention" is one name. */
static bool is_one_group(struct str s, const pieces *p)
{
    if (!name_is_group(s))
        return false;
    for (size_t i = 0; i < p->n; i++)
        if (p->at[i].before == COMMA || p->at[i].before == SEMICOLON)
            return false;
    for (size_t i = 0; i < p->n; i++)
        if (!name_is_group(p->at[i].text))
            return true;
    return p->n < 2;
}

void names_split(struct arena *a, struct str text, bool item, name_pieces *to, bool *doubt)
{
    pieces p = {0};
    bool semicolons = false;
    *doubt = false;
    text = str_trim(text);
    cut(a, text, COMMA, &p);
    for (size_t i = 0; i < p.n; i++)
        semicolons |= p.at[i].before == SEMICOLON;
    if (semicolons) {
        cut(a, text, AND, &p);
    } else {
        merge(&p);
        if (p.n > 1)
            pair(&p);
    }
    if (p.n && (is_one_group(text, &p) || (item && !are_several(&p, doubt)))) {
        *vec_push(a, to) = (struct name_piece){text, {0}};
        return;
    }
    for (size_t i = 0; i < p.n; i++) {
        struct piece *one = &p.at[i];
        if (one->paired) {
            struct str *last = &to->at[to->n - 1].name;
            last->n = (size_t)(one->text.p + one->text.n - last->p);
        } else {
            *vec_push(a, to) = (struct name_piece){one->text, to->n ? one->joint : (struct str){0}};
        }
    }
}
