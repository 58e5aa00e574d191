/* date_word.c: months, seasons and other words of dates, in all languages that cvtex knows. */
#include "load/bind.h"
#include "load/prepared.h"
#include "model/date.h"
#include "model/locale.h"

#include <string.h>
#include <utf8proc.h>

/* Lists of the names of months: alone and beside a day, short and full. */
enum { MONTH_LISTS = 4 };
static const char *const month_keys[MONTH_LISTS] = {"months", "month_names", "months_with_day",
                                                    "month_names_with_day"};

/* The words of one locale, as trees. */
struct date_words {
    const struct node *months[MONTH_LISTS]; /* NULL: none */
    const struct node *month_words, *others;
    struct date_words *next;
};

/* The keys of `date_words` in a locale. */
static const struct {
    const char *key;
    int meaning;
} meanings[] = {
    {"spring", SPRING},       {"summer", SUMMER},         {"autumn", AUTUMN},
    {"winter", WINTER},       {"since", WORD_SINCE},      {"until", WORD_UNTIL},
    {"about", WORD_ABOUT},    {"expected", WORD_EXPECTED}, {"present", WORD_PRESENT},
    {"today", WORD_TODAY},    {"ignored", WORD_IGNORED},
};

enum { MEANINGS = sizeof meanings / sizeof *meanings };

bool date_words_check(struct binder *b, const struct node *map)
{
    const char *names[MEANINGS];
    bool good = true;
    for (size_t i = 0; i < MEANINGS; i++)
        names[i] = meanings[i].key;
    for (size_t i = 0; map && i < map->pairs.n; i++) {
        const struct pair *p = &map->pairs.at[i];
        bool known = false;
        for (size_t k = 0; k < MEANINGS; k++)
            known |= str_eq(p->key, str_of(names[k]));
        if (!known)
            diag_report(b->d, DIAG_CODE_UNKNOWN_KEY, p->pos, STRF(p->key), "'date_words'",
                        diag_suggest(b->d, p->key, names, MEANINGS));
        else if (p->value->kind != NODE_LIST)
            bind_wrong(b, p->value, str_c(b->a, p->key), "a list of words");
        good &= known && p->value->kind == NODE_LIST;
    }
    return good;
}

/* One blank for several, one apostrophe for all kinds, and a dot on each i: Turkish "kasım", "KASIM". */
static struct str plain(struct arena *a, struct str s)
{
    static const char *const likes[] = {"’", "'", "׳", "'", "ı", "i"};
    char *p = arena_alloc(a, s.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i] == '\n' || s.p[i] == '\t' ? ' ' : s.p[i];
        for (size_t k = 0; (s.p[i] & 0x80) && k < sizeof likes / sizeof *likes; k += 2)
            if (str_starts(str_sub(s, i, s.n), str_of(likes[k]))) {
                c = *likes[k + 1];
                i += strlen(likes[k]) - 1;
                break;
            }
        if (c != ' ' || (n && p[n - 1] != ' '))
            p[n++] = c;
    }
    return (struct str){p, n};
}

/* True for scripts of India and Southeast Asia, whose vowels are marks. */
static bool has_vowel_marks(struct str s)
{
    for (size_t i = 0, n; i < s.n; i += n) {
        int32_t c = utf8_at(s, i, &n);
        if ((c >= 0x0900 && c < 0x10A0) || (c >= 0x1780 && c < 0x1800))
            return true;
    }
    return false;
}

/* In lower case, without accents, and without a stop at the end. */
static struct str fold(struct arena *a, struct str s)
{
    int accents = has_vowel_marks(s) ? 0 : UTF8PROC_STRIPMARK;
    struct str folded = utf8_map(a, plain(a, str_trim(s)), UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
                                                     UTF8PROC_CASEFOLD | accents);
    folded = folded.p ? folded : s;
    return str_ends(folded, STR(".")) ? str_sub(folded, 0, folded.n - 1) : folded;
}

/* False if the folded word cannot be the name, by their first bytes: it saves folding. Folding leaves a
 * letter in its script: in UTF-8, the first byte changes by one at most, but for accents of Latin letters
 * (C3 to C9 and E1), which go. */
static bool may_be(struct str word, struct str name)
{
    unsigned char x = word.n ? (unsigned char)word.p[0] : 0, y = name.n ? (unsigned char)name.p[0] : 0;
    if (!x || !y || (y >= 0xC2 && y <= 0xC9) || y == 0xE1)
        return true;
    if (x < 0x80 || y < 0x80)
        return (x | 0x20) == (y | 0x20);
    bool hangul = x == 0xE1; /* its syllables are taken apart */
    return x == y || x + 1 == y || y + 1 == x || x >= 0xEF || y >= 0xEF || hangul; /* EF: wide forms */
}

/* True if `word` is the beginning of the name, of three letters or more; not of "tháng 1". */
static bool begins_month(struct str word, struct str name)
{
    size_t letters = 0;
    for (size_t i = 0, n; i < word.n; i += n, letters++)
        utf8_at(word, i, &n);
    return letters >= 3 && str_starts(name, word) && !strchr("0123456789", name.p[name.n - 1]);
}

/* The month whose name is the word or, with `part`, begins with it. */
static int month_in(struct arena *a, const struct node *list, struct str word, bool part)
{
    for (size_t i = 0; list && i < list->items.n && i < 12; i++) {
        const struct node *n = list->items.at[i];
        bool text = n->kind == NODE_SCALAR && n->text.n && may_be(word, n->text);
        struct str name = text ? fold(a, n->text) : (struct str){0};
        if (part ? name.n && begins_month(word, name) : str_eq(word, name))
            return (int)i + 1;
        for (size_t k = 0; k < n->items.n; k++)
            if (may_be(word, n->items.at[k]->text) && str_eq(word, fold(a, n->items.at[k]->text)))
                return (int)i + 1;
    }
    return 0;
}

static int other_in(struct arena *a, const struct node *map, struct str word)
{
    for (size_t i = 0; map && i < MEANINGS; i++) {
        const struct node *list = node_find(map, str_of(meanings[i].key));
        for (size_t k = 0; list && k < list->items.n; k++)
            if (may_be(word, list->items.at[k]->text) && str_eq(fold(a, list->items.at[k]->text), word))
                return meanings[i].meaning;
    }
    return 0;
}

/* `part`: the beginning of a month's name is enough, if no other word is meant. */
static int meaning_in(struct arena *a, const struct date_words *w, struct str word, bool part)
{
    int found = 0;
    for (size_t i = 0; i < MONTH_LISTS && !found; i++)
        found = month_in(a, w->months[i], word, false);
    found = found ? found : month_in(a, w->month_words, word, false);
    found = found ? found : other_in(a, w->others, word);
    for (size_t i = 0; i < MONTH_LISTS && !found && part; i++)
        found = month_in(a, w->months[i], word, true);
    return found;
}

static struct date_words *words_of(struct binder *b, struct str name)
{
    struct answer file = files_read(b->files, CVTEX_DATA, (struct str){0},
                                    str_printf(b->a, "styles/locales/%.*s", STRF(name)));
    struct source *s = arena_new_of(b->a, struct source);
    struct date_words *w = arena_new_of(b->a, struct date_words);
    *s = (struct source){.name = file.shown, .text = file.bytes, .index = source_index(b->a)};
    const struct node *n = file.fault ? NULL : prepared_parse(b->a, b->d, s);
    for (size_t i = 0; n && i < MONTH_LISTS; i++)
        w->months[i] = node_find(n, str_of(month_keys[i]));
    w->month_words = node_find(n, STR("month_words"));
    w->others = node_find(n, STR("date_words"));
    return w;
}

/* The words of English, then those of all bundled locales, each read once in a run. */
static struct date_words *english(struct binder *b)
{
    if (!b->date_words && b->files)
        b->date_words = words_of(b, STR("en.yaml"));
    return b->date_words;
}

static const struct date_words *others(struct binder *b)
{
    struct date_words *last = english(b);
    if (!last || last->next)
        return last ? last->next : NULL;
    struct answer list = files_read(b->files, CVTEX_DATA_LIST, (struct str){0}, STR("styles/locales"));
    for (size_t at = 0; !list.fault && at < list.bytes.n;) {
        struct str rest = str_sub(list.bytes, at, list.bytes.n);
        struct str name = str_sub(rest, 0, str_find(rest, 0));
        at += name.n + 1;
        if (str_ends(name, STR(".yaml")) && !str_eq(name, STR("en.yaml")))
            last = last->next = words_of(b, name);
    }
    return b->date_words->next;
}

/* What other languages call so, if all that know the word mean the same: "listopad" is October in
 * Croatian and November in Polish. */
static int foreign(struct binder *b, struct str word)
{
    int found = 0;
    for (const struct date_words *w = others(b); w; w = w->next) {
        int meaning = meaning_in(b->a, w, word, false);
        if (meaning && found && meaning != found)
            return 0;
        found = meaning ? meaning : found;
    }
    bool letter = word.n < 2 || (word.n < 4 && (word.p[0] & 0x80)); /* one letter may be anything */
    return letter && found == WORD_IGNORED ? 0 : found;
}

int date_word(struct binder *b, const struct locale *l, struct str word)
{
    struct str folded = fold(b->a, word);
    struct date_words own = {
        {l->month_list, l->month_name_list, l->day_month_list, l->day_month_name_list},
        l->month_words, l->date_words, NULL};
    if (!folded.n)
        return 0;
    int found = meaning_in(b->a, &own, folded, true);
    if (!found && english(b))
        found = meaning_in(b->a, english(b), folded, true);
    return found ? found : foreign(b, folded);
}
