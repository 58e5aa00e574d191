/* document.h: what stands at the top of a document, beside what the CV says. */
#ifndef MODEL_DOCUMENT_H
#define MODEL_DOCUMENT_H

#include "load/bind.h"

struct document {
    const struct node *cv, *letter, *style, *locale; /* NULL: not given */
    int pages, balance;
    struct pdf_keys {
        int standard, embed; /* -1: not given; standard: an enum pdf_standard (pdf.h) */
    } pdf;
};

extern const struct bind_table document_table;

/* False when anything was wrong (reported); the rest is filled all the same. */
bool document_read(struct binder *b, const struct node *tree, struct document *to);

#endif
