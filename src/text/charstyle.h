/* charstyle.h: character styles: how a stretch of text differs from the text around it.
 *
 * A character style is a chain of changes, each laid over the one around it: "the font 'label', in
 * it bold, in it raised". It names no face and no size, so that what is set can be known before
 * anything is measured; type.h makes types of it. Each chain exists once: two styles are the same
 * when their pointers are. */
#ifndef TEXT_CHARSTYLE_H
#define TEXT_CHARSTYLE_H

#include "style/style.h"

enum charstyle_change {
    CHARSTYLE_ROOT,     /* the style's text; it has no outer style */
    CHARSTYLE_AROUND,   /* whatever is around: the root of a value that is set in several places */
    CHARSTYLE_FONT,     /* one of the style's fonts */
    CHARSTYLE_NAMED,    /* the font of this name, where the style has one */
    CHARSTYLE_BOLD,
    CHARSTYLE_EMPHASIS, /* italic; valign inside italic */
    CHARSTYLE_ITALIC,   /* italic inside italic too: letters of formulas */
    CHARSTYLE_SCRIPT,   /* smaller, above (+1) or below (-1) the baseline */
    CHARSTYLE_RAISE,    /* the baseline moved up */
    CHARSTYLE_LANGUAGE, /* in another language */
};

struct charstyle {
    enum charstyle_change change;
    uint32_t index;                /* 0, 1, 2 ... in the order of making */
    const struct charstyle *outer; /* NULL: a root */
    struct str lang;               /* of the text, from this or an outer style; empty: the document's */
    const struct fontstyle *font;       /* of a root: the style's font 'text' */
    struct str name;               /* CHARSTYLE_NAMED */
    int direction;                 /* CHARSTYLE_SCRIPT */
    struct dim raise;              /* CHARSTYLE_RAISE */
    const struct charstyle *next;  /* in its chain of the table */
};

/* All that were made. They live on the arena, and are never changed. */
struct charstyles {
    struct arena *a;
    const struct charstyle **buckets;
    size_t n_buckets, n;
};

void charstyles_open(struct charstyles *s, struct arena *a);
/* The style that text has without any change. */
const struct charstyle *charstyle_root(struct charstyles *s, const struct style *style);
const struct charstyle *charstyle_around(struct charstyles *s);
/* A font laid over another style; that itself where `font` is NULL. */
const struct charstyle *charstyle_font(struct charstyles *s, const struct charstyle *outer,
                                       const struct fontstyle *font);
const struct charstyle *charstyle_named(struct charstyles *s, const struct charstyle *outer,
                                        struct str name);
/* CHARSTYLE_BOLD, CHARSTYLE_EMPHASIS or CHARSTYLE_ITALIC. */
const struct charstyle *charstyle_add(struct charstyles *s, const struct charstyle *outer,
                                      enum charstyle_change change);
const struct charstyle *charstyle_script(struct charstyles *s, const struct charstyle *outer,
                                         int direction);
const struct charstyle *charstyle_raise(struct charstyles *s, const struct charstyle *outer,
                                        struct dim raise);
const struct charstyle *charstyle_language(struct charstyles *s, const struct charstyle *outer,
                                           struct str lang);
/* What a style that begins with CHARSTYLE_AROUND is inside of `around`; names of roles are those of
 * `style`. `linked`: the text is part of a link already, so the font "link" changes nothing. */
const struct charstyle *charstyle_inside(struct charstyles *s, const struct charstyle *inner,
                                         const struct charstyle *around, const struct style *style,
                                         bool linked);

#endif
