/* limit.h: what a run may use at most, so that no input takes all memory or all time of a machine.
 *
 * LIMITS is the one table of them: name, default, meaning. The names are part of the interface
 * (cvtex.h, --limit). A run counts with limit_take, and reports the first time that a limit is
 * passed, with the limit's name and the place. */
#ifndef BASE_LIMIT_H
#define BASE_LIMIT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"

/* Code, name, default, the most it can be set to, what is counted. The defaults are some ten times
 * what the largest known list needs (31,000 works on 2,200 pages). The ceilings keep numbers in 32
 * bits, and recursion from overflowing the stack. */
#define LIMITS(X)                                                                              \
    X(INPUT, "input", 64000000, 2000000000, "bytes in the document or a file that it names")   \
    X(EXPANDED, "expanded", 64000000, 2000000000,                                              \
      "bytes of text in a file, counted again wherever an alias repeats it")                   \
    X(NODES, "nodes", 1000000, 1000000000,                                                     \
      "values in a file, counted again wherever an alias repeats them")                        \
    X(DEPTH, "depth", 64, 500, "levels of lists and mappings inside each other")               \
    X(WORKS, "works", 200000, 1000000000, "works in all bibliographies")                       \
    X(ENTRIES, "entries", 500000, 1000000000, "entries and works in all sections")             \
    X(GLYPHS, "glyphs", 20000000, 2000000000, "characters in all texts that are set")          \
    X(PAGES, "pages", 10000, 1000000, "pages")                                                 \
    X(PIXELS, "pixels", 100000000, 500000000, "pixels in a picture")                           \
    X(MEMORY, "memory", 2000000000, UINT64_MAX, "bytes of memory")

#define X(code, name, most, ceiling, what) LIMIT_##code,
enum limit { LIMITS(X) LIMIT_COUNT };
#undef X

struct limits {
    uint64_t most[LIMIT_COUNT];
    uint64_t used[LIMIT_COUNT]; /* of what is counted for the whole run */
    bool passed[LIMIT_COUNT];   /* reported */
};

/* Fills in the defaults. */
void limits_start(struct limits *l);
/* Sets limits from texts "name=N"; N may end with k, M or G (thousands). `settings` ends with NULL
 * and may be NULL. False after reporting. */
bool limits_set(struct diag *d, struct limits *l, const char *const *settings);
/* The limit `name` after such settings; wrong ones are passed over. 0: there is none of this name. */
uint64_t limit_after(const char *const *settings, struct str name);
/* The limit in this run; the default if the run has none. */
uint64_t limit_most(const struct diag *d, enum limit limit);
/* True if `n` is within the limit. Else the limit is reported with this place, once in a run. */
bool limit_holds(struct diag *d, enum limit limit, uint64_t n, struct pos pos);
/* The same for what is used in all, after `more` is added. */
bool limit_take(struct diag *d, enum limit limit, uint64_t more, struct pos pos);
/* Begins to count anew, when a part of the run is done once more. */
void limit_again(struct diag *d, enum limit limit);
/* True if the limit was passed in this run. */
bool limit_passed(const struct diag *d, enum limit limit);

#endif
