/* font.h: families under fonts/ -> faces that can be shaped and embedded.
 *
 * fonts/index.yaml says which file holds which weight, slope and optical size of a family, and
 * which glyph an icon is. A face is opened once a run, mapped and never copied; `struct fonts`
 * owns it. A family that is not bundled is looked for beside the file that names it and in the
 * folder fonts/ there, then at the system (system_fonts.h). */
#ifndef TEXT_FONT_H
#define TEXT_FONT_H

#include <hb.h>

#include "base/length.h"
#include "base/markup.h"

struct face {
    struct str family, path;
    struct str postscript_name;
    int index; /* 0, 1, 2 ... in the order of opening */
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

/* `folder` holds index.yaml. NULL when that cannot be read (reported). */
struct fonts *fonts_new(struct arena *a, struct diag *d, struct str folder);
void fonts_free(struct fonts *f);
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
