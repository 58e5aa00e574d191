/* hyphen_table.h: the form of the tables that hyphen_trie.c makes and hyphen.c reads.
 *
 * Liang's patterns are kept in a trie ("hy3ph" means: level 3 between y and p). The trie is over
 * symbols: small numbers for the letters of the language and for the edge of a word. Equal subtrees
 * are kept once, and all nodes share one array. The arc from node `base` for `symbol` is in cell
 * base + symbol, if that cell names this symbol. A word that is spelt out ("as-so-ciate") is a
 * pattern over the whole word; its levels, 10 and 11, are above all others. */
#ifndef TEXT_HYPHEN_TABLE_H
#define TEXT_HYPHEN_TABLE_H

#include <stddef.h>
#include <stdint.h>

enum {
    HYPHEN_EDGE = 1,     /* the symbol of '.' in a pattern; letters have 2 to 255 */
    HYPHEN_LONGEST = 62, /* most symbols in a pattern, so that it fits into a window of 64 */
};

struct hyphen_letter {
    uint32_t code;
    uint8_t symbol;
};

struct hyphen_patterns {
    const char *tag;     /* BCP 47, in lower case */
    uint8_t left, right; /* how many letters stay together at the ends of a word, each 1 to 15 */
    uint8_t ascii[128];  /* symbol of a character; 0: not a letter of the language */
    const struct hyphen_letter *letters; /* those outside ASCII, by code point */
    size_t letter_count;
    const uint32_t *cells; /* base of the next node << 8 | symbol; base 0: no next node */
    const uint16_t *ops;   /* by cell: if a pattern ends there, its place in `levels`, else 0 */
    /* First the number of bytes that follow. Then one byte for each level, from the end of the
     * pattern backwards: steps since the last level << 4 | this level. */
    const uint8_t *levels;
    size_t cell_count, level_count;
    uint32_t root;
};

extern const struct hyphen_patterns hyphen_tables[];
extern const size_t hyphen_table_count;

#endif
