/* attach.h: the files that a PDF carries, so that it can be typeset again and read by programs. */
#ifndef EXPORT_ATTACH_H
#define EXPORT_ATTACH_H

#include "display/display.h"
#include "load/bind.h"

struct content;

struct attachment {
    struct str name; /* of a file in one folder with the others, unlike all of theirs; UTF-8 */
    struct str bytes;
    const char *mime, *relation; /* PDF's AFRelationship: "Source", "Data" ... */
    const char *description;
    bool document; /* what the PDF was typeset from */
};
typedef VEC(struct attachment) attachments;

/* What was read to make the pages. */
struct attach_sources {
    struct str input; /* the document's name; "<...>": it has none */
    struct str bytes; /* the document as it was read */
    struct pos pos;   /* where reports go */
    const own_files *own;
    const struct display *display; /* whose pictures */
};

/* The document, then every file that it names and that was read, all byte for byte; then what other
 * programs can read of the CV. A file that stands in another folder than the document, or whose
 * name is not fit for all systems, gets a name of its own, which is reported. */
void attach_all(struct arena *a, struct diag *d, const struct attach_sources *s,
                struct content *content, attachments *to);

#endif
