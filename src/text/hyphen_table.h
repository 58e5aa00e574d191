/* hyphen_table.h: the form of the tables that hyphen_trie.c makes and hyphen.c reads.
 *
 * Liang's patterns are kept in a trie ("hy3ph" means: level 3 between y and p). The trie is over
 * symbols: small numbers for the letters of the language and for the edge of a word. A word that is
 * spelt out ("as-so-ciate") is a pattern over the whole word; its levels, 10 and 11, are above all
 * others.
 *
 * Equal subtrees are kept once, and all nodes share one array of cells. The arc from node `base` for
 * `symbol` is in cell base + symbol, if that cell names this symbol. Its value is
 *     less than level_count: a pattern ends there, and no longer one begins so. This is the place of
 *         its levels; 0: it has none
 *     else, less that, less than both_count: a pattern ends there, and a longer one begins so: both[...]
 *     else, less that, too: the base of the next node >> shift
 */
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

struct hyphen_both {
    uint32_t base; /* of the next node */
    uint16_t op;   /* place in `levels` */
};

struct hyphen_patterns {
    const char *tag;     /* BCP 47, in lower case */
    uint8_t left, right; /* how many letters stay together at the ends of a word, each 1 to 15 */
    uint8_t ascii[128];  /* symbol of a character; 0: not a letter of the language */
    const struct hyphen_letter *letters; /* those outside ASCII, by code point */
    size_t letter_count;
    const uint8_t *symbols; /* by cell; 0: none */
    const uint16_t *values; /* by cell */
    const struct hyphen_both *both;
    /* First the number of bytes that follow. Then one byte for each level, from the end of the
     * pattern backwards: steps since the last level << 4 | this level. */
    const uint8_t *levels;
    size_t cell_count, level_count, both_count;
    uint32_t root;
    uint8_t shift; /* so that values have 16 bits */
};

extern const struct hyphen_patterns hyphen_tables[];
extern const size_t hyphen_table_count;

#endif
