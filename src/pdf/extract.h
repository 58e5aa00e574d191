/* extract.h: the bytes of a PDF -> the files that cvtex attached to it.
 *
 * It reads what embed.c writes, and what qpdf and its like make of that: streams stay streams with
 * the keys that they had, wherever they go. No cross-reference is needed, so a damaged one does no
 * harm; nothing else of the PDF is looked at. */
#ifndef PDF_EXTRACT_H
#define PDF_EXTRACT_H

#include "base/str.h"

struct extracted {
    struct str name; /* no path, and not hidden */
    struct str bytes;
    bool document;
};
typedef VEC(struct extracted) extracted;

/* NULL, or what is wrong: the files are not to be used then. `pdf` has to live as long as they. */
const char *extract_files(struct arena *a, struct str pdf, extracted *to);

#endif
