/* color.h: colors. Styles and pages use one color space, sRGB. */
#ifndef BASE_COLOR_H
#define BASE_COLOR_H

#include <stdint.h>

/* 0xRRGGBB in sRGB. */
typedef uint32_t color;

#define COLOR_WHITE 0xFFFFFF
#define COLOR_BLACK 0x000000

/* The contrast ratio of WCAG 2.1, in hundredths: from 100 to 2100. */
int color_contrast(color a, color b);

#endif
