/* image_internal.h: shared by the files that read pictures. A longjmp out of a library never leaves
 * the file that called the library. */
#ifndef LOAD_IMAGE_INTERNAL_H
#define LOAD_IMAGE_INTERNAL_H

#include "load/image.h"

/* Why a picture of this size is refused; NULL: it is not. */
const char *image_too_large(uint64_t most_pixels, uint32_t width, uint32_t height);

/* Fill in everything but the paths and the limit. They return what is wrong, on the arena; NULL: nothing. */
const char *image_png_read(struct arena *a, struct str bytes, struct image *to);
const char *image_jpeg_read(struct arena *a, struct str bytes, struct image *to);

/* Sets to->data. `width` x `height` is the size as stored, not as shown, and not larger than the
 * size of `from`. */
bool image_jpeg_fit(struct arena *a, const struct image *from, int width, int height,
                    struct image *to);

/* image_shrink.c: scales a picture down, row by row. Each new pixel is the exact average of the
 * area that it covers, rounded to an integer. */
struct shrink {
    int from_width, from_height, to_width, to_height, components;
    int room;             /* how much of the current new row is missing [1/to_height old row] */
    uint64_t *line, *sum; /* for each pixel of a new row: colors times alpha, then alpha */
    unsigned char *row, *alpha; /* the last finished row */
};

void shrink_open(struct shrink *s, struct arena *a, int components, int from_width,
                 int from_height, int to_width, int to_height);
/* Takes the next row; `alpha` NULL: opaque. True if a new row is now finished in `row` and
 * `alpha`. */
bool shrink_row(struct shrink *s, const unsigned char *row, const unsigned char *alpha);

#endif
