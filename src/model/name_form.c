/* name_form.c: prints the parts of a name, in full and with initials. */
#include "model/name.h"

#include <utf8proc.h>

#include "base/grapheme.h"

/* Names in Chinese, Japanese or Korean script are always printed whole, the family name first. */
static bool is_east(const struct name *n)
{
    return n->literal.n == 0 && name_is_east(n->family) && (!n->given.n || name_is_east(n->given));
}

static bool is_foreign_kana(struct str s)
{
    size_t n;
    int32_t c = utf8_at(s, 0, &n);
    return c >= 0x30A0 && c <= 0x30FF;
}

static struct str east(struct arena *a, const struct name *n)
{
    struct buf b = {.a = a};
    const struct str parts[] = {n->family, n->given};
    for (size_t i = 0; i < 2; i++) {
        struct str rest = parts[i];
        for (struct str w; (w = name_word(&rest)).n;) {
            if (b.n && is_foreign_kana(w))
                buf_char(&b, ' ');
            buf_add(&b, w);
        }
    }
    return buf_end(&b);
}

static void add(struct buf *b, const char *between, struct str s)
{
    if (!s.n)
        return;
    char last = b->n ? b->p[b->n - 1] : 0;
    size_t mark = last == '\'' ? 1 : b->n > 3 && !memcmp(b->p + b->n - 3, "’", 3) ? 3 : 0;
    char before = mark && b->n > mark ? b->p[b->n - mark - 1] : 0;
    bool elided = mark && s.p[0] != ',' && !(before && strchr("aeiou", before)); /* "d’Orsay", not "de’ Medici" */
    if (b->n && !(elided && between[0] == ' '))
        buf_add(b, str_of(between));
    buf_add(b, s);
}

/* ---- initials */

static bool is_letter(int32_t c)
{
    if (c < 0x80)
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    utf8proc_category_t k = utf8proc_category(c);
    return k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_ME;
}

static bool is_hyphen(int32_t c)
{
    return c == '-' || c == 0x2010 || c == 0x2011;
}

/* True for two or three capitals, which are initials: "JA". */
static bool is_run(struct str w)
{
    for (size_t i = 0; i < w.n; i++)
        if (w.p[i] < 'A' || w.p[i] > 'Z')
            return false;
    return w.n == 2 || w.n == 3;
}

/* True if the letters before a full stop are short for a name: "Yu.", "Chr.". */
static bool is_short(struct str w)
{
    size_t letters = 0, n;
    for (size_t i = 0; i < w.n; i += n) {
        int32_t c = utf8_at(w, i, &n);
        utf8proc_category_t k = utf8proc_category(c);
        if (!letters ? k != UTF8PROC_CATEGORY_LU : k != UTF8PROC_CATEGORY_LL)
            return false;
        letters++;
    }
    return letters > 1 && letters < 4;
}

struct shortening {
    struct buf b;
    bool hyphen; /* one was before the current piece */
};

/* Begins the next initial: with a hyphen, or with a blank. */
static void begin(struct shortening *s)
{
    if (s->b.n)
        buf_char(&s->b, s->hyphen ? '-' : ' ');
    s->hyphen = false;
}

/* The bytes of the first letter: of "IJsbrand", "Džemal" and "Ljubomir" it is written with two. */
static size_t letter_end(struct str w)
{
    static const char *const two[] = {"IJ", "Dž", "Lj"};
    for (size_t i = 0; i < sizeof two / sizeof *two; i++)
        if (str_starts(w, str_of(two[i])) && w.n > strlen(two[i]))
            return strlen(two[i]);
    return grapheme_end(w, 0);
}

/* Appends the initial of the letters `w`; `stop`: a full stop follows them in the source. */
static void shorten(struct shortening *s, struct str w, bool stop)
{
    size_t n;
    if (is_run(w)) {
        for (size_t i = 0; i < w.n; i++) {
            begin(s);
            buf_char(&s->b, w.p[i]);
            buf_char(&s->b, '.');
        }
        return;
    }
    bool upper = s->hyphen; /* "Chih-jen" is "C.-J." */
    begin(s);
    if (stop && is_short(w)) {
        buf_add(&s->b, w);
    } else if (!s->b.n || !upper) {
        buf_add(&s->b, str_sub(w, 0, letter_end(w)));
    } else {
        buf_code(&s->b, utf8proc_toupper(utf8_at(w, 0, &n)));
        buf_add(&s->b, str_sub(w, n, grapheme_end(w, 0)));
    }
    buf_char(&s->b, '.');
}

/* Skips "<sup>" and the signs of markup. The bytes skipped. */
static size_t markup_at(struct str s, size_t i)
{
    if (s.p[i] != '<')
        return 1;
    size_t end = str_find(str_sub(s, i, s.n), '>');
    return i + end < s.n ? end + 1 : 1;
}

static void shorten_word(struct shortening *s, struct str w)
{
    size_t i = 0, n, from;
    while (i < w.n) {
        int32_t c = utf8_at(w, i, &n);
        if (!is_letter(c)) {
            s->hyphen |= is_hyphen(c) && s->b.n;
            i += n == 1 ? markup_at(w, i) : n;
            continue;
        }
        for (from = i; i < w.n; i += n) {
            c = utf8_at(w, i, &n);
            bool inside = c == '\'' || c == 0x2019 || c == 0x200D || c == 0x200C;
            if (!is_letter(c) && !inside)
                break;
        }
        shorten(s, str_sub(w, from, i), i < w.n && w.p[i] == '.');
    }
    s->hyphen = false;
}

static struct str initials(struct arena *a, struct str given)
{
    struct shortening s = {.b = {.a = a}};
    for (struct str w; (w = name_word(&given)).n;) {
        bool small = name_is_lower(w) && name_is_particle(w) && s.b.n;
        if (small)
            add(&s.b, " ", w);
        else
            shorten_word(&s, w);
    }
    return buf_end(&s.b);
}

/* ---- forms */

static struct str common(struct arena *a, const struct name *n, struct str given)
{
    struct buf b = {.a = a};
    if (n->literal.n)
        return n->literal;
    if (is_east(n))
        return east(a, n);
    add(&b, " ", given);
    add(&b, " ", n->dropping);
    add(&b, " ", n->particle);
    add(&b, " ", n->family);
    add(&b, " ", n->suffix);
    return buf_end(&b);
}

struct str name_full(struct arena *a, const struct name *n)
{
    struct str given = n->given;
    if (n->turned && given.n && is_run(given)) /* "Smith JA" */
        given = initials(a, given);
    return common(a, n, given);
}

struct str name_initials(struct arena *a, const struct name *n)
{
    return common(a, n, initials(a, n->given));
}

struct str name_turned(struct arena *a, const struct name *n, bool initial)
{
    struct buf b = {.a = a};
    struct str given = initial || (n->turned && is_run(n->given)) ? initials(a, n->given) : n->given;
    if (n->literal.n || is_east(n))
        return common(a, n, given);
    add(&b, " ", n->particle);
    add(&b, " ", n->family);
    add(&b, " ", given);
    add(&b, " ", n->dropping);
    add(&b, " ", n->suffix);
    return buf_end(&b);
}

struct str name_family_first(struct arena *a, const struct name *n)
{
    struct buf b = {.a = a};
    if (n->literal.n || is_east(n))
        return common(a, n, n->given);
    add(&b, " ", n->particle);
    add(&b, " ", n->family);
    struct str given = initials(a, n->given);
    add(&b, ", ", given);
    add(&b, given.n ? " " : ", ", n->dropping);
    add(&b, given.n || n->dropping.n ? ", " : " ", n->suffix);
    return buf_end(&b);
}

struct str name_sort_key(struct arena *a, const struct name *n)
{
    struct buf b = {.a = a};
    if (n->literal.n)
        return n->literal;
    add(&b, " ", n->family);
    add(&b, " ", n->given);
    add(&b, " ", n->suffix);
    return buf_end(&b);
}

struct str name_display(struct arena *a, const struct name *n)
{
    struct buf b = {.a = a};
    add(&b, " ", n->title);
    add(&b, " ", name_full(a, n));
    add(&b, ", ", n->degrees);
    if (n->script.n)
        buf_printf(&b, " (%.*s)", STRF(n->script));
    return buf_end(&b);
}
