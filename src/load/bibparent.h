/* bibparent.h: BibTeX entries inherit fields from each other by `crossref` and `xdata`. */
#ifndef LOAD_BIBPARENT_H
#define LOAD_BIBPARENT_H

#include "load/node.h"

/* Adds inherited fields to the entries of a list from bibtex_parse, by the default rules of
 * biblatex. A field that an entry has already is kept. A child may come before its parent. Removes
 * @xdata entries from the list and sets the list's weight. Missing parents and circles are
 * reported. */
void bibparent_resolve(struct arena *a, struct diag *d, struct node *list);

#endif
