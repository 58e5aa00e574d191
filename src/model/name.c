/* name.c: takes names that are written as texts apart. */
#include "model/name.h"

enum { WORDS = 24 };

struct words {
    struct str at[WORDS];
    size_t n;
};

static struct words words_of(struct str s)
{
    struct words w;
    w.n = 0;
    while (w.n < WORDS) {
        struct str one = name_word(&s);
        if (!one.n)
            break;
        if (w.n == WORDS - 1) /* so many that it is no name: the rest is one word */
            one = str_trim((struct str){one.p, one.n + s.n});
        w.at[w.n++] = one;
    }
    return w;
}

/* The text from word `from` up to word `to`, which are in one text. */
static struct str span(const struct words *w, size_t from, size_t to)
{
    if (from >= to)
        return (struct str){0};
    const char *end = w->at[to - 1].p + w->at[to - 1].n;
    return (struct str){w->at[from].p, (size_t)(end - w->at[from].p)};
}

/* Drops words at the start. */
static void drop(struct words *w, size_t n)
{
    w->n -= n;
    memmove(w->at, w->at + n, w->n * sizeof *w->at);
}

static struct str join(struct arena *a, struct str x, const char *between, struct str y)
{
    return x.n && y.n ? str_printf(a, "%.*s%s%.*s", STRF(x), between, STRF(y)) : x.n ? x : y;
}

/* ---- titles, suffixes, degrees */

/* How many words at the start are titles: "Prof. Dr. rer. nat.". At least `keep` words stay. */
static size_t titles(const struct words *w, size_t keep)
{
    static const char *const latin[] = {"rer.", "nat.",  "med.",  "phil.", "habil.", "h.c.", "h.",
                                        "c.",   "dent.", "jur.",  "iur.",  "techn.", "oec.", "pol.",
                                        "vet.", "agr.",  "math.", "theol.", "mult.", "-Ing.", "Ing.",
                                        "rer.nat.", "sc.", "ir.", NULL};
    size_t n = 0;
    while (n + keep < w->n) {
        bool title = name_is_title(w->at[n]) ||
                     (str_eq(w->at[n], STR("PD")) && name_is_title(w->at[n + 1]));
        for (size_t i = 0; latin[i] && n && !title; i++)
            title = str_eq(w->at[n], str_of(latin[i]));
        if (!title)
            break;
        n++;
    }
    return n;
}

/* Takes suffixes and degrees off the end of the words: "Henry Adams III", "Jane Doe PhD". */
static void take_end(struct arena *a, struct words *w, struct name *to)
{
    for (size_t left = w->n; left > 1; left = w->n) {
        struct str last = w->at[left - 1];
        bool full = left > 2 && w->at[0].n > 2 && !name_is_initials(w->at[0]) &&
                    !name_is_initials(w->at[left - 2]);
        bool ph_d = left > 3 && str_eq(last, STR("D.")) && str_eq(w->at[left - 2], STR("Ph."));
        if (name_is_suffix(last) && (left > 2 || last.p[0] != 'I' || last.n > 2)) {
            to->suffix = join(a, last, " ", to->suffix);
        } else if (ph_d || name_is_degree(last, true) || (full && name_is_degree(last, false))) {
            to->degrees = join(a, ph_d ? span(w, left - 2, left) : last, ", ", to->degrees);
        } else {
            break;
        }
        w->n -= ph_d ? 2 : 1;
    }
}

/* "Filho", "Neto" and the like belong to the family name of which they are the last word. */
static bool is_portuguese_end(struct str w)
{
    return str_eq(w, STR("Filho")) || str_eq(w, STR("Neto")) || str_eq(w, STR("Sobrinho")) ||
           str_eq(w, STR("Júnior"));
}

/* ---- the family name */

static bool has_lower(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if ((s.p[i] >= 'a' && s.p[i] <= 'z') || (unsigned char)s.p[i] >= 0x80)
            return true;
    return false;
}

static bool has_vowel(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (strchr("AEIOUY", s.p[i]))
            return true;
    return false;
}

/* Index of the first word of the given names in "Fuller ME", "van der Berg A.", "Yao Z. W.";
 * w->n: the family name is not first. */
static size_t given_behind(const struct words *w)
{
    size_t at = w->n;
    while (at > 1 && name_is_initials(w->at[at - 1]))
        at--;
    if (at == w->n || name_is_initials(w->at[0]) || w->at[0].n < 2)
        return w->n;
    if (!has_lower(w->at[0]) && (w->at[at].n > 2 || has_vowel(w->at[at])))
        return w->n; /* "WEI LI": all in capitals says nothing */
    return at;
}

/* True if the word is a family name in capitals: "Jean DUPONT". */
static bool is_shouted(struct str w)
{
    return w.n >= 4 && !has_lower(w) && str_find(w, '.') == w.n && w.p[0] >= 'A' && w.p[0] <= 'Z';
}

/* Index of the word at which the family name with its particles starts. At least one given name is
 * left before it, but for "de la Cruz". */
static size_t family_at(const struct words *w)
{
    bool all_lower = true;
    size_t last = w->n - 1;
    for (size_t i = 0; i < w->n; i++)
        all_lower &= name_is_lower(w->at[i]);
    if (last > 1 && is_portuguese_end(w->at[last]))
        last--;
    if (last && !all_lower && name_is_lower(w->at[0]) && name_is_particle(w->at[0]) &&
        str_find(w->at[0], '.') == w->at[0].n)
        return 0;
    for (size_t i = 1; i < last + (last > 0 && !all_lower); i++) {
        bool lower = name_is_lower(w->at[i]);
        bool and = w->at[i].n == 1 && strchr("yei", w->at[i].p[0]);
        if (and && i > 1 && i < last)
            return i - 1; /* "Ortega y Gasset" */
        if (lower && !and && (!all_lower || name_is_particle(w->at[i])))
            return i > 1 && name_is_particle(w->at[i - 1]) && !name_is_lower(w->at[i - 1]) ? i - 1 : i;
        if (!lower && i < last && w->at[i].n > 1 && str_find(w->at[i], '.') == w->at[i].n &&
            name_is_particle(w->at[i]) && (!name_is_initials(w->at[i]) || str_eq(w->at[i], STR("Ó"))))
            return i; /* "John Van Dyke" */
    }
    if (last > 1 && name_is_spanish(w->at[last - 1]) && str_find(w->at[last], '.') == w->at[last].n)
        return last - 1;
    return last;
}

/* Splits words of which all are the family name into its particles and the rest. */
static void set_family(const struct words *w, struct name *to)
{
    size_t i = 0;
    while (i + 1 < w->n && name_is_particle(w->at[i]) && str_find(w->at[i], '.') == w->at[i].n)
        i++;
    while (i + 1 < w->n && name_is_lower(w->at[i]) && w->at[i].n > 1)
        i++;
    to->particle = span(w, 0, i);
    to->family = span(w, i, w->n);
}

/* ---- East Asia */

/* The bytes of the family name at the start of a name without a blank. */
static size_t east_family(struct str s)
{
    static const char *const two[] = {"欧阳", "歐陽", "司马", "司馬", "诸葛", "諸葛", "上官", "慕容",
                                      "皇甫", "尉迟", "令狐", "东方", "東方", "司徒", "夏侯", "公孙",
                                      "端木", "남궁", "황보", "제갈", "사공", "선우", "독고"};
    size_t letters = 0, first = 0, second = 0, n;
    bool kana = false;
    for (size_t i = 0; i < s.n; i += n) {
        int32_t c = utf8_at(s, i, &n);
        letters++;
        kana |= c >= 0x3040 && c <= 0x30FF;
        first = letters == 1 ? n : first;
        second = letters == 2 ? i + n : second;
    }
    for (size_t i = 0; i < sizeof two / sizeof *two; i++)
        if (letters > 2 && str_starts(s, str_of(two[i])))
            return strlen(two[i]);
    return letters < 2 ? s.n : letters > 3 || (kana && letters > 2) ? second : first;
}

static void parse_east(struct str s, struct name *to)
{
    struct words w = words_of(s);
    to->turned = true;
    if (str_find_str(s, STR("・")) < s.n) { /* a foreign name, as it sounds: "ジョン・スミス" */
        to->family = s;
    } else if (w.n == 1) {
        size_t cut = east_family(w.at[0]);
        to->family = str_sub(w.at[0], 0, cut);
        to->given = str_sub(w.at[0], cut, w.at[0].n);
    } else {
        to->family = span(&w, 0, 1);
        to->given = span(&w, 1, w.n);
    }
}

/* ---- parts in brackets and quotes */

enum { PAIRS = 6 };

/* The bracket or quote that closes `open`; p NULL: it opens nothing. */
static struct str closing(struct str open, size_t *kind)
{
    static const char *const pairs[PAIRS][2] = {
        {"(", ")"}, {"（", "）"}, {"\"", "\""}, {"“", "”"}, {"„", "“"}, {"«", "»"}};
    for (*kind = 0; *kind < PAIRS; ++*kind)
        if (str_starts(open, str_of(pairs[*kind][0])))
            return str_of(pairs[*kind][1]);
    return (struct str){0};
}

/* Takes a nickname or the name in another script out of a text. */
static struct str without_brackets(struct arena *a, struct str s, struct name *to)
{
    bool open_ever[PAIRS] = {false}; /* not closed from here on */
    for (size_t i = 0, kind; i < s.n; i++) {
        if (s.p[i] != '(' && s.p[i] != '"' && (unsigned char)s.p[i] < 0xC2)
            continue;
        struct str close = closing(str_sub(s, i, s.n), &kind);
        if (!close.p || open_ever[kind] || (i && s.p[i] == '(' && s.p[i - 1] == ']'))
            continue;
        size_t open = s.p[i] == '(' || s.p[i] == '"' ? 1 : s.p[i] == '\xC2' ? 2 : 3;
        struct str rest = str_sub(s, i + open, s.n);
        size_t n = str_find_str(rest, close);
        struct str inner = str_trim(str_sub(rest, 0, n));
        struct str before = str_trim(str_sub(s, 0, i));
        open_ever[kind] = n == rest.n;
        if (n == rest.n || !inner.n)
            continue;
        struct str behind = str_trim(str_sub(rest, n + close.n, rest.n));
        if (!before.n && !behind.n)
            continue;
        struct str outer = join(a, before, behind.n && behind.p[0] == ',' ? "" : " ", behind);
        bool other = name_script(inner) && name_script(inner) != name_script(outer);
        bool nickname = !name_is_lower(inner) && str_find(inner, '/') == inner.n &&
                        str_find(inner, '@') == inner.n; /* not "(she/her)" */
        if (other || nickname)
            *(other ? &to->script : &to->nickname) = inner;
        return outer;
    }
    return s;
}

/* Takes a name in two scripts apart that has no brackets: "Wei Zhang 张伟". */
static struct str without_script(struct arena *a, struct str s, struct name *to)
{
    if (to->script.n || !name_has_east(s) || name_is_east(s))
        return s;
    struct words w = words_of(s);
    size_t from = w.n, end = 0;
    for (size_t i = 0; i < w.n; i++)
        if (name_is_east(w.at[i])) {
            from = i < from ? i : from;
            end = i + 1;
        }
    if (from >= end)
        return s;
    to->script = span(&w, from, end);
    return join(a, span(&w, 0, from), " ", span(&w, end, w.n));
}

/* ---- a whole name */

static void parse_words(struct arena *a, struct str s, struct name *to)
{
    struct words w = words_of(s);
    size_t first = titles(&w, 1), last;
    to->title = join(a, to->title, " ", span(&w, 0, first));
    drop(&w, first);
    take_end(a, &w, to);
    if (w.n < 2) {
        to->family = span(&w, 0, w.n);
        return;
    }
    size_t behind = given_behind(&w);
    if (behind == w.n && ((is_shouted(w.at[0]) && has_lower(w.at[1])) || /* "DUPONT Jean" */
                          name_is_first(w.at[0], w.at[1], w.n)))
        behind = 1;
    if (behind < w.n) {
        to->given = span(&w, behind, w.n);
        to->turned = true;
        w.n = behind;
        set_family(&w, to);
        return;
    }
    last = is_shouted(w.at[w.n - 1]) ? w.n - 1 : family_at(&w);
    to->given = span(&w, 0, last);
    drop(&w, last);
    set_family(&w, to);
}

/* The place of the next comma, of whatever script; its length goes to *n. */
static size_t comma(struct str s, size_t *n)
{
    for (size_t i = 0; i < s.n; i++) {
        *n = s.p[i] == ',' ? 1 : str_starts(str_sub(s, i, s.n), STR("，")) ? 3 : 0;
        if (*n)
            return i;
    }
    return s.n;
}

/* Takes suffixes and degrees behind commas off: what is left is "Doe, Jane" or "Jane Doe". */
static void parse_commas(struct arena *a, struct str s, struct name *to)
{
    struct str parts[6];
    size_t count = 0, cut, n = 0;
    while (count < 5 && (cut = comma(s, &n)) < s.n) {
        parts[count++] = str_trim(str_sub(s, 0, cut));
        s = str_sub(s, cut + n, s.n);
    }
    parts[count++] = str_trim(s);
    struct words head = words_of(parts[0]);
    bool full = head.n > 1 && !name_is_spanish(head.at[0]) && !name_is_particle(head.at[0]);
    for (; count > 1; count--) {
        struct str end = parts[count - 1];
        if (!end.n || name_is_suffix(end))
            to->suffix = join(a, end, " ", to->suffix);
        else if (name_is_degree(end, !full && count == 2))
            to->degrees = join(a, end, ", ", to->degrees);
        else
            break;
    }
    if (count == 3 && name_is_suffix(parts[1])) { /* "Smith, Jr., John" */
        to->suffix = parts[1];
        parts[1] = parts[2];
        count = 2;
    }
    if (count == 1 || !parts[0].n || !parts[1].n) {
        parse_words(a, count == 1 || parts[0].n ? parts[0] : parts[1], to);
        return;
    }
    to->told = true;
    set_family(&head, to);
    to->given = parts[1];
    for (size_t i = 2; i < count; i++)
        to->given = join(a, to->given, ", ", parts[i]);
    name_refine(a, to);
}

/* True if only letters, blanks, full stops and hyphens are in it: no commas, brackets and scripts. */
static bool is_plain(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!letter && c != ' ' && c != '.' && c != '-')
            return false;
    }
    return true;
}

void name_parse(struct arena *a, struct str text, struct name *to)
{
    *to = (struct name){0};
    size_t n;
    struct str s = str_trim(text);
    if (is_plain(s) && s.n > 2 && s.p[1] == '.') { /* as most names are */
        parse_words(a, s, to);
        return;
    }
    s = name_without_number(s);
    if (comma(s, &n) == s.n && name_is_group(s)) {
        to->literal = s;
        to->told = true;
        return;
    }
    s = without_script(a, without_brackets(a, s, to), to);
    if (comma(s, &n) < s.n)
        parse_commas(a, s, to);
    else if (name_is_east(s))
        parse_east(s, to);
    else
        parse_words(a, s, to);
}

void name_refine(struct arena *a, struct name *n)
{
    if (n->literal.n || (!n->given.n && name_is_group(n->family))) {
        struct str whole = n->literal.n ? n->literal : n->family;
        *n = (struct name){.literal = whole, .told = true};
        return;
    }
    struct words given, family;
    n->given = name_without_number(n->given);
    n->family = name_without_number(n->family);
    if (name_has_east(n->given) || str_find(n->given, '(') < n->given.n ||
        str_find(n->given, '"') < n->given.n)
        n->given = without_script(a, without_brackets(a, n->given, n), n);
    if (name_has_east(n->family) || str_find(n->family, '(') < n->family.n)
        n->family = without_script(a, without_brackets(a, n->family, n), n);
    given = words_of(n->given);
    size_t first = titles(&given, 1), last = given.n;
    n->title = join(a, n->title, " ", span(&given, 0, first));
    while (last > first + 1 && name_is_suffix(given.at[last - 1]) && !n->suffix.n)
        n->suffix = given.at[--last];
    if (n->suffix.n && last > first && given.at[last - 1].n > 1 && str_ends(given.at[last - 1], STR(",")))
        given.at[last - 1].n--;
    size_t end = last;
    while (last > first + 1 && name_is_lower(given.at[last - 1]) && name_is_particle(given.at[last - 1]))
        last--;
    if (last < end)
        n->dropping = join(a, span(&given, last, end), " ", n->dropping);
    n->given = span(&given, first, last);
    family = words_of(n->family);
    first = titles(&family, 1);
    n->title = join(a, n->title, " ", span(&family, 0, first));
    drop(&family, first);
    take_end(a, &family, n);
    if (n->particle.n)
        n->family = span(&family, 0, family.n);
    else
        set_family(&family, n);
}

/* The offset of the last `part` in `s`, or s.n. */
static size_t last_of(struct str s, struct str part)
{
    for (size_t i = s.n; part.n && i >= part.n; i--)
        if (str_eq(str_sub(s, i - part.n, i), part))
            return i - part.n;
    return s.n;
}

void name_split(struct arena *a, struct str text, struct str *given, struct str *family)
{
    struct name n;
    text = str_trim(text);
    name_parse(a, text, &n);
    *given = (struct str){0};
    *family = text;
    if (n.literal.n || !n.given.n || n.turned)
        return;
    if (n.told) {
        *given = join(a, n.title, " ", n.given);
        *family = join(a, join(a, n.particle, " ", n.family), " ", n.suffix);
        *family = join(a, *family, ", ", n.degrees);
        return;
    }
    struct str head = n.particle.n ? n.particle : n.family;
    size_t at = last_of(text, head);
    if (n.particle.n && at < text.n) /* the particle directly before the family name */
        at = last_of(str_sub(text, 0, last_of(text, n.family)), head);
    if (at >= text.n)
        return;
    *given = str_trim(str_sub(text, 0, at));
    *family = str_sub(text, at, text.n);
}

void name_split_turned(struct str text, struct str *family, struct str *given)
{
    struct str rest = str_trim(text), whole = rest, word;
    do
        word = name_word(&rest);
    while (word.n && rest.n && name_is_title(word));
    *given = str_trim(rest);
    *family = str_trim(str_sub(whole, 0, (size_t)(given->n ? given->p - whole.p : (ptrdiff_t)whole.n)));
}
