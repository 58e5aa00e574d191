/* contrast.h: text that is hard to read on what it stands on. */
#ifndef PAGES_CONTRAST_H
#define PAGES_CONTRAST_H

#include "display/display.h"
#include "style/style.h"

/* Notes, once for two colours, where the contrast of text and background is below WCAG's level AA. */
void contrast_check(struct arena *a, struct diag *d, const struct style *style,
                    const struct display *display);

#endif
