/* slips.h: words of other tools that are no keys here, and the hints for them.
 *
 * In: nothing. Out: lists for the tables of keys (struct bind_slip in load/bind.h). A word that only
 * has another name here stands with its key instead, as 'also'. */
#ifndef MODEL_SLIPS_H
#define MODEL_SLIPS_H

#include "load/bind.h"

extern const struct bind_slip slips_of_document[], slips_of_cv[], slips_of_entry[], slips_of_style[];

#endif
