/* formula_class.h: the classes of TeX that say how much space stands between the parts of a formula
 * (The TeXbook, chapter 18). */
#ifndef TEXT_FORMULA_CLASS_H
#define TEXT_FORMULA_CLASS_H

#include <stdbool.h>
#include <stdint.h>

enum formula_class {
    CLASS_ORD,      /* letters, figures */
    CLASS_OP,       /* ∑, log */
    CLASS_BIN,      /* +, × */
    CLASS_REL,      /* =, →, ∈ */
    CLASS_OPEN,
    CLASS_CLOSE,
    CLASS_PUNCT,
    CLASS_INNER,    /* ... */
    CLASS_NONE,     /* the start of a formula */
};

enum formula_class formula_class_of(int32_t c);
/* The space between two of them, in a script or not [1/18 em]. */
int formula_space(enum formula_class left, enum formula_class right, bool script);
/* True if a sign that may be binary is so behind `left`: in "-1" it is not. */
bool formula_is_binary_after(enum formula_class left);

#endif
