/* language.h: the letters of texts -> the language that they are in, as far as letters tell it.
 *
 * Only languages of scripts other than Latin are told, and of these only those that have a locale. */
#ifndef TEXT_LANGUAGE_H
#define TEXT_LANGUAGE_H

#include "text/inline.h"

enum language_script {
    LANGUAGE_GREEK,
    LANGUAGE_CYRILLIC,
    LANGUAGE_HEBREW,
    LANGUAGE_ARABIC,
    LANGUAGE_DEVANAGARI,
    LANGUAGE_BENGALI,
    LANGUAGE_TAMIL,
    LANGUAGE_THAI,
    LANGUAGE_HAN,
    LANGUAGE_KANA,
    LANGUAGE_HANGUL,
    LANGUAGE_BOPOMOFO,
    LANGUAGE_SCRIPTS,
};

/* Letters that were counted. Zeroed: none. */
struct language_letters {
    size_t of[LANGUAGE_SCRIPTS];
    size_t latin;                   /* of ASCII */
    size_t other;                   /* of other scripts and languages, that have no locale */
    size_t persian;                 /* of Arabic letters, those of Persian alone */
    size_t ukrainian, russian;      /* of Cyrillic letters, those of one language alone */
    size_t simplified, traditional; /* of Han, common characters that have both forms */
};

void language_count(struct language_letters *l, struct str text);
/* Whether a text has letters of Latin and common signs alone. */
bool language_is_western(struct str text);
/* Counts the letters of all values that were parsed. */
void language_count_values(struct language_letters *l, const struct inliner *in);

/* A language, and how messages call its letters. */
struct language_found {
    const char *tag; /* BCP 47; NULL: letters do not tell */
    const char *letters;
};

/* The language that most of the letters are of. It is not told of a few: a name, a word. */
struct language_found language_of(const struct language_letters *l);
/* The language of Han amid such letters: "ja" where there is kana, "ko" where there is Hangul. */
const char *language_of_han(const struct language_letters *l);

#endif
