/* bibtex.h: bytes of a .bib file -> a list of entries whose every field knows where it stood.
 *
 * Reads what BibTeX and biber read, and goes on behind what they stop at. Values stay LaTeX
 * (latex.h makes markup of them); what the fields mean is the model's. Nothing is global, nothing
 * is written anywhere but to `d`. */
#ifndef LOAD_BIBTEX_H
#define LOAD_BIBTEX_H

#include "load/node.h"

/* A NODE_LIST, never NULL, of one NODE_MAP an entry in the order of the file: "entrytype" and
 * "key" (the citation key, perhaps empty) first, then the fields, names in lower case. Every value
 * is a quoted NODE_SCALAR at its first character that isn't white space: the text as it stood,
 * without white space at both ends, @strings and '#' resolved. BibTeX's field `key` is called
 * "sortkey", as biblatex does. A month given as jan ... dec is "1" ... "12".
 *
 * `crossref` and `xdata` inherit as biblatex's defaults say (a parent's title becomes the child's
 * booktitle, ...); an inherited value keeps its place in the parent. @xdata entries themselves are
 * not in the list, @string, @preamble and @comment neither.
 *
 * A line that starts with "@word{" ends whatever is open, so that one missing brace costs one
 * entry; inside a value such a line must be indented behind some other sign. Mistakes are warnings
 * at their place: a broken entry and the second of two with one key are left out, a missing comma
 * or a brace too many is mended, bytes that are not UTF-8 are read as Windows-1252, the superset of
 * Latin-1. Time is linear in the file's size. */
struct node *bibtex_parse(struct arena *a, struct diag *d, const struct source *source);

#endif
