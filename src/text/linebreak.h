/* linebreak.h: a text -> where its lines may end (UAX #14 of Unicode 15), as its language has it.
 *
 * Pure: it sees characters, and neither fonts nor widths. Numbers keep together by the regular
 * expression of UAX #14, section 8.2, example 7, as the tests of Unicode have it. All texts are taken:
 * what is not UTF-8 counts as a letter. The classes come from a table that is made when cvtex is built,
 * so pages are the same on every machine.
 *
 * Languages change this:
 * - Small kana and the sign of a long vowel (class CJ) don't begin a line: the strict rule, which is
 *   the default of UAX #14 and of JIS X 4051, and what readers of printed Japanese expect. A tag with
 *   "-u-lb-normal" or "-u-lb-loose" (BCP 47, CLDR) lets them begin one; "loose" also lets iteration
 *   marks, middle dots, the parts of an ellipsis, ？ ！ and signs like ％ begin one, as CSS Text 3 does.
 * - In Chinese and Japanese “ ” ‘ ’ beside a wide character open and close. */
#ifndef TEXT_LINEBREAK_H
#define TEXT_LINEBREAK_H

#include <stdbool.h>

#include "base/str.h"

/* What a language changes. */
struct linebreak_rules {
    enum { LINEBREAK_STRICT, LINEBREAK_NORMAL, LINEBREAK_LOOSE } level;
    bool east; /* of Chinese and Japanese: quotation marks open and close, and more is loose */
};

/* Rules by number, below LINEBREAK_RULES. */
enum { LINEBREAK_RULES = 6 };
static inline size_t linebreak_rules_number(struct linebreak_rules r)
{
    return (size_t)r.level * 2 + r.east;
}

/* Scripts of a text whose lines need more than these rules. */
enum {
    LINEBREAK_EAST = 1, /* Han, kana, Hangul, or marks as wide */
    LINEBREAK_THAI = 2,
    LINEBREAK_WORDLESS = 4, /* a long stretch without spaces of another script that writes none between
                               words, such as Lao, Khmer and Burmese */
    LINEBREAK_MARKED = 8, /* there are zero-width spaces */
};

/* Of a BCP 47 tag, in capitals or small letters. */
struct linebreak_rules linebreak_rules(struct str lang);
/* Sets at[i] to true, for each byte i of the text after which a line may end. Others are left as they are.
 * A line break in the text itself, and the text's end, are no such places. Returns the scripts. */
unsigned linebreak_find(struct str text, struct linebreak_rules rules, bool *at);
/* Whether texts in the script of a letter have spaces between words, or may be broken anywhere. */
bool linebreak_spaced(int32_t code);

#endif
