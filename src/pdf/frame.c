/* frame.c: writes the path of a rectangle with round corners. */
#include "pdf/frame.h"

/* A Bezier curve for a quarter of a circle has its handles .5523 of the radius from its ends. So
 * they are this part of the radius from the corner [1/10000]. */
#define FROM_CORNER 4477

static void put(struct buf *b, int64_t x, int64_t y, const char *after)
{
    write_point(b, x, y);
    write_raw(b, after);
}

/* Draws a straight side to (x, y), if there is room between its round ends. */
static void side(struct buf *b, bool room, int64_t x, int64_t y)
{
    if (room)
        put(b, x, y, " l\n");
}

void frame_write(struct buf *b, const struct frame *f)
{
    int64_t width = f->right - f->left, height = f->top - f->bottom;
    int64_t r = length_min(f->radius, length_min(width, height) / 2);
    int64_t k = (r * FROM_CORNER + 5000) / 10000;
    if (r <= 0) {
        put(b, f->left, f->bottom, " ");
        put(b, width, height, " re");
        return;
    }
    put(b, f->left + r, f->bottom, " m ");
    side(b, width > 2 * r, f->right - r, f->bottom);
    put(b, f->right - k, f->bottom, " ");
    put(b, f->right, f->bottom + k, " ");
    put(b, f->right, f->bottom + r, " c\n");
    side(b, height > 2 * r, f->right, f->top - r);
    put(b, f->right, f->top - k, " ");
    put(b, f->right - k, f->top, " ");
    put(b, f->right - r, f->top, " c\n");
    side(b, width > 2 * r, f->left + r, f->top);
    put(b, f->left + k, f->top, " ");
    put(b, f->left, f->top - k, " ");
    put(b, f->left, f->top - r, " c\n");
    side(b, height > 2 * r, f->left, f->bottom + r);
    put(b, f->left, f->bottom + k, " ");
    put(b, f->left + k, f->bottom, " ");
    put(b, f->left + r, f->bottom, " c h");
}
