/* opportunities.h: where a text may be broken into lines (linebreak.h).
 *
 * Verdicts are kept by their texts, from document to document: most paragraphs of a document that is
 * typeset again are what they were. */
#ifndef TEXT_OPPORTUNITIES_H
#define TEXT_OPPORTUNITIES_H

#include "base/str.h"

struct opportunities;

/* It lasts as long as `a`. */
struct opportunities *opportunities_new(struct arena *a);
/* For each byte of the text, whether a line may end after it. They last as long as `b`. `lang`: BCP 47. */
const bool *opportunities_of(struct opportunities *b, struct str text, struct str lang);

#endif
