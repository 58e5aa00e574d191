/* works.h: collects, counts and checks all publications of a CV. */
#ifndef MODEL_WORKS_H
#define MODEL_WORKS_H

#include "model/cv.h"

typedef VEC(const struct entry *) work_list;

/* Appends all publications in the order of the CV, each once. */
void works_collect(struct arena *a, const struct cv *cv, work_list *to);

/* Replaces every "{count...}" in `s` by a number of works: all "{count}", those of a type
 * "{count:article}" or status, as first, last or only author "{count:first}", or of years
 * "{count:2018-2021}", "{count:2020-}". With '+' between several conditions, all must be met. What
 * is not understood stays as it is and is reported. */
struct str works_counted(struct arena *a, struct diag *d, const struct cv *cv, const struct locale *l,
                         struct markup s);

/* Reports that nobody in the works of a section can be the person of the CV, and who is nearest. Not
 * if it says that they are works of others, or if each work leaves some authors out. */
void works_find_self(struct arena *a, struct diag *d, const struct cv *cv,
                     const struct section *s);

/* Reports what looks wrong: two works with the same DOI, arXiv identifier or almost the same title,
 * malformed identifiers, years after `year`, missing years and venues, author lists without the
 * CV's person, and marks of equals that only one author has, or the last ones but not the first. */
void works_check(struct arena *a, struct diag *d, const struct cv *cv, int year);

#endif
