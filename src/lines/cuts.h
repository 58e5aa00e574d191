/* cuts.h: texts cut into pieces, and kept while their lines are set again and again.
 *
 * When a document is fitted to its pages, all lines are set in several sizes and widths. How a text
 * is cut, where its words may be divided and what its glyphs are is the same in all of them: the
 * pieces get new types and widths. Where lines end is kept for each size and width, so that lines
 * which were tried before can be written without breaking them anew.
 *
 * A text is known by the address of its rich text, which must live as long as the cuts. */
#ifndef LINES_CUTS_H
#define LINES_CUTS_H

#include "lines/paragraph.h"

/* Where lines end, for one size and one width. */
struct broken {
    length size, width, hang; /* the size of the paragraph's type */
    int align, share;         /* the size of all types [1/1000] */
    struct totalfit_line *lines;
    size_t n;
    struct broken *next;
};

struct cut {
    const struct rich *of;
    bool hyphenate, justify, spread, protrudes; /* what the cuts depend on in the paragraph's type */
    struct typed typed;
    struct pieces pieces;
    length widest; /* the widest of its words */
    bool kept;
    size_t setting; /* for which it was measured last */
    struct broken *broken;
    struct cut *next;
};

struct cuts *cuts_new(struct arena *beside);
void cuts_free(struct cuts *c);
/* All lines are set once more: the types that the pieces have are gone. */
void cuts_start(struct cuts *c);

/* The text as it was cut, perhaps in other types; NULL: it was not, or nothing is kept. */
struct cut *cut_find(struct lines *s, const struct rich *r, const struct type *type);
/* The text, cut and measured in the types of now for lines of at most `widest`, on the scratch arena. */
struct cut *cut_anew(struct lines *s, const struct rich *r, const struct type *type, length widest);
/* The same. `known`: what cut_find found; it is what is returned if it can be used. What is kept lives as long as
 * the cuts. */
struct cut *cut_text(struct lines *s, struct cut *known, const struct rich *r,
                     const struct type *type, length widest);
/* Where its lines were found to end in this type and width; NULL: they were not broken yet. */
struct broken *cut_broken(const struct lines *s, const struct cut *c, const struct type *type,
                          length width, length hang);
/* Keeps where the lines of a text end, if the text is kept. */
void cut_keep(struct lines *s, struct cut *c, const struct broken *b);

#endif
