/* person.c: compares names part by part. */
#include "model/person.h"

enum { KEYS = 4 };

/* The forms of a family name: with its particles, without one that may be dropped; of two Spanish
 * ones the first. */
struct keys {
    struct name_folded at[KEYS];
    size_t n;
};

struct own_name {
    struct name name;
    struct name latin, turned; /* beside a name in another script, in both orders */
    struct keys keys;
    struct name_folded given;
};

static void keys_of(const struct name *n, bool own, struct keys *to);

static void latin_of(struct arena *a, const struct name *n, struct name *to);

static void fold_given(const struct name *n, struct name_folded *to)
{
    to->n = to->letters = 0;
    name_fold(n->given, to);
}

static void own_set(const struct name *n, struct own_name *to)
{
    to->name = *n;
    to->keys.n = 0;
    keys_of(n, true, &to->keys);
    fold_given(n, &to->given);
}

void person_add(struct arena *a, struct person *p, const struct name *n)
{
    if (!n->family.n && !n->literal.n && !n->given.n)
        return;
    struct own_name *own = arena_new_of(a, struct own_name);
    own_set(n, own);
    latin_of(a, n, &own->latin);
    own->turned = own->latin; /* "Wang Xiaoming": the family name may be first */
    own->turned.given = own->latin.family;
    own->turned.family = own->latin.given;
    *vec_push(a, &p->names) = own;
}

void person_add_text(struct arena *a, struct person *p, struct str name)
{
    struct name_written w;
    struct name n;
    if (utf8_invalid(name) != name.n)
        return;
    name_marks(a, name, &w);
    name_parse(a, w.name, &n);
    person_add(a, p, &n);
}

/* ---- words */

static const char *text(const struct name_folded *f, size_t i)
{
    return f->text + f->at[i].from;
}

/* The words are one text, so several in a row are the text from the first to the last. */
static size_t length(const struct name_folded *f, size_t from, size_t to)
{
    return from < to ? (size_t)(f->at[to - 1].from + f->at[to - 1].n - f->at[from].from) : 0;
}

static bool same(const struct name_folded *x, size_t from, size_t to, const struct name_folded *y)
{
    size_t n = length(x, from, to), m = length(y, 0, y->n);
    return n && m && name_alike(text(x, from), n, text(y, 0), m);
}

/* Splits words of capitals into initials: "JA" -> "J", "A". */
static void explode(const struct name_folded *from, struct name_folded *to)
{
    to->n = 0;
    to->letters = from->letters;
    memcpy(to->text, from->text, from->letters);
    for (size_t i = 0; i < from->n; i++) {
        struct name_unit u = from->at[i];
        for (size_t k = 0; u.capitals && k < u.n && to->n < NAME_WORDS; k++)
            to->at[to->n++] = (struct name_unit){.from = (uint8_t)(u.from + k), .n = 1, .short_form = true};
        if (!u.capitals && to->n < NAME_WORDS)
            to->at[to->n++] = u;
    }
}

/* ---- syllables of Chinese names in Latin letters */

static size_t initial_of(const char *s, size_t n)
{
    if (n > 1 && s[1] == 'h' && (s[0] == 'z' || s[0] == 'c' || s[0] == 's'))
        return 2;
    return n && strchr("bpmfdtnlgkhjqxrzcsyw", s[0]) ? 1 : 0;
}

/* True for `least` to two syllables of Pinyin. */
static bool is_pinyin(const char *s, size_t n, int least, int syllables)
{
    static const char *const finals[] = {
        "iang", "iong", "uang", "ang", "eng", "ian", "iao", "ing", "ong", "uai", "uan", "ai", "an",
        "ao",   "ei",   "en",   "er",  "ia",  "ie",  "in",  "iu",  "ou",  "ua",  "ue",  "ui", "un",
        "uo",   "a",    "e",    "i",   "o",   "u"};
    if (!n)
        return syllables >= least;
    if (syllables == 2)
        return false;
    size_t first = initial_of(s, n);
    bool narrow = first && strchr("jqx", s[0]);
    for (size_t i = 0; i < sizeof finals / sizeof *finals; i++) {
        size_t m = strlen(finals[i]);
        if ((narrow && !strchr("iu", finals[i][0])) || (!first && m < 2))
            continue;
        if (n >= first + m && !memcmp(s + first, finals[i], m) &&
            is_pinyin(s + first + m, n - first - m, least, syllables + 1))
            return true;
    }
    return false;
}

static bool is_vowel(char c)
{
    return c && strchr("aeiouy", c);
}

/* True if a syllable inside the word starts with the letter: "w" in "zhewei". */
static bool has_syllable(const char *s, size_t n, char letter)
{
    for (size_t i = 2; i + 1 < n; i++)
        if (s[i] == letter && !is_vowel(letter) &&
            (is_vowel(s[i + 1]) || (s[i + 1] == 'h' && i + 2 < n && is_vowel(s[i + 2]))))
            return true;
    return false;
}

/* ---- given names */

struct given {
    const struct name_folded *written, *own;
    bool loose; /* initials that the person does not give are allowed */
};

/* True if the name is one of China in Latin letters. There "Z. Q." is somebody else than "Zhewei". */
static bool is_chinese(const struct name_folded *family, const struct name_folded *given)
{
    return family->n == 1 && given->n == 1 && is_pinyin(family->text, family->letters, 2, 1) &&
           is_pinyin(given->text, given->letters, 2, 0);
}

static bool unit_matches(const struct given *g, size_t i, size_t k)
{
    struct name_unit w = g->written->at[i], o = g->own->at[k];
    const char *x = text(g->written, i), *y = text(g->own, k);
    return name_alike(x, w.n, y, o.n) || (w.short_form && name_starts(x, w.n, y, o.n)) ||
           (o.short_form && name_starts(y, o.n, x, w.n));
}

/* True if the words `from` to `to` are together the one word `k` of the other name. */
static bool joins(const struct name_folded *x, size_t from, size_t to, const struct name_folded *y,
                  size_t k)
{
    return to <= x->n && name_alike(text(x, from), length(x, from, to), text(y, k), y->at[k].n);
}

/* True if only initials are left, and the person gives one name only. */
static bool only_extra(const struct given *g, size_t i)
{
    if (!g->loose || g->own->n != 1 || g->own->at[0].short_form || i == 0)
        return false;
    for (; i < g->written->n; i++)
        if (!g->written->at[i].short_form)
            return false;
    return true;
}

static bool fits(const struct given *g, size_t i, size_t k)
{
    const struct name_folded *w = g->written, *o = g->own;
    if (i == w->n || only_extra(g, i))
        return true;
    for (; k < o->n; k++) {
        for (size_t more = 2; more <= 3; more++) {
            if (joins(w, i, i + more, o, k) && fits(g, i + more, k + 1))
                return true;
            if (joins(o, k, k + more, w, i) && fits(g, i + 1, k + more))
                return true;
        }
        if (unit_matches(g, i, k)) {
            bool inner = i + 1 < w->n && w->at[i].n == 1 && w->at[i + 1].n == 1 && o->at[k].n > 3 &&
                         has_syllable(text(o, k), o->at[k].n, *text(w, i + 1));
            if ((inner && fits(g, i + 2, k + 1)) || fits(g, i + 1, k + 1))
                return true;
        }
        if (i == 0)
            return false; /* the first name must be the first name */
    }
    return false;
}

static bool fits_any(const struct name_folded *written, const struct name_folded *own, bool loose)
{
    struct name_folded w, o;
    struct given g = {written, own, loose};
    if (!written->n || !own->n)
        return written->n == own->n;
    if (fits(&g, 0, 0))
        return true;
    explode(written, &w);
    explode(own, &o);
    const struct given exploded[] = {{&w, own, loose}, {written, &o, loose}, {&w, &o, loose}};
    for (size_t i = 0; i < 3; i++)
        if (exploded[i].written->n && exploded[i].own->n && fits(&exploded[i], 0, 0))
            return true;
    return false;
}

static enum agreement given_match(const struct name_folded *written, const struct name_folded *own,
                                  const struct name_folded *family)
{
    return fits_any(written, own, false)                                ? PERSON_SAME
           : !is_chinese(family, own) && fits_any(written, own, true) ? PERSON_LOOSE
                                                                      : PERSON_OTHER;
}

/* ---- family names */

static struct name_folded *key(struct keys *k)
{
    struct name_folded *f = &k->at[k->n++];
    f->n = f->letters = 0;
    return f;
}

static void keys_of(const struct name *n, bool own, struct keys *to)
{
    struct str rest = n->family, first = name_word(&rest);
    struct name_folded *f = key(to);
    name_fold(n->particle, f);
    name_fold(n->family, f);
    if (n->dropping.n) {
        f = key(to);
        name_fold(n->dropping, f);
        name_fold(n->particle, f);
        name_fold(n->family, f);
    }
    struct str second = name_word(&rest);
    if (own && second.n && !name_word(&rest).n && name_is_spanish(first) && n->given.n) {
        f = key(to);
        name_fold(n->particle, f);
        name_fold(first, f);
    }
}

/* Compares as if the parts of the name were certain. */
static enum agreement match_parts(const struct own_name *own, const struct name *n)
{
    const struct keys *keys = &own->keys;
    struct name_folded mine, other;
    struct keys written;
    bool family = false;
    written.n = 0;
    keys_of(n, false, &written);
    for (size_t i = 0; i < keys->n; i++)
        for (size_t k = 0; k < written.n; k++)
            family |= same(&written.at[k], 0, written.at[k].n, &keys->at[i]);
    if (!family)
        return PERSON_OTHER;
    fold_given(n, &other);
    enum agreement good = given_match(&other, &own->given, &keys->at[0]);
    for (int i = 0; i < 2 && good < PERSON_SAME; i++) { /* a nickname of either */
        struct str nickname = i ? n->nickname : own->name.nickname;
        if (!nickname.n)
            continue;
        mine.n = mine.letters = 0;
        name_fold(nickname, &mine);
        enum agreement nick = i ? given_match(&mine, &own->given, &keys->at[0])
                                : given_match(&other, &mine, &keys->at[0]);
        good = nick > good ? nick : good;
    }
    return good;
}

/* A part of the words as words of their own. */
static struct name_folded part(const struct name_folded *f, size_t from, size_t to)
{
    struct name_folded p = *f;
    p.n = to - from;
    memmove(p.at, f->at + from, p.n * sizeof *p.at);
    return p;
}

/* Compares in whatever order the words are. */
static enum agreement match_order(const struct own_name *own, const struct name *n)
{
    const struct keys *keys = &own->keys;
    struct name_folded all;
    const struct str usual[] = {n->given, n->dropping, n->particle, n->family};
    const struct str turned[] = {n->particle, n->family, n->given, n->dropping};
    enum agreement best = PERSON_OTHER;
    all.n = all.letters = 0;
    for (size_t i = 0; i < 4; i++)
        name_fold(n->turned ? turned[i] : usual[i], &all);
    for (size_t k = 0; k < keys->n; k++)
        for (size_t cut = 1; cut < all.n; cut++) {
            bool first = !all.at[cut].joined && same(&all, 0, cut, &keys->at[k]);
            bool last = !all.at[cut].joined && same(&all, cut, all.n, &keys->at[k]);
            for (int end = 0; end < 2; end++) {
                if (!(end ? last : first))
                    continue;
                struct name_folded given = end ? part(&all, 0, cut) : part(&all, cut, all.n);
                enum agreement good = given_match(&given, &own->given, &keys->at[k]);
                bool initials = given.at[0].short_form || given.at[0].capitals;
                if (good == PERSON_SAME && !end && !initials)
                    good = PERSON_TURNED;
                best = good > best ? good : best;
            }
        }
    return best;
}

/* ---- names in other scripts */

static struct str script_of(const struct name *n, struct name_folded *f)
{
    f->n = f->letters = 0;
    if (name_has_east(n->script)) {
        name_fold(n->script, f);
    } else if (name_is_east(n->family)) {
        name_fold(n->family, f);
        name_fold(n->given, f);
    }
    return (struct str){f->text, f->letters};
}

/* The Latin spelling beside a name in another script, as a name; family NULL: none. */
static void latin_of(struct arena *a, const struct name *n, struct name *to)
{
    *to = (struct name){0};
    if (n->script.n && !name_has_east(n->script))
        name_parse(a, n->script, to);
}

static bool suffixes_differ(struct str x, struct str y)
{
    struct name_folded f = {.n = 0}, g = {.n = 0};
    name_fold(x, &f);
    name_fold(y, &g);
    return f.n && g.n && !same(&f, 0, f.n, &g);
}

/* True if a word of the text starts with the letter, or might because it is not ASCII. */
static bool has_start(struct str s, char letter)
{
    bool start = true;
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c >= 0x80 || (start && (c | 0x20) == (unsigned char)letter))
            return true;
        start = !((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
    }
    return false;
}

/* A quick test: the family name must be somewhere. */
static bool may_match(const struct own_name *own, const struct name *n)
{
    for (size_t i = 0; i < own->keys.n; i++) {
        char c = own->keys.at[i].letters ? own->keys.at[i].text[0] : 0;
        if ((unsigned char)c >= 0x80 || has_start(n->family, c) || has_start(n->particle, c) ||
            has_start(n->dropping, c) || has_start(n->given, c))
            return true;
    }
    return false;
}

static enum agreement match_one(const struct own_name *own, const struct name *n)
{
    struct name_folded mine, other;
    struct str x = script_of(&own->name, &mine), y = x.n ? script_of(n, &other) : x;
    if (x.n && y.n)
        return str_eq(x, y) ? PERSON_SAME : PERSON_OTHER;
    if (!may_match(own, n) || suffixes_differ(own->name.suffix, n->suffix))
        return PERSON_OTHER;
    enum agreement best = match_parts(own, n);
    if (!n->told && best != PERSON_SAME) {
        enum agreement order = match_order(own, n);
        best = order > best ? order : best;
    }
    if (best > PERSON_LOOSE && n->suffix.n && !own->name.suffix.n)
        best = PERSON_LOOSE;
    return best;
}

static enum agreement match_literal(const struct name *own, const struct name *n)
{
    struct name_folded mine = {.n = 0}, other = {.n = 0};
    name_fold(own->literal, &mine);
    name_fold(n->literal, &other);
    return same(&mine, 0, mine.n, &other) ? PERSON_SAME : PERSON_OTHER;
}

/* Compares also the Latin spellings of names in other scripts. */
static enum agreement match_scripts(struct arena *a, const struct own_name *own,
                                    const struct name *n)
{
    struct name latin;
    struct own_name other;
    enum agreement one = match_one(own, n);
    if (one == PERSON_OTHER && own->latin.family.n && !name_has_east(n->family)) {
        own_set(&own->latin, &other);
        one = match_one(&other, n);
        if (one == PERSON_OTHER && own->latin.given.n) {
            own_set(&own->turned, &other);
            one = match_one(&other, n);
        }
    }
    latin_of(a, n, &latin);
    return one == PERSON_OTHER && latin.family.n ? match_one(own, &latin) : one;
}

enum agreement person_match(struct arena *a, const struct person *p, const struct name *n)
{
    enum agreement best = PERSON_OTHER;
    struct name whole;
    if (n->literal.n && !name_is_group(n->literal)) {
        name_parse(a, n->literal, &whole); /* a person in braces: "{Wei Li}" */
        n = &whole;
    }
    for (size_t i = 0; i < p->names.n && best < PERSON_SAME; i++) {
        const struct own_name *own = p->names.at[i];
        enum agreement one = own->name.literal.n || n->literal.n ? match_literal(&own->name, n)
                                                                 : match_scripts(a, own, n);
        best = one > best ? one : best;
    }
    return best;
}

bool person_is(struct arena *a, const struct person *p, struct str name)
{
    struct name_written w;
    struct name n;
    if (!p->names.n || utf8_invalid(name) != name.n)
        return false;
    name_marks(a, name, &w);
    name_parse(a, w.name, &n);
    return person_match(a, p, &n) > PERSON_OTHER;
}

size_t person_distance(struct arena *a, const struct person *p, const struct name *n)
{
    enum { FAR = 40 };
    size_t least = FAR + 1;
    struct name_folded other = {.n = 0};
    name_fold(n->literal, &other);
    name_fold(n->particle, &other);
    name_fold(n->family, &other);
    size_t family = other.letters;
    name_fold(n->given, &other);
    (void)a;
    for (size_t i = 0; i < p->names.n; i++) {
        struct name_folded mine = {.n = 0};
        name_fold(p->names.at[i]->name.particle, &mine);
        name_fold(p->names.at[i]->name.family, &mine);
        size_t own = mine.letters;
        name_fold(p->names.at[i]->name.given, &mine);
        size_t d = 4 * str_distance((struct str){mine.text, own}, (struct str){other.text, family}, FAR) +
                   str_distance((struct str){mine.text, mine.letters},
                                (struct str){other.text, other.letters}, FAR);
        least = d < least ? d : least;
    }
    return least;
}
