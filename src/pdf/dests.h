/* dests.h: named destinations: the targets of links inside the document and of "cv.pdf#NAME". */
#ifndef PDF_DESTS_H
#define PDF_DESTS_H

#include "pdf/object.h"

/* Sorts the destinations of the display. To call before links are added. */
void dests_open(struct pdf *p);
/* Appends the name of a destination as a PDF string. If there is no such destination, the PDF
 * fails. */
void dests_write(struct pdf *p, struct buf *b, struct str name);
/* The list of destinations, as an entry of the catalogue's name tree; empty: there are none. */
struct str dests_names(struct pdf *p);

#endif
