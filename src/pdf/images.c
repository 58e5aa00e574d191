/* images.c: pictures as XObjects. JPEGs are stored unchanged. Samples get PNG's filters, which make
 * photos a quarter smaller, and are compressed. */
#include "pdf/images.h"

#include <stdlib.h>

/* As many as a good printer can show of a photo. */
#define PIXELS_PER_INCH 300

struct picture {
    const struct image *image;
    int across, down; /* what its largest place needs, in the orientation on the page [px] */
    struct object *object;
};

struct images {
    VEC(struct picture) at;
};

static struct picture *find(const struct pdf *p, const struct image *image)
{
    for (size_t i = 0; i < p->images->at.n; i++)
        if (p->images->at.at[i].image == image)
            return &p->images->at.at[i];
    return NULL;
}

static int pixels_of(length l)
{
    return (int)((l * PIXELS_PER_INCH + 72 * PT - 1) / (72 * PT));
}

/* Enlarges width or height to the proportions of the picture. The result is the smallest size that
 * covers width x height, in the orientation on the page. */
static void cover(const struct image *image, int64_t *width, int64_t *height)
{
    int64_t wide = *height * image->width / image->height;
    if (wide > *width)
        *width = wide;
    else
        *height = *width * image->height / image->width;
}

/* Notes a picture, and how many pixels this place needs. */
static void look_at(struct pdf *p, const struct item *it)
{
    struct picture *at = find(p, it->image.image);
    if (!at) {
        at = vec_push(p->arena, &p->images->at);
        at->image = it->image.image;
    }
    int64_t width = it->image.width, height = it->image.height;
    cover(at->image, &width, &height);
    at->across = (int)length_max(at->across, pixels_of(width));
    at->down = (int)length_max(at->down, pixels_of(height));
}

/* PNG's filters: the byte that is expected, given the bytes on the left, above, and above the left
 * one. */
static inline int expected(int filter, int left, int up, int corner)
{
    int to_left = abs(up - corner), to_up = abs(left - corner);
    int to_corner = abs(left + up - 2 * corner);
    switch (filter) {
    case 0:
        return 0;
    case 1:
        return left;
    case 2:
        return up;
    case 3:
        return (left + up) / 2;
    default: /* Paeth's */
        return to_left <= to_up && to_left <= to_corner ? left : to_up <= to_corner ? up : corner;
    }
}

/* How far a byte is from 0, modulo 256. */
static inline unsigned away(unsigned char byte)
{
    return byte < 128 ? byte : 256u - byte;
}

/* Writes a filtered row. Returns the sum of the distances of its bytes from 0: the smaller, the
 * better the row compresses. Inline, so that each filter has its own loop. */
static inline uint64_t filter_as(unsigned char *to, int filter, const unsigned char *row,
                                 const unsigned char *above, size_t n, size_t step)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < step; i++) {
        to[i] = (unsigned char)(row[i] - expected(filter, 0, above[i], 0));
        sum += away(to[i]);
    }
    for (size_t i = step; i < n; i++) {
        to[i] = (unsigned char)(row[i] - expected(filter, row[i - step], above[i], above[i - step]));
        sum += away(to[i]);
    }
    return sum;
}

static uint64_t filter_row(unsigned char *to, int filter, const unsigned char *row,
                           const unsigned char *above, size_t n, size_t step)
{
    *to++ = (unsigned char)filter;
    switch (filter) {
    case 0:
        return filter_as(to, 0, row, above, n, step);
    case 1:
        return filter_as(to, 1, row, above, n, step);
    case 2:
        return filter_as(to, 2, row, above, n, step);
    case 3:
        return filter_as(to, 3, row, above, n, step);
    default:
        return filter_as(to, 4, row, above, n, step);
    }
}

/* Filters each row with the filter whose sum is smallest, or the first of several such filters. */
static struct str filtered(struct arena *a, struct str plane, size_t n, size_t step)
{
    size_t rows = plane.n / n;
    unsigned char *to = arena_room(a, rows * (n + 1)), *trial = arena_room(a, n + 1);
    const unsigned char *row = (const unsigned char *)plane.p, *above = arena_alloc(a, n);
    for (size_t y = 0; y < rows; y++, above = row, row += n) {
        unsigned char *best = to + y * (n + 1);
        uint64_t least = filter_row(best, 0, row, above, n, step);
        for (int filter = 1; filter < 5 && least; filter++) {
            uint64_t sum = filter_row(trial, filter, row, above, n, step);
            if (sum < least) {
                least = sum;
                memcpy(best, trial, n + 1);
            }
        }
    }
    return (struct str){(const char *)to, rows * (n + 1)};
}

static void write_key(struct buf *b, const char *key, int value)
{
    write_raw(b, key);
    write_int(b, value);
}

/* Stores one plane of samples, or a JPEG, as an object. `more` is added to its dictionary. */
static struct object *embed(struct pdf *p, int width, int height, int components, struct str data,
                            bool jpeg, struct str more)
{
    struct buf b = {.a = p->arena};
    struct object *o = object_new(p);
    write_key(&b, "/Type/XObject/Subtype/Image/Width ", width);
    write_key(&b, "/Height ", height);
    write_raw(&b, "/BitsPerComponent 8/Interpolate false/ColorSpace/Device");
    write_raw(&b, components == 1 ? "Gray" : "RGB");
    buf_add(&b, more);
    if (jpeg) {
        write_raw(&b, "/Filter/DCTDecode");
        o->stream = data;
    } else {
        size_t step = (size_t)components, n = (size_t)width * step;
        write_key(&b, "/DecodeParms<</Predictor 15/Columns ", width);
        write_key(&b, "/Colors ", components);
        write_raw(&b, ">>");
        object_stream(p, o, filtered(p->arena, data, n, step));
    }
    o->body = buf_end(&b);
    return o;
}

static void embed_picture(struct pdf *p, struct picture *at)
{
    struct image i;
    struct buf mask = {.a = p->arena};
    if (!image_fit(p->arena, at->image, at->across, at->down, &i)) {
        object_fail(p, "a picture cannot be compressed");
        return;
    }
    int width = image_is_turned(&i) ? i.height : i.width;
    int height = image_is_turned(&i) ? i.width : i.height;
    if (i.alpha.n) {
        write_raw(&mask, "/SMask ");
        write_ref(&mask, embed(p, width, height, 1, i.alpha, false, STR(""))->id);
    }
    at->object = embed(p, width, height, i.components, i.data, i.jpeg, buf_str(&mask));
}

void images_embed(struct pdf *p)
{
    const struct display *d = p->display;
    p->images = arena_new_of(p->arena, struct images);
    for (size_t i = 0; i < d->pages.n; i++)
        for (size_t k = 0; k < d->pages.at[i].items.n; k++)
            if (d->pages.at[i].items.at[k].kind == ITEM_IMAGE)
                look_at(p, &d->pages.at[i].items.at[k]);
    for (size_t i = 0; i < p->images->at.n && !p->failure; i++)
        embed_picture(p, &p->images->at.at[i]);
}

/* How the unit square of a picture is turned for each of EXIF's orientations: the directions (x, y)
 * in which its right and its upper edge point on the page. */
static const signed char turns[8][4] = {
    {1, 0, 0, 1},   {-1, 0, 0, 1}, {-1, 0, 0, -1}, {1, 0, 0, -1},
    {0, -1, -1, 0}, {0, -1, 1, 0}, {0, 1, 1, 0},   {0, 1, -1, 0},
};

void images_draw(const struct pdf *p, struct buf *b, const struct image *image,
                 const struct frame *f)
{
    const struct picture *at = find(p, image);
    const signed char *t = turns[image->orientation - 1];
    int64_t width = f->right - f->left, height = f->top - f->bottom;
    int64_t wide = width, high = height;
    cover(image, &wide, &high);
    int64_t left = f->left - (wide - width) / 2, bottom = f->bottom - (high - height) / 2;
    bool cut = wide - width > 1 || high - height > 1;
    write_raw(b, "q\n");
    if (f->radius > 0 || cut) {
        frame_write(b, f);
        write_raw(b, " W n\n");
    }
    write_point(b, t[0] * wide, t[1] * high);
    buf_char(b, ' ');
    write_point(b, t[2] * wide, t[3] * high);
    buf_char(b, ' ');
    write_point(b, t[0] < 0 || t[2] < 0 ? left + wide : left,
                t[1] < 0 || t[3] < 0 ? bottom + high : bottom);
    write_raw(b, " cm /P");
    write_int(b, at - p->images->at.at);
    write_raw(b, " Do Q\n");
}

void images_resources(const struct pdf *p, struct buf *b)
{
    for (size_t i = 0; i < p->images->at.n; i++) {
        write_raw(b, "/P");
        write_int(b, (int64_t)i);
        buf_char(b, ' ');
        write_ref(b, p->images->at.at[i].object ? p->images->at.at[i].object->id : 0);
    }
}
