/* object.h: libharu as a store of numbered objects, and the state of a PDF that is being made.
 *
 * libharu keeps the document, the catalogue, the page tree, pages and outline items. It does not
 * support composite fonts, marked content, tags and metadata: for these, this folder writes the
 * inside of dictionaries itself. Such an object is not made in libharu, which takes four allocations
 * for one. It gets a number after those of libharu, which are made first.
 *
 * Errors are sticky: after the first error objects have number 0 and nothing is saved, so callers
 * need not check every step. */
#ifndef PDF_OBJECT_H
#define PDF_OBJECT_H

#include <hpdf.h>
#include <libdeflate.h>

#include "pdf/pdf.h"
#include "pdf/write.h"

/* An indirect dictionary, with a stream if `stream.p` is set. Its number is fixed from the start;
 * its contents may change until the file is saved. */
struct object {
    uint32_t id;
    struct str body;   /* inside << >>, without Length; without Filter if `deflated` */
    struct str stream; /* as stored in the file */
    bool deflated;
};

struct sheet { /* a page being made */
    HPDF_Page page;
    uint32_t id;
    VEC(uint32_t) links; /* the objects of its annotations */
};

struct pdf {
    struct arena *arena;
    const struct display *display;
    const struct pdf_options *options;
    HPDF_Doc doc;
    VEC(struct object *) own; /* objects that libharu does not know */
    uint32_t first_own;       /* their first number; 0: libharu still makes objects */
    struct held *held, *held_deflater; /* keep libharu's document and the deflater in the arena */
    const char *failure; /* the first failure; NULL: none */
    const struct face *unusable; /* the font that is the reason of it; NULL: another reason */
    struct libdeflate_compressor *deflater; /* NULL: not needed yet */
    struct sheet *sheets; /* one for each page of the display */
    struct object *resources; /* of all pages */
    bool leftward; /* some of its text is read from right to left */
    struct object *bridge; /* a font (bridge.h); NULL: there is no such text */
    struct fonts_used *fonts;
    struct icons *icons;
    struct images *images;
    struct tags *tags;
    struct dests *dests;
};

/* Opens libharu's document. False if libharu fails; then p->failure is set. */
bool object_open(struct pdf *p);
/* Frees libharu's document and the deflater. */
void object_close(struct pdf *p);
/* Notes a failure, in words for a diagnostic. Only the first one is kept. */
void object_fail(struct pdf *p, const char *what);
/* Notes libharu's own error, if there is one. True if nothing has failed so far. */
bool object_ok(struct pdf *p);

/* Call this when libharu has made all objects that it makes: the numbers after them are free. */
void object_begin(struct pdf *p);
/* A new object, empty. Never NULL: after a failure it has number 0. */
struct object *object_new(struct pdf *p);
/* Gives an object a stream of these bytes, compressed. */
void object_stream(struct pdf *p, struct object *o, struct str bytes);
/* Appends `tail` to the text that libharu writes for a dictionary. Once for each dictionary. */
void object_extend(struct pdf *p, HPDF_Dict dict, struct str tail);
/* Replaces the bytes of a stream that libharu made, such as a page's content; compressed. */
void object_replace(struct pdf *p, HPDF_Dict stream, struct str bytes);
/* The object of a dictionary that this folder writes; NULL if libharu writes it. */
const struct object *object_of(HPDF_Dict dict);
/* The object number of an object of libharu. */
uint32_t object_id(const void *libharu_object);
/* Compresses bytes. */
struct str object_pack(struct pdf *p, struct str bytes);
/* The same, but uses the compressed form that an earlier PDF kept, if there is one. */
struct str object_deflate(struct pdf *p, struct str bytes);

#endif
