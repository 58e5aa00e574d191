/* embed.h: attached files. */
#ifndef PDF_EMBED_H
#define PDF_EMBED_H

#include "pdf/object.h"

/* Keys in the dictionary of an attached file's stream: its name, and a mark for the document. A
 * reader finds them beside the bytes, so it needs no other part of the PDF. */
#define EMBED_NAME "/CvtexName"
#define EMBED_DOCUMENT "/CvtexDocument"

/* Embeds the attachments as associated files of the document (ISO 19005-3, 6.8). Appends their
 * entries to the catalogue and to its name tree. */
void embed_write(struct pdf *p, struct buf *catalog, struct buf *tree);

#endif
