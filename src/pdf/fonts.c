/* fonts.c: writes the dictionaries of fonts. */
#include "pdf/kept.h"

#include <stdlib.h>

/* FontDescriptor flags (ISO 32000-1, table 123). Symbolic: the font uses no standard encoding. */
#define FLAG_SYMBOLIC 4
#define FLAG_ITALIC 64

/* Writes six letters that depend only on the font and its glyphs (32-bit FNV-1a), and '+'. */
static void write_tag(struct buf *b, const struct pdf_font *f)
{
    uint32_t h = 2166136261u;
    for (size_t i = 0; i < f->face->postscript_name.n; i++)
        h = (h ^ (unsigned char)f->face->postscript_name.p[i]) * 16777619u;
    for (unsigned g = 0; g < f->n; g++)
        if (f->by_glyph[g])
            h = ((h ^ (g & 255)) * 16777619u ^ g >> 8) * 16777619u;
    for (int i = 0; i < 6; i++, h /= 26)
        buf_char(b, (char)('A' + h % 26));
    buf_char(b, '+');
}

static struct str base_name(struct pdf *p, const struct pdf_font *f)
{
    struct buf b = {.a = p->arena};
    write_tag(&b, f);
    for (size_t i = 0; i < f->face->postscript_name.n; i++)
        buf_char(&b, f->face->postscript_name.p[i]);
    return buf_end(&b);
}

static int compare_codes(const void *a, const void *b)
{
    return (*(struct glyph_use *const *)a)->code - (*(struct glyph_use *const *)b)->code;
}

/* The uses that have codes, sorted by code. *n becomes their number. */
static struct glyph_use **by_code(struct pdf *p, const struct pdf_font *f, size_t *n)
{
    struct glyph_use **list = arena_array_of(p->arena, struct glyph_use *, f->uses.n);
    *n = 0;
    for (size_t i = 0; i < f->uses.n; i++)
        if (f->uses.at[i]->coded)
            list[(*n)++] = f->uses.at[i];
    if (*n)
        qsort(list, *n, sizeof *list, compare_codes);
    return list;
}

/* Writes the widths of all codes from the first to the last one. */
static void write_simple_widths(struct pdf *p, struct buf *b, const struct pdf_font *f)
{
    size_t n;
    struct glyph_use **list = by_code(p, f, &n);
    int first = n ? list[0]->code : 0, last = n ? list[n - 1]->code : 0;
    write_raw(b, "/FirstChar ");
    write_int(b, first);
    write_raw(b, "/LastChar ");
    write_int(b, last);
    write_raw(b, "/Widths[");
    for (size_t i = 0; i < n; first++) {
        bool used = list[i]->code == first;
        write_fixed(b, used ? list[i++]->width : 0, 1);
        if (i < n)
            buf_char(b, ' ');
    }
    buf_char(b, ']');
}

/* Writes the widths of the codes that are used, in runs. */
static void write_widths(struct pdf *p, struct buf *b, const struct pdf_font *f)
{
    size_t n;
    struct glyph_use **list = by_code(p, f, &n);
    write_raw(b, "/W[");
    for (size_t i = 0; i < n; i++) {
        if (i == 0 || list[i]->code != list[i - 1]->code + 1) {
            if (i)
                buf_char(b, ']');
            write_int(b, list[i]->code);
            buf_char(b, '[');
        } else {
            buf_char(b, ' ');
        }
        write_fixed(b, list[i]->width, 1);
    }
    write_raw(b, n ? "]]" : "]");
}

/* Font units in 1/1000 em, rounded. */
static int per_mille(const struct face *f, int units)
{
    int64_t scaled = (int64_t)units * 2000 / (int)f->upem;
    return (int)((scaled + (scaled < 0 ? -1 : 1)) / 2);
}

/* Writes FontBBox. xMin, yMin, xMax and yMax begin at byte 36 of the table 'head'. */
static void write_box(struct buf *b, const struct face *f)
{
    hb_blob_t *head = hb_face_reference_table(f->hb, HB_TAG('h', 'e', 'a', 'd'));
    unsigned n;
    const unsigned char *at = (const unsigned char *)hb_blob_get_data(head, &n);
    int box[4];
    for (int i = 0; i < 4; i++)
        box[i] = n >= 44 ? (int16_t)(at[36 + 2 * i] << 8 | at[37 + 2 * i]) : 0;
    hb_blob_destroy(head);
    write_raw(b, "/FontBBox[");
    for (int i = 0; i < 4; i++) {
        if (i)
            buf_char(b, ' ');
        write_int(b, per_mille(f, box[i]));
    }
    buf_char(b, ']');
}

static struct object *descriptor(struct pdf *p, const struct pdf_font *f, struct str name)
{
    const struct face *face = f->face;
    struct object *file = object_new(p), *o = object_new(p);
    struct buf b = {.a = p->arena};
    file->stream = f->packed;
    file->deflated = true;
    if (face->cff) {
        file->body = f->simple ? STR("/Subtype/Type1C") : STR("/Subtype/CIDFontType0C");
    } else {
        write_raw(&b, "/Length1 ");
        write_int(&b, (int64_t)f->size);
        file->body = buf_end(&b);
        b = (struct buf){.a = p->arena};
    }
    write_raw(&b, "/Type/FontDescriptor/FontName");
    write_name(&b, name);
    write_raw(&b, "/Flags ");
    write_int(&b, FLAG_SYMBOLIC | (face->italic ? FLAG_ITALIC : 0));
    write_box(&b, face);
    write_raw(&b, "/ItalicAngle ");
    write_fixed(&b, face->italic_angle, 2);
    write_raw(&b, "/Ascent ");
    write_int(&b, per_mille(face, face->ascender));
    write_raw(&b, "/Descent ");
    write_int(&b, per_mille(face, face->descender));
    write_raw(&b, "/CapHeight ");
    write_int(&b, per_mille(face, face->cap_height));
    /* Stems are thicker in heavier faces: 88 for regular and 165 for bold are usual. */
    write_raw(&b, "/StemV ");
    write_int(&b, 50 + (int64_t)face->weight * face->weight / 4225);
    write_raw(&b, face->cff ? "/FontFile3 " : "/FontFile2 ");
    write_ref(&b, file->id);
    o->body = buf_end(&b);
    return o;
}

/* The map from codes to text. All simple fonts share one. */
static struct object *characters(struct pdf *p, const struct pdf_font *f)
{
    struct fonts_used *all = p->fonts;
    if (f->simple && all->characters)
        return all->characters;
    struct object *o = object_new(p);
    if (f->simple)
        all->characters = o;
    object_stream(p, o, f->simple ? tounicode_make(p, all->at.at, all->at.n, true)
                                  : tounicode_make(p, f, 1, false));
    return o;
}

static void embed_simple(struct pdf *p, struct pdf_font *f)
{
    struct str name = base_name(p, f);
    struct buf b = {.a = p->arena};
    f->object = object_new(p);
    write_raw(&b, f->face->cff ? "/Type/Font/Subtype/Type1/BaseFont" : "/Type/Font/Subtype/TrueType/BaseFont");
    write_name(&b, name);
    write_simple_widths(p, &b, f);
    write_raw(&b, "/ToUnicode ");
    write_ref(&b, characters(p, f)->id);
    write_raw(&b, "/FontDescriptor ");
    write_ref(&b, descriptor(p, f, name)->id);
    f->object->body = buf_end(&b);
}

static void embed_composite(struct pdf *p, struct pdf_font *f)
{
    struct str name = base_name(p, f);
    struct buf b = {.a = p->arena}, c = {.a = p->arena};
    struct object *top = object_new(p), *cid = object_new(p);
    f->object = top;
    write_raw(&b, "/Type/Font/Subtype/Type0/BaseFont");
    write_name(&b, name);
    write_raw(&b, "/Encoding/Identity-H/DescendantFonts[");
    write_ref(&b, cid->id);
    write_raw(&b, "]/ToUnicode ");
    write_ref(&b, characters(p, f)->id);
    top->body = buf_end(&b);
    write_raw(&c, "/Type/Font/Subtype/CIDFontType");
    if (f->face->cff) {
        write_raw(&c, "0");
    } else if (f->glyph_of_cid.n) {
        struct object *map = object_new(p);
        object_stream(p, map, f->glyph_of_cid);
        write_raw(&c, "2/CIDToGIDMap ");
        write_ref(&c, map->id);
    } else {
        write_raw(&c, "2/CIDToGIDMap/Identity");
    }
    write_raw(&c, "/BaseFont");
    write_name(&c, name);
    write_raw(&c, "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
                  "/FontDescriptor ");
    write_ref(&c, descriptor(p, f, name)->id);
    write_widths(p, &c, f);
    cid->body = buf_end(&c);
}

void fonts_embed(struct pdf *p)
{
    struct fonts_used *all = p->fonts;
    for (size_t i = 0; i < all->at.n && !p->failure; i++) {
        struct pdf_font *f = &all->at.at[i];
        kept_subset(p, f);
        for (size_t k = 0; k < f->uses.n; k++) {
            struct glyph_use *u = f->uses.at[k];
            u->width = (uint32_t)((int64_t)face_advance(f->face, u->glyph) * 20000 /
                                      (int)f->face->upem + 1) / 2;
        }
    }
    for (size_t i = 0; i < all->at.n && !p->failure; i++)
        (all->at.at[i].simple ? embed_simple : embed_composite)(p, &all->at.at[i]);
}

void fonts_resources(const struct pdf *p, struct buf *b)
{
    write_raw(b, "<<");
    for (size_t i = 0; i < p->fonts->at.n; i++) {
        write_raw(b, "/F");
        write_int(b, p->fonts->at.at[i].number);
        buf_char(b, ' ');
        write_ref(b, p->fonts->at.at[i].object ? p->fonts->at.at[i].object->id : 0);
    }
    if (p->bridge) {
        write_raw(b, "/B ");
        write_ref(b, p->bridge->id);
    }
    write_raw(b, ">>");
}
