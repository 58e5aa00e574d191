/* near.h: finds, among many texts, those that are almost the same.
 *
 * In: texts one by one, each with a text that must be equal in both, such as its digits. Out: the number of the
 * first text before that differs from it in at most NEAR_EDITS letters. The texts are not copied. A text of which
 * very many share a part is compared with the first of these only, so that the work grows with the number of
 * texts and not with its square. */
#ifndef MODEL_NEAR_H
#define MODEL_NEAR_H

#include "base/table.h"

enum { NEAR_EDITS = 3, NEAR_SHORT = 12 }; /* shorter texts are near to none */

enum { NEAR_LENGTHS = 256 };

#define NEAR_NONE ((size_t)-1)

enum { NEAR_LETTERS = 32 };

struct near_text {
    struct str text, same;
    unsigned char count[NEAR_LETTERS]; /* of its letters, by the last bits of their bytes */
};

struct near {
    struct arena *a;
    struct table parts; /* a part, where it stands and the text's length -> numbers of texts */
    VEC(struct near_text) texts;
    bool lengths[NEAR_LENGTHS]; /* the lengths of the texts, or of others as long and NEAR_LENGTHS more */
    struct buf key; /* of a part, while it is looked for */
};

/* Adds a text; the number of the first one that is near to it, or NEAR_NONE. */
size_t near_add(struct near *to, struct str text, struct str same);

#endif
