/* locale_title.c: titles made from keys, and languages called by their names. */
#include "model/locale.h"

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
        char letter = *word.p;
        buf_char(&title, capital && letter >= 'a' && letter <= 'z' ? (char)(letter - 'a' + 'A')
                                                                   : letter);
        buf_add(&title, str_sub(word, 1, word.n));
    }
    return title.n ? buf_end(&title) : key;
}

struct str locale_tag(struct str name)
{
    static const struct {
        const char *tag, *names[3]; /* in English and in the language itself */
    } languages[] = {
        {"ar", {"arabic", "العربية"}},         {"ca", {"catalan", "català"}},
        {"cs", {"czech", "čeština"}},          {"da", {"danish", "dansk"}},
        {"de", {"german", "deutsch"}},         {"el", {"greek", "ελληνικά"}},
        {"en", {"english"}},                   {"es", {"spanish", "español"}},
        {"et", {"estonian", "eesti"}},         {"fi", {"finnish", "suomi"}},
        {"fr", {"french", "français"}},        {"he", {"hebrew", "עברית"}},
        {"hi", {"hindi", "हिन्दी"}},             {"hr", {"croatian", "hrvatski"}},
        {"hu", {"hungarian", "magyar"}},       {"id", {"indonesian", "bahasa indonesia"}},
        {"it", {"italian", "italiano"}},       {"ja", {"japanese", "日本語"}},
        {"ko", {"korean", "한국어"}},          {"lt", {"lithuanian", "lietuvių"}},
        {"lv", {"latvian", "latviešu"}},       {"nb", {"norwegian", "norsk", "bokmål"}},
        {"nl", {"dutch", "nederlands"}},       {"pl", {"polish", "polski"}},
        {"pt", {"portuguese", "português"}},   {"ro", {"romanian", "română"}},
        {"ru", {"russian", "русский"}},        {"sk", {"slovak", "slovenčina"}},
        {"sl", {"slovenian", "slovenščina"}},  {"sv", {"swedish", "svenska"}},
        {"th", {"thai", "ไทย"}},               {"tr", {"turkish", "türkçe"}},
        {"uk", {"ukrainian", "українська"}},   {"vi", {"vietnamese", "tiếng việt"}},
        {"zh", {"chinese", "mandarin", "中文"}}, {"fa", {"persian", "farsi", "فارسی"}},
    };
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        for (size_t k = 0; k < 3 && languages[i].names[k]; k++)
            if (str_eq_nocase(name, str_of(languages[i].names[k])))
                return str_of(languages[i].tag);
    return name;
}
