/* anchor.h: where the targets of links come to stand, from composing to the pages. */
#ifndef LAYOUT_ANCHOR_H
#define LAYOUT_ANCHOR_H

#include "display/display.h"
#include "model/target.h"

/* A target on its way: it waits for a block, goes with its first line, and is placed on a page. */
struct anchor {
    const struct target *target;
    struct anchor *next; /* at the same block or line */
    bool taken;          /* waits for a block or has one */
    bool placed;
    size_t page;
    length x, y; /* from the page's left edge, and the line's baseline or the page's top */
};

struct anchors {
    struct targets targets;
    struct anchor *at; /* one for each target */
    struct anchor *waiting;
};

void anchors_open(struct anchors *s, struct arena *a, const struct cv *cv);
/* Forgets what stands where; what is linked stays so. */
void anchors_reset(struct anchors *s);
/* The next block is where the section, or the work, begins. */
void anchors_section(struct anchors *s, const struct cv *cv, const struct section *section);
void anchors_entry(struct anchors *s, const struct entry *e);
/* Those that wait, which wait no more. */
struct anchor *anchors_take(struct anchors *s);
/* Puts a chain behind another, its anchors `dy` lower. */
void anchors_join(struct anchor **to, struct anchor *more, length dy);
/* Lists the destinations: all sections, and works that something leads to. Links to what was not
 * set are reported, and become text. */
void anchors_finish(const struct anchors *s, struct diag *d, struct display *to);

#endif
