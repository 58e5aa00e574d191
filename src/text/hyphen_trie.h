/* hyphen_trie.h: patterns over symbols -> the cells, ops and levels of hyphen_table.h. It is part
 * of the build tool hyphen_compile, and needs libc only. */
#ifndef TEXT_HYPHEN_TRIE_H
#define TEXT_HYPHEN_TRIE_H

#include <stdbool.h>

#include "text/hyphen_table.h"

/* A pattern, or a word that is spelt out. While it is read, its symbols are code points, with '.'
 * for the edge of a word. levels[i] is the level before symbol i. */
struct entry {
    uint32_t symbols[HYPHEN_LONGEST];
    uint8_t levels[HYPHEN_LONGEST + 1];
    int n;
    bool spelt;
};

struct trie;

/* Makes a trie of entries whose symbols are 1 to 255. If two patterns have the same letters, the
 * higher levels count, as they would in a word. A spelt-out word replaces earlier entries for the
 * same letters. May raise levels in `entries`, which must live as long as the trie. */
struct trie *trie_new(struct entry *entries, size_t n);
void trie_free(struct trie *t);

/* The arrays of the table. `ops` is as long as `cells`. They belong to the trie. */
struct trie_arrays {
    const uint32_t *cells;
    const uint16_t *ops;
    size_t cell_count;
    const uint8_t *levels;
    size_t level_count;
    uint32_t root;
};

struct trie_arrays trie_arrays(const struct trie *t);

struct place {
    const char *path; /* NULL: no file */
    int line;         /* 0: the file as a whole */
};

/* Prints "hyphen_compile: path:line: ..." to standard error and exits with status 1. */
_Noreturn void fail(struct place at, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* Makes room for item n of an array that grows by doubling. The old `at` is then invalid. */
void *room(void *at, size_t n, size_t item);

#endif
