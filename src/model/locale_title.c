/* locale_title.c: titles made from keys. */
#include "model/locale.h"

#include "base/casing.h"

static bool is_small(struct str words, struct str word)
{
    while (words.n) {
        size_t end = str_find(words, ' ');
        if (str_eq(str_sub(words, 0, end), word))
            return true;
        words = str_sub(words, end + (end < words.n), words.n);
    }
    return false;
}

/* True for words with '_' between, without blanks: a key, no title that somebody wrote. */
static bool is_key(struct str s)
{
    return str_find(s, '_') < s.n && str_find(s, ' ') == s.n;
}

struct str locale_title(struct arena *a, const struct locale *l, struct str key)
{
    struct str known = locale_word(l->sections, key);
    if (!is_key(key) || known.p != key.p)
        return known;
    known = locale_word(l->sections, str_lower(a, key));
    if (str_find(known, '_') == known.n)
        return known;
    struct buf title = {.a = a};
    struct str small = l->small_words.text;
    for (size_t at = 0; at < key.n;) {
        size_t end = at + str_find(str_sub(key, at, key.n), '_');
        struct str word = str_sub(key, at, end);
        bool first = title.n == 0;
        bool capital = first || (small.n && !str_eq(small, STR("none")) && !is_small(small, word));
        at = end + 1;
        if (!word.n)
            continue;
        if (!first)
            buf_char(&title, ' ');
        if (capital)
            casing_capitalise(casing_of(l->language.text), word, &title);
        else
            buf_add(&title, word);
    }
    return title.n ? buf_end(&title) : key;
}
