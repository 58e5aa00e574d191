/* embed.h: attached files. */
#ifndef PDF_EMBED_H
#define PDF_EMBED_H

#include "pdf/object.h"

/* The key of a stream that names an attached file; of the one that is the document, too. They
 * stand in the stream itself, so that a reader needs nothing else of the PDF. */
#define EMBED_NAME "/CvtexName"
#define EMBED_DOCUMENT "/CvtexDocument"

/* Embeds the attachments as associated files of the whole (ISO 19005-3, 6.8); appends what the
 * catalogue and its tree of names say of them. */
void embed_write(struct pdf *p, struct buf *catalog, struct buf *tree);

#endif
