/* font.h: families under fonts/ -> faces that can be shaped and embedded.
 *
 * fonts/index.yaml says which file holds which weight, slope and optical size of a family, and
 * which glyph an icon is. `struct fonts` owns the faces and keeps them from run to run. What a run
 * gets does not depend on the runs before it: a file of the document's is asked for again in each
 * run, and its face is the one that is kept only if its bytes are the same. A family that is not
 * bundled is looked for beside the file that names it and in the folder fonts/ there, then by the
 * host's find_font. */
#ifndef TEXT_FONT_H
#define TEXT_FONT_H

#include <hb.h>

#include "base/file.h"
#include "base/length.h"
#include "base/markup.h"

struct face {
    struct str family;
    struct str postscript_name;
    int index; /* 0, 1, 2 ... in the order of opening; no other face has it */
    int weight;
    bool italic;
    bool cff;    /* outlines in a CFF table; TrueType otherwise */
    bool system; /* found on this machine, wherever that is */
    bool small_caps; /* it has real ones */
    hb_face_t *hb;
    hb_font_t *font; /* its scale is units per em */
    unsigned upem;
    /* Metrics in font units: of the em box, of capitals and of small letters, y upwards. */
    int ascender, descender, cap_height, x_height;
    int italic_angle;        /* [1/100 degree], leaning right is negative */
    uint32_t space_glyph;    /* of U+0020; 0: the font has none */
    int space;               /* its advance in font units; a quarter of the em where it has none */
};

/* Advance of a glyph in font units. */
static inline int face_advance(const struct face *f, uint32_t glyph)
{
    return hb_font_get_glyph_h_advance(f->font, glyph);
}

/* The glyph of a character, 0 when the face has none. */
static inline uint32_t face_glyph(const struct face *f, int32_t c)
{
    hb_codepoint_t g = 0;
    return hb_font_get_nominal_glyph(f->font, (hb_codepoint_t)c, &g) ? g : 0;
}

struct fonts;

/* They last as long as `a`, which is to hold nothing else: it goes when fonts_keep says so. */
struct fonts *fonts_new(struct arena *a);
/* Begins a run, with its own arena, diagnostics and questions. False when the index cannot be read
 * (reported). */
bool fonts_start(struct fonts *f, struct arena *a, struct diag *d, struct files *files);
/* After a run: false when the fonts are too many to be kept, or one of them has changed. Shaped words
 * and subsets that come from them must go with them. */
bool fonts_keep(const struct fonts *f);
/* The face of `family` nearest in slope, then weight, then optical size to what is asked.
 * Never NULL: when the font is not there, which is reported once, a face without glyphs. */
struct face *fonts_face(struct fonts *f, struct markup family, int weight, bool italic,
                        length size);
/* Another face with this character, as near to `like` as there is: bundled families first, then
 * the system's. NULL: no font has it. */
struct face *fonts_fallback(struct fonts *f, const struct face *like, int32_t c);
/* The face and glyph of an icon; NULL when there is none of this name. */
struct face *fonts_icon(struct fonts *f, struct str name, uint32_t *glyph);
/* Reports that there is no icon of this name, with the nearest that there is. */
void fonts_icon_report(struct fonts *f, struct markup name);

#endif
