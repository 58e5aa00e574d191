/* range.c: finds ranges of numbers, and sets en dashes in them. */
#include "model/range.h"

#define DASH "–"

/* ---- numbers */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* A number of a page: "12", "S12", "e1003", "12a", "23:1", "xii". */
struct number {
    struct str before; /* letters, or an article and its colon */
    struct str digits; /* of a Roman number: none */
};

static bool is_roman(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!strchr("ivxlcdm", s.p[i]) && !strchr("IVXLCDM", s.p[i]))
            return false;
    return s.n > 0;
}

static bool number_read(struct str s, struct number *to)
{
    size_t from = 0, end;
    if (is_roman(s)) {
        *to = (struct number){s, {0}};
        return true;
    }
    while (from < s.n && is_letter(s.p[from]) && from < 3)
        from++;
    for (end = from; end < s.n && is_digit(s.p[end]); end++)
        ;
    if (end > from && end + 1 < s.n && s.p[end] == ':' && is_digit(s.p[end + 1])) {
        from = end + 1;
        for (end = from; end < s.n && is_digit(s.p[end]); end++)
            ;
    }
    *to = (struct number){str_sub(s, 0, from), str_sub(s, from, end)};
    end += end < s.n && is_letter(s.p[end]); /* "12a" */
    return to->digits.n && end == s.n;
}

static int order(struct str x, struct str y)
{
    return x.n != y.n ? (x.n > y.n) - (x.n < y.n) : memcmp(x.p, y.p, x.n);
}

/* True if a hyphen between them says "to". */
static bool is_range(struct str left, struct str right)
{
    struct number x, y;
    if (!number_read(left, &x) || !number_read(right, &y))
        return false;
    if (!x.digits.n || !y.digits.n)
        return !x.digits.n && !y.digits.n && left.n < 10 && right.n < 10;
    if (y.before.n && !str_eq_nocase(x.before, y.before))
        return false;
    bool shortened = y.digits.n < x.digits.n; /* "579-83" */
    if (y.digits.p[0] == '0' && x.digits.p[0] != '0')
        return shortened && x.digits.n >= 3 && y.digits.n == 2 && !x.before.n && x.digits.n != 4; /* "199-05" */
    if (x.digits.p[0] == '0' && x.digits.n > 4 && shortened)
        return false; /* "045001-5" */
    if (shortened)
        return x.digits.n < 6 || y.digits.n > 2;
    return order(x.digits, y.digits) <= 0 && !(x.before.n && !y.before.n && y.digits.n > x.digits.n);
}

/* ---- texts */

/* The length of a hyphen at `i`, however it is written; 0: there is none. */
static size_t hyphen_at(struct str s, size_t i)
{
    static const char *const signs[] = {"‐", "‑", "‒", "−", "—"};
    struct str rest = str_sub(s, i, s.n);
    if (rest.p[0] == '-')
        return 1;
    for (size_t k = 0; k < sizeof signs / sizeof *signs; k++)
        if (str_starts(rest, str_of(signs[k])))
            return 3;
    return 0;
}

/* The place of hyphen number `which` of a part, from 0; s.n: there is none. *count: how many there are. */
static size_t hyphen(struct str s, size_t which, size_t *count, size_t *n)
{
    size_t found = s.n;
    *count = 0;
    for (size_t i = 0; i < s.n; i++) {
        size_t one = hyphen_at(s, i);
        if (one && (*count)++ == which) {
            found = i;
            *n = one;
        }
        i += one ? one - 1 : 0;
    }
    return found;
}

/* Writes a part between commas. */
static void part(struct buf *to, struct str s)
{
    size_t count, n = 0, at = hyphen(s, 0, &count, &n);
    if (count == 3) { /* "045001-1-045001-5" */
        size_t first = at, first_n = n, last, last_n = 0;
        at = hyphen(s, 1, &count, &n);
        last = hyphen(s, 2, &count, &last_n);
        struct str x = str_trim(str_sub(s, 0, first));
        struct str y = last > at + n ? str_trim(str_sub(s, at + n, last)) : STR("");
        if (at == first + first_n || !str_eq(x, y))
            at = s.n;
    } else if (count != 1 || !is_range(str_trim(str_sub(s, 0, at)), str_trim(str_sub(s, at + n, s.n)))) {
        at = s.n;
    }
    if (at == s.n) {
        buf_add(to, s);
        return;
    }
    size_t end = at;
    while (end && s.p[end - 1] == ' ')
        end--;
    buf_add(to, str_sub(s, 0, end));
    buf_add(to, STR(DASH));
    buf_add(to, str_trim(str_sub(s, at + n, s.n)));
}

struct str range_dashed(struct arena *a, struct str s)
{
    struct buf b = {.a = a};
    size_t count, n;
    if (hyphen(s, 0, &count, &n) == s.n)
        return s;
    for (size_t i = 0; i <= s.n;) {
        size_t end = i;
        while (end < s.n && !strchr(",;&+", s.p[end]))
            end++;
        struct str one = str_sub(s, i, end);
        size_t lead = 0;
        while (lead < one.n && one.p[lead] == ' ')
            lead++;
        size_t word = lead; /* "pp. 12-33" */
        while (word < one.n && is_letter(one.p[word]))
            word++;
        if (word > lead && str_starts(str_sub(one, word, one.n), STR(". ")))
            lead = word + 2;
        buf_add(&b, str_sub(one, 0, lead));
        part(&b, str_sub(one, lead, one.n));
        if (end < s.n)
            buf_char(&b, s.p[end]);
        i = end + 1;
    }
    return buf_end(&b);
}

/* True if text that has a number may end or begin beside it: "(8", "€8", "11)", "11 %". */
static bool is_edge(struct str s, size_t at, bool before)
{
    static const char *const signs[] = {"€", "£", "“", "„", "«", "‘", "\xC2\xA0", "°", "”", "’", "»", "…"};
    if (before ? at == 0 : at == s.n)
        return true;
    struct str rest = before ? str_sub(s, 0, at) : str_sub(s, at, s.n);
    char c = before ? s.p[at - 1] : s.p[at], next = at + 1 < s.n ? s.p[at + 1] : ' ';
    if (strchr(before ? " ([$\"'" : " )]%;!?\"'", c))
        return true;
    if (!before && strchr(",.:", c))
        return !is_digit(next);
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (before ? str_ends(rest, str_of(signs[i])) : str_starts(rest, str_of(signs[i])))
            return true;
    return false;
}

static int value_of(struct str digits)
{
    int value = 0;
    for (size_t i = 0; i < digits.n; i++)
        value = 10 * value + digits.p[i] - '0';
    return value;
}

static bool is_year(int n)
{
    return n >= 1500 && n <= 2100;
}

/* The longest word that is looked at, so that the time is linear. */
enum { WORD_MOST = 64 };

/* True if the word that ends before the blank at `at` has a capital, or the word behind it has. */
static bool capital_before(struct str s, size_t at)
{
    for (size_t n = 0; n < WORD_MOST && at > 0 && s.p[at - 1] != ' '; n++)
        at--;
    return s.p[at] >= 'A' && s.p[at] <= 'Z';
}

static bool capital_behind(struct str s, size_t at)
{
    return at + 1 < s.n && s.p[at] == ' ' && ((s.p[at + 1] >= 'A' && s.p[at + 1] <= 'Z') || (s.p[at + 1] & 0x80));
}

bool range_in_text(struct str s, size_t at)
{
    size_t from = at, to = at + 1;
    while (from > 0 && is_digit(s.p[from - 1]))
        from--;
    while (to < s.n && is_digit(s.p[to]))
        to++;
    struct str x = str_sub(s, from, at), y = str_sub(s, at + 1, to);
    if (!x.n || !y.n || x.n > 4 || y.n > 4 || !is_edge(s, from, true) || !is_edge(s, to, false))
        return false;
    struct str before = str_sub(s, 0, from);
    if (str_ends(before, STR("pp. ")) || str_ends(before, STR("pp.\xC2\xA0")))
        return is_range(x, y);
    int low = value_of(x), high = value_of(y);
    if ((x.p[0] == '0' && x.n > 1) || y.p[0] == '0')
        return false;
    if (x.n == 4 && y.n == 2) /* not "2010-11", which may be a month */
        return is_year(low) && high > low % 100 && high > 12;
    if (low >= high)
        return false;
    if (x.n == 4)
        return (is_year(low) && is_year(high)) || high - low < 100;
    if (x.n == 3)
        return y.n == 3 && !(from && capital_before(s, from - 1)); /* Boeing 737-800 */
    return x.n == 1 || y.n == 2 || (y.n == 3 && !capital_behind(s, to));
}

/* ---- entries */

/* Types whose number is an identifier. */
static bool has_identifier(const struct entry *e)
{
    static const char *const types[] = {"report", "techreport", "patent", "standard", "manual", "software",
                                        "dataset", "thesis", "phdthesis", "mastersthesis", "misc"};
    const struct value *type = entry_value(e, FIELD_TYPE);
    for (size_t i = 0; type && i < sizeof types / sizeof *types; i++)
        if (str_eq_nocase(type->text.text, str_of(types[i])))
            return true;
    return false;
}

/* True for "1-2", "11-12" and "2019-2020", not for "12-345" and "2019-3". */
static bool is_numbers(struct str s)
{
    size_t count, n = 0, at = hyphen(s, 0, &count, &n);
    struct str x = str_trim(str_sub(s, 0, at)), y = count == 1 ? str_trim(str_sub(s, at + n, s.n)) : STR("");
    for (size_t i = 0; i < x.n; i++)
        if (!is_digit(x.p[i]))
            return false;
    return y.n >= x.n && y.n <= x.n + 1 && y.n < 5;
}

void ranges_set(struct arena *a, struct entry *e)
{
    for (size_t i = 0; i < e->values.n; i++) {
        struct value *v = &e->values.at[i];
        bool number = v->field == FIELD_NUMBER || v->field == FIELD_VOLUME;
        if (v->field == FIELD_PAGES || (number && is_numbers(v->text.text) && !has_identifier(e)))
            v->text.text = range_dashed(a, v->text.text);
    }
}
