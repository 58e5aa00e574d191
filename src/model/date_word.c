/* date_word.c: months, seasons and other words of dates, in all languages that cvtex knows. */
#include "load/bind.h"
#include "load/prepared.h"
#include "model/date.h"
#include "model/locale.h"

#include <string.h>
#include <utf8proc.h>

/* The words of one locale, as trees. */
struct date_words {
    const struct node *months, *month_names, *others;
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
    {"today", WORD_TODAY},
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

/* One blank for several, and one apostrophe for all kinds. */
static struct str plain(struct arena *a, struct str s)
{
    char *p = arena_alloc(a, s.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        bool curly = str_starts(str_sub(s, i, s.n), STR("’"));
        char c = s.p[i] == '\n' || s.p[i] == '\t' ? ' ' : s.p[i];
        if (c != ' ' || (n && p[n - 1] != ' '))
            p[n++] = curly ? '\'' : c;
        i += curly ? strlen("’") - 1 : 0;
    }
    return (struct str){p, n};
}

/* In lower case, without accents, and without a stop at the end. */
static struct str fold(struct arena *a, struct str s)
{
    struct str folded = utf8_map(a, plain(a, str_trim(s)), UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
                                                     UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK);
    folded = folded.p ? folded : s;
    return str_ends(folded, STR(".")) ? str_sub(folded, 0, folded.n - 1) : folded;
}

/* True if `word` is the name or its beginning, of three letters or more. */
static bool is_month(struct str word, struct str name)
{
    size_t letters = 0;
    for (size_t i = 0, n; i < word.n; i += n, letters++)
        utf8_at(word, i, &n);
    return str_eq(word, name) || (letters >= 3 && str_starts(name, word));
}

static int month_in(struct arena *a, const struct node *list, struct str word)
{
    for (size_t i = 0; list && i < list->items.n && i < 12; i++)
        if (is_month(word, fold(a, list->items.at[i]->text)))
            return (int)i + 1;
    return 0;
}

static int other_in(struct arena *a, const struct node *map, struct str word)
{
    for (size_t i = 0; map && i < MEANINGS; i++) {
        const struct node *list = node_find(map, str_of(meanings[i].key));
        for (size_t k = 0; list && k < list->items.n; k++)
            if (str_eq(fold(a, list->items.at[k]->text), word))
                return meanings[i].meaning;
    }
    return 0;
}

static int meaning_in(struct arena *a, const struct date_words *w, struct str word)
{
    int found = month_in(a, w->months, word);
    found = found ? found : month_in(a, w->month_names, word);
    return found ? found : other_in(a, w->others, word);
}

/* The words of all bundled locales, read once in a run. */
static const struct date_words *all(struct binder *b)
{
    static const struct date_words none;
    if (b->date_words || !b->files)
        return b->date_words ? b->date_words : &none;
    struct date_words *first = arena_new_of(b->a, struct date_words), *last = first;
    struct answer list = files_read(b->files, CVTEX_DATA_LIST, (struct str){0}, STR("styles/locales"));
    for (size_t at = 0; !list.fault && at < list.bytes.n;) {
        struct str rest = str_sub(list.bytes, at, list.bytes.n);
        struct str name = str_sub(rest, 0, str_find(rest, 0));
        at += name.n + 1;
        if (!str_ends(name, STR(".yaml")))
            continue;
        struct answer file = files_read(b->files, CVTEX_DATA, (struct str){0},
                                        str_printf(b->a, "styles/locales/%.*s", STRF(name)));
        struct source *s = arena_new_of(b->a, struct source);
        *s = (struct source){.name = file.shown, .text = file.bytes, .index = source_index(b->a)};
        const struct node *n = file.fault ? NULL : prepared_parse(b->a, b->d, s);
        if (!n)
            continue;
        last = last->next = arena_new_of(b->a, struct date_words);
        last->months = node_find(n, STR("months"));
        last->month_names = node_find(n, STR("month_names"));
        last->others = node_find(n, STR("date_words"));
    }
    return b->date_words = first;
}

int date_word(struct binder *b, const struct locale *l, struct str word)
{
    struct str folded = fold(b->a, word);
    struct date_words own = {l->month_list, l->month_name_list, l->date_words, NULL};
    int found = folded.n ? meaning_in(b->a, &own, folded) : 0;
    for (const struct date_words *w = found || !folded.n ? NULL : all(b); w && !found; w = w->next)
        found = meaning_in(b->a, w, folded);
    return found;
}
