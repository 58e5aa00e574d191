/* looks.h: tells by its text whether a file is what it should be.
 *
 * A document may name any file in its folder. Messages quote lines, and an attached file is whole in
 * the PDF. So a file that does not look like a CV, a style, a locale or a bibliography is not read
 * any further, and nothing of its text is told. */
#ifndef LOAD_LOOKS_H
#define LOAD_LOOKS_H

#include "load/bind.h"

/* True if a line of the YAML text starts with a key of the table, or the text is empty but for
 * comments. With `loose` the key may be anywhere, also indented. */
bool looks_keyed(struct str text, const struct bind_table *table, bool loose);
/* True if an entry starts in the text, such as "@article{", or it is blank. */
bool looks_like_bibtex(struct str text);
/* True if something has a title in the YAML or JSON text, or it is empty but for comments. */
bool looks_like_works(struct str text);

/* " (it is UTF-16: save it as UTF-8)", and the like, for a file of another kind; "" if it is none that is
 * known. */
const char *looks_foreign(struct str text);

#endif
