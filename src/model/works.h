/* works.h: all publications of a CV, each once: what can be counted, and what looks wrong. */
#ifndef MODEL_WORKS_H
#define MODEL_WORKS_H

#include "model/cv.h"

typedef VEC(const struct entry *) work_list;

/* Appends them in their order. */
void works_collect(struct arena *a, const struct cv *cv, work_list *to);

/* `s` with every "{count...}" replaced by how many works there are: "{count}", by type
 * "{count:article}", as first, last or only author "{count:first}", by years "{count:2018-2021}",
 * "{count:2020-}", by status; several joined by '+' must all hold. What is not understood stays,
 * and is reported. */
struct str works_counted(struct arena *a, struct diag *d, const struct cv *cv, struct markup s);

/* Reports what looks wrong: two works with one DOI, arXiv identifier or nearly one title, malformed
 * identifiers, years after `year`, missing years and venues, author lists without oneself, a mark
 * of equals that one author has alone. */
void works_check(struct arena *a, struct diag *d, const struct cv *cv, int year);

#endif
