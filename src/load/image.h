/* image.h: the bytes of a JPEG or PNG -> a picture that can be measured and set.
 *
 * A JPEG stays compressed; a PNG becomes samples. Colours are taken for sRGB: profiles and gamma
 * are not looked at. */
#ifndef LOAD_IMAGE_H
#define LOAD_IMAGE_H

#include "load/bind.h"

struct image {
    struct str path;
    int width, height; /* [px] as it is to be seen */
    int orientation;   /* EXIF's, 1 to 8: how `data` has to be turned or mirrored for that */
    int components;    /* 1: grey, 3: RGB */
    bool jpeg;         /* `data` is a JPEG file; else rows from the top, 8 bits a sample */
    struct str data;
    struct str file;   /* as it was read */
    struct str alpha;  /* rows of one byte a pixel, 0 where it is clear; empty: all opaque */
};

/* Whether a row of `data` is a column of what is seen. */
static inline bool image_is_turned(const struct image *i)
{
    return i->orientation > 4;
}

/* Reads the whole file that `file` names, to its end: what this returns can be decoded. NULL, with
 * what is wrong reported there, when it can't, is of another kind, or too large. */
const struct image *image_read(struct arena *a, struct diag *d, struct files *files,
                               struct markup file);
/* The same for bytes, which have to live as long as the picture. */
const struct image *image_decode(struct arena *a, struct diag *d, struct str path,
                                 struct str bytes, struct pos pos);

/* The picture as a PDF can hold it, averaged down to at most `across` x `down` pixels as it is
 * seen, unless it has less than half as many again: then it keeps all. A JPEG comes out grey or
 * YCbCr, and with nothing of the file but the picture: no place, no thumbnail, no comment. False:
 * no memory. */
bool image_fit(struct arena *a, const struct image *from, int across, int down, struct image *to);

#endif
