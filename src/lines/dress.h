/* dress.h: rich text -> the same with types in place of character styles: what can be measured. */
#ifndef LINES_DRESS_H
#define LINES_DRESS_H

#include "lines/lines.h"

struct typed_span {
    enum span_kind kind;
    size_t start, end; /* bytes of the text */
    const struct type *type;
    uint32_t link;     /* index into links + 1; 0: none */
    uint32_t element;
    enum wrap wrap;
    struct face *icon;
    uint32_t glyph;    /* of the icon */
    struct str name, says;
    length gap;        /* after an icon; on both sides of a separator; a pad's width; of a space */
    length width;      /* of the column that an icon is centred in; 0: its own */
    const struct box *box;
    bool opens;
    uint8_t stack; /* enum formula_stack */
    const struct level_style *dots;
    int level;
    struct pos pos;
};

/* What became of a span. */
enum span_fate { FATE_LEFT_OUT, FATE_SPAN, FATE_JOINED /* it is part of the one before */ };

struct typed {
    enum way way;
    bool stays;
    struct str text; /* with the case that its types ask for */
    struct typed_span *spans;
    size_t n;
    uint8_t *fates; /* enum span_fate, of each span of the rich text */
    const struct phrase *phrases; /* of the rich text; none where an icon is left out, since they moved */
    size_t n_phrases;
    const struct str *links;
    size_t n_links;
    uint32_t links_from;
};

/* What is in a link of a text. */
struct link_text {
    size_t from, to; /* bytes of the text */
};

/* On the scratch arena. Neighbours of one type become one span. Icons that there are none of are
 * left out; one that the user named is reported. */
struct typed dress(struct lines *s, const struct rich *r);
/* Gives a dressed text, wherever it lives, the types of now. False when other neighbours are of one
 * type now: then it has to be dressed anew. */
bool dress_again(struct lines *s, const struct rich *r, struct typed *t);
/* Which bytes of the text each of its links holds, on the scratch arena. */
const struct link_text *dress_links(struct lines *s, const struct typed *t);

#endif
