/* protrusion.h: a box or hyphen -> how far it stands out of a line that it starts or ends, so that the
 * edge of a text looks straight: an edge of points and hyphens looks indented where they stand.
 *
 * The shares are close to those that microtype documents for Computer Modern and for families that it
 * does not know. Digits stay where they are, since they may stand below each other in a column. */
#ifndef LINES_PROTRUSION_H
#define LINES_PROTRUSION_H

#include "lines/paragraph.h"

/* Whether lines of that type have such edges: neither those that end at the right edge only, which may
 * stand beside others, nor those that are centred. */
static inline bool protrusion_wanted(const struct type *type)
{
    return type->protrusion &&
           (type->align == ALIGN_JUSTIFY || type->align == ALIGN_EVEN || type->align == ALIGN_LEFT ||
            type->align == ALIGN_BALANCE);
}

/* Gives the item of a PIECE_WORD its protrusion. */
void protrusion_word(const struct piece *p, struct totalfit_item *item);
/* The same for a PIECE_HYPHEN with its width. */
void protrusion_hyphen(const struct piece *p, struct totalfit_item *item);

#endif
