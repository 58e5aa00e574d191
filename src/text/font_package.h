/* font_package.h: where fonts for a character can be had. */
#ifndef TEXT_FONT_PACKAGE_H
#define TEXT_FONT_PACKAGE_H

#include <stdint.h>

/* The package of Debian 12 and 13 that has fonts for the script of the character, or signs like it.
 * NULL: none is known. */
const char *font_package(int32_t code);

#endif
