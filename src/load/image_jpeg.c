/* image_jpeg.c: reads and writes JPEG with libjpeg. image_jpeg_read decodes the file to get its
 * size and to check it. image_jpeg_fit writes a new file.
 *
 * If a picture keeps its size, its coefficients are copied into a new baseline file without
 * decoding, so every pixel stays exactly the same.
 *
 * libjpeg is opened when a run has such a picture: most have none, and do not pay for it. It stays
 * loaded, as if it had been linked. */
#include "load/image_internal.h"

#include <setjmp.h>
#include <stdio.h>

#include <jerror.h>
#include <jpeglib.h>

#include "base/late.h"

/* Portraits of 300 pixels an inch look the same as with 88, and are a sixth smaller. */
#define QUALITY 82
/* Progressive files have about ten scans. A file with thousands is an attack on our time. */
#define MAX_SCANS 200
#define BLOCK 16384

#define CALLS(X)                        \
    X(jpeg_std_error)                   \
    X(jpeg_CreateDecompress)            \
    X(jpeg_mem_src)                     \
    X(jpeg_save_markers)                \
    X(jpeg_read_header)                 \
    X(jpeg_start_decompress)            \
    X(jpeg_read_scanlines)              \
    X(jpeg_finish_decompress)           \
    X(jpeg_destroy_decompress)          \
    X(jpeg_read_coefficients)           \
    X(jpeg_CreateCompress)              \
    X(jpeg_copy_critical_parameters)    \
    X(jpeg_write_coefficients)          \
    X(jpeg_set_defaults)                \
    X(jpeg_set_quality)                 \
    X(jpeg_start_compress)              \
    X(jpeg_write_scanlines)             \
    X(jpeg_finish_compress)             \
    X(jpeg_destroy_compress)

/* The headers that this was compiled with decide which library has the same structures. */
#define LIBRARY (JPEG_LIB_VERSION >= 80 ? "libjpeg.so.8" : "libjpeg.so.62")

struct library {
    void *handle;
#define X(name) __typeof__(&name) name;
    CALLS(X)
#undef X
};

struct jpeg {
    struct jpeg_error_mgr errors; /* must be first: libjpeg only keeps its address */
    struct arena *a;
    struct library lib;
    jmp_buf jump;
    char fault[JMSG_LENGTH_MAX];
    uint64_t most_pixels; /* the limit of the run */
    struct jpeg_decompress_struct in;
    struct jpeg_progress_mgr progress;
    struct jpeg_compress_struct out;
    struct jpeg_destination_mgr destination;
    unsigned char block[BLOCK];
    struct buf b;      /* the output */
    size_t ready;      /* bytes of `block` to add to the output */
    struct held *held;
    bool exhausted;    /* memory ran out while adding */
    int width, height; /* of the output */
    bool decode;       /* decode even if the size is kept */
    int orientation;   /* from EXIF; 1: none */
};

static _Noreturn void stop(struct jpeg *j, const char *fault)
{
    snprintf(j->fault, sizeof j->fault, "%s", fault);
    longjmp(j->jump, 1);
}

static void on_error(j_common_ptr c)
{
    struct jpeg *j = (struct jpeg *)c->err;
    c->err->format_message(c, j->fault);
    longjmp(j->jump, 1);
}

/* A warning means that pixels are missing, except for these four, which do no harm. */
static void on_message(j_common_ptr c, int level)
{
    int code = c->err->msg_code;
    if (level < 0 && code != JWRN_EXTRANEOUS_DATA && code != JWRN_ADOBE_XFORM &&
        code != JWRN_JFIF_MAJOR && code != JWRN_NOT_SEQUENTIAL)
        on_error(c);
}

static void on_progress(j_common_ptr c)
{
    struct jpeg *j = (struct jpeg *)c->err;
    if (j->in.input_scan_number > MAX_SCANS)
        stop(j, "it has too many scans");
}

static void destroy(void *jpeg)
{
    struct jpeg *j = jpeg;
    if (j->in.err) {
        j->lib.jpeg_destroy_decompress(&j->in); /* both also accept what was never created */
        j->lib.jpeg_destroy_compress(&j->out);
    }
}

static bool load(struct library *l)
{
    bool all = (l->handle = late_open(LIBRARY)) != NULL;
#define X(name) \
    if (all)    \
        all = (*(void **)&l->name = LATE_FIND(l->handle, name)) != NULL;
    CALLS(X)
#undef X
    return all;
}

static struct jpeg *open_jpeg(struct arena *a)
{
    struct jpeg *j = arena_new_of(a, struct jpeg);
    j->a = j->b.a = a;
    j->held = arena_hold(a, destroy, j);
    if (!load(&j->lib)) {
        arena_check(a);
        snprintf(j->fault, sizeof j->fault, "%s, which reads it, cannot be opened", LIBRARY);
        return j;
    }
    j->in.err = j->out.err = j->lib.jpeg_std_error(&j->errors);
    j->errors.error_exit = on_error;
    j->errors.emit_message = on_message;
    return j;
}

/* False if libjpeg is not there, or if it or stop() ended the work early; `fault` says why. */
static bool guarded(struct jpeg *j, void (*work)(struct jpeg *j, struct str bytes),
                    struct str bytes)
{
    if (!j->in.err || setjmp(j->jump))
        return false;
    work(j, bytes);
    return true;
}

static void close_jpeg(struct jpeg *j)
{
    arena_release(j->a, j->held);
    if (j->exhausted)
        arena_fail(j->a);
    arena_check(j->a);
}

static void read_header(struct jpeg *j, struct str bytes)
{
    j->lib.jpeg_CreateDecompress(&j->in, JPEG_LIB_VERSION, sizeof j->in);
    j->progress.progress_monitor = on_progress;
    j->in.progress = &j->progress;
    j->lib.jpeg_mem_src(&j->in, (const unsigned char *)bytes.p, bytes.n);
    j->lib.jpeg_save_markers(&j->in, JPEG_APP0 + 1, 0xFFFF);
    j->lib.jpeg_read_header(&j->in, TRUE);
}

/* The number in the n bytes at `at`. Bytes after the end count as 0. */
static uint32_t number(struct str s, size_t at, size_t n, bool big)
{
    uint32_t v = 0;
    for (size_t i = 0; i < n; i++) {
        size_t k = at + (big ? i : n - 1 - i);
        v = v << 8 | (k < s.n ? (unsigned char)s.p[k] : 0);
    }
    return v;
}

/* The orientation in EXIF data: tag 0x0112 in the first directory. EXIF is a TIFF file. */
static int orientation_of(struct str app1)
{
    static const struct str name = {"Exif\0", 6};
    if (!str_starts(app1, name))
        return 1;
    struct str tiff = str_sub(app1, name.n, app1.n);
    bool big = str_starts(tiff, STR("MM"));
    size_t at = number(tiff, 4, 4, big);
    for (uint32_t left = number(tiff, at, 2, big); left && at + 14 <= tiff.n; left--, at += 12)
        if (number(tiff, at + 2, 2, big) == 0x0112) {
            uint32_t v = number(tiff, at + 10, 2, big);
            return v >= 1 && v <= 8 ? (int)v : 1;
        }
    return 1;
}

static unsigned char *row_of(struct jpeg *j)
{
    return arena_alloc(j->a, (size_t)j->in.output_width * (size_t)j->in.output_components);
}

/* Decodes the whole file at 1/8 of its size, which is fast and still finds every mistake. */
static void look(struct jpeg *j, struct str bytes)
{
    read_header(j, bytes);
    const char *large = image_too_large(j->most_pixels, j->in.image_width, j->in.image_height);
    if (large)
        stop(j, large);
    if (j->in.data_precision != 8)
        stop(j, "it does not have 8 bits per sample");
    if (j->in.num_components != 1 && j->in.num_components != 3 && j->in.num_components != 4)
        stop(j, "it is neither gray nor RGB nor CMYK");
    j->orientation = 1;
    for (jpeg_saved_marker_ptr m = j->in.marker_list; m && j->orientation == 1; m = m->next)
        j->orientation = orientation_of((struct str){(const char *)m->data, m->data_length});
    j->in.scale_denom = 8;
    j->in.dct_method = JDCT_IFAST;
    j->in.do_fancy_upsampling = j->in.do_block_smoothing = FALSE;
    j->in.out_color_space = j->in.jpeg_color_space;
    j->lib.jpeg_start_decompress(&j->in);
    JSAMPROW row = row_of(j);
    while (j->in.output_scanline < j->in.output_height)
        j->lib.jpeg_read_scanlines(&j->in, &row, 1);
    j->lib.jpeg_finish_decompress(&j->in);
}

const char *image_jpeg_read(struct arena *a, struct str bytes, struct image *to)
{
    struct jpeg *j = open_jpeg(a);
    j->most_pixels = to->most_pixels;
    bool ok = guarded(j, look, bytes);
    int width = (int)j->in.image_width, height = (int)j->in.image_height;
    to->orientation = j->orientation;
    to->width = image_is_turned(to) ? height : width;
    to->height = image_is_turned(to) ? width : height;
    to->components = j->in.num_components == 1 ? 1 : 3;
    to->jpeg = true;
    to->data = bytes;
    close_jpeg(j);
    return ok ? NULL : j->fault;
}

static void add_block(void *jpeg)
{
    struct jpeg *j = jpeg;
    buf_add(&j->b, (struct str){(const char *)j->block, j->ready});
}

/* libjpeg calls this, so memory must not run out by a jump (arena.h). */
static void take_block(struct jpeg *j, size_t n)
{
    j->ready = n;
    j->exhausted = !arena_guard(j->a, add_block, j);
    if (j->exhausted)
        stop(j, "out of memory");
}

static void begin_block(j_compress_ptr c)
{
    struct jpeg *j = (struct jpeg *)c->err;
    c->dest->next_output_byte = j->block;
    c->dest->free_in_buffer = BLOCK;
}

static boolean end_block(j_compress_ptr c)
{
    struct jpeg *j = (struct jpeg *)c->err;
    take_block(j, BLOCK);
    begin_block(c);
    return TRUE;
}

static void end_blocks(j_compress_ptr c)
{
    struct jpeg *j = (struct jpeg *)c->err;
    take_block(j, BLOCK - c->dest->free_in_buffer);
}

/* We do not use libjpeg's own output to memory, because it leaks its buffer after an error. */
static void open_out(struct jpeg *j)
{
    j->lib.jpeg_CreateCompress(&j->out, JPEG_LIB_VERSION, sizeof j->out);
    j->destination = (struct jpeg_destination_mgr){.init_destination = begin_block,
                                                   .empty_output_buffer = end_block,
                                                   .term_destination = end_blocks};
    j->out.dest = &j->destination;
}

static void transcode(struct jpeg *j)
{
    jvirt_barray_ptr *coefficients = j->lib.jpeg_read_coefficients(&j->in);
    open_out(j);
    j->lib.jpeg_copy_critical_parameters(&j->in, &j->out);
    j->out.optimize_coding = TRUE;
    j->lib.jpeg_write_coefficients(&j->out, coefficients);
    j->lib.jpeg_finish_compress(&j->out);
    j->lib.jpeg_finish_decompress(&j->in);
}

/* Converts CMYK to RGB in place by the simple formula. Without color profiles of the inks and the
 * paper no formula is better. Adobe's files have CMYK inverted. */
static void to_rgb(unsigned char *row, size_t n, bool inverted)
{
    for (size_t i = 0; i < n; i++) {
        unsigned char light[4]; /* that the ink lets through: 255 without ink */
        for (int c = 0; c < 4; c++)
            light[c] = inverted ? row[4 * i + c] : 255 - row[4 * i + c];
        for (int c = 0; c < 3; c++)
            row[3 * i + c] = (unsigned char)((light[c] * light[3] + 127) / 255);
    }
}

static void start_out(struct jpeg *j, int components)
{
    open_out(j);
    j->out.image_width = (JDIMENSION)j->width;
    j->out.image_height = (JDIMENSION)j->height;
    j->out.input_components = components;
    j->out.in_color_space = components == 1 ? JCS_GRAYSCALE : JCS_RGB;
    j->lib.jpeg_set_defaults(&j->out);
    j->lib.jpeg_set_quality(&j->out, QUALITY, TRUE);
    j->out.comp_info[0].h_samp_factor = j->out.comp_info[0].v_samp_factor = 1; /* 4:4:4 */
    j->out.optimize_coding = TRUE;
    j->lib.jpeg_start_compress(&j->out, TRUE);
}

/* libjpeg can scale down by powers of two while decoding, which is fast; shrink_row does the
 * rest. */
static void start_in(struct jpeg *j)
{
    unsigned denominator = 8;
    while (denominator > 1 && (j->in.image_width / denominator < (unsigned)j->width ||
                               j->in.image_height / denominator < (unsigned)j->height))
        denominator /= 2;
    j->in.scale_denom = denominator;
    j->in.out_color_space = j->in.num_components == 1   ? JCS_GRAYSCALE
                            : j->in.num_components == 3 ? JCS_RGB
                                                        : JCS_CMYK;
    j->lib.jpeg_start_decompress(&j->in);
}

static void recode(struct jpeg *j)
{
    struct shrink s;
    start_in(j);
    int components = j->in.num_components == 1 ? 1 : 3;
    start_out(j, components);
    shrink_open(&s, j->a, components, (int)j->in.output_width, (int)j->in.output_height, j->width,
                j->height);
    JSAMPROW row = row_of(j);
    while (j->in.output_scanline < j->in.output_height) {
        j->lib.jpeg_read_scanlines(&j->in, &row, 1);
        if (j->in.num_components == 4)
            to_rgb(row, j->in.output_width, j->in.saw_Adobe_marker);
        if (shrink_row(&s, row, NULL))
            j->lib.jpeg_write_scanlines(&j->out, &s.row, 1);
    }
    j->lib.jpeg_finish_compress(&j->out);
    j->lib.jpeg_finish_decompress(&j->in);
}

static void rewrite(struct jpeg *j, struct str bytes)
{
    read_header(j, bytes);
    bool plain = j->in.jpeg_color_space == JCS_GRAYSCALE || j->in.jpeg_color_space == JCS_YCbCr;
    if (plain && !j->decode && (int)j->in.image_width == j->width &&
        (int)j->in.image_height == j->height)
        transcode(j);
    else
        recode(j);
}

bool image_jpeg_fit(struct arena *a, const struct image *from, int width, int height,
                    struct image *to)
{
    bool ok = false;
    for (int try = 0; try < 2 && !ok; try++) { /* bad coefficients can be decoded, not copied */
        struct jpeg *j = open_jpeg(a);
        j->width = width;
        j->height = height;
        j->decode = try > 0;
        ok = guarded(j, rewrite, from->data);
        to->data = buf_str(&j->b);
        close_jpeg(j);
    }
    return ok;
}
