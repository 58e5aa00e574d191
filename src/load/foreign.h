/* foreign.h: works from BibTeX and CSL-JSON -> mappings as they would be written in a document. */
#ifndef LOAD_FOREIGN_H
#define LOAD_FOREIGN_H

#include "load/node.h"

/* Converts an entry of bibtex_parse with fields of BibTeX and BibLaTeX. Fields that have no place
 * in a CV are left out. */
struct node *foreign_bibtex(struct arena *a, struct diag *d, const struct node *entry);
/* Converts an item of CSL-JSON, as exported by Zotero. */
struct node *foreign_csl(struct arena *a, struct diag *d, const struct node *item);

/* True if the field is used. */
bool foreign_bibtex_knows(struct str field);
bool foreign_csl_knows(struct str field);

#endif
