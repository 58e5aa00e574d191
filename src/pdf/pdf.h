/* pdf.h: a display list -> the bytes of a PDF. Only this folder knows libharu. */
#ifndef PDF_PDF_H
#define PDF_PDF_H

#include "base/diag.h"
#include "display/display.h"
#include "export/attach.h"

/* The standard that a PDF claims to follow. A tagged PDF also claims PDF/UA-1. */
enum pdf_standard { PDF_A2A, PDF_A2U, PDF_A3A, PDF_NO_STANDARD };

/* Compressed subsets of fonts and other streams, kept for later PDFs. They last as long as `a`.
 * Nothing else may be in `a`, and faces must live as long. */
struct subsets;
struct subsets *subsets_new(struct arena *a);

struct pdf_options {
    struct subsets *subsets; /* NULL: nothing is kept */
    enum pdf_standard standard;
    const attachments *attached; /* NULL: none; PDF/A-2 allows none */
    bool dated;   /* true: the file says when it was made */
    int64_t date; /* when it was made, in seconds since 1970, UTC */
    struct str producer;
};

/* Writes a PDF to *bytes. The same display list and options give the same bytes. False if libharu
 * or the font subsetter failed (reported); then *bytes is not set. */
bool pdf_write(struct arena *a, struct diag *d, const struct display *display,
               const struct pdf_options *options, struct str *bytes);

#endif
