/* font.h: font families -> faces that can be shaped and embedded.
 *
 * Bundled families are under fonts/. fonts/index.yaml lists their files with weight, slope and
 * optical size, and the glyphs of icons. For any other family, font.c looks beside the file that
 * names it, then in the folder fonts/ there, then asks the host's find_font.
 *
 * `struct fonts` owns the faces and keeps them from run to run. Earlier runs never change the
 * result of a run: each run asks again for the font files of the document, and uses a kept face
 * only if the bytes are the same. */
#ifndef TEXT_FONT_H
#define TEXT_FONT_H

#include <hb.h>

#include "base/file.h"
#include "base/length.h"
#include "base/markup.h"

struct face {
    struct str family;
    struct str file; /* its name in messages */
    struct str postscript_name;
    int index; /* 0, 1, 2 ... in the order of opening; unique */
    int weight;
    bool italic;
    bool cff;    /* outlines in a CFF table; TrueType otherwise */
    bool system; /* found by the host, not bundled or beside a document */
    bool small_caps; /* true: it has real small capitals */
    hb_face_t *hb;
    hb_font_t *font; /* its scale is units per em */
    unsigned upem;
    /* Metrics in font units, y upwards. */
    int ascender, descender, cap_height, x_height;
    int italic_angle;        /* [1/100 degree], leaning right is negative */
    uint32_t space_glyph;    /* of U+0020; 0: the face has none */
    int space;               /* its advance in font units; if it has none, a quarter of the em */
};

/* Advance of a glyph in font units. */
static inline int face_advance(const struct face *f, uint32_t glyph)
{
    return hb_font_get_glyph_h_advance(f->font, glyph);
}

/* The glyph of a character; 0 if the face has none. */
static inline uint32_t face_glyph(const struct face *f, int32_t c)
{
    hb_codepoint_t g = 0;
    return hb_font_get_nominal_glyph(f->font, (hb_codepoint_t)c, &g) ? g : 0;
}

struct fonts;

/* The fonts last as long as `a`. Nothing else may be in `a`: it is freed when fonts_keep returns
 * false. */
struct fonts *fonts_new(struct arena *a);
/* Begins a run, with the run's own arena, diagnostics and files. False if the index cannot be read
 * (reported). */
bool fonts_start(struct fonts *f, struct arena *a, struct diag *d, struct files *files);
/* To call after a run. False if the fonts have become too many or too large to keep, or if one of
 * them has changed. Then free them, with all shaped words and subsets made from them. */
bool fonts_keep(const struct fonts *f);
/* The face of `family` that is nearest to the arguments: first in slope, then in weight, then in
 * optical size. Never NULL: an unknown family gives a face without glyphs, and is reported once. */
struct face *fonts_face(struct fonts *f, struct markup family, int weight, bool italic,
                        length size);
/* Another face that has the character `c`, similar to `like`: from a bundled family if possible,
 * else from the system. NULL: no font has it. */
struct face *fonts_fallback(struct fonts *f, const struct face *like, int32_t c);
/* The face and the glyph of an icon. NULL: no icon has this name. */
struct face *fonts_icon(struct fonts *f, struct str name, uint32_t *glyph);
/* Reports that no icon has this name, and suggests the most similar name. */
void fonts_icon_report(struct fonts *f, struct markup name);

#endif
