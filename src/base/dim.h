/* dim.h: a length that may depend on the size or leading of the type that it is used with. */
#ifndef BASE_DIM_H
#define BASE_DIM_H

#include "base/length.h"

struct dim {
    length value; /* DIM_PT: the length; DIM_EM, DIM_LH: how many em or lh, in 1/65536 */
    enum { DIM_NONE, DIM_PT, DIM_EM, DIM_LH } unit;
};

/* The length for a type with the size `em` and the leading `lh`. */
static inline length dim_length(struct dim d, length em, length lh)
{
    return d.unit == DIM_EM   ? length_scale(d.value, em, PT)
           : d.unit == DIM_LH ? length_scale(d.value, lh, PT)
                              : d.value;
}

#endif
