/* hyphenation.h: what a document says of the division of words. */
#ifndef MODEL_HYPHENATION_H
#define MODEL_HYPHENATION_H

#include "base/table.h"
#include "load/bind.h"

/* Zeroed: as the language has it. */
struct hyphenation {
    bool off;           /* no word is divided */
    struct table words; /* that are spelt out, "data-base" */
};

/* Reads yes, no, or a list of words. False after reporting. n NULL: not given. */
bool hyphenation_read(struct binder *b, const struct node *n, struct hyphenation *to);
/* Changes the points of the words that are spelt out to those that they have there: points[i] is true
 * if the text may be divided before byte i. Capitals count as small letters, and a letter with marks
 * as the same one in a single character. */
void hyphenation_apply(const struct hyphenation *h, struct arena *scratch, struct str text,
                       bool *points);

#endif
