/* pdf.h: a display list -> the bytes of a PDF. The only folder that knows libharu. */
#ifndef PDF_PDF_H
#define PDF_PDF_H

#include "base/diag.h"
#include "display/display.h"
#include "export/attach.h"

/* What a PDF says that it keeps to, beside PDF/UA-1, which it does by its tags. */
enum pdf_standard { PDF_A2A, PDF_A2U, PDF_A3A, PDF_NO_STANDARD };

/* What PDFs share: subsets of fonts and other streams, as they are stored. It lasts as long as `a`, which holds nothing
 * else; no face may go before it does. */
struct subsets;
struct subsets *subsets_new(struct arena *a);
/* False when so much is kept that it should go. */
bool subsets_keep(const struct subsets *s);

struct pdf_options {
    struct subsets *subsets; /* NULL: none are kept */
    enum pdf_standard standard;
    const attachments *attached; /* NULL: none; PDF/A-2 allows none */
    bool dated;   /* whether the file says when it was made */
    int64_t date; /* of making, in seconds since 1970, UTC */
    struct str producer;
};

/* The same display list and options give the same bytes. False when libharu or the font subsetter
 * failed (reported); *bytes is unset then. */
bool pdf_write(struct arena *a, struct diag *d, const struct display *display,
               const struct pdf_options *options, struct str *bytes);

#endif
