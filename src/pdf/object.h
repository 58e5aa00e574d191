/* object.h: libharu as a store of numbered objects, and the state that a PDF is made in.
 *
 * libharu keeps the document, the catalogue, the page tree, pages, annotations and outline items;
 * what it has no words for (composite fonts, marked content, tags, metadata) is a dictionary
 * whose inside is written here, registered in libharu's cross-reference table.
 *
 * Errors are sticky: after the first one objects have number 0 and nothing is saved, so that
 * callers need not look at every step. */
#ifndef PDF_OBJECT_H
#define PDF_OBJECT_H

#include <hpdf.h>
#include <libdeflate.h>

#include "pdf/pdf.h"
#include "pdf/write.h"

/* An indirect dictionary, with a stream when `stream.p` is set. Its number is fixed when it is
 * made, its contents may be set until the file is saved. */
struct object {
    uint32_t id;
    struct str body;   /* inside << >>, without Length, and without Filter when it is deflated */
    struct str stream; /* as stored in the file */
    bool deflated;
};

struct sheet { /* a page being made */
    HPDF_Page page;
    uint32_t id;
};

struct pdf {
    struct arena *arena;
    const struct display *display;
    const struct pdf_options *options;
    HPDF_Doc doc;
    struct held *held, *held_deflater; /* those of libharu and libdeflate */
    const char *failure; /* what went wrong first; NULL: nothing */
    struct libdeflate_compressor *deflater; /* NULL: not needed yet */
    int level;                              /* of it */
    struct sheet *sheets; /* one a page of the display */
    struct fonts_used *fonts;
    struct icons *icons;
    struct images *images;
    struct tags *tags;
    struct dests *dests;
};

/* False, with `failure` set, when libharu fails. */
bool object_open(struct pdf *p);
void object_close(struct pdf *p);
/* Remembers the first failure, in words for a diagnostic. */
void object_fail(struct pdf *p, const char *what);
/* Remembers libharu's own error, if there is one. */
bool object_ok(struct pdf *p);

struct object *object_new(struct pdf *p);
/* Makes it a stream of these bytes, deflated. */
void object_stream(struct pdf *p, struct object *o, struct str bytes);
/* Appends `tail` to what libharu itself writes into a dictionary; once for each. */
void object_extend(struct pdf *p, HPDF_Dict dict, struct str tail);
/* Lets a dictionary of libharu's refer to an object. */
void object_refer(struct pdf *p, HPDF_Dict dict, const char *key, const struct object *o);
/* Gives a stream that libharu made, such as a page's content, other bytes, deflated. */
void object_replace(struct pdf *p, HPDF_Dict stream, struct str bytes);
/* What stands behind a dictionary of ours; NULL for one of libharu's own. */
const struct object *object_of(HPDF_Dict dict);
uint32_t object_id(const void *libharu_object);
/* Compressed; object_deflate: now, or before where that is kept. */
struct str object_pack(struct pdf *p, struct str bytes);
struct str object_deflate(struct pdf *p, struct str bytes);

#endif
