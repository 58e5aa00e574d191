/* image.c: finds out the format of a picture, refuses other formats, and scales pictures down. */
#include "base/limit.h"
#include "load/image_internal.h"

#include <string.h>

#define MAX_SIDE 30000

const char *image_too_large(uint64_t most_pixels, uint32_t width, uint32_t height)
{
    if (width > MAX_SIDE || height > MAX_SIDE)
        return "a side is longer than 30,000 pixels";
    if ((uint64_t)width * height > most_pixels)
        return "it has more pixels than the limit 'pixels' allows";
    return NULL;
}

/* Bytes at the offset `at` of other formats, and what to tell the user about each. */
static const struct {
    size_t at;
    struct str magic;
    const char *fault;
} others[] = {
    {0, STR("GIF8"), "GIF is not supported: convert it to PNG"},
    {8, STR("WEBP"), "WebP is not supported: convert it to JPEG or PNG"},
    {4, STR("ftypavi"), "AVIF is not supported: convert it to JPEG or PNG"},
    {4, STR("ftyphe"), "HEIC is not supported: convert it to JPEG"},
    {4, STR("ftypm"), "HEIC is not supported: convert it to JPEG"}, /* mif1, msf1 */
    {0, STR("II*\0"), "TIFF is not supported: convert it to JPEG or PNG"},
    {0, STR("MM\0*"), "TIFF is not supported: convert it to JPEG or PNG"},
    {4, STR("jP  "), "JPEG 2000 is not supported: convert it to JPEG or PNG"},
    {0, STR("BM"), "BMP is not supported: convert it to PNG"},
    {0, STR("%PDF"), "PDF is not supported: convert it to PNG"},
};

/* SVG has no fixed first bytes: it is a file of markup with "svg" near the start. */
static bool is_svg(struct str bytes)
{
    size_t n = bytes.n < 4096 ? bytes.n : 4096;
    struct str head = str_trim(str_without_bom(str_sub(bytes, 0, n)));
    if (!str_starts(head, STR("<")))
        return false;
    for (size_t i = 0; i < head.n; i++)
        if (str_starts(str_sub(head, i, head.n), STR("<svg")))
            return true;
    return false;
}

static const char *fault_of_kind(struct str bytes)
{
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (others[i].at < bytes.n &&
            str_starts(str_sub(bytes, others[i].at, bytes.n), others[i].magic))
            return others[i].fault;
    if (is_svg(bytes))
        return "SVG is not supported: convert it to PNG";
    return bytes.n ? "it is neither a JPEG nor a PNG" : "the file is empty";
}

const struct image *image_decode(struct arena *a, struct diag *d, struct str path,
                                 struct str bytes, struct pos pos)
{
    struct image *to = arena_new_of(a, struct image);
    to->most_pixels = limit_most(d, LIMIT_PIXELS);
    const char *fault = str_starts(bytes, STR("\x89PNG\r\n\x1A\n")) ? image_png_read(a, bytes, to)
                        : str_starts(bytes, STR("\xFF\xD8\xFF"))    ? image_jpeg_read(a, bytes, to)
                                                                    : fault_of_kind(bytes);
    to->path = path;
    to->file = bytes;
    if (!fault)
        return to;
    diag_report(d, DIAG_CODE_BAD_IMAGE, pos, STRF(path), fault);
    return NULL;
}

const struct image *image_read(struct arena *a, struct diag *d, struct files *files,
                               struct markup file)
{
    struct str base = file.pos.source ? file.pos.source->name : (struct str){0};
    struct answer read = files_read(files, CVTEX_PICTURE, base, file.text);
    if (!read.fault)
        return image_decode(a, d, read.shown, read.bytes, file.pos);
    diag_report(d, DIAG_CODE_CANNOT_READ, file.pos,
                str_c(a, str_printf(a, "%.*s: %s", STRF(read.shown), read.fault)));
    return NULL;
}

static struct str rows_of(struct str plane, int components, int width, int y)
{
    size_t stride = (size_t)width * (size_t)components;
    return plane.n ? str_sub(plane, (size_t)y * stride, ((size_t)y + 1) * stride) : plane;
}

static void shrink_pixels(struct arena *a, const struct image *from, struct image *to)
{
    struct shrink s;
    struct buf data = {.a = a}, alpha = {.a = a};
    shrink_open(&s, a, from->components, from->width, from->height, to->width, to->height);
    for (int y = 0; y < from->height; y++) {
        struct str row = rows_of(from->data, from->components, from->width, y);
        struct str clear = rows_of(from->alpha, 1, from->width, y);
        if (!shrink_row(&s, (const unsigned char *)row.p, (const unsigned char *)clear.p))
            continue;
        size_t n = (size_t)to->width;
        buf_add(&data, (struct str){(const char *)s.row, n * (size_t)to->components});
        if (from->alpha.n)
            buf_add(&alpha, (struct str){(const char *)s.alpha, n});
    }
    to->data = buf_end(&data);
    to->alpha = buf_end(&alpha);
}

static int at_most(int side, int limit)
{
    return limit < 1 ? 1 : side < limit ? side : limit;
}

bool image_fit(struct arena *a, const struct image *from, int across, int down, struct image *to)
{
    bool keep = from->width * 2 <= across * (int64_t)3 && from->height * 2 <= down * (int64_t)3;
    bool turned = image_is_turned(from);
    *to = *from;
    if (!keep) {
        to->width = at_most(from->width, across);
        to->height = at_most(from->height, down);
    }
    if (from->jpeg)
        return image_jpeg_fit(a, from, turned ? to->height : to->width,
                              turned ? to->width : to->height, to);
    if (!keep)
        shrink_pixels(a, from, to);
    return true;
}
