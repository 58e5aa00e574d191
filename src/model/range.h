/* range.h: "579-583" -> "579–583" in the pages, volume and number of a work; "8-11 per cent" in any text.
 *
 * In: an entry that was read. Out: its values with an en dash in each range. A hyphen that is a part of an
 * identifier stays: TR-5, 2019-03, 045001-5. */
#ifndef MODEL_RANGE_H
#define MODEL_RANGE_H

#include "model/cv.h"

void ranges_set(struct arena *a, struct entry *e);
/* The same for one text. */
struct str range_dashed(struct arena *a, struct str pages);
/* True if the hyphen at byte `at` of a text surely says "to": in "8-11 per cent", "5-7 people", "ages 6-12",
 * "2016-2021", "1914-18" and "pp. 123-45". Where the digits may be anything else, it does not: ISO 639-1,
 * room 12-34, 555-1234, 2010-11, "won 3-2", 31-123 Kraków. */
bool range_in_text(struct str s, size_t at);

#endif
