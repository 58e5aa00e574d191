/* tags.h: tags of HTML, JATS and MathML inside texts. Crossref, IEEE and others write them into titles.
 *
 * In: a text and a byte in it. Out: what the tag or entity there means; formulas as a draft
 * (latex_internal.h). Nothing is kept. */
#ifndef LOAD_TAGS_H
#define LOAD_TAGS_H

#include "base/arena.h"
#include "base/str.h"

struct tag {
    enum {
        TAG_NONE,    /* it is text */
        TAG_OPEN,    /* opens `mark` */
        TAG_CLOSE,   /* closes `mark` */
        TAG_NOTHING, /* has no meaning on a page: left out */
        TAG_BLANK,   /* a line break or paragraph */
        TAG_FORMULA, /* a whole formula in MathML */
        TAG_UNKNOWN, /* looks like a tag, but means nothing here */
    } kind;
    char mark;       /* of enum mark */
    size_t n;        /* its length [bytes] */
};

/* The tag at `i`. `latex`: its signs may also be written as commands, such as {\textless}i{\textgreater}.
 * They may always be written as entities. */
struct tag tag_at(struct str s, size_t i, bool latex);
/* The character of the entity at `i`; *n: its length [bytes]. -1: there is none. */
int32_t tag_entity(struct str s, size_t i, size_t *n);
/* Writes the formula of TAG_FORMULA, which is `s`, as a draft. */
void tag_formula(struct buf *to, struct str s);

#endif
