/* foreign.h: works in other languages -> the mappings that a document would hold for them. */
#ifndef LOAD_FOREIGN_H
#define LOAD_FOREIGN_H

#include "load/node.h"

/* An entry of bibtex_parse: BibTeX's and BibLaTeX's fields. Fields that have no place in a CV are
 * left out; so is, with a note, nothing else. */
struct node *foreign_bibtex(struct arena *a, struct diag *d, const struct node *entry);
/* An item of CSL-JSON, such as Zotero exports. */
struct node *foreign_csl(struct arena *a, struct diag *d, const struct node *item);

#endif
