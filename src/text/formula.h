/* formula.h: a formula in TeX's notation -> parts of one line of text.
 *
 * In: what stands between two dollars. Out: its letters and signs in the order of reading, with their
 * looks and places, and spaces as wide as TeX makes them. Fractions become a/b. What no line can show,
 * such as a matrix, has no parts. No font and no length is known here. */
#ifndef TEXT_FORMULA_H
#define TEXT_FORMULA_H

#include "text/alphabet.h"

/* How deeply scripts may be nested. Deeper ones would be too small to read. */
enum { FORMULA_DEEPEST = 4 };

/* Where a line may end at a space. At worst: behind a comma, and inside braces. */
enum formula_break { FORMULA_NO_BREAK, FORMULA_AFTER_RELATION, FORMULA_AFTER_OPERATOR, FORMULA_AT_WORST };

/* A stroke over the part, as high as that of a root, or a little above capitals; one below it; a wide accent over it. */
enum formula_stroke {
    FORMULA_NO_STROKE,
    FORMULA_ROOT,
    FORMULA_OVERLINE,
    FORMULA_UNDERLINE,
    FORMULA_HAT,
    FORMULA_TILDE,
    FORMULA_ARROW,
};

/* What tells a part from its neighbours. */
struct formula_style {
    uint8_t alphabet; /* enum alphabet; ALPHABET_TEXT: an upright letter of the text's font */
    bool italic, bold;
    uint8_t stroke;   /* enum formula_stroke, */
    uint8_t under;    /* and in how many of the scripts it is drawn */
    uint8_t depth;    /* how many scripts it is in */
    int8_t scripts[FORMULA_DEEPEST]; /* the outermost first: 1 raised, -1 lowered; 2 and -2 above each
                                        other, 3 and -3 where there are more between them */
};

/* A raised and a lowered script of one letter stand above each other. The lowered one is read first; then the pen goes
 * back to where that began, and at last to the farther end of the two. A part counts in these bits what it begins and
 * ends. */
enum formula_stack {
    FORMULA_LOWERED = 1, /* so many lowered scripts begin with it */
    FORMULA_LOWERED_ALL = 7,
    FORMULA_RAISED = 8, /* the raised script begins with it */
    FORMULA_STACKED = 16, /* so many raised scripts end with it */
    FORMULA_STACKED_ALL = 112,
};

struct formula_part {
    struct str text; /* " " for a space */
    struct formula_style style;
    uint8_t gap;     /* the width of a space [1/18 em]; 0: it is none */
    uint8_t breaks;  /* enum formula_break */
    uint8_t stack;   /* enum formula_stack */
};

struct formula {
    VEC(struct formula_part) parts;
    bool plain; /* one sign or number, raised or not, such as "\times": a text as any other */
};

/* False: *unread is the part of the source that cannot be read, or is not meant for one line. All is on
 * the arena or views the source. */
bool formula_read(struct arena *a, struct str source, struct formula *to, struct str *unread);
/* A formula in plain characters, as readers type it: "B⁰ → K*⁰μ⁺μ⁻", "p_T^(miss)", "ℝ^n". `source` itself
 * if it cannot be read. */
struct str formula_plain(struct arena *a, struct str source);
/* The accent that such a stroke is over a single letter. */
int32_t formula_accent(enum formula_stroke stroke);
/* Figures and signs as raised (direction > 0) or lowered characters: "⁻³". `text` itself if others are among them. */
struct str formula_script(struct arena *a, struct str text, int direction);

#endif
