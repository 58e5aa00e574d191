/* name.c: splits and compares names word by word. */
#include "model/name.h"

#include <utf8proc.h>

struct str name_cut_marks(struct str *name)
{
    static const char *const marks[] = {"*", "†", "‡", "§", "¶", "#"};
    struct str s = str_trim(*name);
    size_t end = s.n;
    if (s.n > 1 && str_starts(s, STR("*")) && !str_starts(s, STR("**")))
        return (struct str){0}; /* the last star closes an emphasis, so it is not a mark */
    for (size_t i = 0; i < sizeof marks / sizeof *marks;) {
        struct str rest = str_sub(s, 0, end);
        if (str_ends(rest, STR("\\*"))) { /* an escaped star */
            end -= 2;
            i = 0;
        } else if (str_ends(rest, str_of(marks[i])) && !str_ends(rest, STR("**"))) {
            end -= strlen(marks[i]);
            i = 0;
        } else {
            i++;
        }
    }
    *name = str_trim(str_sub(s, 0, end));
    return str_trim(str_sub(s, end, s.n));
}

struct str name_without_number(struct str name)
{
    enum { DIGITS = 4 };
    if (name.n < DIGITS + 2 || name.p[name.n - DIGITS - 1] != ' ')
        return name;
    for (size_t i = name.n - DIGITS; i < name.n; i++)
        if (name.p[i] < '0' || name.p[i] > '9')
            return name;
    return str_trim(str_sub(name, 0, name.n - DIGITS));
}

enum { WORDS_MAX = 12 };

static bool is_letter(int32_t c)
{
    if (c < 0x80)
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    utf8proc_category_t k = utf8proc_category(c);
    return k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_LO;
}

/* Splits a name into words in lower case, without accents, full stops and emphasis. The part before
 * a comma goes last. Returns the number of words n; words[n] is empty. */
static size_t fold(struct arena *a, struct str name, struct str words[WORDS_MAX + 1])
{
    size_t comma = str_find(name, ',');
    if (comma < name.n)
        name = str_printf(a, "%.*s %.*s", STRF(str_sub(name, comma + 1, name.n)),
                          STRF(str_sub(name, 0, comma)));
    struct str s = utf8_map(a, name, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
                                         UTF8PROC_STRIPMARK);
    if (!s.p)
        return 0;
    size_t count = 0, start = 0, n;
    for (size_t i = 0; i <= s.n; i += n) {
        int32_t c = utf8_at(s, i, &n);
        if (i == s.n || !is_letter(c)) {
            if (i > start && count < WORDS_MAX)
                words[count++] = str_sub(s, start, i);
            start = i + n;
        }
        if (i == s.n)
            break;
    }
    words[count] = (struct str){0};
    return count;
}

void person_add(struct arena *a, struct person *p, struct str name)
{
    struct str words[WORDS_MAX + 1];
    size_t n = fold(a, name, words);
    if (n)
        *vec_push(a, &p->names) = arena_copy(a, words, (n + 1) * sizeof *words);
}

/* True if the n written given names match the m given names of the person. The first must match the
 * first; the others must match some of the others in order. Names match if they are equal or one is
 * the initial of the other. */
static bool given_match(const struct str *written, size_t n, const struct str *given, size_t m)
{
    size_t k = 0;
    for (size_t i = 0; i < n; i++, k++) {
        size_t letter;
        utf8_at(written[i], 0, &letter);
        for (; k < m; k++)
            if (str_eq(written[i], given[k]) ||
                (written[i].n == letter && str_starts(given[k], written[i])) ||
                (given[k].n == letter && str_starts(written[i], given[k])))
                break;
        if (k == m || (i == 0 && k != 0))
            return false;
    }
    return n > 0 || m == 0;
}

bool person_is(struct arena *scratch, const struct person *p, struct str name)
{
    struct str words[WORDS_MAX + 1];
    size_t n = fold(scratch, name, words);
    for (size_t i = 0; i < p->names.n && n; i++) {
        const struct str *own = p->names.at[i];
        size_t m = 0;
        while (own[m].n)
            m++;
        const struct str *family = &own[m - 1];
        if (str_eq(words[n - 1], *family) && given_match(words, n - 1, own, m - 1))
            return true;
        if (str_eq(words[0], *family) && given_match(words + 1, n - 1, own, m - 1))
            return true;
    }
    return false;
}

static bool is_small(struct str word)
{
    return word.n && word.p[0] >= 'a' && word.p[0] <= 'z';
}

void name_split(struct str s, struct str *given, struct str *family)
{
    s = str_trim(s);
    size_t comma = str_find(s, ','), cut = 0, last = 0;
    if (comma < s.n) {
        *given = str_trim(str_sub(s, comma + 1, s.n));
        *family = str_trim(str_sub(s, 0, comma));
        return;
    }
    for (size_t i = 1; i < s.n && !cut; i++)
        if (s.p[i - 1] == ' ') {
            last = i;
            if (is_small(str_sub(s, i, s.n)))
                cut = i;
        }
    cut = cut ? cut : last;
    *given = str_trim(str_sub(s, 0, cut));
    *family = str_sub(s, cut, s.n);
}
