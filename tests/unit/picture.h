/* picture.h: JPEGs and PNGs made by the libraries themselves, in memory, for tests. */
#ifndef UNIT_PICTURE_H
#define UNIT_PICTURE_H

#include <stdio.h>
#include <stdlib.h>

#include <jpeglib.h>
#include <png.h>

#include "base/str.h"

struct picture {
    int width, height;
    /* a sample [0, 255], or as many bits as a PNG has; c counts channels, then alpha */
    unsigned (*sample)(const struct picture *p, int x, int y, int c);
    /* JPEG */
    J_COLOR_SPACE given, space; /* of the samples and in the file; 0: RGB and YCbCr */
    bool progressive, subsampled, no_adobe, arithmetic;
    int orientation; /* 0: no EXIF */
    bool little;     /* EXIF in Intel's order */
    const char *secret; /* a comment, and the end of the EXIF */
    /* PNG */
    int type, depth;
    bool interlaced, clear; /* clear: with tRNS */
};

static inline void picture_mark(struct jpeg_compress_struct *c, const struct picture *p)
{
    unsigned char exif[200] = "Exif\0\0MM\0*\0\0\0\x08\0\x02" /* two entries */
                              "\x01\x10\0\x03\0\0\0\x01\0\0\0\0"
                              "\x01\x12\0\x03\0\0\0\x01\0";
    unsigned char intel[] = "II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0";
    size_t n = 60;
    exif[37] = (unsigned char)p->orientation;
    if (p->little) {
        memcpy(exif + 6, intel, sizeof intel);
        memset(exif + 6 + sizeof intel, 0, 20);
        exif[24] = (unsigned char)p->orientation;
    }
    if (p->secret)
        memcpy(exif + n, p->secret, strlen(p->secret)), n += strlen(p->secret);
    if (p->orientation)
        jpeg_write_marker(c, JPEG_APP0 + 1, exif, (unsigned)n);
    if (p->secret)
        jpeg_write_marker(c, JPEG_COM, (const JOCTET *)p->secret, (unsigned)strlen(p->secret));
}

static inline struct str picture_jpeg(struct arena *a, const struct picture *p)
{
    struct jpeg_compress_struct c;
    struct jpeg_error_mgr errors;
    unsigned char *bytes = NULL;
    unsigned long n = 0;
    c.err = jpeg_std_error(&errors);
    jpeg_create_compress(&c);
    jpeg_mem_dest(&c, &bytes, &n);
    c.image_width = (JDIMENSION)p->width;
    c.image_height = (JDIMENSION)p->height;
    c.in_color_space = p->given ? p->given : JCS_RGB;
    c.input_components = c.in_color_space == JCS_GRAYSCALE ? 1 : c.in_color_space == JCS_CMYK ? 4
                                                                                              : 3;
    jpeg_set_defaults(&c);
    if (p->space)
        jpeg_set_colorspace(&c, p->space);
    jpeg_set_quality(&c, 95, TRUE);
    if (!p->subsampled)
        c.comp_info[0].h_samp_factor = c.comp_info[0].v_samp_factor = 1;
    if (p->progressive)
        jpeg_simple_progression(&c);
    if (p->no_adobe)
        c.write_Adobe_marker = FALSE;
    c.arith_code = p->arithmetic;
    jpeg_start_compress(&c, TRUE);
    picture_mark(&c, p);
    size_t channels = (size_t)c.input_components;
    JSAMPROW row = arena_alloc(a, (size_t)p->width * channels);
    for (int y = 0; y < p->height; y++) {
        for (int x = 0; x < p->width; x++)
            for (size_t k = 0; k < channels; k++)
                row[(size_t)x * channels + k] = (JSAMPLE)p->sample(p, x, y, (int)k);
        jpeg_write_scanlines(&c, &row, 1);
    }
    jpeg_finish_compress(&c);
    jpeg_destroy_compress(&c);
    struct str made = str_copy(a, (struct str){(const char *)bytes, n});
    free(bytes);
    return made;
}

static inline void picture_put(png_structp png, png_bytep bytes, size_t n)
{
    buf_add(png_get_io_ptr(png), (struct str){(const char *)bytes, n});
}

/* A colour that stands in the palette, or for the colour of tRNS, at an index. */
static inline png_color picture_color(int i)
{
    return (png_color){(png_byte)(i * 37), (png_byte)(255 - i * 5), (png_byte)(i * 11 + 3)};
}

/* tRNS: the palette's colours get alpha 0, 90, 180, 14 ...; the samples 1, 1, 1 are clear. */
static inline void picture_trns(png_structp png, png_infop info, const struct picture *p)
{
    png_byte alpha[256];
    int n = 1 << (p->depth < 8 ? p->depth : 8);
    for (int i = 0; i < n; i++)
        alpha[i] = (png_byte)(i * 90);
    png_color_16 one = {.red = 1, .green = 1, .blue = 1, .gray = 1};
    png_set_tRNS(png, info, alpha, p->type == PNG_COLOR_TYPE_PALETTE ? n : 1, &one);
}

static inline int picture_channels(const struct picture *p)
{
    return p->type == PNG_COLOR_TYPE_RGB          ? 3
           : p->type == PNG_COLOR_TYPE_RGB_ALPHA  ? 4
           : p->type == PNG_COLOR_TYPE_GRAY_ALPHA ? 2
                                                  : 1;
}

static inline struct str picture_png(struct arena *a, const struct picture *p)
{
    struct buf b = {.a = a};
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png_create_info_struct(png);
    png_color palette[256];
    png_set_write_fn(png, &b, picture_put, NULL);
    png_set_IHDR(png, info, (png_uint_32)p->width, (png_uint_32)p->height, p->depth, p->type,
                 p->interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    for (int i = 0; i < 256; i++)
        palette[i] = picture_color(i);
    if (p->type == PNG_COLOR_TYPE_PALETTE)
        png_set_PLTE(png, info, palette, 1 << p->depth);
    if (p->clear)
        picture_trns(png, info, p);
    png_write_info(png, info);
    if (p->sample) {
        size_t channels = (size_t)picture_channels(p), wide = p->depth == 16 ? 2 : 1;
        size_t stride = (size_t)p->width * channels * wide;
        png_bytep *rows = arena_array_of(a, png_bytep, (size_t)p->height);
        for (int y = 0; y < p->height; y++) {
            png_bytep to = rows[y] = arena_alloc(a, stride);
            for (size_t i = 0; i < (size_t)p->width * channels; i++) {
                unsigned v = p->sample(p, (int)(i / channels), y, (int)(i % channels));
                if (wide == 2)
                    *to++ = (png_byte)(v >> 8);
                *to++ = (png_byte)v;
            }
        }
        png_set_packing(png);
        png_write_image(png, rows);
        png_write_end(png, info);
    }
    png_destroy_write_struct(&png, &info);
    return buf_str(&b);
}

#endif
