/* hyphenation.c: reads 'hyphenation' and finds its words in texts. */
#include "model/hyphenation.h"

#include <utf8proc.h>

#include "base/grapheme.h"
#include "base/marks.h"

/* The places of a word: divides[k] is true if it may be divided behind its letter k. */
struct places {
    size_t n; /* letters */
    bool divides[];
};

static bool is_letter(int32_t c)
{
    return grapheme_is_letter(c) || marks_is_mark(c);
}

/* What is equal for words that count as the same; p NULL if they are not UTF-8. */
static struct str key_of(struct arena *a, struct str letters)
{
    return utf8_map(a, letters, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
}

/* Adds a word of letters, with '-' where it may be divided. False, and nothing is added, if there is
 * anything else in it, or no letter beside a '-'. */
static bool add(struct arena *a, struct hyphenation *to, struct str word)
{
    struct buf letters = {.a = a};
    struct places *p = arena_alloc(a, sizeof *p + word.n * sizeof *p->divides);
    bool before = true; /* nothing, or a '-', stands before */
    for (size_t i = 0, n; i < word.n; i += n) {
        int32_t c = utf8_at(word, i, &n);
        bool hyphen = c == '-';
        if ((hyphen || marks_is_mark(c) ? before : false) || (!hyphen && !is_letter(c)))
            return false;
        if (hyphen)
            p->divides[p->n - 1] = true;
        else if (!marks_is_mark(c))
            p->n++;
        if (!hyphen)
            buf_add(&letters, str_sub(word, i, i + n));
        before = hyphen;
    }
    struct str key = before ? (struct str){0} : key_of(a, buf_str(&letters));
    if (!key.p)
        return false;
    table_set(a, &to->words, key, p);
    return true;
}

static bool read_word(struct binder *b, const struct node *n, struct hyphenation *to)
{
    if (n->kind == NODE_SCALAR && add(b->a, to, n->text))
        return true;
    if (n->kind == NODE_SCALAR)
        diag_report(b->d, DIAG_CODE_BAD_VALUE, n->pos, "hyphenation", STRF(n->text),
                    "a word with '-' where it may be divided, such as data-base");
    else
        bind_wrong(b, n, "a word of 'hyphenation'", "a text");
    return false;
}

bool hyphenation_read(struct binder *b, const struct node *n, struct hyphenation *to)
{
    bool good = true;
    if (!n || n->kind == NODE_NULL)
        return true;
    if (n->kind != NODE_LIST) {
        int on = true;
        good = bind_bool(b, n, &on, "'hyphenation'");
        to->off = !on;
        return good;
    }
    for (size_t i = 0; i < n->items.n; i++)
        good &= read_word(b, n->items.at[i], to);
    return good;
}

/* The points of one run of letters, [from, to) of the text. */
static void apply(const struct places *p, struct str text, size_t from, size_t to, bool *points)
{
    size_t letters = 0;
    memset(points + from, 0, (to - from) * sizeof *points);
    for (size_t i = from, n; i < to; i += n) {
        bool mark = marks_is_mark(utf8_at(text, i, &n));
        points[i] = !mark && letters && letters <= p->n && p->divides[letters - 1];
        letters += !mark;
    }
}

void hyphenation_apply(const struct hyphenation *h, struct arena *scratch, struct str text,
                       bool *points)
{
    if (!h->words.n)
        return;
    for (size_t from = 0, to, n; from < text.n; from = to) {
        for (to = from; to < text.n && is_letter(utf8_at(text, to, &n)); to += n)
            ;
        struct str key = to > from ? key_of(scratch, str_sub(text, from, to)) : (struct str){0};
        const struct places *p = key.p ? table_find(&h->words, key) : NULL;
        if (p)
            apply(p, text, from, to, points);
        if (to == from) {
            utf8_at(text, to, &n);
            to += n;
        }
    }
}
