/* opportunities.h: where a text may be broken into lines (linebreak.h, thai.h).
 *
 * Verdicts are kept by their texts, from document to document: most paragraphs of a document that is
 * typeset again are what they were. */
#ifndef TEXT_OPPORTUNITIES_H
#define TEXT_OPPORTUNITIES_H

#include "base/file.h"
#include "text/linebreak.h"

struct opportunities;

/* What is known of a text. It lasts as long as the opportunities. */
struct opportunities_found {
    const bool *at;   /* for each byte, whether a line may end after it */
    unsigned scripts; /* LINEBREAK_EAST and others; Thai is wordless where there is no list of words */
};

/* It lasts as long as `a`. */
struct opportunities *opportunities_new(struct arena *a);
/* Begins a run with its files, where lists of words are looked for. NULL: there are none. */
void opportunities_start(struct opportunities *b, struct files *files);
struct opportunities_found opportunities_of(struct opportunities *b, struct str text,
                                            struct linebreak_rules rules);

#endif
