/* postal.c: what belongs together in a line of an address. */
#include "model/postal.h"

#include <ctype.h>

/* The words of a line, cut at spaces; a word with a comma at its end is the last of its part. */
struct words {
    struct str at[POSTAL_WORDS];
    size_t n;
};

static struct str without_comma(struct str s)
{
    return str_ends(s, STR(",")) || str_ends(s, STR(";")) ? str_sub(s, 0, s.n - 1) : s;
}

/* True if nothing of the same part stands behind the word. */
static bool ends_part(const struct words *w, size_t i)
{
    return i + 1 >= w->n || without_comma(w->at[i]).n < w->at[i].n;
}

static bool is_dash(struct str s)
{
    return str_eq(s, STR("-")) || str_eq(s, STR("–")) || str_eq(s, STR("—"));
}

static bool is_upper(struct str s, size_t least, size_t most)
{
    bool good = s.n >= least && s.n <= most;
    for (size_t i = 0; i < s.n; i++)
        good &= s.p[i] >= 'A' && s.p[i] <= 'Z';
    return good;
}

/* How many digits the word is made of; 0: it has other signs. */
static size_t digits_of(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!isdigit((unsigned char)s.p[i]))
            return 0;
    return s.n;
}

/* The word without the sign of Japan's post and without a country's letters: "D-10115". */
static struct str code_of(struct str s)
{
    s = without_comma(s);
    if (str_starts(s, STR("〒")))
        s = str_sub(s, strlen("〒"), s.n);
    size_t dash = str_find(s, '-');
    return dash < s.n && is_upper(str_sub(s, 0, dash), 1, 3) ? str_sub(s, dash + 1, s.n) : s;
}

/* Capitals and digits, at least one digit: the halves of codes in Britain, Canada and Ireland. */
static bool is_half(struct str s, size_t least, size_t most)
{
    bool digit = false, good = s.n >= least && s.n <= most;
    for (size_t i = 0; i < s.n; i++) {
        digit |= isdigit((unsigned char)s.p[i]) != 0;
        good &= isdigit((unsigned char)s.p[i]) || (s.p[i] >= 'A' && s.p[i] <= 'Z');
    }
    return good && digit;
}

/* How many words from `i` on are a postal code: "10115", "00-950", "111 22", "1012 AB", "SW1A 1AA". */
static size_t code_at(const struct words *w, size_t i)
{
    struct str s = code_of(w->at[i]);
    struct str next = ends_part(w, i) ? STR("") : without_comma(w->at[i + 1]);
    size_t dash = str_find(s, '-'), n = digits_of(s), more = digits_of(next);
    if (n == 3 && (more == 2 || more == 3))
        return 2;
    if (n == 4 && is_upper(next, 2, 2) && !ends_part(w, i + 1))
        return 2;
    if ((n >= 4 && n <= 7) || n == 10)
        return 1;
    if (dash < s.n && digits_of(str_sub(s, 0, dash)) >= 2 && digits_of(str_sub(s, dash + 1, s.n)) >= 3)
        return 1;
    bool letter = s.n && s.p[0] >= 'A' && s.p[0] <= 'Z';
    bool second = next.n && (next.n == 4 || isdigit((unsigned char)next.p[0]));
    return letter && second && is_half(s, 2, 4) && is_half(next, 3, 4) ? 2 : 0;
}

/* Ties postal codes; `tied`: true for words that belong to the next. */
static void tie_codes(const struct words *w, bool *tied)
{
    for (size_t i = 0, n; i < w->n; i += n ? n : 1) {
        n = code_at(w, i);
        if (!n)
            continue;
        bool state = i && is_upper(w->at[i - 1], 2, 3); /* "MA 02139 USA" */
        bool before = i && !ends_part(w, i - 1) && !is_dash(w->at[i - 1]), behind = !ends_part(w, i + n - 1);
        for (size_t k = 0; k + 1 < n; k++)
            tied[i + k] = true;
        if (before)
            tied[i - 1] = true;
        if (behind && !(before && (state || (n == 2 && digits_of(w->at[i]) == 0))))
            tied[i + n - 1] = true;
    }
}

/* How many digits the number has that a word begins with, perhaps behind a sign: "12b", "7/A", "#5"; 0: it is none. */
static size_t number_in(struct str s)
{
    size_t n = 0;
    s = str_starts(s, STR("#")) ? str_sub(s, 1, s.n) : str_starts(s, STR("№")) ? str_sub(s, strlen("№"), s.n) : s;
    while (n < s.n && isdigit((unsigned char)s.p[n]))
        n++;
    return n;
}

static bool is_in(const char *const *words, size_t count, struct str s)
{
    for (size_t i = 0; i < count; i++)
        if (str_eq_nocase(without_comma(s), str_of(words[i])))
            return true;
    return false;
}

/* A number of a house; longer ones are postal codes, or years. */
static bool is_house(struct str s)
{
    static const char *const none[] = {"s/n", "s/nº", "s/n.º", "s.n.", "snc", "s.n.c."}; /* it has no number */
    size_t n = number_in(s);
    return (n >= 1 && n <= 3) || is_in(none, sizeof none / sizeof *none, s);
}

/* Words before the number of a house, behind the comma after its street: "ул. Примерная, д. 7". */
static bool is_label(struct str s)
{
    static const char *const labels[] = {"д.", "дом", "буд.", "№", "nº", "n.º", "n.", "n°", "no.", "nr", "nr.", "núm.", "num.",
                                         "č.", "čp.", "č.p.", "br.", "бр."};
    return is_in(labels, sizeof labels / sizeof *labels, s);
}

/* What belongs to the number before it: "12 bis", "12 A". */
static bool is_of_number(struct str s)
{
    static const char *const words[] = {"bis", "ter", "quater"};
    s = without_comma(s);
    return is_in(words, 3, s) || (s.n == 1 && isalpha((unsigned char)*s.p));
}

/* True if the part, or what stands before a dash or a bracket in it, ends with the word. */
static bool ends_piece(const struct words *w, size_t i)
{
    struct str next = ends_part(w, i) ? STR("") : w->at[i + 1];
    return !next.n || is_dash(next) || *next.p == '(';
}

/* Ties numbers of houses and rooms: at the start or end of a part between commas, behind a word in it, and alone
 * behind the comma after the street, as in Spain, Italy, Portugal and Brazil. */
static void tie_numbers(const struct words *w, bool *tied)
{
    for (size_t i = 0; i < w->n; i++) {
        bool number = number_in(w->at[i]) > 0, house = is_house(w->at[i]);
        bool starts = i == 0 || ends_part(w, i - 1), ends = ends_part(w, i);
        bool labelled = starts && !ends && is_label(w->at[i]) && is_house(w->at[i + 1]) && ends_piece(w, i + 1);
        if (starts && i && ((house && ends_piece(w, i)) || labelled))
            tied[i - 1] = true;
        if (house && starts && ends && !i && w->n > 1)
            tied[i] = true; /* "12, rue des Tests" */
        if (number && starts && !ends)
            tied[i] = true;
        if (!starts && (house || (number && ends)))
            tied[i - 1] = true;
        if (i && is_dash(w->at[i]))
            tied[i - 1] = true;
        if (number && !ends && is_of_number(w->at[i + 1])) {
            tied[i] = true;
            if (starts && !ends_part(w, i + 1))
                tied[i + 1] = true; /* "12 bis rue des Tests" */
        }
    }
}

size_t postal_ties(struct str line, struct postal_tie to[POSTAL_WORDS])
{
    struct words w = {.n = 0};
    bool tied[POSTAL_WORDS] = {0}, digit = false;
    for (size_t i = 0; i < line.n; i++)
        digit |= line.p[i] >= '0' && line.p[i] <= '9';
    digit |= str_find_str(line, STR(", s")) < line.n; /* "s/n" */
    for (size_t at = 0, n; digit && at < line.n; at += n + 1) {
        n = str_find(str_sub(line, at, line.n), ' ');
        if (w.n == POSTAL_WORDS)
            return 0;
        w.at[w.n++] = str_sub(line, at, at + n);
    }
    tie_codes(&w, tied);
    tie_numbers(&w, tied);
    size_t n = 0;
    for (size_t i = 0; i < w.n; i++) {
        size_t from = (size_t)(w.at[i].p - line.p);
        while (i + 1 < w.n && tied[i])
            i++;
        if (w.at[i].p > line.p + from)
            to[n++] = (struct postal_tie){from, (size_t)(w.at[i].p - line.p) + without_comma(w.at[i]).n};
    }
    return n;
}
