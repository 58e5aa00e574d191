/* dests.h: named destinations: what links inside the document lead to, and "cv.pdf#NAME". */
#ifndef PDF_DESTS_H
#define PDF_DESTS_H

#include "pdf/object.h"

/* Puts the display's destinations in order; before links are added. */
void dests_open(struct pdf *p);
/* Appends the string that is the name of one, which must be there. */
void dests_write(struct pdf *p, struct buf *b, struct str name);
/* The entry of the catalogue's tree of names that lists them; empty when there are none. */
struct str dests_names(struct pdf *p);

#endif
