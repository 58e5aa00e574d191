/* layout.h: a CV and a style -> pages. The stages of layout/ in their order. */
#ifndef LAYOUT_LAYOUT_H
#define LAYOUT_LAYOUT_H

#include "display/display.h"
#include "model/cv.h"
#include "style/style.h"
#include "text/shape.h"

struct layout_options {
    struct str only; /* the key of the one section to set, or "letter"; p NULL: all */
    int pages;       /* to fit on; 0: as many as it takes */
    bool balance;    /* pages are filled alike */
    struct files *files; /* for pictures */
};

/* `fonts` and `shaper` may serve other runs before and after. Sets `cv` in `style` as pages of `to`, which is empty before. What cannot be set is reported, and
 * what was changed to fit the pages. */
void layout_run(struct arena *a, struct diag *d, const struct cv *cv, const struct style *style,
                const struct locale *locale, struct fonts *fonts, struct shaper *shaper,
                const struct layout_options *options, struct display *to);

#endif
