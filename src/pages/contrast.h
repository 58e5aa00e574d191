/* contrast.h: finds text that is hard to read on its background. */
#ifndef PAGES_CONTRAST_H
#define PAGES_CONTRAST_H

#include "display/display.h"
#include "style/style.h"

/* Reports a note where the contrast of text and background is below WCAG level AA, once for each
 * pair of colours. */
void contrast_check(struct arena *a, struct diag *d, const struct style *style,
                    const struct display *display);

#endif
