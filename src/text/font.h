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
    bool math;       /* a font for mathematics: it has letters of several alphabets (alphabet.h) */
    int pitch;       /* 2: all letters are equally wide, 1: they are not, 0: not known yet */
    int marks;       /* 2: it places marks on letters, 1: it does not, 0: not known yet */
    hb_face_t *hb;
    hb_font_t *font; /* its scale is units per em */
    unsigned upem;
    hb_variation_t axes[2]; /* of a variable font: where weight and slope are pinned */
    unsigned n_axes;        /* 0: it is no variable font, or of none of these */
    bool variable;
    /* Metrics in font units, y upwards. */
    int ascender, descender, cap_height, x_height;
    int italic_angle;        /* [1/100 degree], leaning right is negative */
    struct str unkerned;     /* two letters whose kerning is left out; empty: there are none */
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
/* ---- what a family lacks */

/* What a text is set in, and what else its style allows. */
struct fonts_like {
    const struct face *own;         /* of the family that the style names */
    const struct markup *companions; /* further families that the style names, in this order */
    size_t n_companions;
    int weight; /* as the style asks for it: `own` may have another */
    bool italic;
    bool formula; /* a part of one */
    length size;
};

/* A text of one script and one language: a whole run, a word or a cluster. */
struct fonts_text {
    hb_script_t script; /* HB_SCRIPT_COMMON: signs that belong to no script */
    struct str lang;    /* BCP 47; empty: not known */
    struct str text;    /* in the letters that are shown: capitals, if they are */
};

/* How a face was found. */
enum fonts_reason {
    FONTS_OWN,       /* it is the face of the style's family */
    FONTS_COMPANION, /* the style or the index of fonts names its family beside the own one: as
                        designed, so nothing is said of it */
    FONTS_BUNDLED,   /* another family that comes with cvtex */
    FONTS_SYSTEM,    /* a family of the system */
};

struct fonts_choice {
    struct face *face; /* NULL: no one font has the whole text */
    enum fonts_reason reason;
    bool small_caps;   /* true: to be set in small capitals, because the own family is one of them */
    int scale;         /* of the size, so that its letters look as large as those of `own` [1/1000] */
};

/* The face for a text, similar to `like`: the own one, a companion, a bundled one, or one of the
 * system, asked for by script, language, weight, slope, and with serifs or without. The first that
 * has all letters and marks is taken, so that a run is never mixed from two fonts. Letters that are
 * decomposed count if the face can put the mark on its letter. Signs of no script (digits,
 * brackets) that `own` has need not be in the face: the caller sets those that are not in it in
 * `own`.
 *
 * A script whose alphabet `own` does not have in full (three Greek letters for formulas) is set in
 * another family even if this one text could be set in `own`, so that all text of the script looks
 * the same; but not a single letter inside another language.
 *
 * Parts of formulas are set in `own` if it has them, else in the font for mathematics, if that has.
 *
 * The face is NULL if no font has the whole text. Then ask for smaller parts of it: a word, at last
 * one cluster. What is NULL for a cluster can't be set. Answers are kept during the run; the same
 * questions in the same order get the same answers. */
struct fonts_choice fonts_for(struct fonts *f, const struct fonts_like *like,
                              const struct fonts_text *text);
/* True if the small letters of the face's family are small capitals. */
bool fonts_is_small_caps(struct fonts *f, const struct face *face);
/* True if the face has small capitals for all small letters of a text, as it is shown. Some fonts have them for
 * Latin letters alone. */
bool fonts_small_caps(struct fonts *f, struct face *face, struct str text);
/* True if the face would not put the marks of a text on their letters, and has no letters with them. */
bool fonts_leaves_marks(struct face *face, struct str text);
/* The font for mathematics, and its family; NULL: it is missing (reported). */
struct face *fonts_formula(struct fonts *f);
struct markup fonts_formula_family(struct fonts *f);
/* The face and the glyph of an icon. NULL: no icon has this name. */
struct face *fonts_icon(struct fonts *f, struct str name, uint32_t *glyph);
/* Reports that no icon has this name, and suggests the most similar name. */
void fonts_icon_report(struct fonts *f, struct markup name);

#endif
