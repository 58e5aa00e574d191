/* font_fallback.c: which font sets what a family lacks. */
#include "text/font_internal.h"

struct face *fonts_fallback(struct fonts *f, const struct face *like, int32_t c)
{
    for (size_t i = 0; i < f->fallback.n; i++) {
        struct family *family = fonts_family(f, f->fallback.at[i]);
        struct face *face = family ? fonts_nearest(f, family, like->weight, like->italic, 0) : NULL;
        if (face && face_glyph(face, c))
            return face;
    }
    for (size_t i = 0; i < f->open.n; i++)
        if (f->open.at[i]->system && f->open.at[i]->weight == like->weight &&
            face_glyph(f->open.at[i], c))
            return f->open.at[i];
    if (codes_has(&f->missing, c))
        return NULL;
    struct system_font s;
    if (fonts_system_find(f, (struct str){0}, c, like->weight, like->italic, &s)) {
        struct face *face = fonts_system_face(f, &s, like->weight, like->italic, NULL);
        if (face && face_glyph(face, c))
            return face;
    }
    codes_add(f->a, &f->missing, c);
    return NULL;
}
