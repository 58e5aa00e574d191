/* sfnt.h: is a file a font that can be used? A look at the directory of its tables. */
#ifndef TEXT_SFNT_H
#define TEXT_SFNT_H

#include "base/str.h"

/* Why face `number` of a font file can't be used, in words. NULL: it can be opened. It has outlines
 * in 'glyf' or 'CFF ', and all tables that shaping and subsets need, and no table ends behind the
 * end of the file. What is inside the tables is not looked at: HarfBuzz checks that. */
const char *sfnt_fault(struct str bytes, int number);

#endif
