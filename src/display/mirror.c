/* mirror.c: items -> the same items as a mirror shows their places. */
#include "display/display.h"

length item_width(const struct item *i)
{
    switch (i->kind) {
    case ITEM_GLYPHS:
        return i->run.advance;
    case ITEM_RULE:
        return i->rule.width;
    case ITEM_DOTS:
        return i->dots.width;
    case ITEM_ICON:
        return length_scale(i->icon.size, face_advance(i->icon.face, i->icon.glyph), i->icon.face->upem);
    case ITEM_LINK:
        return i->link.width;
    case ITEM_IMAGE:
        return i->image.width;
    case ITEM_BOX:
        return i->box.width;
    }
    return 0;
}

void item_mirror(struct item *i, length edges)
{
    i->x = edges - i->x - item_width(i);
    if (i->kind == ITEM_GLYPHS && i->run.white)
        i->run.white_x = i->run.advance - i->run.white_x - i->run.white;
}
