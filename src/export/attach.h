/* attach.h: the files attached to a PDF, so that it can be typeset again and read by programs. */
#ifndef EXPORT_ATTACH_H
#define EXPORT_ATTACH_H

#include "display/display.h"
#include "load/bind.h"

struct content;

struct attachment {
    struct str name; /* a file name without folders, UTF-8; all attachments have different names */
    struct str bytes;
    const char *mime, *relation; /* PDF's AFRelationship: "Source", "Data" ... */
    const char *description;
    bool document; /* true: the PDF was typeset from this file */
};
typedef VEC(struct attachment) attachments;

/* The files that were read to make the pages. */
struct attach_sources {
    struct str input; /* path of the document; "<...>": it has none */
    struct str bytes; /* the document as it was read */
    struct pos pos;   /* where reports go */
    const own_files *own;
    const struct display *display; /* its pictures are attached */
};

/* Appends to `to` the document, then every file that it names and that was read, all byte for byte,
 * then the CV as JSON Resume and JSON-LD. A file from another folder, or with a name that some
 * systems do not allow, gets a new name, which is reported. */
void attach_all(struct arena *a, struct diag *d, const struct attach_sources *s,
                struct content *content, attachments *to);

#endif
