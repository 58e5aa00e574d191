/* color.c: the contrast of two colors. */
#include "base/color.h"

/* The fifth root of x, which is above 0 and at most 1, by Newton's method from above. pow() would do,
 * but for a few colors the start would wait until its code and tables are read into memory. */
static double fifth_root(double x)
{
    double root = 1, next = 1;
    do {
        root = next;
        double power = root * root * root * root;
        next = (4 * root + x / power) / 5;
    } while (next < root);
    return root;
}

/* The linear value of an sRGB channel (WCAG 2.1, relative luminance). Its exponent is 2.4. */
static double light_of(unsigned channel)
{
    double v = channel / 255.0, x = (v + 0.055) / 1.055;
    return v <= 0.04045 ? v / 12.92 : x * x * fifth_root(x * x);
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
