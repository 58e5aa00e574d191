/* hyphen_read.h: a file of TeX hyphenation patterns -> patterns and words that are spelt out, and
 * these -> a table of hyphen_table.h. Used when building, and for a language whose patterns are read
 * when a document needs them. */
#ifndef TEXT_HYPHEN_READ_H
#define TEXT_HYPHEN_READ_H

#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"
#include "text/hyphen_table.h"

/* A pattern, or a word that is spelt out. levels[i] is the level before symbol i. */
struct hyphen_entry {
    uint32_t *symbols; /* code points with '.' for the edge of a word; hyphen_make turns them into symbols */
    uint8_t *levels;   /* n + 1 */
    int n;
    bool spelt;
};

enum {
    HYPHEN_KEEP = 10,   /* a level in a spelt-out word: no division here */
    HYPHEN_DIVIDE = 11, /* a division here */
};

/* What the files of a language say. */
struct hyphen_source {
    /* How many letters stay together. [0: generation, 1: typesetting][0: left, 1: right]; 0: the files
     * do not say it */
    int minima[2][2];
    VEC(struct hyphen_entry) entries;
};

/* The first mistake. */
struct hyphen_fault {
    int line; /* 0: of the whole file */
    char text[160];
};

/* Adds a file in the form of hyph-utf8: \patterns{...} and \hyphenation{...} in UTF-8, with small
 * letters (ASCII capitals are changed to small letters). Comments at its head may say
 * "hyphenmins:", below it "typesetting:" or else "generation:", below that the numbers "left:" and
 * "right:". Everything else is skipped, \input too. A pattern with '-' is skipped: where a word has
 * its own hyphen is for opportunities.h. False with *fault. */
bool hyphen_read(struct arena *a, struct str text, struct hyphen_source *to,
                 struct hyphen_fault *fault);

/* Makes the table of a language, without a tag, on `a`. Uses up the entries. If two patterns have the same
 * letters, the higher levels count, as they would in a word. A spelt-out word replaces earlier entries
 * for the same letters. NULL with *fault. */
struct hyphen_patterns *hyphen_make(struct arena *a, struct arena *scratch,
                                    struct hyphen_source *source, struct hyphen_fault *fault);

/* Writes the mistake; returns false. */
bool hyphen_fail(struct hyphen_fault *fault, int line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
