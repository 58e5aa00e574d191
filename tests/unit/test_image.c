/* test_image.c: pictures of every kind: good, cut off and damaged. */
#include <stdlib.h>

#include "load/image.h"
#include "picture.h"
#include "sink.h"
#include "disk.h"
#include "unit.h"

static struct sink sink;

static const struct image *decode(struct str bytes)
{
    size_t before = sink.reports;
    const struct image *i =
        image_decode(sink.arena, &sink.diag, STR("it"), bytes, (struct pos){0});
    CHECK_EQ(sink.reports - before, i == NULL);
    return i;
}

static unsigned pattern(const struct picture *p, int x, int y, int c)
{
    return (unsigned)(x * 977 + y * 1313 + c * 2900 + x * y) & ((1u << p->depth) - 1);
}

/* What a sample is in 8 bits. */
static int eight(const struct picture *p, unsigned v)
{
    unsigned max = (1u << p->depth) - 1;
    return (int)((v * 255 + max / 2) / max);
}

static void expect(const struct picture *p, int x, int y, int rgba[4])
{
    unsigned v[4] = {0};
    int channels = picture_channels(p);
    for (int c = 0; c < channels; c++)
        v[c] = pattern(p, x, y, c);
    rgba[3] = 255;
    if (p->type == PNG_COLOR_TYPE_PALETTE) {
        png_color color = picture_color((int)v[0]);
        rgba[0] = color.red, rgba[1] = color.green, rgba[2] = color.blue;
        if (p->clear)
            rgba[3] = (png_byte)(v[0] * 90);
        return;
    }
    for (int c = 0; c < 3; c++)
        rgba[c] = eight(p, channels > 2 ? v[c] : v[0]);
    if (channels == 2 || channels == 4)
        rgba[3] = eight(p, v[channels - 1]);
    if (p->clear && v[0] == 1 && (channels == 1 || (v[1] == 1 && v[2] == 1)))
        rgba[3] = 0;
}

static void check_png(const struct picture *p)
{
    const struct image *i = decode(picture_png(sink.arena, p));
    if (!CHECK(i != NULL))
        return;
    long wrong = 0;
    bool clear = false;
    CHECK_EQ(i->width, p->width);
    CHECK_EQ(i->height, p->height);
    CHECK(!i->jpeg && i->orientation == 1);
    CHECK_EQ(i->components, p->type & PNG_COLOR_MASK_COLOR ? 3 : 1);
    CHECK_EQ(i->data.n, p->width * p->height * i->components);
    for (int y = 0; y < p->height; y++)
        for (int x = 0; x < p->width; x++) {
            int rgba[4];
            size_t at = (size_t)(y * p->width + x);
            expect(p, x, y, rgba);
            for (size_t c = 0; c < (size_t)i->components; c++)
                wrong += (unsigned char)i->data.p[at * (size_t)i->components + c] != rgba[c];
            clear = clear || rgba[3] < 255;
            if (i->alpha.n)
                wrong += (unsigned char)i->alpha.p[at] != rgba[3];
        }
    CHECK_EQ(wrong, 0);
    CHECK_EQ(i->alpha.n, clear ? p->width * p->height : 0);
}

static void check_pngs(void)
{
    static const struct {
        int type, depths[6];
    } types[] = {
        {PNG_COLOR_TYPE_GRAY, {1, 2, 4, 8, 16}}, {PNG_COLOR_TYPE_RGB, {8, 16}},
        {PNG_COLOR_TYPE_PALETTE, {1, 2, 4, 8}},  {PNG_COLOR_TYPE_GRAY_ALPHA, {8, 16}},
        {PNG_COLOR_TYPE_RGB_ALPHA, {8, 16}},
    };
    for (size_t t = 0; t < sizeof types / sizeof *types; t++)
        for (const int *depth = types[t].depths; *depth; depth++)
            for (int k = 0; k < 8; k++) {
                struct picture p = {.width = k & 4 ? 3 : 37, .height = k & 4 ? 1 : 21,
                                    .sample = pattern, .type = types[t].type, .depth = *depth,
                                    .interlaced = k & 1,
                                    .clear = k & 2 && !(types[t].type & PNG_COLOR_MASK_ALPHA)};
                check_png(&p);
            }
}

static unsigned grey_pattern(const struct picture *p, int x, int y, int c)
{
    (void)p;
    return c == 3 ? 255 : (unsigned)(x * 9 + y) & 255;
}

/* Left half clear red, right half opaque blue. */
static unsigned half_clear(const struct picture *p, int x, int y, int c)
{
    bool right = x >= p->width / 2;
    (void)y;
    return (c == 0 && !right) || (c == 2 && right) || (c == 3 && right) ? 255 : 0;
}

static void check_png_planes(void)
{
    struct picture p = {.width = 20, .height = 9, .sample = grey_pattern, .depth = 8,
                        .type = PNG_COLOR_TYPE_RGB_ALPHA};
    const struct image *i = decode(picture_png(sink.arena, &p));
    struct image small;
    CHECK(i && i->components == 1 && !i->alpha.n && i->data.n == 180);
    p.sample = half_clear;
    i = decode(picture_png(sink.arena, &p));
    if (!CHECK(i && i->components == 3 && i->alpha.n == 180))
        return;
    CHECK(image_fit(sink.arena, i, 14, 9, &small)); /* less than 1.5 times */
    CHECK_EQ(small.width, 20);
    CHECK(image_fit(sink.arena, i, 1, 1, &small));
    CHECK(small.width == 1 && small.height == 1 && small.data.n == 3 && small.alpha.n == 1);
    CHECK(memcmp(small.data.p, "\0\0\xFF\x80", 3) == 0); /* clear red doesn't tint it */
    CHECK_EQ((unsigned char)small.alpha.p[0], 128);
    CHECK(image_fit(sink.arena, i, 3, 4, &small));
    CHECK(small.width == 3 && small.height == 4 && small.data.n == 36 && small.alpha.n == 12);
    CHECK(memcmp(small.alpha.p + 9, "\0\x80\xFF", 3) == 0);
    CHECK(memcmp(small.data.p + 27, "\0\0\0\0\0\xFF\0\0\xFF", 9) == 0);
}

static const unsigned char corners[2][2][3] = {{{220, 30, 40}, {30, 200, 60}},
                                               {{20, 60, 210}, {240, 240, 240}}};

static unsigned quarters(const struct picture *p, int x, int y, int c)
{
    int v = corners[y >= p->height / 2][x >= p->width / 2][c < 3 ? c : 0];
    if (p->given != JCS_CMYK)
        return (unsigned)v;
    if (c == 3) /* some black, too */
        return p->no_adobe ? 51 : 204;
    return (unsigned)(p->no_adobe ? 255 - v : v);
}

/* The whole picture as RGB or grey, as it is stored. */
static struct str pixels_of(struct str jpeg)
{
    struct jpeg_decompress_struct d;
    struct jpeg_error_mgr errors;
    d.err = jpeg_std_error(&errors);
    jpeg_create_decompress(&d);
    jpeg_mem_src(&d, (const unsigned char *)jpeg.p, jpeg.n);
    jpeg_read_header(&d, TRUE);
    jpeg_start_decompress(&d);
    struct buf b = {.a = sink.arena};
    size_t n = (size_t)d.output_width * (size_t)d.output_components;
    JSAMPROW row = arena_alloc(sink.arena, n);
    while (d.output_scanline < d.output_height) {
        jpeg_read_scanlines(&d, &row, 1);
        buf_add(&b, (struct str){(const char *)row, n});
    }
    jpeg_finish_decompress(&d);
    CHECK_EQ(d.err->num_warnings, 0);
    CHECK(d.saw_JFIF_marker && !d.progressive_mode && !d.arith_code);
    jpeg_destroy_decompress(&d);
    return buf_str(&b);
}

static bool contains(struct str s, struct str part)
{
    for (size_t i = 0; i + part.n <= s.n; i++)
        if (str_starts(str_sub(s, i, s.n), part))
            return true;
    return false;
}

/* The middles of the quarters have their colours, but for what compression does to edges. */
static void check_colors(const struct picture *p, struct str pixels, int width, int height,
                         int tolerance)
{
    int components = p->given == JCS_GRAYSCALE ? 1 : 3;
    CHECK_EQ(pixels.n, width * height * components);
    for (int k = 0; k < 4; k++)
        for (int c = 0; c < components; c++) {
            int x = width / 4 + (k & 1 ? width / 2 : 0), y = height / 4 + (k & 2 ? height / 2 : 0);
            int v = (unsigned char)pixels.p[(y * width + x) * components + c];
            int want = corners[k >> 1][k & 1][c];
            if (p->given == JCS_CMYK)
                want = want * 4 / 5;
            CHECK(abs(v - want) <= tolerance);
        }
}

static void check_jpeg(const struct picture *p)
{
    struct str bytes = picture_jpeg(sink.arena, p);
    const struct image *i = decode(bytes);
    bool turned = p->orientation > 4;
    struct image to;
    if (!CHECK(i != NULL))
        return;
    CHECK(i->jpeg && !i->alpha.n);
    CHECK_EQ(i->width, turned ? p->height : p->width);
    CHECK_EQ(i->height, turned ? p->width : p->height);
    CHECK_EQ(i->orientation, p->orientation ? p->orientation : 1);
    CHECK_EQ(i->components, p->given == JCS_GRAYSCALE ? 1 : 3);
    CHECK(image_fit(sink.arena, i, i->width, i->height, &to));
    CHECK(to.width == i->width && to.height == i->height && to.orientation == i->orientation);
    CHECK(!contains(to.data, STR("SECRET")) && !contains(to.data, STR("Exif")));
    struct str pixels = pixels_of(to.data);
    check_colors(p, pixels, p->width, p->height, 6);
    if (!p->given && !p->space && !p->progressive && !p->arithmetic)
        CHECK(str_eq(pixels, pixels_of(bytes))); /* to the last bit */
    CHECK(image_fit(sink.arena, i, turned ? 6 : 8, turned ? 8 : 6, &to));
    CHECK(to.width == (turned ? 6 : 8) && to.height == (turned ? 8 : 6));
    check_colors(p, pixels_of(to.data), 8, 6, 18); /* one block of four colours: the worst for JPEG */
}

static const struct picture jpegs[] = {
    {.secret = "SECRET"},
    {.given = JCS_GRAYSCALE},
    {.given = JCS_CMYK},
    {.given = JCS_CMYK, .no_adobe = true},
    {.given = JCS_CMYK, .space = JCS_YCCK},
    {.space = JCS_RGB},
    {.progressive = true},
    {.given = JCS_GRAYSCALE, .progressive = true},
    {.given = JCS_CMYK, .progressive = true, .subsampled = true},
    {.subsampled = true, .secret = "SECRET"},
    {.arithmetic = true},
};

static struct picture jpeg_of(size_t i)
{
    struct picture p = jpegs[i];
    p.width = 66;
    p.height = 50;
    p.sample = quarters;
    return p;
}

static void check_jpegs(void)
{
    for (size_t i = 0; i < sizeof jpegs / sizeof *jpegs; i++)
        for (int orientation = 0; orientation <= 8; orientation++) {
            struct picture p = jpeg_of(i);
            p.orientation = orientation;
            p.little = orientation & 1;
            check_jpeg(&p);
        }
    struct picture p = jpeg_of(0);
    p.orientation = 9;
    const struct image *i = decode(picture_jpeg(sink.arena, &p));
    CHECK(i && i->orientation == 1);
}

static void check_damage(struct str bytes, size_t step)
{
    long whole = 0;
    for (size_t n = 0; n < bytes.n; n += step) { /* a copy, so that reading on is seen */
        struct str part = {malloc(n ? n : 1), n};
        memcpy((char *)part.p, bytes.p, n);
        whole += decode(part) != NULL;
        free((char *)part.p);
    }
    CHECK_EQ(whole, 0);
    char *copy = arena_copy(sink.arena, bytes.p, bytes.n);
    for (size_t n = 0; n < bytes.n; n += 3) {
        copy[n] ^= (char)(1 << n % 8);
        const struct image *i = decode((struct str){copy, bytes.n});
        struct image to;
        if (i && i->width * i->height < 10000) {
            CHECK(image_fit(sink.arena, i, 2000, 2000, &to));
            CHECK(image_fit(sink.arena, i, 7, 5, &to));
        }
        copy[n] = bytes.p[n];
    }
}

static void check_damages(void)
{
    for (size_t i = 0; i < sizeof jpegs / sizeof *jpegs; i++) {
        struct picture p = jpeg_of(i);
        p.orientation = 6;
        check_damage(picture_jpeg(sink.arena, &p), 17);
    }
    for (int k = 0; k < 8; k++) {
        struct picture p = {.width = 30, .height = 20, .sample = pattern, .depth = 8,
                            .interlaced = k & 1, .clear = k & 2 && k < 4,
                            .type = k & 4   ? PNG_COLOR_TYPE_RGB_ALPHA
                                    : k & 2 ? PNG_COLOR_TYPE_PALETTE
                                            : PNG_COLOR_TYPE_GRAY};
        check_damage(picture_png(sink.arena, &p), 17);
    }
}

/* A PNG in which one byte was changed is refused, or all its pixels are still right: its chunks have
 * checksums, but libpng only warns if one is wrong in a chunk that it can do without. */
static void check_changed_png(struct str bytes)
{
    const struct image *good = decode(bytes);
    char *copy = arena_copy(sink.arena, bytes.p, bytes.n);
    long wrong = 0;
    if (!CHECK(good != NULL))
        return;
    for (size_t n = 0; n < bytes.n; n++) {
        copy[n] ^= (char)(1 << n % 8);
        const struct image *i = decode((struct str){copy, bytes.n});
        wrong += i && !(str_eq(i->data, good->data) && str_eq(i->alpha, good->alpha));
        copy[n] = bytes.p[n];
    }
    CHECK_EQ(wrong, 0);
}

static void check_changed_pngs(void)
{
    struct picture p = {.width = 30, .height = 20, .sample = pattern, .depth = 8, .clear = true,
                        .type = PNG_COLOR_TYPE_PALETTE};
    check_changed_png(picture_png(sink.arena, &p));
    p.type = PNG_COLOR_TYPE_GRAY;
    check_changed_png(picture_png(sink.arena, &p));
}

static void check_refused(struct str bytes, const char *why)
{
    CHECK(decode(bytes) == NULL);
    CHECK_EQ(sink.code, DIAG_CODE_BAD_IMAGE);
    if (!CHECK(contains(sink.message, str_of(why))))
        fprintf(stderr, "    '%s' is not in '%.*s'\n", why, STRF(sink.message));
}

static void check_kinds(void)
{
    check_refused(STR(""), "cannot use 'it' as a picture: the file is empty");
    check_refused(STR("hello"), "neither a JPEG nor a PNG");
    check_refused(STR("<svg xmlns='x'/>"), "SVG is not supported: convert it to PNG");
    check_refused(STR("\xEF\xBB\xBF<?xml version='1.0'?>\n<!-- -->\n<svg>"), "SVG is not");
    check_refused(STR("<html>"), "neither");
    check_refused(STR("GIF89a"), "GIF is not");
    check_refused(STR("RIFF\1\2\3\4WEBPVP8 "), "WebP is not");
    check_refused(STR("\0\0\0\x18" "ftypheic\0\0\0\0"), "HEIC is not");
    check_refused(STR("\0\0\0\x18" "ftypmif1\0\0\0\0"), "HEIC is not");
    check_refused(STR("\0\0\0\x18" "ftypavif\0\0\0\0"), "AVIF is not");
    check_refused(STR("II*\0\x08\0\0\0"), "TIFF is not");
    check_refused(STR("MM\0*\0\0\0\x08"), "TIFF is not");
    check_refused(STR("BM123456"), "BMP is not");
    check_refused(STR("%PDF-1.7"), "PDF is not");
    check_refused(STR("\0\0\0\x0CjP  \r\n\x87\n"), "JPEG 2000 is not");
    check_refused(STR("\x89PNG\r\n\x1A\n"), "the file ends too early");
    check_refused(STR("\xFF\xD8\xFF"), "Premature end of JPEG file");
}

static void check_sizes(void)
{
    struct picture p = {.width = 30001, .height = 1, .depth = 8, .sample = grey_pattern};
    check_refused(picture_png(sink.arena, &p), "longer than 30,000 pixels");
    p.given = JCS_GRAYSCALE;
    check_refused(picture_jpeg(sink.arena, &p), "longer than 30,000 pixels");
    p.width = 30000;
    CHECK(decode(picture_png(sink.arena, &p)) != NULL);
    CHECK(decode(picture_jpeg(sink.arena, &p)) != NULL);
    p = (struct picture){.width = 10001, .height = 10000, .depth = 1};
    struct buf head = {.a = sink.arena}; /* and nothing more */
    buf_add(&head, picture_png(sink.arena, &p));
    buf_add(&head, STR("\0\0\0\0IDAT"));
    check_refused(buf_str(&head), "more pixels than the limit");
}

static void check_files(void)
{
    struct files files = disk_files(sink.arena, NULL);
    CHECK(!image_read(sink.arena, &sink.diag, &files,
                      (struct markup){STR("no such file.png"), {0}}));
    CHECK_EQ(sink.code, DIAG_CODE_CANNOT_READ);
    CHECK(contains(sink.message, STR("no such file.png: No such file")));
    CHECK(!image_read(sink.arena, &sink.diag, &files, (struct markup){STR("."), {0}}));
    CHECK_EQ(sink.code, DIAG_CODE_CANNOT_READ);
}

int main(void)
{
    sink_open(&sink);
    check_pngs();
    check_png_planes();
    check_jpegs();
    check_damages();
    check_changed_pngs();
    check_kinds();
    check_sizes();
    check_files();
    sink_close(&sink);
    return unit_result();
}
