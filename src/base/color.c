/* color.c: the contrast of two colors. */
#include "base/color.h"

#include <math.h>

/* The linear value of an sRGB channel (WCAG 2.1, relative luminance). */
static double light_of(unsigned channel)
{
    double v = channel / 255.0;
    return v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
}

static double luminance(color c)
{
    return 0.2126 * light_of(c >> 16 & 255) + 0.7152 * light_of(c >> 8 & 255) +
           0.0722 * light_of(c & 255);
}

int color_contrast(color a, color b)
{
    double x = luminance(a) + 0.05, y = luminance(b) + 0.05;
    return (int)(100 * (x > y ? x / y : y / x));
}
