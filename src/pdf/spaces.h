/* spaces.h: spaces that the pages show as white only.
 *
 * At the end of a line and between the columns of a row no space is drawn, but a reader of tagged
 * text puts the runs of a paragraph together as they are: there a space is added. */
#ifndef PDF_SPACES_H
#define PDF_SPACES_H

#include "pdf/object.h"

/* Whether the run that is item `i` of a page has to be followed by a space. */
bool spaces_wanted(const struct pdf *p, size_t page, size_t i);

#endif
