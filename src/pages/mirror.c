/* mirror.c: pages of a language that runs from right to left.
 *
 * Pages are made as if all text ran to the right: what comes first is at the left. Here everything
 * changes sides at once: columns, labels, margins, rules. Glyphs, pictures and icons stay as they
 * are. */
#include "pages/pages.h"

void mirror_pages(struct display *d)
{
    for (size_t i = 0; i < d->pages.n; i++)
        for (size_t k = 0; k < d->pages.at[i].items.n; k++)
            item_mirror(&d->pages.at[i].items.at[k], d->pages.at[i].width);
    for (size_t i = 0; i < d->dests.n; i++)
        d->dests.at[i].x = 0; /* a viewer shows what is right of it */
}
