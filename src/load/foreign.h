/* foreign.h: works in other languages -> the mappings that a document would hold for them. */
#ifndef LOAD_FOREIGN_H
#define LOAD_FOREIGN_H

#include "load/node.h"

/* An entry of bibtex_parse: BibTeX's and BibLaTeX's fields. Those that have no place in a CV are left
 * out: foreign_bibtex_knows tells which. */
struct node *foreign_bibtex(struct arena *a, struct diag *d, const struct node *entry);
/* An item of CSL-JSON, such as Zotero exports. */
struct node *foreign_csl(struct arena *a, struct diag *d, const struct node *item);

bool foreign_bibtex_knows(struct str field);
bool foreign_csl_knows(struct str field);

#endif
