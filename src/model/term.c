/* term.c: the forms of a locale's terms, and what a value has of their words already. */
#include "model/term.h"

#include <utf8proc.h>

#include "load/bind.h"
#include "load/prepared.h"
#include "model/field.h"
#include "model/name.h"
#include "model/plural.h"

/* ---- checking */

/* The names in "volume.series". */
struct term_names {
    const char **at;
    size_t n;
};

static struct term_names names_in(struct arena *a, struct str dotted)
{
    struct term_names names = {arena_array_of(a, const char *, dotted.n / 2 + 1), 0};
    for (size_t i = 0; i <= dotted.n;) {
        struct str rest = str_sub(dotted, i, dotted.n);
        struct str one = str_sub(rest, 0, str_find(rest, '.'));
        if (one.n)
            names.at[names.n++] = str_c(a, one);
        i += one.n + 1;
    }
    return names;
}

/* True for a name that stands for a number. */
static bool is_number(const char *name)
{
    struct str s = str_of(name);
    return str_eq(s, STR("n")) || str_eq(s, STR("page_total")) || str_eq(s, STR("volumes"));
}

/* `some`: the form of some numbers only, which may stand in it as a word. */
static bool form_check(struct binder *b, const struct node *form, const struct term_names *names, bool some)
{
    struct markup text = {form->text, form->pos};
    bool good = bind_braces(b, text, names->at, names->n);
    for (size_t i = 0; i < names->n && good; i++)
        if (!some || !is_number(names->at[i]))
            bind_brace_needed(b, text, names->at[i]);
    return good;
}

/* Checks a text with names in braces, or a mapping from categories to such texts. */
static bool forms_check(struct binder *b, const struct node *n, struct str dotted, const char *what)
{
    struct term_names names = names_in(b->a, dotted);
    bool good = true;
    if (n->kind == NODE_SCALAR)
        return form_check(b, n, &names, false);
    if (n->kind != NODE_MAP) {
        bind_wrong(b, n, what, "a text, or a mapping of categories to texts");
        return false;
    }
    for (size_t i = 0; i < n->pairs.n; i++) {
        const struct pair *p = &n->pairs.at[i];
        if (!plural_is_category(p->key)) {
            diag_report(b->d, DIAG_CODE_BAD_VALUE, p->pos, what, STRF(p->key),
                        "a category of numbers: zero, one, two, few, many or other");
            good = false;
        } else if (p->value->kind != NODE_SCALAR) {
            bind_wrong(b, p->value, what, "a text");
            good = false;
        } else {
            good &= form_check(b, p->value, &names, !str_eq(p->key, STR("other")));
        }
    }
    if (good && !node_find(n, STR("other"))) { /* numbers of other categories would be lost */
        diag_report(b->d, DIAG_CODE_MISSING_KEY, n->pos, what, "other");
        good = false;
    }
    return good;
}

static bool name_check(struct binder *b, const struct pair *p)
{
    for (size_t i = 0; i <= p->key.n;) {
        struct str rest = str_sub(p->key, i, p->key.n);
        struct str one = str_sub(rest, 0, str_find(rest, '.'));
        if (field_find(one) == FIELD_COUNT) {
            diag_report(b->d, DIAG_CODE_UNKNOWN_FIELD, p->pos, STRF(one),
                        diag_suggest(b->d, one, field_keys, FIELD_COUNT));
            return false;
        }
        i += one.n + 1;
    }
    return true;
}

/* Checks a list of words, or of lists of words. */
static bool words_check(struct binder *b, const struct node *n, const char *what)
{
    bool good = true;
    for (size_t i = 0; n && i < n->items.n; i++)
        good &= words_check(b, n->items.at[i], what);
    if (n && n->kind != NODE_LIST && n->kind != NODE_SCALAR && n->kind != NODE_NULL) {
        bind_wrong(b, n, what, "a list of words");
        return false;
    }
    return good;
}

/* True if the node is of a file of the program itself, which its tests check. *last: the source that
 * the node before was of. */
static bool is_own(const struct node *n, const struct source **last)
{
    if (n->pos.source != *last && n->pos.source && prepared_knows(n->pos.source->text))
        *last = n->pos.source;
    return n->pos.source && n->pos.source == *last;
}

static bool named_words_check(struct binder *b, const struct node *n, const char *what)
{
    const struct source *own = NULL;
    bool good = true;
    for (size_t i = 0; n && i < n->pairs.n; i++) {
        const struct pair *p = &n->pairs.at[i];
        if (is_own(p->value, &own))
            continue;
        good &= name_check(b, p);
        good &= words_check(b, p->value, what);
    }
    return good;
}

bool term_check_number(struct binder *b, const struct node *form, const char *what)
{
    return !form || form->kind == NODE_NULL || forms_check(b, form, STR("n"), what);
}

bool term_check(struct binder *b, const struct locale_terms *t)
{
    const struct source *own = NULL;
    bool good = plural_check_rules(b, t->plurals, "plurals");
    good &= plural_check_rules(b, t->ordinals, "ordinals");
    good &= term_check_number(b, t->ordinal, "ordinal");
    good &= words_check(b, t->ordinal_words, "ordinal_words");
    good &= named_words_check(b, t->said, "term_words");
    good &= named_words_check(b, t->complete, "complete_words");
    for (size_t i = 0; t->forms && i < t->forms->pairs.n; i++) {
        const struct pair *p = &t->forms->pairs.at[i];
        struct pair named = *p;
        if (str_eq(p->key, STR("doctoral_thesis"))) /* a thesis that has a word of its own */
            named.key = STR("thesis");
        if (!is_own(p->value, &own))
            good &= name_check(b, &named) && forms_check(b, p->value, named.key, str_c(b->a, p->key));
    }
    return good;
}

/* ---- words in values */

/* Letters, and the marks that stand inside words: "Aufl", "l'édition" is two words. */
static bool is_letter(int32_t c)
{
    utf8proc_category_t k = utf8proc_category(c);
    return k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_MC;
}

/* Equal but for case. */
static bool same(struct str x, struct str y)
{
    size_t i = 0, k = 0, n, m;
    while (i < x.n && k < y.n) {
        int32_t c = utf8_at(x, i, &n), d = utf8_at(y, k, &m);
        if (c != d && utf8proc_tolower(c) != utf8proc_tolower(d))
            return false;
        i += n;
        k += m;
    }
    return i == x.n && k == y.n;
}

enum { AT_START = 1, AT_END = 2 };

/* How many bytes of the word are `one`: all of them or, in languages without blanks, its start or end as
 * `places` allows; or none. */
static size_t part_of(struct str word, struct str one, int places)
{
    size_t n;
    if (same(one, word))
        return word.n;
    if (!one.n || one.n >= word.n || !utf8_is_unspaced(utf8_at(one, 0, &n)))
        return 0;
    bool found = ((places & AT_START) && str_starts(word, one)) || ((places & AT_END) && str_ends(word, one));
    return found ? one.n : 0;
}

/* The same for the words of a text, with blanks between. */
static size_t part_of_words(struct str word, struct str words, int places)
{
    size_t found = 0;
    for (size_t i = 0; i < words.n && !found;) {
        struct str rest = str_sub(words, i, words.n);
        struct str one = str_sub(rest, 0, str_find(rest, ' '));
        found = part_of(word, one, places);
        i += one.n + 1;
    }
    return found;
}

/* The same for a list, and the lists inside it. */
static size_t part_in(const struct node *list, struct str word, int places)
{
    if (!list || !word.n)
        return 0;
    if (list->kind == NODE_SCALAR)
        return part_of_words(word, list->text, places);
    size_t found = 0;
    for (size_t i = 0; i < list->items.n && !found; i++)
        found = part_in(list->items.at[i], word, places);
    return found;
}

/* The word that starts at or after *i; *i moves behind it. Empty: there is none. */
static struct str next_word(struct str s, size_t *i)
{
    size_t start, n;
    while (*i < s.n && !is_letter(utf8_at(s, *i, &n)))
        *i += n;
    start = *i;
    while (*i < s.n && is_letter(utf8_at(s, *i, &n)))
        *i += n;
    return str_sub(s, start, *i);
}

/* True for pages such as "S12-S20" (of a supplement): the letter belongs to the number, though "S." is
 * also short for pages in German. */
static bool is_letter_of_page(struct str field, struct str s)
{
    return s.n > 1 && s.p[0] >= 'A' && s.p[0] <= 'Z' && s.p[1] >= '0' && s.p[1] <= '9' &&
           str_eq(field, STR("pages"));
}

struct str term_bare(const struct locale_terms *t, struct str field, struct str value)
{
    const struct node *words = node_find(t->said, field);
    struct str s = str_trim(value), last = {0};
    size_t at = 0, end = 0;
    if (!words || !s.n)
        return s;
    struct str first = next_word(s, &at);
    size_t part = first.p == s.p ? part_in(words, first, AT_START) : 0;
    if (part && !is_letter_of_page(field, s)) {
        at = part;
        while (at < s.n && strchr(".: #", s.p[at]))
            at++;
        return at < s.n ? str_sub(s, at, s.n) : s;
    }
    for (size_t i = 0; i < s.n;) {
        struct str word = next_word(s, &i);
        if (word.n) {
            last = word;
            end = i;
        }
    }
    bool behind = end == s.n || (end + 1 == s.n && s.p[end] == '.');
    part = behind ? part_in(words, last, AT_END) : 0;
    size_t start = end - part;
    if (!part || !start)
        return s;
    return str_trim(str_sub(s, 0, start - (s.p[start - 1] == '-')));
}

bool term_is_complete(const struct locale_terms *t, struct str field, struct str value)
{
    const struct node *words = node_find(t->complete, field);
    for (size_t i = 0; words && i < value.n;)
        if (part_in(words, next_word(value, &i), AT_START | AT_END))
            return true;
    if (!str_eq(field, STR("number")))
        return false;
    words = node_find(t->said, field); /* "Grant no. 5" */
    for (size_t i = 0, n = 0; words && i < value.n; n++)
        if (part_in(words, next_word(value, &i), 0) && n && i < value.n)
            return true;
    return false;
}

/* ---- numbers */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* True if the hyphen at `i` is that of a range, as in "1-10", "xii-xx" or "1--10", not in "A-3". */
static bool is_range(struct str s, size_t i)
{
    if (s.p[i] != '-' || i == 0 || i + 1 == s.n)
        return false;
    char before = s.p[i - 1], after = s.p[i + 1];
    return is_digit(before) || after == '-' || !is_digit(after);
}

/* True if the hyphen in the middle is that of a range: "3-1-3-8" is one, "EX-22-017" is a number. */
static bool has_range(struct str s)
{
    size_t hyphens = 0, middle = 0;
    for (size_t i = 0; i < s.n; i++)
        hyphens += s.p[i] == '-';
    if (str_find_str(s, STR("--")) < s.n)
        return is_range(s, str_find_str(s, STR("--")));
    for (size_t seen = 0; hyphens % 2 && seen <= hyphens / 2; middle++)
        seen += s.p[middle] == '-';
    return hyphens % 2 && is_range(s, middle - 1);
}

/* True if each comma has a suffix or degree of one person behind it: "A. Able, Jr., PhD". */
static bool is_one_person(struct str s)
{
    size_t first = str_find(s, ',');
    if (first < s.n && str_find(s, ' ') >= first) /* chapters II, III */
        return false;
    for (size_t at = first; at < s.n;) {
        struct str rest = str_sub(s, at + 1, s.n);
        size_t end = str_find(rest, ',');
        struct str part = str_trim(str_sub(rest, 0, end));
        if (!name_is_suffix(part) && !name_is_degree(part, false))
            return false;
        at += end + 1;
    }
    return true;
}

struct str term_count(struct str value, struct str two)
{
    static const char *const signs[] = {"–", "—", ";", "&", "、", "，", "،"};
    struct str s = str_trim(value);
    if (two.n && str_find_str(s, two) < s.n)
        return STR("2");
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (str_find_str(s, str_of(signs[i])) < s.n)
            return STR("2");
    if (!is_one_person(s))
        return STR("2");
    return has_range(s) ? STR("2") : STR("1");
}

struct str term_amount(struct str value)
{
    struct str s = str_trim(value);
    size_t n = 0;
    while (n < s.n && is_digit(s.p[n]))
        n++;
    return n ? str_sub(s, 0, n) : STR("2");
}

struct str term_number(struct arena *a, const struct locale *l, const struct node *form,
                       struct str number)
{
    struct str text = plural_form(l->terms.plurals, form, number);
    struct str digits = locale_digits(a, l, number);
    return text.p ? locale_put(a, text, STR("{n}"), digits) : digits;
}

/* The number that "2", "2nd", "2." or a word such as "second" stands for; 0: none. */
static int ordinal_value(const struct locale_terms *t, struct str s)
{
    int n = 0;
    size_t i = 0;
    for (; i < s.n && i < 4 && s.p[i] >= '0' && s.p[i] <= '9'; i++)
        n = 10 * n + (s.p[i] - '0');
    struct str rest = str_sub(s, i, s.n);
    bool ending = rest.n <= 2; /* st, nd, e, º and so on; longer ones are another text */
    for (size_t k = 0; k < rest.n; k++)
        ending &= rest.p[k] == '.' ? k == 0 : (unsigned char)rest.p[k] > '9';
    if (i)
        return ending ? n : 0;
    for (size_t k = 0; t->ordinal_words && k < t->ordinal_words->items.n; k++)
        if (part_in(t->ordinal_words->items.at[k], s, 0))
            return (int)k + 1;
    return 0;
}

struct str term_ordinal(struct arena *a, const struct locale *l, struct str value)
{
    const struct locale_terms *t = &l->terms;
    int n = ordinal_value(t, value);
    if (!n)
        return (struct str){0};
    struct str number = str_printf(a, "%d", n);
    struct str form = plural_form(t->ordinals, t->ordinal, number);
    number = locale_digits(a, l, number);
    return form.p ? locale_put(a, form, STR("{n}"), number) : number;
}
