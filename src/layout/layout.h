/* layout.h: a CV and a style -> pages. The stages of layout/ in their order. */
#ifndef LAYOUT_LAYOUT_H
#define LAYOUT_LAYOUT_H

#include "display/display.h"
#include "model/cv.h"
#include "style/style.h"

/* Sets `cv` in `style` as pages of `to`, which is empty before. What cannot be set is reported. */
void layout_run(struct arena *a, struct diag *d, const struct cv *cv, const struct style *style,
                const struct locale *locale, struct fonts *fonts, struct display *to);

#endif
