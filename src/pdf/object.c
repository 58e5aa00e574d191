/* object.c: objects of libharu and our own, and the compression of streams. */
#include "pdf/kept.h"

#include <stdlib.h>

#include "base/mapped.h"

/* The lower bits of libharu's obj_id are the number; the upper ones are flags. */
#define ID_MASK 0x00FFFFFFu

/* The level of libdeflate. Measured on a tagged CV: levels 5 to 8 give 9.1, 9.0, 9.0 and 8.9 kB
 * for the content of four pages, and take 2.1, 2.2, 2.3 and 2.6 million instructions. For its packed objects
 * it is 4.0, 4.0, 4.0 and 3.9 kB, and 1.3, 1.4, 1.7 and 2.8 million. For those of 230 pages, which repeat
 * much, it is 409, 400, 398 and 389 kB, and 173, 214, 319 and 682 million: so long documents have another. */
#define LEVEL 8
#define LEVEL_LONG 6
/* Documents of more pages are long. */
#define LONG 12
/* What libdeflate's compressor for this level clears for each stream: tables of two bytes for 2^15 and
 * 2^16 hashes [bytes]. */
#define DEFLATER_TOUCHED (192 << 10)

void object_fail(struct pdf *p, const char *what)
{
    if (!p->failure)
        p->failure = what;
}

bool object_ok(struct pdf *p)
{
    HPDF_STATUS error = p->doc ? p->doc->error.error_no : HPDF_FAILD_TO_ALLOC_MEM;
    if (error == HPDF_FAILD_TO_ALLOC_MEM)
        arena_fail(p->arena);
    arena_check(p->arena);
    if (error)
        object_fail(p, str_c(p->arena, str_printf(p->arena, "libharu error 0x%04X",
                                                  (unsigned)error)));
    return !p->failure;
}

static void close_document(void *doc)
{
    HPDF_Free(doc);
}

static void close_deflater(void *deflater)
{
    libdeflate_free_compressor(deflater);
}

bool object_open(struct pdf *p)
{
    p->doc = HPDF_New(NULL, NULL); /* without its memory pool, which does not align memory */
    if (!p->doc)
        arena_fail(p->arena);
    p->held = arena_hold(p->arena, close_document, p->doc);
    /* libharu's lists grow by a fixed step. The step for objects becomes about their number, which
     * is three for a page. */
    HPDF_List objects = p->doc->xref->entries;
    if (p->display->pages.n * 3 > objects->items_per_block)
        objects->items_per_block = (HPDF_UINT)p->display->pages.n * 3;
    return object_ok(p);
}

void object_close(struct pdf *p)
{
    if (!p->doc)
        return;
    if (p->deflater)
        arena_release(p->arena, p->held_deflater);
    arena_release(p->arena, p->held);
    p->doc = NULL;
}

static HPDF_STATUS write_body(HPDF_Dict dict, HPDF_Stream stream)
{
    const struct object *o = dict->attr;
    return o->body.n ? HPDF_Stream_Write(stream, (const HPDF_BYTE *)o->body.p,
                                         (HPDF_UINT)o->body.n)
                     : HPDF_OK;
}

/* Makes this folder write a dictionary of libharu, or its tail. libharu must not use the attributes
 * of the dictionary itself, as it does for pages. */
static struct object *attach(struct pdf *p, HPDF_Dict dict)
{
    struct object *o = arena_new_of(p->arena, struct object);
    if (!dict || dict->attr || dict->write_fn) {
        if (object_ok(p))
            object_fail(p, "an object of libharu is not as expected");
        return o;
    }
    dict->attr = o;
    dict->write_fn = write_body;
    o->id = object_id(dict);
    return o;
}

void object_begin(struct pdf *p)
{
    if (p->doc)
        p->first_own = (uint32_t)p->doc->xref->entries->count;
}

struct object *object_new(struct pdf *p)
{
    struct object *o = arena_new_of(p->arena, struct object);
    if (p->failure)
        return o;
    o->id = p->first_own + (uint32_t)p->own.n;
    *vec_push(p->arena, &p->own) = o;
    return o;
}

void object_extend(struct pdf *p, HPDF_Dict dict, struct str tail)
{
    attach(p, dict)->body = tail;
}

static struct libdeflate_compressor *deflater(struct pdf *p)
{
    if (!p->deflater) {
        p->deflater = libdeflate_alloc_compressor(p->display->pages.n > LONG ? LEVEL_LONG : LEVEL);
        if (!p->deflater)
            arena_fail(p->arena);
        mapped_take(p->deflater, DEFLATER_TOUCHED);
        p->held_deflater = arena_hold(p->arena, close_deflater, p->deflater);
    }
    return p->deflater;
}

struct str object_pack(struct pdf *p, struct str bytes)
{
    if (p->failure)
        return STR("");
    size_t room = libdeflate_zlib_compress_bound(deflater(p), bytes.n);
    char *to = arena_room(p->arena, room);
    size_t n = libdeflate_zlib_compress(p->deflater, bytes.p, bytes.n, to, room);
    if (!n)
        object_fail(p, "a stream cannot be compressed");
    arena_shrink(p->arena, to, room, n);
    return (struct str){to, n};
}

struct str object_deflate(struct pdf *p, struct str bytes)
{
    struct str packed = kept_deflated(p, bytes);
    if (packed.p)
        return packed;
    packed = object_pack(p, bytes);
    if (!p->failure)
        kept_deflated_put(p, bytes, packed);
    return packed;
}

void object_stream(struct pdf *p, struct object *o, struct str bytes)
{
    o->stream = object_deflate(p, bytes);
    o->deflated = true;
}

void object_replace(struct pdf *p, HPDF_Dict stream, struct str bytes)
{
    HPDF_Number size = stream ? HPDF_Dict_GetItem(stream, "Length", HPDF_OCLASS_NUMBER) : NULL;
    HPDF_XrefEntry entry = size ? HPDF_Xref_GetEntry(p->doc->xref, object_id(size)) : NULL;
    if (entry) /* this Length is not needed: file.c writes its own */
        entry->entry_typ = HPDF_FREE_ENTRY;
    object_stream(p, attach(p, stream), bytes);
}

const struct object *object_of(HPDF_Dict dict)
{
    bool is_dict = (dict->header.obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_DICT;
    return is_dict && dict->write_fn == write_body ? dict->attr : NULL;
}

uint32_t object_id(const void *libharu_object)
{
    const HPDF_Obj_Header *header = libharu_object;
    return header->obj_id & ID_MASK;
}
