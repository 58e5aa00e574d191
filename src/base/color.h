/* color.h: the one colour space that styles speak and pages are drawn in. */
#ifndef BASE_COLOR_H
#define BASE_COLOR_H

#include <stdint.h>

/* sRGB: 0xRRGGBB. */
typedef uint32_t color;

#define COLOR_WHITE 0xFFFFFF
#define COLOR_BLACK 0x000000

/* Contrast by WCAG 2.1, in 1/100: from 100 to 2100. */
int color_contrast(color a, color b);

#endif
