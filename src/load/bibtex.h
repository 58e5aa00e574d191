/* bibtex.h: bytes of a .bib file -> a list of entries. Every field has its place in the file.
 *
 * The reader accepts what BibTeX and biber accept, and it continues after mistakes that stop them.
 * Values stay LaTeX; latex.h turns them into markup. The reader does not know what the fields mean.
 * Nothing is global. Messages go to `d`. */
#ifndef LOAD_BIBTEX_H
#define LOAD_BIBTEX_H

#include "load/node.h"

/* Returns a NODE_LIST, never NULL, with one NODE_MAP for each entry in the order of the file. A map
 * has "entrytype" and "key" (the citation key, may be empty) first, then the fields, with names in
 * lower case. Every value is a quoted NODE_SCALAR, placed at its first character that is not white
 * space. Its text is as in the file, but trimmed and with @strings and '#' resolved. BibTeX's field
 * `key` is called "sortkey", as in biblatex. A month given as jan ... dec is "1" ... "12".
 *
 * `crossref` and `xdata` work by the default rules of biblatex: a parent's title becomes the
 * child's booktitle, and so on. An inherited value keeps its place in the parent. @xdata, @string,
 * @preamble and @comment are not in the list.
 *
 * A line that starts with "@word{", even after blanks, ends any open value or entry. So a missing
 * brace costs only one entry. Mistakes are reported as warnings. A broken entry is left out, and so
 * is a second entry with the same key. A missing comma or an extra brace is repaired. Bytes that
 * are not UTF-8 are read as Windows-1252, a superset of Latin-1. Time is linear in the file's
 * size. */
struct node *bibtex_parse(struct arena *a, struct diag *d, const struct source *source);

#endif
