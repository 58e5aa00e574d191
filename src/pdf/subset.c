/* subset.c: makes the font program for the file with hb-subset.
 *
 * Hints are dropped, and subroutines are dissolved. Measured with five Latin Modern faces of 74
 * glyphs each, compressed: with both 44.3 kB, without hints 36.8 kB, without subroutines 38.8 kB,
 * without both 32.9 kB, which is also the fastest. A CV has too few glyphs to profit from
 * subroutines, and deflate finds equal parts as well. */
#include <hb-ot.h>
#include <hb-subset.h>
#include <stdlib.h>

#include "pdf/fonts_internal.h"

#define CFF HB_TAG('C', 'F', 'F', ' ')
#define CMAP HB_TAG('c', 'm', 'a', 'p')

/* The tables that a subset is made from. 'maxp' has the number of glyphs. TrueType fonts need
 * the tables below (ISO 32000-1, 9.9); 'cvt ', 'fpgm' and 'prep' are only for hints. */
static const hb_tag_t cff_tables[] = {CFF, HB_TAG('m', 'a', 'x', 'p'), 0};
static const hb_tag_t truetype_tables[] = {
    HB_TAG('g', 'l', 'y', 'f'), HB_TAG('l', 'o', 'c', 'a'), HB_TAG('h', 'e', 'a', 'd'),
    HB_TAG('h', 'h', 'e', 'a'), HB_TAG('h', 'm', 't', 'x'), HB_TAG('m', 'a', 'x', 'p'),
    /* of variable fonts, until they are pinned: */
    HB_TAG('f', 'v', 'a', 'r'), HB_TAG('a', 'v', 'a', 'r'), HB_TAG('g', 'v', 'a', 'r'),
    HB_TAG('H', 'V', 'A', 'R'), 0,
};

/* A face with only these tables: otherwise hb-subset would first read all other tables, even those
 * that it should drop. The caller destroys the face; the bytes still belong to `face`. */
static hb_face_t *bare_face(const struct face *face)
{
    hb_face_t *bare = hb_face_builder_create();
    for (const hb_tag_t *tag = face->cff ? cff_tables : truetype_tables; *tag; tag++) {
        hb_blob_t *blob = hb_face_reference_table(face->hb, *tag);
        if (hb_blob_get_length(blob))
            hb_face_builder_add_table(bare, *tag, blob);
        hb_blob_destroy(blob);
    }
    return bare;
}

/* Pins all axes of a variable font to where the pages are set with them. */
static bool pin_axes(hb_subset_input_t *input, const struct face *face, hb_face_t *bare)
{
    bool good = true;
    hb_ot_var_axis_info_t axes[16];
    unsigned n = sizeof axes / sizeof *axes, all = face->variable ? hb_ot_var_get_axis_infos(bare, 0, &n, axes) : 0;
    for (unsigned i = 0; i < all && good; i++) {
        bool ours = false;
        good = i < n;
        for (unsigned k = 0; k < face->n_axes && good; k++)
            if (face->axes[k].tag == axes[i].tag) {
                good = hb_subset_input_pin_axis_location(input, bare, axes[i].tag, face->axes[k].value);
                ours = true;
            }
        if (good && !ours)
            good = hb_subset_input_pin_axis_to_default(input, bare, axes[i].tag);
    }
    return good;
}

static hb_subset_input_t *input_of(const struct pdf_font *f, hb_face_t *bare)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input)
        return NULL;
    hb_set_t *glyphs = hb_subset_input_glyph_set(input);
    for (unsigned g = 0; g < f->n; g++)
        if (f->by_glyph[g])
            hb_set_add(glyphs, g);
    hb_subset_input_set_flags(input,
                              HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_DESUBROUTINIZE);
    if (hb_set_allocation_successful(glyphs) && pin_axes(input, f->face, bare))
        return input;
    hb_subset_input_destroy(input);
    return NULL;
}

/* Objects of HarfBuzz that have to be freed. */
struct making {
    hb_subset_input_t *input;
    hb_face_t *bare;
    hb_subset_plan_t *plan;
    hb_face_t *face;
    hb_blob_t *blob, *cmap;
    bool sound; /* there was memory for all, also if no subset was made */
};

/* Frees the objects, except faces that got no memory, and the plan, which has the one that it makes. If
 * memory runs out in hb-subset 6.0, it puts its own constant for an empty table into a face.
 * libharfbuzz has another constant, and would write to this one. */
static void making_close(void *making)
{
    struct making *m = making;
    hb_blob_destroy(m->blob);
    hb_blob_destroy(m->cmap);
    if (m->sound) {
        hb_face_destroy(m->bare);
        hb_face_destroy(m->face);
        hb_subset_plan_destroy(m->plan);
    }
    hb_subset_input_destroy(m->input);
}

struct coded {
    uint8_t code;
    uint32_t glyph; /* in the subset */
};

static int compare_codes(const void *a, const void *b)
{
    const struct coded *x = a, *y = b;
    return x->code - y->code;
}

static void put16(struct buf *b, unsigned v)
{
    buf_char(b, (char)(v >> 8));
    buf_char(b, (char)v);
}

/* The table 'cmap' for codes of one byte, which rise: one subtable of format 6, for Macintosh, as the only one that a
 * font without an encoding needs (ISO 32000-1, 9.6.6.4). */
static struct str cmap_of(struct pdf *p, const uint8_t *code, const uint32_t *glyph, size_t n)
{
    struct buf b = {.a = p->arena};
    unsigned last = code[n - 1];
    const unsigned head[] = {0, 1, 1, 0, 0, 12, 6, 10 + 2 * (last + 1), 0, 0, last + 1};
    for (size_t i = 0; i < sizeof head / sizeof *head; i++)
        put16(&b, head[i]);
    for (unsigned c = 0, i = 0; c <= last; c++) {
        i += i + 1 < n && code[i + 1] <= c;
        put16(&b, code[i] == c ? glyph[i] : 0);
    }
    return buf_end(&b);
}

/* The subset with this table. Empty if there is no memory for it. */
static struct str with_cmap(struct pdf *p, struct making *m, struct str cmap)
{
    unsigned n;
    m->cmap = hb_blob_create(cmap.p, (unsigned)cmap.n, HB_MEMORY_MODE_READONLY, NULL, NULL);
    if (!hb_face_builder_add_table(m->face, CMAP, m->cmap))
        return STR("");
    hb_blob_destroy(m->blob);
    m->blob = hb_face_reference_blob(m->face);
    const char *bytes = hb_blob_get_data(m->blob, &n);
    return str_copy(p->arena, (struct str){bytes, n});
}

/* Gives the uses of a name-keyed or TrueType font codes of one byte, each with its own glyph. False if there
 * are too many uses or the program cannot be written so; then the program is unchanged. */
static bool choose_codes(struct pdf *p, struct pdf_font *f, struct making *m, const hb_map_t *map)
{
    size_t n = 1;
    if (f->uses.n > 255 || !codes_choose(p, f))
        return false;
    struct coded all[256] = {{0, 0}};
    uint8_t codes[256];
    uint32_t order[256];
    for (size_t i = 0; i < f->uses.n; i++)
        if (f->uses.at[i]->glyph)
            all[n++] = (struct coded){(uint8_t)f->uses.at[i]->code,
                                      hb_map_get(map, f->uses.at[i]->glyph)};
    qsort(all, n, sizeof *all, compare_codes);
    for (size_t i = 0; i < n; i++) {
        codes[i] = all[i].code;
        order[i] = all[i].glyph;
    }
    struct str program = f->face->cff ? cff_rebuild(p->arena, f->program, codes, order, n)
                                      : with_cmap(p, m, cmap_of(p, codes, order, n));
    if (!program.n)
        return false;
    f->program = program;
    f->simple = true;
    for (size_t i = 0; i < f->uses.n; i++)
        f->uses.at[i]->coded = f->uses.at[i]->glyph || !i;
    return true;
}

/* Adds codes of two bytes for glyphs that show several texts. The first `n` codes are those of the
 * subset's glyphs. In a TrueType font the new codes are CIDs, and a map names their glyphs. In a
 * name-keyed font, copies of the glyphs get them. A CID-keyed font cannot have such codes. */
static void add_codes(struct pdf *p, struct pdf_font *f, const hb_map_t *map, size_t n)
{
    VEC(uint32_t) glyphs = {0};
    for (size_t i = 0; i < n; i++)
        *vec_push(p->arena, &glyphs) = (uint32_t)i;
    for (size_t i = 0; i < f->uses.n; i++)
        if (!f->uses.at[i]->coded && f->uses.at[i]->glyph && glyphs.n < 0xFFFF) {
            f->uses.at[i]->code = (uint16_t)glyphs.n;
            *vec_push(p->arena, &glyphs) = hb_map_get(map, f->uses.at[i]->glyph);
        }
    if (glyphs.n == n)
        return;
    if (f->face->cff) {
        struct str program = cff_rebuild(p->arena, f->program, NULL, glyphs.at, glyphs.n);
        if (!program.n)
            return;
        f->program = program;
    } else {
        struct buf b = {.a = p->arena};
        for (size_t i = 0; i < glyphs.n; i++) {
            buf_char(&b, (char)(glyphs.at[i] >> 8));
            buf_char(&b, (char)glyphs.at[i]);
        }
        f->glyph_of_cid = buf_end(&b);
    }
    for (size_t i = 0; i < f->uses.n; i++)
        f->uses.at[i]->coded |= f->uses.at[i]->code >= n;
}

static bool set_codes(struct pdf *p, struct pdf_font *f, struct making *m, const hb_map_t *map)
{
    bool broken = false;
    size_t n = hb_map_get_population(map);
    uint16_t *cids = f->face->cff ? cff_cids(p->arena, f->program, n, &broken) : NULL;
    if (broken || n > 0xFFFF)
        return false;
    if (!cids && choose_codes(p, f, m, map))
        return true;
    for (size_t i = 0; i < f->uses.n; i++) {
        struct glyph_use *u = f->uses.at[i];
        unsigned glyph = hb_map_get(map, u->glyph);
        if (glyph >= n)
            return false;
        u->coded = u == f->by_glyph[u->glyph];
        u->code = u->coded ? cids ? cids[glyph] : (uint16_t)glyph : 0;
    }
    if (!cids)
        add_codes(p, f, map, n);
    return true;
}

void subset_make(struct pdf *p, struct pdf_font *f)
{
    struct making *m = arena_new_of(p->arena, struct making);
    struct held *held = arena_hold(p->arena, making_close, m);
    m->bare = bare_face(f->face);
    m->input = input_of(f, m->bare);
    m->plan = m->input ? hb_subset_plan_create_or_fail(m->bare, m->input) : NULL;
    m->face = m->plan ? hb_subset_plan_execute_or_fail(m->plan) : NULL;
    m->sound = !arena_failed(p->arena);
    f->program = STR("");
    if (m->sound && m->face) {
        m->blob = f->face->cff ? hb_face_reference_table(m->face, CFF)
                               : hb_face_reference_blob(m->face);
        unsigned n;
        const char *bytes = hb_blob_get_data(m->blob, &n);
        if (n)
            f->program = str_copy(p->arena, (struct str){bytes, n});
        if (n && !set_codes(p, f, m, hb_subset_plan_old_to_new_glyph_mapping(m->plan)))
            f->program = STR("");
    }
    arena_check(p->arena);
    if (!f->program.n && !p->failure) {
        object_fail(p, "its tables are damaged, so the glyphs that are used can't be taken out of it");
        p->unusable = f->face;
    }
    arena_release(p->arena, held);
}
