/* color.h: the one colour space that styles speak and pages are drawn in. */
#ifndef BASE_COLOR_H
#define BASE_COLOR_H

#include <stdint.h>

/* sRGB: 0xRRGGBB. */
typedef uint32_t color;

#endif
