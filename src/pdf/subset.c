/* subset.c: hb-subset -> the font program that goes into the file.
 *
 * Measured with five Latin Modern faces of 74 glyphs each, deflated: hints and subroutines kept
 * 44.3 kB, hints dropped 36.8 kB, subroutines dissolved 38.8 kB, both 32.9 kB, and both is the
 * fastest: a CV uses too few glyphs for subroutines to pay, and deflate finds what they shared. */
#include <hb-subset.h>
#include <stdlib.h>

#include "pdf/fonts_internal.h"

#define CFF HB_TAG('C', 'F', 'F', ' ')

/* What a CIDFontType2 needs (ISO 32000-1, 9.9); 'cvt ', 'fpgm' and 'prep' serve hints only. */
static const hb_tag_t truetype_tables[] = {
    HB_TAG('g', 'l', 'y', 'f'), HB_TAG('l', 'o', 'c', 'a'), HB_TAG('h', 'e', 'a', 'd'),
    HB_TAG('h', 'h', 'e', 'a'), HB_TAG('h', 'm', 't', 'x'), HB_TAG('m', 'a', 'x', 'p'),
};

static bool wanted(const struct face *face, hb_tag_t tag)
{
    if (face->cff)
        return tag == CFF;
    for (size_t i = 0; i < sizeof truetype_tables / sizeof *truetype_tables; i++)
        if (tag == truetype_tables[i])
            return true;
    return false;
}

static hb_subset_input_t *input_of(const struct pdf_font *f)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input)
        return NULL;
    hb_set_t *drop = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    hb_tag_t tags[64];
    unsigned from = 0, n = sizeof tags / sizeof *tags;
    while (hb_face_get_table_tags(f->face->hb, from, &n, tags), n) {
        for (unsigned i = 0; i < n; i++)
            if (!wanted(f->face, tags[i]))
                hb_set_add(drop, tags[i]);
        from += n;
        n = sizeof tags / sizeof *tags;
    }
    hb_set_t *glyphs = hb_subset_input_glyph_set(input);
    for (unsigned g = 0; g < f->n; g++)
        if (f->uses[g].used)
            hb_set_add(glyphs, g);
    hb_subset_input_set_flags(input,
                              HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_DESUBROUTINIZE);
    return input;
}

static int compare_codes(const void *a, const void *b)
{
    const uint8_t *const *x = a, *const *y = b;
    return **x - **y;
}

/* Gives the glyphs of a name-keyed font codes of our choice. False, with the program unchanged,
 * when there are too many or it cannot be made to have them. */
static bool choose_codes(struct pdf *p, struct pdf_font *f, const uint16_t *glyphs, size_t n)
{
    uint8_t *codes = arena_array_of(p->arena, uint8_t, n);
    const uint8_t **sorted = arena_array_of(p->arena, const uint8_t *, n);
    uint32_t *order = arena_array_of(p->arena, uint32_t, n);
    if (!codes_choose(p, f))
        return false;
    for (unsigned g = 0; g < f->n; g++)
        if (f->uses[g].used)
            codes[glyphs[g]] = (uint8_t)f->uses[g].code;
    for (size_t i = 0; i < n; i++)
        sorted[i] = &codes[i];
    qsort(sorted, n, sizeof *sorted, compare_codes);
    for (size_t i = 0; i < n; i++)
        order[i] = (uint32_t)(sorted[i] - codes);
    struct str encoded = cff_encode(p->arena, f->program, codes, order, n);
    if (!encoded.n)
        return false;
    f->program = encoded;
    f->simple = true;
    return true;
}

static bool set_codes(struct pdf *p, struct pdf_font *f, hb_subset_plan_t *plan)
{
    const hb_map_t *map = hb_subset_plan_old_to_new_glyph_mapping(plan);
    uint16_t *glyphs = arena_array_of(p->arena, uint16_t, f->n); /* of the subset */
    size_t n = 1;
    bool broken = false;
    for (unsigned g = 0; g < f->n; g++) {
        if (!f->uses[g].used)
            continue;
        unsigned glyph = hb_map_get(map, g);
        if (glyph >= 0xFFFF)
            return false;
        glyphs[g] = (uint16_t)glyph;
        n = glyph >= n ? glyph + 1 : n;
    }
    uint16_t *cids = f->face->cff ? cff_cids(p->arena, f->program, n, &broken) : NULL;
    if (f->face->cff && !cids && !broken && choose_codes(p, f, glyphs, n))
        return true;
    for (unsigned g = 0; g < f->n; g++)
        if (f->uses[g].used)
            f->uses[g].code = cids ? cids[glyphs[g]] : glyphs[g];
    return !broken;
}

void subset_make(struct pdf *p, struct pdf_font *f)
{
    hb_subset_input_t *input = input_of(f);
    hb_subset_plan_t *plan = input ? hb_subset_plan_create_or_fail(f->face->hb, input) : NULL;
    hb_face_t *made = plan ? hb_subset_plan_execute_or_fail(plan) : NULL;
    f->program = STR("");
    if (made) {
        hb_blob_t *blob = f->face->cff ? hb_face_reference_table(made, CFF)
                                       : hb_face_reference_blob(made);
        unsigned n;
        const char *bytes = hb_blob_get_data(blob, &n);
        if (n)
            f->program = str_copy(p->arena, (struct str){bytes, n});
        hb_blob_destroy(blob);
        if (n && !set_codes(p, f, plan))
            f->program = STR("");
    }
    if (!f->program.n)
        object_fail(p, str_c(p->arena, str_printf(p->arena, "font %.*s cannot be subset",
                                                  STRF(f->face->postscript_name))));
    hb_face_destroy(made);
    hb_subset_plan_destroy(plan);
    hb_subset_input_destroy(input);
}
