/* bibparent.h: what entries inherit from each other by `crossref` and `xdata`: tree -> tree. */
#ifndef LOAD_BIBPARENT_H
#define LOAD_BIBPARENT_H

#include "load/node.h"

/* Adds to the entries of bibtex_parse's list what biblatex's defaults say, where they don't have it
 * themselves; a child may stand before its parent. Takes @xdata entries out of the list. A parent
 * that isn't there, and a circle, are reported. Counts the list's weight. */
void bibparent_resolve(struct arena *a, struct diag *d, struct node *list);

#endif
