/* document.h: the keys at the top of a document. */
#ifndef MODEL_DOCUMENT_H
#define MODEL_DOCUMENT_H

#include "load/bind.h"
#include "model/hyphenation.h"

struct document {
    const struct node *cv, *letter, *style, *locale; /* NULL: not given */
    const struct node *variants, *hidden; /* as they stand; read in variant/ */
    const struct node *fit; /* 'pages' as it stands */
    const struct node *division; /* 'hyphenation' as it stands */
    struct hyphenation hyphenation;
    int format; /* bind_format() has checked it */
    int pages, balance;
    bool most; /* 'pages' is a limit */
    struct pdf_keys {
        int standard, embed; /* -1: not given; `standard` is an enum pdf_standard (pdf.h) */
    } pdf;
    struct check_keys {
        const struct node *ignore; /* names of rules; NULL: none */
        int gaps, overlaps;
    } check;
};

extern const struct bind_table document_table;

/* The keys of a variant of its own. Keys of a document and of `cv` may stand there as well. */
struct variant_keys {
    const struct node *extends, *tags, *without, *sections, *limits;
};
extern const struct bind_table variant_table;

/* True if the file may be a CV, or what is under 'cv:' without that line, or another tool's. */
bool document_is_like(struct str text);
/* False if anything was wrong, after reporting it. What is right is filled all the same. */
bool document_read(struct binder *b, const struct node *tree, struct document *to);

#endif
