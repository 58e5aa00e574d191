/* image.h: the bytes of a JPEG or PNG -> a picture with its size.
 *
 * A JPEG stays compressed. A PNG is decoded into samples. All colors are taken as sRGB; color
 * profiles and gamma are ignored. */
#ifndef LOAD_IMAGE_H
#define LOAD_IMAGE_H

#include "load/bind.h"

struct image {
    struct str path;
    int width, height; /* [px] as shown, after turning */
    int orientation;   /* from EXIF, 1 to 8: how to turn or mirror `data` when it is shown */
    int components;    /* 1: gray, 3: RGB */
    bool jpeg;         /* `data` is a JPEG file; false: rows from the top, 8 bits a sample */
    struct str data;
    struct str file;   /* the whole file as it was read */
    struct str alpha;  /* one byte for each pixel, 0 is transparent; empty: all opaque */
    uint64_t most_pixels; /* the limit of the run */
};

/* True if the rows of `data` are shown as columns. */
static inline bool image_is_turned(const struct image *i)
{
    return i->orientation > 4;
}

/* Reads the picture that `file` names. The whole file is decoded once, to be sure that it can be.
 * NULL, after reporting at the place of `file`, if it is broken, too large or of another format. */
const struct image *image_read(struct arena *a, struct diag *d, struct files *files,
                               struct markup file);
/* The same for the bytes of a file. They must live as long as the picture. */
const struct image *image_decode(struct arena *a, struct diag *d, struct str path,
                                 struct str bytes, struct pos pos);

/* Makes the picture ready for a PDF. It is scaled down to at most `across` x `down` pixels, as
 * shown. If neither side is more than 1.5 times that long, it keeps its size. A JPEG becomes gray
 * or YCbCr and loses everything but the picture: location, thumbnail, comments. False: it could not
 * be written. */
bool image_fit(struct arena *a, const struct image *from, int across, int down, struct image *to);

#endif
