/* image_png.c: reads PNG with libpng. */
#include "load/image_internal.h"

#include <png.h>
#include <setjmp.h>
#include <stdio.h>
#include <string.h>

struct reader {
    struct arena *a;
    png_structp png;
    png_infop info;
    struct str rest; /* of the file, not yet read */
    const char *fault; /* NULL: nothing is wrong */
    char words[128];   /* libpng's message */
    jmp_buf jump;
};

static void on_error(png_structp png, png_const_charp text)
{
    struct reader *r = png_get_error_ptr(png);
    snprintf(r->words, sizeof r->words, "%s", text);
    r->fault = r->words;
    longjmp(r->jump, 1);
}

/* True if the pixels are all there and right in spite of a warning such as "tIME: CRC error". With a
 * damaged name of a chunk, or transparency that is left out, they are not. */
static bool harmless(const char *text)
{
    static const char *const unneeded[] = {
        "tEXt", "zTXt", "iTXt", "tIME", "pHYs", "gAMA", "cHRM", "iCCP", "sRGB", "sBIT",
        "bKGD", "hIST", "eXIf", "sPLT", "oFFs", "pCAL", "sCAL",
        /* more than the picture needs */
        "IDAT: Too much", "IDAT: Extra",
    };
    if (!strstr(text, ": ")) /* not about a part of the file */
        return true;
    for (size_t i = 0; i < sizeof unneeded / sizeof *unneeded; i++)
        if (strncmp(text, unneeded[i], strlen(unneeded[i])) == 0)
            return true;
    return false;
}

/* Chunks that a picture does not need. Their lengths may be any number, and libpng fills so much memory
 * with zeros before it sees that the file is shorter. */
static const png_byte passed_over[] = "tEXt\0zTXt\0iTXt\0sPLT\0pCAL\0sCAL\0tIME\0hIST";

static void on_warning(png_structp png, png_const_charp text)
{
    if (!harmless(text))
        on_error(png, text);
}

static void take(png_structp png, png_bytep to, size_t n)
{
    struct reader *r = png_get_io_ptr(png);
    if (n > r->rest.n)
        png_error(png, "the file ends too early");
    memcpy(to, r->rest.p, n);
    r->rest = str_sub(r->rest, n, r->rest.n);
}

/* Moves alpha into rows of its own, and drops the color if all pixels are gray. Works in place. */
static void split(struct arena *a, unsigned char *pixels, size_t n, size_t channels,
                  struct image *to)
{
    bool grey = true, opaque = true;
    size_t colors = channels > 2 ? 3 : 1;
    for (size_t i = 0; i < n; i++) {
        const unsigned char *p = pixels + i * channels;
        grey = grey && (colors == 1 || (p[0] == p[1] && p[0] == p[2]));
        opaque = opaque && (colors == channels || p[colors] == 255);
    }
    unsigned char *alpha = opaque ? NULL : arena_alloc(a, n);
    to->components = grey ? 1 : 3;
    for (size_t i = 0; i < n; i++) {
        if (alpha)
            alpha[i] = pixels[i * channels + colors];
        memmove(pixels + i * (size_t)to->components, pixels + i * channels,
                (size_t)to->components);
    }
    to->data = (struct str){(const char *)pixels, n * (size_t)to->components};
    to->alpha = (struct str){(const char *)alpha, alpha ? n : 0};
}

static void read_all(struct reader *r, struct image *to)
{
    r->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, r, on_error, on_warning);
    r->info = r->png ? png_create_info_struct(r->png) : NULL;
    if (!r->info)
        arena_fail(r->a);
    png_set_read_fn(r->png, r, take);
    png_set_keep_unknown_chunks(r->png, PNG_HANDLE_CHUNK_NEVER, passed_over, sizeof passed_over / 5);
    png_set_user_limits(r->png, PNG_UINT_31_MAX, PNG_UINT_31_MAX); /* our limits are lower */
    png_read_info(r->png, r->info);
    uint32_t width = png_get_image_width(r->png, r->info);
    uint32_t height = png_get_image_height(r->png, r->info);
    if ((r->fault = image_too_large(to->most_pixels, width, height)))
        return;
    png_set_expand(r->png); /* palette -> colors, tRNS -> alpha, less than 8 bits -> 8 bits */
    png_set_scale_16(r->png);
    png_set_interlace_handling(r->png);
    png_read_update_info(r->png, r->info);
    size_t stride = png_get_rowbytes(r->png, r->info);
    unsigned char *pixels = arena_alloc(r->a, stride * height);
    unsigned char **rows = arena_array_of(r->a, unsigned char *, height);
    for (size_t y = 0; y < height; y++)
        rows[y] = pixels + y * stride;
    png_read_image(r->png, rows);
    png_read_end(r->png, NULL);
    to->width = (int)width;
    to->height = (int)height;
    to->orientation = 1;
    split(r->a, pixels, (size_t)width * height, png_get_channels(r->png, r->info), to);
}

static void read_guarded(struct reader *r, struct image *to)
{
    if (!setjmp(r->jump))
        read_all(r, to);
}

static void reader_close(void *reader)
{
    struct reader *r = reader;
    png_destroy_read_struct(&r->png, &r->info, NULL);
}

const char *image_png_read(struct arena *a, struct str bytes, struct image *to)
{
    struct reader *r = arena_new_of(a, struct reader);
    r->a = a;
    r->rest = bytes;
    struct held *held = arena_hold(a, reader_close, r);
    read_guarded(r, to);
    arena_check(a); /* libpng may only warn, and go on without a part */
    arena_release(a, held);
    return r->fault;
}
