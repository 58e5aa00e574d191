/* type.h: roles and emphasis -> the type that text is set in: a face, a size, a colour. */
#ifndef TEXT_TYPE_H
#define TEXT_TYPE_H

#include "style/style.h"
#include "text/font.h"

struct type {
    struct face *face;
    struct markup family;
    int weight;
    bool italic;
    length size, leading;
    length tracking; /* added after each letter */
    length raise;    /* of the baseline, upwards */
    color color;
    int align, letter_case, figures;
    bool hyphenate;
    int tabular; /* FLAG_UNSET: as the font has them */
    int small_caps;
    bool underline;
    bool capitals; /* small letters take the shape of capitals, and are read as they are */
    struct str lang; /* BCP 47; empty: the document's */
};

/* What makes types. They live on its arena and are never changed. */
struct types {
    struct arena *a;
    struct fonts *fonts;
    const struct style *style;
    int size; /* of all type, in 1/1000 of what the style says; 0: as it says */
};

/* The type of a role laid over another, or over the role 'text' where `under` is NULL. NULL after
 * reporting a font that is not there. */
const struct type *type_role(const struct types *t, const struct type *under,
                             const struct role *role);
const struct type *type_bold(const struct types *t, const struct type *under);
/* Italic; upright inside italic. */
const struct type *type_emphasis(const struct types *t, const struct type *under);
/* Smaller, above (+1) or below (-1) the baseline. */
const struct type *type_script(const struct types *t, const struct type *under, int direction);
/* The same for text in another language. */
const struct type *type_language(const struct types *t, const struct type *under, struct str lang);
/* The type of small letters where a face has no small capitals of its own: lesser capitals. */
const struct type *type_lesser_capitals(const struct types *t, const struct type *under);
/* The same in another face. */
const struct type *type_face(const struct types *t, const struct type *under, struct face *face);

#endif
