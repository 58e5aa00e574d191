/* hyphen_table.h: the form of the tables that hyphen_compile writes and hyphen.c reads; they alone
 * include it.
 *
 * Liang's patterns ("hy3ph": between y and p, level 3) lie in a trie over symbols, small numbers
 * for the letters of the language and for the word's edge. Equal subtrees are kept once, and the
 * nodes share one array: what leads from node `base` over `symbol` is cell base + symbol, if that
 * cell names this symbol. A division that is spelt out ("as-so-ciate") is a pattern over the
 * whole word whose levels, 10 and 11, beat those of all others. */
#ifndef TEXT_HYPHEN_TABLE_H
#define TEXT_HYPHEN_TABLE_H

#include <stddef.h>
#include <stdint.h>

enum {
    HYPHEN_EDGE = 1,     /* the symbol of '.' in a pattern; letters have 2 to 255 */
    HYPHEN_LONGEST = 62, /* [symbols] in a pattern, at most, so that a window of 64 holds it */
};

struct hyphen_letter {
    uint32_t code;
    uint8_t symbol;
};

struct hyphen_patterns {
    const char *tag;     /* BCP 47, in lower case */
    uint8_t left, right; /* letters that stay together at the ends of a word, each 1 to 15 */
    uint8_t ascii[128];  /* symbol of a character, 0 outside the alphabet */
    const struct hyphen_letter *letters; /* those beyond ASCII, by code point */
    size_t letter_count;
    const uint32_t *cells; /* base of the next node << 8 | symbol; base 0: nothing goes on */
    const uint16_t *ops;   /* of a cell: where a pattern ends, its place in `levels`, else 0 */
    /* How many bytes follow, then for each level, from the pattern's end backwards: the steps
     * from the place before << 4 | the level. */
    const uint8_t *levels;
    uint32_t root;
};

extern const struct hyphen_patterns hyphen_tables[];
extern const size_t hyphen_table_count;

#endif
