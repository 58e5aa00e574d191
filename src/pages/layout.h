/* layout.h: blocks -> pages: lines, fitting, page breaks, places, in their order. */
#ifndef PAGES_LAYOUT_H
#define PAGES_LAYOUT_H

#include "display/display.h"
#include "compose/compose.h"
#include "model/hyphenation.h"
#include "text/hyphen.h"

/* What runs share: they may serve others before and after. */
struct layout_tools {
    struct fonts *fonts;
    struct shaper *shaper;
    struct opportunities *opportunities;
    const struct hyphens *hyphens;
};

struct layout_options {
    int pages;    /* to fit on; 0: as many as it takes */
    const struct hyphenation *hyphenation;
    bool most;    /* they are a limit: a shorter text is well */
    bool balance; /* pages are filled alike */
};

/* Sets the blocks of `content` as pages of `to`, which is empty before. What cannot be set is
 * reported, and what was changed to fit the pages. */
void layout_run(struct arena *a, struct diag *d, const struct content *content,
                const struct composed *blocks, const struct layout_tools *tools,
                const struct layout_options *options, struct display *to);

#endif
