/* dim.h: a length that may depend on the type that it is used with. */
#ifndef BASE_DIM_H
#define BASE_DIM_H

#include "base/length.h"

struct dim {
    length value; /* absolute, or 1/65536 of the unit */
    enum { DIM_NONE, DIM_PT, DIM_EM, DIM_LH } unit;
};

/* The absolute length. `em`, `lh`: the size and the leading of the type. */
static inline length dim_length(struct dim d, length em, length lh)
{
    return d.unit == DIM_EM   ? length_scale(d.value, em, PT)
           : d.unit == DIM_LH ? length_scale(d.value, lh, PT)
                              : d.value;
}

#endif
