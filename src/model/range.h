/* range.h: "579-583" -> "579–583" in the pages, volume and number of a work.
 *
 * In: an entry that was read. Out: its values with an en dash in each range. A hyphen that is a part of an
 * identifier stays: TR-5, 2019-03, 045001-5. */
#ifndef MODEL_RANGE_H
#define MODEL_RANGE_H

#include "model/cv.h"

void ranges_set(struct arena *a, struct entry *e);
/* The same for one text. */
struct str range_dashed(struct arena *a, struct str pages);

#endif
