/* extract.h: the bytes of a PDF -> the files that cvtex attached to it.
 *
 * It reads PDFs that embed.c wrote, also after qpdf and similar tools have rewritten them: these
 * tools move streams, but keep their keys. It does not use the cross-reference table, which may be
 * damaged, and looks at no other part of the PDF. */
#ifndef PDF_EXTRACT_H
#define PDF_EXTRACT_H

#include "base/str.h"

struct extracted {
    struct str name; /* without folders, and not that of a hidden file */
    struct str bytes;
    bool document; /* true: the PDF was typeset from this file */
};
typedef VEC(struct extracted) extracted;

/* Returns NULL, or a message that says what is wrong; then do not use the files. `pdf` must live as
 * long as the files. */
const char *extract_files(struct arena *a, struct str pdf, extracted *to);

#endif
