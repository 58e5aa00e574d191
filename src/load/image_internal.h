/* image_internal.h: what the files that read a picture share. Each longjmp of a library ends in
 * the file that calls it. */
#ifndef LOAD_IMAGE_INTERNAL_H
#define LOAD_IMAGE_INTERNAL_H

#include "load/image.h"

/* Why a picture of these sides isn't read; NULL: it is. */
const char *image_too_large(uint32_t width, uint32_t height);

/* Fill in all but the path. Return what is wrong, on the arena; NULL: nothing. */
const char *image_png_read(struct arena *a, struct str bytes, struct image *to);
const char *image_jpeg_read(struct arena *a, struct str bytes, struct image *to);

/* `width` x `height` are the sides of the stored rows, not larger than those of `from`. Sets the
 * data of `to`. */
bool image_jpeg_fit(struct arena *a, const struct image *from, int width, int height,
                    struct image *to);

/* image_shrink.c: rows of pixels -> fewer and shorter ones, each pixel the average of the area
 * that it covers, to an integer's exactness. No side grows. */
struct shrink {
    int from_width, from_height, to_width, to_height, components;
    int room;             /* of the row that is summed up, still to be covered [1/to_height row] */
    uint64_t *line, *sum; /* colours times alpha, and alpha, of a row's pixels */
    unsigned char *row, *alpha; /* the last whole row */
};

void shrink_open(struct shrink *s, struct arena *a, int components, int from_width,
                 int from_height, int to_width, int to_height);
/* Takes the next row; `alpha` NULL: opaque. True when `row` and `alpha` hold a whole one. */
bool shrink_row(struct shrink *s, const unsigned char *row, const unsigned char *alpha);

#endif
