/* date_tokens.c: cuts a date into tokens. */
#include "model/date_tokens.h"

#include <utf8proc.h>

#include "model/locale.h"

static bool is_letter(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80;
}

/* The length of a dash or no-break space at the start of `s`, and what it is like; 0: none. */
static size_t sign_at(struct str s, char *like)
{
    static const struct {
        const char *sign;
        char like;
    } signs[] = {{"–", '-'}, {"—", '-'}, {"‐", '-'}, {"‑", '-'}, {"−", '-'}, {"〜", '-'}, {"～", '-'}, {"\xC2\xA0", ' '},
                 {"\xE2\x80\xAF", ' '}, {"\xE2\x80\x89", ' '}};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (str_starts(s, str_of(signs[i].sign))) {
            *like = signs[i].like;
            return strlen(signs[i].sign);
        }
    return 0;
}

/* The value of the digit at the start of `s`, of whatever script; -1: there is none. Its bytes go to *n. */
static int digit_at(struct str s, size_t *n)
{
    int32_t c = s.n ? utf8_at(s, 0, n) : 0;
    if (c < 0x80)
        return c >= '0' && c <= '9' ? (int)(c - '0') : -1;
    if (utf8proc_category(c) != UTF8PROC_CATEGORY_ND)
        return -1;
    if (c >= 0x1D7CE && c <= 0x1D7FF) /* those of mathematics follow each other */
        return (c - 0x1D7CE) % 10;
    int value = 0; /* the digits of a script are in order, from 0 */
    while (value < 9 && utf8proc_category(c - value - 1) == UTF8PROC_CATEGORY_ND)
        value++;
    return value;
}

size_t date_word_length(struct str s)
{
    size_t n = 0, size;
    char like;
    while (n < s.n && is_letter((unsigned char)s.p[n]) && !sign_at(str_sub(s, n, s.n), &like)) {
        utf8_at(s, n, &size);
        if ((s.p[n] & 0x80) && digit_at(str_sub(s, n, s.n), &size) >= 0)
            break;
        n += size;
    }
    return n;
}

/* The number at the start of `s`; *n: its bytes, 0: there is none. */
static struct date_token number_token(struct str s, size_t *n)
{
    struct date_token t = {0};
    size_t count = 0, size;
    *n = 0;
    for (int d; (d = digit_at(str_sub(s, *n, s.n), &size)) >= 0; *n += size, count++)
        t.value = count < 4 ? t.value * 10 + d : t.value;
    t.kind = count == 4 ? 'Y' : count <= 2 ? 'N' : 'X';
    return t;
}

/* "2001a": works of one year; but "1990s" is ten years. */
static bool is_letter_of_year(const struct date_reader *r, struct str word, bool gap)
{
    const struct date_token *last = r->n ? &r->tokens[r->n - 1] : NULL;
    bool decade = last && last->value % 10 == 0 && word.p[0] == 's';
    return last && !gap && last->kind == 'Y' && word.n == 1 && word.p[0] >= 'a' && word.p[0] <= 'z' && !decade;
}

static struct date_token word_token(const struct date_reader *r, struct str word)
{
    struct date_token t = {.kind = 'X', .value = date_word(r->b, r->l, word)};
    if (t.value)
        t.kind = t.value <= 12             ? 'M'
                 : t.value <= WINTER       ? 'S'
                 : t.value == WORD_IGNORED ? 'I'
                                           : 'W';
    return t;
}

/* The length of `words` words at the start of `s`, with the blanks, apostrophes and stops between; 0:
 * there are fewer. */
static size_t phrase_length(struct str s, size_t words)
{
    size_t n = date_word_length(s);
    for (size_t k = 1; k < words && n; k++) {
        size_t at = n;
        struct str rest = str_sub(s, at, s.n);
        at += str_starts(rest, STR("’")) ? strlen("’") : rest.n && strchr("'.", rest.p[0]) ? 1 : 0;
        while (at < s.n && (s.p[at] == ' ' || s.p[at] == '\n'))
            at++;
        size_t more = at > n ? date_word_length(str_sub(s, at, s.n)) : 0;
        n = more ? at + more : 0;
    }
    return n;
}

/* The length of `n` bytes of words up to their last apostrophe or, behind them, with the one there; 0: none. */
static size_t elided_length(struct str s, size_t n)
{
    static const char apostrophe[] = "’";
    size_t size = strlen(apostrophe);
    if (n < s.n && s.p[n] == '\'')
        return n + 1;
    while (n >= size && memcmp(s.p + n - size, apostrophe, size) != 0)
        n--;
    return n >= size ? n : 0;
}

/* The longest phrase at the start of `s` that locales know, or its first word: "bis zum", "des d’" of "des d’abril". */
static struct date_token phrase_token(const struct date_reader *r, struct str s, size_t *n)
{
    enum { PHRASE_WORDS = 3, PHRASE_BYTES = 48 }; /* no locale has a longer word */
    struct date_token t = {.kind = 'X'};
    for (size_t words = PHRASE_WORDS; words && t.kind == 'X'; words--)
        if ((*n = phrase_length(s, words))) {
            t = word_token(r, str_sub(s, 0, *n));
            size_t elided = t.kind == 'X' ? elided_length(s, *n) : 0;
            if (elided && (t = word_token(r, str_sub(s, 0, elided))).kind != 'X')
                *n = elided;
        }
    size_t whole = *n;
    *n = t.kind != 'X' || whole < PHRASE_BYTES ? whole : PHRASE_BYTES;
    while (t.kind == 'X' && (s.p[0] & 0x80) && *n > 1) { /* words without blanks between: "月至今" */
        while (--*n && ((unsigned char)s.p[*n] & 0xC0) == 0x80)
            ;
        t = *n ? word_token(r, str_sub(s, 0, *n)) : t;
    }
    *n = t.kind == 'X' ? whole : *n;
    return t;
}

/* Adds a token; false if there are too many. */
static bool add(struct date_reader *r, struct date_token t)
{
    bool stop = r->between && (t.kind == 'N' || t.kind == 'Y');
    r->between = false;
    if (stop && r->n < TOKENS_MAX)
        r->tokens[r->n++] = (struct date_token){.kind = '.'};
    if (r->n < TOKENS_MAX)
        r->tokens[r->n++] = t;
    return r->n < TOKENS_MAX;
}

/* True in a document whose language is not English. */
static bool in_other_language(const struct date_reader *r)
{
    struct str tag = r->l->language.text;
    return tag.n && !str_starts(tag, STR("en"));
}

/* True if a day or month in figures comes next. */
static bool small_number_next(struct str after)
{
    size_t n;
    after = str_trim(after);
    return number_token(after, &n).kind == 'N' && n;
}

/* True for what says nothing: a blank, a comma, a stop behind a word, and words such as "of", "de"; at
 * the very start only before a number: "den 3 maj 2016", not "in the spring of 2021". */
static bool is_nothing(struct date_reader *r, const struct date_token *t, struct str text, struct str after)
{
    const struct date_token *last = r->n ? &r->tokens[r->n - 1] : NULL;
    bool ignored = r->ignored;
    r->ignored = t->kind == 'I';
    if (t->kind == 'I' && !last)
        return r->led = small_number_next(after);
    if (t->kind == 'I' && (last->kind == 'N' || last->kind == 'Y') && in_other_language(r))
        r->between = true; /* "3 thg 5", but "3 in 2016" */
    for (size_t i = 0; t->kind == 'I' && i < text.n && last && strchr("NY", last->kind); i++)
        r->between |= (text.p[i] & 0x80) != 0; /* "3 tháng 5", "5月3", not "3 in 2016" */
    if (t->kind == ':' && last && last->kind == 'W')
        return true; /* "očekivano: 2021" */
    char kind = 0;
    after = str_trim(after);
    bool range = str_starts(after, STR("-")) || (sign_at(after, &kind) && kind == '-');
    bool order = t->kind == '.' && last && strchr("NY", last->kind) && range; /* "2016. – danas", "3.–5. Mai" */
    return t->kind == 'I' || strchr(" \t\n,", t->kind) != NULL || order ||
           (strchr(".'", t->kind) && (ignored || (last && strchr("MSW", last->kind)))); /* "ספט' 2020" */
}

bool date_cut(struct date_reader *r, struct str s)
{
    bool gap = false;
    for (size_t i = 0, n; i < s.n; i += n) {
        struct str rest = str_sub(s, i, s.n);
        struct date_token t = {.kind = rest.p[0]}, number = number_token(rest, &n);
        size_t digits = n, sign = sign_at(rest, &t.kind), word = date_word_length(rest);
        n = digits ? digits : sign ? sign : word ? word : 1;
        while (t.kind == '-' && !sign && n < rest.n && n < 3 && rest.p[n] == '-')
            n++; /* "July--August" */
        if (digits) {
            t = number;
        } else if (!sign && word) {
            if (is_letter_of_year(r, str_sub(rest, 0, word), gap))
                t.kind = ' ';
            else
                t = phrase_token(r, rest, &n);
        } else if (rest.p[0] == '(' && r->n && !gap && str_find(rest, ')') <= 3) {
            n = str_find(rest, ')') + 1; /* "2021(e)ko" */
            t.kind = ' ';
            r->ignored = true;
            continue;
        } else if (str_starts(rest, STR(".."))) {
            n = 2;
            t.kind = ':'; /* EDTF's open end */
        }
        if (is_nothing(r, &t, str_sub(rest, 0, n), str_sub(rest, n, rest.n))) {
            gap = true;
            continue;
        }
        if (t.kind == 'W' && r->n > 1 && r->tokens[r->n - 1].kind == '.' && strchr("NY", r->tokens[r->n - 2].kind))
            r->n--; /* "2021. 5. 3. óta" */
        t.gap = gap;
        gap = false;
        if (!add(r, t))
            return false;
    }
    if (r->n > 1 && r->tokens[r->n - 1].kind == '.' && strchr("NY", r->tokens[r->n - 2].kind))
        r->n--; /* "2021. 5. 3." */
    return true;
}
